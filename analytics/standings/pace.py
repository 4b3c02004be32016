"""How every pair stands against what it should have reached by now, metric by metric: who is behind, and how many are not."""

from dataclasses import dataclass, field
from fractions import Fraction

from analytics.answer import Part, Refused
from analytics.judgement.judge import Judgement, judged, judged_pairs
from analytics.judgement.statuses import STATUSES
from analytics.selection import Selection
from analytics.standings.ranking import in_force
from cache.remembered import remembered
from store.datasets import Dataset
from style.terms import JOINT
from style.text import Text

# The rates that have a benchmark for each pair, what pairs set out to reach first.
PACED = ("investment_target_rate", "output_target_rate", "execution_rate")


@dataclass(frozen=True)
class Progress:
    """One pair (None: all together): what was reached of what, and how that is judged."""

    pair_id: str | None
    judgement: Judgement = field(repr=False)

    @property
    def part(self) -> Part:
        return self.judgement.part

    @property
    def status(self) -> str:
        return self.judgement.status_id

    @property
    def reached(self) -> Fraction | None:
        """The rate itself, exactly."""
        done, base = self.judgement.done, self.judgement.base
        return done / base if done is not None and base else None

    @property
    def share_due(self) -> Fraction | None:
        """The rate that should have been reached by now."""
        return self.judgement.share_due if self.judgement.is_judged else None

    def word(self, lang: str) -> str:
        return self.judgement.status.word(lang, self.judgement.is_closed)


@dataclass(frozen=True)
class Progresses:
    """`lines` in the order of the list. `refused` says why the selection has no such rate; there are then no lines."""

    metric_id: str
    whole: Progress | None
    lines: tuple[Progress, ...]
    refused: Text | None = None

    @property
    def is_judged(self) -> bool:
        """Whether any pair is."""
        return any(line.judgement.is_judged for line in self.lines)

    @property
    def is_closed(self) -> bool:
        return any(line.judgement.is_closed for line in self.lines)

    def count(self, status: str) -> int:
        return sum(line.status == status for line in self.lines)

    def of_status(self, status: str) -> tuple[Progress, ...]:
        """Of whom it is said, the least of what is due first."""
        return tuple(line for line in self.worst_first if line.status == status)

    @property
    def worst_first(self) -> list[Progress]:
        """Those that are judged, the smallest share of what is due first."""
        told = [line for line in self.lines if line.judgement.is_judged]
        return sorted(told, key=lambda line: ((line.reached or 0) / (line.share_due or 1), line.pair_id or ""))

    @property
    def slowest_first(self) -> list[Progress]:
        """Those of whom a share reached is known."""
        known = [line for line in self.lines if line.reached is not None]
        return sorted(known, key=lambda line: (line.reached or 0, line.pair_id or ""))

    @property
    def unknown(self) -> list[Progress]:
        return [line for line in self.lines if line.reached is None]


@remembered
def progresses(dataset: Dataset, metric_id: str, selection: Selection) -> Progresses:
    """A metric of PACED for every pair in force that the selection leaves in."""
    there = in_force(dataset, selection.as_of)
    try:
        found = judged_pairs(dataset, metric_id, selection)
    except Refused as refused:
        return Progresses(metric_id, None, (), refused.reason)
    lines = tuple(Progress(str(one.part.of[0]), one) for one in found if one.part.of[0] in there)
    return Progresses(metric_id, Progress(None, judged(dataset, metric_id, selection)), lines)


_STATUS_COUNT = Text("{status} {count} 对", "{status} {count}")


def counts_in_words(found: Progresses, lang: str) -> str:
    """达到 9 对、略慢 5 对、滞后 4 对: every status that any pair has."""
    held = [(status.word(lang, found.is_closed), found.count(status.id)) for status in STATUSES.values()]
    said = [_STATUS_COUNT(lang, status=label, count=count) for label, count in held if count]
    return JOINT(lang).join(said)
