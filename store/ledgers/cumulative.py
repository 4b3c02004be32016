"""Figures that run up to their period become the period's own: what was published and handed in of earlier periods is taken off."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from store.ledgers.collecting import Collected
from store.ledgers.frame.known import Known
from store.ledgers.pieces import Made
from store.ledgers.rules import RULES
from store.package.reading import DECIMAL
from store.sheets.faults import LedgerRule
from store.sheets.grid import address
from style.periods import Period, parse_period, quarter_of
from style.text import Text

DERIVED = Text("累计数减去以前各期之和 {earlier}", "the figure to date less {earlier} of earlier periods")
ONLY_COMPARED = Text(
    "同一文件已有本期数，累计数只用来核对", "the file gives the period's own figure: the one to date is only compared"
)
FROM_START = Text("累计数从本期起算，即本期数", "the figures begin in this period: it is the period's own")
_FLOW_NAMES = ("pair_id", "payee_adcode", "track_id", "project_id")
Key = tuple[Any, ...]


@dataclass
class _Earlier:
    """Figures of periods by what they are of; None: due and not reported."""

    known: dict[Key, dict[Period, Decimal | None]] = field(default_factory=lambda: defaultdict(dict))
    own: dict[Key, dict[Period, Decimal]] = field(default_factory=lambda: defaultdict(dict))

    def before(self, key: Key, period: Period, since: str, begun: int) -> tuple[Decimal, list[str]] | None:
        """(sum, quarters that lack) of the periods before; None where nothing is known of any. Of quarters before `begun`
        nothing was due."""
        first = period.year * 4 if since == "year" else 0
        entries = {**self.known.get(key, {}), **self.own.get(key, {})}
        within = {one: value for one, value in entries.items() if first <= one.first and one.last < period.first}
        if since == "year" and period.first == first:
            return Decimal(0), []
        if not within:
            return None
        start = first if since == "year" else min(one.first for one in within)
        covered = {
            number for one, value in within.items() if value is not None for number in range(one.first, one.last + 1)
        }
        lacking = [
            str(Period(number, number)) for number in range(max(start, begun), period.first) if number not in covered
        ]
        return sum((value for value in within.values() if value is not None), Decimal(0)), lacking


def settle(mades: list[Made], known: Known, collected: Collected) -> None:
    """Replaces figures to date in place; where the same file gives the period's own too, they are only compared."""
    running = [
        made for made in mades if made.cumulative and made.table in ("observations", "fund_flows") and len(made.rows)
    ]
    for table in ("observations", "fund_flows"):
        mine = sorted((made for made in running if made.table == table), key=_order)
        if mine:
            earlier = _Earlier()
            names = _names(mine)
            _learn(
                earlier,
                table,
                names,
                mine,
                known,
                [made for made in mades if made.table == table and not made.cumulative],
            )
            for made in mine:
                _settle(made, names, earlier, known, collected)


def _order(made: Made) -> tuple[str, str]:
    periods = [one for one in made.values("period").to_pylist() if one]
    return min(periods, default=""), "1" if made.cumulative == "year" else "2"


def _names(mades: Iterable[Made]) -> tuple[str, ...]:
    """The columns that tell whose figures they are: of money those the sheet speaks of."""
    made = next(iter(mades))
    if made.table == "observations":
        return ("subject_id", "metric_id", "value_type")
    said = [name for name in _FLOW_NAMES if any(each.values(name).null_count < len(each.rows) for each in mades)]
    return ("stage", *(["year"] if any(_says_fund_year(each) for each in mades) else []), *said)


def _says_fund_year(made: Made) -> bool:
    block = made.cells.block
    if block.said.fund_year is not None or (made.figure is not None and made.figure.fund_year is not None):
        return True
    return made.cells.block.mapped.of("fund_flows.year") is not None


def _learn(
    earlier: _Earlier, table: str, names: tuple[str, ...], mine: list[Made], known: Known, own: list[Made]
) -> None:
    published = known.tables[table]
    first = "metric_id" if table == "observations" else "stage"
    wanted = {one for made in mine for one in made.values(first).to_pylist()}
    published = published.filter(
        pc.is_in(published[first], value_set=pa.array(sorted(filter(None, wanted)), pa.string()))
    )
    _enter(earlier.known, table, names, {name: published[name].to_pylist() for name in published.column_names})
    for made in own:
        _enter(earlier.own, table, names, {name: given.values.to_pylist() for name, given in made.columns.items()})  # type: ignore[arg-type]


