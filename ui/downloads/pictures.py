"""A chart or a map as a picture to take away: a quiet button below it, and the lines that say what it shows."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import urlsplit

import streamlit as st

from analytics import figure_words
from analytics.figure_words import basis
from analytics.lookup import NARROWING_KEYS
from analytics.metrics import METRICS, Metric
from charts.flow_view import FlowView
from charts.map_view import MapView
from charts.pictures import Caption, MapLook, MapOnScreen, Picture, PictureWriter, PlotPicture
from charts.plot import Plot
from style import terms
from style.periods import say_period
from style.text import Text
from ui import words
from ui.address import Address
from ui.address.rules import COUNTY_CLASS
from ui.downloads import words as downloads_words
from ui.downloads.tables import file_name, same_again
from ui.frame import words as select_words
from ui.frame.header import badge_text, last_lead
from ui.frame.markup import literal
from ui.frame.selecting import in_words
from ui.sitemap import SITES, Site
from ui.view import View, current

# Ending → media type, and what makes the bytes. Empty until the server fills it: without writers there are no buttons.
PICTURES: dict[str, tuple[str, PictureWriter]] = {}
_ON_PAGE = "pictures-on-page"
_LONGEST = 60  # signs of a title in a file's name


@dataclass(frozen=True)
class OnPage:
    """A picture the page on the screen shows: what makes it, and what is said along with it."""

    key: str
    title: str
    name: Text
    picture: Callable[[], Picture]
    caption: Callable[[], Caption]


def new_page() -> None:
    """Before a page is drawn anew: it shows nothing yet."""
    st.session_state[_ON_PAGE] = {}


def pictures_of_page() -> tuple[OnPage, ...]:
    """Those of the page on the screen, in its order."""
    return tuple(st.session_state.get(_ON_PAGE, {}).values())


def take_picture(shown: View, found: OnPage, label: str) -> None:
    """A button for its PNG, headed by the sentence the page says first."""
    media_type, write = PICTURES["png"]
    sentence = last_lead()

    def headed() -> Caption:
        said = found.caption()
        return replace(said, title=sentence or said.title, period="\n".join(filter(None, (said.title, said.period))))

    st.download_button(
        label,
        _made(write, found.picture, headed),
        file_name(shown, found.name, "png"),
        media_type,
        key=f"share-picture-{found.key}-{shown.lang}",
        on_click="ignore",
    )


def chart_pictures(plot: Plot, alt: str, key: str, title: str, about: str) -> None:
    """The button of a chart; its text is read only when a picture of it is made."""
    _button(lambda: PlotPicture(plot, alt), key, title, about)


def map_pictures(view: Callable[[], MapView], key: str, title: str, about: str, look: MapLook = "drawn") -> None:
    """The button of a map that is drawn, flat or tilted."""
    _button(lambda: MapOnScreen(view(), look), key, title, about)


def flow_pictures(view: Callable[[], FlowView], key: str, title: str, about: str) -> None:
    _button(view, key, title, about)


def _button(picture: Callable[[], Picture], key: str, title: str, about: str) -> None:
    """Nothing is drawn before a kind is pressed; what is then made rests on this run's figures alone."""
    if not PICTURES or "meet" in st.query_params:  # in a meeting nobody takes pictures away
        return
    shown, site = current(), _site()
    caption = partial(caption_of, shown, site, title, about, host=host())
    name = _file_name(site.title(shown.lang), title or key)
    st.session_state.setdefault(_ON_PAGE, {})[key] = OnPage(
        key, title or site.title(shown.lang), name, picture, caption
    )
    # The name of the picture is read out; who sees the picture needs only the word.
    label = f"{downloads_words.PICTURE(shown.lang)} *{literal(title or key)}*"
    with st.container(key=f"pictures-{key}", width="content"), st.popover(label, type="tertiary"):
        with st.container(horizontal=True):
            for kind, (media_type, write) in PICTURES.items():
                st.download_button(
                    downloads_words.PICTURE_KINDS[kind](shown.lang),
                    _made(write, picture, caption),
                    file_name(shown, name, kind),
                    media_type,
                    key=f"picture-{key}-{kind}-{shown.lang}",
                    on_click="ignore",
                )
        st.caption(downloads_words.PICTURE_NOTE(shown.lang))


def _file_name(page: str, title: str) -> Text:
    """资金使用_资金流向-支出: the page, and which of its pictures."""
    said = title if title.startswith(page) else f"{page}_{title}"
    return Text(said[:_LONGEST], said[:_LONGEST])


def _made(write: PictureWriter, picture: Callable[[], Picture], caption: Callable[[], Caption]) -> Callable[[], bytes]:
    return lambda: write(picture(), caption())


def caption_of(shown: View, site: Site, title: str = "", about: str = "", *, host: str = "") -> Caption:
    """What is said along with a picture of this page; without `about` the period asked for. `host` is where the app is
    open, so that a printed address can be typed in."""
    lang, quarter = shown.lang, say_period(shown.selection.as_of, shown.lang)
    when = about or downloads_words.PICTURE_PERIOD(lang, span=shown.selection.say_span(lang), quarter=quarter)
    further = [] if quarter in when else [downloads_words.PICTURE_AS_OF(lang, quarter=quarter)]
    further += narrowed(shown, site)
    return Caption(
        title=title or site.title(lang),
        period="\n".join((when, " · ".join(further)) if further else (when,)),
        source=words.SOURCE_LINE(lang, badge=badge_text(shown)),
        dataset=downloads_words.PICTURE_ADDRESS(lang, address=host + same_again(shown, site.id)),
        warning=terms.SIMULATED(lang) if shown.is_simulated else "",
    )


def narrowed(shown: View, site: Site) -> list[str]:
    """Every condition of the selection with its names; nothing where the picture is of everything."""
    if not site.narrowed:
        return []
    lines = zip((*NARROWING_KEYS, "value"), in_words(shown), strict=True)
    chosen = (line for key, line in lines if getattr(shown.address, key) != getattr(Address, key))
    return [select_words.CHIP(shown.lang, key=label, name=which) for label, which in chosen]


def map_title(shown: View) -> str:
    """What the map of all pairs shows: the metric of its links."""
    label = METRICS[shown.link].label(shown.lang)
    return downloads_words.OF(shown.lang, whole=SITES["map"].title(shown.lang), part=label)


def map_about(shown: View) -> str:
    """Period and basis of what the links show, and of what the counties are shaded by."""
    ids = dict.fromkeys((shown.link, shown.address.shade))
    return "\n".join(_metric_line(shown, METRICS[one]) for one in ids if one != COUNTY_CLASS)


def _metric_line(shown: View, metric: Metric) -> str:
    lang, kind = shown.lang, basis(metric, shown.lang, shown.selection)
    return downloads_words.BOTH(
        lang, label=metric.label(lang), period=figure_words.period(metric, shown.selection, lang), basis=kind
    )


def host() -> str:
    """Where the app is open, as the browser tells it: https://board.example; "" where nobody told."""
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def _site() -> Site:
    """The page that is open, by the address; the first one where it is none of ours."""
    end = urlsplit(st.context.url or "").path.rstrip("/").rsplit("/", 1)[-1]
    return next((site for site in SITES.values() if site.url_path and site.url_path == end), SITES["overview"])
