"""The one sentence of 资金使用: how far the money has come, at which step most of it rests, and with whom."""

from collections.abc import Sequence

from analytics.blanks import blank_word
from analytics.funds.gaps import Owners
from analytics.funds.ladder import Ladder, Rung
from analytics.funds.wording import amount_words, gap_words, held_words, step_word
from analytics.lookup import cities, counties
from analytics.sentences import within
from style import terms
from style.numbers import figure
from style.periods import say_period
from style.units import YUAN
from ui.figures.about import whose
from ui.funds import words as fund_words
from ui.view import View


def funds_lead(shown: View, found: Ladder, holders: Owners | None) -> str:
    """`holders` are those of the widest gap, where there is one."""
    lang = shown.lang
    if found.refused:
        return fund_words.REFUSED(lang, reason=found.refused(lang))
    quarter, funds = say_period(found.scope.as_of, lang), found.scope.say_funds(lang)
    return fund_words.LEAD(
        lang,
        whose=of_whom(shown),
        funds=funds,
        quarter=quarter,
        told=_amounts_in_words(lang, found),
        gap=_gap(shown, found, holders),
    )


def of_whom(shown: View) -> str:
    """The pair, the track, and where the money was paid, as far as the selection names them."""
    at, lang = shown.selection, shown.lang
    said = fund_words.OF_PAIRS(lang, count=len(at.pairs)) if len(at.pairs) > 1 else ""
    said += fund_words.OF_TRACKS(lang, count=len(at.tracks)) if len(at.tracks) > 1 else ""
    named = [cities(shown.dataset)[city](lang) for city in at.cities]
    named += [counties(shown.dataset)[adcode].name(lang) for adcode in at.counties]
    if named:
        said += fund_words.OF_PLACES(lang, places=terms.JOINT(lang).join(named))
    return said + whose(shown)


def _amounts_in_words(lang: str, found: Ladder) -> str:
    """The amounts, then the steps without one by what that means."""
    amounts = [rung for rung in found.rungs if rung.flows]
    said = [
        terms.STEP_TOLD(lang, step=step_word(rung.stage, lang), amount=amount_words(rung, lang)) for rung in amounts
    ]
    pieces = [fund_words.COMMA(lang).join(said)] if said else []
    without = [rung for rung in found.rungs if not rung.flows]
    unknown: dict[str, list[Rung]] = {}
    for rung in without:
        if not rung.none_yet and not rung.refused:
            unknown.setdefault(blank_word(rung.blank, lang).lower(), []).append(rung)
    if none_yet := [rung for rung in without if rung.none_yet]:
        pieces.append(fund_words.NONE_YET(lang, steps=_names(none_yet, lang)))
    pieces += [fund_words.UNKNOWN(lang, steps=_names(rungs, lang), blank=blank) for blank, rungs in unknown.items()]
    if refused := [rung for rung in without if rung.refused]:
        pieces.append(fund_words.NOT_TOLD(lang, steps=_names(refused, lang)))
    return terms.LIST_STOP(lang).join(pieces)


def _names(rungs: Sequence[Rung], lang: str) -> str:
    return terms.JOINT(lang).join(step_word(rung.stage, lang) for rung in rungs)


def _gap(shown: View, found: Ladder, holders: Owners | None) -> str:
    lang, widest = shown.lang, found.widest
    known = [rung.short for rung in found.rungs if rung.short is not None]
    if not known:
        return ""
    said = fund_words.NO_GAP(lang) if not any(known) else ""
    if widest:
        said = fund_words.WIDEST(
            lang,
            step=step_word(widest.stage, lang),
            gap=within(gap_words(widest, lang)),
            held=held_words(shown.dataset, holders, lang) if holders else "",
        )
    return said + "".join(
        fund_words.MORE(lang, step=step_word(rung.stage, lang), amount=figure(-rung.short, YUAN, lang))
        for rung in found.rungs
        if rung.short is not None and rung.short < 0
    )
