"""Nothing that a page asks for fails, whatever is selected; what is refused says why and shows no figure."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.coverage import coverage
from analytics.findings import findings
from analytics.headlines import headline
from analytics.lookup import cities, counties, industries, pair_of_county, pairs, tracks
from analytics.map.figures import county_figures, link_figures
from analytics.metrics import METRICS
from analytics.selection import ASKED_TYPES, NARROWINGS, SPANS, Selection
from analytics.standings.ranking import in_force, ranking
from store.codes import STAGE
from tests.examples import examples
from tests.shipped import QUARTERS, dataset

OF_PAIRS = [m.id for m in METRICS.values() if "pair" in m.breakdowns]


@cache
def members(name: str) -> dict[str, list[str]]:
    held = dataset(name)
    paired = sorted(pair_of_county(held))
    assert set(paired) < set(counties(held))
    return {
        "pairs": list(pairs(held)),
        "tracks": list(tracks(held)),
        "cities": list(cities(held)),
        "counties": paired,
        "stages": list(STAGE.ids),
        "industries": [*industries(held).values(), "90010001", "no such 'industry'"],
    }


@st.composite
def questions(draw, name: str) -> Selection:
    """Any selection: up to three narrowings, of one or two members each."""
    fields = draw(st.lists(st.sampled_from(sorted(NARROWINGS)), max_size=3, unique=True))
    chosen = {
        f: tuple(draw(st.lists(st.sampled_from(members(name)[f]), min_size=1, max_size=2, unique=True))) for f in fields
    }
    return Selection(
        draw(st.sampled_from(QUARTERS[name])),
        draw(st.sampled_from(sorted(SPANS))),
        value_type=draw(st.sampled_from(ASKED_TYPES)),
        **chosen,
    )


@pytest.mark.parametrize("name", QUARTERS)
@examples(10)  # each asks some thirty questions, most of them compiled anew
@given(data=st.data())
def test_no_selection_breaks_what_a_page_asks_for(name, data):
    held, asked = dataset(name), data.draw(questions(name))
    for finding in findings(held, asked):
        assert finding.text.zh and finding.text.en
    gaps = coverage(held, asked)
    assert gaps.not_reported <= gaps.due and len(gaps.silent) <= gaps.pairs
    metric_id = data.draw(st.sampled_from(sorted(METRICS)))
    line = headline(held, metric_id, asked)
    refusal = METRICS[metric_id].refusal((), asked)
    assert line.refused == refusal
    if refusal:
        assert (line.now.value, line.now.due, line.before, line.trend) == (None, 0, None, ())
    else:
        assert line.trend[-1][0] == asked.as_of
    of_pairs = data.draw(st.sampled_from(OF_PAIRS))
    order, links = ranking(held, of_pairs, asked), link_figures(held, of_pairs, asked)
    listed = [*(r.pair_id for r in order.ranked), *order.without]
    assert sorted(listed) == sorted(set(listed) & in_force(held, asked.as_of))
    assert (order.refused, links.refused) == (METRICS[of_pairs].refusal(("pair",), asked),) * 2
    assert not order.refused or not listed
    shades = county_figures(held, metric_id, asked)
    assert (shades.known == 0) or not shades.refused


def test_a_refused_map_still_has_all_its_places():
    asked = Selection("2025Q3", stages=("signed",))
    links = link_figures(dataset("demo"), "leverage", asked)
    assert links.refused and list(links.figures) == list(pairs(dataset("demo")))
    assert (links.known, links.without, links.classes.count) == (0, 18, 1)
