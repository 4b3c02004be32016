"""What was found in a sentence each, with its figures: no more digits than the pages print, and nothing of causes."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

from analytics.findings.hypotheses import PROVINCE, Distance, Hypothesis, Record, StageShare, Standstill, Turn, Weight
from analytics.linked_text import Linked, linked, number, pair_names
from analytics.lookup import project_names, tracks
from analytics.metrics import METRICS
from analytics.selection import Selection
from analytics.sentences import amount, begun, span, within
from store.datasets import Dataset
from style.numbers import NO_DATA, figure, percent
from style.periods import say_period
from style.text import LANGUAGES, Text

Said = dict[str, str]
_PROVINCE = Text("全省", "province")
_STEP = Text(
    "{name}{label}占全省的比重自{at}起{way}一个台阶：此前 {n} 个季度合计占 {before}，此后 {m} 个季度合计占 {since}。",
    "{name}: its share of the province's {label} stepped {way} from {at}: {before} over the {n} quarters before, {since} over the {m} since.",
)
_UP, _DOWN = Text("上了", "up"), Text("下了", "down")
_BEND = Text(
    "{name}{label}占全省的比重在{at}前后{way}：{first} {before}，{at} {since}，{last} {end}。",
    "{name}: its share of the province's {label} {way} around {at}: {before} in {first}, {since} in {at}, {end} in {last}.",
)
_WAYS = {
    (1, -1): Text("由升转降", "turned from rising to falling"),
    (-1, 1): Text("由降转升", "turned from falling to rising"),
    (1, 1): Text("上升的快慢有变", "rose at another pace"),
    (-1, -1): Text("下降的快慢有变", "fell at another pace"),
}
_OTHER_WAY = Text("走势有变", "changed its course")
_APART = Text(
    "{name}{span}{label} {value}，明显{way}资金规模相近的 {peers} 对（中位数 {median}）。",
    "{name}: {label} of {value} in {span}, clearly {way} {peers} pairs of like fund money (median {median}).",
)
_OTHERS = {
    "pair": Text("其余结对", "the other pairs'"),
    "track": Text("其余赛道", "the other tracks'"),
    "industry": Text("其余行业", "the other industries'"),
}
_ABOVE, _BELOW = Text("高于", "above"), Text("低于", "below")
_STAGES = {
    "projects_started": Text(
        "截至{quarter}末，{name}签约的 {first} 个项目中 {reached} 个已开工，占 {share}，明显{way}{others}的 {other}（{other_reached}/{other_first}）。",
        "At the end of {quarter}, {reached} of {first} projects signed of {name} had started, {share}: clearly {way} {others} {other} ({other_reached} of {other_first}).",
    ),
    "projects_in_production": Text(
        "截至{quarter}末，{name}已开工的 {first} 个项目中 {reached} 个已投产，占 {share}，明显{way}{others}的 {other}（{other_reached}/{other_first}）。",
        "At the end of {quarter}, {reached} of {first} projects started of {name} were in production, {share}: clearly {way} {others} {other} ({other_reached} of {other_first}).",
    ),
}
_HIGH = Text(
    "{name}{quarter}{label} {value}{came}，为报数达九成的 {count} 个季度中最高（此前最高 {nearest}，{at}）。",
    "{name}: {label} of {value} in {quarter}{came}, the highest of {count} quarters of which nine tenths of the figures came (before: {nearest} in {at}).",
)
_LOW = Text(
    "{name}{quarter}{label} {value}{came}，为报数达九成的最近 {count} 个季度中最低（此前最低 {nearest}，{at}）。",
    "{name}: {label} of {value} in {quarter}{came}, the lowest of the last {count} quarters of which nine tenths of the figures came (before: {nearest} in {at}).",
)
_STALLED = Text(
    "{name}在“{track}”赛道连续 {count} 个季度没有新的投资，{projects} 个项目在建，计划投资还有 {remaining} 没有完成。",
    "{name}: no new investment on the track “{track}” for {count} quarters; projects under construction: {projects}, with {remaining} of planned investment to come.",
)
_WEIGHT = Text(
    "{name}{span}{label} {whole}{came}，其中 {part}来自{one}，占 {share}。",
    "{name}: of {label} of {whole} in {span}{came}, {part} is of {one}, {share}.",
)
_RISE = Text(
    "{name}{span}{label}比上年同期增加 {whole}{came}，其中{one}增加 {part}，占 {share}。",
    "{name}: {label} rose by {whole} on the year before in {span}{came}; {one} rose by {part}, {share} of it.",
)
_RISE_ALONE = Text(
    "{name}{span}{label}比上年同期增加 {whole}{came}，{one}一处增加 {part}，其余合计减少。",
    "{name}: {label} rose by {whole} on the year before in {span}{came}; {one} alone rose by {part}, the rest together fell.",
)
_PROJECT, _TRACK = Text("项目“{name}”", "project “{name}”"), Text("“{name}”赛道", "track “{name}”")
_QUARTERS = Text("{count} 个季度", "{count} quarters")
_INDUSTRY = Text("{name}行业", "industry “{name}”")


def sentence(dataset: Dataset, as_of: str, one: Hypothesis) -> Linked:
    """Only of what could be looked at."""
    return _TELLERS[type(one.evidence)](dataset, as_of, one, one.evidence)


def member_name(dataset: Dataset, dimension: str, member: str) -> Linked:
    """A pair's short name, which leads to it; a track or an industry as such."""
    if dimension == PROVINCE:
        return linked(_PROVINCE)
    if dimension == "pair":
        return pair_names(dataset, (member,))
    if dimension == "project":
        name = project_names(dataset, (member,)).get(member, member)
        return linked(_PROJECT, name=name)
    if dimension == "track":
        return linked(_TRACK, name=tracks(dataset)[member])
    return linked(_INDUSTRY, name=member)


