"""What a block or a row still owes: columns that must be there, and in a row whose figure it is, of when, and what else is required."""

from collections.abc import Iterator

import numpy as np
import pyarrow.compute as pc

from store.columns import Table
from store.ledgers.cells import labelled
from store.ledgers.collecting import Collected
from store.ledgers.frame.bodies import Block
from store.ledgers.frame.headings import Heading
from store.ledgers.frame.mapping import Mapped
from store.ledgers.pieces import FIGURE_COLUMNS, Made
from store.ledgers.results import Expected
from store.ledgers.rules import RULES
from store.measures import MEASURES
from store.schema import TABLES
from store.sheets.grid import address, letters
from style import terms
from style.text import Text

# Columns that are supplied where a sheet has none.
_SUPPLIED = frozenset(
    [
        "source_id",
        "as_of",
        "status",
        "unit",
        "value_type",
        "flow_id",
        "project_id",
        "event_id",
        "resource_id",
        "subject_type",
        "period",
        "year",
    ]
)
_SUBJECTS = {"project": terms.ONE_PROJECT, "pair": terms.ONE_PAIR, "county": terms.ONE_COUNTY}
_PAIR_TOLD_BY = ("pair_id", "pair", "industrial", "mountain", "county", "host_adcode", "project_id", "name", "industrial_adcode",
                 "mountain_adcode")  # fmt: skip
_COUNTY_TOLD_BY = ("county", "adcode", "payee_adcode", "industrial", "mountain")


def lacking(block: Block, table: Table, figure: Heading | None, expected: Expected) -> tuple[Text, ...]:
    """Labels of required columns that the sheet has not and nothing supplies."""
    there = {each.field.column for each in block.mapped.headings if each.field is not None and not each.field.is_figure}
    fixed = (
        set(figure.field.fixed) | {figure.field.column} if figure is not None and figure.field is not None else set()
    )
    if block.said.figure is not None and block.said.figure.table == table.name:
        fixed |= set(block.said.figure.fixed)
    missing = []
    for column in table.columns:
        if not column.required or column.name in there | fixed | _SUPPLIED:
            continue
        if table.name == "projects" and column.name == "name" and "project_id" in there:
            continue
        if column.name in ("pair_id", "adcode") and table.name not in ("pairs", "counties", "county_roles"):
            if not _place_told(block, there, expected, column.name):
                missing.append(_SUBJECTS["pair" if column.name == "pair_id" else "county"])
        elif column.name == "subject_id":
            missing += [label for label in _subjects_lacking(block, table, figure, there, expected)]
        else:
            missing.append(column.label)
    if table.name == "fund_flows" and figure is not None and not _any_place(block, there, expected):
        missing.append(_SUBJECTS["pair"])
    value = FIGURE_COLUMNS.get(table.name) if table.name in ("observations", "fund_flows", "targets") else None
    if value is not None and figure is None and value not in there and table.column(value).label not in missing:
        missing.append(table.column(value).label)
    return tuple(missing)


def _place_told(block: Block, there: set[str], expected: Expected, name: str) -> bool:
    if name == "pair_id":
        sections = any(kind == "pair" for _, kind, _ in block.sections)
        return bool(there & set(_PAIR_TOLD_BY) or block.said.pair or expected.pair_id or sections)
    return bool(there & set(_COUNTY_TOLD_BY) or block.said.county)


def _subjects_lacking(
    block: Block, table: Table, figure: Heading | None, there: set[str], expected: Expected
) -> Iterator[Text]:
    metric = figure.field.fixed.get("metric_id") if figure is not None and figure.field is not None else None
    kind = MEASURES[metric].subjects[0] if metric is not None else None
    if kind == "province" or (kind is None and (there & {"project_id", "name"} or _any_place(block, there, expected))):
        return
    told = {
        "project": bool(there & {"project_id", "name"}),
        "pair": _place_told(block, there, expected, "pair_id"),
        "county": _place_told(block, there, expected, "adcode"),
    }
    if kind is None:
        yield table.column("subject_id").label
    elif not told[kind]:
        yield _SUBJECTS[kind]


def _any_place(block: Block, there: set[str], expected: Expected) -> bool:
    return _place_told(block, there, expected, "pair_id") or _place_told(block, there, expected, "adcode")


def refuse(
    block: Block, table: Table, figure: Heading | None, missing: tuple[Text, ...], summed: bool, collected: Collected
) -> None:
    """One fault for all columns that a block lacks, naming the headers that were seen; of figures at the first of them.
    `summed`: it only sums up what others tell, and was left out."""
    if summed:
        collected.fault(
            RULES["sums_only"], block.sheet.name, address(block.head.last, 0), cause=f"sums_only\x1f{block.sheet.name}"
        )
        return
    joined = Text("、".join(each.zh for each in missing), ", ".join(each.en for each in missing))
    rule = labelled(labelled(RULES["columns_missing"], table.label, "table"), joined, "missing")
    seen = "、".join(each.written for each in block.mapped.headings if each.written)
    collected.fault(rule, block.sheet.name, figure.cell if figure else address(block.head.last, 0), table=table.name, seen=seen[:300],
                    cause=f"columns_missing\x1f{block.sheet.name}\x1f{block.head.first}")  # fmt: skip


