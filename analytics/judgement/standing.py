"""How a headline stands, in the few words that a card has room for: its judgement, else its growth, else that it is not judged."""

from dataclasses import dataclass

from analytics import figure_words
from analytics.headlines import Headline
from analytics.judgement.judge import judged
from analytics.judgement.statuses import STATUSES
from analytics.judgement.wording import due_words, marked_words
from analytics.metrics import Metric
from analytics.selection import Selection
from store.datasets import Dataset

# How a status is taken, by those who have colours: reached, short of it, far short; nothing where nothing is judged.
TONES = {"on_schedule": "good", "slightly_behind": "attention", "behind": "bad"}


@dataclass(frozen=True)
class Standing:
    """`text` with its mark, `versus` against what, `tone` one of TONES' or nothing."""

    text: str
    versus: str
    tone: str = ""


def standing_words(dataset: Dataset, metric: Metric, selection: Selection, line: Headline, lang: str) -> Standing:
    """◆ 滞后，差 30.6 个百分点 (应支出 100.0%); of what has no benchmark its change on the year before, in no colour."""
    found = judged(dataset, metric.id, selection)
    if found.benchmark and not found.reason and selection.value_type == "actual":
        return Standing(marked_words(found, lang), due_words(found, lang), TONES.get(found.status_id, ""))
    if change := figure_words.moved(metric, line, selection, lang):
        return Standing(change.text, change.versus)
    unjudged = STATUSES["no_benchmark"]
    return Standing(f"{unjudged.mark} {unjudged.label(lang)}" if line.now.value is not None else "", "")
