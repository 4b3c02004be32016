"""Fund money in words and tables, for page and file alike: its steps, what a step lacks, who holds that, fund year by year.

A step has two names: one that stands alone, as in a table's head (`step_name`), and one within a sentence (`step_word`).
"""

from collections.abc import Iterable, Sequence

from analytics.blanks import blank_word
from analytics.funds.gaps import NO_OWNER, Owner, Owners
from analytics.funds.ladder import GAP_STEPS, GAPS, STEPS, Ladder, Rung
from analytics.funds.levels import Level
from analytics.funds.years import BUDGET_RATE, RATE, YearLadder
from analytics.lookup import pairs, tracks
from analytics.metrics import METRICS
from analytics.table import NOTHING, Cell, Column, Table, cell, column, metric_cell, metric_column, table, text
from store.codes import FUND_STAGE
from store.datasets import Dataset
from style import terms
from style.numbers import figure, scaled_by
from style.text import Text
from style.units import PERCENT, YUAN

NAMED = 3  # of those who hold a gap
# Beside each other, the two rates of what was spent are told apart by what they are of.
RATES: dict[str, Text] = {
    RATE: Text("执行率，支出÷下达", "Spent ÷ allocated"),
    BUDGET_RATE: Text("预算执行率，支出÷预算", "Spent ÷ budget"),
}
HOLDERS: dict[str, Text] = {"pair": terms.PAIR, "track": terms.TRACK}


def step_name(stage: str, lang: str) -> str:
    """支出 / Spent."""
    return METRICS[f"fund_{stage}"].short(lang)


def step_word(stage: str, lang: str) -> str:
    """支出 / spent."""
    return FUND_STAGE[stage].label(lang)


def amount_words(rung: Rung, lang: str) -> str:
    """A step's amount with its unit, or the word for its blank; 尚无 where it is known that nothing moved."""
    if rung.amount is None:
        return blank_word(rung.blank, lang)
    return terms.NONE_YET(lang) if rung.none_yet else str(figure(rung.amount, YUAN, lang))


def gap_words(rung: Rung, lang: str) -> str:
    """已拨付未支出 0.18 亿元; where a step has more than the one before, that; nothing where they are alike or unknown."""
    if not rung.short:
        return ""
    amount = figure(abs(rung.short), YUAN, lang)
    if rung.short < 0:
        return terms.MORE_THAN_ABOVE(lang, amount=amount)
    return terms.GAP_OF(lang, gap=GAPS[rung.stage](lang), amount=amount)


def steps_words(found: Ladder, lang: str) -> str:
    """The whole ladder in a line, for those who do not see its picture."""
    return terms.LADDER_ALT(
        lang,
        funds=found.scope.say_funds(lang),
        steps=terms.LIST_STOP(lang).join(rung_words(rung, lang) for rung in found.rungs),
    )


def rung_words(rung: Rung, lang: str) -> str:
    """支出 0.62 亿元 · 已拨付未支出 0.18 亿元."""
    said = terms.STEP_TOLD(lang, step=step_name(rung.stage, lang), amount=amount_words(rung, lang))
    return " · ".join(filter(None, (said, gap_words(rung, lang))))


def owner_name(dataset: Dataset, found: Owners, owner: Owner, lang: str) -> str:
    """A pair's or a track's name; whose money it is where it is of none."""
    if owner.of is None:
        return NO_OWNER[found.dimension](lang)
    return (pairs(dataset)[owner.of].label if found.dimension == "pair" else tracks(dataset)[owner.of])(lang)


def held_words(dataset: Dataset, found: Owners, lang: str) -> str:
    """，最多的在…: the largest holders of a gap; nothing where nobody holds any."""
    named = [owner_name(dataset, found, owner, lang) for owner in found.held[:NAMED]]
    return terms.HELD_BY(lang, names=terms.JOINT(lang).join(named)) if named else ""


def years_table(lines: Iterable[YearLadder], lang: str, note: str = "", total: bool = False) -> Table:
    """A row a fund year, and one for all of them together: year, each step with its gap, and what was spent of
    what was allocated and of the budget."""
    columns = [Column("year", terms.FUND_YEAR(lang)), *_step_columns(lang)]
    rows = [[_year(line, lang), *_steps(line, lang)] for line in lines]
    return table("fund-years", terms.BY_FUND_YEAR(lang), columns, rows, note, total)


def pair_years_table(dataset: Dataset, lines: Iterable[YearLadder], lang: str) -> Table:
    """A row a pair and fund year; what is of no pair under the name of that."""
    columns = [Column("pair", terms.PAIR(lang)), Column("year", terms.FUND_YEAR(lang)), *_step_columns(lang)]
    rows = [[_pair(dataset, line, lang), _year(line, lang), *_steps(line, lang)] for line in lines]
    return table("pair-years", terms.BY_FUND_YEAR(lang), columns, rows)


