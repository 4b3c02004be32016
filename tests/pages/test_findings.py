"""The register of findings on its page: what stands there is what the look found, in both languages, and the last meeting's is looked at again."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analytics.findings.held import still_found
from analytics.findings.look import look
from analytics.findings.sentences import sentence
from analytics.findings.wording import found_table, lead_words, still_words
from store.saved import meetings
from store.saved.meetings import new_turn
from style.text import LANGUAGES
from tests.pages.test_pages import said as marked_up
from tests.pages.test_pages import whole
from tests.shipped import dataset, view
from ui.findings import register
from ui.findings.beside import look_beside
from ui.findings.register import found_ledger, shown_by

AT = "2025Q4"


def said(at: AppTest) -> str:
    """Without the marks that keep data from being markup."""
    return marked_up(at).replace("\\", "")


@pytest.fixture
def no_meetings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("store.saved.meetings.meetings_dir", lambda: tmp_path / "meetings")
    return tmp_path / "meetings"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_says_how_much_was_looked_at_and_that_no_meeting_is_kept(no_meetings, lang):
    demo = dataset("demo")
    text = said(whole("findings", lang=lang, q=AT))
    held = still_found(look(demo, "2025Q3"), look(demo, AT))
    assert lead_words(look(demo, AT), lang) in text and still_words(held, lang) in text
    assert {"zh": "还没有会议", "en": "No meeting yet"}[lang] in text


def test_the_newest_meeting_is_named_with_the_quarter_it_saw(no_meetings):
    demo = dataset("demo")
    meetings.make(no_meetings, "二季度调度会", "demo", demo.version, [new_turn("overview", {"q": "2025Q2"})])
    text = said(whole("findings", q=AT))
    assert "二季度调度会" in text and "截至2025年第二季度末" in text
    assert still_words(still_found(look(demo, "2025Q2"), look(demo, AT)), "zh") in text


def test_of_single_facts_nothing_is_looked_at(no_meetings):
    text = said(whole("findings", data="reported"))
    assert "一项假设也没有看" in text and "没有看，也就没有发现" in text


def test_every_row_leads_to_what_shows_it():
    shown, found = view(q=AT), look(dataset("demo"), AT).found
    rows = found_ledger(shown, found, found_table(shown.dataset, look(shown.dataset, AT), "zh")).rows
    for one, row in zip(found, rows, strict=True):
        assert row.href == shown_by(shown, one)
        if one.dimension:
            assert {"pair": "pairs=", "track": "tracks=", "industry": "industries="}[one.dimension] in row.href
        assert ("/projects?" in row.href) == (one.kind in ("stages", "stalled"))
        if one.kind == "record":
            assert "span=quarter" in row.href  # the figure it tells is of the quarter alone


def test_the_overview_tells_what_is_known_and_waits_for_nothing(monkeypatch):
    demo = dataset("demo")
    found = look(demo, AT).found[0]
    monkeypatch.setattr("ui.findings.beside.look.kept", lambda *_: None)
    begun: list[object] = []
    monkeypatch.setattr("ui.findings.beside._BESIDE.seen", lambda *asked: begun.append(asked))
    assert look_beside(view(q=AT)) is None and len(begun) == 1
    assert look_beside(view(q=AT, span="programme")) is None and len(begun) == 1
    monkeypatch.undo()
    assert look_beside(view(q=AT)).found[0] == found
    assert register.found_lead(view(q=AT)) == lead_words(look(demo, AT), "zh")
    assert sentence(demo, AT, found).zh
