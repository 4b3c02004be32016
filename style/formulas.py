"""What a spreadsheet might take for a formula."""

import re

_RISKY = re.compile("[\\s'\ufeff\u200b]*[=+\\-@＝＋－＠]|['\ufeff\u200b]*[\\t\\r\\n]")


def is_risky(text: str) -> bool:
    """Whether a spreadsheet might take the text for a formula, now or when the cell is edited."""
    return _RISKY.match(text) is not None
