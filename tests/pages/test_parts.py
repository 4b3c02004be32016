"""A long page is drawn part by part: what is not open is neither asked for nor sent, all of them is the whole page, nothing stands twice."""

from collections.abc import Callable
from contextlib import ExitStack
from functools import cache, partial
from pkgutil import resolve_name
from unittest.mock import patch

import pytest
from streamlit.testing.v1 import AppTest

from analytics.warnings.rules import RULES
from cache.remembered import Remembered
from tests.pages.test_pages import opened, said
from ui.sitemap import SITES, WHOLE

LONG = [site.id for site in SITES.values() if site.parts]
EVERY = [(page, part.id) for page in LONG for part in SITES[page].parts]
# What the frame and a page's head have on every part; and what the first part says by itself in place of another's.
EVERYWHERE = {"pair-sides", "pair-neighbours", "pair-warnings", "owners-spent", "fund-all-gaps"}
ASKED_BY = {
    ("funds", "ladder"): "analytics.funds.years.fund_years",
    ("funds", "flow"): "analytics.funds.flow.fund_flow",
    ("funds", "gaps"): "analytics.funds.asides.aside_flows",
    ("funds", "progress"): "analytics.funds.curves.fund_curves",
    ("funds", "detail"): "analytics.funds.years.pair_years",
    ("pair", "profile"): "analytics.pairs.profile.resources",
    ("pair", "money"): "analytics.pairs.tracks.track_lines",
    ("pair", "targets"): "analytics.pairs.course.target_years",
    ("pair", "projects"): "analytics.pairs.facts.projects",
    ("pair", "records"): "analytics.pairs.facts.happenings",
    ("pair", "compare"): "analytics.pairs.comparison.comparison",
    ("tracks", "leaning"): "analytics.tracks.specialisation.specialisation",
    ("tracks", "mechanisms"): "analytics.tracks.mechanisms.events",
    ("ranks", "places"): "analytics.standings.places.standings",
    ("ranks", "pace"): "analytics.standings.clues.clues",
    ("effects", "forecast"): "analytics.effects.review.review",
    ("assessment", "score"): "analytics.assessment.course.over_rounds",
    ("assessment", "firmness"): "analytics.assessment.firm.firm",
    ("assessment", "trial"): "analytics.assessment.trial.compared.compared",
    ("matching", "round"): "analytics.matching.rounds.new_round",
    ("resources", "meeting"): "analytics.resources.meeting.balances",
    ("datasets", "handin"): "ui.datasets.sending.offered_quarters",
    ("datasets", "versions"): "ui.datasets.versions.published.versions",
    ("datasets", "trail"): "store.history.trail.verify",
}
# What is asked of files and kept by nobody: heard where it is called. Where nothing waits, taking in asks nothing of its own.
HEARD = tuple(question for (page, _), question in ASKED_BY.items() if page == "datasets")


def keys(at: AppTest) -> list[str]:
    """The names of the tables, cards, charts and rows of links that were sent."""
    found, open_blocks = [], [at.main]
    while open_blocks:
        for child in open_blocks.pop().children.values():
            if hasattr(child, "children"):
                open_blocks.append(child)
            elif child.type in ("bidi_component", "plotly_chart"):
                found.append(child.proto.id.split("-", 2)[-1])
    return found


@cache
def frame() -> frozenset[str]:
    return frozenset(keys(opened("briefing", data="demo"))) | {"parts", "submenu-links"}


def _told(asked: list[str], name: str, answer: Callable, *args, **more):
    asked.append(name)
    return answer(*args, **more)


@cache
def shown(page: str, part: str) -> tuple[frozenset[str], frozenset[str], str]:
    """What is sent of a part, what is asked for it, and what it says."""
    asked: list[str] = []
    answer = Remembered.__call__

    def listening(self, *args, **more):
        asked.append(self._name)
        return answer(self, *args, **more)

    Remembered.__call__ = listening
    try:
        with ExitStack() as ears:
            for name in HEARD:
                ears.enter_context(patch(name, side_effect=partial(_told, asked, name, resolve_name(name))))
            at = opened(page, data="demo", part=part)
    finally:
        Remembered.__call__ = answer
    assert not at.exception and "没有算出来" not in said(at)
    sent = keys(at)
    assert len(sent) == len(set(sent)), "nothing stands twice"
    return frozenset(sent), frozenset(asked), said(at)


@pytest.mark.parametrize("page", LONG)
def test_all_parts_together_are_the_page_and_no_two_share_anything(page):
    parts = {part.id: shown(page, part.id)[0] - frame() - EVERYWHERE for part in SITES[page].parts}
    assert all(parts.values()), "a part of which nothing is sent"
    for one, sent in parts.items():
        for other, beside in parts.items():
            assert one == other or {k for k in sent & beside if not k.endswith("-ways")} == set(), (one, other)
    whole = shown(page, WHOLE)[0] - frame() - EVERYWHERE
    assert whole - {f"{page}-index"} == frozenset().union(*parts.values())


@pytest.mark.parametrize(("page", "part"), ASKED_BY)
def test_what_is_not_open_is_not_asked_for(page, part):
    question = ASKED_BY[page, part]
    for other in SITES[page].parts:
        assert (question in shown(page, other.id)[1]) == (other.id == part), other.id
    assert question in shown(page, WHOLE)[1]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("page", "part"), EVERY)
def test_every_part_has_the_pages_title_and_one_sentence(page, part, lang):
    at = opened(page, data="demo", part=part, lang=lang, q="2025Q3")
    assert not at.exception and [title.value for title in at.title] == [SITES[page].title(lang)]
    assert "没有算出来" not in said(at) and "could not be computed" not in said(at)


@pytest.mark.parametrize("page", LONG)
def test_an_address_without_a_part_opens_the_first(page):
    assert set(keys(opened(page, data="demo"))) == shown(page, SITES[page].parts[0].id)[0]


@pytest.mark.parametrize(
    ("page", "old", "part", "key"),
    [
        ("funds", {"step": "planned"}, "flow", "flow"),
        ("funds", {"project": "P02-001"}, "detail", "fund-project-sums"),
        ("funds", {"project": "P02-001", "step": "planned"}, "detail", "fund-project-sums"),
        ("pair", {"pair": "P07", "compare": "P02"}, "compare", "pair-compare"),
        ("matching", {"two": "330108-330329"}, "matrix", "match-parts"),
        ("matching", {"held": "330108-330329"}, "round", "match-round"),
        ("warnings", {"rule": next(iter(RULES))}, "list", "warning-list"),
    ],
)
def test_an_old_address_still_shows_what_it_asks_for(page, old, part, key):
    assert key in keys(opened(page, data="demo", **old))
    first = SITES[page].parts[0].id
    assert key not in keys(opened(page, data="demo", part=first, **old)), "a part that is named is what is shown"


@pytest.mark.parametrize(
    ("page", "word"), [("funds", "records"), ("funds", "阶梯"), ("map", "gaps"), ("pair", "x" * 300)]
)
def test_a_part_that_a_page_has_not_is_told(page, word):
    at = opened(page, data="demo", part=word)
    assert word[:40] in said(at) and "本页没有这个部分。其余部分照常显示" in said(at)
    assert set(keys(at)) - {"address-back"} == set(keys(opened(page, data="demo")))


@pytest.mark.parametrize("page", ["funds", "pair", "tracks", "ranks", "warnings", "effects"])
def test_single_facts_are_one_short_page_whatever_part_is_asked_for(page):
    whole = opened(page, data="reported")
    assert "parts" not in keys(whole)
    assert keys(opened(page, data="reported", part=SITES[page].parts[-1].id)) == keys(whole)
