"""Drawings of a story's charts and map: every figure printed, marks as long as their numbers, nothing drawn for what is not known."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.drawing.charts.story import draw
from reports.drawing.map.province import map_sheet
from reports.drawing.marks import PATTERNS, SYMBOLS, dashes, pattern, symbol
from reports.drawing.sheet import Sheet, attributes, number
from reports.story.model import CHARTS, Chart, Series
from tests.examples import examples
from tests.unit.reports.brief.stories import map_of
from tests.unit.reports.drawing.pictured import NS, parsed, printed

HOSTILE = '<b>甲</b> & ]]> </svg><script>alert(1)</script> "q"'


def chart(kind: str, *values: float | None, name: str = "甲县", label: str = "完成投资") -> Chart:
    names = tuple(f"{name}{n}" for n in range(len(values)))
    said = tuple("暂无数据" if value is None else f"{value:.2f}" for value in values)
    return Chart("c", kind, f"题 {name}", "亿元", names, (Series(label, values, said),), f"说明 {name}")


def svg(one: Chart) -> bytes:
    return draw(one).svg().encode()


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
def test_where_nothing_is_known_there_is_no_mark_and_no_axis(kind):
    root = parsed(svg(chart(kind, None, None)))
    assert not root.findall("s:line", NS) and not root.findall("s:path", NS)
    assert len(root.findall("s:rect", NS)) == 1, "the ground alone"
    assert printed(svg(chart(kind, None, None)))["暂无数据"] == 2


@examples(30)
@given(st.lists(st.floats(0.05, 999), min_size=2, max_size=8), st.sampled_from(["bars", "stacked", "columns"]))
def test_bars_of_a_story_are_as_long_as_their_numbers(values, kind):
    along = "height" if kind == "columns" else "width"
    rects = [
        one for one in parsed(svg(chart(kind, *values))).iterfind("s:rect", NS) if one.get("stroke-width") == "0.7"
    ]
    drawn = [float(one.get(along)) for one in rects]
    scale = max(drawn) / max(values)
    seen = [value for value in values if value * scale > 0.02]
    assert sorted(drawn)[-len(seen) :] == pytest.approx([value * scale for value in sorted(seen)], abs=0.03)


def test_a_gap_of_a_ladder_is_hatched_between_two_steps():
    one = chart("ladder", 18.0, 12.0)
    one = Chart(**vars(one) | {"gaps": ("", "未下达 6.00")})
    root = parsed(svg(one))
    hatched = [node for node in root.iterfind("s:rect", NS) if (node.get("fill") or "").startswith("url(#p1")]
    bars = [float(node.get("width")) for node in root.iterfind("s:rect", NS) if node.get("height") == "22"]
    assert len(hatched) == 1 and printed(svg(one))["未下达 6.00"] == 1
    assert bars[1] + bars[2] == pytest.approx(bars[0], abs=0.05)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_storys_map_names_its_counties_and_dashes_what_has_no_figure(lang):
    picture = map_of(lang)
    sheet = map_sheet(picture, lang, 640)
    root = parsed(sheet.svg().encode())
    unknown = sum(link.width is None for link in picture.links)
    dashed = [
        one
        for one in root.iterfind(".//s:g/s:g/s:path", NS)
        if one.get("stroke-dasharray") and one.get("stroke-linecap")
    ]
    heads = root.findall(".//s:linearGradient", NS)
    assert len(dashed) == unknown > 0
    assert len([one for one in heads if one.get("id").startswith("way-")]) == len(picture.links) - unknown
    assert sum(printed(sheet.svg().encode()).values()) >= 30


def test_the_whole_province_is_framed_and_nothing_is_drawn_outside_the_sheet():
    sheet = map_sheet(map_of("zh"), "zh", 420)
    for node in parsed(sheet.svg().encode()).iterfind("s:text", NS):
        assert 0 <= float(node.get("x")) <= sheet.width and 0 < float(node.get("y")) <= sheet.height


def test_lengths_are_short_and_attributes_are_quoted():
    assert [number(value) for value in (1.0, 0.333333, -0.0, 123456.7)] == ["1", "0.33", "0", "123457"]
    assert (
        attributes({"fill_opacity": 0.5, "class_": 'a"b<', "stroke": None}) == ' fill-opacity="0.5" class=\'a"b&lt;\''
    )


@pytest.mark.parametrize("shape", PATTERNS[1:])
def test_a_hatching_is_defined_once_and_holds_its_two_colours_alone(shape):
    sheet = Sheet(10, 10, "", "")
    first = pattern(sheet, shape, "#FFFFFF", "#B4540A")
    assert pattern(sheet, shape, "#FFFFFF", "#B4540A") == first and len(sheet.patterns) == 1
    assert pattern(sheet, shape, "#FFFFFF", "#B4540A", 2.0) != first
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", next(iter(sheet.patterns.values())))) == {"#FFFFFF", "#B4540A"}
    root = parsed(f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(sheet.patterns.values())}</svg>'.encode())
    assert first[5:-1] in {node.get("id") for node in root} and len(root) == 2


def test_hatchings_of_an_unknown_shape_are_refused_and_colours_carry_no_markup():
    sheet = Sheet(10, 10, "", "")
    with pytest.raises(ValueError, match="zigzag"):
        pattern(sheet, "zigzag", "#FFFFFF", "#000000")
    pattern(sheet, "/", '"/><script>', "#000000")
    parsed(f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(sheet.patterns.values())}</svg>'.encode())


def test_every_symbol_of_the_house_is_a_shape_of_its_own():
    drawn = set()
    for name in (*SYMBOLS, "triangle-right", "line-ns", "line-ew"):
        sheet = Sheet(20, 20, "", "")
        symbol(sheet, name, 10, 10, 8, "#1F5FA8", stroke="#000000")
        drawn.add("".join(sheet.parts))
    assert len(drawn) == len(SYMBOLS) + 3
    assert (
        dashes("solid") is None
        and len({dashes(name) for name in ("dash", "dot", "dashdot", "longdash", "longdashdot")}) == 5
    )
