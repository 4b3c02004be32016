"""Complementarity is what plain Python makes of the rows: part by part, weighed, with how much is known, and nothing of nothing."""

from dataclasses import replace
from datetime import date
from functools import cache

import numpy as np
import pytest

from analytics.map.geography import distance_km
from analytics.matching.complementarity import LEAST_KNOWN, complementarity, line_of
from analytics.matching.industries import LINKS, named_in
from analytics.matching.parts import PARTS, Complement
from analytics.matching.sides import sides
from analytics.matching.weights import DEFAULT, MOST, Weights, is_weights, parse
from tests.matching_tables import UNKNOWN
from tests.shipped import dataset, plain

END = date(2025, 12, 31)
CATEGORY = {part: kind.category for part, kind in PARTS.items() if kind.category}


def known_by(row: dict) -> bool:
    days = [row[one] for one in ("signed_on", "started_on", "completed_on", "at_capacity_on", "stage_as_of")]
    return min((day for day in days if day), default=date.max) <= END


def mix(rows: list[dict], own: str, other: str, pair: str | None) -> dict[str, float]:
    counts: dict[str, int] = {}
    for row in rows:
        ends = {row["origin_adcode"], row["host_adcode"]}
        if own in ends and ends != {own, other} and row["pair_id"] != pair and named_in(row["industry"]):
            counts[named_in(row["industry"])] = counts.get(named_in(row["industry"]), 0) + 1
    total = sum(counts.values())
    return {one: n / total for one, n in counts.items()} if total >= 5 else {}


def met(rows: list[dict], category: str, one: str, other: str) -> list[float]:
    found = []
    for own, theirs in ((one, other), (other, one)):
        for need in (r for r in rows if r["adcode"] == own and r["side"] == "need" and r["category"] == category):
            offers = [r for r in rows if r["adcode"] == theirs and r["side"] == "offer" and r["item"] == need["item"]]
            if not offers:
                found.append(0.0)
            elif need["quantity"] and all(r["quantity"] is not None for r in offers):
                found.append(min(1.0, float(sum(r["quantity"] for r in offers) / need["quantity"])))
    return found


@cache
def plainly(one: str, other: str, pair: str | None) -> dict[str, float | None]:
    rows = plain("demo")
    projects = [row for row in rows["projects"] if known_by(row)]
    listed = {row["adcode"] for row in rows["resources"]}
    found: dict[str, float | None] = {}
    for part, category in CATEGORY.items():
        values = met(rows["resources"], category, one, other) if {one, other} <= listed else []
        found[part] = sum(values) / len(values) if values else None
    there, here = mix(projects, one, other, pair), mix(projects, other, one, pair)
    strength = {}
    for link in LINKS:
        for two in ((link.supplier, link.user), (link.user, link.supplier)):
            strength[two] = max(strength.get(two, 0), link.strength)
    known = bool(there and here)
    found["likeness"] = sum(min(there[i], here.get(i, 0)) for i in there) if known else None
    linked = sum(there[a] * here[b] * strength.get((a, b), 0) for a in there for b in here)
    found["links"] = linked if known else None
    found["distance"] = max(0, 1 - distance_km(one, other) / 400)
    crossing = sum({row["origin_adcode"], row["host_adcode"]} == {one, other} for row in projects)
    found["ties"] = min(1, crossing / 10)
    return found


@pytest.mark.parametrize("weights", [DEFAULT, Weights(ties=25, distance=0, land=3)], ids=["default", "other"])
def test_parts_and_totals_are_those_of_plain_python(weights):
    table = complementarity(dataset("demo"), "2025Q4", weights)
    seen = set()
    for line in table.lines:
        told = plainly(line.industrial_adcode, line.mountain_adcode, line.pair_id)
        for part, value in told.items():
            assert line.parts[part].value == (None if value is None else pytest.approx(value)), (line, part)
            seen |= {part} if value else set()
        known = {part: weights.of(part) for part, value in told.items() if value is not None and weights.of(part)}
        total = sum(weight * told[part] for part, weight in known.items()) / sum(known.values())
        assert line.total == pytest.approx(total)
        applies = sum(weights.of(one) for one in PARTS if line.parts[one].why != "no_need")
        assert line.known == pytest.approx(sum(known.values()) / applies)
    assert seen == set(PARTS), "a part no two counties have would not be tested"


