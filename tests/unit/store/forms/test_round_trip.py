"""What is written into a form is read back as it was: whole datasets to the last cell, a county's quarter figure by figure."""

import io
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.forms.identity import identity
from store.forms.returned import returned_workbook
from store.forms.template import county_template, whole_template
from store.ledgers.known import Known
from store.ledgers.reading import read_ledger
from store.ledgers.results import Expected, Read
from store.package.reading import arrow_schema, read_table
from store.schema import TABLES
from store.sheets.opening import open_book
from tests.examples import examples
from tests.generated import blank, datasets
from tests.unit.store.forms.handed_in import read as opened
from tests.unit.store.forms.published import tables as published
from tests.unit.store.forms.test_template import heads

DATA = Path(__file__).parents[4] / "data"
EVERYTHING = ("projects", "observations", "fund_flows", "pairs", "targets", "events", "resources")


@cache
def shipped(name: str) -> dict[str, pa.Table]:
    return {one: read_table(DATA / name, table)[0] for one, table in TABLES.items()}


def read_back(made: bytes, known: Mapping[str, pa.Table], folder: Path, expected: Expected | None = None) -> Read:
    path = folder / "form.xlsx"
    path.write_bytes(made)
    return read_ledger(open_book(path), Known.of(known), expected or Expected())


def rows(read: Read, table: str) -> list[dict]:
    """What a file became of one table, by its key."""
    return by_key(table, [row for piece in read.pieces if piece.table == table for row in piece.data.to_pylist()])


def by_key(table: str, found: list[dict]) -> list[dict]:
    return sorted(found, key=lambda row: tuple(str(row[name]) for name in TABLES[table].key))


def same(read: Read, tables: Mapping[str, pa.Table]) -> None:
    errors = [
        (fault.rule.id, fault.sheet, fault.cell, fault.value) for fault in read.faults if fault.severity == "error"
    ]
    assert errors == []
    for name in TABLES:
        assert rows(read, name) == by_key(name, tables[name].to_pylist()), name


@pytest.mark.parametrize(("name", "lang"), [("reported", "zh"), ("reported", "en"), ("demo", "zh")])
def test_a_shipped_dataset_comes_back_whole(name: str, lang: str, tmp_path: Path) -> None:
    tables = shipped(name)
    same(read_back(whole_template(lang, tables), tables, tmp_path), tables)


texts = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12)


@st.composite
def written(draw) -> dict[str, pa.Table]:
    """A valid dataset of every table, with words as people choose them."""
    held = draw(datasets(EVERYTHING))
    for project in held["projects"]:
        project["lead_enterprise"] = draw(st.none() | texts)
        project["locator"] = draw(st.none() | texts)
    for event in held["events"]:
        event["printed"], event["qualifier"] = draw(st.none() | texts), draw(st.sampled_from([None, "over", "about"]))
    held["assessments"] = [
        blank("assessments", subject_type="pair", subject_id=pair, year=2024, half=draw(st.sampled_from([None, 1])),
              indicator_id="overall", score=Decimal(draw(st.integers(0, 10_000))) / 100, as_of=date(2025, 1, 1), source_id="S")
        for pair in ("P01", "P02")
    ]  # fmt: skip
    return {name: pa.Table.from_pylist(held[name], arrow_schema(table)) for name, table in TABLES.items()}


@examples(6)
@given(written())
def test_any_dataset_comes_back_whole(tmp_path_factory: pytest.TempPathFactory, tables: dict[str, pa.Table]) -> None:
    same(read_back(whole_template("zh", tables), tables, tmp_path_factory.mktemp("form")), tables)


def filled(lang: str, place: str, typed: Mapping[str, Mapping[tuple[int, str], object]]) -> bytes:
    """A county's form with values typed: sheet → (row, head) → value."""
    book = opened(county_template(published(), place, "2024Q3", lang, "demo", "0123456789ab"))
    for sheet, cells in typed.items():
        at = heads(book[sheet])
        for (row, head), value in cells.items():
            book[sheet].cell(row, at[head]).value = value
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def quarter(place: str = "P01") -> Expected:
    return Expected("2024Q3", "P01", date(2024, 10, 12))


def figures(read: Read) -> set[tuple]:
    return {
        (row["subject_id"], row["metric_id"], row["period"], row["value_type"], row["value"], row["status"])
        for row in rows(read, "observations")
    }


def faults(read: Read) -> list[tuple]:
    return [(fault.rule.id, fault.sheet, fault.cell, fault.value) for fault in read.faults]


@pytest.mark.parametrize("place", ["P01", "330329"])
def test_an_untouched_county_form_says_nothing_new(place: str, tmp_path: Path) -> None:
    read = read_back(filled("zh", place, {}), published(), tmp_path, quarter())
    assert faults(read) == []
    assert not figures(read) and not rows(read, "fund_flows") and not rows(read, "events")
    known = {row["project_id"]: row for row in published()["projects"].to_pylist()}
    for row in rows(read, "projects"):
        was = known[row["project_id"]]
        for column in ("name", "pair_id", "track_id", "host_adcode", "planned_investment", "started_on"):
            assert row[column] == was[column], (row["project_id"], column)


