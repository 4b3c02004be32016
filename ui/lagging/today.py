"""今天要看的三件事 as a small table, each leading to the page that shows it; and a sentence whose names and numbers lead on."""

from collections.abc import Sequence

from analytics.lagging.matters import MOST, Matter
from analytics.linked_text import Linked, Piece
from analytics.metrics import METRICS
from ui.address import href
from ui.figures.about import rows_link
from ui.lagging import words
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.pieces.links import Link
from ui.sitemap import SITES
from ui.view import View


def today_table(shown: View, found: Sequence[Matter]) -> Ledger:
    lang = shown.lang
    columns = (
        Column("what", words.WHAT(lang)),
        Column("says", words.SAYS(lang)),
        Column("where", words.WHERE(lang), wide=True),
    )
    caption = (words.TODAY if len(found) == MOST else words.TODAY_FEWER)(lang)
    return Ledger(caption, columns, tuple(_matter(shown, n, one) for n, one in enumerate(found, 1)))


def _matter(shown: View, number: int, one: Matter) -> Row:
    lang = shown.lang
    target = href(one.page, shown.address.to(rule=one.rule) if one.rule else shown.address)
    cells = {
        "what": Cell(f"{number}. {one.title(lang)}"),
        "says": Cell(one.says(lang)),
        "where": Cell(f"{SITES[one.page].title(lang)} ›"),
    }
    return Row(one.id, cells, target)


def sentence(shown: View, text: Linked) -> list[Link]:
    """A sentence as links and words, for the look of that name."""
    return [_piece(shown, n, piece) for n, piece in enumerate(text.pieces(shown.lang))]


def _piece(shown: View, number: int, piece: Piece) -> Link:
    target = None
    if piece.metric_id:
        where = {"pairs": (piece.pair_id,)} if piece.pair_id else {}
        target = rows_link(shown, METRICS[piece.metric_id], **where)
    elif piece.pair_id:
        target = href("pair", shown.address.to(pair=piece.pair_id))
    return Link(f"piece-{number}", piece.text, target)
