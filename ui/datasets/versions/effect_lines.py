"""Every effect of a revision as one kind of line, for the page and for the file: whose and what, from what to what, where it is seen."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

from analytics.metrics import METRICS
from analytics.revisions.chain import Chain
from analytics.revisions.figures import RevisedFigure
from analytics.revisions.ranks import RevisedPlace
from analytics.revisions.sentences import RevisedSentence
from analytics.revisions.sides import Opening
from analytics.revisions.statuses import RevisedGrade, RevisedStatus
from analytics.revisions.warned import RevisedWarning
from store.codes import INDICATOR
from style.numbers import NO_DATA
from style.periods import say_period
from style.text import Text
from ui import words as shared
from ui.address import Address, href
from ui.datasets.versions import words as version_words
from ui.sitemap import SITES

_KEYS = {field.name for field in fields(Address)}


@dataclass(frozen=True)
class Line:
    """`sub` says over what time and on which basis; `opens` are the pages that show it, the fullest first. `is_first`: of a quarter
    that only one of the versions has, so that there is nothing to compare it with."""

    what: str
    before: str
    after: str
    sub: str = ""
    change: str = ""
    opens: Sequence[Opening] = ()
    is_first: bool = False

    def href(self, at: Address) -> str | None:
        """The fullest page that shows it, at this language, dataset and version."""
        if not self.opens:
            return None
        keys = {key: value for key, value in self.opens[0].keys if key in _KEYS}
        return href(self.opens[0].page, at.to(**keys))

    def pages(self, lang: str) -> list[str]:
        return list(dict.fromkeys(SITES[one.page].title(lang) for one in self.opens))


def lines(found: Chain, both: Collection[str], lang: str) -> Mapping[Text, Sequence[Line]]:
    """All of them by kind, each kind in the chain's own order; a kind without any is left out. What rounding hides is no effect.
    `both` are the quarters that either version has."""
    every: tuple[tuple[Text, Iterable[Line]], ...] = (
        (version_words.FIGURES_MOVED, (_figure(one, both, lang) for one in found.figures if one.is_seen)),
        (version_words.STATUSES_MOVED, (_status(one, both, lang) for one in found.statuses if one.is_regraded)),
        (version_words.PLACES_MOVED, (_place(one, both, lang) for one in found.ranks)),
        (
            version_words.WARNINGS_MOVED,
            (_warning(one, both, lang) for one in found.warnings if one.is_new or one.is_gone),
        ),
        (version_words.GRADES_MOVED, (_grade(one, lang) for one in found.grades)),
        (version_words.SENTENCES_MOVED, (_sentence(one, both, lang) for one in found.sentences)),
        (version_words.RETURNS_MOVED, (_figure(one, both, lang) for one in found.recounted)),
    )
    return {name: held for name, made in every if (held := list(made))}


def _figure(one: RevisedFigure, both: Collection[str], lang: str) -> Line:
    before, after = (side.printed(lang) if side else NO_DATA(lang) for side in (one.before, one.after))
    change = one.change_words
    what = f"{one.whose.label(lang)} · {one.metric.label(lang)}"
    sub = f"{one.period(lang)} · {one.basis(lang)}"
    return Line(what, before, after, sub, change(lang) if change else "", one.opens, one.selection.as_of not in both)


def _status(one: RevisedStatus, both: Collection[str], lang: str) -> Line:
    before, after = (text(lang) if text else NO_DATA(lang) for text in (one.said_before, one.said_after))
    what = f"{one.whose.label(lang)} · {METRICS[one.metric_id].label(lang)}"
    return Line(what, before, after, _at(one.selection.as_of, lang), "", one.opens, one.selection.as_of not in both)


def _place(one: RevisedPlace, both: Collection[str], lang: str) -> Line:
    before, after = (
        shared.AT_PLACE(lang, place=place) if place else NO_DATA(lang) for place in (one.before, one.after)
    )
    what = f"{one.whose.label(lang)} · {METRICS[one.metric_id].label(lang)}"
    sub = f"{_at(one.selection.as_of, lang)} · {one.selection.say_span(lang)}"
    return Line(what, before, after, sub, "", one.opens, one.selection.as_of not in both)


def _warning(one: RevisedWarning, both: Collection[str], lang: str) -> Line:
    sub = f"{_at(one.as_of, lang)}" + (f" · {one.of(lang)}" if one.of else "")
    before, after = (
        (amount(lang) if amount else version_words.RAISED(lang)) if there else version_words.NOT_RAISED(lang)
        for there, amount in ((one.before, one.amount_before), (one.after, one.amount_after))
    )
    what = f"{one.whose.label(lang)} · {one.rule.label(lang)}"
    return Line(what, before, after, sub, "", one.opens, one.as_of not in both)


def _grade(one: RevisedGrade, lang: str) -> Line:
    before, after = (
        " ".join(str(part) for part in (each.score, each.grade_printed) if part is not None) if each else NO_DATA(lang)
        for each in (one.before, one.after)
    )
    told = one.after or one.before
    sub = f"{INDICATOR[told.indicator_id].label(lang)} · {told.year}" if told else ""
    return Line(one.whose.label(lang), before, after, sub, opens=one.opens)


def _sentence(one: RevisedSentence, both: Collection[str], lang: str) -> Line:
    before, after = (text(lang) if text else version_words.NOT_SAID(lang) for text in (one.before, one.after))
    sub = f"{one.whose.label(lang)} · {_at(one.as_of, lang)}"
    return Line(SITES[one.page].title(lang), before, after, sub, "", one.opens, one.as_of not in both)


def _at(quarter: str, lang: str) -> str:
    return say_period(quarter, lang)
