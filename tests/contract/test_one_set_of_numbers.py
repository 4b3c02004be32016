"""One selection, one set of digits: what the pages show is read back out of slides, workbook and briefs, and compared."""

import io
import re
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

import openpyxl
import pytest
from docx import Document
from pptx import Presentation
from pypdf import PdfReader

from analytics.assessment.conclusion import gap_words
from analytics.assessment.firm import firm
from analytics.assessment.firm_tables import LOW, intervals_table, ordered
from analytics.assessment.gaps import BEST
from analytics.assessment.tables import score_table
from analytics.findings.wording import SEEN_AT, found_table
from analytics.firmness.tiers import tiers
from analytics.firmness.wording import stays
from analytics.headlines import OF_ALL, OF_PAIR, headlines
from analytics.known_facts.coverage import known_facts
from analytics.known_facts.next_steps import next_steps
from analytics.known_facts.wording import lead_words
from analytics.lookup import pairs
from analytics.standings.pace import progresses
from analytics.standings.ranking import ranking
from reports.brief import docx as brief_docx
from reports.brief import pdf as brief_pdf
from reports.deck import pptx as deck
from reports.deck import words as deck_words
from reports.story.model import Story
from reports.story.tell import tell
from reports.workbook import words
from reports.workbook import xlsx as workbook
from reports.workbook.full_tables import full
from style import terms
from style.text import LANGUAGES
from tests.shipped import PAIRS, view
from ui.assessment.asked import assessed_of, bounds
from ui.assessment.firm import pair_rows
from ui.assessment.lead import firm_lead, score_lead
from ui.assessment.scores import score_ledger
from ui.figures.cards import card
from ui.findings.register import found_lead, found_ledger, look_of
from ui.known_facts.cards import cards_of as cards_of_facts
from ui.standings.pace import pace_table
from ui.standings.places import growth_table
from ui.view import View

MADE = date(2026, 1, 15)
ASKED: dict[str, tuple[str, dict]] = {
    "province": ("demo", {"q": "2025Q4"}),
    "since 2023": ("demo", {"q": "2025Q2", "span": "programme"}),
    "a city": ("demo", {"q": "2025Q3", "cities": ("331100",)}),
    "one pair": ("demo", {"q": "2024Q4", "pairs": ("P12",)}),
    "reported": ("reported", {"q": "2024Q3"}),
}
BOTH = pytest.mark.parametrize("lang", LANGUAGES)
EVERY = pytest.mark.parametrize("asked", ASKED)
Said = dict[str, str]  # label → value with its unit, without spaces


@dataclass(frozen=True)
class Files:
    view: View
    story: Story
    deck: bytes
    workbook: bytes


@cache
def files(asked: str, lang: str) -> Files:
    name, words = ASKED[asked]
    shown = view(name, lang, **words)
    story = tell(shown.dataset, shown.selection, lang, dataset_line="X", made=MADE)
    return Files(shown, story, deck.write(story), workbook.write(story))


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def on_the_page(shown: View, metric_ids: tuple[str, ...]) -> Said:
    """The cards that have a figure."""
    cards = [card(shown, line) for line in headlines(shown.dataset, metric_ids, shown.selection)]
    return {one.label: bare(one.value + one.unit) for one in cards if not one.missing}


def of_pair(shown: View, pair_id: str) -> View:
    words = {key: getattr(shown.address, key) for key in ("q", "span", "cities")}
    return view(shown.dataset.name, shown.lang, **words | {"pairs": (pair_id,)})


def pairs_told(story: Story) -> list[str]:
    return [section.pair_id for section in story.of_kind("pair") if section.pair_id]


# Slides.


@cache
def slides(data: bytes) -> list:
    return list(Presentation(io.BytesIO(data)).slides)


def cards_of(slide, lang: str) -> Said:
    start = deck_words.CARD(lang, label="")
    found = [shape for shape in slide.shapes if shape.name.startswith(start)]
    lines = [shape.text_frame.text.split("\n") for shape in found]
    return {label: bare(value) for label, value, *_ in lines}


