"""What the speaker is told of a pair: a merit and a fault are never of the same thing, and leverage is no merit at all."""

from dataclasses import replace

import pytest

from analytics.figure_words import note
from analytics.headlines import headline
from analytics.metrics import METRICS
from analytics.pairs.comparison import COMPARED, comparison
from analytics.selection import Selection
from analytics.standings.pace import progresses
from analytics.standings.places import RANKED
from analytics.standings.ranking import Ranked
from reports.story.context import ReportContext
from reports.story.talk import GROWN, PACED, PLACED, _highlights, behind, faults, merits, slowest, subject, talk
from style.numbers import percent
from tests.shipped import PAIRS, dataset, plainly, view
from ui.pairs.compare import comparison_table

QUARTERS = ("2023Q4", "2024Q2", "2025Q2", "2025Q4")
BOTH = pytest.mark.parametrize("lang", ["zh", "en"])


def contexts(lang: str = "zh"):
    for quarter in QUARTERS:
        whole = ReportContext(dataset("demo"), Selection(quarter), lang)
        yield from ((whole.of_pair(pair), pair) for pair in PAIRS)


@BOTH
def test_a_merit_and_a_fault_never_name_the_same_thing(lang):
    withheld = 0
    for context, pair in contexts(lang):
        faulty = {fault.subject for fault in faults(context, pair)} - {""}
        praised = {merit.subject for merit in merits(context, pair)} - {""}
        assert not faulty & praised, (context.selection.as_of, pair)
        withheld += any(said.subject in faulty for said in _highlights(context, pair))
        told = [said for _, said in talk(context, pair)]
        assert told[0] == next(merits(context, pair)).sentence and told[1] == next(faults(context, pair)).sentence
        named = {metric_id for metric_id in METRICS if METRICS[metric_id].label(lang) in told[1]}
        assert not any(METRICS[m].label(lang) in told[0] for m in named), told
    assert withheld, "no pair of the dataset would have been praised for what it lacks: nothing is proved here"


def test_measures_of_one_thing_are_one_thing():
    investment = {subject(m) for m in ("investment_completed", "investment_target_rate", "investment_progress")}
    money = {subject(m) for m in ("execution_rate", "budget_execution_rate", "disbursement_rate", "fund_spent")}
    assert len(investment) == len(money) == 1 and not investment & money
    assert subject("output_value") == subject("output_target_rate") not in investment | money


def test_what_has_reached_its_target_is_not_blamed_for_a_small_amount():
    """By yuan somebody is always last, also where everybody does what was agreed."""
    spared = 0
    for context, pair in contexts():
        behind_in = {metric_id for metric_id, _ in behind(context, pair)}
        blamed = {fault.subject for fault in faults(context, pair) if fault.subject}
        for one in comparison(dataset("demo"), context.among_all, (pair,)):
            stood, paced = one.stood[pair], [m for m in PACED if subject(m) == subject(one.metric_id)]
            if (
                one.metric_id not in PLACED
                or not isinstance(stood, Ranked)
                or stood.place * 3 <= one.known * 2
                or not paced
            ):
                continue
            reached = any(
                line.status == "on_schedule" for m in paced for line in _lines(context, m) if line.pair_id == pair
            )
            if reached and not behind_in & set(paced):
                spared += 1
                assert subject(one.metric_id) not in blamed or _fell(context, subject(one.metric_id))
        assert (slowest(context, pair) is None) == (not behind_in)
    assert spared


def _lines(context, metric_id):
    return progresses(dataset("demo"), metric_id, context.among_all).lines


def _fell(context, of: str) -> bool:
    """Less than the year before is a fault of its own."""
    lines = [context.line(metric_id) for metric_id in GROWN if subject(metric_id) == of]
    return any(
        one.before and one.before.value and one.now.value is not None and one.now.value < one.before.value
        for one in lines
    )


def test_leverage_is_no_merit_and_ranks_nobody():
    assert METRICS["leverage"].better == "neutral" and "leverage" not in {*PLACED, *RANKED}
    for context, pair in contexts():
        assert not any("撬动" in said for _, said in talk(context, pair))


@BOTH
def test_leverage_stands_beside_how_much_was_disbursed(lang):
    asked, since = Selection("2025Q4", pairs=("P04",)), Selection("2025Q4", "programme", pairs=("P04",))
    part = headline(dataset("demo"), "leverage", asked).now
    rate = plainly("demo", "disbursement_rate", (), since)[()][0]
    said = note(METRICS["leverage"], part, dataset("demo"), asked, lang)
    assert said.endswith(f"{METRICS['disbursement_rate'].short(lang)} {percent(rate, lang)}")
    silent = note(METRICS["leverage"], replace(part, value=None), dataset("demo"), asked, lang)
    assert METRICS["disbursement_rate"].short(lang) not in silent
    placed = replace(asked, pairs=(), cities=("331100",))
    of_city = headline(dataset("demo"), "leverage", placed).now
    assert "%" not in note(METRICS["leverage"], of_city, dataset("demo"), placed, lang), "no allocation by city"
    at = COMPARED.index("leverage")
    assert COMPARED[at - 1] == "disbursement_rate"
    shown = view(lang=lang)
    made = comparison_table(shown, ("P04",), comparison(shown.dataset, shown.selection, ("P04",)))
    cells = {row.id: row.cells["P04"] for row in made.rows if "P04" in row.cells}
    stands = {"zh": "位", "en": "place"}[lang]
    assert stands in cells["disbursement_rate"].sub and stands not in cells["leverage"].sub and cells["leverage"].text
