"""A brief's chart: every figure printed, marks as long as their numbers, nothing drawn for what is not known, nothing cut off."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.brief.charts import chart_sheet
from reports.brief.pictures import LABEL_SIGNS, MOST_BARS, chosen
from reports.drawing.glyphs import width
from reports.story.model import CHARTS, Chart, Series
from style.colours import CATEGORICAL, LIGHT
from tests.unit.reports.drawing.pictured import NS, parsed, printed

ACROSS = 437.0
HOSTILE = '<b>甲</b> & ]]> </svg><script>alert(1)</script> "q"'


def chart(kind: str, *values: float | None, name: str = "甲县", label: str = "完成投资") -> Chart:
    names = tuple(f"{name}{n}" for n in range(len(values)))
    said = tuple("暂无数据" if value is None else f"{value:.2f}" for value in values)
    return Chart("c", kind, f"题 {name}", "亿元", names, (Series(label, values, said),), f"说明 {name}")


def svg(one: Chart) -> bytes:
    return chart_sheet(one, ACROSS).svg().encode()


@pytest.mark.parametrize("kind", CHARTS)
def test_every_figure_and_name_of_a_chart_is_printed_once(kind):
    one = chart(kind, 3.0, 2.0, None, 1.5)
    seen = printed(svg(one))
    said = one.series[0].printed[-1:] if kind == "lines" else one.series[0].printed
    assert all(any(text in shown for shown in seen) for text in said)
    assert all(seen[name] == 1 for name in one.categories) and seen["亿元"] == 1


@pytest.mark.parametrize("kind", CHARTS)
def test_hostile_names_of_a_story_stay_text(kind):
    root = parsed(svg(chart(kind, 3.0, 2.0, name=HOSTILE, label=HOSTILE)))
    assert root.findtext("s:desc", "", NS) == f"说明 {HOSTILE}"


@pytest.mark.parametrize("kind", CHARTS)
def test_where_nothing_is_known_there_is_no_chart(kind):
    assert chosen([chart(kind, None, None)], "zh") is None
    known = chart(kind, 1.0, None)
    assert chosen([chart(kind, None, None), known], "zh") == known
    late = [None] * MOST_BARS + [1.0]
    assert (chosen([chart(kind, *late)], "zh") is None) == (kind not in ("columns", "lines")), "its head is of nothing"


def bars_of(root, paint: str) -> list[dict[str, float]]:
    """The rectangles filled so."""
    found = [one for one in root.iterfind(".//s:rect", NS) if (one.get("fill") or "").startswith(paint)]
    return [{name: float(one.get(name)) for name in ("x", "width", "height")} for one in found]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.floats(0.05, 999), min_size=2, max_size=8), st.sampled_from(["bars", "stacked", "columns"]))
def test_bars_of_a_story_are_as_long_as_their_numbers(values, kind):
    along = "height" if kind == "columns" else "width"
    drawn = [one[along] for one in bars_of(parsed(svg(chart(kind, *values))), CATEGORICAL["light"][0])]
    scale = max(drawn) / max(values)
    seen = [value for value in values if value * scale > 0.02]
    assert sorted(drawn)[-len(seen) :] == pytest.approx([value * scale for value in sorted(seen)], abs=0.03)


def test_a_gap_of_a_ladder_is_hatched_between_two_steps():
    one = replace(chart("ladder", 18.0, 12.0), gaps=("", "未下达 6.00"))
    root = parsed(svg(one))
    first, second = bars_of(root, LIGHT.industrial)
    (hatched,) = bars_of(root, "url(#p1")
    assert printed(svg(one))["未下达 6.00"] == 1
    assert second["width"] + hatched["width"] == pytest.approx(first["width"], abs=0.05)
    assert hatched["x"] == pytest.approx(second["x"] + second["width"], abs=0.05)


def test_series_keep_the_colours_of_their_roles_and_differ_without_colour_too():
    one = chart("columns", 3.0, 2.0)
    (only,) = one.series
    both = replace(one, series=(replace(only, label="2024", role="muted"), replace(only, label="2025", role="navy")))
    root = parsed(svg(both))
    assert len(bars_of(root, LIGHT.muted)) == len(bars_of(root, "url(#p1")) == 3, "two columns and one in the legend"
    hatching = root.find(".//s:pattern", NS)
    assert [node.get("fill") for node in hatching.iterfind("s:rect", NS)] == [LIGHT.navy]
    assert hatching.find("s:g", NS).get("opacity") == "1", "a printer loses half a shade"
    assert printed(svg(both))["2024"] == printed(svg(both))["2025"] == 1


def test_ticks_have_the_decimals_their_step_needs():
    seen = printed(svg(chart("bars", 0.22, 0.1)))
    assert all(seen[tick] == 1 for tick in ("0.00", "0.05", "0.15", "0.20")) and seen["0"] == seen["0.2"] == 0
    assert printed(svg(chart("bars", 12345.0, 4000.0)))["5,000"] == 1


numbers = st.one_of(st.none(), st.floats(-500, 99_999))
words = st.text("甲县—A b1,234.5", min_size=1, max_size=LABEL_SIGNS) | st.sampled_from(
    ("甲" * LABEL_SIGNS, "W" * 2 * LABEL_SIGNS)
)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(CHARTS), st.floats(390, 640), st.data())
def test_no_text_of_a_chart_leaves_its_sheet(kind, across, data):
    """Texts as long as a brief lets them be, and what stands for a figure that cannot be told."""
    places = data.draw(st.integers(1, MOST_BARS))
    count = 1 if kind == "ladder" else data.draw(st.integers(1, 4))
    values = [tuple(data.draw(numbers) for _ in range(places)) for _ in range(count)]
    said = [
        tuple("cannot be told for this selection" if value is None else f"{value:,.2f}" for value in one)
        for one in values
    ]
    series = tuple(Series(data.draw(words), *one) for one in zip(values, said, strict=True))
    labels, gaps = (tuple(data.draw(words) for _ in range(places)) for _ in range(2))
    one = Chart("c", kind, "题" * 40, "亿元", labels, series, "说明", gaps=gaps if kind == "ladder" else ())
    sheet = chart_sheet(one, across)
    for node in parsed(sheet.svg().encode()).iterfind(".//s:text", NS):
        long = width(node.text, float(node.get("font-size")), node.get("font-weight") == "700")
        x = float(node.get("x")) - long * {None: 0, "middle": 0.5, "end": 1}[node.get("text-anchor")]
        assert x >= -1 and x + long <= sheet.width + 1, (node.text, x, long)
