"""Every page draws itself from every address a reader may come with, in both languages, on both datasets, and says so plainly where it cannot."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from store.datasets import catalogue
from ui.sitemap import SITES, WHOLE

SHELL = Path(__file__).parents[2] / "ui" / "shell.py"


def opened(page: str = "overview", **params: str) -> AppTest:
    """The page as a link opens it, without the overview before it. AppTest finds a page that has not run yet by its
    file's name, which is its address for all but the overview."""
    at = AppTest.from_file(str(SHELL), default_timeout=60)
    at.query_params.update(params)
    if page != "overview":
        at.switch_page(str(SITES[page].file))
    return at.run()


def whole(page: str = "overview", **params: str) -> AppTest:
    """All parts of the page at once."""
    return opened(page, **({"part": WHOLE} if SITES[page].parts else {}) | params)


def said(at: AppTest) -> str:
    kinds = (at.text, at.markdown, at.caption)
    return "\n".join(str(element.value) for kind in kinds for element in kind)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("data", sorted(catalogue().versions))
@pytest.mark.parametrize("page", SITES)
def test_every_page_draws_without_failing(page, data, lang):
    at = whole(page, data=data, lang=lang)
    assert not at.exception
    assert [title.value for title in at.title] == [SITES[page].title(lang)], "another page was opened"
    assert "没有算出来" not in said(at) and "could not be computed" not in said(at), (
        "see the captured log for what failed"
    )


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("q", "2031Q9"),
        ("q", "2019Q1"),
        ("pair", "P99"),
        ("link", "nonsense"),
        ("shade", "pairs"),
        ("view", "3d"),
        ("span", "decade"),
        ("data", "nowhere"),
        ("lang", "fr"),
        ("pair", "<script>alert(1)</script>"),
        ("q", "'; DROP TABLE"),
    ],
)
@pytest.mark.parametrize("page", ["overview", "map", "pair"])
def test_a_word_that_means_nothing_is_told_and_the_default_shown(page, key, value):
    at = whole(page, **{key: value})
    assert not at.exception
    assert value in said(at) and "其余部分照常显示" in said(at)


@pytest.mark.parametrize("page", SITES)
def test_the_badge_says_dataset_basis_version_and_date_on_every_page(page):
    name, version = next(iter(catalogue().versions.items()))
    text = said(whole(page))
    assert version[:8] in text and "数据时点" in text
    if name == "demo":
        assert "模拟数据，仅供演示，不是真实数据" in text


def test_the_quarter_takes_the_whole_app_back_in_time():
    early, late = said(opened(data="demo", q="2023Q4")), said(opened(data="demo", q="2025Q4"))
    assert "2023年度资金执行" in early and "2025年" not in early.split("来源")[0]
    assert "2025年度资金执行" in late


def test_a_pair_without_facts_shows_no_data_and_no_zero():
    text = said(whole("pair", data="reported", pair="P01"))
    assert "暂无数据，不是零" in text


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "page", ["overview", "lagging", "map", "tracks", "ranks", "funds", "warnings", "effects", "pair"]
)
def test_single_facts_are_no_desert_of_missing_data(page, lang):
    """A page that has nothing to sum says so once, and whom to ask, and ranks nobody."""
    text = said(whole(page, data="reported", lang=lang))
    assert text.count("暂无数据" if lang == "zh" else "No data\n") <= 2
    for never in ("位，共", "占 100", "100.0%", "中位数 ", "place 1 of"):
        assert never not in text


@pytest.mark.parametrize(
    "narrowed", [{"pairs": "P01,P10"}, {"tracks": "T2"}, {"cities": "331100"}, {"value": "forecast"}]
)
def test_the_front_of_single_facts_narrows_with_the_selection(narrowed):
    whole, part = said(opened(data="reported")), said(opened(data="reported", **narrowed))
    assert "公开报道只讲到 18 对中的 8 对" in whole and "公开报道只讲到" in part and part != whole