def test_a_county_form_filled_with_figures_gives_exactly_those(tmp_path: Path) -> None:
    typed = {
        "项目进展": {
            (4, "本季完成投资"): 1234.56,
            (4, "本季产值"): "未报",
            (5, "本季完成投资"): 0,
            (6, "本季利税"): "约3500万元",
            (7, "项目名称"): "新厂",
            (7, "项目阶段"): "签约",
            (7, "签约日"): date(2024, 8, 5),
            (7, "计划总投资"): 2000,
        },
        "资金": {
            (5, "支出资金"): 96.35,
            (7, "资金年度"): 2024,
            (7, "收款县"): "泰顺县",
            (7, "赛道"): "产业项目合作",
            (7, "拨付资金"): 120.5,
        },
        "活动": {(4, "名称"): "研修班", (4, "类别"): "培训研修", (4, "日期"): date(2024, 9, 12), (4, "人次"): 71, (4, "数值类型"): "实际"},
        "要素供需": {(4, "数量"): 150},
    }  # fmt: skip
    read = read_back(filled("zh", "P01", typed), published(), tmp_path, quarter())
    assert faults(read) == []
    assert figures(read) == {
        ("P01-001", "investment_completed", "2024Q3", "actual", Decimal("12345600.00"), "reported"),
        ("P01-001", "output_value", "2024Q3", "actual", None, "missing"),
        ("P01-002", "investment_completed", "2024Q3", "actual", Decimal("0.00"), "reported"),
        ("P01-003", "profit_and_tax", "2024Q3", "actual", Decimal("35000000.00"), "reported"),
    }
    new = next(row for row in rows(read, "projects") if row["name"] == "新厂")
    assert (new["project_id"], new["pair_id"], new["stage"]) == ("P01-004", "P01", "signed")
    assert (new["planned_investment"], new["stage_as_of"]) == (Decimal("20000000.00"), date(2024, 9, 30))
    money = {
        (row["year"], row["period"], row["stage"], row["project_id"], row["amount"]) for row in rows(read, "fund_flows")
    }
    assert money == {
        (2024, "2024Q3", "spent", "P01-001", Decimal("963500.00")),
        (2024, "2024Q3", "disbursed", None, Decimal("1205000.00")),
    }
    (event,) = rows(read, "events")
    assert (event["pair_id"], event["kind"], event["date"], event["people"]) == (
        "P01",
        "training",
        date(2024, 9, 12),
        71,
    )
    (resource,) = rows(read, "resources")
    assert (resource["resource_id"], resource["quantity"], resource["unit"]) == ("R330329-1", Decimal("150.00"), "mu")


def test_a_county_form_in_english_gives_the_same(tmp_path: Path) -> None:
    typed = {"Project progress": {(4, "Completed investment, this quarter"): 1234.56}}
    read = read_back(filled("en", "P01", typed), published(), tmp_path, quarter())
    assert faults(read) == []
    assert figures(read) == {
        ("P01-001", "investment_completed", "2024Q3", "actual", Decimal("12345600.00"), "reported")
    }


def test_without_being_told_a_county_form_says_itself_which_pair_and_quarter(tmp_path: Path) -> None:
    typed = {"项目进展": {(4, "本季完成投资"): 7}}
    read = read_back(filled("zh", "330329", typed), published(), tmp_path, Expected(as_of=date(2024, 10, 12)))
    assert faults(read) == []
    assert figures(read) == {("P01-001", "investment_completed", "2024Q3", "actual", Decimal("70000.00"), "reported")}


def test_a_form_that_went_back_with_faults_is_read_like_the_first(tmp_path: Path) -> None:
    """Marked, mended in one cell and handed in again: nothing of the first round is in the way."""
    typed = {"项目进展": {(4, "本季完成投资"): "三千左右吧", (6, "本季利税"): 12}}
    first = filled("zh", "P01", typed)
    read = read_back(first, published(), tmp_path, quarter())
    ((_, sheet, cell, value),) = faults(read)
    assert (sheet, value) == ("项目进展", "三千左右吧")
    back = returned_workbook(first, "xlsx", read.faults, "zh")
    assert identity(back) == identity(first) and identity(first) is not None
    assert [fault.id for fault in read_back(back, published(), tmp_path, quarter()).faults] == [
        fault.id for fault in read.faults
    ]
    book = opened(back)
    assert book[sheet][cell].comment is not None
    book[sheet][cell].value = 3000
    held = io.BytesIO()
    book.save(held)
    again = read_back(held.getvalue(), published(), tmp_path, quarter())
    assert faults(again) == []
    assert figures(again) == {
        ("P01-001", "investment_completed", "2024Q3", "actual", Decimal("30000000.00"), "reported"),
        ("P01-003", "profit_and_tax", "2024Q3", "actual", Decimal("120000.00"), "reported"),
    }
