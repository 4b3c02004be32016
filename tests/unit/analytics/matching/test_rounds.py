"""A new round keeps what is held fixed, matches the rest stably, and says what cannot be held."""

import pytest

from analytics.matching.comparable import preferences
from analytics.matching.complementarity import complementarity
from analytics.matching.outcome_wording import round_table
from analytics.matching.preferences import blocking
from analytics.matching.rounds import candidates, fixed_faults, fixed_word, matched_anew, new_round, parse_fixed
from analytics.matching.weights import DEFAULT
from analytics.matching.wording import points_words
from style import terms
from tests.matching_tables import codes, drawn_table
from tests.shipped import dataset

SIDES = (terms.INDUSTRIAL, terms.MOUNTAIN)


@pytest.mark.parametrize("seed", range(6))
def test_fixed_pairs_stand_and_the_rest_is_stable_among_themselves(seed):
    table, fixed = drawn_table(seed, 6, 5), ((codes(1, 6)[1], codes(2, 5)[4]),)
    found = matched_anew(table, fixed, draws=3)
    assert fixed[0] in found.assigned.pairs and found.is_enough
    assert fixed[0][0] not in found.table.industrial and fixed[0][1] not in found.table.mountain
    for one in found.stable.listed:
        assert not blocking(one, preferences(found.table))
        assert not {adcode for two in found.names(one) for adcode in two} & set(fixed[0])


def test_the_whole_demo_with_all_pairs_fixed_leaves_those_without_data():
    table = complementarity(dataset("demo"), "2025Q4", DEFAULT)
    fixed = tuple((line.industrial_adcode, line.mountain_adcode) for line in table.actual)
    found = new_round(dataset("demo"), "2025Q4", DEFAULT, fixed)
    assert found.assigned.pairs == tuple(sorted(fixed)) and found.assigned.unmatched == ("330305", "330922")
    assert not found.is_enough and found.drawn.shares == {}


def test_on_thin_data_nobody_is_matched_and_nobody_is_a_candidate():
    found = new_round(dataset("reported"), "2024Q3", DEFAULT)
    assert not found.is_enough and found.assigned.pairs == () and found.stable.in_some == ()
    assert candidates(found.table, "331123") == ()


def test_what_cannot_be_held_fixed_is_told_with_its_name():
    table = complementarity(dataset("demo"), "2025Q4", DEFAULT)
    say = lambda *fixed: [one.zh for one in fixed_faults(dataset("demo"), table, fixed, SIDES)]  # noqa: E731
    assert say(("330108", "330329"), ("330109", "331181")) == []
    assert say(("330108", "330329"), ("330108", "331181")) == ["滨江区被固定在两对里，请只留一对"]
    assert say(("330329", "330108")) == [
        "“330329”泰顺县不在工业大县一侧的候选县中，请从候选县中选",
        "“330108”滨江区不在山区县一侧的候选县中，请从候选县中选",
    ]
    assert len(say(("999999", "330329"))) == 1


def test_fixed_pairs_are_written_and_read_back():
    fixed = (("330108", "330329"), ("330109", "331181"))
    assert parse_fixed(fixed_word(fixed)) == fixed and parse_fixed("") == () and fixed_word(()) == ""
    for wrong in ("330108", "330108-330329.", "x", "330108-33032a", ".".join(["330108-330329"] * 41)):
        assert parse_fixed(wrong) is None


def test_candidates_stand_in_the_order_of_the_county_s_own_list():
    table = drawn_table(3, 5, 6, 0.2)
    for adcode in (*table.industrial, *table.mountain):
        found = candidates(table, adcode, most=4)
        side = "industrial" if adcode in table.industrial else "mountain"
        own = [getattr(one.line, side) for one in found]
        assert own == sorted(own, reverse=True) == [one.own for one in found]
        assert [one.place for one in found] == list(range(1, len(found) + 1))
        for one in found:
            other = one.line.mountain_adcode if side == "industrial" else one.line.industrial_adcode
            back = [c.place for c in candidates(table, other, most=9) if c.line is one.line]
            assert back == [one.place_there]
    with pytest.raises(KeyError):
        candidates(table, "999999")


def test_a_fixed_pair_tells_its_own_figure_and_that_too_little_is_known_where_it_is():
    held = dataset("demo")
    table = new_round(held, "2025Q4", DEFAULT).table
    known = next((one.industrial_adcode, one.mountain_adcode) for one in table.actual if one.is_ranked)
    thin = next(
        (one.industrial_adcode, one.mountain_adcode)
        for one in table.lines
        if not one.is_ranked and one.industrial_adcode != known[0]
    )
    found = new_round(held, "2025Q4", DEFAULT, (known, thin))
    assert found.of_fixed == {known: table.line(*known).total, thin: None}
    rows = {two: row for two, row in zip(found.assigned.pairs, round_table(held, found, "zh").printed, strict=True)}
    assert rows[known][2:4] == ("固定", points_words(table.line(*known).total, "zh").removesuffix(" 分"))
    assert rows[thin][2:4] == ("固定", "数据不足")
