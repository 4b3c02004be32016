"""The rows behind a figure as they are read: a page of them with the sum over all, both sides of a ratio, the sources."""

from analytics import figure_words, selection
from analytics.answer import Part
from analytics.code_words import qualified
from analytics.lookup import counties, pair_of_county, pairs, sources, tracks
from analytics.metrics import Metric
from analytics.printed import printed
from analytics.rows import Behind, FactLine, SourceRows, Sum, counted, is_money
from store.codes import EVENT_KIND, FUND_STAGE, QUALIFIER, RESOURCE, SOURCE_KIND, STAGE, STATUS
from store.schema import TABLES
from style import terms
from style.numbers import NO_DATA, figure, plain, unit_label
from style.periods import say_date, say_period
from style.text import beside
from style.units import UNITS
from ui import words
from ui.address import href
from ui.figures import words as row_words
from ui.figures.cells import publisher_cell
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.view import View

_LABELS = {(table.name, column.name): column.label for table in TABLES.values() for column in table.columns}
# What a column is called where the table has a word of its own for it.
COUNTY = {"fund_flows": _LABELS["fund_flows", "payee_adcode"], "resources": _LABELS["resources", "adcode"]}
PERIOD = {
    "observations": _LABELS["observations", "period"],
    "fund_flows": _LABELS["fund_flows", "period"],
    "events": terms.DATE,
}
# Which columns the rows of a table have besides the row itself, its amount and its source.
SHOWN = {
    "observations": ("pair", "county", "period"),
    "projects": ("pair", "county", "period"),
    "fund_flows": ("pair", "county", "period"),
    "pairs": ("period",),
    "targets": ("period",),
    "events": ("pair", "period"),
    "resources": ("county", "period"),
}


def exact(amount: object, metric: Metric, lang: str) -> str:
    """An amount to the last digit, without its unit: 12,345,678.90 of yuan, 1 of a count."""
    return figure(amount, metric.unit, lang, 0, scale="exact").number  # type: ignore[arg-type]


def amount_head(metric: Metric, lang: str) -> str:
    return beside(metric.short(lang), unit_label(metric.unit, lang, "exact"), lang)


def row_table(shown: View, found: Behind) -> Ledger:
    """A page of rows in the server's order, below the sum of all pages."""
    lang, whole = shown.lang, found.whole
    metric, table = counted(whole.quantity), whole.quantity.table
    county = COUNTY.get(table, _LABELS["projects", "host_adcode"])
    heads = {"pair": terms.PAIR, "county": county, "period": PERIOD.get(table, terms.PERIOD)}
    columns = (
        Column("row", terms.ROW(lang)),
        *(Column(c, heads[c](lang), wide=c != "period") for c in SHOWN[table]),
        Column("amount", amount_head(metric, lang), "number"),
        Column("source", terms.FOUND_AT(lang), wide=True),
    )
    rows = [_row(shown, whole, line, number) for number, line in enumerate(found.lines)]
    return Ledger(title(whole, lang), columns, (_total(whole, metric, lang), *rows))


def title(whole: Sum, lang: str) -> str:
    return row_words.ROWS_OF(lang, of=counted(whole.quantity).label(lang))


def _row(shown: View, whole: Sum, line: FactLine, number: int) -> Row:
    cells = {
        "row": _what(shown, whole, line),
        "pair": _pair(shown, line),
        "county": _county(shown, line),
        "period": _period(shown, whole, line),
        "amount": _amount(whole, line, shown.lang),
        "source": publisher_cell(shown, line.source_id, line.locator),
    }
    kept = {c: cells[c] for c in ("row", *SHOWN[whole.quantity.table], "amount", "source")}
    return Row(f"{line.row_id}-{number}", kept, _target(shown, line))


def _total(whole: Sum, metric: Metric, lang: str) -> Row:
    in_house = ""
    if is_money(whole.quantity) and whole.total is not None:
        in_house = row_words.IS(lang, value=str(figure(whole.total, metric.unit, lang)))
    gaps = ""
    if whole.reported < whole.count:
        gaps = figure_words.COVERED(lang, reported=f"{whole.reported:,}", due=f"{whole.count:,}")
    cells = {
        "row": Cell(row_words.TOTAL(lang, count=f"{whole.count:,}"), sub=gaps),
        "amount": Cell(exact(whole.total, metric, lang), sub=in_house, muted=whole.total is None),
    }
    return Row("total", cells, kind="total")


