"""What stands beside a lagging pair is what the rows say: counts, sums and shares, none of them guessed."""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from analytics.selection import Selection
from analytics.standings.clues import clues, weakest_tracks
from analytics.standings.pace import PACED, progresses
from tests.generated import blank, opened, rows_of
from tests.oracle import number, stage_at
from tests.shipped import PAIRS, dataset, plain

AT = "2025Q3"


def behind(asked: Selection) -> dict[str, tuple[str, ...]]:
    found = defaultdict(list)
    for metric_id in PACED:
        for line in progresses(dataset("demo"), metric_id, asked).lines:
            if line.status == "behind":
                found[line.pair_id].append(metric_id)
    return {pair: tuple(metric_ids) for pair, metric_ids in found.items()}


def test_every_pair_behind_in_anything_is_listed_the_worst_first():
    found = clues(dataset("demo"), Selection(AT))
    assert {clue.pair_id: clue.behind for clue in found} == behind(Selection(AT))
    order = [(-len(clue.behind), clue.pair_id) for clue in found]
    assert order == sorted(order) and order


def test_projects_and_missing_figures_are_counted_as_the_rows_have_them():
    rows, at = plain("demo"), number(AT)
    pair_of = {p["project_id"]: p["pair_id"] for p in rows["projects"]}
    stages = defaultdict(list)
    for project in rows["projects"]:
        if stage := stage_at(project, at):
            stages[project["pair_id"]].append(stage)
    due, missing = defaultdict(int), defaultdict(int)
    for o in rows["observations"]:
        if (
            o["subject_type"] == "project"
            and o["period"] == AT
            and o["value_type"] == "actual"
            and o["status"] in ("reported", "missing")
        ):
            due[pair_of[o["subject_id"]]] += 1
            missing[pair_of[o["subject_id"]]] += o["status"] == "missing"
    for clue in clues(dataset("demo"), Selection(AT)):
        assert (clue.not_started, clue.projects) == (stages[clue.pair_id].count("signed"), len(stages[clue.pair_id]))
        assert clue.not_reported == missing[clue.pair_id]
        assert clue.due == (due[clue.pair_id] if clue.not_reported else 0)


@pytest.mark.parametrize("span", ["year", "quarter"])
def test_what_was_allocated_and_not_spent_is_exact_and_of_the_years_fund(span):
    sums = defaultdict(lambda: defaultdict(Decimal))
    for flow in plain("demo")["fund_flows"]:
        if flow["year"] == 2025 and flow["period"] <= AT and flow["pair_id"]:
            sums[flow["pair_id"]][flow["stage"]] += flow["amount"]
    for clue in clues(dataset("demo"), Selection(AT, span)):
        assert clue.unspent == sums[clue.pair_id]["allocated"] - sums[clue.pair_id]["spent"]


def test_the_weakest_track_falls_furthest_below_its_share_of_the_province():
    rows = plain("demo")
    project = {p["project_id"]: p for p in rows["projects"]}
    cell = defaultdict(Fraction)
    for o in rows["observations"]:
        told = (
            o["subject_type"] == "project" and o["value_type"] == "actual" and o["metric_id"] == "investment_completed"
        )
        if told and o["value"] is not None and "2025Q1" <= (o["period"] or "") <= AT:
            of = project[o["subject_id"]]
            cell[of["pair_id"], of["track_id"]] += Fraction(o["value"])
    whole = sum(cell.values())
    tracks = sorted({track for _, track in cell if track})
    found = weakest_tracks(dataset("demo"), Selection(AT))
    for pair in PAIRS:
        own = sum(amount for (p, _), amount in cell.items() if p == pair)
        gaps = {track: cell[pair, track] / own - sum(cell[p, track] for p in PAIRS) / whole for track in tracks}
        worst = found[pair]
        assert worst.share - worst.province == gaps[worst.track_id] == min(gaps.values()) < 0


def invested(*figures: tuple[str, str, int | None]):
    """A dataset with one project a figure: (pair, track, invested in 2025Q1, None: not reported)."""
    projects = [
        blank(
            "projects",
            project_id=f"J{n}",
            pair_id=pair,
            track_id=track,
            name="x",
            signed_on=date(2024, 1, 1),
            source_id="S",
        )
        for n, (pair, track, _) in enumerate(figures)
    ]
    said = [
        blank(
            "observations",
            subject_type="project",
            subject_id=f"J{n}",
            metric_id="investment_completed",
            period="2025Q1",
            unit="yuan",
            value=None if amount is None else Decimal(amount),
            status="missing" if amount is None else "reported",
            value_type="actual",
            as_of=date(2025, 4, 1),
            source_id="S",
        )
        for n, (_, _, amount) in enumerate(figures)
    ]
    return rows_of(projects=projects, observations=said)


FIGURES = (("P01", "T1", 10), ("P01", "T2", None), ("P02", "T1", 10), ("P02", "T2", 30), ("P03", "T3", 50))


def test_a_track_whose_figures_did_not_come_is_not_called_weak():
    found = weakest_tracks(opened(invested(*FIGURES), complete={"projects", "observations"}), Selection("2025Q1"))
    assert found["P01"].track_id == "T3", "of T2 nothing is known"
    assert (found["P01"].share, found["P01"].province) == (0, Fraction(1, 2))


def test_in_a_partial_table_only_what_was_told_is_compared():
    found = weakest_tracks(opened(invested(*FIGURES), complete=set()), Selection("2025Q1"))
    assert set(found) == set(), "each pair has more than the province in all it told of, or as much"


def test_the_province_stays_whole_when_one_pair_is_selected():
    whole = weakest_tracks(dataset("demo"), Selection(AT))
    assert weakest_tracks(dataset("demo"), Selection(AT, pairs=("P05",)))["P05"] == whole["P05"]


def test_a_selection_that_has_no_such_numbers_leaves_them_out():
    asked = Selection(AT, stages=("signed",))
    assert clues(dataset("demo"), asked) == () and isinstance(weakest_tracks(dataset("demo"), asked), dict)
    tracked = clues(dataset("demo"), replace(asked, stages=(), tracks=("T1",)))
    assert tracked and all(clue.behind == ("execution_rate",) for clue in tracked)
