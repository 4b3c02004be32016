"""A nation's programme: made in constant memory, checked, published, and read on every page though its pairs are too many for a map."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from tests.demo_tables import rows
from tests.nation.country import counties, paired
from tests.nation.package import NAME, pair_id, write_nation
from ui.sitemap import SITES

ROOT = Path(__file__).parents[3]
PAIRS, PROJECTS = 70, 4


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict]:
    folder = tmp_path_factory.mktemp("nation")
    package = folder / "packages" / NAME
    count = write_nation(package, PROJECTS, PAIRS)
    env = os.environ | {
        "PACKAGES_DIR": str(folder / "packages"),
        "DATASETS_DIR": str(folder / "var"),
        "PACKAGES_STILL_SECONDS": "0",
    }
    asked = [sys.executable, "-W", "ignore", "-m", "tests.nation.shown"]
    run = subprocess.run(asked, cwd=ROOT, env=env, capture_output=True, text=True, timeout=900)
    assert run.returncode == 0, run.stderr[-4000:]
    yield json.loads(run.stdout.splitlines()[-1]) | {"package": package, "rows": count}


def test_a_country_has_2_800_counties_and_800_pairs_from_east_to_west() -> None:
    pairs = paired(800)
    assert len(counties()) == 2800 and len({one.adcode for two in pairs for one in two}) == 1600
    assert len({one.name for one in counties()}) == 2800
    assert 25 <= len({(one.province, other.province) for one, other in pairs}) <= 60


def test_the_same_projects_come_whatever_is_made_beside_them(told: dict, tmp_path: Path) -> None:
    write_nation(tmp_path, PROJECTS, PAIRS)
    for name in ("projects", "observations", "fund_flows", "targets"):
        made, again = (sorted((one / f"{name}.csv").read_bytes().splitlines()) for one in (told["package"], tmp_path))
        assert made == again and len(made) > 100


@pytest.mark.parametrize("page", SITES)
def test_a_page_answers(told: dict, page: str) -> None:
    said = told["pages"][page]
    assert len(said) > 60
    assert "没有算出来" not in said and "MessageSize" not in said
    assert "浙江" not in said and "工业大县" not in said


def test_its_numbers_are_those_of_its_rows(told: dict) -> None:
    spent = sum(
        Decimal(row["amount"])
        for row in rows("fund_flows", told["package"])
        if row["year"] == "2025" and row["stage"] == "spent"
    )
    assert f"{spent / 10**8:,.2f} 亿元" in told["pages"]["funds"]


def test_a_map_of_many_pairs_has_a_link_from_province_to_province(told: dict) -> None:
    held = Counter(f"{one.province}—{other.province}" for one, other in paired(PAIRS))
    arcs = told["bundled"]["arcs"]
    assert {one["title"]: one["pairs"] for one in arcs} == {name: str(count) for name, count in held.items()}
    assert set(told["bundled"]["labels"]) == {name for link in held for name in link.split("—")}
    assert f"{PAIRS} 对按省份合为 {len(held)} 条连线" in told["bundled"]["footnote"]
    one = next(one for one in arcs if one["pairs"] != "1")
    mine = [pair_id(n) for n, (a, b) in enumerate(paired(PAIRS)) if f"{a.province}—{b.province}" == one["title"]]
    assert one["href"].endswith("pairs=" + ",".join(mine)) or all(pair in one["href"] for pair in mine)


def test_a_link_is_the_sum_of_its_pairs_divided_last(told: dict) -> None:
    of = {pair_id(n): f"{a.province}—{b.province}" for n, (a, b) in enumerate(paired(PAIRS))}
    spent, allocated = (Counter[str](), Counter[str]())
    for row in rows("fund_flows", told["package"]):
        if row["year"] == "2025" and row["pair_id"]:
            if row["stage"] == "spent":
                spent[of[row["pair_id"]]] += Decimal(row["amount"])
            if row["stage"] == "allocated":
                allocated[of[row["pair_id"]]] += Decimal(row["amount"])
    for one in told["bundled"]["arcs"]:
        rate = 100 * spent[one["title"]] / allocated[one["title"]]
        assert one["said"] == f"{rate:.1f}%", one["title"]


def test_of_many_pairs_a_choice_of_few_is_drawn_each_by_itself(told: dict) -> None:
    few = told["few"]
    assert [one["id"] for one in few["arcs"]] == [pair_id(0), pair_id(2)]
    assert len(few["labels"]) == 4 and f"共 {PAIRS} 对，只画所选的 2 对" in few["footnote"]
