"""Holds the schema to itself: labels, types, keys, links, units and code lists fit each other."""

import re
from collections import Counter

import pytest

from store import codes
from store.codes import CODE_LISTS
from store.columns import DUCKDB, FRICTIONLESS, PATTERNS, Column, Table
from store.measures import MEASURES
from store.package.folder import Description
from store.package.reading import ARROW
from store.package.row_rules import SUBJECTS
from store.schema import TABLES
from style.text import LANGUAGES, Text
from style.units import UNITS

SNAKE = re.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
COLUMNS = [(table, column) for table in TABLES.values() for column in table.columns]
named = {"ids": lambda value: getattr(value, "name", None)}
# Whole numbers that say which, not how many.
ORDINALS = {("tracks", "order"), ("assessments", "half")}


def assert_said(text: Text) -> None:
    assert text.zh.strip() and text.en.strip()
    assert CHINESE.search(text.zh), text
    assert not CHINESE.search(text.en), text


@pytest.mark.parametrize("table", TABLES.values(), **named)
def test_a_table_is_named_and_keyed(table: Table) -> None:
    assert TABLES[table.name] is table and SNAKE.fullmatch(table.name)
    assert_said(table.label)
    assert_said(table.row)
    assert len(set(table.column_names)) == len(table.columns)
    assert table.key and len(set(table.key)) == len(table.key) and set(table.key) <= set(table.column_names)
    assert any(table.column(name).required for name in table.key)
    for language in LANGUAGES:
        assert len({column.label(language) for column in table.columns}) == len(table.columns)


@pytest.mark.parametrize(("table", "column"), COLUMNS, **named)
def test_a_column_is_named_typed_and_explained(table: Table, column: Column) -> None:
    assert SNAKE.fullmatch(column.name)
    assert_said(column.label)
    assert column.type in FRICTIONLESS and column.type in DUCKDB
    assert (column.type == "code") == (column.codes is not None)
    for text in (column.meaning, column.adds_up):
        if text:
            assert_said(text)
    assert column.minimum is None or column.type in ("integer", "year", "money", "value")
    assert column.maximum is None or (column.minimum is not None and column.minimum < column.maximum)


@pytest.mark.parametrize(("table", "column"), COLUMNS, **named)
def test_exactly_the_figures_say_how_they_add_up(table: Table, column: Column) -> None:
    counts = column.type == "integer" and (table.name, column.name) not in ORDINALS
    assert (column.adds_up is not None) == (column.type in ("money", "value") or counts)


def test_what_is_listed_as_an_ordinal_is_one() -> None:
    assert all(TABLES[table].column(column).type == "integer" for table, column in ORDINALS)


@pytest.mark.parametrize(("table", "column"), COLUMNS, **named)
def test_a_column_points_to_the_whole_key_of_a_table(table: Table, column: Column) -> None:
    """Otherwise a value could stand for several rows."""
    if column.points_to is None:
        return
    target, key = column.points_to.split(".")
    assert TABLES[target].key == (key,) and TABLES[target].column(key).required
    assert TABLES[target].column(key).type == column.type
    # Tables are written and read in this order: what is pointed to stands before what points.
    assert list(TABLES).index(target) < list(TABLES).index(table.name)


@pytest.mark.parametrize("table", TABLES.values(), **named)
def test_a_table_of_facts_says_where_they_come_from(table: Table) -> None:
    if table.name in ("sources", "counties", "tracks"):
        return
    assert table.column("source_id").points_to == "sources.source_id" and table.column("source_id").required
    assert "locator" in table.column_names


def test_a_required_table_points_to_required_tables_only() -> None:
    for table, column in COLUMNS:
        if table.required and column.points_to and column.required:
            assert TABLES[column.points_to.split(".")[0]].required, (table.name, column.name)


def test_every_type_is_stored_one_way() -> None:
    assert FRICTIONLESS.keys() == DUCKDB.keys() == {column.type for _, column in COLUMNS}
    assert PATTERNS.keys() <= FRICTIONLESS.keys() and ARROW.keys() <= FRICTIONLESS.keys()
    for kind, stored in DUCKDB.items():
        assert {"VARCHAR": "string", "DATE": "date32[day]", "INTEGER": "int32", "DECIMAL(18,2)": "decimal128(18, 2)"}[
            stored
        ] == str(ARROW.get(kind, "string"))
    for pattern in PATTERNS.values():
        re.compile(pattern)


@pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)
def test_a_measure_fits_units_subjects_and_value_types(measure) -> None:
    assert MEASURES[measure.id] is measure and SNAKE.fullmatch(measure.id)
    assert_said(measure.label)
    assert_said(measure.meaning)
    assert UNITS[measure.unit.id] is measure.unit
    assert measure.subjects and set(measure.subjects) <= set(codes.SUBJECT_TYPE.ids)
    assert measure.value_types and set(measure.value_types) <= set(codes.VALUE_TYPE.ids)
    assert measure.accrues in ("flow", "stock")
    if measure.unit.kind in ("percent", "ratio", "year"):
        assert not measure.sums_over_places and measure.accrues == "stock"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_things_bear_one_label(language: str) -> None:
    measures = [measure.label(language) for measure in MEASURES.values()]
    tables = [table.label(language) for table in TABLES.values()]
    lists = [found.label(language) for found in CODE_LISTS]
    for labels in (measures, tables, lists):
        assert [label for label, count in Counter(labels).items() if count > 1] == []


@pytest.mark.parametrize("found", CODE_LISTS, ids=lambda found: found.id)
def test_a_code_list_is_ordered_labelled_and_used(found) -> None:
    assert SNAKE.fullmatch(found.id) and len(set(found.ids)) == len(found.ids) > 1
    assert_said(found.label)
    for code in found:
        assert SNAKE.fullmatch(code.id)
        assert code.label.zh and code.label.en
        assert found[code.id] is code and found.ids[found.rank(code.id)] == code.id
    for language in LANGUAGES:
        assert len({code.label(language) for code in found}) == len(found.ids)
    in_columns = any(column.codes is found for _, column in COLUMNS)
    assert in_columns or found.id in Description.__dataclass_fields__


def test_code_lists_have_names_of_their_own_and_are_all_listed() -> None:
    defined = [value for value in vars(codes).values() if isinstance(value, codes.CodeList)]
    assert len({found.id for found in CODE_LISTS}) == len(CODE_LISTS)
    assert sorted(found.id for found in defined) == sorted(found.id for found in CODE_LISTS)


def test_an_unknown_code_is_no_code() -> None:
    with pytest.raises(KeyError, match="basis"):
        codes.BASIS["guessed"]
    with pytest.raises(ValueError):
        codes.BASIS.rank("guessed")


def test_subjects_are_found_where_their_ids_stand() -> None:
    assert SUBJECTS.keys() | {"province"} == set(codes.SUBJECT_TYPE.ids)
    assert all(TABLES[table].key == (key,) for table, key in SUBJECTS.values())


def test_units_are_labelled() -> None:
    for unit in UNITS.values():
        assert UNITS[unit.id] is unit and SNAKE.fullmatch(unit.id)
        assert unit.kind in ("money", "percent", "count", "quantity", "ratio", "year")
