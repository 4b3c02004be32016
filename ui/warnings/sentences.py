"""One warning in words: whose money it is, what was measured against which threshold, and how long it has stood."""

from decimal import Decimal
from fractions import Fraction

from analytics.lookup import pairs, project_names, tracks
from analytics.standings.pace import year_gone
from analytics.warnings.rounds import QUARTERS, Course
from analytics.warnings.rules import RULES, Warned
from analytics.warnings.thresholds import Thresholds
from style import terms
from style.numbers import NO_DATA, figure
from style.periods import say_period
from style.units import PERCENT, YUAN
from ui.view import View
from ui.warnings import words as warning_words

MOST_DECIMALS = 4  # of a share that would else read as its threshold


def wan(amount: Decimal | None, lang: str) -> str:
    """In 万元, the unit of every single warning."""
    return str(figure(amount, YUAN, lang, scale="wan"))


def exact(amount: Decimal | None, lang: str) -> str:
    return figure(amount, YUAN, lang, scale="exact").number


def shares(measured: Fraction, limit: Fraction, lang: str) -> tuple[str, str]:
    """Both as percentages, with as many decimals as tell them apart where they differ."""
    for decimals in range(1, MOST_DECIMALS + 1):
        said = tuple(str(figure(float(share), PERCENT, lang, decimals)) for share in (measured, limit))
        if said[0] != said[1] or measured == limit:
            break
    return said[0], said[1]


def pair_name(shown: View, warned: Warned) -> str:
    return pairs(shown.dataset)[warned.pair_id].label(shown.lang)


def of_words(shown: View, warned: Warned) -> str:
    """What of the pair it is about: 2024年度 · 产业有序转移, or the project's name; nothing where it is the pair itself."""
    lang, said = shown.lang, []
    if warned.project_id:
        said.append(project_names(shown.dataset, (warned.project_id,)).get(warned.project_id, warned.project_id))
    if warned.year:
        said.append(warning_words.OF_YEAR(lang, year=warned.year))
    if RULES[warned.rule].level == "pair_year_track":
        said.append((tracks(shown.dataset)[warned.track_id] if warned.track_id else terms.OF_NO_TRACK)(lang))
    return " · ".join(said)


def says(shown: View, warned: Warned, values: Thresholds, as_of: str = "") -> str:
    """The measured value against its threshold, as of a quarter (else the one shown)."""
    lang, rule = shown.lang, RULES[warned.rule]
    kind = "unspent" if warned.rule == "behind" and not warned.spent else warned.rule
    told = {name: wan(getattr(warned, name), lang) for name in ("allocated", "disbursed", "spent", "recovered")}
    if warned.is_share:
        told["measured"], told["limit"] = shares(warned.measured, warned.limit, lang)
    else:
        told["limit"] = str(warned.limit)
    if warned.rule == "behind" and warned.allocated and warned.spent is not None:
        rate = Fraction(warned.spent) / Fraction(warned.allocated)
        told |= {
            "rate": str(figure(float(rate), PERCENT, lang, 1)),
            "gone": gone(shown, as_of or shown.selection.as_of),
        }
    upto = say_period(warned.upto, lang) if warned.upto else ""
    return warning_words.SAYS_OF[kind](
        lang,
        **told,
        upto=upto,
        zeros=warned.zeros,
        missing=warned.missing,
        due=warned.due,
        floor=rule.limit(values)(lang),
    )


def gone(shown: View, as_of: str) -> str:
    return str(figure(float(year_gone(shown.selection.at(as_of))), PERCENT, shown.lang, 0))


def sum_words(shown: View, warned: Warned) -> str:
    """The arithmetic of the warning, in exact yuan."""
    lang = shown.lang
    told = {
        name: exact(getattr(warned, name), lang) for name in ("allocated", "disbursed", "spent", "recovered", "amount")
    }
    measured = shares(warned.measured, warned.limit, lang)[0] if warned.rule == "unreported" else ""
    return warning_words.SUMS[warned.rule](
        lang, **told, gone=gone(shown, shown.selection.as_of), measured=measured, missing=warned.missing, due=warned.due
    )


def amount_words(warned: Warned, lang: str) -> str:
    return wan(warned.amount, lang) if warned.amount is not None else NO_DATA(lang)


def standing_words(found: Course, warned: Warned, lang: str) -> str:
    """新增, or for how many quarters in a row it has stood; nothing where there is no quarter to hold it against."""
    if found.is_new(warned):
        return warning_words.NEW(lang)
    run = found.standing(warned)
    if found.before is None or run == 1:
        return warning_words.NO_BEFORE(lang)
    several = warning_words.STANDS_LONG if run == QUARTERS else warning_words.STANDS
    return several(lang, count=run)
