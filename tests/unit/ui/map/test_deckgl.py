"""The map deck.gl draws, read as data: what it shows, in which colours, from where, and what it believes of a browser."""

import ast
import json
import math
import re
import zlib
from collections.abc import Mapping
from dataclasses import replace

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from analytics.map import names as name_places
from analytics.map.camera import TILT, Camera, fitted, province
from analytics.map.geography import arc, counties, county, project
from analytics.programme import BOUNDARIES
from charts.map_view import Arc, Legend, MapView, MapWords, Shade
from style.colours import DARK, FONT, LIGHT, Palette
from ui.map import deckgl as deck
from ui.map.deckgl import layer_ids, legend, size, specification
from ui.map.deckgl_layers import mixed, rgb
from ui.map.deckgl_links import arrowhead, curve, line
from ui.pieces import components
from ui.pieces.assets import ASSETS

PAIRS = {
    "P01": ("330108", "330329"),
    "P02": ("330109", "331181"),
    "P03": ("330110", "330802"),
    "P04": ("330114", "330825"),
    "P05": ("330303", "330327"),
    "P06": ("330381", "330328"),
    "P07": ("330382", "331127"),
    "P08": ("330402", "331123"),
    "P09": ("330421", "331126"),
    "P10": ("330483", "331023"),
    "P11": ("330502", "331125"),
    "P12": ("330521", "331122"),
    "P13": ("330522", "330822"),
    "P14": ("330603", "330881"),
    "P15": ("330782", "331102"),
    "P16": ("331081", "331022"),
    "P17": ("331082", "330803"),
    "P18": ("331083", "331024"),
}
ROLES = {a: role for pair in PAIRS.values() for a, role in zip(pair, ("industrial", "mountain"), strict=True)}
PERIOD = ("统计期间", "2024年第一季度至第三季度")
HOSTILE = "<img src=x onerror=alert(1)> {name}"


def _arc(pair_id: str, order: int) -> Arc:
    start, end = PAIRS[pair_id]
    width = None if pair_id == "P11" else 1.5 + order % 5
    rows = (("完成投资", "暂无数据" if width is None else f"{order + 1}.20 亿元"), PERIOD)
    return Arc(pair_id, start, end, width, f"{county(start).short_name} → {county(end).short_name}", rows)


def _shade(adcode: str, order: int) -> Shade:
    step = None if adcode == "331127" else order % 7
    rows = (("完成投资", "暂无数据" if step is None else f"{order}.10 亿元"), PERIOD)
    return Shade(adcode, step, county(adcode).short_name, rows)


PLAIN = MapView(
    arcs=tuple(_arc(pair_id, order) for order, pair_id in enumerate(PAIRS)),
    roles=ROLES,
    labels={adcode: county(adcode).short_name for adcode in ROLES},
    legend=Legend(("工业大县", "山区县"), steps=((0, "< 2"), (6, "≥ 2")), no_data="暂无数据", widths=((2.0, "< 2"),)),
    footnote="边界仅供示意。",
    alt="十八对结对。",
    words=MapWords("查看详情", "杭州主城放大"),
)
SHADED = replace(PLAIN, shades=tuple(_shade(adcode, order) for order, adcode in enumerate(ROLES)))
VIEWS = [(view, tilted) for view in (PLAIN, SHADED) for tilted in (False, True)]


def text(view: MapView = PLAIN, tilted: bool = False, palette: Palette = LIGHT, **more) -> str:
    return specification(view, tilted, palette, **more).to_json()


def layers(*args, **more) -> dict[str, dict]:
    return {layer["id"]: layer for layer in json.loads(text(*args, **more))["layers"]}


def layers_by_part(*args, **more) -> dict[str, dict]:
    """The layers under what they show: links, arcs."""
    return {name.removesuffix("-tilted"): layer for name, layer in layers(*args, **more).items()}


def looked_up(expression: str) -> tuple[list, str]:
    """The list an expression looks into, and what it looks up."""
    found = re.fullmatch(r"@@=\((\[.*\])\)\[(.*)\]", expression)
    assert found, expression
    return ast.literal_eval(found[1]), found[2]


