"""What is said along with a picture of a page, and where there is a button for one."""

from urllib.parse import parse_qsl, urlsplit

import pytest
import streamlit as st
from streamlit.proto.Block_pb2 import Block
from streamlit.testing.v1 import AppTest

from charts.pictures import Caption, PlotPicture
from charts.plot import finished
from reports.pictures import WRITERS
from style import terms
from tests import shipped
from ui.address import read
from ui.downloads import pictures
from ui.downloads import words as downloads_words
from ui.downloads.pictures import caption_of, map_about, map_title, narrowed
from ui.sitemap import SITES
from ui.view import remember


def caption(page: str = "funds", title: str = "资金阶梯", about: str = "2025年度资金 · 实际", **asked) -> Caption:
    return caption_of(shipped.view(**asked), SITES[page], title, about)


def test_the_caption_says_title_period_basis_source_and_version() -> None:
    said = caption(q="2024Q3")
    assert said.title == "资金阶梯" and said.period == "2025年度资金 · 实际\n截至2024年第三季度"
    whole = caption(about="2024年前三季度，截至2024年第三季度 · 实际", q="2024Q3")
    assert whole.period == "2024年前三季度，截至2024年第三季度 · 实际", "what is said is not said again"
    assert said.source.startswith("来源：") and shipped.dataset("demo").version[:8] in said.source
    assert "数据时点" in said.source and said.warning == terms.SIMULATED("zh")


def test_without_words_of_its_own_a_picture_is_of_the_page_and_the_period_asked_for() -> None:
    said = caption(title="", about="", q="2024Q3", span="programme")
    assert said.title == "资金使用"
    assert said.period == "2023年第一季度至2024年第三季度，截至2024年第三季度"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_reported_figures_carry_no_warning(lang: str) -> None:
    shown = shipped.view("reported", lang)
    assert not caption_of(shown, SITES["funds"]).warning
    assert caption_of(shipped.view("demo", lang), SITES["funds"]).warning == terms.SIMULATED(lang)


def test_the_address_on_a_picture_shows_the_same_again() -> None:
    shown = shipped.view(pairs=("P07",), step="disbursed")
    said = caption_of(shown, SITES["funds"]).dataset
    address = said.removeprefix(downloads_words.PICTURE_ADDRESS("zh", address=""))
    path, query = urlsplit(address)[2:4]
    assert path == "/funds"
    again, problems = read(dict(parse_qsl(query)), shown.catalogue, shown.dataset)
    assert not problems and again == shown.address.to(q=shown.selection.as_of, data="demo", page=None)


def test_every_condition_of_the_selection_stands_on_the_picture() -> None:
    shown = shipped.view(pairs=("P07", "P08"), tracks=("T1",), stages=("signed",))
    said = narrowed(shown, SITES["funds"])
    assert said == ["结对：乐清市—景宁县、南湖区—遂昌县", "赛道：产业项目合作", "项目阶段：签约"]
    assert caption("funds", pairs=("P07", "P08")).period.split("\n")[1].endswith(f" · {said[0]}")
    assert narrowed(shown, SITES["allocation"]) == [] == narrowed(shipped.view(), SITES["funds"])


@pytest.mark.parametrize(("lang", "title"), [("zh", "结对地图：产值"), ("en", "Map: Output")])
def test_a_map_is_headed_by_what_its_links_show_and_says_the_basis_of_both(lang: str, title: str) -> None:
    shown = shipped.view("demo", lang, link="output_value", shade="fund_planned")
    assert map_title(shown).startswith(title[:6])
    lines = map_about(shown).split("\n")
    assert len(lines) == 2 and all(line.count(" · ") >= 2 for line in lines)
    assert len(map_about(shipped.view("demo", lang, link="output_value")).split("\n")) == 1


def page() -> None:
    """A page with one chart."""
    import streamlit as st

    from charts.plot import finished
    from tests import shipped
    from ui.figures.chart import chart
    from ui.view import remember

    remember(shipped.view(lang=st.query_params.get("lang", "zh")))
    chart(finished([], {}), alt="说明", key="one", title="甲 *乙* [丙](x)", about="2025年")


def opened(monkeypatch: pytest.MonkeyPatch, writers: dict, **params: str) -> AppTest:
    monkeypatch.setattr(pictures, "PICTURES", writers)
    at = AppTest.from_function(page)
    for key, value in params.items():
        at.query_params[key] = value
    return at.run()


def test_there_is_one_button_below_a_chart_that_names_it_and_holds_both_kinds(monkeypatch) -> None:
    at = opened(monkeypatch, WRITERS)
    assert not at.exception
    popovers = [one.proto for one in _blocks(at.main) if isinstance(one.proto, Block) and one.proto.HasField("popover")]
    labels = [one.popover.label for one in popovers]
    assert labels == ["图片 *甲 \\*乙\\* \\[丙\\]\\(x\\)*"]
    assert [button.proto.label for button in at.get("download_button")] == [
        word.zh for word in downloads_words.PICTURE_KINDS.values()
    ]


def _blocks(block):
    for child in getattr(block, "children", {}).values():
        yield child
        yield from _blocks(child)


@pytest.mark.parametrize(("writers", "params"), [({}, {}), (WRITERS, {"meet": "M1"})])
def test_without_writers_and_in_a_meeting_there_is_none(monkeypatch, writers, params) -> None:
    at = opened(monkeypatch, writers, **params)
    assert not at.exception and not at.get("download_button")


def test_nothing_is_drawn_before_a_kind_is_pressed_and_then_from_this_runs_figure(monkeypatch) -> None:
    drawn: list[tuple[PlotPicture, Caption]] = []
    kept: list = []
    monkeypatch.setattr(pictures, "PICTURES", {"svg": ("image/svg+xml", lambda *given: drawn.append(given) or b"x")})
    monkeypatch.setattr(st, "download_button", lambda label, data, *_, **__: kept.append(data))
    remember(shipped.view())
    pictures.chart_pictures(finished([{"type": "bar", "x": [1], "y": [2]}], {}), "说明", "one", "题", "时")
    assert not drawn
    assert kept[0]() == b"x"
    ((picture, said),) = drawn
    assert picture.plot.to_plotly_json()["data"][0]["x"] == [1]
    assert picture.alt == "说明" and said.title == "题" and said.period.startswith("时")


def test_a_files_name_says_the_page_once_and_stays_short() -> None:
    assert pictures._file_name("资金使用", "资金流向").zh == "资金使用_资金流向"
    assert pictures._file_name("结对地图", "结对地图：产值").en == "结对地图：产值"
    assert len(pictures._file_name("甲", "乙" * 300).zh) == 60
