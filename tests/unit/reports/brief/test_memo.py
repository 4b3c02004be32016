"""The memo of a trial: the page's sentence first, its figures in both files, and that it is simulated."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document

from analytics.assessment.result import AssessmentRound
from analytics.assessment.trial.changes import change_of
from analytics.assessment.trial.compared import compared
from analytics.assessment.trial.pays import what_pays
from analytics.assessment.trial.tried import tried
from reports.brief.memo import memo, written
from store.schemes import schemes
from style.text import LANGUAGES, Text
from tests.shipped import dataset

OF = AssessmentRound(2024)


def story(lang: str):
    held = dataset("demo")
    in_force, draft = schemes(held)
    change = change_of("investment.weight.20")
    other = change_of("output.weight.10")
    assert change and other
    trial = tried(draft, [change, other])
    assert trial.scheme
    found = compared(held, in_force, trial.scheme, OF)
    lead = Text("在2024年上试算：17 对变动。", "Tried on 2024: 17 pairs move.")
    pays = what_pays(held, trial.scheme, OF)
    return memo(
        held,
        trial,
        found,
        pays,
        lead,
        lang,
        badge="模拟 demo",
        warning="模拟数据",
        address="/assessment",
        made=date(2026, 1, 20),
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_memo_says_the_pages_sentence_and_shows_who_moves(lang):
    told = story(lang)
    book = Document(BytesIO(written(told, "docx")))
    said = [one.text for one in book.paragraphs]
    assert told.sections[0].title in said and any("模拟数据" in one for one in said)
    assert len(book.tables) >= 1
    assert written(told, "pdf").startswith(b"%PDF")
    for one in told.sections[0].sentences[:2]:
        assert any(one[:20] in paragraph for paragraph in said)