def rows_of_slides(data: bytes, head: str) -> dict[str, list[str]]:
    """The rows of the tables that have such a column, by the name in their first column of words."""
    found: dict[str, list[str]] = {}
    for slide in slides(data):
        for table in (shape.table for shape in slide.shapes if shape.has_table):
            heads, *rows = [[cell.text for cell in row.cells] for row in table.rows]
            if any(bare(one) == bare(head) for one in heads):
                found |= {next(text for text in row if not text.isdigit()): row for row in rows}
    return found


# The workbook.


@cache
def sheets(asked: str, lang: str) -> list:
    return openpyxl.load_workbook(io.BytesIO(files(asked, lang).workbook)).worksheets


def printed(cell) -> str:
    """A cell as a spreadsheet shows it: its number under its format."""
    if isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool):
        shape = cell.number_format.split(";")[0]
        decimals = len(re.sub(r"[^0]", "", shape.partition(".")[2]))
        value = Decimal(repr(cell.value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        return f"{value:,}" if "," in shape else f"{value}"
    return "" if cell.value is None else str(cell.value)


def figures_of(sheet, lang: str) -> Said:
    """The block of headlines: label, number, unit side by side under its own head."""
    rows = [[printed(cell) for cell in row] for row in sheet.iter_rows()]
    head = [terms.METRIC(lang), terms.FIGURE(lang), words.UNIT(lang)]
    starts = [n for n, row in enumerate(rows) if row[:3] == head]
    found: Said = {}
    for label, value, unit, *_ in rows[starts[0] + 1 :] if starts else []:
        if not label:
            break
        found[label] = bare(value + unit)
    return found


def rows_of_workbook(asked: str, lang: str, head: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for sheet in sheets(asked, lang):
        for table in sheet.tables.values():
            heads, *rows = [[printed(cell) for cell in row] for row in sheet[table.ref]]
            if any(bare(one) == bare(head) for one in heads):
                found |= {next(text for text in row if not text.isdigit()): row for row in rows}
    return found


# Tests.

SUMMED = pytest.mark.parametrize("asked", [asked for asked, (name, _) in ASKED.items() if name == "demo"])


@BOTH
def test_single_facts_stand_in_every_file_as_on_the_page(lang):
    """Sentence, figures with qualifier and value type; the workbook has every fact and every thing to ask for."""
    made = files("reported", lang)
    known = known_facts(made.view.dataset, made.view.selection)
    sentence = bare(lead_words(made.view.dataset, known, made.view.selection, lang)).rstrip("。.")
    on_slides = bare(
        "".join(shape.text_frame.text for s in slides(made.deck) for shape in s.shapes if shape.has_text_frame)
    )
    paper, edited = read_pdf(brief_pdf.write(made.story)), read_docx(brief_docx.write(made.story))
    assert all(sentence in bare(said) for said in (on_slides, paper, edited))
    whole = workbook.write(made.story, full(made.view.dataset, made.view.selection, lang, {}))
    book = [
        [printed(cell) for cell in row]
        for sheet in openpyxl.load_workbook(io.BytesIO(whole)).worksheets
        for row in sheet.iter_rows()
    ]
    assert any(sentence in bare(cell) for row in book for cell in row)
    held = {tuple(bare(cell) for cell in row[:5]) for row in book}
    for own in cards_of_facts(made.view, known.facts):
        figure = "".join((own.before, own.number, own.unit, own.after, own.printed)) or "—"
        assert tuple(map(bare, (own.whose, own.topic, own.claim, figure, own.tag))) in held, own.id
    asks = {bare(cell) for row in book for cell in row}
    assert all(bare(step.ask(lang)) in asks for step in next_steps(made.view.dataset, known))


@SUMMED
@BOTH
def test_slides_and_workbook_have_the_headlines_of_the_pages(asked, lang):
    made = files(asked, lang)
    own = on_the_page(made.view, OF_ALL)
    with_cards = [found for slide in slides(made.deck) if (found := cards_of(slide, lang))]
    book = [found for sheet in sheets(asked, lang) if (found := figures_of(sheet, lang))]
    assert own and with_cards[0] == own == book[0]


@EVERY
@BOTH
def test_a_pair_has_its_page_s_headlines_on_its_slide_its_sheet_and_its_briefs(asked, lang):
    made = files(asked, lang)
    by_slide = {
        pair_id: cards_of(slide, lang)
        for slide in slides(made.deck)
        for pair_id, name in names(made).items()
        if slide.shapes.title is not None
        and slide.shapes.title.text_frame.text.startswith(name)
        and cards_of(slide, lang)
    }
    by_sheet = {p: figures_of(s, lang) for s in sheets(asked, lang) for p in PAIRS if f" {p}" in f" {s.title} "}
    for pair_id in pairs_told(made.story):
        own = on_the_page(of_pair(made.view, pair_id), OF_PAIR)
        found = by_slide.get(pair_id, {})  # a slide has room for six of them
        assert found == by_sheet[pair_id] == {label: own[label] for label in found}, pair_id
        assert len(found) >= min(6, len(own)) or asked != "province", pair_id
    for pair_id in pairs_told(made.story)[:3]:
        found = by_slide.get(pair_id, {})
        paper = bare(read_pdf(brief_pdf.write_pair(made.story, pair_id)))
        edited = bare(read_docx(brief_docx.write_pair(made.story, pair_id)))
        for label, value in list(found.items())[:4]:
            assert bare(label) + value in paper, (pair_id, label)
            assert bare(label) + value in edited, (pair_id, label)


def names(made: Files) -> dict[str, str]:
    return {pair_id: pair.label(made.view.lang) for pair_id, pair in pairs(made.view.dataset).items()}


def read_pdf(data: bytes) -> str:
    reader = PdfReader(io.BytesIO(data))
    assert len(reader.pages) == 1
    return reader.pages[0].extract_text()


def read_docx(data: bytes) -> str:
    """The text in the order it stands in the document, tables too."""
    document = Document(io.BytesIO(data))
    return "\n".join(node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t"))


@SUMMED
@BOTH
def test_the_one_page_briefs_have_the_headlines_of_the_page(asked, lang):
    made = files(asked, lang)
    own = on_the_page(made.view, OF_ALL)
    paper, edited = bare(read_pdf(brief_pdf.write(made.story))), bare(read_docx(brief_docx.write(made.story)))
    for label, value in list(own.items())[:4]:
        assert bare(label) + value in paper, label
        assert bare(label) + value in edited, label


def numbers(ledger, columns: tuple[str, ...]) -> dict[str, list[str]]:
    """Of every row that has a figure its name and the texts of these columns, without signs of percent."""
    there = [column.id for column in ledger.columns if column.id in columns]
    return {
        row.cells["pair"].text: [row.cells[key].text.rstrip("%") for key in there]
        for row in ledger.rows
        if not row.cells[there[0]].muted
    }


def holds(row: list[str], texts: list[str]) -> bool:
    said = [bare(cell).rstrip("%") for cell in row]
    # A status has its distance behind it in files, below it on the page.
    return all(
        any(
            cell == bare(text) or cell.startswith(tuple(bare(text) + mark for mark in ("，", ",", "by")))
            for cell in said
        )
        for text in texts
    )


@pytest.mark.parametrize("asked", ["province", "since 2023", "a city"])
@BOTH
def test_ranking_and_execution_are_those_of_the_page(asked, lang):
    made = files(asked, lang)
    shown = made.view
    order = growth_table(shown, ranking(shown.dataset, "investment_completed", shown.selection))
    paces = progresses(shown.dataset, "execution_rate", shown.selection)
    assert (paces.refused is not None) == (asked == "a city"), "budgets reach pairs, not cities"
    rates = pace_table(shown, paces)
    for ledger, columns in ((order, ("value", "before", "change")), (rates, ("reached", "status"))):
        own, head = numbers(ledger, columns), ledger.columns[1].label
        assert own or (ledger is rates and paces.refused)
        book, deck_rows = rows_of_workbook(asked, lang, head), rows_of_slides(made.deck, head)
        assert set(own) <= set(book), "the workbook has every place"
        for name, texts in own.items():
            assert holds(book[name], texts), (name, texts, book[name])
            assert name not in deck_rows or holds(deck_rows[name], texts), (name, texts, deck_rows[name])


@pytest.mark.parametrize("asked", ["province", "one pair"])
@BOTH
def test_scores_grades_tiers_and_gaps_are_those_of_the_page(asked, lang):
    made = files(asked, lang)
    shown, dataset = made.view, made.view.dataset
    assessed = assessed_of(shown)
    found = firm(dataset, assessed.scheme, assessed.round, bounds(shown))
    held = tiers(found)
    scores = score_ledger(shown, assessed, score_table(dataset, assessed, lang))
    places = pair_rows(shown, intervals_table(dataset, assessed, found, held, lang), ordered(held))
    assert asked != "one pair" or not made.story.of_kind("assessment"), "one pair's score stands in its own section"
    if asked == "province":
        by_name = {row.cells["pair"].text: row for row in scores.rows}
        book, slide = rows_of_workbook(asked, lang, LOW(lang)), rows_of_slides(made.deck, LOW(lang))
        for row in places.rows:
            own = [row.cells[key].text for key in ("place", "pair", "score", "grade", "tier", "low", "high")]
            name = own[1]
            assert [by_name[name].cells[key].text for key in ("place", "pair", "score", "grade")] == own[:4]
            assert book[name][: len(own)] == own and slide.get(name, own) == own, name
        assert len(by_name) == len(PAIRS) == len(set(by_name) & set(book)) and len(slide) > len(PAIRS) / 2
        on_slides = bare("".join(x.text_frame.text for s in slides(made.deck) for x in s.shapes if x.has_text_frame))
        for said in (score_lead(shown), firm_lead(shown)):
            assert bare(said).rstrip("。.") in on_slides
        for text in (read_pdf(brief_pdf.write(made.story)), read_docx(brief_docx.write(made.story))):
            assert bare(score_lead(shown)).rstrip("。.") in bare(text)
    for pair_id in pairs_told(made.story)[:2]:
        own = gap_words(dataset, assessed, pair_id, BEST, lang), stays(found, pair_id)(lang)
        paper, edited = brief_pdf.write_pair(made.story, pair_id), brief_docx.write_pair(made.story, pair_id)
        for text in (read_pdf(paper), read_docx(edited)):
            assert all(bare(said) in bare(text) for said in own), pair_id


@pytest.mark.parametrize("asked", ["province", "one pair"])
@BOTH
def test_findings_are_those_of_the_page_in_its_order(asked, lang):
    made = files(asked, lang)
    shown, seen = made.view, look_of(made.view)
    told = found_table(shown.dataset, seen, lang)
    keys = ("place", "finding", "how", "money", "surprise", "p")
    page = [[row.cells[key].text for key in keys] for row in found_ledger(shown, seen.found, told).rows]
    chosen = shown.selection.pairs
    own = [row for row, one in zip(page, seen.found, strict=True) if not chosen or one.member in chosen]
    book = list(rows_of_workbook(asked, lang, SEEN_AT(lang)).values())
    assert [row[: len(keys)] for row in book] == own
    if not own:
        return
    head = next(column.label for column in told.columns if column.id == "p")
    slide = list(rows_of_slides(made.deck, head).values())
    assert slide and slide == [[row[n] for n in (0, 1, 2, 3, 5)] for row in own[: len(slide)]]
    on_slides = bare("".join(x.text_frame.text for s in slides(made.deck) for x in s.shapes if x.has_text_frame))
    assert bare(found_lead(shown)).rstrip("。.") in on_slides
    if len(slide) < len(own):
        assert bare(deck_words.ROWS_LEFT(lang, shown=len(slide), count=len(own))) in on_slides
