"""What the benches make of what they measured."""

from itertools import islice

import pytest

from tests.bench.reader import PAIRS, clicks, quantile
from tests.bench.soak import slope, slopes
from tests.bench.written import Aim, Written


def test_a_quantile_is_a_value_that_was_measured():
    values = [float(n) for n in range(100, 0, -1)]
    assert (quantile(values, 0.5), quantile(values, 0.95), quantile(values, 1)) == (51, 96, 100)
    assert quantile([7.0], 0.95) == 7
    assert str(quantile([], 0.5)) == "nan"


def test_a_planner_asks_what_nobody_else_asks_and_a_seed_asks_the_same_again():
    asked = {click for number in range(20) for click in islice(clicks(f"planner {number}", own_filter=True), 50)}
    assert len({query for _, query in asked}) >= 990  # of a thousand
    assert list(islice(clicks("a"), 9)) == list(islice(clicks("a"), 9)) != list(islice(clicks("b"), 9))
    for _, query in asked:
        chosen = query.partition("pairs=")[2].partition("&")[0].split(",")
        assert 2 <= len(chosen) <= 9 and set(chosen) <= set(PAIRS)


def test_the_slope_of_a_line_is_its_rise():
    assert slope([3.0, 5.0, 7.0, 9.0]) == 2
    assert slope([4.0, 4.0, 4.0]) == 0
    assert slope([1.0]) == 0


def test_growth_that_has_stopped_is_told_apart_from_growth_that_goes_on():
    stopped = [100.0, 200, 290, 350, 380, 390, 390, 390, 390, 390, 390]
    goes_on = [100.0 + 50 * n for n in range(11)]
    assert "+0.0 in the last" in slopes("MB", stopped, 1000)
    assert "1.00 of the first" in slopes("MB", goes_on, 1000)


@pytest.mark.parametrize(
    ("measured", "most", "said"),
    [
        (0.4, 0.5, "met"),
        (0.5, 0.5, "met"),
        (1.0, 0.5, "missed, 2.0 × the aim"),
        (3, 0, "missed"),
        (0, 0, "met"),
        (float("nan"), 1.0, "missed, nan × the aim"),
    ],
)
def test_an_aim_says_whether_it_is_met(measured, most, said):
    assert Aim("what", measured, most, "s").row[-1] == said


def test_what_is_printed_is_written_as_markdown(tmp_path, capsys):
    page = Written("A hall")
    page.heading("Readers")
    page.table("crowd", "p50 s")
    page.row("20 readers", "0.10")
    page.end()
    page.line("That is all.")
    page.save(tmp_path / "hall.md")
    assert (tmp_path / "hall.md").read_text(encoding="utf-8") == (
        "# A hall\n\n\n## Readers\n\n| crowd | p50 s |\n|---|---:|\n| 20 readers | 0.10 |\n\nThat is all.\n"
    )
    printed = capsys.readouterr().out
    assert "20 readers" in printed and "0.10" in printed and "That is all." in printed
