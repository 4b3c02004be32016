"""Conclusions in a sentence each, computed from the data with their numbers, in both languages, conclusion first."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from analytics.answer import Part
from analytics.coverage import coverage
from analytics.headlines import Headline, headline
from analytics.known_facts.coverage import known_facts
from analytics.known_facts.facts import is_partial
from analytics.known_facts.wording import lead_words
from analytics.metrics import METRICS
from analytics.selection import Selection
from analytics.sentences import amount, both, came, names, quarter, share, span, years
from analytics.standings.growth import grown
from analytics.standings.pace import time_elapsed
from analytics.standings.ranking import Ranking, ranking
from analytics.warnings.rounds import round_at
from analytics.warnings.rules import RULES
from analytics.warnings.thresholds import thresholds
from cache.remembered import remembered
from store.datasets import Dataset
from store.measures import MEASURES
from style.numbers import figure, rounded
from style.text import LANGUAGES, Text
from style.units import PERCENT

TOP = 3


@dataclass(frozen=True)
class Finding:
    """One sentence; `metric_id` names the metric it speaks of, None where it is of what is missing or of warnings;
    `pair_ids` are the pairs it names or counts, `page` the page that tells more where there is one."""

    text: Text
    metric_id: str | None
    pair_ids: tuple[str, ...] = ()
    page: str | None = None


def findings(dataset: Dataset, selection: Selection) -> tuple[Finding, ...]:
    """Up to six findings, the most telling first; only what the dataset can carry and the selection allows. Warnings are
    asked anew each time: their thresholds may change while the dataset does not. A partial dataset is told of by how much
    is known."""
    if is_partial(dataset):
        return _in_part(dataset, selection)
    return (*_of_metrics(dataset, selection), *_warnings(dataset, selection))


@remembered
def _in_part(dataset: Dataset, selection: Selection) -> tuple[Finding, ...]:
    known = known_facts(dataset, selection)
    said = Text(*(lead_words(dataset, known, selection, lang) for lang in LANGUAGES))
    stated = _expected(dataset, selection) if selection.value_type != "actual" else _envelope(dataset, selection)
    return (Finding(said, None, tuple(pair.pair_id for pair in known.untold)), *stated)


def _warnings(dataset: Dataset, selection: Selection) -> Iterator[Finding]:
    """How many, of how many pairs, and the largest: amounts of several rules are never added."""
    found = round_at(dataset, replace(selection, span="programme"), thresholds().values).warnings
    if not found:
        return
    first, told = (
        found[0],
        {"quarter": quarter(selection), "pairs": len({w.pair_id for w in found}), "count": len(found)},
    )
    if first.amount is None:
        template = Text(
            "截至{quarter}末，{pairs} 对结对触发 {count} 条资金预警。",
            "At the end of {quarter}, {count} fund warnings concerned {pairs} pairs.",
        )
        yield Finding(both(template, **told), None, page="warnings")
        return
    template = Text(
        "截至{quarter}末，{pairs} 对结对触发 {count} 条资金预警，金额最大的一条是{name}“{rule}”，涉及 {amount}。",
        "At the end of {quarter}, {count} fund warnings concerned {pairs} pairs; the largest is of {name}, “{rule}”, {amount}.",
    )
    text = both(
        template,
        **told,
        name=names(dataset, (first.pair_id,)),
        rule=RULES[first.rule].label,
        amount=amount("fund_spent", first.amount),
    )
    yield Finding(text, None, (first.pair_id,), "warnings")


@remembered
def _of_metrics(dataset: Dataset, selection: Selection) -> tuple[Finding, ...]:
    if selection.value_type != "actual":
        return (*_expected(dataset, selection), *_silence(dataset, selection))
    found = [
        *_investment(dataset, selection),
        *_execution(dataset, selection),
        *_output(dataset, selection),
        *_projects(dataset, selection),
        *_envelope(dataset, selection),
        *_silence(dataset, selection),
    ]
    return tuple(found[:5])


def _expected(dataset: Dataset, selection: Selection) -> Iterator[Finding]:
    """What the sources expect or state at capacity; never set beside what has happened, nor against a year before."""
    template = {
        "forecast": Text(
            "截至{quarter}末，来源预计{span}{label} {amount}{came}；这是预计数，不是实际完成。",
            "By the end of {quarter}, the sources expected {label} of {amount} for {span}{came}; a forecast, not what was carried out.",
        ),
        "at_capacity": Text(
            "截至{quarter}末，来源载明项目达产后一年的{label} {amount}{came}；这是达产后的水平，不是实际完成。",
            "By the end of {quarter}, the sources put {label} of a year at capacity at {amount}{came}; a level to come, not what was carried out.",
        ),
    }[selection.value_type]
    for metric_id, measure in MEASURES.items():
        if metric_id not in METRICS or selection.value_type not in METRICS[metric_id].value_types:
            continue
        now = headline(dataset, metric_id, selection).now
        if now.value is not None:
            label = Text(measure.label.zh, measure.label.en.lower())
            text = both(
                template,
                quarter=quarter(selection),
                span=span(selection),
                label=label,
                amount=amount(metric_id, now.value),
                came=came(now),
            )
            yield Finding(text, metric_id)


def _at_an_end(order: Ranking, end: int) -> tuple[str, ...]:
    """The pairs that share the first (0) or last (-1) place: none where all share it, as then it sets nobody apart."""
    places = {r.place for r in order.ranked}
    if len(places) < 2:
        return ()
    return tuple(r.pair_id for r in order.ranked if r.place == order.ranked[end].place)


def _moved(line: Headline, selection: Selection) -> Text | str:
    """“，较上年同期 ▲ 12.4%”, the earlier amount where that is next to nothing, or that nothing can be said; a sum since
    2023 has no year before."""
    if selection.span == "programme":
        return ""
    metric_id, now, before = line.metric_id, line.now.value, line.before.value if line.before else None
    growth = grown(now, before, METRICS[metric_id].unit)
    moves = {lang: growth.said(lang) for lang in LANGUAGES}
    moved = {lang: move.text for lang, move in moves.items() if move}
    if not moved or now is None or before is None:
        return Text("（上年同期不可比）", " (no comparable year before)")
    if growth.small_base:
        base = amount(metric_id, before)
        return Text(f"（上年同期 {base['zh']}）", f" ({base['en']} the year before)")
    return Text(f"，较上年同期 {moved['zh']}", f", {moved['en']} on the year before")


def _investment(dataset: Dataset, selection: Selection) -> Iterator[Finding]:
    line = headline(dataset, "investment_completed", selection)
    order = ranking(dataset, "investment_completed", selection)
    if not line.now.value or len(order.ranked) < 2 * TOP:
        return
    first = order.ranked[:TOP]
    ids = tuple(r.pair_id for r in first)
    template = Text(
        "{span}完成投资 {amount}{moved}{came}；{names}三对占 {share}。",
        "Investment of {amount} was completed in {span}{moved}{came}; {names} make up {share}.",
    )
    text = both(
        template,
        span=span(selection),
        amount=amount("investment_completed", line.now.value),
        moved=_moved(line, selection),
        came=came(line.now),
        names=names(dataset, ids),
        share=share(sum(r.part.value for r in first), line.now.value),
    )
    yield Finding(text, "investment_completed", ids)


def _execution(dataset: Dataset, selection: Selection) -> Iterator[Finding]:
    line = headline(dataset, "execution_rate", selection)
    if line.now.value is None:
        return
    scope = METRICS["execution_rate"].scope(selection)
    order = ranking(dataset, "execution_rate", selection)
    worst = _at_an_end(order, -1)
    lowest: Text | str = ""
    if 0 < len(worst) <= TOP:
        lowest = both(
            Text("；最低的是{names}（{low}）", "; the lowest: {names} ({low})"),
            names=names(dataset, worst),
            low=amount("execution_rate", order.ranked[-1].part.value),
        )
    template = Text(
        "截至{quarter}末，{years}专项资金执行率 {rate}{gap}{lowest}。",
        "By the end of {quarter}, {rate} of the allocated {years} fund money was spent{gap}{lowest}.",
    )
    text = both(
        template,
        quarter=quarter(selection),
        years=years(scope),
        rate=amount("execution_rate", line.now.value),
        gap=_gap(line.now, scope),
        lowest=lowest,
    )
    yield Finding(text, "execution_rate", worst if lowest else ())


def _gap(now: Part, selection: Selection) -> Text | str:
    """Against the share of the year gone by; only a year's own fund has such a benchmark."""
    if selection.span != "year" or now.value is None:
        return ""
    elapsed = time_elapsed(selection)
    ahead = rounded((float(now.value) - elapsed) * 100, 1)
    gone = {lang: str(figure(elapsed, PERCENT, lang, 0)) for lang in LANGUAGES}
    if ahead == 0:
        return Text(f"，与序时进度（{gone['zh']}）持平", f", as much as the share of the year gone by ({gone['en']})")
    zh, en = ("高于", "above") if ahead > 0 else ("低于", "below")
    return Text(
        f"，{zh}序时进度（{gone['zh']}）{abs(ahead):,} 个百分点",
        f", {abs(ahead):,} points {en} the share of the year gone by ({gone['en']})",
    )


