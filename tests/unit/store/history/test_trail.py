"""The audit trail is only ever added to; what is changed, cut or half written is told, and a whole line is never lost."""

import json
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from store.history import trail
from store.history.trail import append, entries, verify


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(6):
        append(
            ("import", "answer")[number % 2],
            ("张三", "李四")[number // 3],
            f"d{number}",
            {"n": number},
            folder=tmp_path / "trail",
            when=f"2026-01-0{number + 1}T08:00:00.000+00:00",
        )
    return tmp_path / "trail"


def rules(folder: Path) -> list[str]:
    return [fault.rule for fault in verify(folder)]


def test_lines_come_back_newest_first_and_by_what_is_asked(folder: Path) -> None:
    assert [entry.number for entry in entries(folder)] == [6, 5, 4, 3, 2, 1]
    assert entries(folder)[0].details == {"n": 5} and rules(folder) == []
    asked = {
        (6, 4, 2): {"kind": "answer"},
        (6, 5, 4): {"who": "李四"},
        (3,): {"dataset": "d2"},
        (4, 3): {"since": "2026-01-03", "until": "2026-01-04"},
        (): {"version": "0" * 12},
    }
    for numbers, said in asked.items():
        assert tuple(entry.number for entry in entries(folder, **said)) == numbers, said


def test_nothing_is_wrong_with_no_trail(tmp_path: Path) -> None:
    assert verify(tmp_path / "trail") == () and entries(tmp_path / "trail") == ()


def test_a_kind_that_is_not_defined_is_no_line(folder: Path) -> None:
    with pytest.raises(ValueError, match="no kind"):
        append("deleted", "x", "one", {}, folder=folder)
    with pytest.raises(ValueError, match="too long"):
        append("import", "x", "one", {"files": "x" * 300_000}, folder=folder)
    assert len(entries(folder)) == 6 and rules(folder) == []


def test_one_id_is_one_line(folder: Path) -> None:
    first = append("import", "x", "one", {}, folder=folder, entry_id="0123456789abcdef")
    assert append("import", "x", "one", {}, folder=folder, entry_id="0123456789abcdef") == first
    assert len(entries(folder)) == 7


def edit(change: Callable[[list[bytes]], list[bytes]]) -> Callable[[Path], None]:
    def done(folder: Path) -> None:
        path = folder / "trail.jsonl"
        path.write_bytes(b"".join(change(path.read_bytes().splitlines(keepends=True))))

    return done


TAMPERED = {
    "a word changed": (edit(lambda ls: [ls[0], ls[1].replace("张三".encode(), "王五".encode()), *ls[2:]]), ["bound"]),
    "the last line changed": (edit(lambda ls: [*ls[:5], ls[5].replace(b'"n":5', b'"n":6')]), ["cut"]),
    "a line taken out": (edit(lambda ls: [*ls[:2], *ls[3:]]), ["number", "bound", "number", "number"]),
    "two lines swapped": (edit(lambda ls: [ls[1], ls[0], *ls[2:]]), ["number", "bound", "number", "bound", "bound"]),
    "a line twice": (edit(lambda ls: [ls[0], *ls]), ["number", "bound", *["number"] * 5]),
    "the last line gone": (edit(lambda ls: ls[:5]), ["cut"]),
    "all lines gone": (edit(lambda ls: []), ["cut"]),
    "no line at all": (edit(lambda ls: [*ls[:5], b"[]\n"]), ["line", "cut"]),
    "half a line": (edit(lambda ls: [*ls, b'{"number":7']), ["torn"]),
    "the head gone": (lambda folder: (folder / "HEAD").unlink(), ["cut"]),
}


@pytest.mark.parametrize("named", TAMPERED)
def test_what_was_done_to_it_is_told(named: str, folder: Path) -> None:
    tamper, expected = TAMPERED[named]
    tamper(folder)
    assert rules(folder) == expected
    for lang in ("zh", "en"):
        assert all(fault.tell(lang) and "{" not in fault.tell(lang) for fault in verify(folder))


def test_a_line_torn_anywhere_is_mended_by_the_next_and_no_whole_line_is_lost(tmp_path: Path) -> None:
    for number in range(3):
        append("import", "x", "one", {"n": number}, folder=tmp_path)
    path = tmp_path / "trail.jsonl"
    whole = path.read_bytes()
    start = whole[:-1].rfind(b"\n") + 1
    for cut in random.Random(7).sample(range(start + 1, len(whole)), 25):
        path.write_bytes(whole[:cut])
        (tmp_path / "HEAD").write_text(trail.read_line(whole[:start].splitlines()[-1]).hash)
        assert [entry.details["n"] for entry in entries(tmp_path)] == [1, 0]
        append("import", "x", "one", {"n": 9}, folder=tmp_path)
        assert [entry.details["n"] for entry in entries(tmp_path)] == [9, 1, 0] and rules(tmp_path) == []


def test_a_line_the_disk_has_no_room_for_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held, real, writes = (folder / "trail.jsonl").read_bytes(), os.write, []

    def full(descriptor: int, data: bytes) -> int:
        if writes:
            raise OSError(28, "No space left on device")
        writes.append(real(descriptor, data[:40]))
        return writes[0]

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(OSError, match="No space"):
            append("import", "x", "one", {}, folder=folder)
    assert writes == [40]
    assert (folder / "trail.jsonl").read_bytes() == held and rules(folder) == []


def test_words_of_any_kind_are_one_line(folder: Path) -> None:
    entry = append("answer", "a\nb\u2028\ud800", "one", {"reason": '"},\n{"number":1'}, folder=folder)
    assert entry.who == "a\nb\u2028?" and entries(folder)[0] == entry and rules(folder) == []
    assert len((folder / "trail.jsonl").read_bytes().splitlines()) == 7
    assert json.loads((folder / "trail.jsonl").read_bytes().splitlines()[-1])["details"]["reason"].startswith('"}')


def test_a_link_in_the_place_of_the_trail_is_not_followed(folder: Path, tmp_path: Path) -> None:
    os.rename(folder / "trail.jsonl", tmp_path / "elsewhere")
    (folder / "trail.jsonl").symlink_to(tmp_path / "elsewhere")
    held = (tmp_path / "elsewhere").read_bytes()
    with pytest.raises(OSError):
        append("import", "x", "one", {}, folder=folder)
    assert (tmp_path / "elsewhere").read_bytes() == held
