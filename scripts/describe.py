"""Brings a data package's datapackage.json up to its files, after a table was edited by hand, and tells what is wrong.

Run from the repository's root: python -m scripts.describe data/xyz
It writes which tables there are and the size and sha256 of each, and changes nothing else; then it checks the package.
"""

import sys
from pathlib import Path

from store.package.check import check_package
from store.package.description_rules import read_object
from store.package.faults import how_many
from store.package.folder import describe_files
from store.package.reading import Unreadable


def main(folder: Path) -> int:
    try:
        said = read_object(folder)
    except Unreadable as unreadable:
        print("\n".join(fault.tell(lang) for fault in unreadable.faults for lang in ("zh", "en")))
        return 1
    describe_files(folder, said)
    faults = check_package(folder).faults
    print(f"{folder}/datapackage.json 已更新，检查出 {how_many(faults)} 处错误。")
    print(f"{folder}/datapackage.json is up to date; the checks found {how_many(faults)} faults.")
    for fault in faults:
        print(f"\n{fault.tell('zh')}\n{fault.tell('en')}")
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