def _step_columns(lang: str) -> list[Column]:
    columns = []
    for stage in STEPS:
        columns.append(column(stage, step_name(stage, lang), YUAN, lang))
        if stage in GAP_STEPS:
            columns.append(column(f"{stage}-gap", GAPS[stage](lang), YUAN, lang))
    named = {"rate": RATE, "budget-rate": BUDGET_RATE}
    return [
        *columns,
        *(metric_column(METRICS[rate], lang, RATES[rate](lang), named_as) for named_as, rate in named.items()),
    ]


def _pair(dataset: Dataset, line: YearLadder, lang: str) -> Cell:
    return text((pairs(dataset)[line.pair_id].label if line.pair_id else NO_OWNER["pair"])(lang))


def _year(line: YearLadder, lang: str) -> Cell:
    return text(terms.OF_FUND_YEAR(lang, year=line.year) if line.year else terms.ALL_FUND_YEARS(lang))


def _steps(line: YearLadder, lang: str) -> list[Cell]:
    cells: list[Cell] = []
    above: Rung | None = None
    for rung in line.rungs:
        cells.append(amount_cell(rung, lang))
        if rung.stage in GAP_STEPS:
            cells.append(NOTHING if above and above.refused else gap_cell(rung, lang, above))
        above = rung
    rates = {RATE: line.rate, BUDGET_RATE: line.budget_rate}
    return [*cells, *(metric_cell(METRICS[rate], p.value, lang) if p else NOTHING for rate, p in rates.items())]


def amount_cell(rung: Rung | Level, lang: str) -> Cell:
    """A step's amount, or the word for its blank; 尚无 where nothing moved, which is exactly 0."""
    if rung.none_yet:
        return terms.NONE_YET(lang), rung.amount
    return text(blank_word(rung.blank, lang)) if rung.amount is None else cell(rung.amount, YUAN, lang)


def gap_cell(rung: Rung, lang: str, above: Rung | None = None) -> Cell:
    """What is missing; more than the step before is said as such, and is below 0. Where the step `above` has no amount, why
    that is so."""
    if rung.short is None and above and above.amount is None and not rung.refused:
        return text(blank_word(above.blank, lang))
    if rung.short is None:
        return NOTHING if rung.refused or rung.none_yet else cell(None, YUAN, lang)
    if rung.short < 0:
        return terms.MORE_BY(lang, amount=figure(-rung.short, YUAN, lang).number), rung.short
    return cell(rung.short, YUAN, lang)


def owners_table(
    dataset: Dataset, every: Sequence[Owners], lang: str, caption: str, limit: int | None = None, note: str = ""
) -> Table:
    """Of each step's gap its holders, the largest first (`limit` of them): both sides, the gap and its share of all gaps of
    that step. All of one dimension."""
    columns = [
        Column("step", terms.GAP(lang)),
        *_owner_columns(every[0], lang),
        column("gap", terms.AMOUNT(lang), YUAN, lang),
        column("share", terms.SHARE(lang), PERCENT, lang, 1),
    ]
    rows = [
        [
            text(GAPS[found.step](lang)),
            *_owner(dataset, found, owner, lang),
            cell(owner.gap, YUAN, lang),
            cell(found.share(owner), PERCENT, lang, 1),
        ]
        for found in every
        for owner in found.held[:limit]
    ]
    return table("gap-owners", caption, columns, rows, note)


def surplus_table(dataset: Dataset, found: Owners, lang: str, caption: str) -> Table:
    """Who has more than at the step before, the most first: both sides and by how much."""
    columns = [*_owner_columns(found, lang), column("gap", terms.MORE_COLUMN(lang), YUAN, lang)]
    rows = [[*_owner(dataset, found, one, lang), cell(-(one.gap or 0), YUAN, lang)] for one in found.more]
    return table("gap-surplus", caption, columns, rows)


def step_before(stage: str) -> str:
    return STEPS[STEPS.index(stage) - 1]


def _owner_columns(found: Owners, lang: str) -> list[Column]:
    """The holder and the two sides of its gap, by the names of the steps."""
    divisor, decimals = scaled_by(YUAN, lang)
    sides = {"above": step_before(found.step), "own": found.step}
    return [
        Column("owner", HOLDERS[found.dimension](lang)),
        *(Column(side, step_name(stage, lang), "money", divisor, decimals) for side, stage in sides.items()),
    ]


def _owner(dataset: Dataset, found: Owners, owner: Owner, lang: str) -> list[Cell]:
    name = text(owner_name(dataset, found, owner, lang))
    return [name, amount_cell(owner.above, lang), amount_cell(owner.own, lang)]
