"""FIELDS: every thing that a column of a sheet can be, what it is called, and what it fixes of the row it makes."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from store.codes import FUND_STAGE, INDICATOR
from store.ledgers.frame import called
from store.measures import MEASURES, Measure
from store.schema import TABLES
from style import terms
from style.text import Text, spellings

CONTEXT = "context"  # the table of fields that no table stores: they tell whose figures and which period a row holds
_LABELS = {
    "county": terms.ONE_COUNTY,
    "pair": terms.PAIR,
    "period": Text("报告期", "Period"),
    "number": Text("序号", "No."),
    "note": Text("备注", "Note"),
    "industrial": terms.INDUSTRIAL,
    "mountain": terms.MOUNTAIN,
}
_CONTEXT_TYPES = {"county": "adcode", "pair": "id", "period": "period", "number": "integer", "note": "text",
                  "industrial": "adcode", "mountain": "adcode"}  # fmt: skip
_CUMULATIVE_STAGES = ("allocated", "disbursed", "spent", "recovered")
# Of these 累计 alone means since the start; of all other flows it means the year so far.
_SINCE_START = ("investment_completed", "fund_support")


@dataclass(frozen=True)
class Field:
    """One thing a column can be: `projects.name`, `observations.output_value.actual`, `context.note`.

    `label` stands over it in our templates; `aliases` are what offices write, both without unit. `table` and `column` say
    where its values go, `fixed` which other columns of that row it settles (metric_id, value_type, unit, stage …).
    `cumulative`: "" of the period itself, "year" of the year so far, "all" since the start.
    """

    id: str
    table: str
    column: str
    label: Text
    type: str
    aliases: tuple[str, ...] = ()
    fixed: Mapping[str, str] = field(default_factory=dict)
    cumulative: str = ""

    @property
    def is_figure(self) -> bool:
        """Whether each cell of the column is a row of its own: a measure, a fund stage, a target or an indicator."""
        return bool(self.fixed)


def header_key(text: str) -> str:
    """What two headers are compared by: the same width and case, without spaces, stops, brackets and stars."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[^\w#]|_", "", plain)


def _words(*lists: str) -> tuple[str, ...]:
    """Words parted by 、, each once; one inside brackets parts nothing."""
    found = (word.strip() for words in lists for word in re.split(r"、(?![^（(]*[）)])", words))
    return tuple(dict.fromkeys(word for word in found if word))


def _columns() -> Iterator[Field]:
    for table in TABLES.values():
        for column in table.columns:
            field_id = f"{table.name}.{column.name}"
            names = _words(called.FIELDS.get(field_id, ""), called.COLUMNS.get(column.name, ""))
            yield Field(field_id, table.name, column.name, column.label, column.type, (column.name, *names))


def _context() -> Iterator[Field]:
    shared = {"pair": called.COLUMNS["pair_id"], "period": called.COLUMNS["period"]}
    for name, label in _LABELS.items():
        words = _words(called.FIELDS.get(f"{CONTEXT}.{name}", ""), shared.get(name, ""))
        yield Field(f"{CONTEXT}.{name}", CONTEXT, name, label, _CONTEXT_TYPES[name], words)


