"""发现台账: what rules and tests found in the figures, how much they looked at, and whether the last meeting's findings still hold."""

import streamlit as st

from analytics.findings.held import still_found
from analytics.findings.look import look
from analytics.findings.wording import (
    FOUND_NOTE,
    LOOKED_NOTE,
    NONE_FOUND,
    STILL_NOTE,
    counts_table,
    found_table,
    still_table,
    still_words,
)
from reports.table_files.formats import WRITERS
from style import terms
from style.numbers import percent
from style.periods import say_date, say_period
from ui.findings import words
from ui.findings.register import found_lead, found_ledger, last_seen, look_of, plain_ledger, section
from ui.frame.header import lead
from ui.frame.saved_views import CHINA
from ui.meetings.since import is_told_on
from ui.parts import lay_out
from ui.sitemap import SITES
from ui.slides import by_need
from ui.view import View, current

SITE = SITES["findings"]
SHORT = ("place", "finding", "how", "money")


def found(shown: View) -> None:
    lang, seen = shown.lang, look_of(shown)
    if not seen.found:
        return st.text(NONE_FOUND(lang))
    if shown.slide:
        return by_need(
            shown,
            lambda: found_ledger(shown, seen.found, found_table(shown.dataset, seen, lang).only(*SHORT)),
            key="findings-found",
            count=len(seen.found),
        )
    section(
        shown,
        lambda to: found_table(shown.dataset, seen, to),
        lambda told: found_ledger(shown, seen.found, told),
        WRITERS,
        key="found",
        note=FOUND_NOTE(lang),
    )
    if lang != "zh":
        st.caption(terms.CHINESE_ONLY(lang))


def looked(shown: View) -> None:
    seen = look_of(shown)
    note = LOOKED_NOTE(shown.lang, rate=percent(seen.rate, shown.lang, 0))
    section(shown, lambda to: counts_table(seen, to), plain_ledger, WRITERS, key="looked", note=note)


def still(shown: View) -> None:
    """Of the newest meeting; what is shown within another site names none."""
    lang = shown.lang
    earlier = last_seen(shown.dataset) if is_told_on(shown) and not st.context.is_embedded else None
    if earlier is None:
        return st.text(words.NO_MEETING(lang))
    then = look(earlier.then, earlier.as_of)
    held = still_found(then, look_of(shown))
    if not held:
        return st.text(words.NOTHING_THEN(lang, meeting=earlier.meeting.name))
    note = STILL_NOTE(
        lang,
        meeting=earlier.meeting.name,
        day=say_date(earlier.meeting.when.astimezone(CHINA).date(), lang),
        then=say_period(earlier.as_of, lang),
        now=say_period(shown.selection.as_of, lang),
        count=len(held),
    )
    section(
        shown,
        lambda to: still_table(earlier.then, earlier.as_of, held, to),
        plain_ledger,
        WRITERS,
        key="still",
        note=("" if lang == "zh" else " ").join((note, still_words(held, lang))),
    )


def draw(shown: View) -> None:
    lead(SITE, found_lead(shown), shown.lang)
    lay_out(shown, SITE, {"found": found, "looked": looked, "still": still})


draw(current())
