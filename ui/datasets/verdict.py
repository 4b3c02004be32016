"""What came of a hand-in, before anything else: may it be taken in, how many faults in which sheet, and the marked workbook back."""

from collections import Counter

import streamlit as st

from analytics.lookup import pairs
from store.forms.returned import returned_name
from store.handins.desk import HandIn, Judged
from store.history import trail
from store.schema import TABLES
from style import terms
from style.periods import say_period
from ui.address import href
from ui.datasets import words
from ui.datasets.access import Access
from ui.datasets.exports import left_with
from ui.datasets.giving_back import given_back
from ui.datasets.moments import moment
from ui.datasets.standing import Summary, summed
from ui.datasets.withdrawing import withdrawing
from ui.pieces.ledger import Cell, Column, Ledger, Row, ledger
from ui.pieces.links import Link, links
from ui.view import View

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TONES = {"error": "bad", "warning": "attention", "question": "neutral"}


def sentence(handin: HandIn, judged: Judged | None, lang: str) -> str:
    """May it be taken in or not, and why."""
    if handin.state == "withdrawn":
        why = _why_withdrawn(handin)
        return words.LEAD_WITHDRAWN_WHY(lang, why=why) if why else words.LEAD_WITHDRAWN(lang)
    if handin.state != "waiting":
        return words.LEAD_STATES[handin.state](lang, version=(handin.version or "")[:8])
    if judged is None:
        return words.LEAD_GONE(lang)
    found = summed(judged)
    if found.errors:
        return words.LEAD_ERRORS(lang, count=f"{found.errors:,}", where=_where(judged, lang))
    if not found.ready:
        return words.LEAD_OPEN(lang, what=_asked(found, lang))
    return words.LEAD_QUESTIONS(lang, count=found.questions) if found.questions else words.LEAD_READY(lang)


def _where(judged: Judged, lang: str) -> str:
    """项目进展 106 处、资金 108 处: errors by sheet, most first."""
    counts = Counter(
        told.fault.sheet or words.WHOLE_FILE(lang)
        for told in judged.faults
        if told.is_open and told.fault.severity == "error"
    )
    said = [words.SHEET_COUNT(lang, sheet=sheet, count=f"{count:,}") for sheet, count in counts.most_common(4)]
    return terms.JOINT(lang).join(said) + (words.AND_SO_ON(lang) if len(counts) > len(said) else "")


def _asked(found: Summary, lang: str) -> str:
    said = []
    if found.warnings:
        said.append(words.TO_EXPLAIN(lang, count=found.warnings))
    if found.unconfirmed:
        said.append(words.TO_CONFIRM(lang, count=found.unconfirmed))
    return terms.JOINT(lang).join(said)


def _why_withdrawn(handin: HandIn) -> str:
    """The reason stands in the trail alone."""
    for entry in trail.entries(dataset=handin.dataset, kind="handin"):
        if entry.details.get("handin") == handin.id and entry.details.get("withdrawn"):
            return str(entry.details.get("reason", ""))
    return ""


def verdict(shown: View, may: Access, handin: HandIn, judged: Judged) -> None:
    """Whose file it is, what to do with it, and its sheets one by one."""
    lang = shown.lang
    st.text(facts(shown, handin, judged))
    with st.container(key="datasets-do", horizontal=True, vertical_alignment="center"):
        st.download_button(
            words.GIVE_BACK(lang),
            left_with(shown, "returned", given_back(handin, shown), {"handin": handin.id}),
            returned_name(handin.file_name),
            XLSX,
            key=f"datasets-back-{handin.id}-{handin.last.number}-{lang}",
            type="primary" if judged.outcome == "refused" else "secondary",
            on_click="ignore",
            help=words.GIVE_BACK_NOTE(lang),
        )
        if handin.state == "waiting":
            withdrawing(shown, may, handin)
        at = shown.address.to(handin=None)
        ways = [
            Link("queue", words.TO_QUEUE(lang), href("datasets", at, "queue")),
            Link("another", words.ANOTHER(lang), href("datasets", at, "handin")),
        ]
        links(ways, label=words.ELSEWHERE(lang), key="datasets-elsewhere", look="plain")
    st.markdown(f"## {words.SHEETS(lang)}")
    ledger(sheets_table(judged, lang), key=f"datasets-sheets-{lang}")


def facts(shown: View, handin: HandIn, judged: Judged) -> str:
    """The file, its round, who sent it when, for whom, and what became of the round before's faults."""
    lang, expected = shown.lang, handin.expected
    pair = pairs(shown.dataset).get(expected.pair_id or "")
    said = [
        words.FILE_NAMED(lang, file=handin.file_name),
        words.ROUND_TOLD(lang, round=handin.last.number),
        handin.last.who,
        moment(handin.arrived, lang),
        pair.label(lang) if pair else "",
        say_period(expected.quarter, lang) if expected.quarter else "",
    ]
    told = Counter(one.status for one in judged.faults)
    rounds = ""
    if handin.last.number > 1 or handin.replaces:
        rounds = words.ROUNDS(lang, **{one: told[one] for one in words.STATUSES})
    return " · ".join(part for part in said if part) + (f"\n{rounds}" if rounds else "")


def sheets_table(judged: Judged, lang: str) -> Ledger:
    """Each sheet: what it was read as, how many rows, and its faults by severity. What is of the whole file stands first."""
    counts: Counter[tuple[str, str]] = Counter(
        (told.fault.sheet or "", told.fault.severity) for told in judged.faults if told.is_open
    )
    rows_of: Counter[str] = Counter()
    for piece in judged.read.pieces:
        rows_of[piece.sheet] += len(piece.rows)
    named = [sheet.sheet for sheet in judged.read.sheets]
    columns = (
        Column("sheet", words.SHEET(lang)),
        Column("read", words.READ_IS(lang)),
        Column("rows", words.ROWS_READ(lang), "number"),
        *(Column(one, words.SEVERITIES[one](lang), "number") for one in _TONES),
    )
    rows = (
        [_sheet_row("", words.WHOLE_FILE(lang), Cell(""), None, counts)]
        if any(counts["", one] for one in _TONES)
        else []
    )
    for sheet in judged.read.sheets:
        if sheet.table:
            read = Cell(TABLES[sheet.table].label(lang))
        else:
            read = Cell(words.NOT_READ(lang), sub=sheet.why(lang) if sheet.why else "", muted=True)
        rows.append(_sheet_row(sheet.sheet, sheet.sheet, read, rows_of[sheet.sheet] if sheet.table else None, counts))
    beside = dict.fromkeys(sheet for sheet, _ in counts if sheet and sheet not in named)
    rows += [_sheet_row(sheet, sheet, Cell(""), None, counts) for sheet in beside]
    return Ledger(words.SHEETS(lang), columns, tuple(rows))


def _sheet_row(row_id: str, name: str, read: Cell, rows: int | None, counts: Counter[tuple[str, str]]) -> Row:
    cells = {"sheet": Cell(name), "read": read, "rows": Cell("" if rows is None else f"{rows:,}")}
    for severity, tone in _TONES.items():
        count = counts[row_id, severity]
        cells[severity] = Cell(f"{count:,}" if count else "–", tone=tone if count else "", muted=not count)
    return Row(f"sheet-{row_id}", cells)
