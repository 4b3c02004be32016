"""Every rule is broken by a damaged package, and told where it is broken and how to mend it, in both languages."""

import ast
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from store import datasets, snapshots
from store.package.check import check_package
from store.package.faults import RULES, Fault
from store.schema import TABLES
from store.snapshots import BrokenPackage, publish
from store.toml.faults import TOML_RULES
from tests.unit.store.package.damaged import DEMO, REPORTED, Package

STORE = Path(__file__).parents[4] / "store"


@dataclass(frozen=True)
class Case:
    """One kind of damage and the faults that must be told: (file, row, column) of one rule, and no other fault."""

    rule: str
    damage: Callable[[Package], object]
    file: str
    row: int | None = None
    column: str | None = None


def sets(table: str, row: int, **cells: str) -> Callable[[Package], object]:
    return lambda package: package.set(table, row, **cells)


def adds(table: str, like: int | None = None, **cells: str) -> Callable[[Package], object]:
    return lambda package: package.add(table, like, **cells)


def describes(**changes: object) -> Callable[[Package], object]:
    return lambda package: package.describe(**changes)


def rewrites(table: str, change: Callable[[bytes], bytes]) -> Callable[[Package], object]:
    return lambda package: package.path(table).write_bytes(change(package.path(table).read_bytes()))


def becomes_folder(package: Package) -> None:
    package.path("projects").unlink()
    package.path("projects").mkdir()


def leads_elsewhere(package: Package) -> None:
    outside = package.folder.parent / "elsewhere.csv"
    package.path("projects").rename(outside)
    package.path("projects").symlink_to(outside)


def described(change: Callable[[Package], object]) -> Callable[[Package], object]:
    """The change is made after the descriptor has told the size and hash of every file."""

    def damage(package: Package) -> None:
        package.describe_files()
        change(package)

    return damage


def sets_a_target(**cells: str) -> Callable[[Package], object]:
    given = {
        "pair_id": "P01",
        "year": "2024",
        "metric_id": "output_value",
        "target": "5",
        "unit": "yuan",
        "source_id": "yiwu-2023-05-08",
        "locator": "",
    }
    return lambda package: package.write("targets", [list(given), list((given | cells).values())])


def makes_deals(*steps: dict[str, str]) -> Callable[[Package], object]:
    """Steps of one deal of the yarn that Tiantai needs, each with what is said of it."""
    given = dict.fromkeys(TABLES["deals"].column_names, "") | {
        "deal_id": "D1", "step": "expected", "need_id": "P10-R1", "from_adcode": "330483", "to_adcode": "331023", "category": "material",
        "item": "工业用丝", "amount": "5", "as_of": "2024-08-22", "source_id": "zjrb-2024-08-22",
    }  # fmt: skip
    return lambda package: package.write("deals", [list(given), *(list((given | one).values()) for one in steps)])


def enters_twice(package: Package) -> None:
    """One payment under two ids and two lines of the ledger; the budget makes room for neither."""
    paid = {"stage": "spent", "period": "2023Q4", "pair_id": "P15", "amount": "60000.00"}
    package.add("fund_flows", 2, flow_id="A", locator="第 12 行", **paid)
    package.add("fund_flows", 2, flow_id="B", locator="第 57 行", **paid)


