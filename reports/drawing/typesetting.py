"""Typst with the bundled typefaces alone: a template and its data in, a file out. No font of the machine is looked at."""

import json
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

from reports.drawing.glyphs import FONTS, printable

TEMPLATES = Path(__file__).resolve().parents[1]  # a template is named from reports/ on: brief/brief.typ
PRINT_RESOLUTION = 300  # dots an inch
# A drawing alone on a page of its own size; one pixel of a drawing is 3/4 point, as on a screen.
_PICTURE = b"""
#set page(width: float(sys.inputs.width) * .75pt, height: float(sys.inputs.height) * .75pt, margin: 0pt,
  fill: if sys.inputs.clear == "yes" { none } else { white })
#image(bytes(sys.inputs.drawing), format: "svg", width: 100%, height: 100%)
"""


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def _compiled(source: bytes | Path, inputs: dict[str, str], **how: Any) -> bytes:
    given = source if isinstance(source, bytes) else str(source)
    compiler = typst.Compiler(
        given,  # type: ignore[type-var]  # its stubs know bytes and a path, each alone
        root=str(TEMPLATES),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs=inputs,
    )
    made = compiler.compile(**how)
    assert isinstance(made, bytes), "a document of one page"
    return made


def pdf(template: str, data: dict[str, Any], made: date) -> bytes:
    """The template of this folder with its data as a PDF; the same data are the same bytes."""
    stamp = datetime(made.year, made.month, made.day, tzinfo=UTC)
    return _compiled(
        TEMPLATES / template, {"data": json.dumps(data, ensure_ascii=False)}, format="pdf", timestamp=stamp
    )


def page_png(template: str, data: dict[str, Any], resolution: float) -> bytes:
    """The page that `pdf` prints, as pixels for a screen."""
    return _compiled(TEMPLATES / template, {"data": json.dumps(data, ensure_ascii=False)}, format="png", ppi=resolution)


def query(template: str, data: dict[str, Any], label: str) -> Any:
    """What the template says at a label of its own, without making a file."""
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    compiler = typst.Compiler(
        str(TEMPLATES / template), root=str(TEMPLATES), font_paths=_fonts(), ignore_system_fonts=True, sys_inputs=inputs
    )
    return json.loads(compiler.query(f"<{label}>", field="value", one=True))


def png(
    svg: str, width: float, height: float, resolution: float = PRINT_RESOLUTION, *, is_clear: bool = False
) -> bytes:
    """A drawing as pixels: what the typefaces lack stands as 〓. `is_clear` lets what lies behind it be seen."""
    inputs = {
        "drawing": printable(svg),
        "width": f"{width}",
        "height": f"{height}",
        "clear": "yes" if is_clear else "no",
    }
    return _compiled(_PICTURE, inputs, format="png", ppi=resolution)
