"""Ten million rows: the demonstration dataset many times over, published, served, and its pages opened by one reader."""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench import machine, wire
from tests.bench.many_rows.magnified import magnified
from tests.bench.reruns import PAGES

TIMES = 1550
_PUBLISH = """import resource, sys
from pathlib import Path
from store.snapshots import publish
publish(Path(sys.argv[1]), Path(sys.argv[2]), who="packages")"""


def run() -> None:
    """10 million rows, 843,200 projects: publication, start, memory and each page, first and again, in a new server and in the next; aims: start ≤ 5 s, ≤ 1 GB, 总览 ≤ 300 ms"""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        packages, datasets = Path(folder, "packages"), Path(folder, "datasets")
        rows = magnified(packages / "demo", TIMES)
        raw = sum(path.stat().st_size for path in (packages / "demo").iterdir())
        began = time.monotonic()
        subprocess.run(
            [sys.executable, "-c", _PUBLISH, str(packages / "demo"), str(datasets / "demo")], check=True, cwd=wire.ROOT
        )
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 2**20
        print(
            f"{rows:,} rows, {raw / 2**20:,.0f} MB of CSV: published in {time.monotonic() - began:.0f} s, {peak:.1f} GB"
        )
        env = {"PACKAGES_DIR": str(packages), "DATASETS_DIR": str(datasets)}
        _served("new", env)
        _served("next", env)


def _served(which: str, env: dict[str, str]) -> None:
    began = time.monotonic()
    with wire.served("app.py", env=env) as app:
        print(f"{which} server: answers after {time.monotonic() - began:.1f} s with {machine.memory(app.pid):,.0f} MB")
        print(f"{'page':12}{'first ms':>10}{'other quarter':>15}{'a pair':>10}{'again':>10}{'MB':>8}")
        for page, besides in PAGES.items():
            with wire.line(app) as held:
                asked = [besides, f"{besides}q=2025Q3&", f"{besides}q=2025Q3&pairs=P07&", f"{besides}q=2025Q3&"]
                took = [wire.rerun(held, query, page).ms for query in asked]
            print(
                f"{page or 'overview':12}{took[0]:10.0f}{took[1]:15.0f}{took[2]:10.0f}{took[3]:10.0f}{machine.memory(app.pid):8,.0f}"
            )
