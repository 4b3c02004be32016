"""What a planted fault is: a text in a file, what it is replaced by, and the tests that must then turn red."""

from dataclasses import dataclass
from pathlib import Path


class Misplaced(ValueError):
    """The fault's old text no longer stands exactly once in its file: the list must follow the source."""


@dataclass(frozen=True)
class Fault:
    """`file` and the files of `red` are paths from the root. Each of `red` must fail: a test file, or a test function of it
    (`tests/….py::test_name`), never one case of it, whose id may change. `reader` says what somebody would see."""

    name: str
    file: str
    old: str
    new: str
    reader: str
    red: tuple[str, ...]

    def check(self, root: Path) -> str:
        """The text of its file. Raises Misplaced where the file is gone, or the old text does not stand in it once."""
        path = root / self.file
        if not path.is_file():
            raise Misplaced(f"{self.name}: {self.file} is gone; name the file in which this stands now.\n  {self.old}")
        source = path.read_text(encoding="utf-8")
        if (count := source.count(self.old)) != 1:
            raise Misplaced(
                f"{self.name}: the old text stands {count} times in {self.file}, where it must stand once; "
                f"write a fault of the same kind from what the file says now.\n  {self.old}"
            )
        return source

    def plant(self, root: Path) -> None:
        """Raises Misplaced."""
        source = self.check(root)
        (root / self.file).write_text(source.replace(self.old, self.new), encoding="utf-8")
