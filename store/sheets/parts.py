"""A zipped workbook's parts: none is unpacked before all are known to be of a bearable size, and its XML looks nothing up.

A DOCTYPE is refused, so there is no entity of the file's own and nothing outside it.
"""

import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.parsers import expat

from store.sheets.limits import MEGABYTE, Limits
from store.sheets.rules import refused

# A small file may unpack to many times its size without harm: formatted rows pack very well.
_ALWAYS_BEARABLE = 20 * MEGABYTE
_MOST_PARTS = 10_000
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, KeyError)


class Parts:
    """The parts of a zip file, found whatever their names' case and slashes: some writers follow neither rule."""

    def __init__(self, path: Path, limits: Limits) -> None:
        try:
            self._file = zipfile.ZipFile(path)
            entries = self._file.infolist()
        except _DAMAGED as error:
            raise refused("broken") from error
        if any(entry.flag_bits & 1 for entry in entries):
            raise refused("encrypted")
        _bearable(sum(entry.file_size for entry in entries), path.stat().st_size, limits)
        if len(entries) > _MOST_PARTS:
            raise refused("broken")
        self._entries = {_plain(entry.filename): entry for entry in entries}

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._entries

    def size(self, name: str) -> int:
        """Bytes of a part once unpacked, as the file says; reading ends there whatever follows."""
        entry = self._entries.get(_plain(name))
        return entry.file_size if entry else 0

    def read(self, name: str) -> bytes:
        """A part's bytes; refused as broken where it is not there or does not fit its checksum."""
        try:
            return self._file.read(self._entries[_plain(name)])
        except _DAMAGED as error:
            raise refused("broken") from error

    def close(self) -> None:
        self._file.close()


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def _bearable(unpacked: int, packed: int, limits: Limits) -> None:
    most = max(_ALWAYS_BEARABLE, packed * limits.unpacked_ratio)
    if unpacked > min(limits.unpacked_bytes, most):
        raise refused(
            "unpacks_too_far",
            found=f"{unpacked / MEGABYTE:.0f}",
            most=f"{limits.unpacked_bytes / MEGABYTE:.0f}",
            ratio=limits.unpacked_ratio,
        )


Start = Callable[[str, dict[str, str]], None]


def local(name: str) -> str:
    """A name without its prefix; which prefix stands for which space differs from writer to writer."""
    return name.rpartition(":")[2]


def walk(data: bytes, start: Start, end: Callable[[str], None], text: Callable[[str], None]) -> None:
    """Calls back for each element's start (name, attributes), end and text; names as they are written, with prefixes."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.buffer_size = 65536
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _doctype
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, UnicodeError, LookupError) as error:
        raise refused("broken") from error


def _doctype(*_: object) -> None:
    raise refused("unsafe_markup")


def elements(data: bytes) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Parent, name and attributes of each element of a small part, all without prefixes."""
    found: list[tuple[str, str, dict[str, str]]] = []
    above = [""]

    def start(name: str, attributes: dict[str, str]) -> None:
        found.append((above[-1], local(name), {local(key): value for key, value in attributes.items()}))
        above.append(local(name))

    walk(data, start, lambda name: above.__delitem__(-1), lambda text: None)
    return iter(found)
