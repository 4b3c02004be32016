"""Every word a package says of itself is told when it is missing or wrong, and nothing it says raises."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from store.package.description_rules import read_description
from store.package.faults import Fault
from store.package.folder import DESCRIPTOR
from tests.unit.store.package.damaged import REPORTED, Package

SAID = json.loads((REPORTED / DESCRIPTOR).read_text(encoding="utf-8"))
KEYS = ("name", "title", "title_en", "basis", "as_of", "first_quarter", "last_quarter", "note", "note_en", "coverage")


WRONG = (None, 20240822, 1.5, True, [], ["x"], {"a": 1}, "", " ", "x\x00", "\ud800", "长" * 3000)


def faults_of(package: Package) -> list[Fault]:
    return read_description(package.folder)[1]


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("value", WRONG, ids=lambda value: repr(value)[:20])
def test_a_wrong_word_is_told_under_its_key(key: str, value: object, package: Package) -> None:
    package.describe(**{key: value})
    (fault,) = faults_of(package)
    assert (fault.file, fault.row) == (DESCRIPTOR, None)
    assert fault.column == ("a" if key == "coverage" and value == {"a": 1} else key)
    for lang in ("zh", "en"):
        assert f"“{fault.column}”" in fault.tell(lang) and fault.tell(lang).isprintable()


@pytest.mark.parametrize("key", KEYS)
def test_a_missing_key_is_told(key: str, package: Package) -> None:
    package.forget(key)
    assert [(fault.rule, fault.column) for fault in faults_of(package)] == [("missing_key", key)]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("as_of", "20240822"),
        ("as_of", "2024-W34-4"),
        ("as_of", "2024-02-30"),
        ("as_of", "2024-8-22"),
        ("as_of", "２０２４-08-22"),
        ("first_quarter", "2023"),
        ("first_quarter", "2023-2025"),
        ("first_quarter", "2023Q5"),
        ("last_quarter", "２０２４Q3"),
        ("basis", "Official"),
        ("basis", "official "),
    ],
)
def test_a_word_is_taken_only_as_it_is_to_be_written(key: str, value: str, package: Package) -> None:
    package.describe(**{key: value})
    assert [fault.column for fault in faults_of(package)] == [key]


@pytest.mark.parametrize(
    "coverage", [{"projekte": "complete"}, {"projects": "all"}, {"projects": None}, {"projects": ["complete"]}]
)
def test_coverage_names_tables_and_uses_its_two_words(coverage: dict, package: Package) -> None:
    package.describe(coverage=coverage)
    (fault,) = faults_of(package)
    assert (fault.rule, fault.column) == ("coverage", next(iter(coverage)))


def test_everything_wrong_is_told_at_once(package: Package) -> None:
    package.describe(title=1, basis="x", as_of="x", first_quarter="x", last_quarter=None, coverage={"x": "y"})
    package.forget("note")
    assert {fault.column for fault in package.faults()} == {
        "as_of",
        "basis",
        "first_quarter",
        "last_quarter",
        "note",
        "title",
        "x",
    }


FILES = {
    "nothing": (b"", [("not_json", 1)]),
    "a list": (b"[]", [("not_json", None)]),
    "a word": (b'"package"', [("not_json", None)]),
    "null": (b"null", [("not_json", None)]),
    "broken off": (b'{"name": "x",\n', [("not_json", 2)]),
    "GBK": ('{\n"title": "公开"}'.encode("gbk"), [("encoding", 2)]),
    "a thousand brackets": (b"[" * 100_000, [("not_json", None)]),
    "a number of ten thousand digits": (b"9" * 10_000, [("not_json", None)]),
    "XML": (b"<package/>", [("not_json", 1)]),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_description(name: str, package: Package) -> None:
    held, faults = FILES[name]
    (package.folder / DESCRIPTOR).write_bytes(held)
    assert [(fault.rule, fault.row) for fault in faults_of(package)] == faults


def test_a_byte_order_mark_is_no_fault(package: Package) -> None:
    path = package.folder / DESCRIPTOR
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert faults_of(package) == []


def test_a_line_is_named_as_a_line_and_a_word_as_a_key(package: Package) -> None:
    (package.folder / DESCRIPTOR).write_text("{\n")
    (fault,) = faults_of(package)
    assert (fault.place("zh"), fault.place("en")) == ("datapackage.json 第 2 行", "datapackage.json line 2")
    (package.folder / DESCRIPTOR).write_text(json.dumps(SAID | {"title": 1}))
    (fault,) = faults_of(package)
    assert (fault.place("zh"), fault.place("en")) == ("datapackage.json “title”项", "datapackage.json key “title”")


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=6,
)


@given(
    changes=st.dictionaries(st.sampled_from(KEYS), anything, min_size=1, max_size=4),
    held=st.none() | st.binary(max_size=60),
)
@example(changes={"as_of": float("nan")}, held=None)
def test_nothing_it_says_raises(changes: dict, held: bytes | None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / DESCRIPTOR
        path.write_bytes(json.dumps(SAID | changes).encode() if held is None else held)
        description, faults = read_description(Path(folder))
        assert (description is None) == bool(faults)
        for fault in faults:
            assert fault.tell("zh").encode() and fault.tell("en").encode()
