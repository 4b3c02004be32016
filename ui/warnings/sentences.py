"""One warning in words: whose money it is, what was measured against which threshold, and how long it has stood."""

from decimal import Decimal
from fractions import Fraction

from analytics.code_words import qualified
from analytics.lookup import pairs
from analytics.warnings.rounds import QUARTERS, RuleCourse
from analytics.warnings.rules import RULES, Warned
from analytics.warnings.thresholds import Thresholds
from style.numbers import figure, percent, plain, wan
from style.periods import say_period
from style.units import YUAN
from ui.view import View
from ui.warnings import words as warning_words

SUMS = ("allocated", "disbursed", "spent", "recovered", "money_due", "planned_investment", "investment_completed")
MOST_DECIMALS = 4  # of a share that would else read as its threshold


def exact(amount: Decimal | None, lang: str) -> str:
    return figure(amount, YUAN, lang, scale="exact").number


def shares(measured: Fraction, limit: Fraction, lang: str) -> tuple[str, str]:
    """Both as percentages, with as many decimals as tell them apart where they differ."""
    for decimals in range(1, MOST_DECIMALS + 1):
        said = tuple(percent(share, lang, decimals) for share in (measured, limit))
        if said[0] != said[1] or measured == limit:
            break
    return said[0], said[1]


def pair_name(shown: View, warned: Warned) -> str:
    return pairs(shown.dataset)[warned.pair_id].label(shown.lang)


def says(shown: View, warned: Warned, values: Thresholds, as_of: str = "") -> str:
    """The measured value against its threshold, as of a quarter (else the one shown)."""
    lang, rule = shown.lang, RULES[warned.rule]
    kind = "unspent" if warned.rule == "behind" and not warned.spent else warned.rule
    told: dict[str, object] = {name: wan(getattr(warned, name), lang) for name in SUMS}
    if warned.is_share:
        told["measured"], told["limit"] = shares(warned.measured, warned.limit, lang)
    else:
        told["limit"] = str(warned.limit)
    if warned.rule == "behind" and warned.allocated and warned.spent is not None:
        rate = Fraction(warned.spent) / Fraction(warned.allocated)
        told["rate"] = percent(rate, lang)
    upto = say_period(warned.upto, lang) if warned.upto else ""
    return warning_words.SAYS_OF[kind](
        lang,
        **told,
        upto=upto,
        since=say_period(warned.since, lang) if warned.since else "",
        expected=say_period(warned.expected, lang) if warned.expected else "",
        value=_value(warned, lang),
        run=str(warned.measured),
        zeros=warned.zeros,
        missing=warned.missing,
        due=warned.due,
        floor=rule.limit(values)(lang),
    )


def _value(warned: Warned, lang: str) -> str:
    """What was expected, with the qualifier that its source puts to it."""
    if warned.rule != "overdue" or warned.amount is None:
        return ""
    return warning_words.OF_VALUE(lang, value=qualified(plain(warned.amount, YUAN, lang), warned.qualifier, lang))


def sum_words(shown: View, warned: Warned) -> str:
    """The arithmetic of the warning, in exact yuan."""
    lang = shown.lang
    if warned.rule == "overdue" and warned.amount is None:
        return warning_words.NO_AMOUNT(lang)
    told = {name: exact(getattr(warned, name), lang) for name in (*SUMS, "amount")}
    measured = shares(warned.measured, warned.limit, lang)[0] if warned.rule == "unreported" else ""
    return warning_words.SUMS[warned.rule](lang, **told, measured=measured, missing=warned.missing, due=warned.due)


def standing_words(found: RuleCourse, warned: Warned, lang: str) -> str:
    """新增, or for how many quarters in a row it has stood; nothing where there is no quarter to hold it against."""
    if found.is_new(warned):
        return warning_words.NEW(lang)
    run = found.standing(warned)
    if found.before is None or run == 1:
        return warning_words.NO_BEFORE(lang)
    several = warning_words.STANDS_LONG if run == QUARTERS else warning_words.STANDS
    return several(lang, count=run)
