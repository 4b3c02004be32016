"""Hand-ins laid over what is published: same keys and nothing else, each value known by its cell, nothing lost."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from store.handins.merging import Count, Merged, Share, merged
from store.schema import TABLES
from tests.examples import examples
from tests.unit.store.handins.reads import figure, piece, published, share, table_of

PROJECT = "P01-001"


def rows(found: Merged, table: str = "observations", **cells: object) -> list[dict]:
    return [row for row in found.tables[table].to_pylist() if all(row[name] == cells[name] for name in cells)]


def the_row(found: Merged, table: str = "observations", **cells: object) -> dict:
    (row,) = rows(found, table, **cells)
    return row


def test_a_published_figure_is_revised_and_a_new_one_added_with_their_cells() -> None:
    base = published()
    old = next(
        row
        for row in base["observations"].to_pylist()
        if row["metric_id"] == "investment_completed" and row["status"] == "reported" and row["value_type"] == "actual"
    )
    given_rows = [figure(old["subject_id"], old["period"], old["value"] + 1), figure(old["subject_id"], "2029Q4", 5)]
    found = merged(base, [share(piece("observations", given_rows))])
    assert found.counts["observations"] == Count(added=1, revised=1)
    assert len(found.tables["observations"]) == len(base["observations"]) + 1
    at = int(found.revised["observations"]["value"][0])
    place = found.place("observations", at, "value")
    assert place is not None and (place.share, place.sheet, place.cell) == (0, "观测值", "E2")
    assert found.place("observations", len(base["observations"]), "period").cell == "D3"  # type: ignore[union-attr]
    supplied = found.place("observations", at, "source_id")  # nothing of the sheet says it: the row's first cell
    assert supplied is not None and supplied.cell == "A2"
    assert found.tables["observations"]["source_id"][at].as_py() == "handin-1"
    assert the_row(found, "sources", source_id="handin-1")["kind"] == "ledger"
    untouched = next(n for n in range(len(base["observations"])) if n != at)
    assert found.place("observations", untouched, "value") is None


def test_what_is_handed_in_as_it_is_published_changes_nothing_not_even_its_source() -> None:
    base = published()
    row = base["observations"].slice(0, 1).to_pylist()[0]
    again = {**row, "source_id": "handin-1", "locator": "第2行", "as_of": date(2027, 1, 1), "printed": None}
    found = merged(base, [share(piece("observations", [again], says=set(row) - {"source_id", "locator", "as_of"}))])
    assert found.counts["observations"] == Count(same=1) and not found.revised["observations"]
    assert all(found.tables[name].equals(base[name]) for name in base)


def test_where_a_figure_was_taken_from_is_said_only_by_a_column_of_its_own() -> None:
    base = published()
    row = base["observations"].slice(0, 1).to_pylist()[0]
    again = {**row, "source_id": "handin-1", "locator": "第9行", "as_of": date(2027, 1, 1), "printed": "2427万元"}
    said = piece("observations", [again], says=again)
    beside = {name: at for name, at in said.cells.items() if name not in ("source_id", "locator")}
    by_title = replace(said, cells={**beside, "as_of": "B1", "printed": beside["value"]})
    assert merged(base, [share(by_title)]).counts["observations"] == Count(same=1)
    by_column = merged(base, [share(replace(said, cells={**beside, "locator": "Z"}))])
    assert set(by_column.revised["observations"]) == {"locator", "source_id", "as_of", "printed"}


def test_a_blank_and_a_column_the_file_has_not_keep_what_is_published_and_a_cleared_cell_does_not() -> None:
    base = published()
    old = base["projects"].slice(0, 1).to_pylist()[0]
    said = {"project_id": old["project_id"], "name": "新名", "industry": None, "lead_enterprise": None}
    cleared = {"lead_enterprise": [True]}
    found = merged(base, [share(piece("projects", [said], cleared=cleared))])
    now = the_row(found, "projects", project_id=old["project_id"])
    assert old["lead_enterprise"] and now == {**old, "name": "新名", "lead_enterprise": None}


def test_a_plain_figure_does_not_keep_the_words_of_the_one_it_replaces() -> None:
    said = figure(PROJECT, "2029Q1", 10, qualifier="over", printed="超10元")
    first = merged(published(), [share(piece("observations", [said], says={*said}))])
    plain = figure(PROJECT, "2029Q1", 12)
    now = merged(first.tables, [share(piece("observations", [plain]))])
    row = the_row(now, subject_id=PROJECT, period="2029Q1")
    assert (row["value"], row["qualifier"], row["printed"]) == (Decimal(12), None, None)


def test_a_figure_that_was_not_reported_takes_the_place_of_one_that_was() -> None:
    first = merged(published(), [share(piece("observations", [figure(PROJECT, "2029Q1", 10)]))])
    missing = figure(PROJECT, "2029Q1", None, status="missing")
    row = the_row(merged(first.tables, [share(piece("observations", [missing]))]), subject_id=PROJECT, period="2029Q1")
    assert (row["value"], row["status"]) == (None, "missing")


def test_a_row_may_be_taken_out_and_given_anew_later() -> None:
    row = {"subject_type": "project", "subject_id": PROJECT, "metric_id": "investment_completed"}
    key = {**row, "period": "2029Q1", "value_type": "actual"}
    first = merged(
        published(), [share(piece("observations", [figure(PROJECT, "2029Q1", 10, qualifier="over")], says={"value"}))]
    )
    out = share(piece("observations", [key], removed=[True]))
    gone = merged(first.tables, [out])
    assert not rows(gone, **key) and gone.counts["observations"] == Count(removed=1)
    again = merged(first.tables, [out, share(piece("observations", [figure(PROJECT, "2029Q1", 3)]), handin="2")])
    assert the_row(again, **key)["value"] == 3 and the_row(again, **key)["qualifier"] is None


def test_one_figure_given_twice_in_a_file_is_a_clash_if_it_differs_and_a_repetition_if_not() -> None:
    twice = [figure(PROJECT, "2029Q1", 1), figure(PROJECT, "2029Q1", 2), figure(PROJECT, "2029Q1", 2)]
    held = merged(published(), [share(piece("observations", twice))]).lines["observations"]
    of_piece = [[held.piece_of(int(line))[1] for line in pair] for pair in held.clashes["value"]]
    assert of_piece == [[0, 1]] and set(held.clashes) == {"value"}
    assert [[held.piece_of(int(line))[1] for line in pair] for pair in held.repeated] == [[1, 2]]
    of_two = merged(
        published(), [share(piece("observations", twice[:1])), share(piece("observations", twice[1:2]), handin="2")]
    )
    assert (
        not of_two.lines["observations"].clashes and the_row(of_two, subject_id=PROJECT, period="2029Q1")["value"] == 2
    )


def test_rows_that_lack_a_part_of_their_key_stay_apart_so_that_each_is_told() -> None:
    lacking = [{"project_id": None, "name": "甲"}, {"project_id": None, "name": "乙"}]
    found = merged(published(), [share(piece("projects", lacking))])
    assert [row["name"] for row in rows(found, "projects", project_id=None)] == ["甲", "乙"]


def test_a_dataset_without_a_version_begins_with_what_is_handed_in() -> None:
    found = merged({}, [share(piece("observations", [figure(PROJECT, "2029Q1", 1)]))])
    assert len(found.tables["observations"]) == 1 and found.tables["counties"].num_rows == 0


KEYS = st.tuples(st.sampled_from(["P01-001", "P02-001", "P02-002"]), st.sampled_from(["2028Q1", "2028Q2", "2028"]))
VALUES = st.none() | st.integers(0, 3)


@st.composite
def shares(draw, mark: str, keys=KEYS) -> Share:
    """What one file gives of a few figures and projects: some columns only, some cells blank, some rows out."""
    of = {key: draw(st.integers(0, 3)) for key in draw(st.lists(keys, max_size=6, unique=True))}
    more = {"source_id": f"handin-{mark}"}
    figures = [
        figure(*key, value, status=draw(st.sampled_from(["reported", "missing"])) if not value else "reported", **more)
        for key, value in of.items()
    ]
    names = [
        {
            "project_id": f"N{key[0][-1]}",
            "pair_id": draw(st.none() | st.just("P01")),
            "name": draw(st.none() | st.just(mark)),
        }
        for key in of
    ]
    says = draw(st.sampled_from([None, {"value"}, {"value", "status", "printed", "qualifier"}]))
    removed = [draw(st.integers(0, 9)) == 0 for _ in figures]
    pieces = [piece("observations", figures, says=says, removed=removed), piece("projects", names)]
    return share(*(one for one in pieces if len(one.data)), handin=mark)


def content(found: Merged) -> dict[str, list[str]]:
    return {name: sorted(map(repr, data.to_pylist())) for name, data in found.tables.items()}


@examples(60)
@given(shares("a"))
def test_taking_in_the_same_again_changes_nothing(one: Share) -> None:
    once = merged(published(), [one])
    again = merged(once.tables, [one])
    assert content(again) == content(once)
    assert not any(count.added or count.revised for count in again.counts.values())


@examples(60)
@given(shares("a"), shares("b"))
def test_two_at_once_are_as_one_after_the_other(first: Share, second: Share) -> None:
    base = published()
    one_by_one = merged(merged(base, [first]).tables, [second])
    both = content(merged(base, [first, second]))
    after = content(one_by_one)
    assert {name: both[name] for name in both if name != "sources"} == {
        name: after[name] for name in after if name != "sources"
    }
    assert set(both["sources"]) <= set(after["sources"])  # a source on which nothing stands any more is history


LEFT = st.tuples(st.just("P01-001"), st.sampled_from(["2028Q1", "2028Q2"]))
RIGHT = st.tuples(st.just("P02-002"), st.sampled_from(["2028Q1", "2028Q2"]))


@examples(40)
@given(shares("a", LEFT), shares("b", RIGHT))
def test_of_disjoint_hand_ins_either_may_come_first(one: Share, other: Share) -> None:
    base = published()
    assert content(merged(base, [one, other])) == content(merged(base, [other, one]))


@examples(60)
@given(st.lists(shares("a") | shares("b"), max_size=3))
def test_nothing_is_lost_and_only_the_keys_of_the_hand_ins_change(some: list[Share]) -> None:
    base = published()
    found = merged(base, some)
    named = {
        (one.table, tuple(row[key] for key in keys(one.table)))
        for share_ in some
        for one in share_.read.pieces
        for row in one.data.to_pylist()
    }
    for name, data in base.items():
        rest = [row for row in data.to_pylist() if (name, tuple(row[key] for key in keys(name))) not in named]
        now = table_of(name, [
            row
            for row in found.tables[name].to_pylist()
            if (name, tuple(row[key] for key in keys(name))) not in named
            and not str(row.get("source_id" if name == "sources" else "", "")).startswith("handin-")
        ])  # fmt: skip
        assert now.to_pylist() == rest, name
    for table, held in found.lines.items():
        count = found.counts[table]
        assert len(held.data) == len(base[table]) + count.added - count.removed
        spoken = {tuple(row[key] for key in keys(table)) for row in held.data.to_pylist()}
        kept = {
            tuple(row[key] for key in keys(table))
            for share_ in some
            for one in share_.read.pieces
            if one.table == table and one.removed is None
            for row in one.data.to_pylist()
        }
        assert kept <= spoken


def keys(table: str) -> tuple[str, ...]:
    return TABLES[table].key


def test_tables_keep_their_declared_types() -> None:
    found = merged(published(), [share(piece("observations", [figure(PROJECT, "2029Q1", 1)]))])
    assert all(
        isinstance(data, pa.Table) and data.schema == published()[name].schema for name, data in found.tables.items()
    )
