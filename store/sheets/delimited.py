"""A text file with one record a line, as sheets of text: its encoding, its delimiter, its rows as Excel counts them."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from store.sheets.grid import Sheet, address
from store.sheets.laying import Budget, Cells, sheet_of
from store.sheets.limits import Limits
from store.sheets.rules import refused
from store.sheets.shown import words

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_DELIMITERS = "\t,;|，"
_TRIED_ROWS = 100
_FIRST_BYTES = 1 << 16
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_LOST_AT_LEAST = 3  # runs of question marks, in a file of more of them than letters
_SIGNS_A_CONTROL = 200  # a stray one is a slip of the keyboard; more of them are no text
_AS_TEXT = re.compile(r'="((?:[^"]|"")*)"\s*')
_NULL = "\\N"
_LOST, _LETTER = re.compile(r"\?{2,}"), re.compile("[A-Za-z]")
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_END_OF_FILE = "\x1a"  # DOS wrote it behind the last line
_STOP = "\N{OBJECT REPLACEMENT CHARACTER}" * 3


def read_delimited(data: bytes, name: str, limits: Limits) -> tuple[Sheet, str]:
    """The one sheet of a CSV, TSV or TXT, named as the file, and the encoding it was read in."""
    text, encoding = decoded(data)
    text = text.rstrip(_END_OF_FILE + "\0")
    if not words(text)[0]:
        raise refused("empty_file")
    if len(_CONTROL.findall(text)) * _SIGNS_A_CONTROL > len(text):
        raise refused("not_a_table")
    sheet = Path(name).stem or name
    if text.isascii() and len(_LOST.findall(text)) >= _LOST_AT_LEAST and text.count("?") > len(_LETTER.findall(text)):
        raise refused("characters_lost")
    text, delimiter = _told_delimiter(text)
    cells = Cells(sheet, Budget(limits))
    for row, record in enumerate(_records(_stopped(text), delimiter or delimiter_of(text)), 1):
        if record and record[-1].endswith(_STOP) and record != [_STOP]:
            raise refused("quote_not_closed", sheet, address(row, len(record) - 1))
        for column, written in enumerate(record):
            if written != _STOP:
                cells.put(row, column, words(_kept_as_text(written)))
    return sheet_of(sheet, cells.laid_out()), encoding


def _kept_as_text(written: str) -> str:
    """="P12-013" and 'P12-013 are how systems write digits and ids so that a spreadsheet keeps them as they are; \\N is how
    databases write that there is nothing."""
    if written.startswith("'") and written.count("'") == 1:
        return written[1:]
    if written == _NULL:
        return ""
    found = _AS_TEXT.fullmatch(written) if written.startswith("=") else None
    return found[1].replace('""', '"') if found else written


def decoded(data: bytes) -> tuple[str, str]:
    """Text and the name of its encoding: by its mark, else UTF-8, UTF-16 where zeros tell it, else GB18030."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding), "utf-8-sig" if encoding == "utf-8" else encoding
    if zeros := _zeros(data[:_FIRST_BYTES]):
        return _decoded(data, zeros), zeros
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        _not_damaged(data, error)
    return _decoded(data, "gb18030"), "gb18030"


def _not_damaged(data: bytes, error: UnicodeDecodeError) -> None:
    """Of UTF-8 with a bad byte in it nearly all is UTF-8; text of another encoding is bad at nearly every sign."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\N{REPLACEMENT CHARACTER}")
    if len(_BEYOND_ASCII.findall(text)) - bad > 10 * bad:
        raise refused("damaged_text", line=data.count(b"\n", 0, error.start) + 1)


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise refused("unknown_encoding") from None


def _zeros(data: bytes) -> str | None:
    """UTF-16 without a mark: digits, delimiters and line ends have a zero on one side, and always on the same."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    if len(data) < 2 or max(even, odd) < len(data) / 200 or min(even, odd) * 20 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _told_delimiter(text: str) -> tuple[str, str | None]:
    """Excel takes a first line sep=; for what it says, and shows the rest."""
    told = re.match(r"sep=(.)\r?\n", text, re.IGNORECASE)
    return (text[told.end() :], told[1]) if told else (text, None)


def _stopped(text: str) -> str:
    """The text and a line that is no cell of it: a quote still open takes that line into its cell."""
    return text + ("" if text.endswith(("\n", "\r")) else "\n") + _STOP


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(max(len(text), 1 << 17))
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def delimiter_of(text: str) -> str:
    """The sign that splits most of the first rows alike; a comma where none does."""
    best, chosen = (0.0, 0), ","
    text = text[:_FIRST_BYTES]
    for delimiter in _DELIMITERS:
        widths = Counter(len(row) for row in islice(_records(text, delimiter), _TRIED_ROWS) if row)
        several = {width: count for width, count in widths.items() if width > 1}
        if several:
            width, count = max(several.items(), key=lambda found: (found[1], found[0]))
            found = (count / widths.total(), width)
            if found > best:
                best, chosen = found, delimiter
    return chosen
