"""Holds what the command answered about a file against what was expected of it, and says each difference in a line."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation

Answer = Mapping[str, object]
ADDRESS = re.compile("[A-Z]{1,3}[1-9][0-9]{0,6}")
CHINESE = re.compile("[\u4e00-\u9fff]")
# Words of a program that fell over; no reader of a spreadsheet can do anything with them.
STUMBLES = re.compile("Traceback|[A-Za-z]+Error\\b|[A-Za-z]+Exception\\b| object at 0x|\\{value\\}")
OUTCOMES = ("accepted", "questions", "refused")


def differences(answer: Answer, expected: Answer) -> list[str]:
    """Every way in which an answer falls short; none where all is well."""
    return [*_form(answer), *_outcome(answer, expected), *_rows(answer, expected), *_faults(answer, expected)]


def _form(answer: Answer) -> Iterator[str]:
    """What holds for any file: the answer's outcome follows from its faults, and each fault can be acted upon."""
    for fault in _many(answer, "faults"):
        told = f"{fault.get('rule')} at {fault.get('sheet')}!{fault.get('cell')}"
        if fault.get("severity") not in ("error", "warning", "question"):
            yield f"{told}: no severity, but {fault.get('severity')!r}"
        for key in ("rule", "message", "remedy"):
            if not fault.get(key):
                yield f"{told}: no {key}"
        words = f"{fault.get('message')} {fault.get('remedy')}"
        if not CHINESE.search(words) or STUMBLES.search(words):
            yield f"{told}: not words for a reader: {words!r}"
        if fault.get("cell") is not None and not ADDRESS.fullmatch(str(fault["cell"])):
            yield f"{told}: not an address that Excel shows"
    for row in _many(answer, "rows"):
        if not row.get("from"):
            yield f"row of {row.get('table')} says from no cell: {row.get('values')}"
        for place in _many(row, "from"):
            if not ADDRESS.fullmatch(str(place.get("cell"))):
                yield f"row of {row.get('table')} from {place}: not an address that Excel shows"
    severities = {fault.get("severity") for fault in _many(answer, "faults")}
    due = "refused" if "error" in severities else "questions" if severities else "accepted"
    if answer.get("outcome") != due:
        yield f"outcome {answer.get('outcome')!r} where its faults make it {due!r}"


def _outcome(answer: Answer, expected: Answer) -> Iterator[str]:
    allowed = _listed(expected["outcome"])
    if answer.get("outcome") not in allowed:
        said = [
            f"{f.get('sheet')}!{f.get('cell')} {f.get('rule')}: {f.get('message')}" for f in _many(answer, "faults")
        ]
        more = "".join(f"\n    {line}" for line in said[:8]) + ("\n    …" if len(said) > 8 else "")
        yield f"outcome {answer.get('outcome')!r}, expected {' or '.join(map(str, allowed))}{more}"


def _rows(answer: Answer, expected: Answer) -> Iterator[str]:
    rows = list(_many(answer, "rows"))
    for wrong in _many(expected, "absent"):
        if found := [row for row in rows if _fits(row, wrong)]:
            yield f"a row that must not be: {found[0].get('table')} {found[0].get('values')} from {found[0].get('from')}"
    for figure in _listed(expected.get("never", [])):
        for row in rows:
            if any(_same(value, figure) for value in _values(row).values()):
                yield f"the figure {figure} must not appear: {row.get('table')} {row.get('values')} from {row.get('from')}"
    if (word := expected.get("never_text")) and str(word) in json.dumps(answer, ensure_ascii=False, default=str):
        yield f"{word!r} must not appear anywhere"
    if answer.get("outcome") == "refused" and _listed(expected["outcome"]) != ["refused"]:
        return
    for row in _many(expected, "rows"):
        yield from _row(row, rows)
    if expected.get("count") == {} and rows:
        yield f"{len(rows)} rows of a file that holds none: {rows[0].get('table')} {rows[0].get('values')}"
    if (count := expected.get("count")) is not None and _listed(expected["outcome"]) != ["refused"]:
        told = Counter(str(row.get("table")) for row in rows)
        for table, due in dict(count).items():  # type: ignore[call-overload]
            if told[table] != due:
                yield f"{told[table]} rows of {table}, expected {due}"


