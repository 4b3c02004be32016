"""汇报材料 under many hands: what is not taken is told with what to do, and a later press works."""

import threading

import pytest
from streamlit.testing.v1 import AppTest

from reports import files
from reports.kept import Kept
from reports.waiting import Waiting
from store.history import trail
from tests.pages.test_pages import opened
from tests.shipped import dataset

MAKE_ALL = {"zh": "全部制作", "en": "Make all of them"}
NOT_TAKEN = {"zh": "没有排上", "en": "no more were taken"}


class Held:
    """A file that another reader asked for: being made until it is let go."""

    def __init__(self) -> None:
        self.go = threading.Event()

    def __call__(self, told) -> bytes:
        self.go.wait(20)
        return b"held"


@pytest.fixture
def held():
    found = Held()
    yield found
    found.go.set()
    files.KEPT._pool.shutdown()


def page(lang: str) -> AppTest:
    return opened("briefing", lang=lang, pairs="P07", parts="map,money,tracks,ranking,warnings,pair")


def press(at: AppTest, label: str) -> AppTest:
    return next(one for one in at.button if one.label == label).click().run()


def said(at: AppTest) -> str:
    return "\n".join(str(one.value) for one in at.text)


def settled(at: AppTest) -> AppTest:
    """The page once nothing is waited for any more."""
    files.KEPT._pool.submit(lambda: None).result(60)
    return at.run()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_reader_who_asks_for_too_much_is_told_so_and_may_press_again(lang, held, monkeypatch):
    monkeypatch.setattr(files, "KEPT", Kept(waiting=Waiting(of_one=2)))
    files.KEPT.begin("another's", held, "another")
    at = press(page(lang), MAKE_ALL[lang])
    assert not at.exception and NOT_TAKEN[lang] in said(at) and "2" in said(at)
    held.go.set()
    at = settled(at)
    assert not at.exception and NOT_TAKEN[lang] not in said(at)
    assert len([one for one in at.get("download_button")]) == 2
    at = settled(press(at, MAKE_ALL[lang]))
    assert len([one for one in at.get("download_button")]) == 4 and not at.exception


@pytest.mark.parametrize(("lang", "who"), [("zh", "大家"), ("en", "Many are asking")])
def test_where_all_together_ask_for_too_much_a_reader_is_told_so(lang, who, held, monkeypatch):
    monkeypatch.setattr(files, "KEPT", Kept(waiting=Waiting(of_all=1)))
    files.KEPT.begin("another's", held, "another")
    at = press(page(lang), MAKE_ALL[lang])
    assert not at.exception and NOT_TAKEN[lang] in said(at) and who in said(at)
    held.go.set()
    at = settled(at)
    assert NOT_TAKEN[lang] not in said(at) and any(one.label == MAKE_ALL[lang] for one in at.button)


def test_each_session_is_a_reader_and_says_that_it_is_there_for_all_it_waits_for(held, monkeypatch):
    monkeypatch.setattr(files, "KEPT", Kept())
    heard: list[tuple[object, int]] = []
    here = files.KEPT.here
    monkeypatch.setattr(files.KEPT, "here", lambda who, keys: heard.append((who, len(list(keys)))) or here(who, keys))
    one, other = page("zh"), page("zh")
    names = [at.session_state["files-reader"] for at in (one, other)]
    assert names[0] != names[1] and {who for who, _ in heard} == set(names)
    assert {count for _, count in heard} == {4}
    heard.clear()
    one.run()
    assert {who for who, _ in heard} == {names[0]}


def test_what_was_given_up_while_nobody_looked_is_told(held, monkeypatch):
    now = [100.0]
    monkeypatch.setattr(files, "KEPT", Kept(waiting=Waiting(clock=lambda: now[0])))
    files.KEPT.begin("another's", held, "another")
    at = press(page("zh"), "制作 PPTX")
    assert files.KEPT.here(at.session_state["files-reader"], []) == 1
    now[0] += 60
    files.KEPT.full("another")  # somebody else comes meanwhile
    at.run()
    assert "已没有人等候" in said(at) and not at.exception
    assert not next(one for one in at.button if one.label == "制作 PPTX").disabled


def test_a_report_that_was_made_is_told_in_the_trail_with_its_version(monkeypatch):
    monkeypatch.setattr(files, "KEPT", Kept())
    at, before = page("zh"), len(trail.entries(kind="export"))
    assert len(trail.entries(kind="export")) == before, "the preview is no file"
    at = settled(press(at, "制作 PDF"))
    assert not at.exception and any(one.label == "下载 PDF" for one in at.get("download_button"))
    (line, *others) = trail.entries(kind="export")
    assert len(others) == before and line.dataset == "demo"
    assert line.details == {"made": "pdf", "version": dataset("demo").version, "quarter": "2025Q4"}
    files.KEPT._pool.shutdown()
