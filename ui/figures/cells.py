"""A figure as the cell of a table: as printed, as sorted, and leading to the rows behind it."""

from fractions import Fraction
from typing import Any

from analytics.lookup import sources
from analytics.metrics import Metric
from style.numbers import NO_DATA, Number, figure, rounded, wan
from ui.figures.about import rows_label, rows_link
from ui.pieces.ledger import Cell
from ui.view import View

SHARE_DECIMALS = 1
TONES = {"on_schedule": "good", "slightly_behind": "attention", "behind": "bad"}  # ● ▲ ■
ALL, NONE = "all", "none"  # the column of totals, and what belongs to no track or no pair


def figure_cell(shown: View, metric: Metric, pair_id: str, value: Number | None, **more: Any) -> Cell:
    """A pair's figure without its unit, as a link to the rows behind it."""
    if value is None:
        return Cell(NO_DATA(shown.lang), muted=True)
    said = figure(value, metric.unit, shown.lang, metric.decimals)
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
