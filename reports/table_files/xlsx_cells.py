"""How cells, widths and printed pages of a workbook are written: no text is live, and no number loses a digit."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from analytics.table import Exact
from reports.story.model import Figure
from reports.table_files.csv import is_risky
from style.numbers import rounded
from style.text import Text

WIDTHS = (8, 46)  # of columns, in Latin letters
# Text of the data must stay text: no formula, link or number is made of it.
SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
SIMULATED = Text("模拟", "simulated")
LONGEST = 32_767  # signs of a cell, as Excel counts them: one beyond the basic plane is two
CUT = "……（此处截断：单元格最多 32,767 字符 / cut here: a cell holds 32,767 characters）"
_A4 = 9
_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.7, "bottom": 0.7}
_SHEET_NAME = re.compile(r"[\[\]:*?/\\'\x00-\x1f]+")
_PAGE = Text("第 &P 页，共 &N 页", "Page &P of &N")


class Styles:
    """The cell formats of a book, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple, Format] = {}

    def __call__(self, **properties: Any) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({"valign": "top", **properties})
        return self._made[key]

    @property
    def head(self) -> Format:
        return self(bold=True, text_wrap=True, bottom=1)


def sheet_name(title: str, lang: str, simulated: bool) -> str:
    """What a sheet may be called, and whether its figures are simulated."""
    said = _SHEET_NAME.sub(" ", title).strip()[:18]
    return f"{said} ({SIMULATED(lang)})" if simulated else said


def write_text(page: Worksheet, row: int, n: int, text: str, styles: Styles, **look: Any) -> None:
    """Text as it stands, whatever it holds: no formula, also when the cell is edited, and no markup."""
    if not text:
        return
    text = _held(text)
    style = styles(quote_prefix=True, **look) if is_risky(text) else styles(**look)
    if text.startswith("<r>"):  # the library takes it for markup of its own and would not escape it
        page.write_rich_string(row, n, text[0], styles(), text[1:], style)
    else:
        page.write_string(row, n, text, style)


def _held(text: str) -> str:
    """The text, or as much of it as a cell holds, and that it was cut: the library would leave the cell empty."""
    if len(text) * 2 <= LONGEST or len(text.encode("utf-16-le")) // 2 <= LONGEST:
        return text
    kept = text.encode("utf-16-le")[: 2 * (LONGEST - len(CUT))]
    return kept.decode("utf-16-le", "ignore") + CUT


def fits(value: Decimal | int | float) -> bool:
    """Whether Excel keeps every digit: it holds fifteen. What has more stands there as text rather than cut."""
    return isinstance(value, float) or Decimal(f"{value:.15G}") == value


def letters(text: str) -> int:
    """How wide a text is in Latin letters; a Chinese sign is two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def print_setup(page: Worksheet, *, title: str, dataset: str, warning: str, lang: str) -> None:
    """A4 across, as wide as one page, the header on each page, and at its foot whose figures these are."""
    page.set_paper(_A4)
    page.set_landscape()
    page.set_margins(**_MARGINS)
    page.fit_to_pages(1, 0)
    title, said = (text[:90].replace("&", "&&") for text in (title, dataset))
    page.set_header(f"&L&10 {title}&R&10 {warning[:60]}")  # Excel takes 255 characters, with a & twice
    page.set_footer(f"&L&8 {said}&R&8 {_PAGE(lang)}")


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
