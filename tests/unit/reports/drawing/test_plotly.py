"""A chart on paper shows what the screen shows: the same words, marks where the numbers are, and nothing it does not understand."""

import copy
from collections import Counter
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.bars import UPRIGHT, Step, bars, ladder
from charts.bullet import Bullet, bullets
from charts.interval import Dot, DotWords, dots
from charts.lines import bump, lines
from charts.quartiles import Boxed, BoxWords, boxes
from charts.style import Axis, Series, fill
from charts.timeline import Lane, Span, timeline
from reports.drawing.plotly import figure as plot_drawing
from reports.drawing.plotly.axes import rows
from reports.drawing.plotly.figure import INKS, on_paper
from reports.drawing.plotly.known import UnknownTrace, check
from style.colours import CATEGORICAL, DARK, LIGHT, PALETTES
from tests.examples import examples
from tests.unit.reports.drawing.pictured import NS, parsed, printed

HOSTILE = "<b>甲</b> & ]]> </svg><script>alert(1)</script> &amp; \x00\x1b\u202e\"'"
SEEN = "<b>甲</b> & ]]> </svg><script>alert(1)</script> &amp; \"'"
AXIS = Axis("完成投资（亿元）", lambda value: f"{value:.2f}")
PLACES = Axis("位次", lambda value: f"{value:.0f}")
AT = ("一季度\n2025年", "二季度\n2025年", "三季度\n2025年")


def series(name: str, *values: float | None, printed: tuple[str, ...] = ()) -> Series:
    return Series(name, name, values, tuple(f"{name} {value}" for value in values), printed)


def every_kind(palette=LIGHT, name: str = "甲县—乙县") -> dict[str, dict[str, Any]]:
    """One figure of each kind the house has, as JSON."""
    two = [series(name, 1.0, None, 3.0, printed=("1.00", "暂无数据", "3.00")), series("丙", 2.0, 0.0, 4.0)]
    stages = (("signed", "签约"), ("building", "在建"))
    spans = (
        Span("signed", date(2024, 1, 1), date(2024, 6, 1), "签约"),
        Span("building", date(2024, 6, 1), date(2025, 1, 1), "在建", True),
    )
    made = {
        "level": bars((name, "乙", "丙"), two, axis=AXIS, palette=palette, targets=series("目标", 2.0, 3.0, None)),
        "upright": bars(("2023", "2024", "2025"), two, axis=AXIS, palette=palette, way=UPRIGHT),
        "stacked": bars(
            (name, "乙", "丙"), two, axis=AXIS, palette=palette, stacked=True, ends=("3.00", "0.00", "7.00")
        ),
        "ladder": ladder(
            [
                Step("安排", 18.0, "18.00", "安排"),
                Step("下达", 12.0, "12.00", "下达", f"{name} 6.00"),
                Step("支出", None, "暂无数据", ""),
            ],
            axis=AXIS,
            palette=palette,
        ),
        "bullets": bullets(
            [Bullet(name, 61.5, "61.5%", "61.5%", "bad", 80.0), Bullet("乙", 99.0, "99.0%", "99.0%")],
            axis=AXIS,
            palette=palette,
        ),
        "boxes": boxes(
            [
                Boxed(name, 0.6, 1.0, 1.4, 2.2, "前四分之一", "甲"),
                Boxed("乙", None, None, None, None, "不予显示", "乙"),
            ],
            axis=AXIS,
            words=BoxWords("本结对", "中间一半", "中位数"),
            palette=palette,
        ),
        "dots": dots(
            [Dot(name, 3.0, 1.0, 6.0, "3.00", "3"), Dot("乙", None, None, None, "暂无数据", "", bar=2.0, target=5.0)],
            axis=AXIS,
            words=DotWords("全年预测", "已发生", "目标"),
            palette=palette,
        ),
        "lines": lines(two, at=AT, axis=AXIS, palette=palette, benchmark=series("全省", 1.5, 1.5, 1.5)),
        "bump": bump(
            [series(name, 1.0, 2.0, 1.0), series("乙", 2.0, None, 2.0)],
            at=AT,
            axis=PLACES,
            palette=palette,
            chosen=(name,),
        ),
        "timeline": timeline(
            [Lane("1", name, spans), Lane("2", "乙", (), "日期未载")],
            stages,
            ticks=((date(2024, 1, 1), "2024年"),),
            palette=palette,
            now=(date(2025, 1, 1), "2025年末"),
        ),
    }
    return {kind: plot.to_plotly_json() for kind, plot in made.items()}


KINDS = sorted(every_kind())


def words_of(figure: dict[str, Any]) -> Counter[str]:
    """What a reader of the screen reads: title, legend, ticks within the range, texts in the plot; a line each."""
    layout = figure["layout"]
    labels = [note["text"] for note in layout.get("annotations") or ()]
    for name in ("xaxis", "yaxis"):
        low, high = sorted(layout[name]["range"])
        ticks = zip(layout[name]["tickvals"], layout[name]["ticktext"], strict=True)
        labels += [text for at, text in ticks if low - 1e-6 <= at <= high + 1e-6]
    if layout.get("showlegend"):
        labels += [one["name"] for one in figure["data"] if one.get("name") and one.get("showlegend") is not False]
    title = (layout.get("title") or {}).get("text") or (layout.get("legend", {}).get("title") or {}).get("text")
    return Counter(row.text for label in (*labels, title or "") for row in rows(label) if row.text)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_chart_prints_the_words_of_the_screen_and_no_others(kind):
    figure = every_kind()[kind]
    assert printed(plot_drawing.draw(figure, "说明").svg().encode()) == words_of(figure)


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_names_stay_text(kind):
    svg = plot_drawing.draw(every_kind(name=HOSTILE)[kind], HOSTILE).svg().encode()
    said = "".join(parsed(svg).itertext())
    assert "script>" in said and "\x00" not in said and "\u202e" not in said
    assert parsed(svg).findtext("s:desc", "", NS) == SEEN


