"""今天要看的三件事 as a small table, each leading to the page that shows it; and a sentence whose names and numbers lead on."""

from collections.abc import Sequence
from typing import Any

from analytics.lagging import wording
from analytics.lagging.matters import Matter
from analytics.linked_text import Linked, Piece
from analytics.lookup import industries
from analytics.metrics import METRICS
from ui.address import href
from ui.figures.about import rows_link
from ui.figures.cells import cells_of, columns_of
from ui.lagging import words
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.pieces.links import Link
from ui.sitemap import SITES
from ui.view import View


def today_table(shown: View, found: Sequence[Matter]) -> Ledger:
    """The table of page and file, each row leading to the page that shows it."""
    lang = shown.lang
    told = wording.today_table(found, lang)
    columns = (*columns_of(told), Column("where", words.WHERE(lang), wide=True))
    return Ledger(
        told.caption,
        columns,
        tuple(_matter(shown, one, cells_of(told, n)) for n, one in enumerate(found)),
        headless=True,
    )


def _matter(shown: View, one: Matter, cells: dict[str, Cell]) -> Row:
    target = href(one.page, shown.address.to(rule=one.rule) if one.rule else shown.address)
    return Row(one.id, cells | {"where": Cell(f"{SITES[one.page].title(shown.lang)} ›")}, target)


def sentence(shown: View, text: Linked) -> list[Link]:
    """A sentence as links and words, for the look of that name."""
    return [_piece(shown, n, piece) for n, piece in enumerate(text.pieces(shown.lang))]


def _piece(shown: View, number: int, piece: Piece) -> Link:
    target = None
    if piece.metric_id:
        where: dict[str, Any] = {"pairs": (piece.pair_id,)} if piece.pair_id else {}
        where |= {key: value for dimension, member in piece.where for key, value in _narrowed(shown, dimension, member)}
        target = rows_link(shown, METRICS[piece.metric_id], **where)
    elif piece.pair_id:
        target = href("pair", shown.address.to(pair=piece.pair_id))
    return Link(f"piece-{number}", piece.text, target)


def _narrowed(shown: View, dimension: str, member: str) -> list[tuple[str, Any]]:
    """A key of the address with its value; nothing of an industry whose name the dataset does not know."""
    if dimension == "span":
        return [("span", member)]
    if dimension == "industry":
        return [("industries", (short,)) for short, name in industries(shown.dataset).items() if name == member]
    return [(f"{dimension}s", (member,))]
