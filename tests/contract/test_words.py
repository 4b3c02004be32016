"""Every word shown exists in both languages, with the same blanks to fill, and none of them is left unused."""

import ast
import importlib
import re
from pathlib import Path

import pytest

from store.faults import RULES
from style.text import Text

ROOT = Path(__file__).parents[2]
# Words live in ui/words.py and, for one page, one part of the screen or one kind of file alone, in <its name>_words.py;
# those of pages and files both in style/terms.py.
HOMES = [
    ROOT / "style" / "terms.py",
    *(p for part in ("ui", "reports", "server") for p in sorted((ROOT / part).glob("*words.py"))),
]
MODULES = {p.stem: importlib.import_module(f"{p.parent.name}.{p.stem}") for p in HOMES}
CHINESE = re.compile(r"[\u4e00-\u9fff]")
BLANK = re.compile(r"{(\w+)}")
# The one word that is shown in the other language on purpose: the language switch.
SWITCH = "words.OTHER_LANGUAGE"


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


@pytest.mark.parametrize(("name", "text"), every_word().items())
def test_both_languages_say_the_same_blanks(name, text):
    assert sorted(BLANK.findall(text.zh)) == sorted(BLANK.findall(text.en)), name


@pytest.mark.parametrize(("name", "text"), every_word().items())
def test_each_language_is_itself(name, text):
    if name == SWITCH:
        return
    letters = re.search(r"\w", BLANK.sub("", text.zh))  # stops and brackets are of no language
    assert CHINESE.search(text.zh) or not letters, name
    assert not CHINESE.search(text.en), name


def used_words() -> set[str]:
    """Every word some module says, by the name of its home: `words` may be what a file calls a home."""
    found: set[str] = set()
    for path in (
        p for folder in ("ui", "reports", "server", "pages", ".") for p in (ROOT / folder).glob("*.py")
    ):
        tree, called = ast.parse(path.read_text(encoding="utf-8")), {}
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module:
                called |= {one.asname or one.name: one.name for one in node.names}
                home = node.module.rpartition(".")[2]
                found |= {f"{home}.{one.name}" for one in node.names if home in MODULES}
            elif (
                isinstance(node, ast.Attribute)
                and isinstance(node.value, ast.Name)
                and path.stem not in MODULES
            ):
                found.add(f"{called.get(node.value.id, node.value.id)}.{node.attr}")
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
