"""Cross-checks of a figure against its own past: a slip of the unit, a value far off, a published one that is revised."""

from collections.abc import Collection, Iterator
from decimal import Decimal

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from store.handins.case import FIGURES, Case, Raised, rule, words

UNIT_SLIP = rule(
    "unit_slip",
    "warning",
    (
        "{now_zh} 约为以往（{past_zh}）的 {times_zh}，可能把元、万元、亿元弄错了",
        "{now_en} is about {times_en} of what it was ({past_en}): perhaps yuan, 10,000 yuan and 100 million yuan were mixed up",
    ),
    (
        "请核对表头和单元格的单位；数字无误的，请说明",
        "check the unit in header and cell; if the figure is right, say why",
    ),
)
FAR_OFF = rule(
    "far_off",
    "question",
    (
        "{now_zh} 与以往（一般为 {past_zh}左右）相差很大",
        "{now_en} is far from what it was before (mostly about {past_en})",
    ),
    ("请核对；如属实，可说明原因", "check it; if it is so, you may say why"),
)
BEYOND_THE_PLAN = rule(
    "beyond_the_plan",
    "question",
    (
        "项目 {more_zh} 累计完成投资 {now_zh}，超过计划总投资 {past_zh}",
        "project {more_en} has invested {now_en} in all, more than its planned {past_en}",
    ),
    (
        "请核对本期数、单位和计划总投资；如属实，可说明原因",
        "check the figure, its unit and the planned investment; if it is so, you may say why",
    ),
)
REVISED = rule(
    "published_revised",
    "question",
    ("已发布的“{column_zh}”由 {past_zh} 改为 {now_zh}", "the published “{column_en}” {past_en} becomes {now_en}"),
    ("如是有意更正，可说明原因；否则请改回", "if it is meant, you may say why; if not, change it back"),
)
# What makes a series of one figure, and when each of it is.
_SERIES = {
    "observations": (("subject_type", "subject_id", "metric_id", "value_type"), "value"),
    "fund_flows": (("pair_id", "payee_adcode", "track_id", "project_id", "stage"), "amount"),
    "targets": (("pair_id", "metric_id"), "target"),
}
# Offices write 元, 万元 and 亿元: a slip is 10,000 or 100,000,000 times. Within a factor of five of it no figure of one
# project, quarter by quarter, strays by itself.
_SLIPS = {4: ("一万倍", "10,000 times"), 8: ("一亿倍", "100,000,000 times"), -4: ("万分之一", "a ten-thousandth"),
          -8: ("亿分之一", "a hundred-millionth")}  # fmt: skip
_NEAR = np.log10(5)
_FEWEST = 4  # figures that make a past
_MADS = 6.0  # median absolute deviations that a figure may lie off; of a normal scatter one in 20,000 does
_BEYOND_ALL = np.log10(5)  # the largest there ever was; a small quarter is nothing new
_LEAST = 1.0  # power of ten: ten times as much or a tenth; quarters of one project differ by less all the time


def jumps(case: Case) -> Iterator[Raised]:
    """Slips first; what is told as one is not told again as far off or revised."""
    slipped: set[tuple[str, int, str]] = set()
    for table, (columns, figure) in _SERIES.items():
        for row, told_of, past, power in _unusual(case, table, columns, figure):
            filled = _from_to(case, table, row, figure, Decimal(f"{Decimal(past):.2e}"))
            slipped.add((table, row, figure))
            if told_of is FAR_OFF:
                yield from case.told(FAR_OFF, table, row, figure, filled)
            else:
                times = {**filled, **words(*_SLIPS[power], "times")}
                yield from case.told(UNIT_SLIP, table, row, figure, times, _header_of(case, table, row, figure, power))
    yield from _beyond_the_plan(case, slipped)
    yield from _revised(case, slipped)


def _header_of(case: Case, table: str, row: int, figure: str, power: int) -> str:
    """What makes one cause of slips: a column of a sheet whose header says the same wrong unit over all of them."""
    place = case.merged.place(table, row, figure)
    column = (place.cell or "").rstrip("0123456789") if place else ""
    return f"unit_slip:{place.share if place else 0}:{place.sheet if place else ''}:{column}:{power}"


def _unusual(case: Case, table: str, columns: tuple[str, ...], figure: str) -> Iterator[tuple[int, object, float, int]]:
    """Rows, the rule each breaks, the middle of its past, and the power of ten of a slip."""
    rows = case.changed(table, figure)
    if not len(rows):
        return
    series = _series(case, table, columns, figure, rows)
    middle, spread, size = (series[name].to_numpy()[rows] for name in ("middle", "spread", "size"))
    logs = series["log"].to_numpy()[rows]
    away = logs - middle
    beyond = logs - series["most"].to_numpy()[rows]
    for n in np.flatnonzero(np.abs(away) > _LEAST):
        power = next((p for p in _SLIPS if abs(away[n] - p) <= _NEAR), 0)
        if power:
            yield int(rows[n]), UNIT_SLIP, float(10 ** middle[n]), power
        elif size[n] >= _FEWEST and (abs(away[n]) > _MADS * spread[n] or beyond[n] > _BEYOND_ALL):
            yield int(rows[n]), FAR_OFF, float(10 ** middle[n]), 0


