"""The split as a table to be taken away: pair by pair and the province, in 元, parts and readings beside the amounts."""

from decimal import Decimal

import pyarrow as pa

from analytics.allocation.criteria import CRITERIA
from analytics.allocation.split import YUAN, Allocation, PairShare
from analytics.answer import MONEY
from analytics.lookup import pairs
from store.datasets import Dataset

READ = tuple(one for one, criterion in CRITERIA.items() if criterion.unit)
_TYPES = {
    "pair_id": pa.string(),
    "pair": pa.string(),
    "amount": MONEY,
    "planned": MONEY,
    "change": MONEY,
    "change_rate": pa.float64(),
    "allocated": MONEY,
    "bound": pa.string(),
    **{f"part_{one}": MONEY for one in CRITERIA},
    "adjustment": MONEY,
    **{f"reading_{one}": MONEY if one == "need" else pa.float64() for one in READ},
    **{f"share_{one}": pa.float64() for one in READ},
    "by_median": pa.string(),
}
COLUMNS = tuple(_TYPES)


def export_table(dataset: Dataset, found: Allocation, lang: str, province: str, bounds: dict[str, str]) -> pa.Table:
    """One row a pair in the order of the ids, and one for the province, so that the amounts come to the envelope.

    `province` names that row, `bounds` each bound. Readings are 元, points or fractions of 1, null where there is none;
    `by_median` names the criteria of which the median was taken.
    """
    names = pairs(dataset)
    rows = [_row(found, line, names[line.pair_id].label(lang), lang, bounds) for line in found.lines]
    if found.lines:
        kept, planned = Decimal(found.plan.kept_back * YUAN), found.planned_reserve
        change = None if planned is None else kept - planned
        rows.append(
            {
                "pair": province,
                "amount": kept,
                "planned": planned,
                "change": change,
                "change_rate": _rate(change, planned),
            }
        )
    return pa.Table.from_pylist(rows, pa.schema(_TYPES))


def _row(found: Allocation, line: PairShare, name: str, lang: str, bounds: dict[str, str]) -> dict:
    row = {
        "pair_id": line.pair_id,
        "pair": name,
        "amount": line.yuan,
        "planned": line.planned,
        "change": line.change,
        "change_rate": _rate(line.change, line.planned),
        "allocated": line.allocated,
        "bound": bounds.get(line.bound),
        "adjustment": Decimal(line.adjustment * YUAN),
    }
    row |= {f"part_{one}": Decimal(part * YUAN) for one, part in line.parts.items()}
    taken = []
    for one in READ:
        score = found.scores[one]
        value, share = score.readings[line.pair_id].value, score.shares.get(line.pair_id)
        read = None
        if value is not None:
            read = Decimal(value.numerator) / Decimal(value.denominator) if one == "need" else float(value)
        row |= {f"reading_{one}": read, f"share_{one}": None if share is None else float(share)}
        if value is None and share is not None and found.plan.weight(one):
            taken.append(CRITERIA[one].name(lang))
    return row | {"by_median": "、".join(taken) if lang == "zh" else ", ".join(taken)}


def _rate(change: Decimal | None, planned: Decimal | None) -> float | None:
    return float(change / planned) if change is not None and planned else None
