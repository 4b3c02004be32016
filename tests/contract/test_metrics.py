"""Every number shown is defined whole, in both languages, adds up, and never mixes what may not be added."""

import re
from datetime import date
from decimal import Decimal

import pytest

from analytics.answer import Refused, answer, parts, total
from analytics.facts import DIMENSION_COLUMNS, OWN_DIMENSIONS
from analytics.metrics import METRICS
from analytics.selection import Selection
from store.codes import VALUE_TYPE
from style.units import UNITS
from tests.generated import blank, opened, rows_of
from tests.shipped import PAIRS, QUARTERS, SPANS, WITHOUT_FACTS, dataset, oracle
from ui.words import OVER_TIME_WORDS

CHINESE = re.compile(r"[\u4e00-\u9fff]")
API_NAMES = [
    "pairs",
    "projects",
    "projects_started",
    "projects_in_production",
    "planned_investment",
    "investment_completed",
    "output_value",
    "profit_and_tax",
    "fund_planned",
    "fund_allocated",
    "fund_disbursed",
    "fund_spent",
    "execution_rate",
    "budget_execution_rate",
    "disbursement_rate",
    "allocation_rate",
    "leverage",
    "investment_progress",
    "events",
    "event_firms",
    "event_people",
    "resource_needs",
    "resource_offers",
    "investment_target",
    "output_target",
    "investment_target_rate",
    "output_target_rate",
]
BREAKDOWNS = [(m.id, dimension) for m in METRICS.values() for dimension in m.breakdowns]
REFUSED = [(m.id, dimension) for m in METRICS.values() for dimension in m.refused]
COUNTS = tuple(m.id for m in METRICS.values() if m.unit.kind == "count")
A_YEAR = Decimal("1800000000.00")


def test_ids_are_the_names_the_api_gives():
    """A renamed metric breaks every saved address and every program that asks for it."""
    assert list(METRICS) == [metric.id for metric in METRICS.values()] == API_NAMES, (
        "a new metric stands in API_NAMES at its place in METRICS; one that is there is never renamed"
    )


@pytest.mark.parametrize("metric", METRICS.values(), ids=lambda m: m.id)
def test_a_metric_is_defined_whole_in_both_languages(metric):
    texts = (metric.label, metric.short, metric.meaning, metric.formula, *metric.refused.values())
    for text in texts:
        assert CHINESE.search(text.zh) and not CHINESE.search(text.en), text
    assert metric.meaning.zh not in (metric.label.zh, metric.short.zh), "a meaning that only repeats the label"
    assert metric.unit is UNITS[metric.unit.id]
    assert metric.decimals == {"money": 2, "count": 0, "percent": 1, "ratio": 2}[metric.unit.kind]
    assert metric.better in ("higher", "lower", "neutral")
    assert metric.over_time in OVER_TIME_WORDS
    assert metric.value_type in VALUE_TYPE.ids
    assert metric.is_ratio == (metric.over_time in ("ratio", "to_date"))


def test_no_two_metrics_share_a_name():
    for lang in ("zh", "en"):
        assert len({metric.label(lang) for metric in METRICS.values()}) == len(METRICS)


@pytest.mark.parametrize("metric", METRICS.values(), ids=lambda m: m.id)
def test_every_dimension_is_given_or_refused_with_a_reason(metric):
    own = [dimension for dimension in metric.breakdowns if dimension in OWN_DIMENSIONS]
    assert sorted([*metric.breakdowns, *metric.refused]) == sorted([*DIMENSION_COLUMNS, *own])


