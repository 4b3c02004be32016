"""Run in a process of its own, whose PACKAGES_DIR is another programme's: prints, as JSON, all that its pages and files say.

python -m tests.contract.other_programme.shown
"""

import io
import json
import logging
import sys
from datetime import date
from pathlib import Path

import openpyxl
from docx import Document
from pptx import Presentation
from pypdf import PdfReader

from reports.brief import docx, pdf
from reports.deck import pptx
from reports.story.tell import tell
from reports.workbook import xlsx
from store.datasets import catalogue, open_dataset
from store.forms.template import whole_template
from store.ledgers.known import Known
from store.ledgers.reading import read_ledger
from store.ledgers.results import Expected
from store.package.reading import read_table
from store.programme.places import packages_dir
from store.schema import TABLES
from store.sheets.opening import open_book
from style.text import LANGUAGES
from tests.pages.test_pages import said, whole
from tests.shipped import view
from ui.pieces.assets import ASSETS
from ui.sitemap import SITES


def pages() -> dict[str, str]:
    found = {}
    for lang in LANGUAGES:
        for page in SITES:
            at = whole(page, lang=lang)
            assert not at.exception, (page, lang, at.exception[0].message)
            drawn = [str(getattr(element, "proto", "")) for element in at.main if element.type == "unknown"]
            found[f"{page} {lang}"] = "\n".join([*(title.value for title in at.title), said(at), *drawn])
    return found


def files(name: str) -> dict[str, str]:
    found = {}
    for lang in LANGUAGES:
        shown = view(name, lang)
        story = tell(shown.dataset, shown.selection, lang, dataset_line="X", made=date(2025, 1, 21))
        slides = Presentation(io.BytesIO(pptx.write(story))).slides
        found[f"deck {lang}"] = "\n".join(
            shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame
        )
        found[f"workbook {lang}"] = _of_workbook(xlsx.write(story))
        found[f"pdf {lang}"] = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf.write(story))).pages)
        brief = Document(io.BytesIO(docx.write(story)))
        found[f"docx {lang}"] = "\n".join(paragraph.text for paragraph in brief.paragraphs)
    return found


def _of_workbook(made: bytes) -> str:
    sheets = openpyxl.load_workbook(io.BytesIO(made)).worksheets
    return "\n".join(str(cell) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row if cell)


def comes_back(name: str, lang: str) -> list[str]:
    """Faults of a whole form of the dataset, written and read again."""
    tables = {one: read_table(packages_dir() / name, table)[0] for one, table in TABLES.items()}
    path = Path(sys.argv[1]) / f"form-{lang}.xlsx"
    path.write_bytes(whole_template(lang, tables))
    read = read_ledger(open_book(path), Known.of(tables), Expected())
    rows = {one: sum(piece.data.num_rows for piece in read.pieces if piece.table == one) for one in TABLES}
    lost = [f"{one}: {rows[one]} of {tables[one].num_rows}" for one in TABLES if rows[one] != tables[one].num_rows]
    return [*lost, *(f"{fault.rule.id} {fault.cell}" for fault in read.faults if fault.severity == "error")]


def main() -> None:
    logging.disable(logging.WARNING)
    found = catalogue()
    name = next(iter(found.versions))
    dataset = open_dataset(name, found.versions[name])
    told = {
        "datasets": found.versions,
        "refused": {one.name: [fault.tell("zh") for fault in one.faults] for one in found.refused},
        "version": dataset.version,
        "pages": pages(),
        "files": files(name),
        "forms": {lang: comes_back(name, lang) for lang in LANGUAGES},
        "map": next(asset.content.decode() for path, asset in ASSETS.items() if path.endswith("map.json")),
    }
    print(json.dumps(told, ensure_ascii=False))


if __name__ == "__main__":
    main()
