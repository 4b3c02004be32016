"""What is kept of a view and what is told of it: the address as it stands, in the reader's own language."""

from urllib.parse import parse_qsl, urlsplit

from store.saved.views import SavedView
from tests import shipped
from ui.frame import saved_views
from ui.sitemap import SITES


def kept(page: str = "projects", **query: str) -> SavedView:
    return SavedView("0" * 16, "会前", page, query, "demo", "2025-12-31T16:00:00+00:00")


def test_the_address_is_kept_as_it_stands_without_the_language() -> None:
    shown = shipped.view(lang="en", pairs=("P07", "P08"), find="a&b=c,#", sort="-planned")
    assert saved_views.query_of(shown, SITES["projects"]) == {
        "data": "demo",
        "pairs": "P07,P08",
        "find": "a&b=c,#",
        "sort": "-planned",
    }
    assert saved_views.query_of(shipped.view(project="P07-001"), SITES["overview"]) == {"data": "demo"}


def test_a_link_has_every_word_of_the_view_and_the_readers_language() -> None:
    view = kept(pairs="P07,P99", find='"><script>', other="1")
    for lang, more in (("zh", {}), ("en", {"lang": "en"})):
        path, query = urlsplit(saved_views.link_to(view, lang))[2:4]
        assert path == "/projects" and dict(parse_qsl(query)) == view.query | more
    assert saved_views.link_to(kept("overview"), "zh") == "/"
    assert saved_views.link_to(kept("gone"), "zh") is None


def test_it_is_told_whether_the_quarter_moves_on() -> None:
    shown = shipped.view()
    assert saved_views.what(shown, kept(pairs="P07")) == "结对：乐清市—景宁县 · 随最新季度更新"
    assert saved_views.what(shown, kept(q="2024Q3", value="forecast")) == "数值类型：预计 · 固定在2024年第三季度"
    english = saved_views.what(shipped.view(lang="en"), kept("pair", pair="P07", data="reported"))
    assert english.endswith("follows the latest quarter") and "Yueqing" in english


def test_what_is_gone_does_no_harm_and_long_ones_are_cut() -> None:
    shown = shipped.view()
    assert saved_views.what(shown, kept(pairs="P77", data="gone", q="1999Q1")) == "随最新季度更新"
    assert len(saved_views.what(shown, kept(pairs=",".join(shipped.PAIRS)))) <= saved_views.LONGEST


def test_the_list_says_page_selection_and_the_day_in_china() -> None:
    (row, gone) = saved_views.table(shipped.view(), (kept(), kept("gone"))).rows
    assert row.cells["name"].text == "会前" and row.cells["page"].text == "项目台账" and row.href == "/projects"
    assert row.cells["when"].text == "2026年1月1日"
    assert gone.href is None and gone.cells["page"].text == "页面已不存在"
