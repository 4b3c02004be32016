"""Sentences of a trial: who moves and by what, which figure near a threshold pays, which is better not reported."""

from analytics.assessment.trial.compared import PlaceMove, TwoSchemes
from analytics.assessment.trial.pays import Silence, Temptation
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
    """滨江区—泰顺县由第 10 位升到第 4 位，主要因“投资完成”; None for a pair that does not move. Scores are not told: those of two
    schemes are on scales of their own."""
    if not move.places or move.deciding is None:
        return None
    return both(
        RISES if move.places > 0 else FALLS,
        pair=pair_words(dataset, move.pair_id),
        before=move.before.place,
        after=move.after.place,
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
