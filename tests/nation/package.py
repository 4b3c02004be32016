"""The made-up nation's programme as a data package, of as many rows as asked for, made in constant memory; all of it is simulated.

Pairs are the shipped demonstration's over and over, their money, events, needs and assessments with them; projects and their figures are
drawn over ten years, each by the hash of what it is, so that the same numbers come whatever is asked for beside them.
"""

import csv
import json
import shutil
from collections.abc import Iterable
from pathlib import Path

import duckdb

from store.package.folder import describe_files
from tests.nation.country import boundaries, counties, paired
from tests.nation.figures import figures, macros
from tests.nation.repeated import repeated

DEMO = Path(__file__).parents[2] / "data" / "demo"
NAME = "demo-nation"
FIRST, LAST = 2016, 2025
YUAN_A_PAIR = 100_000_000  # a year, as the demonstration's pairs have on average
PROGRAMME = """name = "全国产业协作示范（虚构）"
name_en = "National industry pairing (made up)"
short_name = "产业协作"
short_name_en = "Pairing"
began = {first}

[region]
name = "全国"
name_en = "the country"
adcodes = ""

[announced]
first = {first}
last = {last}
yearly = {yearly}

[tracks]
T1 = "progress"
T2 = "chain"
T3 = "progress"
T4 = "promotion"
T5 = "digital"
T6 = "factors"

[words.zh]
"工业大县" = "东部县"
"山区县" = "西部县"
"设区市" = "省份"
"全省" = "全国"

[words.en]
"industrial counties" = "eastern counties"
"industrial county" = "eastern county"
"mountain counties" = "western counties"
"mountain county" = "western county"

[map]
source = "虚构边界，仅供测试"
source_en = "made-up borders, for tests only"
"""
SOURCES = {
    "sim-list": "示例结对名单（模拟）", "sim-ledger": "示例项目台账（模拟）", "sim-returns": "示例季度填报（模拟）", "sim-funds": "示例资金台账（模拟）",
    "sim-levels": "示例县域统计（模拟）", "sim-targets": "示例目标责任书（模拟）", "sim-assessment": "示例考核通报（模拟）", "sim-events": "示例活动台账（模拟）",
    "sim-resources": "示例要素清单（模拟）",
}  # fmt: skip


def write_nation(folder: Path, projects: int, pairs: int = 800) -> int:
    """Writes the package into `folder`, with so many projects a pair; returns how many rows its tables have."""
    folder.mkdir(parents=True, exist_ok=True)
    chosen = paired(pairs)
    _write(
        folder / "sources.csv",
        "source_id title publisher date kind",
        ([one, title, "模拟数据生成程序", "2026-01-20", "simulated"] for one, title in SOURCES.items()),
    )
    _write(
        folder / "counties.csv",
        "adcode name name_en official_name city city_en city_adcode",
        (
            [one.adcode, one.name, one.name_en, one.name, one.province, one.province_en, one.province_code]
            for one in counties()
        ),
    )
    _write(
        folder / "county_roles.csv",
        "adcode role valid_from valid_to source_id locator",
        (
            [one.adcode, role, f"{FIRST}-01-01", "", "sim-list", ""]
            for both in chosen
            for one, role in zip(both, ("industrial", "mountain"), strict=True)
        ),
    )
    _write(
        folder / "pairs.csv",
        "pair_id industrial_adcode mountain_adcode listed_year valid_from valid_to source_id locator",
        (
            [pair_id(n), east.adcode, west.adcode, FIRST, f"{FIRST}-01-01", "", "sim-list", ""]
            for n, (east, west) in enumerate(chosen)
        ),
    )
    shutil.copy(DEMO / "tracks.csv", folder)
    made = figures(projects) | repeated(str(DEMO), pairs, "000000")
    with duckdb.connect() as engine:
        engine.execute("SET enable_progress_bar = false; SET preserve_insertion_order = false")
        for macro in macros():
            engine.execute(macro)
        engine.execute("CREATE TABLE paired (n INT, pair_id VARCHAR, east VARCHAR, west VARCHAR, of VARCHAR)")
        engine.executemany(
            "INSERT INTO paired VALUES (?, ?, ?, ?, ?)",
            [(n, pair_id(n), east.adcode, west.adcode, f"P{n % 18 + 1:02d}") for n, (east, west) in enumerate(chosen)],
        )
        for name, query in made.items():
            engine.execute(f"COPY ({query}) TO '{folder / name}.csv' (HEADER)")
    _write_files(folder, pairs)
    return sum(_count(path) for path in folder.glob("*.csv"))


def pair_id(n: int) -> str:
    return f"N{n + 1:03d}"


def _write(path: Path, columns: str, rows: Iterable[list[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns.split())
        writer.writerows(rows)


def _write_files(folder: Path, pairs: int) -> None:
    said = PROGRAMME.format(first=FIRST, last=LAST, yearly=YUAN_A_PAIR * pairs)
    (folder / "programme.toml").write_text(said, encoding="utf-8")
    borders = json.dumps(boundaries(), ensure_ascii=False)
    (folder / "boundaries.geojson").write_text(borders + "\n", encoding="utf-8")
    years = ", ".join(map(str, range(FIRST, LAST + 1)))
    scheme = (DEMO / "scheme-2023.toml").read_text(encoding="utf-8").replace("2023, 2024, 2025", years)
    (folder / f"scheme-{FIRST}.toml").write_text(
        scheme.replace("2023年", f"{FIRST}年").replace("from 2023", f"from {FIRST}"), encoding="utf-8"
    )
    said_of = json.loads((DEMO / "datapackage.json").read_text(encoding="utf-8"))
    said_of |= {
        "name": NAME,
        "title": "虚构的全国数据集",
        "title_en": "A made-up nation's figures",
        "first_quarter": f"{FIRST}Q1",
        "last_quarter": f"{LAST}Q4",
        "note": "全部为虚构，仅供测试。",
        "note_en": "All of it is made up, for tests only.",
        "resources": [],
    }
    describe_files(folder, said_of)


def _count(path: Path) -> int:
    with path.open("rb") as file:
        return sum(1 for _ in file) - 1
