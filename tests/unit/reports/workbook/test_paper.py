"""No chart of the workbook is cut in two by the end of a page, and a sheet hardly longer than a page is one page."""

from hypothesis import given
from hypothesis import strategies as st

from reports.workbook.paper import Paper

columns = st.lists(st.floats(8, 46), min_size=2, max_size=30)
heights = st.lists(st.integers(200, 500), max_size=6)


@given(columns, heights, st.integers(0, 200), st.integers(0, 20))
def test_charts_stand_below_each_other_and_none_over_the_end_of_a_page(
    widths: list[float], charts: list[int], last: int, start: int
) -> None:
    paper = Paper([*widths, 82.0], {3: 49.5}, last, 2)
    rows = paper.stacked(start, charts)
    ends = [paper.top(row) + height for row, height in zip(rows, charts, strict=True)]
    assert rows == sorted(rows) and all(paper.top(row) >= end for row, end in zip(rows[1:], ends, strict=False))
    if paper.pages(max(ends, default=0))[1] == 1:
        return
    page, later = paper.page, paper.page - paper.top(2)
    breaks = [page + n * later for n in range(40)]
    for row, end in list(zip(rows, ends, strict=True))[1:]:
        assert not [one for one in breaks if paper.top(row) < one < end], (row, end)


@given(columns, st.integers(1, 400))
def test_only_a_list_goes_over_several_pages_across(widths: list[float], last: int) -> None:
    assert Paper(widths, {}, last).across == 1
    wide = Paper(widths, {}, last, may_be_wide=True)
    assert wide.across == 1 or sum(widths) * 7 > 1046
    assert wide.pages(0)[0] == wide.across and 2 <= wide.first_page_columns() <= max(len(widths), 2)


def test_what_is_a_little_too_long_is_shrunk_and_what_is_much_too_long_is_not() -> None:
    assert [Paper([149.0], {}, rows).pages(0) for rows in (20, 30, 36, 45, 64, 400)] == [
        (1, 1),
        (1, 1),
        (1, 1),
        (1, 0),
        (1, 2),
        (1, 13),
    ]