def _around(before: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """本季 with 产值 and 完成投资: 本季产值, 产值本季, 本季完成投资 …"""
    return tuple(text for word in _words(before) for name in names for text in (word + name, name + word))


def _figure(measure: Measure, value_type: str, cumulative: str, label: Text, names: tuple[str, ...]) -> Field:
    fixed = {"metric_id": measure.id, "value_type": value_type, "unit": measure.unit.id}
    end = f".{cumulative}" if cumulative else ""
    return Field(f"observations.{measure.id}.{value_type}{end}", "observations", "value", label, "value", names, fixed,
                 cumulative)  # fmt: skip


def _of_measure(measure: Measure) -> Iterator[Field]:
    zh, en = measure.label.zh, measure.label.en
    names = _words(zh, called.MEASURES.get(measure.id, ""))
    for value_type in measure.value_types:
        if value_type == "forecast":
            yield _figure(measure, "forecast", "", Text(f"预计{zh}", f"{en}, forecast"),
                          _around(called.OF_FORECAST, names))  # fmt: skip
        elif value_type == "at_capacity":
            yield _figure(measure, "at_capacity", "", Text(f"达产后{zh}", f"{en} at capacity"),
                          _around(called.AT_CAPACITY, names))  # fmt: skip
        elif measure.accrues == "stock" or value_type != "actual":
            only = value_type == measure.value_types[0]
            label = measure.label if only else Text(f"{zh}（实际）", f"{en}, actual")
            yield _figure(measure, value_type, "", label, (*names, en) if only else ())
        else:
            yield from _of_flow(measure, names)


def _of_flow(measure: Measure, names: tuple[str, ...]) -> Iterator[Field]:
    zh, en = measure.label.zh, measure.label.en
    alone = () if len(measure.value_types) > 1 and measure.value_types[0] != "actual" else (*names, en)
    named = (*names, *_words(called.SHORT.get(measure.id, "")))
    since_start = _around("累计", named)
    first = measure.id in _SINCE_START
    yield _figure(measure, "actual", "", Text(f"本季{zh}", f"{en}, this quarter"),
                  (*alone, *_around(called.OF_PERIOD, named)))  # fmt: skip
    yield _figure(measure, "actual", "year", Text(f"本年累计{zh}", f"{en}, year to date"),
                  (*_around(called.OF_YEAR, named), *(() if first else since_start)))  # fmt: skip
    yield _figure(measure, "actual", "all", Text(f"自开工累计{zh}", f"{en}, since start"),
                  (*_around(called.OF_ALL, named), *(since_start if first else ())))  # fmt: skip


def _of_fund_stages() -> Iterator[Field]:
    for code in FUND_STAGE:
        zh, en = code.label.zh, code.label.en
        names, fixed = _words(called.FUND_STAGES[code.id]), {"stage": code.id}
        plain = Text(f"{zh}资金", f"Fund money, {en}")
        yield Field(f"fund_flows.{code.id}", "fund_flows", "amount", plain, "money",
                    (*names, *_around(called.OF_PERIOD, names)), fixed)  # fmt: skip
        if code.id in _CUMULATIVE_STAGES:
            yield Field(f"fund_flows.{code.id}.year", "fund_flows", "amount",
                        Text(f"本年累计{zh}资金", f"Fund money, {en}, year to date"), "money",
                        _around(called.OF_YEAR, names), fixed, "year")  # fmt: skip
            yield Field(f"fund_flows.{code.id}.all", "fund_flows", "amount",
                        Text(f"累计{zh}资金", f"Fund money, {en}, to date"), "money",
                        (*_around(called.OF_ALL, names), *_around("累计", names)), fixed, "all")  # fmt: skip


def _targets() -> Iterator[Field]:
    for measure in MEASURES.values():
        names = _words(measure.label.zh, called.MEASURES.get(measure.id, ""))
        yield Field(f"targets.{measure.id}", "targets", "target",
                    Text(f"{measure.label.zh}目标", f"{measure.label.en}, target"), "value",
                    _around("目标、年度目标、目标值、全年目标、目标任务", names),
                    {"metric_id": measure.id, "unit": measure.unit.id})  # fmt: skip


def _indicators() -> Iterator[Field]:
    for code in INDICATOR:
        yield Field(f"assessments.{code.id}", "assessments", "score",
                    Text(f"{code.label.zh}得分", f"Score, {code.label.en}"), "value",
                    _words(called.INDICATORS[code.id]), {"indicator_id": code.id})  # fmt: skip


FIELDS: dict[str, Field] = {
    each.id: each
    for each in (
        *_columns(),
        *_context(),
        *(each for measure in MEASURES.values() for each in _of_measure(measure)),
        *_of_fund_stages(),
        *_targets(),
        *_indicators(),
    )
}


def _by_key() -> dict[str, tuple[str, ...]]:
    """Header key → the fields it may stand over, of labels, names and aliases alike."""
    found: dict[str, list[str]] = {}
    for each in FIELDS.values():
        for text in (*spellings(each.label.zh, each.label.en, *each.aliases), each.id):
            ids = found.setdefault(header_key(text), [])
            if each.id not in ids:
                ids.append(each.id)
    return {key: tuple(ids) for key, ids in found.items()}


BY_KEY: dict[str, tuple[str, ...]] = _by_key()
