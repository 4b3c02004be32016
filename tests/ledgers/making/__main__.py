"""python -m tests.ledgers.making [part of a name …]: makes the awkward files again, all or some."""

import sys
from importlib import import_module
from pathlib import Path

from tests.ledgers.making.cases import CASES, make

NO_CASES = {"cases", "figures", "office", "zipped", "__main__", "__init__"}


def main(wanted: list[str]) -> None:
    for path in sorted(Path(__file__).parent.glob("*.py")):
        if path.stem not in NO_CASES:
            import_module(f"tests.ledgers.making.{path.stem}")
    for file, one in CASES.items():
        if not wanted or any(part in file for part in wanted):
            make(one)
    print(f"{len(CASES)} files", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
