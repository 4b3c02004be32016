"""A file's sheets as rows of the dataset's tables: what was read from where, what was guessed, and every fault at once."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from store.ledgers.cells import ColumnCells
from store.ledgers.collecting import Collected, Keys
from store.ledgers.contradictions import contradictions
from store.ledgers.cumulative import settle
from store.ledgers.frame.bodies import Block
from store.ledgers.frame.headings import Heading
from store.ledgers.frame.known import Known
from store.ledgers.framing import NO_FIGURES, NO_HEADER, Framed, framed
from store.ledgers.owing import lacking, owed, refuse
from store.ledgers.pieces import FIGURE_COLUMNS, Made, Making
from store.ledgers.results import Expected, Header, Piece, Read, SheetRead
from store.ledgers.rules import RULES
from store.ledgers.subjects import Subjects
from store.ledgers.supplies import SUPPLIES
from store.ledgers.totals import totals_differ
from store.schema import TABLES
from store.sheets.grid import Book, address, letters
from style.terms import ONE_PROJECT
from style.text import Text

_ORDER = {name: place for place, name in enumerate(TABLES)}
_NAMED_BY_OTHERS = frozenset(
    ["sources", "counties", "county_roles", "pairs", "tracks", "projects", "events", "resources"]
)
_MAY_BE_BLANK = frozenset({"period", "half"})  # of a key
# Of these alone no project is entered: they only say whose figures a row holds.
_ONLY_WHOSE = frozenset({"project_id", "name", "pair_id"})


def read_ledger(book: Book, known: Known, expected: Expected) -> Read:
    """Every sheet of a book. A fault that is an error leaves its cell null in the pieces: only a Read without errors may be
    taken in. What a file itself brings (projects, counties …) is known to the rest of it, whatever the order of its sheets."""
    collected = Collected()
    frames = [framed(sheet, book.file, known, expected, collected) for sheet in book.sheets]
    blocks = [(frame, block) for frame in frames for block in frame.blocks]
    mades: list[Made] = []
    refusals: list[tuple[Block, str, Heading | None, tuple[Text, ...]]] = []
    published = known
    for frame, block in sorted(blocks, key=lambda both: _place(both[1])):
        pieces = _made(block, known, expected, collected, refusals)
        if not pieces and frame.why is None:
            frame.why = NO_FIGURES if block.mapped.table or block.mapped.figures else NO_HEADER
        for one in pieces:
            if one.table in _NAMED_BY_OTHERS and len(one.rows):
                known = known.plus(one.table, one.data())
        mades += pieces
    for block, table, figure, missing in refusals:
        refuse(block, TABLES[table], figure, missing, _told_elsewhere(block, missing, mades), collected)
    settle(mades, known, collected)
    told: set[tuple[str, int, str]] = set()
    judged: set[tuple[str, str, int]] = set()
    for made in mades:
        owed(made, collected, told)
        contradictions(made, published, expected, collected, judged)
    for _, block in blocks:
        totals_differ(block, collected)
    if not mades and not any(fault.severity == "error" for fault in collected.faults):
        collected.drop(RULES["sheet_unread"], RULES["block_unread"])
        collected.fault(RULES["no_table"])
    return _read(frames, mades, collected)


def _place(block: Block) -> int:
    """Records before figures, in the order of the schema: a later table may name what an earlier one brings."""
    table, figure = next(_parts(block), (None, None))
    return _ORDER[table] if table is not None and figure is None else len(_ORDER)


def _figure_table(heading: Heading) -> str:
    assert heading.field is not None
    return heading.field.table


def _told_elsewhere(block: Block, missing: tuple[Text, ...], mades: list[Made]) -> bool:
    """Whether a block that names no projects only sums up by pair or county what other sheets tell by project."""
    measures = {each.field.fixed.get("metric_id") for each in block.mapped.figures if each.field is not None}
    told = {
        made.figure.field.fixed.get("metric_id")
        for made in mades
        if made.figure is not None
        and made.figure.field is not None
        and made.sheet != block.sheet.name
        and len(made.rows)
    }
    return missing == (ONE_PROJECT,) and None not in measures and measures <= told


def _made(
    block: Block,
    known: Known,
    expected: Expected,
    collected: Collected,
    refusals: list[tuple[Block, str, Heading | None, tuple[Text, ...]]],
) -> list[Made]:
    """The pieces of one block: its records, then each column of figures; what it lacks goes to `refusals`."""
    if not len(block.rows):
        return []
    cells = ColumnCells(block, collected)
    subjects = Subjects(cells, known, expected)
    mades = []
    refused: dict[Text, tuple[str, Heading | None]] = {}
    for table, figure in _parts(block):
        missing = lacking(block, TABLES[table], figure, expected)
        if missing:
            refused |= dict.fromkeys((label for label in missing if label not in refused), (table, figure))
            continue
        making = Making(TABLES[table], cells, subjects, known, expected, collected, SUPPLIES, figure)
        made = making.make()
        _tell_unkept(making, made, collected)
        mades.append(made)
    if refused:
        table, figure = next(iter(refused.values()))
        refusals.append((block, table, figure, tuple(refused)))
    if not mades and not refused and not _figures_of_what(block):
        first = next((each.written for each in block.mapped.headings if each.written), "")
        collected.fault(RULES["block_unread"], block.sheet.name, address(block.head.last, 0), first)
    return mades


def _parts(block: Block) -> Iterator[tuple[str, Heading | None]]:
    mapped = block.mapped
    own = {each.field.column for each in mapped.headings
           if each.field is not None and each.field.table == mapped.table and not each.field.is_figure}  # fmt: skip
    of_money = bool(mapped.figures) and {_figure_table(each) for each in mapped.figures} == {"fund_flows"}
    only_whose = mapped.table == "projects" and own <= (_ONLY_WHOSE | {"track_id"} if of_money else _ONLY_WHOSE)
    if mapped.table is not None and not (only_whose and (mapped.figures or _figures_of_what(block))):
        yield mapped.table, None
    for each in mapped.figures:
        yield _figure_table(each), each


def _figures_of_what(block: Block) -> bool:
    """Columns of periods whose figures nothing names: told by their header."""
    return any(each.period and not each.keys and each.field is None for each in block.mapped.headings)


def _tell_unkept(making: Making, made: Made, collected: Collected) -> None:
    """A qualifier in a column that has no place for it: told, and kept with the place the figure was read from."""
    if "qualifier" in making.table.column_names or made.table not in FIGURE_COLUMNS:
        return
    heading = making.figure_heading()
    if heading is None or making.quantities().qualifiers.null_count == making.length:
        return
    sheet = making.cells.block.sheet
    _keep_words(making, made)
    for position in np.flatnonzero(making.quantities().qualifiers.is_valid().to_numpy(zero_copy_only=False)).tolist():
        row = int(making.cells.block.rows[position])
        collected.fault(RULES["qualifier_unkept"], sheet.name, f"{letters(heading.column)}{row}",
                        sheet.text(row, heading.column), row=row, table=made.table,
                        column=FIGURE_COLUMNS[made.table])  # fmt: skip


def _keep_words(making: Making, made: Made) -> None:
    """《台账》第7行（约3500万元）: where there is no column for it, the words stand with the place."""
    printed = making.quantities().printed.take(pa.array(np.searchsorted(making.cells.block.rows, made.rows)))
    qualified = making.quantities().qualifiers.take(pa.array(np.searchsorted(making.cells.block.rows, made.rows)))
    place = made.columns["locator"]
    words = pc.binary_join_element_wise(place.values, "（", printed, "）", "")
    kept = pc.if_else(pc.and_(qualified.is_valid(), words.is_valid()), words, place.values)
    made.columns["locator"] = replace(place, values=kept, said=True)


def _read(frames: list[Framed], mades: list[Made], collected: Collected) -> Read:
    keys: Keys = {}
    pieces = []
    order = {frame.sheet.name: place for place, frame in enumerate(frames)}
    for made in sorted(mades, key=lambda made: order[made.sheet]):
        if made.dropped or not len(made.rows):
            continue
        piece = _piece(made)
        pieces.append(piece)
        _key_rows(piece, keys, collected)
    return Read(tuple(pieces), collected.keyed(keys), tuple(dict.fromkeys(collected.guesses)), tuple(_headers(frames)),
                tuple(_sheets(frames, mades)))  # fmt: skip


def _piece(made: Made) -> Piece:
    cells = {name: given.cell for name, given in made.columns.items() if given.cell}
    said = frozenset(name for name, given in made.columns.items() if given.said)
    removed = made.removed if made.removed is not None and made.removed.any() else None
    cleared = _cleared(made) if made.figure is None and made.cells.cleared else None
    return Piece(made.table, made.sheet, made.data(), made.rows, cells, said, removed, cleared)


def _cleared(made: Made) -> dict[str, np.ndarray]:
    """Column of the table → the rows whose cell says 清除."""
    marks = {letters(column): mark for column, mark in made.cells.cleared.items()}
    return {name: marks[given.cell] for name, given in made.columns.items() if given.cell in marks}


def _key_rows(piece: Piece, keys: Keys, collected: Collected) -> None:
    """Keys of the rows that faults are about, and of no others; each under the letters of the column of its figure."""
    wanted = collected.rows_told(piece.sheet, piece.table)
    if not wanted:
        return
    columns = [piece.data[name] for name in TABLES[piece.table].key]
    figure = piece.cells.get(FIGURE_COLUMNS.get(piece.table, ""), "")
    for position in np.flatnonzero(np.isin(piece.rows, list(wanted))).tolist():
        values = [column[position].as_py() for column in columns]
        key = tuple("" if value is None else str(value) for value in values)
        known = all(
            value is not None or column in _MAY_BE_BLANK
            for column, value in zip(TABLES[piece.table].key, values, strict=True)
        )
        keys.setdefault((piece.sheet, piece.table, int(piece.rows[position])), {})[figure] = key if known else ()


def _headers(frames: list[Framed]) -> Iterator[Header]:
    for frame in frames:
        for block in frame.blocks:
            for each in block.mapped.headings:
                if each.written or each.field is not None:
                    how = "left_out" if each.field is None and each.how != "remembered" else each.how
                    yield Header(frame.sheet.name, each.cell, each.written, each.field.id if each.field else None, how,
                                 each.sure)  # fmt: skip


def _sheets(frames: list[Framed], mades: list[Made]) -> Iterator[SheetRead]:
    for frame in frames:
        tables = [made.table for made in mades if made.sheet == frame.sheet.name]
        if tables:
            frame.why = None
        yield frame.read(tables[0] if tables else None)