FULL_STAGES = {"signed_on": "2023-02-01", "started_on": "2023-03-01", "completed_on": "2024-05-31"}
CASES = [
    Case("missing_file", lambda p: p.path("tracks").unlink(), "tracks.csv"),
    Case("missing_file", lambda p: (p.folder / "datapackage.json").unlink(), "datapackage.json"),
    Case("missing_file", described(lambda p: p.path("events").unlink()), "events.csv"),
    Case("size", described(rewrites("events", lambda b: b[:4096])), "events.csv"),
    Case("size", described(rewrites("events", lambda b: b"")), "events.csv"),
    Case("size", described(lambda p: p.say_of("events", bytes=10**300)), "events.csv"),
    Case("hash", described(rewrites("events", lambda b: b[:-2] + b"x\n")), "events.csv"),
    Case("hash", described(lambda p: p.say_of("events", hash="0" * 32)), "events.csv"),
    Case("undescribed", described(lambda p: p.path("targets").write_text("x")), "targets.csv"),
    Case("claim", described(lambda p: p.say_of("events", bytes="12")), "datapackage.json", None, "events.csv"),
    Case(
        "claim", described(lambda p: p.say_of("events", hash="crc32:01234567")), "datapackage.json", None, "events.csv"
    ),
    Case("claim", described(lambda p: p.say_of("events", hash=["sha256"])), "datapackage.json", None, "events.csv"),
    Case("unfinished", rewrites("events", lambda b: b[:-1]), "events.csv"),
    Case("unfinished", rewrites("projects", lambda b: b[:-30]), "projects.csv"),
    Case("not_a_file", becomes_folder, "projects.csv"),
    Case("not_a_file", leads_elsewhere, "projects.csv"),
    Case("not_a_file", lambda p: p.path("targets").symlink_to("nothing"), "targets.csv"),
    Case("not_a_file", lambda p: os.mkfifo(p.path("targets")), "targets.csv"),
    Case("encoding", rewrites("projects", lambda b: b.decode().encode("gb18030")), "projects.csv", 2),
    Case("no_header", rewrites("projects", lambda b: b""), "projects.csv", 1),
    Case("delimiter", rewrites("projects", lambda b: b.replace(b",", b";")), "projects.csv", 1),
    Case(
        "duplicate_column",
        rewrites("tracks", lambda b: b.replace(b"name_en", b"name_zh", 1)),
        "tracks.csv",
        1,
        "name_zh",
    ),
    Case("quotes", rewrites("projects", lambda b: b.replace(b"P15-J1,", b'"P15-J1,')), "projects.csv", 3),
    Case("ragged", rewrites("projects", lambda b: b + b"P15-J9,P15\n"), "projects.csv", 5),
    Case("empty_row", rewrites("projects", lambda b: b.replace(b"\nP15-J1", b"\n\nP15-J1")), "projects.csv", 3),
    Case("missing_column", lambda p: p.drop_column("projects", "park"), "projects.csv", None, "park"),
    Case("missing_column", lambda p: p.drop_column("projects", "project_id"), "projects.csv", None, "project_id"),
    Case("missing_column", lambda p: p.drop_column("observations", "status"), "observations.csv", None, "status"),
    Case("missing_column", lambda p: p.drop_column("observations", "period"), "observations.csv", None, "period"),
    Case(
        "unknown_column",
        rewrites("tracks", lambda b: b.replace(b"\n", b",\n").replace(b"order,", b"order,x", 1)),
        "tracks.csv",
        None,
        "x",
    ),
    Case("required", sets("projects", 3, name=""), "projects.csv", 3, "name"),
    Case("required", sets("projects", 3, name=" \u3000\t"), "projects.csv", 3, "name"),
    Case("required", sets("projects", 3, source_id=""), "projects.csv", 3, "source_id"),
    Case("required", sets("resources", 2, quantity="12", unit=""), "resources.csv", 2, "unit"),
    Case("type_date", sets("projects", 3, completed_on="2024-02-30"), "projects.csv", 3, "completed_on"),
    Case("type_integer", sets("events", 3, people="100.5"), "events.csv", 3, "people"),
    Case("type_number", sets("fund_flows", 3, amount="1,234.00"), "fund_flows.csv", 3, "amount"),
    Case("pattern", sets("observations", 3, subject_id="../330382"), "observations.csv", 3, "subject_id"),
    Case("pattern", sets("pairs", 4, mountain_adcode="440100"), "pairs.csv", 4, "mountain_adcode"),
    Case("pattern", sets("observations", 9, period="2024Q5"), "observations.csv", 9, "period"),
    Case("pattern", sets("observations", 21, period="2025-2023"), "observations.csv", 21, "period"),
    Case("text", sets("projects", 2, name="a\x00b"), "projects.csv", 2, "name"),
    Case("text", sets("projects", 2, name="\N{RIGHT-TO-LEFT OVERRIDE}exe.txt"), "projects.csv", 2, "name"),
    Case("text", sets("projects", 2, name="长" * 2001), "projects.csv", 2, "name"),
    Case("enum", sets("projects", 2, stage="finished"), "projects.csv", 2, "stage"),
    Case("enum", sets("resources", 19, unit="furlong"), "resources.csv", 19, "unit"),
    Case("negative", sets("fund_flows", 4, amount="-0.01"), "fund_flows.csv", 4, "amount"),
    Case("negative", sets("projects", 3, planned_investment="-1"), "projects.csv", 3, "planned_investment"),
    Case("negative", sets("events", 3, people="-1"), "events.csv", 3, "people"),
    Case("negative", sets_a_target(target="-5"), "targets.csv", 2, "target"),
    Case("negative", sets("observations", 9, value="-0.01"), "observations.csv", 9, "value"),
    Case("range", sets("observations", 3, value="-0.01"), "observations.csv", 3, "value"),
    Case("range", sets("fund_flows", 4, year="2022"), "fund_flows.csv", 4, "year"),
    Case("range", sets("observations", 3, value="100.01"), "observations.csv", 3, "value"),
    Case("range", sets("assessments", 2, score="101"), "assessments.csv", 2, "score"),
    Case("duplicate", adds("projects", like=4, name="另一个项目"), "projects.csv", 5, "project_id"),
    Case("duplicate", adds("observations", like=12, locator="另一处"), "observations.csv", 30),
    Case("duplicate", sets("pairs", 4, industrial_adcode="330109"), "pairs.csv", 4, "industrial_adcode"),
    Case("foreign_key", sets("projects", 4, pair_id="P99"), "projects.csv", 4, "pair_id"),
    Case("foreign_key", sets("projects", 4, host_adcode="330199"), "projects.csv", 4, "host_adcode"),
    Case("subject", sets("observations", 9, subject_id="P99"), "observations.csv", 9, "subject_id"),
    Case("subject", sets("observations", 2, subject_id="330382"), "observations.csv", 2, "subject_id"),
    Case("subject", sets("assessments", 2, subject_type="county"), "assessments.csv", 2, "subject_id"),
    Case("measure", sets("observations", 7, metric_id="gdp"), "observations.csv", 7, "metric_id"),
    Case("measure", sets_a_target(metric_id="gdp"), "targets.csv", 2, "metric_id"),
    Case("measure_fit", sets("observations", 7, unit="yuan"), "observations.csv", 7, "unit"),
    Case("measure_fit", sets("observations", 7, value_type="planned"), "observations.csv", 7, "value_type"),
    Case(
        "measure_fit",
        sets("observations", 9, subject_type="county", subject_id="330382"),
        "observations.csv",
        9,
        "subject_type",
    ),
    Case("measure_fit", sets_a_target(unit="firm"), "targets.csv", 2, "unit"),
    Case("value_status", sets("observations", 7, value=""), "observations.csv", 7, "value"),
    Case("value_status", sets("observations", 7, status="missing"), "observations.csv", 7, "value"),
    Case("value_status", sets("observations", 2, printed=""), "observations.csv", 2, "printed"),
    Case("period_missing", sets("observations", 7, period=""), "observations.csv", 7, "period"),
    Case("mixed_periods", adds("observations", like=8, period="2023Q2"), "observations.csv", 8, "period"),
    Case("order", sets("county_roles", 8, valid_to="2022-12-31"), "county_roles.csv", 8, "valid_to"),
    Case("order", sets("pairs", 4, valid_from="2023-01-01", valid_to="2022-12-31"), "pairs.csv", 4, "valid_to"),
    Case("order", sets("projects", 3, **FULL_STAGES | {"started_on": "2023-01-31"}), "projects.csv", 3, "started_on"),
    Case("order", describes(first_quarter="2024Q4"), "datapackage.json", None, "last_quarter"),
    Case("stage_dates", sets("projects", 3, stage_as_of=""), "projects.csv", 3, "stage_as_of"),
    Case("stage_dates", sets("projects", 3, stage="signed"), "projects.csv", 3, "stage"),
    Case("flow_period", sets("fund_flows", 3, period="2023"), "fund_flows.csv", 3, "period"),
    Case("flow_period", sets("fund_flows", 3, period="2023-2025"), "fund_flows.csv", 3, "period"),
    Case("flow_period", sets("fund_flows", 3, stage="allocated"), "fund_flows.csv", 3, "period"),
    Case("flow_period", sets("fund_flows", 3, stage="spent", period="2023Q4"), "fund_flows.csv", 3, "period"),
    Case("flow_period", sets("fund_flows", 3, stage="disbursed", period="2023Q4"), "fund_flows.csv", 3, "period"),
    Case("flow_period", sets("fund_flows", 3, period="2023Q4"), "fund_flows.csv", 3, "period"),
    Case("flow_period", sets("fund_flows", 3, stage="allocated", period="2023Q3"), "fund_flows.csv", 3, "period"),
    Case("flow_period", sets("fund_flows", 3, stage="allocated", period="2022Q4"), "fund_flows.csv", 3, "period"),
    Case("flow_period", sets("fund_flows", 3, stage="allocated", period="2023"), "fund_flows.csv", 3, "period"),
    Case("range", sets("fund_flows", 4, year="2026", period="2026"), "fund_flows.csv", 4, "year"),
    Case("amount_unit", sets("fund_flows", 3, amount="18000000000000.00"), "fund_flows.csv", 3, "amount"),
    Case("amount_unit", sets("fund_flows", 3, amount="1800000000.01"), "fund_flows.csv", 3, "amount"),
    Case("amount_unit", sets("fund_flows", 3, amount="99999.99"), "fund_flows.csv", 3, "amount"),
    Case("over_envelope", adds("fund_flows", like=3, flow_id="X", amount="100000.00"), "fund_flows.csv", 3, "amount"),
    Case("double_entry", enters_twice, "fund_flows.csv", 6),
    Case("pair_role", sets("pairs", 4, mountain_adcode="330102"), "pairs.csv", 4, "mountain_adcode"),
    Case("deal_counties", makes_deals({"from_adcode": "331023"}), "deals.csv", 2, "to_adcode"),
    Case("deal_steps", makes_deals({}, {"step": "signed", "from_adcode": "330108"}), "deals.csv", 3, "from_adcode"),
    Case("deal_end", makes_deals({"need_id": "P10-R2"}), "deals.csv", 2, "need_id"),
    Case("deal_end", makes_deals({"to_adcode": "331024"}), "deals.csv", 2, "need_id"),
    Case("deal_end", makes_deals({"category": "land"}), "deals.csv", 2, "need_id"),
    Case("deal_end", makes_deals({"need_id": "", "offer_id": "P10-R4"}), "deals.csv", 2, "offer_id"),
    Case("foreign_key", makes_deals({"event_id": "E0"}), "deals.csv", 2, "event_id"),
    Case("duplicate", makes_deals({}, {}), "deals.csv", 3),
    Case("not_json", lambda p: (p.folder / "datapackage.json").write_text('{"name":\n "a",\n}'), "datapackage.json", 3),
    Case("not_json", lambda p: (p.folder / "datapackage.json").write_text("[1, 2]"), "datapackage.json"),
    Case("missing_key", lambda p: p.forget("title_en"), "datapackage.json", None, "title_en"),
    Case("description_text", describes(title=" "), "datapackage.json", None, "title"),
    Case("quarter", describes(first_quarter=None), "datapackage.json", None, "first_quarter"),
    Case("coverage", describes(coverage=["pairs"]), "datapackage.json", None, "coverage"),
    Case("enum", describes(basis="guessed"), "datapackage.json", None, "basis"),
    Case("type_date", describes(as_of=20240822), "datapackage.json", None, "as_of"),
]


