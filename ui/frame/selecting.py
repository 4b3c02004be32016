"""The selection's own widgets: the panel that narrows it, the chips that undo that, and the selection in words."""

from dataclasses import replace

import streamlit as st

from analytics.lookup import NARROWING_KEYS, choices
from style import terms
from style.text import Text
from ui import words as shared
from ui.address import Address, href
from ui.frame import words
from ui.frame.markup import literal
from ui.pieces.links import Link, links
from ui.sitemap import Site
from ui.view import View, say

CHIPS = 12  # beyond these, a key's chosen ones share one chip


def panel(shown: View) -> None:
    """A button that opens every choice at once; what is pressed goes into the address."""
    lang, chosen = shown.lang, conditions_count(shown)
    label = words.NARROWED(lang, count=chosen) if chosen else words.NARROW(lang)
    with st.container(key="narrow", width="content"), st.popover(label, key=f"narrow-panel-{lang}"):
        for key in NARROWING_KEYS:
            _pills(shown, key, many=True)
        _pills(shown, "value", many=False)
        st.caption(words.PANEL_NOTE(lang))


def reads_own_alone(shown: View) -> bool:
    """Whether the pairs of the address are all that the reader may read: no condition that he could take back."""
    audience = shown.dataset.audience
    return audience is not None and set(shown.address.pairs) == set(audience.pairs)


def conditions_count(shown: View) -> int:
    address = shown.address
    if reads_own_alone(shown):
        address = address.to(pairs=())
    return sum(len(getattr(address, key)) for key in NARROWING_KEYS) + (address.value != Address.value)


def _pills(shown: View, key: str, *, many: bool) -> None:
    names = choices(key, shown.dataset)
    if not names:
        return
    widget = f"narrow-{key}-{shown.lang}-{shown.dataset.version}"
    chosen = getattr(shown.address, key)
    st.session_state[widget] = list(chosen) if many else chosen
    st.pills(
        words.KEYS[key](shown.lang),
        list(names),
        key=widget,
        selection_mode="multi" if many else "single",
        required=not many,
        format_func=lambda one: literal(_name(key, one, names[one], shown.lang)),
        on_change=say,
        args=(key, widget),
    )


def _name(key: str, one: str, name: Text, lang: str) -> str:
    return f"{one} {name(lang)}" if key in ("pairs", "tracks") else name(lang)


def chips(shown: View, site: Site) -> None:
    """What is narrowed, each with a cross that takes it back, and one that takes back all; or that nothing is."""
    lang = shown.lang
    if not shown.address.is_narrowed:
        with st.container(key="chips", horizontal=True, vertical_alignment="center"):
            st.caption(words.NOT_NARROWED(lang))
        return
    if reads_own_alone(shown):
        with st.container(key="chips-own"):
            names = choices("pairs", shown.dataset)
            st.caption(terms.LIST_STOP(lang).join(names[one](lang) for one in shown.address.pairs))
        shown = replace(shown, address=shown.address.to(pairs=()))
    if not (found := _chosen(shown)):
        return
    made = [
        _link(f"chip-{n}", label, words.REMOVE(lang, label=label), shown, without, site)
        for n, (label, without) in enumerate(found)
    ]
    reset = _link("reset", shared.CLEAR_ALL(lang), "", shown, shown.address.widened().to(page=None), site)
    with st.container(key="chips", horizontal=True, vertical_alignment="center"):
        links(made, label=words.NARROWED_BY(lang), key="chip-links", look="chips")
        links([reset], label=shared.CLEAR_ALL(lang), key="chip-reset", look="plain")


def _link(key: str, label: str, title: str, shown: View, to: Address, site: Site) -> Link:
    """A click changes only what the narrowing changes: a fragment may have written a search or an order since."""
    now, then = shown.address.query(), to.query()
    merge = {k: then.get(k) for k in (*NARROWING_KEYS, "value", "page") if k in now or k in then}
    return Link(key, label, href(site.id, to), title, merge={k: v for k, v in merge.items() if v != now.get(k)})


def _chosen(shown: View) -> list[tuple[str, Address]]:
    """Each condition in words, with the address that is without it."""
    lang, address = shown.lang, shown.address.to(page=None)
    found = []
    many = sum(len(getattr(address, key)) for key in NARROWING_KEYS) > CHIPS
    for key in NARROWING_KEYS:
        names, chosen = choices(key, shown.dataset), getattr(address, key)
        label = words.KEYS[key](lang)
        if many and len(chosen) > 1:
            said = words.MORE_CHIPS(lang, key=label, name=names[chosen[0]](lang), count=len(chosen))
            found.append((said, address.to(**{key: ()})))
            continue
        for one in chosen:
            rest = tuple(other for other in chosen if other != one)
            found.append((words.CHIP(lang, key=label, name=names[one](lang)), address.to(**{key: rest})))
    if address.value != Address.value:
        said = words.CHIP(
            lang, key=words.KEYS["value"](lang), name=choices("value", shown.dataset)[address.value](lang)
        )
        found.append((said, address.to(value=Address.value)))
    return found


def in_words(shown: View) -> list[tuple[str, str]]:
    """The selection as (what, which) lines for an export: every condition with all its names, or that it takes in all."""
    lang, said = shown.lang, []
    for key in (*NARROWING_KEYS, "value"):
        names, chosen = choices(key, shown.dataset), getattr(shown.address, key)
        chosen = (chosen,) if isinstance(chosen, str) else chosen
        which = "、" if lang == "zh" else ", "
        said.append((words.KEYS[key](lang), which.join(names[one](lang) for one in chosen) or words.EVERYTHING(lang)))
    return said
