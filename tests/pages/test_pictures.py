"""Every chart, map and flow of every page, in both datasets and languages, becomes a picture of the same words."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from plotly.basedatatypes import BaseFigure

from charts.flow_view import FlowView
from charts.pictures import Caption, MapOnScreen, Picture, PlotPicture
from reports.drawing.plotly import figure as plot_drawing
from reports.drawing.plotly.figure import on_paper
from reports.pictures import WRITERS
from store.datasets import catalogue
from tests.pages.test_pages import whole
from tests.plotted import checked
from tests.unit.reports.drawing.pictured import printed, told
from tests.unit.reports.drawing.test_plotly import words_of
from ui.downloads import pictures
from ui.sitemap import SITES

# Pages that have pictures with the demonstration's figures, and how many at the least.
HAVE = {
    "overview": 1,
    "map": 1,
    "tracks": 1,
    "pair": 5,
    "county": 1,
    "ranks": 1,
    "assessment": 2,
    "funds": 5,
    "effects": 2,
    "allocation": 1,
}


@dataclass(frozen=True)
class Wanted:
    """A picture a page offers."""

    picture: Callable[[], Picture]
    key: str
    title: str
    about: str

    def svg(self, caption: Caption) -> bytes:
        return WRITERS["svg"][1](self.picture(), caption)


@pytest.fixture
def offered(monkeypatch) -> list[Wanted]:
    found: list[Wanted] = []
    monkeypatch.setattr(pictures, "_button", lambda *given: found.append(Wanted(*given)))
    return found


def walked(offered: list[Wanted], page: str, **params: str) -> list[Wanted]:
    """The pictures that a page offers."""
    checks: list[object] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseFigure, "__init__", lambda *given, **_: checks.append(given))
        at = whole(page, **params)
    assert not at.exception and not checks, "a chart is checked by tests, not in a rerun"
    return offered


def hold(found: list[Wanted]) -> None:
    for one in found:
        assert one.title.strip() and one.about.strip(), f"{one.key} needs a title and what it is of"
        svg = one.svg(Caption(one.title, one.about))
        assert told(svg)[0] == one.title and told(svg)[1].strip()
        picture = one.picture()
        if isinstance(picture, PlotPicture):
            figure = picture.plot.to_plotly_json()
            assert len(checked(figure).data) == len(figure["data"])
            drawn = plot_drawing.draw(on_paper(figure), picture.alt).svg().encode()
            assert printed(drawn) == words_of(figure), one.key
        elif isinstance(picture, FlowView):
            seen = printed(svg)
            for stop in (*picture.middle, *picture.ends):
                assert stop.label in seen and stop.figure in seen and (stop.share in seen or not stop.share)
        else:
            seen, view = " ".join(printed(svg)), picture.view
            assert view.footnote[:12] in seen and all(words in seen for _, words in view.legend.widths)


# Every page once, so that a picture on a new one is found; those that have any in every dataset and language.
WALK = [(page, "demo", "zh") for page in SITES] + [
    (page, data, lang)
    for page in HAVE
    for data in sorted(catalogue().versions)
    for lang in ("zh", "en")
    if (data, lang) != ("demo", "zh")
]


@pytest.mark.parametrize(("page", "data", "lang"), WALK)
def test_every_picture_of_every_page_can_be_drawn_and_says_what_the_screen_says(offered, page, data, lang):
    found = walked(offered, page, data=data, lang=lang)
    hold(found)
    if data == "demo":
        assert len({one.key for one in found}) >= HAVE.get(page, 0)
        assert page in HAVE or not found, f"{page} has pictures now: name it in HAVE"


@pytest.mark.parametrize(
    ("page", "asked"),
    [
        ("map", {"view": "tilted", "shade": "investment_completed"}),
        ("map", {"view": "drawn", "shade": "output_value", "pairs": "P07"}),
        ("funds", {"pairs": "P03,P10", "step": "planned"}),
        ("funds", {"q": "2023Q1", "tracks": "T6"}),
        ("pair", {"pair": "P11", "q": "2023Q4"}),
        ("effects", {"q": "2025Q2"}),
        ("effects", {"q": "2025Q3", "cities": "331100"}),
        ("tracks", {"span": "quarter", "pairs": "P05"}),
        ("ranks", {"pairs": "P01,P02"}),
        ("projects", {"project": "P01-026"}),
        ("overview", {"shade": "investment_completed"}),
    ],
    ids=str,
)
def test_pictures_hold_under_other_questions(offered, page, asked):
    found = walked(offered, page, data="demo", **asked)
    assert found
    hold(found)


def test_the_map_of_each_view_is_its_own_drawing(offered):
    drawn = []
    for view in ("drawn", "flat", "tilted"):
        offered.clear()
        found = walked(offered, "map", data="demo", view=view)
        (one,) = found
        picture = one.picture()
        assert isinstance(picture, MapOnScreen) and picture.look == view
        drawn.append(one.svg(Caption()))
    assert len(set(drawn)) == 3
