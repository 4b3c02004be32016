"""A pair's two counties side by side: firms and industry as stated, projects by industry and park, what each needs and offers."""

from collections.abc import Sequence

from analytics import selection
from analytics.code_words import qualified
from analytics.facts.resources import Resource
from analytics.lookup import Pair, counties
from analytics.metrics import METRICS
from analytics.pairs.facts import Stated
from analytics.pairs.profile import ProjectGroup, SideBySide
from analytics.pairs.wording import stated_figure
from store.codes import RESOURCE, SIDE, VALUE_TYPE
from store.measures import MEASURES
from style import terms
from style.numbers import NO_DATA, figure, plain
from style.periods import say_date, say_period
from style.text import beside
from style.units import UNITS, YUAN
from ui.pairs import words as pair_words
from ui.pairs.numbers import headed
from ui.pairs.tables import dated_source_cell
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.view import View


def counties_table(shown: View, pair: Pair, found: Sequence[SideBySide]) -> Ledger:
    """One measure a row, each county's newest figure beside the other's, with its own period and source."""
    lang = shown.lang
    columns = (
        Column("measure", terms.MEASURE(lang)),
        Column("industrial", pair.industrial.name(lang), "number"),
        Column("mountain", pair.mountain.name(lang), "number"),
        Column("source", terms.FOUND_AT(lang), wide=True),
    )
    rows = tuple(_measure(shown, line) for line in found)
    return Ledger(pair_words.FIRMS(lang), columns, rows)


def _measure(shown: View, line: SideBySide) -> Row:
    lang, measure = shown.lang, MEASURES[line.metric_id]
    label = measure.label(lang)
    if line.value_type != "actual":
        label = beside(label, VALUE_TYPE[line.value_type].label(lang), lang)
    places = {said.source_id: dated_source_cell(shown, said.source_id, None).text for said in line.told}
    cells = {
        "measure": Cell(label, sub=measure.meaning(lang)),
        "industrial": _stated_cell(shown, line.industrial),
        "mountain": _stated_cell(shown, line.mountain),
        "source": Cell(
            terms.LIST_STOP(lang).join(dict.fromkeys(places.values())),
            sub=terms.LIST_STOP(lang).join(dict.fromkeys(s.locator for s in line.told if s.locator)),
        ),
    }
    return Row(f"{line.metric_id}-{line.value_type}", cells)


def _stated_cell(shown: View, said: Stated | None) -> Cell:
    lang = shown.lang
    if said is None:
        return Cell(NO_DATA(lang), muted=True)
    words_only = said.value is None and said.printed
    period = say_period(said.period, lang) if said.period else selection.AT_CAPACITY(lang)
    return Cell(said.printed or "" if words_only else stated_figure(said, lang), sub=period)


def industries_table(shown: View, pair: Pair, found: Sequence[ProjectGroup], caption: str) -> Ledger:
    return _groups_table(
        shown, pair, found, caption, terms.INDUSTRY(shown.lang), pair_words.UNNAMED_INDUSTRY(shown.lang)
    )


def parks_table(shown: View, pair: Pair, found: Sequence[ProjectGroup], caption: str) -> Ledger:
    return _groups_table(shown, pair, found, caption, pair_words.PARK(shown.lang), pair_words.NO_PARK(shown.lang))


def _groups_table(shown: View, pair: Pair, found: Sequence[ProjectGroup], caption: str, name: str, none: str) -> Ledger:
    lang, unit = shown.lang, figure(1, YUAN, shown.lang).unit
    columns = (
        Column("name", name),
        Column("projects", headed(METRICS["projects"], lang), "bar", sortable=True),
        Column("from", pair_words.FROM(lang, county=pair.industrial.name(lang)), "number", wide=True, sortable=True),
        Column("in", pair_words.IN(lang, county=pair.mountain.name(lang)), "number", wide=True, sortable=True),
        Column("planned", beside(METRICS["planned_investment"].short(lang), unit, lang), "number", sortable=True),
    )
    most = max((group.projects for group in found), default=1)
    rows = tuple(_group(shown, group, most, none, n) for n, group in enumerate(found))
    return Ledger(caption, columns, rows)


def _group(shown: View, group: ProjectGroup, most: int, none: str, number: int) -> Row:
    lang, planned = shown.lang, figure(group.planned, YUAN, shown.lang)
    some = 0 < group.planned_known < group.projects
    cells = {
        "name": Cell(group.name or none, muted=group.name is None),
        "projects": Cell(f"{group.projects:,}", bar=group.projects / most, sort=group.projects),
        "from": Cell(f"{group.from_industrial:,}", sort=group.from_industrial),
        "in": Cell(f"{group.in_mountain:,}", sort=group.in_mountain),
        "planned": Cell(
            planned.number,
            sub=pair_words.PLANNED_KNOWN(lang, known=group.planned_known) if some else "",
            muted=group.planned is None,
            sort=None if group.planned is None else float(group.planned),
        ),
    }
    return Row(f"group-{number}", cells)


def resources_table(shown: View, found: Sequence[Resource], caption: str) -> Ledger:
    lang = shown.lang
    columns = (
        Column("item", pair_words.ITEM(lang)),
        Column("county", pair_words.COUNTY(lang)),
        Column("side", pair_words.SIDE(lang)),
        Column("quantity", pair_words.QUANTITY(lang), "number"),
        Column("as_of", pair_words.LISTED_ON(lang), wide=True),
        Column("source", terms.FOUND_AT(lang), wide=True),
    )
    return Ledger(caption, columns, tuple(_resource(shown, line, n) for n, line in enumerate(found)))


def _resource(shown: View, line: Resource, number: int) -> Row:
    lang = shown.lang
    quantity = terms.QUANTITY_NOT_GIVEN(lang)
    if line.quantity is not None and line.unit in UNITS:
        quantity = qualified(plain(line.quantity, UNITS[line.unit], lang), line.qualifier, lang)
    cells = {
        "item": Cell(line.item if lang == "zh" else line.item_en or line.item, sub=RESOURCE[line.category].label(lang)),
        "county": Cell(counties(shown.dataset)[line.adcode].name(lang)),
        "side": Cell(SIDE[line.side].label(lang)),
        "quantity": Cell(
            quantity, sub=line.printed or "" if line.quantity is None else "", muted=line.quantity is None
        ),
        "as_of": Cell(say_date(line.as_of, lang)),
        "source": dated_source_cell(shown, line.source_id, line.locator),
    }
    return Row(f"resource-{number}", cells)
