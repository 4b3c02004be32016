"""Simulated levels of the 36 counties, and what the pairs and the province state: by quarter or by year, never both."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from scripts.demo.draws import Draws, rounded
from scripts.demo.figures import figure, printed_money, yuan
from scripts.demo.projects import Project
from scripts.demo.quarters import QUARTERS, YEARS, last_day, quarter_number

SOURCE = "sim-levels"
# Ranges of the first figure and of its growth a year, by side.
FIRMS = {"industrial": (9_000, 52_000), "mountain": (900, 6_500)}
ABOVE_SCALE = {"industrial": (620, 1_950), "mountain": (45, 260)}
SPECIALISED = {"industrial": (70, 260), "mountain": (6, 34)}
LISTED = {"industrial": (5, 30), "mountain": (0, 4)}
SHARES = {"industrial": (9.0, 17.0), "mountain": (2.0, 6.0)}
SHARES_WHERE_MOST_ARE_MOUNTAIN = (7.0, 12.0)
MOSTLY_MOUNTAIN = ("330800", "331100")  # 衢州, 丽水: the county shares of one city stay below 100 % together


def _source(adcode: str, period: str) -> tuple[str, str]:
    return SOURCE, f"示例统计表 {period} {adcode}"


def _by_quarter(draws: Draws, adcode: str, side: str) -> Iterator[dict[str, object]]:
    firms, growth = draws.between(*ABOVE_SCALE[side]), draws.between(0.004, 0.022)
    for number, quarter in enumerate(QUARTERS):
        firms *= 1 + (growth + 0.01 if number % 4 == 0 else growth * 0.6)  # the roll is renewed each first quarter
        arrived = not draws.chance(0.012)
        yield figure(
            ("county", adcode),
            "above_scale_firms",
            quarter,
            str(int(firms)) if arrived else None,
            last_day(number) + timedelta(18),
            _source(adcode, quarter),
            status="reported" if arrived else "missing",
        )


def _by_year(draws: Draws, county: dict[str, str], side: str) -> Iterator[dict[str, object]]:
    low, high = SHARES[side]
    if county["city_adcode"] in MOSTLY_MOUNTAIN:
        low, high = SHARES_WHERE_MOST_ARE_MOUNTAIN
    firms, specialised = draws.between(*FIRMS[side]), draws.between(*SPECIALISED[side])
    listed, share = draws.whole(*LISTED[side]), draws.between(low, high)
    output_share = share * draws.between(0.85, 1.15)
    giants = draws.between(0.12, 0.3)
    for year in YEARS:
        levels = {
            "firms": str(int(firms)),
            "srdi_firms": str(int(specialised)),
            "little_giants": str(int(specialised * giants)),
            "listed_firms": str(listed),
            "above_scale_firms_share_of_city": f"{share:.1f}",
            "above_scale_output_share_of_city": f"{output_share:.1f}",
        }
        day = last_day(quarter_number(year, 4)) + timedelta(18)
        for metric_id, value in levels.items():
            about = metric_id.endswith("_of_city") and draws.chance(0.1)
            yield figure(
                ("county", county["adcode"]),
                metric_id,
                str(year),
                value,
                day,
                _source(county["adcode"], str(year)),
                qualifier="about" if about else None,
                printed=f"{value}%左右" if about else None,
            )
        firms, specialised = firms * draws.between(1.01, 1.06), specialised * draws.between(1.08, 1.24)
        listed += draws.weighted((0, 1), (75, 25))
        share, output_share = share * draws.near(1.015, 0.03), output_share * draws.near(1.02, 0.04)


def of_counties(counties: dict[str, dict[str, str]], pairs: Sequence[dict[str, str]]) -> Iterator[dict[str, object]]:
    """Firms and shares of each county of each pair."""
    for pair in pairs:
        for side in ("industrial", "mountain"):
            adcode = pair[f"{side}_adcode"]
            yield from _by_quarter(Draws("levels by quarter", adcode), adcode, side)
            yield from _by_year(Draws("levels by year", adcode), counties[adcode], side)


def of_pairs(pairs: Sequence[dict[str, str]]) -> Iterator[dict[str, object]]:
    """The cooperation amount two thirds of the pairs state for a year, and what half expect at its beginning."""
    for pair in pairs:
        pair_id, draws = pair["pair_id"], Draws("cooperation", pair["pair_id"])
        states, expects = draws.chance(0.7), draws.chance(0.55)
        amount = draws.between(6_000, 60_000)
        for year in YEARS:
            amount *= draws.between(0.95, 1.45)
            said = [("forecast", date(year, 2, 20), 1.25)] if expects and year > YEARS[0] else []
            said += [("actual", last_day(quarter_number(year, 4)) + timedelta(15), 1.0)] if states else []
            for value_type, day, factor in said:
                wan = rounded(amount * factor * draws.near(1.0, 0.1), 500)
                qualifier = draws.weighted((None, "over", "about"), (50, 35, 15))
                yield figure(
                    ("pair", pair_id),
                    "cooperation_amount",
                    str(year),
                    yuan(wan),
                    day,
                    (SOURCE, f"示例工作总结 {year} {pair_id}"),
                    value_type=value_type,
                    qualifier=qualifier,
                    printed=printed_money(wan, qualifier),
                )


def of_province(projects: Sequence[Project]) -> Iterator[dict[str, object]]:
    """How many pairs have a project in a park by the end of each year."""
    for year in YEARS:
        end = quarter_number(year, 4)
        with_park = {p.pair_id for p in projects if p.texts["park"] and p.life.signed <= end}
        yield figure(
            ("province", "330000"),
            "pairs_with_park",
            str(year),
            str(len(with_park)),
            last_day(end) + timedelta(18),
            (SOURCE, f"示例统计表 {year} 全省"),
        )
