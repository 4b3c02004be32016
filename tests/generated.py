"""Small random datasets, valid by the schema, for comparing two ways of computing the same number."""

import re
import uuid
from calendar import monthrange
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import duckdb
import pyarrow as pa
from hypothesis import strategies as st

from store.codes import EVENT_KIND, RESOURCE, STAGE
from store.datasets import Dataset
from store.package.folder import Description
from store.package.reading import arrow_schema
from store.schema import TABLES
from store.snapshots import with_derived
from store.sums import SUMS

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
INDUSTRIES = ("纺织", 'it\'s \\ "new"', "90010001")  # words of a source: signs and numbers of SQL are words too
COMPLETE = {"projects", "pairs", "fund_flows", "events"}

MANY = (0, 2, 8, 12, 12)  # rows of a table: seldom none, mostly enough that a question finds some

money = st.integers(0, 10**14).map(lambda cents: Decimal(cents).scaleb(-2))
days = st.dates(date(2023, 1, 1), date(2025, 12, 31))


def blank(table: str, **cells: object) -> dict:
    return dict.fromkeys(TABLES[table].column_names) | cells


@st.composite
def projects(draw) -> list[dict]:
    rows = []
    for n in range(draw(st.sampled_from(MANY)) // 2):
        steps = sorted(draw(st.lists(days, min_size=0, max_size=4)))
        dates = dict(zip(("signed_on", "started_on", "completed_on", "at_capacity_on"), steps, strict=False))
        said = draw(st.sampled_from([None, *STAGE.ids]))
        rows.append(
            blank(
                "projects",
                project_id=f"J{n}",
                pair_id=draw(st.sampled_from(sorted(PAIRS))),
                name=f"示例项目{n}",
                track_id=draw(st.sampled_from([None, *TRACKS])),
                stage=said,
                industry=draw(st.sampled_from([None, *INDUSTRIES])),
                host_adcode=draw(st.sampled_from([None, *COUNTIES])),
                stage_as_of=draw(days) if said else draw(st.none() | days),
                planned_investment=draw(st.none() | money),
                source_id="S",
                **dates,
            )
        )
    return rows


@st.composite
def observations(draw, project_ids: list[str], asked: tuple[str, str] | None) -> list[dict]:
    """Mostly of the measure and value type asked about: rows that no question counts test little."""
    measures, value_types = ([asked[0]] * 6, [asked[1]] * 6) if asked else ([], ["actual"])
    keys = st.tuples(
        st.sampled_from(project_ids),
        st.sampled_from([*measures, *MEASURES]),
        st.sampled_from([*QUARTERS, "2023", "2024", "2025"]),
        st.sampled_from([*value_types, "actual", "forecast", "at_capacity"]),
    )
    rows: list[dict] = []
    least = draw(st.sampled_from(MANY))
    found = draw(st.lists(keys, min_size=least, max_size=14, unique=True)) if project_ids else []
    for subject, measure, period, value_type in dict.fromkeys(_without_period(key) for key in found):
        status = draw(st.sampled_from(["reported"] * 4 + ["missing", "not_applicable"]))
        rows.append(
            blank(
                "observations",
                subject_type="project",
                subject_id=subject,
                metric_id=measure,
                period=period,
                value=draw(money) if status == "reported" else None,
                status=status,
                unit="yuan",
                value_type=value_type,
                as_of=draw(days),
                source_id="S",
            )
        )
    return rows


def _without_period(key: tuple[str, str, str, str]) -> tuple[str, str, str | None, str]:
    """What stands at capacity belongs to no period, and no investment does."""
    subject, measure, _, value_type = key
    if value_type != "at_capacity":
        return key
    return subject, "output_value" if measure == "investment_completed" else measure, None, value_type


@st.composite
def targets(draw) -> list[dict]:
    keys = st.tuples(st.sampled_from(sorted(PAIRS)), st.sampled_from([2023, 2024, 2025]), st.sampled_from(MEASURES))
    return [
        blank("targets", pair_id=pair, year=year, metric_id=measure, target=draw(money), unit="yuan", source_id="S")
        for pair, year, measure in draw(
            st.lists(keys, min_size=draw(st.sampled_from(MANY)) // 2, max_size=14, unique=True)
        )
    ]


@st.composite
def events(draw) -> list[dict]:
    rows = []
    for n in range(draw(st.sampled_from(MANY))):
        precision = draw(st.sampled_from([None, "day", "month", "quarter", "year"]))
        day = last_of(draw(days), precision) if precision else None
        rows.append(
            blank(
                "events",
                event_id=f"E{n}",
                pair_id=draw(st.sampled_from(sorted(PAIRS))),
                title="活动",
                track_id=draw(st.sampled_from([None, *TRACKS])),
                kind=draw(st.sampled_from(EVENT_KIND.ids[:4])),
                date=day,
                date_precision=precision,
                as_of=draw(days),
                source_id="S",
                firms=draw(st.none() | st.integers(0, 300)),
                people=draw(st.none() | st.integers(0, 300)),
                value_type=draw(st.sampled_from(["actual"] * 4 + ["forecast"])),
            )
        )
    return rows


def last_of(day: date, precision: str) -> date:
    """The last day of what the precision tells of a day."""
    month = {"day": day.month, "month": day.month, "quarter": (day.month + 2) // 3 * 3, "year": 12}[precision]
    return day if precision == "day" else date(day.year, month, monthrange(day.year, month)[1])


@st.composite
def resources(draw) -> list[dict]:
    return [
        blank(
            "resources",
            resource_id=f"R{n}",
            adcode=draw(st.sampled_from(sorted(COUNTIES))),
            item="要素",
            side=draw(st.sampled_from(["need", "offer"])),
            category=draw(st.sampled_from(RESOURCE.ids)),
            as_of=draw(days),
            source_id="S",
        )
        for n in range(draw(st.sampled_from(MANY)))
    ]


@st.composite
def fund_flows(draw) -> list[dict]:
    rows = []
    for n in range(draw(st.sampled_from(MANY))):
        stage = draw(st.sampled_from(["planned", "allocated", "disbursed", "spent", "recovered"]))
        year = draw(st.sampled_from([2023, 2024, 2025]))
        ahead = [f"{year - 1}Q4"] * 3 if stage == "allocated" else []  # the only step that may be before its year
        later = [*ahead, *(q for q in QUARTERS if int(q[:4]) >= year)]
        period = str(year) if stage == "planned" and draw(st.booleans()) else draw(st.sampled_from(later))
        rows.append(
            blank(
                "fund_flows",
                flow_id=f"F{n}",
                year=year,
                period=period,
                stage=stage,
                amount=draw(money),
                pair_id=draw(st.sampled_from([None, *PAIRS])),
                track_id=draw(st.sampled_from([None, *TRACKS])),
                payee_adcode=draw(st.sampled_from([None, *COUNTIES])),
                as_of=date(2026, 1, 1),
                source_id="S",
            )
        )
    return rows


def rows_of(**tables: list[dict]) -> dict[str, list[dict]]:
    """Rows of every table: places, pairs in force from 2023 and tracks as above, and of the rest what is given."""
    rows: dict[str, list[dict]] = {name: [] for name in TABLES}
    rows["sources"] = [blank("sources", source_id="S", title="t", publisher="p", kind="ledger")]
    rows["counties"] = [
        blank("counties", adcode=a, name=a, name_en=a, official_name=a, city=c, city_en=c, city_adcode=c)
        for a, c in COUNTIES.items()
    ]
    rows["tracks"] = [blank("tracks", track_id=t, name_zh=t, name_en=t, order=n + 1) for n, t in enumerate(TRACKS)]
    rows["pairs"] = [
        blank(
            "pairs",
            pair_id=pair,
            industrial_adcode=industrial,
            mountain_adcode=mountain,
            listed_year=2023,
            valid_from=date(2023, 1, 1),
            source_id="S",
        )
        for pair, (industrial, mountain) in PAIRS.items()
    ]
    return rows | tables


@st.composite
def datasets(
    draw,
    tables: Collection[str] = ("projects", "observations", "fund_flows", "pairs"),
    asked: tuple[str, str] | None = None,
) -> dict[str, list[dict]]:
    """Rows of every table, as plain dicts; random ones in `tables`, which is all that a question about them can see,
    many of them of the measure and value type `asked` about."""
    rows = rows_of()
    if {"projects", "observations"} & set(tables):
        rows["projects"] = draw(projects())
    if "observations" in tables:
        rows["observations"] = draw(observations([p["project_id"] for p in rows["projects"]], asked))
    if "fund_flows" in tables:
        rows["fund_flows"] = draw(fund_flows())
    for name, made in (("targets", targets), ("events", events), ("resources", resources)):
        if name in tables:
            rows[name] = draw(made())
    # Whose a county's needs are depends on the pairs in force.
    for pair in rows["pairs"] if {"pairs", "resources"} & set(tables) else ():
        pair["valid_from"] = draw(st.sampled_from([date(2023, 1, 1), date(2024, 5, 2), None]))
        pair["valid_to"] = draw(st.sampled_from([None, date(2025, 3, 31), date(2025, 6, 29)]))
    return rows


_engine = duckdb.connect(":memory:")
_NAMED = re.compile(r"\b(" + "|".join(TABLES) + r")\b")
_SUMMED = re.compile(r"\b(" + "|".join(SUMS) + r")\b")


@dataclass(frozen=True)
class Held(Dataset):
    """A dataset whose rows lie in memory. A question makes engine tables of those it names and of no others: making all
    twelve, by way of files, took longer than the questions."""

    rows: dict[str, list[dict]] = field(default_factory=dict, hash=False, compare=False)
    cursor: duckdb.DuckDBPyConnection | None = field(default=None, hash=False, compare=False)
    made: set[str] = field(default_factory=set, hash=False, compare=False)

    def arrow(self, sql: str, values: Sequence[object] = ()) -> pa.Table:
        assert self.cursor is not None
        for name in set(_SUMMED.findall(sql)) - self.made:
            self.arrow(SUMS[name])  # makes the tables it is summed from
            self.cursor.execute(f'CREATE TEMP TABLE "{name}" AS {SUMS[name]}')
            self.made.add(name)
        for name in set(_NAMED.findall(sql)) - self.made:
            held = with_derived(pa.Table.from_pylist(self.rows[name], arrow_schema(TABLES[name])))
            self.cursor.register("held", held)
            self.cursor.execute(f'CREATE TEMP TABLE "{name}" AS FROM held')  # temporary: of this cursor alone
            self.made.add(name)
        return self.cursor.execute(sql, list(values)).to_arrow_table()

    def arrow_of_files(self, sql: str) -> pa.Table:
        return self.arrow(sql)


def opened(rows: dict[str, list[dict]], complete: set[str] = COMPLETE, first_quarter: str = "2023Q1") -> Dataset:
    """The rows as a dataset that can be asked, without the way through files and checks."""
    coverage = {name: "complete" if name in complete else "partial" for name in TABLES}
    words = Description(
        "generated", "生成", "Generated", "simulated", "2025-12-31", first_quarter, "2025Q4", "-", "-", coverage
    )
    return Held("generated", uuid.uuid4().hex[:12], words, rows=rows, cursor=_engine.cursor())
