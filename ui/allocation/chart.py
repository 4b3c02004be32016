"""What each pair's amount is made of, as stacked bars: the criteria's parts, and a tick where the amount ends up."""

from analytics.allocation.criteria import CRITERIA
from analytics.allocation.split import YUAN as YUAN_IN_WAN
from analytics.allocation.split import Allocation
from charts.style import Axis, Series
from style.numbers import wan
from style.text import Text
from ui.allocation import words
from ui.allocation.tables import of_wan, pair_name
from ui.view import View


def picture(shown: View, found: Allocation) -> tuple[list[str], list[Series], Series]:
    """The pairs' names with the largest amount first, the parts, and the amounts they end up as."""
    lang = shown.lang
    lines = sorted(found.lines, key=lambda line: (-line.amount, line.pair_id))
    names = [pair_name(shown, line.pair_id) for line in lines]
    parts = [
        _series(one, CRITERIA[one].name, names, [line.parts[one] for line in lines], lang)
        for one in CRITERIA  # those without a weight too: each keeps its colour
    ]
    amounts = _series("amount", words.AMOUNT, names, [line.amount for line in lines], lang)
    return names, parts, amounts


def _series(series_id: str, name: Text, names: list[str], amounts: list[int], lang: str) -> Series:
    said = tuple(
        words.PART(lang, pair=pair, name=name(lang), amount=of_wan(amount, lang))
        for pair, amount in zip(names, amounts, strict=True)
    )
    return Series(series_id, name(lang), tuple(float(amount * YUAN_IN_WAN) for amount in amounts), said)


def amount_axis(lang: str) -> Axis:
    return Axis(words.AXIS(lang), lambda value: wan(value, lang).number)


def picture_alt(shown: View, found: Allocation) -> str:
    lang, order = shown.lang, sorted(found.lines, key=lambda line: (-line.amount, line.pair_id))
    first, last = (f"{pair_name(shown, line.pair_id)} {of_wan(line.amount, lang)}" for line in (order[0], order[-1]))
    return words.CHART_ALT(lang, first=first, last=last)
