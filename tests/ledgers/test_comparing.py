"""The comparison itself: each way in which an answer can be wrong is told, and a right one passes."""

from copy import deepcopy

import pytest

from tests.ledgers.comparing import differences

FAULT = {
    "sheet": "进展情况",
    "cell": "E5",
    "value": "待定",
    "rule": "amount",
    "severity": "error",
    "message": "“待定”不是金额",
    "remedy": "填数字；没有就留空",
}
ROW = {
    "table": "observations",
    "values": {"subject_id": "P12-013", "value": "22510000.00", "qualifier": None, "period": "2025Q4"},
    "from": [{"sheet": "进展情况", "cell": "B4"}, {"sheet": "进展情况", "cell": "E4"}],
}
ANSWER = {"file": "a.xlsx", "outcome": "refused", "rows": [ROW], "faults": [FAULT]}
EXPECTED = {
    "outcome": "refused",
    "rows": [
        {
            "table": "observations",
            "values": {"subject_id": "P12-013", "value": "22510000"},
            "from": [{"sheet": "进展情况", "cell": "E4"}],
        }
    ],
    "faults": [{"sheet": "进展情况", "cell": ["D5", "E5"], "severity": "error", "says": "待定"}],
    "count": {"observations": 1},
    "absent": [{"table": "observations", "values": {"value": "2251"}}],
    "never": ["99999"],
}


def changed(path: str, value: object, of: dict = ANSWER) -> dict:
    """A copy with one place changed: keys and positions between full stops."""
    copy = deepcopy(of)
    *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    held = copy
    for step in way:
        held = held[step]
    held[last] = value
    return copy


def test_a_right_answer_differs_in_nothing() -> None:
    assert differences(ANSWER, EXPECTED) == []


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("outcome", "accepted", "outcome"),
        ("rows", [], "no row observations"),
        ("rows.0.values.value", "2251", "must not be"),
        ("rows.0.values.value", "225100000000.00", "no row observations"),
        ("rows.0.values.qualifier", "99999", "must not appear"),
        ("rows.0.values.value", None, "no row observations"),
        ("rows.0.from", [{"sheet": "进展情况", "cell": "E5"}], "is from"),
        ("rows.0.from", [], "from no cell"),
        ("rows.0.from.0.cell", "R4C2", "not an address"),
        ("faults", [FAULT, {**FAULT, "rule": "blank"}], "one mistake is told once"),
        ("faults", [FAULT, {**FAULT, "cell": "E9"}], "not expected"),
        ("faults.0.cell", "E6", "no error at"),
        ("faults.0.sheet", "资金", "no error at"),
        ("faults.0.message", "不是金额", "no error at"),
        ("faults.0.remedy", "", "no remedy"),
        ("faults.0.message", "ValueError: 待定", "not words for a reader"),
        ("faults.0.severity", "fatal", "no severity"),
    ],
)
def test_a_wrong_answer_is_told(path: str, value: object, said: str) -> None:
    told = differences(changed(path, value), EXPECTED)
    assert any(said in line for line in told), told


def test_an_outcome_that_its_faults_do_not_make_is_told() -> None:
    warned = changed("faults.0.severity", "warning")
    assert any(
        "make it 'questions'" in line for line in differences(warned, {**EXPECTED, "outcome": ["questions", "refused"]})
    )


def test_where_two_outcomes_are_fair_the_gentler_one_owes_no_error_but_all_rows() -> None:
    both = {**EXPECTED, "outcome": ["accepted", "refused"]}
    gentle = {**ANSWER, "outcome": "accepted", "faults": []}
    assert differences(gentle, both) == []
    assert differences({**gentle, "rows": []}, both)
    assert differences({**ANSWER, "rows": []}, {**both, "count": None}) == []


def test_a_row_too_many_is_told() -> None:
    total = {**ROW, "values": {"subject_id": "P12-015"}}
    told = differences({**ANSWER, "rows": [ROW, total]}, {**EXPECTED, "outcome": ["questions", "refused"]})
    assert told == []  # a refused file's rows are not counted
    told = differences(
        {**ANSWER, "outcome": "accepted", "rows": [ROW, total], "faults": []},
        {**EXPECTED, "outcome": "accepted", "faults": []},
    )
    assert told == ["2 rows of observations, expected 1"]


def test_each_cell_of_a_list_must_be_told() -> None:
    wanted = changed("faults.0.each", True, EXPECTED)
    assert any("no error at 进展情况!D5" in line for line in differences(ANSWER, wanted))


def test_what_must_not_be_read_out_is_looked_for_everywhere() -> None:
    assert differences(changed("rows.0.values.subject_id", "root:x:0"), {**EXPECTED, "never_text": "root:"})


def test_a_file_that_holds_nothing_may_have_no_rows() -> None:
    assert any("holds none" in line for line in differences(ANSWER, {**EXPECTED, "rows": [], "count": {}}))
