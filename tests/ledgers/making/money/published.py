"""The published fund movements that the tables of money tell, and what a cell that tells one must become."""

from tests.ledgers.making.cases import SHEET, Row, row
from tests.ledgers.making.figures import table, wan

NAMES = {one["adcode"]: one["name"] for one in table("counties")}
PAIRS = {one["pair_id"]: (one["industrial_adcode"], one["mountain_adcode"]) for one in table("pairs")}
TRACKS = {one["track_id"]: one["name_zh"] for one in table("tracks")}


def county(adcode: str) -> str:
    return NAMES[adcode]


def both(pair: str) -> tuple[str, str]:
    """The short names of a pair's two counties, the industrial one first."""
    industrial, mountain = PAIRS[pair]
    return NAMES[industrial], NAMES[mountain]


def flows(**wanted: str) -> list[dict[str, str]]:
    return [one for one in table("fund_flows") if all(one[key] == value for key, value in wanted.items())]


def amount(one: dict[str, str]) -> float | int:
    """The amount of a published movement in 万元."""
    return wan(one["amount"])


def told(one: dict[str, str], *cells: str, sheet: str | None = SHEET, **other: object) -> Row:
    """A published movement told again: the same movement, no second one."""
    names = ("flow_id", "year", "period", "stage", "pair_id", "payee_adcode", "track_id", "project_id", "amount")
    values: dict[str, object] = {name: one[name] or None for name in names}
    return row("fund_flows", values | other, *cells, sheet=sheet)