@pytest.mark.parametrize(("metric_id", "dimension"), BREAKDOWNS)
def test_a_breakdown_of_the_demo_is_the_plain_sum_and_adds_up_to_the_whole(metric_id, dimension):
    metric, asked = METRICS[metric_id], Selection("2025Q3", "programme")
    found = {p.of: (p.value, p.reported, p.due) for p in parts(dataset("demo"), metric_id, (dimension,), asked)}
    expected = oracle("demo").answer(metric_id, (dimension,), asked)
    assert {k: v for k, v in found.items() if k in expected} == expected
    empty = (oracle("demo").absent(metric_id, (dimension,), asked), 0, 0)
    assert {v for k, v in found.items() if k not in expected} <= {empty}
    if metric.is_ratio or (metric.over_time == "stock" and dimension in ("quarter", "year")):
        return
    whole = total(dataset("demo"), metric_id, asked)
    assert sum(value or 0 for value, _, _ in found.values()) == whole.value
    assert sum(due for _, _, due in found.values()) == whole.due


@pytest.mark.parametrize(("metric_id", "dimension"), REFUSED)
def test_a_refused_breakdown_is_refused_with_its_own_reason(metric_id, dimension):
    with pytest.raises(Refused) as refused:
        answer(dataset("demo"), metric_id, (dimension,), Selection("2025Q3"))
    assert refused.value.reason is METRICS[metric_id].refused[dimension]


def test_a_dimension_nobody_knows_is_an_error():
    with pytest.raises(KeyError, match="planet"):
        answer(dataset("demo"), "projects", ("planet",), Selection("2025Q3"))


@pytest.mark.parametrize("metric_id", ["investment_completed", "output_value", "profit_and_tax"])
@pytest.mark.parametrize("span", SPANS)
def test_what_is_expected_or_at_capacity_is_never_added_to_what_happened(metric_id, span):
    project = blank(
        "projects",
        project_id="J",
        pair_id="P01",
        name="x",
        signed_on=date(2023, 1, 5),
        source_id="S",
        planned_investment=Decimal("1000.00"),
    )
    told = [
        ("2024Q2", "actual", "1.00"),
        ("2024Q2", "forecast", "10.00"),
        (None, "at_capacity", "100.00"),
        ("2024Q2", "target", "5000.00"),
    ]
    said = [
        blank(
            "observations",
            subject_type="project",
            subject_id="J",
            metric_id=metric_id,
            period=period,
            value=Decimal(value),
            status="reported",
            unit="yuan",
            value_type=kind,
            as_of=date(2024, 7, 1),
            source_id="S",
        )
        for period, kind, value in told
    ]
    held = opened(rows_of(projects=[project], observations=said))
    assert total(held, metric_id, Selection("2024Q2", span)).value == 1
    assert total(held, "planned_investment", Selection("2024Q2", span)).value == 1000


def test_no_stage_of_fund_money_is_added_to_another():
    stages = ("planned", "allocated", "disbursed", "spent", "recovered", "carried_over")
    flows = [
        blank(
            "fund_flows",
            flow_id=stage,
            year=2024,
            period="2024Q1",
            stage=stage,
            amount=Decimal(10) ** n,
            pair_id="P01",
            as_of=date(2024, 4, 1),
            source_id="S",
        )
        for n, stage in enumerate(stages)
    ]
    held = opened(rows_of(fund_flows=flows))
    found = [total(held, f"fund_{stage}", Selection("2024Q1")).value for stage in stages[:4]]
    assert found == [1, 10, 100, 1000]


@pytest.mark.parametrize("name", ["demo", "reported"])
def test_the_province_plans_exactly_1_8_billion_a_year(name):
    for quarter in QUARTERS[name]:
        assert total(dataset(name), "fund_planned", Selection(quarter)).value == A_YEAR
        of_a_quarter = total(dataset(name), "fund_planned", Selection(quarter, "quarter")).value
        assert of_a_quarter == A_YEAR, "a budget has no quarter: that of its year is told"


