"""Small random datasets, valid by the schema, for comparing two ways of computing the same number."""

import re
import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import duckdb
import pyarrow as pa
from hypothesis import strategies as st

from store.codes import STAGE
from store.datasets import Dataset
from store.package import Description
from store.reading import arrow_schema
from store.schema import TABLES
from store.snapshots import with_derived

CITIES = ("330100", "330300", "331100")
COUNTIES = {
    "330109": "330100",
    "330110": "330100",
    "330382": "330300",
    "330329": "330300",
    "331181": "331100",
    "331127": "331100",
}
PAIRS = {"P01": ("330109", "331181"), "P02": ("330110", "330329"), "P03": ("330382", "331127")}
TRACKS = ("T1", "T2", "T3")
QUARTERS = [f"{y}Q{q}" for y in (2023, 2024, 2025) for q in (1, 2, 3, 4)]
MEASURES = ("investment_completed", "output_value", "profit_and_tax")
COMPLETE = {"projects", "pairs", "fund_flows"}

money = st.integers(0, 10**14).map(lambda cents: Decimal(cents).scaleb(-2))
days = st.dates(date(2023, 1, 1), date(2025, 12, 31))


def blank(table: str, **cells: object) -> dict:
    return dict.fromkeys(TABLES[table].column_names) | cells


@st.composite
def projects(draw) -> list[dict]:
    rows = []
    for n in range(draw(st.integers(0, 6))):
        steps = sorted(draw(st.lists(days, min_size=0, max_size=4)))
        dates = dict(zip(("signed_on", "started_on", "completed_on", "at_capacity_on"), steps, strict=False))
        said = draw(st.sampled_from([None, *STAGE.ids]))
        rows.append(blank("projects", project_id=f"J{n}", pair_id=draw(st.sampled_from(sorted(PAIRS))), name=f"示例项目{n}",
                          track_id=draw(st.sampled_from([None, *TRACKS])), stage=said,
                          host_adcode=draw(st.sampled_from([None, *COUNTIES])),
                          stage_as_of=draw(days) if said else draw(st.none() | days),
                          planned_investment=draw(st.none() | money), source_id="S", **dates))  # fmt: skip
    return rows


@st.composite
def observations(draw, project_ids: list[str]) -> list[dict]:
    keys = st.tuples(st.sampled_from(project_ids), st.sampled_from(MEASURES), st.sampled_from([*QUARTERS, "2023", "2024"]),
                     st.sampled_from(["actual", "actual", "forecast"]))  # fmt: skip
    rows = []
    for subject, measure, period, value_type in (
        draw(st.lists(keys, max_size=14, unique=True)) if project_ids else []
    ):
        status = draw(st.sampled_from(["reported", "reported", "missing", "not_applicable"]))
        rows.append(blank("observations", subject_type="project", subject_id=subject, metric_id=measure, period=period,
                          value=draw(money) if status == "reported" else None, status=status, unit="yuan",
                          value_type=value_type, as_of=date(2026, 1, 1), source_id="S"))  # fmt: skip
    return rows


@st.composite
def fund_flows(draw) -> list[dict]:
    rows = []
    for n in range(draw(st.integers(0, 14))):
        stage = draw(st.sampled_from(["planned", "allocated", "disbursed", "spent", "recovered"]))
        year = draw(st.sampled_from([2023, 2024, 2025]))
        later = [q for q in QUARTERS if int(q[:4]) >= year]
        period = str(year) if stage == "planned" and draw(st.booleans()) else draw(st.sampled_from(later))
        rows.append(blank("fund_flows", flow_id=f"F{n}", year=year, period=period, stage=stage, amount=draw(money),
                          pair_id=draw(st.sampled_from([None, *PAIRS])), track_id=draw(st.sampled_from([None, *TRACKS])),
                          payee_adcode=draw(st.sampled_from([None, *COUNTIES])), as_of=date(2026, 1, 1), source_id="S"))  # fmt: skip
    return rows


def rows_of(**tables: list[dict]) -> dict[str, list[dict]]:
    """Rows of every table: places, pairs in force from 2023 and tracks as above, and of the rest what is given."""
    rows: dict[str, list[dict]] = {name: [] for name in TABLES}
    rows["sources"] = [blank("sources", source_id="S", title="t", publisher="p", kind="ledger")]
    rows["counties"] = [
        blank("counties", adcode=a, name=a, name_en=a, official_name=a, city=c, city_en=c, city_adcode=c)
        for a, c in COUNTIES.items()
    ]
    rows["tracks"] = [
        blank("tracks", track_id=t, name_zh=t, name_en=t, order=n + 1) for n, t in enumerate(TRACKS)
    ]
    rows["pairs"] = [
        blank("pairs", pair_id=pair, industrial_adcode=industrial, mountain_adcode=mountain, listed_year=2023,
              valid_from=date(2023, 1, 1), source_id="S")
        for pair, (industrial, mountain) in PAIRS.items()
    ]  # fmt: skip
    return rows | tables


@st.composite
def datasets(
    draw, tables: Collection[str] = ("projects", "observations", "fund_flows", "pairs")
) -> dict[str, list[dict]]:
    """Rows of every table, as plain dicts; random ones in `tables`, which is all that a question about them can see."""
    rows = rows_of()
    if {"projects", "observations"} & set(tables):
        rows["projects"] = draw(projects())
    if "observations" in tables:
        rows["observations"] = draw(observations([p["project_id"] for p in rows["projects"]]))
    if "fund_flows" in tables:
        rows["fund_flows"] = draw(fund_flows())
    for pair in rows["pairs"] if "pairs" in tables else ():
        pair["valid_from"] = draw(st.sampled_from([date(2023, 1, 1), date(2024, 5, 2)]))
        pair["valid_to"] = draw(st.sampled_from([None, date(2025, 3, 31), date(2025, 6, 29)]))
    return rows


_engine = duckdb.connect(":memory:")
_NAMED = re.compile(r"\b(" + "|".join(TABLES) + r")\b")


@dataclass(frozen=True)
class Held(Dataset):
    """A dataset whose rows lie in memory. A question makes engine tables of those it names and of no others: making all
    twelve, by way of files, took longer than the questions."""

    rows: dict[str, list[dict]] = field(default_factory=dict, hash=False, compare=False)
    cursor: duckdb.DuckDBPyConnection | None = field(default=None, hash=False, compare=False)
    made: set[str] = field(default_factory=set, hash=False, compare=False)

    def arrow(self, sql: str, values: Sequence[object] = ()) -> pa.Table:
        assert self.cursor is not None
        for name in set(_NAMED.findall(sql)) - self.made:
            held = with_derived(pa.Table.from_pylist(self.rows[name], arrow_schema(TABLES[name])))
            self.cursor.register("held", held)
            self.cursor.execute(f'CREATE TEMP TABLE "{name}" AS FROM held')  # temporary: of this cursor alone
            self.made.add(name)
        return self.cursor.execute(sql, list(values)).to_arrow_table()


def opened(rows: dict[str, list[dict]], complete: set[str] = COMPLETE) -> Dataset:
    """The rows as a dataset that can be asked, without the way through files and checks."""
    coverage = {name: "complete" if name in complete else "partial" for name in TABLES}
    words = Description(
        "generated", "生成", "Generated", "simulated", "2025-12-31", "2023Q1", "2025Q4", "-", "-", coverage
    )
    return Held("generated", uuid.uuid4().hex[:12], words, rows=rows, cursor=_engine.cursor())
