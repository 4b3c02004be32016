"""What a sheet need not write in each row: whose figure, which period and year, unit, status, date, source and place."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from store.columns import Column
from store.ledgers.frame.bodies import in_section
from store.ledgers.identities import deal_ids, event_ids, flow_ids, project_ids, resource_ids
from store.ledgers.periods import as_of, date_precision, fund_year, half, period, stage_day
from store.ledgers.pieces import Given, Making, Supply, mapped_to
from store.ledgers.readers import named, reader, value_type_called
from store.ledgers.subjects import Resolved
from store.measures import MEASURES
from store.programme import PROGRAMME
from store.sheets.grid import letters
from style.text import Text

PROVINCE = PROGRAMME.region_id
TO_DATE_TITLE = Text(
    "标题写的是年初至今，按累计数读入", "the title speaks of the year to date: read as figures to date"
)
BLANK_IS_MISSING = Text("空白，按未报理解", "blank: taken for not handed in")


def _subject_type(making: Making, column: Column) -> Given | None:
    if given := making.own(column):
        return given
    if making.table.name == "assessments":
        known = "pair" if making.subjects.pair() is not None else "county"
        return making.constant(known, None)
    metric = making.column("metric_id")
    subjects = {each.id: each.subjects[0] for each in MEASURES.values()}
    return Given(mapped_to(metric.values, subjects), None, True)


def _subject_id(making: Making, column: Column) -> Given | None:
    types = making.column("subject_type").values
    heading = making.heading(column.name)
    if heading is not None:
        values = _by_type(making, types, heading)
        return Given(values, letters(heading.column), True)
    found: list[pa.Array] = []
    cell: str | None = None
    for kind in types.unique().drop_null().to_pylist():
        resolved = _subject(making, kind)
        if resolved is not None:
            found.append(pc.if_else(pc.equal(types, kind), resolved.values, pa.scalar(None, pa.string())))
            cell = cell or resolved.cell
    return Given(pc.coalesce(*found), cell, True) if found else None


def _subject(making: Making, kind: str) -> Resolved | None:
    if kind == "province":
        return Resolved(making.constant(PROVINCE, None).values, None)
    of = {"project": making.subjects.project, "pair": making.subjects.pair, "county": making.subjects.county}
    return of[kind]()


def _by_type(making: Making, types: pa.Array, heading) -> pa.Array:  # type: ignore[no-untyped-def]
    """A column of subjects, each looked up among its own kind."""
    points = {"county": "counties.adcode", "pair": "pairs.pair_id", "project": "projects.project_id"}
    values = np.full(making.length, None, object)
    coded = types.dictionary_encode()
    codes = coded.indices.fill_null(-1).to_numpy()
    for number, kind in enumerate(coded.dictionary.to_pylist()):
        at = np.flatnonzero(codes == number)
        read = (
            named(points[kind], making.known)
            if kind in points
            else reader(making.table.name, making.table.column("subject_id"), making.known, None)
        )
        found = making.cells.read(heading, making.table.name, "subject_id", read, pa.string(), at)
        values[at] = found.values.to_numpy(zero_copy_only=False)
    return pa.array(values, pa.string())


def _pair(making: Making, column: Column) -> Given | None:
    mapped = making.cells.block.mapped
    if making.table.name == mapped.table == "fund_flows" and (heading := making.heading("pair_id")) is not None:
        given = making.own(column)
        return given and Given(making.subjects.filled_down(heading, given.values), given.cell, True)
    if making.table.name != "projects":
        return making.resolved(making.subjects.pair())
    found = making.resolved(making.subjects.written_pair())
    if found is not None and not found.values.null_count:
        return found
    told_by = {"projects.project_id": making.known.pair_of_project, "projects.name": making.known.pair_of_name}
    for field_id, pairs in told_by.items():
        if (heading := mapped.of(field_id)) is not None:
            texts = making.cells.texts(heading, "projects", field_id.split(".")[1])
            known = mapped_to(texts, pairs)
            values = known if found is None else pc.coalesce(found.values, known)
            cell = letters(heading.column) if found is None else found.cell
            found = Given(values, cell, found is not None and found.said)
    due = making.expected.pair_id
    if due is None or (found is not None and not found.values.null_count):
        return found
    supplied = making.constant(due, None)
    return supplied if found is None else Given(pc.coalesce(found.values, supplied.values), found.cell, True)


def _payee(making: Making, column: Column) -> Given | None:
    return making.own(column) or making.resolved(
        making.subjects.county() if making.cells.block.mapped.of("context.county") else None
    )


def _county(making: Making, column: Column) -> Given | None:
    return making.resolved(making.subjects.county())


def _project(making: Making, column: Column) -> Given | None:
    return making.resolved(making.subjects.project())


def _project_name(making: Making, column: Column) -> Given | None:
    """Of projects that a sheet only gives by id, the name is what it was; so it is where its cell is blank."""
    given, ids = making.own(column), making.own(making.table.column("project_id"))
    if ids is None or (given is not None and not given.values.null_count):
        return given
    known = mapped_to(ids.values, making.known.name_of_project)
    if given is None:
        return Given(known, ids.cell, False)
    heading = making.heading(column.name)
    bad = pa.array(making.cells.bad[heading.column]) if heading is not None else pa.scalar(False)
    return Given(pc.if_else(bad, given.values, pc.coalesce(given.values, known)), given.cell, True)


def _track(making: Making, column: Column) -> Given | None:
    if making.figure is not None and making.figure.track is not None:
        return making.constant(making.figure.track, making.figure.cell)
    if given := making.own(column):
        return given
    section = in_section(making.cells.block, "track")
    return Given(section, None, True) if section is not None else None


def _grade(making: Making, column: Column) -> Given | None:
    """等次 beside a total score is of it, and not of the scores it is made of."""
    of_figure = making.figure.field.fixed if making.figure is not None and making.figure.field is not None else {}
    overall = any(each.field is not None and each.field.id == "assessments.overall"
                  for each in making.cells.block.mapped.figures)  # fmt: skip
    if overall and of_figure.get("indicator_id", "overall") != "overall":
        return Given(making.nothing(column))
    return making.own(column)


def _metric(making: Making, column: Column) -> Given | None:
    return making.own(column) or _of_title(making, "metric_id")


def _fund_stage(making: Making, column: Column) -> Given | None:
    return making.own(column) or _of_title(making, "stage")


def _of_title(making: Making, name: str) -> Given | None:
    figure = making.cells.block.said.figure
    if figure is None or name not in figure.fixed:
        return None
    return making.constant(figure.fixed[name], None)


def _value_type(making: Making, column: Column) -> Given | None:
    if given := making.own(column):
        return _otherwise_actual(making, column, given)
    if making.table.name == "events":
        return making.constant("actual", None, said=False)
    heading, metric = making.heading("metric_id"), making.column("metric_id").values
    first = mapped_to(
        metric, {m.id: "actual" if "actual" in m.value_types else m.value_types[0] for m in MEASURES.values()}
    )
    if heading is None:
        return Given(first, None, True)
    texts = making.cells.texts(heading, "observations", "metric_id").dictionary_encode()
    called = [value_type_called(text) for text in texts.dictionary.to_pylist()]
    return Given(pc.coalesce(pa.array(called, pa.string()).take(texts.indices), first), letters(heading.column), True)


def _otherwise_actual(making: Making, column: Column, given: Given) -> Given:
    """Of an event without a kind of figure it is what was; its cell may be blank where there is no amount at all."""
    heading = making.heading(column.name)
    if making.table.name != "events" or heading is None or not given.values.null_count:
        return given
    bad = pa.array(making.cells.bad[heading.column])
    return Given(pc.if_else(bad, given.values, pc.coalesce(given.values, "actual")), given.cell, True)


def _unit(making: Making, column: Column) -> Given | None:
    if making.table.name == "resources":
        given, by_cell = making.own(column), making.quantities().units
        return Given(
            by_cell if given is None else pc.coalesce(given.values, by_cell),
            given.cell if given is not None else None,
            True,
        )
    heading = making.heading("unit")
    units = mapped_to(making.column("metric_id").values, {m.id: m.unit.id for m in MEASURES.values()})
    return Given(units, letters(heading.column) if heading is not None else None, True)


def _status(making: Making, column: Column) -> Given | None:
    figure = making.quantities()
    by_value = pc.if_else(figure.values.is_valid(), "reported", pc.fill_null(figure.statuses, "missing"))
    heading = making.figure_heading()
    if heading is not None and making.cells.bad[heading.column].any():
        by_value = pc.if_else(pa.array(making.cells.bad[heading.column]), "reported", by_value)
    given = making.own(column)
    if given is None:
        _tell_blanks(making, pc.and_(figure.values.is_null(), figure.statuses.is_null()))
        return Given(by_value, None, True)
    return Given(pc.coalesce(given.values, by_value), given.cell, True)


def _tell_blanks(making: Making, blank: pa.Array) -> None:
    heading = making.figure_heading()
    if heading is None or making.figure is not None:
        return
    sheet = making.cells.block.sheet
    open_cells = blank.to_numpy(zero_copy_only=False) & ~making.cells.bad[heading.column]
    for row in making.cells.block.rows[open_cells].tolist():
        making.collected.guess(sheet.name, f"{letters(heading.column)}{row}", "", "missing", BLANK_IS_MISSING)


def _qualifier(making: Making, column: Column) -> Given | None:
    return _beside(making, column, making.quantities().qualifiers)


def _printed(making: Making, column: Column) -> Given | None:
    return _beside(making, column, making.quantities().printed)


def _beside(making: Making, column: Column, found: pa.Array) -> Given:
    """What the figure's own cell says besides, unless a column of its own says it."""
    given = making.own(column)
    if given is not None:
        return Given(pc.coalesce(given.values, found), given.cell, True)
    heading = making.figure_heading()
    return Given(found, letters(heading.column) if heading is not None else None, True)


