"""Every unit a figure may have, in both languages."""

from dataclasses import dataclass

from style.text import Text


@dataclass(frozen=True)
class Unit:
    """`id` is stored in the data; `label` is what follows the number; `kind` decides how the number is written."""

    id: str
    label: Text
    kind: str  # money, percent, count, quantity, ratio, year


def _unit(unit_id: str, zh: str, en: str, kind: str) -> Unit:
    return Unit(unit_id, Text(zh, en), kind)


UNITS: dict[str, Unit] = {
    unit.id: unit
    for unit in (
        _unit("yuan", "元", "yuan", "money"),
        _unit("percent", "%", "%", "percent"),
        _unit("project", "个", "projects", "count"),
        _unit("pair", "对", "pairs", "count"),
        _unit("firm", "家", "firms", "count"),
        _unit("park", "个", "parks", "count"),
        _unit("person", "人", "people", "count"),
        _unit("event", "场", "events", "count"),
        _unit("firm_attendance", "家次", "firm attendances", "count"),
        _unit("attendance", "人次", "attendances", "count"),
        _unit("item", "项", "items", "count"),
        _unit("wan_metre", "万米", "×10,000 m", "quantity"),
        _unit("wan_square_metre", "万平方米", "×10,000 m²", "quantity"),
        _unit("tonne_a_year", "吨/年", "t a year", "quantity"),
        _unit("mu", "亩", "mu", "quantity"),
        _unit("wan_tce_a_year", "万吨标准煤/年", "×10,000 tce a year", "quantity"),
        _unit("calendar_year", "年", "(year)", "year"),
        _unit("yuan_per_yuan", "元/元", "yuan per yuan", "ratio"),
        _unit("score", "分", "points", "quantity"),
    )
}
# The two that nearly every sum and share is told in.
YUAN, PERCENT = UNITS["yuan"], UNITS["percent"]
