"""What is sent to the browser: files that never change under their address, data that is only data, links that stay."""

import hashlib
import json
import re
import zlib
from dataclasses import replace
from types import MappingProxyType

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from charts.map_view import Arc, Legend, MapView, MapWords, Shade
from ui import view
from ui.pieces import assets, components
from ui.pieces.assets import ASSETS, FRONT, asset_url
from ui.pieces.components import as_sent, script_of
from ui.pieces.figure_strip import Change, Figure, StripWords, figure_strip
from ui.pieces.frame import Button, frame
from ui.pieces.ledger import Cell, Column, Ledger, Row, ledger
from ui.pieces.links import Link, links
from ui.pieces.svg_map import svg_map
from ui.projects import desk as project_desk

FILES = sorted(path for path in FRONT.rglob("*") if path.suffix in (".js", ".css"))
SCRIPTS = [path for path in FILES if path.suffix == ".js"]
PIECES = ("svg_map", "figure_strip", "ledger", "frame", "links")
NOT_OURS = [
    "https://example.com/",
    "//example.com/",
    "/\\example.com",
    "javascript:alert(1)",
    "pair?pair=P07",
    "",
    "/a b",
    "/a\nb",
    " /pair",
]

P07 = Arc("P07", "330382", "331127", 2.5, "乐清 → 景宁", (("投资", "3.20 亿元"),), "/pair?pair=P07&lang=zh")
P08 = Arc("P08", "330402", "331123", None, "南湖 → 遂昌", (("投资", "暂无数据"),), "/pair?pair=P08&lang=zh")
VIEW = MapView(
    (P07, P08),
    {"330382": "industrial", "331127": "mountain"},
    {"330382": "乐清市", "331127": "景宁县"},
    Legend(("工业大县", "山区县")),
    "边界仅供示意。",
    "两对结对。",
    MapWords("查看详情", "杭州及周边"),
    shades=(Shade("330382", 0, "乐清市"), Shade("331127", None, "景宁县")),
)
TABLE = Ledger(
    "结对",
    (Column("pair", "结对"), Column("rate", "执行率", "bar")),
    (Row("P07", {"pair": Cell("乐清市 → 景宁县"), "rate": Cell("0.0%", bar=0.0, tick=0.75)}, "/pair?pair=P07"),),
)
FIGURE = Figure(
    "jobs",
    "新增就业",
    "暂无数据",
    "人",
    missing=True,
    spark=(1.0, None, 0.0),
    href="/methods?metric=jobs",
    change=Change("▲ 1.0%", "比上年同期", "good"),
)


