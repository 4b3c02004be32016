"""A county's page says its classes with their times and leads to pair, projects and neighbours, and nowhere else."""

import pytest

from analytics.counties.place import place
from analytics.counties.sentence import own
from analytics.pairs.facts import projects
from tests.pages.test_pages import opened, said
from tests.shipped import view
from ui.counties.sections import county_map, narrowed_to, neighbours_table, who
from ui.pairs.tables import projects_table


def test_the_figures_and_links_are_of_what_stands_there():
    shown = narrowed_to(view(q="2025Q4", pairs=("P01",), cities=("330100",), county="331127"), "331127")
    assert (shown.selection.counties, shown.selection.pairs, shown.selection.cities) == (("331127",), (), ())
    assert shown.address.query() == {"data": "demo", "q": "2025Q4", "counties": "331127"}
    table = projects_table(shown, None, projects(shown.dataset, own(shown.selection, "331127"))[:3])
    assert all("counties=331127" in row.href and "pairs=" not in row.href for row in table.rows)


def test_classes_and_pair_are_told_with_their_times():
    shown = view(q="2025Q4")
    told = who(shown, place(shown.dataset, "330327", shown.selection))
    assert "山区县（" in told and "至2025年4月30日）" in told and "结对：龙湾区—苍南县" in told
    told = who(shown, place(shown.dataset, "331121", shown.selection))
    assert "结对" not in told
    assert "来源未载" in who(view("reported"), place(view("reported").dataset, "331127", view("reported").selection))


def test_neighbours_lead_to_their_own_pages_and_their_pairs():
    shown = view(q="2025Q4", county="331127")
    table = neighbours_table(shown, place(shown.dataset, "331127", shown.selection).neighbours)
    for row in table.rows:
        assert row.href.endswith(f"county={row.id}")
        pair = row.cells["pair"]
        assert (pair.href is None) == pair.muted == (pair.text == "不在结对名单")


def test_the_map_closes_in_on_the_county_and_those_beside_it():
    shown = view(q="2025Q4")
    found = place(shown.dataset, "331127", shown.selection)
    drawn = county_map(shown, found)
    assert drawn.focus[0] == "331127" and len(drawn.focus) == 1 + len(found.neighbours) == len(drawn.labels)
    assert drawn.roles["331127"] == "mountain" and "331121" not in drawn.roles


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_county_outside_the_programme_has_a_page_too(lang):
    text = said(opened("county", data="demo", lang=lang, county="331121"))
    assert ("不在结对名单" if lang == "zh" else "not in the programme") in text
    assert ("没有算出来" if lang == "zh" else "could not be computed") not in text


def test_a_county_that_there_is_not_is_told():
    text = said(opened("county", data="demo", county="999999"))
    assert "999999" in text and "其余部分照常显示" in text


def test_of_single_facts_the_county_is_told_fact_by_fact():
    text = said(opened("county", data="reported", county="331023"))
    assert "来源讲到它的有" in text and "投资" not in text.split("来源：")[0].replace("投资促进", "")
