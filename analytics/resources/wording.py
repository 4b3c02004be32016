"""Needs, offers and deals in words and tables, for page and file alike."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from analytics.code_words import qualified, word
from analytics.facts.resources import Resource
from analytics.lookup import counties, event_names, pairs
from analytics.pairs.wording import found_at
from analytics.resources.deals import EXPECTED, STEPS, Deal, DealStep
from analytics.resources.meeting import NEED, Balance, Open
from analytics.sentences import begun
from analytics.table import NOTHING, Cell, Column, Table, cell, column, table, text
from store.codes import RESOURCE
from store.datasets import Dataset
from store.schema import TABLES
from style import terms
from style.numbers import NO_DATA, figure, plain, wan
from style.periods import say_date
from style.text import Text
from style.units import PERCENT, UNITS, YUAN

NAME = Text("资源对接", "Needs and offers")
OPEN_NEEDS, OPEN_OFFERS = Text("未满足的需求", "Open needs"), Text("未用上的供给", "Open offers")
WITHIN, ACROSS = Text("本对对方县有", "Within the pair"), Text("只有其他结对有", "Only in other pairs")
NOBODY = Text("没有县列出", "Listed by nobody")
PARTNER, NEAREST_COLUMN = (
    Text("本对对方县", "The pair's other county"),
    Text("其他结对中最近的", "Nearest in other pairs"),
)
IN_OTHER_PAIRS = Text("其他结对中有几项", "In other pairs")
MET = Text("本对可满足", "Met within the pair")
QUANTITY = TABLES["resources"].column("quantity").label
CATEGORY = TABLES["deals"].column("category").label
ITEM = TABLES["deals"].column("item").label
COUNTY = TABLES["resources"].column("adcode").label
BALANCE = Text("各项要素的需求与供给", "Needs and offers item by item")
NEEDED, OFFERED = Text("需求合计", "Needed in all"), Text("供给合计", "Offered in all")
NO_QUANTITY = Text("未载数量（项）", "Without a quantity")
BY_PAIR = Text("各结对各类未满足的需求", "Open needs by pair and category")
NO_PAIR = Text("未结对的县", "Counties in no pair")
DEALS = TABLES["deals"].label
FROM, TO = TABLES["deals"].column("from_adcode").label, TABLES["deals"].column("to_adcode").label
BETWEEN_PAIRS = Text("两对之间", "between two pairs")
FROM_EVENT = TABLES["deals"].column("event_id").label
DUE_ON = TABLES["deals"].column("due_on").label
DAYS_PAST = Text("已过期天数", "Days past")
WAITING = Text("尚未签约的预期", "Expectations not signed yet")
NOT_YET_DUE, UNDATED = Text("未到期", "not due yet"), Text("未定期限", "no day set")
_OFFER = Text("{county} {quantity}", "{county}: {quantity}")
_NEAR = Text("{county} {quantity}（{km} 公里）", "{county}: {quantity} ({km} km)")


def item_words(row: Resource | Deal | Balance, lang: str) -> str:
    return row.item if lang == "zh" else row.item_en or row.item


def county_words(dataset: Dataset, adcode: str, lang: str) -> str:
    return counties(dataset)[adcode].name(lang)


def quantity_words(row: Resource, lang: str) -> str:
    """超 60 亩; that the source gives none."""
    if row.quantity is None or row.unit not in UNITS:
        return terms.QUANTITY_NOT_GIVEN(lang)
    return qualified(plain(row.quantity, UNITS[row.unit], lang), row.qualifier, lang)


def pair_words(dataset: Dataset, pair_id: str | None, lang: str) -> str:
    return pairs(dataset)[pair_id].label(lang) if pair_id else begun(NO_PAIR(lang))


def open_table(dataset: Dataset, found: Iterable[Open], side: str, lang: str) -> Table:
    """A row a need (or offer): whose, what, how much, what the pair's other county has of it, and who is nearest in other pairs."""
    columns = [
        Column("county", COUNTY(lang)),
        Column("pair", terms.PAIR(lang)),
        Column("category", CATEGORY(lang)),
        Column("item", ITEM(lang)),
        Column("quantity", QUANTITY(lang)),
        Column("within", PARTNER(lang)),
        *([column("met", MET(lang), PERCENT, lang, 0)] if side == NEED else []),
        Column("nearest", NEAREST_COLUMN(lang)),
        Column("across", IN_OTHER_PAIRS(lang), "count"),
        Column("source", terms.FOUND_AT(lang)),
    ]
    rows = [_open(dataset, one, side, lang) for one in found]
    return table(f"open-{side}", (OPEN_NEEDS if side == NEED else OPEN_OFFERS)(lang), columns, rows)


