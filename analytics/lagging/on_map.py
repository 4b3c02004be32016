"""What a map says first: who has not come half way to what is due; where nobody is so far behind, who is worst."""

from analytics.judgement.judge import RATE_OF
from analytics.lagging.worst import worst_by
from analytics.linked_text import Linked, linked, pair_names
from analytics.map.figures import link_figures
from analytics.map.paces import BEHIND, FAR_BEHIND, share_reached
from analytics.metrics import METRICS
from analytics.metrics.benchmarks import BENCHMARKS
from analytics.selection import Selection
from cache.remembered import remembered
from store.datasets import Dataset
from style.numbers import percent
from style.text import LANGUAGES, Text

NAMED = 3


@remembered
def map_finding(dataset: Dataset, metric_id: str, selection: Selection) -> Linked | None:
    """Of an amount that of its rate; None where nobody is behind, or nothing is judged."""
    rate_id = RATE_OF.get(metric_id, metric_id)
    placed = link_figures(dataset, rate_id, selection).figures.values()
    judged = [(share_reached(one.judged), one.id, one.part.value, one.pace) for one in placed if one.judged]
    far = sorted(line for line in judged if line[-1] == FAR_BEHIND)
    if not far or selection.value_type != "actual" or len(placed) < 2:
        return worst_by(dataset, metric_id, selection)
    named = {pair_id: {lang: f" {percent(value, lang)}" for lang in LANGUAGES} for _, pair_id, value, _ in far[:NAMED]}
    return linked(
        _FINDING if len(far) <= NAMED else _FINDING_OF_MANY,
        label=METRICS[rate_id].label,
        behind=sum(line[-1] in (FAR_BEHIND, BEHIND) for line in judged),
        of=len(judged),
        count=len(far),
        due=BENCHMARKS[str(METRICS[rate_id].benchmark)].label,
        names=pair_names(dataset, list(named), named),
    )


_FINDING = Text(
    "{label}：{behind} 对滞后，其中 {count} 对不到{due}的一半：{names}",
    "{label}: {behind} of {of} pairs behind, {count} under half of what is due: {names}",
)
_FINDING_OF_MANY = Text(
    "{label}：{behind} 对滞后，其中 {count} 对不到{due}的一半，最差的是{names}",
    "{label}: {behind} of {of} pairs behind, {count} under half of what is due, the worst {names}",
)