def named(case: Case) -> str:
    return f"{case.rule}-{case.file.split('.')[0]}-{case.column or case.row or 'file'}"


def assert_well_told(fault: Fault) -> None:
    """Place, what is wrong and the remedy, in each language, with every gap filled and in one line."""
    for lang in ("zh", "en"):
        told = fault.tell(lang)
        assert told.startswith(fault.file) and "\n" not in told and not re.search(r"\{\w*\}", told), told
        assert fault.row is None or re.search(rf"\b{fault.row}\b", told), told
        assert fault.column is None or f"“{fault.column}”" in told, told
        remedy = RULES[fault.rule].remedy(lang, value=fault.value or "", more=fault.more)
        assert remedy in told and told.endswith("。" if lang == "zh" else "."), told
        assert lang == "en" or re.search(r"[\u4e00-\u9fff]", told), told


@pytest.mark.parametrize("case", CASES, ids=named)
def test_damage_is_told_once_with_its_place_and_remedy(case: Case, package: Package) -> None:
    case.damage(package)
    (fault,) = package.faults()
    assert (fault.rule, fault.file, fault.row, fault.column) == (case.rule, case.file, case.row, case.column)
    assert_well_told(fault)


def test_a_file_that_may_not_be_read(package: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        if path.name == "tracks.csv":
            raise PermissionError(13, "Permission denied")
        return path.open("rb").read()

    monkeypatch.setattr(Path, "read_bytes", refuse)
    (fault,) = package.faults()
    assert (fault.rule, fault.file) == ("unreadable", "tracks.csv")
    assert_well_told(fault)
    with pytest.raises(BrokenPackage) as broken:
        publish(package.folder, package.folder.parent / "shelf", "test")
    assert broken.value.faults == (fault,)


def test_a_shelf_that_cannot_be_written(package: Package, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(BrokenPackage) as broken:
        publish(package.folder, tmp_path / "file" / "shelf", "test")
    (fault,) = broken.value.faults
    assert fault.rule == "shelf" and "DATASETS_DIR" in fault.tell("zh")
    assert_well_told(fault)


def test_files_that_change_while_they_are_read(
    package: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def check_slowly(folder: Path):
        checked = check_package(folder)
        package.set("projects", 2, name="改名")
        return checked

    monkeypatch.setattr(snapshots, "check_package", check_slowly)
    with pytest.raises(BrokenPackage) as broken:
        publish(package.folder, tmp_path / "shelf", "test")
    (fault,) = broken.value.faults
    assert fault.rule == "changed"
    assert_well_told(fault)
    assert list((tmp_path / "shelf" / "snapshots").iterdir()) == list((tmp_path / "shelf" / "tmp").iterdir()) == []


def test_a_folder_whose_name_cannot_name_a_dataset(
    package: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package.folder.rename(tmp_path / "packages space").mkdir(exist_ok=True)
    monkeypatch.setenv("PACKAGES_DIR", str(tmp_path))
    monkeypatch.setenv("DATASETS_DIR", str(tmp_path / "var"))
    (refused,) = datasets.refreshed().refused
    (fault,) = refused.faults
    assert (fault.rule, fault.file) == ("dataset_name", "packages space")
    assert_well_told(fault)


def test_a_deal_may_be_signed_that_nobody_expected_and_expected_for_no_day(package: Package) -> None:
    makes_deals({"step": "signed", "need_id": ""}, {"deal_id": "D2", "need_id": "", "amount": ""})(package)
    assert package.faults() == ()


def test_every_rule_is_broken_by_some_test() -> None:
    of_the_shelf = {"shelf", "changed", "dataset_name", "busy", "damaged", "stopped"}
    of_the_shelf |= {rule for rule in RULES if rule.startswith("boundaries_")} | {
        "another_programme"
    }  # below and in test_full_disk.py,
    broken = (
        {case.rule for case in CASES} | {"unreadable"} | of_the_shelf
    )  # test_locks.py, test_catalogue.py and test_programme.py
    assert broken | set(TOML_RULES) == set(RULES)  # those of schemes: in schemes/test_reading.py


def test_no_rule_is_told_that_is_not_defined() -> None:
    """The rule's name is the second argument of a Fault and of all that makes faults; where it is a variable, a case has it."""
    told = set()
    for path in STORE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "id", "") in ("Fault", "_told", "Found")
                and len(node.args) > 1
            ):
                told |= {node.args[1].value} if isinstance(node.args[1], ast.Constant) else set()
    assert len(told) > 20 and told <= set(RULES)


def test_every_rule_speaks_both_languages_with_the_same_gaps() -> None:
    for rule in RULES.values():
        for text in (rule.says, rule.remedy):
            gaps = [set(re.findall(r"\{(\w+)\}", text(lang))) for lang in ("zh", "en")]
            assert gaps[0] == gaps[1] <= {"value", "more"}, rule.id


@pytest.mark.parametrize("folder", [REPORTED, DEMO], ids=["reported", "demo"])
def test_the_shipped_packages_have_no_fault(folder: Path) -> None:
    if not folder.is_dir():
        pytest.skip(f"{folder.name} is not built yet")
    checked = check_package(folder)
    assert checked.faults == ()
    assert checked.description is not None and checked.description.name == folder.name


def test_all_faults_are_told_at_once(package: Package) -> None:
    """Ten mistakes in seven files: ten faults, in the order of files and rows."""
    package.set("counties", 3, name="")
    package.set("county_roles", 8, valid_to="2022-12-31")
    package.set("fund_flows", 2, amount="18亿")
    package.set("fund_flows", 4, stage="paid")
    package.set("observations", 7, unit="yuan")
    package.set("observations", 14, value="")
    package.set("projects", 2, stage="finished")
    package.set("projects", 4, pair_id="P99")
    package.set("resources", 5, side="both")
    package.describe(basis="guessed")
    places = [(fault.file, fault.row, fault.rule) for fault in package.faults()]
    assert places == [
        ("counties.csv", 3, "required"),
        ("county_roles.csv", 8, "order"),
        ("datapackage.json", None, "enum"),
        ("fund_flows.csv", 2, "type_number"),
        ("fund_flows.csv", 4, "enum"),
        ("observations.csv", 7, "measure_fit"),
        ("observations.csv", 14, "value_status"),
        ("projects.csv", 2, "enum"),
        ("projects.csv", 4, "foreign_key"),
        ("resources.csv", 5, "enum"),
    ]


def test_a_lost_file_is_told_alone_and_not_by_all_that_points_to_it(package: Package) -> None:
    package.path("sources").write_bytes("来源\n".encode("gbk"))
    package.path("county_roles").unlink()
    assert [(fault.file, fault.rule) for fault in package.faults()] == [
        ("county_roles.csv", "missing_file"),
        ("sources.csv", "encoding"),
    ]


def test_a_long_or_odd_cell_is_told_short_and_on_one_line() -> None:
    fault = Fault("a.csv", "enum", 2, "x" * 500, 'line\nbreak\x07"<b>' + "长" * 50_000, "a")
    for lang in ("zh", "en"):
        told = fault.tell(lang)
        assert len(told) < 250 and told.isprintable() and "<b>" in told