def _row(wanted: Answer, rows: Sequence[Answer]) -> Iterator[str]:
    """A row expected: there, and from the cells it is told in."""
    fitting = [row for row in rows if _fits(row, wanted)]
    cells = [(place["sheet"], place["cell"]) for place in _many(wanted, "from")]
    if any(all(_comes_from(row, sheet, cell) for sheet, cell in cells) for row in fitting):
        return
    if fitting:
        yield f"{wanted['table']} {wanted['values']} is from {fitting[0].get('from')}, not from {cells}"
        return
    near = sorted((row for row in rows if row.get("table") == wanted["table"]), key=lambda row: -_alike(row, wanted))
    yield f"no row {wanted['table']} {wanted['values']} from {cells}; nearest: {_differing(near[0], wanted) if near else None}"


def _comes_from(row: Answer, sheet: object, cell: object) -> bool:
    return any(place.get("cell") == cell and sheet in (None, place.get("sheet")) for place in _many(row, "from"))


def _differing(row: Answer, wanted: Answer) -> dict[str, object]:
    told = _values(row)
    return {key: told.get(key) for key, value in _values(wanted).items() if not _same(told.get(key), value)}


def _alike(row: Answer, wanted: Answer) -> int:
    return -len(_differing(row, wanted))


def _fits(row: Answer, wanted: Answer) -> bool:
    return row.get("table") == wanted["table"] and not _differing(row, wanted)


def _same(told: object, wanted: object) -> bool:
    """Numbers are the same however many zeros they end in; an absent value is None."""
    if told is None or wanted is None:
        return told is None and wanted is None
    try:
        return Decimal(str(told)) == Decimal(str(wanted))
    except InvalidOperation:
        return str(told) == str(wanted)


def _faults(answer: Answer, expected: Answer) -> Iterator[str]:
    """Each expected fault is told; no error is told that is not expected, and none twice."""
    told, wanted = list(_many(answer, "faults")), list(_many(expected, "faults"))
    skipped = answer.get("outcome") != "refused" and "refused" in _listed(expected["outcome"])
    for one in wanted:
        each = _listed(one["cell"]) if one.get("each") else [one["cell"]]
        for cell in each:
            fitting = [fault for fault in told if _is(fault, {**one, "cell": cell})]
            if not fitting and not (skipped and _listed(one["severity"]) == ["error"]):
                yield f"no {one['severity']} at {one['sheet']}!{cell} saying {one['says']!r}; there: {_there(told, cell)}"
    errors = [fault for fault in told if fault.get("severity") == "error"]
    known = [*wanted, *_many(expected, "may")]
    if not expected.get("more_errors"):
        for fault in errors:
            if not any(_is(fault, one) for one in known):
                yield f"an error not expected: {fault.get('sheet')}!{fault.get('cell')} {fault.get('rule')}: {fault.get('message')}"
    may_repeat = set(_listed(expected.get("twice", [])))
    for (sheet, cell), times in Counter((fault.get("sheet"), fault.get("cell")) for fault in errors).items():
        if times > 1 and cell is not None and cell not in may_repeat:
            yield f"{times} errors at one cell, {sheet}!{cell}: one mistake is told once"


def _is(fault: Answer, wanted: Answer) -> bool:
    cells = _listed(wanted["cell"])
    if wanted["cell"] is not None and fault.get("cell") not in cells:
        return False
    if wanted["sheet"] is not None and fault.get("sheet") not in (wanted["sheet"], None):
        return False
    if fault.get("severity") not in _listed(wanted["severity"]):
        return False
    words = f"{fault.get('message')} {fault.get('remedy')}"
    return wanted.get("says") is None or re.search(str(wanted["says"]), words) is not None


def _there(told: Sequence[Answer], cell: object) -> list[str]:
    """What was told of that cell instead, or of anything."""
    of_cell = [fault for fault in told if fault.get("cell") in _listed(cell)] or told
    return [f"{f.get('severity')} {f.get('sheet')}!{f.get('cell')} {f.get('message')}" for f in of_cell[:4]]


def _values(row: Answer) -> Mapping[str, object]:
    values = row.get("values")
    return values if isinstance(values, Mapping) else {}


def _many(of: Answer, key: str) -> Iterator[Answer]:
    held = of.get(key)
    yield from held if isinstance(held, (list, tuple)) else ()


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, (list, tuple)) else [value]