def test_scaling_all_weights_changes_nothing():
    halves = Weights(**{part: DEFAULT.of(part) * 2 for part in PARTS})
    one, other = (complementarity(dataset("demo"), "2025Q4", weights) for weights in (DEFAULT, halves))
    for a, b in zip(one.lines, other.lines, strict=True):
        assert (a.total, a.known, a.industrial, a.mountain) == pytest.approx(
            (b.total, b.known, b.industrial, b.mountain)
        )


def test_a_better_part_never_lowers_a_total():
    table = complementarity(dataset("demo"), "2025Q4", DEFAULT)
    for line in table.lines[::17]:
        for part_id, part in line.parts.items():
            if part.value is not None:
                better = line.parts | {part_id: Complement(min(1, part.value + 0.1), part.industrial, part.mountain)}
                assert line_of(DEFAULT, "A", "B", None, better).total >= line.total


def test_what_is_unknown_is_left_out_and_lowers_nothing():
    one = Complement(0.8, 0.8, 0.8)
    both = line_of(Weights(), "A", "B", None, dict.fromkeys(PARTS, one))
    half = line_of(Weights(), "A", "B", None, dict.fromkeys(PARTS, one) | {"land": UNKNOWN})
    assert both.total == pytest.approx(0.8) and half.total == pytest.approx(0.8)
    assert both.known == 1 and half.known == pytest.approx(0.85)
    none = line_of(Weights(), "A", "B", None, dict.fromkeys(PARTS, UNKNOWN))
    assert (none.total, none.known, none.is_ranked, none.industrial) == (None, 0.0, False, None)


def test_with_less_than_half_of_the_weight_known_two_counties_are_not_ranked():
    held = dict.fromkeys(PARTS, UNKNOWN)
    for known, ranked in ((4, False), (5, True)):
        weights = replace(Weights(), **dict.fromkeys(PARTS, 10))
        parts = held | {part: Complement(0.5, 0.5, 0.5) for part in list(PARTS)[:known]}
        line = line_of(weights, "A", "B", None, parts)
        assert line.is_ranked == ranked == (line.known >= LEAST_KNOWN)
    # A need that neither has is no gap in what is known; but on a few parts alone nothing is ranked either.
    needless = {part: Complement(None, None, None, "no_need") for part in list(PARTS)[2:]}
    few = line_of(weights, "A", "B", None, dict.fromkeys(PARTS, Complement(0.5, 0.5, 0.5)) | needless)
    assert few.known == 1 and few.applies == pytest.approx(0.2) and not few.is_ranked


def test_the_reported_dataset_is_too_thin_to_rank_anything():
    for quarter in ("2023Q4", "2024Q3"):
        table = complementarity(dataset("reported"), quarter, DEFAULT)
        assert len(table.lines) >= 18 * 18 and table.ranked == () and np.isnan(table.grid("total")).all()
        assert max(line.known for line in table.lines) < LEAST_KNOWN


def test_before_anybody_listed_anything_no_need_is_known():
    table = complementarity(dataset("demo"), "2024Q4", DEFAULT)
    assert {line.parts["land"].why for line in table.lines} == {"not_told"}


def test_who_stands_on_which_side_follows_pairs_and_classes():
    found = sides(dataset("demo"), "2025Q4")
    assert len(found.pairs) == 18 and {one for one, _ in found.pairs} <= set(found.industrial)
    # 柯城 is named an industrial county since August 2024 and stays where it is paired.
    assert "330802" in found.mountain and "330802" not in found.industrial
    assert set(found.mountain) - {other for _, other in found.pairs} == {"330305", "330922"}
    before = sides(dataset("demo"), "2024Q2")
    assert set(before.mountain) - {other for _, other in before.pairs} == {"330326"}


def test_weights_are_written_and_read_back():
    for weights in (DEFAULT, Weights(*range(10)), Weights(land=MOST)):
        assert parse(weights.code) == weights and is_weights(weights.code)
    for wrong in (
        "",
        "li10",
        DEFAULT.code + "x",
        DEFAULT.code.replace("li10", "li010"),
        DEFAULT.code.replace("li10", "li101"),
    ):
        assert parse(wrong) is None
    nothing = Weights(**dict.fromkeys(PARTS, 0))
    assert nothing.faults and not DEFAULT.faults
    with pytest.raises(ValueError, match="all weights are 0"):
        complementarity(dataset("demo"), "2025Q4", nothing)
