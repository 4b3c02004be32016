"""What a change costs: the server's time for a rerun against an empty page's, and the bytes that go over the wire."""

import json
import subprocess
from collections.abc import Callable

from playwright.sync_api import Browser, sync_playwright

from tests.bench.wire import ROOT, Line, Run, Server, empty, line, median_run, rerun, served
from ui.sitemap import SITES, WHOLE

QUARTERS = [f"{year}Q{quarter}" for year in (2023, 2024, 2025) for quarter in (1, 2, 3, 4)][4:]
ROUNDS = 5
# A page, and what its address says besides the quarter.
PAGES = {
    "": "",
    "map": "",
    "tracks": "",
    "projects": "",
    "pair": "",
    "ranks": "",
    "assessment": "",
    "matching": "",
    "findings": "",
    "resources": "",
    "funds": "",
    "warnings": "",
    "effects": "",
    "allocation": "",
    "rows": "metric=investment_completed&",
    "methods": "",
}


def visits(
    floor: Server,
    app: Server,
    page: str,
    besides: str,
    queries: list[str],
    ask: Callable[[Line, str, str], Run] = rerun,
    rounds: int = ROUNDS,
    pick: Callable[[list[Run]], Run] = min,
) -> tuple[Run, Run, Run, Run]:
    """An empty rerun, the first view, a first change to each query, and later changes to the same (medians of the queries).

    Empty and page take turns, so that what else the machine is doing meets both alike. Of each query the quickest, unless
    `pick` says otherwise: what else the machine is doing counts for neither.
    """
    with line(floor) as nothing, line(app) as held:
        rerun(nothing, "", "")
        view = ask(held, besides, page)
        first = [ask(held, query, page) for query in queries]
        turns = [[(ask(nothing, query, ""), ask(held, query, page)) for query in queries] for _ in range(rounds)]
    least, again = ([pick([turn[way] for turn in of]) for of in zip(*turns, strict=True)] for way in (0, 1))
    return median_run(least), view, median_run(first), median_run(again)


def run() -> None:
    """a change of the quarter on each page against a rerun of an empty page; aim ≤ 3 × and ≤ 60 KB a change; the first part of a long page against all of it"""
    with empty() as nothing, served("app.py") as app:
        for page, besides in PAGES.items():
            queries = [f"{besides}q={quarter}" for quarter in QUARTERS]
            floor, view, first, again = visits(nothing, app, page, besides, queries)
            print(
                f"{page or 'overview':10}{again.ms:7.1f} ms = {again.ms / floor.ms:4.1f} × empty ({floor.ms:.1f} ms); never asked before "
                f"{first.ms:7.1f} ms = {first.ms / floor.ms:4.1f} ×; a change {again.size / 1024:5.1f} KB, "
                f"the first view {view.size / 1024:5.1f} KB"
            )
        for site in SITES.values():
            if site.parts:
                print(_part_of_whole(nothing, app, site.id))
        _in_a_browser(app.host)


def _part_of_whole(floor: Server, app: Server, page_id: str) -> str:
    """What a reader is spared who looks at the first part of a long page: the first view on a connection, and a change of the
    quarter to one that is kept already."""
    page = SITES[page_id].url_path

    def asked(part: str) -> tuple[Run, Run]:
        _, view, _, again = visits(floor, app, page, part, [f"{part}q={quarter}" for quarter in QUARTERS])
        return view, again

    (view, again), (whole_view, whole_again) = asked(""), asked(f"part={WHOLE}&")
    return (
        f"{page_id:10} first part / all parts: a change {again.ms:6.1f} / {whole_again.ms:6.1f} ms = {again.ms / whole_again.ms:4.2f}, "
        f"{again.size / 1024:6.1f} / {whole_again.size / 1024:6.1f} KB = {again.size / whole_again.size:4.2f}; "
        f"the first view {view.size / 1024:6.1f} / {whole_view.size / 1024:6.1f} KB = {view.size / whole_view.size:4.2f}"
    )


def _in_a_browser(host: str) -> None:
    found = subprocess.run(
        ["sh", "scripts/setup_browser.sh", "--find"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found.stdout.strip(), args=["--no-sandbox", "--disable-gpu"]
        )
        _over_http(browser, f"http://{host}")
        browser.close()


def _over_http(browser: Browser, app: str) -> None:
    """What a first visit fetches by HTTP, and that a later one finds the geometry in the browser."""
    page = browser.new_context().new_page()
    for visit, path in (
        ("first visit, overview", "/"),
        ("then the vector map", "/map?view=drawn"),
        ("the overview again", "/"),
    ):
        page.goto(app + path)
        page.wait_for_function(
            "() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'"
        )
        page.wait_for_timeout(3000)
        fetched = page.evaluate(
            "performance.getEntriesByType('resource').map(e => [e.name.split('/').pop(), e.transferSize])"
        )
        geometry = {name: size for name, size in fetched if name.endswith(("map.json", ".geojson"))}
        total = sum(size for _, size in fetched)
        print(
            f"{visit:24}{total / 1024:8.1f} KB by HTTP; geometry (0: from the browser's cache) {json.dumps(geometry)}"
        )
