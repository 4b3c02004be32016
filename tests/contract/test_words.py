"""Every word shown exists in both languages, with the same blanks to fill, and none of them is left unused."""

import re
from pathlib import Path

import pytest

from store.faults import RULES
from style.text import Text
from ui import words

ROOT = Path(__file__).parents[2]
CHINESE = re.compile(r"[\u4e00-\u9fff]")
BLANK = re.compile(r"{(\w+)}")
# The one word that is shown in the other language on purpose: the language switch.
SWITCH = "OTHER_LANGUAGE"


def every_word() -> dict[str, Text]:
    found: dict[str, Text] = {}
    for name, value in vars(words).items():
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
    if name in (SWITCH, "LIST_STOP"):
        return
    assert CHINESE.search(text.zh), name
    assert not CHINESE.search(text.en), name


def test_no_word_is_left_unused():
    used = "\n".join(
        p.read_text(encoding="utf-8")
        for folder in ("ui", "pages")
        for p in (ROOT / folder).glob("*.py")
        if p.name != "words.py"
    )
    used += (ROOT / "app.py").read_text(encoding="utf-8")
    unused = [name for name in vars(words) if name.isupper() and not re.search(rf"words\.{name}\b", used)]
    assert not unused
