"""Charts show the numbers they were given, the words they were given, and where nothing is known, nothing."""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from charts import lines as charts_lines
from charts.bars import UPRIGHT, Step
from charts.bullet import Bullet
from charts.lines import PLACE_APART, place_ticks
from charts.style import DASHES, SYMBOLS, Axis, Series, as_written, ems, folded, nice_ticks, spread
from charts.timeline import Lane, Span
from style.colours import PALETTES
from tests.plotted import bars, bullets, bump, ladder, lines, timeline
from ui.downloads.pictures import PICTURES
from ui.figures.chart import chart

YI = Axis("完成投资（亿元）", lambda value: f"{value / 1e8:.2f}")
PLACES = Axis("名次", lambda value: f"{value:.0f}")
LIGHT, DARK = PALETTES["light"], PALETTES["dark"]
AT = ("2025Q1", "2025Q2", "2025Q3", "2025Q4")
NASTY = '<a href="https://example.com">甲</a> & <b>乙</b> &amp; %{y} $x^2$'
SHOWN = '&lt;a href="https://example.com"&gt;甲&lt;/a&gt; &amp; &lt;b&gt;乙&lt;/b&gt; &amp;amp; %{y} $x^2$'
amounts = st.floats(-1e12, 1e12, allow_nan=False, allow_subnormal=False)


def series(name: str, *values: float | None, printed: tuple[str, ...] = ()) -> Series:
    return Series(name, name, values, tuple(f"{name} {value}" for value in values), printed)


def texts(found: object) -> list[str]:
    """Every text of a figure, wherever it stands."""
    if isinstance(found, dict):
        return [text for value in found.values() for text in texts(value)]
    if isinstance(found, list | tuple):
        return [text for value in found for text in texts(value)]
    return [found] if isinstance(found, str) else []


def annotation(figure, starts: str):
    return next(note for note in figure.layout.annotations if note.text.startswith(starts))


def test_a_gap_stays_a_gap():
    drawn = lines([series("甲", 1e8, None, 3e8, 0.0)], at=AT, axis=YI, palette=LIGHT).data[0]
    assert list(drawn.y) == [1e8, None, 3e8, 0.0] and drawn.connectgaps is False
    assert drawn.customdata[1] == "甲 None"


def test_lines_differ_without_colour_too():
    figure = lines([series(str(n), *map(float, range(n, n + 4))) for n in range(6)], at=AT, axis=YI, palette=LIGHT)
    assert len({line.line.dash for line in figure.data}) == len(DASHES)
    assert len({line.marker.symbol for line in figure.data}) == 6 <= len(SYMBOLS)
    assert {note.text for note in figure.layout.annotations} == set("012345")


def test_names_at_the_ends_of_lines_do_not_cover_each_other():
    same = [series(str(n), 1e8, 2e8, 3e8, 4e8 + n) for n in range(5)]
    figure = lines(same, at=AT, axis=YI, palette=LIGHT)
    low, high = figure.layout.yaxis.range
    apart = [b - a for a, b in pairwise(sorted(note.y for note in figure.layout.annotations))]
    assert min(apart) / (high - low) * figure.layout.height > 12


def test_a_line_that_ends_early_is_named_by_its_last_value():
    figure = lines([series("甲", 1e8, 9e8, None, None), series("乙", *[None] * 4)], at=AT, axis=YI, palette=LIGHT)
    assert [(note.text, note.y) for note in figure.layout.annotations] == [("甲", 9e8)]


def test_the_first_place_is_on_top_and_the_chosen_stand_out():
    figure = bump(
        [series("甲", 1, 2, 3, 1), series("乙", 2, 1, 1, 2), series("丙", 3, 3, 2, None)],
        at=AT,
        axis=PLACES,
        palette=LIGHT,
        chosen=["乙"],
    )
    low, high = figure.layout.yaxis.range
    assert low > 3 and high < 1
    *others, chosen = figure.data
    assert chosen.name == "乙" and {one.line.color for one in others} == {LIGHT.muted} != {chosen.line.color}
    assert all(chosen.line.width > one.line.width for one in others)
    assert {note.text for note in figure.layout.annotations} == {"甲", "<b>乙</b>", "丙"}
    assert list(figure.layout.yaxis.tickvals) == [1, 2, 3]


