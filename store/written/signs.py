"""Signs as people type them, brought to one form: widths, dashes, white space, and marks that cannot be seen."""

import re
import unicodedata
from functools import lru_cache

from store.written.reading import Unread
from store.written.rules import RULES

# Marks that show text in another order than it is stored in: what was seen on the screen is not what would be read.
_TURNING = re.compile("[\u200f\u061c\u202a-\u202e\u2066-\u2069]")
# Format characters (Unicode's Cf) but for those above: of no width, so nobody can know that they are there.
_UNSEEN = re.compile(
    "[\u00ad\u0600-\u0605\u06dd\u070f\u08e2\u180e\u200b-\u200e\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0001-\U000e007f]"
)
# A space between two of these may tell two things apart; any other is only looks.
_LOOKS = re.compile(r"(?<![A-Za-z0-9,.]) | (?![A-Za-z0-9.])")
_DASHES = str.maketrans(
    dict.fromkeys("‐‑‒–—―−─━﹣－ー", "-") | dict.fromkeys("〜∼～", "~") | {"∶": ":", "○": "〇", "◯": "〇"}
)
_ERRORS = re.compile(r"#(NAME\?|REF!|DIV/0!|VALUE!|NUM!|NULL!|N/A|SPILL!|CALC!|GETTING_DATA|#+)", re.IGNORECASE)
LONGEST = 200  # of what is read as a day, period or name: longer ones are sentences


@lru_cache(maxsize=4096)
def _one_form(sign: str) -> str:
    """Full-width and compatibility forms as usual; but a small, raised or circled number stays what it is: of 5² or 5①
    no 52 or 51 may come."""
    return sign if unicodedata.category(sign) == "No" else unicodedata.normalize("NFKC", sign)


def shown(text: str) -> str:
    """As it is seen: without what cannot be, white space as single spaces, widths as typed. Raises Unread."""
    if not text.isascii():
        if _TURNING.search(text):
            raise Unread(RULES["direction_marks"])
        text = _UNSEEN.sub("", text)
    return " ".join(text.split())


def normal(text: str) -> str:
    """In one form: half-width, one kind of dash and of zero, single spaces. Raises Unread for marks of spreadsheets' errors."""
    seen = shown(text)
    if not seen.isascii():
        if not unicodedata.is_normalized("NFKC", seen):
            seen = " ".join("".join(map(_one_form, seen)).split())
        seen = seen.translate(_DASHES)
    if seen.startswith("#") and _ERRORS.fullmatch(seen):
        raise Unread(RULES["error_word"])
    return seen


def readable(text: str) -> str:
    """As `normal`, for headers and titles, which are looked through and not read: empty where nothing can be."""
    try:
        return normal(text)
    except Unread:
        return ""


def tight(text: str) -> str:
    """In one form and without spaces that are only looks."""
    return _LOOKS.sub("", normal(text))


def folded(text: str) -> str:
    """As names and words are compared: tight, in lower case."""
    return tight(text).casefold()