def _open(dataset: Dataset, one: Open, side: str, lang: str) -> list[Cell]:
    row, stop = one.row, terms.LIST_STOP(lang)
    within = stop.join(_other(dataset, other, lang) for other in one.within)
    near = stop.join(_other(dataset, other.row, lang, other.km) for other in one.nearest)
    met = [cell(one.met, PERCENT, lang, 0) if one.within else NOTHING] if side == NEED else []
    return [
        text(county_words(dataset, row.adcode, lang)),
        text(pair_words(dataset, one.pair_id, lang)),
        text(begun(word("category", row.category)(lang))),
        text(item_words(row, lang)),
        text(quantity_words(row, lang)),
        text(within) if within else NOTHING,
        *met,
        text(near) if near else NOTHING,
        (str(one.across), one.across) if one.across else NOTHING,
        text(found_at(dataset, row.source_id, row.locator, lang)),
    ]


def _other(dataset: Dataset, row: Resource, lang: str, km: float | None = None) -> str:
    said = {"county": county_words(dataset, row.adcode, lang), "quantity": quantity_words(row, lang)}
    return _OFFER(lang, **said) if km is None else _NEAR(lang, km=f"{km:.0f}", **said)


def balance_table(found: Iterable[Balance], lang: str) -> Table:
    """A row an item and unit: how many needs and offers, and what those with a quantity come to."""
    columns = [
        Column("category", CATEGORY(lang)),
        Column("item", ITEM(lang)),
        Column("needs", OPEN_NEEDS(lang), "count"),
        Column("needed", NEEDED(lang)),
        Column("offers", OPEN_OFFERS(lang), "count"),
        Column("offered", OFFERED(lang)),
        Column("no_quantity", NO_QUANTITY(lang), "count"),
    ]
    rows = [
        [
            text(begun(word("category", one.category)(lang))),
            text(item_words(one, lang)),
            _count(one.needs),
            _sum(one.needs, one.needed, one.unit, lang),
            _count(one.offers),
            _sum(one.offers, one.offered, one.unit, lang),
            _count(one.no_quantity),
        ]
        for one in found
    ]
    return table("balance", BALANCE(lang), columns, rows)


def _count(number: int) -> Cell:
    return (str(number), number) if number else NOTHING


def _sum(count: int, amount: Decimal | None, unit: str | None, lang: str) -> Cell:
    """Nothing where none is listed; that no quantity is known where there are some."""
    if not count:
        return NOTHING
    known = amount is not None and unit in UNITS
    return text(str(plain(amount, UNITS[unit], lang)) if known else NO_DATA(lang))  # type: ignore[arg-type,index]


def pairs_table(dataset: Dataset, needs: Sequence[Open], lang: str) -> Table:
    """A row a pair: its open needs by where they are met first, and by category; a last row of all."""
    places = {"within": WITHIN, "across": ACROSS, "nobody": NOBODY}
    categories = [one for one in RESOURCE.ids if any(need.row.category == one for need in needs)]
    columns = [
        Column("pair", terms.PAIR(lang)),
        Column("needs", OPEN_NEEDS(lang), "count"),
        *(Column(place, said(lang), "count") for place, said in places.items()),
        *(Column(one, begun(word("category", one)(lang)), "count") for one in categories),
    ]
    order = [*pairs(dataset), None]
    held = {pair: [one for one in needs if one.pair_id == pair] for pair in order}
    lines = [(pair_words(dataset, pair, lang), some) for pair, some in held.items() if some]
    lines.append((terms.TOTAL_OF_TABLE(lang), list(needs)))
    rows = [
        [
            text(name),
            _count(len(some)),
            *(_count(sum(one.where == place for one in some)) for place in places),
            *(_count(sum(one.row.category == code for one in some)) for code in categories),
        ]
        for name, some in lines
    ]
    return table("by-pair", BY_PAIR(lang), columns, rows, total=True)


