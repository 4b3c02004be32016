"""What can be said of a column: its type, unit, allowed values and links, and how each type is stored."""

from dataclasses import dataclass, field

from store.codes import CodeList
from store.programme import PROGRAMME
from style.text import Text

# How each type is written in a data package (Frictionless) and stored (Arrow, DuckDB).
# Money and values are exact decimals: floats gave four different totals in four runs over ten million rows.
FRICTIONLESS = {
    "id": "string",
    "adcode": "string",
    "text": "string",
    "code": "string",
    "period": "string",
    "date": "date",
    "integer": "integer",
    "year": "integer",
    "money": "number",
    "value": "number",
}
DUCKDB = {
    "id": "VARCHAR",
    "adcode": "VARCHAR",
    "text": "VARCHAR",
    "code": "VARCHAR",
    "period": "VARCHAR",
    "date": "DATE",
    "integer": "INTEGER",
    "year": "INTEGER",
    "money": "DECIMAL(18,2)",
    "value": "DECIMAL(18,2)",
}
PATTERNS = {
    "id": r"[A-Za-z0-9][A-Za-z0-9_.\-]{0,63}",
    "adcode": PROGRAMME.adcode_pattern,
    "period": r"20\d\d(Q[1-4]|-20\d\d)?",
}
TEXT_LIMIT = 2000
TYPE_LABELS: dict[str, Text] = {
    "id": Text("编号", "id"),
    "adcode": Text("区划代码", "adcode"),
    "text": Text("文字", "text"),
    "code": Text("词表", "code"),
    "period": Text("报告期", "period"),
    "date": Text("日期", "date"),
    "integer": Text("整数", "whole number"),
    "year": Text("年份", "year"),
    "money": Text("金额（元）", "money (yuan)"),
    "value": Text("数值", "value"),
}
# No text may hold control characters (tab and line ends may stand) or marks that turn the direction of what follows.
CONTROL = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"


@dataclass(frozen=True)
class Column:
    """One column of a table.

    `type`: id, adcode, text, code, period, date, integer, year, money (元), value (unit in another column).
    `points_to`: "table.column" whose values it must be one of. `minimum`, `maximum` include their ends.
    `adds_up`: where its figures may be summed, in words; None for what is not a figure.
    """

    name: str
    type: str
    label: Text
    required: bool = True
    codes: CodeList | None = None
    points_to: str | None = None
    minimum: int | None = None
    maximum: int | None = None
    meaning: Text | None = None
    adds_up: Text | None = None


@dataclass(frozen=True)
class Table:
    """One table of a dataset; `key` names the columns that no two rows may share."""

    name: str
    label: Text
    row: Text
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    required: bool = field(default=False)

    @property
    def column_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name} has no column {name!r}")


def column(
    name: str,
    type: str,
    zh: str,
    en: str,
    *,
    meaning: tuple[str, str] | None = None,
    adds_up: tuple[str, str] | None = None,
    **rest: object,
) -> Column:
    """A column from plain words; `meaning` and `adds_up` are (zh, en)."""
    return Column(
        name,
        type,
        Text(zh, en),
        meaning=Text(*meaning) if meaning else None,
        adds_up=Text(*adds_up) if adds_up else None,
        **rest,  # type: ignore[arg-type]
    )
