"""How a figure is spoken of: its period, its basis, how much of it came, its change; the page and every file say it alike."""

from dataclasses import dataclass

from analytics.answer import Part, Refused, total
from analytics.growth.rate import can_grow, grown, is_startup
from analytics.headlines import Headline
from analytics.metrics import METRICS, Metric
from analytics.selection import AT_CAPACITY, SPANS, Selection
from store.codes import VALUE_TYPE
from store.datasets import Dataset
from style.numbers import figure
from style.periods import say_period
from style.text import Text

AS_OF = Text("截至", "As of")
END_OF = Text("{quarter}末", "End of {quarter}")
COVERED = Text("已报 {reported}/{due} 项", "{reported}/{due} reported")
KNOWN_ONLY = Text("仅含来源提及的", "only what the sources mention")
AGAINST_LAST_YEAR = Text("较上年同期", "on year")
BESIDE = Text("{label} {figure}", "{label} {figure}")
ANY_YEAR = Text("{quarter}，不论资金年度", "{quarter}, of any fund year")
ALLOCATED_AHEAD = Text("提前下达", "Allocated ahead of the year")
WITH_AHEAD = Text("{quarter}，不论资金年度，含{ahead}", "{quarter}, of any fund year, also {ahead}")
NO_LAST_YEAR = Text("上年同期不可比", "no year before")


def period(metric: Metric, selection: Selection, lang: str) -> str:
    """What time the figure speaks of: a moment for a stock, the span for a flow, since the programme began for what always runs; fund
    money is of its fund years, so far, and a budget of the whole of them."""
    at = metric.scope(selection)
    if metric.over_time_of(at) == "at_capacity":
        return AT_CAPACITY(lang)
    quarter = say_period(at.as_of, lang)
    if metric.over_time == "stock":
        return END_OF(lang, quarter=quarter)
    if _is_fund(metric, at):
        funds = at.say_funds(lang)
        return funds if metric.value_type == "planned" else f"{funds} · {AS_OF(lang)} {quarter}"
    return _of_any_year(metric, at, lang)


def _of_any_year(metric: Metric, at: Selection, lang: str) -> str:
    """The span; of money that moved in a quarter alone, that it may be of any fund year, of an allocation also of one to come."""
    said = at.say_span(lang)
    if metric.table != "fund_flows":
        return said
    if at.fund_year:
        return f"{at.say_funds(lang)} · {said}"
    words = WITH_AHEAD if metric.id == "fund_allocated" else ANY_YEAR
    return words(lang, quarter=said, ahead=ALLOCATED_AHEAD(lang).lower())


def _is_fund(metric: Metric, at: Selection) -> bool:
    """Whether it counts by fund year; in a quarter alone money counts by when it moved."""
    return metric.table == "fund_flows" and at.span != "quarter"


def short_period(metric: Metric, selection: Selection, lang: str) -> str:
    """The same in few words: what runs since the programme began says so rather than naming both its ends."""
    at = metric.scope(selection)
    if _is_fund(metric, at):
        return at.say_funds(lang)
    if metric.over_time_of(at) not in ("stock", "at_capacity") and at.span == "programme":
        return SPANS["programme"].label(lang)
    return period(metric, selection, lang)


def basis(metric: Metric, lang: str, asked: Selection | None = None) -> str:
    """What kind of figure it is, under a selection where one is `asked`; of a ratio both sides, where they differ."""
    sides = [metric.numerator, metric.denominator or metric.numerator]
    if asked:
        sides = list(metric.sides(asked).values())
    return " ÷ ".join(dict.fromkeys(VALUE_TYPE[side.value_type].label(lang) for side in sides))


def lacking(part: Part, lang: str, words: Text = COVERED) -> str:
    """How many of the figures due went into it, where some are missing; in other `words` where there is little room."""
    if part.reported == part.due:
        return ""
    return words(lang, reported=f"{part.reported:,}", due=f"{part.due:,}")


def covered(part: Part, metric: Metric, dataset: Dataset, lang: str) -> str:
    """The same; and that a partial table is a lower bound."""
    said = [lacking(part, lang)]
    if part.value is not None and not all(dataset.is_complete(table) for table in metric.tables):
        said.append(KNOWN_ONLY(lang))
    return " · ".join(filter(None, said))


def note(metric: Metric, part: Part, dataset: Dataset, selection: Selection, lang: str) -> str:
    """Period, basis and coverage of a figure in a line, with what must be read along with it."""
    said = [short_period(metric, selection, lang), basis(metric, lang, selection), covered(part, metric, dataset, lang)]
    if metric.beside and part.value is not None:
        said.append(_beside(METRICS[metric.beside], dataset, metric.scope(selection), lang))
    return " · ".join(filter(None, said))


def _beside(other: Metric, dataset: Dataset, scope: Selection, lang: str) -> str:
    """资金拨付率 87.6%; nothing where the selection has no such figure."""
    try:
        value = total(dataset, other.id, scope).value
    except Refused:
        return ""
    return (
        ""
        if value is None
        else BESIDE(lang, label=other.short(lang), figure=figure(value, other.unit, lang, other.decimals))
    )


@dataclass(frozen=True)
class ChangeInWords:
    """A headline's change on the year before: `text` with its sign or amount, `versus` against what. A direction is neither
    good nor bad: that is a judgement's to say."""

    text: str
    versus: str


def moved(metric: Metric, line: Headline, selection: Selection, lang: str) -> ChangeInWords | None:
    """None where there is no figure, and where growth of it is not told."""
    if line.now.value is None or not can_grow(metric, selection):
        return None
    before = line.before.value if line.before else None
    said = grown(line.now.value, before, metric.unit, is_startup(selection)).said(lang)
    return ChangeInWords(said.text, AGAINST_LAST_YEAR(lang)) if said else ChangeInWords(NO_LAST_YEAR(lang), "")
