"""督办 in a report's files: the page's own words on slide and sheet, text and no formula, nothing where there are no tasks."""

import io
from datetime import date, timedelta

import openpyxl
import pytest

from analytics.selection import Selection
from analytics.tasks.rules import shipped
from analytics.tasks.wording import by_need, list_table
from reports.deck import pptx as deck
from reports.deck.versions import FULL, SLIDES, TEN, planned
from reports.story.context import ToldTasks
from reports.story.model import Story
from reports.story.tell import tell
from reports.workbook import words as workbook_words
from reports.workbook import xlsx
from store.tasks.definition import Event, Seen, Task, Trigger, Unit
from style.text import LANGUAGES
from tests.shipped import dataset
from tests.unit.reports.deck.slides import slides, tables, words

DAY = date(2026, 3, 1)
AT = Selection("2025Q4")
LEFT = ("map", "money", "lagging", "tracks", "ranking", "warnings", "assessment", "pair", "decisions", "findings")


def task(number: int, due: int) -> Task:
    said = f"第 {number} 件 <b>=1+1</b>：支出只到应支出的 {number}.0%"
    seen = Seen(
        "demo",
        "0" * 12,
        "2025Q4",
        "warnings",
        {},
        said,
        f"task {number}: =1+1 <b>",
        Trigger("warning", "behind"),
        ("P01",),
    )
    opened = Event(
        f"{number:016x}", "opened", "2026-01-05T04:00:00+00:00", "张三", due=(DAY + timedelta(days=due)).isoformat()
    )
    return Task(
        f"{number:016x}", number, seen, "说明原因", Unit("省级办公室"), (Unit("泰顺县", "330329"),), None, (opened,)
    )


TASKS = tuple(task(number, number * 3 - 12) for number in range(1, 13))


def told(lang: str, left: tuple[str, ...] = LEFT, tasks: tuple[Task, ...] = TASKS) -> Story:
    of = ToldTasks(tuple((one.id, 1) for one in tasks), DAY, shipped(), tasks, "十二月例会", tasks[:2])
    return tell(dataset("demo"), AT, lang, without=left, dataset_line="一行", made=DAY, tasks=of if tasks else None)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_slide_shows_the_most_pressing_in_the_pages_own_words(lang):
    story = told(lang)
    pages = [page.section.kind for page in planned(story, FULL)]
    assert "tasks" in pages
    slide = slides(deck.write(story))[pages.index("tasks") + 1]
    page = list_table(dataset("demo"), by_need(TASKS, DAY, shipped()), DAY, shipped(), lang)
    first = page.printed[0]
    shown = [cell for rows in tables(slide) for row in rows for cell in row]
    assert first[2] in shown and first[1] in shown
    assert {"zh": "“十二月例会”议定 2 件", "en": "“十二月例会” resolved 2"}[lang] in words(slide)


def test_ten_slides_stay_ten():
    assert len(planned(told("zh", left=()), TEN)) + 1 <= SLIDES


def test_the_workbook_lists_all_as_text():
    book = openpyxl.load_workbook(io.BytesIO(xlsx.write(told("zh"))))
    (name,) = [one for one in book.sheetnames if one.startswith(workbook_words.SECTIONS["tasks"]("zh"))]
    cells = [cell for row in book[name].iter_rows() for cell in row]
    held = {cell.value for cell in cells}
    assert {one.seen.zh for one in TASKS} <= held and not any(cell.data_type == "f" for cell in cells)


def test_without_tasks_nothing_is_told_of_them():
    story = told("zh", tasks=())
    assert not story.of_kind("tasks") and "tasks" not in dict(story.left_out)
