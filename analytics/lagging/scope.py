"""What of a selection can be asked of money: where a city is chosen the whole pairs of its mountain counties, said to be so."""

from dataclasses import dataclass, replace

from analytics.lookup import pairs_instead
from analytics.selection import Selection
from store.datasets import Dataset
from style.text import Text

_WHOLE_PAIRS = Text(
    "资金下达只到结对、不到县：所选市县按其山区县所在的整对计",
    "money is allocated to pairs, not to counties: the places chosen are told by the whole pairs of their mountain counties",
)
_NO_STAGE = Text(
    "资金和目标不分项目阶段和行业：按整对计",
    "money and targets have no project stage or industry: whole pairs are told",
)
_ACTUAL = Text("只看实际发生的数", "only actual figures are looked at")


@dataclass(frozen=True)
class AskedOfMoney:
    """`selection` is what is answered, None where no pair is left; `notes` say in what it differs from what was chosen."""

    selection: Selection | None
    notes: tuple[Text, ...] = ()


def asked_of_money(dataset: Dataset, selection: Selection) -> AskedOfMoney:
    """The selection narrowed by pairs and tracks alone."""
    notes: list[Text] = []
    asked = selection
    if asked.cities or asked.counties:
        found = pairs_instead(dataset, asked)
        if not found:
            return AskedOfMoney(None, (_WHOLE_PAIRS,))
        asked = replace(asked, pairs=found, cities=(), counties=())
        notes.append(_WHOLE_PAIRS)
    if asked.stages or asked.industries:
        asked = replace(asked, stages=(), industries=())
        notes.append(_NO_STAGE)
    if asked.value_type != "actual":
        asked = replace(asked, value_type="actual")
        notes.append(_ACTUAL)
    return AskedOfMoney(asked, tuple(notes))
