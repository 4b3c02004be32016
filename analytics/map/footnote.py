"""What is said with every map, on the screen and on paper: what it shows in a sentence, and where its borders come from."""

import os

from analytics.programme import PROGRAMME
from style.text import Text

REVIEW_NUMBER = "MAP_REVIEW_NUMBER"  # set by the operator who holds one
_BOUNDARY_SOURCE = Text("边界：{source}。", "Boundaries: {source}.")
_ILLUSTRATION = Text("区划界线仅供示意。", "Boundaries are for illustration only.")
_REVIEWED = Text("审图号：{number}", "Map review no. {number}")


def footnote(lang: str, *first: str) -> str:
    """Where the borders come from, that they only illustrate, and the review number where the operator has set one; what is said
    `first` before it."""
    said = [*first, _BOUNDARY_SOURCE(lang, source=PROGRAMME.map_source(lang)), _ILLUSTRATION(lang)]
    if number := os.environ.get(REVIEW_NUMBER, "").strip():
        said.append(_REVIEWED(lang, number=number))
    return ("" if lang == "zh" else " ").join(said)
