"""Plants every fault of the list in a copy of the project and runs its tests: python -m scripts.planted_faults [--only NAME]

Ends with 1 where a test that must find a fault does not, and where the list no longer fits the source.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from scripts.planted_faults.fault import Fault, Misplaced
from scripts.planted_faults.faults import FAULTS
from scripts.planted_faults.trial import ALL_PASSED, Copy, Ran

PROJECT = Path(__file__).resolve().parents[2]
TOLD = 25  # lines told of a run that went another way than it should
CAUGHT, MISSED = "caught", "NOT caught"


def verdict(ran: Ran) -> tuple[str, str]:
    """CAUGHT or MISSED, and by which test or why not."""
    if ran.failed:  # told before the process ended, which threads of libraries may make an abort
        return CAUGHT, ran.failed[0]
    if ran.code == ALL_PASSED:
        return MISSED, f"passed, {len(ran.skipped)} skipped" if ran.skipped else "passed"
    if ran.code is None:
        return MISSED, "did not come to an end"
    return (MISSED, f"no test failed, yet pytest ended with {ran.code}: write the fault so that its tests can run")


def main(project: Path, faults: Sequence[Fault]) -> int:
    """Prints a line a fault and test, and gives the exit code."""
    for fault in faults:  # before anything is run: what no longer fits is told at once
        fault.check(project)
    with tempfile.TemporaryDirectory(prefix="planted-faults-") as folder:
        copy = Copy(project, Path(folder))
        tests = tuple(dict.fromkeys(test for fault in faults for test in fault.red))
        sound = copy.sound(tests)
        if sound.code != ALL_PASSED:
            print(_last(sound), "\nThese tests fail without any fault: mend them first (请先修好这些测试).", sep="\n")
            return 1
        print(f"Without a fault all is green, {sound.seconds:.0f} s\n", flush=True)
        wide = max(len(fault.name) for fault in faults)
        missed = 0
        for fault in faults:
            for test in fault.red:
                ran = copy.tried(fault, test)
                found, by = verdict(ran)
                by = by if found == CAUGHT else f"{test}: {by}"
                print(f"{fault.name:{wide}}  {found:10}  {ran.seconds:5.1f} s  {by}", flush=True)
                if found == MISSED:
                    missed += 1
                    print(f"  {fault.file}: {fault.reader}", _last(ran) if ran.code else "", sep="\n", flush=True)
    print(f"\n{len(faults)} faults; not caught: {missed}")
    return 1 if missed else 0


def _last(ran: Ran) -> str:
    return "\n".join(ran.said.splitlines()[-TOLD:])


def _asked(words: Sequence[str] | None = None) -> list[Fault]:
    parser = argparse.ArgumentParser(prog="python -m scripts.planted_faults", description=__doc__)
    parser.add_argument("--only", metavar="NAME", help="faults whose name holds this")
    parser.add_argument("--list", action="store_true", help="say what there is and plant nothing")
    given = parser.parse_args(words)
    found = [fault for fault in FAULTS if not given.only or given.only in fault.name]
    if given.list or not found:
        print("\n".join(f"{fault.name}: {fault.reader}" for fault in found or FAULTS))
        sys.exit(0 if given.list else f"no fault has a name with {given.only!r}")
    return found


if __name__ == "__main__":
    try:
        sys.exit(main(PROJECT, _asked()))
    except Misplaced as misplaced:
        sys.exit(str(misplaced))
