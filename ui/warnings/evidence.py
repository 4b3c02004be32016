"""The rows behind one warning as a table that adds up to it, and the ways on: the figures' rows, the project, the pair."""

from dataclasses import replace

from analytics import figure_words
from analytics.lookup import event_names, pairs, project_names, tracks
from analytics.metrics import METRICS
from analytics.warnings.evidence import LIMIT, OF_EVENT, SUMMED, EvidenceKind, EvidenceRow, EvidenceRows
from analytics.warnings.rules import RULES, Warned
from analytics.warnings.wording import of_words
from store.codes import FUND_STAGE, STATUS
from store.measures import MEASURES
from style import terms
from style.numbers import NO_DATA, unit_label
from style.periods import say_period
from style.text import beside
from style.units import YUAN
from ui.address import href
from ui.causes import BUTTON, may_open, opening_href
from ui.figures.cells import publisher_cell
from ui.pieces.ledger import Cell, Column, Ledger
from ui.pieces.ledger import Row as TableRow
from ui.pieces.links import Link
from ui.view import View
from ui.warnings import words as warning_words
from ui.warnings.sentences import exact, pair_name


def title(shown: View, warned: Warned) -> str:
    of = of_words(shown.dataset, warned, shown.lang)
    return warning_words.TITLE(
        shown.lang,
        pair=pair_name(shown, warned),
        rule=RULES[warned.rule].label(shown.lang),
        of=warning_words.TITLE_OF(shown.lang, of=of) if of else "",
    )


def notes(shown: View, warned: Warned, rows: EvidenceRows) -> str:
    """What of the money the table leaves out, and how much of it is listed."""
    lang, said = shown.lang, []
    if warned.upto:
        said.append(warning_words.LATER_LEFT_OUT(lang, upto=say_period(warned.upto, lang)))
    if rows.count > LIMIT:
        said.append(warning_words.ROWS_LISTED(lang, limit=LIMIT, count=f"{rows.count:,}"))
    return ("" if lang == "zh" else " ").join(said)


def rows_table(shown: View, warned: Warned, found: EvidenceRows) -> Ledger:
    """Of each stage or measure its sum first, then its rows."""
    lang = shown.lang
    columns = (
        Column("of", warning_words.ROW(lang)),
        Column("period", terms.PERIOD(lang)),
        Column("track", terms.TRACK(lang), wide=True),
        Column("amount", beside(terms.AMOUNT(lang), unit_label(YUAN, lang, "exact"), lang), "number"),
        Column("source", terms.SOURCE(lang), wide=True),
    )
    made = []
    for kind in found.kinds:
        made.append(_sum(shown, warned, kind))
        mine = (row for row in found.rows if row.kind == kind.kind)
        made += [_row(shown, warned, row, f"{kind.kind}-{number}") for number, row in enumerate(mine)]
    return Ledger(title(shown, warned), columns, tuple(made), max_height=420)


def kind_label(kind: str, lang: str) -> str:
    if kind == OF_EVENT:
        return warning_words.EVENT(lang)
    said = (FUND_STAGE[kind] if kind in FUND_STAGE.ids else MEASURES.get(kind) or METRICS[kind]).label(lang)
    return said[:1].upper() + said[1:]


def _sum(shown: View, warned: Warned, kind: EvidenceKind) -> TableRow:
    lang, label = shown.lang, kind_label(kind.kind, shown.lang)
    if kind.total is None and warned.rule == "unreported":
        said = warning_words.SUM_MISSING(lang, kind=label, count=f"{kind.count:,}")
        return TableRow(f"sum-{kind.kind}", {"of": Cell(said), "amount": Cell("—", muted=True)}, kind="total")
    said = warning_words.SUM_OF(lang, kind=label, count=f"{kind.count:,}")
    amount = Cell(exact(kind.total, lang), muted=kind.total is None)
    return TableRow(f"sum-{kind.kind}", {"of": Cell(said), "amount": amount}, kind="total")