def test_the_three_years_together_are_the_sum_of_the_years_and_nothing_stored():
    assert total(dataset("demo"), "fund_planned", Selection("2025Q1", "programme")).value == 3 * A_YEAR
    years = parts(dataset("demo"), "fund_planned", ("year",), Selection("2025Q1", "programme"))
    assert [(p.of, p.value) for p in years] == [((year,), A_YEAR) for year in ("2023", "2024", "2025")]
    assert total(dataset("reported"), "fund_planned", Selection("2024Q3", "programme")).value == 2 * A_YEAR
    assert all(flow["amount"] <= A_YEAR for name in QUARTERS for flow in oracle(name).rows["fund_flows"])


@pytest.mark.parametrize("quarter", QUARTERS["reported"])
@pytest.mark.parametrize("span", SPANS)
def test_what_no_source_reports_is_no_data_and_no_zero(quarter, span):
    for metric_id in METRICS:
        value = total(dataset("reported"), metric_id, Selection(quarter, span)).value
        if metric_id not in (*COUNTS, "fund_planned"):
            assert value is None, metric_id
        assert value is None or value > 0, (
            f"{metric_id}: the sources mention only some rows, so a count of none of them is no data (None) and no 0"
        )
    # Their list came out in 2023, no source says when: before that year's end their number is not known.
    known = quarter >= "2023Q4"
    assert total(dataset("reported"), "pairs", Selection(quarter, span)).value == (18 if known else None)


@pytest.mark.parametrize("metric_id", [m.id for m in METRICS.values() if "pair" in m.breakdowns and m.id != "pairs"])
def test_the_pairs_nobody_reported_on_have_no_figure_at_all(metric_id):
    found = {p.of[0]: p for p in parts(dataset("reported"), metric_id, ("pair",), Selection("2024Q3"))}
    assert set(PAIRS) <= set(found)
    assert {(found[pair].value, found[pair].reported, found[pair].due) for pair in WITHOUT_FACTS} == {(None, 0, 0)}


def test_a_metric_comes_only_in_the_bases_its_measure_has():
    several = {m.id: m.value_types for m in METRICS.values() if len(m.value_types) > 1}
    assert several == {
        "investment_completed": ("actual", "forecast"),
        "output_value": ("actual", "forecast", "at_capacity"),
        "profit_and_tax": ("actual", "forecast", "at_capacity"),
    }
    expected = Selection("2024Q3", value_type="at_capacity")
    assert METRICS["output_value"].basis_of(expected) == METRICS["output_value"].over_time_of(expected) == "at_capacity"
    assert METRICS["fund_planned"].basis_of(expected) == "planned"
    assert METRICS["investment_completed"].basis_of(expected) == "actual"


@pytest.mark.parametrize("value_type", ["forecast", "at_capacity"])
@pytest.mark.parametrize("metric", METRICS.values(), ids=lambda m: m.id)
def test_a_basis_a_metric_does_not_have_is_refused_and_what_it_has_is_named(metric, value_type):
    asked = Selection("2024Q3", value_type=value_type)
    if value_type in metric.value_types:
        assert total(dataset("reported"), metric.id, asked).value is None or metric.id in (
            "output_value",
            "profit_and_tax",
        )
        return
    with pytest.raises(Refused) as refused:
        total(dataset("reported"), metric.id, asked)
    sides = [metric.numerator, *([metric.denominator] if metric.denominator else [])]
    for lang in ("zh", "en"):
        for basis in (value_type, *(side.value_type for side in sides)):
            assert VALUE_TYPE[basis].label(lang) in refused.value.reason(lang)


def test_what_is_at_capacity_is_a_level_of_no_period():
    """One firm of the reported dataset will put out 1.5 billion a year; it was said on 22 August 2024."""
    for span in SPANS:
        asked = Selection("2024Q3", span, value_type="at_capacity")
        assert total(dataset("reported"), "output_value", asked).value == Decimal("1500000000.00")
        assert total(dataset("reported"), "output_value", asked.at("2024Q2")).value is None
        for dimension in ("quarter", "year"):
            with pytest.raises(Refused):
                answer(dataset("reported"), "output_value", (dimension,), asked)
