"""The tables of the page of needs and offers, each with its heading and its download."""

from functools import partial

from ui.downloads import section as told

section = partial(told.section, page="resources", prefix="resources")
