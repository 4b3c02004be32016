"""Which indicator of one scheme is which of another: by its id, by what it asks of a pair, or by what it is called."""

from collections.abc import Callable
from typing import Any

from analytics.assessment.wording import name_of
from store.schemes import Indicator, Scheme

# Each in turn, over those that are not matched yet: what two have in common.
_COMMON: tuple[Callable[[Indicator], Any], ...] = (
    lambda one: one.id,
    lambda one: one.metric and (one.metric, one.span),
    lambda one: one.metric,
    lambda one: one.assessed,
    lambda one: name_of(one).zh,
)


def counterparts(before: Scheme, after: Scheme) -> dict[str, str]:
    """Ids of `before` → those of `after`, one to one; who has none is not in it."""
    found: dict[str, str] = {}
    for common in _COMMON:
        free = {
            common(one): one.id for one in reversed(after.indicators) if common(one) and one.id not in found.values()
        }
        for one in before.indicators:
            if one.id not in found and common(one) in free:
                found[one.id] = free.pop(common(one))
    return found
