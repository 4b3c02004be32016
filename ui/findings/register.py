"""The tables of 发现台账: rows lead to what shows the finding."""

from functools import partial

from analytics.findings.hypotheses import Hypothesis, Standstill
from analytics.findings.look import Look, look
from analytics.findings.sentences import sentence
from analytics.findings.wording import lead_words
from analytics.lookup import industries
from analytics.table import Table
from ui.address import Address, href
from ui.causes import BUTTON, may_open, opening_href
from ui.downloads import section as told
from ui.figures.cells import cells_of, columns_of
from ui.findings.words import ASK_FOR
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.view import View

section = partial(told.section, page="findings", prefix="findings")


def look_of(shown: View) -> Look:
    return look(shown.dataset, shown.selection.as_of)


def found_lead(shown: View) -> str:
    return lead_words(look_of(shown), shown.lang)


def found_ledger(shown: View, found: tuple[Hypothesis, ...], told: Table) -> Ledger:
    asks = may_open() and not shown.slide
    rows = tuple(
        Row(str(n), cells_of(told, n) | ({"task": _asking(shown, one)} if asks else {}), shown_by(shown, one))
        for n, one in enumerate(found)
    )
    sortable = [one.id for one in told.columns if one.kind != "text"]
    columns = columns_of(told, wide=("how", "p"), sortable=sortable)
    columns += (Column("task", BUTTON(shown.lang)),) if asks else ()
    return Ledger(told.caption, columns, rows, stacked=True)


def _asking(shown: View, one: Hypothesis) -> Cell:
    label = ASK_FOR(
        shown.lang, button=BUTTON(shown.lang), finding=sentence(shown.dataset, shown.selection.as_of, one)(shown.lang)
    )
    return Cell(BUTTON(shown.lang), href=opening_href(shown, "finding", *one.key), label=label)


def plain_ledger(told: Table) -> Ledger:
    rows = tuple(Row(str(n), cells_of(told, n)) for n in range(len(told.printed)))
    return Ledger(told.caption, columns_of(told), rows, stacked=True)


def shown_by(shown: View, one: Hypothesis) -> str:
    """Where it is seen: projects by their list, everything else by the rows behind its figure."""
    at = shown.address.widened().to(span=Address.span, **_whose(shown, one))
    if isinstance(one.evidence, Standstill):
        return href("projects", at.to(tracks=(one.evidence.track_id,), stages=("under_construction",)))
    if one.is_of_projects:
        return href("projects", at)
    span = {"record": "quarter", "turn": "programme"}.get(one.kind, Address.span)
    return href("rows", at.to(metric=one.metric_id, side=None, page=None, pair=None, span=span))


def _whose(shown: View, one: Hypothesis) -> dict[str, tuple[str, ...]]:
    if one.dimension == "industry":
        return {"industries": tuple(short for short, name in industries(shown.dataset).items() if name == one.member)}
    return {f"{one.dimension}s": (one.member,)} if one.dimension else {}
