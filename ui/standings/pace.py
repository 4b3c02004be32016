"""Progress against the calendar as tables: who is on schedule, by what rule, and what is known of those who are not."""

from collections.abc import Sequence
from fractions import Fraction

from analytics.figure_words import lacking
from analytics.judgement.standing import TONES
from analytics.judgement.statuses import JUDGED, rules_in_words
from analytics.lookup import pairs, tracks
from analytics.metrics import METRICS
from analytics.standings.clues import Clue
from analytics.standings.pace import Progress, Progresses, counts_in_words
from style import terms
from style.numbers import NO_DATA, figure, percent, unit_label
from style.periods import say_period
from style.text import Text, beside
from style.units import PERCENT, YUAN
from ui.address import Address, href
from ui.figures.about import rows_link
from ui.figures.cells import figure_cell, status_cell
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.standings import words as rank_words
from ui.view import View

FULLEST = 1.5  # a bar that has reached half as much again as its target is full: the number beside it says the rest


def rule(found: Progresses, lang: str) -> str:
    """The rule in one line."""
    return rank_words.PACE_RULE(lang, rules=rules_in_words(lang, found.is_closed))


def pace_lead(shown: View, every: Sequence[Progresses]) -> str | None:
    """How many pairs are on schedule in each; None where none of them can be held against the calendar."""
    lang = shown.lang
    told = [one for one in every if one.is_judged]
    if not told:
        return None
    said = [
        rank_words.LEAD_COUNT(lang, metric=METRICS[one.metric_id].short(lang), counts=counts_in_words(one, lang))
        for one in told
    ]
    return rank_words.LEAD(
        lang, quarter=say_period(shown.selection.as_of, lang), counts=terms.LIST_STOP(lang).join(said)
    )


def pace_table(shown: View, found: Progresses) -> Ledger:
    """The slowest first; then those without a target, then those without data."""
    lang, metric = shown.lang, METRICS[found.metric_id]
    columns = [
        Column("pair", terms.PAIR(lang)),
        Column("reached", beside(metric.short(lang), unit_label(metric.unit, lang), lang), "bar", sortable=True),
    ]
    if found.is_judged:
        columns.append(Column("status", terms.STATUS(lang), "mark", sortable=True))
    most = max([0, *(share for line in found.lines for share in (line.reached or 0, line.share_due or 0))])
    scale = min(Fraction(FULLEST), max(Fraction(1), Fraction(most)))
    lines = [*found.slowest_first, *found.unknown]
    return Ledger(metric.label(lang), tuple(columns), tuple(_paced(shown, found, line, scale) for line in lines))


def _paced(shown: View, found: Progresses, line: Progress, scale: Fraction) -> Row:
    lang, tone = shown.lang, TONES.get(line.status, "")
    assert line.pair_id is not None
    reached = Cell("—", muted=True)
    if line.reached is not None:
        reached = figure_cell(
            shown,
            METRICS[found.metric_id],
            line.pair_id,
            line.part,
            tone=tone,
            sub=lacking(line.part, lang),
            bar=max(0.0, min(1.0, float(line.reached / scale))),
            tick=None if line.share_due is None else float(line.share_due / scale),
        )
    cells = {
        "pair": Cell(pairs(shown.dataset)[line.pair_id].label(lang)),
        "reached": reached,
        "status": status_cell(line.judgement, lang),
    }
    chosen = line.pair_id in shown.selection.pairs
    return Row(line.pair_id, cells, href("pair", shown.address.to(pair=line.pair_id)), selected=chosen)


def clues_table(shown: View, found: Sequence[Clue]) -> Ledger:
    lang, money = shown.lang, unit_label(YUAN, shown.lang)
    progress = METRICS["investment_progress"]
    columns = (
        Column("pair", terms.PAIR(lang)),
        Column("behind", rank_words.BEHIND_IN(lang)),
        Column("not_started", rank_words.NOT_STARTED(lang), "number", sortable=True),
        Column("not_reported", rank_words.NOT_REPORTED(lang), "number", sortable=True),
        Column(
            "progress",
            beside(progress.short(lang), unit_label(PERCENT, lang), lang),
            "number",
            sortable=True,
            wide=True,
        ),
        Column("unspent", beside(terms.UNSPENT(lang), money, lang), "number", sortable=True, wide=True),
        Column("weakest", rank_words.WEAKEST(lang), wide=True),
    )
    return Ledger(rank_words.CLUES(lang), columns, tuple(_clue(shown, clue) for clue in found))


