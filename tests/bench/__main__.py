"""Prints what the speed claims rest on, as ratios within one run: python -m tests.bench, or some of its sections by name."""

import sys
import time

from tests.bench import answers, forecast, fragments, ledger, matrix, reports, reruns

SECTIONS = {
    one.__name__.rsplit(".")[-1]: one.run
    for one in (answers, matrix, ledger, reruns, fragments, forecast, reports)
}

if __name__ == "__main__":
    # Into a file too, a run that is broken off leaves what it has measured.
    sys.stdout.reconfigure(line_buffering=True)
    for name in sys.argv[1:] or SECTIONS:
        started = time.perf_counter()
        print(f"\n== {name}: {SECTIONS[name].__doc__}")
        SECTIONS[name]()
        print(f"   ({time.perf_counter() - started:.0f} s)")
