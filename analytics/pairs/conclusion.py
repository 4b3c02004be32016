"""The one thing to know of a pair, in a sentence with its numbers: what it completed, its place, and its year's target."""

from analytics.judgement.judge import judged
from analytics.judgement.wording import status_words
from analytics.metrics import METRICS
from analytics.selection import Selection
from analytics.standings.places import among_all
from analytics.standings.ranking import ranking
from cache.remembered import remembered
from store.datasets import Dataset
from style.numbers import figure
from style.text import LANGUAGES, Text
from style.units import PERCENT

CONCLUDED, TARGET = "investment_completed", "investment_target_rate"


@remembered
def conclusion(dataset: Dataset, pair_id: str, selection: Selection) -> Text | None:
    """Without a place where no other pair has a figure. None where nothing is known of the pair's investment, or the selection has no such number."""
    order = ranking(dataset, CONCLUDED, among_all(selection))
    own = next((ranked for ranked in order.ranked if ranked.pair_id == pair_id), None)
    if own is None:
        return None
    metric, count = METRICS[CONCLUDED], len(order.ranked)
    amount = {lang: str(figure(own.part.value, metric.unit, lang, metric.decimals)) for lang in LANGUAGES}
    target = _target(dataset, selection)
    if count == 1:
        return Text(
            f"{selection.say_span('zh')}完成投资 {amount['zh']}{target['zh']}。",
            f"{amount['en']} of investment completed in {selection.say_span('en')}{target['en']}.",
        )
    return Text(
        f"{selection.say_span('zh')}完成投资 {amount['zh']}，在有数的 {count} 对中列第 {own.place} 位{target['zh']}。",
        f"{amount['en']} of investment completed in {selection.say_span('en')}, place {own.place} of {count} pairs "
        f"with a figure{target['en']}.",
    )


def _target(dataset: Dataset, selection: Selection) -> dict[str, str]:
    """What is reached of the targets, and how that is judged."""
    found = judged(dataset, TARGET, selection)
    if found.part.value is None or found.reason:
        return dict.fromkeys(LANGUAGES, "")
    rate = {lang: str(figure(found.part.value, PERCENT, lang, 1)) for lang in LANGUAGES}
    told = {lang: status_words(found, lang) for lang in LANGUAGES}
    return {"zh": f"；完成目标的 {rate['zh']}，{told['zh']}", "en": f"; {rate['en']} of the target: {told['en']}"}
