"""Holds the glossary to the code: each word stands where it says, with these two languages, and each name is there."""

import importlib
import re

from style.text import Text
from tests.contract.test_words import ROOT

GLOSSARY = ROOT / "docs" / "glossary.md"
# `style/terms.py` PAIR, `store/codes.py` STAGE[signed].label, `analytics/selection.py` Selection.shape
WHERE = re.compile(r"`([\w/]+)\.py` (\w+)(?:\[(\w+)\])?((?:\.\w+)*)")
# What the code and its readers could not do without.
TERMS = (
    "结对 赛道 资金年度 资金阶梯 环节 环节缺口 缺口在谁手里 数据性质 统计期间 截至季度 位次 进度判断 序时进度 已报/应报 预警 "
    "数值类型 暂无数据 尚无"
)
NAMES = "rung owner aside course round silent stated due lead part selection story"


def rows(columns: int) -> list[list[str]]:
    """The cells of all tables with so many columns, without heads."""
    tables = re.findall(r"^\|.*\|\n\|[-|]+\|\n((?:\|.*\|\n)+)", GLOSSARY.read_text(encoding="utf-8"), re.M)
    lines = [line for table in tables for line in table.splitlines()]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in cells if len(row) == columns]


def found(where: str) -> object:
    """What stands at the place; None where nothing does."""
    said = WHERE.fullmatch(where)
    if not said:
        return None
    path, name, key, attributes = said.groups()
    try:
        value = getattr(importlib.import_module(path.replace("/", ".").removesuffix(".__init__")), name)
        value = value[key] if key else value
        for attribute in attributes.split(".")[1:]:
            field = getattr(value, "__dataclass_fields__", {}).get(attribute)
            value = field if isinstance(value, type) and field else getattr(value, attribute)
    except (ImportError, AttributeError, KeyError):
        return None
    return value


def test_each_term_stands_in_the_code_with_these_words() -> None:
    said = {where: (found(where), zh, en) for zh, en, _, where in rows(4)}
    wrong = [f"{where} is {text}, not {zh} | {en}" for where, (text, zh, en) in said.items() if text != Text(zh, en)]
    assert not wrong, "docs/glossary.md: name where it stands now, in its own words:\n" + "\n".join(wrong)


def test_each_word_of_the_code_stands_there() -> None:
    gone = [where for _, _, where in rows(3) if found(where) is None]
    assert not gone, f"docs/glossary.md names what is gone; name what stands there now: {gone}"


def test_what_is_needed_is_told_once_and_in_a_line() -> None:
    words = [(row[0], row[-1]) for count in (3, 4) for row in rows(count)]
    assert {word for cell, _ in words for word in cell.split(", ")} >= {*TERMS.split(), *NAMES.split()}
    assert len(set(words)) == len(words)
    assert all(row[-2].endswith(".") and len(row[-2]) < 200 for count in (3, 4) for row in rows(count))
