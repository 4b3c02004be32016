"""Figures quarter by quarter, of whom enough came: whose share of the whole turned, and who set a record."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import log10

import numpy as np

from analytics.answer import Part, parts
from analytics.findings.hypotheses import PROVINCE, Hypothesis, Record, Turn
from analytics.findings.statistics import FEWEST_MEMBERS, FEWEST_QUARTERS, Turns, rarity, turns
from analytics.selection import Selection
from store.datasets import Dataset

MEASURES = ("investment_completed", "output_value")
FUNDS = ("fund_spent", "fund_disbursed")
# Which metrics are looked at by what. A project has one industry; money of the fund has none.
COURSES = tuple((one, by) for one in MEASURES for by in ("pair", "track", "industry")) + tuple(
    (one, by) for one in FUNDS for by in ("pair", "track")
)
# Of these a quarter may set a record; what is disbursed comes in instalments by the calendar.
RECORDS = (*MEASURES, "fund_spent")
CAME = Decimal("0.9")  # of the figures due: a quarter with fewer is no figure to compare
MOST_OF = Fraction(3, 4)  # of the members that can be looked at: a longer window may lose a few
RECORD = Decimal("1.25")


@dataclass(frozen=True)
class Courses:
    """Of a metric by one dimension: each member's figures by quarter (None: too few came), and the whole of each quarter; of each
    member's last quarter, and of the whole's (PROVINCE), how many returns came of how many were due."""

    metric_id: str
    dimension: str
    quarters: tuple[str, ...]
    values: dict[str, tuple[Decimal | None, ...]]
    whole: tuple[Decimal, ...]
    is_told: tuple[bool, ...]
    returns: dict[str, tuple[int, int]]


def courses(dataset: Dataset, metric_id: str, dimension: str, as_of: str) -> Courses:
    asked = Selection(as_of, "programme")
    held: dict[str | None, dict[str, Part]] = {}
    for part in parts(dataset, metric_id, (dimension, "quarter"), asked):
        held.setdefault(part.of[0], {})[str(part.of[1])] = part
    first = dataset.description.first_quarter
    quarters = tuple(sorted({q for of in held.values() for q in of if q >= first}))
    told = [[of[q] for of in held.values() if q in of] for q in quarters]
    whole = tuple(sum((part.value for part in of if part.value is not None), Decimal(0)) for of in told)
    sums = [(sum(part.reported for part in of), sum(part.due for part in of)) for of in told]
    last = {one: of[as_of] for one, of in held.items() if one is not None and as_of in of}
    returns = {one: (part.reported, part.due) for one, part in last.items()} | {PROVINCE: (sums or [(0, 0)])[-1]}
    is_told = tuple(came >= CAME * due for came, due in sums)
    values = {one: tuple(_figure(of.get(q)) for q in quarters) for one, of in held.items() if one is not None}
    return Courses(metric_id, dimension, quarters, values, whole, is_told, returns)


def _figure(part: Part | None) -> Decimal | None:
    if part is None or part.value is None or part.reported < CAME * part.due:
        return None
    return Decimal(part.value)


def turned(found: Courses) -> Iterator[Hypothesis]:
    width = _window(found)
    members = [one for one, held in found.values.items() if width and _is_whole(held, width)]
    levels = np.array([[float(value or 0) for value in found.values[one][-width:]] for one in members])
    told = turns(levels) if members else None
    for one in found.values:
        if told is None or one not in members:
            yield Hypothesis("turn", found.metric_id, found.dimension, one, "quarters")
        else:
            yield _turn(found, one, width, told, members.index(one))


def _is_whole(values: tuple[Decimal | None, ...], width: int) -> bool:
    return len(values) >= width and all(value is not None and value > 0 for value in values[-width:])


def _window(found: Courses) -> int:
    """The most quarters up to the last one that are whole of most members of whom the fewest are; 0 where these are too few."""
    counts = {
        width: sum(_is_whole(held, width) for held in found.values.values())
        for width in range(FEWEST_QUARTERS, len(found.quarters) + 1)
    }
    least = max(Fraction(FEWEST_MEMBERS), MOST_OF * counts.get(FEWEST_QUARTERS, 0))
    return max((width for width, count in counts.items() if count >= least), default=0)


def _turn(found: Courses, one: str, width: int, told: Turns, n: int) -> Hypothesis:
    values, whole, quarters = found.values[one][-width:], found.whole[-width:], found.quarters[-width:]
    at, is_step = int(told.at[n]), bool(told.is_step[n])
    ends = ((0, at), (at, width), (width - 1, width)) if is_step else ((0, 1), (at, at + 1), (width - 1, width))
    before, since, end = (_share(values[a:b], whole[a:b]) for a, b in ends)
    moved = since - before if is_step else end - since
    p = float(told.p[n])
    evidence = Turn(quarters[at], quarters[0], quarters[-1], is_step, before, since, end, (at, width - at))
    money = abs(moved) * sum(map(Fraction, whole[at:]))
    return Hypothesis(
        "turn",
        found.metric_id,
        found.dimension,
        one,
        p=p,
        side=1 if moved > 0 else -1,
        surprise=rarity(p),
        money=Decimal(round(money)),
        evidence=evidence,
    )


def _share(values: tuple[Decimal | None, ...], whole: tuple[Decimal, ...]) -> Fraction:
    return Fraction(sum((value or Decimal(0) for value in values), Decimal(0))) / Fraction(sum(whole, Decimal(0)))


def records(found: Courses) -> Iterator[Hypothesis]:
    """Of each member, of the province too where it is told by pairs (so once)."""
    for one, values in found.values.items():
        yield record(found, found.dimension, one, values)
    if found.dimension == "pair":
        whole = tuple(value if told else None for value, told in zip(found.whole, found.is_told, strict=True))
        yield record(found, PROVINCE, PROVINCE, whole)


def record(found: Courses, dimension: str, member: str, values: tuple[Decimal | None, ...]) -> Hypothesis:
    """The last quarter against those before it that had a figure."""
    before = [(value, at) for value, at in zip(values[:-1], found.quarters, strict=False) if value]
    now = values[-1] if values else None
    if not now or len(before) < FEWEST_QUARTERS:
        return Hypothesis("record", found.metric_id, dimension, member, "quarters")
    high, low = max(before), min(before[-FEWEST_QUARTERS:])
    is_high = now > high[0]
    nearest, at = high if is_high else low
    is_found = now >= RECORD * nearest if is_high else now * RECORD <= nearest
    count = len(before) if is_high else FEWEST_QUARTERS
    return Hypothesis(
        "record",
        found.metric_id,
        dimension,
        member,
        is_found=is_found,
        side=1 if is_high else -1,
        surprise=log10(count + 1) + abs(log10(now / nearest)),
        money=abs(now - nearest),
        evidence=Record(now, nearest, at, count, *found.returns[member]),
    )
