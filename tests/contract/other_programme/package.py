"""Another province's programme as a data package: 5 pairs, 4 tracks, other years, money, borders and words; all of it made up.

Its rows are the simulated dataset's, of five pairs, under other names and codes and a year earlier.
"""

import csv
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import shapely
from shapely.geometry import Polygon, mapping

from store.package.flow_rules import SAME
from store.package.folder import describe_files

ROOT = Path(__file__).resolve().parents[3]
DEMO = ROOT / "data" / "demo"
NAME = "demo-west"
PAIRS = {"P01": "H1", "P05": "H2", "P07": "H3", "P10": "H4", "P12": "H5"}
TRACKS = {"T1": "K1", "T2": "K2", "T3": "K2", "T4": "K2", "T5": "K3", "T6": "K4"}
TRACK_ROWS = [
    ("K1", "共建园区", "Shared parks", "1"),
    ("K2", "订单下乡", "Orders to the west", "2"),
    ("K3", "智改数转", "Digital upgrading", "3"),
    ("K4", "能地互济", "Energy and land", "4"),
]
CITIES = [
    ("岚东", "Landong", "980100"),
    ("岚中", "Lanzhong", "980200"),
    ("岚西", "Lanxi", "980300"),
    ("岚北", "Lanbei", "980400"),
]
SIDE = 4  # counties across and down
YEARS_BACK = 1
PROGRAMME = """name = "岚省东西部工业携手行动"
name_en = "Lan province east–west industry programme"
short_name = "东西携手"
short_name_en = "East–west"
began = 2022

[region]
name = "岚省"
name_en = "Lan"
adcodes = "98"

[announced]
first = 2022
last = 2024
yearly = 700_000_000

[tracks]
K1 = "progress"
K2 = "chain"
K3 = "digital"
K4 = "factors"

[words.zh]
"工业大县" = "东部强县"
"山区县" = "西部县"
"赛道" = "行动"
"预算安排" = "盘子"
"下达" = "批复"
"拨付" = "划转"
"支出" = "使用"
"签约" = "立项"
"投产" = "见效"

[words.en]
"industrial counties" = "eastern counties"
"industrial county" = "eastern county"
"mountain counties" = "western counties"
"mountain county" = "western county"
"tracks" = "actions"
"track" = "action"
"allocated" = "granted"
"disbursed" = "transferred"
"spent" = "used"

[map]
source = "虚构边界，仅供测试"
source_en = "made-up borders, for tests only"
"""
THRESHOLDS = "[behind]\npace = 0.9\n"
WRITTEN = {"locator", "printed", "title", "title_en", "name", "park", "lead_enterprise", "item", "item_en", "publisher"}
_DAY = re.compile(r"(20\d\d)(-\d\d-\d\d)")
_PERIOD = re.compile(r"20\d\d(?=Q[1-4]$|-20\d\d$|$)")


