"""Every pair in force stands where its judgement puts it: counted by status, the worst first."""

from fractions import Fraction

import pytest

from analytics.judgement.judge import judged, judged_pairs
from analytics.judgement.statuses import STATUSES
from analytics.metrics import METRICS
from analytics.selection import Selection
from analytics.standings.pace import PACED, progresses
from tests.plain_judgement import PlainJudgement
from tests.shipped import PAIRS, QUARTERS, dataset, oracle


def test_pairs_stand_by_rates_that_have_a_benchmark():
    assert all(METRICS[metric_id].benchmark for metric_id in PACED)


@pytest.mark.parametrize("metric_id", PACED)
@pytest.mark.parametrize("quarter", QUARTERS["demo"])
def test_on_the_demo_every_pair_has_the_status_its_rows_give(metric_id, quarter):
    found = progresses(dataset("demo"), metric_id, Selection(quarter))
    plainly = PlainJudgement(oracle("demo"), metric_id, Selection(quarter))
    assert not found.refused and [line.pair_id for line in found.lines] == PAIRS
    shares = {}
    for line in found.lines:
        status, base, done = (one(line.pair_id) for one in (plainly.status, plainly.base, plainly.done))
        assert (line.judgement.is_judged, line.status) == (True, status) if status else not line.judgement.is_judged
        assert line.reached == (done / base if base and done is not None else None)
        if status:
            shares[line.pair_id] = done / plainly.due(line.pair_id)
            assert line.share_due == plainly.due(line.pair_id) / base
        else:
            assert line.share_due is None
    assert sum(map(found.count, STATUSES)) == 18 and found.is_judged == bool(shares)
    assert [line.pair_id for line in found.worst_first] == sorted(shares, key=lambda pair: (shares[pair], pair))


def test_all_of_one_status_are_named_the_worst_first():
    found = progresses(dataset("demo"), "execution_rate", Selection("2025Q3"))
    ratios = [line.reached / line.share_due for line in found.of_status("behind")]
    assert len(ratios) == found.count("behind") > 1 and ratios == sorted(ratios) and ratios[-1] < Fraction(4, 5)


def test_a_quarter_alone_is_held_against_its_year_and_since_2023_against_all_its_years():
    year, alone, since = (
        progresses(dataset("demo"), "execution_rate", Selection("2025Q3", span))
        for span in ("year", "quarter", "programme")
    )
    assert alone == year and since != year and since.is_judged
    assert (
        not since.is_closed
        and progresses(dataset("demo"), "execution_rate", Selection("2024Q4", "programme")).is_closed
    )


def test_the_whole_is_that_of_the_judgement_and_lines_are_of_pairs_in_force_alone():
    asked = Selection("2025Q3")
    found = progresses(dataset("demo"), "execution_rate", asked)
    assert found.whole and found.whole.judgement == judged(dataset("demo"), "execution_rate", asked)
    assert [line.judgement for line in found.lines] == list(judged_pairs(dataset("demo"), "execution_rate", asked))


def test_a_narrowing_that_has_no_target_is_refused_with_its_reason():
    found = progresses(dataset("demo"), "investment_target_rate", Selection("2025Q3", tracks=("T1",)))
    assert found.refused and not found.lines and found.count("behind") == 0 and not found.is_judged


def test_in_a_partial_table_a_target_that_is_not_there_is_not_known():
    for metric_id in PACED:
        found = progresses(dataset("reported"), metric_id, Selection("2024Q2"))
        assert {line.status for line in found.lines} == {"no_data"}


def test_only_the_pairs_asked_about():
    found = progresses(dataset("demo"), "execution_rate", Selection("2025Q3", pairs=("P03", "P09")))
    assert [line.pair_id for line in found.lines] == ["P03", "P09"]
