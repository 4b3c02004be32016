"""Industrial × mountain counties as a table of heat: the pairs in force framed, the best one-to-one marked, too little data hatched."""

from collections.abc import Collection

from analytics.matching.assignment import Two
from analytics.matching.complementarity import Complementarity, Line
from analytics.matching.outcome_wording import BEST, NOW
from analytics.matching.wording import COMPLEMENTARITY, TOO_LITTLE, county_words, points, points_words
from style import terms
from ui.matching import words
from ui.matching.ledgers import two_href
from ui.pieces.ledger import HEAT_STEPS, Cell, Column, Ledger, Row
from ui.view import View

LONG = 5  # signs of a name that is wider than the points below it


def matrix_ledger(shown: View, table: Complementarity, best: Collection[Two]) -> Ledger:
    """A row an industrial county, a column a mountain county; `best`: the pairs of the best one-to-one."""
    lang = shown.lang
    names = {one: county_words(shown.dataset, one, lang) for one in (*table.industrial, *table.mountain)}
    columns = [Column("industrial", terms.INDUSTRIAL(lang))]
    turned = any(len(names[one]) > LONG for one in table.mountain)
    columns += [Column(one, names[one], "heat", sortable=True, turned=turned) for one in table.mountain]
    rows = []
    for here in table.industrial:
        cells = {"industrial": Cell(names[here])}
        for there in table.mountain:
            two = here, there
            cells[there] = _cell(shown, table.line(*two), names, two in best)
        rows.append(Row(here, cells))
    return Ledger(COMPLEMENTARITY(lang), tuple(columns), tuple(rows))


def _cell(shown: View, one: Line, names: dict[str, str], in_best: bool) -> Cell:
    lang, two = shown.lang, (one.industrial_adcode, one.mountain_adcode)
    said = [points_words(one.total, lang) if one.is_ranked else TOO_LITTLE(lang)]
    said += [NOW(lang)] if one.pair_id else []
    said += [BEST(lang)] if in_best else []
    label = words.SEE_TWO(lang, industrial=names[two[0]], mountain=names[two[1]], said=terms.LIST_STOP(lang).join(said))
    more = {
        "sub": words.BEST_MARK(lang) if in_best else "",
        "selected": bool(one.pair_id),
        "href": two_href(shown, two),
        "label": label,
    }
    if not one.is_ranked or one.total is None:
        return Cell("—", gap=True, **more)
    step = min(int(one.total * HEAT_STEPS), HEAT_STEPS - 1)
    return Cell(points(one.total, lang)[0], step=step, sort=one.total, **more)
