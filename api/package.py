"""A version as the data package it was handed in as: one ZIP, streamed file by file, never whole in memory."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

from store.handles import Dataset, datasets_dir
from store.manifest import RAW, package_files
from store.shelf import SNAPSHOTS

AT_ONCE = 256 * 1024  # bytes
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the same version is the same bytes


class _Sink:
    """What a ZIP is written to and read off again; no seeking, so nothing is kept but what was not yet sent."""

    def __init__(self) -> None:
        self._held = bytearray()

    def write(self, data: bytes) -> int:
        self._held += data
        return len(data)

    def flush(self) -> None:
        pass

    def taken(self) -> bytes:
        held = bytes(self._held)
        self._held.clear()
        return held


def files_of(dataset: Dataset) -> list[Path]:
    """Its files as they were handed in. Raises OSError."""
    return package_files(datasets_dir() / dataset.name / SNAPSHOTS / dataset.version / RAW)


def zipped(files: list[Path], folder: str) -> Iterator[bytes]:
    """The archive in pieces. Raises OSError where a file goes away meanwhile: the answer is then cut off."""
    sink = _Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[call-overload]
        for path in files:
            entry = zipfile.ZipInfo(f"{folder}/{path.name}", _FIRST_DAY)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            with path.open("rb") as source, archive.open(entry, "w", force_zip64=True) as target:
                while held := source.read(AT_ONCE):
                    target.write(held)
                    yield sink.taken()
    yield sink.taken()
