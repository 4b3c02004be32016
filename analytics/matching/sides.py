"""Which counties stand on the two sides by a quarter's end: those that are paired, and those that could be."""

from dataclasses import dataclass

from analytics.selection import Selection
from cache.remembered import remembered
from store.datasets import Dataset


@dataclass(frozen=True)
class Sides:
    """Adcodes in order; `pairs`: (industrial, mountain) → pair id, of the pairs in force. The rest are in no pair and hold their
    side's class."""

    industrial: tuple[str, ...]
    mountain: tuple[str, ...]
    pairs: dict[tuple[str, str], str]


_PAIRS = """SELECT pair_id, industrial_adcode, mountain_adcode FROM pairs
WHERE coalesce(valid_from, make_date(listed_year, 1, 1)) <= ? AND (valid_to IS NULL OR valid_to >= ?) ORDER BY pair_id"""
_CLASSES = """SELECT adcode, min(role) AS role FROM county_roles
WHERE valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?) GROUP BY adcode ORDER BY adcode"""


@remembered
def sides(dataset: Dataset, as_of: str) -> Sides:
    """A paired county stays on the side it is paired on, whatever its class is now; one in no pair that holds both classes stands
    with the industrial ones."""
    end = Selection(as_of).quarter.end
    found = dataset.arrow(_PAIRS, [end, end]).to_pylist()
    paired = {(row["industrial_adcode"], row["mountain_adcode"]): row["pair_id"] for row in found}
    taken = {adcode for two in paired for adcode in two}
    classes = {row["adcode"]: row["role"] for row in dataset.arrow(_CLASSES, [end, end]).to_pylist()}
    free = {role: [one for one, held in classes.items() if held == role and one not in taken] for role in _ROLES}
    return Sides(
        tuple(sorted({one for one, _ in paired} | set(free["industrial"]))),
        tuple(sorted({one for _, one in paired} | set(free["mountain"]))),
        paired,
    )


_ROLES = ("industrial", "mountain")