def county_colours(view: MapView, palette: Palette) -> dict[str, list[int]]:
    """What the browser works out for each county of the file."""
    colours, index = looked_up(layers(view, palette=palette)["land"]["getFillColor"])
    classes = re.fullmatch(r'\("(\d{90})"\)\[properties\.order\]', index)
    assert classes, index
    features = json.loads(BOUNDARIES.read_text(encoding="utf-8"))["features"]
    return {f["id"]: colours[int(classes[1][f["properties"]["order"]])] for f in features}


@pytest.mark.parametrize("view, tilted", VIEWS)
def test_nothing_is_asked_of_another_host(view: MapView, tilted: bool):
    said = text(view, tilted)
    assert not re.search(r"\w+://|http", said)
    whole = json.loads(said)
    assert "mapProvider" not in whole
    assert whole["mapStyle"] == "__MAP_STYLE__"  # pydeck's word for none given; any other brings a foreign map
    addresses = [layer["data"] for layer in whole["layers"] if isinstance(layer["data"], str)]
    assert len(addresses) == 1 and addresses[0] in ASSETS


def test_the_counties_are_read_below_the_base_path(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(st, "get_option", lambda name: {"server.baseUrlPath": "/zj/"}[name])
    address = layers()["land"]["data"]
    assert address.startswith("/zj/assets/") and address.removeprefix("/zj") in ASSETS


@pytest.mark.parametrize(
    "view, tilted, ids",
    [
        (PLAIN, False, ["land", "counties", "links", "heads", "arcs", "dots", "names"]),
        (SHADED, False, ["land", "counties", "casings", "links", "heads", "arcs", "dots", "names"]),
        (PLAIN, True, ["land", "counties", "links-tilted", "arcs-tilted", "dots", "names"]),
        (SHADED, True, ["land", "counties", "columns", "links-tilted", "arcs-tilted", "dots", "names"]),
    ],
)
def test_layers_lie_in_order_and_only_what_has_a_tip_can_be_picked(view: MapView, tilted: bool, ids: list[str]):
    drawn = layers(view, tilted)
    assert list(drawn) == ids
    assert [name for name, layer in drawn.items() if layer["pickable"]] == list(layer_ids(tilted, False).values())
    counted = {name: len(layer["data"]) for name, layer in layers_by_part(view, tilted).items()}
    assert {part: counted[part] for part in ("counties", "dots", "links", "arcs")} == {
        "counties": 36,
        "dots": 36,
        "links": 18,
        "arcs": 18,
    }


@pytest.mark.parametrize("view", [PLAIN, SHADED])
def test_a_layer_keeps_its_kind_under_its_id(view: MapView):
    """deck.gl would hand the old layer's state to the new one, and draw neither."""
    flat, tilted = layers(view), layers(view, True)
    for name in set(flat) & set(tilted):
        assert flat[name]["@@type"] == tilted[name]["@@type"], name


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_counties_are_tinted_by_their_role(palette: Palette):
    colours = county_colours(PLAIN, palette)
    tints = {role: mixed(getattr(palette, role), palette.background, 0.2) for role in ("industrial", "mountain")}
    for place in counties():
        role = ROLES.get(place.adcode)
        assert colours[place.adcode] == (tints[role] if role else rgb(palette.land)), place.adcode


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_counties_are_shaded_by_their_class_and_no_data_is_no_class(palette: Palette):
    colours = county_colours(SHADED, palette)
    for shade in SHADED.shades:
        step = shade.step
        assert colours[shade.adcode] == rgb(palette.no_data if step is None else palette.sequential[step])
    assert colours["330102"] == rgb(palette.land)
    assert rgb(palette.no_data) not in [rgb(colour) for colour in palette.sequential]


def test_a_new_colour_is_looked_at_though_the_file_stays_the_same():
    triggers = [
        json.dumps(layers(view, palette=palette)["land"]["updateTriggers"])
        for view in (PLAIN, SHADED)
        for palette in (LIGHT, DARK)
    ]
    assert len(set(triggers)) == 4
    assert len({layers(view)["land"]["data"] for view in (PLAIN, SHADED)}) == 1


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize("tilted", [False, True])
def test_links_go_from_the_industrial_to_the_mountain_colour(palette: Palette, tilted: bool):
    drawn = layers_by_part(PLAIN, tilted, palette)["links"]
    kinds = [link["k"] for link in drawn["data"]]
    assert sorted(kinds) == [0] * 17 + [1]  # one has no figure
    if tilted:
        ends = [looked_up(drawn[name])[0] for name in ("getSourceColor", "getTargetColor")]
    else:
        ramps = looked_up(drawn["getLineColor"])[0]
        assert {len(ramp) for ramp in ramps} == {len(drawn["data"][0]["geometry"]["coordinates"])}
        ends = [[ramp[0] for ramp in ramps], [ramp[-1] for ramp in ramps]]
    assert [end[0] for end in ends] == [rgb(palette.industrial), rgb(palette.mountain)]
    assert [end[1] for end in ends] == [rgb(palette.muted)] * 2


@pytest.mark.parametrize("tilted", [False, True])
def test_a_chosen_link_lies_on_top_and_the_others_step_back(tilted: bool):
    arcs = tuple(replace(arc, emphasis="selected" if arc.id == "P08" else "dim") for arc in PLAIN.arcs)
    drawn = layers_by_part(replace(PLAIN, arcs=arcs), tilted)
    assert drawn["arcs"]["data"][-1]["id"] == "P08"
    assert [link["k"] for link in drawn["links"]["data"]] == [3, *[2] * 16, 0]
    usual = next(link["w"] for link in layers_by_part(PLAIN, tilted)["links"]["data"] if link["w"] > 0)
    assert drawn["links"]["data"][-1]["w"] > usual
    sizes = {name["name"]: name["s"] for name in layers_by_part(replace(PLAIN, arcs=arcs))["names"]["data"]}
    assert sizes["南湖区"] == sizes["遂昌县"] > sizes["义乌市"]
    if not tilted:
        assert len(drawn["casings"]["data"]) == 1


def test_a_link_without_a_figure_is_thin_and_dashed():
    links = layers()["links"]
    by_end = {tuple(link["geometry"]["coordinates"][-1]): link for link in links["data"]}
    missing = by_end[tuple(round(v, 3) for v in (county("331125").lon, county("331125").lat))]
    assert missing["k"] == 1 and missing["w"] == min(link["w"] for link in links["data"])
    assert links["getDashArray"] == "@@=k%2?[4,3.5]:[0,0]"
    assert links["extensions"][0]["@@type"] == "PathStyleExtension"


def test_columns_say_only_the_class_and_a_county_without_a_figure_has_none():
    columns = layers(SHADED, True)["columns"]
    steps = [shade.step for shade in SHADED.shades if shade.step is not None]
    assert [column["s"] for column in columns["data"]] == steps and len(steps) == 35
    assert columns["getElevation"] == "@@=(s+1)*5000"
    assert looked_up(columns["getFillColor"])[0] == [rgb(colour) for colour in LIGHT.sequential]


def test_both_sides_are_told_apart_by_shape_as_well():
    dots = layers()["dots"]
    assert [dot["m"] for dot in dots["data"]] == [int(role == "mountain") for role in ROLES.values()]
    (small, large), _ = looked_up(dots["getRadius"])
    assert small < large
    assert looked_up(dots["getFillColor"])[0] == [rgb(LIGHT.industrial), rgb(LIGHT.background)]
    assert looked_up(dots["getLineColor"])[0] == [rgb(LIGHT.background), rgb(LIGHT.mountain)]


@pytest.mark.parametrize("tilted", [False, True])
def test_tips_are_the_words_of_the_view_and_stay_text(tilted: bool):
    hostile = replace(PLAIN, arcs=(replace(PLAIN.arcs[0], title=HOSTILE, rows=(("a", "<b>"),)), *PLAIN.arcs[1:]))
    drawn = layers_by_part(hostile, tilted)
    assert {link["id"]: link["tip"] for link in drawn["arcs"]["data"]}["P01"] == f"{HOSTILE}\na  <b>"
    tips = {place["id"]: place["tip"] for place in drawn["counties"]["data"]}
    assert tips["330402"] == "南湖区\n工业大县" and tips["331123"] == "遂昌县\n山区县"
    shaded = {place["id"]: place["tip"] for place in layers_by_part(SHADED, tilted)["counties"]["data"]}
    assert shaded["331127"] == "景宁县\n完成投资  暂无数据\n统计期间  2024年第一季度至第三季度"
    tooltip = specification(hostile, tilted, LIGHT)._tooltip
    assert tooltip["text"] == "{tip}" and "html" not in tooltip
    assert all("tip" in found for name in ("counties", "arcs") for found in drawn[name]["data"])


def test_a_county_is_met_within_its_largest_circle():
    for place in layers()["counties"]["data"]:
        assert place["r"] == county(place["id"]).radius
        assert place["at"] == [round(county(place["id"]).lon, 4), round(county(place["id"]).lat, 4)]


def test_names_are_written_as_chinese_in_the_house_font():
    names = layers()["names"]
    assert names["characterSet"] == "auto" and names["fontFamily"] == FONT and names["fontSettings"]["sdf"]
    assert "南湖区" in text()


@pytest.mark.parametrize("pixels", [(900, 620), (1360, 648), (1220, 800), (320, 320)])
@pytest.mark.parametrize("tilted", [False, True])
def test_no_name_covers_another_or_can_be_taken_for_anothers(tilted: bool, pixels: tuple[int, int]):
    camera = deck._camera(*pixels, tilted, ())
    boxes = []
    for name in layers(tilted=tilted, pixels=pixels)["names"]["data"]:
        near, own = camera.nearness(*name["at"]), camera.screen(*name["at"])
        x, y = (at + by * near for at, by in zip(own, name["by"], strict=True))
        w, h = name_places.name_width(name["name"], name["s"] * near), name["s"] * near
        box = (x - w / 2, y - h / 2, x + w / 2, y + h / 2)
        if pixels[0] > 320:
            assert min(box[:2]) > 0 and box[2] < pixels[0] and box[3] < pixels[1]
        far = sorted((_distance(box, camera.screen(county(a).lon, county(a).lat)), a) for a in ROLES)
        assert county(far[0][1]).short_name == name["name"] and far[1][0] > far[0][0] + 0.5
        boxes.append(box)
    assert len(boxes) >= (36 if pixels[0] > 320 else 24)
    for i, a in enumerate(boxes):
        for b in boxes[i + 1 :]:
            assert min(a[2], b[2]) - max(a[0], b[0]) < 1 or min(a[3], b[3]) - max(a[1], b[1]) < 1


def _distance(box: tuple[float, float, float, float], at: tuple[float, float]) -> float:
    across, down = (max(box[i] - at[i], 0.0, at[i] - box[i + 2]) for i in (0, 1))
    return math.hypot(across, down)


@pytest.mark.parametrize("first", [0, 1])
def test_where_there_is_no_room_the_lower_rank_goes(first: int):
    assert 15 <= len(layers(pixels=(200, 280))["names"]["data"]) < 36
    spots = [
        name_places.Spot(f"{row}{column}", "景宁县", 100 + 24 * column, 50 + 32 * row, int(row == first))
        for row in range(2)
        for column in range(8)
    ]
    shown = name_places.placed(spots, [], [], size=12, dot=4, view=(400, 200))
    left_out = [spot for spot in spots if spot.id not in shown]
    assert left_out and not any(spot.rank for spot in left_out)


@pytest.mark.parametrize("tilted, pitch", [(False, 0), (True, TILT)])
def test_the_view_opens_on_the_whole_province(tilted: bool, pitch: float):
    for pixels in ((900, 620), (320, 300), (1800, 900)):
        state = json.loads(text(tilted=tilted, pixels=pixels))["initialViewState"]
        camera = deck._camera(*pixels, tilted, ())
        assert (state["zoom"], state["pitch"]) == (round(camera.zoom, 3), pitch)
        assert state["minZoom"] < state["zoom"] < state["maxZoom"]
        seen = [camera.screen(*corner) for corner in province()]
        (left, right), (top, bottom) = ((min(v), max(v)) for v in zip(*seen, strict=True))
        assert left >= 0 and right <= pixels[0] and top >= 0 and bottom <= pixels[1]
        assert right - left > 0.75 * pixels[0] or bottom - top > 0.75 * pixels[1]


def test_the_camera_is_web_mercator():
    camera = fitted([(120.0, 29.0), (121.0, 30.0)], 512, 512, 0.0, 0.0)
    across = camera.screen(121.0, 29.5)[0] - camera.screen(120.0, 29.5)[0]
    assert across == pytest.approx(512 * 2**camera.zoom / 360)
    assert camera.middle[0] == pytest.approx(120.5) and 29.5 < camera.middle[1] < 29.51
    for lon, lat in ((120.2, 29.1), (120.9, 29.8)):
        assert camera.nearness(lon, lat) == 1
    tilted = fitted(province(), 900, 620, TILT, 20.0)
    assert tilted.nearness(120.0, 31.0) < 1 < tilted.nearness(120.0, 27.2)


def test_what_is_nearer_the_tilted_camera_is_larger_and_further_from_the_middle():
    camera = Camera(800, 600, 45.0, 256.0, 256.0, 2.0)  # over the equator, four times the world of zoom 0
    south = math.degrees(2 * math.atan(math.exp(-math.pi * 50 / 512)) - math.pi / 2)  # 100 pixels below the middle
    # The camera is 900 pixels away; what lies 100 pixels south is 100 · sin 45° nearer.
    near = 900 / (900 - 100 * math.sqrt(0.5))
    assert camera.screen(0, 0) == pytest.approx((400, 300))
    assert camera.nearness(0, south) == pytest.approx(near)
    assert camera.screen(90, south) == pytest.approx((400 + 512 * near, 300 + 100 * math.sqrt(0.5) * near))


def test_only_the_tilted_map_turns():
    for tilted in (False, True):
        (view,) = json.loads(text(tilted=tilted))["views"]
        assert view == {"@@type": "MapView", "controller": {"dragRotate": tilted, "touchRotate": tilted}}


@pytest.mark.parametrize("ends", PAIRS.values(), ids=PAIRS)
def test_links_run_as_on_the_svg_map(ends: tuple[str, str]):
    bowed, drawn = curve(*ends), arc(*ends)
    for i in range(21):
        assert math.dist(project(*bowed.at(i / 20)), drawn.point(i / 20)) < 4  # units: 2 km


def test_what_the_browser_works_out_of_a_line_is_the_line():
    drawn = layers(SHADED)
    (points,) = {re.sub("^@@=", "", drawn[name]["getPath"]) for name in ("casings", "arcs")}
    for met, link in zip(drawn["arcs"]["data"], drawn["links"]["data"], strict=True):
        terms = re.sub(r"q\[(\d)\]", lambda found, q=met["q"]: f"({q[int(found[1])]})", points)
        worked_out = [[_sum(part) for part in point] for point in re.findall(r"\[([^\[\],]+),([^\[\],]+)\]", terms)]
        assert len(worked_out) == len(link["geometry"]["coordinates"])
        for found, drawn_at in zip(worked_out, link["geometry"]["coordinates"], strict=True):
            assert found == pytest.approx(drawn_at, abs=0.0012)  # degrees: 100 m


def _sum(text: str) -> float:
    """The value of `(1)+(2)*3`."""
    return sum(math.prod(float(factor.strip("()")) for factor in term.split("*")) for term in text.split("+"))


def test_an_arrowhead_points_the_way_its_link_ends():
    camera = deck._camera(900, 620, False, ())
    for ends in PAIRS.values():
        shape = line(*ends, camera, 12.0, 6.0)
        neck, tip = camera.screen(*shape.path[-2]), camera.screen(*shape.path[-1])
        length = math.dist(neck, tip)
        turned = math.radians(shape.angle + 90)
        assert math.cos(turned) == pytest.approx((tip[0] - neck[0]) / length, abs=0.02)
        assert math.sin(turned) == pytest.approx((neck[1] - tip[1]) / length, abs=0.02)
        assert math.hypot(*shape.back) == pytest.approx(6.0, abs=0.1)
    assert arrowhead().startswith("data:image/png;base64,iVBORw0KGgo")


@pytest.mark.parametrize("tilted", [False, True])
def test_in_focus_only_the_links_between_are_drawn(tilted: bool):
    drawn = layers_by_part(replace(PLAIN, focus=PAIRS["P08"]), tilted)
    assert [link["id"] for link in drawn["arcs"]["data"]] == ["P08"] and len(drawn["links"]["data"]) == 1
    assert deck._camera(900, 620, tilted, PAIRS["P08"]).zoom > deck._camera(900, 620, tilted, ()).zoom


@pytest.mark.parametrize("view, tilted", VIEWS)
def test_a_change_costs_a_few_kilobytes(view: MapView, tilted: bool):
    sent = text(view, tilted).encode()
    assert len(sent) < (18_000 if tilted else 25_000)
    assert len(zlib.compress(sent)) < 9_000


@pytest.mark.parametrize(
    "height, tilted, room, drawn",
    [
        ("stretch", False, (900, 620), (900, 620)),
        (500, False, (900, 620), (900, 500)),
        ("stretch", False, (340, 500), (340, 340)),
        ("stretch", True, (500, 620), (500, 370)),
        ("stretch", False, (3800, 2300), (3800, 1040)),
        ("stretch", True, (200, 200), (200, 280)),
    ],
)
def test_the_map_takes_the_room_there_is(height, tilted: bool, room: tuple[int, int], drawn: tuple[int, int]):
    assert size(height, tilted, room) == drawn


class Browser:
    """Stands in for Streamlit: keeps how a chart and its key were drawn, and sends selections back."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.state: dict[str, object] = {}
        self.chart: dict = {}
        self.key: dict = {}
        monkeypatch.setattr(st, "session_state", self.state)
        monkeypatch.setattr(st, "pydeck_chart", lambda spec, **more: self.chart.update(more, spec=spec))
        monkeypatch.setattr(components, "_component", lambda name: lambda **more: self.key.update(more, name=name))

    def select(self, layer: str, *found: object) -> None:
        self.state["map"] = {"selection": {"indices": {layer: [0]}, "objects": {layer: list(found)}}}
        self.chart["on_select"]()


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Browser:
    return Browser(monkeypatch)


def test_a_chart_has_its_key_its_height_and_its_description(browser: Browser):
    deck.deck(PLAIN, tilted=False, palette=LIGHT, key="map", height=500)
    assert {name: browser.chart[name] for name in ("key", "height", "alt", "on_select")} == {
        "key": "map",
        "height": 500,
        "alt": "十八对结对。",
        "on_select": "ignore",
    }


def test_only_what_is_shown_can_be_picked(browser: Browser):
    picked: list[tuple[str, str]] = []
    deck.deck(PLAIN, tilted=False, palette=LIGHT, key="map", on_pick=lambda *found: picked.append(found))
    browser.select("arcs", {"id": "P07", "tip": "…"})
    browser.select("counties", {"id": "331127"})
    assert picked == [("arc", "P07"), ("county", "331127")]
    for layer, found in [
        ("arcs", {"id": "P99"}),
        ("arcs", {"id": "331127"}),
        ("counties", {"id": "330102"}),
        ("counties", {"id": "P07"}),
        ("arcs", {"id": ["P07"]}),
        ("arcs", {}),
        ("arcs", "P07"),
        ("arcs", None),
        ("links", {"id": "P07"}),
        ("arcs-again", {"id": "P07"}),
        ("arcs-tilted", {"id": "P07"}),
    ]:
        browser.select(layer, found)
    for state in ({}, {"selection": None}, {"selection": {"objects": {"arcs": {"id": "P07"}}}}, None):
        browser.state["map"] = state
        browser.chart["on_select"]()
    assert len(picked) == 2


def test_the_same_can_be_picked_again_since_its_layer_has_another_name(browser: Browser):
    picked: list[str] = []
    names = []
    for _ in range(3):
        deck.deck(PLAIN, tilted=False, palette=LIGHT, key="map", on_pick=lambda _kind, found: picked.append(found))
        drawn = [layer["id"] for layer in json.loads(browser.chart["spec"].to_json())["layers"]]
        names.append(next(name for name in drawn if name.startswith("arcs")))
        browser.select(names[-1], {"id": "P07"})
    assert names == ["arcs", "arcs-again", "arcs"] and picked == ["P07"] * 3
    assert not set(layer_ids(True, False).values()) & set(layer_ids(True, True).values())


def test_the_key_shows_the_views_own_words_and_the_palettes_colours(browser: Browser):
    legend(SHADED, DARK, tilted=True, of="map")
    sent = json.loads(browser.key["data"])
    assert browser.key["name"] == "deckgl_key"
    assert sent["legend"]["roles"] == ["工业大县", "山区县"] and sent["footnote"] == "边界仅供示意。"
    assert sent["colours"] == list(DARK.sequential) and sent["tilted"] is True and sent["of"] == "map"


def test_the_key_finds_out_the_room_and_the_map_is_drawn_for_it(browser: Browser):
    legend(PLAIN, LIGHT, tilted=False, of="map")

    def say(value: object) -> None:
        browser.state["map-legend"] = {"picked": value}
        browser.key["on_picked_change"]()

    for wrong in ("9x9", "340x", "1e3x500", "-340x500", "99999x500", ["340x500"]):
        say({"kind": "room", "id": wrong})
    assert "map-room" not in browser.state
    say({"kind": "room", "id": "340x500"})
    deck.deck(PLAIN, tilted=False, palette=LIGHT, key="map")
    assert browser.chart["height"] == 340
    zoom = json.loads(browser.chart["spec"].to_json())["initialViewState"]["zoom"]
    assert zoom < deck._camera(900, 620, False, ()).zoom - 0.5


def _draw() -> None:
    from tests.unit.ui.map import test_deckgl as made

    made.deck.deck(made.SHADED, tilted=True, palette=made.LIGHT, key="map", on_pick=lambda _kind, _found: None)
    made.legend(made.SHADED, made.LIGHT, tilted=True, of="map")


def test_streamlit_takes_the_map_and_its_key():
    script = AppTest.from_function(_draw).run()
    assert not script.exception
    (chart,) = script.get("deck_gl_json_chart")
    assert json.loads(chart.proto.json)["layers"][0]["id"] == "land"
    assert json.loads(chart.proto.tooltip)["text"] == "{tip}" and chart.proto.alt == "十八对结对。"
    assert isinstance(json.loads(chart.proto.tooltip)["style"], Mapping)
    (key,) = script.get("bidi_component")
    assert key.proto.component_name == "deckgl_key"


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize("tilted", [False, True])
def test_links_of_a_rate_have_the_colours_of_their_classes_and_the_worst_lies_on_top(palette: Palette, tilted: bool):
    arcs = tuple(
        replace(arc, width=3.0, pace=at % 4, emphasis="dim" if at == 5 else "normal")
        for at, arc in enumerate(PLAIN.arcs)
    )
    drawn = layers_by_part(replace(PLAIN, arcs=arcs), tilted, palette)["links"]
    if tilted:
        colours = [tuple(colour) for colour in looked_up(drawn["getSourceColor"])[0]]
    else:
        colours = [tuple(ramp[0]) for ramp in looked_up(drawn["getLineColor"])[0]]
        assert drawn["getDashArray"] == "@@=([0,1,0,1,0,0,0,1,0,0,0,1])[k]?[4,3.5]:[0,0]"
    assert colours[4:8] == [tuple(rgb(colour)) for colour in palette.pace] and len(colours) == 12
    kinds = [link["k"] for link in drawn["data"]]
    assert kinds[0] == 4 + 4 + 1, "dimmed, below all"
    assert kinds[1:] == sorted(kinds[1:], reverse=True) and kinds[-1] == 4


def test_names_are_no_smaller_than_twelve_pixels_and_a_small_map_leaves_out_their_kind():
    brief = {"331127": "景宁"}
    for pixels, named in (((660, 480), "景宁"), ((1900, 1040), "景宁县")):
        names = layers_by_part(replace(PLAIN, brief=brief), pixels=pixels)["names"]["data"]
        assert named in {one["name"] for one in names}
        assert min(one["s"] for one in names) >= 12