def _subject(dataset: Dataset, one: Hypothesis) -> dict[str, Any]:
    """Its name as it begins a sentence, and the metric's as it stands in the middle of one."""
    label, name = METRICS[one.metric_id].label, member_name(dataset, one.dimension, one.member)
    first, *rest = name.en_pieces
    name = replace(name, en_pieces=(replace(first, text=begun(first.text)), *rest))
    return {"name": name, "label": Text(label.zh, within(label.en))}


def _number(one: Hypothesis, said: Said, span_id: str = Selection.span) -> Linked:
    """A figure that leads to the rows of whose it is."""
    pair_id = one.member if one.dimension == "pair" else None
    where = ((one.dimension, one.member),) if one.dimension and not pair_id else ()
    return number(said, one.metric_id, pair_id, (*where, ("span", span_id)))


def _came(found: Record | Weight) -> Text | str:
    if found.came == found.due:
        return ""
    return Text(f"（已报 {found.came:,}/{found.due:,} 项）", f" ({found.came:,} of {found.due:,} figures reported)")


def _share(value: Fraction) -> Said:
    return {lang: percent(value, lang) for lang in LANGUAGES}


def _period(quarter: str) -> Said:
    return {lang: say_period(quarter, lang) for lang in LANGUAGES}


def _rate(metric_id: str, value: Fraction) -> Said:
    metric = METRICS[metric_id]
    return {lang: str(figure(float(value), metric.unit, lang, metric.decimals)) for lang in LANGUAGES}


def _turn(dataset: Dataset, as_of: str, one: Hypothesis, found: Turn) -> Linked:
    shares = {name: _share(getattr(found, name)) for name in ("before", "since", "end")}
    n, m = found.quarters
    about = _subject(dataset, one) | shares | {"at": _period(found.at), "n": n, "m": m}
    if found.is_step:
        return linked(_STEP, **about, way=_UP if found.since > found.before else _DOWN)
    signs = _sign(found.before, found.since), _sign(found.since, found.end)
    return linked(
        _BEND, **about, way=_WAYS.get(signs, _OTHER_WAY), first=_period(found.first), last=_period(found.last)
    )


