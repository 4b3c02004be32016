"""The last meeting whose figures were revised since: found among all that are kept, told on the front page, never waited for."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from store.datasets import Catalogue, Dataset
from store.saved import meetings as shelf
from store.saved.meetings import Meeting, new_turn
from tests.two_versions import CHANGES, NAME, copied, published
from ui.address import Address, opened
from ui.meetings import since
from ui.view import View


@pytest.fixture(scope="module")
def version(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Dataset]:
    made: dict[str, Dataset] = {}

    def of(change: str) -> Dataset:
        if change not in made:
            rows = copied()
            if change:
                CHANGES[change](rows)
            made[change] = published(rows, tmp_path_factory.mktemp("version"))
        return made[change]

    return of


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where meetings are kept; what was found before is forgotten."""
    there = tmp_path / "meetings"
    monkeypatch.setattr(shelf, "meetings_dir", lambda: there)
    monkeypatch.setattr(since, "_BESIDE", since.Beside())
    yield there


def meeting(folder: Path, name: str, on: Dataset, *pages: tuple[str, dict[str, str]]) -> Meeting:
    turns = [new_turn(page, query) for page, query in pages or (("overview", {"q": "2025Q4"}),)]
    return shelf.make(folder, name, on.name, on.version, turns)


def shown(dataset: Dataset, lang: str = "zh", current: Dataset | None = None, **asked: str) -> View:
    address = Address(lang=lang, data=dataset.name, **asked)
    catalogue = Catalogue({NAME: (current or dataset).version}, ())
    return View(lang, dataset, address.selection(dataset), address, catalogue, ())


def told(view: View, monkeypatch: pytest.MonkeyPatch) -> list:
    """The links that are drawn for a view."""
    drawn: list = []
    monkeypatch.setattr(since, "links", lambda items, **_: drawn.extend(items))
    since.since_line(view)
    return drawn


def test_the_newest_meeting_with_revised_figures_is_found(version, folder):
    old, new = version(""), version("a return is revised")
    meeting(folder, "十月例会", old)
    meeting(folder, "十二月例会", old)
    meeting(folder, "别处", old, ("overview", {"q": "2024Q4"}))  # nothing of that quarter was revised
    meeting(folder, "下次", new)
    found = since.find_since(new)
    assert found and (found.meeting.name, found.then, found.count) == (
        "十二月例会",
        old,
        2,
    )  # investment and its leverage
    assert found.published <= found.now_published
    assert since.find_since(old).meeting.name == "下次"  # as after a roll-back


def test_nothing_is_found_without_an_older_meeting_or_a_revised_figure(version, folder):
    old, new = version(""), version("a return is revised")
    assert since.since(new) is None and since.since_now(new) is None  # no meeting was ever kept
    meeting(folder, "今天", new)
    assert since.find_since(new) is None
    meeting(folder, "空的", old, ("help", {"q": "2025Q4"}))
    assert since.find_since(new) is None
    shelf.make(folder, "已删的版本", new.name, "0" * 12, [new_turn("overview", {"q": "2025Q4"})])
    assert since.find_since(new) is None
    shelf.make(folder, "别的数据集", "demo", old.version, [new_turn("overview", {"q": "2025Q4"})])
    assert since.find_since(new) is None


def test_only_so_many_older_versions_are_opened(version, folder, monkeypatch):
    old, new = version(""), version("a return is revised")
    opened: list[str] = []
    monkeypatch.setattr(since, "find_dataset", lambda name, of: opened.append(of))
    for n in range(since.VERSIONS_TRIED + 2):
        shelf.make(folder, f"例会 {n}", old.name, f"{n:012x}", [new_turn("overview", {"q": "2025Q4"})])
    assert since.find_since(new) is None
    assert opened == [f"{n:012x}" for n in reversed(range(2, since.VERSIONS_TRIED + 2))]


def test_the_page_does_not_wait_for_what_is_worked_out_beside_it(version, folder, monkeypatch):
    old, new = version(""), version("a return is revised")
    meeting(folder, "例会", old)
    may_end, by = threading.Event(), []
    find = since.find_since

    def slow(dataset: Dataset) -> since.Since | None:
        by.append(threading.current_thread())
        assert may_end.wait(60)
        return find(dataset)

    monkeypatch.setattr(since, "find_since", slow)
    assert told(shown(new), monkeypatch) == []
    may_end.set()
    pause = threading.Event()
    while not (drawn := told(shown(new), monkeypatch)):
        pause.wait(0.01)
    assert "例会" in drawn[0].label
    assert len(by) == 1 and by[0] is not threading.current_thread()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_line_names_the_meeting_and_leads_to_both_versions(version, folder, monkeypatch, lang):
    old, new = version(""), version("a return is revised")
    held = meeting(folder, "**例会** <b>", old)
    found = since.since_now(new)
    (line,) = told(shown(new, lang), monkeypatch)
    assert "**例会** <b>" in line.label and f"{found.count}" in line.label
    assert f"{held.when.astimezone(since.CHINA).year}" in line.label
    where = urlsplit(line.href)
    asked = parse_qs(where.query)
    assert where.path == "/datasets" and asked.pop("was") == [old.version]
    assert opened("datasets", Address(was=old.version)) == "versions"
    assert asked == {"data": [NAME]} | ({"lang": ["en"]} if lang == "en" else {})


def test_an_older_version_a_meeting_and_another_site_are_not_told(version, folder, monkeypatch):
    old, new = version(""), version("a return is revised")
    held = meeting(folder, "例会", old)
    for one in (old, new):
        since.since_now(one)
    assert told(shown(new), monkeypatch)
    assert told(shown(old, current=new), monkeypatch) == []
    assert told(shown(new, meet=held.id, turn="1"), monkeypatch) == []

    class Within:
        is_embedded = True

    monkeypatch.setattr(since.st, "context", Within())
    assert told(shown(new), monkeypatch) == []


def test_a_meeting_made_or_deleted_since_is_seen(version, folder):
    old, new = version(""), version("a return is revised")
    first = meeting(folder, "第一次", old)
    assert since.since_now(new).meeting == first
    second = meeting(folder, "第二次", old)
    assert since.since_now(new).meeting == second
    assert shelf.delete(folder, second) and since.since_now(new).meeting == first


def test_a_report_names_no_meeting_whose_version_is_gone(version, folder, monkeypatch):
    old, new = version(""), version("a return is revised")
    meeting(folder, "例会", old)
    assert since.since_now(new)
    monkeypatch.setattr(since, "find_dataset", lambda name, of: None)
    assert since.since_now(new) is None
