"""Which datasets there are, in which order, which version of them is shown, and that asking one is safe and exact."""

import os
import shutil
import uuid
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cache.remembered import remembered
from store import datasets, engine
from store.datasets import Dataset, catalogue, open_dataset, refreshed
from store.package.faults import Fault
from tests.unit.store.package.damaged import Package


def rules(faults: tuple[Fault, ...]) -> list[str]:
    return [fault.rule for fault in faults]


def test_the_newest_official_dataset_comes_first_then_simulated_then_reported(package: Package, packages: Path) -> None:
    for name, basis, as_of in (
        ("a-reported", "reported", "2026-01-01"),
        ("b-demo", "simulated", "2025-12-31"),
        ("c-old", "official", "2024-01-31"),
        ("d-new", "official", "2025-06-30"),
        ("e-demo", "simulated", "2026-02-28"),
        ("f-new", "official", "2025-06-30"),
    ):
        package.copy(packages / name).describe(basis=basis, as_of=as_of)
    found = refreshed()
    assert list(found.versions) == ["d-new", "f-new", "c-old", "e-demo", "b-demo", "a-reported"]
    assert found.default == "d-new" and found.refused == ()


def test_no_package_no_dataset(packages: Path) -> None:
    (packages / "README.md").write_text("no package")
    (packages / "empty").mkdir()
    assert (refreshed().versions, refreshed().refused, refreshed().default) == ({}, (), None)
    shutil.rmtree(packages)
    assert refreshed().default is None


def test_a_broken_package_is_refused_whole_and_its_last_good_version_kept_until_it_is_mended(one: Package) -> None:
    good = refreshed().versions["one"]
    one.set("projects", 2, stage="finished")
    one.set("events", 3, people="many")
    broken = refreshed()
    assert broken.versions == {"one": good}
    (refused,) = broken.refused
    assert (refused.name, refused.kept, rules(refused.faults)) == ("one", good, ["type_integer", "enum"])
    assert (
        open_dataset("one", good).arrow("SELECT stage FROM projects").column(0).to_pylist()[0] == "under_construction"
    )
    one.set("projects", 2, stage="in_production")
    assert rules(refreshed().refused[0].faults) == ["type_integer"]
    one.set("events", 3, people="101")
    mended = refreshed()
    assert mended.refused == () and mended.versions["one"] != good


def test_a_package_broken_from_the_start_is_not_listed(one: Package) -> None:
    one.path("tracks").unlink()
    found = refreshed()
    assert found.versions == {} and found.default is None
    (refused,) = found.refused
    assert (refused.name, refused.kept, rules(refused.faults)) == ("one", None, ["missing_file"])


def test_a_broken_package_does_not_keep_the_others_away(one: Package, packages: Path) -> None:
    one.copy(packages / "two").path("pairs").write_bytes(b"\xff")
    three = one.copy(packages / "three").path("targets")
    three.mkdir()
    found = refreshed()
    assert list(found.versions) == ["one"] and [refused.name for refused in found.refused] == ["three", "two"]
    three.rmdir()
    assert list(refreshed().versions) == ["one", "three"]


def test_a_kept_version_that_is_damaged_is_not_shown(one: Package, packages: Path) -> None:
    version = refreshed().versions["one"]
    (packages.parent / "var" / "one" / "snapshots" / version / "pairs.parquet").unlink()
    one.set("projects", 2, stage="finished")
    assert refreshed().versions == {} and refreshed().refused[0].kept is None


def test_a_shelf_that_cannot_be_written_refuses_the_package_and_no_more(one: Package, packages: Path) -> None:
    (packages.parent / "var").write_text("not a folder")
    found = refreshed()
    assert found.versions == {} and rules(found.refused[0].faults) == ["shelf"]


