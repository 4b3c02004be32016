"""Every metric, breakdown and selection gives exactly what the plain re-computation gives."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.answer import Refused, answer, parts, total
from analytics.metrics import METRICS
from analytics.selection import NARROWINGS, SPANS, Selection
from store.schema import TABLES
from tests.examples import examples
from tests.full_rows import full
from tests.generated import COMPLETE, INDUSTRIES, QUARTERS, blank, datasets, opened, rows_of
from tests.oracle import Oracle

EVERY = set(TABLES)
NARROWED = {dimension: field for field, dimension in NARROWINGS.items()}
SOME = {
    "pairs": ("P01", "P03"),
    "tracks": ("T1", "T3"),
    "cities": ("330100", "331100"),
    "counties": ("330109", "331127"),
    "stages": ("signed", "in_production"),
    "industries": INDUSTRIES[1:],
}


def some(members, sizes):
    """A few of the members, as many as one of the sizes says."""
    sized = st.sampled_from(sizes).map(lambda n: min(n, len(members)))
    return sized.flatmap(lambda n: st.lists(st.sampled_from(members), min_size=n, max_size=n, unique=True))


@st.composite
def selections(draw, metric):
    """A selection by up to two of the things the metric allows. Which members it names is all the same to random rows,
    and every other selection has to be compiled."""
    allowed = [field for dimension, field in NARROWED.items() if dimension in metric.breakdowns]
    fields = draw(some(allowed, (0, 0, 1, 2)))
    as_of, span = draw(st.sampled_from([*QUARTERS, *QUARTERS[5:] * 2])), draw(st.sampled_from(sorted(SPANS)))
    value_type = draw(st.sampled_from(metric.value_types)) if len(metric.value_types) > 1 else "actual"
    of_funds = set(metric.tables) == {"fund_flows"}
    fund_year = draw(st.sampled_from([None, None, 2023, 2024])) if of_funds else None
    return Selection(
        as_of, span, value_type=value_type, fund_year=fund_year, **{field: SOME[field] for field in fields}
    )


@pytest.mark.parametrize("metric_id", METRICS)
@examples(12)  # most questions have to be compiled
@given(data=st.data())
def test_the_oracle_agrees_and_the_parts_add_up_to_the_whole(metric_id, data):
    metric = METRICS[metric_id]
    selection = data.draw(selections(metric))
    rows = data.draw(datasets(metric.tables, (metric.numerator.item, selection.value_type)))
    periods = {"quarter", "year"} if selection.value_type == "at_capacity" else set()
    allowed = [dimension for dimension in metric.breakdowns if dimension not in periods]
    by = tuple(data.draw(some(allowed, (0, 1, 1, 2))))
    complete = data.draw(st.sampled_from([COMPLETE, EVERY, set()]))
    got = answer(opened(rows, complete), metric_id, by, selection).to_pylist()
    oracle = Oracle(rows, complete)
    expected, whole = oracle.answer(metric_id, by, selection), oracle.answer(metric_id, (), selection)
    absent = oracle.absent(metric_id, by, selection)
    for row in got:
        value, reported, due = expected.pop(tuple(row[d] for d in by), (absent, 0, 0))
        assert (row["value"], row["reported"], row["due"]) == (value, reported, due), row
    assert not expected, "groups the answer lost"
    if metric.over_time == "flow" or (metric.over_time == "stock" and not {"quarter", "year"} & set(by)):
        value, _, due = whole.get((), (None, 0, 0))
        assert sum(row["value"] or 0 for row in got) == (value or 0)
        assert sum(row["due"] for row in got) == due


@pytest.mark.parametrize("metric_id", METRICS)
def test_every_breakdown_narrowing_span_and_basis_agrees_where_there_is_much_to_count(metric_id):
    """Quarters cost nothing, being filled into one compiled question; random small datasets seldom have rows for all."""
    metric, rows = METRICS[metric_id], full()
    held, oracle = opened(rows, EVERY), Oracle(rows, EVERY)
    narrowings = [{field: SOME[field]} for dimension, field in NARROWED.items() if dimension in metric.breakdowns]
    several = metric.value_types if len(metric.value_types) > 1 else ("actual",)
    questions = [((), span, value_type, {}) for span in SPANS for value_type in several]
    questions += [
        ((d,), span, v, {})
        for _, span, v, _ in questions
        for d in metric.breakdowns
        if v != "at_capacity" or d not in ("quarter", "year")
    ]
    questions += [((), "programme", value_type, wanted) for value_type in several for wanted in narrowings]
    if set(metric.tables) == {"fund_flows"}:
        questions += [((d,), "year", "actual", {"fund_year": 2023}) for d in metric.breakdowns]
    told = 0
    for by, span, value_type, wanted in questions:
        for quarter in QUARTERS[4::3]:
            asked = Selection(quarter, span, value_type=value_type, **wanted)
            expected = oracle.answer(metric_id, by, asked)
            got = {p.of: (p.value, p.reported, p.due) for p in parts(held, metric_id, by, asked)}
            absent = oracle.absent(metric_id, by, asked)
            assert got == dict.fromkeys(got, (absent, 0, 0)) | expected, (by, asked)
            told += sum(reported for _, reported, _ in got.values())
    assert told


REFUSED = [(m.id, dimension) for m in METRICS.values() for dimension in m.refused]


@pytest.mark.parametrize(("metric_id", "dimension"), REFUSED)
def test_a_breakdown_that_would_mislead_is_refused_with_its_reason(metric_id, dimension):
    with pytest.raises(Refused) as refusal:
        answer(None, metric_id, (dimension,), Selection("2024Q1"))
    assert refusal.value.reason is METRICS[metric_id].refused[dimension]


@pytest.mark.parametrize(("metric_id", "dimension"), [r for r in REFUSED if r[1] in NARROWED])
def test_a_selection_by_what_may_not_be_split_is_refused_too(metric_id, dimension):
    """Pairs belong to no track: a selection by track would count none of them."""
    field = NARROWED[dimension]
    with pytest.raises(Refused) as refusal:
        answer(None, metric_id, (), Selection("2024Q1", **{field: SOME[field]}))
    assert refusal.value.reason is METRICS[metric_id].refused[dimension]


@pytest.mark.parametrize("metric_id", [m.id for m in METRICS.values() if set(m.tables) != {"fund_flows"}])
def test_only_fund_money_can_be_asked_for_by_fund_year(metric_id):
    with pytest.raises(Refused) as refusal:
        answer(None, metric_id, (), Selection("2025Q4", fund_year=2023))
    assert "资金年度" in refusal.value.reason.zh


def test_a_fund_year_is_followed_past_its_own_end():
    """60 of the 2023 money was spent in 2024: none of it is of the 2024 fund, all of it of the 2023 one by then."""
    flows = [("2023Q3", "allocated", 100, 2023), ("2024Q2", "spent", 60, 2023), ("2024Q2", "spent", 7, 2024)]
    rows = [
        blank(
            "fund_flows",
            flow_id=f"F{n}",
            year=year,
            period=period,
            stage=stage,
            amount=Decimal(amount),
            pair_id="P01",
            as_of=date(2024, 7, 1),
            source_id="S",
        )
        for n, (period, stage, amount, year) in enumerate(flows)
    ]
    held = opened(rows_of(fund_flows=rows))
    of_2023, by_then = Selection("2024Q4", fund_year=2023), Selection("2023Q4", fund_year=2023)
    assert total(held, "fund_spent", of_2023).value == 60 and total(held, "fund_spent", by_then).value == 0
    assert total(held, "execution_rate", of_2023).value == 0.6
    assert of_2023.say_funds("zh") == "2023年度资金" and of_2023.say_funds("en") == "2023 fund"


def test_a_count_is_unknown_where_the_stage_of_all_is_unknown():
    project = blank("projects", project_id="J1", pair_id="P01", name="x", stage_as_of=date(2023, 1, 1), source_id="S")
    found = total(opened(rows_of(projects=[project])), "projects_started", Selection("2024Q1"))
    assert (found.value, found.reported, found.due) == (None, 0, 1)


def test_a_count_of_nothing_is_zero_only_where_the_table_is_complete():
    rows = rows_of()
    assert total(opened(rows), "projects", Selection("2024Q1")).value == 0
    assert total(opened(rows, complete=set()), "projects", Selection("2024Q1")).value is None
    # Observations are partial there.
    assert total(opened(rows), "investment_completed", Selection("2024Q1")).value is None


def projects(*stages: str | None):
    return [
        blank(
            "projects",
            project_id=f"J{n}",
            pair_id="P01",
            name="x",
            stage=stage,
            stage_as_of=date(2023, 1, 1),
            source_id="S",
        )
        for n, stage in enumerate(stages)
    ]


def test_none_among_the_few_that_are_known_is_not_none_at_all():
    """One project of a partial list, not in production: others may be."""
    rows = rows_of(projects=projects("signed"))
    assert total(opened(rows), "projects_in_production", Selection("2024Q1")).value == 0
    assert total(opened(rows, complete=set()), "projects_in_production", Selection("2024Q1")).value is None
    assert total(opened(rows, complete=set()), "projects", Selection("2024Q1")).value == 1


def reported(*amounts: int | None, metric: str = "investment_completed"):
    return [
        blank(
            "observations", subject_type="project", subject_id=f"J{n}", metric_id=metric, period="2024Q1", unit="yuan",
            value=None if amount is None else Decimal(amount), status="missing" if amount is None else "reported",
            value_type="actual", as_of=date(2024, 4, 1), source_id="S",
        )
        for n, amount in enumerate(amounts)
    ]  # fmt: skip


def flow(stage: str, amount: int) -> dict:
    return blank(
        "fund_flows", flow_id=stage, year=2024, period="2024Q1", stage=stage, amount=Decimal(amount), pair_id="P01",
        as_of=date(2024, 4, 1), source_id="S",
    )  # fmt: skip


BLANKS = {
    "nothing was due": ("investment_completed", {}, 0, "no_data"),
    "due, none came": ("investment_completed", {"observations": reported(None)}, None, "not_returned"),
    "some came": ("investment_completed", {"observations": reported(5, None)}, 5, "no_data"),
    "allocated, nothing spent": ("execution_rate", {"fund_flows": [flow("allocated", 4)]}, 0, "no_data"),
    "nothing allocated": ("execution_rate", {}, None, "not_allocated"),
    "nothing disbursed": ("leverage", {"observations": reported(5)}, None, "not_disbursed"),
    "no target": ("investment_target", {}, None, "no_target"),
    "no target to reach": ("investment_target_rate", {"observations": reported(5)}, None, "no_target"),
    "no project": ("investment_progress", {"projects": []}, None, "no_project"),
}


@pytest.mark.parametrize("case", BLANKS)
def test_each_blank_means_one_thing(case):
    metric_id, tables, value, word = BLANKS[case]
    rows = rows_of(**({"projects": projects("signed", "signed")} | tables))
    found = total(opened(rows, EVERY), metric_id, Selection("2024Q1"))
    assert (found.value, found.blank) == (value, word)
    assert found.none_yet == (case in ("nothing was due", "allocated, nothing spent"))
    partial = total(opened(rows, set()), metric_id, Selection("2024Q1"))
    assert partial.value == (value or None) and partial.blank in ("no_data", "not_returned")


def test_nothing_is_zero_before_a_dataset_begins():
    """By quarter since 2023 of a dataset that begins in 2023: a quarter without a row is 0; what is expected is not."""
    held = opened(rows_of(), EVERY)
    found = parts(held, "output_value", ("quarter",), Selection("2023Q2", "programme"))
    assert [p.value for p in found] == [0, 0]
    later = opened(rows_of(), EVERY, first_quarter="2023Q2")
    found = parts(later, "output_value", ("quarter",), Selection("2023Q2", "programme"))
    assert [p.value for p in found] == [None, 0]
    expected = parts(held, "output_value", ("pair",), Selection("2023Q2", value_type="forecast"))
    assert {p.value for p in expected} == {None}


def test_a_budget_asked_for_a_quarter_alone_is_its_years():
    planned = blank(
        "fund_flows", flow_id="F", year=2024, period="2024", stage="planned", amount=Decimal(9), pair_id="P01",
        as_of=date(2024, 2, 1), source_id="S",
    )  # fmt: skip
    found = total(opened(rows_of(fund_flows=[planned])), "fund_planned", Selection("2024Q3", "quarter"))
    assert found.value == 9


@pytest.mark.parametrize("metric_id", ["execution_rate", "disbursement_rate"])
def test_a_rate_of_a_quarter_alone_is_that_of_its_year(metric_id):
    """300 of the 2024 fund was allocated in the first quarter and 150 spent in the second, which allocated only 10 more."""
    spent = "spent" if metric_id == "execution_rate" else "disbursed"
    flows = [("2024Q1", "allocated", 300), ("2024Q2", "allocated", 10), ("2024Q2", spent, 155)]
    rows = [
        blank(
            "fund_flows",
            flow_id=f"F{n}",
            year=2024,
            period=period,
            stage=stage,
            amount=Decimal(amount),
            pair_id="P01",
            as_of=date(2024, 7, 1),
            source_id="S",
        )
        for n, (period, stage, amount) in enumerate(flows)
    ]
    found = total(opened(rows_of(fund_flows=rows)), metric_id, Selection("2024Q2", "quarter"))
    assert (found.value, found.numerator, found.denominator) == (0.5, 155, 310)
