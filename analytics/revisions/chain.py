"""数字影响链: all that moves on the pages when one version of a dataset follows another, each by the functions the pages ask."""

from dataclasses import dataclass

from analytics.lookup import counties
from analytics.revisions.content import LISTS, changed_tables
from analytics.revisions.figures import RevisedFigure, largest_first, revised_figures
from analytics.revisions.quarters import moved_quarters
from analytics.revisions.ranks import RevisedPlace, revised_places
from analytics.revisions.sentences import RevisedSentence, revised_sentences
from analytics.revisions.sides import opens
from analytics.revisions.statuses import RevisedGrade, RevisedStatus, revised_grades, revised_statuses
from analytics.revisions.warned import RevisedWarning, revised_warnings
from analytics.warnings.thresholds import Thresholds, thresholds
from cache.remembered import remembered
from store.datasets import Dataset
from style.text import Text

NAME = Text("数字影响链", "What a revision moves")
Revised = RevisedFigure | RevisedPlace | RevisedWarning | RevisedStatus | RevisedGrade | RevisedSentence


@dataclass(frozen=True)
class Chain:
    """From version `before` to version `after` of a dataset, at the ends of `quarters`; each list whole and sorted by itself.

    `figures` whose value moved; `recounted` those of which another number of returns came and the value stayed. `moved_quarters`:
    every quarter whose own figures moved, whether or not it was asked about."""

    dataset: str
    before: str
    after: str
    quarters: tuple[str, ...]
    figures: tuple[RevisedFigure, ...] = ()
    recounted: tuple[RevisedFigure, ...] = ()
    ranks: tuple[RevisedPlace, ...] = ()
    warnings: tuple[RevisedWarning, ...] = ()
    statuses: tuple[RevisedStatus, ...] = ()
    grades: tuple[RevisedGrade, ...] = ()
    sentences: tuple[RevisedSentence, ...] = ()
    moved_quarters: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether no page at these quarters shows anything else."""
        return not self.recounted and not self.largest

    @property
    def largest(self) -> tuple[Revised, ...]:
        """Of all kinds together the largest first.

        By money moved (元: of a sum its change, of a warning that of its amount, of a status that of its gap), because money is what
        the programme is judged by and the one size they share; then by places moved; what moved neither follows in the order of
        its own list: rates and counts, grades, sentences. Of equal money figures stand before what was concluded from them, and what only
        one version tells, which is as large as the whole figure, behind what both tell."""
        told: tuple[Revised, ...] = (
            *self.figures,
            *self.warnings,
            *self.statuses,
            *self.ranks,
            *self.grades,
            *self.sentences,
        )
        return tuple(sorted(told, key=lambda one: (_is_of_one(one), -one.money, -one.places)))


def _is_of_one(one: Revised) -> bool:
    return isinstance(one, RevisedFigure) and not one.is_of_both


def chain(old: Dataset, new: Dataset, quarters: tuple[str, ...] = ()) -> Chain:
    """Two versions of one dataset. Where no quarter is named, at those their pages open with, the last of either, and at the newest
    before these whose own figures were revised: of a quarter that is over its own pages tell, not those of today. Some two seconds
    for two versions that nobody has asked anything yet, kept for both from then on; warnings by the thresholds that hold now.
    Raises ValueError for versions of two datasets."""
    if old.name != new.name:
        raise ValueError(f"{old.name} and {new.name} are two datasets, not two versions of one")
    return _chain(old, new, tuple(dict.fromkeys(quarters or _usual(old, new))), thresholds().values)


def _usual(old: Dataset, new: Dataset) -> tuple[str, ...]:
    last = (new.description.last_quarter, old.description.last_quarter)
    earlier = [one for one in moved_quarters(old, new) if one not in last and opens(old, one) and opens(new, one)]
    return (*last, *earlier[-1:])


@remembered(heavy=True)
def _chain(old: Dataset, new: Dataset, quarters: tuple[str, ...], values: Thresholds) -> Chain:
    moved = moved_quarters(old, new)
    if old == new:
        return Chain(old.name, old.version, new.version, quarters)
    figures = {quarter: revised_figures(old, new, quarter) for quarter in quarters}
    every = [one for found in figures.values() for one in found]
    return Chain(
        old.name,
        old.version,
        new.version,
        quarters,
        largest_first(one for one in every if one.has_moved),
        largest_first(one for one in every if not one.has_moved),
        tuple(one for q in quarters for one in revised_places(old, new, q, figures[q])),
        tuple(one for q in quarters for one in revised_warnings(old, new, q, values)),
        tuple(one for q in quarters for one in revised_statuses(old, new, q)),
        tuple(one for q in quarters for one in revised_grades(old, new, q)),
        tuple(one for q in quarters for one in revised_sentences(old, new, q, _moved_counties(old, new, figures[q]))),
        moved,
    )


def _moved_counties(old: Dataset, new: Dataset, figures: tuple[RevisedFigure, ...]) -> frozenset[str]:
    """All of them where the lists of who there is changed: names and partners stand in their sentences too."""
    if changed_tables(old, new) & (LISTS | {"county_roles"}):
        return frozenset((*counties(old), *counties(new)))
    return frozenset(one.whose.id for one in figures if one.whose.kind == "county" and one.whose.id)
