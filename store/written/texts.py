"""Words and ids that are kept as written, but for white space and what cannot be seen."""

import re

from store.columns import CONTROL, PATTERNS, TEXT_LIMIT
from store.written.reading import Unread, Written
from store.written.rules import RULES
from store.written.signs import normal, shown

_CONTROL = re.compile(CONTROL)
_ID = re.compile(PATTERNS["id"])


def words(text: str) -> Written:
    """Text as typed: its widths and signs are kept, white space is single. Raises Unread for what the data may not hold."""
    normal(text[:20])  # marks of errors
    seen = shown(text)
    if len(seen) > TEXT_LIMIT:
        raise Unread(RULES["too_long"], limit=f"{TEXT_LIMIT:,}")
    if _CONTROL.search(seen):
        raise Unread(RULES["control_characters"])
    return Written(seen or None)


def identifier(text: str) -> Written:
    """An id in half-width signs. Raises Unread."""
    plain = normal(text)
    if not plain:
        return Written(None)
    if not _ID.fullmatch(plain):
        raise Unread(RULES["identifier"])
    return Written(plain)
