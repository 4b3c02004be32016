"""What is told when something is not as it should be: a wrong address, a refused package, nothing to show, a failure."""

import time
from datetime import date

import streamlit as st

from access.reader import NotAllowed, acting
from analytics.contradiction import Hiding, contradiction
from analytics.lookup import choices
from store.datasets import Catalogue
from store.engine.unreachable import TRY_AGAIN_SECONDS, Unreachable
from store.package.faults import Fault, how_many
from style.failures import number_of
from style.periods import say_date
from style.text import LANGUAGES
from ui import words
from ui.address import Address, href
from ui.address import words as address_words
from ui.frame import words as frame_words
from ui.frame.header import lead
from ui.pieces.links import Link, links
from ui.sitemap import Site
from ui.view import View

FAULTS_SHOWN = 200
WRONG_WORDS_SHOWN = 10  # of an address: nobody mends more of them by hand


def about_the_address(shown: View, site: Site) -> None:
    """The first words of the address that mean nothing here, how many more there are, and a link without them."""
    if not shown.problems:
        return
    lang = shown.lang
    with st.container(key="notice-address", border=True):
        for problem in shown.problems[:WRONG_WORDS_SHOWN]:
            key = address_words.ADDRESS_KEYS[problem.key](lang)
            st.text(
                address_words.WRONG_ADDRESS(
                    lang, key=key, value=problem.value, what=address_words.NO_SUCH[problem.key](lang)
                )
            )
        more = sum(problem.count for problem in shown.problems[WRONG_WORDS_SHOWN:])
        if more:
            st.text(address_words.MORE_WRONG(lang, count=more))
        way_back = Link("back", words.BACK_DEFAULT(lang), href(site.id, shown.address))
        links([way_back], label=words.BACK_DEFAULT(lang), key="address-back", look="plain")


def about_an_older_version(shown: View, site: Site) -> None:
    """That the version shown is not the current one, and a link to the same page on that."""
    if not shown.is_older:
        return
    lang, said = shown.lang, shown.dataset.description
    as_of = say_date(date.fromisoformat(said.as_of), lang)
    with st.container(key="notice-version", border=True):
        st.text(frame_words.OLDER_VERSION(lang, version=shown.dataset.version[:8], as_of=as_of))
        back = Link("current", frame_words.TO_CURRENT(lang), href(site.id, shown.address.to(version=None)))
        links([back], label=frame_words.TO_CURRENT(lang), key="version-back", look="plain")


def nothing_left(shown: View, site: Site) -> bool:
    """Whether nothing is left of the selection; it is then told in the page's place, what each condition hides and a way
    without it."""
    found = contradiction(shown.dataset, shown.selection) if site.narrowed else None
    if found is None:
        return False
    lang = shown.lang
    lead(site, frame_words.NOTHING_LEFT(lang), lang)
    with st.container(key="notice-selection", border=True):
        ways = [_without(shown, site, one) for one in found]
        ways.append(Link("all", frame_words.DROP_ALL(lang), href(site.id, shown.address.widened().to(page=None))))
        links(ways, label=frame_words.NOTHING_LEFT(lang), key="ways-without", look="buttons")
    return True


def _without(shown: View, site: Site, one: Hiding) -> Link:
    lang, chosen = shown.lang, getattr(shown.address, one.field)
    names = choices(one.field, shown.dataset)
    which = names[chosen[0]](lang) if len(chosen) == 1 else frame_words.SEVERAL(lang, count=len(chosen))
    label = frame_words.DROP(lang, key=frame_words.KEYS[one.field](lang), which=which, count=one.projects)
    return Link(one.field, label, href(site.id, shown.address.to(page=None, **{one.field: ()})))


def about_refused_packages(shown: View) -> None:
    for refused in shown.catalogue.refused:
        lang = shown.lang
        what = frame_words.DAMAGED_VERSION if refused.is_damage else words.REFUSED_DATASET
        told = what(lang, name=refused.name, count=refused.count)
        told += words.KEPT_VERSION(lang, version=refused.kept[:8]) if refused.kept else words.NOTHING_KEPT(lang)
        with st.container(key=f"notice-refused-{refused.name}", border=True):
            st.text(told)
            if _sees_faults():
                with st.expander(words.FAULT_LIST(lang)):
                    _faults(refused.faults, lang)


def nothing_to_show(found: Catalogue, lang: str) -> None:
    st.title(words.APP(lang))
    st.text(words.NO_DATASET(lang))
    for refused in found.refused:
        st.text(refused.name)
        if _sees_faults():
            _faults(refused.faults, lang)


def failed(shown: View, error: Exception) -> None:
    """A page that could not be computed: said plainly, with the number the log has it under and a way back."""
    with st.container(key="notice-failed", border=True):
        if isinstance(error, Unreachable):
            _unreachable(shown.lang)
            return
        st.text(words.FAILED(shown.lang))
        st.text(words.ERROR_NUMBER(shown.lang, number=number_of(error)))
        # Out of a meeting it would lead to other figures than the meeting's.
        way_home = Address(lang=shown.lang, meet=shown.address.meet, turn=shown.address.turn)
        home = Link("home", words.BACK_HOME(shown.lang), href("overview", way_home))
        links([home], label=words.BACK_HOME(shown.lang), key="failed-home", look="plain")


def failed_part(error: Exception) -> None:
    """The same of a part drawn by itself, or of what stands around the page: where no page is at hand."""
    asked = st.query_params.get("lang", "zh")
    lang, number = asked if asked in LANGUAGES else "zh", number_of(error)
    if isinstance(error, NotAllowed):
        st.text(error.tell(lang))
        return
    with st.container(key=f"notice-failed-{number}", border=True):
        if isinstance(error, Unreachable):
            _unreachable(lang)
            return
        st.text(words.FAILED_PART(lang))
        st.text(words.ERROR_NUMBER(lang, number=number))


def _unreachable(lang: str) -> None:
    """Nothing is wrong with the page: it asks again by itself until the database answers."""
    st.text(words.UNREACHABLE(lang, seconds=TRY_AGAIN_SECONDS))
    drawn = time.monotonic()

    @st.fragment(run_every=TRY_AGAIN_SECONDS)
    def again() -> None:
        if time.monotonic() - drawn > TRY_AGAIN_SECONDS / 2:  # not as it is drawn first
            st.rerun()

    again()


def not_allowed(shown: View, why: str) -> None:
    """What the reader's role may not do, in the place of what it would have shown."""
    with st.container(key="notice-not-allowed", border=True):
        st.text(why)


def _sees_faults() -> bool:
    """A fault may quote what was handed in and is not published: it is told to who may see that."""
    return acting().may_with("see_handin", is_own=False)


def _faults(faults: tuple[Fault, ...], lang: str) -> None:
    st.text("\n".join(fault.tell(lang) for fault in faults[:FAULTS_SHOWN]))
    if len(faults) > FAULTS_SHOWN:
        st.text(words.MORE_FAULTS(lang, count=how_many(faults[FAULTS_SHOWN:])))
