"""What one version changed on the pages: figures, statuses, places, warnings, grades, sentences, and meetings that show the older."""

from collections.abc import Sequence
from dataclasses import fields

import streamlit as st

from analytics.metrics import METRICS
from analytics.revisions import chain as revisions
from analytics.revisions.chain import Chain
from analytics.revisions.figures import RevisedFigure
from analytics.revisions.kept import Kept, KeptPage, StillOld, still_old
from analytics.revisions.ranks import RevisedPlace
from analytics.revisions.sentences import RevisedSentence
from analytics.revisions.sides import Opening
from analytics.revisions.statuses import RevisedGrade, RevisedStatus
from analytics.revisions.warned import RevisedWarning
from store.datasets import Dataset
from store.saved import meetings as shelf
from style import terms
from style.numbers import NO_DATA
from style.text import Text
from ui.address import Address, href
from ui.datasets import words
from ui.pieces.ledger import Cell, Column, Ledger, Row, ledger
from ui.sitemap import SITES
from ui.view import View

SHOWN = 40  # of each kind; all of them are in the download
_KEYS = {field.name for field in fields(Address)}


def effects(shown: View, old: Dataset, new: Dataset) -> Chain:
    """Every kind of effect that there is, the largest first, with a link to the page that shows it."""
    lang, found = shown.lang, revisions.chain(old, new)
    st.markdown(f"## {revisions.NAME(lang)}")
    if found.is_empty:
        st.text(words.NO_EFFECTS(lang))
        return found
    st.text(counts(found, lang))
    at = shown.address.to(data=shown.address.data, handin=None, was=None, now=None)
    _section(words.FIGURES_MOVED, [one for one in found.figures if one.is_seen], _figure, at, lang)
    _section(words.STATUSES_MOVED, [one for one in found.statuses if one.is_regraded], _status, at, lang)
    _section(words.PLACES_MOVED, found.ranks, _place, at, lang)
    _section(words.WARNINGS_MOVED, [one for one in found.warnings if one.is_new or one.is_gone], _warning, at, lang)
    _section(words.GRADES_MOVED, found.grades, _grade, at, lang)
    _section(words.SENTENCES_MOVED, found.sentences, _sentence, at, lang)
    _meetings(shown, found, old)
    return found


def counts(found: Chain, lang: str) -> str:
    """How many of each kind moved, in one sentence."""
    seen = (
        (words.FIGURES_MOVED, sum(one.is_seen for one in found.figures)),
        (words.STATUSES_MOVED, sum(one.is_regraded for one in found.statuses)),
        (words.PLACES_MOVED, len(found.ranks)),
        (words.WARNINGS_MOVED, sum(one.is_new or one.is_gone for one in found.warnings)),
        (words.GRADES_MOVED, len(found.grades)),
        (words.SENTENCES_MOVED, len(found.sentences)),
    )
    return terms.LIST_STOP(lang).join(words.COUNTED(lang, what=name(lang), count=f"{n:,}") for name, n in seen if n)


def _section(name: Text, found: Sequence, row, at: Address, lang: str) -> None:  # type: ignore[no-untyped-def, type-arg]
    if not found:
        return
    st.markdown(f"### {name(lang)}")
    columns = (
        Column("what", words.WHAT_MOVED(lang)),
        Column("before", words.BEFORE(lang), align="right"),
        Column("after", words.AFTER(lang), align="right"),
        Column("change", words.CHANGE(lang), align="right", wide=True),
    )
    rows = tuple(row(one, number, at, lang) for number, one in enumerate(found[:SHOWN]))
    ledger(Ledger(name(lang), columns, rows, max_height=460), key=f"datasets-effects-{name('en')}-{lang}")
    if len(found) > SHOWN:
        st.caption(words.MORE_EFFECTS(lang, count=f"{len(found) - SHOWN:,}"))


def _link(opens: Sequence[Opening], at: Address) -> str | None:
    """The fullest page that shows it."""
    if not opens:
        return None
    keys = {key: value for key, value in opens[0].keys if key in _KEYS}
    return href(opens[0].page, Address(lang=at.lang, data=at.data).to(**keys))


def _row(number: int, href_: str | None, what: str, sub: str, before: str, after: str, change: str = "") -> Row:
    cells = {"what": Cell(what, sub=sub), "before": Cell(before), "after": Cell(after), "change": Cell(change)}
    return Row(str(number), cells, href=href_)


def _figure(one: RevisedFigure, number: int, at: Address, lang: str) -> Row:
    before, after = (side.printed(lang) if side else NO_DATA(lang) for side in (one.before, one.after))
    change = one.change_words
    what = f"{one.whose.label(lang)} · {one.metric.label(lang)}"
    sub = f"{one.period(lang)} · {one.basis(lang)}"
    return _row(number, _link(one.opens, at), what, sub, before, after, change(lang) if change else "")


def _status(one: RevisedStatus, number: int, at: Address, lang: str) -> Row:
    said = [text(lang) if text else NO_DATA(lang) for text in (one.said_before, one.said_after)]
    return _row(number, _link(one.opens, at), one.whose.label(lang), METRICS[one.metric_id].label(lang), *said)


def _place(one: RevisedPlace, number: int, at: Address, lang: str) -> Row:
    said = [words.PLACE(lang, place=place) if place else NO_DATA(lang) for place in (one.before, one.after)]
    return _row(number, _link(one.opens, at), one.whose.label(lang), METRICS[one.metric_id].label(lang), *said)


def _warning(one: RevisedWarning, number: int, at: Address, lang: str) -> Row:
    of = f"{one.rule.label(lang)}" + (f" · {one.of(lang)}" if one.of else "")
    said = [
        (amount(lang) if amount else words.RAISED(lang)) if there else words.NOT_RAISED(lang)
        for there, amount in ((one.before, one.amount_before), (one.after, one.amount_after))
    ]
    return _row(number, _link(one.opens, at), one.whose.label(lang), of, *said)


def _grade(one: RevisedGrade, number: int, at: Address, lang: str) -> Row:
    said = [
        " ".join(str(part) for part in (each.score, each.grade_printed) if part is not None) if each else NO_DATA(lang)
        for each in (one.before, one.after)
    ]
    return _row(number, _link(one.opens, at), one.whose.label(lang), "", *said)


def _sentence(one: RevisedSentence, number: int, at: Address, lang: str) -> Row:
    said = [text(lang) if text else words.NOT_SAID(lang) for text in (one.before, one.after)]
    return _row(number, _link(one.opens, at), SITES[one.page].title(lang), one.whose.label(lang), *said)


def kept_meetings(dataset: str) -> list[Kept]:
    """Meetings of the dataset as what may still show an older version."""
    found = shelf.meetings(shelf.meetings_dir()).meetings
    return [
        Kept(one.id, "meeting", one.name, one.dataset, one.version, tuple(KeptPage(t.page, t.query) for t in one.turns))
        for one in found
        if one.dataset == dataset
    ]


def _meetings(shown: View, found: Chain, old: Dataset) -> None:
    lang = shown.lang
    held: tuple[StillOld, ...] = still_old(found, kept_meetings(old.name), old.description.last_quarter)
    if not held:
        return
    st.markdown(f"### {words.STILL_OLD(lang)}")
    for one in held:
        pages = terms.LIST_STOP(lang).join(map(str, one.moved))
        st.text(words.STILL_OLD_PAGES(lang, name=one.kept.name, pages=pages) if one.moved else one.kept.name)
