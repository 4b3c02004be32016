"""Reads what a package says of itself in datapackage.json, and tells every word of it that is missing or wrong."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from store import codes
from store.columns import CONTROL, TEXT_LIMIT
from store.package.faults import Fault
from store.package.folder import DESCRIPTOR, Description, is_there
from store.package.reading import Unreadable, read_text
from store.package.tally import Found
from store.schema import TABLES
from style.periods import parse_period

TEXTS = ("name", "title", "title_en", "note", "note_en")
QUARTERS = ("first_quarter", "last_quarter")
_DAY = re.compile(r"(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")


def read_description(folder: Path) -> tuple[Description | None, list[Fault | Found]]:
    """The package's own words, or None and everything that is wrong with them."""
    try:
        said = read_object(folder)
    except Unreadable as unreadable:
        return None, unreadable.faults
    if faults := list(_faults(said)):
        return None, [*faults]
    return Description(**{key: said[key] for key in Description.__dataclass_fields__}), []  # type: ignore[arg-type]


def read_object(folder: Path) -> dict[str, object]:
    """All that the descriptor says, unjudged. Raises Unreadable."""
    if not is_there(folder, DESCRIPTOR):
        raise Unreadable(Fault(DESCRIPTOR, "missing_file"))
    text = read_text(folder, DESCRIPTOR)
    try:
        said = json.loads(text)
    except json.JSONDecodeError as error:
        raise Unreadable(Fault(DESCRIPTOR, "not_json", error.lineno)) from error
    except (ValueError, RecursionError) as error:  # a number of ten thousand digits, brackets a thousand deep
        raise Unreadable(Fault(DESCRIPTOR, "not_json")) from error
    if not isinstance(said, dict):
        raise Unreadable(Fault(DESCRIPTOR, "not_json"))
    return said


def _faults(said: dict[str, object]) -> Iterator[Fault]:
    for key in Description.__dataclass_fields__:
        if key not in said:
            yield Fault(DESCRIPTOR, "missing_key", column=key)
    for key in (key for key in TEXTS if key in said):
        if not _is_text(said[key]):
            yield _wrong(said, key, "description_text")
    if "basis" in said and said["basis"] not in codes.BASIS.ids:
        yield _wrong(said, "basis", "enum", "、".join(codes.BASIS.ids))
    if "as_of" in said and not _is_day(said["as_of"]):
        yield _wrong(said, "as_of", "type_date")
    good = [key for key in QUARTERS if key in said and _is_quarter(said[key])]
    yield from (_wrong(said, key, "quarter") for key in QUARTERS if key in said and key not in good)
    if len(good) == 2 and parse_period(str(said["first_quarter"])) > parse_period(str(said["last_quarter"])):
        yield _wrong(said, "last_quarter", "order", "first_quarter > last_quarter")
    if "coverage" in said:
        yield from _coverage_faults(said)


def _coverage_faults(said: dict[str, object]) -> Iterator[Fault]:
    if not isinstance(coverage := said["coverage"], dict):
        yield _wrong(said, "coverage", "coverage", "、".join(codes.COVERAGE.ids))
        return
    for table, word in coverage.items():
        if table not in TABLES or word not in codes.COVERAGE.ids:
            yield _wrong(coverage, table, "coverage", "、".join(codes.COVERAGE.ids))


def _wrong(said: dict[str, object], key: str, rule: str, more: str = "") -> Fault:
    value = said[key]
    shown = "{…}" if isinstance(value, dict) else "[…]" if isinstance(value, list) else value
    return Fault(DESCRIPTOR, rule, column=key, value=shown if isinstance(shown, str) else json.dumps(shown), more=more)


def _is_text(value: object) -> bool:
    """Words that can be stored and shown; JSON can also spell half a character, which no file can hold."""
    if not isinstance(value, str) or not value.strip() or len(value) > TEXT_LIMIT:
        return False
    return not re.search(CONTROL, value) and not re.search("[\ud800-\udfff]", value)


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(_DAY.fullmatch(value) and date.fromisoformat(value))
    except ValueError:
        return False


def _is_quarter(value: object) -> bool:
    try:
        return isinstance(value, str) and parse_period(value).quarters == 1
    except ValueError:
        return False
