"""What is planted in the simulated dataset is found and told with its figures; other names, units and too few data change nothing."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from analytics.answer import parts, total
from analytics.findings.chosen import MOST, is_asked, with_found
from analytics.findings.conclusions import findings
from analytics.findings.held import still_found
from analytics.findings.hypotheses import KINDS, WHY_NOT, Hypothesis
from analytics.findings.look import Look, judged, look
from analytics.findings.sentences import figure_words, sentence
from analytics.findings.wording import counts_table, found_table, lead_words, p_words
from analytics.selection import Selection
from style.text import LANGUAGES
from tests.generated import opened, rows_of
from tests.shipped import complete, dataset, plain

AT = "2025Q4"
Rows = dict[str, list[dict]]


def changed(change: Callable[[Rows], None]):
    rows = {name: [dict(row) for row in held] for name, held in plain("demo").items()}
    change(rows)
    return opened(rows, complete("demo"))


def invested(rows: Rows, pair: str, track: str | None = None) -> list[dict]:
    mine = {p["project_id"] for p in rows["projects"] if p["pair_id"] == pair and track in (None, p["track_id"])}
    return [
        row
        for row in rows["observations"]
        if row["subject_id"] in mine
        and row["metric_id"] == "investment_completed"
        and row["value_type"] == "actual"
        and row["value"] is not None
    ]


def step(rows: Rows) -> None:
    for row in rows["fund_flows"]:
        if row["pair_id"] == "P05" and row["stage"] == "spent" and row["period"] >= "2024Q3":
            row["amount"] /= 8


def undisbursed(rows: Rows) -> None:
    for row in rows["fund_flows"]:
        if row["pair_id"] == "P12" and row["stage"] == "disbursed" and row["year"] == 2025:
            row["amount"] /= 20


def record(rows: Rows) -> None:
    for row in invested(rows, "P13"):
        row["value"] *= 4 if row["period"] == AT else 1


def standstill(rows: Rows) -> None:
    for row in invested(rows, "P08", "T6"):
        row["value"] *= 0 if row["period"] >= "2025Q2" else 1


def one_project(rows: Rows) -> None:
    held = invested(rows, "P15")
    for row in held:
        row["value"] *= 60 if row["subject_id"] == held[-1]["subject_id"] else 1


PLANTED = {
    "a step": (step, ("turn", "fund_spent", "pair", "P05"), -1),
    "money not disbursed": (undisbursed, ("apart", "disbursement_rate", "pair", "P12"), -1),
    "a record": (record, ("record", "investment_completed", "pair", "P13"), 1),
    "a standstill": (standstill, ("stalled", "investment_completed", "pair", "P08", "T6"), -1),
    "one project": (one_project, ("concentrated", "investment_completed", "pair", "P15", "project"), 1),
    "a rise from one": (one_project, ("growth", "investment_completed", "pair", "P15", "project"), 1),
}


@cache
def looks() -> Look:
    return look(dataset("demo"), AT)


@pytest.mark.parametrize("name", PLANTED)
def test_what_is_planted_is_found_and_was_not_there_before(name):
    change, key, side = PLANTED[name]
    assert key not in {one.key for one in looks().found}
    held = changed(change)
    one = {one.key: one for one in look(held, AT).found}[key]
    assert one.side == side
    for lang in LANGUAGES:
        said = sentence(held, AT, one)(lang)
        assert figure_words(one, lang).split(" → ")[0] in said or one.kind in ("record", "stalled")
        assert not re.search(r"None|\bnan\b|[{}]", said)


def test_the_figures_of_a_sentence_are_those_of_the_pages():
    (one,) = (one for one in looks().found if one.key[:4] == ("stages", "projects_started", "pair", "P17"))
    at = Selection(AT, pairs=("P17",))
    first, reached = (total(dataset("demo"), each, at).value for each in ("projects", "projects_started"))
    assert f"签约的 {first} 个项目中 {reached} 个已开工" in sentence(dataset("demo"), AT, one).zh
    for one in looks().found:
        if one.kind == "concentrated" and one.dimension == "pair":
            whole = total(dataset("demo"), one.metric_id, replace(at, pairs=(one.member,)))
            assert one.evidence.whole == whole.value and (one.evidence.came, one.evidence.due) == (
                whole.reported,
                whole.due,
            )


def test_whatever_is_looked_at_could_be_told():
    """What the simulated figures happen not to show, another dataset does: of industries nothing is found in them."""
    looked_at = [one for one in (*looks().found, *looks().others) if one.evidence is not None]
    assert {one.dimension for one in looked_at if one.kind == "stages"} == {"pair", "track", "industry"}
    for one in looked_at:
        for lang in LANGUAGES:
            assert not re.search(r"None|\bnan\b|[{}]", sentence(dataset("demo"), AT, one)(lang)), one.key


def test_every_hypothesis_is_counted_once_and_those_not_looked_at_say_why():
    every = (*looks().found, *looks().others)
    assert len({one.key for one in every}) == len(every)
    assert sum(one.asked for one in looks().counts) == len(every)
    for one in looks().counts:
        assert one.asked == one.looked + sum(count for _, count in one.why_not)
    assert {one.why_not for one in every} <= {"", *WHY_NOT}
    assert all(one.p is None and not one.is_found for one in every if one.why_not)
    assert looks().p_values == sum(one.looked for one in looks().counts if KINDS[one.kind].is_test)


def test_tests_pass_together_and_the_weightiest_stands_first():
    """A p-value that passes alone does not among a hundred."""
    one = Hypothesis("apart", "execution_rate", "pair", "P01", p=0.01)
    others = tuple(replace(one, member=f"Q{n}", p=0.9) for n in range(99))
    assert judged(AT, (one,)).passed == 1 and judged(AT, (one, *others)).passed == 0
    weights = [found.weight for found in looks().found]
    assert weights == sorted(weights, reverse=True) and weights[0] > weights[-1]


def renamed(word: str) -> str:
    return {"P05": "P12", "P12": "P05"}.get(word, word)


def test_pairs_by_other_names_are_found_alike():
    def change(rows: Rows) -> None:
        for name, held in rows.items():
            for row in held if name != "pairs" else ():
                for column in ("pair_id", "subject_id"):
                    if row.get(column):
                        row[column] = renamed(row[column])

    def told(found: Look, name: Callable[[str], str] = str) -> dict:
        return {tuple(map(name, one.key)): (one.p, one.is_found, one.side) for one in (*found.found, *found.others)}

    assert told(look(changed(change), AT)) == told(looks(), renamed)


def test_money_a_thousand_times_as_much_has_the_same_p_values():
    def change(rows: Rows) -> None:
        for table, column in (
            ("observations", "value"),
            ("fund_flows", "amount"),
            ("targets", "target"),
            ("projects", "planned_investment"),
        ):
            for row in rows[table]:
                if row[column] is not None:
                    row[column] *= 1000

    found = look(changed(change), AT)
    assert {one.key: one.p for one in (*found.found, *found.others)} == {
        one.key: one.p for one in (*looks().found, *looks().others)
    }
    assert {one.key for one in found.found} == {one.key for one in looks().found}


def test_the_same_data_give_the_same_look():
    look.cache_clear()
    assert look(dataset("demo"), AT) == looks()


@pytest.mark.parametrize("held", [dataset("reported"), opened(rows_of(), complete("demo"))], ids=["partial", "empty"])
def test_too_little_gives_nothing(held):
    quarter = held.description.last_quarter
    found = look(held, quarter)
    assert not found.found and not found.p_values
    for lang in LANGUAGES:
        assert counts_table(found, lang).printed and not found_table(held, found, lang).printed
        assert lead_words(found, lang)


def test_in_the_first_year_no_course_is_long_enough():
    found = look(dataset("demo"), "2024Q1")
    assert {one.kind: one.looked for one in found.counts}["turn"] == 0
    assert {one.kind: one.looked for one in found.counts}["record"] == 0


def test_a_quarter_that_did_not_come_is_no_standstill():
    """Of a pair that returned nothing it is not known whether work stands still."""
    lacking = [one for one in (*looks().found, *looks().others) if one.kind == "stalled" and one.member == "P11"]
    assert lacking and all(one.why_not for one in lacking)


def test_a_rise_on_a_year_that_was_not_returned_is_none():
    """What lacked last year would be told as having come this year."""

    def lacking(rows: Rows) -> None:
        one_project(rows)
        for row in invested(rows, "P15"):
            if row["period"] in ("2024Q3", "2024Q4"):
                row["value"], row["status"] = None, "missing"

    found = look(changed(lacking), AT)
    whose = {one.key: one.why_not for one in found.others if one.member == "P15"}
    assert whose["growth", "investment_completed", "pair", "P15", "project"] == "lacking"
    assert ("concentrated", "investment_completed", "pair", "P15", "project") in {one.key for one in found.found}


def test_what_was_found_holds_ends_or_cannot_be_judged():
    then = looks()
    same = still_found(then, then)
    assert {one.standing for one in same} == {"holds"} and [one.then for one in same] == list(then.found[:20])
    ended = judged(AT, (replace(one, is_found=False, p=None) for one in then.found))
    assert {one.standing for one in still_found(then, ended)} == {"gone"}
    other_side = judged(AT, (replace(one, side=-one.side) for one in then.found))
    assert {one.standing for one in still_found(then, other_side)} == {"gone"}
    unknown = judged(AT, (replace(one, is_found=False, p=None, why_not="few") for one in then.found[:1]))
    assert {one.standing for one in still_found(then, unknown)} == {"unknown"}


def test_the_overview_has_six_conclusions_at_most_what_is_wrong_first_and_only_what_deserves_it():
    demo, asked = dataset("demo"), Selection(AT)
    standing = findings(demo, asked)
    found = with_found(demo, asked, standing, looks())
    assert len(found) <= MOST and found[0] == standing[0] and found[-1] == standing[-1]
    assert [one.page for one in found].count("findings") == 2
    assert with_found(demo, asked, standing, None) == standing
    one_pair = Selection(AT, pairs=("P01",))
    assert not [f for f in with_found(demo, one_pair, findings(demo, one_pair), looks()) if f.page == "findings"]
    for other in (Selection(AT, "programme"), Selection(AT, value_type="forecast"), Selection(AT, tracks=("T1",))):
        assert not is_asked(other) and with_found(demo, other, standing, looks()) == standing


def test_a_p_value_is_told_to_one_digit_and_a_rule_has_none():
    one = Hypothesis("apart", "execution_rate", "pair", "P01", p=0.000346)
    assert p_words(one, "zh") == "0.0003"
    assert p_words(replace(one, p=None), "zh") == "规则"


def test_shares_of_a_turn_are_sums_divided_last():
    held = changed(step)
    one = next(one for one in look(held, AT).found if one.key == PLANTED["a step"][1])
    course = {
        part.of: part.value or Decimal(0)
        for part in parts(held, "fund_spent", ("pair", "quarter"), Selection(AT, "programme"))
    }
    since = {q for _, q in course if q and q >= one.evidence.at}
    mine = sum(value for (pair, q), value in course.items() if pair == "P05" and q in since)
    whole = sum(value for (_, q), value in course.items() if q in since)
    assert float(one.evidence.since) == pytest.approx(float(mine / whole))
    assert one.evidence.at == "2024Q3" and one.evidence.is_step
