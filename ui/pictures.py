"""A chart or a map as a picture to take away: two quiet buttons below it, and the lines that say what it shows."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from style.periods import say_period
from style.text import LANGUAGES, Text
from ui import picture_words, words
from ui.downloads import file_name, same_again
from ui.header import badge_text
from ui.sitemap import SITES, Site
from ui.view import View, current

# Ending → media type, and what makes the bytes of a chart (figure, kind, alt, caption) and of a map (view,
# kind, caption, theme). Empty until the server fills it: without writers there are no buttons.
PICTURES: dict[str, tuple[str, Callable[..., bytes], Callable[..., bytes]]] = {}


def chart_pictures(figure: dict[str, Any], alt: str, key: str) -> None:
    """The buttons of a chart; `figure` is its JSON as it stands on the screen."""
    _buttons(key, lambda kind, caption: lambda: PICTURES[kind][1](figure, kind, alt, caption))


def map_pictures(view: Any, key: str) -> None:
    """The buttons of the vector map, in the colours of the screen."""
    theme = st.context.theme.type or "light"
    _buttons(key, lambda kind, caption: lambda: PICTURES[kind][2](view, kind, caption, theme))


def _buttons(key: str, made: Callable[[str, dict[str, str]], Callable[[], bytes]]) -> None:
    """Nothing is drawn before one of them is pressed; what is then made rests on this run's figures alone."""
    if not PICTURES or "meet" in st.query_params:  # in a meeting nobody takes pictures away
        return
    shown, site = current(), _site()
    caption, name = caption_of(shown, site), _name(site, key)
    with (
        st.container(key=f"pictures-{key}", width="content"),
        st.popover(picture_words.PICTURE(shown.lang), type="tertiary"),
    ):
        with st.container(horizontal=True):
            for kind, (media_type, *_) in PICTURES.items():
                st.download_button(
                    picture_words.KINDS[kind](shown.lang), made(kind, caption), file_name(shown, name, kind), media_type,
                    key=f"picture-{key}-{kind}-{shown.lang}", on_click="ignore",
                )  # fmt: skip
        st.caption(picture_words.NOTE(shown.lang))


def caption_of(shown: View, site: Site) -> dict[str, str]:
    """What is said along with a picture of this page."""
    lang, asked = shown.lang, shown.selection
    return {
        "title": site.title(lang),
        "period": picture_words.PERIOD(
            lang, span=asked.say_span(lang), quarter=say_period(asked.as_of, lang)
        ),
        "source": picture_words.SOURCE(lang, address=same_again(shown, site.id)),
        "dataset": badge_text(shown),
        "warning": words.SIMULATED(lang) if shown.is_simulated else "",
    }


def _site() -> Site:
    """The page that is open, by the address; the first one where it is none of ours."""
    path = st.context.url or ""
    end = path.split("?")[0].rstrip("/").rsplit("/", 1)[-1]
    return next(
        (site for site in SITES.values() if site.url_path and site.url_path == end), SITES["overview"]
    )


def _name(site: Site, key: str) -> Text:
    """资金使用_fund-ladder: the page, and which of its pictures."""
    return Text(*(f"{site.title(lang)}_{key}" for lang in LANGUAGES))
