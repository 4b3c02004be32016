"""How forms look: colours of cells, how wide a text is, and text that no spreadsheet takes for a formula."""

import unicodedata

# Fills that say what a cell is for, and what is wrong with it. The marks are shades nobody picks from a palette: a form
# that comes back a second time is known by them.
KNOWN, TO_FILL, HEAD, NEEDED = "#E9ECEF", "#FFFFFF", "#DCE6F1", "#FCE4D6"
MARKS = {"error": "#FBC9C4", "warning": "#FCE8A6", "question": "#D3E4F7"}
INK, MUTED, LINE, LINK = "#1B2530", "#55616D", "#A9B4BF", "#17375E"
FONT = "Microsoft YaHei"
_RISKY = "=+-@＝＋－＠'|\t\r\n"


def across(text: str) -> int:
    """How wide a text's longest line is in Latin letters; a Chinese sign is two."""
    return max(
        sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line) for line in text.split("\n")
    )


def is_risky(text: str) -> bool:
    """Whether a spreadsheet might take a text for a formula once its cell is edited."""
    return text.strip(" \u3000\ufeff\u200b")[:1] in _RISKY and bool(text)


def printable(text: str) -> str:
    """The text without signs that XML cannot hold or that turn the direction of what follows; line ends and tabs stand."""
    return "".join(sign if sign in "\n\t" or _is_fine(sign) else "\N{REPLACEMENT CHARACTER}" for sign in text)


def _is_fine(sign: str) -> bool:
    return sign.isprintable() or (sign.isspace() and sign not in "\x0b\x0c\x1c\x1d\x1e\x1f\x85")
