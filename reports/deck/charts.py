"""A chart on a slide: its part with the workbook that holds its numbers, its frame, and what is said beside it."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.parts.chart import ChartPart
from pptx.parts.embeddedpackage import EmbeddedXlsxPart
from xlsxwriter.workbook import Workbook

from reports.deck import words
from reports.deck.canvas import Canvas
from reports.deck.chart_axes import Look, all_series, format_code, is_level, numbers, title
from reports.deck.chart_frame import GAP_LINES, GAP_TYPE, TITLE_SHARE, framed, gaps_height
from reports.deck.chart_xml import SHEET, markup
from reports.deck.text import Run, cut, height, inches_of, lines
from reports.deck.xml import Box, element, flat, place
from reports.story.model import Chart
from style import terms

_URI = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_NOTE = 9.0
_BAR, _FRAME, _HIGHEST = 0.42, 0.6, 9.0  # inches: of a level bar at most, round the bars, and of other charts
_NAMED = 6  # places without data that are named
_NOTE_LINES = 3
_CALM = {"lines": 3.2, "ladder": 2.2}  # inches high
_LEAST, _LEAST_LADDER = 1.55, 1.65  # inches high
_NARROWEST = 3.4  # inches wide
_UNCHANGED = datetime(2023, 1, 1)  # the same bytes for the same numbers


@dataclass(frozen=True)
class ChartTile:
    chart: Chart

    def most(self) -> float:
        """Inches of height it has use for: a few bars are not made into walls."""
        if not is_level(self.chart):
            return _HIGHEST
        bars = 1 if self.chart.kind == "stacked" else len(self.chart.series)
        return _FRAME + _BAR * len(self.chart.categories) * max(bars, 1.5) + _note_height("x", 9.0)

    def calm(self) -> float:
        """Inches of height below which it is hard to read."""
        return min(_CALM.get(self.chart.kind, 2.6), self.most())

    def least(self) -> float:
        return min(_LEAST_LADDER if self.chart.kind == "ladder" else _LEAST, self.most())

    def least_width(self) -> float:
        """Inches in which what is missing between its steps is not cut."""
        if not any(self.chart.gaps):
            return _NARROWEST
        words_wide = max(inches_of(word, GAP_TYPE, True) for said in self.chart.gaps for word in flat(said).split())
        each = max(max(inches_of(said, GAP_TYPE, True) for said in self.chart.gaps) / GAP_LINES, words_wide)
        return (each + 0.3) * len(self.chart.categories)

    def is_narrow(self, width: float, lang: str) -> bool:
        """Whether its title is broken."""
        return inches_of(title(self.chart, lang), Look.title, True) > TITLE_SHARE * width

    def draw(self, canvas: Canvas, box: Box) -> None:
        notes = list(_notes(self.chart, canvas.lang))
        high = sum(_note_height(note, box.w) for note in notes)
        frame = box.top(box.h - high)
        _add(canvas, self.chart, frame)
        if self.chart.kind == "ladder":
            _gaps(canvas, self.chart, frame)
        y = frame.bottom
        for note in notes:
            where = Box(box.x, y, box.w, _note_height(note, box.w))
            canvas.line(words.NOTE, where, Run(cut(note, box.w - 0.1, _NOTE, _NOTE_LINES), _NOTE, "muted"))
            y = where.bottom


def is_empty(chart: Chart) -> bool:
    return all(value is None for series in chart.series for value in series.values)


def _note_height(note: str, width: float) -> float:
    return height(min(lines(note, width - 0.1, _NOTE), _NOTE_LINES), _NOTE) + 0.03


def _notes(chart: Chart, lang: str) -> Iterator[str]:
    """Where there is no number, by what is printed instead: a gap in a chart looks like nothing."""
    if chart.targets and chart.kind != "lines":
        yield words.TARGET_OF(lang, label=chart.targets.label)
    places: dict[str, list[str]] = {}
    every = all_series(chart)
    for at, category in enumerate(chart.categories):
        here = [series for series in every if series.values[at] is None and series.printed[at]]
        whole = len(here) == len(every) and len({series.printed[at] for series in here}) == 1
        for series in here[:1] if whole else here:
            name = category if whole else words.OF_SERIES(lang, category=category, series=series.label)
            places.setdefault(series.printed[at], []).append(flat(name))
    for missing, names in places.items():
        listed = terms.JOINT(lang).join(names[:_NAMED])
        if len(names) > _NAMED:
            listed = words.AND_MORE(lang, places=listed, count=len(names))
        yield words.NO_DATA_AT(lang, missing=missing, places=listed)


def _add(canvas: Canvas, chart: Chart, box: Box) -> None:
    canvas.charts += 1
    number, package = canvas.charts, canvas.slide.part.package
    look = Look(box.w, box.h)
    part = ChartPart.load(
        PackURI(f"/ppt/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, package, markup(chart, canvas.lang, look)
    )
    book = EmbeddedXlsxPart(
        PackURI(f"/ppt/embeddings/Microsoft_Excel_Sheet{number}.xlsx"),
        EmbeddedXlsxPart.content_type,
        package,
        workbook(chart),
    )
    part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
    relation = canvas.slide.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    canvas.add(_frame(canvas, chart, box, relation))


def _frame(canvas: Canvas, chart: Chart, box: Box, relation: str) -> str:
    reference = element("c:chart", r_id=relation).replace("<c:chart", f'<c:chart xmlns:c="{_URI}"', 1)
    return element(
        "p:graphicFrame",
        element(
            "p:nvGraphicFramePr",
            element("p:cNvPr", id=canvas.number(), name=title(chart, canvas.lang), descr=chart.alt),
            element("p:cNvGraphicFramePr"),
            element("p:nvPr"),
        ),
        place(box, tag="p:xfrm"),
        element("a:graphic", element("a:graphicData", reference, uri=_URI)),
    )


def workbook(chart: Chart) -> bytes:
    """What opens on 编辑数据: categories in A, a column a series. Nothing in it is a formula or a link."""
    file = io.BytesIO()
    book = Workbook(
        file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    book.set_properties({"created": _UNCHANGED})
    page = book.add_worksheet(SHEET)
    shown = book.add_format({"num_format": format_code(chart.decimals)})
    page.set_column(0, 0, 24)
    for at, category in enumerate(chart.categories):
        page.write_string(at + 1, 0, flat(category))
    for n, series in enumerate(all_series(chart), start=1):
        page.write_string(0, n, flat(series.label))
        for at, value in enumerate(numbers(series, chart.decimals)):
            if value is not None:
                page.write_number(at + 1, n, float(value), shown)
    book.close()
    return file.getvalue()


def _gaps(canvas: Canvas, chart: Chart, box: Box) -> None:
    """What is missing between two steps, over the space between their columns."""
    plot = framed(chart, canvas.lang, Look(box.w, box.h)).plot
    each = plot.w / len(chart.categories)
    first = 0 if len(chart.gaps) < len(chart.categories) else 1  # the first step has none before it
    high = gaps_height(chart, plot.w)
    for n, said in enumerate(chart.gaps[first:], start=1):
        if said:
            x = box.x + plot.x + (n - 0.5) * each + 0.02
            where = Box(x, box.y + plot.y - high - 0.04, each - 0.04, high)
            run = Run(cut(said, where.w - 0.1, GAP_TYPE, GAP_LINES, True), GAP_TYPE, "attention", True)
            canvas.line(words.NOTE, where, run, "ctr", anchor="b")
