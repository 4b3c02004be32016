"""The programme that is spoken of, for those who say answers and know no store: its names, since when, and what its tracks are about."""

from store.programme import BOUNDARIES, PROGRAMME
from store.programme.definition import MECHANISMS, THRESHOLDS_FILE
from store.programme.found import FOLDER

__all__ = [
    "BOUNDARIES",
    "MECHANISMS",
    "NAME",
    "PROGRAMME",
    "REGION",
    "SHORT_NAME",
    "SINCE",
    "THRESHOLDS",
    "TIES",
    "inset_name",
]

NAME, SHORT_NAME, REGION = PROGRAMME.name, PROGRAMME.short_name, PROGRAMME.region
SINCE = PROGRAMME.began  # the year in which its data begin
TIES = PROGRAMME.earlier_ties  # what its counties had with each other before it
THRESHOLDS = FOLDER / THRESHOLDS_FILE  # of the warnings, where the programme has its own


def inset_name(lang: str) -> str:
    """What the enlarged part of the map is called; empty where none is."""
    return PROGRAMME.inset.label(lang) if PROGRAMME.inset else ""
