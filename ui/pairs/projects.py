"""A pair's largest projects as lanes of a time line: from each stage's date to the next, up to the as-of quarter's end."""

from collections.abc import Sequence
from datetime import date

from analytics.pairs.facts import ProjectLine
from charts.timeline import Lane, Span
from store.codes import STAGE
from style import terms
from style.periods import say_date, say_period
from ui.pairs import words as pair_words
from ui.view import View

SHOWN = 20
# A stage and the date it begins on. What is started is under construction from the next quarter on: one bar for both.
BEGINS = (
    ("signed", "signed_on"),
    ("under_construction", "started_on"),
    ("in_production", "completed_on"),
    ("at_capacity", "at_capacity_on"),
)


def lanes(shown: View, lines: Sequence[ProjectLine]) -> tuple[Lane, ...]:
    """The largest plans first, as the lines are; a project of no known date has its stage in words."""
    end = shown.selection.quarter.end
    return tuple(_lane(shown.lang, line, end) for line in lines[:SHOWN])


def _lane(lang: str, line: ProjectLine, end: date) -> Lane:
    begun = [(stage, getattr(line, column)) for stage, column in BEGINS]
    begun = [(stage, day) for stage, day in begun if day is not None and day <= end]
    spans: list[Span] = []
    for number, (stage, start) in enumerate(begun):
        last = number == len(begun) - 1
        until = end if last else max(start, begun[number + 1][1])
        spans.append(
            Span(stage, start, until, _span_in_words(lang, line, stage, start, None if last else until), open=last)
        )
    stands = STAGE[line.stage].label(lang) if line.stage else terms.STAGE_UNKNOWN(lang)
    return Lane(
        line.project_id, _name(line, lang), tuple(spans), "" if spans else f"{stands} · {pair_words.NO_DATES(lang)}"
    )


def _name(line: ProjectLine, lang: str) -> str:
    """Names are Chinese; a reader of English is given the id, and the name in the table below."""
    return line.name if lang == "zh" else line.project_id


def _span_in_words(lang: str, line: ProjectLine, stage: str, start: date, until: date | None) -> str:
    exact, label = line.precision or "day", STAGE[stage].label(lang)
    begin = say_date(start, lang, exact)
    if until is None:
        return pair_words.SINCE(lang, project=line.name, stage=label, start=begin)
    return pair_words.FROM_TO(lang, project=line.name, stage=label, start=begin, end=say_date(until, lang, exact))


def stages(lang: str) -> tuple[tuple[str, str], ...]:
    return tuple((stage, STAGE[stage].label(lang)) for stage, _ in BEGINS)


def ticks(shown: View, found: Sequence[Lane]) -> tuple[tuple[date, str], ...]:
    """The first days of the years that the lanes touch."""
    end = shown.selection.quarter.end
    first = min((span.start.year for lane in found for span in lane.spans), default=end.year)
    return tuple((date(year, 1, 1), say_period(str(year), shown.lang)) for year in range(first, end.year + 1))


def alt(lang: str, lines: Sequence[ProjectLine]) -> str:
    told = lines[:SHOWN]
    said = [
        pair_words.LANE(
            lang,
            project=_name(line, lang),
            stage=STAGE[line.stage].label(lang) if line.stage else terms.STAGE_UNKNOWN(lang),
        )
        for line in told
    ]
    return pair_words.TIMELINE_ALT(lang, count=len(told), lanes=terms.LIST_STOP(lang).join(said))
