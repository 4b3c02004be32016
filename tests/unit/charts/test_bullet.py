"""A bullet is a bar to its value and a mark of its own where it is judged; a sign stands beside its colour."""

import pytest

from charts.bullet import Bullet
from charts.style import Axis
from style.colours import DARK, LIGHT
from tests.plotted import bullets

RATE = Axis("执行率", lambda tick: f"{tick:.0%}")
FOUND = [
    Bullet("甲", 0.2, "甲 20%", "20% 滞后", "bad", 0.75),
    Bullet("乙", 0.7, "乙 70%", "70% 略慢", "attention", 0.8),
    Bullet("丙", 0.9, "丙 90%", "90% 达到", "good", 0.6),
    Bullet("丁", 0.5, "丁 50%", "50%"),
]


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_each_bar_has_a_mark_of_its_own_and_what_is_printed_stands_beyond_both(palette):
    figure = bullets(FOUND, axis=RATE, palette=palette)
    bar, mark = figure.data
    assert list(bar.x) == [0.2, 0.7, 0.9, 0.5]
    assert list(bar.marker.color) == [palette.bad, palette.attention, palette.good, palette.industrial]
    assert list(mark.x) == [0.75, 0.8, 0.6, None] and mark.y == bar.y
    assert figure.layout.xaxis.range[1] > 0.9 and not figure.layout.shapes
    printed = {note.text: note.x for note in figure.layout.annotations}
    assert printed == {"◆ 20% 滞后": 0.75, "◇ 70% 略慢": 0.8, "✓ 90% 达到": 0.9, "50%": 0.5}


def test_the_axis_reaches_to_a_mark_beyond_every_bar():
    figure = bullets([Bullet("甲", 0.2, "甲", "20%", "bad", 5.0)], axis=RATE, palette=LIGHT)
    assert figure.layout.xaxis.range[1] > 5


def test_where_nobody_is_judged_there_are_bars_alone():
    figure = bullets([Bullet("甲", 0.2, "甲", "20%")], axis=RATE, palette=LIGHT)
    assert len(figure.data) == 1 and figure.data[0].marker.color == (LIGHT.industrial,)
    assert [note.text for note in figure.layout.annotations] == ["20%"]


def test_the_first_stands_on_top():
    low, high = bullets(FOUND, axis=RATE, palette=LIGHT).layout.yaxis.range
    assert low > high
