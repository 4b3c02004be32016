"""The cross-checks: what no rule forbids and people want to know before it is published."""

from collections.abc import Callable, Iterator

from store.handins import absences, doubles, jumps, ladders
from store.handins.case import Case, Raised, Written
from store.handins.merging import Merged
from store.sheets.faults import LedgerRule

CHECKS: tuple[Callable[[Case], Iterator[Raised]], ...] = (
    doubles.wrong_pair,
    doubles.same_under_another_id,
    doubles.row_twice,
    jumps.jumps,
    ladders.money_follows_money,
    ladders.stages_go_on,
    ladders.nothing_before_its_time,
    ladders.realised_within_signed,
    absences.absences,
    absences.taken_out,
)
RULES: dict[str, LedgerRule] = {
    one.id: one
    for module in (doubles, jumps, ladders, absences)
    for one in vars(module).values()
    if isinstance(one, LedgerRule)
}


def cross_check(merged: Merged, written: Written | None = None) -> Iterator[Raised]:
    """What every check finds, none capped, each with the number of the share it is told of. Rules of errors, warnings and
    questions: a warning is answered with a reason, a question may be."""
    case = Case(merged, written)
    for check in CHECKS:
        yield from check(case)
