"""What a row says of itself twice, or against what is due: an id and another project's name, another pair's figures."""

import pyarrow as pa
import pyarrow.compute as pc

from store.ledgers.collecting import Collected
from store.ledgers.frame.known import Known
from store.ledgers.identities import bare_name
from store.ledgers.pieces import Made, mapped_to
from store.ledgers.results import Expected
from store.ledgers.rules import RULES
from store.sheets.grid import address, letters


def contradictions(made: Made, known: Known, expected: Expected, collected: Collected) -> None:
    """Questions only: what is right cannot be told from the sheet."""
    if made.table != "projects":
        _names(made, known, collected)
    if expected.pair_id is not None:
        _pairs(made, known, expected.pair_id, collected)


def _names(made: Made, known: Known, collected: Collected) -> None:
    mapped = made.cells.block.mapped
    ids, names = mapped.of("projects.project_id", "fund_flows.project_id"), mapped.of("projects.name")
    if ids is None or names is None or ids is names:
        return
    at = pa.array(made.rows - 1)
    sheet = made.cells.block.sheet
    projects, written = (pc.utf8_trim_whitespace(sheet.texts[each.column].take(at)) for each in (ids, names))
    known_as = mapped_to(projects, known.name_of_project)
    for position in pc.indices_nonzero(pc.fill_null(pc.not_equal(written, known_as), False)).to_pylist():
        told, name, row = written[position].as_py(), known_as[position].as_py(), int(made.rows[position])
        if bare_name(told) != bare_name(name):
            collected.fault(RULES["name_differs"], made.sheet, address(row, names.column), told, row=row, table=made.table,
                            column="project_id", id=projects[position].as_py(), known=name)  # fmt: skip


def _pairs(made: Made, known: Known, due: str, collected: Collected) -> None:
    name = "pair_id" if "pair_id" in made.columns else "subject_id" if "subject_id" in made.columns else None
    if name is None or made.table in ("pairs", "counties", "county_roles"):
        return
    given = made.columns[name]
    pairs = given.values if name == "pair_id" else _of_subjects(given.values, known)
    other = pc.fill_null(pc.not_equal(pairs, due), False).to_numpy(zero_copy_only=False)
    figure = letters(made.figure.column) if made.figure is not None else "A"
    at = given.cell if given.cell and not given.cell[-1].isdigit() else figure
    for position in other.nonzero()[0].tolist():
        row = int(made.rows[position])
        collected.fault(RULES["pair_differs"], made.sheet, f"{at}{row}", str(pairs[position].as_py()), row=row,
                        table=made.table, column=name, expected=due)  # fmt: skip


def _of_subjects(subjects: pa.Array, known: Known) -> pa.Array:
    """The pair of a project or of a county that belongs to one; a pair itself."""
    of = {pair: pair for pair in known.counties_of_pair} | known.pair_of_project
    of |= {county: pairs[0] for county, pairs in known.pairs_of_county.items() if len(pairs) == 1}
    return mapped_to(subjects, of)
