"""The words of the data's codes and measures, for those who print answers and know no schema."""

from collections.abc import Sequence

from store.codes import DEAL_STEP, EVENT_KIND, QUALIFIER, RESOURCE, SOURCE_KIND, STAGE, STATUS, VALUE_TYPE, CodeList
from store.measures import MEASURES
from style.numbers import Figure
from style.text import Text

_LISTS: dict[str, CodeList] = {
    codes.id: codes for codes in (DEAL_STEP, EVENT_KIND, QUALIFIER, RESOURCE, SOURCE_KIND, STAGE, STATUS, VALUE_TYPE)
}


def word(codes: str, code_id: str) -> Text:
    """The label of a code of a list: word("value_type", "actual") is 实际."""
    return _LISTS[codes][code_id].label


def measure(metric_id: str) -> Text:
    """What a reported measure is called."""
    return MEASURES[metric_id].label


def qualified(number: Figure, qualifier: str | None, lang: str) -> str:
    """The qualifier where the language puts it: 超 1 亿元, 4.2%左右."""
    if not qualifier:
        return str(number)
    said = word("qualifier", qualifier)(lang)
    return f"{number}{said}" if lang == "zh" and qualifier == "about" else f"{said} {number}"


def worded_sql(column: str, lists: Sequence[CodeList], lang: str) -> str:
    """SQL for the label of a column's code; the labels are our own, no word of the data is among them."""
    cases = " ".join(f"WHEN '{code.id}' THEN '{code.label(lang)}'" for codes in lists for code in codes)
    return f'CASE line."{column}" {cases} END'
