"""The front of a partial dataset: cards, map and matrix say what is known, what is not, and never more."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest

from analytics.known_facts.coverage import known_facts
from analytics.known_facts.export import WORK_LIST, export_sheet
from analytics.known_facts.next_steps import next_steps
from analytics.known_facts.order import of_province, pair_by_pair, with_figures
from analytics.known_facts.topics import ASKED
from analytics.selection import Selection
from reports.table_files.formats import WRITERS
from tests.generated import blank, opened, rows_of
from tests.shipped import PAIRS, WITH_FACTS, WITHOUT_FACTS, view
from ui.downloads.tables import with_facts
from ui.known_facts.cards import cards_of
from ui.known_facts.folded import folded_sentence, map_sentence
from ui.known_facts.map import counts_table, facts_map, unranked
from ui.known_facts.matrix import matrix_table
from ui.pieces.components import as_sent, unpacked
from ui.pieces.fact_cards import FactCard, _piece
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.view import View

BOTH = pytest.mark.parametrize("lang", ["zh", "en"])


def known_of(shown: View):
    return known_facts(shown.dataset, shown.selection)


@BOTH
def test_a_card_has_claim_figure_kind_source_and_date(lang):
    shown = view("reported", lang)
    cards = {card.id: card for card in cards_of(shown, known_of(shown).facts)}
    assert len(cards) == len(known_of(shown).facts)
    yarn = cards["observations-331023-yarn_demand-2024Q3-actual"]
    assert (yarn.before, yarn.number, yarn.kind) == ("近" if lang == "zh" else "nearly", "6,000", "actual")
    assert "仅平桥镇" in yarn.remark and ("未写日期" if lang == "zh" else "not dated") in yarn.foot
    share = cards["observations-331023-above_scale_firms_share_of_city-2024Q3-actual"]
    assert (share.before, share.after) == (("", "左右") if lang == "zh" else ("about", ""))
    words = cards["observations-330782-firms-2024Q3-actual"]
    assert (words.number, words.printed) == ("", "“数万家”")
    passed = cards["assessments-330000-2023--overall"]
    assert passed.printed == "“及格”" and "各县（市、区）" in passed.remark and passed.href is None
    assert all(card.claim and card.tag and "2" in card.foot for card in cards.values())
    assert all(card.href.startswith("/pair?") for card in cards.values() if card.href)


def test_the_first_cards_are_of_pairs_and_projects_and_have_figures():
    first = with_figures(known_of(view("reported")))
    assert all(fact.value is not None and fact.pair_id for fact in first)
    of_county = [fact.of_county for fact in first]
    assert of_county == sorted(of_county) and not of_county[0]
    assert [fact.table for fact in of_province(known_of(view("reported")))][:2] == ["fund_flows", "assessments"]
    every = pair_by_pair(known_of(view("reported")))
    assert len(every) == len(known_of(view("reported")).facts) == len(set(every))


@BOTH
def test_the_matrix_folds_what_is_blank_into_one_row_and_says_what_to_ask(lang):
    shown = view("reported", lang)
    table = matrix_table(shown, known_of(shown))
    assert [row.id for row in table.rows[:-1]] == [pair.pair_id for pair in known_of(shown).told]
    folded = table.rows[-1]
    assert folded.id == "untold" and str(len(WITHOUT_FACTS)) in folded.cells["pair"].text
    assert all(folded.cells[topic].gap for topic in ASKED) and folded.cells["next"].text
    for row in table.rows[:-1]:
        assert row.cells["next"].text, "every pair has a next step"
        for topic in ASKED:
            cell = row.cells[topic]
            assert cell.gap == (cell.step is None) == (cell.text == ""), "hatched where there is no fact, never 0"


def test_few_blank_pairs_are_not_folded_and_under_a_track_nothing_is_missing():
    shown = view("reported", pairs=("P01", "P10"))
    assert [row.id for row in matrix_table(shown, known_of(shown)).rows] == ["P10", "P01"]
    narrowed = view("reported", tracks=("T2",))
    table = matrix_table(narrowed, known_of(narrowed))
    assert "next" not in table.rows[-1].cells and not any(t in table.foot[0].cells for t in ASKED)


def test_the_map_hatches_pairs_of_which_nothing_is_known_and_dims_those_not_asked():
    shown = view("reported")
    drawn = facts_map(shown, known_of(shown))
    assert {arc.id for arc in drawn.arcs if arc.width} == set(WITH_FACTS)
    dark = {shade.adcode: shade.step for shade in drawn.shades}
    assert dark["331023"] == max(step for step in dark.values() if step is not None), "most is known of 桐乡—天台"
    assert dark["330329"] is None and dark["330109"] is None
    assert all(step is None or step >= 1 for step in dark.values())
    narrowed = view("reported", pairs=("P10",))
    assert {arc.id for arc in facts_map(narrowed, known_of(narrowed)).arcs if arc.emphasis == "normal"} == {"P10"}


def test_nobody_is_ranked_by_mentions():
    shown = view("reported")
    assert [row.id for row in counts_table(shown, known_of(shown)).rows] == PAIRS
    ranked = Ledger(
        "x",
        (Column("place", "位次"), Column("pair", "结对"), Column("value", "数", "number", sortable=True)),
        (Row("P15", {"pair": Cell("乙")}), Row("P10", {"pair": Cell("甲")})),
    )
    plain = unranked(ranked)
    assert [row.id for row in plain.rows] == ["P10", "P15"]
    assert [column.id for column in plain.columns] == ["pair", "value"]
    assert not any(column.sortable for column in plain.columns)


@BOTH
@pytest.mark.parametrize("page", ["tracks", "ranks", "funds", "warnings", "effects"])
def test_a_page_with_nothing_says_what_is_missing_and_who_could_supply_it(page, lang):
    said = folded_sentence(view("reported", lang), page)
    assert ("可向" if lang == "zh" else "ask the") in said and "{" not in said
    assert folded_sentence(view("demo", lang), page) == ""


@BOTH
def test_the_map_page_shows_how_much_is_known_where_nobody_has_the_figure(lang):
    assert map_sentence(view("reported", lang)) and not map_sentence(view("reported", lang, link="projects"))
    assert not map_sentence(view("demo", lang))


@BOTH
def test_the_work_list_is_every_step_exactly_and_safe_in_a_sheet(lang):
    shown = view("reported", lang)
    sheet = export_sheet(shown.dataset, shown.selection, lang)
    assert sheet.table.num_rows == len(next_steps(shown.dataset, known_of(shown)))
    made = with_facts(shown, sheet, "overview", date(2026, 1, 1))
    text = WRITERS["csv"][1](made, lang).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert len([row for row in rows if row and row[0] in PAIRS]) == sheet.table.num_rows
    assert WRITERS["xlsx"][1](made, lang)[:2] == b"PK" and WORK_LIST(lang)


def test_markup_in_a_fact_stays_text_on_its_way_to_the_browser():
    nasty = '<img src=x onerror=alert(1)> =HYPERLINK("x") **粗** {x}'
    event = blank("events", event_id="E1", pair_id="P01", kind="meeting", title=nasty, title_en=nasty, source_id="S",
                  value_type="actual", as_of=date(2024, 8, 22), locator=f"第1段；{nasty}", printed=nasty)  # fmt: skip
    held = opened(rows_of(events=[event]), complete={"pairs"})
    shown = view("reported")
    shown = View("zh", held, Selection("2024Q3"), shown.address, shown.catalogue, ())
    (card,) = cards_of(shown, known_facts(held, shown.selection).facts)
    assert (card.claim, card.remark, card.printed) == (nasty, nasty, f"“{nasty}”")
    sent = unpacked(_piece([card], "x", "cards").data)
    assert sent["cards"][0]["claim"] == nasty


def test_an_address_of_a_card_is_one_of_the_app():
    card = FactCard("x", "x", "x", "x", "actual", "x", "x", href="https://evil.example/")
    with pytest.raises(ValueError, match="not an address within the app"):
        as_sent({"cards": (card,)})


def test_a_partial_dataset_of_another_shape_is_told_alike():
    """Nothing here is of the shipped facts."""
    rows = rows_of(
        projects=[blank("projects", project_id="J", pair_id="P02", name="厂", stage="signed", source_id="S",
                        stage_as_of=date(2024, 2, 1), planned_investment=Decimal(10**8))],
    )  # fmt: skip
    held = opened(rows, complete={"pairs"})
    shown = view("reported")
    shown = View("en", held, Selection("2024Q1"), shown.address, shown.catalogue, ())
    known = known_facts(held, shown.selection)
    (card,) = cards_of(shown, known.facts)
    assert (card.kind, card.number, card.unit) == ("planned", "100", "m yuan")
    assert [row.id for row in matrix_table(shown, known).rows] == ["P02", "P01", "P03"], "two blanks are no fold"
