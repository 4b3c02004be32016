"""What a sheet that is handed out holds: its heads, where a choice comes from, what is known of each row, and what is asked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from store.columns import TYPE_LABELS, Column
from store.ledgers.fields import FIELDS, Field
from store.measures import MEASURES
from store.schema import TABLES
from style.text import Text, beside
from style.units import UNITS

Value = str | int | Decimal | date | None
WAN, YUAN = Text("万元", "×10,000 yuan"), UNITS["yuan"].label
TO_YUAN = Decimal(10_000)
_TYPES = {
    "text": TYPE_LABELS["text"],
    "id": Text("编号：字母、数字、- _ .", "an id: letters, digits, - _ ."),
    "adcode": Text("六位区划代码，或县名", "a six-digit division code, or a county's name"),
    "code": Text("下拉选择", "choose from the list"),
    "period": Text("如 2024Q3、2024年第三季度、2024年", "such as 2024Q3 or 2024"),
    "date": Text("日期，如 2024-09-30；只知到月、季、年的也可", "a day, such as 2024-09-30"),
    "integer": Text("整数", "a whole number"),
    "year": Text("四位年份", "a year of four digits"),
    "money": Text("数，可写 1.2亿元、约3500万", "a number"),
    "value": Text("数，可写 1.2亿元、约3500万", "a number"),
}
_CHOICE, _FREE = Text("下拉选择", "choose from the list"), Text("（可为空）", " (may be empty)")
_KNOWN = Text("已知，供核对，不必填", "known, for you to check; nothing to type")


@dataclass(frozen=True)
class FormColumn:
    """One column of a form. `field`: what it is read as, "" where it only shows what is known. `choice`: the list it is
    chosen from. `known`: "all" is grey, "filled" grey where something stands, "" white."""

    field: str
    label: str
    type: str
    unit: str = ""
    needed: bool = False
    choice: str = ""
    known: str = ""
    meaning: str = ""
    may_be_negative: bool = False

    def text(self, lang: str) -> str:
        """What stands over the column. The star is for print without colours; no reader hears it."""
        said = beside(f"{self.label}\n" if lang == "zh" else self.label, self.unit, lang) if self.unit else self.label
        return f"*{said}" if self.needed else said

    def asked(self, lang: str) -> str:
        """What is to be typed, in a line."""
        if self.known == "all":
            return _KNOWN(lang)
        said = _CHOICE(lang) if self.choice else _TYPES[self.type](lang)
        return said if self.needed else said + _FREE(lang)


@dataclass(frozen=True)
class Plan:
    """One sheet. `rows` hold what is known, as a reader of the file will understand it; `blank` more rows are drawn white."""

    name: str
    title: str
    line: str
    unit_line: str
    heads: tuple[FormColumn, ...]
    rows: tuple[tuple[Value, ...], ...] = ()
    blank: int = 20
    example: tuple[tuple[Value, ...], ...] = ()

    @property
    def last_row(self) -> int:
        """The last row that is drawn, as Excel counts: three stand above the rows."""
        return FIRST_ROW + len(self.rows) + self.blank - 1


ON_SHEET = Text("所在表", "On sheet")
FIRST_ROW = 4  # title, line, heads


def head_of(
    field_id: str, lang: str, *, needed: bool | None = None, choice: str = "", known: str = "", money: Text = WAN
) -> FormColumn:
    """The head of a field, with the schema's own label and meaning; `money` is the unit that amounts are typed in."""
    found = FIELDS[field_id]
    column = _column(found)
    is_needed = column.required if needed is None and column and not found.is_figure else bool(needed)
    head = FormColumn(
        field_id, found.label(lang), found.type, _unit(found, lang, money), is_needed, choice or _choice(column), known
    )
    measure = MEASURES.get(found.fixed.get("metric_id", ""))
    return replace(
        head, meaning=_meaning(found, column, lang), may_be_negative=measure is not None and measure.may_be_negative
    )


def known_head(label: Text, lang: str, type: str = "money", unit: Text | None = None) -> FormColumn:
    """A head over what is only shown."""
    return FormColumn("", label(lang), type, unit(lang) if unit else "", known="all", meaning=_KNOWN(lang))


def _column(found: Field) -> Column | None:
    return TABLES[found.table].column(found.column) if found.table in TABLES else None


def _unit(found: Field, lang: str, money: Text) -> str:
    unit = found.fixed.get("unit")
    if found.type == "money" or unit == "yuan":
        return money(lang)
    return UNITS[unit].label(lang) if unit else ""


def _choice(column: Column | None) -> str:
    if column is None:
        return ""
    if column.codes:
        return column.codes.id
    if column.points_to:
        return column.points_to.partition(".")[0]
    return {"metric_id": "measures", "unit": "units"}.get(column.name, "")


def _meaning(found: Field, column: Column | None, lang: str) -> str:
    if found.table == "observations" and "metric_id" in found.fixed:
        return MEASURES[found.fixed["metric_id"]].meaning(lang)
    return column.meaning(lang) if column and column.meaning else ""


def in_wan(yuan: Decimal | None) -> Decimal | None:
    return None if yuan is None else yuan / TO_YUAN


def index(heads: Sequence[FormColumn], field_id: str) -> int:
    """Where a field stands, counted from 0."""
    return next(n for n, head in enumerate(heads) if head.field == field_id)
