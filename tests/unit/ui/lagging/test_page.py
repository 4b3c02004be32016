"""谁滞后 on the screen: the table says each pair's gap and leads to its reasons, sentences lead on, and data stays text."""

from urllib.parse import parse_qs, urlsplit

import pytest

from analytics.findings import findings, lagging, today
from analytics.selection import Selection
from style.numbers import figure
from style.units import YUAN
from tests.shipped import dataset, view
from ui.lagging.detail import course_table, ways
from ui.lagging.table import shortfall_table
from ui.lagging.today import sentence, today_table

BOTH = pytest.mark.parametrize("lang", ["zh", "en"])


def asked(href: str) -> dict[str, str]:
    return {key: value[0] for key, value in parse_qs(urlsplit(href).query).items()}


@BOTH
def test_a_row_says_the_gap_its_two_parts_and_leads_to_its_reasons(lang):
    shown = view("demo", lang, q="2025Q4")
    found = lagging(shown.dataset, shown.selection)
    made = shortfall_table(shown, found)
    whole, *rows = made.rows
    assert whole.kind == "total" and whole.cells["gap"].text == figure(float(found.whole.gap), YUAN, lang).number
    assert [row.id for row in rows] == [line.pair_id for line in found.lines]
    for row, line in zip(rows, found.lines, strict=True):
        for key, amount in (("gap", line.gap), ("undisbursed", line.undisbursed), ("unspent", line.unspent)):
            assert row.cells[key].text == figure(float(amount), YUAN, lang).number and row.cells[key].sort == float(
                amount
            )
        assert asked(row.href)["pair"] == line.pair_id and "/lagging" in row.href
        assert (row.cells["status"].tone == "bad") == line.is_behind
        assert asked(row.cells["rate"].href)["metric"] == "execution_rate"
    assert rows[0].cells["gap"].bar == 1.0, "the largest fills the bar"


def test_on_the_overview_there_are_fewer_columns_and_pairs():
    shown = view("demo", q="2025Q4")
    found = lagging(shown.dataset, shown.selection)
    made = shortfall_table(shown, found, short=True, limit=5)
    assert [column.id for column in made.columns] == ["pair", "gap", "rate", "status"] and len(made.rows) == 6


def test_the_row_that_is_open_is_marked():
    shown = view("demo", q="2025Q4", pair="P04")
    made = shortfall_table(shown, lagging(shown.dataset, shown.selection))
    assert [row.id for row in made.rows if row.selected] == ["P04"]


def test_of_all_together_a_target_has_no_track_and_says_it_is_by_pair():
    shown = view("demo", q="2025Q4", tracks=("T3",))
    made = shortfall_table(shown, lagging(shown.dataset, shown.selection))
    assert made.rows[0].cells["target"].text == "按对" and made.rows[1].cells["target"].text != "按对"


@BOTH
def test_what_to_look_at_leads_to_the_page_and_rule_that_show_it(lang):
    shown = view("demo", lang, q="2025Q4")
    found = today(shown.dataset, shown.selection)
    made = today_table(shown, found)
    assert len(made.rows) == 3
    for sign, row, one in zip("①②③", made.rows, found, strict=True):
        assert row.cells["what"].text == f"{sign} {one.title(lang)}" and row.cells["says"].text == one.says(lang)
        assert f"/{one.page}" in row.href and asked(row.href).get("rule") == one.rule


@BOTH
def test_a_sentence_of_links_reads_as_the_sentence_and_leads_to_pairs_and_rows(lang):
    shown = view("demo", lang, q="2025Q4")
    for finding in findings(shown.dataset, shown.selection):
        made = sentence(shown, finding.text)
        assert "".join(link.label for link in made) == finding.text(lang)
        for link, piece in zip(made, finding.text.pieces(lang), strict=True):
            if piece.metric_id:
                assert asked(link.href)["metric"] == piece.metric_id
            elif piece.pair_id:
                assert asked(link.href)["pair"] == piece.pair_id
            else:
                assert link.href is None


def test_a_pairs_quarters_end_with_its_gap_as_the_table_above_has_it():
    shown = view("demo", q="2025Q4")
    found = lagging(shown.dataset, shown.selection)
    for line in found.lines:
        made = course_table(shown, line.pair_id, Selection("2025Q4"))
        row = next(row for row in shortfall_table(shown, found).rows if row.id == line.pair_id)
        assert made.rows[-1].cells["gap"].text == row.cells["gap"].text
        assert all(("亿元" in column.label) == (column.id != "quarter") for column in made.columns)
    assert {link.id for link in ways(shown, line.pair_id)} == {"allocated", "spent", "projects", "warnings", "pair"}


def test_before_anything_is_due_the_table_says_so_and_nobody_is_behind():
    found = lagging(dataset("demo"), Selection("2023Q2"))
    made = shortfall_table(view("demo", q="2023Q2"), found)
    assert not found.behind and {row.cells["status"].text for row in made.rows} == {"未到判断期"}
