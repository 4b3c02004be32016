"""Quarter by quarter, year by year and track by track a pair's numbers are those of the plain rows, and of METRICS."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.answer import total
from analytics.pairs.conclusion import conclusion
from analytics.pairs.course import BY_QUARTER, TARGETED, quarters, target_years
from analytics.pairs.tracks import BY_TRACK, track_lines
from analytics.selection import SPANS, Selection
from analytics.standings.ranking import ranking
from style.periods import quarters_between
from tests.examples import examples
from tests.generated import COMPLETE, PAIRS, datasets, opened
from tests.oracle import Oracle
from tests.plain_judgement import PlainJudgement
from tests.shipped import PAIRS as SHIPPED
from tests.shipped import WITHOUT_FACTS, dataset, oracle

FLOWS = {"investment_target_rate": "investment_completed", "output_target_rate": "output_value"}


def check_quarters(held, plain: Oracle, asked: Selection) -> None:
    for metric_id in BY_QUARTER:
        found = quarters(held, metric_id, asked)
        at = asked.at(asked.as_of, "programme")
        plainly, absent = plain.answer(metric_id, ("quarter",), at), plain.absent(metric_id, ("quarter",), at)
        assert [q.quarter for q in found.quarters] == list(quarters_between("2023Q1", asked.as_of))
        for line in found.quarters:
            assert (line.part.value, line.part.reported, line.part.due) == plainly.get((line.quarter,), (absent, 0, 0))
            earlier = f"{int(line.quarter[:4]) - 1}{line.quarter[4:]}"
            if earlier < "2023":
                assert line.before is None
            else:
                assert line.before and line.before.value == plainly.get((earlier,), (absent,))[0]


def check_targets(held, plain: Oracle, asked: Selection) -> None:
    for metric_id in TARGETED:
        for year in target_years(held, metric_id, asked).years:
            at = asked.at(min(f"{year.year}Q4", asked.as_of), "year")
            none = plain.absent(FLOWS[metric_id], (), at)
            told = [row["amount"] for row in plain.observed(FLOWS[metric_id], at) if plain.kept(row, at)]
            came = [amount for amount in told if amount is not None]
            done = sum(came) if came else None if told else none
            target = plain.summed(
                ({"due": 1, "track": None} | r for r in plain.targets(FLOWS[metric_id], at)), (), at, None
            )
            goal = target.get((), (None,))[0]
            assert year.part.denominator == goal
            assert year.judgement.done == (None if goal is None else done), (
                "of a year without a target nothing is reached"
            )
            if goal and done is not None:
                assert year.part.value == pytest.approx(float(Fraction(done) / Fraction(goal)), rel=1e-12)
    check_judged(held, plain, asked)


def check_judged(held, plain: Oracle, asked: Selection) -> None:
    for metric_id in TARGETED:
        for year in target_years(held, metric_id, asked).years:
            at = asked.at(min(f"{year.year}Q4", asked.as_of), "year")
            judged = PlainJudgement(plain, metric_id, at).status(None)
            assert (year.judgement.is_judged, year.status) == (True, judged) if judged else not year.judgement.is_judged


def check_tracks(held, plain: Oracle, asked: Selection) -> None:
    found = track_lines(held, asked)
    for metric_id in BY_TRACK:
        plainly = plain.answer(metric_id, ("track",), asked)
        assert found.whole[metric_id] == total(held, metric_id, asked)
        for line in found.lines:
            part = line.parts.get(metric_id)
            told = plainly.get((line.track_id,))
            if told:
                assert part and (part.value, part.reported, part.due) == told
            elif part:
                assert not part.value and part.due == 0
        shares = [line.shares[metric_id] for line in found.lines if line.shares[metric_id] is not None]
        assert not shares or sum(shares) == 1, "parts add up to the whole, exactly"
        assert set(plainly) <= {(line.track_id,) for line in found.lines}


@examples(10)
@given(st.data())
def test_on_random_datasets(data):
    rows = data.draw(datasets(("projects", "observations", "targets", "events", "pairs")))
    asked = Selection(
        data.draw(st.sampled_from(["2023Q2", "2024Q4", "2025Q3"])),
        data.draw(st.sampled_from(sorted(SPANS))),
        pairs=(data.draw(st.sampled_from(sorted(PAIRS))),),
    )
    held, plain = opened(rows), Oracle(rows, COMPLETE)
    check_quarters(held, plain, asked)
    check_targets(held, plain, asked)
    check_tracks(held, plain, asked)
    whole = COMPLETE | {"observations", "targets"}
    check_judged(opened(rows, whole), Oracle(rows, whole), asked)


@pytest.mark.parametrize("span", sorted(SPANS))
@pytest.mark.parametrize("pair", ["P01", "P10", "P16"])
def test_on_the_demo(pair, span):
    asked = Selection("2025Q3", span, pairs=(pair,))
    for check in (check_quarters, check_targets, check_tracks):
        check(dataset("demo"), oracle("demo"), asked)


def test_what_has_no_such_number_under_the_selection_says_why():
    asked = Selection("2025Q3", pairs=("P01",), cities=("331100",))
    assert all(target_years(dataset("demo"), metric_id, asked).refused for metric_id in TARGETED)
    assert set(track_lines(dataset("demo"), asked).refused) == {"events"}
    assert quarters(dataset("demo"), "output_value", Selection("2025Q3", value_type="at_capacity")).refused


def test_of_a_pair_without_facts_everything_is_empty():
    asked = Selection("2024Q3", pairs=(WITHOUT_FACTS[0],))
    assert track_lines(dataset("reported"), asked).is_empty
    assert all(target_years(dataset("reported"), metric_id, asked).is_empty for metric_id in TARGETED)
    assert all(quarters(dataset("reported"), metric_id, asked).is_empty for metric_id in BY_QUARTER)
    assert conclusion(dataset("reported"), WITHOUT_FACTS[0], asked) is None


@pytest.mark.parametrize("span", sorted(SPANS))
def test_the_conclusion_names_the_place_the_ranking_gives(span):
    for pair in SHIPPED:
        asked = Selection("2025Q3", span, pairs=(pair,))
        said = conclusion(dataset("demo"), pair, asked)
        (own,) = [
            r
            for r in ranking(dataset("demo"), "investment_completed", Selection("2025Q3", span)).ranked
            if r.pair_id == pair
        ]
        assert (
            said and f"在有数的 18 对中列第 {own.place} 位" in said.zh and f"place {own.place} of 18 pairs" in said.en
        )
        assert "；完成目标的 " in said.zh and " of the target: " in said.en


WORDS = {
    "on_schedule": ("达到，超", "Reached"),
    "slightly_behind": ("略慢，差", "Slow"),
    "behind": ("滞后，差", "Behind"),
}


def test_the_conclusion_tells_how_far_the_target_is():
    told = set()
    for pair in SHIPPED:
        asked = Selection("2025Q3", pairs=(pair,))
        said, status = (
            conclusion(dataset("demo"), pair, asked),
            PlainJudgement(oracle("demo"), "investment_target_rate", asked).status(pair),
        )
        assert (
            said and status and all(word in said(lang) for lang, word in zip(("zh", "en"), WORDS[status], strict=True))
        )
        told.add(status)
    assert told == set(WORDS)
