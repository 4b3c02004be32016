"""Every rule of written cells can happen, tells its value and its remedy, and no blank of it stays empty."""

import re
from pathlib import Path

from store.written.rules import RULES

SOURCE = Path(__file__).parents[4] / "store" / "written"


def test_every_rule_is_raised_somewhere() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in SOURCE.glob("*.py") if path.stem != "rules")
    named = set(re.findall(r'"([a-z_]+)"', source))
    assert set(RULES) <= named


def test_both_languages_say_the_same_blanks() -> None:
    blanks = lambda text: sorted(set(re.findall(r"{(\w+)}", text)))  # noqa: E731
    for rule in RULES.values():
        for told in (rule.says, rule.remedy):
            assert blanks(told.zh) == blanks(told.en), rule.id
            assert not re.search(
                "[\u4e00-\u9fff]",
                re.sub(
                    "“[^”]*”|万元|第三季度|年|月|三季度|未报|不适用|至少3亿元|约4亿元|滨江—泰顺|全年|上半|[（）元万亿]",
                    "",
                    told.en,
                ),
            ), rule.id
        assert rule.severity == "error" and rule.remedy.zh
