"""The ladder by pair and fund year, to be taken away: each step, its gap and how many flows it rests on, in yuan."""

from typing import Any

from analytics.blanks import BLANKS
from analytics.export_table import ExportTable, SheetColumn, arrow, field_column, money_column
from analytics.funds.gaps import NO_OWNER
from analytics.funds.ladder import GAP_STEPS, GAPS, STEPS, Rung
from analytics.funds.wording import amount_words
from analytics.funds.years import BUDGET_RATE, RATE, YearLadder, YearLadders, pair_years
from analytics.lookup import pairs
from analytics.metrics import METRICS
from analytics.selection import Selection
from analytics.sentences import both
from store.codes import FUND_STAGE
from store.datasets import Dataset
from style import terms
from style.text import Text

_FLOWS_OF = Text("{step}笔数", "Flows: {step}")
_MORE_OF = Text("{step}多于上一环节", "{step}: more than the step before")
_REMARK_MEANS = Text(
    "没有记录的环节：尚无（确知没有发生，记 0）、暂无数据（不知道）或不能按当前筛选统计",
    "of steps without a row: none yet (known not to have happened, 0), no data (not known), or not told for the selection",
)
_GAP_MEANS = Text(
    "上一环节减本环节，为零或大于零；比上一环节多的列在“多于上一环节”",
    "the step before less the step, zero or above; what is more stands in its own column",
)
_SUM = Text("合计 · {step}", "Total · {step}")


def export_sheet(dataset: Dataset, selection: Selection, lang: str) -> ExportTable:
    """A row each pair and fund year of the selection, in the order of the page; amounts, gaps (`_gap`) and what a step has more
    than the one before (`_more`) are exact, null where there is none to tell, `_flows` are counts, rates fractions of 1.
    What all the rows come to, step by step, are facts: sums are no rows."""
    found, columns = pair_years(dataset, selection), sheet_columns()
    table = arrow(columns, (_row(dataset, line, lang) for line in found.lines))
    return ExportTable(terms.FUND_LADDER, columns, table, facts=_sums(found, lang))


def _sums(found: YearLadders, lang: str) -> tuple[tuple[str, str], ...]:
    rungs = found.whole.rungs if found.whole else ()
    return tuple((_SUM(lang, step=FUND_STAGE[one.stage].label(lang)), amount_words(one, lang)) for one in rungs)


def sheet_columns() -> tuple[SheetColumn, ...]:
    """Of each column its label, kind, unit and meaning."""
    columns = [field_column("pairs", "pair_id"), SheetColumn("pair", terms.PAIR), SheetColumn("year", terms.FUND_YEAR)]
    for stage in STEPS:
        step = FUND_STAGE[stage].label
        columns.append(money_column(stage, step, METRICS[f"fund_{stage}"].meaning))
        columns.append(SheetColumn(f"{stage}_flows", both(_FLOWS_OF, step=step), "number"))
        if stage in GAP_STEPS:
            columns.append(money_column(f"{stage}_gap", GAPS[stage], _GAP_MEANS))
            columns.append(money_column(f"{stage}_more", both(_MORE_OF, step=step)))
    rate, budget_rate = METRICS[RATE], METRICS[BUDGET_RATE]
    return (
        *columns,
        SheetColumn("rate", rate.label, "percent", meaning=rate.formula),
        SheetColumn("budget_rate", budget_rate.label, "percent", meaning=budget_rate.formula),
        SheetColumn("remark", terms.NOTE, meaning=_REMARK_MEANS),
    )


def _row(dataset: Dataset, line: YearLadder, lang: str) -> dict[str, Any]:
    row: dict[str, Any] = {
        "pair_id": line.pair_id,
        "pair": (pairs(dataset)[line.pair_id].label if line.pair_id else NO_OWNER["pair"])(lang),
        "year": line.year,
        "rate": line.rate.value if line.rate else None,
        "budget_rate": line.budget_rate.value if line.budget_rate else None,
    }
    for rung in line.rungs:
        row |= {rung.stage: rung.amount, f"{rung.stage}_flows": rung.flows if _is_counted(rung) else None}
        if rung.short is not None:
            row[f"{rung.stage}_gap" if rung.short >= 0 else f"{rung.stage}_more"] = abs(rung.short)
    without = [f"{FUND_STAGE[one.stage].label(lang)} {_meaning(one)(lang)}" for one in line.rungs if not one.flows]
    return row | {"remark": terms.LIST_STOP(lang).join(without) or None}


def _meaning(rung: Rung) -> Text:
    """What a step without movements means."""
    return terms.NONE_YET if rung.none_yet else BLANKS[rung.blank].label


def _is_counted(rung: Rung) -> bool:
    """Whether it is known how many flows there were."""
    return rung.amount is not None
