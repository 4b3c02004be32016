"""What stands, in a sentence each: how much was invested and put out, how many projects produce."""

from collections.abc import Iterator

from analytics.findings.told import Finding
from analytics.growth.wording import growth_words
from analytics.headlines import headline
from analytics.judgement.judge import judged
from analytics.judgement.wording import status_words
from analytics.lagging.shortfall import TARGET
from analytics.linked_text import linked, number, pair_names
from analytics.metrics import METRICS
from analytics.printed import printed
from analytics.selection import Selection
from analytics.sentences import amount, came, quarter, share, span
from analytics.standings.pace import progresses
from analytics.standings.ranking import ranking
from store.datasets import Dataset
from style.numbers import percent
from style.text import LANGUAGES, Text

TOP = 3


def investment(dataset: Dataset, selection: Selection) -> Iterator[Finding]:
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
_WORST_ARE = Text(
    "；{count} 对滞后，最低的是{names}",
    "; {count} pairs are behind, the lowest {names}",
    "; {count} pair is behind: {names}",
)


def output(dataset: Dataset, selection: Selection) -> Iterator[Finding]:
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


def projects(dataset: Dataset, selection: Selection) -> Iterator[Finding]:
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
