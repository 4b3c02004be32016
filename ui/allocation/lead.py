"""What 分配测算 says first: the split in one sentence, what its envelope rests on, and that all of it adds up."""

from decimal import Decimal

from analytics.allocation.criteria import CRITERIA
from analytics.allocation.returns import Lacking, lacking
from analytics.allocation.scores import slow_and_needy
from analytics.allocation.split import YUAN as YUAN_IN_WAN
from analytics.allocation.split import Allocation, slow_and_gaining
from analytics.lookup import pairs
from analytics.programme import PROGRAMME
from style import terms
from style.numbers import NO_DATA, figure, wan
from style.periods import say_period
from style.units import YUAN
from ui.allocation import words as allocation_words
from ui.allocation.tables import of_wan, signed
from ui.view import View


def lead_words(shown: View, found: Allocation) -> str:
    lang = shown.lang
    if not found.lines:
        return allocation_words.LEAD_NONE(lang, year=found.year)
    envelope, reserve, split = (
        figure(amount * YUAN_IN_WAN, YUAN, lang)
        for amount in (found.plan.envelope, found.plan.kept_back, found.plan.split)
    )
    return allocation_words.LEAD(
        lang, year=found.year, envelope=envelope, reserve=reserve, split=split, pairs=len(found.lines)
    )


def envelope_words(shown: View, found: Allocation) -> str:
    """What is announced for the year, how the envelope compares with the year before, and that no filter narrows it."""
    lang, known = shown.lang, PROGRAMME.announced
    announced = allocation_words.WITHIN if found.year <= known.last else allocation_words.BEYOND
    yearly = figure(known.yearly, YUAN, lang)
    said = [announced(lang, first=known.first, last=known.last, year=found.year, yearly=yearly)]
    if found.planned_whole is not None:
        gap = Decimal(found.plan.envelope * YUAN_IN_WAN) - found.planned_whole
        compared = {1: allocation_words.MORE_THAN, 0: allocation_words.SAME_AS, -1: allocation_words.LESS_THAN}
        planned = figure(found.planned_whole, YUAN, lang)
        text = compared[(gap > 0) - (gap < 0)](
            lang, before=found.before, planned=planned, **({"gap": wan(abs(gap), lang)} if gap else {})
        )
        said.append(text)
    if shown.address.is_narrowed:
        said.append(allocation_words.NOT_NARROWED(lang))
    return ("" if lang == "zh" else " ").join(said)


def adds_up_words(found: Allocation, lang: str) -> str:
    """各对合计 + 预留 = 总额, from the amounts themselves."""
    mean = Decimal(found.plan.split * YUAN_IN_WAN) / len(found.lines)
    return allocation_words.ADDS_UP(
        lang,
        pairs=of_wan(found.total, lang).number,
        reserve=of_wan(found.plan.kept_back, lang).number,
        envelope=of_wan(found.total + found.plan.kept_back, lang).number,
        mean=wan(mean, lang),
        least=of_wan(found.least, lang),
        most=of_wan(found.most, lang),
    )


def result_note(shown: View, found: Allocation) -> str:
    """The basis of each column, and how many gain and lose."""
    lang, before = shown.lang, found.before
    changes = allocation_words.NO_LAST_YEAR(lang, before=before)
    if found.planned:
        changes = allocation_words.CHANGES(lang, gain=found.count(1), lose=found.count(-1), keep=found.count(0))
    return allocation_words.RESULT_NOTE(
        lang, before=before, quarter=say_period(shown.selection.as_of, lang), changes=changes
    )


def missing_words(shown: View, found: Allocation) -> str:
    """Which pairs took a median as nothing is known, and whose returns are incomplete; empty where nothing is split."""
    lang = shown.lang
    said = []
    for one in found.scores.values():
        silent = [pair for pair in one.missing if one.readings[pair].partial is None]
        if found.plan.weight(one.criterion_id) and silent and not one.refused:
            names = terms.JOINT(lang).join(pairs(shown.dataset)[pair].label(lang) for pair in silent)
            name = CRITERIA[one.criterion_id].name(lang)
            said.append(allocation_words.MISSING_PAIRS(lang, name=name, pairs=names))
    told = [f"{terms.LIST_STOP(lang).join(said)}{'。' if lang == 'zh' else '.'}"] if said else []
    told += returns_words(shown, found)
    if not told and found.lines:
        return allocation_words.NOTHING_MISSING(lang)
    return ("" if lang == "zh" else " ").join(told)


def returns_words(shown: View, found: Allocation) -> list[str]:
    """How many amounts rest on incomplete returns, whose most, and of whom a whole quarter is missing."""
    lang, names = shown.lang, pairs(shown.dataset)
    lacks = lacking(shown.dataset, shown.selection.as_of, found.plan)
    some = [one for one in lacks.values() if not one.withheld]
    said = []
    if some:
        worst = max(some, key=lambda one: (abs(one.difference or 0), one.pair_id))
        most = ""
        if worst.difference:
            most = allocation_words.MOST_OTHERWISE(
                lang, pair=names[worst.pair_id].label(lang), change=_change(worst, lang)
            )
        said.append(allocation_words.RETURNS_LACK(lang, count=len(some), most=most))
    return said + [_quarter_lacks(one, names[one.pair_id].label(lang), lang) for one in lacks.values() if one.withheld]


def _change(one: Lacking, lang: str) -> str:
    return signed((one.difference or 0) * YUAN_IN_WAN, lang).text


def _quarter_lacks(one: Lacking, pair: str, lang: str) -> str:
    otherwise = NO_DATA(lang) if one.otherwise is None else of_wan(one.otherwise, lang)
    return allocation_words.QUARTER_LACKS(
        lang,
        pair=pair,
        lacks=one.lacks,
        due=one.due,
        amount=of_wan(one.amount, lang),
        otherwise=otherwise,
        change=_change(one, lang),
    )


def warning_words(shown: View, found: Allocation) -> str:
    """Whose need may be slowness, while need has a weight, and who gains though little was spent; empty where nobody."""
    lang = shown.lang
    held = (
        (allocation_words.SLOW_AND_NEEDY, slow_and_needy(found.scores) if found.plan.need else ()),
        (allocation_words.SLOW_AND_GAINING, slow_and_gaining(found)),
    )
    return "\n".join(
        text(lang, pairs=terms.JOINT(lang).join(pairs(shown.dataset)[pair].label(lang) for pair in slow))
        for text, slow in held
        if slow
    )