def test_what_is_unchanged_is_not_read_again(one: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    publish = datasets.publish
    monkeypatch.setattr(
        datasets, "publish", lambda folder, shelf, who: asked.append(folder.name) or publish(folder, shelf, who)
    )
    first = catalogue()
    assert all(refreshed() is first and catalogue() is first for _ in range(5))
    assert asked == ["one"]
    one.set("projects", 2, name="改名")
    assert catalogue() is first
    assert refreshed() is refreshed() is catalogue() is not first
    assert asked == ["one", "one"]


def test_a_change_that_keeps_size_and_time_is_still_seen(one: Package) -> None:
    path, first = one.path("projects"), catalogue()
    before, held = path.stat(), path.read_bytes()
    path.write_bytes(held.replace(b"P15-J2", b"P15-J3"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert refreshed().versions != first.versions


def test_going_back_shows_the_older_version_and_keeps_that_one_when_broken(one: Package, tmp_path: Path) -> None:
    spare = one.copy(tmp_path / "spare")
    first = refreshed().versions["one"]
    one.set("projects", 2, name="改名")
    second = refreshed().versions["one"]
    shutil.copy2(spare.path("projects"), one.path("projects"))
    assert refreshed().versions["one"] == first != second
    one.path("tracks").unlink()
    assert refreshed().refused[0].kept == first


@pytest.mark.parametrize(
    "name",
    [
        'a"b',
        "a'b; DROP TABLE projects; --",
        "a b",
        "a.b",
        "a..",
        "A",
        "数据",
        "é",
        "x" * 41,
        "a\nb",
        "<b>",
        "a%2fb",
        "a\\b",
    ],
)
def test_a_folder_whose_name_cannot_be_a_dataset_is_told(name: str, one: Package, packages: Path) -> None:
    one.folder.rename(packages / name)
    found = refreshed()
    assert found.versions == {} and [(r.name, rules(r.faults)) for r in found.refused] == [(name, ["dataset_name"])]
    assert not (packages.parent / "var").exists()
    for lang in ("zh", "en"):
        assert found.refused[0].faults[0].tell(lang).isprintable()


def test_a_folder_name_that_is_no_text_is_told_as_far_as_it_goes(one: Package, packages: Path) -> None:
    os.rename(one.folder, os.fsencode(packages) + b"/\xff\xfe")
    (refused,) = refreshed().refused
    assert refused.name.encode() and refused.faults[0].tell("en").encode()


def test_a_hidden_folder_is_no_package(one: Package, packages: Path) -> None:
    one.copy(packages / ".one.swp")
    assert list(refreshed().versions) == ["one"] and refreshed().refused == ()


@pytest.mark.parametrize("name", ["a-b_c-1", "-", "0", "x" * 40, "select"])
def test_a_dataset_of_any_allowed_name_can_be_asked(name: str, one: Package, packages: Path) -> None:
    one.folder.rename(packages / name)
    version = refreshed().versions[name]
    assert open_dataset(name, version).arrow("SELECT count(*) FROM pairs").column(0).to_pylist() == [18]


def test_what_was_never_published_cannot_be_opened(one: Package) -> None:
    good = refreshed().versions["one"]
    for name in ("../one", "", "two", 'one"', "ONE", ".", "one/"):
        with pytest.raises(FileNotFoundError):
            open_dataset(name, good)
    for version in ("", "000000000000", f"../{good}", f"{good}/../{good}", f"{good}\n", good.upper() + "0"):
        with pytest.raises(FileNotFoundError):
            open_dataset("one", version)


def test_an_old_version_can_be_opened_after_newer_ones(one: Package) -> None:
    versions = []
    for name in ("甲", "乙", "丙"):
        one.set("projects", 2, name=name)
        versions.append(refreshed().versions["one"])
    names = [
        open_dataset("one", v).arrow("SELECT name FROM projects ORDER BY project_id LIMIT 1").column(0)[0].as_py()
        for v in versions
    ]
    assert names == ["甲", "乙", "丙"]


def test_an_answer_kept_of_one_version_is_never_given_for_another(one: Package) -> None:
    @remembered
    def first_name(dataset: Dataset) -> str:
        return dataset.arrow("SELECT name FROM projects ORDER BY project_id LIMIT 1").column(0)[0].as_py()

    for name in ("甲", "乙"):
        one.set("projects", 2, name=name)
        shown = open_dataset("one", refreshed().versions["one"])
        assert first_name(shown) == name == first_name(shown)


def test_a_dataset_says_what_the_package_says(one: Package) -> None:
    one.describe(coverage={"pairs": "complete", "projects": "partial"})
    found = open_dataset("one", refreshed().versions["one"])
    assert (found.basis, found.description.as_of) == ("reported", "2024-08-22")
    assert [found.is_complete(table) for table in ("pairs", "projects", "events")] == [True, False, False]


def test_an_older_version_that_is_broken_can_be_opened_once_it_is_mended(one: Package, packages: Path) -> None:
    """A table that cannot be read leaves no half of a schema in the engine."""
    version = refreshed().versions["one"]
    snapshot = packages.parent / "var" / "one" / "snapshots" / version
    copy = packages.parent / "var" / "copy" / "snapshots" / version
    shutil.copytree(snapshot, copy)
    (copy / "sources.parquet").write_bytes(b"PAR1")
    for _ in range(2):
        with pytest.raises(Exception, match=r"sources\.parquet"):
            open_dataset("copy", version)
    shutil.copy(snapshot / "sources.parquet", copy)
    assert open_dataset("copy", version).arrow("SELECT count(*) FROM sources").column(0)[0].as_py() == 9


@pytest.mark.parametrize("in_memory", [True, False], ids=["table", "view"])
@pytest.mark.parametrize("folder", ["it's", "a*", "a[1]", "a?", "数据 库", 'a"b'])
def test_where_the_published_versions_lie_is_never_a_pattern(
    folder: str, in_memory: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n, name in enumerate((folder, "ab", "a1")):
        (tmp_path / name).mkdir()
        pq.write_table(pa.table({"n": [n]}), tmp_path / name / "t.parquet")
    if not in_memory:
        monkeypatch.setattr(engine.embedded, "is_small", lambda path: False)
    schema = uuid.uuid4().hex
    engine.attach(schema, {"t": tmp_path / folder / "t.parquet"})
    assert engine.run(schema, "SELECT n FROM t").to_pylist() == [{"n": 0}]


INJECTIONS = [
    "'; DROP TABLE projects; --",
    '" OR 1=1',
    "?",
    "$1",
    "P10-J1' OR 'a'='a",
    "\\",
    "%",
    "';",
    "{sql}",
    "\x00",
    "",
]


def test_a_value_never_becomes_sql(one: Package) -> None:
    found = open_dataset("one", refreshed().versions["one"])
    for value in INJECTIONS:
        assert found.arrow("SELECT * FROM projects WHERE name = ?", [value]).num_rows == 0
        said = found.arrow("SELECT ? AS said, count(*) AS n FROM projects", [value]).to_pylist()
        assert said == [{"said": value, "n": 3}]


def test_money_is_summed_exactly(one: Package) -> None:
    """A million times a tenth, and cents beside the largest amount there can be: floats get neither right."""
    amounts = ["0.10"] * 300 + ["9999999999999999.99", "0.01", "0.02"]
    rows = one.rows("events")
    line = dict(zip(rows[0], rows[1], strict=True))
    one.write(
        "events",
        [rows[0], *([*(line | {"event_id": f"E{n}", "amount": amount}).values()] for n, amount in enumerate(amounts))],
    )
    found = open_dataset("one", refreshed().versions["one"])
    read = found.arrow("SELECT sum(amount) AS total, max(amount) AS largest FROM events")
    assert pa.types.is_decimal(read.schema.field("total").type)
    assert read.to_pylist() == [{"total": Decimal("10000000000000030.02"), "largest": Decimal("9999999999999999.99")}]


def test_questions_asked_at_once_get_their_own_answers(package: Package, packages: Path) -> None:
    """Eight threads over two datasets: each answer is that of its question and its dataset."""
    for name, kept in (("one", 90), ("two", 89)):
        copy = package.copy(packages / name)
        copy.write("counties", [row for row in copy.rows("counties") if row[1] != "上城区" or kept == 90])
    versions = refreshed().versions
    opened = {name: open_dataset(name, versions[name]) for name in versions}

    def ask(n: int) -> bool:
        name = ("one", "two")[n % 2]
        read = opened[name].arrow(
            "SELECT ? AS n, count(*) AS held, min(name) AS least FROM counties WHERE adcode <> ?", [n, "330105"]
        )
        return read.to_pylist()[0]["n"] == n and read.to_pylist()[0]["held"] == {"one": 89, "two": 88}[name]

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(ask, range(400)))


def test_catalogues_asked_at_once_publish_once(one: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    publish = datasets.publish
    monkeypatch.setattr(
        datasets, "publish", lambda folder, shelf, who: asked.append(folder.name) or publish(folder, shelf, who)
    )
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: catalogue(), range(24)))
        assert asked == ["one"] and all(other is found[0] for other in found)
        one.set("projects", 2, name="改名")
        found = list(threads.map(lambda _: refreshed(), range(24)))
    assert asked == ["one", "one"] and all(other is found[0] for other in found)
