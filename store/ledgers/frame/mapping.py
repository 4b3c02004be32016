"""Which table a block of a sheet is of, and which field each of its columns is."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import fuzz, process

from store.ledgers.frame import called
from store.ledgers.frame.across import amounts_of, figures_across, meanings, melts, sums_apart, tracks_of_money
from store.ledgers.frame.fields import BY_KEY, CONTEXT, FIELDS, Field, header_key
from store.ledgers.frame.headings import Heading
from store.schema import TABLES
from style.text import spellings

# Any of these sets of columns says that a row is a record of the table. Order decides between equals.
_ANCHORS: dict[str, tuple[frozenset[str], ...]] = {
    table: tuple(frozenset(names.split()) for names in sets)
    for table, sets in {
        "observations": ("metric_id value", "subject_id value"),
        "fund_flows": ("stage amount", "flow_id amount", "year amount", "payee_adcode amount", "period amount"),
        "targets": ("metric_id target", "year target"),
        "assessments": ("indicator_id score", "subject_id score", "indicator_id grade_printed"),
        "projects": ("name", "project_id"),
        "events": ("title", "event_id kind"),
        "resources": ("item", "category quantity", "side category"),
        "deals": ("deal_id step", "step item", "from_adcode to_adcode"),
        "sources": ("title publisher", "source_id title"),
        "counties": ("adcode official_name", "adcode city", "name official_name"),
        "county_roles": ("adcode role",),
        "pairs": ("pair_id industrial_adcode mountain_adcode", "industrial_adcode mountain_adcode listed_year"),
        "tracks": ("track_id name_zh", "name_zh name_en"),
    }.items()
}
FIGURE_TABLES = ("observations", "fund_flows", "targets", "assessments")
# A record of these may carry figures in further columns of its row.
_CARRY_FIGURES = (None, "projects", "pairs")
_LIKE, _AHEAD = 80.0, 4.0
# Words that make another thing of whatever they stand beside: 计划竣工时间 is no 竣工时间, however alike.
_CHANGING = ("计划", "预计", "预期", "拟", "目标", "达产", "累计", "其中", "未")
# Over words, days and plans that the dataset has no place for.
_NOTE = re.compile(
    r"问题|困难|协调|建议|措施|打算|备注|说明|简介|建设内容|责任|联系人|电话|形象进度|(建设|起止|实施)(年限|周期|期限)|建设期$"
    r"|(计划|预计|预期|拟).*(时间|日期|年月)"
)
_AT_CAPACITY = re.compile("达产|满产")
_FORECAST = re.compile("预计|预期|预测")
_NEXT = re.compile("下[一个]{0,2}季|次季|下[一]?年|明年|次年|来年|下[一]?期")
_PLANNED, _DONE = re.compile("计划|目标|拟完成"), re.compile("实际|已完成|执行|完成情况")
# What a column of figures is by a word alone, where the title says what is measured.
_KINDS = {header_key(word): kind for kind, words in {"actual": called.OF_ACTUAL, "forecast": called.OF_FORECAST}.items()
          for word in words.split("、")}  # fmt: skip


@dataclass(frozen=True)
class Mapped:
    """`table`: what a row is a record of; None where its columns are figures only. `twice`: columns of one meaning."""

    table: str | None
    headings: tuple[Heading, ...]
    twice: tuple[tuple[Heading, Heading], ...] = ()

    @property
    def figures(self) -> tuple[Heading, ...]:
        return tuple(each for each in self.headings if each.field is not None and self._is_figure(each.field))

    def _is_figure(self, of: Field) -> bool:
        """Measures, stages …, and under bare periods the figures of what another column names."""
        return of.is_figure or (self.table is None and of.id in ("observations.value", "fund_flows.amount"))

    def of(self, *field_ids: str) -> Heading | None:
        """The first of these fields that a column has."""
        for field_id in field_ids:
            for each in self.headings:
                if each.field is not None and each.field.id == field_id:
                    return each
        return None

    def column_named(self, name: str, tables: Iterable[str], period: str | None = None) -> Heading | None:
        """The column that holds a table's column of this name, in the order of the tables. Beside a figure of a `period` none
        that stands under another: 等次 under 2023年 is not that of a score of 2024年."""
        for field_id in (f"{table}.{name}" for table in tables):
            found = [each for each in self.headings if each.field is not None and each.field.id == field_id]
            found = [each for each in found if None in (period, each.period) or each.period == period]
            if found:
                return next((each for each in found if each.period == period), found[0])
        return None


def mapped(headings: tuple[Heading, ...], remembered: Mapping[str, str], metric_of_title: Field | None) -> Mapped:
    """Fields for the columns of a block. `metric_of_title`: what figures under bare periods are."""
    settled = tuple(_remembered(each, remembered) for each in headings)
    likely = tuple(_likely(each) if _is_open(each) else {} for each in settled)
    table = _table(settled, likely)
    if (table in _CARRY_FIGURES and melts(settled)) or figures_across(settled, table):
        table = None
    figures = _figure_tables(settled, table)
    placed = [_placed(each, like, table, figures) for each, like in zip(settled, likely, strict=True)]
    placed = _bare_periods(_of_title(placed, table, metric_of_title), table, metric_of_title)
    kept, twice = _each_once(sums_apart(tracks_of_money(placed)))
    if table == "projects" and not any(_is_of(each, "projects") for each in kept):
        table = None
    return Mapped(table, tuple(kept), twice)


def _is_of(heading: Heading, table: str) -> bool:
    return heading.field is not None and heading.field.table == table


def _remembered(heading: Heading, remembered: Mapping[str, str]) -> Heading:
    for key in heading.keys:
        if key in remembered:
            field_id = remembered[key]
            each = FIELDS.get(field_id)
            if each is not None or not field_id:
                return replace(heading, field=each, how="remembered", sure=1.0)
    return heading


def _is_open(heading: Heading) -> bool:
    """Not settled by memory, not comparing, no track's, and not known by its words."""
    settled = heading.how == "remembered" or heading.compares or heading.track is not None
    return not settled and bool(heading.keys) and not meanings(heading)