def _row(shown: View, warned: Warned, row: EvidenceRow, row_id: str) -> TableRow:
    lang = shown.lang
    cells = {
        "of": _of(shown, row),
        "period": Cell(say_period(row.period, lang)),
        "track": Cell(tracks(shown.dataset)[row.track_id](lang) if row.track_id else "—", muted=not row.track_id),
        "amount": _amount(row, warned, lang),
        "source": publisher_cell(shown, row.source_id, row.locator),
    }
    return TableRow(row_id, cells)


def _of(shown: View, row: EvidenceRow) -> Cell:
    """A movement by its id, a pair or an event by its name, a project by its name and as the way to it."""
    if row.kind in FUND_STAGE.ids:
        return Cell(row.of)
    if row.kind == OF_EVENT:
        return Cell(event_names(shown.dataset, (row.of,))[row.of](shown.lang))
    if row.of in pairs(shown.dataset):
        return Cell(pairs(shown.dataset)[row.of].label(shown.lang))
    name = project_names(shown.dataset, (row.of,)).get(row.of, row.of)
    return Cell(name, href=href("projects", shown.address.to(project=row.of)))


def _amount(row: EvidenceRow, warned: Warned, lang: str) -> Cell:
    amount = row.amount
    if amount is None and warned.rule != "unreported":
        return Cell(NO_DATA(lang), muted=True)
    if amount is None:
        return Cell(STATUS["missing"].label(lang), tone="attention")
    return Cell(exact(amount, lang))


def ways_on(shown: View, warned: Warned, rows: EvidenceRows) -> list[Link]:
    """To the rows of each sum, or measure that lacks figures, by itself."""
    lang, address = shown.lang, shown.address.to(rule=None)
    if RULES[warned.rule].whole_pairs:
        address = address.to(cities=(), counties=())
    own = address.to(pairs=(warned.pair_id,))
    found = []
    if warned.project_id:
        name = project_names(shown.dataset, (warned.project_id,)).get(warned.project_id, warned.project_id)
        found.append(
            Link(
                "project",
                warning_words.OPEN_PROJECT(lang, name=name),
                href("projects", own.to(project=warned.project_id)),
            )
        )
    elif warned.rule == "unreported":
        found += [
            _figure(shown, warned, m, shown.selection.as_of, "quarter", say_period(shown.selection.as_of, lang))
            for m in (kind.kind for kind in rows.kinds)
            if m in METRICS
        ]
    else:
        found += [
            _sum_link(shown, warned, stage) for stage in SUMMED.get(warned.rule, ()) if f"fund_{stage}" in METRICS
        ]
    if may_open() and shown.address.meet is None:
        found.append(Link("task", BUTTON(lang), opening_href(shown, "warning", *warned.of)))
    money = href("pair", shown.address.to(pair=warned.pair_id), "money") + "#money"
    return [*found, Link("pair", warning_words.OPEN_PAIR_MONEY(lang), money)]


def _sum_link(shown: View, warned: Warned, stage: str) -> Link:
    """A fund year's money as it stood at a quarter, which may lie years after."""
    lang = shown.lang
    upto = warned.upto if warned.upto and stage == "disbursed" else shown.selection.as_of
    fund = warned.year if warned.year != upto[:4] else None
    scope = replace(shown.selection.at(upto, "year"), fund_year=int(fund) if fund else None).say_funds(lang)
    until = f"{scope} · {figure_words.AS_OF(lang)} {say_period(upto, lang)}"
    return _figure(shown, warned, f"fund_{stage}", upto, "year", until, fund)


def _figure(
    shown: View, warned: Warned, metric_id: str, upto: str, span: str, scope: str, fund: str | None = None
) -> Link:
    lang, by_track = shown.lang, RULES[warned.rule].level == "pair_year_track" and warned.track_id
    address = shown.address.to(
        metric=metric_id,
        side=None,
        page=None,
        pair=None,
        rule=None,
        span=span,
        pairs=(warned.pair_id,),
        fund=fund,
        q=upto if upto != shown.dataset.description.last_quarter else None,
        tracks=(str(warned.track_id),) if by_track else shown.address.tracks,
    )
    if RULES[warned.rule].whole_pairs:
        address = address.to(cities=(), counties=())
    label = warning_words.ROWS_OF(lang, label=METRICS[metric_id].label(lang), scope=scope)
    return Link(metric_id, label, href("rows", address))
