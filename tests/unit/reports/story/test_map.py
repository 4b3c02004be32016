"""The report's map shows what the page's does: the class of each pair, the worst by name; where no rate is known, amounts."""

from collections import Counter

import pytest

from analytics.lagging.on_map import map_finding
from analytics.map.figures import link_figures
from analytics.map.paces import PACE_WORDS, worst_named
from reports.story.tell import tell
from tests.shipped import dataset, view


def map_of(lang: str = "zh", **asked):
    shown = view("demo", lang, **asked)
    return tell(shown.dataset, shown.selection, lang).of_kind("map")[0], shown.selection


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_links_have_the_classes_of_the_pages_map_and_the_worst_their_names(lang):
    section, asked = map_of(lang)
    placed = link_figures(dataset("demo"), "execution_rate", asked).figures
    drawn = {link.pair_id: link for link in section.map.links}
    assert {pair: link.pace for pair, link in drawn.items()} == {pair: one.pace for pair, one in placed.items()}
    assert len({link.width for link in drawn.values()}) == 1, "the worst is no thinner than the best"
    named = worst_named({pair: one.judged for pair, one in placed.items()})
    assert {pair for pair, link in drawn.items() if link.tag} == set(named)
    assert all(drawn[pair].tag.endswith(drawn[pair].printed) for pair in named)
    counted = Counter(one.pace for one in placed.values())
    assert [said.split(" ")[-2 if lang == "zh" else -1] for said in section.map.paces] == [
        str(counted[n]) for n in range(len(PACE_WORDS))
    ]
    assert section.title == str(map_finding(dataset("demo"), "execution_rate", asked)(lang))


def test_before_the_first_allocation_amounts_are_shown_and_equal_figures_are_said_once():
    section, _ = map_of(q="2023Q1")
    assert section.map.caption.startswith("连线：完成投资") and not section.map.paces
    assert section.title == "18 对结对的完成投资：尚无"
    assert {(link.pace, link.tag) for link in section.map.links} == {(None, "")}


def test_where_money_is_not_told_by_stage_amounts_are_shown():
    section, _ = map_of(stages=("in_production",))
    assert section.map.caption.startswith("连线：完成投资")
    assert len({link.width for link in section.map.links}) > 1
