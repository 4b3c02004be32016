"""本次与上次 in a report: told only where an earlier meeting's figures were revised, as one slide and one sheet, as the pages print them."""

import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from analytics.answer import parts, total
from analytics.metrics import METRICS
from analytics.printed import printed
from analytics.selection import Selection
from reports.deck import pptx as deck
from reports.deck.versions import FULL, SLIDES, TEN, planned
from reports.story.context import EarlierMeeting
from reports.story.model import Section, Story
from reports.story.tell import tell
from reports.workbook import words as workbook_words
from reports.workbook import xlsx
from store.datasets import Dataset
from style.text import LANGUAGES
from tests.two_versions import CHANGES, Rows, copied, published
from tests.unit.reports.deck.slides import slides, tables, words

AT = Selection("2025Q4")
NAME = "十二月例会 <b>=1+1"
KINDS_LEFT = ("map", "money", "lagging", "tracks", "ranking", "warnings", "pair")


def every_return(rows: Rows) -> None:
    """More than one slide holds: each return of the year is another, and so is all that was spent."""
    for row in rows["observations"]:
        if row["period"] == "2025Q4" and row["status"] == "reported" and row["unit"] == "yuan":
            row["value"] = str(Decimal(row["value"]) * 2)
    for row in rows["fund_flows"]:
        if row["stage"] == "spent":
            row["amount"] = str(Decimal(row["amount"]) / 2)


@pytest.fixture(scope="module")
def version(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Dataset]:
    made: dict[str, Dataset] = {}

    def of(change: str) -> Dataset:
        if change not in made:
            rows = copied()
            (CHANGES | {"": lambda rows: None, "every return": every_return})[change](rows)
            folder: Path = tmp_path_factory.mktemp("version")
            made[change] = published(rows, folder)
        return made[change]

    return of


def told(old: Dataset, new: Dataset, asked: Selection = AT, lang: str = "zh", left: tuple[str, ...] = ()) -> Story:
    earlier = EarlierMeeting(NAME, date(2026, 1, 15), old, date(2026, 1, 12), date(2026, 2, 3))
    return tell(new, asked, lang, without=left, dataset_line="一行", made=date(2026, 2, 5), earlier=earlier)


def section(story: Story) -> Section:
    (found,) = story.of_kind("last_meeting")
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_revised_figure_is_told_as_the_pages_of_either_version_print_it(version, lang):
    old, new = version(""), version("more was spent")
    found = section(told(old, new, lang=lang, left=KINDS_LEFT))
    assert NAME in found.title and found.tables[0].id == "revised-fund_spent"
    (said,) = found.sentences
    assert old.version[:8] in said and new.version[:8] in said
    assert ("2026年1月12日" in said and "2026年2月3日" in said) or ("12 Jan 2026" in said and "3 Feb 2026" in said)
    for made in found.tables:
        metric = METRICS[made.id.removeprefix("revised-")]
        whole = [str(printed(metric, total(one, metric.id, AT), lang).number) for one in (old, new)]
        assert made.printed[0][1:3] == tuple(whole) and whole[0] != whole[1]
        of_pairs = [
            {str(part.of[0]): printed(metric, part, lang).number for part in parts(one, metric.id, ("pair",), AT)}
            for one in (old, new)
        ]
        expected = [(of_pairs[0][pair], of_pairs[1][pair]) for pair in of_pairs[0]]
        assert sorted(row[1:3] for row in made.printed[1:]) == sorted((a, b) for a, b in expected if a != b)


def test_a_report_without_an_earlier_meeting_says_nothing_of_one(version):
    story = tell(version("more was spent"), AT, "zh", without=KINDS_LEFT, made=date(2026, 2, 5))
    assert not story.of_kind("last_meeting") and "last_meeting" not in dict(story.left_out)


def test_what_was_not_revised_and_what_is_no_whole_pair_is_left_out_with_the_reason(version):
    old, new = version(""), version("a return is revised")
    before_it = told(old, new, AT.at("2025Q3"), left=KINDS_LEFT)
    of_track = told(old, new, Selection("2025Q4", tracks=("T1",)), left=KINDS_LEFT)
    for story in (before_it, of_track):
        assert not story.of_kind("last_meeting") and dict(story.left_out)["last_meeting"]
    assert dict(before_it.left_out)["last_meeting"] != dict(of_track.left_out)["last_meeting"]


def test_a_report_of_some_pairs_tells_of_those(version):
    old, new = version(""), version("more was spent")
    found = section(told(old, new, Selection("2025Q4", pairs=("P07", "P08")), left=KINDS_LEFT))
    assert {row[0] for made in found.tables for row in made.printed} == {"乐清市—景宁县"}
    other = told(old, new, Selection("2025Q4", pairs=("P08",)), left=KINDS_LEFT)
    assert not other.of_kind("last_meeting")


@pytest.mark.parametrize("change", ["more was spent", "every return"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_is_one_slide_right_after_the_summary(version, change, lang):
    story = told(version(""), version(change), lang=lang, left=("map", "tracks", "ranking", "pair"))
    kinds = [page.section.kind for page in planned(story, FULL)]
    at = kinds.index("last_meeting")
    assert kinds.count("last_meeting") == 1 and kinds[at - 1] == "summary"
    slide = slides(deck.write(story))[at + 1]
    known = {row for made in section(story).tables for row in made.printed}
    shown = [tuple(row) for rows in tables(slide) for row in rows[1:]]
    assert shown and set(shown) <= known
    assert len(shown) == len(known) or "台账" in words(slide) or "workbook" in words(slide)
    assert NAME in words(slide)


def test_where_much_was_revised_its_slide_shows_whole_lists_rather_than_the_heads_of_many(version):
    story = told(version(""), version("every return"), left=KINDS_LEFT)
    (page,) = [one for one in planned(story, FULL) if one.section.kind == "last_meeting"]
    first = section(story).tables[0]
    assert page.section.tables[0] == first and len(first.printed) == 4  # the province and its three pairs
    assert len(page.section.tables) < len(section(story).tables)


def test_ten_slides_stay_ten_and_the_speaker_is_told(version):
    story = told(version(""), version("more was spent"))
    made = planned(story, TEN)
    assert len(made) + 1 <= SLIDES
    if not any(page.section.kind == "last_meeting" for page in made):
        assert section(story).title in [said for _, said in made[1].section.talk]


def test_the_workbook_has_a_sheet_of_every_metric_with_exact_numbers(version):
    story = told(version(""), version("every return"), left=KINDS_LEFT)
    book = openpyxl.load_workbook(io.BytesIO(xlsx.write(story)))
    (name,) = [one for one in book.sheetnames if one.startswith(workbook_words.SECTIONS["last_meeting"]("zh"))]
    cells = [[cell.value for cell in row] for row in book[name].iter_rows()]
    first = section(story).tables[0]
    row = next(row for row in cells if row[0] == first.printed[0][0])
    for n in (1, 2):
        exact = Decimal(str(first.exact[0][n])) / first.columns[n].divisor
        assert Decimal(str(row[n])) == pytest.approx(exact)
    captions = {made.caption for made in section(story).tables}
    assert captions <= {row[0] for row in cells}
    assert not any(cell.data_type == "f" for row in book[name].iter_rows() for cell in row)
