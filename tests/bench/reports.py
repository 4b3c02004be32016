"""A whole report on slides, in a workbook and on paper, each against what its format costs at the least."""

import io
import subprocess
import threading
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from statistics import median

from playwright.sync_api import Playwright, sync_playwright
from pptx import Presentation
from xlsxwriter.workbook import Workbook

from analytics.standings.ranking import ranking
from reports.brief import pdf as brief_pdf
from reports.deck import pptx as deck
from reports.deck.template import template
from reports.story.model import Story
from reports.story.tell import tell
from reports.workbook import xlsx as workbook
from tests import shipped
from tests.bench.timing import in_turns
from ui.standings.places import growth_table

ROOT = Path(__file__).parents[2]
ROUNDS = 3
_COLD = 3  # launches of a browser, each of which costs seconds


def run() -> None:
    """the province's deck, workbook and briefs against their floors (processor), and a page of paper against a cold browser (by the clock)"""
    story = _story()
    _deck(story)
    _workbook(story)
    _paper(story)
    _others(story)


def _story() -> Story:
    view = shipped.view()
    return tell(view.dataset, view.selection, view.lang, dataset_line="bench", made=date(2026, 11, 25))


def _line(what: str, floor: float, ours: float, aim: str = "") -> None:
    print(f"{what:62}{floor:10.1f}ms{ours:10.1f}ms{ours / floor:8.2f} ×{aim}")


def _deck(story: Story) -> None:
    held = deck.write(story)
    count = len(Presentation(io.BytesIO(held)).slides)

    def empty() -> None:
        made = Presentation(io.BytesIO(template()))
        for _ in range(count):
            made.slides.add_slide(made.slide_layouts[1])
        made.save(io.BytesIO())

    def same() -> None:
        Presentation(io.BytesIO(held)).save(io.BytesIO())

    bare, kept, ours = in_turns(empty, same, lambda: deck.write(story), rounds=ROUNDS)
    _line(f"deck, {count} slides ÷ as many empty ones saved", bare, ours, "   (aim < 4)")
    _line(f"deck, {count} slides ÷ the same file opened and saved", kept, ours)


def _workbook(story: Story) -> None:
    tables = [table for section in story.sections for table in section.tables]
    cells = [
        (r, c, exact if isinstance(exact, Decimal | int | float) else said)
        for table in tables
        for r, both in enumerate(zip(table.exact, table.printed, strict=True))
        for c, (exact, said) in enumerate(zip(*both, strict=True))
    ]

    def plain() -> None:
        book = Workbook(io.BytesIO(), {"in_memory": True})
        page = book.add_worksheet()
        for row, column, value in cells:
            page.write(row, column, float(value) if isinstance(value, Decimal) else value)
        book.close()

    bare, ours = in_turns(plain, lambda: workbook.write(story), rounds=ROUNDS)
    _line(f"workbook ÷ its {len(cells):,} cells of tables written by xlsxwriter alone", bare, ours)


def _paper(story: Story) -> None:
    pairs = [section.pair_id for section in story.of_kind("pair") if section.pair_id]
    brief_pdf.write_pair(story, pairs[0])
    page = _least(lambda: [brief_pdf.write_pair(story, pair) for pair in pairs], ROUNDS) / len(pairs)
    found = subprocess.run(
        ["sh", "scripts/setup_browser.sh", "--find"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    html = _html(story)
    with sync_playwright() as playwright:
        cold = _least(lambda: _printed(playwright, found.stdout.strip(), html), _COLD)
    _line(f"a page of PDF (mean of {len(pairs)} briefs) ÷ a cold Chromium's print", cold, page, "   (aim < 0.1)")


def _others(story: Story) -> None:
    """What a reader of another page waits for while somebody's deck is made: one process serves both."""
    view = shipped.view()
    orders = [ranking(view.dataset, metric, view.selection) for metric in ("investment_completed", "output_value")]

    def table() -> None:
        for order in orders:
            growth_table(view, order)

    alone = _each(table, lambda: False)
    making = threading.Thread(target=lambda: [deck.write(story) for _ in range(3)])
    making.start()
    beside = _each(table, making.is_alive)
    making.join()
    for name, pick in (("half of the time", median), ("at the worst", max)):
        _line(f"tables of a page while decks are made ÷ alone, {name}", pick(alone), pick(beside))


def _each(call: Callable[[], object], goes_on: Callable[[], bool]) -> list[float]:
    """Milliseconds by the clock of each call: at least a hundred, and as long as something goes on."""
    took: list[float] = []
    while len(took) < 100 or goes_on():
        started = time.perf_counter()
        call()
        took.append((time.perf_counter() - started) * 1000)
    return took


def _html(story: Story) -> str:
    """A page that says as much as one brief."""
    section = story.of_kind("pair")[0]
    figures = "".join(f"<p>{one.label} <b>{one.value}</b> {one.unit} {one.note}</p>" for one in section.figures)
    rows = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>"
        for table in section.tables
        for row in table.printed
    )
    return f"<meta charset=utf-8><h1>{section.title}</h1>{figures}<table>{rows}</table>"


def _printed(playwright: Playwright, chromium: str, html: str) -> None:
    browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
    page = browser.new_page()
    page.set_content(html)
    assert page.pdf(format="A4").startswith(b"%PDF")
    browser.close()


def _least(call: Callable[[], object], rounds: int) -> float:
    """Milliseconds by the clock: a browser works in other processes."""
    took = []
    for _ in range(rounds):
        started = time.perf_counter()
        call()
        took.append((time.perf_counter() - started) * 1000)
    return min(took)
