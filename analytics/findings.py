"""Conclusions in a sentence each, computed from the data with their numbers, in both languages, conclusion first."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from analytics.answer import Part
from analytics.coverage import coverage
from analytics.headlines import headline
from analytics.lookup import pairs
from analytics.metrics import METRICS
from analytics.ranking import ranking
from analytics.selection import Selection
from store.datasets import Dataset
from style.numbers import change, figure
from style.text import LANGUAGES, Text
from style.units import UNITS

PERCENT = UNITS["percent"]
TOP = 3


@dataclass(frozen=True)
class Finding:
    """One sentence; `metric_id` names the metric it speaks of, `pair_ids` the pairs it names."""

    text: Text
    metric_id: str
    pair_ids: tuple[str, ...] = ()


@lru_cache(maxsize=256)
def findings(dataset: Dataset, selection: Selection) -> tuple[Finding, ...]:
    """Up to five findings, the most telling first; only what the dataset can carry."""
    found = [*_investment(dataset, selection), *_execution(dataset, selection), *_output(dataset, selection),
             *_projects(dataset, selection), *_envelope(dataset, selection), *_silence(dataset, selection)]  # fmt: skip
    return tuple(found[:5])


def _both(template: Text, **values: object) -> Text:
    """Fills a sentence in both languages; a value may be a Text, a pair of strings by language, or plain."""

    def say(value: object, lang: str) -> object:
        return value(lang) if isinstance(value, Text) else value[lang] if isinstance(value, dict) else value

    return Text(*(template(lang, **{k: say(v, lang) for k, v in values.items()}) for lang in LANGUAGES))


def _amount(metric_id: str, value: object) -> dict[str, str]:
    metric = METRICS[metric_id]
    return {lang: str(figure(value, metric.unit, lang, metric.decimals)) for lang in LANGUAGES}  # type: ignore[arg-type]


def _share(part: Decimal | int, whole: Decimal | int) -> dict[str, str]:
    return {lang: str(figure(float(part) / float(whole), PERCENT, lang, 1)) for lang in LANGUAGES}


def _names(dataset: Dataset, ids: tuple[str, ...]) -> Text:
    labels = [pairs(dataset)[i].label for i in ids]
    return Text("、".join(t.zh for t in labels), ", ".join(t.en for t in labels))


def _span(selection: Selection) -> dict[str, str]:
    return {lang: selection.say_span(lang) for lang in LANGUAGES}


def _moved(metric_id: str, now: Part, before: Part | None) -> Text:
    """“，较上年同期 ▲ 12.4%”, or nothing that can be said."""
    unit = METRICS[metric_id].unit
    moved = {lang: change(now.value, before.value, unit, lang) if before else None for lang in LANGUAGES}
    if moved["zh"] is None or moved["en"] is None:
        return Text("（上年同期不可比）", " (no comparable year before)")
    return Text(f"，较上年同期 {moved['zh'].text}", f", {moved['en'].text} on the year before")


def _investment(dataset: Dataset, selection: Selection) -> Iterator[Finding]:
    line = headline(dataset, "investment_completed", selection)
    order = ranking(dataset, "investment_completed", selection)
    if line.now.value is None or len(order.ranked) < 2 * TOP:
        return
    first = order.ranked[:TOP]
    ids = tuple(r.pair_id for r in first)
    template = Text("{span}完成投资 {amount}{moved}；{names}三对占 {share}。",
                    "Investment of {amount} was completed in {span}{moved}; {names} make up {share}.")  # fmt: skip
    text = _both(template, span=_span(selection), amount=_amount("investment_completed", line.now.value),
                 moved=_moved("investment_completed", line.now, line.before), names=_names(dataset, ids),
                 share=_share(sum(r.part.value for r in first), line.now.value))  # fmt: skip
    yield Finding(text, "investment_completed", ids)


def _execution(dataset: Dataset, selection: Selection) -> Iterator[Finding]:
    line = headline(dataset, "execution_rate", selection)
    order = ranking(dataset, "execution_rate", selection)
    if line.now.value is None or not order.ranked:
        return
    worst = order.ranked[-1]
    template = Text("专项资金执行率 {rate}{gap}；最低的是{name}（{low}）。",
                    "{rate} of the allocated fund money has been spent{gap}; the lowest is {name} ({low}).")  # fmt: skip
    text = _both(template, rate=_amount("execution_rate", line.now.value), gap=_gap(line.now, selection),
                 name=_names(dataset, (worst.pair_id,)), low=_amount("execution_rate", worst.part.value))  # fmt: skip
    yield Finding(text, "execution_rate", (worst.pair_id,))


def _gap(now: Part, selection: Selection) -> Text | str:
    """Against the share of the year gone by; only a year's own fund has such a benchmark."""
    if selection.span != "year" or now.value is None:
        return ""
    elapsed = time_elapsed(selection)
    apart = {lang: figure(abs(float(now.value) - elapsed), PERCENT, lang, 1).number for lang in LANGUAGES}
    gone = {lang: str(figure(elapsed, PERCENT, lang, 0)) for lang in LANGUAGES}
    below = float(now.value) < elapsed
    return Text(f"，{'低于' if below else '高于'}序时进度（{gone['zh']}）{apart['zh']} 个百分点",
                f", {apart['en']} points {'below' if below else 'above'} the share of the year gone by ({gone['en']})")  # fmt: skip


