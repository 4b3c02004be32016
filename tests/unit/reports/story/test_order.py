"""In which order a report tells of the pairs: those in need first, as plain rows give it; where nobody can be judged, by number."""

from datetime import date

import pytest

from analytics.selection import Selection
from reports.story import words
from reports.story.model import Story
from reports.story.tell import tell
from tests.plain_judgement import by_need
from tests.shipped import PAIRS, WITH_FACTS, dataset, oracle

ALL_BUT = ("summary", "money", "tracks", "ranking", "warnings", "decisions", "methods")


def told(name: str, selection: Selection) -> Story:
    return tell(dataset(name), selection, "zh", dataset_line="数据集", without=ALL_BUT, made=date(2026, 1, 15))


@pytest.mark.parametrize(
    "selection",
    [
        Selection("2025Q4"),
        Selection("2024Q3"),
        Selection("2025Q2", "programme"),
        Selection("2025Q4", pairs=("P07", "P15")),
    ],
)
def test_pairs_come_by_need_and_so_does_their_list_beside_the_map(selection):
    story, pairs = told("demo", selection), list(selection.pairs) or PAIRS
    order = by_need(oracle("demo"), selection, pairs)
    assert order != pairs, "an order that is not the numbers'"
    assert [section.pair_id for section in story.of_kind("pair")] == order
    (of_map,) = story.of_kind("map")
    assert [row[0] for row in of_map.tables[0].printed] == order
    assert story.order == of_map.tables[0].note == words.BY_NEED("zh")
    (lagging,) = story.of_kind("lagging")
    assert [row[0] for row in lagging.tables[0].printed] == [
        next(link.label for link in of_map.map.links if link.pair_id == pair)
        for pair in order[: len(lagging.tables[0].printed)]
    ]


def test_where_nobody_is_judged_they_keep_their_numbers_and_that_is_said():
    story = told("reported", Selection("2024Q3"))
    assert [section.pair_id for section in story.of_kind("pair")] == WITH_FACTS
    assert story.order == words.BY_NUMBER("zh") and not story.of_kind("lagging")
