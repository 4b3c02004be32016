"""What follows from one row: places, warnings, statuses, grades and sentences, held against the plain rows of both sides."""

from dataclasses import replace

import pytest

from analytics.answer import parts
from analytics.findings import findings
from analytics.metrics import METRICS
from analytics.pairs.conclusion import conclusion
from analytics.revisions.chain import chain
from analytics.revisions.figures import questions, revised_figures
from analytics.revisions.quarters import moved_quarters
from analytics.revisions.ranks import revised_places
from analytics.revisions.statuses import JUDGED, revised_grades, revised_statuses
from analytics.revisions.warned import revised_warnings
from analytics.selection import Selection
from analytics.standings.places import RANKED
from analytics.warnings.rules import RULES, Outcome, Warned
from analytics.warnings.thresholds import shipped
from store.datasets import Catalogue, Dataset
from tests.oracle import Oracle
from tests.plain_judgement import PlainJudgement
from tests.plain_warnings import PlainWarnings, told
from tests.two_versions import plainly
from ui.address import read, written

AT = "2025Q4"
SOME = ("more was spent", "a return is revised", "an allocation is gone", "a target is raised", "a pair ended")


def plain_places(oracle: Oracle, metric_id: str, asked: Selection) -> dict[str, int]:
    """By counting who has more; of the pairs in force, what no row is told of as the oracle says."""
    there = {pair for (pair,), (_, _, due) in plainly(oracle, "pairs", ("pair",), Selection(AT)).items() if due}
    answer = plainly(oracle, metric_id, ("pair",), asked)
    nothing = oracle.absent(metric_id, ("pair",), asked)
    values = {pair: answer.get((pair,), (nothing, 0, 0))[0] for pair in there}
    known = {pair: value for pair, value in values.items() if value is not None}
    return {pair: 1 + sum(other > value for other in known.values()) for pair, value in known.items()}


@pytest.mark.parametrize("change", ["a return is revised", "a pair ended"])
def test_places_that_changed_are_those_of_the_plain_rows(version_of, change):
    (old, before), (new, after) = version_of(""), version_of(change)
    expected = {}
    for metric_id in RANKED:
        for asked in questions(METRICS[metric_id], AT):
            sides = [plain_places(oracle, metric_id, asked) for oracle in (before, after)]
            for pair in {*sides[0], *sides[1]}:
                places = tuple(side.get(pair) for side in sides)
                if places[0] != places[1]:
                    expected[metric_id, asked, pair] = places
    found = revised_places(old, new, AT, revised_figures(old, new, AT))
    assert {(one.metric_id, one.selection, one.whose.id): (one.before, one.after) for one in found} == expected
    assert [one.places for one in found] == sorted((one.places for one in found), reverse=True)
    assert found


def plain_warnings(oracle: Oracle) -> dict[tuple, tuple]:
    asked = Selection(AT, "programme")
    plain = {rule: PlainWarnings(oracle, asked, shipped(), rule).found(rule) for rule in RULES}
    return {(rule, *of): held for rule, found in plain.items() for of, held in found.items()}


def in_plain_form(warned: Warned | None) -> dict[tuple, tuple]:
    if warned is None:
        return {}
    return {(warned.rule, *of): held for of, held in told(Outcome(warned.rule, (warned,))).items()}


@pytest.mark.parametrize("change", [*SOME, "a tranche came later", "a return came"])
def test_warnings_that_came_and_went_are_those_of_the_plain_rows(version_of, change):
    (old, before), (new, after) = version_of(""), version_of(change)
    sides = plain_warnings(before), plain_warnings(after)
    expected = {of for of in {*sides[0], *sides[1]} if sides[0].get(of) != sides[1].get(of)}
    found = revised_warnings(old, new, AT, shipped())
    listed = set()
    for one in found:
        held = in_plain_form(one.before), in_plain_form(one.after)
        (of,) = {*held[0], *held[1]}
        assert (held[0].get(of), held[1].get(of)) == (sides[0].get(of), sides[1].get(of))
        assert of in expected or one.before != one.after  # a sum beside those the plain rows compare
        assert (one.amount_before is None) == (one.before is None or one.before.amount is None)
        listed.add(of)
    assert listed >= expected and len(listed) == len(found)


def test_a_warning_that_is_gone_is_told_by_the_version_that_had_it(version_of):
    (old, _), (new, _) = version_of("more was spent"), version_of("")
    forward, back = (revised_warnings(*two, AT, shipped()) for two in ((new, old), (old, new)))
    assert {one.rule_id for one in forward if one.is_new} == {one.rule_id for one in back if one.is_gone} != set()
    gone = next(one for one in back if one.is_gone)
    assert gone.after is None and gone.amount_after is None and gone.money == gone.before.amount


@pytest.mark.parametrize("change", [*SOME, "a tranche came later"])
def test_statuses_that_changed_are_those_of_the_plain_rows(version_of, change):
    (old, before), (new, after) = version_of(""), version_of(change)
    found = {(one.metric_id, one.selection, one.whose.id): one for one in revised_statuses(old, new, AT)}
    for metric_id in JUDGED:
        for asked in questions(METRICS[metric_id], AT):
            sides = [PlainJudgement(oracle, metric_id, asked) for oracle in (before, after)]
            for pair in (None, *(row["pair_id"] for row in before.rows["pairs"])):
                held = [(side.base(pair), side.done(pair), side.due(pair)) for side in sides]
                one = found.pop((metric_id, asked, pair), None)
                if held[0] != held[1] and all(all(part is not None for part in each) for each in held):
                    assert [one.before.done, one.after.done] == [held[0][1], held[1][1]]
                    statuses = [side.status(pair) for side in sides]
                    assert one.is_regraded == (statuses[0] != statuses[1]), (metric_id, pair, statuses)
                elif held[0] == held[1]:
                    assert one is None, (metric_id, pair, held, one)
    assert not found


