"""What to look at today, who lags and why, and what to decide, as tables for page and file alike."""

from collections.abc import Sequence

from analytics.judgement.wording import status_words
from analytics.lagging.causes import causes
from analytics.lagging.decisions import Decision
from analytics.lagging.matters import MOST, Matter
from analytics.lagging.shortfall import MONEY, Shortfall
from analytics.lookup import pairs
from analytics.metrics import METRICS
from analytics.table import NOTHING, Cell, Column, Table, cell, column, metric_cell, metric_column, table, text
from store.datasets import Dataset
from style import terms
from style.text import Text
from style.units import YUAN

_NUMBERS = "○①②③④⑤⑥⑦"  # “3. 8 个停滞项目” would read as 3.8
TODAY = Text("今天要看的三件事", "Three things to look at today")
TODAY_FEWER = Text("今天要看的", "To look at today")
WHAT = Text("事项", "What")
SAYS = Text("多少、谁", "How much and with whom")


def today_table(found: Sequence[Matter], lang: str) -> Table:
    """A row each, numbered: what is wrong, how much of it and with whom."""
    columns = (Column("what", WHAT(lang)), Column("says", SAYS(lang)))
    rows = [[text(f"{_NUMBERS[n]} {one.title(lang)}"), text(one.says(lang))] for n, one in enumerate(found, 1)]
    return table("today", (TODAY if len(found) == MOST else TODAY_FEWER)(lang), columns, rows)


CAUSES = Text("说得通的原因", "What explains it")
GAP_MEANS = Text(
    "缺口＝应支出−支出，等于未拨付加已拨付未支出；滞后的在前，各按缺口由大到小。",
    "Gap = due − spent = not disbursed + disbursed and not spent; those behind first, each by its size.",
)
NAMED_CAUSES = 2  # of a pair, in a list of several


def reasons_table(dataset: Dataset, lines: Sequence[Shortfall], lang: str, caption: str, note: str = "") -> Table:
    """A row a pair: its gap and the steps it rests at, its rate and how it stands, and what explains most of the gap."""
    columns = [
        Column("pair", terms.PAIR(lang)),
        column("gap", terms.GAP(lang), YUAN, lang),
        column("undisbursed", terms.UNDISBURSED(lang), YUAN, lang),
        column("unspent", terms.IDLE(lang), YUAN, lang),
        metric_column(METRICS[MONEY], lang),
        Column("status", terms.STATUS(lang)),
        Column("causes", CAUSES(lang)),
    ]
    return table("shortfalls", caption, columns, [_reasons(dataset, line, lang) for line in lines], note)


def _reasons(dataset: Dataset, line: Shortfall, lang: str) -> list[Cell]:
    held = [cause(lang) for cause in causes(line).held[:NAMED_CAUSES]]
    return [
        text(pairs(dataset)[str(line.pair_id)].label(lang)),
        *(cell(amount, YUAN, lang) for amount in (line.gap, line.undisbursed, line.unspent)),
        metric_cell(METRICS[MONEY], line.money.part, lang),
        text(status_words(line.money, lang)),
        text(terms.LIST_STOP(lang).join(held)) if held else NOTHING,
    ]


PROPOSAL = Text("建议", "Proposal")
FIGURES = Text("依据的数", "On what figures")
RULE = Text("按什么规则", "By which rule")


def decisions_table(found: Sequence[Decision], lang: str, caption: str) -> Table:
    """A row each, numbered: what is proposed, on what figures and by which rule."""
    columns = (Column("asks", PROPOSAL(lang)), Column("says", FIGURES(lang)), Column("rule", RULE(lang)))
    rows = [
        [text(f"{_NUMBERS[n]} {one.asks(lang)}"), text(one.says(lang)), text(one.rule(lang))]
        for n, one in enumerate(found, 1)
    ]
    return table("decisions", caption, columns, rows)
