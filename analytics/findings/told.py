"""One conclusion: a sentence whose names and numbers lead on."""

from dataclasses import dataclass

from analytics.linked_text import Linked


@dataclass(frozen=True)
class Finding:
    """One sentence, whose names and numbers lead on; `metric_id` names the metric it speaks of, None where it is of what is
    missing or of warnings; `pair_ids` are the pairs it names or counts, `page` the page that tells more where there is one."""

    text: Linked
    metric_id: str | None
    pair_ids: tuple[str, ...] = ()
    page: str | None = None