def _output(dataset: Dataset, selection: Selection) -> Iterator[Finding]:
    """Who added most: an amount, because a rate over a near-empty year before says nothing."""
    line = headline(dataset, "output_value", selection)
    rises = {
        r.pair_id: r.part.value - r.before.value
        for r in ranking(dataset, "output_value", selection).ranked
        if r.before and r.before.value is not None and r.part.value is not None
    }
    most = max(rises.values(), default=0)
    best = tuple(pair_id for pair_id, rise in rises.items() if rise == most)
    if line.now.value is None or most <= 0 or len(best) > TOP:
        return
    template = Text(
        "{span}项目产值 {amount}{moved}{came}；增加最多的是{names}（增 {rise}）。",
        "Projects put out {amount} in {span}{moved}{came}; {names} added most ({rise}).",
    )
    text = both(
        template,
        span=span(selection),
        amount=amount("output_value", line.now.value),
        moved=_moved(line, selection),
        came=came(line.now),
        names=names(dataset, best),
        rise=amount("output_value", most),
    )
    yield Finding(text, "output_value", best)


def _projects(dataset: Dataset, selection: Selection) -> Iterator[Finding]:
    every = headline(dataset, "projects", selection).now
    running = headline(dataset, "projects_in_production", selection).now
    if not every.value or running.value is None or not dataset.is_complete("projects"):
        return
    if running.reported < running.due:  # of some the stage is not known
        template = Text(
            "截至{quarter}末，{count} 个项目中至少 {running} 个已投产。",
            "At the end of {quarter}, at least {running} of {count} projects were in production.",
        )
    else:
        template = Text(
            "截至{quarter}末，{count} 个项目中 {running} 个已投产，占 {share}。",
            "At the end of {quarter}, {running} of {count} projects were in production, {share}.",
        )
    text = both(
        template,
        quarter=quarter(selection),
        count=f"{every.value:,}",
        running=f"{running.value:,}",
        share=share(running.value, every.value),
    )
    yield Finding(text, "projects_in_production")


