"""A table for reading: up to some two hundred rows, with bars, changes and marks, sorted in the browser."""

from collections.abc import Mapping
from dataclasses import dataclass

from ui.components import OnPick, mount

KINDS = ("text", "number", "bar", "change", "mark")
ALIGNS = ("left", "right", "center")
TONES = ("good", "bad", "attention", "neutral", "industrial", "mountain")


@dataclass(frozen=True)
class Column:
    """`kind` is one of KINDS; numbers, bars and changes stand right unless `align` says otherwise.

    A `wide` column is left out on a phone. `sortable`: its header sorts by the cells' `sort`.
    """

    id: str
    label: str
    kind: str = "text"
    align: str = ""
    wide: bool = False
    sortable: bool = False

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"kind {self.kind!r} of column {self.id} is none of {', '.join(KINDS)}")
        align = self.align or ("left" if self.kind in ("text", "mark") else "right")
        if align not in ALIGNS:
            raise ValueError(f"align {align!r} of column {self.id} is none of {', '.join(ALIGNS)}")
        object.__setattr__(self, "align", align)


@dataclass(frozen=True)
class Cell:
    """`text` as read, with its unit; `sub` a smaller line below; `bar` and its benchmark `tick` from 0 to 1;
    `muted` for no data. `sort` is what the column sorts by (all numbers or all texts); None comes last."""

    text: str
    sub: str = ""
    bar: float | None = None
    tick: float | None = None
    tone: str = ""
    muted: bool = False
    sort: float | str | None = None

    def __post_init__(self) -> None:
        if self.tone and self.tone not in TONES:
            raise ValueError(f"tone {self.tone!r} is none of {', '.join(TONES)}")


@dataclass(frozen=True)
class Row:
    """`cells` by column id; one left out stays empty. The first text column is the row's link to `href`."""

    id: str
    cells: Mapping[str, Cell]
    href: str | None = None
    selected: bool = False


@dataclass(frozen=True)
class Ledger:
    """`max_height` in pixels makes the table scroll under its header."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    max_height: int | None = None


def ledger(table: Ledger, *, key: str, on_pick: OnPick | None = None) -> None:
    """Draw the table. A pick is `("row", id)`."""
    mount("ledger", vars(table), key=key, on_pick=on_pick, ids={"row": {row.id for row in table.rows}})
