"""The one-page brief as a PDF: set by typst in the bundled typefaces, shortened until it fits its page."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from analytics.table import Table
from reports.brief.contents import Brief, of_pair, of_province, shares
from reports.brief.length import BREVITIES, Brevity, shortened
from reports.brief.pictures import Pictures, millimetres
from reports.brief.text import short
from reports.drawing.glyphs import printable
from reports.drawing.typesetting import page_png, pdf, told
from reports.story.model import Figure, Story
from style.colours import LIGHT

TEMPLATE = "brief/brief.typ"
ACROSS, SMALL, SMALLER = 493.0, 8.5, 7.2  # points: between the margins, and the type of tables
SCREEN_RESOLUTION = 110.0  # dots an inch of a page looked at
MANY = 7  # columns of a table that is set smaller


def write(story: Story) -> bytes:
    """The brief of the whole selection."""
    return _pdf(of_province(story), story)


def write_pair(story: Story, pair_id: str) -> bytes:
    """The brief of one pair. KeyError where the story tells nothing of it."""
    return _pdf(of_pair(story, pair_id), story)


def _pdf(brief: Brief, story: Story) -> bytes:
    return pdf(TEMPLATE, _page(brief), story.made)


def picture(story: Story, pair_id: str | None) -> bytes:
    """The page as pixels, to be looked at before it is taken away."""
    brief = of_pair(story, pair_id) if pair_id else of_province(story)
    return page_png(TEMPLATE, _page(brief), SCREEN_RESOLUTION)


def fitting(brief: Brief, share: float = 1.0) -> Brevity:
    """How much of the brief fits into this share of the page: of each length the first that is not too high. Of pictures
    only their height is asked."""
    brief = _printed(brief)
    variants = [_variant(shortened(brief, brevity), _room(brief, brevity)) for brevity in BREVITIES]
    return BREVITIES[told(TEMPLATE, _data(brief, variants, [], share), "fitting")["variant"]]


def _room(brief: Brief, brevity: Brevity) -> list[dict[str, float]]:
    return [{"at": 0, "height": brevity.pictures}] if pictures(brief).any else []


def _page(whole: Brief) -> dict[str, Any]:
    """What the template prints, as short as it must be."""
    brevity, brief = fitting(whole), _printed(whole)
    drawn = pictures(brief).of(brevity.pictures)
    scale = millimetres(drawn, brevity.pictures) if drawn else 0
    placed = [{"at": at, "height": one.height * scale} for at, one in enumerate(drawn)]
    held = [{"svg": printable(one.svg()), "alt": printable(one.described)} for one in drawn]
    return _data(brief, [_variant(shortened(brief, brevity), placed)], held, 1.0)


def pictures(brief: Brief) -> Pictures:
    return Pictures(brief.map, brief.chart, brief.lang)


def _printed(value: Any) -> Any:
    """The same with 〓 for what the typefaces lack, in every text it holds."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, tuple):
        return tuple(map(_printed, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _printed(getattr(value, one.name)) for one in fields(value)})
    return value


def _data(brief: Brief, variants: list[dict[str, Any]], held: list[dict[str, str]], share: float) -> dict[str, Any]:
    names = ("text", "muted", "line", "navy", "attention", "good", "bad", "surface")
    return {
        "lang": brief.lang,
        "title": short(brief.title, 120),
        "warning": short(brief.warning, 40),
        "share": share,
        "dataset": short(brief.dataset, 120),
        "colours": {name: getattr(LIGHT, name) for name in names},
        "pictures": held,
        "variants": variants,
    }


def _variant(brief: Brief, placed: list[dict[str, float]]) -> dict[str, Any]:
    parts = [
        {"heading": part.heading, "paragraphs": part.paragraphs, "table": _table(part.table) if part.table else None}
        for part in brief.parts
    ]
    head = {name: getattr(brief, name) for name in ("title", "dateline", "conclusion", "dataset", "warning", "foot")}
    return head | {"parts": parts, "figures": [_figure(one) for one in brief.figures], "pictures": placed}


def _figure(one: Figure) -> dict[str, str]:
    return {name: getattr(one, name) for name in ("label", "value", "unit", "note", "change", "tone")}


def type_size(table: Table) -> float:
    return SMALLER if len(table.columns) > MANY else SMALL


def _table(table: Table) -> dict[str, Any]:
    size = type_size(table)
    columns = [{"label": one.label, "number": one.kind not in ("text", "date")} for one in table.columns]
    return {
        "caption": table.caption,
        "note": table.note,
        "total": table.total,
        "size": size,
        "columns": columns,
        "shares": shares(table, ACROSS, size),
        "rows": table.printed,
    }
