"""How a hand-in stands, worked out apart from the server where it is long, and kept."""

from collections import Counter
from dataclasses import dataclass, field, replace

import streamlit as st

from cache.remembered import remembered
from store.datasets import Dataset, datasets_dir, find_dataset, open_dataset
from store.handins import desk
from store.handins.desk import HandIn, Judged
from store.sheets.grid import Book
from store.shelf import named_version
from ui.datasets import words
from ui.view import View

_HELD = "datasets-judged"


@dataclass(frozen=True)
class Summary:
    """What a list says of a hand-in: `errors`, `warnings` and `questions` that wait for somebody, `answered` that do no more."""

    outcome: str
    ready: bool
    rows: int
    errors: int
    warnings: int
    questions: int
    answered: int
    unconfirmed: int
    added: int
    revised: int
    removed: int


@dataclass(frozen=True)
class _Asked:
    """A hand-in as a key: whatever is said of it changes the words it is written with."""

    written: str
    handin: HandIn = field(compare=False)


def at_the_desk(shown: View) -> View:
    """The view with the version that is named current now: an older one is looked at, but handed in to and published over is the
    current. That may be one that pages do not show yet, as they wait until its newest quarter is at hand."""
    name = shown.dataset.name
    version = named_version(datasets_dir() / name)
    found = find_dataset(name, version) if version else None
    return replace(shown, dataset=found or open_dataset(name, shown.catalogue.versions[name]))


@dataclass(frozen=True)
class Seen:
    """A hand-in as a page shows it: its judgement, and the sheets as they were written, None where they could not be opened."""

    judged: Judged
    book: Book | None


def seen(handin: HandIn, shown: View) -> Seen | None:
    """The last round against the version shown; None where the file that was handed in is damaged or gone. A reader's last one
    is held for the next press. No turn of heavy work is held: who waits for a process of its own keeps nobody waiting."""
    held = st.session_state.get(_HELD)
    if held and held[0] == (handin, shown.dataset):
        last: Seen = held[1]
        return last
    try:
        with st.spinner(words.CHECKING(shown.lang)):
            found = Seen(desk.judged(handin, shown.dataset), desk.found_of(handin, shown.dataset).opened.book)
    except OSError:
        return None
    st.session_state[_HELD] = ((handin, shown.dataset), found)
    return found


def summary(handin: HandIn, shown: View) -> Summary | None:
    """The same in numbers, kept for all readers; None where its file is damaged or gone."""
    try:
        return _summary(shown.dataset, _Asked(repr(handin), handin))
    except OSError:
        return None


@remembered
def _summary(dataset: Dataset, asked: _Asked) -> Summary:
    return summed(desk.judged(asked.handin, dataset))


def summed(found: Judged) -> Summary:
    waits = Counter(told.fault.severity for told in found.faults if told.is_open)
    counts = found.counts.values()
    return Summary(
        found.outcome,
        found.ready,
        sum(len(piece.rows) for piece in found.read.pieces),
        waits["error"],
        waits["warning"],
        waits["question"],
        sum(told.answer is not None and told.status != "mended" for told in found.faults),
        len(found.unconfirmed),
        sum(count.added for count in counts),
        sum(count.revised for count in counts),
        sum(count.removed for count in counts),
    )
