"""Which rows of a version a county's staff may read: those of its own pairs. A version that was published for everybody is read whole."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

PUBLISHED = ("official", "media")  # kinds of sources that anybody can look up; a ledger is the office's own
_OWN = "pair_id IN ({pairs})"
_OF_SUBJECT = (
    "(subject_type = 'pair' AND subject_id IN ({pairs})) OR (subject_type = 'county' AND subject_id IN ({counties})) "
    "OR (subject_type = 'project' AND subject_id IN (SELECT project_id FROM projects WHERE pair_id IN ({pairs})))"
)
_EVERYBODY = "TRUE"

# For each table which rows, asked of the whole version. Of the list of pairs too only the own ones are left: in a complete table what is
# not there is 0, and a pair whose rows are kept back would be told as one that did nothing. What is made of rows (store.sums) is made anew
# of those that are left.
ROWS: Mapping[str, str] = {
    "sources": _EVERYBODY,
    "counties": _EVERYBODY,
    "county_roles": _EVERYBODY,
    "pairs": _OWN,
    "tracks": _EVERYBODY,
    "projects": _OWN,
    "observations": f"{_OF_SUBJECT} OR subject_type = 'province'",
    "fund_flows": _OWN,
    "targets": _OWN,
    "assessments": _OF_SUBJECT,
    "events": _OWN,
    "resources": "adcode IN ({counties})",
    "deals": "from_adcode IN ({counties}) OR to_adcode IN ({counties})",
}


@dataclass(frozen=True)
class Audience:
    """A county's staff: the pairs it belongs to and all the counties of these; neither where it is in no pair."""

    pairs: tuple[str, ...] = ()
    counties: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """A word that no other audience of the same version has, for what is kept by name."""
        return "_".join(("of", *self.pairs, *self.counties)) if self.pairs or self.counties else "of_nobody"

    def rows(self, table: str) -> str:
        """The condition on a table's rows, as SQL."""
        return ROWS[table].format(pairs=_listed(self.pairs), counties=_listed(self.counties))


def _listed(ids: tuple[str, ...]) -> str:
    """Ids come from the version itself; they are quoted all the same."""
    return ", ".join("'{}'".format(one.replace("'", "''")) for one in ids) or "NULL"


SIDES = ("industrial_adcode", "mountain_adcode")


def audience_of(listed: Iterable[Mapping[str, Any]], adcodes: Collection[str]) -> Audience:
    """Of the list of pairs (`pair_id` and both SIDES) those that one of these counties is in, in the order of their ids."""
    own = [row for row in listed if {row[side] for side in SIDES} & set(adcodes)]
    counties = sorted({row[side] for row in own for side in SIDES})
    return Audience(tuple(sorted({row["pair_id"] for row in own})), tuple(counties))
