"""A figure as the cell of a table: as printed, as sorted, and leading to the rows behind it."""

from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import Any

from analytics.answer import Part
from analytics.blanks import blank_word, project_blank
from analytics.judgement.judge import Judgement
from analytics.judgement.standing import TONES
from analytics.judgement.statuses import STATUSES
from analytics.judgement.wording import gap_words
from analytics.lookup import sources
from analytics.metrics import Metric
from analytics.printed import printed
from analytics.table import Table
from style.numbers import Number, figure, rounded, wan
from ui.figures.about import rows_label, rows_link
from ui.pieces.ledger import Cell, Column
from ui.view import View

SHARE_DECIMALS = 1
ALL, NONE = "all", "none"  # the column of totals, and what belongs to no track or no pair


def columns_of(
    told: Table, *, wide: Collection[str] = (), sortable: Collection[str] = (), kinds: Mapping[str, str] | None = None
) -> tuple[Column, ...]:
    """The columns of a table of analytics as the page has them: numbers stand right, `kinds` says which are more than that."""
    return tuple(
        Column(
            one.id,
            one.label,
            (kinds or {}).get(one.id, "text" if one.kind == "text" else "number"),
            wide=one.id in wide,
            sortable=one.id in sortable,
        )
        for one in told.columns
    )


def cells_of(told: Table, row: int) -> dict[str, Cell]:
    """The cells of one of its rows by column; a number sorts by what is exact, what is no figure is muted."""
    return {
        one.id: Cell(said)
        if one.kind == "text"
        else Cell(said, muted=exact is None, sort=None if exact is None else float(exact))
        for one, said, exact in zip(told.columns, told.printed[row], told.exact[row], strict=True)
    }


def status_cell(one: Judgement, lang: str) -> Cell:
    """A judgement: its word, below it how far off; in its tone, sorted from good to bad."""
    tone = TONES.get(one.status_id, "")
    order = list(STATUSES).index(one.status_id)
    return Cell(one.status.word(lang, one.is_closed), gap_words(one, lang), tone=tone, muted=not tone, sort=order)


def figure_cell(shown: View, metric: Metric, pair_id: str, value: Part | Number | None, **more: Any) -> Cell:
    """A pair's figure without its unit, as a link to the rows behind it; of a Part with the word for its blank."""
    if isinstance(value, Part):
        said, value = printed(metric, value, shown.lang), value.value
    else:
        said = figure(value, metric.unit, shown.lang, metric.decimals)
    if value is None:
        return Cell(said.number, muted=True)
    label = rows_label(shown, metric, str(said), (pair_id,))
    return Cell(said.number, sort=float(value), href=rows_link(shown, metric, pairs=(pair_id,)), label=label, **more)


DECIMALS = 2


def times(value: Fraction) -> str:
    return f"{rounded(float(value), DECIMALS):,}"


def publisher_cell(shown: View, source_id: str, locator: str | None) -> Cell:
    """Who published it, and below where it stands there."""
    return Cell(str(sources(shown.dataset)[source_id]["publisher"]), sub=locator or "")


def money_cell(value: Number | None, lang: str, *, sorts: bool = False) -> Cell:
    """A sum told singly, without its unit; `sorts` where the browser is to sort by it."""
    return Cell(
        wan(value, lang).number, muted=value is None, sort=float(value) if sorts and value is not None else None
    )


def returned_cell(
    figure: str, value: Number | None, stage: str | None, due: int | None, lang: str, *, sorts: bool = False
) -> Cell:
    """A project's `invested` or actual `output`, or the word for its blank (`project_blank`)."""
    if value is None:
        return Cell(blank_word(project_blank(figure, stage, due), lang), muted=True)
    return money_cell(value, lang, sorts=sorts)
