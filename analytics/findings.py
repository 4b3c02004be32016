"""Conclusions in a sentence each, computed from the data with their numbers, in both languages, conclusion first."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from analytics.coverage import coverage
from analytics.growth.wording import growth_words
from analytics.headlines import headline
from analytics.judgement.judge import judged
from analytics.judgement.wording import status_words
from analytics.known_facts.coverage import known_facts
from analytics.known_facts.facts import is_partial
from analytics.known_facts.wording import lead_words
from analytics.lagging.decisions import Decision, decisions
from analytics.lagging.matters import Matter, matters
from analytics.lagging.scope import asked_of_money
from analytics.lagging.shortfall import MONEY, TARGET, Shortfalls, shortfalls
from analytics.lagging.verdict import verdict
from analytics.linked_text import Linked, linked, number, pair_names
from analytics.metrics import METRICS
from analytics.printed import printed
from analytics.selection import Selection
from analytics.sentences import amount, came, quarter, share, span, years
from analytics.standings.pace import Progresses, progresses
from analytics.standings.ranking import ranking
from analytics.warnings.rounds import round_at
from analytics.warnings.thresholds import thresholds
from analytics.warnings.wording import beyond_words, by_rule_words
from cache.remembered import remembered
from store.datasets import Dataset
from store.measures import MEASURES
from style.numbers import percent
from style.text import LANGUAGES, Text

TOP = 3


@dataclass(frozen=True)
class Finding:
    """One sentence, whose names and numbers lead on; `metric_id` names the metric it speaks of, None where it is of what is
    missing or of warnings; `pair_ids` are the pairs it names or counts, `page` the page that tells more where there is one."""

    text: Linked
    metric_id: str | None
    pair_ids: tuple[str, ...] = ()
    page: str | None = None


def findings(dataset: Dataset, selection: Selection) -> tuple[Finding, ...]:
    """Up to six findings, what is wrong first; only what the dataset can carry and the selection allows. Warnings are asked
    anew each time: their thresholds may change while the dataset does not. A partial dataset is told of by how much of it is
    known."""
    if is_partial(dataset):
        return _in_part(dataset, selection)
    return (*_verdict(dataset, selection), *_of_metrics(dataset, selection), *_warnings(dataset, selection))


def today(dataset: Dataset, selection: Selection) -> tuple[Matter, ...]:
    """今天要看的三件事, of a dataset that is complete and of what has happened."""
    if selection.value_type != "actual" or not dataset.is_complete("fund_flows"):
        return ()
    return matters(dataset, lagging(dataset, selection), _aimed(dataset, selection))


def decided(dataset: Dataset, selection: Selection) -> tuple[Decision, ...]:
    """提请决定 of the same datasets; asked anew each time, as warnings are."""
    found = (
        lagging(dataset, selection) if selection.value_type == "actual" and dataset.is_complete("fund_flows") else None
    )
    if found is None or found.asked.selection is None:
        return ()
    values = thresholds().values
    every = replace(found.asked.selection, pairs=(), span="programme")
    return decisions(dataset, found, round_at(dataset, every, values).outcome("unreported").warnings, values)


def _verdict(dataset: Dataset, selection: Selection) -> Iterator[Finding]:
    if selection.value_type != "actual" or not dataset.is_complete("fund_flows"):
        return
    text = verdict(dataset, lagging(dataset, selection), _aimed(dataset, selection))
    if text:
        ids = tuple(dict.fromkeys(piece.pair_id for piece in text.zh_pieces if piece.pair_id))
        yield Finding(text, MONEY, ids, "lagging")


def lagging(dataset: Dataset, selection: Selection) -> Shortfalls:
    """Who lags by how much, under the thresholds that hold now."""
    return shortfalls(dataset, selection, thresholds().values)


def _aimed(dataset: Dataset, selection: Selection) -> Progresses:
    asked = asked_of_money(dataset, selection).selection or selection
    return progresses(dataset, TARGET, replace(asked, tracks=()))


@remembered
def _in_part(dataset: Dataset, selection: Selection) -> tuple[Finding, ...]:
    known = known_facts(dataset, selection)
    said = Text(*(lead_words(dataset, known, selection, lang) for lang in LANGUAGES))
    stated = _expected(dataset, selection) if selection.value_type != "actual" else _envelope(dataset, selection)
    untold = tuple(pair.pair_id for pair in known.untold)
    return (Finding(linked(Text("{said}", "{said}"), said=said), None, untold), *stated)


def _warnings(dataset: Dataset, selection: Selection) -> Iterator[Finding]:
    """How many, of how many pairs, by rule: amounts of several rules are never added; and which rules could not look."""
    told = round_at(dataset, replace(selection, span="programme"), thresholds().values)
    rest = {lang: beyond_words(told.outcomes, lang) for lang in LANGUAGES}
    if not told.warnings and not rest["zh"]:
        return
    about = {"quarter": quarter(selection), "rest": rest}
    if not told.warnings:
        yield Finding(linked(_NO_WARNING, **about), None, page="warnings")
        return
    rules = {lang: by_rule_words(told.warnings, lang) for lang in LANGUAGES}
    text = linked(
        _WARNINGS, **about, rules=rules, count=len(told.warnings), pairs=len({w.pair_id for w in told.warnings})
    )
    yield Finding(text, None, page="warnings")


_WARNINGS = Text(
    "截至{quarter}末，{pairs} 对结对触发 {count} 条预警：{rules}{rest}。",
    "At the end of {quarter}, {count} warnings concerned {pairs} pairs: {rules}{rest}.",
)
_NO_WARNING = Text("截至{quarter}末没有预警{rest}。", "No warning at the end of {quarter}{rest}.")


@remembered
def _of_metrics(dataset: Dataset, selection: Selection) -> tuple[Finding, ...]:
    if selection.value_type != "actual":
        return (*_expected(dataset, selection), *_silence(dataset, selection))
    found = [
        *_investment(dataset, selection),
        *_output(dataset, selection),
        *_projects(dataset, selection),
        *_envelope(dataset, selection),
        *_silence(dataset, selection),
    ]
    return tuple(found[:4])


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
            text = linked(
                template,
                quarter=quarter(selection),
                span=span(selection),
                label=label,
                amount=amount(metric_id, now.value),
                came=came(now),
            )
            yield Finding(text, metric_id)


def _investment(dataset: Dataset, selection: Selection) -> Iterator[Finding]:
    """How much, against the target, and who is furthest from theirs."""
    line = headline(dataset, "investment_completed", selection)
    if not line.now.value:
        return
    aimed = progresses(dataset, TARGET, selection)
    behind = () if aimed.refused else aimed.of_status("behind")
    judgement = judged(dataset, TARGET, selection)
    target: object = ""
    if judgement.is_judged:
        rate = {lang: str(printed(METRICS[TARGET], judgement.part, lang)) for lang in LANGUAGES}
        status = {lang: status_words(judgement, lang) for lang in LANGUAGES}
        target = linked(_TARGET_IS, rate=number(rate, TARGET), status=status)
    worst: object = ""
    ids = tuple(str(one.pair_id) for one in behind[:TOP])
    if behind and len(aimed.lines) > 1:
        beside = {
            str(one.pair_id): {lang: f" {percent(one.reached or 0, lang)}" for lang in LANGUAGES}
            for one in behind[:TOP]
        }
        worst = linked(_WORST_ARE, count=len(behind), names=pair_names(dataset, ids, beside))
    template = Text(
        "{span}完成投资 {amount}{moved}{came}{target}{worst}。",
        "Investment of {amount} was completed in {span}{moved}{came}{target}{worst}.",
    )
    text = linked(
        template,
        span=span(selection),
        amount=number(amount("investment_completed", line.now.value), "investment_completed"),
        moved=growth_words(dataset, line, selection),
        came=came(line.now),
        target=target,
        worst=worst,
    )
    yield Finding(text, "investment_completed", ids if worst else (), "ranks" if worst else None)


_TARGET_IS = Text("；完成目标的 {rate}，{status}", "; {rate} of the target: {status}")
_WORST_ARE = Text("；{count} 对滞后，最低的是{names}", "; {count} pairs are behind, the lowest {names}")


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
    text = linked(
        template,
        span=span(selection),
        amount=number(amount("output_value", line.now.value), "output_value"),
        moved=growth_words(dataset, line, selection),
        came=came(line.now),
        names=pair_names(dataset, best),
        rise=amount("output_value", most),
    )
    yield Finding(text, "output_value", best)


def _projects(dataset: Dataset, selection: Selection) -> Iterator[Finding]:
    every = headline(dataset, "projects", selection).now
    running = headline(dataset, "projects_in_production", selection).now
    if not every.value or not running.value or not dataset.is_complete("projects"):
        return  # that none produces yet says nothing in a first year
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
    text = linked(
        template,
        quarter=quarter(selection),
        count=f"{every.value:,}",
        running=number(dict.fromkeys(LANGUAGES, f"{running.value:,}"), "projects_in_production"),
        share=share(running.value, every.value),
    )
    yield Finding(text, "projects_in_production")


def _envelope(dataset: Dataset, selection: Selection) -> Iterator[Finding]:
    """Where nothing below the budget is known, the budget itself is what can be said; a budget is a whole year's."""
    planned = headline(dataset, "fund_planned", selection).now.value
    later = [headline(dataset, f"fund_{stage}", selection).now for stage in ("allocated", "disbursed", "spent")]
    if not planned or selection.span == "quarter" or any(part.due for part in later):
        return
    rest = Text("下达、拨付和支出暂无数据", "what was allocated, disbursed and spent is not known")
    if all(part.none_yet for part in later):
        rest = Text(
            "截至{quarter}末尚无下达、拨付和支出", "nothing was allocated, disbursed or spent by the end of {quarter}"
        )
    template = Text("省级安排{years}专项资金 {amount}；{rest}。", "The province budgeted {amount} for {years}; {rest}.")
    text = linked(
        template,
        years=years(selection),
        amount=amount("fund_planned", planned),
        rest=linked(rest, quarter=quarter(selection)),
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
        text = linked(
            template, quarter=when, every=gaps.pairs, told=gaps.pairs - len(gaps.silent), silent=len(gaps.silent)
        )
        yield Finding(text, None, gaps.silent)
    elif gaps.not_reported:
        pair, missing, due = gaps.missing[0]
        alone = len(gaps.missing) == 1 or gaps.missing[1][1] < missing
        most: object = ""
        if alone:
            most = linked(
                Text("；缺报最多的是{name}（{missing}/{due}）", "; {name} lacks most ({missing} of {due})"),
                name=pair_names(dataset, (pair,)),
                missing=missing,
                due=due,
            )
        template = Text(
            "{quarter}应报 {all_due} 项，{gone} 项未报{most}。",
            "{gone} of {all_due} figures due for {quarter} did not come{most}.",
        )
        text = linked(template, quarter=when, all_due=f"{gaps.due:,}", gone=f"{gaps.not_reported:,}", most=most)
        yield Finding(text, None, (pair,) if alone else ())
