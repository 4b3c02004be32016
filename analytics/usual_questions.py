"""What pages ask of a dataset before anybody has chosen anything: asked once a version is there, so that no reader waits.

A quarter's first reader waited for some forty questions a page; asked here, they are kept (cache.remembered).
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from analytics.coverage import coverage
from analytics.effects.forecast import forecast
from analytics.effects.ratios import OUTCOMES, effects
from analytics.effects.review import review
from analytics.effects.targets import prospects
from analytics.effects.year_and_quarters import FORESEEN
from analytics.figure_words import note
from analytics.findings import findings, today
from analytics.findings.chosen import with_found
from analytics.findings.look import look
from analytics.funds.asides import aside_flows
from analytics.funds.curves import fund_curves
from analytics.funds.flow import fund_flow
from analytics.funds.gaps import owners
from analytics.funds.ladder import GAPS, STEPS, ladder
from analytics.funds.years import fund_years, pair_years
from analytics.headlines import OF_ALL, OF_PAIR, headlines
from analytics.judgement.judge import judged
from analytics.lagging.on_map import map_finding
from analytics.lagging.shortfall import TARGET
from analytics.lookup import counties, industries, pairs, sources, tracks
from analytics.map.figures import first_link, link_figures
from analytics.metrics import METRICS
from analytics.pairs.conclusion import conclusion
from analytics.projects.ledger import gapped
from analytics.projects.subtotal import subtotal
from analytics.rows.sources import source_ids
from analytics.search.places import places
from analytics.search.projects import project_index
from analytics.selection import Selection
from analytics.standings.clues import clues
from analytics.standings.pace import PACED, progresses
from analytics.standings.places import standings
from analytics.standings.ranking import ranking
from analytics.tracks.courses import track_courses
from analytics.tracks.matrix import matrix
from analytics.tracks.mechanisms import asked_tracks, events, exchanges
from analytics.tracks.specialisation import specialisation
from analytics.warnings.rounds import course, round_at
from analytics.warnings.thresholds import thresholds
from store.codes import STAGE
from store.datasets import Dataset
from style.periods import quarters_between

FIRST = "investment_completed"  # what pages show of several metrics where the address does not say

QUARTERS_AHEAD = (
    12  # three years, further back than readers usually look: each older quarter is asked when it is opened
)


def usual_questions(dataset: Dataset, *, newest: bool = False) -> Iterator[Callable[[], object]]:
    """Each to be called, the latest quarter's first, with `newest` those alone; what is refused raises Refused, as it
    does for a page."""
    yield lambda: sources(dataset)
    yield lambda: places(dataset)
    yield lambda: [source_ids(dataset, metric_id, "actual") for metric_id in dict.fromkeys((*OF_ALL, *OF_PAIR))]
    said = dataset.description
    quarters = list(reversed(quarters_between(said.first_quarter, said.last_quarter)))
    for quarter in quarters[: 1 if newest else QUARTERS_AHEAD]:
        yield from _of_pages(dataset, Selection(quarter))
        yield partial(_found, dataset, Selection(quarter))
        if quarter == quarters[0]:  # what is typed is looked for once there is something to see
            yield lambda: project_index(dataset)
    if newest:
        return
    for narrowed in _narrowed(dataset, quarters[0]):
        yield from _of_first_page(dataset, narrowed)
    for pair_id in pairs(dataset):
        yield from _of_pair(dataset, pair_id, Selection(quarters[0]))
    yield from _of_the_year_ahead(dataset, Selection(quarters[0]))


def _of_first_page(dataset: Dataset, asked: Selection) -> Iterator[Callable[[], object]]:
    yield lambda: [
        note(METRICS[line.metric_id], line.now, dataset, asked, "zh") for line in headlines(dataset, OF_ALL, asked)
    ]
    yield lambda: [judged(dataset, metric_id, asked) for metric_id in OF_ALL]
    yield lambda: [findings(dataset, asked), today(dataset, asked), map_finding(dataset, first_link(asked), asked)]
    yield lambda: link_figures(dataset, first_link(asked), asked)
    yield lambda: ranking(dataset, first_link(asked), asked)
    yield lambda: coverage(dataset, asked)


def _of_pages(dataset: Dataset, asked: Selection) -> Iterator[Callable[[], object]]:
    yield from _of_first_page(dataset, asked)
    yield lambda: [
        matrix(dataset, FIRST, asked),
        track_courses(dataset, FIRST, asked),
        specialisation(dataset, FIRST, asked),
    ]
    yield lambda: [events(dataset, asked, asked_tracks(asked, tuple(tracks(dataset)))), exchanges(dataset, asked)]
    yield lambda: [progresses(dataset, metric_id, asked) for metric_id in PACED]
    yield lambda: [standings(dataset, metric_id, asked) for metric_id in (FIRST, TARGET)]
    yield lambda: clues(dataset, asked)
    yield lambda: [
        ladder(dataset, asked),
        fund_years(dataset, asked),
        pair_years(dataset, asked),
        aside_flows(dataset, asked),
    ]
    yield lambda: [owners(dataset, step, asked) for step in GAPS]
    yield lambda: [fund_flow(dataset, STEPS[-1], asked), fund_curves(dataset, STEPS[-1], asked)]
    values = thresholds().values
    yield lambda: [course(dataset, asked, values), round_at(dataset, asked, values)]
    yield lambda: [subtotal(dataset, asked, None), gapped(dataset, asked, None)]


def _of_pair(dataset: Dataset, pair_id: str, asked: Selection) -> Iterator[Callable[[], object]]:
    yield lambda: headlines(dataset, OF_PAIR, Selection(asked.as_of, pairs=(pair_id,)))
    yield lambda: conclusion(dataset, pair_id, asked)


def _narrowed(dataset: Dataset, quarter: str) -> Iterator[Selection]:
    """One choice of each kind: it asks for the groups that every other choice of the kind is added up from."""
    plain = Selection(quarter)
    yield replace(plain, pairs=tuple(pairs(dataset))[:1])
    yield replace(plain, tracks=tuple(tracks(dataset))[:1])
    yield replace(plain, counties=tuple(counties(dataset))[:1])
    yield replace(plain, cities=tuple(county.city_adcode for county in counties(dataset).values())[:1])
    yield replace(plain, industries=tuple(industries(dataset).values())[:1])
    yield replace(plain, stages=STAGE.ids[:1])


def _found(dataset: Dataset, asked: Selection) -> object:
    """What rules and tests find, and those of it that the overview tells."""
    return with_found(dataset, asked, findings(dataset, asked), look(dataset, asked.as_of))


def _of_the_year_ahead(dataset: Dataset, asked: Selection) -> Iterator[Callable[[], object]]:
    yield lambda: [effects(dataset, metric_id, asked) for metric_id in OUTCOMES]
    yield lambda: [forecast(dataset, foreseen_id, asked) for foreseen_id in FORESEEN]
    yield lambda: [prospects(dataset, foreseen_id, asked) for foreseen_id in FORESEEN]
    if asked.quarter.quarter == 4:
        yield lambda: [review(dataset, foreseen_id, asked) for foreseen_id in FORESEEN]
