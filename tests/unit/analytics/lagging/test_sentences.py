"""The sentence of a view, what to look at today and the causes say what the rows say, and of nobody who does well."""

import re
from fractions import Fraction

import pytest

from analytics.findings import findings, lagging, today
from analytics.lagging.causes import LEAST_MISSING, LEAST_SHARE, causes
from analytics.lagging.worst import worst_by
from analytics.lookup import pairs
from analytics.selection import Selection
from tests.plain_judgement import PlainJudgement
from tests.shipped import PAIRS, dataset, oracle
from ui.sitemap import SITES

QUARTERS = [f"{year}Q{n}" for year in (2023, 2024, 2025) for n in (1, 2, 3, 4)]
SELECTIONS = [
    {}, {"span": "programme"}, {"span": "quarter"}, {"pairs": ("P02",)}, {"pairs": ("P08",)}, {"tracks": ("T1",)}, {"tracks": ("T5", "T6")},
    {"cities": ("331100",)}, {"cities": ("331100",), "tracks": ("T3",)}, {"pairs": ("P04", "P11", "P18")},
]  # fmt: skip


def plainly(asked: Selection) -> PlainJudgement:
    return PlainJudgement(oracle("demo"), "execution_rate", asked)


def whole_pairs(asked: Selection) -> Selection:
    found = lagging(dataset("demo"), asked).asked.selection
    assert found
    return found


@pytest.mark.parametrize("quarter", QUARTERS)
@pytest.mark.parametrize("number", range(len(SELECTIONS)))
def test_the_sentence_counts_and_names_those_who_are_behind(quarter, number):
    asked = Selection(quarter, **SELECTIONS[number])
    said = findings(dataset("demo"), asked)
    assert said, "there is always a sentence"
    text, at = said[0].text, whole_pairs(asked)
    held = plainly(at)
    listed = at.pairs or PAIRS
    status = {pair: held.status(pair) for pair in listed}
    behind = [pair for pair, one in status.items() if one == "behind"]
    named = [piece.pair_id for piece in text.zh_pieces if piece.pair_id and not piece.metric_id]
    if "对滞后" in text.zh and "目标" not in text.zh:
        assert f"{len([s for s in status.values() if s])} 对中 {len(behind)} 对滞后" in text.zh
        gaps = {pair: held.due(pair) - held.done(pair) for pair in behind}
        assert named == sorted(behind, key=lambda pair: (-gaps[pair], pair))[:3]
        assert sorted(named) == sorted({p.pair_id for p in text.en_pieces if p.pair_id and not p.metric_id})
    elif len(listed) > 1:
        assert not behind, "whoever is behind is named first"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_pieces_of_a_sentence_are_its_text_and_every_pair_named_is_one_of_them(lang):
    names = {pair.short(lang): pair.id for pair in pairs(dataset("demo")).values()}
    for quarter in QUARTERS:
        for found in findings(dataset("demo"), Selection(quarter)):
            said = found.text(lang)
            assert "".join(piece.text for piece in found.text.pieces(lang)) == said
            linked = {piece.pair_id for piece in found.text.pieces(lang) if piece.pair_id}
            assert {id for name, id in names.items() if name in said} == linked, said


@pytest.mark.parametrize("quarter", QUARTERS)
def test_what_to_look_at_leads_to_pages_that_are_there_and_is_at_most_three(quarter):
    found = today(dataset("demo"), Selection(quarter))
    assert len(found) <= 3 and len({one.id for one in found}) == len(found)
    assert {one.page for one in found} <= set(SITES)


def test_money_comes_first_and_names_the_step_that_holds_most_of_it():
    asked = Selection("2025Q4")
    held, first = lagging(dataset("demo"), asked), today(dataset("demo"), asked)[0]
    assert held.whole and first.id == "money"
    rests = "没有拨付" if held.whole.undisbursed > held.whole.unspent else "没有支出"
    assert rests in first.says.zh


def test_a_pair_that_returned_nothing_is_a_matter_of_its_own():
    silent = next(one for one in today(dataset("demo"), Selection("2025Q4")) if one.id == "returns")
    assert "吴兴—云和" in silent.title.zh and re.search(r"^\d+ 项", silent.says.zh)


def test_a_partial_dataset_has_no_such_list():
    assert today(dataset("reported"), Selection("2024Q3")) == ()
    assert today(dataset("demo"), Selection("2025Q4", value_type="forecast")) == ()


@pytest.mark.parametrize("quarter", ["2024Q2", "2024Q4", "2025Q4"])
def test_a_cause_holds_its_share_and_a_clue_that_explains_nothing_is_left_out(quarter):
    for line in lagging(dataset("demo"), Selection(quarter)).lines:
        found = causes(line)
        if not line.gap:
            assert (found.held, found.not_held) == ((), ())
            continue
        said = " ".join(cause.zh for cause in found.held)
        assert ("还没有拨付" in said) == (line.undisbursed >= line.gap * LEAST_SHARE and line.undisbursed > 0)
        assert ("已经拨付、没有支出" in said) == (line.unspent >= line.gap * LEAST_SHARE)
        assert ("应报未报" in said) == bool(line.due and Fraction(line.missing, line.due) >= LEAST_MISSING)
        assert found.held, "one of the two steps holds a third at least"


def test_the_worst_by_what_a_map_shows_are_those_furthest_from_what_is_due():
    asked = Selection("2025Q4")
    held = PlainJudgement(oracle("demo"), "investment_target_rate", asked)
    behind = [pair for pair in PAIRS if held.status(pair) == "behind"]
    worst = sorted(behind, key=lambda pair: held.done(pair) / held.due(pair))[:3]
    said = worst_by(dataset("demo"), "investment_completed", asked)
    assert said and [piece.pair_id for piece in said.zh_pieces if piece.pair_id] == worst
    assert f"{len(behind)} 对滞后" in said.zh
    assert worst_by(dataset("demo"), "projects", asked) is None, "what has no benchmark has no worst"
    assert worst_by(dataset("reported"), "investment_completed", Selection("2024Q3")) is None
