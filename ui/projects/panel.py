"""A project's own panel: all its fields, its reports and funds by period, and its county on a small map."""

from collections.abc import Sequence
from dataclasses import replace

from analytics import selection
from analytics.lookup import counties, pairs
from analytics.map.footnote import footnote
from analytics.metrics import METRICS
from analytics.pairs.wording import stated_figure
from analytics.programme import inset_name
from analytics.projects.history import Flow, Report, Reports
from analytics.projects.ledger import REPORTED, LedgerLine
from charts.map_view import Arc, Legend, MapView, MapWords
from store.codes import FUND_STAGE, ROLE, STATUS, VALUE_TYPE
from store.measures import MEASURES
from style import terms
from style.numbers import NO_DATA, wan_unit
from style.periods import say_date, say_period
from style.text import beside
from ui import words
from ui.address import href
from ui.figures.cells import money_cell, publisher_cell
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.pieces.links import Link
from ui.projects import words as project_words
from ui.projects.tables import DATES, FIELD, cell, label
from ui.sitemap import SITES
from ui.view import View

LINE_WIDTH = 2.5  # pixels: the link from a project's origin to where it stands carries no figure


def panel_links(shown: View, line: LedgerLine) -> list[Link]:
    """Out of the panel, to the pair, and to the pair's other projects."""
    lang, address = shown.lang, shown.address
    name = pairs(shown.dataset)[line.pair_id].label(lang)
    mates = address.to(pairs=(line.pair_id,), project=None, page=None, find=None)
    return [
        Link("close", words.CLOSE(lang), href("projects", address.to(project=None))),
        Link("pair", SITES["pair"].title(lang), href("pair", address.to(pair=line.pair_id)), name),
        Link("mates", project_words.SAME_PAIR(lang), href("projects", mates), name),
        Link("funds", project_words.OPEN_FUNDS(lang), href("funds", address.to(project=line.project_id))),
    ]


def fact_table(shown: View, line: LedgerLine) -> Ledger:
    """Every field of the project, one a line; what the source does not give is said to be unknown."""
    lang = shown.lang
    facts = [
        ("id", FIELD["project_id"](lang), Cell(line.project_id)),
        ("pair", terms.PAIR(lang), cell(shown, line, "pair")),
        ("track", terms.TRACK(lang), cell(shown, line, "track")),
        ("stage", terms.STAGE(lang), replace(cell(shown, line, "stage"), step=None, steps=None)),
        ("industry", FIELD["industry"](lang), _text(line.industry, lang)),
        ("enterprise", FIELD["lead_enterprise"](lang), _text(line.enterprise, lang)),
        ("origin", FIELD["origin_adcode"](lang), _county(shown, line.origin)),
        ("host", FIELD["host_adcode"](lang), _county(shown, line.host)),
        ("park", FIELD["park"](lang), _text(line.park, lang)),
        *((date, FIELD[DATES[date]](lang), cell(shown, line, date)) for date in DATES),
        *(
            (c, label(c, lang, shown.selection), cell(shown, line, c))
            for c in ("planned", "invested", "output", "spent", "report", "source")
        ),
    ]
    columns = Column("field", words.FIELD(lang)), Column("content", terms.CONTENT(lang))
    rows = tuple(Row(key, {"field": Cell(name), "content": said}) for key, name, said in facts)
    return Ledger(project_words.PANEL(lang), columns, rows)


def _text(text: str | None, lang: str) -> Cell:
    return Cell(text or NO_DATA(lang), muted=not text)


def _county(shown: View, adcode: str | None) -> Cell:
    if not adcode:
        return Cell(NO_DATA(shown.lang), muted=True)
    found = counties(shown.dataset)[adcode]
    return Cell(found.name(shown.lang), sub=found.city(shown.lang))


def history_table(shown: View, found: Sequence[Reports]) -> Ledger:
    """What was reported for each period: the figure, or that it was due and did not come, or that none was due."""
    lang = shown.lang
    columns = (Column("period", terms.PERIOD(lang)), *(Column(m, METRICS[m].short(lang), "number") for m in REPORTED))
    rows = tuple(_reports(shown, line) for line in found)
    return Ledger(project_words.HISTORY(lang, unit=wan_unit(lang)), columns, rows)


