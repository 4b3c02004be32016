"""Events, needs, offers and targets: what counts when, of whom, and what a rate of a target is a rate of."""

from datetime import date
from decimal import Decimal

import pytest

from analytics.answer import parts, total
from analytics.coverage import coverage
from analytics.findings import findings
from analytics.headlines import headline
from analytics.rows.sources import source_ids
from analytics.selection import Selection
from analytics.standings.ranking import in_force, ranking
from store.codes import EVENT_KIND, RESOURCE
from tests.generated import blank, opened, rows_of
from tests.shipped import dataset, oracle


def event(name: str, **cells: object) -> dict:
    return blank(
        "events",
        **(
            {
                "event_id": name,
                "pair_id": "P01",
                "kind": "visit",
                "title": name,
                "value_type": "actual",
                "as_of": date(2025, 1, 9),
                "source_id": "S",
            }
            | cells
        ),
    )


def of_pair(pair_id: str, metric_id: str, selection: Selection):
    return {p.of[0]: p.value for p in parts(dataset("reported"), metric_id, ("pair",), selection)}[pair_id]


def test_of_the_sixteen_events_reported_one_is_expected_and_ten_have_no_date():
    asked = Selection("2024Q3", "programme")
    assert total(dataset("reported"), "events", asked).value == 15
    assert total(dataset("reported"), "events", asked.at("2024Q2")).value == 3, (
        "of 2023; the rest was told in August 2024"
    )
    assert total(dataset("reported"), "events", asked.at("2024Q3", "year")).value == 1
    assert total(dataset("reported"), "events", asked.at("2024Q3", "quarter")).value is None
    assert of_pair("P08", "events", asked) == 6 and of_pair("P01", "events", asked) is None
    years = {p.of[0]: p.value for p in parts(dataset("reported"), "events", ("year",), asked)}
    assert years == {"2023": 3, "2024": 1, None: 11}


def test_attendance_that_no_source_states_is_due_and_not_guessed():
    asked = Selection("2024Q3", "programme")
    found = total(dataset("reported"), "event_people", asked)
    assert (found.value, found.reported, found.due) == (100, 1, 15)
    assert total(dataset("reported"), "event_firms", asked).value == 10 + 1 + 2 + 2 + 2


def test_a_day_known_only_to_the_year_belongs_to_no_quarter():
    rows = rows_of(
        events=[
            event("E1", date=date(2024, 12, 31), date_precision="year", as_of=date(2024, 8, 22)),
            event("E2", date=date(2024, 12, 31), date_precision="day"),
        ]
    )
    held = opened(rows)
    assert total(held, "events", Selection("2024Q3")).value == 1, "said in August to have happened that year"
    assert total(held, "events", Selection("2024Q4")).value == 2
    assert total(held, "events", Selection("2024Q4", "quarter")).value == 1
    quarters = {p.of[0]: p.value for p in parts(held, "events", ("quarter",), Selection("2024Q4"))}
    assert quarters == {"2024Q1": 0, "2024Q2": 0, "2024Q3": 0, "2024Q4": 1, None: 1}


@pytest.mark.parametrize(
    ("metric_id", "dimension", "codes"),
    [
        ("events", "kind", EVENT_KIND),
        ("resource_needs", "category", RESOURCE),
        ("resource_offers", "category", RESOURCE),
    ],
)
def test_kinds_and_categories_all_have_a_line_and_add_up(metric_id, dimension, codes):
    asked = Selection("2025Q4", "programme")
    found = parts(dataset("demo"), metric_id, (dimension,), asked)
    assert sorted(p.of[0] for p in found) == sorted(codes.ids)
    expected = oracle("demo").answer(metric_id, (dimension,), asked)
    assert {p.of: (p.value, p.reported, p.due) for p in found if p.value} == expected
    assert sum(p.value for p in found) == total(dataset("demo"), metric_id, asked).value


def test_a_county_offers_for_the_pair_it_is_of_then():
    rows = rows_of(
        resources=[
            blank(
                "resources",
                resource_id="R",
                adcode="330109",
                side="offer",
                category="land",
                item="地",
                as_of=date(2024, 2, 1),
                source_id="S",
            )
        ]
    )
    rows["pairs"][0]["valid_to"] = date(2024, 12, 30)  # a day short of the year's end
    rows["pairs"] += [rows["pairs"][0] | {"pair_id": "P09", "valid_from": date(2025, 1, 1), "valid_to": None}]
    held = opened(rows)
    for quarter, pair in (("2024Q1", "P01"), ("2024Q4", None), ("2025Q1", "P09")):
        found = {p.of[0] for p in parts(held, "resource_offers", ("pair",), Selection(quarter)) if p.value}
        assert found == {pair}, quarter
    assert total(held, "resource_offers", Selection("2025Q1")).value == 1
    assert total(held, "resource_offers", Selection("2023Q4")).value is None


