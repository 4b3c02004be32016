"""Sentences of a trial: who moves and by what, which figure near a threshold pays, which is better not reported."""

from analytics.assessment.pays import Silence, Temptation
from analytics.assessment.trial import PlaceMove, TwoSchemes
from analytics.assessment.wording import (
    BETTER_UNTOLD,
    FALLS,
    NEAR_IT,
    RISES,
    as_decimal,
    name_of,
    pair_words,
    part_name,
    raw_words,
)
from analytics.sentences import both
from store.datasets import Dataset
from store.schemes import Scheme
from style.numbers import rounded
from style.text import LANGUAGES, Text


def move_words(dataset: Dataset, found: TwoSchemes, move: PlaceMove) -> Text | None:
    """滨江区—泰顺县上升 3 位（得分 80.1 → 84.5），主要因“投资完成”; None for a pair that does not move."""
    if not move.places or move.deciding is None:
        return None
    return both(
        RISES if move.places > 0 else FALLS,
        pair=pair_words(dataset, move.pair_id),
        places=abs(move.places),
        count=abs(move.places),
        before=str(move.before.score),
        after=str(move.after.score),
        deciding=part_name((found.after.scheme, found.before.scheme), move.deciding),
    )


def near_words(dataset: Dataset, scheme: Scheme, one: Temptation) -> Text:
    """Which small change of which figure pays, and how much."""
    asked = next(given for given in scheme.asked if given.id == one.of)
    return both(
        NEAR_IT,
        pair=pair_words(dataset, one.pair_id),
        of=name_of(asked),
        raw={lang: raw_words(asked, one.raw, lang) for lang in LANGUAGES},
        needed={lang: raw_words(asked, one.needed, lang) for lang in LANGUAGES},
        gain=str(rounded(as_decimal(one.gain), max(scheme.decimals, 1))),
    )


def silence_words(dataset: Dataset, scheme: Scheme, one: Silence) -> Text:
    """Which figure a pair had better not report under the scheme, and what that gains."""
    return both(
        BETTER_UNTOLD,
        pair=pair_words(dataset, one.pair_id),
        of=name_of(scheme.indicator(one.indicator_id)),
        gain=str(rounded(as_decimal(one.gain), max(scheme.decimals, 1))),
    )
