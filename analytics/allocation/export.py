"""The split as a table to be taken away: pair by pair and the province, in 元, parts and readings beside the amounts."""

from decimal import Decimal

import pyarrow as pa

from analytics.allocation.criteria import CRITERIA
from analytics.allocation.returns import Lacking, lacking
from analytics.allocation.split import YUAN, Allocation, PairShare
from analytics.answer import MONEY
from analytics.export_table import SheetColumn, arrow, field_column, money_column
from analytics.lookup import pairs
from analytics.metrics import METRICS
from analytics.sentences import both
from store.codes import VALUE_TYPE
from store.datasets import Dataset
from style import terms
from style.text import Text

READ = tuple(one for one, criterion in CRITERIA.items() if criterion.unit)
_TRIAL_OF = Text("{year}年度测算金额", "{year} trial amount")
_CHANGED_RATE_OF = Text("增减率", "Rate of change")
_COLUMN_READING = Text("{name}读数", "{name}: reading")
_COLUMN_COUNTED = Text("{name}份额", "{name}: share")
_DUE = Text("应报（项）", "Figures due")
_LACKING_MEANS = Text("在有权重的准则中取最多的一项", "the most that lack in a criterion with a weight")
_OTHERWISE = Text("换一种读法的金额", "Amount on the other reading")
_OTHERWISE_MEANS = Text(
    "按已报部分计的，改按中位数；缺一季、按中位数计的，改按已报部分",
    "the median, where what came counts; what came, where a quarter is missing and the median counts",
)
_BOUND_NAMES: dict[str, Text] = {"low": Text("下限", "floor"), "high": Text("上限", "cap")}


def sheet_columns(found: Allocation) -> tuple[SheetColumn, ...]:
    """Of each column its label, kind, unit and meaning. Readings are 元, points or fractions of 1, null where there is none;
    `by_median` names the criteria of which the median was taken."""
    planned, allocated = METRICS["fund_planned"].meaning, METRICS["fund_allocated"].meaning
    return (
        field_column("pairs", "pair_id"),
        SheetColumn("pair", terms.PAIR),
        money_column("amount", both(_TRIAL_OF, year=found.year)),
        money_column("planned", _based(terms.PLANNED_OF_YEAR, found, "planned"), planned),
        money_column("change", terms.CHANGED),
        SheetColumn("change_rate", _CHANGED_RATE_OF, "percent"),
        money_column("allocated", _based(terms.ALLOCATED_OF_YEAR, found, "actual"), allocated),
        SheetColumn("bound", terms.BOUND),
        *(money_column(f"part_{one}", criterion.name, criterion.meaning) for one, criterion in CRITERIA.items()),
        money_column("adjustment", terms.ADJUSTMENT),
        *(_reading(one) for one in READ),
        *(SheetColumn(f"share_{one}", both(_COLUMN_COUNTED, name=CRITERIA[one].name), "percent") for one in READ),
        SheetColumn("by_median", terms.BY_MEDIAN),
        SheetColumn("not_came", terms.NOT_CAME, "number", meaning=_LACKING_MEANS),
        SheetColumn("due", _DUE, "number", meaning=_LACKING_MEANS),
        money_column("otherwise", _OTHERWISE, _OTHERWISE_MEANS),
    )


def _based(text: Text, found: Allocation, value_type: str) -> Text:
    said, kind = both(text, year=found.before), VALUE_TYPE[value_type].label
    return Text(f"{said.zh} · {kind.zh}", f"{said.en} · {kind.en}")


def _reading(one: str) -> SheetColumn:
    criterion, unit = CRITERIA[one], CRITERIA[one].unit
    assert unit
    kind = {"money": "money", "percent": "percent"}.get(unit.kind, "number")
    held = MONEY if one == "need" else pa.float64()
    label = both(_COLUMN_READING, name=criterion.name)
    return SheetColumn(f"reading_{one}", label, kind, unit.label, criterion.formula, held)


def export_table(dataset: Dataset, found: Allocation, lang: str) -> pa.Table:
    """One row a pair in the order of the ids, and one for the province, so that the amounts come to the envelope."""
    names, lacks = pairs(dataset), lacking(dataset, found.scores["base"].as_of, found.plan)
    rows = [
        _row(found, line, names[line.pair_id].label(lang), lang) | _lacks(lacks.get(line.pair_id))
        for line in found.lines
    ]
    if found.lines:
        kept, planned = Decimal(found.plan.kept_back * YUAN), found.planned_reserve
        change = None if planned is None else kept - planned
        rows.append(
            {
                "pair": terms.PROVINCE_AND_RESERVE(lang),
                "amount": kept,
                "planned": planned,
                "change": change,
                "change_rate": _rate(change, planned),
            }
        )
    return arrow(sheet_columns(found), rows)


def _lacks(one: Lacking | None) -> dict:
    if one is None:
        return {}
    other = None if one.otherwise is None else Decimal(one.otherwise * YUAN)
    return {"not_came": one.lacks, "due": one.due, "otherwise": other}


def _row(found: Allocation, line: PairShare, name: str, lang: str) -> dict:
    row = {
        "pair_id": line.pair_id,
        "pair": name,
        "amount": line.yuan,
        "planned": line.planned,
        "change": line.change,
        "change_rate": _rate(line.change, line.planned),
        "allocated": line.allocated,
        "bound": _BOUND_NAMES[line.bound](lang) if line.bound in _BOUND_NAMES else None,
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
    return row | {"by_median": terms.JOINT(lang).join(taken)}


def _rate(change: Decimal | None, planned: Decimal | None) -> float | None:
    return float(change / planned) if change is not None and planned else None
