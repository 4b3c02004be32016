"""What the parts of a scheme owe each other and the dataset: weights that add up, bands without a hole, metrics there are."""

import difflib
from collections.abc import Collection, Sequence
from decimal import Decimal
from itertools import pairwise

from store.schemes.askable import ASKABLE, NEUTRAL, PROGRAMME, YEAR
from store.schemes.definition import WHOLE, Band, Indicator, Scheme
from store.toml.faults import TomlFault
from store.toml.table import TomlTable, places


def means_nothing(table: TomlTable, keys: Sequence[str], why: str) -> None:
    for key in keys:
        if table.has(key):
            table.fault("scheme_needless", key, more=why)


def metric_and_span(table: TomlTable) -> tuple[str, str] | None:
    """The metric and the span it is summed over; a level has none, and is asked so far."""
    metric = table.text("metric")
    if metric is None:
        return None
    if metric in NEUTRAL:
        table.fault("scheme_neutral", "metric", metric)
        return None
    if metric not in ASKABLE:
        near = difflib.get_close_matches(metric, ASKABLE, 1, 0.4)
        table.fault("scheme_metric", "metric", metric, near[0] if near else next(iter(ASKABLE)))
        return None
    span, spans = table.choice("span", (YEAR, PROGRAMME)), ASKABLE[metric]
    if span and not spans:
        table.fault("scheme_level", "span", metric)
    elif span and span not in spans:
        table.fault("scheme_span", "span", metric, spans[0])
    return metric, span or (spans[0] if spans else PROGRAMME)


def steps_fit(table: TomlTable, steps: Sequence[tuple[Decimal, Decimal]], direction: str) -> None:
    """Thresholds rise, and points go the way of the direction."""
    for (start, points), (later, more) in pairwise(steps):
        if later <= start:
            table.fault("scheme_steps", "steps", more=f"{start:f} → {later:f}")
            return
        if (more < points) if direction == "higher" else (more > points):
            table.fault("scheme_direction", "steps", direction, f"{points:f} → {more:f}")
            return


def weights_add_up(top: TomlTable, held: Sequence[tuple[Indicator, TomlTable]]) -> None:
    """Exactly 100, and no id twice."""
    seen: set[str] = set()
    for one, table in held:
        if one.id in seen:
            table.fault("scheme_duplicate", "id", one.id)
        seen.add(one.id)
    total = sum((one.weight for one, _ in held), Decimal(0))
    if held and total != WHOLE:
        held[-1][1].fault(
            "scheme_weights", "weight", f"{total.normalize():f}", f"{(WHOLE - total).normalize():+f}".replace("-", "−")
        )
    elif not held and top.has("indicator"):
        top.fault("scheme_missing", "indicator")


def bands_meet(top: TomlTable, held: Sequence[tuple[Band, TomlTable]], most: Decimal) -> None:
    """One grade for every score from 0 to the largest that can be reached. A band without an end holds up to the next."""
    if not held:
        if top.has("band"):
            top.fault("scheme_missing", "band")
        return
    order = sorted(held, key=lambda one: one[0].least)
    seen: set[str] = set()
    for band, table in order:
        if band.grade.zh in seen:
            table.fault("scheme_duplicate", "grade", band.grade.zh)
        seen.add(band.grade.zh)
    if (first := order[0])[0].least > 0:
        first[1].fault("scheme_hole", "least", more=f"0–{first[0].least:f}")
    for (band, table), (above, higher) in pairwise(order):
        end = above.least if band.below is None else band.below
        if end > above.least or above.least == band.least:
            table.fault("scheme_overlap", "below" if band.below is not None else "least", band.grade.zh,
                        f"{above.least:f}–{end:f}")  # fmt: skip
        elif end < above.least:
            higher.fault("scheme_hole", "least", more=f"{end:f}–{above.least:f}")
    last, table = order[-1]
    if last.below is not None and last.below <= most:
        table.fault("scheme_hole", "below", more=f"{last.below:f}–{most:f}")


def unfit(
    scheme: Scheme, text: str, as_of: str, sources: Collection[str], taken: dict[int, str]
) -> tuple[TomlFault, ...]:
    """What is wrong with a scheme beside a dataset: `as_of` is its day (ISO), `taken` tells which file already holds for a year,
    and is told of those of this one."""
    where, found = places(text), []
    for year in scheme.years:
        line = where.get(("years",))
        if year > int(as_of[:4]):
            found.append(TomlFault(scheme.file, "scheme_ahead", line, "years", str(year), as_of))
        if (other := taken.setdefault(year, scheme.file)) != scheme.file:
            found.append(TomlFault(scheme.file, "scheme_same_year", line, "years", str(year), other))
    if scheme.grouping and scheme.grouping.at > int(as_of[:4]):
        line = where.get(("grouping", "at"))
        found.append(TomlFault(scheme.file, "scheme_ahead", line, "at", str(scheme.grouping.at), as_of))
    if scheme.source_id not in sources:
        line = where.get(("source_id",))
        found.append(TomlFault(scheme.file, "scheme_source", line, "source_id", scheme.source_id))
    return tuple(found)
