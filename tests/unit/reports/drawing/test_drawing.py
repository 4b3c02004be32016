"""Drawings of a story's map, and the marks that tell series apart."""

import re

import pytest

from charts.style import DASHES, PATTERNS, SYMBOLS
from reports.drawing.map.province import map_sheet
from reports.drawing.marks import dashes, pattern, symbol
from reports.drawing.sheet import Sheet, attributes, number
from tests.unit.reports.brief.stories import map_of
from tests.unit.reports.drawing.pictured import NS, parsed, printed


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
    assert dashes("solid") is None and len({dashes(name) for name in DASHES}) == len(DASHES)
