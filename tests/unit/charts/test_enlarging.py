"""For a room a chart is drawn larger; no value, place or word of it changes."""

import pytest

from charts import enlarging as chart_scale
from charts.bars import bars
from charts.enlarging import TALL
from charts.lines import lines
from charts.plot import Plot, finished
from charts.style import Axis, Series
from style.colours import LIGHT
from tests.plotted import checked, enlarged

PLAIN = Axis("亿元", lambda value: f"{value:.2f}")


def drawn() -> Plot:
    return lines(
        [Series("a", "甲", (1.0, None, 3.0), ("一", "二", "三"))],
        at=["一季度", "二季度", "三季度"],
        axis=PLAIN,
        palette=LIGHT,
        height=300,
    )


def test_type_strokes_and_height_grow_and_nothing_that_is_read_changes() -> None:
    before, after = checked(drawn().to_plotly_json()), enlarged(drawn(), 1.5)
    assert after.layout.height == 450 and after.layout.font.size == before.layout.font.size * 1.5
    assert after.data[0].line.width == pytest.approx(before.data[0].line.width * 1.5, abs=0.5)
    for one, other in zip(before.data, after.data, strict=True):
        assert list(one.x) == list(other.x) and list(one.y) == list(other.y)
        assert list(one.customdata) == list(other.customdata)
    assert before.layout.yaxis.range == after.layout.yaxis.range
    assert before.layout.yaxis.tickvals == after.layout.yaxis.tickvals
    assert [a.text for a in before.layout.annotations] == [a.text for a in after.layout.annotations]


def test_once_is_the_same_chart() -> None:
    assert chart_scale.enlarged(drawn(), 1) == drawn()


def of_height(height: int, *labels: str) -> Plot:
    made = drawn().to_plotly_json()
    made["layout"]["height"] = height
    if labels:
        made["layout"]["yaxis"]["ticktext"] = list(labels)
    return finished(made["data"], made["layout"])


def test_a_tall_chart_stays_within_the_screen_unless_its_rows_need_the_room() -> None:
    assert enlarged(of_height(620), 1.3).layout.height == TALL
    assert enlarged(of_height(900), 1.3).layout.height == 900
    assert enlarged(of_height(900, "一行<br>两行"), 1.3).layout.height == 1170


def test_the_width_of_a_bar_is_counted_along_its_axis_and_stays() -> None:
    made = bars(["甲", "乙"], [Series("a", "一", (1.0, 2.0), ("x", "y"), ("1", "2"))], axis=PLAIN, palette=LIGHT)
    before = checked(made.to_plotly_json())
    assert [bar.width for bar in enlarged(made, 1.3).data] == [bar.width for bar in before.data]
