"""Whether the totals of a sheet are what its rows come to."""

import re
from decimal import Decimal

from store.ledgers.cells import labelled
from store.ledgers.collecting import Collected
from store.ledgers.frame.bodies import Block
from store.ledgers.frame.groups import number
from store.ledgers.frame.headings import Heading
from store.ledgers.frame.words import plain
from store.ledgers.rules import RULES
from store.sheets.grid import address

_ADDS_UP = re.compile(r"合计|小计|总计|共计|total|sum", re.IGNORECASE)


def totals_differ(block: Block, collected: Collected) -> None:
    """A question for each total that no run of rows comes to: those since the last total, all before it, all below it."""
    totals = [row for row in block.totals if _is_sum(block, row)]
    if not totals:
        return
    for heading in block.mapped.headings:
        if heading.field is not None and heading.field.type in ("money", "value") and not heading.compares:
            _column(block, heading, totals, collected)


def _is_sum(block: Block, row: int) -> bool:
    if row in block.groups:
        return True
    words = "".join(plain(block.sheet.text(row, column) or "") for column in range(min(block.sheet.width, 4)))
    return bool(_ADDS_UP.search(words)) and "其中" not in words


def _column(block: Block, heading: Heading, totals: list[int], collected: Collected) -> None:
    figures: dict[int, Decimal] = {}
    for row in block.rows.tolist():
        text = block.sheet.text(row, heading.column)
        told = number(text)
        if told is not None:
            figures[row] = told
        elif text is not None and any(sign.isdigit() for sign in text):
            return
    bounds = [block.head.last, *block.totals, block.sheet.height + 1]
    for row in totals:
        told = number(block.sheet.text(row, heading.column))
        if told is None or not figures:
            continue
        last = max(bound for bound in bounds if bound < row)
        after = min(bound for bound in bounds if bound > row)
        spans = ((last, row), (0, row), (row, after), (row, block.sheet.height + 1), (0, block.sheet.height + 1))
        sums = [sum((n for at, n in figures.items() if first < at < end), Decimal(0)) for first, end in spans]
        if not any(_same(told, one) for one in sums):
            near = min(sums, key=lambda one: abs(one - told))
            assert heading.field is not None
            collected.fault(labelled(RULES["total_differs"], heading.field.label), block.sheet.name,
                            address(row, heading.column), block.sheet.text(row, heading.column), sum=f"{near:,}")  # fmt: skip


def _same(told: Decimal, summed: Decimal) -> bool:
    """Alike as far as the total is written: 1,234.5 for 1,234.52."""
    exponent = told.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return abs(told - summed) <= Decimal("0.5").scaleb(-places) if summed != round(summed, places) else told == summed
