"""Points and scores as tables of the page: every point opens to the rows behind it."""

from dataclasses import replace

from analytics.assessment.conclusion import subject_words
from analytics.assessment.result import AskedFigure, Assessment, AssessmentRound, IndicatorPoints, PublishedRow
from analytics.assessment.rounds import published
from analytics.assessment.tables import GRADE, INDICATOR, SCORE
from analytics.assessment.wording import FILLED, name_of
from analytics.lookup import pairs
from analytics.metrics import METRICS
from analytics.table import Table
from store.codes import INDICATOR as INDICATORS
from store.schemes import Adjustment, Indicator
from style import terms
from style.numbers import NO_DATA, plain
from style.units import UNITS
from ui.address import href
from ui.assessment import words as assessment_words
from ui.assessment.asked import at_round
from ui.figures.about import rows_link
from ui.figures.cells import cells_of, columns_of, publisher_cell
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.view import View


def score_ledger(shown: View, assessed: Assessment, told: Table, group: int | None = None, chosen: str = "") -> Ledger:
    """A row a pair, its link the pair's own points on this page; of one group where one is chosen."""
    rows = []
    for n, line in enumerate(assessed.lines):
        if group is not None and line.group != group:
            continue
        cells = cells_of(told, n)
        for at, one in enumerate(assessed.scheme.indicators):
            key = f"points_{at}"
            if key not in cells:  # a slide leaves them out
                continue
            cells[key] = opened(shown, assessed, line.pair_id, one, line.cells[one.id], cells[key])
        here = href("assessment", shown.address.to(pair=line.pair_id))
        rows.append(Row(line.pair_id, cells, here, selected=line.pair_id == chosen))
    wide = [one.id for one in told.columns if one.id not in ("place", "pair", "score", "grade")]
    sortable = [one.id for one in told.columns if one.kind != "text"]
    return Ledger(told.caption, columns_of(told, wide=wide, sortable=sortable), tuple(rows))


def pair_ledger(shown: View, assessed: Assessment, pair_id: str, told: Table) -> Ledger:
    line, rows = assessed.line(pair_id), []
    asked = [(one, line.cells[one.id].figure) for one in assessed.scheme.indicators]
    asked += [(given.adjustment, given.figure) for given in line.adjustments]
    for n, (one, figure) in enumerate(asked):
        cells = cells_of(told, n)
        where = behind(shown, assessed.round, pair_id, figure.behind)
        if where:
            label = assessment_words.OPENS_POINTS(
                shown.lang, pair=_pair(shown, pair_id), indicator=name_of(one)(shown.lang), points=cells["figure"].text
            )
            cells["figure"] = replace(cells["figure"], href=where, label=label, sub=source_words(shown, figure.behind))
        rows.append(Row(one.id, cells))
    rows.append(Row("score", cells_of(told, len(rows)), kind="total"))
    return Ledger(told.caption, columns_of(told, wide=("rule",)), tuple(rows))


def opened(
    shown: View, assessed: Assessment, pair_id: str, one: Indicator | Adjustment, cell: IndicatorPoints, said: Cell
) -> Cell:
    """A point as a link to what it rests on; a filled one says how."""
    where, lang = behind(shown, assessed.round, pair_id, cell.figure.behind), shown.lang
    if cell.filled:
        said = replace(said, sub=FILLED[cell.filled](lang), muted=True)
    if where is None:
        return said
    words = (
        assessment_words.OPENS_PUBLISHED
        if isinstance(cell.figure.behind, PublishedRow)
        else assessment_words.OPENS_POINTS
    )
    label = words(lang, pair=_pair(shown, pair_id), indicator=name_of(one)(lang), points=said.text)
    return replace(said, href=where, label=label)


def behind(shown: View, of: AssessmentRound, pair_id: str, held: AskedFigure | PublishedRow | None) -> str | None:
    """To the rows of a metric, or to the pair's published assessments with their sources."""
    at = at_round(shown, of)
    if isinstance(held, AskedFigure):
        asked = replace(at, address=at.address.to(q=held.selection.as_of, span=held.selection.span))
        return rows_link(asked, METRICS[held.metric_id], pairs=(pair_id,))
    if isinstance(held, PublishedRow):
        return href("pair", at.address.to(pair=pair_id), "records") + "#assessed"
    return None


def source_words(shown: View, held: AskedFigure | PublishedRow | None) -> str:
    if isinstance(held, PublishedRow):
        cell = publisher_cell(shown, held.source_id, held.locator)
        return " · ".join(filter(None, (cell.text, cell.sub)))
    return ""


def _pair(shown: View, pair_id: str) -> str:
    return pairs(shown.dataset)[pair_id].label(shown.lang)


def printed_ledger(shown: View, of: AssessmentRound) -> Ledger:
    """What was published of a round that no scheme holds for, as printed."""
    lang = shown.lang
    columns = (
        Column("subject", assessment_words.SUBJECT_OF(lang)),
        Column("indicator", INDICATOR(lang)),
        Column("grade", GRADE(lang)),
        Column("score", SCORE(lang), "number"),
        Column("source", terms.SOURCE(lang)),
    )
    rows = tuple(Row(str(n), _printed(shown, row)) for n, row in enumerate(published(shown.dataset, of)))
    return Ledger(assessment_words.AS_PRINTED(lang), columns, rows)


def _printed(shown: View, row: PublishedRow) -> dict[str, Cell]:
    lang = shown.lang
    score = Cell(NO_DATA(lang), muted=True)
    if row.score is not None:
        score = Cell(str(plain(row.score, UNITS["score"], lang)))
    return {
        "subject": Cell(subject_words(shown.dataset, row, lang)),
        "indicator": Cell(INDICATORS[row.indicator_id].label(lang)),
        "grade": Cell(row.grade_printed or NO_DATA(lang), muted=row.grade_printed is None),
        "score": score,
        "source": publisher_cell(shown, row.source_id, row.locator),
    }


def course_ledger(shown: View, told: Table) -> Ledger:
    rows = tuple(
        Row(pair_id, cells_of(told, n), href("assessment", shown.address.to(pair=pair_id)))
        for n, pair_id in enumerate(pairs(shown.dataset))
    )
    sortable = [one.id for one in told.columns if one.kind != "text"]
    wide = [one.id for one in told.columns if one.id.startswith("grade")]
    return Ledger(told.caption, columns_of(told, wide=wide, sortable=sortable), rows)
