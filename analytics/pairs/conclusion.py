"""The one thing to know of a pair, in a sentence with its numbers: what it completed, its place, and its year's target."""

from analytics.answer import Refused, total
from analytics.metrics import METRICS
from analytics.selection import Selection
from analytics.standings.pace import time_elapsed
from analytics.standings.places import among_all
from analytics.standings.ranking import ranking
from cache.remembered import remembered
from store.datasets import Dataset
from style.numbers import figure, rounded
from style.text import LANGUAGES, Text
from style.units import PERCENT

CONCLUDED, TARGET = "investment_completed", "investment_target_rate"


@remembered
def conclusion(dataset: Dataset, pair_id: str, selection: Selection) -> Text | None:
    """None where nothing is known of the pair's investment, or the selection has no such number."""
    order = ranking(dataset, CONCLUDED, among_all(selection))
    own = next((ranked for ranked in order.ranked if ranked.pair_id == pair_id), None)
    if own is None:
        return None
    metric, count = METRICS[CONCLUDED], len(order.ranked)
    amount = {lang: str(figure(own.part.value, metric.unit, lang, metric.decimals)) for lang in LANGUAGES}
    target = _target(dataset, selection)
    return Text(
        f"{selection.say_span('zh')}完成投资 {amount['zh']}，在有数的 {count} 对中列第 {own.place} 位{target['zh']}。",
        f"{amount['en']} of investment completed in {selection.say_span('en')}, place {own.place} of {count} pairs "
        f"with a figure{target['en']}.",
    )


def _target(dataset: Dataset, selection: Selection) -> dict[str, str]:
    """What is reached of the year's target against the share of the year gone; since 2023 there is no such benchmark."""
    scope = METRICS[TARGET].scope(selection)
    try:
        rate = total(dataset, TARGET, scope).value if scope.span == "year" else None
    except Refused:
        rate = None
    if rate is None:
        return dict.fromkeys(LANGUAGES, "")
    elapsed = time_elapsed(scope)
    said, gone = str(figure(rate, PERCENT, "zh", 1)), str(figure(elapsed, PERCENT, "zh", 0))
    ahead = rounded((float(rate) - elapsed) * 100, 1)
    zh, en = f"{abs(ahead):,} 个百分点", f"{abs(ahead):,} points"
    against = {
        1: (f"高于序时进度（{gone}）{zh}", f"{en} above the share of the year gone ({gone})"),
        0: (f"与序时进度（{gone}）持平", f"level with the share of the year gone ({gone})"),
        -1: (f"低于序时进度（{gone}）{zh}", f"{en} below the share of the year gone ({gone})"),
    }[(ahead > 0) - (ahead < 0)]
    return {"zh": f"；完成年度目标的 {said}，{against[0]}", "en": f"; {said} of the year's target, {against[1]}"}
