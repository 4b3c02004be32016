"""What a row says of itself twice, or against what is due: an id and another project's name, another pair's figures."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from rapidfuzz import fuzz

from store.ledgers.collecting import Collected
from store.ledgers.frame.headings import Heading
from store.ledgers.frame.known import Known
from store.ledgers.identities import bare_name
from store.ledgers.pieces import Given, Made, mapped_to
from store.ledgers.results import Expected
from store.ledgers.rules import RULES
from store.sheets.grid import address, letters

Rows = set[tuple[str, str, int]]  # what of it, sheet, row
_LIKE = 50  # of a hundred: a name that was mended is more like the one before
_PROJECT = {"projects": "project_id", "fund_flows": "project_id", "observations": "subject_id"}


def contradictions(made: Made, published: Known, expected: Expected, collected: Collected, told: Rows) -> None:
    """What is right cannot be told from the sheet. `told`: rows whose name or pair is judged already; one mistake
    is told once."""
    _names(made, published, collected, told)
    _wrong_pair(made, published, collected, told)
    _payees(made, published, collected, told)
    if expected.pair_id is not None:
        _pairs(made, published, expected.pair_id, collected, told)


def _names(made: Made, published: Known, collected: Collected, told: Rows) -> None:
    mapped = made.cells.block.mapped
    ids, names = mapped.of("projects.project_id", "fund_flows.project_id"), mapped.of("projects.name")
    if ids is None or names is None or ids is names:
        return
    at = pa.array(made.rows - 1)
    sheet = made.cells.block.sheet
    written = pc.utf8_trim_whitespace(sheet.texts[names.column].take(at))
    own = made.columns.get(_PROJECT.get(made.table, ""))
    projects = own.values if own is not None else pc.utf8_trim_whitespace(sheet.texts[ids.column].take(at))
    known_as = mapped_to(projects, published.name_of_project)
    differing = pc.indices_nonzero(pc.fill_null(pc.not_equal(written, known_as), False)).to_pylist()
    bad = made.cells.bad.get(names.column)
    unread = set(made.cells.block.rows[bad].tolist()) if bad is not None else set()
    bearers = {bare_name(name): one for one, name in published.name_of_project.items()} if differing else {}
    for position in differing:
        name, row = written[position].as_py(), int(made.rows[position])
        if row in unread:
            continue
        filled = {"id": projects[position].as_py(), "known": known_as[position].as_py()}
        if published.places.project_called(name, published.pair_of_project.get(filled["id"])) == filled["id"]:
            continue
        if bare_name(name) != bare_name(filled["known"]) and ("name", made.sheet, row) not in told:
            told.add(("name", made.sheet, row))
            _tell_name(made, names, row, name, filled, bearers.get(bare_name(name)), collected)


def _tell_name(
    made: Made, names: Heading, row: int, name: str, filled: dict[str, str], other: str | None, collected: Collected
) -> None:
    """Beside figures any other name is asked about; of a project itself it may be its new one."""
    rule = "name_differs"
    if made.table == "projects":
        if other is not None:
            rule, filled = "name_of_another", {**filled, "other": other}
        elif fuzz.ratio(bare_name(name), bare_name(filled["known"])) >= _LIKE:
            return
    collected.fault(RULES[rule], made.sheet, address(row, names.column), name, row=row, table=made.table,
                    column="project_id", **filled)  # fmt: skip


def _wrong_pair(made: Made, published: Known, collected: Collected, told: Rows) -> None:
    """A project in the rows of a pair that it is not of. Where a title says the pair and no row agrees, it is the title's."""
    ids = made.columns.get(_PROJECT.get(made.table, ""))
    if ids is None or made.pair is None:
        return
    own, given = mapped_to(ids.values, published.pair_of_project), made.pair.values
    wrong = np.flatnonzero(pc.fill_null(pc.not_equal(own, given), False).to_numpy(zero_copy_only=False))
    if not len(wrong):
        return
    told |= {("pair", made.sheet, int(row)) for row in made.rows[wrong]}
    title = made.pair.cell if made.pair.cell and made.pair.cell[-1].isdigit() else None
    if title and len(wrong) > 1 and not pc.any(pc.equal(own, given)).as_py():
        _tell_pair(made, title, wrong, ids, own, collected)
        return
    at = next((each for each in (made.pair.cell, ids.cell) if each and not each[-1].isdigit()), "A")
    for position in wrong.tolist():
        _tell_pair(made, f"{at}{int(made.rows[position])}", np.array([position]), ids, own, collected)


