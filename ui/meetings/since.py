"""自上次会议以来: the last meeting whose figures were revised since, found beside the pages, and the line that leads to both versions."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from functools import partial

import streamlit as st

from analytics.revisions.kept import revised_on
from cache.beside import Beside
from store.datasets import Dataset, datasets_dir, find_dataset
from store.engine import Unreachable
from store.manifest import read_manifest
from store.saved import meetings as shelf
from store.saved.meetings import Meeting
from style.moments import CHINA, day_of
from style.periods import say_date
from ui.address import Address, href
from ui.kept_meetings import as_kept, meetings_of
from ui.meetings import words as meeting_words
from ui.pieces.links import Link, links
from ui.view import View

VERSIONS_TRIED = 3  # of older meetings: each has to be opened whole and asked for every figure


@dataclass(frozen=True)
class Since:
    """The meeting, the version it was held on, open, how many figures its pages print otherwise now, and on which days in China that
    version and the one of now were published."""

    meeting: Meeting
    then: Dataset
    count: int
    published: date
    now_published: date

    @property
    def held(self) -> date:
        return self.meeting.when.astimezone(CHINA).date()


_BESIDE: Beside[Since | None] = Beside(passing=(Unreachable,))


def since(dataset: Dataset) -> Since | None:
    """As far as it is known: the first to ask has it worked out beside the page, and never waits."""
    state = _state()
    return _BESIDE.seen(_slot(dataset), state, partial(find_since, dataset)) if state else None


def since_now(dataset: Dataset) -> Since | None:
    """The same, worked out before it is given; None where the meeting's version is gone since."""
    state = _state()
    found = _BESIDE.worked_out(_slot(dataset), state, partial(find_since, dataset)) if state else None
    return found if found and find_dataset(found.then.name, found.then.version) else None


def _slot(dataset: Dataset) -> Hashable:
    return datasets_dir(), dataset


def _state() -> Hashable:
    """Changes with every meeting that is written: each is put in its place by a renaming. None where there never was one."""
    try:
        return shelf.meetings_dir().stat().st_mtime_ns
    except OSError:
        return None


def find_since(dataset: Dataset) -> Since | None:
    """Among the meetings on other versions than this one, the newest first; None where no figure of theirs was revised, or
    the versions are gone. Reads every meeting there is."""
    others = [one for one in meetings_of(dataset.name) if one.version != dataset.version]
    tried = list(dict.fromkeys(one.version for one in others))[:VERSIONS_TRIED]
    for meeting in others:
        then = find_dataset(meeting.dataset, meeting.version) if meeting.version in tried else None
        if then and (count := len(revised_on(then, dataset, as_kept(meeting)))):
            return Since(meeting, then, count, _published(then), _published(dataset))
    return None


def _published(dataset: Dataset) -> date:
    when = read_manifest(datasets_dir() / dataset.name / "snapshots" / dataset.version).when
    return day_of(when)


def is_told_on(shown: View) -> bool:
    """Only of the version that is current, and not within a meeting, which has a version of its own."""
    return shown.address.meet is None and shown.catalogue.versions.get(shown.dataset.name) == shown.dataset.version


def since_line(shown: View) -> None:
    """A quiet line that leads to both versions side by side; nothing where there is no such meeting, or where that is not known yet.
    What is shown within another site names no meeting."""
    if not is_told_on(shown) or st.context.is_embedded:
        return
    if found := since(shown.dataset):
        lang = shown.lang
        said = meeting_words.ONE_REVISED if found.count == 1 else meeting_words.REVISED
        told = said(lang, name=found.meeting.name, day=say_date(found.held, lang), count=f"{found.count:,}")
        way = Link("since", told, comparison(shown, found.meeting.version), meeting_words.COMPARE_TITLE(lang))
        links([way], label=meeting_words.SINCE_LAST(lang), key="since-last-meeting", look="plain")


def comparison(shown: View, was: str) -> str:
    """Where the version `was` is held against the current one."""
    return href("datasets", Address(lang=shown.lang, data=shown.address.data, was=was), "versions")