def _series(case: Case, table: str, columns: tuple[str, ...], figure: str, rows: np.ndarray) -> pd.DataFrame:
    """Each row's figure as a power of ten, and of its series the middle, the spread and how many there are: of what stood
    before where anything did, else of all that was handed in, whose middle one slip does not move."""
    data = case.merged.tables[table]
    revised = case.merged.revised.get(table, {}).get(figure, np.empty(0, int))
    before = case.merged.base[table].column(figure).take(case.merged.lines[table].published[revised])
    keys = pd.DataFrame({name: pd.factorize(data.column(name).to_pandas())[0] for name in columns})
    group = keys.groupby(list(columns), sort=False).ngroup().to_numpy()
    given = np.zeros(len(data) + len(revised), bool)
    given[rows] = True
    logs = np.concatenate([_powers(data.column(figure)), _powers(before)])
    known = pd.DataFrame({"log": logs, "group": np.append(group, group[revised]), "given": given}).dropna()
    known = known[~known["given"] | known.groupby("group")["given"].transform("all")]
    by_group = known.groupby("group")["log"]
    off = (known["log"] - by_group.transform("median")).abs().groupby(known["group"]).median()
    found = pd.DataFrame({"middle": by_group.median(), "spread": off, "size": by_group.size(), "most": by_group.max()})
    return found.reindex(group).assign(log=logs[: len(data)])


def _powers(figures: pa.ChunkedArray) -> np.ndarray:
    values = figures.cast("float64").to_numpy()
    return np.log10(np.where(values > 0, values, np.nan))


def _from_to(case: Case, table: str, row: int, column: str, past: Decimal | int) -> dict[str, str]:
    then = case.figure(table, row, column, past, "past")
    return then | case.figure(table, row, column, case.merged.values(table, column)[row], "now")


def _beyond_the_plan(case: Case, told_already: set[tuple[str, int, str]]) -> Iterator[Raised]:
    """A project whose completed investment a hand-in brings to more than the whole that was planned."""
    merged = case.merged
    rows = case.changed("observations", "value")
    data = merged.tables["observations"].take(pa.array(rows))
    mine = _are_invested(data)
    for name in ("subject_id", "period", "value"):
        mine = pc.and_(mine, data.column(name).is_valid())
    about = dict(zip(data.column("subject_id").filter(mine).to_pylist(), rows[mine.to_numpy()].tolist(), strict=True))
    if not about:
        return
    plans = dict(zip(*(merged.values("projects", name) for name in ("project_id", "planned_investment")), strict=True))
    now = _invested(merged.tables["observations"], about)
    before = _invested(merged.base["observations"], about)
    for project, row in about.items():
        plan = plans.get(project)
        told = ("observations", row, "value") in told_already
        if plan and not told and before.get(project, Decimal(0)) <= plan < now[project]:
            filled = case.figure("observations", row, "value", plan, "past")
            filled |= case.figure("observations", row, "value", now[project], "now") | words(project, project)
            yield from case.told(BEYOND_THE_PLAN, "observations", row, "value", filled)


def _are_invested(data: pa.Table) -> pa.ChunkedArray:
    both = pc.and_(
        pc.equal(data.column("metric_id"), "investment_completed"), pc.equal(data.column("value_type"), "actual")
    )
    return pc.fill_null(both, False)


def _invested(data: pa.Table, projects: Collection[str]) -> dict[str, Decimal]:
    """The sum of each project's quarters."""
    wanted = pc.is_in(data.column("subject_id"), value_set=pa.array(sorted(projects), pa.string()))
    found = data.filter(pc.and_(wanted, _are_invested(data))).group_by("subject_id").aggregate([("value", "sum")])
    return {row["subject_id"]: row["value_sum"] or Decimal(0) for row in found.to_pylist()}


def _revised(case: Case, told_already: set[tuple[str, int, str]]) -> Iterator[Raised]:
    for table, columns in FIGURES.items():
        for column in columns:
            rows = case.merged.revised.get(table, {}).get(column, np.empty(0, int))
            if not len(rows):
                continue
            published = case.merged.lines[table].published[rows]
            before = case.merged.base[table].column(column).take(published).to_pylist()
            now = case.merged.values(table, column)
            for row, past in zip(rows.tolist(), before, strict=True):
                if past is None or now[row] is None or (table, row, column) in told_already:
                    continue
                filled = _from_to(case, table, row, column, past)
                if power := _slip(now[row], past):
                    yield from case.told(UNIT_SLIP, table, row, column, {**filled, **words(*_SLIPS[power], "times")})
                else:
                    yield from case.told(REVISED, table, row, column, filled)


def _slip(now: Decimal | int, past: Decimal | int) -> int:
    """The power of ten by which a figure that has no series, as a planned investment, is off what it was; 0 where it is not."""
    if now <= 0 or past <= 0:
        return 0
    away = float(Decimal(now).log10() - Decimal(past).log10())
    return next((power for power in _SLIPS if abs(away - power) <= _NEAR), 0)
