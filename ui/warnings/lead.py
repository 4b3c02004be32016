"""The sentence of 预警, the rules that found nothing and those that could not look; and a pair's warnings in a line."""

from collections import Counter

from analytics.warnings.rounds import of_selected
from analytics.warnings.rules import RULES, Warned
from analytics.warnings.wording import BY_RULE, beyond_words, by_rule_words, changed_words
from store.schema import TABLES
from style import terms
from style.periods import say_period
from style.text import Text
from ui.view import View
from ui.warnings import words as warning_words
from ui.warnings.found import FoundWarnings, judged_words


def lead_words(shown: View, found: FoundWarnings) -> str:
    """Of all rules, whichever is chosen: how many warnings of how many pairs, what changed, and by which rules."""
    lang, quarter = shown.lang, say_period(shown.selection.as_of, shown.lang)
    told = [one for one in found.now.outcomes if one.is_told]
    mine = of_selected(found.now.warnings, shown.selection)
    if not told:
        return warning_words.LEAD_UNKNOWN(lang, quarter=quarter, reason=_why_blind(found, lang))
    if not mine:
        rest = beyond_words(found.now.outcomes, lang)
        return warning_words.LEAD_NONE(lang, quarter=quarter, told=len(told), rest=rest)
    values = {
        "quarter": quarter,
        "count": len(mine),
        "pairs": len({w.pair_id for w in mine}),
        "change": changed_words(found.course, shown.selection, lang),
        "rest": beyond_words(found.now.outcomes, lang),
    }
    return warning_words.LEAD(lang, **values, rules=by_rule_words(mine, lang))


def _why_blind(found: FoundWarnings, lang: str) -> str:
    """One reason for all, or each once."""
    reasons = dict.fromkeys(
        one.refused(lang) if one.refused else warning_words.NOT_KNOWN(lang) for one in found.now.outcomes
    )
    return terms.LIST_STOP(lang).join(reasons)


def quiet_lines(shown: View, found: FoundWarnings) -> list[str]:
    """A rule that looked and found nothing of what is selected, with what it looked at."""
    lang, lines = shown.lang, []
    for one in found.own.outcomes:
        if not one.is_told or one.warnings:
            continue
        rule = RULES[one.rule].label(lang)
        word = warning_words.QUIET_LINE if one.judged else warning_words.NOT_YET
        lines.append(word(lang, rule=rule, judged=judged_words(one, lang)))
    return lines


def blind_lines(shown: View, found: FoundWarnings) -> list[str]:
    """Rules that could not look, those of one reason in one line."""
    lang = shown.lang
    by_reason: dict[Text | tuple[str, ...], list[str]] = {}
    for one in found.now.outcomes:
        if not one.is_told:
            reason = one.refused or RULES[one.rule].complete
            by_reason.setdefault(reason, []).append(RULES[one.rule].label(lang))
    return [_blind(shown, reason, terms.JOINT(lang).join(rules)) for reason, rules in by_reason.items()]


def _blind(shown: View, reason: Text | tuple[str, ...], rules: str) -> str:
    lang = shown.lang
    if isinstance(reason, Text):
        return warning_words.BLIND_REFUSED(lang, rules=rules, reason=reason(lang))
    lacking = [TABLES[name].label(lang) for name in reason if not shown.dataset.is_complete(name)]
    return warning_words.BLIND_UNKNOWN(lang, rules=rules, tables=terms.JOINT(lang).join(lacking))


def of_pair(found: FoundWarnings, pair_id: str) -> tuple[Warned, ...]:
    return tuple(warned for warned in found.now.warnings if warned.pair_id == pair_id)


def pair_line(shown: View, found: FoundWarnings, pair_id: str) -> str:
    """本结对有 3 条预警：执行滞后 1 条、… ; "" where no rule can be judged."""
    lang, told = shown.lang, [one for one in found.now.outcomes if one.is_told]
    mine = Counter(warned.rule for warned in of_pair(found, pair_id))
    if not told:
        return ""
    if not mine:
        return warning_words.OF_PAIR_NONE(lang, told=len(told))
    said = [BY_RULE(lang, rule=RULES[rule].label(lang), count=mine[rule]) for rule in RULES if mine[rule]]
    return warning_words.OF_PAIR(lang, count=mine.total(), rules=terms.JOINT(lang).join(said))
