"""Plans kept under a name: saved as views of this page with everything fixed, opened, and held against the one on the screen."""

import streamlit as st

from analytics.allocation.plan import DEFAULT, PRESETS, Plan, parse
from store.saved import views as shelf
from store.saved.small_files import LONGEST_NAME, NotSaved
from store.saved.views import SavedView
from style.moments import CHINA
from style.periods import say_date, say_period
from ui import words as ui_words
from ui.address import Address, href
from ui.allocation import words
from ui.allocation.rules import plan_of
from ui.allocation.tables import rules_words
from ui.frame.header import dataset_title
from ui.frame.markup import literal
from ui.frame.saved_views import link_to, query_of
from ui.pieces.ledger import Cell, Column, Ledger, Row, ledger
from ui.pieces.links import Link, links
from ui.sitemap import SITES
from ui.view import View, current

PAGE = "allocation"
LISTED = 30
_TOLD = "allocation-saved-told"


def fixed_query(shown: View) -> dict[str, str]:
    """What a plan is kept as: its rules, dataset and quarter, even where they are the default now."""
    address = Address(q=shown.selection.as_of, data=shown.dataset.name, plan=plan_of(shown.address).code)
    return query_of(View(shown.lang, shown.dataset, shown.selection, address, shown.catalogue, ()), SITES[PAGE])


def scenarios(shown: View) -> None:
    """The form, the plans kept, and what may be compared with."""
    lang = shown.lang
    key = f"scenario-name-{lang}"
    with st.form(f"scenario-form-{lang}", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            words.SCENARIO_NAME(lang),
            key=key,
            max_chars=LONGEST_NAME,
            width=360,
            placeholder=words.SCENARIO_EXAMPLE(lang),
            autocomplete="off",
        )
        st.form_submit_button(words.SAVE_SCENARIO(lang), on_click=_save, args=(key,))
    if told := st.session_state.pop(_TOLD, None):
        (st.success if told[0] else st.error)(literal(told[1]))
    st.caption(words.SAVED_NOTE(lang))
    kept = [view for view in shelf.saved_views(shelf.views_dir()).views if view.page == PAGE]
    if kept:
        ledger(kept_table(shown, kept[:LISTED]), key="scenarios")
        if len(kept) > LISTED:
            st.caption(words.MORE_PLANS(lang, shown=LISTED, more=len(kept) - LISTED))
    else:
        st.caption(words.NO_PLANS(lang))
    links(against_links(shown), label=words.COMPARE(lang), key="against-links", look="buttons")


def _save(key: str) -> None:
    if key not in st.session_state:
        return
    shown = current()
    try:
        saved = shelf.save(shelf.views_dir(), st.session_state[key], PAGE, fixed_query(shown), shown.dataset.name)
    except NotSaved as refused:
        st.session_state[_TOLD] = (False, refused.tell(shown.lang))
        return
    st.session_state[key] = ""
    st.session_state[_TOLD] = (True, ui_words.SAVED(shown.lang, name=saved.name))


def plan_kept(view: SavedView) -> Plan | None:
    """The rules a view was saved with; None where they cannot be read."""
    return parse(view.query["plan"]) if "plan" in view.query else DEFAULT


def kept_table(shown: View, kept: list[SavedView]) -> Ledger:
    lang = shown.lang
    columns = (
        Column("name", words.SAVED_PLANS(lang)),
        Column("against", words.COMPARE(lang)),
        Column("rules", words.RULES(lang), wide=True),
        Column("when", ui_words.SAVED_ON(lang), wide=True),
    )
    return Ledger(words.SAVED_PLANS(lang), columns, tuple(_kept(shown, view) for view in kept), max_height=420)


def _kept(shown: View, view: SavedView) -> Row:
    lang, plan = shown.lang, plan_kept(view)
    cells = {
        "name": Cell(view.name, sub=_fixed_at(shown, view)),
        "when": Cell(say_date(view.when.astimezone(CHINA).date(), lang)),
    }
    if plan is None:
        cells |= {"against": Cell("—", muted=True), "rules": Cell(words.UNREADABLE(lang), muted=True)}
    elif plan.code == shown.address.against:
        cells |= {"against": Cell(words.COMPARED_NOW(lang)), "rules": Cell(rules_words(plan, lang))}
    else:
        label = words.COMPARE_WITH(lang, name=view.name)
        cells |= {
            "against": Cell(words.COMPARE(lang), href=href(PAGE, shown.address.to(against=plan.code)), label=label),
            "rules": Cell(rules_words(plan, lang)),
        }
    return Row(view.id, cells, href=link_to(view, lang))


def _fixed_at(shown: View, view: SavedView) -> str:
    lang, quarter = shown.lang, view.query.get("q")
    name = view.query.get("data", view.dataset)
    title = dataset_title(name, shown) if name in shown.catalogue.versions else name
    if not quarter:
        return f"{title} · {ui_words.LATEST(lang)}"
    try:
        return words.FIXED_AT(lang, dataset=title, quarter=say_period(quarter, lang))
    except ValueError:  # a file may hold any word
        return title


def against_links(shown: View) -> list[Link]:
    """Every set of rules to begin from but the one shown; and, while one is compared, the way out."""
    lang, against = shown.lang, shown.address.against
    found = [
        Link(
            f"against-{one}",
            words.COMPARE_WITH(lang, name=name(lang)),
            href(PAGE, shown.address.to(against=plan.code)),
            current=plan.code == against,
        )
        for one, (name, plan) in PRESETS.items()
        if plan != plan_of(shown.address)
    ]
    if against:
        found.append(Link("against-none", words.STOP_COMPARING(lang), href(PAGE, shown.address.to(against=None))))
    return found


def compared_plan(shown: View) -> Plan | None:
    return parse(shown.address.against) if shown.address.against else None