def test_places_are_named_one_by_one_or_by_one_step():
    """1, 5, 10, 15, 18 has three different steps."""
    assert place_ticks(18, 20) == list(range(1, 19))
    assert place_ticks(18, 5) == [1, 6, 12, 18] and place_ticks(17, 5) == [1, 5, 9, 13, 17]
    assert place_ticks(13, 0.1) == [1, 13] and place_ticks(1, 0.1) == [1]
    for last in range(2, 40):
        for apart in (0.5, 3.0, 8.0, 14.9):
            first, *rest = place_ticks(last, apart)
            steps = {b - a for a, b in pairwise(rest)}
            assert first == 1 and rest[-1] == last and len(steps) <= 1
            assert rest[0] - 1 in (steps | {min(steps, default=2) - 1, last - 1})
            assert len(rest) == 1 or all((b - a) * apart >= PLACE_APART for a, b in pairwise((1, *rest)))
    many = [series(str(n), n, n) for n in range(1, 19)]
    assert list(bump(many, at=AT[:2], axis=PLACES, palette=LIGHT, height=420).layout.yaxis.tickvals) == list(
        range(1, 19)
    )


def test_what_is_missing_stands_on_one_line_where_there_is_room():
    steps = [
        Step("安排", 18.0, "18", "x"),
        Step("下达", 16.3, "16", "x", "未下达 1.71 亿元"),
        Step("支出", 11.9, "12", "x", "已拨付未支出 3.38 亿元"),
    ]
    said = {note.text for note in ladder(steps, axis=YI, palette=LIGHT).layout.annotations}
    assert said == {"未下达 1.71 亿元", "已拨付未支出 3.38 亿元"}
    long = [steps[0], replace(steps[1], gap="很长的一步" * 4 + " 1.71 亿元")]
    (broken,) = [note.text for note in ladder(long, axis=YI, palette=LIGHT).layout.annotations]
    assert "<br>" in broken


def test_bars_that_are_stacked_start_where_the_last_one_ended():
    figure = bars(
        ["a", "b", "c"],
        [series("甲", 1.0, 2.0, None), series("乙", 3.0, None, None), series("丙", 5.0, 6.0, None)],
        axis=YI,
        palette=LIGHT,
        stacked=True,
        ends=["9", "8", "暂无数据"],
    )
    assert [list(one.base) for one in figure.data] == [[0, 0, 0], [1, 2, 0], [4, 2, 0]]
    assert [(note.text, note.x) for note in figure.layout.annotations] == [("9", 9), ("8", 8), ("暂无数据", 0)]
    assert annotation(figure, "暂").font.color == LIGHT.muted != annotation(figure, "9").font.color
    assert figure.layout.xaxis.range[1] > 9


def test_an_unknown_value_is_a_word_and_no_bar():
    known = series("甲", 2e8, None, 0.0, printed=("2.00", "暂无数据", "0.00"))
    figure = bars(["a", "b", "c"], [known], axis=YI, palette=LIGHT)
    assert list(figure.data[0].x) == [2e8, None, 0.0]
    assert annotation(figure, "暂").font.color == LIGHT.muted
    assert annotation(figure, "0").font.color == LIGHT.text


def test_kinds_of_bars_differ_without_colour_too():
    figure = bars(["a"], [series(str(n), 1.0) for n in range(8)], axis=YI, palette=DARK)
    assert len({one.marker.pattern.shape for one in figure.data}) == 8
    assert figure.layout.showlegend is True


@pytest.mark.parametrize("way", ["level", UPRIGHT])
def test_a_target_is_marked_where_it_lies_and_no_text_stands_in_it(way: str):
    figure = bars(
        ["a", "b"],
        [series("甲", 3.9, 1.0, printed=("3.90", "1.00"))],
        axis=YI,
        palette=LIGHT,
        way=way,
        targets=series("目标", 4.0, None),
    )
    mark = figure.data[1]
    along, across = (mark.x, mark.y) if way == "level" else (mark.y, mark.x)
    assert list(along) == [4.0, None] and list(across) == [0, 1]
    ends = {note.text: note.x if way == "level" else note.y for note in figure.layout.annotations}
    assert ends == {"3.90": 4.0, "1.00": 1.0}


