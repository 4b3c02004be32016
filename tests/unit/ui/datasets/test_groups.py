"""Faults of one cause are one row that names its first cells, and none of them is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.ui.datasets.judgements import told
from ui.datasets.found.answering import offered
from ui.datasets.found.faults import fault_rows
from ui.datasets.found.groups import groups, places, says, values


def test_one_cause_is_one_row_with_its_first_cells_and_how_many():
    found = groups([told(f"D{row}", cause="赛道甲") for row in (4, 5, 7, 9)])
    assert len(found) == 1
    assert places(found[0], "zh") == "项目进展!D4、D5、D7 等 4 处"
    assert values(found[0], "zh") == "赛道甲"
    assert says(found[0], "zh") == "没有“赛道甲”"


def test_without_a_cause_a_rule_a_sheet_and_a_column_are_one():
    found = groups([told("D4"), told("D5"), told("E5", column="host_adcode"), told("D6", sheet="资金")])
    assert [len(group.told) for group in found] == [2, 1, 1]


def test_messages_that_differ_are_told_by_an_example():
    (group,) = groups([told("D4", "甲"), told("D5", "乙")])
    assert says(group, "zh") == "如 D4：没有“甲”"
    assert values(group, "zh") == "甲、乙"


def test_cells_of_another_sheet_are_named_with_it():
    (group,) = groups([told("D4", cause="一个"), told("B2", cause="一个", sheet="资金")])
    assert places(group, "zh") == "项目进展!D4、资金!B2"


def test_a_fault_of_the_whole_file_has_no_cell():
    (group,) = groups([told(None, None, sheet=None)])
    assert places(group, "zh") == "文件整体"


def test_a_sheet_as_a_whole_is_named_once_for_all_that_is_asked_of_it():
    (group,) = groups(
        [told(None, None, name="missing"), told(None, "P01-002", name="missing"), told(None, "P01-003", name="missing")]
    )
    assert places(group, "zh") == "项目进展 等 3 处"
    assert says(group, "zh") == "如：没有“”"


def test_errors_come_first_and_what_is_mended_last():
    some = [
        told("A1", name="far_off", severity="question"),
        told("A2", name="old", status="mended"),
        told("A3", name="slip", severity="warning"),
        told("A4"),
    ]
    assert [group.first.fault.cell for group in groups(some)] == ["A4", "A3", "A1", "A2"]


def test_what_is_explained_is_a_row_of_its_own():
    some = [
        told(f"P{row}", name="slip", severity="warning", reason=reason) for row, reason in enumerate(("", "", "核实"))
    ]
    assert sorted(len(group.told) for group in groups(some)) == [1, 2]


@given(st.lists(st.builds(told, st.from_regex("[A-D][1-9]", fullmatch=True), name=st.sampled_from("abc"),
                          severity=st.sampled_from(("error", "warning", "question")), cause=st.sampled_from(("", "x")),
                          status=st.sampled_from(("new", "still", "mended")))))  # fmt: skip
def test_no_fault_is_lost_and_none_told_twice(some):
    found = groups(some)
    assert sorted(map(id, (one for group in found for one in group.told))) == sorted(map(id, some))
    assert all(len({one.fault.severity for one in group.told}) == 1 for group in found)


@pytest.mark.parametrize("count", [1, 2, 1200])
def test_a_group_that_is_opened_tells_every_cell(count):
    found = groups([told(f"D{row}") for row in range(count)])
    shut = fault_rows(found, frozenset(), "zh", False)
    opened = fault_rows(found, frozenset({found[0].id}), "zh", False)
    assert len(shut) == 1 and len(opened) == (1 if count == 1 else count + 1)
    assert {row.kind for row in opened} == {""}, "every one of them leads on: to its cells, or to its row in the sheet"
    assert len({row.id for row in opened}) == len(opened)


def test_where_there_is_no_round_before_nothing_is_called_new():
    (row,) = fault_rows(groups([told()]), frozenset(), "zh", False)
    (followed,) = fault_rows(groups([told(status="still")]), frozenset(), "zh", True)
    assert row.cells["kind"].sub == "" and followed.cells["kind"].sub == "仍在"


def test_each_cell_of_a_group_may_be_explained_by_itself():
    found = groups([told(f"P{row}", severity="warning") for row in (4, 5)])
    assert [len(group.told) for group in offered(found).values()] == [2, 1, 1]
