"""What 资源对接 says first, of the part that is open."""

from analytics.resources.ladder_wording import NO_DEALS, ladder_words, needs_words, sentences, waiting_words
from ui.resources.asked import day_of, deals_of, ladder_of, needs_of
from ui.view import View


def meeting_lead(shown: View) -> str:
    """Where open needs are met, and what is past its date."""
    found, lang = deals_of(shown), shown.lang
    past = waiting_words(found, day_of(shown), lang) if found else NO_DEALS(lang)
    return sentences((needs_words(needs_of(shown), lang), past), lang)


def ladder_lead(shown: View) -> str:
    return sentences((ladder_words(ladder_of(shown), shown.lang),), shown.lang)


def waiting_lead(shown: View) -> str:
    found, lang = deals_of(shown), shown.lang
    return sentences((waiting_words(found, day_of(shown), lang) if found else NO_DEALS(lang),), lang)


def part_lead(shown: View, part: str) -> str:
    """What the part that is open says first; of all of them the first one's."""
    return {"ladder": ladder_lead, "waiting": waiting_lead}.get(part, meeting_lead)(shown)