def test_a_ladder_hatches_what_is_missing_to_the_level_above():
    figure = ladder(
        [
            Step("安排", 18.0, "18", "安排 18"),
            Step("下达", 12.0, "12", "下达 12", "未下达 6"),
            Step("拨付", None, "暂无数据", "x"),
            Step("支出", 13.0, "13", "支出 13", "超出 1"),
        ],
        axis=YI,
        palette=LIGHT,
    )
    drawn = [(bar.y[0], bar.base[0], bar.x[0], bool(bar.marker.pattern.shape)) for bar in figure.data]
    assert drawn == [(0, 0, 18, False), (1, 0, 12, False), (1, 12, 6, True), (3, 0, 13, False)]
    assert [(note.text, note.x, note.y) for note in figure.layout.annotations] == [
        ("未下达 6", 18, 1),
        ("暂无数据", 0, 2),
        ("超出 1", 13, 3),
    ]
    assert figure.layout.xaxis.range[1] > 18


def test_a_timeline_runs_from_day_to_day():
    day = date(2024, 3, 1)
    lanes = [
        Lane(
            "a",
            "甲",
            (
                Span("signed", day, date(2024, 3, 31), "签约"),
                Span("built", date(2024, 3, 31), date(2025, 1, 1), "在建", True),
            ),
        ),
        Lane("b", "乙", note="日期不详"),
    ]
    figure = timeline(
        lanes,
        [("signed", "签约"), ("built", "在建")],
        ticks=[(date(2024, 1, 1), "2024年")],
        palette=DARK,
        now=(date(2025, 12, 31), "截至 2025年末"),
    )
    signed, built, open_end, now = figure.data
    assert (signed.base[0], signed.x[0], signed.y[0]) == (day.toordinal(), 30, 0)
    assert built.base[0] == date(2024, 3, 31).toordinal()
    assert signed.marker.color != built.marker.color and signed.marker.pattern.shape != built.marker.pattern.shape
    assert list(open_end.x) == [date(2025, 1, 1).toordinal()]
    assert now.name == "截至 2025年末" and now.x[0] == date(2025, 12, 31).toordinal()
    assert annotation(figure, "日期不详").y == 1
    with pytest.raises(ValueError, match="before it starts"):
        Span("x", day, date(2024, 2, 29), "x")


def nasty_figures():
    one = Series(NASTY, NASTY, (1.0, 2.0), (NASTY, NASTY), (NASTY, NASTY))
    axis, lane = (
        Axis(NASTY, lambda value: NASTY),
        Lane("a", NASTY, (Span("s", date(2024, 1, 1), date(2025, 1, 1), NASTY, True),)),
    )
    yield lines([one], at=[NASTY] * 2, axis=axis, palette=LIGHT, benchmark=one)
    yield bump([one], at=[NASTY] * 2, axis=axis, palette=LIGHT, chosen=[NASTY])
    yield bars([NASTY] * 2, [one, one], axis=axis, palette=LIGHT, targets=one)
    yield bars([NASTY] * 2, [one, one], axis=axis, palette=LIGHT, stacked=True, ends=[NASTY] * 2, way=UPRIGHT)
    yield ladder([Step(NASTY, 2.0, NASTY, NASTY), Step(NASTY, 1.0, NASTY, NASTY, NASTY)], axis=axis, palette=LIGHT)
    yield bullets([Bullet(NASTY, 1.0, NASTY, NASTY, "good", 2.0)], axis=axis, palette=LIGHT)
    yield timeline(
        [lane, Lane("b", NASTY, note=NASTY)],
        [("s", NASTY)],
        ticks=[(date(2024, 1, 1), NASTY)],
        palette=LIGHT,
        now=(date(2025, 1, 1), NASTY),
    )


def test_data_is_never_markup_in_any_label_or_hover():
    for figure in nasty_figures():
        data = figure.to_plotly_json()
        for trace in data["data"]:
            trace.pop("meta", None)  # the id, which is drawn nowhere
            assert trace["hovertemplate"] == "%{customdata}<extra></extra>"
            assert set(trace["customdata"]) == {SHOWN}
            trace.pop("hovertemplate")
        found = texts(data)
        assert SHOWN in found
        tags = {tag for text in found for tag in re.findall(r"<[^>]*>", text)}
        assert tags <= {"<br>", "<b>", "</b>"}
        assert not any(re.search(r"&(?!(amp|lt|gt);)", text) for text in found)


@given(st.text(max_size=60))
def test_what_is_written_can_be_read_back(text: str):
    shown = as_written(text)
    assert not re.search(r"<(?!br>)", shown)
    assert shown.replace("<br>", "\n").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == text


