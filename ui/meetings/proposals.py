"""What a meeting can begin with: the sentence each page opens with by itself, and a ready sequence for a review."""

from collections.abc import Callable

from analytics.answer import Refused
from analytics.findings import findings
from analytics.funds.gaps import owners
from analytics.funds.ladder import ladder
from analytics.lookup import pairs
from analytics.metrics import METRICS
from analytics.pairs.conclusion import conclusion
from analytics.standings.pace import PACED, progresses
from analytics.standings.places import RANKED, standings
from analytics.standings.ranking import usual_metric
from analytics.tracks.courses import track_courses
from analytics.tracks.matrix import OFFERED, among_all, matrix
from store.saved.meetings import Turn, new_turn
from style import terms
from style.numbers import NO_DATA
from ui.assessment.lead import firm_lead, score_lead
from ui.figures.about import refused_words
from ui.figures.leads import map_lead
from ui.findings.register import found_lead
from ui.funds.lead import funds_lead
from ui.known_facts.folded import folded_sentence, map_sentence
from ui.matching.lead import standing_lead
from ui.parts import open_part
from ui.resources.lead import part_lead
from ui.sitemap import SITES
from ui.standings.pace import pace_lead
from ui.standings.places import places_lead
from ui.tasks.board import tasks_lead
from ui.tracks.courses import tracks_lead
from ui.view import View
from ui.warnings.found import find
from ui.warnings.lead import lead_words

RANKED_BY = "investment_completed"  # as the page itself where the address does not say
# The order in which a quarter is reviewed. The map is drawn: as sharp on a wall as on paper, and no graphics card is asked for.
REVIEW: dict[str, dict[str, str]] = {
    "overview": {},
    "map": {"view": "drawn"},
    "funds": {},
    "tracks": {},
    "ranks": {},
    "warnings": {},
}


def own_sentence(shown: View, page: str) -> str:
    """The first sentence of a page's view, word for word as the page has it; "" of a page that is not told of here."""
    return _OWN[page](shown) if page in _OWN else ""


def review(shown: View) -> list[Turn]:
    """The pages of a quarter's review, of the quarter and span on the screen. Only of the map another sentence is
    proposed than its own, which counts and concludes nothing."""
    asked = {"q": shown.selection.as_of} | {k: v for k, v in shown.address.query().items() if k == "span"}
    return [new_turn(page, asked | more) for page, more in REVIEW.items()]


def _overview(shown: View) -> str:
    found = findings(shown.dataset, shown.selection)
    return found[0].text(shown.lang) if found else NO_DATA(shown.lang)


def _lagging(shown: View) -> str:
    return folded_sentence(shown, "lagging") or _overview(shown)


def _map(shown: View) -> str:
    return map_sentence(shown) or map_lead(shown)


def _funds(shown: View) -> str:
    found = ladder(shown.dataset, shown.selection)
    widest = owners(shown.dataset, found.widest.stage, shown.selection) if found.widest else None
    return funds_lead(shown, found, widest)


def _tracks(shown: View) -> str:
    if said := folded_sentence(shown, "tracks"):
        return said
    metric = METRICS[shown.address.metric if shown.address.metric in OFFERED else RANKED_BY]
    try:
        found = matrix(shown.dataset, metric.id, among_all(shown.selection))
        return tracks_lead(shown, track_courses(shown.dataset, metric.id, shown.selection), found)
    except Refused as refused:
        return refused_words(metric, refused.reason, shown.lang)


def _ranks(shown: View) -> str:
    if said := folded_sentence(shown, "ranks"):
        return said
    told = pace_lead(shown, [progresses(shown.dataset, metric_id, shown.selection) for metric_id in PACED])
    if told:
        return told
    by = shown.address.metric if shown.address.metric in RANKED else usual_metric(shown.dataset, shown.selection)
    return places_lead(shown, standings(shown.dataset, by, shown.selection))


def _assessment(shown: View) -> str:
    """Of the part that is shown: scores, or how firm places are."""
    return (firm_lead if open_part(shown, SITES["assessment"]) == "firmness" else score_lead)(shown)


def _resources(shown: View) -> str:
    return part_lead(shown, open_part(shown, SITES["resources"]))


def _warnings(shown: View) -> str:
    return lead_words(shown, find(shown))


def _pair(shown: View) -> str:
    """Only of a pair that the address names, and that something can be concluded of."""
    narrowed = shown.address.pairs
    pair_id = shown.address.pair or (narrowed[0] if len(narrowed) == 1 else None)
    said = conclusion(shown.dataset, pair_id, shown.of(pair_id)) if pair_id else None
    if not pair_id or not said:
        return ""
    return terms.OF_PAIR(shown.lang, pair=pairs(shown.dataset)[pair_id].label(shown.lang), said=said(shown.lang))


_OWN: dict[str, Callable[[View], str]] = {
    "overview": _overview,
    "findings": found_lead,
    "lagging": _lagging,
    "map": _map,
    "funds": _funds,
    "tracks": _tracks,
    "ranks": _ranks,
    "assessment": _assessment,
    "matching": standing_lead,
    "resources": _resources,
    "warnings": _warnings,
    "tasks": tasks_lead,
    "pair": _pair,
}
