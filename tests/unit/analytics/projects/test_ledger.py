"""The ledger lists, orders, pages, searches and adds up exactly what plain Python finds in the same rows."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.answer import total
from analytics.projects.export import export_table
from analytics.projects.history import by_period, flows, otherwise, reports
from analytics.projects.ledger import COLUMNS, GAPS, PAGE, REPORTED, LedgerLine, gapped, is_listed, one, page
from analytics.projects.subtotal import scopes, subtotal
from analytics.selection import ASKED_TYPES, SPANS, Selection
from store.codes import STAGE
from tests import generated
from tests.examples import examples
from tests.oracle import Oracle, day_quarter, number, stage_at
from tests.shipped import QUARTERS, complete, dataset, oracle, plain

FIELDS = ("name", "lead_enterprise", "park", "locator", "project_id", "industry")
SEARCHES = [
    "P01",
    "p01-00",
    "电",
    "示例园区",
    "第1行",
    "%",
    "_",
    "'",
    "\\",
    "?",
    "生产线 食品",
    "; DROP TABLE projects",
    "vvv",  # no Chinese word begins with v: nothing by its initials either
]
SELECTIONS = [
    ("demo", Selection("2025Q4")),
    ("demo", Selection("2024Q2", "programme", pairs=("P01", "P07", "P15"))),
    ("demo", Selection("2025Q1", "quarter", tracks=("T1", "T3"), stages=("signed", "in_production"))),
    ("demo", Selection("2025Q4", cities=("331100",))),
    ("demo", Selection("2025Q3", industries=("食品加工", "新材料"), counties=("330329", "331127"))),
    ("demo", Selection("2025Q4", "programme", value_type="at_capacity")),
    ("demo", Selection("2023Q1", "quarter", value_type="forecast")),
    ("reported", Selection("2024Q3", "programme")),
    ("reported", Selection("2023Q4")),
]
EVERY = pytest.mark.parametrize(("name", "asked"), SELECTIONS)


def known(rows: dict, asked: Selection, find: str | None = None) -> dict[str, dict]:
    """id → the project's row with its stage then, for those the selection and the search leave in."""
    at, city = number(asked.as_of), {c["adcode"]: c["city_adcode"] for c in rows["counties"]}
    found = {}
    for p in rows["projects"]:
        stage = stage_at(p, at)
        said = p["stage_as_of"] and day_quarter(p["stage_as_of"]) <= at
        held = {
            "pairs": p["pair_id"],
            "tracks": p["track_id"],
            "counties": p["host_adcode"],
            "stages": stage,
            "cities": city.get(p["host_adcode"]),
            "industries": p["industry"],
        }
        wanted = all(not getattr(asked, key) or value in getattr(asked, key) for key, value in held.items())
        hit = find is None or any(find.lower() in (p[field] or "").lower() for field in FIELDS)
        if wanted and hit and (stage is not None or said):
            found[p["project_id"]] = p | {"at_stage": stage}
    return found


