"""Hundreds of links as few: one from city to city in the place of its pairs', with their sums."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from typing import Any

from analytics.answer import Part
from analytics.judgement.judge import Judgement
from analytics.judgement.statuses import status_of
from analytics.lookup import CountyName, Pair, pairs, pairs_within
from analytics.map.geography import county
from analytics.metrics import Metric
from analytics.selection import Selection
from store.datasets import Dataset
from style.text import Text

MOST_LINKS = (
    60  # drawn each by itself: more run into one another, and their counties' names leave no room for each other
)


@dataclass(frozen=True)
class Bundle:
    """All pairs of which one side lies in one city and the other in another. As a Pair, its sides are counties: those that stand in
    the middle of their cities' counties of that side, from where to where the link is drawn."""

    id: str
    industrial: CountyName
    mountain: CountyName
    pairs: tuple[str, ...]

    @property
    def label(self) -> Text:
        a, b = self.industrial.city, self.mountain.city
        return Text(f"{a.zh}—{b.zh}", f"{a.en}–{b.en}", is_data=True)

    @property
    def short(self) -> Text:
        return self.label


Link = Pair | Bundle
Links = Mapping[str, Pair] | Mapping[str, Bundle]


def is_crowded(dataset: Dataset) -> bool:
    """Whether a map of all pairs would be read by nobody: it then draws those asked about, and bundles where these are many too."""
    return len(pairs(dataset)) > MOST_LINKS


def drawn(dataset: Dataset, selection: Selection) -> Selection:
    """Whom a map draws: of few pairs all of them, those not selected dimmed; of many the selected alone."""
    return selection if is_crowded(dataset) else replace(selection, pairs=())


def links(dataset: Dataset, selection: Selection) -> Links:
    """What a map draws, by id: all pairs of a programme that has few; of one that has many the pairs asked about, or the bundles of
    those where they are many."""
    if not is_crowded(dataset):
        return pairs(dataset)
    asked = asked_pairs(dataset, selection)
    if len(asked) > MOST_LINKS:
        return bundles(dataset, asked)
    return {one: pairs(dataset)[one] for one in asked}


def is_bundled(dataset: Dataset, selection: Selection) -> bool:
    return is_crowded(dataset) and len(asked_pairs(dataset, selection)) > MOST_LINKS


def asked_pairs(dataset: Dataset, selection: Selection) -> tuple[str, ...]:
    wanted = set(selection.pairs)
    return tuple(one for one in pairs_within(dataset, selection) if not wanted or one in wanted)


@lru_cache(maxsize=64)
def bundles(dataset: Dataset, asked: tuple[str, ...]) -> dict[str, Bundle]:
    """By the codes of both cities, in their order; of more than can be drawn those of most pairs. Every city's middle is that of all
    its pairs, whichever are asked about."""
    held: dict[str, list[Pair]] = defaultdict(list)
    for one in (pairs(dataset)[pair_id] for pair_id in asked):
        held[f"{one.industrial.city_adcode}-{one.mountain.city_adcode}"].append(one)
    every = pairs(dataset).values()
    from_ = _middles(one.industrial for one in every)
    to = _middles(one.mountain for one in every)
    return {
        of: Bundle(
            of,
            from_[found[0].industrial.city_adcode],
            to[found[0].mountain.city_adcode],
            tuple(one.id for one in found),
        )
        for of, found in sorted(_largest(held).items())
    }


def _largest(held: Mapping[str, list[Pair]]) -> dict[str, list[Pair]]:
    return dict(sorted(held.items(), key=lambda item: (-len(item[1]), item[0]))[:MOST_LINKS])


def _middles(sides: Iterable[CountyName]) -> dict[str, CountyName]:
    """Of each city the county that stands nearest to the middle of these of its counties."""
    by_city: dict[str, dict[str, CountyName]] = defaultdict(dict)
    for one in sides:
        by_city[one.city_adcode][one.adcode] = one
    return {city: _middlemost(list(found.values())) for city, found in by_city.items()}


def _middlemost(found: Sequence[CountyName]) -> CountyName:
    spots = [(county(one.adcode).lon, county(one.adcode).lat) for one in found]
    lon, lat = (sum(spot[n] for spot in spots) / len(spots) for n in (0, 1))
    nearest = min(
        range(len(found)), key=lambda n: ((spots[n][0] - lon) ** 2 + (spots[n][1] - lat) ** 2, found[n].adcode)
    )
    return found[nearest]


def bundled_parts(metric: Metric, of: Mapping[str, Bundle], told: Iterable[Part]) -> tuple[Part, ...]:
    """The figures of pairs added up by bundle; a rate's two sums first, divided last. What is not known of some is left out of the
    sum, and `reported` of `due` tells so, as of every sum."""
    by_pair = {part.of[0]: part for part in told}
    return tuple(
        _summed(metric, one.id, [by_pair[pair] for pair in one.pairs if pair in by_pair]) for one in of.values()
    )


def _summed(metric: Metric, bundle: str, held: Sequence[Part]) -> Part:
    came, due = sum(part.reported for part in held), sum(part.due for part in held)
    blank = next((part.blank for part in held if part.value is None), Part.blank)
    if not metric.is_ratio:
        return Part((bundle,), _sum(part.value for part in held), came, due, blank=blank)
    top, under = _sum(part.numerator for part in held), _sum(part.denominator for part in held)
    value = float(top) / float(under) if top is not None and under else None
    return Part((bundle,), value, came, due, top, under, blank)


def _sum(values: Iterable[Any]) -> Any:
    known = [value for value in values if value is not None]
    return sum(known[1:], known[0]) if known else None


def bundled_judgement(rate: Part, held: Sequence[Judgement]) -> Judgement | None:
    """How the pairs stand together: what all of them did of what all of them should have. None where there is none of them."""
    if not held:
        return None
    told = [one for one in held if one.is_judged]
    if not told:
        return held[0]
    done, due, base = (
        sum((Fraction(value or 0) for value in values), Fraction(0))
        for values in zip(*((one.done, one.due, one.base) for one in told), strict=True)
    )
    came = Fraction(rate.reported, rate.due) if rate.due else Fraction(1)
    status = status_of(done, due, "no_target", came)
    return Judgement(told[0].metric_id, status, rate, done, due, base, told[0].is_closed)
