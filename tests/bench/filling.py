"""Datasets of as many rows as a measurement asks for, published as any other: typed Parquet and the sums of store/sums.py."""

import tempfile
from functools import cache
from pathlib import Path

import duckdb

from store import engine
from store.columns import DUCKDB
from store.datasets import Dataset
from store.package.folder import Description
from store.schema import TABLES
from store.sums import SUMS, write_sums

EACH = 36  # observations a project has: three measures in twelve quarters

# Words that names are put together of: as many as there are projects, and some signs of every word in thousands of them.
WORDS_OF_NAMES = {
    "place": "景宁 龙泉 泰顺 柯城 龙游 苍南 文成 遂昌 庆元 天台 云和 缙云 常山 江山 莲都 三门",
    "trade": "阀门 纺织 电气 泵业 轴承 新材料 汽车零部件 食品 竹木 化工 电子 装备 光伏 医药 造纸 钢管",
    "what": "生产线 技改 产业 研发中心 扩建 智能工厂 物流 示范",
    "firm": "正泰 巨石 新凤鸣 双箭 环龙 华统 万向 吉利 海康 德力西 杭叉 天能 桐昆 横店 三花 盾安",
}
# Enough projects that joining costs what it does in earnest; every fourth figure missing.
_FILL = {
    "counties": "SELECT '33' || lpad(i::text, 4, '0') adcode, i::text AS name, i::text AS name_en, i::text AS official_name, 'c' AS city, 'c' AS city_en, '33' || lpad((i // 9)::text, 2, '0') || '00' city_adcode FROM range(90) t(i)",
    "pairs": "SELECT 'P' || lpad((i + 1)::text, 2, '0') pair_id, '33' || lpad(i::text, 4, '0') industrial_adcode, '33' || lpad((i + 18)::text, 4, '0') mountain_adcode, 2023 listed_year, DATE '2023-01-01' valid_from FROM range(18) t(i)",
    "tracks": "SELECT 'T' || (i + 1) track_id, i + 1 AS \"order\" FROM range(6) t(i)",
    "projects": "SELECT 'J' || i project_id, {place}[i % 16 + 1] || {trade}[i // 16 % 16 + 1] || {what}[i // 256 % 8 + 1] || (i // 2048) AS name, {firm}[i * 7 % 16 + 1] || {trade}[i * 3 % 16 + 1] || (i % (1 + {projects} // 8)) || '有限公司' lead_enterprise, {place}[i % 16 + 1] || {what}[i // 64 % 8 + 1] || '园' park, 'P' || lpad((i % 18 + 1)::text, 2, '0') pair_id, 'T' || (i % 6 + 1) track_id, '33' || lpad((i % 36)::text, 4, '0') host_adcode, DATE '2023-01-01' + (i % 900)::int signed_on, (i * 1000)::decimal(18,2) planned_investment FROM range({projects}) t(i)",
    "observations": "SELECT 'project' subject_type, 'J' || (i % {projects}) subject_id, ['investment_completed', 'output_value', 'profit_and_tax'][(i // {projects}) % 3 + 1] metric_id, (2023 + (i // {projects}) // 12 % 3)::text || 'Q' || ((i // {projects}) // 3 % 4 + 1) period, CASE WHEN i % 4 > 0 THEN (i % 99991)::decimal(18,2) END AS value, CASE WHEN i % 4 > 0 THEN 'reported' ELSE 'missing' END status, 'yuan' unit, 'actual' value_type, ((2023 + (i // {projects}) // 12 % 3) * 4 + (i // {projects}) // 3 % 4)::int period_last, 1 period_quarters FROM range({rows}) t(i)",
    "fund_flows": "SELECT 'F' || i flow_id, 2023 + i % 3 AS year, (2023 + i % 3)::text || 'Q4' period, ['planned', 'allocated', 'disbursed', 'spent'][i % 4 + 1] stage, 'P' || lpad((i % 18 + 1)::text, 2, '0') pair_id, '33' || lpad((i % 36)::text, 4, '0') payee_adcode, 'T' || (i % 6 + 1) track_id, (i % 9973)::decimal(18,2) amount, ((2023 + i % 3) * 4 + 3)::int period_last, 1 period_quarters FROM range({rows}) t(i)",
}

WORDS = Description(
    "bench", "测", "Bench", "simulated", "2025-12-31", "2023Q1", "2025Q4", "-", "-", {n: "complete" for n in TABLES}
)

# A large table stays a view of its file, so the files live as long as the process.
_folder = tempfile.TemporaryDirectory(prefix="bench-")


@cache
def filled(rows: int) -> Dataset:
    """A dataset of `rows` observations and as many fund flows, with nulls where the filling is silent; made once a run."""
    folder = Path(_folder.name, f"rows{rows}")
    folder.mkdir()
    connection, files = duckdb.connect(), {}
    for name, table in TABLES.items():
        files[name] = folder / f"{name}.parquet"
        types = {c.name: DUCKDB[c.type] for c in table.columns}
        if "period" in types:
            types |= {"period_last": "INTEGER", "period_quarters": "INTEGER"}
        query = _FILL.get(name, "SELECT 1 WHERE false").format(rows=rows, projects=rows // EACH, **_lists())
        given = {d[0] for d in connection.execute(f"SELECT * FROM ({query}) LIMIT 0").description}
        columns = ", ".join(
            f"CAST({_quoted(c) if c in given else 'NULL'} AS {t}) AS {_quoted(c)}" for c, t in types.items()
        )
        connection.execute(f"COPY (SELECT {columns} FROM ({query})) TO '{files[name]}' (FORMAT parquet)")
    write_sums(folder)
    files |= {name: folder / f"{name}.parquet" for name in SUMS}
    made = Dataset("bench", f"rows{rows}", WORDS)
    engine.attach(made.schema, files)
    return made


def _lists() -> dict[str, str]:
    return {name: str(words.split()) for name, words in WORDS_OF_NAMES.items()}


def _quoted(name: str) -> str:
    return f'"{name}"'
