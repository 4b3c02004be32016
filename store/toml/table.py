"""A TOML table that knows on which line each key stands, and tells what of it is not of its type."""

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from store.toml.faults import TomlFault, in_short

Path = tuple[str | int, ...]
_HEADER = re.compile(r"\s*(\[\[|\[)\s*([A-Za-z0-9_.\-\s\"']+?)\s*\]{1,2}\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([A-Za-z0-9_.\-\"']+(?:\s*\.\s*[A-Za-z0-9_\-\"']+)*)\s*=(.*)$")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'|#.*$")
_AT_LINE = re.compile(r" ?\(at line (\d+), column \d+\)| ?\(at end of document\)")
_LONGEST = 200
_LARGEST, _DECIMALS = Decimal(10) ** 12, -6
_ID = re.compile("[a-z0-9_-]{1,32}")


class NotToml(ValueError):
    """Text that is no TOML: the fault, with the line."""

    def __init__(self, fault: TomlFault) -> None:
        super().__init__(fault.tell("en"))
        self.fault = fault


def toml_table(file: str, text: str) -> "TomlTable":
    """The whole file. Raises NotToml."""
    try:
        said = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        line = int(found[1]) if found and found[1] else text.count("\n") + 1
        raise NotToml(TomlFault(file, "scheme_toml", line, more=in_short(_AT_LINE.sub("", str(error))))) from error
    except (
        ValueError,
        ArithmeticError,
        RecursionError,
    ) as error:  # a number of ten thousand digits, brackets a thousand deep
        raise NotToml(TomlFault(file, "scheme_toml", more=type(error).__name__)) from error
    return TomlTable(file, said, (), places(text), [])


def places(text: str) -> dict[Path, int]:
    """Where each key and each table's header stands, as lines from 1; of an array of tables, which one is counted from 0."""
    found: dict[Path, int] = {}
    counts: dict[str, int] = {}
    table: Path = ()
    for line, said in _beginnings(text):
        if header := _HEADER.match(said):
            name = _bare(header[2])
            if header[1] == "[[":
                table = (name, counts.get(name, 0))
                counts[name] = counts.get(name, 0) + 1
                found.setdefault((name,), line)
            else:
                table = tuple(_bare(part) for part in name.split("."))
            found.setdefault(table, line)
        elif key := _KEY.match(said):
            steps: Path = (*table, *(_bare(part) for part in key[1].split(".")))
            for n in range(len(table) + 1, len(steps) + 1):
                found.setdefault(steps[:n], line)
    return found


def _bare(name: str) -> str:
    return name.strip().strip("\"'")


def _beginnings(text: str) -> Iterator[tuple[int, str]]:
    """The lines on which a header or a key may begin: none within a list or a text of several lines."""
    depth, ends = 0, ""
    for line, said in enumerate(text.splitlines(), 1):
        if ends:
            ends = "" if ends in said else ends
            continue
        if depth == 0:
            yield line, said
            if _HEADER.match(said):
                continue
        marks = [mark for mark in ('"""', "'''") if said.count(mark) % 2]
        ends = marks[0] if marks else ""
        plain = _QUOTED.sub("", said)
        depth = max(0, depth + plain.count("[") - plain.count("]"))


class TomlTable:
    """One table. What is read of it is of its type, or a fault is added and None given."""

    def __init__(self, file: str, said: Mapping[str, Any], path: Path, where: Mapping[Path, int], faults: list) -> None:
        self.file, self.said, self.path, self.where, self.faults = file, said, path, where, faults

    def line(self, key: str | None = None) -> int | None:
        """Of the key, else of the header of the nearest table around it."""
        steps: Path = self.path if key is None else (*self.path, key)
        while steps and steps not in self.where:
            steps = steps[:-1]
        return self.where.get(steps)

    def fault(self, rule: str, key: str | None = None, value: object = None, more: str = "") -> None:
        shown = None if value is None else in_short(value)
        self.faults.append(TomlFault(self.file, rule, self.line(key), key, shown, more))

    def only(self, keys: Sequence[str]) -> None:
        """Tells keys that are none of these, with the nearest that is."""
        for key in self.said:
            if key not in keys:
                near = difflib.get_close_matches(key, keys, 1)
                shown = in_short(key)
                rule, more = ("scheme_key", near[0]) if near else ("scheme_keys", ", ".join(keys))
                self.faults.append(TomlFault(self.file, rule, self.line(key), shown, more=more))

    def has(self, key: str) -> bool:
        return key in self.said

    def needs(self, key: str) -> bool:
        """Whether the key is there; tells where it is not."""
        if key not in self.said:
            self.fault("scheme_missing", key)
        return key in self.said

    def text(self, key: str) -> str | None:
        value = self.said.get(key)
        if value is None:
            return None
        if isinstance(value, str) and value.strip() and len(value) <= _LONGEST and value.isprintable():
            return value.strip()
        self.fault("scheme_text", key, value)
        return None

    def identifier(self, key: str) -> str | None:
        value = self.text(key)
        if value is not None and not _ID.fullmatch(value):
            self.fault("scheme_id", key, value)
            return None
        return value

    def choice(self, key: str, allowed: Sequence[str]) -> str | None:
        value = self.said.get(key)
        if value is not None and value not in allowed:
            self.fault("scheme_choice", key, value, "、".join(allowed))
            return None
        return value

    def flag(self, key: str) -> bool:
        value = self.said.get(key, False)
        if not isinstance(value, bool):
            self.fault("scheme_choice", key, value, "true、false")
            return False
        return value

    def number(self, key: str, least: int | None = None, most: int | None = None) -> Decimal | None:
        """A finite number within bounds."""
        value = self.said.get(key)
        if value is None:
            return None
        exact = as_number(value)
        if exact is None or (least is not None and exact < least) or (most is not None and exact > most):
            low, high = ("" if bound is None else str(bound) for bound in (least, most))
            self.fault("scheme_number", key, value, f"{low}…{high}" if low or high else "…")
            return None
        return exact

    def whole(self, key: str, least: int, most: int) -> int | None:
        value = self.said.get(key)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            self.fault("scheme_whole", key, value, f"{least}…{most}")
            return None
        return value

    def table(self, key: str) -> "TomlTable | None":
        value = self.said.get(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.fault("scheme_list", key, value, f"[{key}]")
            return None
        return self._within(value, key)

    def tables(self, key: str) -> list["TomlTable"]:
        """An array of tables; none where the key is not there."""
        value = self.said.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            self.fault("scheme_list", key, value, f"[[{key}]]")
            return []
        return [self._within(one, key, n) for n, one in enumerate(value)]

    def _within(self, said: Mapping[str, Any], *steps: str | int) -> "TomlTable":
        return TomlTable(self.file, said, (*self.path, *steps), self.where, self.faults)


def as_number(value: object) -> Decimal | None:
    """An exact number of a size and precision that figures have; None for all else."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    exact = Decimal(value)
    if not exact.is_finite() or abs(exact) > _LARGEST:
        return None
    exponent = exact.normalize().as_tuple().exponent
    return exact if isinstance(exponent, int) and exponent >= _DECIMALS else None
