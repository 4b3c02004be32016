"""A new round of pairing: some pairs held fixed, the rest matched anew, and whom each county could ask first."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from analytics.lookup import counties
from analytics.matching.assignment import Assigned, Two, assignment
from analytics.matching.comparable import comparable, preferences
from analytics.matching.complementarity import Complementarity, Line, complementarity
from analytics.matching.draws import DRAWS, Drawn, drawn
from analytics.matching.stable import Stable, stable
from analytics.matching.weights import Weights
from analytics.sentences import both
from cache.remembered import remembered
from store.datasets import Dataset
from style.text import Text

MOST_FIXED = 40
_TWO = re.compile(r"([0-9]{6})-([0-9]{6})")
NOT_ON_SIDE = Text(
    "“{adcode}”{name}不在{side}一侧的候选县中，请从候选县中选",
    "“{adcode}” {name} is not among the candidates of the {side} side; choose one that is",
)
TWICE = Text("{name}被固定在两对里，请只留一对", "{name} is fixed in two pairs; keep one of them")


@dataclass(frozen=True)
class NewRound:
    """`table` and `stable` are of the counties that are not held `fixed`; `assigned` is of all; `of_fixed`: what each fixed pair
    comes to, None where too little is known of it. `left_out`: the parts that count for nobody. `is_enough`: whether enough is known of any two to match them."""

    table: Complementarity
    fixed: tuple[Two, ...]
    left_out: tuple[str, ...]
    assigned: Assigned
    stable: Stable
    drawn: Drawn
    of_fixed: Mapping[Two, float | None]

    @property
    def is_enough(self) -> bool:
        return any(one.is_ranked for one in self.table.lines)

    def names(self, matching: tuple[int | None, ...]) -> tuple[Two, ...]:
        """A stable matching by adcodes, without the fixed pairs."""
        return tuple(
            (self.table.industrial[i], self.table.mountain[m]) for i, m in enumerate(matching) if m is not None
        )


@dataclass(frozen=True)
class Candidate:
    """A county another one could ask: `place` on its list, 1 the first, by what it is worth to its `own` needs alone (0 to 1), and the
    `place_there` it has on the candidate's own."""

    line: Line
    place: int
    place_there: int
    own: float | None


def parse_fixed(word: str) -> tuple[Two, ...] | None:
    """Pairs held fixed as an address writes them: 330108-330329.330109-331181. None where it is not written so."""
    found = [_TWO.fullmatch(one) for one in word.split(".")] if word else []
    if len(found) > MOST_FIXED or not all(found):
        return None
    return tuple((one[1], one[2]) for one in found if one)


def fixed_word(fixed: tuple[Two, ...]) -> str:
    return ".".join(f"{one}-{other}" for one, other in fixed)


def fixed_faults(
    dataset: Dataset, table: Complementarity, fixed: tuple[Two, ...], sides: tuple[Text, Text]
) -> tuple[Text, ...]:
    """Why these cannot be held fixed; `sides`: what the industrial and the mountain side are called."""
    names, found, seen = counties(dataset), [], set[str]()
    for two in fixed:
        for adcode, held, side in zip(two, (table.industrial, table.mountain), sides, strict=True):
            name: Text | str = names[adcode].name if adcode in names else ""
            if adcode not in held:
                found.append(both(NOT_ON_SIDE, adcode=adcode, name=name, side=side))
            elif adcode in seen:
                found.append(both(TWICE, name=name))
            seen.add(adcode)
    return tuple(found)


@remembered(heavy=True)
def new_round(dataset: Dataset, as_of: str, weights: Weights, fixed: tuple[Two, ...] = ()) -> NewRound:
    """Of all counties on either side by the end of a quarter; ValueError or KeyError for pairs that `fixed_faults` tells of."""
    return matched_anew(complementarity(dataset, as_of, weights), fixed)


def matched_anew(table: Complementarity, fixed: tuple[Two, ...] = (), draws: int = DRAWS) -> NewRound:
    """The same of a table as it stands."""
    fair = comparable(table)
    if not fair.table.lines:
        nobody = assignment(fair.table)
        nothing = dict.fromkeys(fixed)
        return NewRound(
            fair.table, fixed, fair.left_out, nobody, stable(preferences(fair.table)), Drawn({}, draws), nothing
        )
    assigned = assignment(fair.table, fixed)
    taken = {adcode for two in fixed for adcode in two}
    rest = fair.table.only(set(table.industrial) - taken, set(table.mountain) - taken)
    lines = {two: fair.table.line(*two) for two in fixed}
    of_fixed = {two: one.total if one.is_ranked else None for two, one in lines.items()}
    return NewRound(rest, fixed, fair.left_out, assigned, stable(preferences(rest)), drawn(rest, draws), of_fixed)


def candidates(table: Complementarity, adcode: str, most: int = 5) -> tuple[Candidate, ...]:
    """Whom a county would ask first by its own side's worth; none where too little is known. KeyError for one of neither side."""
    asked = preferences(table)
    if adcode in table.industrial:
        at, own, there, others = table.industrial.index(adcode), asked.industrial, asked.mountain, table.mountain
    elif adcode in table.mountain:
        at, own, there, others = table.mountain.index(adcode), asked.mountain, asked.industrial, table.industrial
    else:
        raise KeyError(adcode)
    listed = sorted((int(place), n) for n, place in enumerate(own[at]) if place < own.shape[1])[:most]
    found = []
    for place, n in listed:
        two = (adcode, others[n]) if adcode in table.industrial else (others[n], adcode)
        line = table.line(*two)
        own_worth = line.industrial if adcode in table.industrial else line.mountain
        found.append(Candidate(line, place + 1, int(there[n, at]) + 1, own_worth))
    return tuple(found)
