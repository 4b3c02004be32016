"""What the ledger finds, added up as a strip of figures, and the projects among it that lack something."""

from collections.abc import Sequence
from dataclasses import replace

from analytics.answer import Refused
from analytics.blanks import blank_word
from analytics.figure_words import basis
from analytics.metrics import METRICS
from analytics.printed import printed
from analytics.projects.export import output_scope
from analytics.projects.ledger import LedgerLine
from analytics.projects.subtotal import Subtotal, scopes
from analytics.selection import Selection
from style import terms
from ui import words
from ui.address import href
from ui.figures import words as row_words
from ui.figures.about import covered, short_period
from ui.figures.cards import definition
from ui.pieces.figure_strip import Figure
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.projects import words as project_words
from ui.projects.tables import cell
from ui.view import View


def subtotal_strip(shown: View, found: Subtotal) -> list[Figure]:
    """The sums of what is filtered, each with period, basis and definition."""
    return [_sum(shown, metric_id, scope, found) for metric_id, scope in scopes(shown.selection).items()]


def _sum(shown: View, metric_id: str, scope: Selection, found: Subtotal) -> Figure:
    lang, metric, part = shown.lang, METRICS[metric_id], found.figures[metric_id]
    at, of = replace(shown, selection=scope), shown.address
    if isinstance(part, Refused):
        return Figure(metric_id, metric.label(lang), blank_word(part.blank, lang), refused=part.reason(lang))
    said = printed(metric, part, lang)
    only = project_words.FOUND_ONLY(lang, count=f"{found.count:,}") if of.find else ""
    kind = output_scope(scope, lang) if metric_id == "output_value" else short_period(at, metric)
    note = " · ".join(filter(None, (kind, basis(metric, lang, scope), covered(part, metric, at))))
    behind = of.to(metric=metric_id, span=scope.span, value=scope.value_type)
    told = definition(at, metric, part, is_whole=not of.find)
    return Figure(
        metric_id,
        metric.label(lang),
        said.number,
        said.unit,
        note=note,
        missing=part.value is None,
        details=(*told, (words.COVERAGE(lang), only)) if only else told,
        link=words.ALL_DEFINITIONS(lang),
        href=href("methods", of) + f"#{metric_id}",
        value_href=None if of.find or part.value is None else href("rows", behind),
        value_label=row_words.OPEN(lang, whose="", label=metric.label(lang), value=str(said)),
    )


def gap_words(found: Subtotal, lang: str) -> str:
    """How many of the found projects lack what, in one line."""
    told = [
        project_words.GAP_COUNT(lang, gap=project_words.GAPS[gap](lang), count=f"{count:,}")
        for gap, count in found.gaps.items()
        if count
    ]
    return terms.LIST_STOP(lang).join(told)


def gap_table(shown: View, lines: Sequence[LedgerLine]) -> Ledger:
    """Projects with something missing, each with what it lacks and a way to its panel."""
    lang = shown.lang
    columns = (
        Column("name", words.PROJECT(lang)),
        Column("pair", terms.PAIR(lang), wide=True),
        Column("lacks", project_words.LACKS(lang)),
        Column("source", terms.FOUND_AT(lang), wide=True),
    )
    rows = []
    for line in lines:
        held = {"host": line.host, "track": line.track_id, "stage": line.stage, "planned": line.planned}
        gone = [project_words.GAPS[gap](lang) for gap, value in held.items() if value is None]
        cells = {
            "name": cell(shown, line, "name"),
            "pair": cell(shown, line, "pair"),
            "lacks": Cell(terms.LIST_STOP(lang).join(gone)),
            "source": cell(shown, line, "source"),
        }
        rows.append(Row(line.project_id, cells, href("projects", shown.address.to(project=line.project_id))))
    return Ledger(project_words.LACKS(lang), columns, tuple(rows))
