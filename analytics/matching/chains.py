"""The industries of two counties: how alike they are, and how they supply one another; what the two did together is left out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analytics.matching.industries import link_between, named_in
from analytics.matching.parts import LEAST_PROJECTS, Complement, Evidence, LinkedIndustries, Mix, SharedIndustry


@dataclass(frozen=True)
class ProjectCount:
    """So many projects of one industry (as its text names it), pair and way."""

    pair_id: str
    industry: str | None
    origin: str | None
    host: str | None
    count: int


def by_county(rows: Iterable[ProjectCount]) -> dict[str, list[ProjectCount]]:
    """County → the projects that come from it or stand in it, those of an industry that is recognised."""
    found: dict[str, list[ProjectCount]] = {}
    for row in rows:
        if named_in(row.industry):
            for adcode in {row.origin, row.host} - {None}:
                found.setdefault(str(adcode), []).append(row)
    return found


def industry_parts(
    held: Mapping[str, Sequence[ProjectCount]], industrial: str, mountain: str, pair_id: str | None
) -> tuple[Complement, Complement]:
    """Likeness and links; both unknown where either county has fewer than LEAST_PROJECTS beyond those of the two together."""
    two = {industrial, mountain}
    mixes = [_mix(held.get(one, ()), two, pair_id) for one in (industrial, mountain)]
    counts = Mix(*(sum(mix.values()) for mix in mixes))
    if min(counts.industrial, counts.mountain) < LEAST_PROJECTS:
        unknown = Complement(None, None, None, "few_projects", (counts,))
        return unknown, unknown
    there, here = ({one: n / sum(mix.values()) for one, n in mix.items()} for mix in mixes)
    return _likeness(there, here, counts), _links(there, here, counts)


def _mix(rows: Iterable[ProjectCount], two: set[str], pair_id: str | None) -> Counter[str]:
    found: Counter[str] = Counter()
    for row in rows:
        if row.pair_id != pair_id and {row.origin, row.host} != two:
            found[str(named_in(row.industry))] += row.count
    return found


def _likeness(there: Mapping[str, float], here: Mapping[str, float], counts: Mix) -> Complement:
    both = sorted(there.keys() & here.keys(), key=lambda one: (-min(there[one], here[one]), one))
    evidence: tuple[Evidence, ...] = (counts, *(SharedIndustry(one, there[one], here[one]) for one in both))
    value = sum(min(there[one], here[one]) for one in both)
    return Complement(value, value, value, None, evidence)


def _links(there: Mapping[str, float], here: Mapping[str, float], counts: Mix) -> Complement:
    found = [
        LinkedIndustries(link, one, other, there[one], here[other])
        for one in sorted(there)
        for other in sorted(here)
        if (link := link_between(one, other))
    ]
    found.sort(key=lambda line: -line.link.strength * line.industrial * line.mountain)
    value = sum(line.link.strength * line.industrial * line.mountain for line in found)
    return Complement(value, value, value, None, (counts, *found))
