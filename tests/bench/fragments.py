"""What a change within a page costs when only its part is drawn again, against the whole page drawn for the same change."""

import time

from tests.bench.wire import Line, Run, fragment_of, line, median_run, rerun, served

ROUNDS = 4
PAUSE = 0.1  # seconds: the server tidies up after a run, which would count for the next
# What is done; its page; the key of an element the fragment draws; the addresses it leads to.
CHANGES = {
    "the ledger in another order": (
        "projects",
        "ledger-sums",
        [f"sort={way}{column}" for column in ("planned", "name", "invested", "report") for way in ("", "-")],
    ),
    "a pair beside others": (
        "pair",
        "pair-compare-choice",
        [f"compare={','.join(f'P{n:02}' for n in range(2, 2 + many))}" for many in (1, 2, 3)],
    ),
    "a page of a number's rows": (
        "rows",
        "rows-paging",
        [f"metric=investment_completed&page={number}" for number in (1, 2, 3, 4)],
    ),
}


def run() -> None:
    """a change drawn as a fragment against the whole page drawn for the same change: the script's time, and the bytes"""
    with served("app.py") as app:
        for what, (page, key, queries) in CHANGES.items():
            with line(app) as held:
                (part, part_size, _), (whole, whole_size, _) = turns(held, page, key, queries)
            print(
                f"{what:28} {part:6.1f} ms as a fragment, {whole:6.1f} ms as a whole page = {whole / part:4.1f} ×; "
                f"{part_size / 1024:6.1f} KB, {whole_size / 1024:6.1f} KB = {whole_size / part_size:4.1f} ×"
            )


def turns(held: Line, page: str, key: str, queries: list[str]) -> tuple[Run, Run]:
    """Both ways turn by turn, each going first as often: of each address the quickest run (what else the machine is doing
    counts for neither), of the addresses the median. The first asking of each counts for neither."""
    fragment = fragment_of(held, queries[0], page, key)
    runs: dict[str, dict[str, list[Run]]] = {way: {query: [] for query in queries} for way in (fragment, "")}
    for number in range(ROUNDS + 1):
        for query in queries:
            for way in (fragment, "") if number % 2 else ("", fragment):
                time.sleep(PAUSE)
                took = rerun(held, query, page, way)
                runs[way][query] += [took] if number else []
    part, whole = (median_run([min(rounds) for rounds in runs[way].values()]) for way in (fragment, ""))
    return part, whole
