"""A path as DuckDB takes it where it would take a pattern."""

import re
from pathlib import Path

_GLOB = re.compile(r"([*?\[])")  # read_parquet takes these for patterns, and a folder's name may hold them


def as_pattern(path: Path) -> str:
    """A path as read_parquet takes it: a name, and no pattern, whatever signs it holds."""
    return _GLOB.sub(r"[\1]", str(path))