def _what(shown: View, whole: Sum, line: FactLine) -> Cell:
    """The project, event or item by name, or whose figure it is; below it what kind and which id."""
    lang, table = shown.lang, whole.quantity.table
    name = (line.name_en if lang == "en" else None) or line.name
    if name is None and table == "fund_flows":
        return Cell(FUND_STAGE[whole.quantity.item].label(lang), sub=line.row_id)
    if name is None:
        name = pairs(shown.dataset)[line.pair_id].label(lang) if line.pair_id else row_words.PROVINCE(lang)
    said = _printed(line, lang) if table == "events" else ""
    return Cell(name, sub=" · ".join(filter(None, (_kind(whole, line, lang), said, line.row_id))))


def _kind(whole: Sum, line: FactLine, lang: str) -> str:
    table = whole.quantity.table
    if table == "fund_flows":
        return FUND_STAGE[whole.quantity.item].label(lang)
    if table == "resources":
        return _item(line, lang)
    if table == "projects" and line.stage:
        return STAGE[line.stage].label(lang)
    return EVENT_KIND[line.kind].label(lang) if table == "events" and line.kind else ""


def _item(line: FactLine, lang: str) -> str:
    """What the item is of, and how much of it as the source says: quantities differ in unit and are never added."""
    quantity = ""
    if line.quantity is not None and line.unit:
        quantity = qualified(plain(line.quantity, UNITS[line.unit], lang), line.qualifier, lang)
    kind = RESOURCE[line.kind].label(lang) if line.kind else ""
    return " · ".join(filter(None, (kind, quantity, _printed(line, lang))))


def _printed(line: FactLine, lang: str) -> str:
    return row_words.PRINTED(lang, printed=line.printed) if line.printed else ""


def _target(shown: View, line: FactLine) -> str | None:
    """Where the row leads: its project's panel, else its pair."""
    if line.project_id:
        return href("projects", shown.address.to(project=line.project_id, page=None))
    pair_id = line.pair_id or pair_of_county(shown.dataset).get(line.county or "")
    return href("pair", shown.address.to(pair=pair_id)) if pair_id else None


def _pair(shown: View, line: FactLine) -> Cell:
    lang = shown.lang
    track = tracks(shown.dataset)[line.track_id](lang) if line.track_id else words.TRACK_UNKNOWN(lang)
    if not line.pair_id:
        return Cell(row_words.PROVINCE(lang), sub=track, muted=True)
    return Cell(pairs(shown.dataset)[line.pair_id].label(lang), sub=track)


def _county(shown: View, line: FactLine) -> Cell:
    if not line.county:
        return Cell("—", muted=True)
    held = counties(shown.dataset)[line.county]
    return Cell(held.name(shown.lang), sub=held.city(shown.lang))


def _period(shown: View, whole: Sum, line: FactLine) -> Cell:
    """When the figure is of, and when it was stated."""
    lang, table = shown.lang, whole.quantity.table
    stated = row_words.STATED_ON(lang, day=say_date(line.as_of, lang)) if line.as_of else ""
    if table in ("projects", "pairs", "resources"):
        quarter = say_period(whole.scope.as_of, lang)
        return Cell(row_words.AS_KNOWN(lang, quarter=quarter), sub="" if table == "pairs" else stated)
    if table == "events":
        day = say_date(line.day, lang, line.precision or "day") if line.day else terms.DATE_UNKNOWN(lang)
        return Cell(day, sub=stated)
    if table == "observations" and not line.period:
        return Cell(selection.AT_CAPACITY(lang), sub=stated)
    said = say_period(line.period, lang) if line.period else ""
    return Cell(said, sub=terms.FUND_OF_YEAR(lang, year=line.year) if table == "fund_flows" else stated)


