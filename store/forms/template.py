"""Forms to be handed out: one for a whole dataset, and one for a county's or pair's share of a quarter."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime

import pyarrow as pa
from xlsxwriter.workbook import Workbook

from access.reader import acting, demand
from store.forms import county, guide, whole, writing
from store.forms.choices import Choices, choices
from store.forms.identity import Identity
from store.forms.plan import FIRST_ROW, Plan, index
from store.forms.published import NoSuchPlace, PairSide, Published
from store.ledgers.fields import FIELDS
from store.sheets.grid import letters
from style import terms
from style.periods import parse_period, say_period
from style.text import Text

_WHOLE = Text("数据集填报模板", "Form for a whole dataset")
_COUNTY = Text("{place} {quarter}填报模板", "Form of {place} for {quarter}")
_DATASET, _VERSION = Text("来自数据集", "From dataset"), Text("数据版本", "Version")
_PLACE, _QUARTER = Text("填报单位", "Handed in by"), FIELDS["context.period"].label
_AUTHOR = Text("填报模板", "Form")
_COLOURS = ("#1F5FA8", "#2B7A4B", "#B4540A", "#8A4F9E")
__all__ = ["NoSuchPlace", "county_template", "whole_template"]


def whole_template(lang: str, tables: Mapping[str, pa.Table] | None = None, of: Identity | None = None) -> bytes:
    """A sheet for each table of the schema. `tables` are published rows to be filled in, `of` the version they are from. Raises
    NotAllowed: a county's staff has the form of its own pair."""
    demand("hand_in")
    known = Published(tables or {})
    offered = choices(lang, _published(known))
    made = list(whole.plans(lang, offered, tables or {}))
    owned = {name: _column(plan, 0) for name, plan in zip(whole.TABLES, made, strict=True) if name not in offered.lists}
    said = of or Identity("whole", lang=lang)
    facts = [(label(lang), value) for label, value in ((_DATASET, said.dataset), (_VERSION, said.version)) if value]
    return _workbook(lang, _WHOLE(lang), facts, made, offered, owned, said)


def county_template(
    tables: Mapping[str, pa.Table], place: str, quarter: str, lang: str, dataset: str = "", version: str = ""
) -> bytes:
    """`place` is a pair's id or a county's adcode, `quarter` written 2024Q3, `tables` what is published of all. Raises
    NoSuchPlace, ValueError for what is no quarter, and NotAllowed where a county's staff asks for another pair than its own."""
    if parse_period(quarter).quarters != 1:
        raise ValueError(f"not a quarter: {quarter!r}")
    known = Published(tables)
    of = known.place(place)
    demand("hand_in", is_own=of.pair_id in set(_pairs_of(known, acting().counties)))
    offered = choices(lang, _published(known, of))
    made = list(county.plans(known, of, quarter, offered, lang))
    owned = {"projects": _column(made[0], index(made[0].heads, "projects.name"))}
    said = say_period(quarter, lang)
    facts = [(_PLACE(lang), of.name), (terms.PAIR(lang), f"{of.pair_id} {of.pair_name}"), (_QUARTER(lang), said)]
    facts += [(label(lang), value) for label, value in ((_DATASET, dataset), (_VERSION, version)) if value]
    form = Identity("county", dataset, version, place, of.pair_id, quarter, lang)
    return _workbook(lang, _COUNTY(lang, place=of.name, quarter=said), facts, made, offered, owned, form)


def _pairs_of(known: Published, counties: Iterable[str]) -> Iterator[str]:
    for adcode in counties:
        with suppress(NoSuchPlace):
            yield known.place(adcode).pair_id


def _published(known: Published, of: PairSide | None = None) -> dict[str, list[tuple[str, str]]]:
    """The drop-downs that come from rows: of a county's form only its own two counties."""
    found = {
        "counties": known.named("counties", "adcode", "name"),
        "tracks": known.named("tracks", "track_id", "name_zh"),
    }
    if of:
        found["counties"] = [row for row in found["counties"] if row[0] in (of.industrial, of.mountain)]
    return {name: rows for name, rows in found.items() if rows}


def _column(plan: Plan, column: int) -> str:
    """The cells of a plan's column as a formula names them: what is typed there can be chosen elsewhere."""
    sheet = plan.name.replace("'", "''")
    last = max(plan.last_row, writing.TYPED_ROWS)
    return f"='{sheet}'!${letters(column)}${FIRST_ROW}:${letters(column)}${last}"


def _workbook(
    lang: str, title: str, facts: Sequence[tuple[str, str]], plans: Sequence[Plan], offered: Choices,
    owned: Mapping[str, str], form: Identity,
) -> bytes:  # fmt: skip
    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True, **writing.SAFE})
    book.set_properties({"title": title, "created": datetime(2023, 1, 1)})
    for name, value in form.properties().items():
        book.set_custom_property(name, value, "text")
    sheets = writing.Sheets(book, lang, _AUTHOR(lang), frozenset({*offered.lists, *owned}))
    first = guide.write_guide(sheets, title, facts, plans, offered)
    for n, plan in enumerate(plans):
        writing.write_plan(sheets, plan, offered, _COLOURS[n % len(_COLOURS)])
    guide.write_example(sheets, plans)
    writing.write_choices(sheets, offered, _used(plans, offered))
    for name, place in owned.items():
        book.define_name(writing.list_name(name), place)
    first.activate()
    book.close()
    return file.getvalue()


def _used(plans: Iterable[Plan], offered: Choices) -> list[str]:
    return [head.choice for plan in plans for head in plan.heads if head.choice in offered.lists]
