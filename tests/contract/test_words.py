"""Every word shown exists in both languages, with the same blanks to fill, and none of them is left unused."""

import importlib
import re
from pathlib import Path

import pytest

from store.faults import RULES
from style.text import Text

ROOT = Path(__file__).parents[2]
# Words live in ui/words.py and, for one page or one part of the screen alone, in ui/<its name>_words.py.
MODULES = {
    p.stem: importlib.import_module(f"{part}.{p.stem}")
    for part in ("ui", "reports")
    for p in sorted((ROOT / part).glob("*words.py"))
}
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


def test_no_word_is_left_unused():
    used = "\n".join(
        p.read_text(encoding="utf-8")
        for folder in ("ui", "reports", "pages", ".")
        for p in (ROOT / folder).glob("*.py")
        if p.stem not in MODULES
    )
    unused = [f"{module}.{name}" for module, held in MODULES.items() for name in vars(held)
              if name.isupper() and not re.search(rf"\b{module}\.{name}\b", used)]  # fmt: skip
    assert not unused


def test_a_word_is_defined_once():
    homes: dict[tuple[str, str], list[str]] = {}
    for module, held in MODULES.items():
        for name, value in vars(held).items():
            if isinstance(value, Text):
                homes.setdefault((value.zh, value.en), []).append(f"{module}.{name}")
    assert not [names for names in homes.values() if len(names) > 1]
