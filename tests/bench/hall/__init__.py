"""A hall full of readers: one, many at once, arriving, beside a browser, through a publication, and beside who means harm."""

import tempfile
import time
from pathlib import Path

from tests.bench import machine
from tests.bench.hall import browser as hall_browser
from tests.bench.hall import burst as hall_burst
from tests.bench.hall import harm as hall_harm
from tests.bench.hall import one as hall_one
from tests.bench.hall import publication as hall_publication
from tests.bench.hall import readers as hall_readers
from tests.bench.hall.drive import Drive
from tests.bench.written import Aim, Written

PARTS = {
    "one": hall_one,
    "readers": hall_readers,
    "browser": hall_browser,
    "burst": hall_burst,
    "publication": hall_publication,
    "harm": hall_harm,
}
QUICK = 0.15  # of the usual seconds


def run(quick: bool = False, parts: tuple[str, ...] = (), write: Path | None = None) -> None:
    """real websocket connections against the empty app as Streamlit ships it, in one run: latency, processor, memory, bytes"""
    page = Written("A hall full of readers")
    page.line(
        "Measured by `python -m tests.bench hall`: server and driver on one machine, the app and, under the same drive in the same run, an "
        "empty page with one selectbox as Streamlit ships it (`runner.postScriptGC` on)."
    )
    page.line(machine.described() + (" — a quick run: too few clicks to quote" if quick else ""))
    began, aims = time.monotonic(), list[Aim]()
    with tempfile.TemporaryDirectory(prefix="hall-") as folder:
        for name in parts or PARTS:
            page.heading((PARTS[name].__doc__ or name).rstrip("."))
            aims += PARTS[name].run(Drive(Path(folder), QUICK if quick else 1.0), page)
            if write:  # a run that is broken off leaves what it has measured
                page.save(write)
    page.aims(aims)
    page.line(f"It took {(time.monotonic() - began) / 60:.0f} minutes; load at the end {machine.load()}")
    if write:
        page.save(write)
