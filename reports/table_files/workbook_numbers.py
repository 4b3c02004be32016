"""Which number a cell holds so that it shows the very digits that are printed elsewhere; what is no number stays text."""

import re
from dataclasses import dataclass
from decimal import Decimal

from reports.story.model import Exact, Figure
from reports.table_files.xlsx_cells import fits
from style.numbers import rounded

_PRINTED = re.compile(r"([-−]?)((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(%?)")
_SCALES = tuple(Decimal(10) ** power for power in (0, 8, 6, 4, -2))  # yuan and its units, per cent


@dataclass(frozen=True)
class Shown:
    """`value` is in the printed unit and kept in full; `format` makes the cell show it as printed."""

    value: Decimal | float
    format: str


def shown(printed: str, exact: Exact, divisor: Decimal) -> Shown | None:
    """The exact value over `divisor`; None where that would not show as `printed`, so that text has to stand there."""
    found = _PRINTED.fullmatch(printed.strip())
    if not found or exact is None or exact != exact:
        return None
    sign, digits, percent = found.groups()
    wanted = Decimal(digits.replace(",", "")) * (-1 if sign else 1)
    decimals = len(digits.partition(".")[2])
    value = _over(exact, divisor)
    as_read = value * 100 if percent and divisor == 1 else value
    if rounded(as_read, decimals) != wanted or not fits(exact if isinstance(exact, float) else value):
        return None
    if percent:  # a cell's own per cent sign multiplies by a hundred
        value = as_read / 100
    return Shown(value, _format(digits, decimals, percent, is_nothing=wanted == 0))


def figure_shown(figure: Figure) -> Shown | None:
    """A headline's number: which unit it is printed in shows from its digits."""
    for divisor in _SCALES:
        if found := shown(figure.value, figure.exact, divisor):
            return found
    return None


def _over(exact: Decimal | int | float, divisor: Decimal) -> Decimal:
    """Divided last, and a float by the digits it prints, as style.numbers does."""
    return (exact if isinstance(exact, Decimal) else Decimal(str(exact))) / divisor


def _format(digits: str, decimals: int, percent: str, *, is_nothing: bool) -> str:
    """Half up as printed, with the minus sign of print; what rounds to nothing has no sign. A year has no thousands."""
    whole = "0" if len(digits.partition(".")[0]) > 3 and "," not in digits else "#,##0"
    plain = whole + ("." + "0" * decimals if decimals else "") + percent
    return f"{plain};{plain if is_nothing else f'−{plain}'}"
