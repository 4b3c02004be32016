"""Pictures to take away: what a file says of itself and of what it shows, that it is safe, and the same each time."""

import json
import math
from dataclasses import asdict, replace
from io import BytesIO
from itertools import pairwise

import pytest
from PIL import Image

from analytics.lookup import pairs
from charts.flow_view import FlowBand, FlowView, Stop
from charts.map_view import Arc, Legend, MapView, MapWords, Shade
from charts.pictures import Caption, MapOnScreen, Picture, PlotPicture
from charts.plot import Plot
from reports import pictures as picture
from reports.drawing import typesetting
from reports.drawing.glyphs import width
from reports.drawing.sheet import Sheet, framed
from style.colours import LIGHT
from tests import shipped
from tests.unit.reports.drawing.pictured import NS, chunks, dots_an_inch, parsed, printed, size_of, told, words_of
from tests.unit.reports.drawing.test_plotly import HOSTILE, SEEN, every_kind
from ui.map.view import map_view

CAPTION = Caption(
    title="资金阶梯",
    period="2025年全年 · 实际\n赛道：产业项目合作",
    source="来源：模拟演示数据集 · 版本 8c118fa6",
    dataset="看板地址：http://localhost/funds?q=2025Q4",
    warning="模拟数据，仅供演示，不是真实数据",
)
NASTY = Caption(**dict.fromkeys(asdict(CAPTION), HOSTILE))
NONE = Caption()


def a_map(name: str = "乐清市") -> MapView:
    return MapView(
        arcs=(Arc("P07", "330382", "331127", 3.0, name), Arc("P01", "330108", "330329", None, "b", emphasis="dim")),
        roles={"330382": "industrial", "331127": "mountain", "330108": "industrial", "330329": "mountain"},
        labels={"330382": name, "331127": "景宁县", "330108": "滨江区", "330329": "泰顺县"},
        footnote=f"边界 {name}",
        alt=f"两对 {name}",
        legend=Legend(
            ("工业大县", "山区县"), f"底色 {name}", ((0, "< 2"), (6, "≥ 2")), "无数", "连线", ((1.5, "< 9"),), "无数"
        ),
        words=MapWords("打开", "放大"),
        shades=(Shade("331127", 6, "a"), Shade("330329", None, "b")),
    )


def a_flow(name: str = "乐清市—景宁县") -> FlowView:
    ribbon = "M0 0C50 0 50 5 100 5V25C50 25 50 20 0 20Z"
    return FlowView(
        60.0,
        (("支出", "3.00 亿元"), ("结对", "亿元", "占全部"), ("赛道", "亿元", "占全部")),
        (10.0, 30.0),
        (Stop("P07", name, "2.00", "66.7%", 0, 20, 0, 20, ""), Stop("P08", "乙", "暂无数据", "", 30, 0, 30, 20, "")),
        (Stop("T1", name, "2.00", "66.7%", 5, 20, 0, 58, "", colour=1),),
        (FlowBand("P07", "", "P07", ribbon, ""),),
        (
            FlowBand("P07-T1", "P07", "T1", ribbon, "", colour=1, note="赛道 1.50 亿元", at=10.0),
            FlowBand("P08-T1", "P08", "T1", ribbon, "", colour=1),
        ),
        f"流向 {name}",
        "只看它",
    )


EVERY = {
    "chart": lambda name: PlotPicture(Plot(json.dumps(every_kind(name=name)["level"])), f"图 {name}"),
    "drawn": lambda name: MapOnScreen(a_map(name), "drawn"),
    "flat": lambda name: MapOnScreen(a_map(name), "flat"),
    "tilted": lambda name: MapOnScreen(a_map(name), "tilted"),
    "flow": a_flow,
}
MAPS = ("drawn", "flat", "tilted")


def made(what: str, kind: str, name: str = "乐清市", caption: Caption = CAPTION) -> bytes:
    return picture.WRITERS[kind][1](EVERY[what](name), caption)


def svg_of(shown: Picture) -> bytes:
    return picture.WRITERS["svg"][1](shown, NONE)