def _enter(
    into: dict[Key, dict[Period, Decimal | None]], table: str, names: tuple[str, ...], rows: dict[str, list[Any]]
) -> None:
    figure = "value" if table == "observations" else "amount"
    status = rows.get("status", [None] * len(rows[figure]))
    for key, period, value, told in zip(
        zip(*(rows[name] for name in names), strict=True), rows["period"], rows[figure], status, strict=True
    ):
        if period is None:
            continue
        entry = Decimal(0) if value is None and told == "not_applicable" else value
        at = parse_period(period)
        before = into[key].get(at) if table == "fund_flows" else None
        into[key][at] = entry + before if entry is not None and before is not None else entry


def _settle(made: Made, names: tuple[str, ...], earlier: _Earlier, known: Known, collected: Collected) -> None:
    column = "value" if made.table == "observations" else "amount"
    values, periods = made.values(column).to_pylist(), made.values("period").to_pylist()
    keys = list(zip(*(made.values(name).to_pylist() for name in names), strict=True))
    kept = []
    for position, (key, period, value) in enumerate(zip(keys, periods, values, strict=True)):
        if value is None or period is None or None in key[:1]:
            kept.append(position)
            continue
        at = parse_period(period)
        before = (
            (Decimal(0), [])
            if at.quarters == 4 and made.cumulative == "year"
            else earlier.before(key, at, made.cumulative, _begun(made, position, known))
        )
        if before is None and _begins(made, position, at, known):
            before = (Decimal(0), [])
        if at in earlier.own.get(key, {}):
            collected.guess(made.sheet, *_written(made, position), earlier.own[key][at], ONLY_COMPARED)
            _compare(made, position, value, earlier.own[key][at], before, collected)
            continue
        kept.append(position)
        values[position] = _own(made, position, value, before, collected)
        if values[position] is not None:
            earlier.own[key][at] = values[position]
    made.columns[column] = replace(made.columns[column], values=pa.array(values, DECIMAL))
    if len(kept) < len(values):
        at_rows = pa.array(kept, pa.int64())
        made.columns = {name: replace(given, values=given.values.take(at_rows)) for name, given in made.columns.items()}
        made.pair = made.pair and replace(made.pair, values=made.pair.values.take(at_rows))
        made.rows = made.rows[kept]
        made.removed = made.removed[kept] if made.removed is not None else None
        made.dropped = not kept


def _begun(made: Made, position: int, known: Known) -> int:
    """The quarter in which what the figure is of began; 0 where that is not known."""
    began = known.began.get(made.values("subject_id")[position].as_py()) if made.table == "observations" else None
    return quarter_of(began).first if began is not None else 0


def _begins(made: Made, position: int, period: Period, known: Known) -> bool:
    """Whether what the figure is of began in its period: a project started in it, or one that this file brings."""
    if made.table != "observations":
        return False
    subject = made.values("subject_id")[position].as_py()
    began = known.began.get(subject)
    return began is not None and quarter_of(began).last >= period.first


def _own(
    made: Made, position: int, value: Decimal, before: tuple[Decimal, list[str]] | None, collected: Collected
) -> Decimal | None:
    if before is None or before[1]:
        lacking = "、".join(before[1]) if before is not None else "全部 / all"
        _fault(made, position, RULES["cumulative_alone"], collected, lacking=lacking)
        return None
    if value < before[0]:
        _fault(made, position, RULES["cumulative_falls"], collected, sum=f"{before[0]:,}")
        return None
    cell, text = _cell(made, position)
    why = (
        Text(DERIVED("zh", earlier=f"{before[0]:,}"), DERIVED("en", earlier=f"{before[0]:,}"))
        if before[0]
        else FROM_START
    )
    collected.guess(made.sheet, cell, text or "", value - before[0], why)
    return value - before[0]


def _compare(made: Made, position: int, value: Decimal, own: Decimal | None, before: tuple[Decimal, list[str]] | None,
             collected: Collected) -> None:  # fmt: skip
    if own is None or before is None or before[1]:
        return
    if own + before[0] != value:
        _fault(made, position, RULES["cumulative_differs"], collected, sum=f"{own + before[0]:,}")


def _cell(made: Made, position: int) -> tuple[str, str | None]:
    assert made.figure is not None
    row = int(made.rows[position])
    return address(row, made.figure.column), made.cells.block.sheet.text(row, made.figure.column)


def _written(made: Made, position: int) -> tuple[str, str]:
    cell, text = _cell(made, position)
    return cell, text or ""


def _fault(made: Made, position: int, rule: LedgerRule, collected: Collected, **filled: str) -> None:
    cell, text = _cell(made, position)
    collected.fault(rule, made.sheet, cell, text, row=int(made.rows[position]), table=made.table,
                    column="value" if made.table == "observations" else "amount", **filled)  # fmt: skip