def rects(figure: dict[str, Any]) -> list[dict[str, float]]:
    root = parsed(plot_drawing.draw(figure, "说明").svg().encode())
    found = [one for one in root.iterfind("s:rect", NS) if one.get("width") != "100%"]
    return [{name: float(one.get(name)) for name in ("x", "y", "width", "height")} for one in found]


@examples(40)
@given(st.lists(st.floats(0.01, 1e9), min_size=1, max_size=12))
def test_bars_are_as_long_as_their_numbers(values):
    figure = bars(
        [str(n) for n in range(len(values))], [series("甲", *values)], axis=AXIS, palette=LIGHT
    ).to_plotly_json()
    drawn = rects(figure)
    longest = max(values)
    seen = [value for value in values if value / longest > 0.002]
    assert len(drawn) >= len(seen)
    scale = max(one["width"] for one in drawn) / longest
    assert sorted(one["width"] for one in drawn)[-len(seen) :] == pytest.approx(
        [value * scale for value in sorted(seen)], abs=0.02
    )


def test_a_stack_begins_where_the_one_before_ends_and_nothing_stands_for_what_is_not_known():
    figure = bars(
        ("甲",), [series("a", 2.0), series("b", 3.0), series("c", None)], axis=AXIS, palette=LIGHT, stacked=True
    )
    plotted = [one for one in rects(figure.to_plotly_json()) if one["height"] > 12]
    first, second = plotted
    assert second["x"] == pytest.approx(first["x"] + first["width"], abs=0.02)
    assert second["width"] / first["width"] == pytest.approx(1.5, abs=0.01)


def test_a_gap_in_a_line_stays_a_gap():
    figure = lines(
        [series("甲", 1.0, 2.0, None, 3.0)], at=("1", "2", "3", "4"), axis=AXIS, palette=LIGHT
    ).to_plotly_json()
    root = parsed(plot_drawing.draw(figure, "说明").svg().encode())
    line = next(one for one in root.iterfind(".//s:path", NS) if one.get("stroke-width") == "2")
    assert line.get("d").count("M") == 2 and line.get("d").count("L") == 1


@pytest.mark.parametrize(
    ("where", "key", "value"),
    [
        ("trace", "type", "heatmap"),
        ("trace", "type", "pie"),
        ("trace", "fill", "tozeroy"),
        ("trace", "error_y", {"array": [1]}),
        ("trace", "mode", "lines+text"),
        ("trace", "connectgaps", True),
        ("layout", "barmode", "stack"),
        ("layout", "images", [{}]),
        ("layout", "yaxis2", {}),
        ("xaxis", "type", "log"),
        ("xaxis", "range", None),
        ("xaxis", "side", "top"),
        ("note", "showarrow", True),
        ("note", "textangle", 90),
        ("marker", "symbol", "hourglass"),
        ("marker", "colorscale", "Viridis"),
    ],
)
def test_what_is_not_understood_is_refused_by_name(where, key, value):
    figure = copy.deepcopy(every_kind()["lines"])
    layout, trace = figure["layout"], figure["data"][0]
    part = {
        "trace": trace,
        "layout": layout,
        "xaxis": layout["xaxis"],
        "note": layout["annotations"][0],
        "marker": trace["marker"],
    }[where]
    if value is None:
        del part[key]
    else:
        part[key] = value
    with pytest.raises(UnknownTrace, match=key if value is None or key != "type" else str(value)):
        plot_drawing.draw(figure, "说明")


@pytest.mark.parametrize("kind", KINDS)
def test_the_dark_screen_makes_the_same_picture_as_the_light_one(kind):
    light, dark = (every_kind(palette)[kind] for palette in (LIGHT, DARK))
    assert light != dark
    drawn = [plot_drawing.draw(on_paper(figure), "说明").svg() for figure in (light, dark)]
    assert drawn[0] == drawn[1]


def test_every_dark_colour_has_one_light_one_and_text_is_none():
    roles = ("industrial", "mountain", "bad", "good", "attention", "muted", "navy", "text", "line")
    assert all(INKS[getattr(DARK, name)] == getattr(LIGHT, name) for name in roles)
    assert [INKS[one] for one in CATEGORICAL["dark"]] == list(CATEGORICAL["light"])
    assert on_paper({"text": DARK.muted, "color": DARK.muted}) == {"text": DARK.muted, "color": LIGHT.muted}
    assert on_paper(fill(2, DARK)) == fill(2, LIGHT)


def test_the_check_passes_every_kind_in_both_palettes():
    for palette in PALETTES.values():
        for figure in every_kind(palette).values():
            check(figure)
