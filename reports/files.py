"""The files a report can be had as: what makes each, of which type it is, how long it turned out; kept once made."""

import io
import re
import zipfile
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from analytics.table import Table
from cache.heavy import HEAVY
from cache.remembered import remembered
from reports.brief import docx as brief_docx
from reports.brief import pdf as brief_pdf
from reports.deck import pptx as deck
from reports.deck.versions import FULL, TEN
from reports.kept import Kept, Progress, Standing
from reports.story.model import Story
from reports.story.tell import tell
from reports.waiting import Full
from reports.workbook import xlsx as workbook

_OFFICE = "application/vnd.openxmlformats-officedocument."
# Each kind of file: the ending of its name and its media type.
KINDS: dict[str, tuple[str, str]] = {
    "deck": ("pptx", f"{_OFFICE}presentationml.presentation"),
    "ten": ("pptx", f"{_OFFICE}presentationml.presentation"),
    "workbook": ("xlsx", f"{_OFFICE}spreadsheetml.sheet"),
    "pdf": ("pdf", "application/pdf"),
    "docx": ("docx", f"{_OFFICE}wordprocessingml.document"),
    "all_pairs": ("zip", "application/zip"),
    "preview": ("png", "image/png"),
}
_VERSIONS = {"deck": FULL, "ten": TEN}
_COUNTED = {
    "pptx": re.compile(r"ppt/slides/slide\d+\.xml"),
    "xlsx": re.compile(r"xl/worksheets/sheet\d+\.xml"),
    "zip": re.compile(r".+"),
}
_PDF_PAGE = re.compile(rb"/Type\s*/Page\b")
KEPT = Kept()
# A report told once is not reckoned again: a page asks for it at every turn. The telling takes up to two seconds.
story_of = remembered(heavy=True)(tell)


@dataclass(frozen=True)
class Order:
    """One file of one story; with `pair_id` that pair's brief. `asked` is what the story does not say itself and the
    file yet depends on: dataset version and selection. `full` gives the workbook's tables, when it is made; `once_made` is
    called when it has been."""

    kind: str
    story: Story
    asked: tuple[object, ...]
    full: Callable[[], Sequence[Table]] = field(default=tuple, compare=False)
    pair_id: str | None = None
    once_made: Callable[[], None] = field(default=lambda: None, compare=False)

    @property
    def ending(self) -> str:
        return KINDS[self.kind][0]

    @property
    def media_type(self) -> str:
        return KINDS[self.kind][1]

    def made(self) -> bytes:
        """The file; the second who asks gets the very same."""
        return KEPT.get(self, self._make)

    def begin(self, reader: Hashable) -> Full | None:
        """Has it made while the reader goes on, as long as he is `here`; or why it is not taken."""
        return KEPT.begin(self, self._make, reader)

    def standing(self) -> Standing:
        return KEPT.standing(self)

    def _make(self, progress: Progress) -> bytes:
        data = self._in_turn(progress)
        self.once_made()
        return data

    def _in_turn(self, progress: Progress) -> bytes:
        """In turn with all other heavy work; an archive takes five seconds, so each pair in it has a turn of its own."""
        if self.kind == "all_pairs":
            return _all_pairs(self.story, progress)
        with HEAVY.turn():
            progress(0, 0)  # who asked for it may have left while it waited for its turn
            return self._written(progress)

    def _written(self, progress: Progress) -> bytes:
        if self.kind in _VERSIONS:
            return deck.write(self.story, progress, _VERSIONS[self.kind])
        if self.kind == "workbook":
            return workbook.write(self.story, self.full(), progress)
        if self.kind == "preview":
            return brief_pdf.picture(self.story, self.pair_id or only_pair(self.story))
        writer = brief_pdf if self.kind == "pdf" else brief_docx
        pair_id = self.pair_id or only_pair(self.story)
        return writer.write_pair(self.story, pair_id) if pair_id else writer.write(self.story)


def here(reader: Hashable, orders: Iterable[Order]) -> int:
    """Says that a reader is still there and looks at these files: those on their way are made for him too. How many files
    he waits for, these and others."""
    return KEPT.here(reader, orders)


def full(reader: Hashable) -> Full | None:
    """Why nothing new is begun for this reader just now, if so."""
    return KEPT.full(reader)


def pages(ending: str, data: bytes) -> int:
    """Slides, sheets, pages or files in it; 0 where the format does not say."""
    if ending == "pdf":
        return len(_PDF_PAGE.findall(data))
    if ending not in _COUNTED:
        return 0
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return sum(bool(_COUNTED[ending].fullmatch(name)) for name in file.namelist())


def told_pairs(story: Story) -> tuple[str, ...]:
    """The pairs the story has a section of, in its order."""
    return tuple(section.pair_id for section in story.of_kind("pair") if section.pair_id)


def only_pair(story: Story) -> str | None:
    """The pair a story is of, where it is of one alone."""
    links = {link.pair_id for section in story.sections if section.map for link in section.map.links}
    found = told_pairs(story)
    return found[0] if len(found) == 1 and links <= set(found) else None


def _all_pairs(story: Story, progress: Progress) -> bytes:
    """Both briefs of every pair in one archive, the same for the same story."""
    file, found = io.BytesIO(), told_pairs(story)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:  # both are packed already
        for done, pair_id in enumerate(found, start=1):
            with HEAVY.turn():
                for ending, writer in (("pdf", brief_pdf), ("docx", brief_docx)):
                    entry = zipfile.ZipInfo(f"{pair_id}.{ending}", _moment(story.made))
                    archive.writestr(entry, writer.write_pair(story, pair_id))
            progress(done, len(found))
    return file.getvalue()


def _moment(day: date) -> tuple[int, int, int, int, int, int]:
    return day.year, day.month, day.day, 0, 0, 0