def _envelope(dataset: Dataset, selection: Selection) -> Iterator[Finding]:
    """Where nothing below the budget is known, the budget itself is what can be said; a budget is a whole year's."""
    planned = headline(dataset, "fund_planned", selection).now.value
    later = [headline(dataset, f"fund_{stage}", selection).now.value for stage in ("allocated", "disbursed", "spent")]
    if planned is None or any(value is not None for value in later):
        return
    rest = Text("下达、拨付和支出暂无数据", "what was allocated, disbursed and spent is not known")
    if dataset.is_complete("fund_flows"):
        rest = Text(
            "截至{quarter}末尚无下达、拨付和支出", "nothing was allocated, disbursed or spent by the end of {quarter}"
        )
    template = Text("省级安排{years}专项资金 {amount}；{rest}。", "The province budgeted {amount} for {years}; {rest}.")
    text = both(
        template,
        years=years(selection),
        amount=amount("fund_planned", planned),
        rest=both(rest, quarter=quarter(selection)),
    )
    yield Finding(text, "fund_planned")


def _silence(dataset: Dataset, selection: Selection) -> Iterator[Finding]:
    gaps, when = coverage(dataset, selection), quarter(selection)
    if gaps.silent:
        template = Text(
            "截至{quarter}末，{every} 对结对中只有 {told} 对有自己的事实见于来源，其余 {silent} 对暂无数据。",
            "At the end of {quarter}, only {told} of {every} pairs have facts of their own in the sources; for {silent} there are none.",
        )
        if len(gaps.silent) == gaps.pairs:
            template = Text(
                "截至{quarter}末，{every} 对结对都没有自己的事实见于来源，暂无数据。",
                "At the end of {quarter}, none of {every} pairs has facts of its own in the sources.",
            )
        text = both(
            template, quarter=when, every=gaps.pairs, told=gaps.pairs - len(gaps.silent), silent=len(gaps.silent)
        )
        yield Finding(text, None, gaps.silent)
    elif gaps.not_reported:
        pair, missing, due = gaps.missing[0]
        alone = len(gaps.missing) == 1 or gaps.missing[1][1] < missing
        most: Text | str = ""
        if alone:
            most = both(
                Text("；缺报最多的是{name}（{missing}/{due}）", "; {name} lacks most ({missing} of {due})"),
                name=names(dataset, (pair,)),
                missing=missing,
                due=due,
            )
        template = Text(
            "{quarter}应报 {all_due} 项，{gone} 项未报{most}。",
            "{gone} of {all_due} figures due for {quarter} did not come{most}.",
        )
        text = both(template, quarter=when, all_due=f"{gaps.due:,}", gone=f"{gaps.not_reported:,}", most=most)
        yield Finding(text, None, (pair,) if alone else ())
