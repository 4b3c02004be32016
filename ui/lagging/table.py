"""Every pair's shortfall as a table: by step, against last year and what is due, with its projects, returns and target."""

from analytics.blanks import NOT_RETURNED, blank_word
from analytics.judgement.judge import Judgement
from analytics.judgement.standing import TONES
from analytics.lagging.shortfall import MONEY, Shortfall, Shortfalls
from analytics.lookup import pairs
from analytics.metrics import METRICS
from store.codes import STAGE
from style import terms
from style.numbers import figure, percent, unit_label
from style.text import beside
from style.units import PERCENT, YUAN
from ui.address import href
from ui.figures.about import rows_link
from ui.figures.cells import status_cell
from ui.lagging import words
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.view import View

KEY = "lagging"


def shortfall_table(shown: View, found: Shortfalls, *, short: bool = False, limit: int | None = None) -> Ledger:
    """All pairs together, then each; `short` leaves out what the overview has no room for, `limit` the pairs after so many."""
    lang, money = shown.lang, unit_label(YUAN, shown.lang)
    steps = [
        Column("undisbursed", beside(terms.UNDISBURSED(lang), money, lang), "number", sortable=True, wide=True),
        Column("unspent", beside(terms.IDLE(lang), money, lang), "number", sortable=True, wide=True),
    ]
    columns = [
        Column("pair", terms.PAIR(lang)),
        Column("gap", beside(terms.GAP(lang), money, lang), "bar", sortable=True),
        *([] if short else steps),
        Column("rate", beside(METRICS[MONEY].short(lang), unit_label(PERCENT, lang), lang), "number", sortable=True),
        Column("status", terms.STATUS(lang), "mark", sortable=True),
    ]
    if not short:
        columns += [
            Column("before", beside(words.BEFORE(lang), unit_label(PERCENT, lang), lang), "number", wide=True),
            Column("stages", words.STAGES(lang), "number", wide=True),
            Column("still", words.STILL(lang), "number", wide=True),
            Column("missing", blank_word(NOT_RETURNED, lang), "number", wide=True, sortable=True),
            Column("target", words.TARGET(lang), "mark", wide=True),
        ]
    top = max((float(line.gap) for line in found.lines), default=0.0) or 1.0
    lines = found.lines[:limit]
    rows = [_row(shown, line, top, short) for line in lines]
    if found.whole and len(found.lines) > 1:
        rows.insert(0, _row(shown, found.whole, None, short, len(found.lines)))
    return Ledger(words.TABLE(lang), tuple(columns), tuple(rows))


def _row(shown: View, line: Shortfall, top: float | None, short: bool, count: int = 0) -> Row:
    lang, address = shown.lang, shown.address
    name = pairs(shown.dataset)[line.pair_id].label(lang) if line.pair_id else words.ALL(lang, count=count)
    bar = None if top is None else float(line.gap) / top
    cells = {
        "pair": Cell(name),
        "gap": Cell(_money(line.gap, lang), bar=bar, sort=float(line.gap), tone="bad" if line.is_behind else ""),
        "undisbursed": Cell(_money(line.undisbursed, lang), sort=float(line.undisbursed)),
        "unspent": Cell(_money(line.unspent, lang), sort=float(line.unspent)),
        "rate": _rate(shown, line),
        "status": status_cell(line.money, lang),
        "before": _before(line, lang),
        "stages": Cell(" / ".join(str(line.stages.get(stage, 0)) for stage in STAGE.ids)),
        "still": Cell(" · ".join(str(len(line.still.get(rule, ()))) for rule in ("stalled", "not_started"))),
        "missing": Cell(
            words.OF_DUE(lang, missing=line.missing, due=line.due) if line.missing else "0",
            sort=line.missing,
            tone="bad" if line.missing and line.missing == line.due else "",
        ),
        "target": _target(line, lang),
    }
    if line.pair_id is None:
        return Row("all", cells, kind="total")
    chosen = line.pair_id == address.pair
    # The overview opens the pair as its map does; the page of reasons opens the reasons.
    target = href("pair" if short else "lagging", address.to(pair=line.pair_id))
    return Row(line.pair_id, cells, target, selected=chosen and not short)


def _money(amount: object, lang: str) -> str:
    return figure(float(amount), YUAN, lang).number  # type: ignore[arg-type]


def _rate(shown: View, line: Shortfall) -> Cell:
    lang, part = shown.lang, line.money.part
    if part.value is None:
        return Cell(line.money.status.word(lang, False), muted=True)
    behind = rows_link(shown, METRICS[MONEY], pairs=(line.pair_id,)) if line.pair_id else None
    said = figure(part.value, PERCENT, lang, 1).number
    label = f"{METRICS[MONEY].label(lang)} {said}%"
    return Cell(said, sort=float(part.value), href=behind, label=label if behind else "")


def _word(one: Judgement, lang: str) -> str:
    return one.status.word(lang, one.is_closed)


def _before(line: Shortfall, lang: str) -> Cell:
    if line.before is None or line.before.value is None:
        return Cell("—", muted=True)
    return Cell(figure(line.before.value, PERCENT, lang, 1).number)


def _target(line: Shortfall, lang: str) -> Cell:
    if line.target is None:
        return Cell(words.BY_PAIR(lang), muted=True)
    tone = TONES.get(line.target.status_id, "")
    if line.target.part.value is None:
        return Cell(_word(line.target, lang), muted=True)
    return Cell(_word(line.target, lang), percent(line.target.part.value, lang), tone=tone, muted=not tone)
