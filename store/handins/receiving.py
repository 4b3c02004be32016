"""How a file is handed in, judged against what is published, answered, and taken back."""

import hashlib
import json
import unicodedata
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath

from access.reader import OPERATOR, Reader, acting, acting_as, demand
from store.datasets import Dataset, open_dataset
from store.handins import drawers
from store.handins.reading import Base, base_of, with_columns
from store.handins.records import Answer, HandIn, Record, Round, with_handin
from store.handins.settling import settle
from store.handins.standing import Findings, Judged, Kept, identity, in_file, stands
from store.history import actor, acts, trail
from store.ledgers.fields import header_key
from store.ledgers.results import Expected, Read
from store.saved.small_files import NotSaved, alike, clean_name, new_id, one_line
from store.senders.own_rows import is_of_unit, pairs_of
from store.sheets.limits import LIMITS
from store.shelf import named_version
from style.text import Text

LONGEST_REASON, LONGEST_FILE_NAME = 1000, 200
EMPTY = Text("文件是空的", "the file is empty")
TOO_LARGE = Text("文件超过 {most} MB，不能报送", "the file is larger than {most} MB and cannot be handed in")
NO_REASON = Text("请写明原因", "say why")
LONG_REASON = Text("原因须在 {most} 字以内", "a reason has at most {most} characters")
NOT_WAITING = Text("这份报送已不在等待中", "this hand-in waits no longer")
TAKING = Text("这份报送正在采用中，请稍后再试", "this hand-in is being taken in: try again in a moment")
NO_FAULT = Text("没有这个问题，或它不能以说明了结", "there is no such fault, or it is none that a reason settles")
_KEPT = Kept(most=6)
Find = Callable[[Path, str, Base, Expected, Mapping[str, object], str], Findings]
_find: Find = in_file


