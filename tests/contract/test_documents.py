"""Holds the documents to the folders: what they name is there, what is there they name, and their tables are the rules' own."""

import re
from pathlib import Path

import pytest

from tests.contract.test_layers import MAY_IMPORT
from tests.contract.test_rooms import ROOT, SUBJECTS

ARCHITECTURE = ROOT / "docs" / "architecture.md"
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
DOCUMENTS = (
    ARCHITECTURE,
    CONTRIBUTING,
    ROOT / "README.md",
    ROOT / "docs" / "decisions.md",
    ROOT / "docs" / "glossary.md",
    ROOT / "docs" / "deploy" / "README.md",
    ROOT / "docs" / "security.md",
)
RECIPES = ("A metric", "A page", "A section of reports", "A warning rule", "A chart kind", "A word")
_PARTS = (
    "style",
    "access",
    "cache",
    "store",
    "analytics",
    "charts",
    "reports",
    "ui",
    "pages",
    "ledger",
    "notices",
    "api",
    "server",
    "scripts",
    "tests",
    "docs",
)
# A path from the root: in backticks, of one of our folders, without blanks such as <id>.
_PATH = re.compile(rf"`((?:{'|'.join(_PARTS)})/[\w./-]*)`")
_TOP_FILE = re.compile(r"`([A-Z]+\.md|[a-z]+\.(?:py|toml))`")


def named(text: str) -> set[str]:
    """The files and folders that a document speaks of."""
    return {path for path in (*_PATH.findall(text), *_TOP_FILE.findall(text))}


def gone(text: str, root: Path) -> list[str]:
    """What a document names and is not there. `funds.py` after `analytics/facts/` is a file of some folder."""
    names = {path.name for part in _PARTS for path in (root / part).rglob("*.*")}
    return sorted(one for one in named(text) if not (root / one).exists() and not ("/" not in one and one in names))


def rows(text: str, head: str) -> list[list[str]]:
    """The rows of the table under a head row."""
    below = text.partition(f"| {head} |\n")[2].splitlines()[1:]
    taken = below[: next((n for n, line in enumerate(below) if not line.startswith("|")), len(below))]
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in taken]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_what_a_document_names_is_there(document: Path) -> None:
    missing = gone(document.read_text(encoding="utf-8"), ROOT)
    assert not missing, f"{document.name} names what is gone; name what stands there now: {', '.join(missing)}"


def test_every_folder_is_on_the_map() -> None:
    mapped = {row[0].rstrip("/") for row in rows(ARCHITECTURE.read_text(encoding="utf-8"), "folder | what it knows")}
    there = {
        path.parent.relative_to(ROOT).as_posix()
        for part in _PARTS
        if part not in ("tests", "docs")
        for path in (ROOT / part).rglob("*.py")
    }
    assert sorted(there - mapped) == [], (
        "folders without a row in the code map of docs/architecture.md; one that is a subject also stands in the table of "
        "subjects there and in SUBJECTS of test_rooms.py"
    )
    assert sorted(mapped - there) == [], "rows of the code map without a folder"


def test_the_import_table_is_the_rule() -> None:
    told = {
        layer: set() if allowed == "—" else set(allowed.split(", "))
        for layer, allowed in rows(ARCHITECTURE.read_text(encoding="utf-8"), "layer | may import")
    }
    assert told == MAY_IMPORT, "docs/architecture.md and MAY_IMPORT in test_layers.py tell different tables"


def test_the_table_of_subjects_is_the_rule() -> None:
    told: dict[str, dict[str, set[str]]] = {}
    for layer, subject, known in rows(ARCHITECTURE.read_text(encoding="utf-8"), "layer | subject | may know"):
        told.setdefault(layer, {})[subject] = set() if known == "—" else set(known.split(", "))
    assert told == SUBJECTS, "docs/architecture.md and SUBJECTS in test_rooms.py tell different tables"


def test_each_recipe_names_files() -> None:
    sections = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", CONTRIBUTING.read_text(encoding="utf-8"), re.M | re.S))
    assert tuple(sections) == RECIPES
    for title, steps in sections.items():
        assert len(named(steps)) >= 4, f"the recipe “{title}” says what to do and not where"


def test_a_document_that_names_what_is_gone_is_found(tmp_path: Path) -> None:
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "words.py").touch()
    assert gone("in `ui/words.py` and `words.py`, not `ui/deck.py` or `settings.toml`", tmp_path) == [
        "settings.toml",
        "ui/deck.py",
    ]
