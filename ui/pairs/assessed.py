"""A pair's assessments: one row an indicator, one column a year, scores and grades as printed."""

from collections.abc import Sequence

from analytics.lookup import counties
from analytics.pairs.profile import Assessed
from store.codes import INDICATOR, SUBJECT_TYPE
from style import terms
from style.numbers import NO_DATA, plain
from style.periods import say_period
from style.text import beside
from style.units import UNITS
from ui.pairs import words as pair_words
from ui.pairs.tables import dated_source_cell
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.view import View

Year = tuple[int, int | None]


def assessed_table(shown: View, found: Sequence[Assessed]) -> Ledger:
    """Below the scores, who gave them and where they stand, once a year."""
    lang = shown.lang
    years = list(dict.fromkeys((one.year, one.half) for one in found))
    columns = [Column("indicator", pair_words.INDICATOR(lang))]
    columns += [Column(_key(year), _year(year, lang), align="right") for year in years]
    order = list(INDICATOR.ids)
    lines = sorted({(one.subject_type, one.subject_id, order.index(one.indicator_id)) for one in found})
    rows = [_line(shown, found, *line) for line in lines]
    rows += [_told_by(shown, found, years), _found_at(shown, found, years)]
    return Ledger(pair_words.SECTIONS["assessed"](lang), tuple(columns), tuple(rows))


def _key(year: Year) -> str:
    return f"{year[0]}-{year[1] or 0}"


def _year(year: Year, lang: str) -> str:
    return pair_words.HALF_YEAR[year[1]](lang, year=year[0]) if year[1] else say_period(str(year[0]), lang)


def _line(shown: View, found: Sequence[Assessed], subject_type: str, subject_id: str, indicator: int) -> Row:
    lang, indicator_id = shown.lang, INDICATOR.ids[indicator]
    label = INDICATOR[indicator_id].label(lang)
    if subject_type == "county":
        label = beside(label, counties(shown.dataset)[subject_id].name(lang), lang)
    elif subject_type != "pair":
        label = beside(label, SUBJECT_TYPE[subject_type].label(lang), lang)
    cells = {"indicator": Cell(label)}
    for one in found:
        if (one.subject_type, one.subject_id, one.indicator_id) == (subject_type, subject_id, indicator_id):
            cells[_key((one.year, one.half))] = _score(one, lang)
    return Row(f"{subject_type}-{subject_id}-{indicator_id}", cells)


def _score(one: Assessed, lang: str) -> Cell:
    if one.score is None:
        return Cell(one.grade_printed or NO_DATA(lang), muted=one.grade_printed is None)
    return Cell(str(plain(one.score, UNITS["score"], lang)), sub=one.grade_printed or "")


def _told_by(shown: View, found: Sequence[Assessed], years: Sequence[Year]) -> Row:
    cells = {"indicator": Cell(pair_words.ASSESSOR(shown.lang), muted=True)}
    for year in years:
        named = dict.fromkeys(one.assessor for one in found if (one.year, one.half) == year and one.assessor)
        cells[_key(year)] = Cell(terms.LIST_STOP(shown.lang).join(named) or "—", muted=True)
    return Row("assessor", cells)


def _found_at(shown: View, found: Sequence[Assessed], years: Sequence[Year]) -> Row:
    cells = {"indicator": Cell(terms.FOUND_AT(shown.lang), muted=True)}
    for year in years:
        places = dict.fromkeys((one.source_id, one.locator) for one in found if (one.year, one.half) == year)
        told = [dated_source_cell(shown, source_id, locator) for source_id, locator in places]
        stop = terms.LIST_STOP(shown.lang)
        cells[_key(year)] = Cell(
            stop.join(dict.fromkeys(cell.text for cell in told)),
            muted=True,
            sub=stop.join(dict.fromkeys(cell.sub for cell in told if cell.sub)),
        )
    return Row("source", cells)
