"""Labels that a pinned library looks through anew in every rerun, looked through once."""

from functools import lru_cache

from streamlit.elements.widgets import button_group

MOST = 8192  # labels: the choices of some ten datasets in both languages


def keep_labels() -> None:
    """Once, before the server listens. Streamlit searches the head of every choice for an emoji by a pattern of all there
    are: a fifth of a rerun of 总览, whose panel has a hundred choices."""
    if not hasattr(button_group.extract_leading_icon, "cache_info"):
        button_group.extract_leading_icon = lru_cache(MOST)(button_group.extract_leading_icon)
