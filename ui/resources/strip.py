"""What deals came to at a glance: the three steps, each by itself, and what is past its date."""

from analytics.code_words import word
from analytics.resources.deals import REALISED, SIGNED
from analytics.resources.ladder import DealLadder
from analytics.resources.ladder_wording import NOTE, RATES
from analytics.sentences import begun
from style.numbers import figure, percent
from style.units import YUAN
from ui import words as ui_words
from ui.pieces.figure_strip import Figure, StripWords
from ui.resources import words
from ui.resources.asked import day_of, ladder_of, waiting_of
from ui.view import View


def strip_words(lang: str) -> StripWords:
    return StripWords(ui_words.DEFINITION(lang), ui_words.CLOSE(lang))


def steps_strip(shown: View) -> list[Figure]:
    held, lang = ladder_of(shown), shown.lang
    return [*(_step(held, step, lang) for step in held.steps), _overdue(shown)]


def _step(held: DealLadder, step: str, lang: str) -> Figure:
    told = held.steps[step]
    said = figure(told.amount, YUAN, lang)
    lines = [words.TOLD_OF(lang, count=told.deals, known=told.known)]
    rate = {SIGNED: held.signed, REALISED: held.realised}.get(step)
    if rate is not None and rate.share is not None:
        lines.append(f"{RATES[step](lang)} {percent(rate.share, lang)}")
    return Figure(
        step,
        begun(word("deal_step", step)(lang)),
        said.number,
        said.unit,
        note=" · ".join(lines),
        details=((ui_words.DEFINITION(lang), NOTE(lang)),),
        missing=told.amount is None,
    )


def _overdue(shown: View) -> Figure:
    lang, found = shown.lang, waiting_of(shown)
    count = sum(one.is_overdue(day_of(shown)) for one in found)
    note = words.OF_WAITING(lang, count=len(found))
    return Figure("overdue", words.OVERDUE(lang), str(count), note=note)
