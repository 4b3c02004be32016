"""One mistake is told once, twenty of a kind in a file are told and the rest is counted, in both languages."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from store.package.check import check_package
from store.package.faults import Fault, how_many
from store.package.tally import MOST, Found, Tally
from store.snapshots import BrokenPackage, publish
from tests.unit.store.package.damaged import Package

MANY = 500


@pytest.fixture
def flows(package: Package) -> Package:
    """A package with MANY movements of money."""
    rows = package.rows("fund_flows")
    line = dict(zip(rows[0], rows[1], strict=True)) | {"stage": "spent", "period": "2024Q1"}
    made = [line | {"flow_id": f"F{n}", "amount": f"{n + 1}.00"} for n in range(MANY)]
    package.write("fund_flows", [rows[0], *([*row.values()] for row in made)])
    return package


def spoil(package: Package, rows: range = range(2, MANY + 2), **cells: str) -> None:
    """Writes into every row of the money; {n} becomes the row's number."""
    held = package.rows("fund_flows")
    for row in rows:
        for column, value in cells.items():
            held[row - 1][held[0].index(column)] = value.format(n=row)
    package.write("fund_flows", held)


@pytest.mark.parametrize(
    ("rule", "cells"),
    [
        ("type_number", {"amount": "many{n}"}),
        ("foreign_key", {"pair_id": "Q{n}"}),
        ("enum", {"stage": "s{n}"}),
        ("negative", {"amount": "-{n}"}),
        ("required", {"source_id": ""}),
        ("flow_period", {"period": "2021Q1"}),
        ("double_entry", {"amount": "5.00"}),
        ("amount_unit", {"amount": "9{n}000000000"}),
        ("duplicate", {"flow_id": "F"}),
    ],
)
def test_of_many_alike_twenty_are_told_and_the_rest_counted(rule: str, cells: dict, flows: Package) -> None:
    assert flows.faults() == ()
    spoil(flows, **cells)
    faults = flows.faults()
    assert {fault.rule for fault in faults} == {rule} and len(faults) == MOST
    first = 3 if rule in ("duplicate", "double_entry") else 2  # the first of those alike is none
    assert [fault.row for fault in faults] == list(range(first, first + MOST))
    assert [fault.rest for fault in faults] == [0] * (MOST - 1) + [MANY - MOST - (first - 2)]
    assert how_many(faults) == MANY - (first - 2)
    assert f"此文件另有 {faults[-1].rest} 处同类错误。" in faults[-1].tell("zh")
    assert f"{faults[-1].rest} more of this kind in the file." in faults[-1].tell("en")
    assert "另有" not in faults[0].tell("zh")


def test_each_told_row_says_what_stands_in_it(flows: Package) -> None:
    """What is said of a row is worked out last, when cells that are wrong have been emptied for the checks of rows."""
    spoil(flows, amount="many{n}", stage="s{n}", pair_id="Q{n}", year="20{n}")
    told = {(fault.rule, fault.column): fault for fault in flows.faults() if fault.row == 9}
    assert {key: fault.value for key, fault in told.items()} == {
        ("type_number", "amount"): "many9",
        ("enum", "stage"): "s9",
        ("foreign_key", "pair_id"): "Q9",
        ("type_integer", "year"): "209",
    }


def test_another_file_and_another_rule_have_their_own_twenty(flows: Package) -> None:
    spoil(flows, range(2, 42), amount="x")
    spoil(flows, range(42, 82), stage="x")
    events = flows.rows("events")
    flows.write("events", [events[0], *([*row[:-1], "x" * 2001] for row in events[1:])])
    kinds = Counter((fault.file, fault.rule) for fault in flows.faults())
    assert kinds == {("fund_flows.csv", "type_number"): 20, ("fund_flows.csv", "enum"): 20, ("events.csv", "text"): 17}


def test_ragged_and_empty_rows_are_capped_too(package: Package) -> None:
    path = package.path("projects")
    path.write_bytes(path.read_bytes() + b"J,P15\n" * 300 + b"\n" * 300 + b"J,P15\n")
    kinds = {fault.rule: fault.rest for fault in package.faults() if fault.rest}
    assert kinds == {"ragged": 281, "empty_row": 280}


def test_a_header_of_twenty_thousand_names_is_told_short(package: Package) -> None:
    path = package.path("projects")
    header, rest = path.read_bytes().split(b"\n", 1)
    many = b"".join(b",x%d" % n for n in range(20_000))
    path.write_bytes(header + many + b"\n" + rest)
    faults = check_package(package.folder).faults
    assert {fault.rule for fault in faults} == {"unknown_column", "ragged"}
    assert len(faults) == MOST + 3 and how_many(faults) == 20_003
    path.write_bytes(header + b",x,x" * 10_000 + b"\n")
    (fault,) = [fault for fault in package.faults() if fault.file == "projects.csv"]
    assert (fault.rule, fault.column) == ("duplicate_column", "x")


def test_a_refusal_counts_all(flows: Package, tmp_path: Path) -> None:
    spoil(flows, amount="x")
    with pytest.raises(BrokenPackage, match=f"{MANY} faults") as broken:
        publish(flows.folder, tmp_path / "shelf", "test")
    assert how_many(broken.value.faults) == MANY and len(broken.value.faults) == MOST


def found(rule: str, *rows: int, column: str | None = "c", more: str = "") -> Found:
    return Found("a.csv", rule, np.array(rows), column, str, more)


def test_a_later_step_does_not_tell_a_cell_row_or_column_again() -> None:
    tally = Tally()
    tally.add([found("enum", 2, 3), found("range", 3), Fault("a.csv", "missing_column", column="d")])
    tally.add([Fault("a.csv", "ragged", 5), found("order", 3, 4, 5)])  # row 3 of this column is told
    tally.add([found("subject", 5, 6, column="e"), found("measure", 4, 7), found("enum", 8, column="d")])
    assert [(f.rule, f.row, f.column) for f in tally.faults()] == [
        ("missing_column", None, "d"),
        ("enum", 2, "c"),
        ("enum", 3, "c"),
        ("range", 3, "c"),
        ("order", 4, "c"),
        ("ragged", 5, None),
        ("order", 5, "c"),
        ("subject", 6, "e"),
        ("measure", 7, "c"),
    ]


def test_the_same_said_twice_is_counted_once() -> None:
    tally = Tally()
    tally.add([found("order", 2, 3), found("order", 3, 4), found("order", 4, more="x")])
    assert [(f.row, f.more, f.rest) for f in tally.faults()] == [(2, "", 0), (3, "", 0), (4, "", 0), (4, "x", 0)]
