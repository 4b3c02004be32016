"""Assessment schemes as files: what one says, every fault it can have with its line, and those that a version carries."""

from store.schemes.definition import Adjustment, Band, Grouping, Indicator, Scheme, scheme_name
from store.schemes.held import schemes
from store.schemes.reading import read_scheme
from store.schemes.writing import scheme_text
from store.toml.faults import TomlFault

__all__ = [
    "Adjustment",
    "Band",
    "Grouping",
    "Indicator",
    "Scheme",
    "TomlFault",
    "read_scheme",
    "scheme_name",
    "scheme_text",
    "schemes",
]