class Browser:
    """Stands in for Streamlit: keeps what a piece was drawn with, and sends picks back."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.monkeypatch = monkeypatch
        self.name, self.sent, self.mounted = "", {}, {}
        monkeypatch.setattr(components, "_component", self.piece)

    def piece(self, name: str):
        def draw(**mounted) -> None:
            self.name, self.mounted, self.sent = name, mounted, components.unpacked(mounted["data"])

        return draw

    def pick(self, value: object) -> None:
        self.monkeypatch.setattr(st, "session_state", {self.mounted["key"]: {"picked": value}})
        self.mounted["on_picked_change"]()


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Browser:
    return Browser(monkeypatch)


def test_an_address_holds_the_hash_of_its_content():
    for address, asset in ASSETS.items():
        assert address.split("/")[2] == hashlib.sha256(asset.content).hexdigest()[:8]
    assert assets._build()[0] == ASSETS


def test_every_front_file_and_both_geometries_are_served():
    for name in [*(path.relative_to(FRONT).as_posix() for path in FILES), "map.json", "counties.geojson"]:
        assert asset_url(name) in ASSETS
    assert ASSETS[asset_url("map/svg_map.js")].media_type.startswith("text/javascript")
    assert json.loads(ASSETS[asset_url("map.json")].content)["inset"]


def test_a_script_names_other_files_by_addresses_that_exist():
    for address, asset in ASSETS.items():
        if address.endswith(".js"):
            text = asset.content.decode()
            assert '"./' not in text
            for named in re.findall(r'"\.\./([0-9a-f]{8}/[\w.]+)"', text):
                assert f"/assets/{named}" in ASSETS


def test_a_changed_file_changes_the_address_of_all_that_name_it(monkeypatch: pytest.MonkeyPatch):
    sources = assets._sources()
    monkeypatch.setattr(assets, "_sources", lambda: sources | {"map/arcs.js": sources["map/arcs.js"] + b"\n"})
    changed = assets._build()[1]
    assert changed["map/svg_map.js"] != asset_url("map/svg_map.js")
    assert changed["figure_strip.js"] == asset_url("figure_strip.js")


def test_files_that_name_each_other_are_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(assets, "_sources", lambda: {"a.js": b'import "./b.js"', "b.js": b'import "./a.js"'})
    with pytest.raises(ValueError, match=r"a\.js → b\.js → a\.js"):
        assets._build()


@pytest.mark.parametrize("base, start", [("", ""), ("zj", "/zj"), ("/zj/app/", "/zj/app")])
def test_addresses_start_with_the_base_path(base: str, start: str):
    assert asset_url("ledger.js", base) == start + asset_url("ledger.js")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_front_files_ask_nothing_of_other_hosts(path):
    text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"\w+://|[\"'(]//|@import", text)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_never_turn_data_into_code_or_markup(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"(inner|outer|Adjacent)HTML|\beval\b|\bFunction\(|document\.write|Contextual", text)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_hold_no_words_and_format_no_numbers(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"[\u2e80-\u9fff\uff00-\uffef]", text)
    assert not re.search(r"toLocale|Intl\.", text)
    # A text to be read would have a space between two words; what has one here is a selector, a path or a value.
    assert not re.search(r"""(textContent|aria-label"?,?|title"?,?) *=? *["'`][A-Za-z]""", text)


def test_what_a_browser_loads_stays_small():
    def total(kind: str) -> int:
        return sum(len(asset.content) for address, asset in ASSETS.items() if address.endswith(kind))

    # Parts opened by a link, all of them for the printer, a show left only when asked: 4.5 kB.
    # The map's player, its card with a course and a leader, names that are led to, cities and tags: 24 kB; two quarters side by
    # side, their difference and a field for a county: 6 kB; hovers that are told from piece to piece. They load with the map alone.
    # The search field 6,900, a table copied 5,000, favourites and what was seen 4,500, sharing 2,700, print 1,600.
    # Two tabs of one meeting kept together, and the presenter's clock: 3,200.
    # The map's field takes spellings 1,150, its names on small screens 750, the charts of a dark screen made light for paper 1,350.
    # A map that is as high as its screen leaves whatever stands above it, and not on a slide: 400.
    # The field for files in the page's language, for ears too: 450. A piece that is busy until it is drawn: 350.
    # A table whose rows are cards on a phone: 250. A way that leaves the app, to sign in: 20; what is chosen is called so in Chinese: 50.
    # A region of which nothing is enlarged: 30. A link while its server is gone: 230.
    # The key of the search in the moment its dialog closes: 140. A search whose database is gone: 20.
    # Forty quarters below a map: 40.
    assert total(".js") < 149_890
    # The search field 2,900, sharing 1,100, the button of a table and tables on paper 700; a slide's least sizes and the clock 450.
    # A table whose headings are heard alone 130, menus on small screens 150; tables and the flow on full sheets 600.
    # Rows as cards on a phone 1,080; headings read from below 90. A code for a hall 200. Forty quarters below a map 130.
    assert total(".css") < 49_850
    assert len(ASSETS[asset_url("map.json")].content) < 110_000


def test_chinese_is_sent_as_it_is_written(browser: Browser):
    svg_map(VIEW, key="map")
    assert "乐清市".encode() in zlib.decompress(browser.mounted["data"])


