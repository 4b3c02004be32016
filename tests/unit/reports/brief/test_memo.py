"""The memo of a trial: the page's sentence first, its figures in both files, and that it is simulated."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document

from analytics.assessment.result import AssessmentRound
from analytics.assessment.trial.changes import change_of
from analytics.assessment.trial.compared import compared
from analytics.assessment.trial.edits import edits
from analytics.assessment.trial.pays import what_pays
from analytics.assessment.trial.tried import SchemeTrial, tried
from reports.brief.memo import NOTE, memo, written
from store.schemes import schemes
from style.text import LANGUAGES, Text
from tests.shipped import dataset

OF = AssessmentRound(2024)


WORDS = ("progress.out.1", "investment.weight.20", "fund_spent.metric.fund_spent", "fund_spent.weight.5",
         "adjustment-1.out.1", "adjustment-3.metric.events", "adjustment-3.at_least.6", "adjustment-3.points.1")  # fmt: skip


def trial() -> SchemeTrial:
    return tried(schemes(dataset("demo"))[1], [change for one in WORDS if (change := change_of(one))])


def story(lang: str):
    held, made = dataset("demo"), trial()
    assert made.scheme
    found = compared(held, schemes(held)[0], made.scheme, OF)
    lead = Text("在2024年上试算：17 对变动。", "Tried on 2024: 17 pairs move.")
    pays = what_pays(held, made.scheme, OF)
    return memo(
        held,
        made,
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
    assert len(book.tables) == 2, "who moves, and both schemes' weights"
    assert any(NOTE(lang) in one for one in said)
    for one in edits(*(getattr(trial(), side) for side in ("base", "changed"))):
        assert any(one(lang) in paragraph for paragraph in said), "every change is told"
    assert written(told, "pdf").startswith(b"%PDF")
    for one in told.sections[0].sentences[:2]:
        assert any(one[:20] in paragraph for paragraph in said)