@pytest.mark.parametrize("what", EVERY)
def test_a_picture_says_what_it_is_of_when_from_where_and_that_it_is_simulated(what):
    svg = made(what, "svg")
    seen = printed(svg)
    lines = [CAPTION.title, *CAPTION.period.split("\n"), CAPTION.source, CAPTION.dataset]
    assert all(seen[line] == 1 for line in lines)
    assert seen[CAPTION.warning] == 2, "once to read, once across the picture"
    assert told(svg)[0] == CAPTION.title and "乐清市" in told(svg)[1]


@pytest.mark.parametrize("what", EVERY)
def test_without_a_warning_there_is_no_watermark_and_without_lines_no_empty_ones(what):
    seen = printed(made(what, "svg", caption=Caption(title="题")))
    assert CAPTION.warning not in seen and "" not in seen


@pytest.mark.parametrize("what", EVERY)
def test_a_png_has_three_hundred_dots_an_inch_its_words_and_the_drawings_shape(what):
    svg, png = made(what, "svg"), made(what, "png")
    wide, tall = (float(parsed(svg).get(name)) for name in ("width", "height"))
    assert dots_an_inch(png) == 300
    assert size_of(png) == pytest.approx((wide * 300 / 96, tall * 300 / 96), abs=1.5)
    assert words_of(png) == dict(zip(("Title", "Description"), told(svg), strict=True))
    opened = Image.open(BytesIO(png))
    opened.load()
    assert round(opened.info["dpi"][0]) == 300 and len(opened.convert("RGB").getcolors(1 << 24)) > 20


@pytest.mark.parametrize("kind", picture.MEDIA_TYPES)
@pytest.mark.parametrize("what", EVERY)
def test_the_same_picture_has_the_same_bytes(what, kind):
    assert made(what, kind) == made(what, kind)


@pytest.mark.parametrize("what", EVERY)
def test_hostile_text_stays_text(what):
    svg = made(what, "svg", HOSTILE, NASTY)
    assert SEEN in "".join(parsed(svg).itertext()).replace("\n", "")
    assert told(svg)[0] == SEEN and SEEN in told(svg)[1]
    assert SEEN in words_of(made(what, "png", HOSTILE, NASTY))["Title"]


def test_a_sign_the_typeface_lacks_is_replaced_in_pixels_and_kept_in_text():
    name = "\U00020bb7"
    assert any(name in text for text in printed(made("flow", "svg", name)))
    lacking, filled = (chunks(made("flow", "png", one))[b"IDAT"] for one in (name, "〓"))
    assert lacking == filled


def test_another_kind_of_file_is_refused():
    with pytest.raises(ValueError, match="pdf"):
        picture.of_sheet(Sheet(10, 10, "", ""), "pdf")
    with pytest.raises(ValueError, match="PNG"):
        picture._with_words(b"GIF89a", "", "")


def test_a_png_keeps_its_pixels_and_has_one_resolution():
    pixels = typesetting.png(Sheet(40, 30, "", "").svg(), 40, 30)
    named = picture._with_words(pixels, "另一题", "")
    assert chunks(named)[b"IDAT"] == chunks(pixels)[b"IDAT"] and words_of(named) == {"Title": "另一题"}
    assert len(chunks(named)[b"pHYs"]) == 1, "the typesetter writes one of its own now: leave ours out"


@pytest.mark.parametrize("size", [(200, 30), (900, 60), (300, 900), (760, 500)])
@pytest.mark.parametrize(
    "text", ["模拟数据，仅供演示，不是真实数据", "Simulated figures for demonstration, not real ones"]
)
def test_the_watermark_stays_on_the_sheet(size, text):
    sheet = framed(Sheet(*size, "题", "说明"), Caption(warning=text))
    mark = next(node for node in parsed(sheet.svg().encode()).iterfind("s:text", NS) if node.get("transform"))
    type_size = float(mark.get("font-size"))
    long, turn = width(text, type_size, True), math.radians(24)
    assert long * math.cos(turn) <= sheet.width and long * math.sin(turn) + type_size <= sheet.height
    assert type_size > 4


