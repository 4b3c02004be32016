"""The tables of the assessment page, each with its heading and its download."""

from functools import partial

from ui.downloads import section as told

section = partial(told.section, page="assessment", prefix="assess")
