"""Every rule finds what the plain rows say, with their very amounts, at any quarter and under any selection; and where a
dataset or a selection cannot tell, nothing is claimed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.judgement.statuses import STATUSES
from analytics.selection import Selection
from analytics.standings.pace import progresses
from analytics.warnings.rounds import QUARTERS, course, round_at
from analytics.warnings.rules import NO_PAIR_THERE, RULES, Warned
from analytics.warnings.thresholds import Thresholds, shipped
from tests.examples import examples
from tests.full_rows import full
from tests.generated import COMPLETE, COUNTIES, PAIRS, TRACKS, blank, datasets, opened, rows_of
from tests.generated import QUARTERS as GENERATED_QUARTERS
from tests.oracle import Oracle
from tests.plain_warnings import MONEY_RULES, PlainWarnings, told
from tests.shipped import QUARTERS as SHIPPED_QUARTERS
from tests.shipped import dataset, oracle, plain

EVERY = COMPLETE | {"observations"}
AT_END = Selection("2025Q4")
yuan = st.sampled_from([Decimal(0), Decimal("0.01"), Decimal(10**6), Decimal(10**11)])
shares = st.sampled_from([Fraction(0), Fraction(1, 10), Fraction(1, 3), Fraction(1)])
thresholds = st.builds(
    Thresholds,
    behind_pace=st.sampled_from([Fraction(4, 5), Fraction(1), Fraction(1, 100)]),
    behind_least_yuan=yuan,
    idle_quarters=st.integers(1, 6),
    idle_least_share=shares,
    idle_least_yuan=yuan,
    overspent_least_yuan=yuan,
    overdisbursed_least_yuan=yuan,
    stalled_quarters=st.integers(1, 3),
    stalled_least_yuan=yuan,
    not_started_quarters=st.integers(1, 5),
    not_started_least_yuan=yuan,
    overdue_quarters=st.integers(1, 4),
    over_plan_share=shares,
    over_plan_least_yuan=yuan,
    unreported_least_share=shares,
    unreported_least_figures=st.integers(1, 3),
)


def agrees(held, oracle: Oracle, asked: Selection, values: Thresholds) -> None:
    for outcome in round_at(held, asked, values).outcomes:
        if not outcome.refused:
            plainly = PlainWarnings(oracle, asked, values, outcome.rule)
            assert told(outcome) == plainly.found(outcome.rule), outcome.rule


@examples(15)
@given(st.data(), thresholds)
def test_rules_of_money_say_what_the_plain_rows_say(data, values):
    rows = data.draw(datasets(("fund_flows", "pairs")))
    if data.draw(st.booleans()):  # mostly on tracks, as a rule by track needs it
        for flow in rows["fund_flows"]:
            flow["track_id"] = flow["track_id"] or "T1"
    asked = Selection(
        data.draw(st.sampled_from(GENERATED_QUARTERS)),
        pairs=data.draw(st.sampled_from([(), ("P01",), tuple(PAIRS)[1:]])),
        tracks=data.draw(st.sampled_from([(), TRACKS[:1], TRACKS[1:]])),
    )
    agrees(opened(rows, EVERY), Oracle(rows, EVERY), asked, values)


@examples(15)
@given(st.data(), thresholds)
def test_rules_of_projects_say_what_the_plain_rows_say(data, values):
    rows = data.draw(datasets(("projects", "observations", "fund_flows")))
    ids = [project["project_id"] for project in rows["projects"]]
    for flow in rows["fund_flows"] if ids else ():
        flow["project_id"] = data.draw(st.sampled_from([None, *ids])) if flow["stage"] == "spent" else None
    quarter = data.draw(st.sampled_from(GENERATED_QUARTERS[6:]))
    still = {
        (project, GENERATED_QUARTERS[GENERATED_QUARTERS.index(quarter) - n])
        for project in ids
        for n in range(data.draw(st.integers(0, 4)))
    }
    known = {
        (o["subject_id"], o["period"])
        for o in rows["observations"]
        if (o["metric_id"], o["value_type"]) == ("investment_completed", "actual")
    }
    rows["observations"] += [
        blank(
            "observations",
            subject_type="project",
            subject_id=project,
            metric_id="investment_completed",
            period=period,
            value=Decimal(0),
            status="reported",
            unit="yuan",
            value_type="actual",
            as_of=date(2026, 1, 1),
            source_id="S",
        )
        for project, period in sorted(still - known)
    ]
    for project in rows["projects"]:
        if data.draw(st.booleans()):  # under construction for a while
            project |= {
                "started_on": date(2023, 2, 1),
                "completed_on": None,
                "at_capacity_on": None,
                "stage": None,
                "signed_on": None,
            }
    narrowed = data.draw(
        st.sampled_from(
            [
                {},
                {"tracks": TRACKS[:1]},
                {"counties": (sorted(COUNTIES)[0],)},
                {"pairs": ("P01",)},
                {"stages": ("under_construction",)},
            ]
        )
    )
    agrees(opened(rows, EVERY), Oracle(rows, EVERY), Selection(quarter, **narrowed), values)


@examples(15)
@given(st.data(), thresholds)
def test_rules_of_promises_say_what_the_plain_rows_say(data, values):
    rows = data.draw(datasets(("projects", "observations", "events"), ("investment_completed", "forecast")))
    for event in rows["events"]:
        event["title"] = data.draw(st.sampled_from(["活动", "另一场活动"]))
        event["value_type"] = data.draw(st.sampled_from(["actual", "forecast", "forecast"]))
        event["amount"], event["qualifier"] = data.draw(st.sampled_from([(None, None), (Decimal(5), "over")]))
    for project in rows["projects"]:
        project["planned_investment"] = data.draw(st.sampled_from([None, Decimal(0), Decimal(10**9), Decimal(1)]))
        if data.draw(st.booleans()):  # signed, and nothing more
            project |= {"started_on": None, "completed_on": None, "at_capacity_on": None, "stage": None}
            project["signed_on"] = project["signed_on"] or date(2023, 2, 1)
    narrowed = data.draw(
        st.sampled_from(
            [{}, {"tracks": TRACKS[:1]}, {"cities": ("331100",)}, {"pairs": ("P01",)}, {"stages": ("signed",)}]
        )
    )
    whole = EVERY | {"events"}
    quarter = data.draw(st.sampled_from(GENERATED_QUARTERS[4:]))
    agrees(opened(rows, whole), Oracle(rows, whole), Selection(quarter, **narrowed), values)


@pytest.mark.parametrize("quarter", ["2023Q4", "2024Q3", "2025Q2"])
@pytest.mark.parametrize(
    "narrowed", [{}, {"tracks": ("T1", "T3")}, {"pairs": ("P02",)}, {"cities": ("331100",)}], ids=str
)
def test_on_a_full_dataset_too(quarter, narrowed):
    rows = full()
    values = replace(shipped(), idle_least_yuan=Decimal(0), stalled_quarters=1, unreported_least_figures=1)
    agrees(opened(rows, EVERY), Oracle(rows, EVERY), Selection(quarter, **narrowed), values)


@pytest.mark.parametrize(
    "narrowed", [{}, {"tracks": ("T3",)}, {"cities": ("331100",)}, {"stages": ("under_construction",)}], ids=str
)
@pytest.mark.parametrize("quarter", ["2023Q2", "2024Q4", "2025Q1", "2025Q3", "2025Q4"])
def test_on_the_demo_every_rule_says_what_the_plain_rows_say(quarter, narrowed):
    agrees(dataset("demo"), oracle("demo"), Selection(quarter, **narrowed), shipped())


def flow(n: int, stage: str, amount: object, period: str = "2024Q1", **rest: object) -> dict:
    return blank(
        "fund_flows",
        flow_id=f"F{n}",
        stage=stage,
        year=2024,
        period=period,
        amount=Decimal(str(amount)),
        source_id="S",
        as_of=date(2026, 1, 1),
        **({"pair_id": "P01", "track_id": "T1"} | rest),
    )


def money(
    *flows: dict, quarter: str = "2025Q4", values: Thresholds | None = None, **narrowed: tuple
) -> dict[str, list[Warned]]:
    """Rule → its warnings, without those that set a floor of their own."""
    least = replace(shipped(), idle_least_yuan=Decimal(0))
    found = round_at(opened(rows_of(fund_flows=list(flows)), EVERY), Selection(quarter, **narrowed), values or least)
    return {outcome.rule: list(outcome.warnings) for outcome in found.outcomes}


def test_exactly_at_the_pace_is_not_behind_and_a_cent_less_is():
    """Allocated ahead of the year, half of it is due at midyear: 0.8 × 50 % of 1000 is 400."""
    early = flow(1, "allocated", 1000, "2023Q4")
    at = money(early, flow(2, "spent", 400), quarter="2024Q2")
    below = money(early, flow(2, "spent", "399.99"), quarter="2024Q2")
    assert at["behind"] == [] and [w.amount for w in below["behind"]] == [Decimal("100.01")]
    assert [w.money_due for w in below["behind"]] == [500]


def test_what_is_due_of_a_third_is_told_to_the_cent_half_up():
    """Of money allocated in the first quarter a third is due in each of the others."""
    (warned,) = money(flow(1, "allocated", "100.00"), quarter="2024Q2")["behind"]
    assert (warned.amount, warned.money_due, warned.spent) == (Decimal("33.33"), Decimal("33.33"), 0)
    (more,) = money(flow(1, "allocated", "0.05", "2023Q4"), quarter="2024Q1")["behind"]
    assert more.amount == Decimal("0.01"), "a quarter of five cents is one and a quarter"
    (half,) = money(flow(1, "allocated", "0.05", "2023Q4"), quarter="2024Q2")["behind"]
    assert half.amount == Decimal("0.03"), "and half of them two and a half"


def test_allocated_and_nothing_spent_is_behind_once_it_is_due():
    out = flow(1, "allocated", 100)
    assert money(out, quarter="2024Q1")["behind"] == [], "nothing is due in the quarter of allocation"
    (warned,) = money(out, quarter="2024Q2")["behind"]
    assert warned.spent == 0 and warned.measured == 0
    assert money(flow(1, "allocated", 0), quarter="2024Q2")["behind"] == [], "of nothing there is no rate"


def test_only_the_years_own_fund_has_a_calendar():
    assert money(flow(1, "allocated", 1000), quarter="2025Q4")["behind"] == []


def test_money_is_idle_from_its_fourth_quarter_on_and_first_in_is_first_out():
    flows = (flow(1, "disbursed", 100, "2024Q1"), flow(2, "disbursed", 900, "2024Q3"), flow(3, "spent", 40, "2024Q4"))
    assert money(*flows, quarter="2024Q4")["idle"] == []
    (warned,) = money(*flows, quarter="2025Q1")["idle"]
    assert (warned.amount, warned.disbursed, warned.upto, warned.measured) == (60, 100, "2024Q1", Fraction(3, 5))
    assert money(*flows, flow(4, "recovered", 60, "2025Q1"), quarter="2025Q1")["idle"] == [], "clawed back is not idle"


def test_idle_begins_exactly_at_its_share_and_its_floor():
    flows = flow(1, "disbursed", 1000), flow(2, "spent", 900)
    assert [w.amount for w in money(*flows)["idle"]] == [100], "a tenth is a tenth"
    assert money(*flows, flow(3, "spent", "0.01"))["idle"] == []
    floor = replace(shipped(), idle_least_yuan=Decimal(100))
    assert len(money(*flows, values=floor)["idle"]) == 1
    assert money(*flows, values=replace(floor, idle_least_yuan=Decimal("100.01")))["idle"] == []


def test_spent_beyond_disbursed_is_of_the_pair_and_year_and_not_of_a_track():
    even = money(flow(1, "disbursed", 100), flow(2, "spent", 60, track_id="T2"), flow(3, "spent", 40))
    assert even["overspent"] == [], "one track's money on another is no advance, and equal is not beyond"
    (warned,) = money(flow(1, "disbursed", 100), flow(2, "spent", "100.01"))["overspent"]
    assert warned.amount == Decimal("0.01") and warned.track_id is None
    assert len(money(flow(1, "spent", 1))["overspent"]) == 1, "nothing disbursed at all"


def test_disbursed_beyond_allocated_is_of_a_track_even_where_the_pair_is_within():
    flows = (
        flow(1, "allocated", 900),
        flow(2, "allocated", 50, track_id="T2"),
        flow(3, "disbursed", "50.01", track_id="T2"),
    )
    (warned,) = money(*flows)["overdisbursed"]
    assert (warned.track_id, warned.amount) == ("T2", Decimal("0.01"))


def test_money_on_no_track_may_be_any_tracks_so_a_rule_by_track_leaves_that_year_alone():
    flows = flow(1, "allocated", 100, track_id=None), flow(2, "disbursed", 100)
    found = round_at(opened(rows_of(fund_flows=list(flows)), EVERY), Selection("2025Q4"), shipped())
    assert found.outcome("overdisbursed").warnings == () and found.outcome("overdisbursed").untracked == (
        ("P01", "2024"),
    )
    alone = money(flow(1, "disbursed", 100, track_id=None))["overdisbursed"]
    assert [w.track_id for w in alone] == [None], "all on no track is one cell of its own"


def test_money_of_no_pair_warns_of_nobody():
    assert not any(money(flow(1, "disbursed", 100, pair_id=None), flow(2, "spent", 500, pair_id=None)).values())


def still(*zeros: str, missing: tuple[str, ...] = (), asked: Selection = AT_END, **project: object) -> list[Warned]:
    """The warnings at 2025Q4 of one project with 1 元 of fund money, that reported 0 for these quarters."""
    of = {"project_id": "J1", "pair_id": "P01", "name": "x", "started_on": date(2024, 1, 1), "source_id": "S"} | project
    told_of = [(q, Decimal(0), "reported") for q in zeros] + [(q, None, "missing") for q in missing]
    figures = [
        blank(
            "observations",
            subject_type="project",
            subject_id="J1",
            metric_id="investment_completed",
            period=period,
            value=value,
            status=status,
            unit="yuan",
            value_type="actual",
            as_of=date(2026, 1, 1),
            source_id="S",
        )
        for period, value, status in told_of
    ]
    rows = rows_of(
        projects=[blank("projects", **of)], observations=figures, fund_flows=[flow(1, "spent", 1, project_id="J1")]
    )
    values = replace(shipped(), stalled_least_yuan=Decimal(1))
    return list(round_at(opened(rows, EVERY), asked, values).outcome("stalled").warnings)


def test_a_project_stands_still_after_three_zeros_and_a_figure_that_did_not_come_is_no_zero():
    three = "2025Q2", "2025Q3", "2025Q4"
    assert [w.zeros for w in still(*three)] == [3]
    assert still(*three[1:]) == [] and still(*three[1:], missing=three[:1]) == []
    assert still("2025Q1", "2025Q2", "2025Q3") == [], "it must last to the quarter asked about"
    assert [w.zeros for w in still("2024Q4", "2025Q1", *three)] == [5]
    assert still(*three, completed_on=date(2025, 11, 1)) == [], "in production it builds no more"
    assert still(*three, started_on=date(2025, 5, 1)) == [], "not under construction for three quarters yet"


@pytest.mark.parametrize(("field", "own", "other"), [("pairs", "P01", "P02"), ("tracks", "T1", "T2"), ("industries", "造纸", "纺织"),
                                                     ("counties", "331127", "330109"), ("stages", "under_construction", "signed")])  # fmt: skip
def test_a_project_that_stands_still_is_told_only_to_who_asks_for_it(field, own, other):
    project = {"track_id": "T1", "industry": "造纸", "host_adcode": "331127"}
    for wanted, count in ((own, 1), (other, 0)):
        asked = replace(AT_END, **{field: (wanted,)})
        assert len(still("2025Q2", "2025Q3", "2025Q4", asked=asked, **project)) == count


def promised(
    rule: str, quarter: str = "2025Q4", complete: set[str] = EVERY | {"events"}, **tables: list[dict]
) -> list[Warned]:
    values = shipped()
    return list(round_at(opened(rows_of(**tables), complete), Selection(quarter), values).outcome(rule).warnings)


def project(**told_of: object) -> dict:
    of = {"project_id": "J1", "pair_id": "P01", "name": "x", "source_id": "S", "planned_investment": Decimal(1000)}
    return blank("projects", **(of | told_of))


def test_signed_and_not_started_begins_with_its_fourth_quarter():
    signed = project(signed_on=date(2024, 12, 31))
    (warned,) = promised("not_started", projects=[signed])
    assert (warned.amount, warned.measured, warned.since) == (1000, 4, "2024Q4")
    assert promised("not_started", "2025Q3", projects=[signed]) == []
    assert promised("not_started", projects=[signed | {"signed_on": date(2025, 1, 1)}]) == []
    assert promised("not_started", projects=[signed | {"started_on": date(2025, 12, 31)}]) == [], "at last it is"
    assert len(promised("not_started", projects=[signed | {"started_on": date(2026, 1, 1)}])) == 1, "that is later"


def test_where_only_a_stage_is_told_it_counts_from_when_it_was_told():
    said = project(stage="signed", stage_as_of=date(2024, 2, 1), planned_investment=None)
    (warned,) = promised("not_started", "2025Q1", projects=[said])
    assert (warned.since, warned.amount) == ("2024Q1", None), "what is planned is not known, and not 0"
    assert promised("not_started", projects=[said | {"stage": "under_construction"}]) == []


def event(n: int = 1, **told_of: object) -> dict:
    of = {"event_id": f"E{n}", "pair_id": "P01", "title": "对接会", "value_type": "forecast", "date": date(2025, 9, 30),
          "date_precision": "day", "as_of": date(2025, 8, 1), "source_id": "S", "kind": "matching"}  # fmt: skip
    return blank("events", **(of | told_of))


def test_what_was_expected_is_overdue_from_the_quarter_after_its_date():
    (warned,) = promised("overdue", events=[event(amount=Decimal(7), qualifier="over")])
    assert (warned.amount, warned.measured, warned.expected, warned.qualifier) == (7, 1, "2025Q3", "over")
    assert promised("overdue", "2025Q3", events=[event()]) == [], "its own quarter is not over a quarter ago"
    assert promised("overdue", events=[event(date=date(2025, 10, 1))]) == []
    assert promised("overdue", events=[event(as_of=date(2026, 1, 1))]) == [], "nobody had said so by then"
    assert promised("overdue", events=[event(date=None, date_precision=None)]) == [], "without a date nothing is late"
    in_year = event(date=date(2025, 12, 31), date_precision="year")
    assert promised("overdue", events=[in_year]) == [], "within the year may be its last day"


def test_an_actual_event_of_the_pair_and_title_verifies_it_once_it_has_happened():
    came = event(2, value_type="actual", date=date(2025, 11, 1), as_of=date(2025, 11, 2))
    assert promised("overdue", events=[event(), came]) == []
    assert len(promised("overdue", events=[event(), came | {"title": "另一场"}])) == 1
    assert len(promised("overdue", events=[event(), came | {"pair_id": "P02"}])) == 1
    late = came | {"date": date(2026, 1, 5), "as_of": date(2026, 1, 6)}
    assert len(promised("overdue", events=[event(), late])) == 1, "that came later than is asked about"


def figure(value: object, value_type: str = "forecast", period: str = "2024", **told_of: object) -> dict:
    of = {"subject_type": "pair", "subject_id": "P01", "metric_id": "cooperation_amount", "period": period, "unit": "yuan",
          "value": None if value is None else Decimal(str(value)), "status": "reported", "value_type": value_type,
          "as_of": date(2024, 2, 1), "source_id": "S"}  # fmt: skip
    return blank("observations", **(of | told_of))


def test_an_expected_figure_is_verified_by_an_actual_one_that_ends_with_it():
    (warned,) = promised("overdue", "2025Q1", observations=[figure(9)])
    assert (warned.amount, warned.measure_id, warned.expected) == (9, "cooperation_amount", "2024")
    assert promised("overdue", "2024Q4", observations=[figure(9)]) == []
    assert promised("overdue", observations=[figure(9), figure(1, "actual", "2024Q4")]) == []
    assert len(promised("overdue", observations=[figure(9), figure(1, "actual", "2024Q3")])) == 1
    missing = figure(None, "actual", status="missing")
    assert len(promised("overdue", observations=[figure(9), missing])) == 1, "a gap verifies nothing"
    in_metres = figure(9, metric_id="capacity", unit="wan_metre", subject_type="project", subject_id="J1")
    (other,) = promised("overdue", observations=[in_metres], projects=[project(track_id="T2")])
    assert (other.amount, other.project_id, other.track_id) == (None, "J1", "T2"), "metres are no money"
    of_county = figure(9, subject_type="county", subject_id="331181")
    assert promised("overdue", observations=[of_county]) == []


def invested(value: object, period: str = "2025Q1", **told_of: object) -> dict:
    return figure(
        value, "actual", period, subject_type="project", subject_id="J1", metric_id="investment_completed", **told_of
    )


def test_a_tenth_beyond_the_plan_is_within_it_and_a_cent_more_is_not():
    going = project(started_on=date(2024, 1, 1))
    assert promised("over_plan", projects=[going], observations=[invested(1100)]) == []
    two = [invested(1000), invested("100.01", "2025Q2")]
    (warned,) = promised("over_plan", projects=[going], observations=two)
    assert (warned.amount, warned.investment_completed, warned.planned_investment) == (
        Decimal("100.01"),
        Decimal("1100.01"),
        1000,
    )
    assert promised("over_plan", "2025Q1", projects=[going], observations=two) == [], "not yet"
    missing = invested(None, "2025Q3", status="missing")
    assert len(promised("over_plan", projects=[going], observations=[*two, missing])) == 1, "a gap makes it no less"
    for planned in (None, Decimal(0)):
        other = going | {"planned_investment": planned}
        assert promised("over_plan", projects=[other], observations=two) == [], "beyond no plan there is nothing"


def test_what_is_found_of_promises_holds_in_a_partial_table_and_that_there_is_no_more_is_not_known():
    found = promised("overdue", complete=EVERY, events=[event()])
    assert len(found) == 1
    held = opened(rows_of(events=[event()]), EVERY - {"events"})
    assert round_at(held, Selection("2025Q3"), shipped()).outcome("overdue").unknown


def test_unreported_needs_both_its_share_and_its_count():
    def of(missing: int, due: int) -> list[int | None]:
        figures = [
            blank(
                "observations",
                subject_type="project",
                subject_id=f"J{n}",
                metric_id="investment_completed",
                period="2025Q4",
                value=None if n < missing else Decimal(1),
                status="missing" if n < missing else "reported",
                unit="yuan",
                value_type="actual",
                as_of=date(2026, 1, 1),
                source_id="S",
            )
            for n in range(due)
        ]
        places = [
            blank("projects", project_id=f"J{n}", pair_id="P01", name="x", started_on=date(2024, 1, 1), source_id="S")
            for n in range(due)
        ]
        held = opened(rows_of(projects=places, observations=figures), EVERY)
        return [w.missing for w in round_at(held, Selection("2025Q4"), shipped()).outcome("unreported").warnings]

    assert of(3, 15) == [3] and of(3, 16) == [] and of(2, 2) == [] and of(5, 5) == [5]


@pytest.mark.parametrize("quarter", SHIPPED_QUARTERS["demo"])
def test_behind_is_the_behind_of_the_standings(quarter):
    asked = Selection(quarter)
    slow = progresses(dataset("demo"), "execution_rate", asked).of_status("behind")
    found = round_at(dataset("demo"), asked, shipped()).outcome("behind").warnings
    assert {(w.pair_id, w.measured) for w in found} == {(one.pair_id, one.reached / one.share_due) for one in slow}
    assert shipped().behind_pace == STATUSES["slightly_behind"].at_least


def test_where_the_record_is_in_part_sums_are_not_held_against_each_other():
    flows = [flow(1, "disbursed", 100), flow(2, "spent", 500)]
    found = round_at(opened(rows_of(fund_flows=flows), EVERY - {"fund_flows"}), Selection("2025Q4"), shipped())
    for rule in MONEY_RULES:
        assert found.outcome(rule).unknown and not found.outcome(rule).warnings
    assert found.outcome("stalled").unknown, "none found, but nobody knows whether there is one"
    for quarter in SHIPPED_QUARTERS["reported"]:
        assert all(one.unknown for one in round_at(dataset("reported"), Selection(quarter), shipped()).outcomes)


def test_what_a_rule_cannot_be_narrowed_by_is_said():
    def refused(**narrowed: object) -> dict[str, str]:
        outcomes = round_at(dataset("demo"), Selection("2025Q4", **narrowed), shipped()).outcomes
        return {one.rule: one.refused.zh for one in outcomes if one.refused}

    assert refused() == refused(pairs=("P02",)) == refused(tracks=("T3",)) == {}
    assert refused(counties=("331181",)) == refused(cities=("331100",)) == {}
    assert set(refused(stages=("started",))) == {*MONEY_RULES, "overdue"}
    assert set(refused(value_type="forecast")) == set(RULES)


def test_in_a_place_what_reaches_pairs_is_judged_by_the_whole_pairs_of_its_mountain_counties():
    """丽水 at the end of 2024: seven pairs, and no rule is silent because money names no county."""
    asked = Selection("2024Q4", cities=("331100",))
    found = round_at(dataset("demo"), asked, shipped())
    there = {p["pair_id"] for p in plain("demo")["pairs"] if p["mountain_adcode"].startswith("3311")}
    assert len(there) == 7 and all(outcome.is_told for outcome in found.outcomes)
    agrees(dataset("demo"), oracle("demo"), asked, shipped())
    every = round_at(dataset("demo"), Selection("2024Q4"), shipped())
    for rule in (*MONEY_RULES, "overdue"):
        mine = [w for w in every.outcome(rule).warnings if w.pair_id in there]
        assert list(found.outcome(rule).warnings) == mine and found.outcome(rule).whole_pairs
    assert found.outcome("behind").warnings and not found.outcome("stalled").whole_pairs
    assert not every.outcome("behind").whole_pairs


def test_a_place_without_a_mountain_county_is_not_judged_as_if_nothing_were_selected():
    outcome = round_at(dataset("demo"), Selection("2024Q4", counties=("330109",)), shipped()).outcome("behind")
    assert outcome.refused == NO_PAIR_THERE and not outcome.warnings and not outcome.is_told
    both = Selection("2024Q4", cities=("331100",), pairs=("P01",))
    assert round_at(dataset("demo"), both, shipped()).outcome("behind").refused == NO_PAIR_THERE


def test_a_course_tells_what_is_new_what_is_gone_and_how_long_it_has_stood():
    flows = [
        flow(1, "disbursed", 100, "2024Q1"),
        flow(2, "spent", 90, "2024Q1"),
        flow(3, "spent", 20, "2024Q3"),
        flow(4, "disbursed", 40, "2025Q1"),
        flow(5, "allocated", 1000, "2024Q1"),
    ]
    held = opened(rows_of(fund_flows=flows), EVERY)

    def at(quarter: str):
        found = course(held, Selection(quarter), shipped())
        return found, {w.of[0]: (found.standing(w), found.is_new(w)) for w in found.now.warnings}

    assert at("2024Q2")[1] == {"behind": (1, True)}
    assert at("2024Q3")[1] == {"behind": (2, False), "overspent": (1, True)}
    assert at("2024Q4")[1] == {"behind": (3, False), "overspent": (2, False)}
    ended, now = at("2025Q1")
    assert now == {} and [(w.rule, ended.year_is_over(w)) for w in ended.gone] == [
        ("behind", True),
        ("overspent", False),
    ]
    first = course(held, Selection("2023Q1"), shipped())
    assert (
        first.before is None
        and first.gone == ()
        and len(course(held, Selection("2025Q4"), shipped()).rounds) == QUARTERS
    )


def test_the_span_and_the_other_pairs_make_no_difference():
    whole = round_at(dataset("demo"), Selection("2025Q4"), shipped())
    one = round_at(dataset("demo"), Selection("2025Q4", "quarter", pairs=("P04",)), shipped())
    assert one.warnings == tuple(w for w in whole.warnings if w.pair_id == "P04")
    amounts = [w.amount for w in whole.warnings]
    known = [a for a in amounts if a is not None]
    assert known == sorted(known, reverse=True) and amounts[: len(known)] == known