def _payees(made: Made, published: Known, collected: Collected, told: Rows) -> None:
    """Money of a pair that is paid to a county of neither side."""
    if made.table != "fund_flows":
        return
    pairs, payee = made.values("pair_id"), made.columns["payee_adcode"]
    sides = [
        mapped_to(pairs, {pair: both[side] for pair, both in published.counties_of_pair.items()}) for side in (0, 1)
    ]
    elsewhere = pc.and_(*(pc.not_equal(payee.values, side) for side in sides))
    at = payee.cell if payee.cell and not payee.cell[-1].isdigit() else None
    for position in pc.indices_nonzero(pc.fill_null(elsewhere, False)).to_pylist():
        row = int(made.rows[position])
        if at is None or ("pair", made.sheet, row) in told:
            continue
        column = next(each.column for each in made.cells.block.mapped.headings if letters(each.column) == at)
        written = made.cells.block.sheet.text(row, column) or payee.values[position].as_py()
        collected.fault(RULES["payee_elsewhere"], made.sheet, f"{at}{row}", written, row=row, table=made.table,
                        column="payee_adcode", pair=pairs[position].as_py())  # fmt: skip


def _tell_pair(made: Made, cell: str, rows: np.ndarray, ids: Given, own: pa.Array, collected: Collected) -> None:
    assert made.pair is not None
    projects, pairs = (_listed(each.take(pa.array(rows)).to_pylist()) for each in (ids.values, own))
    given = made.pair.values[int(rows[0])].as_py()
    row = int(made.rows[rows[0]]) if len(rows) == 1 else None
    collected.fault(RULES["wrong_pair"], made.sheet, cell, given, row=row, table=made.table, column="pair_id",
                    cause=f"wrong_pair\x1f{made.sheet}\x1f{given}", project=projects, own=pairs, given=given)  # fmt: skip


def _listed(ids: Sequence[str]) -> str:
    found = list(dict.fromkeys(ids))
    return "、".join(found[:3]) + (f" …（{len(found)}）" if len(found) > 3 else "")


def _pairs(made: Made, published: Known, due: str, collected: Collected, told: Rows) -> None:
    name = "pair_id" if "pair_id" in made.columns else "subject_id" if "subject_id" in made.columns else None
    if name is None or made.table in ("pairs", "counties", "county_roles"):
        return
    given = made.columns[name]
    pairs = given.values if name == "pair_id" else _of_subjects(given.values, published)
    other = pc.fill_null(pc.not_equal(pairs, due), False).to_numpy(zero_copy_only=False)
    if not other.any():
        return
    stated = made.cells.block.said.pair
    if (
        stated is not None and stated.cell and stated.value != due
    ):  # the title's mistake, and not that of each of its rows
        collected.fault(RULES["pair_differs"], made.sheet, stated.cell, stated.value, table=made.table, expected=due)
        other &= pc.fill_null(pc.not_equal(pairs, stated.value), False).to_numpy(zero_copy_only=False)
    figure = letters(made.figure.column) if made.figure is not None else "A"
    at = given.cell if given.cell and not given.cell[-1].isdigit() else figure
    for position in other.nonzero()[0].tolist():
        row = int(made.rows[position])
        if ("pair", made.sheet, row) in told:
            continue
        told.add(("pair", made.sheet, row))
        collected.fault(RULES["pair_differs"], made.sheet, f"{at}{row}", str(pairs[position].as_py()), row=row,
                        table=made.table, column=name, cause=f"pair_differs\x1f{made.sheet}", expected=due)  # fmt: skip


def _of_subjects(subjects: pa.Array, known: Known) -> pa.Array:
    """The pair of a project or of a county that belongs to one; a pair itself."""
    of = {pair: pair for pair in known.counties_of_pair} | known.pair_of_project
    of |= {county: pairs[0] for county, pairs in known.pairs_of_county.items() if len(pairs) == 1}
    return mapped_to(subjects, of)