def _source(making: Making, column: Column) -> Given | None:
    given = making.own(column)
    supplied = making.constant(making.expected.source_id, None, said=making.table.name != "projects")
    if given is None:
        return supplied
    told = pa.array(making.cells.bad[making.heading(column.name).column]) if making.heading(column.name) else None  # type: ignore[union-attr]
    open_cells = given.values.is_null() if told is None else pc.and_(given.values.is_null(), pc.invert(told))
    return Given(pc.if_else(open_cells, supplied.values, given.values), given.cell, True)


def _locator(making: Making, column: Column) -> Given | None:
    given = making.own(column)
    if given is not None:
        return given
    rows = pa.array(making.cells.block.rows).cast(pa.string())
    name = making.cells.block.sheet.name
    places = pc.binary_join_element_wise(f"《{name}》第", rows, "行", "")
    return Given(places, None, making.table.name != "projects")


def _ids(make: object) -> Supply:
    return lambda making, column: make(making)  # type: ignore[operator]


SUPPLIES: dict[str, Supply] = {
    "observations.subject_type": _subject_type,
    "observations.subject_id": _subject_id,
    "assessments.subject_type": _subject_type,
    "assessments.subject_id": _subject_id,
    "projects.pair_id": _pair,
    "events.pair_id": _pair,
    "targets.pair_id": _pair,
    "fund_flows.pair_id": _pair,
    "fund_flows.payee_adcode": _payee,
    "fund_flows.project_id": _project,
    "fund_flows.stage": _fund_stage,
    "resources.adcode": _county,
    "track_id": _track,
    "observations.metric_id": _metric,
    "targets.metric_id": _metric,
    "value_type": _value_type,
    "unit": _unit,
    "status": _status,
    "qualifier": _qualifier,
    "printed": _printed,
    "period": period,
    "year": fund_year,
    "half": half,
    "grade_printed": _grade,
    "as_of": as_of,
    "source_id": _source,
    "locator": _locator,
    "date_precision": date_precision,
    "projects.stage_as_of": stage_day,
    "projects.name": _project_name,
    "projects.project_id": _ids(project_ids),
    "events.event_id": _ids(event_ids),
    "resources.resource_id": _ids(resource_ids),
    "deals.deal_id": _ids(deal_ids),
    "fund_flows.flow_id": _ids(flow_ids),
}