def hand_in(
    dataset: str,
    file_name: str,
    content: bytes,
    who: str,
    expected: Expected | None = None,
    replaces: str | None = None,
) -> HandIn:
    """Keeps a file and lets it wait. `replaces` a waiting hand-in: it is that one's next round, and the faults keep their
    identity. `replaces` any other: a new hand-in that corrects it, whose faults are told against it. The columns that this
    sender confirmed before are expected again. `who` is the reader who signed in, where one did, and a county's staff hands in for its
    own pair alone. Raises NotSaved (too large, no name, no room, no such hand-in), NotAllowed."""
    who, reader = clean_name(actor.named(who)), demand("hand_in", is_own=True)
    if not content:
        raise NotSaved(EMPTY)
    if len(content) > LIMITS.file_bytes:
        raise NotSaved(TOO_LARGE, most=LIMITS.file_bytes // 2**20)
    settle(dataset, replaces)
    with drawers.at_the_desk(dataset) as folder:
        before = _seen(folder, replaces) if replaces else None
        if before and before.taking:
            raise NotSaved(TAKING)
        digest, name = hashlib.sha256(content).hexdigest(), _file_name(file_name)
        came = Round(1, name, who, trail.now(), len(content), digest)
        if before and before.handin.state == "waiting":
            record = _next_round(before, came, expected)
            put = drawers.put_round
        else:
            given = replace(expected or Expected(), counties=() if reader.sees_all else reader.counties)
            new = HandIn(
                new_id(), dataset, "waiting", (came,), replaces=replaces, author=reader.id, author_name=reader.name
            )
            new = replace(new, expected=_expected(folder, new, given))
            record, put = Record(new), drawers.put_new
        demand("hand_in", is_own=_is_of_pair(reader, dataset, record.handin.expected.pair_id))
        details = {"round": record.handin.last.number, "file": name, "sha256": digest, "size": len(content)}
        record = drawers.to_tell(record, "handin", who, details | ({"replaces": replaces} if replaces else {}))
        return drawers.changed(folder, record, lambda at, one: put(at, one, content)).handin


def _is_of_pair(who: Reader, dataset: str, pair_id: str | None) -> bool:
    """Whether the pair is that of a county the reader reads for."""
    base = whole(shown_of(dataset)) if who.counties else None
    return base is not None and pair_id in pairs_of(base_of(base).tables, who.counties)


def _seen(folder: Path, handin_id: str) -> Record:
    """One that the acting reader may see. Raises NotSaved where there is none for him. Called with the lock held."""
    record = drawers.existing(folder, handin_id)
    if not may_see(record.handin):
        raise NotSaved(drawers.GONE)
    return record


def may_see(handin: HandIn) -> bool:
    """Whether the acting reader may: what is not published is seen by the office and by the unit that handed it in."""
    return acting().may_with("see_handin", is_of_unit(handin))


def may_answer(handin: HandIn) -> bool:
    """Whether the acting reader may answer for it, confirm its columns and take it back."""
    return acting().may_with("answer", is_of_unit(handin))


def whole(base: Dataset | None) -> Dataset | None:
    """All that is published in a version. A hand-in is judged against that, whoever asks, and what it says of others is told to
    nobody (store.handins.units)."""
    if base is None or acting().sees_all:
        return base
    with acting_as(OPERATOR):
        return open_dataset(base.name, base.version)


def _next_round(before: Record, came: Round, given: Expected | None) -> Record:
    """What was expected stays so, but for what is said anew; the day is the one on which this round came."""
    said, anew = before.handin.expected, given or Expected()
    said = replace(
        said, quarter=anew.quarter or said.quarter, pair_id=anew.pair_id or said.pair_id, as_of=anew.as_of or _day(came)
    )
    said = with_columns(said, anew.columns or {})
    came = replace(came, number=len(before.handin.rounds) + 1)
    return with_handin(before, rounds=(*before.handin.rounds, came), expected=said)


def _day(came: Round) -> date:
    return datetime.fromisoformat(came.when).astimezone(UTC).date()


def _file_name(written: str) -> str:
    """What the file is called, without folders and what cannot be shown."""
    last = PurePosixPath(written.replace("\\", "/")).name
    shown = "".join(sign for sign in unicodedata.normalize("NFC", last) if sign.isprintable())
    stem, dot, ending = shown.rpartition(".")
    shown = shown or "—"
    return shown if len(shown) <= LONGEST_FILE_NAME else f"{stem[: LONGEST_FILE_NAME - 10]}{dot}{ending[:9]}"


def _expected(folder: Path, handin: HandIn, given: Expected) -> Expected:
    """With what every hand-in has: itself as a source, its day, and the columns that its sender confirmed."""
    title = given.source_title or one_line(f"{handin.file_name} {handin.who}")
    named = replace(given, source_id=f"handin-{handin.id}", source_title=title, as_of=given.as_of or _day(handin.last))
    return with_columns(named, _remembered(folder, handin.who))


def handins(dataset: str, state: str | None = None) -> tuple[HandIn, ...]:
    """All that was handed in and the acting reader may see, or all in one state, in the order of arrival. What cannot be read is
    left out and logged."""
    if not acting().may("see_handin"):
        return ()
    found = (record.handin for record in drawers.read_all(drawers.folder_of(dataset)))
    wanted = [one for one in found if state in (None, one.state) and may_see(one)]
    return tuple(sorted(wanted, key=lambda one: (one.arrived, one.id)))


def find_handin(dataset: str, handin_id: str) -> HandIn | None:
    """The hand-in of this id as it stands now; one that the acting reader may not see is not there. That somebody looks at another
    unit's is told in the trail."""
    record = drawers.read(drawers.folder_of(dataset), handin_id)
    if record is None or not may_see(record.handin):
        return None
    if not is_of_unit(record.handin):
        acts.looked("handin", handin_id, dataset)
    return record.handin


def content_of(handin: HandIn, number: int | None = None) -> bytes:
    """The file of a round, the last by itself, byte for byte as it was handed in. Raises OSError where it is damaged or gone,
    NotAllowed."""
    demand("see_handin", is_of_unit(handin))
    came = handin.rounds[(number or handin.last.number) - 1]
    return drawers.content(drawers.folder_of(handin.dataset), handin.id, came.number, came.sha256)


def read_of(handin: HandIn, base: Dataset | None, number: int | None = None) -> Read:
    """What a round says, read with the names that the base knows. A file that cannot be opened is a Read of its faults."""
    return found_of(handin, base, number).opened.read


def found_of(handin: HandIn, base: Dataset | None, number: int | None = None) -> Findings:
    """What is found in a round against the base, from memory where it was asked before. Its `opened.book` holds the cells.
    Raises NotAllowed."""
    demand("see_handin", is_of_unit(handin))
    base = whole(base)
    came = handin.rounds[(number or handin.last.number) - 1]
    columns = json.dumps(sorted((handin.expected.columns or {}).items()))
    key = (handin.dataset, handin.id, came.sha256, repr(replace(handin.expected, columns=None)), columns)

    def find() -> Findings:
        content_of(handin, came.number)  # what is no longer what came is not read
        path = drawers.original(drawers.folder_of(handin.dataset), handin.id, came.number)
        expected = handin.expected
        return _find(path, came.file_name, base_of(base), expected, source_of(expected, came.who), handin.id)

    return _KEPT.get((*key, base.version if base else None), find)


def judge_by(find: Find) -> None:
    """From now on hand-ins are read and judged by this: a server has large ones judged apart from itself."""
    global _find
    _find = find


def source_of(expected: Expected, who: str) -> dict[str, object]:
    """A hand-in as a source of rows."""
    titled = expected.source_title or expected.source_id
    return {
        "source_id": expected.source_id,
        "title": titled,
        "publisher": who,
        "date": expected.as_of,
        "kind": "ledger",
    }


def judged(handin: HandIn, base: Dataset | None) -> Judged:
    """The last round against the base; the same question is answered from memory. Faults are told against the round before,
    or against the hand-in that this one corrects."""
    found = found_of(handin, base)
    before = None
    if handin.last.number > 1:
        before = found_of(handin, base, handin.last.number - 1).faults
    elif handin.replaces and (earlier := drawers.read(drawers.folder_of(handin.dataset), handin.replaces)):
        with suppress(OSError):  # what it corrects need not be readable any more
            before = found_of(earlier.handin, base).faults if may_see(earlier.handin) else None
    return stands(found, before, handin.answers, base.version if base else None)


def judged_file(path: Path, base: Dataset | None, expected: Expected | None = None, who: str = "—") -> Judged:
    """A file judged as if it were handed in; nothing is kept."""
    said = expected or Expected(as_of=datetime.now(UTC).date(), source_title=_file_name(path.name) or "—")
    found = in_file(path, path.name, base_of(base), said, source_of(said, who), "")
    return stands(found, None, {}, base.version if base else None)


def shown_of(dataset: str) -> Dataset | None:
    """The version of a dataset that is shown now."""
    version = named_version(drawers.folder_of(dataset).parent)
    return open_dataset(dataset, version) if version else None


def answer(handin: HandIn, fault_id: str, reason: str, who: str, base: Dataset | None = None) -> HandIn:
    """Keeps why a figure stands although it is warned of or asked about. Raises NotSaved without a reason, for an error, for a
    fault that the hand-in has not against `base` (None: the version shown now), and for what no longer waits; NotAllowed."""
    who, reason = clean_name(actor.named(who)), one_line(reason)
    demand("answer", is_of_unit(handin))
    if not reason:
        raise NotSaved(NO_REASON)
    if len(reason) > LONGEST_REASON or not reason.isprintable():
        raise NotSaved(LONG_REASON, most=LONGEST_REASON)
    fault = next((one for one in found_of(handin, base or shown_of(handin.dataset)).faults if one.id == fault_id), None)
    if fault is None or fault.severity == "error":
        raise NotSaved(NO_FAULT)
    column, likeness = fault.column or "", "" if fault.key else identity(fault)
    given = Answer(fault.id, fault.rule.id, reason, who, trail.now(), fault.table or "", column, fault.key, likeness)
    settle(handin.dataset, handin.id)
    with drawers.at_the_desk(handin.dataset) as folder:
        record = _to_answer(folder, handin.id)
        answers = {**record.handin.answers, fault_id: given}
        details = {"fault": fault_id, "rule": given.rule, "reason": reason, "key": list(given.key)}
        record = drawers.to_tell(with_handin(record, answers=answers), "answer", who, details)
        return drawers.changed(folder, record).handin


def confirm_columns(handin: HandIn, mapping: Mapping[str, str], who: str) -> HandIn:
    """Confirms what headers mean (header → field id, "" to leave it out), for this hand-in and for whatever its sender hands in
    later. Raises NotSaved, NotAllowed."""
    who = clean_name(actor.named(who))
    columns = {header_key(written): field for written, field in mapping.items()}
    settle(handin.dataset, handin.id)
    with drawers.at_the_desk(handin.dataset) as folder:
        record = _to_answer(folder, handin.id)
        expected = record.handin.expected
        expected = replace(expected, columns={**(expected.columns or {}), **columns})
        record = drawers.to_tell(with_handin(record, expected=expected), "answer", who, {"columns": columns})
        kept = drawers.changed(folder, record).handin
        _remember(folder, handin.who, columns)
        return kept


def withdraw(handin: HandIn, who: str, reason: str = "") -> HandIn:
    """Takes a waiting hand-in back; its file stays. Raises NotSaved for one that does not wait, NotAllowed."""
    who, reason = clean_name(actor.named(who)), one_line(reason)[:LONGEST_REASON]
    settle(handin.dataset, handin.id)
    with drawers.at_the_desk(handin.dataset) as folder:
        record = with_handin(_to_answer(folder, handin.id), state="withdrawn")
        record = drawers.to_tell(record, "handin", who, {"withdrawn": True, "reason": reason})
        return drawers.changed(folder, record).handin


def reasons_of(dataset: str, table: str, key: tuple[str, ...]) -> tuple[Answer, ...]:
    """The answers that were given to warnings of a figure now published, in the order in which they were: published with it for
    whoever reads all that is, and for the unit that gave them."""
    every = (record.handin for record in drawers.read_all(drawers.folder_of(dataset)))
    taken = (one for one in every if one.version is not None and (acting().sees_all or is_of_unit(one)))
    found = (given for one in taken for given in one.answers.values() if (given.table, given.key) == (table, key))
    return tuple(sorted(found, key=lambda given: given.when))


def waiting(folder: Path, handin_id: str) -> Record:
    """A hand-in that may still be changed. Raises NotSaved. Called with the lock held."""
    record = drawers.existing(folder, handin_id)
    if record.taking:
        raise NotSaved(TAKING)
    if record.handin.state != "waiting":
        raise NotSaved(NOT_WAITING)
    return record


def why_withdrawn(handin: HandIn) -> str:
    """The reason, which stands in the trail alone. Raises NotAllowed."""
    demand("see_handin", is_of_unit(handin))
    for entry in trail.entries(dataset=handin.dataset, kind="handin"):
        if entry.details.get("handin") == handin.id and entry.details.get("withdrawn"):
            return str(entry.details.get("reason", ""))
    return ""


def _to_answer(folder: Path, handin_id: str) -> Record:
    """A waiting hand-in that the acting reader may answer for, confirm and withdraw. Raises NotSaved, NotAllowed. Called with the
    lock held."""
    record = waiting(folder, handin_id)
    demand("answer", is_of_unit(record.handin))
    return record


def _sender(folder: Path, who: str) -> Path:
    """A name is data: the file that remembers a sender's columns is called by a hash of it."""
    return folder / drawers.COLUMNS / f"{hashlib.sha256(alike(who).encode()).hexdigest()[:32]}.json"


def _remembered(folder: Path, who: str) -> dict[str, str]:
    try:
        said = json.loads(_sender(folder, who).read_text(encoding="utf-8"))["columns"]
        return {str(header): str(field) for header, field in said.items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def _remember(folder: Path, who: str, columns: Mapping[str, str]) -> None:
    path = _sender(folder, who)
    path.parent.mkdir(exist_ok=True)
    drawers.write_small(folder, path, {"who": who, "columns": {**_remembered(folder, who), **columns}})
