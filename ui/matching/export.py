"""The tables of the matching page, each with its heading and its download."""

from functools import partial

from ui.downloads import section as told

section = partial(told.section, page="matching", prefix="match")
