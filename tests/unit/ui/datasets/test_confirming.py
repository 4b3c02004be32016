"""A column that was taken by likeness: what was proposed comes first, then that it be left out, then all fields by table."""

from decimal import Decimal

from store.ledgers.fields import FIELDS
from ui.datasets.found.confirming import offered
from ui.datasets.read_as import amount, field_name


def test_what_is_proposed_comes_first_and_nothing_is_offered_twice():
    found = offered("projects.planned_investment")
    assert found[:2] == ["projects.planned_investment", ""]
    assert sorted(found) == sorted({"", *FIELDS})


def test_fields_of_one_table_stand_together():
    tables = [FIELDS[one].table for one in offered("")[1:]]
    assert tables == sorted(tables, key=tables.index)


def test_a_field_is_named_with_its_table():
    assert field_name("projects.name", "zh") == "项目 · 项目名称"
    assert field_name("", "zh") == "不读这一列"


def test_an_amount_is_exact_and_has_no_zeros_that_say_nothing():
    assert [amount(Decimal(one)) for one in ("115000000.00", "0.50", "1E+3", "-1234567.89", "0")] == [
        "115,000,000",
        "0.5",
        "1,000",
        "-1,234,567.89",
        "0",
    ]