def _clue(shown: View, clue: Clue) -> Row:
    lang = shown.lang
    own = shown.address.to(pairs=(clue.pair_id,))
    behind = terms.JOINT(lang).join(METRICS[metric_id].short(lang) for metric_id in clue.behind)
    cells = {
        "pair": Cell(pairs(shown.dataset)[clue.pair_id].label(lang)),
        "behind": Cell(behind),
        "not_started": _count(
            shown,
            rank_words.OF_PROJECTS,
            clue.not_started,
            clue.projects,
            rank_words.NOT_STARTED,
            clue.pair_id,
            href("projects", own.to(stages=("signed",))),
        ),
        "not_reported": _count(
            shown,
            rank_words.OF_DUE,
            clue.not_reported,
            clue.due,
            rank_words.NOT_REPORTED,
            clue.pair_id,
            href("projects", own),
        ),
        "progress": figure_cell(shown, METRICS["investment_progress"], clue.pair_id, clue.progress),
        "unspent": _unspent(shown, clue),
        "weakest": _weakest(shown, clue, own),
    }
    return Row(clue.pair_id, cells, href("pair", shown.address.to(pair=clue.pair_id)))


def _count(shown: View, template: Text, count: int | None, whole: int, what: Text, pair_id: str, opened: str) -> Cell:
    lang = shown.lang
    if count is None:
        return Cell(NO_DATA(lang), muted=True)
    if not whole:
        return Cell("0", muted=True, sort=0)
    said = template(lang, count=f"{count:,}", all=f"{whole:,}")
    name = pairs(shown.dataset)[pair_id].label(lang)
    label = rank_words.OPENS(lang, pair=name, label=what(lang), figure=said)
    return Cell(said, sort=count, href=opened, label=label)


def _unspent(shown: View, clue: Clue) -> Cell:
    """To the execution rate's rows, which hold both what was allocated and what was spent of it."""
    lang = shown.lang
    if clue.unspent is None:
        return Cell(NO_DATA(lang), muted=True)
    said = figure(clue.unspent, YUAN, lang)
    label = rank_words.OPENS(
        lang, pair=pairs(shown.dataset)[clue.pair_id].label(lang), label=terms.UNSPENT(lang), figure=said
    )
    opened = rows_link(shown, METRICS["execution_rate"], pairs=(clue.pair_id,))
    return Cell(said.number, sort=float(clue.unspent), href=opened, label=label)


def _weakest(shown: View, clue: Clue, own: Address) -> Cell:
    lang, weak = shown.lang, clue.weakest
    if weak is None:
        return Cell("—", muted=True)
    name = tracks(shown.dataset)[weak.track_id](lang)
    shares = rank_words.SHARES(lang, own=percent(weak.share, lang), province=percent(weak.province, lang))
    opened = href("tracks", own.to(tracks=(weak.track_id,)))
    return Cell(name, sub=shares, href=opened)


def statuses_table(lang: str) -> Ledger:
    """The three statuses, in a running year and once it is over, and what earns each, for 口径说明."""
    columns = (
        Column("status", terms.STATUS(lang), "mark"),
        Column("closed", rank_words.ONCE_CLOSED(lang), "mark"),
        Column("least", rank_words.LEAST_RATIO(lang)),
    )
    rows = []
    for n, status in enumerate(JUDGED):
        low = percent(status.at_least or 0, lang, 0)
        said = f"≥ {low}" if n < len(JUDGED) - 1 else f"< {percent(JUDGED[n - 1].at_least or 0, lang, 0)}"
        tone = TONES[status.id]
        cells = {"status": Cell(status.label(lang), tone=tone), "closed": Cell(status.closed(lang), tone=tone)}
        rows.append(Row(status.id, cells | {"least": Cell(said)}))
    return Ledger(rank_words.PACE_RULES_TITLE(lang), columns, tuple(rows))
