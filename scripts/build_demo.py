"""Builds data/demo: a simulated dataset of the whole programme, so that every page has something to show.

Run by hand from the repository's root; another folder may be named: python -m scripts.build_demo [folder]
Counties, classes, pairs and tracks are those of data/reported; everything else is invented by scripts/demo/, from one seed:
the same bytes on every run. What differs between the pairs, and which oddities are planted: scripts/demo/shape.py.
"""

import csv
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from scripts.demo import budget, deals, events, flows, goals, levels, projects, resources, returns, schemes, spending
from scripts.demo.quarters import AS_OF, QUARTERS
from store.package.folder import Description, write_package
from store.schema import TABLES

DATA = Path(__file__).resolve().parent.parent / "data"
START = "2023-01-01"
REAL = ("counties", "county_roles", "pairs", "tracks")
Rows = list[dict[str, str]]

DESCRIPTION = Description(
    name="demo",
    title="模拟演示数据集",
    title_en="Simulated demonstration figures",
    basis="simulated",
    as_of=AS_OF.isoformat(),
    first_quarter=QUARTERS[0],
    last_quarter=QUARTERS[-1],
    note=(
        "本数据集由程序按固定种子生成，仅供演示和测试。县（市、区）、结对和赛道是真实名单；项目、企业、园区、资金、产值、"
        "得分、活动和要素全部为虚构，不反映任何真实县（市、区）、结对或企业的情况，不得引用。"
    ),
    note_en=(
        "Made by a program from a fixed seed, for demonstration and tests only. Counties, pairs and tracks are the real "
        "lists; every project, firm, park, fund movement, output, score, event and resource is invented. No figure says "
        "anything about the real counties, pairs or firms, and none may be quoted."
    ),
    coverage={name: "complete" for name in TABLES},
)

SIMULATED = {
    "sim-ledger": "示例项目台账（模拟）",
    "sim-returns": "示例季度填报（模拟）",
    "sim-funds": "示例资金台账（模拟）",
    "sim-levels": "示例县域统计与工作总结（模拟）",
    "sim-targets": "示例目标责任书（模拟）",
    "sim-assessment": "示例考核通报（模拟）",
    "sim-events": "示例活动台账（模拟）",
    "sim-resources": "示例要素清单（模拟）",
}


def _read(table: str) -> Rows:
    with (DATA / "reported" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return [{key: value or None for key, value in row.items()} for row in csv.DictReader(file)]  # type: ignore[misc]


def _sources(real: Mapping[str, Rows]) -> list[dict[str, object]]:
    """The sources of the real lists, and one simulated source for each kind of invented figure."""
    lists = [row for table in ("county_roles", "pairs") for row in real[table]]
    cited = {row["source_id"] for row in lists}
    told = "\n".join(row["locator"] for row in lists)  # the end of a class is told by another source than its begin
    made = [
        {"source_id": key, "title": title, "publisher": "模拟数据生成程序", "date": AS_OF, "kind": "simulated"}
        for key, title in SIMULATED.items()
    ]
    return [dict(row) for row in _read("sources") if row["source_id"] in cited or row["source_id"] in told] + made


def tables() -> dict[str, Iterable[Mapping[str, object]]]:
    """Every table of the dataset, as rows ready to be written."""
    real = {name: _read(name) for name in REAL}
    # Since when each pair holds is printed nowhere; the simulated programme begins with its first year.
    real["pairs"] = [row | {"valid_from": row["valid_from"] or START} for row in real["pairs"]]
    pairs, counties = real["pairs"], {row["adcode"]: row for row in real["counties"]}
    pair_of = {pair["pair_id"]: pair for pair in pairs}
    by_pair = {pair["pair_id"]: projects.of_pair(pair) for pair in pairs}
    every = [project for of_one in by_pair.values() for project in of_one]
    money = spending.whole_life(list(budget.allocated()), pair_of, every)
    observed = [
        row for p in every for made in (returns.quarterly, returns.promised, returns.lengths) for row in made(p)
    ]
    happened, listed = list(events.rows()), list(resources.rows(pairs))
    return {
        "sources": _sources(real),
        **real,
        "projects": [projects.row(project) for project in every],
        "observations": [
            *observed,
            *levels.of_counties(counties, pairs),
            *levels.of_pairs(pairs),
            *levels.of_province(every),
        ],
        "fund_flows": list(flows.rows([*budget.planned(), *money])),
        "targets": list(goals.targets(by_pair)),
        "assessments": list(goals.assessments(by_pair, money)),
        "events": happened,
        "resources": listed,
        "deals": list(deals.rows(pairs, happened, listed)),
    }


def main(folder: Path) -> None:
    made = tables()
    write_package(folder, DESCRIPTION, made, schemes.schemes())
    print(f"{folder}: " + ", ".join(f"{name} {len(list(rows))}" for name, rows in made.items()))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA / "demo")
