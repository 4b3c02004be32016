"""Holds the folders to their rules: a folder is a subject, a file a question, and which subjects may know which others."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PARTS = (
    "style",
    "api",
    "cache",
    "store",
    "analytics",
    "charts",
    "reports",
    "ui",
    "pages",
    "ledger",
    "notices",
    "server",
    "scripts",
    "tests",
)
MODULES_A_FOLDER = 20
# The subjects of a layer and which others each may know; all other folders of the layer are shared, and know no subject.
SUBJECTS: dict[str, dict[str, set[str]]] = {
    "analytics": {
        "allocation": {"standings"},
        "assessment": {"firmness", "standings"},
        "effects": {"standings"},
        "counties": {"known_facts", "map", "pairs"},
        "findings": {"known_facts", "lagging", "standings", "warnings"},
        "firmness": set(),
        "funds": {"projects", "tracks"},
        "known_facts": {"pairs"},
        "lagging": {"funds", "map", "standings", "warnings"},
        "map": set(),
        "matching": {"map", "pairs"},
        "resources": {"map", "matching", "pairs"},
        "pairs": {"standings"},
        "peers": set(),
        "projects": {"search"},
        "revisions": {
            "counties",
            "findings",
            "funds",
            "known_facts",
            "lagging",
            "map",
            "pairs",
            "standings",
            "tracks",
            "warnings",
        },
        "rows": set(),
        "search": set(),
        "standings": set(),
        "tasks": {"findings", "funds", "standings", "warnings"},
        "tracks": set(),
        "warnings": {"standings"},
    },
    "ui": {
        "allocation": set(),
        "assessment": set(),
        "briefing": set(),
        "counties": {"known_facts", "pairs"},
        "datasets": set(),
        "effects": set(),
        "findings": set(),
        "funds": set(),
        "handbook": set(),
        "known_facts": set(),
        "lagging": set(),
        "map": set(),
        "matching": set(),
        "resources": set(),
        "meetings": {
            "assessment",
            "findings",
            "funds",
            "known_facts",
            "matching",
            "resources",
            "standings",
            "tasks",
            "tracks",
            "warnings",
        },
        "methods": {"allocation", "effects", "tracks"},
        "pairs": {"funds"},
        "peers": set(),
        "projects": set(),
        "rows": set(),
        "search": {"methods"},
        "standings": set(),
        "tasks": {"findings", "funds", "warnings"},
        "tracks": set(),
        "warnings": set(),
    },
    "reports": {"brief": set(), "deck": set(), "workbook": set()},
}


def python_files(root: Path) -> list[Path]:
    return sorted(path for part in PARTS for path in (root / part).rglob("*.py"))


def folder_faults(root: Path) -> Iterator[str]:
    """Folders too full to be one subject, packages that do not say theirs, and names that repeat their folder's."""
    held: dict[Path, int] = {}
    for path in python_files(root):
        held[path.parent] = held.get(path.parent, 0) + 1
        said, folder = path.stem, path.parent.name
        prefixes = {folder, folder.removesuffix("s")}
        if any(said == one or said.startswith(f"{one}_") for one in prefixes) and path.parent.parent != root:
            yield f"{path.relative_to(root)}: repeats the name of its folder; call it by its question alone"
    for folder, count in held.items():
        name = folder.relative_to(root)
        if count > MODULES_A_FOLDER:
            yield f"{name}/: {count} modules, at most {MODULES_A_FOLDER}; split it by subject"
        if name.parts[0] not in ("tests", "pages", "scripts") and not (folder / "__init__.py").exists():
            yield f"{name}/: has no __init__.py that says in a line what its subject is"


def dotted(path: Path, root: Path) -> str:
    return ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")


def arrows(root: Path) -> dict[tuple[str, str], list[str]]:
    """From folder to folder within a layer, with who imports whom. A module at the top of its layer stands for itself."""
    files = [path for path in python_files(root) if path.relative_to(root).parts[0] not in ("tests", "pages")]
    modules = {dotted(path, root) for path in files}
    packages = {dotted(path, root) for path in files if path.stem == "__init__"}

    def room(module: str) -> str:
        above = module.rpartition(".")[0]
        return module if module in packages or "." not in above else above

    found: dict[tuple[str, str], list[str]] = {}
    for path in files:
        here = dotted(path, root)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.ImportFrom) or not node.module:
                continue
            for one in node.names:
                target = f"{node.module}.{one.name}"
                target = target if target in modules else node.module
                if target in modules and target.split(".")[0] == here.split(".")[0] and room(here) != room(target):
                    found.setdefault((room(here), room(target)), []).append(f"{here} imports {target}")
    return found


def subject(room: str, layer: Mapping[str, set[str]]) -> str | None:
    parts = room.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in layer else None


