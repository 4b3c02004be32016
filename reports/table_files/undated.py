"""Office files that do not tell when they were packed: the same content is the same bytes."""

import io
import zipfile

_LOCAL_DATE, _CENTRAL_DATE, _CENTRAL_SIZE = 10, 12, 46  # bytes into and of a zip's headers
_LENGTHS = (28, 30, 32)  # where the central header says how long its texts are
_1980 = bytes((0, 0, 0x21, 0))  # the first day a zip knows


def undated(file: bytes) -> bytes:
    """The same zip, every entry written on that day."""
    held = bytearray(file)
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        at = archive.start_dir
        for entry in archive.infolist():
            for start in (entry.header_offset + _LOCAL_DATE, at + _CENTRAL_DATE):
                held[start : start + 4] = _1980
            at += _CENTRAL_SIZE + sum(int.from_bytes(held[at + n : at + n + 2], "little") for n in _LENGTHS)
    return bytes(held)