def test_a_weight_of_a_matching_is_written_into_the_address_and_the_usual_ones_are_not():
    at = opened("matching", data="demo")
    usual = said(at)
    assert "互补度合计" in usual
    land = next(one for one in at.text_input if one.key.startswith("match-weight-land"))
    land.set_value("６０%").run()
    assert "li10lk10su15la60en10ca10ta10ma10di10ti0" in at.query_params["weigh"] and not at.exception
    sums = [next(one for one in told.splitlines() if "互补度合计" in one) for told in (usual, said(at))]
    assert sums[0] != sums[1] and "权重：您选的" in [one.label for one in at.expander]
    next(one for one in at.text_input if one.key == land.key).set_value("一半").run()
    assert "la60" in at.query_params["weigh"] and "“一半”不能作权重" in "".join(one.value for one in at.error)
    next(one for one in at.text_input if one.key == land.key).set_value("15").run()
    assert "weigh" not in at.query_params and not at.error


def test_choosing_pairs_to_hold_and_a_county_to_open_writes_them_into_the_address():
    at = opened("matching", data="demo", part="round")
    at.multiselect[0].set_value(["330108-330329"]).run()
    assert "330108-330329" in at.query_params["held"] and "固定 1 对" in said(at) and not at.exception
    at = opened("matching", data="demo", part="matrix")
    next(one for one in at.selectbox if one.key.startswith("match-two-1")).select("331181").run()
    assert "330108-331181" in at.query_params["two"] and "滨江区与龙泉市" in "".join(one.value for one in at.header)


def test_a_category_and_a_side_of_needs_and_offers_are_written_into_the_address_and_all_of_them_is_no_word():
    at = opened("resources", data="demo")
    whole = said(at)
    assert "未满足的需求 60 项" in whole
    next(one for one in at.selectbox if one.key.startswith("resources-category")).select("land").run()
    assert "land" in at.query_params["category"] and "未满足的需求 13 项" in said(at) and not at.exception
    next(one for one in at.selectbox if one.key.startswith("resources-listed")).select("offer").run()
    assert "offer" in at.query_params["listed"] and "land" in at.query_params["category"] and not at.exception
    next(one for one in at.selectbox if one.key.startswith("resources-category")).select("all").run()
    assert "category" not in at.query_params and "未满足的需求 60 项" in said(at)


def test_choosing_a_quarter_writes_it_into_the_address():
    at = opened(data="demo")
    at.selectbox[0].select("2024Q2").run()
    assert at.query_params["q"] in ("2024Q2", ["2024Q2"])


def test_the_default_dataset_is_simulated_until_there_is_an_official_one():
    assert next(iter(catalogue().versions)) == "demo"


NARROWED = [
    {"tracks": "T1,T4"},
    {"pairs": "P01"},
    {"pairs": "P03,P10", "tracks": "T2"},
    {"cities": "330100"},
    {"counties": "331123"},
    {"stages": "signed,at_capacity"},
    {"value": "forecast"},
    {"value": "at_capacity", "tracks": "T3"},
    {"stages": "in_production", "cities": "331100", "span": "quarter"},
    {"tracks": "T6", "q": "2023Q1", "span": "programme"},
]


PAGES = [site.id for site in SITES.values() if site.narrowed]
# Where there is most to show every page has every selection; elsewhere each page has one and each selection a page.
HELD = [(page, "demo", asked) for page in PAGES for asked in NARROWED] + [
    (page, data, NARROWED[n % len(NARROWED)])
    for data in sorted(catalogue().versions)
    if data != "demo"
    for n, page in enumerate(PAGES)
]


def test_each_selection_has_a_page_on_every_dataset():
    assert len(PAGES) >= len(NARROWED)


@pytest.mark.parametrize(("page", "data", "asked"), HELD, ids=str)
def test_every_page_holds_under_every_kind_of_selection(page, data, asked):
    at = whole(page, data=data, **asked)
    assert not at.exception
    assert "没有算出来" not in said(at)


def test_a_failing_page_says_so_plainly_whatever_failed(monkeypatch):
    def fails(*_):
        raise RuntimeError("engine gone")

    monkeypatch.setattr("analytics.coverage.coverage", fails)
    monkeypatch.setattr("analytics.headlines.headlines", fails)
    text = said(opened())
    assert "没有算出来" in text and "engine gone" not in text
