"""The ladder by pair and fund year as a table to be taken away: each step, its gap and how many flows it rests on."""

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from analytics.answer import MONEY
from analytics.funds.ladder import STEPS, Rung
from analytics.funds.years import YearLadder, YearLadders
from analytics.lookup import pairs
from store.codes import FUND_STAGE
from store.datasets import Dataset
from style.text import Text

NO_FIGURE = ("none_yet", "unknown", "refused")  # what a step without an amount may mean


def ladder_table(dataset: Dataset, found: YearLadders, lang: str, said: Mapping[str, Text], nobody: Text) -> pa.Table:
    """One row a line of `found`, in its order. `said` is the word for each of NO_FIGURE, `nobody` the name of no pair.

    Amounts, gaps (`_gap`) and what a step has more than the one before (`_more`) are exact decimals of yuan, null where
    there is none to tell; `_flows` are counts; `rate` is a fraction of 1.
    """
    rows = [_row(dataset, line, lang, said, nobody) for line in found.lines]
    return pa.Table.from_pylist(rows, schema=pa.schema(list(_fields())))


def _fields() -> list[pa.Field]:
    fields = [pa.field(name, pa.string()) for name in ("pair_id", "pair", "year")]
    for stage in STEPS:
        fields += [pa.field(stage, MONEY), pa.field(f"{stage}_flows", pa.int64())]
        if stage != STEPS[0]:
            fields += [pa.field(f"{stage}_gap", MONEY), pa.field(f"{stage}_more", MONEY)]
    return [*fields, pa.field("rate", pa.float64()), pa.field("remark", pa.string())]


def _row(dataset: Dataset, line: YearLadder, lang: str, said: Mapping[str, Text], nobody: Text) -> dict[str, Any]:
    row: dict[str, Any] = {
        "pair_id": line.pair_id,
        "pair": (pairs(dataset)[line.pair_id].label if line.pair_id else nobody)(lang),
        "year": line.year,
        "rate": line.rate.value if line.rate else None,
    }
    remarks = []
    for rung in line.rungs:
        row |= {rung.stage: rung.amount, f"{rung.stage}_flows": rung.flows if _is_counted(rung) else None}
        if rung.stage != STEPS[0]:
            lacks = rung.short is not None and rung.short >= 0
            exceeds = rung.short is not None and rung.short < 0
            row[f"{rung.stage}_gap"] = rung.short if lacks else None
            row[f"{rung.stage}_more"] = -rung.short if exceeds and rung.short is not None else None
        if rung.amount is None:
            meaning = "refused" if rung.refused else "none_yet" if rung.none_yet else "unknown"
            remarks.append(f"{FUND_STAGE[rung.stage].label(lang)} {said[meaning](lang)}")
    return row | {"remark": ("；" if lang == "zh" else "; ").join(remarks) or None}


def _is_counted(rung: Rung) -> bool:
    """Whether it is known how many flows there were."""
    return rung.amount is not None or rung.none_yet
