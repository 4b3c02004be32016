"""The one-page brief as a PDF: set by typst in the bundled typefaces, shortened until it fits its page."""

from typing import Any

from reports.brief import Brief, of_pair, of_province, shares
from reports.brief_length import BREVITIES, Brevity, short, shortened
from reports.brief_pictures import Pictures, millimetres
from reports.glyphs import printable
from reports.story import Figure, Story, Table
from reports.typesetting import page_png, pdf, told
from style.colours import LIGHT

TEMPLATE = "brief.typ"
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
    return pdf(TEMPLATE, data(brief, pictures(brief)), story.made)


def picture(story: Story, pair_id: str | None) -> bytes:
    """The page as pixels, to be looked at before it is taken away."""
    brief = of_pair(story, pair_id) if pair_id else of_province(story)
    return page_png(TEMPLATE, data(brief, pictures(brief)), SCREEN_RESOLUTION)


def pictures(brief: Brief) -> Pictures:
    return Pictures(brief.map, brief.chart, brief.lang)


def fitting(brief: Brief, drawn: Pictures, share: float = 1.0) -> Brevity:
    """How much of the brief fits into this share of the page."""
    return BREVITIES[told(TEMPLATE, data(brief, drawn, share), "fitting")["variant"]]


def data(brief: Brief, drawn: Pictures, share: float = 1.0) -> dict[str, Any]:
    """What the template reads: texts as they are to be printed, pictures as SVG, and the brief in every length."""
    names = ("text", "muted", "line", "navy", "attention", "good", "bad", "surface")
    sheets = {id(one): one for brevity in BREVITIES for one in drawn.of(brevity.pictures)}
    places = {held: n for n, held in enumerate(sheets)}
    return {
        "lang": brief.lang, "title": printable(short(brief.title, 120)), "warning": printable(short(brief.warning, 40)),
        "share": share, "dataset": printable(short(brief.dataset, 120)), "colours": {name: getattr(LIGHT, name) for name in names},
        "pictures": [{"svg": printable(one.svg()), "alt": printable(one.described)} for one in sheets.values()],
        "variants": [_variant(shortened(brief, brevity), _placed(drawn, brevity.pictures, places)) for brevity in BREVITIES],
    }  # fmt: skip


def _placed(drawn: Pictures, height: int, places: dict[int, int]) -> list[dict[str, float]]:
    """Which pictures stand in a variant, and how high each is."""
    sheets = drawn.of(height)
    scale = millimetres(sheets, height) if sheets else 0
    return [{"at": places[id(one)], "height": one.height * scale} for one in sheets]


def _variant(brief: Brief, placed: list[dict[str, float]]) -> dict[str, Any]:
    parts = [{"heading": printable(part.heading), "paragraphs": [printable(said) for said in part.paragraphs],
              "table": _table(part.table) if part.table else None} for part in brief.parts]  # fmt: skip
    head = {
        name: printable(getattr(brief, name))
        for name in ("title", "dateline", "conclusion", "dataset", "warning")
    }
    return head | {"parts": parts, "figures": [_figure(one) for one in brief.figures], "pictures": placed,
                   "foot": [printable(said) for said in brief.foot]}  # fmt: skip


def _figure(one: Figure) -> dict[str, str]:
    return {
        name: printable(getattr(one, name)) for name in ("label", "value", "unit", "note", "change", "tone")
    }


def type_size(table: Table) -> float:
    return SMALLER if len(table.columns) > MANY else SMALL


def _table(table: Table) -> dict[str, Any]:
    size = type_size(table)
    return {
        "caption": printable(table.caption), "note": printable(table.note), "total": table.total, "size": size,
        "shares": shares(table, ACROSS, size),
        "columns": [{"label": printable(one.label), "number": one.kind not in ("text", "date")} for one in table.columns],
        "rows": [[printable(cell) for cell in row] for row in table.printed],
    }  # fmt: skip
