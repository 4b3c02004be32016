"""On paper a chart's width is known: what a pointer reads on the screen is printed there, and the screen's chart is as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.bars import UPRIGHT, Step
from charts.room import LEAST, Room, thinned
from charts.style import SIZE, Axis, Series, ems, fill, folded, series_colour
from style.colours import LIGHT, PALETTES
from tests.plotted import bars, ladder, lines

YI = Axis("亿元", lambda value: f"{value:.2f}")
AT = ("一季度", "二季度", "三季度")


def series(name: str, *values: float | None, role: str = "") -> Series:
    said = tuple("暂无数据" if value is None else f"{value:.2f}" for value in values)
    return Series(name, name, values, said, said, role)


def notes(figure) -> list[tuple[str, float, float]]:
    return [(note.text, note.x, note.y) for note in figure.layout.annotations]


def test_parts_of_a_stack_have_their_figures_inside_and_at_its_end_those_that_do_not_fit():
    two = [series("甲", 12.5, 0.1, None), series("乙", 6.5, 8.0, 2.0)]
    figure = bars(("a", "b", "c"), two, axis=YI, palette=LIGHT, stacked=True, paper=437)
    inside = [note for note in figure.layout.annotations if note.bgcolor]
    assert [(note.text, note.x, note.y) for note in inside] == [
        ("12.50", 6.25, 0),
        ("6.50", 15.75, 0),
        ("8.00", 4.1, 1),
    ]
    beyond = [note for note in figure.layout.annotations if not note.bgcolor and note.text]
    assert [(note.text, note.x, note.y) for note in beyond] == [("0.10", 8.1, 1), ("甲 暂无数据 + 2.00", 2.0, 2)]
    assert not notes(bars(("a", "b", "c"), [series("甲", 1.0, 2.0, 3.0)], axis=YI, palette=LIGHT, stacked=True))


def test_lines_end_in_their_last_figures_and_are_named_above():
    two = [series("甲", 1.0, 2.0, None), series("乙", 3.0, 4.0, 5.0)]
    figure = lines(two, at=AT, axis=YI, palette=LIGHT, paper=437)
    assert [text for text, *_ in notes(figure)] == ["2.00", "5.00"]
    assert figure.layout.showlegend is True and [line.name for line in figure.data] == ["甲", "乙"]
    assert list(figure.layout.xaxis.ticktext) == list(AT)
    alone = lines(two[:1], at=AT, axis=YI, palette=LIGHT, paper=437)
    assert alone.layout.showlegend is False and [text for text, *_ in notes(alone)] == ["2.00"]
    on_screen = lines(two, at=AT, axis=YI, palette=LIGHT)
    assert [text for text, *_ in notes(on_screen)] == ["甲", "乙"] and on_screen.layout.showlegend is False


def test_what_is_missing_stands_on_one_line_and_is_hatched_at_full_strength():
    steps = [Step("安排", 18.0, "18.00", "x"), Step("下达", 12.0, "12.00", "x", "未下达 6.00 亿元")]
    wide, narrow = (ladder(steps, axis=YI, palette=LIGHT, paper=paper) for paper in (437, None))
    assert notes(wide)[0][0] == notes(narrow)[0][0] == "未下达 6.00 亿元"
    assert [figure.data[2].marker.pattern.fgopacity for figure in (wide, narrow)] == [1, None]


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_a_series_with_a_role_has_its_colour_wherever_it_is_drawn(palette):
    one = series("去年", 1.0, 2.0, 3.0, role="muted")
    assert series_colour(0, palette, "muted") == fill(0, palette, "muted")["color"] == palette.muted
    assert bars(AT, [one], axis=YI, palette=palette, way=UPRIGHT).data[0].marker.color == palette.muted
    assert lines([one], at=AT, axis=YI, palette=palette).data[0].line.color == palette.muted


@given(st.text("甲乙 ab1,.", min_size=1, max_size=60), st.floats(10, 80))
def test_a_figure_above_a_bar_is_as_small_as_it_must_be_and_no_smaller_than_is_read(text, slot):
    size = Room(slot=slot).size(text)
    assert LEAST <= size <= SIZE and Room().size(text) == SIZE
    assert ems(text) * size <= slot + 0.01 or size in (LEAST, SIZE)


@given(st.text("甲乙Ww1 ", max_size=80), st.floats(3, 20), st.integers(1, 3))
def test_a_label_that_may_break_words_is_no_wider_than_its_line(text, width, most):
    rows = folded(text, width, most, breaks_words=True).split("<br>")
    assert len(rows) <= most and all(ems(row) <= width + 1.01 for row in rows)


def test_of_ticks_that_would_touch_every_second_is_named():
    axis = {"range": [0.0, 4.0], "tickvals": [0, 1, 2, 3, 4], "ticktext": ["0", "1,000", "2,000", "3,000", "4,000"]}
    assert thinned(axis, 400) == axis
    assert thinned(axis, 120)["ticktext"] == ["0", "", "2,000", "", "4,000"]
