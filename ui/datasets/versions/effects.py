"""数字影响链 on the page: what one version changed elsewhere, and the meetings that still show the older one."""

from collections.abc import Mapping, Sequence

import streamlit as st

from analytics.export_table import ExportTable, SheetColumn, arrow
from analytics.revisions import chain as revisions
from analytics.revisions.chain import Chain
from analytics.revisions.kept import StillOld, still_old
from store.datasets import Dataset
from store.history import audit
from style import terms
from style.moments import moment
from style.text import Text
from ui import words as shared
from ui.address import Address, href
from ui.datasets import words
from ui.datasets.paging import on_page, pager
from ui.datasets.versions import words as version_words
from ui.datasets.versions.effect_lines import Line, lines
from ui.datasets.versions.quarters import asked, of_both, other_quarters
from ui.downloads.tables import Writers, downloads
from ui.downloads.told import left_with
from ui.frame.markup import literal
from ui.kept_meetings import as_kept, meetings_of
from ui.pieces.ledger import Cell, Column, Ledger, Row, ledger
from ui.view import View

SIZE = 30  # of each kind, drawn at once
MEETINGS = 5  # named of those on other versions
EFFECT_COLUMNS = (
    SheetColumn("kind", version_words.EVENT_KIND),
    SheetColumn("what", version_words.WHAT_MOVED),
    SheetColumn("which", version_words.OF_WHICH),
    SheetColumn("before", version_words.BEFORE),
    SheetColumn("after", version_words.AFTER),
    SheetColumn("change", version_words.CHANGE),
    SheetColumn("pages", version_words.SEEN_ON),
)


def effects(shown: View, old: Dataset, new: Dataset, writers: Writers) -> None:
    """Every kind of effect that there is, the largest first, with a link to the page that shows it."""
    lang, found = shown.lang, asked(shown, old, new)
    both = of_both(old, new)
    told = lines(found, both, lang)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"## {revisions.NAME(lang)}")
        if told:
            downloads(
                shown,
                left_with(
                    shown, "effects", lambda: effects_table(told, lang), {"was": old.version, "now": new.version}
                ),
                writers,
                page="datasets",
                name=revisions.NAME,
                key=f"datasets-effects-{old.version}-{new.version}",
            )
    other_quarters(found, old, new, lang)
    if not told:
        st.text(version_words.NO_EFFECTS(lang))
        return
    current = shown.catalogue.versions[shown.dataset.name]
    at = Address(lang=lang, data=shown.address.data, version=_opened(shown, new, current))
    of = f"{old.version}-{new.version}"
    moved = {kind: some for kind, held in told.items() if (some := [line for line in held if not line.is_first])}
    st.text(counts(moved, lang) or version_words.NONE_BEFORE(lang))
    for kind, held in moved.items():
        _section(kind, held, at, of, lang)
    _meetings(shown, found, old)
    _made_files(old, lang)
    _first_told(told, at, of, lang)


def counts(told: Mapping[Text, Sequence[Line]], lang: str) -> str:
    """变了的数 12 个；变了的位次 3 个."""
    said = (version_words.COUNTED(lang, what=kind(lang), count=f"{len(held):,}") for kind, held in told.items())
    return terms.LIST_STOP(lang).join(said)


def _first_told(told: Mapping[Text, Sequence[Line]], at: Address, of: str, lang: str) -> None:
    """What a quarter tells that only one version has, behind a heading: it is all of that quarter, and compares with nothing."""
    first = {
        version_words.FIRST.get(kind, kind): some
        for kind, held in told.items()
        if (some := [line for line in held if line.is_first])
    }
    if first:
        with st.expander(version_words.FIRST_TOLD(lang, said=counts(first, lang))):
            for kind, held in first.items():
                _section(kind, held, at, f"first-{of}", lang, "first-")


def _opened(shown: View, new: Dataset, current: str) -> str | None:
    """The later version where its pages can be opened; what is not published yet has none, so the current one is."""
    named = {shown.address.now, shown.address.was}
    return new.version if new.version != current and new.version in named else None


