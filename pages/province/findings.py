"""发现台账: what rules and tests found in the figures, how much they looked at, and whether the last meeting's findings still hold."""

import streamlit as st

from analytics.findings.held import still_found
from analytics.findings.look import look
from analytics.findings.wording import (
    FOUND_NOTE,
    LOOKED_NOTE,
    NONE_FOUND,
    NONE_LOOKED,
    counts_table,
    found_table,
    still_table,
)
from reports.table_files.formats import WRITERS
from style import terms
from style.numbers import percent
from style.periods import say_period
from ui.findings import words
from ui.findings.earlier import last_seen, quarter_before, still_note
from ui.findings.register import found_lead, found_ledger, look_of, plain_ledger, section
from ui.frame.header import lead
from ui.parts import lay_out
from ui.sitemap import SITES
from ui.slides import by_need
from ui.view import View, current

SITE = SITES["findings"]
SHORT = ("place", "finding", "how", "money")


def found(shown: View) -> None:
    lang, seen = shown.lang, look_of(shown)
    if not seen.found:
        return st.text((NONE_FOUND if seen.looked else NONE_LOOKED)(lang))
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


def looked(shown: View) -> None:
    seen = look_of(shown)
    note = LOOKED_NOTE(shown.lang, rate=percent(seen.rate, shown.lang, 0))
    section(shown, lambda to: counts_table(seen, to), plain_ledger, WRITERS, key="looked", note=note)


def still(shown: View) -> None:
    """Of the newest meeting; where there is none, of the quarter before."""
    lang = shown.lang
    then = last_seen(shown) or quarter_before(shown)
    if then is None:
        return st.text(words.NOTHING_BEFORE(lang))
    held = still_found(look(then.dataset, then.as_of), look_of(shown))
    if not held:
        return st.text(words.NOTHING_THEN(lang, quarter=say_period(then.as_of, lang)))
    section(
        shown,
        lambda to: still_table(then.dataset, then.as_of, held, to),
        plain_ledger,
        WRITERS,
        key="still",
        note=still_note(shown, then, held),
    )


def draw(shown: View) -> None:
    lead(SITE, found_lead(shown), shown.lang)
    lay_out(shown, SITE, {"found": found, "looked": looked, "still": still})
    if shown.lang != "zh" and not shown.slide:
        st.caption(terms.CHINESE_ONLY(shown.lang))


draw(current())