def _reports(shown: View, line: Reports) -> Row:
    lang, told = shown.lang, list(line.figures.values())
    cells = {measure: _figure(line.figures.get(measure), lang) for measure in REPORTED}
    stood = dict.fromkeys(publisher_cell(shown, r.source_id, None).text for r in told)
    places = dict.fromkeys(r.locator for r in told if r.locator)
    days = dict.fromkeys(f"{words.DATA_AS_OF(lang)} {say_date(r.as_of, lang)}" for r in told)
    cells["period"] = Cell(say_period(line.period, lang), sub=" · ".join((*stood, *places, *days)))
    return Row(line.period, cells)


def _figure(report: Report | None, lang: str) -> Cell:
    if report is None:
        return Cell("—", muted=True)
    if report.value is None:
        tone = "attention" if report.status == "missing" else ""
        return Cell(STATUS[report.status].label(lang), sub=report.printed or "", muted=not tone, tone=tone)
    return Cell(
        money_cell(report.value, lang).text if not report.qualifier else stated_figure(report, lang),
        sub=report.printed or "",
    )  # type: ignore[arg-type]


def stated_table(shown: View, found: Sequence[Report]) -> Ledger:
    """Figures of other kinds as their sources have them, with qualifier, printed words and place."""
    lang = shown.lang
    columns = (
        Column("measure", terms.MEASURE(lang)),
        Column("value", terms.VALUE(lang), "number"),
        Column("type", terms.VALUE_TYPE_WORD(lang)),
        Column("source", terms.FOUND_AT(lang)),
    )
    rows = []
    for number, report in enumerate(found):
        period = say_period(report.period, lang) if report.period else selection.AT_CAPACITY(lang)
        said = publisher_cell(shown, report.source_id, report.locator)
        cells = {
            "measure": Cell(MEASURES[report.metric_id].label(lang), sub=period),
            "value": Cell(stated_figure(report, lang), sub=report.printed or "", muted=report.value is None),  # type: ignore[arg-type]
            "type": Cell(
                VALUE_TYPE[report.value_type].label(lang),
                sub=f"{words.DATA_AS_OF(lang)} {say_date(report.as_of, lang)}",
            ),
            "source": said,
        }
        rows.append(Row(f"stated-{number}", cells))
    return Ledger(project_words.OTHERWISE(lang), columns, tuple(rows))


def flow_table(shown: View, found: Sequence[Flow]) -> Ledger:
    """Fund money booked to the project, movement by movement; stages stand apart and are not added."""
    lang = shown.lang
    columns = (
        Column("period", terms.PERIOD(lang)),
        Column("stage", FUND_STAGE.label(lang)),
        Column("amount", beside(terms.VALUE(lang), wan_unit(lang), lang), "number"),
        Column("source", terms.FOUND_AT(lang)),
    )
    rows = tuple(
        Row(
            flow.flow_id,
            {
                "period": Cell(say_period(flow.period, lang), sub=terms.FUND_OF_YEAR(lang, year=flow.year)),
                "stage": Cell(
                    FUND_STAGE[flow.stage].label(lang), sub=_county(shown, flow.payee).text if flow.payee else ""
                ),
                "amount": money_cell(flow.amount, lang),
                "source": publisher_cell(shown, flow.source_id, flow.locator),
            },
        )
        for flow in found
    )
    return Ledger(project_words.FLOWS(lang, unit=wan_unit(lang)), columns, rows)


def place_map(shown: View, line: LedgerLine) -> MapView:
    """The host county close up, with the link from where the project came; for a project that has a host county."""
    lang, names = shown.lang, counties(shown.dataset)
    host, origin = str(line.host), line.origin
    ends = (origin, host) if origin and origin != host else (host,)
    roles = {
        side.adcode: role
        for pair in pairs(shown.dataset).values()
        for side, role in ((pair.industrial, "industrial"), (pair.mountain, "mountain"))
        if side.adcode in ends
    }
    title = " → ".join(names[end].name(lang) for end in ends)
    arcs = (Arc("project", ends[0], host, LINE_WIDTH, title),) if len(ends) > 1 else ()
    return MapView(
        arcs=arcs,
        roles=roles,
        labels={end: names[end].name(lang) for end in ends},
        focus=ends,
        height="compact",
        legend=Legend(roles=(ROLE["industrial"].label(lang), ROLE["mountain"].label(lang))),
        footnote=footnote(lang),
        alt=project_words.MAP_ALT(lang, county=names[host].name(lang)),
        words=MapWords(words.OPEN_PAIR(lang), inset_name(lang)),
    )