@st.fragment
def _section(kind: Text, held: Sequence[Line], at: Address, of: str, lang: str, first: str = "") -> None:
    """One kind, a page at a time."""
    name = kind("en").lower().replace(" ", "-")
    key = f"datasets-effects-{name}-{of}"
    columns = (
        Column("what", version_words.WHAT_MOVED(lang)),
        Column("before", version_words.BEFORE(lang)),
        Column("after", version_words.AFTER(lang)),
        Column("change", version_words.CHANGE(lang), wide=True),
    )
    if not any(line.change for line in held):
        columns = columns[:3]
    rows = tuple(_row(number, line, at) for number, line in enumerate(on_page(key, held, SIZE)))
    st.markdown(f"### {kind(lang)}")
    ledger(Ledger(kind(lang), columns, rows, max_height=460), key=f"datasets-effects-{first}{name}-{lang}")
    pager(key, len(held), lang, SIZE)


def _row(number: int, line: Line, at: Address) -> Row:
    cells = {
        "what": Cell(line.what, sub=line.sub),
        "before": Cell(line.before),
        "after": Cell(line.after),
        "change": Cell(line.change),
    }
    return Row(str(number), cells, href=line.href(at))


def effects_table(told: Mapping[Text, Sequence[Line]], lang: str) -> ExportTable:
    """All of them, one a row, as they are printed."""
    rows = [
        {
            "kind": kind(lang),
            "what": line.what,
            "which": line.sub,
            "before": line.before,
            "after": line.after,
            "change": line.change,
            "pages": terms.JOINT(lang).join(line.pages(lang)),
        }
        for kind, held in told.items()
        for line in held
    ]
    return ExportTable(revisions.NAME, EFFECT_COLUMNS, arrow(EFFECT_COLUMNS, rows))


def _meetings(shown: View, found: Chain, old: Dataset) -> None:
    """Each with a link to where it is prepared, and the pages of it on which figures moved."""
    lang = shown.lang
    kept = [as_kept(one) for one in meetings_of(old.name)]
    held: tuple[StillOld, ...] = still_old(found, kept, old.description.last_quarter)
    others = [one.name for one in kept if one.version not in (found.before, found.after)]
    if not held and not others:
        return
    st.markdown(f"### {version_words.STILL_OLD(lang)}")
    if others:
        named = terms.JOINT(lang).join(map(literal, others[:MEETINGS])) + ("…" if len(others) > MEETINGS else "")
        st.caption(version_words.OF_OTHER_VERSIONS(lang, count=len(others), names=named))
    if not held:
        return
    columns = (Column("meeting", version_words.MEETING(lang)), Column("pages", version_words.PAGES_MOVED(lang)))
    rows = []
    for one in held:
        pages = terms.JOINT(lang).join(map(str, one.moved))
        said = version_words.PAGE_NUMBERS(lang, pages=pages) if one.moved else version_words.NONE_MOVED(lang)
        unasked = terms.JOINT(lang).join(map(str, one.unasked))
        to = href("meeting", Address(lang=lang, data=shown.address.data, prepare=one.kept.id))
        rows.append(
            Row(
                one.kept.id,
                {
                    "meeting": Cell(one.kept.name),
                    "pages": Cell(
                        said, version_words.UNASKED(lang, pages=unasked) if unasked else "", muted=not one.moved
                    ),
                },
                href=to,
            )
        )
    ledger(Ledger(version_words.STILL_OLD(lang), columns, tuple(rows)), key=f"datasets-still-old-{lang}")


def reports_made_of(old: Dataset) -> dict[tuple[str, ...], str]:
    """(kind, quarter, pair) of the reports that the trail says were made of a version → when last, the newest first."""
    made: dict[tuple[str, ...], str] = {}
    for entry in audit.reports_made(old.name, old.version):  # the newest first
        if entry.details["made"] in shared.REPORT_FILES:
            of = tuple(str(entry.details.get(key, "")) for key in ("made", "quarter", "pair"))
            made.setdefault(of, entry.when)
    return made


def _made_files(old: Dataset, lang: str) -> None:
    """Reports that still show the older version: where they went nobody knows, and nothing in them changes."""
    made = reports_made_of(old)
    if not made:
        return
    st.markdown(f"### {version_words.FILES_STILL_OLD(lang)}")
    columns = (Column("file", words.HANDED_IN_FILE(lang)), Column("when", version_words.LAST_MADE(lang)))
    rows = tuple(
        Row(
            "-".join(of),
            {
                "file": Cell(shared.REPORT_FILES[of[0]](lang), sub=" · ".join(part for part in of[1:] if part)),
                "when": Cell(moment(when, lang)),
            },
        )
        for of, when in made.items()
    )
    ledger(
        Ledger(version_words.FILES_STILL_OLD(lang), columns, rows, max_height=300),
        key=f"datasets-files-still-old-{lang}",
    )
