"""How a text of a brief is made shorter, so that no number and no word is cut in two."""

import re

_LATIN_ENDS = "\u2e80"
_BREAK = re.compile(r"(?<=[^\d\s.,]) |[，；。、：;,](?=\D)")  # where a text may be cut
_NUMBER_AT_END = re.compile(r"[\d.,]+$")
_NEVER_LAST = " ，；、：,;:(（"


def short(text: str, signs: int) -> str:
    """One line of at most so many Chinese signs (a Latin letter is half of one), ended by … where there is more: after a
    whole word or clause, so that no number is cut in two."""
    text = " ".join(text.split())
    room, end = 2 * signs, 0
    for end, sign in enumerate(text, 1):  # noqa: B007  where it stops is what is asked
        room -= 2 if sign > _LATIN_ENDS else 1
        if room < 0:
            break
    else:
        return text
    whole = [found.end() for found in _BREAK.finditer(text[:end])]
    kept = text[: whole[-1]] if whole and whole[-1] > end // 2 else _NUMBER_AT_END.sub("", text[: end - 1])
    return (kept or text[: end - 1]).rstrip(_NEVER_LAST) + "…"
