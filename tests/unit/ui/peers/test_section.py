"""The section 与全省比 draws what it is given and says of what is withheld that it is, never that it is missing or 0."""

import io

import openpyxl
import pytest

from analytics.metrics import METRICS
from analytics.peers import wording
from analytics.peers.beside import beside_province
from analytics.peers.export import export_sheet
from analytics.printed import printed
from reports.table_files import xlsx
from style.colours import PALETTES
from style.numbers import NO_DATA
from tests.pages.test_pages import opened, said
from tests.shipped import dataset, view
from ui.peers.section import alt, metrics_ledger, strip, tracks_ledger

LANGUAGES = ("zh", "en")


def beside(as_of: str, name: str = "demo"):
    return beside_province(dataset(name), "P07", as_of)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_withheld_is_neither_missing_nor_zero(lang):
    found = beside("2023Q4")
    rows = {row.id: row for row in metrics_ledger(found, lang).rows}
    output = rows["output_value"].cells
    withheld = wording.WITHHELD(lang)
    assert [output[key].text for key in ("province", "median", "half")] == [withheld] * 3
    assert all(output[key].muted for key in ("province", "median", "half"))
    tracks = tracks_ledger(wording.tracks_table(dataset("demo"), found, lang), lang)
    subs = [row.cells["output_value"].sub for row in tracks.rows[:6]]
    assert subs == [withheld] * 6
    others = [cell.text for row in (*rows.values(), *tracks.rows) for cell in row.cells.values()]
    assert not any(NO_DATA(lang) in text for text in others)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_row_says_its_unit_period_and_basis(lang):
    found = beside("2025Q4")
    for row, line in zip(metrics_ledger(found, lang).rows, found.lines, strict=True):
        metric = METRICS[line.metric_id]
        assert row.cells["own"].text == str(printed(metric, line.own, lang))
        assert "2025" in row.cells["metric"].sub and (" · " in row.cells["metric"].sub)
        assert row.cells["own"].text.split(" ")[-1][-1] == row.cells["province"].text.split(" ")[-1][-1]


def test_the_strip_has_a_dot_for_each_and_a_box_where_it_is_told():
    made = strip(beside("2023Q4"), "zh", PALETTES["light"]).to_plotly_json()
    box, middle, own = made["data"]
    told = [line.box is not None for line in beside("2023Q4").lines]
    assert [length is not None for length in box["x"]] == told == [at is not None for at in middle["x"]]
    assert [at is not None for at in own["x"]] == told
    assert [note["text"] for note in made["layout"]["annotations"]].count(wording.WITHHELD.zh) == told.count(False)
    assert wording.WITHHELD.zh in alt(view(), beside("2023Q4"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_file_holds_the_digits_of_the_page(lang):
    found = beside("2025Q4")
    made = export_sheet(dataset("demo"), found, lang)
    book = openpyxl.load_workbook(io.BytesIO(xlsx.write(made, lang)))
    rows = made.table.to_pylist()
    assert len(rows) == len(found.lines) + len(found.tracks) and book.sheetnames
    for row, line in zip(rows, found.lines, strict=False):
        page = str(wording.told(line.province, METRICS[line.metric_id], lang)).split(" ")[0].rstrip("%")
        assert float(row["province"]) == float(page.replace(",", ""))
        assert row["note"] == "" and row["unit"]
    hidden = [row for row, line in zip(rows[len(found.lines) :], found.tracks, strict=True) if line.province is None]
    assert hidden and all(row["province"] is None and row["note"] == wording.WITHHELD(lang) for row in hidden)


@pytest.mark.parametrize(
    ("data", "q", "told"),
    [("demo", "2025Q4", "可比的 8 项中"), ("demo", "2025Q3", "分赛道"), ("reported", "2024Q3", "有数的结对不足 6 对")],
)
def test_the_page_shows_it_of_both_datasets(data, q, told):
    page = opened("county", county="331127", data=data, q=q)
    assert told in said(page)
