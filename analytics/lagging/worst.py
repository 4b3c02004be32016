"""Who is worst by a figure that has a benchmark: the title of a map, of a ranking, of a report's section."""

from analytics.judgement.judge import RATE_OF
from analytics.linked_text import Linked, linked, pair_names
from analytics.metrics import METRICS
from analytics.selection import Selection
from analytics.standings.pace import progresses
from store.datasets import Dataset
from style.numbers import percent
from style.text import LANGUAGES, Text

NAMED = 3


def worst_by(dataset: Dataset, metric_id: str, selection: Selection) -> Linked | None:
    """Who is worst by what a map shows, as far as it has a benchmark; None where nobody is behind in it."""
    rate_id = RATE_OF.get(metric_id, metric_id)
    if selection.value_type != "actual" or METRICS[rate_id].benchmark is None:
        return None
    found = progresses(dataset, rate_id, selection)
    behind = () if found.refused else found.of_status("behind")
    if not behind or len(found.lines) < 2:
        return None
    beside = {
        str(one.pair_id): {lang: f" {percent(one.reached or 0, lang)}" for lang in LANGUAGES} for one in behind[:NAMED]
    }
    names = pair_names(dataset, list(beside), beside)
    return linked(_WORST_BY, label=METRICS[rate_id].label, count=len(behind), names=names)


_WORST_BY = Text(
    "{label}：{count} 对滞后，最差的是{names}",
    "{label}: {count} pairs are behind, the worst {names}",
    "{label}: {count} pair is behind: {names}",
)
