"""The one-page brief as a PDF: set by typst in the bundled typefaces, shortened until it fits its page."""

from typing import Any

from reports.brief import BREVITIES, Brevity, Brief, of_pair, of_province, pictures, short, shortened
from reports.drawing import Sheet
from reports.glyphs import printable
from reports.story import Figure, Story, Table
from reports.typesetting import pdf, told
from style.colours import LIGHT

TEMPLATE = "brief.typ"


def write(story: Story) -> bytes:
    """The brief of the whole selection."""
    return _pdf(of_province(story), story)


def write_pair(story: Story, pair_id: str) -> bytes:
    """The brief of one pair. KeyError where the story tells nothing of it."""
    return _pdf(of_pair(story, pair_id), story)


def _pdf(brief: Brief, story: Story) -> bytes:
    return pdf(TEMPLATE, data(brief, pictures(brief)), story.made)


def fitting(brief: Brief, drawn: list[Sheet], share: float = 1.0) -> Brevity:
    """How much of the brief fits into this share of the page."""
    return BREVITIES[told(TEMPLATE, data(brief, drawn, share), "fitting")["variant"]]


def data(brief: Brief, drawn: list[Sheet], share: float = 1.0) -> dict[str, Any]:
    """What the template reads: texts as they are to be printed, pictures as SVG, and the brief in every length."""
    names = ("text", "muted", "line", "navy", "attention", "good", "bad", "surface")
    whole = sum(sheet.width for sheet in drawn)
    return {
        "lang": brief.lang, "title": printable(short(brief.title, 120)), "warning": printable(short(brief.warning, 40)),
        "share": share, "dataset": printable(short(brief.dataset, 120)), "colours": {name: getattr(LIGHT, name) for name in names},
        "pictures": [{"svg": printable(one.svg()), "width": one.width, "height": one.height, "alt": printable(one.described),
                      "share": one.width / whole} for one in drawn],
        "variants": [_variant(shortened(brief, brevity), brevity) for brevity in BREVITIES],
    }  # fmt: skip


def _variant(brief: Brief, brevity: Brevity) -> dict[str, Any]:
    parts = [{"heading": printable(part.heading), "paragraphs": [printable(said) for said in part.paragraphs],
              "table": _table(part.table) if part.table else None,
              "notes": [printable(said) for said in ((part.table.note if part.table else ""), part.note) if said]}
             for part in brief.parts]  # fmt: skip
    head = {
        name: printable(getattr(brief, name))
        for name in ("title", "dateline", "conclusion", "dataset", "warning")
    }
    return head | {"parts": parts, "figures": [_figure(one) for one in brief.figures], "pictures": brevity.pictures,
                   "foot": [printable(said) for said in brief.foot]}  # fmt: skip


def _figure(one: Figure) -> dict[str, str]:
    return {
        name: printable(getattr(one, name)) for name in ("label", "value", "unit", "note", "change", "tone")
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "caption": printable(table.caption), "total": table.total,
        "columns": [{"label": printable(one.label), "number": one.kind not in ("text", "date")} for one in table.columns],
        "rows": [[printable(cell) for cell in row] for row in table.printed],
    }  # fmt: skip
