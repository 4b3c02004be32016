"""How firm and how even a split is, and two splits side by side, as tables."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from analytics.allocation.criteria import CRITERIA
from analytics.allocation.evenness import NAME, RATIO_NAME, gini, ratio
from analytics.allocation.plan import WHOLE
from analytics.allocation.sensitivity import NAME as MOVED
from analytics.allocation.sensitivity import Move
from analytics.allocation.split import YUAN as YUAN_IN_WAN
from analytics.allocation.split import Allocation
from style import terms
from style.numbers import NO_DATA, figure, wan, wan_unit
from style.text import beside
from style.units import UNITS
from ui.address import href
from ui.allocation import words as allocation_words
from ui.allocation.tables import of_wan, pair_name, signed
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.view import View

DECIMALS = {"gini": 3, "ratio": 2}
_PLAIN = UNITS["yuan_per_yuan"]  # a quotient: only its digits are shown


def evenness_table(shown: View, found: Allocation, other: Allocation | None) -> Ledger:
    """This split, the compared one and last year's budget: Gini coefficient, largest over smallest, and both ends."""
    lang = shown.lang
    columns = (
        Column("what", allocation_words.OF_WHAT(lang)),
        Column("gini", NAME(lang), "number"),
        Column("ratio", RATIO_NAME(lang), "number"),
        Column("largest", beside(allocation_words.LARGEST(lang), wan_unit(lang), lang), "number"),
        Column("smallest", beside(allocation_words.SMALLEST(lang), wan_unit(lang), lang), "number"),
    )
    held = {"this": (allocation_words.THIS_PLAN(lang), [line.yuan for line in found.lines])}
    if other and other.lines:
        held["other"] = (allocation_words.OTHER_PLAN(lang), [line.yuan for line in other.lines])
    held["last"] = (allocation_words.LAST_YEAR(lang, year=found.before), list(found.planned))
    rows = tuple(Row(one, _even(label, amounts, lang)) for one, (label, amounts) in held.items())
    return Ledger(allocation_words.EVENNESS(lang), columns, rows)


def _even(label: str, amounts: Sequence[Decimal], lang: str) -> dict[str, Cell]:
    ends = (max(amounts), min(amounts)) if amounts else (None, None)
    figures = {
        "gini": quotient(gini(amounts), lang, "gini"),
        "ratio": quotient(ratio(amounts), lang, "ratio"),
        "largest": wan(ends[0], lang).number,
        "smallest": wan(ends[1], lang).number,
    }
    cells = {one: Cell(said, muted=said == NO_DATA(lang)) for one, said in figures.items()}
    return {"what": Cell(label, sub=allocation_words.KNOWN_PAIRS(lang, count=len(amounts))), **cells}


def quotient(value: Fraction | None, lang: str, kind: str) -> str:
    exact = None if value is None else Decimal(value.numerator) / Decimal(value.denominator)
    return figure(exact, _PLAIN, lang, DECIMALS[kind]).number


def sensitivity_table(shown: View, moves: Sequence[Move], found: Allocation) -> Ledger:
    """A weight each way: what changes hands, and whose changes are the largest."""
    lang = shown.lang
    columns = (
        Column("criterion", allocation_words.CRITERION(lang)),
        Column("weight", allocation_words.FROM_TO(lang), align="right"),
        Column("moved", beside(MOVED(lang), wan_unit(lang), lang), "number", sortable=True),
        Column("gains", beside(allocation_words.MOST_GAIN(lang), wan_unit(lang), lang)),
        Column("loses", beside(allocation_words.MOST_LOSS(lang), wan_unit(lang), lang), wide=True),
    )
    rows = tuple(_move(shown, move, found) for move in moves)
    return Ledger(allocation_words.SENSITIVITY(lang), columns, rows)


def _move(shown: View, move: Move, found: Allocation) -> Row:
    lang, own = shown.lang, found.plan.weight(move.criterion_id)
    step = int(move.by * WHOLE)
    told = f"{own}% → {own + step}%" if move.reason is None else f"{own}% {'+' if step > 0 else '−'} {abs(step)}%"
    cells = {
        "criterion": Cell(CRITERIA[move.criterion_id].name(lang)),
        "weight": Cell(told, muted=move.reason is not None),
    }
    if move.moved is None:
        assert move.reason
        cells["moved"] = Cell("—", sub=move.reason(lang), muted=True)
    else:
        cells["moved"] = Cell(of_wan(move.moved, lang).number, sort=move.moved)
        for way in ("gains", "loses"):
            most = getattr(move, way)
            cells[way] = Cell("—", muted=True)
            if most:
                cells[way] = Cell(f"{pair_name(shown, most[0])} {signed(most[1] * YUAN_IN_WAN, lang).text}")
    return Row(f"{move.criterion_id}{step}", cells)


def comparison_table(shown: View, found: Allocation, other: Allocation) -> Ledger:
    """The pairs whose difference is largest first."""
    lang = shown.lang
    columns = (
        Column("pair", terms.PAIR(lang)),
        Column("this", beside(allocation_words.THIS_PLAN(lang), wan_unit(lang), lang), "number", sortable=True),
        Column("other", beside(allocation_words.OTHER_PLAN(lang), wan_unit(lang), lang), "number", sortable=True),
        Column("difference", beside(allocation_words.DIFFERENCE(lang), wan_unit(lang), lang), "change", sortable=True),
    )
    both = [(line.pair_id, line.amount, other.by_pair[line.pair_id].amount) for line in found.lines]
    both.sort(key=lambda held: (-abs(held[1] - held[2]), held[0]))
    rows = tuple(
        _compared(
            pair_id, pair_name(shown, pair_id), mine, its, lang, link=href("pair", shown.address.to(pair=pair_id))
        )
        for pair_id, mine, its in both
    )
    ends = (
        ("pairs", allocation_words.ALL_PAIRS(lang), found.total, other.total),
        ("province", allocation_words.RESERVE_KEPT(lang), found.plan.kept_back, other.plan.kept_back),
        ("whole", allocation_words.WHOLE(lang), found.plan.envelope, other.plan.envelope),
    )
    foot = tuple(_compared(*one, lang, kind="total") for one in ends)
    return Ledger(allocation_words.COMPARISON(lang), columns, rows, foot=foot)


def _compared(row_id: str, name: str, mine: int, its: int, lang: str, kind: str = "", link: str | None = None) -> Row:
    cells = {
        "pair": Cell(name),
        "this": Cell(of_wan(mine, lang).number, sort=mine),
        "other": Cell(of_wan(its, lang).number, sort=its),
        "difference": signed((mine - its) * YUAN_IN_WAN, lang),
    }
    return Row(row_id, cells, link, kind=kind)


def between_words(found: Allocation, other: Allocation, lang: str) -> str:
    """How far apart the two are, over all pairs."""
    apart = sum(abs(line.amount - other.by_pair[line.pair_id].amount) for line in found.lines)
    return allocation_words.MONEY_BETWEEN(lang, sum=of_wan(apart, lang).number)
