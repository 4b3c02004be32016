"""What lies between two counties: kilometres, projects that go from one to the other, earlier ties."""

from collections.abc import Mapping, Sequence

from analytics.map.geography import UnknownCounty, distance_km
from analytics.matching.parts import EARLIER_TIE, FAR_KM, FULL_TIES, Apart, Complement, Crossing, EarlierTie, Evidence


def distance_part(industrial: str, mountain: str) -> Complement:
    try:
        km = distance_km(industrial, mountain)
    except UnknownCounty:
        return Complement(None, None, None, "not_on_map")
    value = max(0.0, 1 - km / FAR_KM)
    return Complement(value, value, value, None, (Apart(km),))


def ties_part(
    ways: Mapping[tuple[str, str], int], earlier: Sequence[EarlierTie], industrial: str, mountain: str, complete: bool
) -> Complement:
    """`ways`: (from, to) → projects. `complete`: whether a project that is not listed is not there."""
    crossing = Crossing(ways.get((industrial, mountain), 0), ways.get((mountain, industrial), 0))
    count = crossing.to_mountain + crossing.to_industrial
    if not count and not earlier and not complete:
        return Complement(None, None, None, "not_told")
    value = max(min(1.0, count / FULL_TIES), EARLIER_TIE if earlier else 0.0)
    evidence: tuple[Evidence, ...] = (*((crossing,) if count or complete else ()), *earlier)
    return Complement(value, value, value, None, evidence)
