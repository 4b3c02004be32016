"""供需匹配: what it prints is what the CSV files come to, what is too thin is hatched and ranks nowhere, the address decides."""

import pytest

from analytics.matching.rounds import fixed_word
from analytics.matching.weights import DEFAULT, Weights
from store.datasets import catalogue
from tests.plain_matching import PlainMatching
from tests.shipped import DATA, view
from ui.address import href, read
from ui.matching.asked import actual_of, county_of, fair, held_faults, round_of, two_of, weights_of
from ui.matching.grid import matrix_ledger
from ui.matching.lead import blocking_words, matrix_lead, round_lead, standing_lead
from ui.matching.ledgers import two_href
from ui.matching.links_map import links_map

ONE, OTHER = "330108-330329", "330109-331181"
NOTHING = Weights(**dict.fromkeys(vars(DEFAULT), 0)).code


@pytest.fixture(scope="module")
def plain() -> PlainMatching:
    return PlainMatching(DATA / "demo")


def test_the_first_sentence_and_the_cells_are_what_the_files_come_to(plain):
    shown = view()
    said = f"{sum(plain.total(*two) for two in plain.pairs):,.1f} 分"
    assert said in standing_lead(shown) and standing_lead(shown).startswith("现有 18 对")
    table = fair(shown).table
    drawn = {row.id: row.cells for row in matrix_ledger(shown, table, ()).rows}
    ranked = table.ranked
    assert len(ranked) > 300
    for one in ranked:
        cell = drawn[one.industrial_adcode][one.mountain_adcode]
        assert abs(float(cell.text) - plain.total(one.industrial_adcode, one.mountain_adcode)) <= 0.0501


def test_the_matrix_frames_the_pairs_marks_the_best_and_hatches_what_is_thin():
    shown = view()
    table, best = fair(shown).table, actual_of(shown).best.pairs
    rows = matrix_ledger(shown, table, best).rows
    cells = {(row.id, key): cell for row in rows for key, cell in row.cells.items() if key != "industrial"}
    assert {two for two, cell in cells.items() if cell.selected} == {
        (one.industrial_adcode, one.mountain_adcode) for one in table.actual
    }
    assert {two for two, cell in cells.items() if "优" in cell.sub} == set(best)
    thin = {(one.industrial_adcode, one.mountain_adcode) for one in table.lines if not one.is_ranked}
    assert thin and {two for two, cell in cells.items() if cell.gap and cell.sort is None} == thin
    assert all(cell.text in cell.label for two, cell in cells.items() if two not in thin)
    assert all("数据不足" in cells[two].label for two in thin)


def test_blocking_pairs_say_how_many_are_beyond_the_error_assumed():
    shown = view()
    found = actual_of(shown)
    beyond = [
        one
        for one in found.blocking
        if one.industrial_then - one.industrial_now > 0.05 and one.mountain_then - one.mountain_now > 0.05
    ]
    assert 0 < len(beyond) < len(found.blocking)
    assert f"两侧都高出 5 分（抽样所设误差）以上的有 {len(beyond)} 组" in blocking_words(shown, found)


def test_a_new_round_counts_the_pairs_its_total_is_of():
    shown = view(held=("330108-330329",))
    found = round_of(shown)
    assert f"连固定的，{found.assigned.counted} 对互补度合计 {found.assigned.total * 100:,.1f} 分" in round_lead(shown)


def test_long_names_stand_upright_over_their_columns_and_short_ones_do_not():
    for lang, turned in (("en", True), ("zh", False)):
        shown = view(lang=lang)
        columns = matrix_ledger(shown, fair(shown).table, ()).columns
        assert {one.turned for one in columns[1:]} == {turned} and not columns[0].turned


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_of_single_facts_nothing_is_ranked(lang):
    shown = view("reported", lang)
    assert not actual_of(shown).is_enough and not fair(shown).table.ranked
    for lead in (standing_lead, matrix_lead, round_lead):
        assert lead(shown).startswith(("数据不足，不作匹配", "Too little data to match anything"))
    rows = matrix_ledger(shown, fair(shown).table, ()).rows
    assert all(cell.gap for row in rows for key, cell in row.cells.items() if key != "industrial")


def test_without_any_weight_nothing_is_asked():
    shown = view(weigh=NOTHING)
    assert fair(shown) is None and actual_of(shown) is None and round_of(shown) is None
    for lead in (standing_lead, matrix_lead, round_lead):
        assert "权重都是零" in lead(shown)


def test_other_weights_are_another_answer_and_stand_in_every_link():
    chosen = Weights(land=40)
    shown = view(weigh=chosen.code)
    assert weights_of(shown) == chosen and weights_of(view()) == DEFAULT
    assert standing_lead(shown) != standing_lead(view())
    assert f"weigh={chosen.code}" in two_href(shown, ("330108", "330329"))
    assert "weigh" not in href("pair", shown.address)


@pytest.mark.parametrize(
    ("key", "word", "is_meant"),
    [
        ("weigh", DEFAULT.code, True),
        ("weigh", "li10", False),
        ("weigh", DEFAULT.code.replace("ti0", "ti101"), False),
        ("two", ONE, True),
        ("two", f"{ONE}.{OTHER}", False),
        ("two", "330108-999999", False),
        ("held", f"{OTHER},{ONE}", True),
        ("held", "330108", False),
    ],
)
def test_a_word_that_means_nothing_is_told(key, word, is_meant):
    shown = view()
    address, problems = read({key: word}, catalogue(), shown.dataset, "matching")
    assert bool(getattr(address, key)) == is_meant
    assert [one.key for one in problems] == ([] if is_meant else [key])
    if key == "held" and is_meant:
        assert address.held == (ONE, OTHER), "the same choice is always the same address"


def test_pairs_held_fixed_stay_and_nobody_else_gets_them():
    shown = view(held=(ONE, OTHER))
    found = round_of(shown)
    assert {fixed_word((two,)) for two in found.assigned.pairs} >= {ONE, OTHER} and not held_faults(shown)
    assert not {"330108", "330329"} & {*found.table.industrial, *found.table.mountain}
    assert round_lead(shown).startswith("固定 2 对")
    assert found.assigned.total <= round_of(view()).assigned.total
    assert (
        county_of(view(county="330108"), found.table)
        != "330108"
        == county_of(view(county="330108"), fair(view()).table)
    )


def test_a_county_held_twice_or_on_the_wrong_side_is_told():
    twice, wrong = view(held=(ONE, "330108-331181")), view(held=("330329-330108",))
    assert "滨江区被固定在两对里" in round_lead(twice) and round_of(twice) is None
    assert len(held_faults(wrong)) == 2 and round_of(wrong) is None


def test_the_two_counties_opened_are_the_addresss_or_the_first_pair():
    table = fair(view()).table
    assert two_of(view(two="330109-330329"), table) == ("330109", "330329")
    assert two_of(view(two="330329-330109"), table) == ("330108", "330329") == two_of(view(), table)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_map_has_every_link_once(lang):
    shown = view(lang=lang)
    found = actual_of(shown)
    drawn = links_map(shown, found)
    now = {(one.line.industrial_adcode, one.line.mountain_adcode) for one in found.kept}
    assert len(drawn.arcs) == len({arc.id for arc in drawn.arcs}) == len(now | set(found.best.pairs))
    assert {(arc.start, arc.end) for arc in drawn.arcs if arc.width is None} == now - set(found.best.pairs)