def test_a_large_piece_travels_packed_and_a_small_one_as_it_is(browser: Browser):
    ledger(replace(TABLE, rows=TABLE.rows * 50), key="table")
    assert len(browser.mounted["data"]) * 10 < len(json.dumps(browser.sent)) and len(browser.sent["rows"]) == 50
    frame("zh", key="frame")
    assert browser.mounted["data"].startswith(b"{")


def test_a_map_says_what_is_missing_and_what_is_least(browser: Browser):
    svg_map(VIEW, key="map")
    known, missing = browser.sent["arcs"]
    assert known["width"] == 2.5 and known["rows"] == [["投资", "3.20 亿元"]]
    assert "width" not in missing and missing["emphasis"] == "normal"
    least, unknown = browser.sent["shades"]
    assert least["step"] == 0 and "step" not in unknown
    assert re.fullmatch(r"M[\d.]+ [\d.]+Q[\d.]+ [\d.]+ [\d.]+ [\d.]+", known["d"])
    assert "heard" not in browser.sent


def test_a_map_of_18_links_and_36_counties_is_a_few_kilobytes(browser: Browser):
    codes = [asset["id"] for asset in json.loads(ASSETS[asset_url("map.json")].content)["counties"]][:36]
    ends = zip(codes[:18], codes[18:], strict=True)
    arcs = tuple(replace(P07, id=f"P{i:02}", start=a, end=b, rows=P07.rows * 3) for i, (a, b) in enumerate(ends))
    roles, labels = dict.fromkeys(codes, "industrial"), dict.fromkeys(codes, "景宁县")
    svg_map(replace(VIEW, arcs=arcs, roles=roles, labels=labels, shades=()), key="map")
    assert len(browser.mounted["data"]) < 8_000


def test_a_ledger_keeps_a_zero_and_leaves_out_nothing_said(browser: Browser):
    ledger(TABLE, key="table")
    assert browser.sent["columns"][1] == {"id": "rate", "label": "执行率", "kind": "bar", "align": "right"}
    assert browser.sent["rows"][0]["cells"] == {
        "pair": {"text": "乐清市 → 景宁县"},
        "rate": {"text": "0.0%", "bar": 0.0, "tick": 0.75},
    }
    assert browser.sent["rows"][0]["href"] == "/pair?pair=P07"


def test_a_field_without_anything_is_left_out_and_a_member_of_a_list_or_mapping_never(browser: Browser):
    row = Row("P07", {"none": Cell(""), "zero": Cell("0", bar=0.0, sort=0, tone="", selected=False)})
    told = as_sent({"rows": (row, None, "", False), "map": MappingProxyType({"a": None, "b": (), 3: 0}), "empty": {}})
    assert json.loads(told) == {
        "rows": [{"id": "P07", "cells": {"none": {}, "zero": {"text": "0", "bar": 0.0, "sort": 0}}}, None, "", False],
        "map": {"a": None, "b": [], "3": 0},
        "empty": {},
    }
    with pytest.raises(TypeError):
        as_sent({"rows": {1, 2}})


def test_addresses_of_rows_lead_below_the_base_path_whichever_was_asked_for_before(monkeypatch: pytest.MonkeyPatch):
    for base in ("", "zj", ""):
        monkeypatch.setattr(st, "get_option", lambda name, base=base: {"server.baseUrlPath": base}[name])
        (row,) = json.loads(as_sent(vars(TABLE)))["rows"]
        assert row["href"] == f"/{base}/pair?pair=P07".replace("//", "/")


def test_a_figure_keeps_its_gaps(browser: Browser):
    figure_strip([FIGURE], words=StripWords("说明：", "关闭"), key="strip")
    sent = browser.sent["figures"][0]
    assert sent["spark"] == [1.0, None, 0.0] and sent["missing"] is True
    assert sent["change"] == {"text": "▲ 1.0%", "versus": "比上年同期", "tone": "good"}


