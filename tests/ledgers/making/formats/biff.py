"""Excel 97–2003 workbooks written record by record, as report servers and old bank and finance programs write them."""

import struct
from pathlib import Path

SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
ERRORS = {"#NULL!": 0x00, "#DIV/0!": 0x07, "#VALUE!": 0x0F, "#REF!": 0x17, "#NAME?": 0x1D, "#N/A": 0x2A}


def record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def wide(text: str) -> bytes:
    """The flag and the characters of a text of BIFF8."""
    return b"\x01" + text.encode("utf-16-le")


def rk(value: float) -> bytes:
    """A number in four bytes: a whole one, or a hundredth of one."""
    scaled = round(value * 100)
    if value == int(value):
        return struct.pack("<i", int(value) << 2 | 2)
    if abs(scaled / 100 - value) > 1e-12:
        raise ValueError(value)
    return struct.pack("<i", scaled << 2 | 3)


def label(line: int, column: int, text: str, style: int = 0) -> bytes:
    return record(0x0204, struct.pack("<HHHH", line, column, style, len(text)) + wide(text))


def number(line: int, column: int, value: float, style: int = 0) -> bytes:
    return record(0x0203, struct.pack("<HHHd", line, column, style, value))


def many(line: int, column: int, values: list[float], style: int = 0) -> bytes:
    """Numbers of neighbouring cells in one record."""
    cells = b"".join(struct.pack("<H", style) + rk(value) for value in values)
    return record(0x00BD, struct.pack("<HH", line, column) + cells + struct.pack("<H", column + len(values) - 1))


def blanks(line: int, column: int, count: int) -> bytes:
    styles = struct.pack("<H", 0) * count
    return record(0x00BE, struct.pack("<HH", line, column) + styles + struct.pack("<H", column + count - 1))


def error(line: int, column: int, word: str) -> bytes:
    return record(0x0205, struct.pack("<HHHBB", line, column, 0, ERRORS[word], 1))


def worked_out(line: int, column: int, value: float | str) -> bytes:
    """A formula (=1) with its stored outcome."""
    held = struct.pack("<d", value) if not isinstance(value, str) else b"\0" * 6 + b"\xff\xff"
    formula = b"\x1e\x01\x00"
    out = record(
        0x0006, struct.pack("<HHH", line, column, 0) + held + struct.pack("<HIH", 0, 0, len(formula)) + formula
    )
    if isinstance(value, str):
        out += record(0x0207, struct.pack("<H", len(value)) + wide(value))
    return out


def merged(*blocks: tuple[int, int, int, int]) -> bytes:
    return record(0x00E5, struct.pack("<H", len(blocks)) + b"".join(struct.pack("<HHHH", *one) for one in blocks))


def begins(kind: int) -> bytes:
    return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0x41, 0x06))


def stream(sheets: dict[str, bytes], formats: dict[int, str] | None = None) -> bytes:
    """The workbook's stream; `formats` are number formats by number, each with a style of its own (1, 2, …) in order."""
    head = begins(0x0005) + record(0x0042, struct.pack("<H", 1200))
    font = record(0x0031, struct.pack("<HHHHHBBBBB", 220, 0, 0x7FFF, 400, 0, 0, 0, 134, 0, 2) + wide("宋体"))
    head += font * 4
    for place, text in (formats or {}).items():
        if text:
            head += record(0x041E, struct.pack("<HH", place, len(text)) + wide(text))
    for place in (0, *(formats or {})):
        head += record(0x00E0, struct.pack("<HHH", 0, place, 0x0001) + b"\x20\0\0\0\0\0" + b"\0" * 8)
    names = {name: struct.pack("<BB", 0, 0) + struct.pack("<B", len(name)) + wide(name) for name in sheets}
    size = len(head) + sum(4 + 4 + len(name) for name in names.values()) + 4
    listed, bodies = b"", b""
    for name, body in sheets.items():
        listed += record(0x0085, struct.pack("<I", size + len(bodies)) + names[name])
        extent = record(0x0200, struct.pack("<IIHHH", 0, 200, 0, 20, 0))
        bodies += begins(0x0010) + extent + body + record(0x000A)
    return head + listed + record(0x000A) + bodies


def compound(path: Path, content: bytes, name: str = "Workbook") -> None:
    """A compound file of one stream."""
    content = content.ljust(4096, b"\0")
    content += b"\0" * (-len(content) % SECTOR)
    count = len(content) // SECTOR
    chain = [FAT, END, *range(3, count + 2), END]
    if len(chain) > 128:
        raise ValueError("one sector of the allocation table holds 128 sectors")
    table = struct.pack("<128I", *chain, *[FREE] * (128 - len(chain)))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0)
    head += struct.pack("<109I", 0, *[FREE] * 108)
    directory = entry("Root Entry", 5, END, 0, child=1) + entry(name, 2, 2, len(content)) + entry("", 0, 0, 0) * 2
    path.write_bytes(head + table + directory + content)


def entry(name: str, kind: int, start: int, size: int, child: int = FREE) -> bytes:
    text = (name + "\0").encode("utf-16-le") if name else b""
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(text), kind, 1, FREE, FREE, child)
        + b"\0" * 36
        + struct.pack("<IQ", start, size)
    )
