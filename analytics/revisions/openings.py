"""Which pages show a figure, and with which address: told by the lists the pages themselves take their figures from."""

from collections.abc import Iterator
from functools import cache

from analytics.counties.sentence import OF_COUNTY
from analytics.funds.ladder import STEPS
from analytics.headlines import OF_ALL, OF_PAIR
from analytics.known_facts.facts import PROVINCE
from analytics.revisions.sides import KINDS, Opening, Whose
from analytics.selection import PROGRAMME_START, Selection
from analytics.standings.places import RANKED
from analytics.tracks.matrix import OFFERED

NARROWED_BY = {"pair": "pairs", "track": "tracks", "county": "counties"}
_OF_FUNDS = {f"fund_{step}" for step in STEPS}
Keys = dict[str, str | tuple[str, ...]]


def keys_at(selection: Selection) -> Keys:
    """The keys of when and on which basis; what an address need not say is left out."""
    keys: Keys = {"q": selection.as_of}
    if selection.span != Selection.span:
        keys["span"] = selection.span
    if selection.value_type != Selection.value_type:
        keys["value"] = selection.value_type
    return keys


def opening(page: str, selection: Selection, **keys: str | tuple[str, ...]) -> Opening:
    return Opening(page, tuple((keys_at(selection) | keys).items()))


@cache
def shown_on(metric_id: str) -> frozenset[str]:
    """Every page that shows figures of the metric, whoever's."""
    anyone = [Whose(kind, "" if kind == "province" else "any", PROVINCE) for kind in KINDS]
    found = [figure_openings(metric_id, whose, Selection(PROGRAMME_START)) for whose in anyone]
    return frozenset(where.page for openings in found for where in openings)


def figure_openings(metric_id: str, whose: Whose, selection: Selection) -> tuple[Opening, ...]:
    """Where a figure of nobody else's is seen, the fullest page first; the last is 数字构成, which opens every figure by itself."""
    own: Keys = {NARROWED_BY[whose.kind]: (whose.id,)} if whose.id else {}
    seen = _seen_on(metric_id, whose, selection, own)
    return (*seen, opening("rows", selection, metric=metric_id, **own))


def _seen_on(metric_id: str, whose: Whose, selection: Selection, own: Keys) -> Iterator[Opening]:
    if whose.kind == "province" and metric_id in OF_ALL:
        yield opening("overview", selection)
    if whose.kind == "pair" and whose.id:
        if metric_id in OF_PAIR:
            yield opening("pair", selection, pair=whose.id)
        if metric_id in RANKED:
            yield opening("ranks", selection, metric=metric_id)
    if whose.kind in ("pair", "track") and metric_id in OFFERED:
        yield opening("tracks", selection, metric=metric_id)
    if whose.kind == "county" and whose.id and metric_id in OF_COUNTY:
        yield opening("county", selection, county=whose.id)
    if whose.kind != "county" and metric_id in _OF_FUNDS:
        yield opening("funds", selection, **own)
