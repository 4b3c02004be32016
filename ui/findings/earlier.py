"""Whose findings are looked at again: those of the newest meeting, or of the quarter before where there is no meeting."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from analytics.findings.held import StillFound
from analytics.findings.wording import BEFORE_NOTE, STILL_NOTE, still_words
from store.datasets import Dataset, find_dataset
from store.saved.meetings import Meeting
from style.moments import CHINA
from style.periods import say_date, say_period
from ui.address import quarters
from ui.kept_meetings import meetings_of
from ui.view import View


@dataclass(frozen=True)
class Earlier:
    """A version, open, as it was seen at the end of a quarter; by a `meeting`, or by none."""

    dataset: Dataset
    as_of: str
    meeting: Meeting | None = None


def last_seen(shown: View) -> Earlier | None:
    """The newest meeting of the dataset whose version is still there; of its pages' quarters the first one. Not within a meeting, and
    what is shown within another site names none."""
    if shown.address.meet is not None or st.context.is_embedded:
        return None
    for meeting in meetings_of(shown.dataset.name):
        if then := find_dataset(meeting.dataset, meeting.version):
            asked = [turn.query["q"] for turn in meeting.turns if turn.query.get("q") in quarters(then)]
            return Earlier(then, (asked or [then.description.last_quarter])[0], meeting)
    return None


def quarter_before(shown: View) -> Earlier | None:
    """None where the data begin."""
    earlier = [quarter for quarter in quarters(shown.dataset) if quarter < shown.selection.as_of]
    return Earlier(shown.dataset, earlier[-1]) if earlier else None


def still_note(shown: View, then: Earlier, held: Sequence[StillFound]) -> str:
    lang, meeting = shown.lang, then.meeting
    about = {"then": say_period(then.as_of, lang), "now": say_period(shown.selection.as_of, lang), "count": len(held)}
    if meeting is None:
        said = BEFORE_NOTE(lang, **about)
    else:
        day = say_date(meeting.when.astimezone(CHINA).date(), lang)
        said = STILL_NOTE(lang, meeting=meeting.name, day=day, **about)
    return ("" if lang == "zh" else " ").join((said, still_words(held, lang)))