def test_a_shaded_table_tells_zero_least_and_unknown_apart(browser: Browser):
    cells = {"zero": Cell("0"), "least": Cell("0.01", step=0), "gap": Cell("暂无数据", gap=True)}
    columns = (Column("pair", "结对"), *(Column(name, name, "heat") for name in cells))
    total = Row("all", {"pair": Cell("全省")}, kind="total")
    ledger(Ledger("x", columns, (Row("P07", cells),), foot=(total,)), key="table")
    sent = browser.sent["rows"][0]["cells"]
    assert sent == {
        "zero": {"text": "0"},
        "least": {"text": "0.01", "step": 0},
        "gap": {"text": "暂无数据", "gap": True},
    }
    assert [column["align"] for column in browser.sent["columns"]] == ["left", "center", "center", "center"]
    assert browser.sent["foot"] == [{"id": "all", "cells": {"pair": {"text": "全省"}}, "kind": "total"}]


def test_a_table_the_server_orders_hears_its_sortable_headers_and_no_rows(browser: Browser):
    picked: list[tuple[str, str]] = []
    columns = (Column("pair", "结对"), Column("rate", "执行率", "bar", sortable=True))
    table = replace(TABLE, columns=columns, order=("rate", "descending"))
    with pytest.raises(ValueError, match="needs on_pick"):
        ledger(table, key="table")
    ledger(table, key="table", on_pick=lambda kind, chosen: picked.append((kind, chosen)))
    assert browser.sent["order"] == ["rate", "descending"]
    for value in ({"kind": "sort", "id": "rate"}, {"kind": "sort", "id": "pair"}, {"kind": "row", "id": "P07"}):
        browser.pick(value)
    assert picked == [("sort", "rate")]


def test_a_total_cannot_be_picked(browser: Browser):
    picked: list[tuple[str, str]] = []
    table = replace(TABLE, rows=(Row("all", {}, kind="total"), *TABLE.rows))
    ledger(table, key="table", on_pick=lambda kind, chosen: picked.append((kind, chosen)))
    for chosen in ("all", "P07"):
        browser.pick({"kind": "row", "id": chosen})
    assert picked == [("row", "P07")]


def test_a_refused_figure_shows_the_reason_and_no_value(browser: Browser):
    asked = replace(
        FIGURE, value="不分行业", missing=False, refused="资金不记到产业。", value_href="/pair", note="2025年"
    )
    figure_strip([asked], words=StripWords("说明：", "关闭"), key="strip")
    sent = browser.sent["figures"][0]
    assert (sent["value"], sent["note"], sent["missing"]) == ("不分行业", "资金不记到产业。", True)
    assert not {"unit", "change", "spark", "value_href"} & set(sent)


def test_a_link_sends_what_it_sets_and_what_it_drops(browser: Browser):
    links(
        [Link("language", "English", "/?lang=en", merge={"lang": "en", "page": None})],
        label="语言",
        key="x",
        look="chips",
    )
    assert browser.sent["links"][0]["merge"] == {"lang": "en", "page": None}


def test_a_frame_sets_the_language_and_sends_only_the_buttons_it_has(browser: Browser):
    frame("zh", print_page=Button("打印", "打印本页"))
    assert browser.sent["lang"] == "zh-CN"
    assert browser.sent["print"] == {"label": "打印", "title": "打印本页"}
    assert "full_screen" not in browser.sent and browser.sent["whole"] is None
    frame("zh", print_page=Button("打印", "打印本页"), whole="/funds?part=all")
    assert browser.sent["whole"] == "/funds?part=all"
    with pytest.raises(ValueError, match="leave"):
        frame("zh", full_screen=Button("全屏", "全屏显示"))


def test_a_figure_that_is_no_number_is_refused(browser: Browser):
    with pytest.raises(ValueError):
        figure_strip([Figure("x", "x", "1", spark=(float("nan"),))], words=StripWords("i", "x"), key="strip")


