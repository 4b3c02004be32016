"""What the ledger's page does when it is worked with: search, order and pages go into the address; and its first words."""

import streamlit as st

from analytics.answer import Refused
from analytics.metrics import METRICS
from analytics.printed import printed
from analytics.projects.ledger import DEFAULT_SORT, PAGE
from analytics.projects.subtotal import Subtotal
from style.periods import say_period
from ui.address.rules import LONGEST
from ui.figures.about import range_words
from ui.projects import words
from ui.projects.tables import at_page, sorted_next, sorting
from ui.view import View, current, say


def lead_words(shown: View, found: Subtotal) -> str:
    """How many projects the selection and the search leave in, what they plan and how far they are."""
    lang, at = shown.lang, say_period(shown.selection.as_of, shown.lang)
    if not found.count and not shown.dataset.is_complete("projects"):
        return words.NO_PROJECTS(lang, at=at)
    known = []
    for metric_id, word in words.LEAD_KNOWN.items():
        part, metric = found.figures[metric_id], METRICS[metric_id]
        if not isinstance(part, Refused) and part.value is not None:
            known.append(word(lang, said=printed(metric, part, lang)))
    told = ("，" if lang == "zh" else ", ").join(known) or words.LEAD_UNKNOWN(lang)
    about = {"at": at, "count": f"{found.count:,}", "known": told}
    if find := shown.address.find:
        return words.LEAD_FOUND(lang, find=find, **about)
    return words.LEAD(lang, **about)


def found_words(shown: View, count: int) -> str:
    """What was searched for and how much it gave, and which rows of it are shown."""
    find = shown.address.find
    if not count:
        return words.NONE_FOUND_WITH(shown.lang, find=find) if find else words.NONE_FOUND(shown.lang)
    told = range_words(at_page(shown, count), PAGE, count, shown.lang)
    return f"{words.FOUND(shown.lang, find=find, count=f'{count:,}')} · {told}" if find else told


def search(widget: str | None) -> None:
    """What was typed goes into the address, without stray spaces and signs that cannot be seen; nothing takes it out."""
    if widget and widget not in st.session_state:
        return  # typed on a page that was left before it was heard
    typed = st.session_state[widget] if widget else None
    kept = "".join(sign if sign.isprintable() else " " for sign in typed or "")[:LONGEST].strip()
    st.session_state["find-said"] = kept or None
    say("find", "find-said")


def sort_by(kind: str, column: str) -> None:
    """A pick on a header of the table, which is in the server's order."""
    wanted = sorted_next(sorting(current()), column)
    st.session_state["sort-said"] = None if wanted == DEFAULT_SORT else wanted
    say("sort", "sort-said")


def turn_page(number: int) -> None:
    if number > 1:
        st.query_params["page"] = str(number)
    else:
        st.query_params.pop("page", None)


def neighbours(shown: View, count: int) -> tuple[int | None, int | None]:
    """The numbers of the page before and the page after, None at the ends."""
    now, last = at_page(shown, count), max(1, -(-count // PAGE))
    return (now - 1 if now > 1 else None), (now + 1 if now < last else None)
