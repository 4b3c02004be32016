"""What counties need and offer, row by row as listed, by the end of a quarter."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cache.remembered import remembered
from store.datasets import Dataset


@dataclass(frozen=True)
class Resource:
    """Something a county needs or offers, as last listed; `quantity` in `unit`, None where the source gives none."""

    resource_id: str
    adcode: str
    side: str
    category: str
    item: str
    item_en: str | None
    quantity: Decimal | None
    unit: str | None
    qualifier: str | None
    printed: str | None
    as_of: date
    source_id: str
    locator: str | None


_COLUMNS = (
    "resource_id, adcode, side, category, item, item_en, quantity, unit, qualifier, printed, as_of, source_id, locator"
)
_OF_TWO = f"""
SELECT {_COLUMNS} FROM resources WHERE adcode IN (?, ?) AND as_of <= ?
ORDER BY adcode <> ?, side DESC, category, resource_id LIMIT 500
"""
_OF_ALL = f"SELECT {_COLUMNS} FROM resources WHERE as_of <= ? ORDER BY adcode, side DESC, category, resource_id"


@remembered
def resources_of(dataset: Dataset, sides: tuple[str, str], end: date) -> list[Resource]:
    """What two counties had listed by a day, the first one first, offers before needs; of one alone where both are the same."""
    return [Resource(**row) for row in dataset.arrow(_OF_TWO, [*sides, end, sides[0]]).to_pylist()]


@remembered
def every_resource(dataset: Dataset, end: date) -> tuple[Resource, ...]:
    """The same of all counties, by county."""
    return tuple(Resource(**row) for row in dataset.arrow(_OF_ALL, [end]).to_pylist())


def newest(rows: Iterable[Resource]) -> list[Resource]:
    """Of an item that a county listed again only the rows of the newest day."""
    found: dict[tuple[str, ...], list[Resource]] = {}
    for row in rows:
        held = found.setdefault((row.adcode, row.side, row.category, row.item), [])
        if held and held[0].as_of < row.as_of:
            held.clear()
        if not held or held[0].as_of == row.as_of:
            held.append(row)
    return [row for held in found.values() for row in held]
