"""Pages go on to a quarter once everybody has reported it, and what did not come is missing, never nothing."""

from dataclasses import replace
from datetime import date

import pyarrow as pa
import pytest

from store.package.folder import Description
from store.package.reading import arrow_schema
from store.reported import following, moved_on, reported_of
from store.schema import TABLES

SAID = Description("d", "数", "d", "official", "2025-12-31", "2025Q1", "2025Q4", "-", "-", {"observations": "complete"})
DAY = date(2026, 4, 20)


def tables(*told: tuple[str, str, str | None]) -> dict[str, pa.Table]:
    """Projects A1, A2 of pair A and B1 of pair B; `told`: project, quarter, and the figure (None: told as missing)."""
    projects = [{"project_id": one, "pair_id": one[0]} for one in ("A1", "A2", "B1")]
    rows = [
        {
            "subject_type": "project",
            "subject_id": project,
            "metric_id": "investment_completed",
            "period": quarter,
            "value": value,
            "status": "reported" if value else "missing",
            "unit": "yuan",
            "value_type": "actual",
            "source_id": "s",
        }
        for project, quarter, value in told
    ]
    held = {"projects": projects, "observations": rows}
    return {
        name: pa.Table.from_pylist(
            [{key: pa.scalar(v).cast(arrow_schema(table).field(key).type).as_py() for key, v in row.items() if v} for row in held.get(name, [])],
            schema=arrow_schema(table),
        )
        for name, table in TABLES.items()
    }  # fmt: skip


BEFORE = (("A1", "2025Q4", "1"), ("A2", "2025Q4", None), ("B1", "2025Q4", "3"))


def test_a_quarter_of_one_pair_does_not_show_the_others_as_nothing():
    held = tables(*BEFORE, ("A1", "2026Q1", "5"))
    assert reported_of(held, "2026Q1").behind == ("B",)
    said, rows = moved_on(SAID, held, None, DAY)
    assert said.last_quarter == "2025Q4" and rows["observations"].equals(held["observations"])


def test_once_all_pairs_reported_what_is_still_due_is_missing():
    said, rows = moved_on(SAID, tables(*BEFORE, ("A1", "2026Q1", "5"), ("B1", "2026Q1", "6")), None, DAY)
    assert said.last_quarter == "2026Q1"
    (added,) = rows["observations"].slice(5).to_pylist()
    assert (added["subject_id"], added["period"], added["status"], added["value"]) == ("A2", "2026Q1", "missing", None)
    assert added["as_of"] == DAY and added["unit"] == "yuan"


def test_a_quarter_that_is_closed_goes_on_without_those_who_are_behind():
    said, rows = moved_on(SAID, tables(*BEFORE, ("A1", "2026Q1", "5")), "2026Q1", DAY)
    assert said.last_quarter == "2026Q1"
    lost = [
        row["subject_id"]
        for row in rows["observations"].to_pylist()
        if row["period"] == "2026Q1" and row["status"] == "missing"
    ]
    assert sorted(lost) == ["A2", "B1"]


def test_closing_a_quarter_closes_none_behind_it():
    said, _ = moved_on(SAID, tables(*BEFORE), "2025Q4", DAY)
    assert said.last_quarter == "2025Q4"


def test_of_a_partial_table_nothing_is_due():
    partial = replace(SAID, coverage={"observations": "partial"})
    said, rows = moved_on(partial, tables(*BEFORE, ("A1", "2026Q2", "5")), None, DAY)
    assert said.last_quarter == "2026Q2" and len(rows["observations"]) == 4


@pytest.mark.parametrize(("quarter", "after"), [("2025Q4", "2026Q1"), ("2026Q1", "2026Q2")])
def test_the_quarter_after(quarter: str, after: str):
    assert following(quarter) == after