def _amount(whole: Sum, line: FactLine, lang: str) -> Cell:
    """The amount, below it the source's own words for it; where there is none, that, and never a zero."""
    table, counts = whole.quantity.table, not is_money(whole.quantity)
    printed = _printed(line, lang) if table == "observations" else ""
    if line.amount is None:
        unknown = terms.STAGE_UNKNOWN if table == "projects" and counts else NO_DATA
        said = STATUS[line.status].label(lang) if line.status else unknown(lang)
        return Cell(said, sub=printed, muted=True)
    qualifier = QUALIFIER[line.qualifier].label(lang) if printed and line.qualifier else ""
    below = row_words.NOT_REACHED(lang) if table == "projects" and line.amount == 0 and counts else ""
    told = " · ".join(filter(None, (qualifier, printed, below)))
    return Cell(exact(line.amount, counted(whole.quantity), lang), sub=told)


def arithmetic_table(shown: View, metric: Metric, part: Part, sums: list[Sum], side: str) -> Ledger:
    """Both sides of a ratio with what their rows come to, each the way to its rows, and the division below."""
    lang = shown.lang
    columns = (
        Column("side", terms.SIDE(lang)),
        Column(
            "amount",
            beside(terms.TOTAL_OF_TABLE(lang), unit_label(counted(sums[0].quantity).unit, lang, "exact"), lang),
            "number",
        ),
        Column("count", words.ROWS(lang), "number"),
        Column("reported", row_words.WITH_FIGURE(lang), "number", wide=True),
    )
    rows = tuple(_side(shown, one, side) for one in sums)
    quotient = printed(metric, part, lang)
    foot = Row(
        "quotient",
        {"side": Cell(row_words.QUOTIENT(lang)), "amount": Cell(row_words.IS(lang, value=str(quotient)))},
        kind="total",
    )
    return Ledger(row_words.ARITHMETIC(lang), columns, rows, foot=(foot,))


def _side(shown: View, one: Sum, open_side: str) -> Row:
    lang, metric = shown.lang, counted(one.quantity)
    name = row_words.SIDES[one.side](lang, of=metric.label(lang))
    target = href("rows", shown.address.to(side=None if one.side == "numerator" else one.side, page=None))
    cells = {
        "side": Cell(name, href=target, label=row_words.OPEN_SIDE(lang, side=name)),
        "amount": Cell(
            exact(one.total, metric, lang), sub=str(figure(one.total, metric.unit, lang)), muted=one.total is None
        ),
        "count": Cell(f"{one.count:,}"),
        "reported": Cell(f"{one.reported:,}"),
    }
    return Row(one.side, cells, target, selected=one.side == open_side)


def source_table(shown: View, whole: Sum) -> Ledger:
    """Each source with how many of the rows are its own and what they come to."""
    lang, metric = shown.lang, counted(whole.quantity)
    columns = (
        Column("source", terms.SOURCE(lang)),
        Column("count", words.ROWS(lang), "number"),
        Column("amount", amount_head(metric, lang), "number"),
    )
    rows = tuple(_source(shown, metric, one) for one in whole.by_source)
    return Ledger(row_words.SOURCES(lang), columns, rows)


def _source(shown: View, metric: Metric, one: SourceRows) -> Row:
    lang, said = shown.lang, sources(shown.dataset)[one.source_id]
    kind = SOURCE_KIND[str(said["kind"])].label(lang)
    day = say_date(said["date"], lang) if said["date"] else ""  # type: ignore[arg-type]
    cells = {
        "source": Cell(str(said["title"]), sub=" · ".join(filter(None, (str(said["publisher"]), kind, day)))),
        "count": Cell(row_words.ROWS(lang, count=f"{one.count:,}")),
        "amount": Cell(exact(one.total, metric, lang), muted=one.total is None),
    }
    return Row(one.source_id, cells)


def definition_table(told: tuple[tuple[str, str], ...], lang: str) -> Ledger:
    """Everything needed to trust the figure, one thing a line."""
    columns = Column("field", words.FIELD(lang)), Column("content", terms.CONTENT(lang))
    rows = (Row(str(n), {"field": Cell(name), "content": Cell(said)}) for n, (name, said) in enumerate(told))
    return Ledger(words.DEFINITION(lang), columns, tuple(rows))


def open_side(asked: str | None, metric: Metric) -> str:
    """The side whose rows are shown: a plain sum has one alone."""
    return asked if asked and metric.is_ratio else "numerator"
