"""The files of a report: what each is, what it depends on, how long it is, and what an archive of briefs holds."""

import io
import threading
import time
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from cache.heavy import HEAVY
from reports import files
from reports.files import KINDS, Order, only_pair, pages, story_of, told_pairs
from reports.kept import Kept
from reports.waiting import Waiting
from tests.shipped import view

MADE = date(2026, 1, 15)
STARTS = {
    "pptx": b"PK\x03\x04",
    "xlsx": b"PK\x03\x04",
    "docx": b"PK\x03\x04",
    "zip": b"PK\x03\x04",
    "pdf": b"%PDF",
    "png": b"\x89PNG",
}


def story(name: str = "demo", lang: str = "zh", **words):
    shown = view(name, lang, **words)
    return story_of(shown.dataset, shown.selection, lang, dataset_line="X", made=MADE)


@pytest.fixture(autouse=True)
def own_store(monkeypatch):
    monkeypatch.setattr(files, "KEPT", Kept())


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_made_and_is_what_it_says(kind):
    order = Order(kind, story(q="2025Q4", pairs=("P07", "P15")), ("v",))
    data = order.made()
    assert data.startswith(STARTS[order.ending]) and "/" in order.media_type
    assert order.standing().data is data and order.made() is data, "kept, not made again"


def test_a_file_is_another_for_another_version_selection_language_pair_or_part():
    at = story(q="2025Q4", pairs=("P07",))
    first = Order("pdf", at, ("demo", "v1"))
    others = [
        Order("docx", at, ("demo", "v1")),
        Order("pdf", at, ("demo", "v2")),
        Order("pdf", at, ("demo", "v1"), pair_id="P07"),
        Order("pdf", story(q="2025Q3", pairs=("P07",)), ("demo", "v1")),
        Order("pdf", story(lang="en", q="2025Q4", pairs=("P07",)), ("demo", "v1")),
        Order("pdf", replace(at, sections=at.sections[:1]), ("demo", "v1")),
    ]
    assert len({first, *others}) == 1 + len(others)
    assert Order("pdf", story(q="2025Q4", pairs=("P07",)), ("demo", "v1")) == first


def test_a_report_of_one_pair_has_that_pair_s_brief():
    one, two = story(q="2025Q4", pairs=("P07",)), story(q="2025Q4", pairs=("P07", "P15"))
    assert (only_pair(one), only_pair(two)) == ("P07", None)
    assert Order("pdf", one, ()).made() == Order("pdf", one, (), pair_id="P07").made()
    assert Order("pdf", two, ()).made() != Order("pdf", two, (), pair_id="P07").made()


def test_the_archive_has_both_briefs_of_every_pair_and_is_the_same_each_time():
    at, told = story(q="2025Q4", pairs=("P07", "P15")), []
    assert told_pairs(at) == ("P15", "P07")
    data = files._all_pairs(at, lambda done, of: told.append((done, of)))
    assert told == [(1, 2), (2, 2)] and data == files._all_pairs(at, lambda done, of: None)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == ["P15.pdf", "P15.docx", "P07.pdf", "P07.docx"] and archive.testzip() is None
        assert len(PdfReader(io.BytesIO(archive.read("P15.pdf"))).pages) == 1
    assert pages("zip", data) == 4


def test_how_long_a_file_is_can_be_told():
    at = story(q="2025Q4", pairs=("P07",))
    deck, book, brief = (Order(kind, at, ()).made() for kind in ("deck", "workbook", "pdf"))
    with zipfile.ZipFile(io.BytesIO(deck)) as file:
        slides = [n for n in file.namelist() if n.startswith("ppt/slides/slide")]
    assert pages("pptx", deck) == len(slides) > 5
    assert pages("xlsx", book) > 5 and pages("pdf", brief) == 1 and pages("docx", b"") == 0


def stub(monkeypatch, seen: list[str]) -> None:
    """Writers that only say whether it was their turn."""

    def write(*_args) -> bytes:
        free: list[bool] = []
        other = threading.Thread(target=lambda: free.append(bool(HEAVY._free)))
        other.start()
        other.join(5)
        seen.append("turn" if not free[0] else "none")
        return b"%PDF"

    for module in (files.deck, files.workbook, files.brief_pdf, files.brief_docx):
        monkeypatch.setattr(module, "write", write)
    for name in ("write_pair", "picture"):
        monkeypatch.setattr(files.brief_pdf, name, write)
    monkeypatch.setattr(files.brief_docx, "write_pair", write)


@pytest.mark.parametrize("kind", KINDS)
def test_every_file_and_the_preview_are_made_in_turn_with_other_heavy_work(kind, monkeypatch):
    seen: list[str] = []
    at = story(q="2025Q4", pairs=("P07", "P15"))
    stub(monkeypatch, seen)
    Order(kind, at, ("v",)).made()
    assert set(seen) == {"turn"} and HEAVY._free == 1


def test_a_story_is_told_in_turn_and_once(monkeypatch):
    told: list[str] = []
    monkeypatch.setattr(
        story_of, "_function", lambda *_, **words: told.append(words["dataset_line"] + str(HEAVY._free))
    )
    monkeypatch.setattr(story_of, "_name", "a story told in turn")
    shown = view("demo", "zh")
    for _ in range(2):
        story_of(shown.dataset, shown.selection, "zh", dataset_line="free: ", made=MADE)
    assert told == ["free: 0"]


def test_an_archive_lets_others_in_between_two_pairs(monkeypatch):
    at, made, threads = story(q="2025Q4", pairs=("P07", "P15")), [], []

    def preview() -> None:
        with HEAVY.turn():
            made.append("preview")

    def write(_story, pair_id: str) -> bytes:
        if not made:
            threads.append(threading.Thread(target=preview))
            threads[0].start()
            while not HEAVY._waiting:
                time.sleep(0.001)
        made.append(pair_id)
        return b"file"

    monkeypatch.setattr(files.brief_pdf, "write_pair", write)
    monkeypatch.setattr(files.brief_docx, "write_pair", write)
    Order("all_pairs", at, ("v",)).made()
    threads[0].join(5)
    assert made == ["P15", "P15", "preview", "P07", "P07"]


def test_a_file_whose_reader_left_before_its_turn_is_not_written(monkeypatch):
    seen: list[str] = []
    now = [100.0]
    monkeypatch.setattr(files, "KEPT", Kept(waiting=Waiting(clock=lambda: now[0])))
    order = Order("deck", story(q="2025Q4", pairs=("P07",)), ("v",))
    stub(monkeypatch, seen)
    with HEAVY.turn():
        assert order.begin("reader") is None
        while not HEAVY._waiting:  # it is taken up, and waits for its turn
            time.sleep(0.001)
        assert files.here("reader", [order]) == 1 and order.standing().is_running
        now[0] += 60
    files.KEPT._pool.shutdown()
    assert order.standing().left and not seen


def test_a_story_reckons_its_hash_once():
    at = story(q="2025Q4", pairs=("P07",))
    assert hash(at) == hash(replace(at)) == at._hash and "_hash" in vars(at)
    assert hash(replace(at, title="another")) != hash(at) and replace(at) == at
