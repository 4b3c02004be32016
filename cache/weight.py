"""How many bytes a value takes, near enough to bound a cache by."""

import sys
from collections.abc import Collection
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import islice

SHORT = 24
SAMPLED = 12  # members of a long collection that are weighed for all of them: rows of one answer are alike
_SHARED = {bool, type(None), int}
_PLAIN = {str, bytes, float, Decimal, date}
_SLOT = 56  # an object's own head, and its place in what holds it


def weight(value: object) -> int:
    """An estimate: what two values share is weighed with each, short ids and labels lightly."""
    kind = type(value)
    if kind in _SHARED:
        return 8
    if kind is str and len(value) <= SHORT:  # type: ignore[arg-type]
        return 24  # an id or a label, of which many hold the same one
    if kind in _PLAIN:
        return sys.getsizeof(value)
    if isinstance(value, tuple) or kind is list or kind is set or kind is frozenset:
        return _sampled(value, value)  # type: ignore[arg-type]
    if kind is dict:
        held: dict = value  # type: ignore[assignment]
        return _sampled(held, held) + _sampled(held, held.values())
    if is_dataclass(kind):
        return 2 * _SLOT + sum([8 + weight(getattr(value, name)) for name in _field_names(kind)])
    nbytes = getattr(value, "nbytes", None)  # an Arrow table or an array
    return _SLOT + (nbytes if isinstance(nbytes, int) else sys.getsizeof(value))


def _sampled(held: Collection, members: Collection) -> int:
    many = len(members)
    if many <= SAMPLED:
        return sys.getsizeof(held) + sum([weight(member) for member in members])
    return sys.getsizeof(held) + sum([weight(m) for m in islice(members, SAMPLED)]) * many // SAMPLED


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
