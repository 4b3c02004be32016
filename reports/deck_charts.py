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

from reports import deck_words as words
from reports.deck_canvas import Canvas
from reports.deck_chart_axes import (
    LADDER_SIDE,
    LADDER_TOP,
    Look,
    all_series,
    format_code,
    is_level,
    numbers,
    title,
)
from reports.deck_chart_xml import SHEET, markup
from reports.deck_text import Run, cut, height, lines
from reports.deck_xml import Box, element, flat, place
from reports.story import Chart

_URI = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_NOTE, _GAP = 9.0, 10.0
_MANY = 12  # categories above which the type is smaller
_NAMED = 6  # places without data that are named
_NOTE_LINES = 3
_UNCHANGED = datetime(2023, 1, 1)  # the same bytes for the same numbers


@dataclass(frozen=True)
class ChartTile:
    chart: Chart

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
        listed = words.BETWEEN(lang).join(names[:_NAMED])
        if len(names) > _NAMED:
            listed = words.AND_MORE(lang, places=listed, count=len(names))
        yield words.NO_DATA_AT(lang, missing=missing, places=listed)


def _add(canvas: Canvas, chart: Chart, box: Box) -> None:
    canvas.charts += 1
    number, package = canvas.charts, canvas.slide.part.package
    small = is_level(chart) and len(chart.categories) > _MANY
    look = Look(type=9.0 if small or box.w < 4.5 else 10.0, high=box.h)
    part = ChartPart.load(PackURI(f"/ppt/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, package,
                          markup(chart, canvas.lang, look))  # fmt: skip
    book = EmbeddedXlsxPart(PackURI(f"/ppt/embeddings/Microsoft_Excel_Sheet{number}.xlsx"),
                            EmbeddedXlsxPart.content_type, package, workbook(chart))  # fmt: skip
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
    book = Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
                           "strings_to_numbers": False})  # fmt: skip
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
    left, each = box.w * LADDER_SIDE, box.w * (1 - 2 * LADDER_SIDE) / len(chart.categories)
    first = 0 if len(chart.gaps) < len(chart.categories) else 1  # the first step has none before it
    high = height(1, _GAP)
    for n, said in enumerate(chart.gaps[first:], start=1):
        if said:
            where = Box(
                box.x + left + (n - 0.5) * each + 0.04, box.y + LADDER_TOP - high - 0.1, each - 0.08, high
            )
            run = Run(cut(said, where.w - 0.1, _GAP, 1, True), _GAP, "attention", True)
            canvas.line(words.NOTE, where, run, "ctr", anchor="ctr")
