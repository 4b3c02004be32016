"""What a run has measured: printed line by line as it comes, and written down as one Markdown page afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Aim:
    """A figure that is to stay below another; `held` says what keeps it above, where that is known."""

    what: str
    measured: float
    most: float
    unit: str

    @property
    def is_met(self) -> bool:
        return self.measured <= self.most

    @property
    def row(self) -> tuple[str, ...]:
        verdict = (
            "met" if self.is_met else f"missed, {self.measured / self.most:.1f} × the aim" if self.most else "missed"
        )
        return self.what, f"{self.measured:.2f} {self.unit}", f"≤ {self.most:g} {self.unit}", verdict


class Written:
    """A page that grows: headings, lines and tables, each printed at once."""

    def __init__(self, title: str) -> None:
        self._page = [f"# {title}", ""]
        self._table: list[int] = []

    def line(self, text: str) -> None:
        print(text)
        self._page += [text, ""]

    def heading(self, text: str) -> None:
        print(f"\n-- {text}")
        self._page += ["", f"## {text}", ""]

    def table(self, *heads: str) -> None:
        """Begins a table; its first column is words, the others are figures."""
        self._table = [max(44, len(heads[0])), *(max(9, len(head)) for head in heads[1:])]
        self._page += ["| " + " | ".join(heads) + " |", "|---|" + "---:|" * (len(heads) - 1)]
        self._print(heads)

    def row(self, *cells: str) -> None:
        self._page.append("| " + " | ".join(cells) + " |")
        self._print(cells)

    def end(self) -> None:
        """Ends a table."""
        self._page.append("")

    def aims(self, aims: Sequence[Aim]) -> None:
        self.heading("Aims")
        self.table("aim", "measured", "aim", "")
        for aim in aims:
            self.row(*aim.row)
        self.end()

    def save(self, path: Path) -> None:
        path.write_text("\n".join(self._page).rstrip() + "\n", encoding="utf-8")

    def _print(self, cells: Sequence[str]) -> None:
        first, *others = cells
        widths = self._table
        print(
            first.ljust(widths[0])
            + "".join(f"  {cell:>{width}}" for cell, width in zip(others, widths[1:], strict=True))
        )
