"""One reader: what a change costs him on every page, against the empty app in turns with it."""

import random

from tests.bench import machine, wire
from tests.bench.hall.drive import Drive
from tests.bench.reader import a_filter
from tests.bench.reruns import PAGES, visits
from tests.bench.wire import Run, line, median_run, rerun_alone
from tests.bench.written import Aim, Written

SPANS = ("year", "programme", "quarter")
QUARTERS = [f"{year}Q{quarter}" for year in (2023, 2024, 2025) for quarter in (1, 2, 3, 4)]
FIRSTS = 3  # of a page: from one to the same again a browser forgets what it was sent, which after two it would not
KB_AIM = 60.0


def run(drive: Drive, page: Written) -> list[Aim]:
    page.line(
        "Medians; `×` is against a rerun of the empty app, taken in "
        "turns with the page's. CPU is the server's, from rest to rest. Never asked: a quarter and span that no page had shown. "
        "New filter: pairs (and tracks) that nobody had chosen. Bytes as they are before compression."
    )
    page.table(
        "page",
        "empty ms",
        "CPU ms",
        "again ms",
        "×",
        "CPU ms",
        "KB",
        "never asked ms",
        "×",
        "CPU ms",
        "KB",
        "new filter ms",
        "×",
        "CPU ms",
        "KB",
    )
    found = {}
    with drive.app() as app, wire.empty() as floor:
        machine.rested(app.pid)
        for number, (name, besides) in enumerate(drive.pages(PAGES | {"briefing": "", "meeting": ""}).items()):
            queries = [f"{besides}{when}" for when in _never_asked(number)]
            least, _, first, again = visits(floor, app, name, besides, queries, rerun_alone, drive.rounds, median_run)
            own = _filtered(app, name, besides)
            found[name or "overview"] = least, again, first, own
            page.row(
                name or "overview",
                f"{least.ms:.0f}",
                f"{least.cpu:.0f}",
                *_cells(again, least),
                *_cells(first, least),
                *_cells(own, least),
            )
    page.end()
    return _aims(found)


def _never_asked(number: int) -> list[str]:
    """Quarters and spans that are this page's own: another's would have answered part of its questions. Pages beyond
    the twelfth share theirs with the first, whose questions are others."""
    every = [f"q={quarter}&span={span}" for span in SPANS for quarter in QUARTERS]
    random.Random(0).shuffle(every)
    return [every[(number * FIRSTS + one) % len(every)] for one in range(FIRSTS)]


def _filtered(app: wire.Server, name: str, besides: str) -> Run:
    chance = random.Random(f"filter {name}")
    with line(app) as held:
        rerun_alone(held, besides, name)
        return median_run([rerun_alone(held, f"{besides}{a_filter(chance)}", name) for _ in range(3)])


def _cells(run: Run, least: Run) -> tuple[str, ...]:
    return f"{run.ms:.0f}", f"{run.ms / least.ms:.1f}", f"{run.cpu:.0f}", f"{run.size / 1024:.1f}"


def _aims(found: dict[str, tuple[Run, Run, Run, Run]]) -> list[Aim]:
    """Each names the page that is farthest from it."""
    made = []
    for what, which, most in (("rerun again", 1, 0.8), ("never asked", 2, 3.0), ("new filter", 3, 3.0)):
        ratio, worst = max((runs[which].ms / runs[0].ms, name) for name, runs in found.items())
        made.append(Aim(f"one reader, {what}, slowest page ({worst})", ratio, most, "× empty"))
    size, worst = max((runs[1].size / 1024, name) for name, runs in found.items())
    return [*made, Aim(f"bytes of a change, largest page ({worst})", size, KB_AIM, "KB")]
