"""What the assessment page is asked for: which round, which scheme, whose score against whose, how far weights move."""

from dataclasses import replace

import streamlit as st

from analytics.assessment.firm import BOUNDS, USUAL
from analytics.assessment.gaps import BEST
from analytics.assessment.groups import alike
from analytics.assessment.result import Assessment, AssessmentRound
from analytics.assessment.rounds import newest, rounds, scheme_of, trial_rounds
from analytics.assessment.scored import assessment
from analytics.assessment.tables import headed
from analytics.assessment.trial.changes import SchemeChange, change_of
from analytics.assessment.trial.tried import SchemeTrial, tried
from analytics.firmness.weights import WeightDraws
from store.schemes import Scheme, schemes
from ui import words as ui_words
from ui.view import View, say


def round_of(shown: View) -> AssessmentRound | None:
    """The round of the address, else the newest by the as-of quarter; None where none is."""
    known = {one.id: one for one in rounds(shown.dataset)}
    if shown.address.round in known:
        return known[shown.address.round]
    return newest(shown.dataset, shown.selection.as_of)


def assessed_of(shown: View) -> Assessment | None:
    """By the scheme in force for the round; None without a scheme."""
    of = round_of(shown)
    scheme = scheme_of(shown.dataset, of) if of else None
    if of and scheme and shown.address.alike:
        scheme = alike(shown.dataset, scheme, shown.address.alike, of.year)
    return assessment(shown.dataset, scheme, of) if of and scheme else None


def pair_asked(shown: View, assessed: Assessment) -> str:
    """The pair of the address, else the last by place: of whom a gap is told first."""
    ids = [line.pair_id for line in assessed.lines]
    if shown.address.pair in ids:
        return str(shown.address.pair)
    scored = assessed.scored
    return scored[-1].pair_id if scored else ids[0]


def facing(shown: View, pair_id: str) -> str:
    asked = shown.address.facing or BEST
    return BEST if asked == pair_id else asked


def bounds(shown: View) -> WeightDraws:
    return BOUNDS[shown.address.bounds or USUAL]


def trial_round(shown: View) -> AssessmentRound | None:
    known = {one.id: one for one in trial_rounds(shown.dataset)}
    if shown.address.round in known:
        return known[shown.address.round]
    ended = sorted((one for one in known.values() if one.as_of <= shown.selection.as_of), key=lambda one: one.half or 0)
    # A whole year of which scores were published too: there is then something to hold a trial against.
    return next((one for one in ended if scheme_of(shown.dataset, one) and one in rounds(shown.dataset)), None) or next(
        iter(ended), None
    )


def start_of(shown: View) -> Scheme | None:
    """The scheme that is changed: the address's, else the newest draft, else the newest."""
    known = {one.id: one for one in schemes(shown.dataset)}
    if shown.address.scheme in known:
        return known[shown.address.scheme]
    return next((one for one in known.values() if one.is_draft), None) or next(iter(known.values()), None)


def schemes_of(shown: View) -> tuple[Scheme, ...]:
    return schemes(shown.dataset)


def rival_of(shown: View) -> Scheme | None:
    """The scheme beside it: the address's, else the one in force for the round, else the start unchanged."""
    known = {one.id: one for one in schemes(shown.dataset)}
    if shown.address.rival in known:
        return known[shown.address.rival]
    of = trial_round(shown)
    return (scheme_of(shown.dataset, of) if of else None) or start_of(shown)


def changes_of(shown: View) -> tuple[SchemeChange, ...]:
    return tuple(change for word in shown.address.trial if (change := change_of(word)))


def trial_of(shown: View) -> SchemeTrial | None:
    start = start_of(shown)
    return tried(start, changes_of(shown)) if start else None


def at_round(shown: View, of: AssessmentRound) -> View:
    """The same page without narrowing, at the round's last quarter: what its figures are asked under."""
    return replace(shown, address=shown.address.widened().to(q=of.as_of))


def choose_round(shown: View, known: tuple[AssessmentRound, ...], chosen: AssessmentRound, label: str) -> None:
    said = {one.id: headed(one.say(shown.lang)) for one in known}
    chooser(shown, "round", chosen.id, said, label, 190)


def chooser(
    shown: View,
    key: str,
    chosen: str,
    said: dict[str, str],
    label: str,
    width: int,
    *,
    at: str = "score",
    default: str = "",
) -> None:
    """A list whose choice goes into the address; `at` tells apart those of one key on two parts."""
    widget = f"assess-{at}-{key}-{shown.lang}"
    st.session_state[widget] = chosen
    st.selectbox(
        label,
        list(said),
        key=widget,
        format_func=lambda one: said.get(one, one),
        on_change=_chosen,
        args=(key, widget, default),
        width=width,
        filter_mode=None,
        placeholder=ui_words.CHOOSE(shown.lang),
    )


def _chosen(key: str, widget: str, default: str) -> None:
    """The default needs no word in the address."""
    if st.session_state.get(widget) == default:
        st.session_state[widget] = None
    say(key, widget)
