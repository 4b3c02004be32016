"""Where little or nothing has happened yet, what can be said: what is expected, what is budgeted, what was not reported."""

from collections.abc import Iterator

from analytics.coverage import coverage
from analytics.findings.told import Finding
from analytics.headlines import headline
from analytics.linked_text import linked, pair_names
from analytics.metrics import METRICS
from analytics.selection import Selection
from analytics.sentences import amount, came, quarter, span, years
from store.datasets import Dataset
from store.measures import MEASURES
from style.text import Text


def expected(dataset: Dataset, selection: Selection) -> Iterator[Finding]:
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


def envelope(dataset: Dataset, selection: Selection) -> Iterator[Finding]:
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


def silence(dataset: Dataset, selection: Selection) -> Iterator[Finding]:
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
