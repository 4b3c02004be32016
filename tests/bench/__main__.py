"""Prints what the speed claims rest on, as ratios within one run: python -m tests.bench, or some of its sections by name.

python -m tests.bench hall --quick            a smoke run of everything
python -m tests.bench hall --part readers     some parts of it only
python -m tests.bench hall --write docs/hall.md
python -m tests.bench soak --reruns 2000      not among the sections that run by themselves: it takes an hour
python -m tests.bench millions                nor this one: ten million rows take ten minutes, 5 GB of disk and 7 GB of memory
"""

import argparse
import functools
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench import answers, arriving, fragments, hall, reports, reruns, soak
from tests.bench.lookups import api, importing, ledger, roles, search, trail
from tests.bench.many_rows import engines, matrix, millions
from tests.bench.models import findings, forecast, judgement, matching

SECTIONS = {
    one.__name__.rsplit(".")[-1]: one.run
    for one in (
        answers,
        arriving,
        matrix,
        ledger,
        search,
        importing,
        reruns,
        roles,
        api,
        trail,
        fragments,
        forecast,
        judgement,
        matching,
        findings,
        reports,
        engines,
        hall,
        soak,
        millions,
    )
}
BY_NAME_ONLY = {"soak", "millions"}


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        "python -m tests.bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="section", help=", ".join(SECTIONS))
    parser.add_argument("--quick", action="store_true", help="hall: few seconds and few readers, to see that it runs")
    parser.add_argument(
        "--part", action="append", choices=hall.PARTS, default=[], help="hall: only this part; may be said again"
    )
    parser.add_argument("--write", type=Path, help="hall, soak: what was measured as a Markdown file")
    parser.add_argument("--reruns", type=int, default=soak.RERUNS, help="soak: how many")
    asked = parser.parse_args()
    if unknown := set(asked.names) - set(SECTIONS):
        parser.error(f"no section is called {', '.join(sorted(unknown))}; there are {', '.join(SECTIONS)}")
    return asked


def _called(asked: argparse.Namespace) -> dict[str, Callable[[], None]]:
    chosen = asked.names or [name for name in SECTIONS if name not in BY_NAME_ONLY]
    with_options = {
        "hall": functools.partial(hall.run, asked.quick, tuple(asked.part), asked.write),
        "soak": functools.partial(soak.run, asked.reruns, asked.write),
    }
    return {name: with_options.get(name, SECTIONS[name]) for name in chosen}


if __name__ == "__main__":
    # Into a file too, a run that is broken off leaves what it has measured.
    sys.stdout.reconfigure(line_buffering=True)
    for name, call in _called(_asked()).items():
        started = time.perf_counter()
        print(f"\n== {name}: {SECTIONS[name].__doc__}")
        call()
        print(f"   ({time.perf_counter() - started:.0f} s)")
