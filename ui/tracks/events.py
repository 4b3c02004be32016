"""What fills the mechanism tracks, as tables: events by kind, who attended, the latest of them, needs and offers."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from analytics.answer import Part
from analytics.blanks import blank_word
from analytics.code_words import qualified
from analytics.figure_words import lacking
from analytics.metrics import METRICS
from analytics.pairs.wording import day_words, published
from analytics.tracks.mechanisms import ATTENDANCE, BASES, Events, Exchange, Occasion
from store.codes import EVENT_KIND, RESOURCE, VALUE_TYPE
from style import terms
from style.numbers import NO_DATA, figure
from ui.address import href
from ui.figures.about import pair_name, track_name
from ui.figures.cells import NONE
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.tracks import words as track_words
from ui.tracks.matrix import shades, step_of
from ui.view import View

HELD, EXPECTED = BASES
_ONE = Decimal(1)  # events are counted
NOTHING = Part((), None, 0, 0)


def events_span(shown: View) -> str:
    """The span of held and expected alike: the value type selected is not theirs."""
    return replace(shown.selection, value_type="actual").say_span(shown.lang)


def kinds_of(found: Events) -> tuple[str, ...]:
    """The kinds of event that there are any of, held or expected, in their order."""
    met = {kind for (kind, *_), part in found.cells.items() if part.value}
    return tuple(code.id for code in EVENT_KIND if code.id in met)


def kind_table(shown: View, found: Events) -> Ledger:
    """Kinds × tracks: how many were held and, below, how many are expected."""
    lang = shown.lang
    columns = (Column("kind", terms.KIND(lang)), *(Column(t, track_name(shown, t), "heat") for t in found.tracks))
    shading = shades(
        (found.cells.get((k, t, HELD), NOTHING).value for k in kinds_of(found) for t in found.tracks), _ONE
    )
    rows = [
        Row(
            NONE,
            {"kind": Cell(terms.TOTAL_OF_TABLE(lang))} | {t: _total(found, t, lang) for t in found.tracks},
            kind="total",
        )
    ]
    for kind in kinds_of(found):
        cells = {"kind": Cell(EVENT_KIND[kind].label(lang))}
        for track_id in found.tracks:
            held, expected = (found.cells.get((kind, track_id, basis), NOTHING).value for basis in BASES)
            sub = track_words.EXPECTED(lang, count=expected) if expected else ""
            if held is None:
                cells[track_id] = Cell(NO_DATA(lang), sub, gap=True)
            else:
                cells[track_id] = Cell(f"{held:,}", sub, step=step_of(shading, held) if held else None)
        rows.append(Row(kind, cells))
    return Ledger(track_words.KINDS(lang), columns, tuple(rows))


def _total(found: Events, track_id: str, lang: str) -> Cell:
    held, expected = (found.totals.get((track_id, basis, "events"), NOTHING).value for basis in BASES)
    sub = track_words.EXPECTED(lang, count=f"{expected:,}") if expected else ""
    return Cell(NO_DATA(lang), sub, muted=True) if held is None else Cell(f"{held:,}", sub)


def attendance_table(shown: View, found: Events) -> Ledger:
    """Each track's events, firms and people, held and expected in rows of their own."""
    lang = shown.lang
    columns = [Column("track", terms.TRACK(lang)), Column("basis", terms.VALUE_TYPE_WORD(lang))]
    columns += [Column(m, METRICS[m].unit.label(lang), "number") for m in ATTENDANCE]
    rows = []
    for track_id in (None, *found.tracks) if len(found.tracks) > 1 else found.tracks:
        name = track_name(shown, track_id) if track_id else terms.TOTAL_OF_TABLE(lang)
        for basis in BASES:
            cells = {"track": Cell(name), "basis": Cell(VALUE_TYPE[basis].label(lang))}
            cells |= {m: _count(found.totals.get((track_id, basis, m), NOTHING), lang) for m in ATTENDANCE}
            rows.append(Row(f"{track_id or NONE}-{basis}", cells, kind="" if track_id else "total"))
    return Ledger(track_words.ATTENDANCE(lang), tuple(columns), tuple(rows))


def _count(part: Part, lang: str) -> Cell:
    if part.value is None:
        return Cell(blank_word(part.blank, lang), lacking(part, lang, track_words.DUE), muted=True)
    return Cell(f"{part.value:,}", lacking(part, lang, track_words.DUE), sort=part.value)


def latest_table(shown: View, found: Events) -> Ledger:
    """The newest events, each with its pair, kind, basis and source."""
    lang = shown.lang
    columns = (
        Column("date", terms.DATE(lang)),
        Column("event", terms.EVENT(lang)),
        Column("pair", terms.PAIR(lang)),
        Column("track", terms.TRACK(lang), wide=True),
        Column("attended", track_words.ATTENDED(lang), wide=True),
        Column("type", terms.VALUE_TYPE_WORD(lang)),
        Column("source", terms.FOUND_AT(lang), wide=True),
    )
    return Ledger(track_words.LATEST(lang), columns, tuple(_occasion(shown, one) for one in found.latest))


def _occasion(shown: View, one: Occasion) -> Row:
    lang = shown.lang
    came = [(METRICS[m], n) for m, n in (("event_firms", one.firms), ("event_people", one.people)) if n is not None]
    attended = terms.JOINT(lang).join(
        qualified(figure(n, metric.unit, lang), one.qualifier, lang) for metric, n in came
    )
    cells = {
        "date": Cell(day_words(one.day, one.precision, lang), muted=one.day is None),
        "event": Cell(one.title if lang == "zh" else one.title_en or one.title, EVENT_KIND[one.kind].label(lang)),
        "pair": Cell(pair_name(shown, one.pair_id), href=href("pair", shown.address.to(pair=one.pair_id))),
        "track": Cell(track_name(shown, one.track_id)),
        "attended": Cell(attended or NO_DATA(lang), muted=not attended),
        "type": Cell(VALUE_TYPE[one.value_type].label(lang)),
        "source": Cell(published(shown.dataset, one.source_id, lang), one.locator or ""),
    }
    return Row(one.event_id, cells)


def one_side(shown: View) -> bool:
    """Whether the selection may hold one side of a pair and not the other, so that pairs are not counted."""
    return bool(shown.selection.cities or shown.selection.counties)


def resource_table(shown: View, found: Sequence[Exchange]) -> Ledger:
    lang = shown.lang
    columns = (
        Column("category", track_words.CATEGORY(lang)),
        Column("needs", METRICS["resource_needs"].short(lang), "number"),
        Column("offers", METRICS["resource_offers"].short(lang), "number"),
        Column("mountain", track_words.MOUNTAIN_NEEDS(lang), "number"),
        Column("industrial", track_words.INDUSTRIAL_NEEDS(lang), "number"),
    )
    rows = [
        Row(
            one.category,
            {
                "category": Cell(RESOURCE[one.category].label(lang)),
                "needs": _count(one.needs, lang),
                "offers": _count(one.offers, lang),
                "mountain": _pairs(shown, one.mountain_needs),
                "industrial": _pairs(shown, one.industrial_needs),
            },
        )
        for one in found
    ]
    return Ledger(track_words.RESOURCES(lang), columns, tuple(rows))


def _pairs(shown: View, count: int | None) -> Cell:
    if count is None:
        return Cell("—" if one_side(shown) else NO_DATA(shown.lang), muted=True)
    return Cell(f"{count:,}", sort=count)
