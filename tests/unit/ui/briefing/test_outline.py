"""The outline of a report: a line a section, each leading to the page that shows the same, nothing invented."""

from urllib.parse import parse_qs, urlsplit

from reports.story.model import SECTIONS
from reports.story.words import SECTION_NAMES
from tests.shipped import view
from ui.address.rules import PARTS
from ui.briefing.outline import PAGE_OF, OutlineLine, outline
from ui.sitemap import SITES


def line(kind: str, **given) -> OutlineLine:
    told = {"figures": 0, "charts": 0, "tables": 0, "has_map": False, "has_talk": False, "pair_id": None} | given
    return OutlineLine(kind, kind, f"结论 {kind}", **told)


def test_every_kind_of_section_has_a_name_a_page_and_a_word_in_the_address():
    assert set(SECTIONS) == set(PAGE_OF) == set(SECTION_NAMES) == set(PARTS)
    assert set(PAGE_OF.values()) <= set(SITES)


def test_what_a_section_holds_is_counted_and_nothing_is_said_of_what_it_has_not():
    shown = view("demo", "zh")
    lines = [
        line("summary", figures=8),
        line("map", has_map=True, tables=1),
        line("pair", figures=1, charts=2, has_map=True, has_talk=True, pair_id="P07"),
        line("methods"),
    ]
    rows = outline(shown, lines, lambda kind: SECTION_NAMES[kind]("zh")).rows
    assert [row.cells["holds"].text for row in rows] == ["8 个数", "地图、1 张表", "地图、1 个数、2 张图、讲稿提示", ""]
    assert [row.cells["title"].text for row in rows] == [one.title for one in lines]


def test_a_line_leads_to_the_page_of_the_same_selection_and_pair():
    shown = view("demo", "en", q="2025Q2", pairs=("P07", "P15"), parts=("map",))
    rows = outline(shown, [line("money"), line("pair", pair_id="P15")], lambda kind: kind).rows
    money, pair = (urlsplit(row.href) for row in rows)
    assert money.path.endswith("funds") and pair.path.endswith("pair")
    assert parse_qs(money.query) == {"data": ["demo"], "lang": ["en"], "q": ["2025Q2"], "pairs": ["P07,P15"]}
    assert parse_qs(pair.query)["pair"] == ["P15"]
