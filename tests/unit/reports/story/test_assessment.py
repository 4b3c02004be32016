"""What a report tells of an assessment: who is listed, what stands in its place where nothing was scored, and that it is left out whole."""

from datetime import date

import pytest

from analytics.assessment import firm as page
from analytics.assessment.rounds import newest, scheme_of
from analytics.assessment.scored import assessment
from analytics.selection import Selection
from reports.story import assessment as told_of
from reports.story import words
from reports.story.model import Story
from reports.story.tell import tell
from reports.workbook.full_tables import full
from style.text import LANGUAGES
from tests.shipped import PAIRS, dataset, plain

BOTH = pytest.mark.parametrize("lang", LANGUAGES)


def told(name: str, selection: Selection, lang: str = "zh", without: tuple[str, ...] = ()) -> Story:
    return tell(dataset(name), selection, lang, dataset_line="X", without=without, made=date(2026, 1, 15))


def filed(year: int, half: int | None) -> dict[str, dict]:
    """The overall rows of the pairs as the file has them."""
    return {
        row["subject_id"]: row
        for row in plain("demo")["assessments"]
        if (row["subject_type"], row["indicator_id"], row["year"], row["half"]) == ("pair", "overall", year, half)
    }


@pytest.mark.parametrize(
    ("as_of", "year", "half"), [("2025Q4", 2025, 1), ("2025Q1", 2024, None), ("2024Q2", 2023, None)]
)
@BOTH
def test_it_is_the_last_round_that_had_ended_with_the_scores_of_the_file(as_of, year, half, lang):
    (section,) = told("demo", Selection(as_of), lang).of_kind("assessment")
    places, gaps, tiers = section.tables
    at = [column.id for column in places.columns].index("score")
    assert [row[at] for row in places.exact] == sorted(
        (row["score"] for row in filed(year, half).values()), reverse=True
    )
    assert len(places.printed) == len(PAIRS) == sum(row[1] for row in tiers.exact)
    best, last = places.exact[0][at], places.exact[-1][at]
    assert gaps.exact[-1][-1] == last - best and f"{best - last}" in section.sentences[1]
    assert section.talk[0][1].count("—" if lang == "zh" else "–") == len(PAIRS), "each tier names its pairs"


def test_places_are_among_all_pairs_and_those_selected_are_listed():
    (whole,) = told("demo", Selection("2025Q4")).of_kind("assessment")
    (some,) = told("demo", Selection("2025Q4", pairs=("P07", "P10", "P18"))).of_kind("assessment")
    rows = {row[1]: row for row in whole.tables[0].printed}
    assert len(some.tables[0].printed) == 3 and all(rows[row[1]] == row for row in some.tables[0].printed)
    assert some.title == whole.title and some.tables[1:] == whole.tables[1:]


@BOTH
def test_of_one_pair_its_own_section_says_it(lang):
    story = told("demo", Selection("2025Q4", pairs=("P12",)), lang)
    assert ("assessment", words.SCORE_OF_PAIR(lang)) in story.left_out and not story.of_kind("assessment")
    (pair,) = story.of_kind("pair")
    label, said = pair.talk[-1]
    score = filed(2025, 1)["P12"]["score"]
    assert label == words.TALK["assessment"](lang) and f"{score:.1f}" in said
    assert pair.tables[-1].id == "pair-points" and pair.tables[-1].exact[-1][4] == score


def test_the_best_pair_is_held_against_the_median_and_not_against_itself():
    held = dataset("demo")
    of = newest(held, "2025Q4")
    best = assessment(held, scheme_of(held, of), of).scored[0].pair_id
    (pair,) = told("demo", Selection("2025Q4", pairs=(best,))).of_kind("pair")
    assert "比中位数多" in pair.talk[-1][1] and "多在“" in pair.talk[-1][1]


def test_who_leaves_it_out_has_no_score_anywhere():
    story = told("demo", Selection("2025Q4"), without=("assessment",))
    assert not story.of_kind("assessment") and "assessment" not in dict(story.left_out)
    for section in story.of_kind("pair"):
        assert len(section.talk) == 3 and all(table.id != "pair-points" for table in section.tables)
    assert not {"得分", "可区分档次"} & {one.label for one in story.definitions}
    sheets = full(dataset("demo"), Selection("2025Q4"), "zh", _NoSheets(), ("assessment", "money", "warnings", "pair"))
    assert not {"scores", "course"} & {one.id for one in sheets}


class _NoSheets(dict):
    """Sheets of pages, none of which is asked for."""


def test_the_workbook_has_every_point_and_no_round_after_the_quarter():
    sheets = full(dataset("demo"), Selection("2024Q4"), "zh", _NoSheets(), ("tracks", "money", "warnings", "pair"))
    scores, course = sheets
    assert (scores.id, course.id) == ("scores", "course")
    assert {row["score"] for row in filed(2024, None).values()} <= {value for row in scores.exact for value in row}
    assert [column.id for column in course.columns if column.id.startswith("score")] == ["score_0", "score_1"]


@BOTH
def test_where_only_a_grade_was_printed_that_is_said_and_nothing_else(lang):
    story = told("reported", Selection("2024Q3"), lang)
    said = dict(story.left_out)["assessment"]
    assert not story.of_kind("assessment") and "及格" in said and "2023" in said
    assert any(said in sentence for sentence in story.of_kind("methods")[0].sentences)
    assert all(label != words.TALK["assessment"](lang) for pair in story.of_kind("pair") for label, _ in pair.talk)
    before = dict(told("demo", Selection("2023Q2"), lang).left_out)["assessment"]
    assert before and "2023" in before


def test_grades_of_pairs_without_scores_are_listed_as_printed(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(told_of, "scheme_of", lambda *_: None)
    (section,) = told("demo", Selection("2024Q4")).of_kind("assessment")
    assert [table.id for table in section.tables] == ["course"] and "没有公布得分" in section.title
    counts = [row["grade_printed"] for row in filed(2024, None).values()]
    assert all(f"“{grade}”{counts.count(grade)} 对" in section.title for grade in set(counts))


def test_the_draws_are_those_the_page_keeps(monkeypatch: pytest.MonkeyPatch):
    held = dataset("demo")
    of = newest(held, "2025Q4")
    page.firm(held, scheme_of(held, of), of, page.BOUNDS[page.USUAL])
    monkeypatch.setattr(page, "firmness", lambda *_: pytest.fail("drawn again"))
    assert told("demo", Selection("2025Q4")).of_kind("assessment")
