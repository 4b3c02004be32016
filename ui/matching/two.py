"""Two counties in a sentence: what they come to together and for each side, or that too little is known."""

from analytics.matching.assignment import Two
from analytics.matching.complementarity import Line
from analytics.matching.wording import county_words, points_words
from style.numbers import percent
from ui.matching import words
from ui.view import View


def two_names(shown: View, two: Two, lang: str) -> dict[str, str]:
    return {
        "industrial": county_words(shown.dataset, two[0], lang),
        "mountain": county_words(shown.dataset, two[1], lang),
    }


def two_words(line: Line, lang: str) -> str:
    known = percent(line.known, lang, 0)
    if not line.is_ranked:
        return words.TWO_THIN(lang, known=known)
    return words.TWO_SAID(
        lang,
        total=points_words(line.total, lang),
        known=known,
        industrial=points_words(line.industrial, lang),
        mountain=points_words(line.mountain, lang),
    )


def candidates_title(shown: View, county: str, lang: str) -> str:
    return words.CANDIDATES(lang, county=county_words(shown.dataset, county, lang))
