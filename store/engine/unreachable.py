"""That an engine of its own does not answer: nothing is wrong with any version, and it is asked again by itself."""

TRY_AGAIN_SECONDS = 5  # after which pages, programs and what is made ready ask again


class Unreachable(Exception):
    """The database that ENGINE names is gone, or takes longer than it may."""
