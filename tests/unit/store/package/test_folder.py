"""A package as it is written: the same bytes for the same rows, described from the schema, read back as it was."""

import csv
import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.columns import CONTROL, FRICTIONLESS
from store.package.check import check_package
from store.package.folder import Description, descriptor, write_package
from store.package.reading import read_table
from store.schema import TABLES
from store.schemes.definition import TITLE
from tests.unit.store.package.damaged import DEMO, REPORTED

WORDS = Description(
    "made", "试写", "Made up", "simulated", "2025-12-31", "2023Q1", "2025Q4", "试写", "Made up", {"pairs": "complete"}
)
SHIPPED = [
    pytest.param(folder, id=folder.name, marks=() if folder.is_dir() else pytest.mark.skip("not built yet"))
    for folder in (REPORTED, DEMO)
]


def rows_of(folder: Path) -> dict[str, list[dict[str, object]]]:
    return {
        name: [
            {key: cell or None for key, cell in row.items()}
            for row in csv.DictReader(path.open(encoding="utf-8", newline=""))
        ]
        for name in TABLES
        if (path := folder / f"{name}.csv").exists()
    }


def assert_same_files(one: Path, other: Path) -> None:
    """Only names are compared by assert: the difference of two long files is nothing to read."""
    names = sorted(path.name for path in one.iterdir())
    assert names == sorted(path.name for path in other.iterdir())
    assert [name for name in names if (one / name).read_bytes() != (other / name).read_bytes()] == []


@pytest.mark.parametrize("folder", SHIPPED)
def test_a_shipped_package_is_written_again_byte_for_byte(folder: Path, tmp_path: Path) -> None:
    checked = check_package(folder)
    assert checked.description is not None
    schemes = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("scheme-*.toml")}
    write_package(tmp_path / "again", checked.description, rows_of(folder), schemes)
    assert_same_files(tmp_path / "again", folder)


@pytest.mark.parametrize("folder", SHIPPED)
def test_a_shipped_package_can_be_written_from_what_was_read(folder: Path, tmp_path: Path) -> None:
    """Through types and back: read, written and read again, every table is the same."""
    checked = check_package(folder)
    assert checked.description is not None
    write_package(
        tmp_path / "typed", checked.description, {name: table.to_pylist() for name, table in checked.tables.items()}
    )
    again = check_package(tmp_path / "typed")
    assert again.faults == () and again.description == checked.description
    assert all(again.tables[name].equals(checked.tables[name]) for name in TABLES)


@pytest.mark.parametrize("folder", SHIPPED)
def test_a_shipped_package_is_valid_for_a_reader_that_is_not_ours(folder: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "type", "note"])


@pytest.mark.parametrize("folder", SHIPPED)
def test_the_descriptor_names_every_file_and_every_column_in_both_languages(folder: Path) -> None:
    said = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert {resource["path"] for resource in said["resources"]} == {path.name for path in folder.iterdir()} - {
        "datapackage.json"
    }
    for scheme in (one for one in said["resources"] if one["path"].endswith(".toml")):
        assert (scheme["title"], scheme["title_en"]) == (TITLE.zh, TITLE.en)
    for resource in (one for one in said["resources"] if one["path"].endswith(".csv")):
        table, header = (
            TABLES[resource["name"]],
            (folder / resource["path"]).open(encoding="utf-8").readline().rstrip("\n"),
        )
        assert (resource["title"], resource["title_en"]) == (table.label.zh, table.label.en)
        assert (
            [field["name"] for field in resource["schema"]["fields"]] == list(table.column_names) == header.split(",")
        )


def test_the_descriptor_covers_the_schema() -> None:
    said = descriptor(WORDS, TABLES)
    assert json.loads(json.dumps(said)) == said
    resources = {resource["name"]: resource["schema"] for resource in said["resources"]}
    assert list(resources) == list(TABLES)
    for name, table in TABLES.items():
        fields = {field["name"]: field for field in resources[name]["fields"]}
        assert list(fields) == list(table.column_names)
        for column in table.columns:
            field, held = fields[column.name], fields[column.name].get("constraints", {})
            assert (field["title"], field["title_en"]) == (column.label.zh, column.label.en)
            assert field["type"] == FRICTIONLESS[column.type]
            assert held.get("required", False) == column.required
            assert held.get("enum") == (list(column.codes.ids) if column.codes else None)
            assert (held.get("minimum"), held.get("maximum")) == (column.minimum, column.maximum)
            assert ("description" in field) == ("description_en" in field) == (column.meaning is not None)
        links = {link["fields"]: link["reference"] for link in resources[name]["foreignKeys"]}
        assert links == {
            c.name: dict(zip(("resource", "fields"), c.points_to.split("."), strict=True))
            for c in table.columns
            if c.points_to
        }


def test_the_order_of_tables_and_keys_does_not_matter(tmp_path: Path) -> None:
    rows = rows_of(REPORTED)
    write_package(tmp_path / "a", WORDS, rows)
    turned = {name: [dict(reversed(row.items())) for row in rows[name]] for name in reversed(rows)}
    write_package(tmp_path / "b", WORDS, turned)
    assert_same_files(tmp_path / "a", tmp_path / "b")


def test_a_key_that_is_no_column_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="nmae_zh"):
        write_package(tmp_path, WORDS, {"tracks": [{"track_id": "T1", "nmae_zh": "名"}]})


texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
plain_texts = texts.filter(lambda text: text.strip() and "\r" not in text and not re.search(CONTROL, text))


@given(
    names=st.lists(plain_texts, min_size=1, max_size=4),
    amount=st.decimals(0, 10**15, places=2)
    | st.sampled_from([Decimal("1E+2"), Decimal(100).normalize(), Decimal(5), Decimal("0E-2")]),
    day=st.dates(date(1900, 1, 1), date(2099, 12, 31)),
)
def test_what_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, names, amount, day) -> None:
    folder = tmp_path_factory.mktemp("package")
    rows = [
        {
            "project_id": f"J{n}",
            "pair_id": "P01",
            "name": name,
            "planned_investment": amount,
            "signed_on": day,
            "source_id": "S",
        }
        for n, name in enumerate(names)
    ]
    write_package(folder, WORDS, {"projects": rows})
    read, faults = read_table(folder, TABLES["projects"])
    assert faults == []
    assert read.column("name").to_pylist() == names
    assert set(read.column("planned_investment").to_pylist()) == {amount}
    assert set(read.column("signed_on").to_pylist()) == {day} and set(read.column("park").to_pylist()) == {None}


def test_a_carriage_return_becomes_a_line_end_and_breaks_no_row(tmp_path: Path) -> None:
    write_package(
        tmp_path, WORDS, {"tracks": [{"track_id": "T1", "name_zh": "一\r二\r\n三", "name_en": "a\rb", "order": 1}]}
    )
    read, faults = read_table(tmp_path, TABLES["tracks"])
    assert faults == [] and read.to_pylist() == [
        {"track_id": "T1", "name_zh": "一\n二\n三", "name_en": "a\nb", "order": 1}
    ]
