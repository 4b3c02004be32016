"""A sheet of the workbook on paper: how many pages it is across, and where its charts stand so that none is cut in two."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

# A4 across within the margins of reports.table_files.xlsx_cells, in pixels at full size: a wider sheet is printed smaller.
_ACROSS, _UPRIGHT = 1046, 659
_SMALLEST = 0.55  # what a sheet may be shrunk to before it takes another page across
_SQUEEZED = 0.3  # of a page that a sheet may be too long, to be shrunk rather than end on another page
LINE = 16.5  # points a line of text is high
_GAP = 16
_LATER = 0.15  # of a page: programs differ by so much in where they end it


def pixels(width: float) -> int:
    """A column's width in letters as Excel draws it."""
    return int(width * 7 + 5)


def row_pixels(points: float) -> int:
    return int(4 / 3 * points)


@dataclass(frozen=True)
class Paper:
    """`columns` are all widths in letters, `rows` heights in points of those that are not one line high, `last` the row
    below all that is written, `repeated` the rows that each page after the first has again. Only one `may_be_wide` goes over
    several pages across."""

    columns: Sequence[float]
    rows: Mapping[int, float]
    last: int
    repeated: int = 0
    may_be_wide: bool = False

    @property
    def across(self) -> int:
        return ceil(self._width / (_ACROSS / _SMALLEST)) if self.may_be_wide else 1

    @property
    def _width(self) -> int:
        return sum(map(pixels, self.columns))

    @property
    def page(self) -> float:
        """How many pixels of the sheet's height one page takes."""
        return max(self._width / self.across, _ACROSS) * _UPRIGHT / _ACROSS

    def top(self, row: int) -> int:
        """Where a row begins, in pixels from the first."""
        return sum(row_pixels(self.rows.get(n, LINE)) for n in range(row))

    def first_page_columns(self) -> int:
        """How many columns the first page holds: titles run over these."""
        room, count = self._width / self.across, 0
        for width in self.columns:
            room -= pixels(width)
            count += room >= 0
        return max(count, 2)

    def pages(self, bottom: int) -> tuple[int, int]:
        """Pages across and down; 0 is as many as it takes. `bottom` is where the lowest chart ends."""
        taken = max(self.top(self.last), bottom) / self.page
        whole = max(int(taken), 1)
        return self.across, whole if taken - whole <= _SQUEEZED * whole and self.across == 1 else 0

    def stacked(self, row: int, heights: Sequence[int]) -> list[int]:
        """The rows at which charts begin below each other, from a row on. One that would be cut by the end of a page begins
        on the next."""
        found, at = [], row
        whole = self.top(row) + sum(heights) + _GAP * len(heights)
        is_one_page = self.pages(whole)[1] == 1
        ends = self.page
        for height in heights:
            while not is_one_page and self.top(at) >= ends:
                ends += self.page - self.top(self.repeated)
            if not is_one_page and self.top(at) + height > ends and found:
                at = self._row_below(ends + _LATER * self.page)
            found.append(at)
            at = self._row_below(self.top(at) + height + _GAP)
        return found

    def _row_below(self, at: float) -> int:
        """The first row that begins at or below a height."""
        row = 0
        while self.top(row) < at:
            row += 1
        return row
