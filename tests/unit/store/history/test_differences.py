"""What two versions differ in, by key and cell, is what a plain comparison of their rows finds."""

from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.datasets import open_dataset
from store.history.counting import KINDS, changes
from store.history.differences import Differences, differences, totals
from store.schema import TABLES
from tests.examples import examples
from tests.unit.store.history.conftest import Kept


def of(kept: Kept, old: str, new: str) -> Differences:
    return differences(open_dataset("one", old), open_dataset("one", new))


def edited(table: pa.Table, row: int, **cells: object) -> pa.Table:
    rows = table.to_pylist()
    rows[row] |= cells
    return pa.Table.from_pylist(rows, table.schema)


def test_rows_and_cells_by_key(kept: Kept) -> None:
    first = kept.publish(None, "甲")
    tables = kept.checked.tables
    projects = edited(tables["projects"], 1, name="新名", industry=None)
    events = pa.concat_tables(
        [tables["events"].slice(2), edited(tables["events"].slice(0, 1), 0, event_id="E-NEW", people=7)]
    )
    second = kept.publish(first, "甲", projects=projects, events=events)
    found = of(kept, first, second)
    assert set(found.tables) == {"projects", "events"}
    told = found.tables["projects"]
    assert (told.added, told.revised, told.removed, dict(told.cells)) == (0, 1, 0, {"name": 1, "industry": 1})
    (row,) = found.rows("projects")
    assert row.kind == "revised" and row.key == ("P15-J1",) and row.row["name"] == "新名"
    assert [(c.column, c.after) for c in row.cells] == [("name", "新名"), ("industry", None)]
    assert row.cells[0].before == "环龙新材料项目（一期已竣工投产）"
    assert next((r.kind, r.key) for r in found.rows("events")) == ("added", ("E-NEW",))
    assert [r.kind for r in found.rows("events")] == ["added", "removed", "removed"]
    assert found.rows("events", first=1, count=1) == found.rows("events")[1:2]
    assert found.rows("events", "removed") == found.rows("events")[1:]
    assert found.rows("pairs") == () and of(kept, first, first).tables == {}
    back = of(kept, second, first).tables["events"]
    assert (back.added, back.removed) == (2, 1)


def test_a_blank_in_the_key_is_the_same_blank(kept: Kept) -> None:
    """Figures at capacity have no period, which is of their key."""
    first = kept.publish(None, "甲")
    held = kept.checked.tables["observations"]
    blank = next(n for n, period in enumerate(held.column("period").to_pylist()) if period is None)
    second = kept.publish(first, "甲", observations=edited(held, blank, locator="别处"))
    (row,) = of(kept, first, second).rows("observations")
    assert row.kind == "revised" and [cell.column for cell in row.cells] == ["locator"] and None in row.key


def plainly(old: list[dict], new: list[dict], key: tuple[str, ...]) -> dict[str, set]:
    before, after = ({tuple(row[name] for name in key): row for row in rows} for rows in (old, new))
    return {
        "added": after.keys() - before.keys(),
        "removed": before.keys() - after.keys(),
        "revised": {k for k in before.keys() & after.keys() if before[k] != after[k]},
    }


@examples(20)
@given(data=st.data())
def test_any_two_sets_of_rows_compare_as_a_plain_comparison_does(
    data: st.DataObject, tmp_path_factory, checked
) -> None:
    """Over the counts that go into a manifest and the rows alike, for rows that are dropped, revised and put in."""
    held = checked.tables["observations"]
    rows = held.to_pylist()
    key = TABLES["observations"].key

    def version() -> list[dict]:
        made = []
        for row in rows[:8]:
            fate = data.draw(st.sampled_from(["same", "gone", "revised", "blank"]))
            value = {"revised": data.draw(st.decimals(0, 9, places=2)), "blank": None}.get(fate, row["value"])
            made += [] if fate == "gone" else [row | {"value": value}]
        return made

    old, new = version(), version()
    folder = tmp_path_factory.mktemp("two")
    for side, kept_rows in (("old", old), ("new", new)):
        (folder / side).mkdir()
        for name, table in checked.tables.items():
            table = pa.Table.from_pylist(kept_rows, held.schema) if name == "observations" else table
            pq.write_table(table, folder / side / f"{name}.parquet")
    expected = {kind: len(keys) for kind, keys in plainly(old, new, key).items()}
    found = changes(folder / "old", folder / "new")
    assert found == ({"observations": {kind: expected[kind] for kind in KINDS}} if any(expected.values()) else {})


def test_sums_before_and_after(kept: Kept) -> None:
    first = kept.publish(None, "甲")
    held = kept.checked.tables["fund_flows"]
    assert held.num_rows
    amount = held.column("amount")[0].as_py()
    second = kept.publish(first, "甲", fund_flows=edited(held, 0, amount=amount - Decimal("0.01")))
    old, new = (open_dataset("one", version) for version in (first, second))
    stage = held.column("stage")[0].as_py()
    moved = [one for one in totals(old, new) if one.before != one.after]
    assert [(one.measure, one.of, one.after - one.before) for one in moved] == [(stage, None, Decimal("-0.01"))]
    moved = [one for one in totals(old, new, "pair") if one.before != one.after]
    assert [(one.measure, one.of, one.after - one.before) for one in moved] == [
        (stage, held.column("pair_id")[0].as_py(), Decimal("-0.01"))
    ]
    with pytest.raises(KeyError):
        totals(old, new, "'; DROP TABLE x")
