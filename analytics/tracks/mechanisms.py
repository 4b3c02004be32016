"""What fills the mechanism tracks: events by kind, as held and as expected; what counties need and what they offer."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from analytics.answer import Part, parts, told_parts, total
from analytics.lookup import pairs
from analytics.metrics import METRICS
from analytics.programme import MECHANISMS as TOPICS_OF_MECHANISMS
from analytics.programme import PROGRAMME
from analytics.selection import PROGRAMME_START, Selection
from cache.remembered import remembered
from store.datasets import Dataset
from style.periods import parse_period

# Tracks told by events, and those of them that are about land, energy and capital: by what counties need and offer too.
MECHANISMS = PROGRAMME.of_topic(*TOPICS_OF_MECHANISMS)
OF_RESOURCES = PROGRAMME.of_topic("factors")
LATEST = 8
BASES = ("actual", "forecast")
ATTENDANCE = ("events", "event_firms", "event_people")

# $1 … $3: pairs, tracks, as-of quarter's end; $4, $5: first and last day of the span; $6: whether undated events count;
# $7: a quarter alone takes in only what has one. What was held counts from its day, what is expected once it was said.
_SCOPE = """
FROM events WHERE value_type IN ('actual', 'forecast')
  AND (len($1::VARCHAR[]) = 0 OR list_contains($1::VARCHAR[], pair_id))
  AND (len($2::VARCHAR[]) = 0 OR list_contains($2::VARCHAR[], track_id))
  AND CASE WHEN value_type = 'actual' THEN least(coalesce(date, as_of), as_of) ELSE as_of END <= $3
  AND CASE WHEN date IS NULL THEN $6 ELSE date BETWEEN $4 AND $5 AND (NOT $7 OR coalesce(date_precision, '') <> 'year') END
"""
_COUNTS = f"""
SELECT kind, track_id, count(*) AS events, sum(firms)::BIGINT AS event_firms, sum(people)::BIGINT AS event_people,
       count(firms) AS with_firms, count(people) AS with_people {_SCOPE} AND value_type = 'forecast' GROUP BY kind, track_id"""
_LIST = f"""
SELECT event_id, pair_id, track_id, kind, title, title_en, date AS day, date_precision AS precision, firms, people, value_type,
       CASE WHEN amount IS NULL THEN qualifier END AS qualifier, source_id, locator {_SCOPE} ORDER BY date DESC NULLS LAST, event_id LIMIT {LATEST}"""


@dataclass(frozen=True)
class Occasion:
    """One event; `day` is as exact as `precision` says, None where the source gives none. `qualifier` is that of the firms
    and people: where an amount was printed too, it is the amount's."""

    event_id: str
    pair_id: str
    track_id: str | None
    kind: str
    title: str
    title_en: str | None
    day: date | None
    precision: str | None
    firms: int | None
    people: int | None
    value_type: str
    qualifier: str | None
    source_id: str
    locator: str | None


@dataclass(frozen=True)
class Events:
    """Events of `tracks`, held and expected apart: `cells` by (kind, track, basis), `totals` by (track, basis, metric of
    ATTENDANCE), track None being all of them. `elsewhere`: events held that belong to no track, None where not asked."""

    tracks: tuple[str, ...]
    cells: Mapping[tuple[str, str, str], Part]
    totals: Mapping[tuple[str | None, str, str], Part]
    latest: tuple[Occasion, ...]
    elsewhere: int | None


def asked_tracks(selection: Selection, every: Sequence[str]) -> tuple[str, ...]:
    """The tracks selected; where none is, the mechanism tracks."""
    return selection.tracks or tuple(t for t in every if t in MECHANISMS)


@remembered
def events(dataset: Dataset, selection: Selection, tracks: tuple[str, ...]) -> Events:
    """Both bases side by side, whichever is selected. Raises Refused where events have no such narrowing."""
    held = replace(selection, tracks=tracks, value_type="actual")
    cells = {(str(p.of[0]), str(p.of[1]), "actual"): p for p in parts(dataset, "events", ("kind", "track"), held)}
    totals: dict[tuple[str | None, str, str], Part] = {}
    for metric_id in ATTENDANCE:
        totals |= {(p.of[0], "actual", metric_id): p for p in parts(dataset, metric_id, ("track",), held)}
        totals[None, "actual", metric_id] = total(dataset, metric_id, held)
    rows = dataset.arrow(_COUNTS, _values(held)).to_pylist()
    cells |= {(r["kind"], r["track_id"], "forecast"): _part(r, "events") for r in rows}
    for track_id in (*tracks, None):
        mine = [r for r in rows if track_id in (None, r["track_id"])]
        totals |= {(track_id, "forecast", m): _summed(dataset, mine, m) for m in ATTENDANCE}
    latest = tuple(Occasion(**row) for row in dataset.arrow(_LIST, _values(held)).to_pylist())
    return Events(tracks, cells, totals, latest, _elsewhere(dataset, held, selection))