@given(st.text(alphabet="产业飞地 ab,", max_size=40), st.floats(3, 20), st.integers(1, 3))
def test_a_label_keeps_to_its_lines_and_says_where_it_is_cut(text: str, width: float, most: int):
    rows = folded(text, width, most).split("<br>")
    assert len(rows) <= most
    kept = "".join(rows).replace("…", "").replace(" ", "")
    assert text.replace(" ", "").startswith(kept)
    assert (kept == text.replace(" ", "")) != rows[-1].endswith("…")
    longest = max((ems(word) for word in re.findall(r"[ab,]+", text)), default=1.0)
    assert all(ems(row) <= max(width, longest) + 1.01 for row in rows)


def test_a_label_is_broken_into_lines_alike():
    assert folded("产业飞地", 3.6) == "产业<br>飞地"
    assert folded("Talent & technology", 9) == "Talent &amp;<br>technology"


@given(amounts, amounts)
def test_ticks_are_few_even_and_take_in_all(one: float, other: float):
    low, high = sorted((one, other))
    ticks = nice_ticks(low, high)
    span = ticks[-1] - ticks[0]
    assert 2 <= len(ticks) <= 8 and span > 0
    assert ticks[0] <= low + span * 1e-6 and ticks[-1] >= high - span * 1e-6
    steps = [b - a for a, b in pairwise(ticks)]
    assert max(steps) - min(steps) <= span * 1e-6


@given(st.lists(st.floats(-100, 100), max_size=18), st.floats(0.1, 20))
def test_labels_are_spread_in_their_order(wanted: list[float], gap: float):
    placed = spread(wanted, gap)
    order = sorted(range(len(wanted)), key=lambda at: wanted[at])
    assert all(placed[b] - placed[a] >= gap * 0.999 for a, b in pairwise(order))
    crowded = any(wanted[b] - wanted[a] < gap for a, b in pairwise(order))
    assert crowded or placed == pytest.approx(wanted)


@pytest.mark.parametrize("values", [(), (None, None), (0.0, 0.0), (5.0,), (-3.0, -1.0)])
def test_a_chart_of_little_or_nothing_is_drawn(values: tuple[float | None, ...]):
    one, at = series("甲", *values), ["x"] * len(values)
    for figure in (lines([one], at=at, axis=YI, palette=LIGHT), bars(at, [one], axis=YI, palette=LIGHT)):
        axis = figure.layout.yaxis if figure.data[0].type == "scatter" else figure.layout.xaxis
        assert axis.range[0] < axis.range[1]
    assert lines([], at=[], axis=YI, palette=LIGHT).data == ()
    assert bump([], at=[], axis=PLACES, palette=LIGHT).data == ()


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_a_chart_takes_its_ground_and_ink_from_the_theme(palette):
    layout = lines([series("甲", 1.0)], at=["x"], axis=YI, palette=palette).layout
    assert layout.paper_bgcolor == layout.plot_bgcolor == palette.background
    assert layout.font.color == palette.text and layout.yaxis.gridcolor == palette.line
    assert layout.xaxis.fixedrange and layout.yaxis.fixedrange and layout.dragmode is False


def test_a_series_has_a_text_for_each_value():
    with pytest.raises(ValueError, match="one text for each"):
        Series("a", "甲", (1.0, 2.0), ("x",))
    with pytest.raises(ValueError, match="one text for each"):
        Series("a", "甲", (1.0, 2.0), ("x", "y"), ("z",))


def _draw() -> None:
    from tests.unit.charts import test_kinds as made

    figure = made.charts_lines.lines([made.series("甲", 1.0, 2.0)], at=["x", "y"], axis=made.YI, palette=made.LIGHT)
    made.chart(figure, alt="甲的完成投资", key="lines")


@pytest.fixture
def without_pictures():
    """No button below a chart, whether or not another test has started the server's part."""
    kept = dict(PICTURES)
    PICTURES.clear()
    yield
    PICTURES.update(kept)


def test_streamlit_draws_it_with_words_for_those_who_do_not_see_it(without_pictures):
    script = AppTest.from_function(_draw).run()
    assert not script.exception
    drawn = script.get("plotly_chart")[0].proto
    assert drawn.alt == "甲的完成投资"
    assert '"displayModeBar": false' in drawn.config.replace('":false', '": false')
    with pytest.raises(ValueError, match="needs words"):
        chart(charts_lines.lines([], at=[], axis=YI, palette=LIGHT), alt=" ", key="x")
