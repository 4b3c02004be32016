"""数字构成 as a whole: which figure the address asks for, the sentence that says it, and the ways on from here."""

from urllib.parse import urlencode

from access.addresses import DATA_API
from analytics.answer import Part, Refused, total
from analytics.blanks import blank_word
from analytics.figure_words import basis, lacking
from analytics.lookup import NARROWING_KEYS, pairs
from analytics.metrics import METRICS, Metric
from analytics.printed import printed
from analytics.rows import Sum, is_tally
from analytics.tracks.matrix import OFFERED
from style import terms
from ui import words
from ui.address import href
from ui.causes import BUTTON, may_open, opening_href
from ui.figures import words as row_words
from ui.figures.about import period, rows_link, whose
from ui.frame.choosing import choose
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.pieces.links import Link
from ui.sitemap import SITES
from ui.view import View

ASKED_OF_API = ("q", "span", "value", "fund", *NARROWING_KEYS)  # of an address, what the data API takes too


def choose_metric(shown: View) -> None:
    """Any metric, under the same selection."""
    lang = shown.lang
    choose(
        shown,
        "metric",
        shown.address.metric,
        tuple(METRICS),
        lambda m: METRICS[m].label(lang),
        widget=f"rows-metric-{lang}",
        label=terms.METRIC(lang),
        width=280,
    )


def figure_index(shown: View) -> Ledger:
    """Every metric with its figure under the selection, each the way to its rows; what is refused says why."""
    lang = shown.lang
    columns = (
        Column("metric", terms.METRIC(lang)),
        Column("value", terms.FIGURE(lang), "number"),
        Column("period", terms.PERIOD(lang)),
        Column("basis", words.BASIS(lang), wide=True),
    )
    return Ledger(row_words.CHOOSE_METRIC(lang), columns, tuple(_figure(shown, m) for m in METRICS.values()))


def _figure(shown: View, metric: Metric) -> Row:
    lang, name = shown.lang, Cell(metric.label(shown.lang))
    try:
        part = total(shown.dataset, metric.id, shown.selection)
    except Refused as refused:
        return Row(
            metric.id,
            {
                "metric": name,
                "value": Cell(blank_word(refused.blank, lang), muted=True),
                "period": Cell(refused.reason(lang), muted=True),
            },
        )
    said = printed(metric, part, lang)
    cells = {
        "metric": name,
        "value": Cell(str(said), sub=lacking(part, lang), muted=part.value is None),
        "period": Cell(period(shown, metric)),
        "basis": Cell(basis(metric, lang, shown.selection)),
    }
    return Row(metric.id, cells, rows_link(shown, metric))


def lead_words(shown: View, metric: Metric, part: Part, sums: list[Sum]) -> str:
    """The figure with its period and basis, and what its rows make of it."""
    lang, said = shown.lang, printed(metric, part, shown.lang)
    told = {
        "whose": whose(shown),
        "label": metric.label(lang),
        "period": period(shown, metric),
        "basis": basis(metric, lang, shown.selection),
        "value": str(said),
    }
    counts = [f"{one.count:,}" for one in sums]
    if not any(one.count for one in sums):
        return row_words.NOTHING(lang, **told)
    missing = sum(one.count - one.reported for one in sums)
    if part.value is None and missing:
        count = f"{sum(one.count for one in sums):,}"
        return row_words.UNKNOWN(lang, **told, count=count, missing=f"{missing:,}")
    if metric.is_ratio:
        made = row_words.DIVIDED(lang, over=counts[0], under=counts[1])
    else:
        made = (row_words.COUNTED if is_tally(sums[0].quantity) else row_words.SUMMED)(lang, count=counts[0])
    gaps = row_words.GAPS(lang, missing=f"{missing:,}") if missing else ""
    return row_words.LEAD(lang, **told, made=made, gaps=gaps)


def ways_on(shown: View) -> list[Link]:
    """To every figure, to the tracks where the figure is told of them, to the pair where there is one alone, and to the
    ledger: all under the same selection."""
    lang, address = shown.lang, shown.address
    found = [Link("figures", row_words.ALL_FIGURES(lang), href("rows", address.to(metric=None, side=None, page=None)))]
    if address.metric in OFFERED:
        found.append(
            Link(
                "tracks",
                SITES["tracks"].title(lang),
                href("tracks", address.to(page=None)),
                row_words.OPEN_TRACKS(lang),
            )
        )
    if len(shown.selection.pairs) == 1:
        (pair_id,) = shown.selection.pairs
        target = href("pair", address.to(pair=pair_id, pairs=()))
        found.append(Link("pair", words.OPEN_PAIR(lang), target, pairs(shown.dataset)[pair_id].label(lang)))
    if len(shown.selection.pairs) == 1 and address.metric and may_open():
        found.append(Link("task", BUTTON(lang), opening_href(shown, "figure", address.metric)))
    found.append(
        Link(
            "projects",
            SITES["projects"].title(lang),
            href("projects", address.to(page=None)),
            row_words.OPEN_LEDGER(lang),
        )
    )
    if address.metric:
        found.append(Link("api", row_words.DATA_API(lang), api_href(shown), row_words.OPEN_API(lang), leaves=True))
    return found


def api_href(shown: View) -> str:
    """The address at which the data API gives this figure to another program, of this version."""
    asked = {"metric": shown.address.metric or "", "version": shown.dataset.version}
    asked |= {key: said for key, said in shown.address.query().items() if key in ASKED_OF_API}
    return f"{DATA_API}/datasets/{shown.dataset.name}/data?{urlencode(asked, safe=',')}"