def aimed() -> object:
    """P01 has a target of 100 for 2024, P02 none; both invest in 2023 and 2024."""
    projects = [blank("projects", project_id=f"J{n}", pair_id=f"P0{n}", name="x", source_id="S") for n in (1, 2)]
    told = [
        blank(
            "observations",
            subject_type="project",
            subject_id=f"J{n}",
            metric_id="investment_completed",
            period=period,
            value=Decimal(40),
            status="reported",
            unit="yuan",
            value_type="actual",
            as_of=date(2025, 1, 1),
            source_id="S",
        )
        for n in (1, 2)
        for period in ("2023Q4", "2024Q1", "2024Q3")
    ]
    goal = [
        blank(
            "targets",
            pair_id="P01",
            year=2024,
            metric_id="investment_completed",
            target=Decimal(100),
            unit="yuan",
            source_id="S",
        )
    ]
    return opened(rows_of(projects=projects, observations=told, targets=goal))


@pytest.mark.parametrize(
    ("span", "quarter", "done"),
    [
        ("year", "2024Q3", 80),
        ("quarter", "2024Q3", 80),
        ("year", "2024Q2", 40),
        ("programme", "2024Q4", 80),
        ("programme", "2025Q1", 80),
    ],
)
def test_a_rate_of_the_target_counts_only_who_and_when_there_is_one(span, quarter, done):
    found = total(aimed(), "investment_target_rate", Selection(quarter, span))
    assert (found.numerator, found.denominator) == (done, 100) and found.value == pytest.approx(done / 100)
    by = {p.of[0]: p.value for p in parts(aimed(), "investment_target_rate", ("pair",), Selection(quarter, span))}
    assert by == {"P01": pytest.approx(done / 100), "P02": None, "P03": None}


def test_a_target_is_of_the_whole_year_from_its_first_quarter():
    for span in ("year", "quarter", "programme"):
        assert total(aimed(), "investment_target", Selection("2024Q1", span)).value == 100
    assert total(aimed(), "investment_target", Selection("2025Q1")).value is None
    line = headline(aimed(), "investment_target", Selection("2025Q1"))
    assert (line.now.value, line.before.value) == (None, 100)
    assert line.trend[-2:] == (("2024Q4", 100), ("2025Q1", None))


def test_only_pairs_in_force_have_a_place():
    rows = rows_of(
        events=[event(f"E{n}", pair_id=f"P0{n}", date=date(2024, 3, 1), date_precision="day") for n in (1, 2, 3)]
    )
    rows["pairs"][0]["valid_to"] = date(2024, 6, 30)
    held = opened(rows)
    assert in_force(held, "2024Q1") == {"P01", "P02", "P03"} and in_force(held, "2024Q3") == {"P02", "P03"}
    assert [r.pair_id for r in ranking(held, "events", Selection("2024Q3")).ranked] == ["P02", "P03"]


@pytest.mark.parametrize(
    ("field", "wanted"),
    [
        ("tracks", "T2"),
        ("industries", "食品加工"),
        ("counties", "330329"),
        ("cities", "331100"),
        ("stages", "in_production"),
    ],
)
def test_what_is_due_follows_the_selection(field, wanted):
    asked = Selection("2025Q2", "quarter", **{field: (wanted,)})
    plainly, measures = (oracle("demo"), ("investment_completed", "output_value", "profit_and_tax", "trial_production"))
    sums = [plainly.summed(plainly.observed(m, asked), (), asked, None).get((), (None, 0, 0)) for m in measures]
    found = coverage(dataset("demo"), asked)
    assert 0 < found.due == sum(due for _, _, due in sums) < coverage(dataset("demo"), Selection("2025Q2")).due
    assert found.not_reported == sum(due - reported for _, reported, due in sums)
    assert found.pairs == 18


def test_sources_are_those_of_the_rows_that_count():
    assert source_ids(dataset("demo"), "events") == ("sim-events",)
    assert source_ids(dataset("demo"), "resource_needs") == ("sim-resources",)
    assert source_ids(dataset("demo"), "investment_target_rate") == ("sim-returns", "sim-targets")
    assert source_ids(dataset("demo"), "output_value", "at_capacity") == ("sim-ledger",)
    assert source_ids(dataset("reported"), "output_value") == ()


def test_what_is_expected_is_told_as_that_and_no_more():
    found = findings(dataset("reported"), Selection("2024Q3", value_type="at_capacity"))
    assert [(f.metric_id, f.text.zh.split("；")[0]) for f in found[1:]] == [
        ("output_value", "截至2024年第三季度末，来源载明项目达产后一年的产值 15.00 亿元"),
        ("profit_and_tax", "截至2024年第三季度末，来源载明项目达产后一年的利税 1.00 亿元"),
    ]
    assert [f.metric_id for f in findings(dataset("reported"), Selection("2024Q3", value_type="forecast"))] == [None]
