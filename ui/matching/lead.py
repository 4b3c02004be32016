"""What 供需匹配 says first, of the part that is open; and how firm and how thin it is."""

from analytics.matching.actual import Actual
from analytics.matching.comparable import Comparable
from analytics.matching.outcome_wording import actual_words, left_out_words
from analytics.matching.rounds import NewRound
from analytics.matching.sides import sides
from analytics.matching.wording import FULL, points_words, thin_words
from analytics.sentences import begun
from style import terms
from style.numbers import figure
from style.units import UNITS
from ui.matching import words
from ui.matching.asked import actual_of, fair, held_faults, round_of, weights_of
from ui.matching.two import two_names
from ui.view import View

MORE, FEW = 0.5, 0.1  # shares of draws


def nothing_lead(shown: View, found: Comparable | None) -> str:
    """Why nothing is matched; empty where something is."""
    lang = shown.lang
    if found is None:
        return begun(words.NO_WEIGHT(lang, why=weights_of(shown).faults[0](lang)))
    if not found.table.lines:
        return begun(words.NO_PART(lang, parts=left_out_words(shown.dataset, found.left_out, (), lang)))
    if not found.table.ranked:
        return words.NOTHING_RANKED(lang, thin=thin_words(found.table, lang))
    return ""


def standing_lead(shown: View) -> str:
    """The pairs in force against the best and the stable matchings."""
    found = fair(shown)
    if said := nothing_lead(shown, found):
        return said
    asked = actual_of(shown)
    if asked is None or not asked.is_enough:
        return words.NOTHING_RANKED(shown.lang, thin=thin_words(found.table, shown.lang)) if found else ""
    return begun(actual_words(asked, shown.lang)) + words.END(shown.lang)


def matrix_lead(shown: View) -> str:
    """Which two counties come first, and of how many county pairs enough is known."""
    found = fair(shown)
    said = nothing_lead(shown, found)
    if said or found is None:
        return said
    lang, first = shown.lang, found.table.ranked[0]
    two = first.industrial_adcode, first.mountain_adcode
    top = words.MATRIX_TOP(lang, **two_names(shown, two, lang), total=points_words(first.total, lang))
    return terms.LIST_STOP(lang).join((begun(top), thin_words(found.table, lang))) + words.END(lang)


def round_lead(shown: View) -> str:
    """What is held, what is matched anew, and how much stays as it is."""
    lang = shown.lang
    if said := nothing_lead(shown, fair(shown)):
        return said
    if faults := held_faults(shown):
        return begun(faults[0](lang)) + words.END(lang)
    found = round_of(shown)
    return _round_words(shown, found) if found else ""


def _round_words(shown: View, found: NewRound) -> str:
    now = sides(shown.dataset, found.table.as_of).pairs
    free = [two for two in found.assigned.pairs if two not in found.fixed]
    fixed = {"count": len(found.fixed), "counted": found.assigned.counted} if found.fixed else {}
    said = words.ROUND_LEAD if found.fixed else words.ROUND_LEAD_ALL
    return said(
        shown.lang,
        **fixed,
        free=len(free),
        total=points_words(found.assigned.total, shown.lang),
        now=sum(two in now for two in free),
        left=len(found.assigned.unmatched),
    )


def after(lang: str, *said: str) -> str:
    """Sentences one after another, those that are empty left out."""
    return ("" if lang == "zh" else " ").join(filter(None, said))


def firm_words(shown: View, found: Actual) -> str:
    """How firm the pairs stand, how thin the data are, and what is left out."""
    lang, said = shown.lang, []
    shares = [one.share.stable for one in found.kept]
    said.append(words.FIRM(lang, count=sum(one > MORE for one in shares), few=sum(one < FEW for one in shares)))
    whole = fair(shown)
    if whole:
        said.append(thin_words(whole.table, lang))
    said.append(left_out_words(shown.dataset, found.left_out, found.not_judged, lang))
    return terms.STOP(lang).join(begun(one) for one in said if one) + words.END(lang)


def blocking_words(shown: View, found: Actual) -> str:
    """What blocking pairs are, and of how many the gain is beyond the error assumed in the draws."""
    noise = found.drawn.noise if found.drawn else 0.0
    beyond = sum(one.gain > noise for one in found.blocking)
    said = figure(noise * FULL, UNITS["score"], shown.lang).number
    return words.BLOCKING_NOTE(shown.lang, noise=said, count=beyond)