def deals_table(dataset: Dataset, found: Sequence[Deal], lang: str) -> Table:
    """A row a deal, its steps beside each other and never added; the source of its newest step."""
    columns = [
        Column("deal", TABLES["deals"].column("deal_id").label(lang)),
        *_two_columns(lang),
        Column("pair", terms.PAIR(lang)),
        *_what_columns(lang),
        *(column(step, begun(word("deal_step", step)(lang)), YUAN, lang, scale="wan") for step in STEPS),
        Column("due", DUE_ON(lang), "date"),
        Column("source", terms.FOUND_AT(lang)),
    ]
    names = _event_names(dataset, found)
    rows = []
    for one in found:
        last = list(one.steps.values())[-1]
        due = one.steps[EXPECTED].due_on if EXPECTED in one.steps else None
        rows.append(
            [
                text(one.deal_id),
                *_two_cells(dataset, one, lang),
                text(pair_words(dataset, one.pair_id, lang) if one.pair_id else BETWEEN_PAIRS(lang)),
                *_what_cells(one, names, lang),
                *(step_cell(one.steps.get(step), lang) for step in STEPS),
                text(due.isoformat()) if due else NOTHING,
                text(found_at(dataset, last.source_id, last.locator, lang)),
            ]
        )
    return table("deals", DEALS(lang), columns, rows)


def step_cell(step: DealStep | None, lang: str) -> Cell:
    """An amount in 万元 with its qualifier; the source's own words where it gives none; nothing of a step that is not told."""
    if step is None:
        return NOTHING
    if step.amount is None:
        return text(step.printed or NO_DATA(lang))
    said = wan(step.amount, lang)
    return qualified(type(said)(said.number, ""), step.qualifier, lang), step.amount


def _two_columns(lang: str) -> list[Column]:
    return [Column("from", FROM(lang)), Column("to", TO(lang))]


def _two_cells(dataset: Dataset, one: Deal, lang: str) -> list[Cell]:
    return [text(county_words(dataset, adcode, lang)) for adcode in (one.from_adcode, one.to_adcode)]


def _what_columns(lang: str) -> list[Column]:
    return [Column("category", CATEGORY(lang)), Column("item", ITEM(lang)), Column("event", FROM_EVENT(lang))]


def _what_cells(one: Deal, names: dict[str, Text], lang: str) -> list[Cell]:
    event = names.get(one.event_id or "")
    return [
        text(begun(word("category", one.category)(lang))),
        text(item_words(one, lang)),
        text(event(lang)) if event else NOTHING,
    ]


def _event_names(dataset: Dataset, found: Iterable[Deal]) -> dict[str, Text]:
    return event_names(dataset, tuple(sorted({one.event_id for one in found if one.event_id})))


def waiting_table(dataset: Dataset, found: Sequence[Deal], day: date, lang: str) -> Table:
    """A row an expectation without a later step: whose, what, how much, by when, and whether that day has passed."""
    columns = [
        *_two_columns(lang),
        *_what_columns(lang),
        column("expected", begun(word("deal_step", EXPECTED)(lang)), YUAN, lang, scale="wan"),
        Column("due", DUE_ON(lang), "date"),
        Column("state", terms.STATUS(lang)),
        Column("past", DAYS_PAST(lang), "count"),
        Column("source", terms.FOUND_AT(lang)),
    ]
    names, rows = _event_names(dataset, found), []
    for one in found:
        step = one.steps[EXPECTED]
        rows.append(
            [
                *_two_cells(dataset, one, lang),
                *_what_cells(one, names, lang),
                step_cell(step, lang),
                text(step.due_on.isoformat()) if step.due_on else NOTHING,
                text(state_words(one, day, lang)),
                _past(one, day, lang),
                text(found_at(dataset, step.source_id, step.locator, lang)),
            ]
        )
    return table("waiting", WAITING(lang), columns, rows)


def state_words(one: Deal, day: date, lang: str) -> str:
    if one.steps[EXPECTED].due_on is None:
        return UNDATED(lang)
    return (terms.PAST_NOT_VERIFIED if one.is_overdue(day) else NOT_YET_DUE)(lang)


def _past(one: Deal, day: date, lang: str) -> Cell:
    due = one.steps[EXPECTED].due_on
    if due is None or not one.is_overdue(day):
        return NOTHING
    days = (day - due).days
    return str(figure(days, UNITS["item"], lang).number), days


def day_said(day: date, lang: str) -> str:
    return say_date(day, lang, "day")
