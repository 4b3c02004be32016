"""One project's own money on 资金使用: what flows name it, by stage and fund year, and what is not told of it."""

from analytics.fund_project import ProjectMoney
from store.codes import FUND_STAGE
from ui import fund_words, pair_words, words
from ui.address import href
from ui.cards import beside
from ui.ledger import Cell, Column, Ledger, Row
from ui.links import Link
from ui.project_tables import money, wan
from ui.view import View


def project_sums(shown: View, found: ProjectMoney) -> Ledger:
    """Stages stand apart: no line for all."""
    lang = shown.lang
    columns = (
        Column("stage", FUND_STAGE.label(lang)), Column("year", pair_words.FUND_YEAR(lang)),
        Column("amount", beside(words.VALUE(lang), wan(lang), lang), "number"), Column("flows", pair_words.MOVEMENTS(lang), "number"),
    )  # fmt: skip
    rows = tuple(
        Row(f"{one.stage}-{one.year}", {
            "stage": Cell(FUND_STAGE[one.stage].label(lang)), "year": Cell(fund_words.OF_FUND_YEAR(lang, year=one.year)),
            "amount": money(one.amount, lang), "flows": Cell(f"{one.flows:,}"),
        })
        for one in found.sums
    )  # fmt: skip
    return Ledger(fund_words.PROJECT_SUMS(lang), columns, rows)


def silent_words(shown: View, found: ProjectMoney) -> str:
    """Of which steps no flow names the project; nothing where each has one."""
    if not found.silent:
        return ""
    steps = words.JOINT(shown.lang).join(FUND_STAGE[stage].label(shown.lang) for stage in found.silent)
    return fund_words.PROJECT_SILENT(shown.lang, steps=steps)


def project_links(shown: View) -> list[Link]:
    lang, address = shown.lang, shown.address
    return [
        Link("ledger", fund_words.OPEN_PROJECT(lang), href("projects", address)),
        Link("leave", fund_words.LEAVE_PROJECT(lang), href("funds", address.to(project=None))),
    ]
