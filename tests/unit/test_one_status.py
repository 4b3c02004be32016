"""Who lags is the same everywhere: tables, cards, sentences and files judge a pair, and count those behind, alike."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from analytics.findings import findings, lagging
from analytics.headlines import headline
from analytics.judgement.statuses import STATUSES
from analytics.lookup import pairs
from analytics.selection import Selection
from analytics.standings.pace import PACED, counts_in_words, progresses
from analytics.standings.wording import rates_table as rates_in_words
from store.datasets import catalogue
from style.periods import quarters_between
from tests.shipped import dataset
from ui.address import Address
from ui.figures.cards import card
from ui.funds.owners import rates_table
from ui.lagging.table import shortfall_table
from ui.standings.pace import pace_table
from ui.view import View

SELECTIONS = {
    "all": {},
    "a track": {"tracks": ("T3",)},
    "two tracks": {"tracks": ("T1", "T5")},
    "a pair": {"pairs": ("P02",)},
    "three pairs": {"pairs": ("P07", "P08", "P10")},
    "Lishui": {"cities": ("331100",)},
    "Lishui, a track": {"cities": ("331100",), "tracks": ("T1",)},
    "a county": {"counties": ("331127",)},
    "a quarter": {"span": "quarter"},
    "since 2023": {"span": "programme"},
}
Told = Iterator[tuple[str, str, str]]  # metric, pair, the status with how far off
FAR = "，"  # between the word and how far off, where a place tells both in one


def _view(held, asked: Selection) -> View:
    # The address carries what leads to other pages; what is told is the selection's.
    return View("zh", held, asked, Address(data=held.name, q=asked.as_of), catalogue(), ())


def _both(cell) -> str:
    return FAR.join(filter(None, (cell.text, cell.sub)))


def who_lags(shown: View) -> Told:
    found = lagging(shown.dataset, shown.selection)
    for row in shortfall_table(shown, found).rows:
        line = found.line(row.id)
        if line is not None and found.asked.selection == shown.selection:
            yield "execution_rate", row.id, _both(row.cells["status"])
            if line.target is not None:
                yield "investment_target_rate", row.id, row.cells["target"].text


def paces(shown: View) -> Told:
    for metric_id in PACED:
        found = progresses(shown.dataset, metric_id, shown.selection)
        if found.is_judged:
            yield from ((metric_id, row.id, _both(row.cells["status"])) for row in pace_table(shown, found).rows)


def funds(shown: View) -> Told:
    found = progresses(shown.dataset, "execution_rate", shown.selection)
    if found.is_judged:
        yield from (("execution_rate", row.id, _both(row.cells["status"])) for row in rates_table(shown, found).rows)


def files(shown: View) -> Told:
    found = progresses(shown.dataset, "execution_rate", shown.selection)
    if found.is_judged:
        made = rates_in_words(shown.dataset, found, found.lines, "zh", "")
        at = [column.id for column in made.columns].index("status")
        yield from (
            ("execution_rate", str(line.pair_id), said[at])
            for line, said in zip(found.lines, made.printed, strict=True)
        )


def cards(shown: View) -> Told:
    for pair_id in pairs(shown.dataset):
        at = replace(shown, selection=shown.of(pair_id))
        for metric_id in PACED:
            line = headline(at.dataset, metric_id, at.selection)
            change = None if line.refused else card(at, line).change
            if change:
                yield metric_id, pair_id, change.text.partition(" ")[2]


PLACES = (who_lags, paces, funds, files, cards)


def _agree(said: set[str]) -> bool:
    """One text, or the word alone beside the word with how far off."""
    longest = max(said, key=len)
    return all(longest == one or longest.startswith(one + FAR) for one in said)


@pytest.mark.parametrize("selection", SELECTIONS)
@pytest.mark.parametrize("quarter", quarters_between("2023Q1", "2025Q4"))
def test_no_two_places_judge_a_pair_differently(quarter, selection):
    shown = _view(dataset("demo"), Selection(quarter, **SELECTIONS[selection]))
    told: dict[tuple[str, str], dict[str, str]] = {}
    for place in PLACES:
        for metric_id, pair_id, text in place(shown):
            told.setdefault((metric_id, pair_id), {})[place.__name__] = text
    assert {of: said for of, said in told.items() if not _agree(set(said.values()))} == {}


@pytest.mark.parametrize("selection", SELECTIONS)
@pytest.mark.parametrize("quarter", quarters_between("2023Q1", "2025Q4"))
def test_as_many_lag_in_the_sentence_as_in_the_table_and_on_the_page_of_funds(quarter, selection):
    asked = Selection(quarter, **SELECTIONS[selection])
    held = dataset("demo")
    found = lagging(held, asked)
    if found.asked.selection is None or len(found.lines) < 2 or not found.judged:
        return
    rows = shortfall_table(_view(held, asked), found).rows
    word = STATUSES["behind"].word("zh", found.lines[0].money.is_closed)
    count = sum(row.cells["status"].text == word for row in rows if row.id != "all")
    paced = progresses(held, "execution_rate", found.asked.selection)
    assert count == len(found.behind) == paced.count("behind")
    if count:
        assert f"{word} {count} 对" in counts_in_words(paced, "zh")
        assert re.search(rf"(?<!\d){count} 对滞后", findings(held, asked)[0].text("zh"))
    else:
        assert not re.search(r"\d+ 对滞后，缺口", findings(held, asked)[0].text("zh"))


def test_the_places_do_judge():
    """That the tests above compare something: at the end of a year every pair is judged in every place."""
    shown = _view(dataset("demo"), Selection("2024Q4"))
    for place in PLACES:
        judged = {pair for metric, pair, _ in place(shown) if metric == "execution_rate"}
        assert len(judged) == len(pairs(shown.dataset)), place.__name__
