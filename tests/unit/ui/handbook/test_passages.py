"""The handbook names pages and buttons as the app does, in both languages, and shows a picture for each kind of reader."""

import re

import pytest
from PIL import Image

from analytics import figure_words
from analytics.judgement.statuses import STATUSES
from analytics.lagging import wording
from analytics.metrics import METRICS
from analytics.peers import wording as peers
from analytics.tasks import words as task_words
from scripts.picture_handbook import HIGH, PAGES, WIDE
from store.sheets.faults import SEVERITY_WORDS
from style import numbers
from style.text import Text
from tests.contract.test_words import every_word
from ui.causes import BUTTON
from ui.handbook.passages import CHAPTERS, DOCS, FILES, passages
from ui.sitemap import SITES

# One convention a language: what stands so is on the screen, sign by sign.
NAMED = {"zh": re.compile(r"「([^」]*)」"), "en": re.compile(r"\*\*([^*]+)\*\*")}
READERS = {
    "zh": ("领导", "计划人员", "汇报人员", "县里填报人员", "审核人员"),
    "en": ("Leaders", "Planners", "Presenters", "County staff", "Stewards"),
}
BOTH = pytest.mark.parametrize("lang", FILES)


def on_screen(lang: str) -> set[str]:
    every: list[Text] = [*every_word().values(), *(one.title for site in SITES.values() for one in (site, *site.parts))]
    every += SEVERITY_WORDS.values()
    every += [BUTTON, *task_words.STATES.values(), *task_words.EVENTS.values()]
    every += [metric.label for metric in METRICS.values()]
    every += [
        one
        for home in (figure_words, numbers, task_words, wording, peers)
        for one in vars(home).values()
        if isinstance(one, Text)
    ]
    every += [text for status in STATUSES.values() for text in (status.label, status.closed)]
    return {text(lang) for text in every if "{" not in text.zh}


def written(lang: str) -> str:
    return (DOCS / FILES[lang]).read_text(encoding="utf-8")


def unknown(said: str, lang: str) -> list[str]:
    known = on_screen(lang)
    return [name for name in NAMED[lang].findall(said) if name not in known and name]


@BOTH
def test_every_page_and_button_it_names_is_the_apps_own_word(lang):
    assert unknown(written(lang), lang) == []
    assert len(set(NAMED[lang].findall(written(lang)))) > 12


@BOTH
def test_a_name_the_app_does_not_say_is_found(lang):
    assert unknown("「一键督办」**Press the red button**", lang) == [
        {"zh": "一键督办", "en": "Press the red button"}[lang]
    ]


def test_the_pages_of_menu_and_rows_are_all_told_in_chinese():
    named = set(NAMED["zh"].findall(written("zh")))
    untold = {"tracks", "ranks", "help"}
    assert {site.title.zh for site in SITES.values() if site.id not in untold} <= named


@BOTH
def test_each_reader_has_a_picture_and_each_picture_is_there_small_and_of_a_page_that_is_taken(lang):
    heads = written(lang).split("\n## ")[1:]
    assert [head.partition("：" if lang == "zh" else ":")[0] for head in heads] == list(READERS[lang])
    assert all("](handbook/" in head for head in heads)
    pictures = [part for part in passages(lang) if part.picture]
    for part in pictures:
        assert part.picture and part.picture.stem in PAGES
        assert Image.open(part.picture).size == (WIDE, HIGH) and part.picture.stat().st_size < 200_000
    assert "".join(part.says for part in passages(lang) if not part.picture).count("![") == 0


def test_every_picture_that_is_taken_is_shown():
    shown = {part.picture.stem for part in passages("zh") if part.picture}
    assert shown == set(PAGES) == {path.stem for path in (DOCS / "handbook").iterdir()}


@BOTH
def test_each_kind_of_reader_has_a_chapter_that_an_address_can_name(lang):
    chapters = [part for part in passages(lang) if part.chapter]
    assert [part.chapter for part in chapters] == list(CHAPTERS)
    assert all(part.says.startswith(reader) for part, reader in zip(chapters, READERS[lang], strict=True))