def test_sentences_that_changed_say_the_new_numbers_and_the_others_are_not_told(version_of):
    (old, _), (new, _) = version_of(""), version_of("a return is revised")
    found = {(one.page, one.of, one.whose.id): one for one in chain(old, new).sentences}
    at = Selection(AT)
    said = {one.metric_id: one.text.plain for one in findings(new, at)}
    investment = found["overview", "investment_completed", None]
    assert investment.after == said["investment_completed"] != investment.before
    changed = set()
    for (pair_id,) in (part.of for part in parts(new, "pairs", ("pair",), at)):
        sides = [conclusion(one, pair_id, Selection(AT, pairs=(pair_id,))) for one in (old, new)]
        if sides[0] != sides[1]:
            changed.add(pair_id)
            assert [found["pair", "conclusion", pair_id].before, found["pair", "conclusion", pair_id].after] == sides
    assert {whose for page, _, whose in found if page == "pair"} == changed != set()
    assert {page for page, _, _ in found} >= {"overview", "pair", "county"}
    assert ("funds", "ladder", None) not in found  # no money of the fund moved


def test_a_grade_is_told_with_its_pair(version_of):
    (old, _), (new, _) = version_of(""), version_of("an assessor changed his mind")
    found = chain(old, new)
    (one,) = found.grades
    assert one.whose.id == "P03" and one.after.score == 12 != one.before.score
    assert not found.figures and found.largest == (one,) and not found.is_empty
    assert one.opens[0].page == "pair" and one.opens[0].address["pair"] == "P03"


def test_pages_of_the_quarter_that_was_revised_are_asked_too(version_of):
    """Money of 2025Q1 moves what pages show as of then, not only what they show as of the last quarter."""
    (old, _), (new, _) = version_of(""), version_of("more was spent")
    found = chain(old, new)
    assert found.quarters == (new.description.last_quarter, "2025Q1")
    assert {one.selection.as_of for one in found.figures} == set(found.quarters)


def test_a_quarter_that_one_version_lacks_makes_no_grade_new(version_of):
    (old, _), (new, _) = version_of(""), version_of("an assessor changed his mind")
    shorter = replace(old, description=replace(old.description, last_quarter="2025Q3"))
    assert len(revised_grades(shorter, new, new.description.last_quarter)) == len(chain(old, new).grades) == 1


def test_a_source_of_another_title_moves_nothing(version_of):
    (old, _), (new, _) = version_of(""), version_of("a source is called otherwise")
    found = chain(old, new)
    assert old.version != new.version and found.is_empty and found.moved_quarters == ()


def test_a_version_beside_itself_is_empty_and_two_datasets_are_none(version_of):
    old, _ = version_of("")
    assert chain(old, old).is_empty
    with pytest.raises(ValueError, match="two datasets"):
        chain(old, Dataset("another", old.version, old.description))


def test_largest_first_is_by_money_then_by_places(version_of):
    (old, _), (new, _) = version_of(""), version_of("more was spent")
    every = chain(old, new).largest
    sizes = [(one.money, one.places) for one in every]
    assert sizes == sorted(sizes, reverse=True)
    found = chain(old, new)
    lists = (found.figures, found.ranks, found.warnings, found.statuses, found.grades, found.sentences)
    assert len(every) == sum(map(len, lists)) and sum(1 for one in lists if one) >= 4


def test_it_is_kept_by_both_versions_quarters_and_thresholds(version_of, tmp_path, monkeypatch):
    (old, _), (new, _) = version_of(""), version_of("more was spent")
    first = chain(old, new)
    assert chain(old, new) is first and chain(new, old) is not first and chain(old, new, first.quarters) is first
    (tmp_path / "own.toml").write_text("[overspent]\nleast_yuan = 1000000000000\n", encoding="utf-8")
    monkeypatch.setenv("WARNING_THRESHOLDS", str(tmp_path / "own.toml"))
    again = chain(old, new)
    assert any(one.rule_id == "overspent" for one in first.warnings)
    assert not any(one.rule_id == "overspent" for one in again.warnings)


@pytest.mark.parametrize(
    "change", ["more was spent", "a tranche came later", "fewer came", "a need is gone", "a pair ended"]
)
def test_quarters_that_moved_are_those_of_the_plain_rows(version_of, change):
    (old, before), (new, after) = version_of(""), version_of(change)
    moved: set[str] = set()
    asked = Selection("2026Q1", "programme")
    for metric in METRICS.values():
        if "quarter" in metric.breakdowns:
            by = ("quarter", *(d for d in ("pair", "track", "county") if d in metric.breakdowns))
            sides = [plainly(oracle, metric.id, by, asked) for oracle in (before, after)]
            moved |= {of[0] for of in {*sides[0], *sides[1]} if sides[0].get(of) != sides[1].get(of)}
    assert set(moved_quarters(old, new)) == moved - {"2026Q1", None}
    assert moved_quarters(old, new)


@pytest.mark.parametrize("change", ["more was spent", "a return is revised"])
def test_every_page_named_can_be_opened(version_of, change):
    (old, _), (new, _) = version_of(""), version_of(change)
    catalogue = Catalogue({new.name: new.version}, ())
    for one in chain(old, new).largest:
        for where in one.opens:
            _, problems = read({k: written(v) for k, v in where.keys}, catalogue, new, where.page)
            assert not problems, (one, where)
