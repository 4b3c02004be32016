"""Who a line of the trail says did it: the reader who signed in, by name, and by the id that is the same at each sign-in."""

from collections.abc import Mapping
from typing import Any

from access.reader import acting

READER = "reader"  # of a line's details: the id of who did it, told where somebody signed in


def named(typed: str) -> str:
    """The name of who acts; what was typed where nobody signs in."""
    who = acting()
    return who.name if who.is_signed_in else typed


def signed(details: Mapping[str, object]) -> dict[str, Any]:
    """What a line says of an act, with the id of who acts. Made when it is done: a line may be written later by another."""
    who = acting()
    return {**details, READER: who.id} if who.is_signed_in else dict(details)