@pytest.mark.parametrize("href", NOT_OURS)
def test_addresses_outside_the_app_are_refused(browser: Browser, href: str):
    with pytest.raises(ValueError, match="not an address within the app"):
        ledger(Ledger("x", TABLE.columns, (Row("P07", {}, href),)), key="table")
    with pytest.raises(ValueError, match="not an address within the app"):
        ledger(Ledger("x", TABLE.columns, (Row("P07", {"pair": Cell("x", href=href)}),)), key="table")
    with pytest.raises(ValueError, match="not an address within the app"):
        figure_strip([replace(FIGURE, value_href=href)], words=StripWords("i", "x"), key="strip")


@pytest.mark.parametrize("href", ["/", "/pair?pair=P07&lang=zh", "?lang=en", "/pair?q=%E6%99%AF#a"])
def test_addresses_within_the_app_pass(href: str):
    assert components.local(href) == href


def test_links_lead_below_the_base_path(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(st, "get_option", lambda name: {"server.baseUrlPath": "zj"}[name])
    assert components.local("/pair?pair=P07") == "/zj/pair?pair=P07"
    assert components.local("?lang=en") == "?lang=en"


def test_only_what_was_shown_can_be_picked(browser: Browser):
    picked: list[tuple[str, str]] = []
    svg_map(VIEW, key="map", on_pick=lambda kind, chosen: picked.append((kind, chosen)))
    assert browser.sent["heard"] is True
    for value in ({"kind": "arc", "id": "P07"}, {"kind": "county", "id": "331127"}):
        browser.pick(value)
    for value in (
        {"kind": "arc", "id": "P99"},
        {"kind": "row", "id": "P07"},
        {"kind": "arc"},
        {"kind": ["arc"], "id": "P07"},
        {"kind": "arc", "id": ["P07"]},
        "P07",
        None,
    ):
        browser.pick(value)
    assert picked == [("arc", "P07"), ("county", "331127")]


def test_a_pick_on_a_page_left_meanwhile_is_not_heard(browser: Browser, monkeypatch: pytest.MonkeyPatch):
    picked: list[tuple[str, str]] = []
    svg_map(VIEW, key="map", on_pick=lambda kind, chosen: picked.append((kind, chosen)))
    monkeypatch.setattr(st, "session_state", {})
    browser.mounted["on_picked_change"]()
    view.say("metric", "ranked-zh")
    project_desk.search("find-zh")
    assert picked == []


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Arc("P07", "330382", "331127", 1.0, "x", emphasis="loud"),
        lambda: Shade("330382", 7, "x"),
        lambda: Column("x", "x", "graph"),
        lambda: Column("x", "x", align="middle"),
        lambda: Cell("x", tone="red"),
        lambda: Cell("x", step=7),
        lambda: Cell("x", step=-1),
        lambda: Cell("x", step=6, steps=5),
        lambda: Cell("x", step=0, gap=True),
        lambda: Row("x", {}, kind="sum"),
        lambda: replace(TABLE, order=("rate", "up")),
        lambda: links([], label="x", key="x", look="loud"),
        lambda: Change("x", tone="red"),
        lambda: replace(VIEW, height="tall"),
        lambda: replace(VIEW, roles={"330382": "coastal"}),
    ],
)
def test_words_the_pieces_do_not_know_are_refused(wrong):
    with pytest.raises(ValueError):
        wrong()


def _draw_all() -> None:
    from tests.unit.ui.pieces import test_components as made

    made.svg_map(made.VIEW, key="map")
    made.ledger(made.TABLE, key="table")
    made.figure_strip([made.FIGURE], words=made.StripWords("说明：", "关闭"), key="strip")
    made.frame("zh")
    made.links([made.Link("a", "甲", "/pair")], label="页", key="links")


def test_streamlit_takes_every_piece():
    script = AppTest.from_function(_draw_all).run()
    assert not script.exception
    sent = {element.proto.component_name: element.proto for element in script.get("bidi_component")}
    assert set(sent) == set(PIECES)
    for name, proto in sent.items():
        assert asset_url(script_of(name)) in proto.js_content
        sent_every_time = (proto.js_content, proto.css_content, proto.html_content)
        assert sum(map(len, sent_every_time)) < 400
