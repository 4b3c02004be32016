"""Which words each key of the address may hold, dataset by dataset."""

import re
from collections.abc import Collection, Sequence

from analytics.allocation.plan import is_plan
from analytics.assessment.firm import BOUNDS
from analytics.assessment.gaps import BEST, MEDIAN
from analytics.assessment.rounds import trial_rounds
from analytics.assessment.trial.changes import is_change
from analytics.funds.ladder import STEPS
from analytics.lookup import NARROWING_KEYS, choices, counties, is_project, pair_of_county, pairs
from analytics.matching.rounds import MOST_FIXED, parse_fixed
from analytics.matching.weights import is_weights
from analytics.metrics import METRICS
from analytics.projects.ledger import COLUMNS
from analytics.rows import SIDES
from analytics.search.typed import LONGEST
from analytics.selection import SPANS
from analytics.warnings.rules import RULES
from store.codes import RESOURCE, SIDE
from store.datasets import Catalogue, Dataset
from store.manifest import is_version
from store.saved.meetings import MOST_TURNS
from store.saved.small_files import is_id
from store.schema import FUND_YEARS
from store.schemes import schemes
from store.schemes.definition import SIDES as SIDES_ALIKE
from style.periods import quarters_between
from style.text import LANGUAGES
from ui.sitemap import SITES, WHOLE

VIEWS = ("drawn", "flat", "tilted")
CLASSES = ("all", "quarter")
MODES = ("one", "beside", "change")
COUNTY_CLASS = "class"  # counties shaded by their class rather than by a metric
EVERY_CATEGORY = "all"
LINK_METRICS = tuple(m.id for m in METRICS.values() if "pair" in m.breakdowns and m.id != "pairs")
SHADE_METRICS = tuple(m.id for m in METRICS.values() if "county" in m.breakdowns)
# Those of reports.story.model, and of the slides reports.deck.versions.
PARTS = (
    "summary",
    "last_meeting",
    "money",
    "lagging",
    "map",
    "tracks",
    "ranking",
    "warnings",
    "assessment",
    "findings",
    "tasks",
    "decisions",
    "pair",
    "methods",
)
DECKS = ("full", "ten")
SHARES = ("value", "row", "column", "all")
COMPARED = 3  # other pairs beside one pair, at most
# What a task can be opened from: warning~behind~P10~2024; whether there is such a thing is told by the page.
CAUSES = ("warning", "finding", "gap", "figure", "turn")
CAUSE = re.compile(rf"({'|'.join(CAUSES)})(~[\w.:%+ -]{{0,80}}){{1,9}}")
_PAGE_NUMBER = re.compile(r"[1-9][0-9]{0,5}")


def means(key: str, word: str, catalogue: Catalogue, dataset: Dataset) -> bool:
    """Whether the word means something there."""
    if key == "find":
        return word == word.strip() and 0 < len(word) <= LONGEST and word.isprintable()
    if key == "page":
        return bool(_PAGE_NUMBER.fullmatch(word))
    if key == "of":
        return bool(CAUSE.fullmatch(word))
    if key in ("meet", "prepare", "handin", "task", "resolved"):
        return is_id(word)  # whether there is such a thing is told by those who show it
    if key in ("was", "now"):
        return is_version(word)
    if key == "turn":
        return is_turn(word)
    if key in ("sort", "shown"):
        return (word.removeprefix("-") if key == "sort" else word) in COLUMNS
    if key in ("plan", "against"):
        return is_plan(word)
    if key == "weigh":
        return is_weights(word)
    if key in ("two", "held"):
        return is_two(word, dataset)
    if key == "trial":
        return is_change(word)
    if key == "project":
        return is_project(dataset, word)
    return word in listed(key, catalogue, dataset)


def is_two(word: str, dataset: Dataset) -> bool:
    """Whether a word is of two counties; on which sides they stand is told by those who show it."""
    known = counties(dataset)
    return len(parse_fixed(word) or ()) == 1 and all(adcode in known for adcode in word.split("-"))


def is_turn(word: str) -> bool:
    """Whether a word numbers a page that a meeting may have."""
    return bool(_PAGE_NUMBER.fullmatch(word)) and int(word) <= MOST_TURNS


def listed(key: str, catalogue: Catalogue, dataset: Dataset) -> Collection[str]:
    """All words of a key that has a closed list of them."""
    if key in (*NARROWING_KEYS, "value"):
        return choices(key, dataset)
    if key in ("pair", "compare"):
        return pairs(dataset)
    if key == "facing":
        return (BEST, MEDIAN, *pairs(dataset))
    if key in ("scheme", "rival"):
        return tuple(one.id for one in schemes(dataset))
    if key == "round":
        return tuple(one.id for one in trial_rounds(dataset))
    if key == "near":
        return pair_of_county(dataset)
    if key == "county":
        return counties(dataset) if dataset.audience is None else dataset.audience.counties
    said = dataset.description
    return {
        "lang": LANGUAGES,
        "data": tuple(catalogue.versions),
        "version": (dataset.version,),  # another one that is there would be the one that is shown
        **dict.fromkeys(("q", "other"), quarters_between(said.first_quarter, said.last_quarter)),
        "span": tuple(SPANS),
        "link": LINK_METRICS,
        "shade": (COUNTY_CLASS, *SHADE_METRICS),
        "view": VIEWS,
        "classes": CLASSES,
        "mode": MODES,
        "metric": tuple(METRICS),
        "share": SHARES,
        "side": tuple(SIDES),
        "step": STEPS,
        "fund": tuple(str(year) for year in range(FUND_YEARS[0], FUND_YEARS[1] + 1)),
        "rule": tuple(RULES),
        "bounds": tuple(BOUNDS),
        "alike": SIDES_ALIKE,
        "category": (EVERY_CATEGORY, *RESOURCE.ids),
        "listed": SIDE.ids,
        "parts": PARTS,
        "part": parts_of(),
        "left": parts_of(),
        **dict.fromkeys(("present", "whole"), ("1",)),
        "deck": DECKS,
    }[key]


def in_order(key: str, known: Sequence[str], dataset: Dataset) -> tuple[str, ...]:
    """The same choice is always the same address; what is compared stays in the reader's order, the first few of it."""
    if key in NARROWING_KEYS:
        return tuple(word for word in choices(key, dataset) if word in known)
    if key == "held":
        return tuple(sorted(known))[:MOST_FIXED]
    return tuple(known)[:COMPARED] if key == "compare" else tuple(known)


def parts_of(page_id: str = "") -> tuple[str, ...]:
    """What `part` may say on a page; without one, on any."""
    sites = [site for site in SITES.values() if site.parts and page_id in ("", site.id)]
    return tuple(dict.fromkeys(word for site in sites for word in (*(part.id for part in site.parts), WHOLE)))
