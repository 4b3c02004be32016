"""How far each forecast method missed on the demo's years, how often the intervals held, and what a forecast costs."""

from collections.abc import Mapping

from analytics.answer import parts
from analytics.effects.backtest import cases, score
from analytics.effects.forecast import forecast
from analytics.effects.methods import METHODS
from analytics.effects.review import review
from analytics.effects.year_and_quarters import FORESEEN, YearQuarters, earlier_years, year_quarters
from analytics.selection import Selection
from store.datasets import Dataset, catalogue, open_dataset
from tests.bench.timing import in_turns

YEARS = (2023, 2024, 2025)
CLEARED = (forecast, year_quarters)


def run() -> None:
    """each method on every year and quarter of the demo, made with what was there then: WAPE over the pairs it tells, and ÷ the best naive one"""
    demo = open_dataset("demo", catalogue().versions["demo"])
    for foreseen in FORESEEN.values():
        end = Selection(f"{YEARS[-1]}Q4")
        held = earlier_years(demo, foreseen.metric_id, end) | {YEARS[-1]: year_quarters(demo, foreseen.metric_id, end)}
        print(f"\n{foreseen.id}: {foreseen.metric_id}")
        print(f"{'after':8}{'pairs':>6}" + "".join(f"{m:>16}" for m in METHODS) + "   used then")
        for year in YEARS:
            for quarters in (1, 2, 3):
                _line(demo, foreseen.id, held, year, quarters)
        _coverage(demo, foreseen.id)
    _time(demo)


def _line(demo: Dataset, foreseen_id: str, held: Mapping[int, YearQuarters], year: int, quarters: int) -> None:
    """All methods on the pairs that every one of them tells which tells half of them."""
    every = [one for one in cases(held, quarters) if one.year == year]
    told = [m for m in METHODS if every and sum(m in one.said for one in every) * 2 >= len(every)]
    shared = [one for one in every if told and all(m in one.said for m in told)]
    errors = {m: score(m, shared).error for m in told if shared}
    best = min((e for m, e in errors.items() if METHODS[m].naive and e is not None), default=None)
    printed = ""
    for method in METHODS:
        error = errors.get(method)
        ratio = f"({float(error / best):5.2f})" if error is not None and best else ""
        printed += f"{f'{float(error):.1%} {ratio}' if error is not None else '—':>16}"
    made = forecast(demo, foreseen_id, Selection(f"{year}Q{quarters}"))
    used = made.trial.chosen if made.trial and not made.why else f"none: {made.why}"
    print(f"{year}Q{quarters:<3}{len(shared):6}{printed}   {used}")


def _coverage(demo: Dataset, foreseen_id: str) -> None:
    for year in YEARS:
        for point in review(demo, foreseen_id, Selection(f"{year}Q4")).points:
            if point.ranged:
                years = len(point.forecast.trial.years) if point.forecast.trial else 0
                whole = {True: "held", False: "did not hold", None: f"none, from {years} tested"}[point.whole_inside]
                naive = f", naive {float(point.naive_error):.1%}" if point.naive_error is not None else ""
                print(
                    f"  made {point.forecast.as_of}: missed {float(point.error or 0):.1%}{naive}; 80 % intervals from past "
                    f"errors held {point.inside} of {point.ranged} pairs ({point.inside / point.ranged:.0%}); the sum's: {whole}"
                )


def _time(demo: Dataset) -> None:
    at = Selection("2025Q3")

    def ahead(*forgotten: object) -> None:
        for held in forgotten:
            held.cache_clear()  # type: ignore[attr-defined]
        forecast(demo, "spent", at)

    plain, reckoned, whole = in_turns(
        lambda: parts(demo, "fund_spent", ("pair",), at), lambda: ahead(forecast), lambda: ahead(*CLEARED)
    )
    print(
        f"\na plain sum by pair {plain:.1f} ms; 18 forecasts with their back-test, the quarters at hand {reckoned:.1f} ms "
        f"({reckoned / plain:.1f} ×); the quarters of three years asked for as well {whole:.1f} ms ({whole / plain:.1f} ×)"
    )
