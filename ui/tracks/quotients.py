"""What each pair specialises in, as a table of location quotients and in a sentence."""

from decimal import Decimal
from fractions import Fraction

from analytics.blanks import blank_word
from analytics.map.classes import Classes
from analytics.tracks.specialisation import EVEN, NAME, Specialisation
from style import terms
from ui.address import href
from ui.figures.about import pair_name, track_name
from ui.figures.cells import times
from ui.figures.chosen import is_chosen
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.tracks import words as track_words
from ui.tracks.matrix import listed_pairs, shades, step_of
from ui.view import View


def quotient_table(shown: View, found: Specialisation) -> Ledger:
    """A location quotient for each pair and track; those above 1 are shaded."""
    lang, board = shown.lang, found.matrix
    named = [t for t in board.tracks if t is not None]
    above = [float(q.value) for q in found.quotients.values() if q.value is not None and q.value > EVEN]
    shading = shades(above, Decimal("0.01"))
    columns = [Column("pair", terms.PAIR(lang), sortable=True)]
    columns += [Column(t, track_name(shown, t), "heat", sortable=True) for t in named]
    rows = []
    for pair_id in (p for p in listed_pairs(shown, board) if p is not None):
        cells = {"pair": Cell(pair_name(shown, pair_id), sort=pair_id)}
        cells |= {t: _quotient(shown, found, (pair_id, t), shading) for t in named}
        rows.append(Row(pair_id, cells, href("pair", shown.address.to(pair=pair_id))))
    return Ledger(NAME(lang), tuple(columns), tuple(rows))


def _quotient(shown: View, found: Specialisation, of: tuple[str, str], shading: Classes) -> Cell:
    told, chosen = found.quotients[of], is_chosen(shown.selection, *of)
    if told.thin:
        return Cell("—", muted=True, selected=chosen)
    if told.value is None:
        return Cell(blank_word(found.matrix.cells[of].blank, shown.lang), gap=True, selected=chosen)
    step = step_of(shading, float(told.value)) if told.value > EVEN else None
    return Cell(times(told.value), step=step, sort=float(told.value), selected=chosen)


def most_special(shown: View, found: Specialisation, most: int = 3) -> str:
    """The highest quotients in words, of the pairs and tracks selected; empty where none is above 1."""
    lang, asked = shown.lang, shown.selection
    kept = [of for of in found.top if not (asked.pairs or asked.tracks) or is_chosen(asked, *of)][:most]
    said = [
        track_words.SPECIAL(
            lang,
            pair=pair_name(shown, p),
            track=track_name(shown, t),
            times=times(found.quotients[p, t].value or Fraction(0)),
        )
        for p, t in kept
    ]
    return track_words.MOST_SPECIAL(lang, names=terms.JOINT(lang).join(said)) if said else ""