def everything(data, asked: Selection, find: str | None = None, sort: str = "-planned") -> list[LedgerLine]:
    lines: list[LedgerLine] = []
    while len(more := page(data, asked, find=find, sort=sort, number=len(lines) // PAGE + 1)) == PAGE:
        lines += more
    return lines + more


def only(rows: dict, ids: set[str], tables: set[str] = generated.COMPLETE) -> Oracle:
    """The oracle over these projects alone."""
    kept = {
        "projects": [p for p in rows["projects"] if p["project_id"] in ids],
        "observations": [o for o in rows["observations"] if o["subject_id"] in ids],
    }
    return Oracle(rows | kept, tables)


@EVERY
@pytest.mark.parametrize("find", [None, *SEARCHES])
def test_it_lists_what_plain_python_finds_and_nothing_else(name, asked, find):
    lines = everything(dataset(name), asked, find)
    expected = known(plain(name), asked, find)
    assert sorted(line.project_id for line in lines) == sorted(expected)
    assert {line.project_id: line.stage for line in lines} == {i: p["at_stage"] for i, p in expected.items()}


def test_the_searches_above_find_something():
    hits = {find: len(known(plain("demo"), Selection("2025Q4"), find)) for find in SEARCHES}
    assert hits["P01"] > 5 and hits["p01-00"] > 5 and hits["电"] > 10 and hits["第1行"] > 10
    assert hits["%"] == hits["_"] == hits["生产线 食品"] == hits["vvv"] == 0


@pytest.mark.parametrize("way", ["", "-"])
@pytest.mark.parametrize("column", COLUMNS)
def test_every_order_holds_over_all_pages_with_what_is_unknown_last(column, way):
    asked = Selection("2025Q2", pairs=("P02", "P05", "P11", "P12"))
    lines = everything(dataset("demo"), asked, sort=way + column)
    assert len({line.project_id for line in lines}) == len(lines) > PAGE
    value = {
        "id": "project_id",
        "pair": "pair_id",
        "track": "track_id",
        "signed": "signed_on",
        "started": "started_on",
        "finished": "completed_on",
        "capacity": "at_capacity_on",
        "report": "last_report",
        "county": "host",
        "source": "source_id",
    }.get(column, column)
    keys = [getattr(line, value) for line in lines]
    keys = [None if k is None else STAGE.rank(k) for k in keys] if column == "stage" else keys
    told = [k for k in keys if k is not None]
    assert keys == told + [None] * (len(keys) - len(told))
    assert told == sorted(told, reverse=bool(way))
    pairs = zip(
        zip(keys, (line.project_id for line in lines), strict=True),
        list(zip(keys, (line.project_id for line in lines), strict=True))[1:],
        strict=False,
    )
    assert all(a[1] < b[1] for a, b in pairs if a[0] == b[0])


def test_a_page_holds_fifty_and_the_one_after_the_last_none():
    count = subtotal(dataset("demo"), Selection("2025Q4")).count
    last = -(-count // PAGE)
    sizes = [len(page(dataset("demo"), Selection("2025Q4"), number=n)) for n in range(1, last + 2)]
    assert sizes == [PAGE] * (last - 1) + [count - PAGE * (last - 1), 0]


def test_only_the_sums_asked_for_are_worked_out():
    line = page(dataset("demo"), Selection("2025Q4"), columns=("pair",))[0]
    assert (line.invested, line.output, line.last_report, line.spent) == (None, None, None, None)
    line = page(dataset("demo"), Selection("2025Q4"), columns=("invested",), sort="-spent")[0]
    assert line.invested is not None and line.spent is not None and line.output is None


@EVERY
def test_the_subtotal_is_the_metrics_own_answer(name, asked):
    found, rows = subtotal(dataset(name), asked), known(plain(name), asked)
    assert found.count == len(rows) == (found.figures["projects"].value or 0)
    for metric, scope in scopes(asked).items():
        assert found.figures[metric] == total(dataset(name), metric, scope)
    for gap, column in (
        ("host", "host_adcode"),
        ("track", "track_id"),
        ("stage", "at_stage"),
        ("planned", "planned_investment"),
    ):
        assert found.gaps[gap] == sum(p[column] is None for p in rows.values())
    assert found.gaps.keys() == GAPS.keys()


@EVERY
def test_the_lines_add_up_to_the_subtotal(name, asked):
    lines, found = everything(dataset(name), asked), subtotal(dataset(name), asked).figures
    for metric, column in (
        ("planned_investment", "planned"),
        ("investment_completed", "invested"),
        ("output_value", "output"),
    ):
        told = [v for line in lines if (v := getattr(line, column)) is not None]
        nothing = None if found[metric].due else oracle(name).absent(metric, (), scopes(asked)[metric])
        assert (sum(told, Decimal(0)) if told else nothing) == found[metric].value
    for metric, column in (("investment_completed", "invested"), ("output_value", "output")):
        for ending in ("reported", "due"):
            assert sum(getattr(line, f"{column}_{ending}") or 0 for line in lines) == getattr(found[metric], ending)


@EVERY
@pytest.mark.parametrize("find", ["P1", "食品", "vvv"])
def test_a_search_adds_up_the_found_alone(name, asked, find):
    ids = set(known(plain(name), asked, find))
    found, alone = subtotal(dataset(name), asked, find), only(plain(name), ids, complete(name))
    assert found.count == len(ids)
    for metric, scope in scopes(asked).items():
        anyone = Selection(scope.as_of, scope.span, value_type=scope.value_type)
        absent = alone.absent(metric, (), anyone)
        value, reported, due = alone.answer(metric, (), anyone).get((), (absent, 0, 0))
        value = absent if not due and not metric.endswith("progress") else value
        part = found.figures[metric]
        assert (part.value, part.reported, part.due) == (value, reported, due), metric


@examples(15)
@given(
    generated.datasets(("projects", "observations", "fund_flows")),
    st.sampled_from(generated.QUARTERS),
    st.sampled_from(sorted(SPANS)),
    st.sampled_from(ASKED_TYPES),
    st.sampled_from([None, "J1", "示例项目"]),
    st.sampled_from(sorted(COLUMNS)),
)
def test_any_dataset_is_listed_and_added_up_as_plain_python_does(rows, quarter, span, value_type, find, sort):
    data, asked = generated.opened(rows), Selection(quarter, span, value_type=value_type)
    for flow, project in zip(rows["fund_flows"], rows["projects"] * 3, strict=False):
        flow["project_id"] = project["project_id"]
    lines, expected = page(data, asked, find=find, sort=sort), known(rows, asked, find)
    assert {line.project_id: line.stage for line in lines} == {i: p["at_stage"] for i, p in expected.items()}
    at = number(quarter)
    for line in lines:
        alone = only(rows, {line.project_id})
        for metric, value, scope in (
            ("investment_completed", line.invested, Selection(quarter, "programme")),
            ("output_value", line.output, asked),
        ):
            assert value == alone.answer(metric, (), scope).get((), (None, 0, 0))[0]
        booked = [
            f["amount"]
            for f in rows["fund_flows"]
            if f["project_id"] == line.project_id
            and f["stage"] == "spent"
            and (number(f["period"]) if "Q" in f["period"] else int(f["period"]) * 4 + 3) <= at
            and f["year"] <= at // 4
        ]
        assert line.spent == (sum(booked, Decimal(0)) if booked else None)
        told = [
            o
            for o in rows["observations"]
            if o["subject_id"] == line.project_id and o["value_type"] == "actual" and "Q" in (o["period"] or "")
        ]
        assert line.last_report == max(
            (number(o["period"]) for o in told if o["status"] == "reported" and number(o["period"]) <= at), default=None
        )
        assert (line.lacking or 0) == sum(o["status"] == "missing" and number(o["period"]) == at for o in told)
    found = subtotal(data, asked, find)
    assert found.count == len(expected)
    if find:
        value = only(rows, set(expected)).answer("output_value", (), asked).get((), (None, 0, 0))[0]
        assert found.figures["output_value"].value == value


def test_what_lies_ahead_of_the_quarter_is_not_told():
    asked, rows = Selection("2024Q1", "programme"), {p["project_id"]: p for p in plain("demo")["projects"]}
    lines = everything(dataset("demo"), asked)
    assert any(rows[line.project_id]["completed_on"] and not line.completed_on for line in lines)
    for line in lines:
        for day in ("signed_on", "started_on", "completed_on", "at_capacity_on"):
            told, held = getattr(line, day), rows[line.project_id][day]
            assert told == (held if held and held <= date(2024, 3, 31) else None)
        assert line.last_report is None or line.last_report <= number("2024Q1")


@pytest.mark.parametrize("name", QUARTERS)
def test_those_that_lack_something_are_listed_and_counted(name):
    asked = Selection(QUARTERS[name][-1])
    lines, found = gapped(dataset(name), asked), subtotal(dataset(name), asked)
    lacking = sorted(
        i
        for i, p in known(plain(name), asked).items()
        if None in (p["host_adcode"], p["track_id"], p["at_stage"], p["planned_investment"])
    )
    assert [line.project_id for line in lines] == lacking[:PAGE]
    assert found.lacking == len(lacking) > 0


def test_one_project_is_told_in_full_whatever_is_selected():
    asked = Selection("2025Q4", pairs=("P18",))
    line = one(dataset("demo"), asked, "P01-002")
    assert line == one(dataset("demo"), replace(asked, pairs=()), "P01-002")
    (row,) = (p for p in plain("demo")["projects"] if p["project_id"] == "P01-002")
    assert (line.stage, line.park) == (row["stage"], row["park"]) and line.park
    assert not is_listed(dataset("demo"), asked, "P01-002") and is_listed(
        dataset("demo"), Selection("2025Q4"), "P01-002"
    )
    assert one(dataset("demo"), Selection("2023Q1"), "P18-025").stage is None
    with pytest.raises(KeyError):
        one(dataset("demo"), asked, "P01-999'; --")


@EVERY
def test_the_export_has_every_row_in_order_and_to_the_last_digit(name, asked):
    table = export_table(dataset(name), asked, "zh", sort="-invested")
    lines, found = everything(dataset(name), asked, sort="-invested"), subtotal(dataset(name), asked).figures
    assert table.column("project_id").to_pylist() == [line.project_id for line in lines]
    for column in ("planned", "invested", "output", "spent"):
        assert pa.types.is_decimal(table.schema.field(column).type)
        assert table.column(column).to_pylist() == [getattr(line, column) for line in lines]
    assert table.schema.field("signed_on").type == pa.date32()
    told = [v for v in table.column("invested").to_pylist() if v is not None]
    whole = found["investment_completed"]
    nothing = None if whole.due else oracle(name).absent("investment_completed", (), listed_scope(asked))
    assert (sum(told, Decimal(0)) if told else nothing) == whole.value


def test_the_export_speaks_the_readers_language_and_keeps_a_search():
    zh, en = (export_table(dataset("demo"), Selection("2025Q4"), lang, find="P07-01") for lang in ("zh", "en"))
    assert set(zh.column("pair").to_pylist()) == {"乐清市—景宁县"} and set(en.column("pair").to_pylist()) == {
        "Yueqing–Jingning"
    }
    assert set(zh.column("stage").to_pylist()) <= {code.label.zh for code in STAGE}
    assert zh.num_rows == en.num_rows == len(known(plain("demo"), Selection("2025Q4"), "P07-01"))


@pytest.mark.parametrize("quarter", ["2023Q3", "2024Q4", "2025Q4"])
def test_a_projects_history_is_all_that_was_said_by_then(quarter):
    data, asked, end = dataset("demo"), Selection(quarter), Selection(quarter).quarter.end
    for project in ("P01-002", "P05-009", "P10-005"):
        found = reports(data, asked, project)
        held = [
            o
            for o in plain("demo")["observations"]
            if o["subject_id"] == project
            and (number(o["period"]) <= number(quarter) if o["value_type"] == "actual" else o["as_of"] <= end)
        ]
        assert sorted((r.metric_id, r.period or "", r.value or 0) for r in found) == sorted(
            (o["metric_id"], o["period"] or "", o["value"] or 0) for o in held
        )
        lines, rest = by_period(found), otherwise(found)
        assert sum(len(line.figures) for line in lines) + len(rest) == len(found)
        assert [line.period for line in lines] == sorted({line.period for line in lines}, reverse=True)
        assert all(r.value_type != "actual" or r.metric_id not in REPORTED for r in rest)
        booked = [
            f
            for f in plain("demo")["fund_flows"]
            if f["project_id"] == project and number(f["period"]) <= number(quarter)
        ]
        assert sorted(f.flow_id for f in flows(data, asked, project)) == sorted(f["flow_id"] for f in booked)


def test_the_oracle_of_the_shipped_datasets_agrees_on_the_whole():
    asked = Selection("2025Q4")
    value, reported, due = oracle("demo").answer("investment_completed", (), listed_scope(asked))[()]
    part = subtotal(dataset("demo"), asked).figures["investment_completed"]
    assert (part.value, part.reported, part.due) == (value, reported, due) and "projects" in complete("demo")


def listed_scope(asked: Selection) -> Selection:
    return scopes(asked)["investment_completed"]
