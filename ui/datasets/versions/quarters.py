"""At which quarters' ends effects are told, and the others that were revised, to be chosen."""

import streamlit as st

from analytics.revisions.chain import Chain, chain
from store.datasets import Dataset
from style import terms
from style.periods import quarters_between, say_period
from ui.datasets.versions import words as version_words
from ui.view import View


def asked(shown: View, old: Dataset, new: Dataset) -> Chain:
    """At the quarters that are asked by themselves, or at the one that was chosen of the others that were revised."""
    chosen = st.session_state.get(_key_of(old, new, shown.lang))
    return chain(old, new, (chosen,) if chosen else ())


def _key_of(old: Dataset, new: Dataset, lang: str) -> str:
    return f"datasets-effects-quarter-{old.version}-{new.version}-{lang}"


def other_quarters(found: Chain, old: Dataset, new: Dataset, lang: str) -> None:
    """Of which quarters' ends this is told, and the others whose own figures were revised."""
    said = terms.JOINT(lang).join(say_period(one, lang) for one in found.quarters)
    st.caption(version_words.AS_PAGES_SHOW(lang, quarters=said))
    every = of_both(old, new) & set(found.moved_quarters)
    asked_by_themselves = chain(old, new).quarters
    others = sorted(every - set(asked_by_themselves), reverse=True)
    if others:
        st.selectbox(
            version_words.OTHER_QUARTERS(lang),
            others,
            index=None,
            key=_key_of(old, new, lang),
            format_func=lambda one: say_period(one, lang),
            placeholder=terms.JOINT(lang).join(say_period(one, lang) for one in asked_by_themselves),
            width=340,
        )


def of_both(old: Dataset, new: Dataset) -> set[str]:
    """The quarters that pages of either version show."""
    return _quarters(old) & _quarters(new)


def _quarters(dataset: Dataset) -> set[str]:
    return set(quarters_between(dataset.description.first_quarter, dataset.description.last_quarter))
