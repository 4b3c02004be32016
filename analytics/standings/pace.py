"""序时进度: how much of the year's target is reached against how much of the year is gone; when that counts as slow, once."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from analytics.answer import Part, Refused, parts, total
from analytics.metrics import METRICS
from analytics.selection import Selection
from analytics.standings.ranking import in_force
from cache.remembered import remembered
from store.datasets import Dataset
from style import terms
from style.numbers import NO_DATA, percent
from style.terms import JOINT, LIST_STOP
from style.text import Text


@dataclass(frozen=True)
class Pace:
    """A status; `at_least`: the smallest share reached ÷ share of the year gone that earns it, None where there is none
    to tell."""

    id: str
    label: Text
    at_least: Fraction | None = None


PACES: dict[str, Pace] = {
    pace.id: pace
    for pace in (
        Pace("on_schedule", Text("达到序时", "On pace"), Fraction(1)),
        Pace("slightly_behind", Text("略慢", "Slow"), Fraction(4, 5)),
        Pace("behind", Text("滞后", "Behind"), Fraction(0)),
        Pace("no_target", terms.NO_TARGET),
        Pace("not_allocated", Text("尚无下达", "Nothing allocated")),
        Pace("no_data", NO_DATA),
        Pace("no_benchmark", Text("无序时基准", "No benchmark")),
    )
}
# What is held against the calendar: the metrics whose benchmark it is, what pairs set out to reach first.
PACED = ("investment_target_rate", "output_target_rate", "execution_rate")


@dataclass(frozen=True)
class Progress:
    """One pair (None: all together): what was reached of what, and what that makes against the calendar."""

    pair_id: str | None
    part: Part
    reached: Fraction | None
    status: str


@dataclass(frozen=True)
class Progresses:
    """`elapsed`: the share of the year gone, None where there is no such benchmark. `lines` in the order of the list.
    `refused` says why the selection has no such rate; there are then no lines."""

    metric_id: str
    elapsed: Fraction | None
    whole: Progress | None
    lines: tuple[Progress, ...]
    refused: Text | None = None

    def count(self, status: str) -> int:
        return sum(line.status == status for line in self.lines)

    @property
    def slowest_first(self) -> list[Progress]:
        """Those of whom a share reached is known."""
        known = [line for line in self.lines if line.reached is not None]
        return sorted(known, key=lambda line: (line.reached or 0, line.pair_id or ""))

    @property
    def unknown(self) -> list[Progress]:
        return [line for line in self.lines if line.reached is None]


def status_of(
    done: Decimal | int | None, target: Decimal | int | None, elapsed: Fraction | None, without: str = "no_target"
) -> str:
    """The id of PACES, by exact arithmetic; `without` is the one where there is no target, or one of nothing."""
    if not target:
        return without
    if done is None:
        return "no_data"
    if elapsed is None:
        return "no_benchmark"
    ratio = Fraction(done) / Fraction(target) / elapsed
    held = [pace for pace in PACES.values() if pace.at_least is not None]
    return next((pace.id for pace in held if ratio >= pace.at_least), held[-1].id)  # type: ignore[operator]


@remembered
def progresses(dataset: Dataset, metric_id: str, selection: Selection) -> Progresses:
    """A metric of PACED for every pair in force that the selection leaves in. What runs since 2023 has no such benchmark."""
    scope = METRICS[metric_id].scope(selection)
    elapsed = Fraction(time_elapsed(scope)) if scope.span == "year" else None
    try:
        there = in_force(dataset, selection.as_of)
        found = [p for p in parts(dataset, metric_id, ("pair",), selection) if p.of[0] in there]
        whole = total(dataset, metric_id, selection)
    except Refused as refused:
        return Progresses(metric_id, elapsed, None, (), refused.reason)
    without = _without_target(dataset, metric_id)
    lines = tuple(_progress(str(part.of[0]), part, elapsed, without) for part in found)
    return Progresses(metric_id, elapsed, _progress(None, whole, elapsed, without), lines)


def _without_target(dataset: Dataset, metric_id: str) -> str:
    """What no row of a target means: that none was set, or, in a partial table, that none is known."""
    target = METRICS[metric_id].denominator
    assert target is not None
    if not dataset.is_complete(target.table):
        return "no_data"
    return "not_allocated" if target.table == "fund_flows" else "no_target"


def _progress(pair_id: str | None, part: Part, elapsed: Fraction | None, without: str) -> Progress:
    done, target = part.numerator, part.denominator
    reached = Fraction(done) / Fraction(target) if done is not None and target else None
    return Progress(pair_id, part, reached, status_of(done, target, elapsed, without))


def year_gone(selection: Selection) -> Fraction:
    """Of the as-of year, at the end of the as-of quarter."""
    return Fraction(selection.quarter.quarter, 4)


def time_elapsed(selection: Selection) -> float:
    """序时进度: the share of the as-of year that has gone by at the end of the as-of quarter."""
    return float(year_gone(selection))


_STATUS_COUNT = Text("{status} {count} 对", "{status} {count}")
_AT_LEAST = Text("{status} ≥ {least}", "{status} ≥ {least}")
_BELOW = Text("{status} < {most}", "{status} < {most}")


def rules_in_words(lang: str) -> str:
    """达到序时 ≥ 100%；略慢 ≥ 80%；滞后 < 80%, from where they are defined."""
    held = [pace for pace in PACES.values() if pace.at_least is not None]
    share = [percent(pace.at_least or 0, lang, 0) for pace in held]
    said = [_AT_LEAST(lang, status=pace.label(lang), least=least) for pace, least in zip(held, share, strict=True)][:-1]
    return LIST_STOP(lang).join([*said, _BELOW(lang, status=held[-1].label(lang), most=share[-2])])


def counts_in_words(found: Progresses, lang: str) -> str:
    """达到序时 9 对、略慢 5 对、滞后 4 对: every status that any pair has."""
    held = [(pace.label(lang), found.count(pace.id)) for pace in PACES.values()]
    said = [_STATUS_COUNT(lang, status=label, count=count) for label, count in held if count]
    return JOINT(lang).join(said)
