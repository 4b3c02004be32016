"""A data package that a test may damage cell by cell."""

import csv
import json
import shutil
from pathlib import Path

from store.package.check import check_package
from store.package.faults import Fault
from store.package.folder import describe_files

REPORTED = Path(__file__).parents[4] / "data" / "reported"
DEMO = REPORTED.parent / "demo"


def without_hashes(folder: Path) -> Path:
    """Makes the descriptor say nothing of size and hash, as one written by hand does, so that a test may damage any file."""
    path = folder / "datapackage.json"
    said = json.loads(path.read_text(encoding="utf-8"))
    for resource in said["resources"]:
        resource.pop("bytes", None)
        resource.pop("hash", None)
    path.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return folder


class Package:
    """A package folder that a test may damage. Rows are counted as a spreadsheet does: the header is row 1."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def copy(self, folder: Path) -> "Package":
        shutil.copytree(self.folder, folder)
        return Package(folder)

    def path(self, table: str) -> Path:
        return self.folder / f"{table}.csv"

    def rows(self, table: str) -> list[list[str]]:
        with self.path(table).open(encoding="utf-8", newline="") as file:
            return list(csv.reader(file))

    def write(self, table: str, rows: list[list[str]]) -> None:
        with self.path(table).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)

    def set(self, table: str, row: int, **cells: str) -> None:
        rows = self.rows(table)
        for column, value in cells.items():
            rows[row - 1][rows[0].index(column)] = value
        self.write(table, rows)

    def add(self, table: str, like: int | None = None, **cells: str) -> int:
        """Appends a row, otherwise empty or `like` another; returns its number."""
        rows = self.rows(table)
        row = dict(zip(rows[0], rows[like - 1], strict=True)) if like else dict.fromkeys(rows[0], "")
        self.write(table, [*rows, list((row | cells).values())])
        return len(rows) + 1

    def drop_column(self, table: str, column: str) -> None:
        rows = self.rows(table)
        at = rows[0].index(column)
        self.write(table, [cells[:at] + cells[at + 1 :] for cells in rows])

    def describe(self, **changes: object) -> None:
        path = self.folder / "datapackage.json"
        said = json.loads(path.read_text(encoding="utf-8"))
        path.write_text(json.dumps(said | changes), encoding="utf-8")

    def forget(self, key: str) -> None:
        path = self.folder / "datapackage.json"
        said = json.loads(path.read_text(encoding="utf-8"))
        del said[key]
        path.write_text(json.dumps(said), encoding="utf-8")

    def say_of(self, table: str, **changes: object) -> None:
        """Changes what the descriptor says of a table's file."""
        path = self.folder / "datapackage.json"
        said = json.loads(path.read_text(encoding="utf-8"))
        next(held for held in said["resources"] if held["name"] == table).update(changes)
        path.write_text(json.dumps(said), encoding="utf-8")

    def describe_files(self) -> None:
        """Makes the descriptor say the size and hash that each file has now."""
        describe_files(self.folder, json.loads((self.folder / "datapackage.json").read_text(encoding="utf-8")))

    def faults(self) -> tuple[Fault, ...]:
        return check_package(self.folder).faults
