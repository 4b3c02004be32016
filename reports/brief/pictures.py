"""The pictures of a brief: the map, and beside it the one chart that can be read there, both in type of one size."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reports.brief import words
from reports.brief.charts import TALL, chart_sheet
from reports.brief.text import short
from reports.drawing.map.province import map_sheet
from reports.drawing.sheet import Sheet
from reports.story.model import Chart, MapPicture, Series

MOST_BARS = 8  # of a level chart beside the map
PAGE_ACROSS = 174.0  # mm between the margins
GAP = 6.0  # mm between both
MAP_ACROSS, MAP_SIGNS = 304, 9.0  # pixels, and the size of its names
ALONE_ACROSS, ALONE_SIGNS = 400, 10.0  # of a map that has the page's width for itself
_CHART_ACROSS = (390, 640)
SIGNS, LABEL_SIGNS = 100, 30  # of a title or a note, and of a name in a picture
UPRIGHT = ("columns", "lines")


def chosen(charts: Sequence[Chart], lang: str) -> Chart | None:
    """The first chart that can be read beside a map; where all are too long, the head of the first. One of which nothing is
    known is none: its axis would be one of nothing."""
    known = [one for one in charts if _is_known(one)]
    brief = (one for one in known if one.kind in UPRIGHT or len(one.categories) <= MOST_BARS)
    heads = (_head(one, lang) for one in known)
    found = next(brief, None) or next((one for one in heads if _is_known(one)), None)
    return found and _readable(found)


def _is_known(chart: Chart) -> bool:
    return any(value is not None for one in chart.series for value in one.values)


def _readable(chart: Chart) -> Chart:
    """With texts that leave room for what they stand beside."""
    return replace(
        chart,
        title=short(chart.title, SIGNS),
        unit=short(chart.unit, LABEL_SIGNS),
        categories=_labels(chart.categories),
        series=tuple(map(_readable_series, chart.series)),
        gaps=_labels(chart.gaps),
        targets=_readable_series(chart.targets) if chart.targets else None,
    )


def _readable_series(one: Series) -> Series:
    return replace(one, label=short(one.label, LABEL_SIGNS), printed=_labels(one.printed))


def _labels(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(short(text, LABEL_SIGNS) for text in texts)


def readable_map(picture: MapPicture) -> MapPicture:
    links = tuple(replace(link, label=short(link.label, LABEL_SIGNS)) for link in picture.links)
    return replace(picture, caption=short(picture.caption, SIGNS), note=short(picture.note, SIGNS), links=links)


def _head(chart: Chart, lang: str) -> Chart:
    cut = [
        replace(one, values=one.values[:MOST_BARS], printed=one.printed[:MOST_BARS])
        for one in (*chart.series, *([chart.targets] if chart.targets else []))
    ]
    title = words.FIRST_OF(lang, title=chart.title, shown=MOST_BARS, count=len(chart.categories))
    return replace(
        chart,
        title=title,
        categories=chart.categories[:MOST_BARS],
        gaps=chart.gaps[:MOST_BARS],
        series=tuple(cut[: len(chart.series)]),
        targets=cut[-1] if chart.targets else None,
    )


@dataclass(frozen=True)
class Pictures:
    """Map and chart of a brief, to be drawn for the height they may take."""

    map: MapPicture | None
    chart: Chart | None
    lang: str

    @property
    def any(self) -> bool:
        return bool(self.chart or (self.map and self.map.links))

    def of(self, height: float) -> list[Sheet]:
        """As many as there are."""
        drawn = None
        if self.map and self.map.links:
            across, signs = (MAP_ACROSS, MAP_SIGNS) if self.chart else (ALONE_ACROSS, ALONE_SIGNS)
            drawn = map_sheet(self.map, self.lang, across, signs)
        if not self.chart:
            return [drawn] if drawn else []
        if not drawn:
            return [_as_tall(self.chart, _CHART_ACROSS[1], 0)]
        across = (PAGE_ACROSS - GAP) * drawn.height / height - drawn.width
        return [drawn, _as_tall(self.chart, min(max(across, _CHART_ACROSS[0]), _CHART_ACROSS[1]), drawn.height)]


def _as_tall(chart: Chart, across: float, height: float) -> Sheet:
    """The chart, an upright one about as high as is asked."""
    sheet = chart_sheet(chart, across)
    more = height - sheet.height
    return chart_sheet(chart, across, TALL + more) if chart.kind in UPRIGHT and more > 0 else sheet


def millimetres(sheets: Sequence[Sheet], height: float) -> float:
    """How many of them a pixel is, the same for all, so that they are no higher and fit side by side."""
    across = PAGE_ACROSS - GAP * (len(sheets) - 1)
    return min(height / max(one.height for one in sheets), across / sum(one.width for one in sheets))
