"""What the matching page is asked for: whose weights, which two counties, which pairs are held fixed."""

from analytics.matching.actual import Actual, actual
from analytics.matching.assignment import Two
from analytics.matching.comparable import Comparable, comparable
from analytics.matching.complementarity import Complementarity, complementarity
from analytics.matching.rounds import NewRound, fixed_faults, new_round, parse_fixed
from analytics.matching.sides import sides
from analytics.matching.weights import DEFAULT, Weights, parse
from style import terms
from style.text import Text
from ui.matching import words
from ui.view import View


def weights_of(shown: View) -> Weights:
    """Those of the address, else this dashboard's own."""
    return (parse(shown.address.weigh) if shown.address.weigh else None) or DEFAULT


MOST_TWOS = 40_000  # counties of one side by those of the other: what a server works out within a second or two


def too_many(shown: View) -> str:
    """Why nothing is worked out, where that is so."""
    found = sides(shown.dataset, shown.selection.as_of)
    here, there = len(found.industrial), len(found.mountain)
    if here * there <= MOST_TWOS:
        return ""
    return words.TOO_MANY(shown.lang, count=here + there, twos=f"{here * there:,}", most=f"{MOST_TWOS:,}")


def every_two(shown: View) -> Complementarity | None:
    """All counties by all parts; None where no part has a weight."""
    weights = weights_of(shown)
    return None if weights.faults else complementarity(shown.dataset, shown.selection.as_of, weights)


def fair(shown: View) -> Comparable | None:
    """The same by the parts that count for everybody, which is what is ranked."""
    found = every_two(shown)
    return comparable(found) if found else None


def actual_of(shown: View) -> Actual | None:
    weights = weights_of(shown)
    return None if weights.faults else actual(shown.dataset, shown.selection.as_of, weights)


def two_of(shown: View, table: Complementarity) -> Two:
    """The two counties of the address, else the first pair in force, else the first of either side."""
    asked = parse_fixed(shown.address.two or "") or ()
    known = [two for two in asked if two[0] in table.industrial and two[1] in table.mountain]
    known += [(one.industrial_adcode, one.mountain_adcode) for one in table.actual]
    return known[0] if known else (table.industrial[0], table.mountain[0])


def held_of(shown: View) -> tuple[Two, ...]:
    return tuple(two for word in shown.address.held for two in parse_fixed(word) or ())


def held_faults(shown: View) -> tuple[Text, ...]:
    found = every_two(shown)
    sides = terms.INDUSTRIAL, terms.MOUNTAIN
    return fixed_faults(shown.dataset, found, held_of(shown), sides) if found else ()


def round_of(shown: View) -> NewRound | None:
    """None where no part has a weight, or pairs cannot be held as asked."""
    weights = weights_of(shown)
    if weights.faults or held_faults(shown):
        return None
    return new_round(shown.dataset, shown.selection.as_of, weights, held_of(shown))


def county_of(shown: View, table: Complementarity) -> str:
    """Whose candidates are shown: the address's county, else the first; of neither side none is."""
    every = (*table.industrial, *table.mountain)
    return str(shown.address.county) if shown.address.county in every else every[0]