@pytest.mark.parametrize("what", MAPS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_maps_of_the_province_name_its_counties_and_say_the_whole_key(what, lang):
    view = map_view(shipped.view("demo", lang, shade="investment_completed"))
    seen = printed(svg_of(MapOnScreen(view, what)))
    key = view.legend
    said = [*key.roles, key.title, key.arc_title, key.no_data, *(words for _, words in (*key.steps, *key.widths))]
    joined = " ".join(seen)
    assert all(words in seen or words in joined for words in said if words)
    named = [name for name in view.labels.values() if name in seen]
    assert len(named) >= (34 if what == "drawn" else 30), sorted(set(view.labels.values()) - set(named))
    assert (view.words.inset in seen) == (what == "drawn")


def test_a_county_is_painted_by_its_step_and_one_without_data_is_hatched():
    view = a_map()
    root = parsed(svg_of(MapOnScreen(view)))
    paints = [one.get("fill") for one in root.iterfind(".//s:path", NS)]
    assert LIGHT.sequential[6] in paints and any(paint and paint.startswith("url(#p1") for paint in paints)


def test_a_pair_close_up_draws_its_link_alone_and_its_names_in_bold():
    shown = shipped.view("demo", link="investment_completed")
    view = map_view(shown, focus=pairs(shown.dataset)["P07"])
    root = parsed(svg_of(MapOnScreen(view)))
    bold = {node.text for node in root.iterfind(".//s:text", NS) if node.get("font-weight") == "700" and node.text}
    assert bold == {"乐清市", "景宁县"}
    assert len([g for g in root.iterfind(".//s:linearGradient", NS) if g.get("id").startswith("way-")]) == 1
    assert "杭州主城放大" not in printed(svg_of(MapOnScreen(view)))


def test_columns_stand_as_high_as_their_class():
    view = a_map()

    def tallest(step: int) -> float:
        svg = svg_of(MapOnScreen(replace(view, shades=(Shade("331127", step, "a"),)), "tilted"))
        tops = [one for one in parsed(svg).iterfind(".//s:path", NS) if one.get("stroke-width") == "0.7"]
        ys = [float(pair.split()[1]) for one in tops for pair in one.get("d").strip("MZ").split("L")]
        return max(ys) - min(ys)

    heights = [tallest(step) for step in range(7)]
    gaps = [b - a for a, b in pairwise(heights)]
    assert all(gap > 0 for gap in gaps) and max(gaps) < 1.2 * min(gaps)


def test_the_flow_prints_every_name_figure_and_share_and_draws_every_ribbon():
    view = a_flow()
    svg = svg_of(view)
    seen = printed(svg)
    stops = (*view.middle, *view.ends)
    for stop in stops:
        for text in (stop.label, stop.figure, stop.share):
            wanted = sum(text in (other.label, other.figure, other.share) for other in stops)
            assert not text or seen[text] == wanted
    drawn = [one.get("d") for one in parsed(svg).iterfind(".//s:path", NS)]
    assert drawn == [band.d for band in (*view.inflow, *view.outflow)]
    assert seen["赛道 1.50 亿元"] == 1  # the ribbon that is named, and the one that is not is the paler
    *_, named, quiet = (float(one.get("fill-opacity")) for one in parsed(svg).iterfind(".//s:path", NS))
    assert quiet < named


@pytest.mark.parametrize("what", ["drawn", "tilted"])
def test_on_paper_a_rate_has_the_colours_of_the_screen_and_what_is_reached_is_dashed(what):
    arcs = tuple(
        replace(arc, width=3.0, pace=at % 4, tag="最慢 12.3%" if at == 0 else "")
        for at, arc in enumerate(map_view(shipped.view("demo")).arcs)
    )
    view = replace(map_view(shipped.view("demo")), arcs=arcs)
    svg = svg_of(MapOnScreen(view, what)).decode()
    assert all(svg.count(colour) >= 4 for colour in LIGHT.pace)
    if what == "drawn":
        assert "最慢 12.3%" in printed(svg.encode())
        assert svg.count("stroke-dasharray") >= 4
