"""A pair's leaning to a track: its share over the province's, exact, told only where enough figures carry it."""

from decimal import Decimal
from fractions import Fraction

import pytest

from analytics.metrics import METRICS
from analytics.selection import Selection
from analytics.tracks.matrix import OFFERED
from analytics.tracks.specialisation import FEWEST, specialisation
from tests.generated import blank, opened, rows_of
from tests.shipped import dataset, plainly

ADDING = [m for m in OFFERED if not METRICS[m].is_ratio and not m.startswith("event")]


def spent(pair: str, track: str | None, *amounts: int) -> list[dict]:
    return [
        blank(
            "fund_flows",
            flow_id=f"{pair}{track}{n}",
            year=2024,
            period="2024Q1",
            stage="spent",
            amount=Decimal(amount),
            pair_id=pair,
            track_id=track,
            source_id="S",
        )
        for n, amount in enumerate(amounts)
    ]


def of(*rows: list[dict], **asked: object):
    flows = [row for some in rows for row in some]
    return specialisation(opened(rows_of(fund_flows=flows)), "fund_spent", Selection("2024Q4", **asked))


def test_it_is_the_share_of_the_pair_over_the_share_of_the_province():
    """P01: 30 of 40 on T1; all: 40 of 100. (30/40) ÷ (40/100) = 15/8."""
    found = of(
        spent("P01", "T1", 10, 20), spent("P01", "T2", 4, 6), spent("P02", "T1", 5, 5), spent("P02", "T2", 25, 25)
    )
    assert found.quotients["P01", "T1"].value == Fraction(15, 8)
    assert found.quotients["P01", "T2"].value == Fraction(10, 40) / Fraction(60, 100)
    assert found.quotients["P02", "T1"].value == Fraction(10, 60) / Fraction(40, 100)
    assert found.top == (("P01", "T1"), ("P02", "T2"))


def test_what_is_on_no_track_counts_in_the_totals_and_has_no_quotient():
    """P01: 10 of 20; all: 10 of 40 (20 of it P02's, on no track)."""
    found = of(spent("P01", "T1", 5, 5), spent("P01", None, 10), spent("P02", None, 20))
    assert found.quotients["P01", "T1"].value == Fraction(1, 2) / Fraction(10, 40)
    assert all(None not in key for key in found.quotients)


def test_fewer_figures_than_enough_tell_nothing():
    assert FEWEST == 2
    found = of(spent("P01", "T1", 10), spent("P01", "T2", 5, 5), spent("P02", "T1", 1, 1))
    one = found.quotients["P01", "T1"]
    assert (one.value, one.reported, one.thin) == (None, 1, True) and found.thin == 1
    assert found.quotients["P01", "T2"].value is not None and not found.quotients["P01", "T2"].thin


def test_nothing_is_none_and_never_zero():
    found = of(spent("P01", "T1", 5, 5), spent("P02", "T2", 0, 0))
    gap, broke = found.quotients["P01", "T2"], found.quotients["P02", "T2"]
    assert (gap.value, gap.thin) == (None, False)
    assert (broke.value, broke.thin) == (None, False), "a share of nothing"
    assert found.quotients["P03", "T1"].value is None


def test_a_zero_on_enough_figures_is_a_leaning_of_zero():
    found = of(spent("P01", "T1", 0, 0), spent("P01", "T2", 5, 5), spent("P02", "T1", 5, 5))
    assert found.quotients["P01", "T1"].value == 0


def test_none_counted_in_a_complete_table_is_known():
    found = specialisation(dataset("demo"), "projects", Selection("2025Q4"))
    empty = [of for of, part in found.matrix.cells.items() if part.value == 0 and None not in of]
    assert empty and all(found.quotients[of].value == 0 for of in empty)


def test_the_choice_of_pairs_and_tracks_changes_nothing_and_other_narrowings_do():
    asked = Selection("2025Q4")
    every = specialisation(dataset("demo"), "investment_completed", asked)
    chosen = specialisation(
        dataset("demo"), "investment_completed", Selection("2025Q4", pairs=("P01",), tracks=("T2",))
    )
    assert chosen.quotients == every.quotients
    staged = specialisation(dataset("demo"), "investment_completed", Selection("2025Q4", stages=("at_capacity",)))
    assert staged.quotients != every.quotients


@pytest.mark.parametrize("metric_id", ADDING)
def test_it_is_what_the_oracles_sums_give(metric_id):
    asked = Selection("2025Q3", "programme")
    found = specialisation(dataset("demo"), metric_id, asked)
    cells, rows, columns, whole = (
        plainly("demo", metric_id, by, asked) for by in (("pair", "track"), ("pair",), ("track",), ())
    )
    told = 0
    for (pair, track), quotient in found.quotients.items():
        if quotient.value:
            told += 1
            own = Fraction(cells[pair, track][0]) / Fraction(rows[pair,][0])
            assert quotient.value == own / (Fraction(columns[track,][0]) / Fraction(whole[()][0]))
    assert told > 50 or metric_id == "fund_planned"


def test_a_ratio_has_none():
    with pytest.raises(ValueError, match="does not add up"):
        specialisation(dataset("demo"), "execution_rate", Selection("2025Q4"))
