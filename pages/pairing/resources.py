"""资源对接: which open needs meet which offers, what deals came to step by step, what was expected and is past its date."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from analytics.code_words import word
from analytics.resources.deals import STEPS
from analytics.resources.ladder import DealLadder, by_category, by_kind, by_pair
from analytics.resources.ladder_wording import NOT_WHOLE, NOTE, ladder_table
from analytics.resources.meeting import NEAREST, balances
from analytics.resources.wording import (
    BETWEEN_PAIRS,
    BY_PAIR,
    CATEGORY,
    FROM_EVENT,
    balance_table,
    day_said,
    deals_table,
    open_table,
    pair_words,
    pairs_table,
    waiting_table,
)
from analytics.sentences import begun
from reports.table_files.formats import WRITERS
from style import terms
from style.text import Text
from ui.frame.header import lead
from ui.parts import lay_out, open_part
from ui.pieces.figure_strip import figure_strip
from ui.pieces.ledger import ledger
from ui.resources import words
from ui.resources.asked import day_of, deals_of, is_whole, ladder_of, needs_of, open_of, scope_of, side_of, waiting_of
from ui.resources.choosing import choose_scope
from ui.resources.export import section
from ui.resources.lead import part_lead
from ui.resources.ledgers import deals_ledger, open_ledger, pairs_ledger, plain_ledger, waiting_ledger
from ui.resources.strip import steps_strip, strip_words
from ui.sitemap import SITES, WHOLE
from ui.slides import by_need, without
from ui.view import View, current

SITE = SITES["resources"]
OPEN_SHORT = ("county", "item", "quantity", "within", "nearest")
WAITING_SHORT = ("from", "to", "item", "expected", "due", "state")
COUNTS = tuple(f"{step}-count" for step in STEPS)
Parts = Callable[[str], Sequence[tuple[str, DealLadder]]]


def meeting(shown: View) -> None:
    lang, found, side = shown.lang, open_of(shown), side_of(shown)
    if shown.slide:
        return by_need(
            shown,
            lambda: open_ledger(shown, found, open_table(shown.dataset, found, side, lang).only(*OPEN_SHORT)),
            key="resources-open",
            count=len(found),
        )
    needs = needs_of(shown)
    if needs:
        section(
            shown,
            lambda to: pairs_table(shown.dataset, needs, to),
            pairs_ledger,
            WRITERS,
            key="by-pair",
            title=BY_PAIR,
            note=words.BY_PAIR_NOTE(lang),
        )
    section(
        shown,
        lambda to: open_table(shown.dataset, found, side, to),
        lambda told: open_ledger(shown, found, told),
        WRITERS,
        key="open",
        note=words.OPEN_NOTE(lang, most=NEAREST) if found else words.NONE_HERE(lang),
    )
    balance(shown)


def balance(shown: View) -> None:
    if found := balances(shown.dataset, scope_of(shown)):
        section(
            shown,
            lambda to: balance_table(found, to),
            plain_ledger(),
            WRITERS,
            key="balance",
            note=words.BALANCE_NOTE(shown.lang),
        )


def ladder(shown: View) -> None:
    lang, found = shown.lang, deals_of(shown)
    if not found:
        return nothing(shown)
    if shown.slide:
        told = partial(converted, shown, by_categories(shown), CATEGORY, lang)
        # How many deals each step is of is said by the sentence above; its room is the qualifiers'.
        return ledger(lambda: without(plain_ledger(total=True)(told()), COUNTS), key="resources-ladder")
    figure_strip(lambda: steps_strip(shown), words=strip_words(lang), key="resources-steps")
    st.caption(NOTE(lang) + ("" if is_whole(shown) else NOT_WHOLE(lang)))
    for key, title, parts, first in (
        ("category", words.BY_CATEGORY, by_categories(shown), CATEGORY),
        ("pair", words.BY_PAIRS, by_pairs(shown), terms.PAIR),
        ("kind", words.BY_KIND, by_kinds(shown), FROM_EVENT),
    ):
        conversion(shown, key, title, parts, first)
    section(
        shown,
        lambda to: deals_table(shown.dataset, found, to),
        lambda told: deals_ledger(shown, found, told),
        WRITERS,
        key="deals",
        note=words.DEALS_NOTE(lang),
    )


def conversion(shown: View, key: str, title: Text, parts: Parts, first: Text) -> None:
    section(
        shown,
        lambda to: converted(shown, parts, first, to, title),
        plain_ledger(total=True, wide=("rests", "marks", "expected-count", "signed-count", "realised-count")),
        WRITERS,
        key=f"sums-{key}",
        title=title,
    )


def converted(shown: View, parts: Parts, first: Text, lang: str, title: Text = words.BY_CATEGORY):  # type: ignore[no-untyped-def]
    return ladder_table(ladder_of(shown), parts(lang), first(lang), title(lang), lang)


def by_categories(shown: View) -> Parts:
    held = by_category(deals_of(shown), is_whole(shown))
    return lambda to: [(begun(word("category", str(one.of))(to)), one) for one in held]


def by_pairs(shown: View) -> Parts:
    held = by_pair(shown.dataset, deals_of(shown), is_whole(shown))
    return lambda to: [
        (pair_words(shown.dataset, one.of, to) if one.of else begun(BETWEEN_PAIRS(to)), one) for one in held
    ]


def by_kinds(shown: View) -> Parts:
    held = by_kind(deals_of(shown), is_whole(shown))
    return lambda to: [(begun(word("event_kind", one.of)(to) if one.of else words.NO_EVENT(to)), one) for one in held]


def waiting(shown: View) -> None:
    lang, found, day = shown.lang, waiting_of(shown), day_of(shown)
    if not deals_of(shown):
        return nothing(shown) if open_part(shown, SITE) != WHOLE else None
    if shown.slide:
        return by_need(
            shown,
            lambda: waiting_ledger(
                shown, found, day, waiting_table(shown.dataset, found, day, lang).only(*WAITING_SHORT)
            ),
            key="resources-waiting",
            count=len(found),
        )
    section(
        shown,
        lambda to: waiting_table(shown.dataset, found, day, to),
        lambda told: waiting_ledger(shown, found, day, told),
        WRITERS,
        key="waiting",
        note=words.WAITING_NOTE(lang, day=day_said(day, lang)) if found else words.NONE_HERE(lang),
    )


def nothing(shown: View) -> None:
    held = shown.dataset.is_complete("deals")
    st.text((words.NONE_HERE if held else words.NO_DEALS)(shown.lang))


def draw(shown: View) -> None:
    part = open_part(shown, SITE)
    lead(SITE, part_lead(shown, part), shown.lang)
    if not shown.slide:
        choose_scope(shown, sides=part in ("meeting", WHOLE))
        st.caption(words.CAVEAT(shown.lang))
    lay_out(shown, SITE, {"meeting": meeting, "ladder": ladder, "waiting": waiting})


draw(current())
