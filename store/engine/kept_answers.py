"""What costly questions over a published version gave, kept beside it on disk: a version never changes, so neither does an answer."""

import contextlib
import hashlib
import os
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from store.manifest import own_file

# Over ten million rows a page asks some twenty questions that take 50 to 800 ms each; to read an answer takes 0.2 ms.
WORTH_SECONDS = 0.02
LARGEST, MOST_BYTES = 8 * 2**20, 256 * 2**20  # of one answer, and of all that are kept of a version
_DIGEST_BYTES = hashlib.sha256().digest_size
_held: dict[Path, int] = {}


@dataclass(frozen=True)
class AnswerShelf:
    """Where the answers of one version lie, and the hash of the very files they are of."""

    folder: Path
    of: str

    def key(self, schema: str, sql: str, values: Sequence[object]) -> str:
        """The schema says whose rows are asked: an audience's answers are its own."""
        asked = repr((duckdb.__version__, self.of, schema, sql, list(values)))
        return hashlib.sha256(asked.encode()).hexdigest()


def find(shelf: AnswerShelf, key: str) -> pa.Table | None:
    """None where nothing is kept, or what lies there is not what was written for this question."""
    try:
        with own_file(shelf.folder / key) as file:
            held = file.read(LARGEST + _DIGEST_BYTES)
    except OSError:
        return None
    digest, written = held[:_DIGEST_BYTES], held[_DIGEST_BYTES:]
    if digest != _digest(key, written):
        return None
    with pa.ipc.open_stream(pa.py_buffer(written)) as reader:
        return reader.read_all()


def keep(shelf: AnswerShelf, key: str, answer: pa.Table) -> None:
    """Keeps it for whoever asks next, in this process or another. Where that cannot be done nothing is lost but time, so nothing
    waits for the disk either: what a power cut leaves half written has another digest."""
    if answer.nbytes > LARGEST:
        return
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, answer.schema) as writer:
        writer.write_table(answer)
    written = sink.getvalue().to_pybytes()
    draft = shelf.folder / f".{uuid.uuid4().hex}"
    try:
        if len(written) > LARGEST or not _is_room(shelf.folder, len(written)):
            return
        draft.write_bytes(_digest(key, written) + written)
        os.replace(draft, shelf.folder / key)
    except OSError:
        with contextlib.suppress(OSError):
            draft.unlink()


def _digest(key: str, written: bytes) -> bytes:
    """With the question in it: a file under another's name is none."""
    return hashlib.sha256(key.encode() + written).digest()


def _is_room(folder: Path, size: int) -> bool:
    """Counted once from the disk and then on: what another process adds meanwhile is at most as much again."""
    if folder not in _held:
        folder.mkdir(parents=True, exist_ok=True)
        _held[folder] = sum(entry.stat().st_size for entry in os.scandir(folder))
    if _held[folder] + size > MOST_BYTES:
        return False
    _held[folder] += size
    return True
