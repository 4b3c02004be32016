"""How many examples a property is tried on: few of what is costly in every run, many in a search (`make search`)."""

from hypothesis import settings

EVERY_RUN = 60  # examples of a property that says no number of its own
SEARCH = 1500


def examples(few: int) -> settings:
    """`few` in every run; in a search as many times more as of every other property."""
    return settings(max_examples=few * settings().max_examples // EVERY_RUN)