def _sign(before: Fraction, after: Fraction) -> int:
    return (after > before) - (after < before)


def _apart(dataset: Dataset, as_of: str, one: Hypothesis, found: Distance) -> Linked:
    return linked(
        _APART,
        **_subject(dataset, one),
        span=span(METRICS[one.metric_id].scope(Selection(as_of))),
        value=_number(one, _rate(one.metric_id, found.value)),
        median=_rate(one.metric_id, found.median),
        peers=found.peers,
        way=_ABOVE if one.side > 0 else _BELOW,
    )


def _stages(dataset: Dataset, as_of: str, one: Hypothesis, found: StageShare) -> Linked:
    return linked(
        _STAGES[one.metric_id],
        name=member_name(dataset, one.dimension, one.member),
        quarter=_period(as_of),
        first=found.first,
        reached=_number(one, dict.fromkeys(LANGUAGES, f"{found.reached:,}")),
        share=_share(Fraction(found.reached, found.first)),
        other=_share(Fraction(found.other_reached, found.other_first)),
        other_reached=f"{found.other_reached:,}",
        other_first=f"{found.other_first:,}",
        others=_OTHERS[one.dimension],
        way=_ABOVE if one.side > 0 else _BELOW,
    )


def _record(dataset: Dataset, as_of: str, one: Hypothesis, found: Record) -> Linked:
    return linked(
        _HIGH if one.side > 0 else _LOW,
        **_subject(dataset, one),
        quarter=_period(as_of),
        value=_number(one, amount(one.metric_id, found.value), "quarter"),
        came=_came(found),
        nearest=amount(one.metric_id, found.nearest),
        at=_period(found.at),
        count=found.quarters + 1,
    )


def _stalled(dataset: Dataset, as_of: str, one: Hypothesis, found: Standstill) -> Linked:
    return linked(
        _STALLED,
        name=member_name(dataset, one.dimension, one.member),
        track=tracks(dataset)[found.track_id],
        count=found.quarters,
        projects=found.projects,
        remaining=amount("planned_investment", found.remaining),
    )


def _weight(dataset: Dataset, as_of: str, one: Hypothesis, found: Weight) -> Linked:
    about = _subject(dataset, one) | {
        "span": span(Selection(as_of)),
        "whole": _number(one, amount(one.metric_id, found.whole)),
        "part": _part(one, found),
        "one": member_name(dataset, found.of, found.one),
        "share": _share(found.share),
        "came": _came(found),
    }
    if one.kind == "growth":
        return linked(_RISE if found.share <= 1 else _RISE_ALONE, **about)
    return linked(_WEIGHT, **about)


def _part(one: Hypothesis, found: Weight) -> Linked | Said:
    said = amount(one.metric_id, found.part)
    where = (("span", Selection.span),)
    return number(said, one.metric_id, found.one, where) if found.of == "pair" else said


_TELLERS: dict[type, Callable[..., Linked]] = {
    Turn: _turn,
    Distance: _apart,
    StageShare: _stages,
    Record: _record,
    Standstill: _stalled,
    Weight: _weight,
}


def figure_words(one: Hypothesis, lang: str) -> str:
    """The figure that a rule or test looked at, in a word, for setting two beside each other."""
    found = one.evidence
    if isinstance(found, Turn):
        return f"{percent(found.before, lang)} → {percent(found.since if found.is_step else found.end, lang)}"
    if isinstance(found, Distance):
        return _rate(one.metric_id, found.value)[lang]
    if isinstance(found, StageShare):
        return percent(Fraction(found.reached, found.first), lang)
    if isinstance(found, Record):
        return amount(one.metric_id, found.value)[lang]
    if isinstance(found, Standstill):
        return _QUARTERS(lang, count=found.quarters)
    if isinstance(found, Weight) and found.whole > 0:
        return percent(found.share, lang)
    return NO_DATA(lang)
