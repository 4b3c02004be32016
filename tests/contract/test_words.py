"""Every word shown exists in both languages, with the same blanks to fill, and none of them is left unused."""

import ast
import importlib
import re
from collections.abc import Collection
from pathlib import Path

from store.package.faults import RULES
from style.text import Text

ROOT = Path(__file__).parents[2]
# Words live in ui/words.py and, for one subject alone, in its folder's words.py (or <part>_words.py); those of pages and
# files both in style/terms.py.
PARTS = ("ui", "reports", "notices", "api", "server")
HOMES = [ROOT / "style" / "terms.py", *(p for part in PARTS for p in sorted((ROOT / part).rglob("*words.py")))]


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


MODULES = {dotted(p): importlib.import_module(dotted(p)) for p in HOMES}
CHINESE = re.compile(r"[\u4e00-\u9fff]")
BLANK = re.compile(r"{(\w+)}")
# The one word that is shown in the other language on purpose: the language switch.
SWITCH = "ui.words.OTHER_LANGUAGE"


def every_word() -> dict[str, Text]:
    found: dict[str, Text] = {}
    for name, value in ((f"{m}.{n}", v) for m, module in MODULES.items() for n, v in vars(module).items()):
        if isinstance(value, Text):
            found[name] = value
        elif isinstance(value, dict):
            found |= {f"{name}[{key}]": text for key, text in value.items() if isinstance(text, Text)}
        elif isinstance(value, tuple):
            found |= {f"{name}[{n}]": text for n, text in enumerate(value) if isinstance(text, Text)}
    for rule in RULES.values():
        found |= {f"rule {rule.id} says": rule.says, f"rule {rule.id} remedy": rule.remedy}
    return found


def is_itself(text: Text) -> bool:
    """Whether the Chinese has Chinese in it, unless it is made of signs and blanks alone, and the English none."""
    letters = re.search(r"\w", BLANK.sub("", text.zh))  # stops and brackets are of no language
    return bool(CHINESE.search(text.zh) or not letters) and not CHINESE.search(text.en)


# One test for all words: of its own for each, they were a quarter of all tests there are.
def test_both_languages_say_the_same_blanks():
    blanks = {
        name: (sorted(BLANK.findall(text.zh)), sorted(BLANK.findall(text.en))) for name, text in every_word().items()
    }
    assert {name: (zh, en) for name, (zh, en) in blanks.items() if zh != en} == {}
    ones = {name: text for name, text in every_word().items() if text.one}
    assert ones and {name for name, text in ones.items() if sorted(BLANK.findall(text.one)) != blanks[name][1]} == set()


def test_each_language_is_itself():
    words = every_word()
    assert SWITCH in words
    assert {name: text for name, text in words.items() if name != SWITCH and not is_itself(text)} == {}


def test_every_home_of_words_is_looked_at():
    homes = {name.rpartition(".")[0] for name in every_word() if not name.startswith("rule ")}
    assert homes == MODULES.keys()


def used_words() -> set[str]:
    """Every word some module says, by the full name of its home: `words` may be what a file calls a home."""
    found: set[str] = set()
    for path in (p for folder in (*PARTS, "analytics", "pages") for p in (ROOT / folder).rglob("*.py")):
        found |= used_in(path, MODULES)
    return found | used_in(ROOT / "app.py", MODULES)


def used_in(path: Path, homes: Collection[str]) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    called, found = {}, set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            if node.module in homes:
                found |= {f"{node.module}.{one.name}" for one in node.names}
            called |= {one.asname or one.name: f"{node.module}.{one.name}" for one in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and called.get(node.value.id) in homes:
            found.add(f"{called[node.value.id]}.{node.attr}")
    return found


def test_no_word_is_left_unused():
    every = {f"{module}.{name}" for module, held in MODULES.items() for name in vars(held) if name.isupper()}
    assert sorted(every - used_words()) == []


def test_a_word_is_defined_once():
    homes: dict[tuple[str, str], dict[int, str]] = {}
    for module, held in MODULES.items():
        for name, value in vars(held).items():
            if isinstance(value, Text):  # the same one may be had under several names
                homes.setdefault((value.zh, value.en), {})[id(value)] = f"{module}.{name}"
    assert not [sorted(names.values()) for names in homes.values() if len(names) > 1]
