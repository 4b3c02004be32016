"""The selection's own widgets: the panel that narrows it, the chips that undo that, and the selection in words."""

import streamlit as st

from style.text import Text
from ui import select_words
from ui.address import Address, href
from ui.links import Link, links
from ui.markup import literal
from ui.narrowing import NARROWING_KEYS, choices
from ui.sitemap import Site
from ui.view import View, say

CHIPS = 12  # beyond these, a key's chosen ones share one chip


def panel(shown: View) -> None:
    """A button that opens every choice at once; what is pressed goes into the address."""
    lang, address = shown.lang, shown.address
    chosen = sum(len(getattr(address, key)) for key in NARROWING_KEYS) + (address.value != Address.value)
    label = select_words.NARROWED(lang, count=chosen) if chosen else select_words.NARROW(lang)
    with st.container(key="narrow", width="content"), st.popover(label, key=f"narrow-panel-{lang}"):
        for key in NARROWING_KEYS:
            _pills(shown, key, many=True)
        _pills(shown, "value", many=False)
        st.caption(select_words.PANEL_NOTE(lang))


def _pills(shown: View, key: str, *, many: bool) -> None:
    names = choices(key, shown.dataset)
    if not names:
        return
    widget = f"narrow-{key}-{shown.lang}-{shown.dataset.version}"
    chosen = getattr(shown.address, key)
    st.session_state[widget] = list(chosen) if many else chosen
    st.pills(select_words.KEYS[key](shown.lang), list(names), key=widget, selection_mode="multi" if many else "single",
             required=not many, format_func=lambda one: literal(_name(key, one, names[one], shown.lang)),
             on_change=say, args=(key, widget))  # fmt: skip


def _name(key: str, one: str, name: Text, lang: str) -> str:
    return f"{one} {name(lang)}" if key in ("pairs", "tracks") else name(lang)


def chips(shown: View, site: Site) -> None:
    """What is narrowed, each with a cross that takes it back, and one that takes back all; nothing where nothing is."""
    if not shown.address.is_narrowed:
        return
    lang = shown.lang
    made = [
        _link(f"chip-{n}", label, select_words.REMOVE(lang, label=label), shown, without, site)
        for n, (label, without) in enumerate(_chosen(shown))
    ]
    reset = _link("reset", select_words.RESET(lang), "", shown, shown.address.widened().to(page=None), site)
    with st.container(key="chips", horizontal=True, vertical_alignment="center"):
        links(made, label=select_words.NARROWED_BY(lang), key="chip-links", look="chips")
        links([reset], label=select_words.RESET(lang), key="chip-reset", look="plain")


def _link(key: str, label: str, title: str, shown: View, to: Address, site: Site) -> Link:
    """A click changes only what the narrowing changes: a fragment may have written a search or an order since."""
    now, then = shown.address.query(), to.query()
    merge = {k: then.get(k) for k in (*NARROWING_KEYS, "value", "page") if k in now or k in then}
    return Link(
        key, label, href(site.id, to), title, merge={k: v for k, v in merge.items() if v != now.get(k)}
    )


def _chosen(shown: View) -> list[tuple[str, Address]]:
    """Each condition in words, with the address that is without it."""
    lang, address = shown.lang, shown.address.to(page=None)
    found = []
    many = sum(len(getattr(address, key)) for key in NARROWING_KEYS) > CHIPS
    for key in NARROWING_KEYS:
        names, chosen = choices(key, shown.dataset), getattr(address, key)
        label = select_words.KEYS[key](lang)
        if many and len(chosen) > 1:
            said = select_words.MORE_CHIPS(lang, key=label, name=names[chosen[0]](lang), count=len(chosen))
            found.append((said, address.to(**{key: ()})))
            continue
        for one in chosen:
            rest = tuple(other for other in chosen if other != one)
            found.append(
                (select_words.CHIP(lang, key=label, name=names[one](lang)), address.to(**{key: rest}))
            )
    if address.value != Address.value:
        said = select_words.CHIP(
            lang,
            key=select_words.KEYS["value"](lang),
            name=choices("value", shown.dataset)[address.value](lang),
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
        said.append(
            (
                select_words.KEYS[key](lang),
                which.join(names[one](lang) for one in chosen) or select_words.EVERYTHING(lang),
            )
        )
    return said
