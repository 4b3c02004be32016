"""python -m tests.ledgers.making [part of a name …]: makes the awkward files again, all or some."""

import sys
from importlib import import_module
from pathlib import Path

from tests.ledgers.making.cases import CASES, make

HERE = Path(__file__).parent
NO_CASES = {"cases", "figures", "office", "zipped", "published", "parts", "biff", "__main__", "__init__"}


def main(wanted: list[str]) -> None:
    for path in sorted(HERE.rglob("*.py")):
        if path.stem not in NO_CASES:
            import_module(".".join(["tests.ledgers.making", *path.relative_to(HERE).with_suffix("").parts]))
    for file, one in CASES.items():
        if not wanted or any(part in file for part in wanted):
            make(one)
    print(f"{len(CASES)} files", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