def subject_faults(root: Path) -> Iterator[str]:
    """A subject that knows one it may not know, and a shared folder that knows a subject."""
    for (here, there), who in arrows(root).items():
        layer = SUBJECTS.get(here.split(".")[0], {})
        mine, theirs = subject(here, layer), subject(there, layer)
        top = here.count(".") == 1 and mine is None and here.split(".")[1] not in shared(root, here.split(".")[0])
        if theirs is None or mine == theirs or top:
            continue
        if mine is None:
            yield f"{who[0]}: {here} is shared by all subjects and may know none; what it needs belongs to a shared folder"
        elif theirs not in layer[mine]:
            yield f"{who[0]}: {mine} may not know {theirs}; what both need belongs to a shared folder (or to style/terms.py)"


def shared(root: Path, layer: str) -> set[str]:
    return {path.name for path in (root / layer).iterdir() if path.is_dir()} - set(SUBJECTS.get(layer, {}))


def circle_faults(root: Path) -> Iterator[str]:
    """Folders that, over however many steps, import each other."""
    ways: dict[str, set[str]] = {}
    for here, there in arrows(root):
        ways.setdefault(here, set()).add(there)

    def reached(start: str) -> set[str]:
        seen: set[str] = set()
        left = list(ways.get(start, ()))
        while left:
            room = left.pop()
            if room not in seen:
                seen.add(room)
                left += ways.get(room, ())
        return seen

    within = sorted(room for room in ways if room in reached(room))
    if within:
        yield f"{', '.join(within)}: import each other in a circle; move what they share below both"


def class_faults(root: Path) -> Iterator[str]:
    """Two classes of one name in one layer: a search for the name would answer two questions."""
    homes: dict[tuple[str, str], list[str]] = {}
    for path in python_files(root):
        layer = path.relative_to(root).parts[0]
        if layer not in ("tests", "scripts"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ClassDef):
                    homes.setdefault((layer, node.name), []).append(path.relative_to(root).as_posix())
    for (layer, name), files in homes.items():
        if len(files) > 1:
            yield f"{', '.join(files)}: {len(files)} classes of {layer} are called {name}; name each by what it is"


CHECKS = (folder_faults, subject_faults, circle_faults, class_faults)


@pytest.mark.parametrize("faults", CHECKS)
def test_the_folders_keep_the_rules(faults) -> None:
    found = list(faults(ROOT))
    assert not found, "\n" + "\n".join(found)


def test_every_subject_of_the_table_is_a_folder() -> None:
    for layer, subjects in SUBJECTS.items():
        assert sorted(subjects) == sorted(s for s in subjects if (ROOT / layer / s).is_dir()), layer
        assert not {known for knows in subjects.values() for known in knows} - set(subjects)


PLANTED = [
    ({"ui/funds/fund_gaps.py": ""}, "ui/funds/fund_gaps.py: repeats the name of its folder"),
    ({"ui/funds/funds.py": ""}, "repeats the name of its folder"),
    ({f"analytics/map/a{n}.py": "" for n in range(20)}, "analytics/map/: 21 modules, at most 20"),
    ({"ui/tracks/a.py": "from ui.warnings import b", "ui/warnings/b.py": ""}, "tracks may not know warnings"),
    ({"ui/figures/a.py": "from ui.funds import b", "ui/funds/b.py": ""}, "ui.figures is shared by all subjects"),
    (
        {"ui/frame/a.py": "from ui.pieces.b import x", "ui/pieces/b.py": "from ui.frame import a"},
        "ui.frame, ui.pieces: import each other in a circle",
    ),
    (
        {"ui/funds/a.py": "class Line: ...", "ui/map/b.py": "class Line: ..."},
        "ui/funds/a.py, ui/map/b.py: 2 classes of ui are called Line",
    ),
    (
        {"store/a.py": "from store.package import b", "store/package/b.py": "from store import a"},
        "store.a, store.package: import each other in a circle",
    ),
]


@pytest.mark.parametrize(("files", "fault"), PLANTED, ids=[fault for _, fault in PLANTED])
def test_a_planted_fault_is_found(tmp_path: Path, files: dict[str, str], fault: str) -> None:
    for path, source in files.items():
        folder = (tmp_path / path).parent
        folder.mkdir(parents=True, exist_ok=True)
        for each in (folder, *folder.parents):
            if each != tmp_path and tmp_path in each.parents:
                (each / "__init__.py").touch()
        (tmp_path / path).write_text(source, encoding="utf-8")
    found = [one for check in CHECKS for one in check(tmp_path)]
    assert len(found) == 1 and fault in found[0], found


def test_a_folder_that_does_not_say_its_subject_is_found(tmp_path: Path) -> None:
    (tmp_path / "ui" / "funds").mkdir(parents=True)
    (tmp_path / "ui" / "funds" / "gaps.py").touch()
    assert [fault for fault in folder_faults(tmp_path) if "ui/funds/: has no __init__.py" in fault]