def write_package(packages: Path) -> Path:
    """The package in a folder of packages, described and whole."""
    folder = packages / NAME
    folder.mkdir(parents=True)
    codes = _codes()
    for path in sorted(DEMO.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            columns, rows = list(reader.fieldnames or ()), [dict(row) for row in reader]
        made = list(_rows(path.stem, rows, codes))
        with (folder / path.name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(made)
    for scheme in sorted(DEMO.glob("scheme-*.toml")):
        text = re.sub(
            r"\b20(2[2-9])\b", lambda found: str(int(found[0]) - YEARS_BACK), scheme.read_text(encoding="utf-8")
        )
        (folder / re.sub(r"20\d\d", lambda found: str(int(found[0]) - YEARS_BACK), scheme.name)).write_text(
            text, encoding="utf-8"
        )
    (folder / "programme.toml").write_text(PROGRAMME, encoding="utf-8")
    (folder / "warning_thresholds.toml").write_text(THRESHOLDS, encoding="utf-8")
    (folder / "boundaries.geojson").write_text(json.dumps(boundaries(), ensure_ascii=False) + "\n", encoding="utf-8")
    said = json.loads((DEMO / "datapackage.json").read_text(encoding="utf-8"))
    said |= {
        "name": NAME,
        "title": "虚构携手数据集",
        "title_en": "Made-up east–west figures",
        "as_of": "2025-01-20",
        "first_quarter": "2022Q1",
        "last_quarter": "2024Q4",
        "note": "全部为虚构，仅供测试。",
        "note_en": "All of it is made up, for tests only.",
        "resources": [],
    }
    describe_files(folder, said)
    return folder


def _codes() -> dict[str, str]:
    """The demo's adcodes → the made-up ones: the five pairs' counties first, then others until the province is full."""
    with (DEMO / "pairs.csv").open(encoding="utf-8", newline="") as file:
        pairs = [row for row in csv.DictReader(file) if row["pair_id"] in PAIRS]
    ours = [pair[side] for side in ("industrial_adcode", "mountain_adcode") for pair in pairs]
    with (DEMO / "counties.csv").open(encoding="utf-8", newline="") as file:
        ours += [row["adcode"] for row in csv.DictReader(file) if row["adcode"] not in ours]
    return dict(zip(ours, [place["adcode"] for place in places()], strict=False))


def places() -> list[dict[str, str]]:
    """Sixteen counties in four cities."""
    stems = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳"
    names = [
        "Jia",
        "Yi",
        "Bing",
        "Ding",
        "Wu",
        "Ji",
        "Geng",
        "Xin",
        "Ren",
        "Gui",
        "Zi",
        "Chou",
        "Yin",
        "Mao",
        "Chen",
        "Si",
    ]
    found = []
    for n, (stem, english) in enumerate(zip(stems, names, strict=True)):
        city, city_en, code = CITIES[n // SIDE]
        name = f"岚{stem}县"
        found.append(
            {"adcode": f"{code[:4]}{n % SIDE + 1:02d}", "name": name, "name_en": f"Lan{english.lower()}", "official_name": name,
             "city": city, "city_en": city_en, "city_adcode": code}
        )  # fmt: skip
    return found


def boundaries() -> dict[str, object]:
    """A province of sixteen four-cornered counties that share their borders, far from any of the sea."""

    def corner(x: int, y: int) -> tuple[float, float]:
        inner = 0 < x < SIDE and 0 < y < SIDE
        return round(101 + 0.6 * x + (0.11 * ((x * 7 + y * 3) % 3 - 1) if inner else 0), 5), round(
            35 + 0.5 * y + (0.09 * ((x + 2 * y) % 3 - 1) if inner else 0), 5
        )

    features = []
    for n, place in enumerate(places()):
        x, y = n // SIDE, n % SIDE
        land = Polygon([corner(x, y), corner(x, y + 1), corner(x + 1, y + 1), corner(x + 1, y)])
        middle = shapely.centroid(land)
        told = {key: place[key] for key in ("adcode", "name", "city", "city_adcode")}
        told |= {"lon": round(middle.x, 5), "lat": round(middle.y, 5), "order": n, "radius": 15_000}
        features.append({"type": "Feature", "id": place["adcode"], "properties": told, "geometry": mapping(land)})
    return {"type": "FeatureCollection", "features": features}


def _rows(table: str, rows: list[dict[str, str]], codes: dict[str, str]) -> Iterator[dict[str, str]]:
    if table == "tracks":
        yield from (dict(zip(("track_id", "name_zh", "name_en", "order"), row, strict=True)) for row in TRACK_ROWS)
        return
    if table == "counties":
        yield from places()
        return
    left_out, seen = _left_out(codes), set()
    for row in rows:
        made = {column: _cell(column, value, codes) for column, value in row.items()}
        moved = (
            tuple(made[column] for column in SAME) if table == "fund_flows" else (len(seen),)
        )  # six tracks made four
        if None not in made.values() and not left_out & set(row.values()) and moved not in seen:
            seen.add(moved)
            yield {column: str(value) for column, value in made.items()}


def _left_out(codes: dict[str, str]) -> set[str]:
    """Needs and offers of counties that are not there, and projects and events of their pairs."""
    found = set()
    with (DEMO / "resources.csv").open(encoding="utf-8", newline="") as file:
        found |= {row["resource_id"] for row in csv.DictReader(file) if row["adcode"] not in codes}
    return found


def _cell(column: str, value: str, codes: dict[str, str]) -> str | None:
    """A cell as it is here; None where its row is of somebody who is not."""
    if column in WRITTEN:
        named = re.sub(
            r"浙江", "岚省", re.sub(r"\b33\d{4}\b", lambda code: codes.get(code[0], "980000"), value)
        ).replace("工业大县", "东部强县")
        return re.sub(r"P\d\d", lambda pair: PAIRS.get(pair[0], "H0"), named)
    if re.fullmatch(r"33\d{4}", value):
        return "980000" if value == "330000" else codes.get(value)
    if found := re.fullmatch(r"(P\d\d)(-.*)?", value):
        return f"{PAIRS[found[1]]}{found[2] or ''}" if found[1] in PAIRS else None
    if column == "track_id":
        return TRACKS.get(value, value)
    if found := _DAY.fullmatch(value):
        rest = "-02-28" if found[2] == "-02-29" else found[2]
        return f"{int(found[1]) - YEARS_BACK}{rest}"
    if column in ("year", "listed_year", "period"):
        return re.sub(r"20\d\d", lambda year: str(int(year[0]) - YEARS_BACK), value)
    return value


def copied_with_shipped(packages: Path) -> None:
    """The shipped simulated package beside it: of another programme."""
    shutil.copytree(DEMO, packages / "demo")
