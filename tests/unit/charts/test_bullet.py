"""A bullet is a bar to its value, a mark for all, and bands that end where the paces do; a sign stands beside its colour."""

import pytest

from charts.bullet import Band, Bullet
from charts.style import Axis
from style.colours import DARK, LIGHT
from tests.plotted import bullets

RATE = Axis("执行率", lambda tick: f"{tick:.0%}")
FOUND = [
    Bullet("甲", 0.2, "甲 20%", "20% 滞后", "bad"),
    Bullet("乙", 0.7, "乙 70%", "70% 略慢", "attention"),
    Bullet("丙", 0.9, "丙 90%", "90% 达到序时", "good"),
]
BANDS = [Band(0.6, "滞后"), Band(0.75, "略慢"), Band(None, "达到序时")]


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_bars_mark_and_bands(palette):
    figure = bullets(FOUND, axis=RATE, palette=palette, bands=BANDS, mark=0.75, mark_said="已过 75%")
    bar, mark = figure.data
    assert list(bar.x) == [0.2, 0.7, 0.9] and list(bar.marker.color) == [palette.bad, palette.attention, palette.good]
    assert set(mark.x) == {0.75} and len(mark.x) == 3 and mark.y == bar.y
    ends = [(shape.x0, shape.x1) for shape in figure.layout.shapes]
    last = figure.layout.xaxis.range[1]
    assert ends == [(0, 0.6), (0.6, 0.75), (0.75, last)] and last > 0.9
    shades = [shape.opacity for shape in figure.layout.shapes]
    assert shades == sorted(shades, reverse=True) and all(shape.layer == "below" for shape in figure.layout.shapes)
    printed = {note.text: note.x for note in figure.layout.annotations}
    assert printed["■ 20% 滞后"] == 0.75 and printed["▲ 70% 略慢"] == 0.75 and printed["● 90% 达到序时"] == 0.9
    assert {"滞后", "略慢", "达到序时"} <= set(printed)


def test_without_a_calendar_there_are_bars_alone():
    figure = bullets([Bullet("甲", 0.2, "甲", "20%")], axis=RATE, palette=LIGHT)
    assert len(figure.data) == 1 and not figure.layout.shapes and figure.data[0].marker.color == (LIGHT.industrial,)
    assert [note.text for note in figure.layout.annotations] == ["20%"]


def test_the_first_stands_on_top():
    low, high = bullets(FOUND, axis=RATE, palette=LIGHT).layout.yaxis.range
    assert low > high