def _elsewhere(dataset: Dataset, held: Selection, selection: Selection) -> int | None:
    if selection.tracks:
        return None
    everywhere = parts(dataset, "events", ("track",), replace(held, tracks=()))
    return next((p.value for p in everywhere if p.of == (None,)), 0)


def _values(selection: Selection) -> list[object]:
    """The quarter as `happened` reads it for metrics; what is expected reaches to the end of its year."""
    at, alone = selection.quarter, selection.span == "quarter"
    first = {"year": date(at.year, 1, 1), "quarter": at.start, "programme": parse_period(PROGRAMME_START).start}
    last = {"year": date(at.year, 12, 31), "quarter": at.end, "programme": date.max}[selection.span]
    return [
        list(selection.pairs),
        list(selection.tracks),
        at.end,
        first[selection.span],
        last,
        selection.span == "programme",
        alone,
    ]


def _part(row: Mapping[str, int], metric_id: str) -> Part:
    known = {"events": "events", "event_firms": "with_firms", "event_people": "with_people"}[metric_id]
    return Part((), row[metric_id], row[known], row["events"])


def _summed(dataset: Dataset, rows: Sequence[Mapping[str, int]], metric_id: str) -> Part:
    found = [_part(row, metric_id) for row in rows]
    known = [part.value for part in found if part.value is not None]
    none = 0 if metric_id == "events" and not rows and dataset.is_complete("events") else None
    return Part((), sum(known) if known else none, sum(p.reported for p in found), sum(p.due for p in found))


@dataclass(frozen=True)
class Exchange:
    """Items of one category by the as-of quarter's end, and in how many pairs one side lists a need and the other an
    offer of it; None where nothing is known. Counts only: an item listed is no match, however alike."""

    category: str
    needs: Part
    offers: Part
    mountain_needs: int | None
    industrial_needs: int | None


@remembered
def exchanges(dataset: Dataset, selection: Selection) -> tuple[Exchange, ...]:
    """Each category of needs and offers. They are of counties, not of tracks: tracks selected make no difference.

    With cities or counties selected a pair's other side may be left out, so its pairs are not counted. Raises Refused
    where the lists have no such narrowing."""
    scope = replace(selection, tracks=(), value_type="actual")
    needs, offers = (
        {str(p.of[0]): p for p in parts(dataset, metric_id, ("category",), scope)}
        for metric_id in ("resource_needs", "resource_offers")
    )
    meet = {} if scope.cities or scope.counties else _meeting(dataset, scope)
    known = dataset.is_complete(METRICS["resource_needs"].table)
    return tuple(
        Exchange(
            category, part, offers[category], *_counted(meet, category, known and not (scope.cities or scope.counties))
        )
        for category, part in needs.items()
    )


def _counted(meet: Mapping[tuple[str, str], int], category: str, known: bool) -> tuple[int | None, int | None]:
    none = 0 if known else None
    return meet.get((category, "mountain")) or none, meet.get((category, "industrial")) or none


def _meeting(dataset: Dataset, scope: Selection) -> dict[tuple[str, str], int]:
    """(category, side that needs it) → pairs in which the other side offers it."""
    listed: dict[str, set[tuple[str, str, str]]] = {}
    for metric_id in ("resource_needs", "resource_offers"):
        found = told_parts(
            dataset, metric_id, ("pair", "county", "category"), scope
        )  # of 800 pairs × 2,800 counties few
        listed[metric_id] = {(str(p.of[0]), str(p.of[1]), str(p.of[2])) for p in found if p.value and p.of[0]}
    named, meet = pairs(dataset), defaultdict[tuple[str, str], int](int)
    for pair_id, adcode, category in listed["resource_needs"]:
        pair = named[pair_id]
        needs_it = "mountain" if adcode == pair.mountain.adcode else "industrial"
        other = pair.industrial if needs_it == "mountain" else pair.mountain
        meet[category, needs_it] += (pair_id, other.adcode, category) in listed["resource_offers"]
    return dict(meet)
