"""The tables of 资源对接 as the page has them: rows and counties lead to the county, what is past its date stands out."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from analytics.lookup import counties
from analytics.resources.deals import Deal
from analytics.resources.meeting import Open
from analytics.table import Table
from ui.address import href
from ui.figures.cells import cells_of, columns_of
from ui.pieces.ledger import HEAT_STEPS, Cell, Ledger, Row
from ui.resources import words
from ui.view import View

HIGH = 560  # pixels of a long table


def county_href(shown: View, adcode: str) -> str:
    return href("county", shown.address.to(county=adcode))


def open_ledger(shown: View, found: Sequence[Open], told: Table) -> Ledger:
    """Each leads to its county; the other county of the pair by a link of its own."""
    rows = []
    for n, one in enumerate(found):
        cells = cells_of(told, n)
        if one.within:
            cells["within"] = _to_county(shown, cells["within"], one.within[0].adcode)
        rows.append(Row(f"{one.row.resource_id}", cells, county_href(shown, one.row.adcode)))
    return _long(told, tuple(rows), ("across", "source", "pair"))


def deals_ledger(shown: View, found: Sequence[Deal], told: Table) -> Ledger:
    rows = tuple(Row(one.deal_id, _with_counties(shown, one, cells_of(told, n))) for n, one in enumerate(found))
    return _long(told, rows, ("source", "event", "pair"))


def waiting_ledger(shown: View, found: Sequence[Deal], day: date, told: Table) -> Ledger:
    """Those past their date in the tone of what wants attention."""
    rows = []
    for n, one in enumerate(found):
        cells = _with_counties(shown, one, cells_of(told, n))
        if one.is_overdue(day):
            cells["state"] = replace(cells["state"], tone="attention")
        rows.append(Row(one.deal_id, cells))
    return _long(told, tuple(rows), ("source", "event"))


def _with_counties(shown: View, one: Deal, cells: dict[str, Cell]) -> dict[str, Cell]:
    for column, adcode in (("from", one.from_adcode), ("to", one.to_adcode)):
        cells[column] = _to_county(shown, cells[column], adcode)
    return cells


def _to_county(shown: View, held: Cell, adcode: str) -> Cell:
    name = counties(shown.dataset)[adcode].name(shown.lang)
    label = words.OPEN_COUNTY(shown.lang, name=held.text if name in held.text else name)
    return replace(held, href=county_href(shown, adcode), label=label)


def _long(told: Table, rows: tuple[Row, ...], wide: tuple[str, ...]) -> Ledger:
    sortable = [one.id for one in told.columns if one.kind != "text"]
    return Ledger(told.caption, columns_of(told, wide=wide, sortable=sortable), rows, max_height=HIGH, stacked=True)


def pairs_ledger(told: Table) -> Ledger:
    """Categories as heat, by the largest of all pairs; the last row is of all."""
    places = ("pair", "needs", "within", "across", "nobody")
    kinds = {one.id: "heat" for one in told.columns if one.id not in places}
    most = max((int(n) for row in told.exact[:-1] for one, n in zip(told.columns, row, strict=True) if n and one.id in kinds), default=1)  # fmt: skip
    rows = []
    for n in range(len(told.printed)):
        is_total = n == len(told.printed) - 1
        cells = cells_of(told, n)
        for key in () if is_total else kinds:
            if (count := cells[key].sort) is not None:
                step = min(int(float(count) * HEAT_STEPS / (most + 1)), HEAT_STEPS - 1)
                cells[key] = replace(cells[key], step=step)
        rows.append(Row("all" if is_total else str(n), cells, kind="total" if is_total else ""))
    return Ledger(told.caption, columns_of(told, kinds=kinds, sortable=[*places[1:]]), tuple(rows))


def plain_ledger(*, total: bool = False, wide: tuple[str, ...] = ()) -> Callable[[Table], Ledger]:
    """Of rows that lead nowhere; `total`: the last one sums the others."""

    def made(told: Table) -> Ledger:
        last = len(told.printed) - 1
        rows = tuple(
            Row(str(n), cells_of(told, n), kind="total" if total and n == last else "") for n in range(last + 1)
        )
        sortable = [one.id for one in told.columns if one.kind != "text"]
        return Ledger(told.caption, columns_of(told, wide=wide, sortable=sortable), rows)

    return made