def time_elapsed(selection: Selection) -> float:
    """序时进度: the share of the as-of year that has gone by at the end of the as-of quarter."""
    return selection.quarter.quarter / 4


def _output(dataset: Dataset, selection: Selection) -> Iterator[Finding]:
    """Who added most: an amount, because a rate over a near-empty year before says nothing."""
    line = headline(dataset, "output_value", selection)
    rises = {r.pair_id: r.part.value - r.before.value for r in ranking(dataset, "output_value", selection).ranked
             if r.before and r.before.value is not None and r.part.value is not None}  # fmt: skip
    if line.now.value is None or not rises or max(rises.values()) <= 0:
        return
    best = max(rises, key=lambda pair_id: rises[pair_id])
    template = Text("{span}项目产值 {amount}{moved}；增加最多的是{name}（增 {rise}）。",
                    "Projects put out {amount} in {span}{moved}; {name} added most ({rise}).")  # fmt: skip
    text = _both(template, span=_span(selection), amount=_amount("output_value", line.now.value),
                 moved=_moved("output_value", line.now, line.before), name=_names(dataset, (best,)),
                 rise=_amount("output_value", rises[best]))  # fmt: skip
    yield Finding(text, "output_value", (best,))


def _projects(dataset: Dataset, selection: Selection) -> Iterator[Finding]:
    every = headline(dataset, "projects", selection).now
    running = headline(dataset, "projects_in_production", selection).now
    if not every.value or running.value is None or not dataset.is_complete("projects"):
        return
    template = Text("{count}个项目中 {running} 个已投产，占 {share}。",
                    "{running} of {count} projects are in production, {share}.")  # fmt: skip
    text = _both(template, count=f"{every.value:,} ", running=f"{running.value:,}", share=_share(running.value, every.value))  # type: ignore[arg-type]
    yield Finding(Text(text.zh, text.en.replace("  ", " ")), "projects_in_production")


def _envelope(dataset: Dataset, selection: Selection) -> Iterator[Finding]:
    """Where nothing below the budget is known, the budget itself is what can be said."""
    planned = headline(dataset, "fund_planned", selection).now.value
    if planned is None or headline(dataset, "fund_allocated", selection).now.value is not None:
        return
    template = Text("{span}省级安排专项资金 {amount}；下达、拨付和支出暂无数据。",
                    "The province budgeted {amount} for {span}; what was allocated, disbursed and spent is not known.")  # fmt: skip
    yield Finding(_both(template, span=_span(selection), amount=_amount("fund_planned", planned)), "fund_planned")


def _silence(dataset: Dataset, selection: Selection) -> Iterator[Finding]:
    gaps = coverage(dataset, selection)
    every = len(pairs(dataset))
    if gaps.silent:
        template = Text("{every} 对结对中只有 {told} 对有自己的事实见于来源，其余 {silent} 对暂无数据。",
                        "Of {every} pairs only {told} have facts of their own in the sources; for {silent} there are none.")  # fmt: skip
        text = _both(template, every=every, told=every - len(gaps.silent), silent=len(gaps.silent))
        yield Finding(text, "pairs", gaps.silent)
    elif gaps.not_reported:
        pair, missing, due = gaps.missing[0]
        template = Text("截至季度应报 {all_due} 项，{gone} 项未报；缺报最多的是{name}（{missing}/{due}）。",
                        "{gone} of {all_due} figures due in the as-of quarter did not come; {name} lacks most ({missing} of {due}).")  # fmt: skip
        text = _both(template, all_due=f"{gaps.due:,}", gone=f"{gaps.not_reported:,}", name=_names(dataset, (pair,)),
                     missing=missing, due=due)  # fmt: skip
        yield Finding(text, "investment_completed", (pair,))
