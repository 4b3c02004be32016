"""Text of the data on its way into labels and captions, which Streamlit reads as Markdown: shown sign for sign."""

import re

# CommonMark lets every ASCII punctuation mark be escaped; so do Streamlit's own :colour[…], $…$ and :emoji: then.
# A name in which no sign means anything to Markdown: a screen reader is told labels as they are written, backslashes and all.
_PLAIN = re.compile(r"[^\W\d_](?:[^\W_]|[ ,;'%()“”（）：、—–-])*")
_MARKS = re.compile(r"([!-/:-@\[-`{-~])")


def literal(text: str) -> str:
    """The text as it stands, whatever it holds: no link, image, formula or icon comes of it."""
    return text if _PLAIN.fullmatch(text) else _MARKS.sub(r"\\\1", text)
