"""A table for reading: up to some two hundred rows, with bars, changes and marks, sorted in the browser."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ui.pieces.components import OnPick, Piece, mount, packed
from ui.pieces.kept import kept

KINDS = ("text", "number", "bar", "change", "mark", "heat", "stages")
HEAT_STEPS = 7
WAYS = ("ascending", "descending")
ALIGNS = ("left", "right", "center")
TONES = ("good", "bad", "attention", "neutral", "industrial", "mountain")


@dataclass(frozen=True)
class Column:
    """`kind` is one of KINDS; numbers, bars and changes stand right and heat in the middle unless `align` says otherwise.

    A `wide` column is left out on a phone. `sortable`: its header sorts by the cells' `sort`. `turned`: its header stands upright,
    read from below, where many long ones would be wider than their figures.
    """

    id: str
    label: str
    kind: str = "text"
    align: str = ""
    wide: bool = False
    sortable: bool = False
    turned: bool = False

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"kind {self.kind!r} of column {self.id} is none of {', '.join(KINDS)}")
        usual = {"text": "left", "mark": "left", "stages": "left", "heat": "center"}
        align = self.align or usual.get(self.kind, "right")
        if align not in ALIGNS:
            raise ValueError(f"align {align!r} of column {self.id} is none of {', '.join(ALIGNS)}")
        object.__setattr__(self, "align", align)


@dataclass(frozen=True)
class Cell:
    """`text` as read, with its unit; `sub` a smaller line below; `bar` and its benchmark `tick` from 0 to 1;
    `muted` for no data. `sort` is what the column sorts by (all numbers or all texts); None comes last.

    `href` makes the text a link of its own, `label` says where it leads (and holds the text, so that it can be
    spoken). In a heat column `step` 0 to 6 is the ground; without one the ground is plain, as for a zero, and
    with `gap` it is hatched: no data. In a column of stages `step` of `steps` are reached. `selected` is outlined.
    """

    text: str
    sub: str = ""
    bar: float | None = None
    tick: float | None = None
    tone: str = ""
    muted: bool = False
    sort: float | str | None = None
    href: str | None = None
    label: str = ""
    step: int | None = None
    steps: int | None = None
    gap: bool = False
    selected: bool = False

    def __post_init__(self) -> None:
        if self.tone and self.tone not in TONES:
            raise ValueError(f"tone {self.tone!r} is none of {', '.join(TONES)}")
        most = HEAT_STEPS - 1 if self.steps is None else self.steps
        if self.step is not None and not 0 <= self.step <= most:
            raise ValueError(f"step {self.step} is not from 0 to {most}")
        if self.gap and self.step is not None:
            raise ValueError("a gap has no step: nothing is known of it")


@dataclass(frozen=True)
class Row:
    """`cells` by column id; one left out stays empty. The first text column is the row's link to `href`.

    A row of kind `total` is bold and keeps its place, first or last, however the others are sorted. One of kind `detail` is
    no pick: it tells more of the row before it, or has nothing to open, in a table whose server orders the rows.
    """

    id: str
    cells: Mapping[str, Cell]
    href: str | None = None
    selected: bool = False
    kind: str = ""

    def __post_init__(self) -> None:
        if self.kind not in ("", "total", "detail"):
            raise ValueError(f"kind {self.kind!r} of row {self.id} is none of total, detail and none")


@dataclass(frozen=True)
class Ledger:
    """`max_height` in pixels makes the table scroll under its header; `foot` stays below it.

    `headless`: its headings are heard and not seen, where rows explain themselves. `order` says in which order the server has put the rows, as (column id, way): the browser then sorts nothing,
    a sortable header is a pick `("sort", column id)`, and rows are no picks: they lead to their `href` or nowhere.
    `begins` says, as (column id, way, label), by which column the rows come, and that column's label until a reader
    sorts them otherwise. `stacked`: on a phone each row is a card, a line for each cell under its column's label.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    max_height: int | None = None
    foot: tuple[Row, ...] = ()
    order: tuple[str, str] | None = None
    headless: bool = False
    begins: tuple[str, str, str] | None = None
    stacked: bool = False

    def __post_init__(self) -> None:
        for told in (self.order, self.begins):
            if told and told[1] not in WAYS:
                raise ValueError(f"way {told[1]!r} is none of {', '.join(WAYS)}")


def ledger(table: Ledger | Callable[[], Ledger], *, key: str, on_pick: OnPick | None = None) -> None:
    """Draw the table, or the one that is made for the view if nobody had it made before (ui.pieces.kept). A pick is
    `("row", id)`, or `("sort", column id)` where the table has an `order`."""
    heard = on_pick is not None
    piece = _piece(table, heard) if isinstance(table, Ledger) else kept(lambda: _piece(table(), heard), key=key)
    if "sort" in piece.ids and not on_pick:
        raise ValueError("a table in the server's order needs on_pick, or its headers would do nothing")
    mount("ledger", piece, key=key, on_pick=on_pick)


def _piece(table: Ledger, heard: bool) -> Piece:
    picks = {"row": frozenset(row.id for row in table.rows if not row.kind)}
    if table.order:
        picks = {"sort": frozenset(column.id for column in table.columns if column.sortable)}
    return packed(vars(table), ids=picks, heard=heard)
