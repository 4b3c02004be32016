"""What came of a hand-in, before anything else: may it be taken in, how many faults in which sheet, and the marked workbook back."""

from collections import Counter

import streamlit as st

from analytics.lookup import pairs
from store.forms.returned import returned_name
from store.handins import desk
from store.handins.desk import HandIn, Judged
from style import terms
from style.moments import moment
from style.periods import say_period
from ui.address import href
from ui.datasets import words
from ui.datasets.access import Access
from ui.datasets.found.giving_back import given_back
from ui.datasets.found.withdrawing import withdrawing
from ui.datasets.standing import Seen, Summary, summed
from ui.downloads.told import left_with
from ui.pieces.links import Link, links
from ui.view import View

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def sentence(handin: HandIn, judged: Judged | None, lang: str) -> str:
    """May it be taken in or not, and why."""
    if handin.state == "withdrawn":
        why = desk.why_withdrawn(handin)
        return words.LEAD_WITHDRAWN_WHY(lang, why=why) if why else words.LEAD_WITHDRAWN(lang)
    if handin.state != "waiting":
        return words.LEAD_STATES[handin.state](lang, version=(handin.version or "")[:8])
    if judged is None:
        return words.LEAD_GONE(lang)
    found = summed(judged)
    if found.errors:
        return words.LEAD_ERRORS(lang, count=f"{found.errors:,}", where=_where(judged, lang))
    if not found.ready:
        return words.LEAD_OPEN(lang, what=_asked(found, lang))
    return words.LEAD_QUESTIONS(lang, count=found.questions) if found.questions else words.LEAD_READY(lang)


def _where(judged: Judged, lang: str) -> str:
    """项目进展 106 处、资金 108 处: errors by sheet, most first."""
    counts = Counter(
        told.fault.sheet or words.WHOLE_FILE(lang)
        for told in judged.faults
        if told.is_open and told.fault.severity == "error"
    )
    said = [words.SHEET_COUNT(lang, sheet=sheet, count=f"{count:,}") for sheet, count in counts.most_common(4)]
    return terms.JOINT(lang).join(said) + (words.AND_SO_ON(lang) if len(counts) > len(said) else "")


def _asked(found: Summary, lang: str) -> str:
    said = []
    if found.warnings:
        said.append(words.TO_EXPLAIN(lang, count=found.warnings))
    if found.unconfirmed:
        said.append(words.TO_CONFIRM(lang, count=found.unconfirmed))
    return terms.JOINT(lang).join(said)


def verdict(shown: View, may: Access, handin: HandIn, found: Seen) -> None:
    """Whose file it is, and what to do with it."""
    lang = shown.lang
    st.text(facts(shown, handin, found.judged))
    with st.container(key="datasets-do", horizontal=True, vertical_alignment="center"):
        if found.book:  # of what cannot be opened there is nothing to mark
            _back(shown, handin, found)
        if handin.state == "waiting":
            withdrawing(shown, may, handin)
        at = shown.address.to(handin=None)
        ways = [
            Link("queue", words.TO_QUEUE(lang), href("datasets", at, "queue")),
            Link("another", words.ANOTHER(lang), href("datasets", at, "handin")),
        ]
        links(ways, label=words.ELSEWHERE(lang), key="datasets-elsewhere", look="plain")


def _back(shown: View, handin: HandIn, found: Seen) -> None:
    lang = shown.lang
    st.download_button(
        words.GIVE_BACK(lang),
        left_with(shown, "returned", given_back(handin, shown), {"handin": handin.id}),
        returned_name(handin.file_name),
        XLSX,
        key=f"datasets-back-{handin.id}-{handin.last.number}-{lang}",
        type="primary" if found.judged.outcome == "refused" else "secondary",
        on_click="ignore",
        help=words.GIVE_BACK_NOTE(lang),
    )


def facts(shown: View, handin: HandIn, judged: Judged) -> str:
    """The file, its round, who sent it when, for whom, and what became of the round before's faults."""
    lang, expected = shown.lang, handin.expected
    pair = pairs(shown.dataset).get(expected.pair_id or "")
    said = [
        words.FILE_NAMED(lang, file=handin.file_name),
        words.ROUND_TOLD(lang, round=handin.last.number),
        handin.last.who,
        moment(handin.arrived, lang),
        pair.label(lang) if pair else "",
        say_period(expected.quarter, lang) if expected.quarter else "",
    ]
    told = Counter(one.status for one in judged.faults)
    rounds = ""
    if handin.last.number > 1 or handin.replaces:
        rounds = words.ROUNDS(lang, **{one: told[one] for one in words.STATUSES})
    return " · ".join(part for part in said if part) + (f"\n{rounds}" if rounds else "")
