"""How pairs stand against the calendar, in words: the rules of 达到序时, 略慢 and 滞后, and how many pairs are which."""

from analytics.standings.pace import PACES, Progresses
from style.numbers import figure
from style.terms import JOINT, LIST_STOP
from style.text import Text
from style.units import UNITS

_STATUS_COUNT = Text("{status} {count} 对", "{status} {count}")
_AT_LEAST = Text("{status} ≥ {least}", "{status} ≥ {least}")
_BELOW = Text("{status} < {most}", "{status} < {most}")


def rules(lang: str) -> str:
    """达到序时 ≥ 100%；略慢 ≥ 80%；滞后 < 80%, from where they are defined."""
    held = [pace for pace in PACES.values() if pace.at_least is not None]
    share = [str(figure(float(pace.at_least or 0), UNITS["percent"], lang, 0)) for pace in held]
    said = [
        _AT_LEAST(lang, status=pace.label(lang), least=least) for pace, least in zip(held, share, strict=True)
    ][:-1]
    return LIST_STOP(lang).join([*said, _BELOW(lang, status=held[-1].label(lang), most=share[-2])])


def counts(found: Progresses, lang: str) -> str:
    """达到序时 9 对、略慢 5 对、滞后 4 对: every status that any pair has."""
    held = [(pace.label(lang), found.count(pace.id)) for pace in PACES.values()]
    said = [_STATUS_COUNT(lang, status=label, count=count) for label, count in held if count]
    return JOINT(lang).join(said)
