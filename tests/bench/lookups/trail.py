"""What a trail of 100,000 lines costs a page that asks what was published last, the page of the trail, and a line more."""

import hashlib
import tempfile
from pathlib import Path

from store.history import held, trail
from store.history.lines import FIRST, LINES, Entry, written
from tests.bench.timing import in_turns

COUNT = 100_000
KINDS = ("signin", "look", "signout", "export")


def run() -> None:
    """asking a long trail again, against reading it; aim ≤ 0.01 ×"""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / ".trail"
        folder.mkdir()
        _write(folder)

        def anew() -> None:
            held._held.clear()
            trail.last_named("demo", folder)

        def one_more() -> None:
            trail.append("look", "读者", "demo", {"reader": "u", "seen": "project", "subject": "P"}, folder=folder)
            trail.last_named("demo", folder)

        def verified_anew() -> None:
            trail._verified.clear()
            trail.verify(folder)

        calls = (anew, lambda: trail.last_named("demo", folder), one_more, verified_anew, lambda: trail.verify(folder))
        read, again, more, verified, verified_again = in_turns(*calls, rounds=3)
    print(f"  read {COUNT:,} lines                 {read:8.1f} ms")
    print(f"  asked again                        {again:8.2f} ms   {again / read:.4f} ×")
    print(f"  a line added, and asked            {more:8.2f} ms   {more / read:.4f} ×")
    print(f"  verified                           {verified:8.1f} ms")
    print(f"  verified again, the file the same  {verified_again:8.2f} ms   {verified_again / verified:.4f} ×")


def _write(folder: Path) -> None:
    before, lines = FIRST, []
    for number in range(COUNT):
        details = {"reader": f"u{number % 200}", "seen": "project", "subject": f"P{number}"}
        when, who = f"2026-01-01T08:00:00.{number % 1000:03d}+00:00", f"读者{number % 200}"
        kind = "publication" if number % 500 == 0 else KINDS[number % 4]
        line = written(Entry(number + 1, f"{number:016x}", when, kind, who, "demo", details, before))
        before = hashlib.sha256(line.rstrip(b"\n")).hexdigest()
        lines.append(line)
    (folder / LINES).write_bytes(b"".join(lines))
    (folder / trail.HEAD).write_text(before)