def _likely(heading: Heading) -> dict[str, float]:
    """Field id → likeness of the nearest known words, from 80 of 100. What has a unit or a period is a figure."""
    found: dict[str, float] = {}
    for key in heading.keys[:3]:
        for field_id, sure in _like(key).items() if len(key) >= 4 else ():
            if (heading.unit or heading.period) and FIELDS[field_id].type not in ("money", "value", "integer"):
                continue
            found[field_id] = max(found.get(field_id, 0.0), sure)
    return found


@lru_cache(maxsize=4096)
def _like(key: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for near, score, _ in process.extract(key, _near_keys(), scorer=fuzz.ratio, score_cutoff=_LIKE, limit=8):
        if any((word in key) != (word in near) for word in _CHANGING):
            continue
        for field_id in BY_KEY[near]:
            found[field_id] = max(found.get(field_id, 0.0), float(score))
    return found


@lru_cache(maxsize=1)
def _near_keys() -> tuple[str, ...]:
    return tuple(key for key in BY_KEY if len(key) >= 3)


def _table(headings: tuple[Heading, ...], likely: tuple[dict[str, float], ...]) -> str | None:
    best, most = None, (0.0, 0.0)
    for table, anchors in _ANCHORS.items():
        plain = _claimed(headings, table)
        like = {FIELDS[i].column for each in likely for i in each if _own(i, table)} - plain
        if not any(anchor <= plain | like for anchor in anchors):
            continue
        score = (len(plain) + 0.5 * len(like), float(sum(_exact(each, table) for each in headings)))
        if score > most:
            best, most = table, score
    if best in ("pairs", "county_roles") and any(_figures_of(each) for each in headings):
        return None
    if best == "projects" and _is_of_money(headings):
        return None
    return best


def _is_of_money(headings: tuple[Heading, ...]) -> bool:
    """Whose money moved, with a project beside it at most: nothing there describes a project itself."""
    moved = any(FIELDS[i].table == "fund_flows" for each in headings for i in _figures_of(each))
    whose = _claimed(headings, "fund_flows") & {"year", "payee_adcode"}
    return moved and bool(whose) and _claimed(headings, "projects") <= {"name", "pair_id", "track_id"}


def _claimed(headings: tuple[Heading, ...], table: str) -> set[str]:
    return {FIELDS[i].column for each in headings for i in meanings(each) if _own(i, table)}


def _own(field_id: str, table: str) -> bool:
    each = FIELDS[field_id]
    return each.table == table and not each.is_figure


def _exact(heading: Heading, table: str) -> bool:
    return heading.written in TABLES[table].column_names


def _figures_of(heading: Heading) -> list[str]:
    return [i for i in meanings(heading) if FIELDS[i].is_figure]


def _figure_tables(headings: tuple[Heading, ...], table: str | None) -> tuple[str, ...]:
    """The tables of the figures that a record's row carries besides."""
    if table not in _CARRY_FIGURES:
        return ()
    votes = {
        name: sum(any(FIELDS[i].table == name for i in _figures_of(each)) for each in headings)
        for name in FIGURE_TABLES
    }
    return tuple(sorted((name for name in votes if votes[name]), key=lambda name: -votes[name]))


def _placed(heading: Heading, like: dict[str, float], table: str | None, figures: tuple[str, ...]) -> Heading:
    if heading.how == "remembered":
        return heading
    known = (BY_KEY[key] for key in heading.keys if key in BY_KEY and not heading.compares)
    if found := next((each for ids in known if (each := _best(ids, table, figures))), None):
        exact = heading.written in (*spellings(found.label.zh, found.label.en), found.column, found.id)
        meant = _on_its_basis(_so_far(found, heading), heading)
        return replace(heading, field=meant, how="exact" if exact else "alias", sure=1.0) if meant else heading
    if _NOTE.search(heading.written) and heading.unit is None and heading.period is None:
        return replace(heading, field=FIELDS["context.note"], how="alias", sure=1.0)
    if not like:
        return heading
    ranked = sorted(like.items(), key=lambda item: -item[1])
    top = [field_id for field_id, sure in ranked if sure >= ranked[0][1] - _AHEAD]
    found = _best(top, table, figures or FIGURE_TABLES)
    meant = _on_its_basis(_so_far(found, heading), heading) if found is not None else None
    if found is None or meant is None:
        return heading
    return replace(heading, field=meant, how="likeness", sure=like[found.id] / 100)


def _best(ids: Iterable[str], table: str | None, figures: tuple[str, ...]) -> Field | None:
    """The field meant, of those the words may mean: the record's own, a figure, what a figure's row needs, context."""
    ids = tuple(ids)

    def first(fits: Iterable[bool]) -> Field | None:
        return next((FIELDS[i] for i, fit in zip(ids, fits, strict=True) if fit), None)

    if table is not None and (own := first(_own(i, table) for i in ids)):
        return own
    for name in figures:
        if found := first(FIELDS[i].is_figure and FIELDS[i].table == name for i in ids):
            return found
    if context := first(FIELDS[i].table == CONTEXT for i in ids):
        return context
    if identity := first(i in ("projects.project_id", "projects.name") for i in ids):
        return identity
    for name in figures or (() if table else FIGURE_TABLES):
        if found := first(
            _own(i, name) and FIELDS[i].column not in ("value", "amount", "target", "score") for i in ids
        ):
            return found
    return None


def _so_far(found: Field, heading: Heading) -> Field:
    """The cumulative field where the header's other words say that its figures run up to the period."""
    if not found.is_figure or not heading.so_far or (found.cumulative and heading.so_far == "all"):
        return found
    stem = found.id.removesuffix(f".{found.cumulative}") if found.cumulative else found.id
    return FIELDS.get(f"{stem}.{heading.so_far}", found)


def _on_its_basis(found: Field, heading: Heading) -> Field | None:
    """The field of what any storey of the header says the figures are: at capacity, expected, meant to be done. None: of
    another time, or of a basis that the measure is not kept in."""
    if found.table != "observations" or found.fixed.get("value_type") not in ("actual", "forecast"):
        return found
    metric = f"observations.{found.fixed['metric_id']}"
    if _AT_CAPACITY.search(heading.written):
        return FIELDS.get(f"{metric}.at_capacity")
    if _NEXT.search(heading.written):
        return None
    if _FORECAST.search(heading.written):
        return FIELDS.get(f"{metric}.forecast")
    return None if _PLANNED.search(heading.written) and not _DONE.search(heading.written) else found


def _of_title(placed: list[Heading], table: str | None, of_title: Field | None) -> list[Heading]:
    """金额, 资金 or a track's name under a title that names a fund stage or a measure holds its figures; 实际 and 预计 those
    of what the title measures."""
    if of_title is None or table not in _CARRY_FIGURES:
        return placed
    return [
        replace(each, field=_so_far(found, each), how="alias", sure=1.0)
        if each.field is None and each.how == "left_out" and (found := _meant(each, of_title)) else each
        for each in placed
    ]  # fmt: skip


def _meant(heading: Heading, of_title: Field) -> Field | None:
    if amounts_of(heading):
        return of_title
    if heading.track is not None:
        return of_title if of_title.table == "fund_flows" else None
    kind = next((_KINDS[key] for key in heading.keys if key in _KINDS), None)
    return (
        FIELDS.get(f"observations.{of_title.fixed['metric_id']}.{kind}")
        if kind and "metric_id" in of_title.fixed
        else None
    )


def _bare_periods(placed: list[Heading], table: str | None, of_title: Field | None) -> list[Heading]:
    """Columns that only name a period hold figures of what the title or a column of measures or stages says."""
    bare = [
        each for each in placed if each.field is None and (_only_period(each) or (table is None and amounts_of(each)))
    ]
    if not bare or table not in _CARRY_FIGURES:
        return placed
    has = {each.field.id for each in placed if each.field is not None}
    found = of_title
    if "observations.metric_id" in has:
        found = FIELDS["observations.value"]
    elif "fund_flows.stage" in has:
        found = FIELDS["fund_flows.amount"]
    if found is None:
        return placed
    return [
        replace(each, field=_so_far(found, each), how="alias", sure=1.0) if each in bare else each for each in placed
    ]


def _only_period(heading: Heading) -> bool:
    return heading.period is not None and not heading.keys


def _each_once(placed: list[Heading]) -> tuple[list[Heading], tuple[tuple[Heading, Heading], ...]]:
    """A field (and period) that two columns have stays with the surer one; the other is left out and told with it."""
    rank = {"remembered": 0, "exact": 1, "alias": 2, "likeness": 3, "left_out": 4}
    first: dict[tuple[str, str | None, int | None, str | None], Heading] = {}
    for each in sorted(placed, key=lambda each: (rank[each.how], _counts(each), each.column)):
        if each.field is not None:
            first.setdefault(_identity(each), each)
    twice = []
    kept = []
    for each in placed:
        if each.field is None or first[_identity(each)] is each or each.field.id == "context.note":
            kept.append(each)
            continue
        if _counts(each):
            kept.append(replace(each, field=FIELDS["context.number"]))
            continue
        if each.how != "likeness":  # what is only alike is then simply not known
            twice.append((first[_identity(each)], each))
        kept.append(replace(each, field=None, how="left_out", sure=0.0))
    return kept, tuple(twice)


def _counts(heading: Heading) -> bool:
    """编号 beside a column of the ids themselves only numbers the rows."""
    return heading.how == "alias" and heading.keys[:1] == (header_key("编号"),)


def _identity(heading: Heading) -> tuple[str, str | None, int | None, str | None]:
    assert heading.field is not None
    of_figure = heading.field.table in FIGURE_TABLES
    return heading.field.id, heading.period if of_figure else None, heading.fund_year, heading.track
