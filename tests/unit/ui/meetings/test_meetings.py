"""A page of a meeting keeps its own view and knows it again; what a page says of itself is proposed word for word."""

from dataclasses import replace
from itertools import cycle
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from store.saved import meetings
from store.saved.meetings import Meeting, new_turn
from store.saved.small_files import NotSaved
from store.saved.views import SavedView
from tests import shipped
from tests.pages.test_pages import opened
from ui.address import href
from ui.meetings import again
from ui.meetings import prepare as meeting_prepare
from ui.meetings import show as meeting_show
from ui.meetings.proposals import REVIEW, own_sentence, review
from ui.meetings.turns import (
    Showing,
    Walk,
    is_missing,
    is_slide,
    is_there,
    showing,
    turn_href,
    turn_of_saved,
    turn_of_view,
    walk,
    whole_page,
    with_step,
)
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.sitemap import SITES, WHOLE
from ui.slides import first_rows, without, without_subs
from ui.view import viewed

VERSION = shipped.dataset("demo").version


def meeting(*turns: meetings.Turn, name: str = "会") -> Meeting:
    return Meeting("0" * 16, name, "demo", VERSION, "2025-01-01T00:00:00+00:00", turns)


def query(href: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(href).query))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The meetings of this test alone; datasets stay where they are."""
    for module in (
        "ui.meetings.turns",
        "ui.meetings.prepare.shelf",
        "ui.meetings.editor.shelf",
        "ui.meetings.add.shelf",
    ):
        monkeypatch.setattr(f"{module}.meetings_dir", lambda: tmp_path / "meetings")
    return tmp_path / "meetings"


def test_a_view_on_the_screen_is_fixed_at_the_quarter_of_the_meetings_data() -> None:
    shown = shipped.view(lang="en", pairs=("P07",), find="a&b=c", meet="0" * 16, turn="2")
    turn = turn_of_view(shown, SITES["projects"], shipped.dataset("demo"))
    assert (turn.page, turn.query) == ("projects", {"q": "2025Q4", "pairs": "P07", "find": "a&b=c"})
    turn = turn_of_view(shipped.view(q="2024Q1"), SITES["overview"], shipped.dataset("demo"))
    assert turn.query == {"q": "2024Q1"}
    older = turn_of_view(shipped.view(), SITES["overview"], shipped.dataset("reported"))
    assert older.query == {"q": "2024Q3"}


def test_a_saved_view_keeps_its_words_and_name_but_neither_dataset_nor_language() -> None:
    said = {"pair": "P07", "data": "demo", "lang": "en", "prepare": "1" * 16}
    view = SavedView("0" * 16, "会前", "pair", said, "demo", "2025-12-31T16:00:00+00:00")
    turn = turn_of_saved(view, shipped.dataset("demo"))
    assert (turn.page, turn.query, turn.name) == ("pair", {"q": "2025Q4", "pair": "P07"}, "会前")


def test_a_page_leads_to_its_own_view_in_the_readers_language() -> None:
    held = meeting(new_turn("pair", {"q": "2025Q4", "pair": "P07"}), new_turn("gone", {"q": "2025Q4"}))
    assert turn_href(held, 1, "zh").startswith("/pair?")
    assert query(turn_href(held, 1, "en")) == {
        "lang": "en",
        "q": "2025Q4",
        "pair": "P07",
        "meet": "0" * 16,
        "turn": "1",
    }
    assert turn_href(held, 2, "zh") == f"/?meet={'0' * 16}&turn=2"  # where it is told that its page is gone


def test_a_page_is_told_from_where_the_reader_went_from_it() -> None:
    turn = new_turn("funds", {"q": "2025Q4", "pairs": "P07"})
    data, found = shipped.dataset("demo"), shipped.view().catalogue
    asked = turn.query | {"meet": "0" * 16, "turn": "1", "lang": "en"}
    assert is_there(viewed(asked, data, found), SITES["funds"], turn)
    assert not is_there(viewed(asked, data, found), SITES["ranks"], turn)
    assert not is_there(viewed(asked | {"tracks": "T1"}, data, found), SITES["funds"], turn)


def test_the_page_asked_for_is_shown_and_the_last_where_there_are_fewer(folder: Path) -> None:
    held = meetings.make(folder, "会", "demo", VERSION, [new_turn("overview", {}), new_turn("funds", {})])
    for asked, number in ((None, 1), ("1", 1), ("2", 2), ("9", 2), ("0", 1), ("x", 1)):
        found = showing({"meet": held.id} | ({"turn": asked} if asked else {}))
        assert found and found.number == number and found.turn == held.turns[number - 1]
    assert showing({}) is None and not is_missing({}) and not is_missing({"meet": held.id})
    assert not is_missing({"meet": "x"})  # no id: the address itself is wrong, and told as any other
    meetings.delete(folder, held)
    assert showing({"meet": held.id}) is None and is_missing({"meet": held.id})


def test_keys_lead_to_the_pages_there_are_and_out() -> None:
    held = meeting(*(new_turn(page, {"q": "2025Q4"}) for page in ("overview", "funds", "pair")))

    def turns(number: int) -> dict[str, str]:
        return {
            key: query(href).get("turn", "out")
            for key, href in meeting_show.keys(Showing(held, number), "zh", Walk()).items()
        }

    assert turns(1) == {"ArrowRight": "2", " ": "2", "PageDown": "2", "Home": "1", "End": "3"}
    assert turns(2) == {
        "ArrowLeft": "1",
        "PageUp": "1",
        "ArrowRight": "3",
        " ": "3",
        "PageDown": "3",
        "Home": "1",
        "End": "3",
    }
    assert set(turns(3)) == {"ArrowLeft", "PageUp", "Home", "End"}
    assert [link.href is None for link in meeting_show.steps(Showing(held, 1), "zh")] == [True, False, False]
    assert [link.label for link in meeting_show.steps(Showing(held, 3), "zh")][1] == "3 / 3"


def test_escape_goes_back_to_the_page_and_the_way_out_is_asked() -> None:
    held = meeting(new_turn("map", {"q": "2025Q4"}), new_turn("funds", {"q": "2025Q4"}))
    data, found = shipped.dataset("demo"), shipped.view().catalogue
    for page, said, back in (("pair", {"pair": "P07"}, "2"), ("funds", {"pairs": "P07"}, "2"), ("funds", {}, None)):
        shown, now = viewed(WALKED | {"turn": "2"} | said, data, found, page), Showing(held, 2)
        led = meeting_show.keys(now, "zh", walk(shown, SITES[page], now))
        assert (query(led["Escape"])["turn"] if back else led.get("Escape")) == back
        assert not any("prepare" in query(href) for href in led.values()), "no key opens the editor"
    asked = meeting_show.question(held, "en")
    assert [href for _, href in asked.ways] == ["/?lang=en", f"/meeting?lang=en&prepare={'0' * 16}"]


WALKED = {"q": "2025Q4", "meet": "0" * 16}


def test_a_long_page_is_walked_part_by_part_and_pages_are_turned_as_before() -> None:
    held = meeting(*(new_turn(page, {"q": "2025Q4"}) for page in ("map", "funds", "tracks")))
    data, found = shipped.dataset("demo"), shipped.view().catalogue

    def keys(number: int, page: str, **more: str) -> dict[str, tuple[str | None, ...]]:
        shown, now = viewed(WALKED | {"turn": str(number)} | more, data, found, page), Showing(held, number)
        led = meeting_show.keys(now, "zh", walk(shown, SITES[page], now))
        return {key: (query(href).get("turn"), query(href).get("part")) for key, href in led.items()}

    assert keys(1, "map")["PageDown"] == ("2", None) and "ArrowDown" not in keys(1, "map")
    first, second, last = keys(2, "funds"), keys(2, "funds", part="flow"), keys(2, "funds", part="gaps")
    assert first["PageDown"] == first[" "] == first["ArrowDown"] == ("2", "flow")
    assert first["PageUp"] == ("1", None) and "ArrowUp" not in first
    assert second["PageDown"] == ("2", "gaps") and second["PageUp"] == second["ArrowUp"] == ("2", None)
    assert last["PageDown"] == ("3", None) and "ArrowDown" not in last
    assert keys(3, "tracks")["PageUp"] == ("2", "gaps"), "the page before is as it was left"
    for led in (first, second, last):
        assert (led["ArrowRight"], led["ArrowLeft"]) == (("3", None), ("1", None))


def test_a_page_with_a_part_of_its_own_or_all_of_them_is_one_step() -> None:
    data, found = shipped.dataset("demo"), shipped.view().catalogue
    for said in ({"part": "gaps"}, {"part": WHOLE}, {"project": "P02-001"}):
        held = meeting(new_turn("funds", {"q": "2025Q4"} | said), new_turn("map", {"q": "2025Q4"}))
        now, shown = Showing(held, 1), viewed(WALKED | {"turn": "1"} | said, data, found, "funds")
        assert walk(shown, SITES["funds"], now) == Walk() and is_there(shown, SITES["funds"], held.turns[0])
        assert query(meeting_show.keys(now, "zh", walk(shown, SITES["funds"], now))["PageDown"])["turn"] == "2"
    reported = meeting(new_turn("funds", {}))
    shown = viewed(WALKED, shipped.dataset("reported"), found, "funds")
    assert walk(shown, SITES["funds"], Showing(reported, 1)) == Walk(), "single facts are one short page"


def test_a_step_is_still_the_meetings_page_and_what_is_not_walked_is_not() -> None:
    turn = new_turn("funds", {"q": "2025Q4"})
    data, found = shipped.dataset("demo"), shipped.view().catalogue
    there = {
        part.id: is_there(viewed(WALKED | {"part": part.id}, data, found, "funds"), SITES["funds"], turn)
        for part in SITES["funds"].parts
    }
    assert there == {"ladder": True, "flow": True, "gaps": True, "progress": False, "detail": False}


def test_what_is_walked_begins_with_the_part_that_opens_by_itself() -> None:
    walked = [site for site in SITES.values() if site.in_hall]
    assert [site.id for site in walked] == [
        "findings",
        "tracks",
        "pair",
        "matching",
        "resources",
        "ranks",
        "assessment",
        "funds",
        "warnings",
        "tasks",
        "effects",
    ]
    for site in walked:
        assert site.in_hall[0] == site.parts[0].id
        assert set(site.in_hall) <= {part.id for part in site.parts}


CASES = [
    ("overview", {}),
    ("map", {"link": "execution_rate"}),
    ("map", {"cities": "331100", "link": "fund_allocated"}),
    ("funds", {"cities": "331100"}),
    ("tracks", {"metric": "events"}),
    ("tracks", {"cities": "331100", "metric": "execution_rate"}),
    ("ranks", {"span": "programme"}),
    ("ranks", {}),
    ("assessment", {}),
    ("assessment", {"part": "firmness"}),
    ("matching", {}),
    ("resources", {}),
    ("resources", {"part": "ladder"}),
    ("resources", {"part": "waiting"}),
    ("findings", {}),
    ("warnings", {"pairs": "P07"}),
    ("tasks", {}),
    ("pair", {"pair": "P07"}),
    ("pair", {"pairs": "P09"}),
]


@pytest.mark.parametrize(("data", "lang"), [("demo", "zh"), ("reported", "en")])
@pytest.mark.parametrize(("page", "asked"), CASES, ids=str)
def test_what_is_proposed_is_what_the_page_says(page, asked, data, lang):
    many = {key: tuple(value.split(",")) if key in ("pairs", "cities") else value for key, value in asked.items()}
    said = own_sentence(shipped.view(data, lang, **many), page)
    drawn = [str(text.value) for text in opened(page, data=data, lang=lang, **asked).text]
    if page == "pair" and not said:  # nothing can be concluded of it: nothing is proposed
        assert data == "reported"
    else:
        assert said in drawn


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("data", ["demo", "reported"])
def test_the_ready_sequence_can_be_kept_and_says_something_on_every_page(folder, data, lang):
    shown = shipped.view(data, lang, q=shipped.QUARTERS[data][-2], span="programme")
    held = meetings.make(folder, "会", data, shown.dataset.version, review(shown))
    assert [turn.page for turn in held.turns] == list(REVIEW)
    assert {(turn.query["q"], turn.query["span"]) for turn in held.turns} == {(shipped.QUARTERS[data][-2], "programme")}
    for turn in held.turns:
        said = turn.sentence or own_sentence(shown, turn.page)
        assert said and meetings.clean_sentence(said) == said
    assert own_sentence(shown, "methods") == ""


def test_a_refusal_says_what_was_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    state: dict = {}
    monkeypatch.setattr(meeting_prepare.st, "session_state", state)

    def refuse() -> None:
        raise NotSaved(meetings.TURN_GONE)

    assert not meeting_prepare.tell(refuse, "zh", of="a", typed="我的话")
    (said,) = state.values()
    assert said == (False, "这一页已被移出会议。您写的“我的话”没有保存。", "a")
    assert meeting_prepare.tell(lambda: None, "zh", done="好") and state.popitem()[1] == (True, "好", "")


def shown_as(folder: Path, *turns: meetings.Turn, version: str = VERSION, **asked: str):
    held = meetings.make(folder, "会 **粗**", "demo", version, turns)
    at = opened(turns[0].page if turns and turns[0].page in SITES else "overview", meet=held.id, **asked)
    assert not at.exception
    return "\n".join(str(one.value) for kind in (at.text, at.caption, at.markdown) for one in kind)


@pytest.mark.parametrize(
    ("page", "lang"), [*zip([page for page in SITES if page != "meeting"], cycle(["zh", "en"]), strict=False)]
)
def test_every_page_can_be_shown_on_the_meetings_data(folder, page, lang):
    said = shown_as(folder, new_turn(page, {"q": "2025Q4"}, "我的结论"), q="2025Q4", lang=lang)
    assert "我的结论" in said and VERSION[:8] in said
    assert ("已冻结" if lang == "zh" else "frozen") in said
    assert ("模拟数据，仅供演示" if lang == "zh" else "Simulated figures") in said
    assert "没有算出来" not in said and "could not be computed" not in said


def test_what_is_gone_is_told(folder):
    assert "看板已没有这个页面" in shown_as(folder, new_turn("gone", {}))
    at = opened(meet="e" * 16)
    assert "这次会议已不在" in at.text[0].value and len(at.text) == 1
    at = opened("meeting", prepare="e" * 16)
    assert any("要准备的这次会议已不在" in text.value for text in at.text)


def test_a_meeting_whose_data_is_gone_shows_no_other(folder):
    said = shown_as(folder, new_turn("funds", {}), version="f" * 12)
    assert "已不在本服务器上" in said and "亿元" not in said


def test_a_page_that_fails_leaves_the_way_on(folder, monkeypatch):
    def fails(*_):
        raise RuntimeError("engine gone")

    monkeypatch.setattr("ui.meetings.proposals.findings", fails)
    monkeypatch.setattr("analytics.findings.findings", fails)
    said = shown_as(folder, new_turn("overview", {"q": "2025Q4"}), q="2025Q4")
    assert "没有算出来" in said and "已冻结" in said and "engine gone" not in said


def test_a_step_has_eight_rows_at_most_and_nothing_to_choose_from_and_the_page_itself_all(folder):
    held = meetings.make(folder, "会", "demo", VERSION, [new_turn("funds", {"q": "2025Q4"})])

    def told(**asked: str) -> tuple[str, int]:
        at = opened("funds", q="2025Q4", **asked)
        assert not at.exception
        said = "\n".join(str(one.value) for kind in (at.text, at.caption, at.markdown) for one in kind)
        return said, len(at.segmented_control)

    slide, page = told(meet=held.id, part="gaps")[0], told(data="demo", part="gaps")[0]
    assert slide.count("列出前 8 个，共") == 3 and "列出前 8 个" not in page
    assert told(meet=held.id, part="flow")[1] == 0 < told(data="demo", part="flow")[1]
    # Where the presenter went from it, and where all of it is asked for, it is the page as ever.
    assert told(meet=held.id, part="flow", pairs="P07")[1] and told(meet=held.id, part=WHOLE)[1]


SLIDES = [
    ("overview", {}),
    ("lagging", {}),
    ("map", {"view": "drawn"}),
    ("tracks", {}),
    ("tracks", {"part": "growth"}),
    ("ranks", {}),
    ("ranks", {"part": "pace"}),
    ("warnings", {"part": "list"}),
    ("pair", {"pair": "P07"}),
    ("pair", {"pair": "P07", "part": "projects"}),
    ("effects", {}),
    ("rows", {"metric": "execution_rate"}),
]


@pytest.mark.parametrize(("page", "asked"), SLIDES)
def test_a_slide_has_nothing_to_choose_from_where_its_page_has(folder, page, asked):
    whole = {key: value for key, value in asked.items() if key != "part"}
    held = meetings.make(folder, "会", "demo", VERSION, [new_turn(page, {"q": "2025Q4"} | whole)])

    def choices(**more: str) -> int:
        at = opened(page, q="2025Q4", **asked, **more)
        assert not at.exception
        kinds = ("selectbox", "segmented_control", "multiselect", "button", "download_button", "checkbox", "pills")
        return sum(len(at.get(kind)) for kind in kinds)

    assert choices(meet=held.id) == 0 < choices(data="demo")


def test_effect_and_forecast_share_out_eight_rows_and_say_what_is_left_out(folder):
    held = meetings.make(folder, "会", "demo", VERSION, [new_turn("effects", {"q": "2025Q3"})])

    def told(**asked: str) -> list[str]:
        at = opened("effects", q="2025Q3", meet=held.id, **asked)
        assert not at.exception and not at.expander
        return [one.value for one in at.caption]

    assert "列出前 8 个，共 18 个" in told()
    ahead = told(part="forecast")
    assert ahead.count("列出前 3 个，共 18 个") == 2, "the two tables share the slide"


def test_a_table_by_need_is_cut_on_a_slide_and_what_is_left_out_is_said(folder):
    held = meetings.make(folder, "会", "demo", VERSION, [new_turn("lagging", {"q": "2025Q4"})])
    slide, page = opened("lagging", q="2025Q4", meet=held.id), opened("lagging", q="2025Q4", data="demo")
    said = [[one.value for one in at.caption] for at in (slide, page)]
    assert "列出前 8 个，共 18 个" in said[0] and "列出前 8 个，共 18 个" not in said[1]


def test_a_cut_table_keeps_its_totals_and_loses_no_other_row_before_the_ninth():
    rows = tuple(Row(f"r{n}", {"a": Cell(str(n))}) for n in range(12))
    lines = (Row("all", {"a": Cell("1", sub="x")}, kind="total"), Row("r", {"a": Cell("1", sub="x")}))
    short = without_subs(Ledger("表", (Column("a", "A"),), lines), totals=False)
    assert [row.cells["a"].sub for row in short.rows] == ["x", ""]
    cut = first_rows(Ledger("表", (Column("a", "A"), Column("b", "B")), (Row("all", {}, kind="total"), *rows), 300))
    assert [row.id for row in cut.rows] == ["all", *(f"r{n}" for n in range(8))] and cut.max_height is None
    assert [column.id for column in without(cut, ("b",)).columns] == ["a"]


def test_a_partial_datasets_pages_are_slides_where_they_are_of_a_few_facts():
    found, data = shipped.view().catalogue, shipped.dataset("reported")

    def is_one(page: str, **asked: str) -> bool:
        shown = viewed({"meet": "0" * 16, "turn": "1"} | asked, data, found, page)
        return is_slide(shown, SITES[page], Showing(meeting(new_turn(page, asked)), 1))

    slides = {page for page in SITES if page != "meeting" and is_one(page)}
    assert slides == {
        "overview",
        "findings",
        "lagging",
        "map",
        "tracks",
        "matching",
        "ranks",
        "assessment",
        "funds",
        "warnings",
        "tasks",
        "effects",
    }
    assert is_one("rows", metric="fund_planned")


@pytest.mark.parametrize(
    ("page", "most"), [("tracks", "列出前 6 个，共 19 个"), ("overview", ""), ("map", ""), ("matching", "")]
)
def test_a_slide_of_facts_has_a_few_and_nothing_to_choose_from(folder, page, most):
    version = shipped.dataset("reported").version
    held = meetings.make(folder, "会", "reported", version, [new_turn(page, {})])
    slide, whole = opened(page, meet=held.id), opened(page, data="reported")
    assert not slide.exception and not slide.expander and not slide.selectbox
    said = [one.value for one in slide.caption]
    assert not most or most in said
    assert len(said) < len(whole.caption) or most


def test_a_pair_chosen_on_the_spot_is_walked_and_returned_from_to_the_step_that_was_left():
    held = meeting(*(new_turn(page, {"q": "2025Q4"}) for page in ("map", "funds")))
    data, found = shipped.dataset("demo"), shipped.view().catalogue
    now, asked = Showing(held, 2), WALKED | {"turn": "2"}
    on_gaps = with_step(viewed(asked | {"part": "gaps"}, data, found, "funds"), SITES["funds"], now)
    chosen = query(href("pair", on_gaps.address.to(pair="P07")))
    assert chosen["left"] == "gaps" and "part" not in chosen

    def led(part: str | None = None) -> dict[str, tuple[str, str | None]]:
        shown = viewed(chosen | ({"part": part} if part else {}), data, found, "pair")
        assert is_slide(shown, SITES["pair"], now)
        keys = meeting_show.keys(now, "zh", walk(shown, SITES["pair"], now))
        return {key: (urlsplit(to).path, query(to).get("part")) for key, to in keys.items()}

    assert led()["PageDown"] == led()["ArrowDown"] == ("/pair", "money")
    assert led("money")["PageUp"] == ("/pair", None)
    for key in (led()["PageUp"], led("projects")["PageDown"], led("money")["Escape"]):
        assert key == ("/funds", "gaps")
    # What is not walked, and a step that is none of the page's, lead to the page.
    shown = viewed(chosen | {"part": "records", "left": "matrix"}, data, found, "pair")
    assert not is_slide(shown, SITES["pair"], now)
    assert query(meeting_show.keys(now, "zh", walk(shown, SITES["pair"], now))["Escape"]).get("part") is None


def test_from_elsewhere_the_walk_goes_on_after_the_step_that_was_left_and_back_to_it():
    held = meeting(*(new_turn(page, {"q": "2025Q4"}) for page in ("map", "funds", "tracks")))
    data, found = shipped.dataset("demo"), shipped.view().catalogue
    now = Showing(held, 2)

    def led(page: str, **asked: str) -> dict[str, tuple[str, str | None]]:
        shown = viewed(WALKED | {"turn": "2"} | asked, data, found, page)
        keys = meeting_show.keys(now, "zh", walk(shown, SITES[page], now))
        return {key: (urlsplit(to).path, query(to).get("part")) for key, to in keys.items()}

    for page, asked in (("rows", {"metric": "fund_spent"}), ("projects", {}), ("funds", {"whole": "1"})):
        at_first, at_flow, at_last = (led(page, **asked, **left) for left in ({}, {"left": "flow"}, {"left": "gaps"}))
        assert at_first["PageDown"] == ("/funds", "flow") and at_flow["PageDown"] == ("/funds", "gaps")
        assert at_last["PageDown"] == ("/tracks", None)
        for key in ("PageUp", "Escape"):
            assert [one[key] for one in (at_first, at_flow, at_last)] == [
                ("/funds", None),
                ("/funds", "flow"),
                ("/funds", "gaps"),
            ]


def test_the_whole_page_is_no_slide_and_leads_back_to_what_it_was_opened_from():
    held = meeting(new_turn("map", {"q": "2025Q4"}), new_turn("funds", {"q": "2025Q4"}))
    data, found = shipped.dataset("demo"), shipped.view().catalogue
    now = Showing(held, 2)
    for page, asked, step in (
        ("funds", {"part": "gaps"}, {"part": "gaps"}),
        ("pair", {"pair": "P07", "part": "money", "left": "gaps"}, {"pair": "P07", "part": "money"}),
        ("rows", {"metric": "fund_spent", "left": "gaps"}, {"metric": "fund_spent"}),
    ):
        site, asked = SITES[page], WALKED | {"turn": "2"} | asked
        slide = with_step(viewed(asked, data, found, page), site, now)
        assert is_slide(slide, site, now)
        whole = query(whole_page(slide, site))
        assert whole["whole"] == "1" and whole["left"] == "gaps"
        # Another quarter is chosen there: of the meeting's own page it is not kept, of what was opened from it it is.
        other = viewed(whole | {"q": "2025Q1"}, data, found, page)
        assert not is_slide(other, site, now)
        back = meeting_show.keys(now, "zh", walk(other, site, now))["Escape"]
        assert urlsplit(back).path == f"/{page}" and step.items() <= query(back).items()
        assert "whole" not in query(back) and query(back)["q"] == ("2025Q4" if page == "funds" else "2025Q1")
    plain = viewed(WALKED | {"turn": "2"}, data, found, "projects")
    assert not is_slide(plain, SITES["projects"], now)


def test_rows_behind_a_figure_are_a_slide_that_says_how_many_are_left_out(folder):
    held = meetings.make(folder, "会", "demo", VERSION, [new_turn("map", {"q": "2025Q4"})])

    def told(metric: str, **more: str) -> tuple[list[str], int]:
        at = opened("rows", q="2025Q4", metric=metric, **more)
        assert not at.exception
        return [one.value for one in at.caption], len(at.selectbox)

    said, choosers = told("fund_spent", meet=held.id)
    assert "还有 584 行" in said and choosers == 0
    said, choosers = told("execution_rate", meet=held.id)
    assert "还有 586 行" in said, "the division above takes room"
    said, choosers = told("fund_spent", meet=held.id, whole="1")
    assert not any("还有" in one for one in said) and choosers


def test_a_first_step_is_no_step_to_be_remembered():
    held = meeting(new_turn("funds", {"q": "2025Q4"}))
    shown = viewed(WALKED | {"left": "gaps"}, shipped.dataset("demo"), shipped.view().catalogue, "funds")
    assert with_step(shown, SITES["funds"], Showing(held, 1)).address.left is None


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_presenter_sees_this_page_the_next_and_the_notes_and_nothing_of_the_page_itself(folder, lang):
    turns = (
        replace(new_turn("funds", {"q": "2025Q4"}, "拨付是卡点"), notes="先问萧山"),
        new_turn("map", {"q": "2025Q4"}),
    )
    held = meetings.make(folder, "会", "demo", VERSION, turns)
    at = opened("funds", q="2025Q4", meet=held.id, present="1", lang=lang)
    assert not at.exception and not at.get("plotly_chart")
    said = "\n".join(str(one.value) for kind in (at.text, at.markdown) for one in kind)
    data, found = shipped.dataset("demo"), shipped.view().catalogue
    of_map = own_sentence(viewed({"q": "2025Q4", "lang": lang}, data, found, "map"), "map")
    for words in ("拨付是卡点", "先问萧山", SITES["map"].title(lang), of_map):
        assert words in said


class TestAgain:
    """A meeting on an earlier version of the demo, copied onto the one that is shipped."""

    THEN = "1" * 12

    @pytest.fixture
    def earlier(self, monkeypatch: pytest.MonkeyPatch):
        """The reported dataset stands for the version before: other figures, an earlier last quarter."""
        stands = shipped.dataset("reported")
        held = {self.THEN: stands, VERSION: shipped.dataset("demo")}
        monkeypatch.setattr("ui.meetings.again.find_dataset", lambda name, version: held.get(version))
        return stands

    def copy(self, folder: Path, earlier, *turns: meetings.Turn) -> Meeting:
        was = meetings.make(folder, "会" * 60, "demo", self.THEN, turns)
        return again.copied(was, earlier, shipped.dataset("demo"), shipped.view().catalogue, "zh")

    def test_pages_of_the_last_quarter_move_on_and_what_was_said_is_remembered(self, folder, earlier, monkeypatch):
        monkeypatch.setattr("ui.meetings.again.shelf.meetings_dir", lambda: folder)
        last = replace(new_turn("funds", {"q": "2024Q3", "pairs": "P07"}, "拨付是卡点"), notes="先问萧山")
        made = self.copy(folder, earlier, last, new_turn("overview", {"q": "2023Q4"}), new_turn("gone", {}))
        assert (made.version, made.before, len(made.name)) == (VERSION, self.THEN, 60)
        first, second, third = made.turns
        assert (first.query, first.sentence, first.notes) == ({"q": "2025Q4", "pairs": "P07"}, "", "先问萧山")
        assert again.was_said(first, "zh") == "上次（2024年第三季度）说：拨付是卡点"
        own = own_sentence(viewed({"q": "2023Q4"}, earlier, shipped.view().catalogue, "overview"), "overview")
        assert second.query["q"] == second.said_at == "2023Q4" and second.said == own
        assert third.said == "" and meetings.find(folder, made.id) == made
        # The meeting that was copied stays as it was.
        assert {one.version for one in meetings.meetings(folder).meetings} == {VERSION, self.THEN}

    def test_figures_that_differ_are_named_with_both(self, earlier):
        held = replace(meeting(), before=self.THEN)
        turn = replace(new_turn("overview", {"q": "2025Q4"}), said_at="2024Q3")
        now = viewed(turn.query, shipped.dataset("demo"), shipped.view().catalogue, "overview")
        told = again.what_differs(held, turn, now)
        assert "专项资金下达 " in told and " → 16.29 亿元" in told
        assert again.what_differs(replace(held, before=""), turn, now) == ""
        assert "11111111" not in told and "已不在" in again.what_differs(replace(held, before="2" * 12), turn, now)
        same = replace(turn, said_at="2025Q4")
        assert again.what_differs(replace(held, before=VERSION), same, now) == "主要数字与上次相同"

    def test_each_page_tells_of_the_figures_it_is_about(self, monkeypatch):
        held, data = replace(meeting(), before=VERSION), shipped.dataset("demo")
        monkeypatch.setattr("ui.meetings.again.find_dataset", lambda name, version: data)

        def told(page: str, **asked: str) -> str:
            turn = replace(new_turn(page, {"q": "2025Q4"} | asked), said_at="2025Q3")
            now = viewed(turn.query, data, shipped.view().catalogue, page)
            return again.what_differs(held, turn, now)

        money, investment, warned = "专项资金支出 ", "完成投资 ", "预警（条） "
        every = {page: told(page) for page in ("funds", "map", "tracks", "ranks", "warnings")}
        assert [page for page, said in every.items() if money in said] == ["funds", "warnings"]
        assert [page for page, said in every.items() if warned in said] == ["warnings"]
        assert investment in every["tracks"] and "执行率" not in every["tracks"]
        assert every["map"].startswith("与上次不同 1 项：下达资金执行率 ")
        assert told("map", link="output_value").startswith("与上次不同 1 项：产值 ")
        assert told("rows", metric="projects").startswith("与上次不同 1 项：项目数 ")

    def test_only_a_newer_version_can_be_copied_onto(self):
        found = shipped.view().catalogue
        assert again.newer(meeting(), found) is None
        assert again.newer(replace(meeting(), version=self.THEN), found).version == VERSION


@pytest.mark.parametrize("window", [{}, {"present": "1"}], ids=["hall", "presenter"])
def test_what_is_gone_is_told_in_either_window_and_the_way_on_stays(folder, window):
    turns = (
        new_turn("gone", {}, "原来的话"),
        new_turn("map", {"q": "2031Q4", "link": "gone", "pairs": "P99"}),
        new_turn("pair", {"pair": "P99"}),
        new_turn("funds", {"q": "2025Q4"}),
    )
    held = meetings.make(folder, "会", "demo", VERSION, turns)
    for number, turn in enumerate(turns, 1):
        page = turn.page if turn.page in SITES else "overview"
        at = opened(page, **turn.query, meet=held.id, turn=str(number), **window)
        assert not at.exception
        said = "\n".join(str(one.value) for kind in (at.text, at.caption, at.markdown) for one in kind)
        assert "没有算出来" not in said
        if number == 1:
            assert "原来的话" in said and "看板已没有这个页面" in said
        elif number < 4:
            assert next(iter(set(turn.query.values()) & {"P99"})) in said
