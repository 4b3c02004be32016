"""The parts of one county's page: who it is, its figures, projects, needs and offers, and its neighbours."""

from collections.abc import Sequence
from dataclasses import replace

from analytics.counties.place import Class, Neighbour, Place, Tie
from analytics.lookup import counties, pairs
from analytics.map.footnote import footnote
from analytics.programme import inset_name
from charts.map_view import Arc, Legend, MapView, MapWords
from store.codes import ROLE
from style import terms
from style.periods import say_date
from ui import words
from ui.address import href
from ui.counties import words as county_words
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.view import View

LINE_WIDTH = 2.5  # pixels: the link of its pair carries no figure


def narrowed_to(shown: View, adcode: str) -> View:
    """The view whose figures and links are of what stands in the county."""
    only = {"counties": (adcode,), "pairs": (), "cities": ()}
    return replace(shown, selection=replace(shown.selection, **only), address=shown.address.to(county=None, **only))


def who(shown: View, found: Place) -> str:
    """Its classes, each with since when; whom it is paired with, and since when, where a source tells it."""
    lang = shown.lang
    classes = [_class(one, lang) for one in found.classes] or [county_words.NO_CLASS(lang)]
    return terms.LIST_STOP(lang).join((*classes, *(_tie(tie, lang) for tie in found.ties)))


def _class(one: Class, lang: str) -> str:
    role, since = ROLE[one.role].label(lang), say_date(one.since, lang)
    if one.until is None:
        return county_words.CLASS(lang, role=role, since=since)
    return county_words.CLASS_ENDED(lang, role=role, since=since, until=say_date(one.until, lang))


def _tie(tie: Tie, lang: str) -> str:
    pair = tie.pair.label(lang)
    if tie.since is None:
        return county_words.TIE_LISTED(lang, pair=pair, year=tie.listed_year)
    return county_words.TIE(lang, pair=pair, since=say_date(tie.since, lang))


def neighbours_table(shown: View, found: Sequence[Neighbour]) -> Ledger:
    """The nearest first, each with its pair, and a way to its own page. Who reads his own pair alone is told of no other's, nor that
    there is none."""
    lang, reads_all = shown.lang, shown.dataset.audience is None
    columns = (
        Column("county", terms.COUNTIES(lang)),
        *((Column("pair", terms.PAIR(lang)),) if reads_all else ()),
        Column("km", county_words.DISTANCE(lang), "number"),
    )
    return Ledger(county_words.SECTIONS["neighbours"](lang), columns, tuple(_neighbour(shown, one) for one in found))


def _neighbour(shown: View, one: Neighbour) -> Row:
    lang, pair = shown.lang, pairs(shown.dataset)[one.pair_id] if one.pair_id else None
    label = pair.label(lang) if pair else terms.OUTSIDE_PROGRAMME(lang)
    cells = {
        "county": Cell(one.county.name(lang), sub=one.county.city(lang)),
        "pair": Cell(
            label, muted=pair is None, href=href("pair", shown.address.to(pair=one.pair_id)) if pair else None
        ),
        "km": Cell(f"{one.km:.0f}"),
    }
    audience = shown.dataset.audience
    if audience is not None:
        del cells["pair"]
    is_read = audience is None or one.county.adcode in audience.counties
    leads = href("county", shown.address.to(county=one.county.adcode)) if is_read else None
    return Row(one.county.adcode, cells, leads)


def county_map(shown: View, found: Place) -> MapView:
    """The county among those beside it; with the link of its pair where the partner is one of them."""
    lang, names = shown.lang, counties(shown.dataset)
    within = [found.county.adcode, *(one.county.adcode for one in found.neighbours)]
    roles = {
        side.adcode: role
        for pair in pairs(shown.dataset).values()
        for side, role in ((pair.industrial, "industrial"), (pair.mountain, "mountain"))
        if side.adcode in within
    }
    arcs = tuple(
        Arc(tie.pair.id, tie.pair.industrial.adcode, tie.pair.mountain.adcode, LINE_WIDTH, tie.pair.label(lang))
        for tie in found.ties
    )
    return MapView(
        arcs=arcs,
        roles=roles,
        labels={adcode: names[adcode].name(lang) for adcode in within},
        focus=tuple(within),
        height="compact",
        legend=Legend(roles=(ROLE["industrial"].label(lang), ROLE["mountain"].label(lang))),
        footnote=footnote(lang),
        alt=county_words.MAP_ALT(lang, county=found.county.name(lang), count=len(found.neighbours)),
        words=MapWords(words.OPEN_PAIR(lang), inset_name(lang)),
    )
