"""What is told of all pairs at a quarter: judged beside what was told before, and rounded as it is printed."""

from fractions import Fraction

import pytest

from analytics.peers import release
from analytics.peers.limits import LIMITS
from tests.shipped import dataset


def of_eight(*amounts: int) -> dict[str | None, Fraction]:
    return {f"P{n:02d}": Fraction(amount) for n, amount in enumerate(amounts, 1)}


def test_a_stock_s_tracks_are_judged_beside_the_years_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """In 2024 one pair alone came to have more in T1; its 4 is neither told nor got back from the total, then or later."""
    ends = {
        "2023Q4": {"T1": of_eight(*[5] * 8), "T2": of_eight(*[3] * 8), "T3": of_eight(*[4] * 8)},
        "2024Q4": {"T1": of_eight(*[5] * 7, 9), "T2": of_eight(*[4] * 8), "T3": of_eight(*[6] * 8)},
        "2025Q4": {"T1": of_eight(*[15] * 8), "T2": of_eight(*[14] * 8), "T3": of_eight(*[16] * 8)},
    }
    monkeypatch.setattr(release, "_cells", lambda dataset, metric_id, quarter: ends[quarter])
    hidden = {q: release._hidden(dataset("demo"), "projects", q, True, LIMITS) for q in ends}
    assert hidden == {"2023Q4": frozenset(), "2024Q4": {"T1", "T2"}, "2025Q4": {"T1", "T2"}}
    assert release._hidden(dataset("demo"), "fund_spent", "2024Q4", True, LIMITS) == frozenset()


@pytest.mark.parametrize(
    ("value", "step", "told"),
    [("14.5", "1", "15"), ("14.49", "1", "14"), ("0.6138", "0.001", "0.614"), ("1234567", "1000000", "1000000")],
)
def test_what_is_told_is_rounded_half_up_as_it_is_printed(value: str, step: str, told: str) -> None:
    assert release.to_step(Fraction(value), Fraction(step)) == Fraction(told)