def owed(made: Made, collected: Collected, told: set[tuple[str, int, str]]) -> None:
    """Required values that a row lacks, each told once: at the blank cell where there is a column, else at its figure."""
    table = TABLES[made.table]
    for column in sorted(table.columns, key=lambda column: column.name != "name"):
        given = made.columns[column.name]
        owes = column.required or (made.table, column.name) == ("observations", "period")
        owes = owes or ((made.table, column.name) == ("fund_flows", "pair_id") and made.figure is not None)
        if not owes or not given.values.null_count or column.name in (f"{made.table}_id", "subject_type"):
            continue
        blank = given.values.is_null().to_numpy(zero_copy_only=False)
        if column.name == "period" and made.table == "observations":
            capacity = pc.fill_null(pc.equal(made.values("value_type"), "at_capacity"), False)
            blank &= ~capacity.to_numpy(zero_copy_only=False)
        if column.name in ("flow_id", "project_id", "event_id", "resource_id") or not blank.any():
            continue
        _tell(made, column.name, blank, collected, told)


def _tell(made: Made, name: str, blank: np.ndarray, collected: Collected, told: set[tuple[str, int, str]]) -> None:
    column = TABLES[made.table].column(name)
    at = made.columns[name].cell
    mapped = made.cells.block.mapped
    of_column = next((each for each in mapped.headings if at and letters(each.column) == at), None)
    where = of_column or made.figure
    if name == FIGURE_COLUMNS.get(made.table) and made.figure is not None:
        return
    rows = made.rows[blank]
    bad = _bad_rows(made, of_column, name)
    rule, about = _rule(made, name, column.label)
    if of_column is None and blank.all() and name in ("period", "year", "as_of"):
        _tell_once(made, name, column.label, collected, told)
        return
    if made.table == "projects" and name == "name":
        rows = _unknown(made, blank & ~np.isin(made.rows, list(bad)), collected, told)
    for row in rows.tolist():
        cell = address(row, where.column if where is not None else 0)
        if row in bad or {(made.sheet, row, about), (made.sheet, row, f"{rule.id} {cell}")} & told:
            continue
        told |= {(made.sheet, row, about), (made.sheet, row, f"{rule.id} {cell}")}
        value = made.cells.block.sheet.text(row, where.column) if where is not None else None
        collected.fault(rule, made.sheet, cell, value, row=row, table=made.table, column=name)


def _tell_once(made: Made, name: str, label: Text, collected: Collected, told: set[tuple[str, int, str]]) -> None:
    """Of when the figures of a block are: one fault for all, and for what would follow from it none."""
    block = (made.sheet, made.cells.block.head.first, "period")
    if block in told:
        return
    told.add(block)
    at = made.figure.cell if made.figure is not None else address(made.cells.block.head.last, 0)
    rule = RULES["no_period"] if name in ("period", "year") else labelled(RULES["required_blank"], label)
    written = made.figure.written if made.figure is not None else None
    collected.fault(rule, made.sheet, at, written, table=made.table, column=name)


def _unknown(made: Made, blank: np.ndarray, collected: Collected, told: set[tuple[str, int, str]]) -> np.ndarray:
    """An id that nothing is published under, without a name, is one that was mistyped: told there, and nothing else of that
    row. The other rows."""
    ids = made.columns["project_id"]
    heading = next((each for each in made.cells.block.mapped.headings
                    if each.field is not None and each.field.id == "projects.project_id"), None)  # fmt: skip
    if heading is None:
        return made.rows[blank]
    given = ids.values.is_valid().to_numpy(zero_copy_only=False) & blank
    for position in given.nonzero()[0].tolist():
        row = int(made.rows[position])
        collected.fault(RULES["project_unknown"], made.sheet, address(row, heading.column), ids.values[position].as_py(),
                        row=row, table="projects", column="project_id")  # fmt: skip
        told |= {(made.sheet, row, "pair"), (made.sheet, row, "project")}
    return made.rows[blank & ~given]


def _bad_rows(made: Made, heading: Heading | None, name: str) -> set[int]:
    """Rows where a cell that would have told is faulted already."""
    bad: set[int] = set()
    follows = ("subject_id", "pair_id", "adcode", "unit", "value_type")
    names = {"subject_id", "pair_id", "adcode", "unit", "metric_id"} if name in follows else {name}
    for each in _telling(made.cells.block.mapped, names):
        if (flags := made.cells.bad.get(each.column)) is not None:
            bad |= set(made.cells.block.rows[flags].tolist())
    if heading is not None and (flags := made.cells.bad.get(heading.column)) is not None:
        bad |= set(made.cells.block.rows[flags].tolist())
    return bad


def _telling(mapped: Mapped, names: set[str]) -> Iterator[Heading]:
    more = {"project_id", "name", "pair", "county", "industrial", "mountain", "host_adcode", "payee_adcode"}
    wanted = names | (more if names & {"subject_id", "pair_id", "adcode"} else set())
    wanted |= {"period"} if "year" in names else set()
    for each in mapped.headings:
        if each.field is not None and not each.field.is_figure and each.field.column in wanted:
            yield each


def _rule(made: Made, name: str, label: Text):  # type: ignore[no-untyped-def]
    if name in ("period",):
        return RULES["no_period"], "period"
    kind = {"pair_id": "pair", "adcode": "county"}.get(name)
    if name == "subject_id":
        kinds = made.values("subject_type").unique().drop_null().to_pylist()
        kind = kinds[0] if kinds and kinds[0] in _SUBJECTS else "project"
    if kind is not None and name != made.table:
        return labelled(RULES["no_subject"], _SUBJECTS[kind], "subject"), kind
    return labelled(RULES["required_blank"], label), name
