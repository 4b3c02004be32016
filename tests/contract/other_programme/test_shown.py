"""Another province's programme, by its data package alone: every page, file and form speaks of it, and nothing of Zhejiang is left."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from tests.contract.other_programme.package import NAME, copied_with_shipped, places, write_package
from tests.demo_tables import rows, total
from ui.sitemap import SITES

ROOT = Path(__file__).parents[3]
# What only Zhejiang's programme says: its names, its counties' codes, its words, its years.
OF_ZHEJIANG = re.compile(
    r"浙江|Zhejiang|杭州|Hangzhou|山海|泰顺|(?<![\d.])18 ?亿元|1\.8 billion|十八|六条|eighteen|six tracks|\b33\d{4}\b|\bP\d\d\b|\bT[1-6]\b|2025年四季度"
)
# Words of ours that this programme says otherwise.
NOT_ITS_WORDS = re.compile(
    r"工业大县|山区县|赛道|下达|拨付|签约|industrial count|mountain count|\btracks?\b|\bdisbursed\b", re.IGNORECASE
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict]:
    folder = tmp_path_factory.mktemp("another")
    write_package(folder / "packages")
    copied_with_shipped(folder / "packages")
    env = os.environ | {
        "PACKAGES_DIR": str(folder / "packages"),
        "DATASETS_DIR": str(folder / "var"),
        "PACKAGES_STILL_SECONDS": "0",
    }
    asked = [sys.executable, "-W", "ignore", "-m", "tests.contract.other_programme.shown", str(folder)]
    run = subprocess.run(asked, cwd=ROOT, env=env, capture_output=True, text=True, timeout=600)
    assert run.returncode == 0, run.stderr[-4000:]
    yield json.loads(run.stdout.splitlines()[-1]) | {"package": folder / "packages" / NAME}


def test_its_package_is_shown_and_the_other_programmes_refused_with_a_remedy(told: dict) -> None:
    assert list(told["datasets"]) == [NAME]
    (said,) = told["refused"]["demo"]
    assert "属于另一个项目" in said and "岚省东西部工业携手行动" in said and "PACKAGES_DIR" in said


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("page", SITES)
def test_a_page_speaks_of_its_programme_alone(told: dict, page: str, lang: str) -> None:
    said = told["pages"][f"{page} {lang}"]
    assert len(said) > 100
    assert OF_ZHEJIANG.findall(said) == []
    assert NOT_ITS_WORDS.findall(said) == []
    assert "没有算出来" not in said and "could not be computed" not in said


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("file", ["deck", "workbook", "pdf", "docx"])
def test_a_file_speaks_of_its_programme_alone(told: dict, file: str, lang: str) -> None:
    said = told["files"][f"{file} {lang}"]
    assert len(said) > 200
    assert OF_ZHEJIANG.findall(said) == []
    assert NOT_ITS_WORDS.findall(said) == []


def test_its_name_money_and_years_are_said(told: dict) -> None:
    pages = told["pages"]
    assert "2022年起各期" in pages["matching zh"] or "2022 年起" in "".join(pages.values())
    assert "每年 7.00 亿元" in pages["allocation zh"]
    assert "岚省东西部工业携手行动工作汇报" in told["files"]["deck zh"]
    assert "Lan province east–west industry programme: progress report" in told["files"]["deck en"]


def test_its_numbers_are_those_of_its_rows(told: dict) -> None:
    flows = rows("fund_flows", told["package"])
    spent, allocated = (
        total([row for row in flows if row["stage"] == stage and row["year"] == "2024"])
        for stage in ("spent", "allocated")
    )
    assert f"2024年度资金执行 {(spent / allocated * 100).quantize(Decimal('0.1'))}%" in told["pages"]["overview zh"]


def test_its_forms_are_read_back_whole(told: dict) -> None:
    assert told["forms"] == {"zh": [], "en": []}


def test_its_own_map_is_drawn(told: dict) -> None:
    drawn = json.loads(told["map"])
    assert [county["name"] for county in drawn["counties"]] == [
        place["name"] for place in sorted(places(), key=lambda one: one["adcode"])
    ]
    xs = [county["x"] for county in drawn["counties"]]
    assert 0 < min(xs) < drawn["w"] / 4 and drawn["w"] * 3 / 4 < max(xs) < drawn["w"]
    assert drawn["inset"][2] == 0


CODE = [
    path
    for layer in ("analytics", "charts", "ui", "reports", "pages")
    for path in sorted((ROOT / layer).rglob("*"))
    if path.suffix in (".py", ".js", ".css", ".toml")
]


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_code_that_shows_names_the_province(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = re.findall(
        r".*(?:浙|Zhejiang|zhejiang|杭州|Hangzhou|\"33\d{4}\"|(?<![\d.])18 ?亿|1\.8 billion|since 2023|2023 ?年起).*",
        text,
    )
    assert found == []
