"""The tables of 供需匹配 as the page has them: rows lead to the pair or to the two counties opened."""

from collections.abc import Callable

from analytics.matching.actual import Actual
from analytics.matching.assignment import Two
from analytics.matching.rounds import Candidate, NewRound, fixed_word
from analytics.table import Table
from ui.address import href
from ui.figures.cells import cells_of, columns_of
from ui.pieces.ledger import Ledger, Row
from ui.view import View


def two_href(shown: View, two: Two) -> str:
    """To the two counties opened to their parts."""
    return href("matching", shown.address.to(two=fixed_word((two,))), "matrix") + "#two"


def kept_ledger(shown: View, found: Actual, told: Table) -> Ledger:
    twos = [(one.line.industrial_adcode, one.line.mountain_adcode) for one in found.kept]
    return _leading(
        shown, told, twos, wide=("in_best", "industrial_place", "mountain_place", "best_share", "stable_share")
    )


def blocking_ledger(shown: View, found: Actual, told: Table) -> Ledger:
    return _leading(shown, told, [one.two for one in found.blocking])


def round_ledger(shown: View, found: NewRound, told: Table) -> Ledger:
    return _leading(shown, told, list(found.assigned.pairs), wide=("best_share", "stable_share"))


def candidates_ledger(shown: View, found: tuple[Candidate, ...], told: Table) -> Ledger:
    twos = [(one.line.industrial_adcode, one.line.mountain_adcode) for one in found]
    return _leading(shown, told, twos, wide=("total",))


def _leading(shown: View, told: Table, twos: list[Two], wide: tuple[str, ...] = ()) -> Ledger:
    rows = tuple(Row(fixed_word((two,)), cells_of(told, n), two_href(shown, two)) for n, two in enumerate(twos))
    sortable = [one.id for one in told.columns if one.kind != "text"]
    return Ledger(told.caption, columns_of(told, wide=wide, sortable=sortable), rows)


def plain_ledger(wide: tuple[str, ...] = (), *, stacked: bool = False) -> Callable[[Table], Ledger]:
    """Of rows that lead nowhere; `stacked`: on a phone each is a card."""

    def made(told: Table) -> Ledger:
        rows = tuple(Row(str(n), cells_of(told, n)) for n in range(len(told.printed)))
        return Ledger(told.caption, columns_of(told, wide=wide), rows, stacked=stacked)

    return made
