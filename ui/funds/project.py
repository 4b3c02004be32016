"""One project's own money on 资金使用: what flows name it, by stage and fund year, and what is not told of it."""

from analytics.funds.project import ProjectMoney
from store.codes import FUND_STAGE
from style import terms
from style.numbers import wan_unit
from style.text import beside
from ui.address import href
from ui.figures.cells import money_cell
from ui.funds import words as fund_words
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.pieces.links import Link
from ui.view import View


def project_sums(shown: View, found: ProjectMoney) -> Ledger:
    """Stages stand apart: no line for all."""
    lang = shown.lang
    columns = (
        Column("stage", FUND_STAGE.label(lang)),
        Column("year", terms.FUND_YEAR(lang)),
        Column("amount", beside(terms.VALUE(lang), wan_unit(lang), lang), "number"),
        Column("flows", fund_words.MOVEMENTS(lang), "number"),
    )
    rows = tuple(
        Row(
            f"{one.stage}-{one.year}",
            {
                "stage": Cell(FUND_STAGE[one.stage].label(lang)),
                "year": Cell(terms.OF_FUND_YEAR(lang, year=one.year)),
                "amount": money_cell(one.amount, lang),
                "flows": Cell(f"{one.flows:,}"),
            },
        )
        for one in found.sums
    )
    return Ledger(fund_words.PROJECT_SUMS(lang), columns, rows)


def silent_words(shown: View, found: ProjectMoney) -> str:
    """Of which steps no flow names the project; nothing where each has one."""
    if not found.silent:
        return ""
    steps = terms.JOINT(shown.lang).join(FUND_STAGE[stage].label(shown.lang) for stage in found.silent)
    return fund_words.PROJECT_SILENT(shown.lang, steps=steps)


def project_links(shown: View) -> list[Link]:
    lang, address = shown.lang, shown.address
    return [
        Link("ledger", fund_words.OPEN_PROJECT(lang), href("projects", address)),
        Link("leave", fund_words.LEAVE_PROJECT(lang), href("funds", address.to(project=None))),
    ]
