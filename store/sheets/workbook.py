"""What an XLSX says of itself: its sheets and where they lie, its number formats, its shared texts."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from store.sheets.parts import Parts, elements, local, walk
from store.sheets.rules import refused
from store.sheets.shown import meaning_of, unescaped


@dataclass(frozen=True)
class Place:
    """One sheet: its name, the part it lies in, and whether it is hidden."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True)
class Workbook:
    """`meanings` of each cell style, by `shown.meaning`; `shared` names the part of shared texts."""

    places: tuple[Place, ...]
    meanings: tuple[str, ...]
    shared: str | None
    from_1904: bool


def described(parts: Parts) -> Workbook:
    """The workbook of a file's parts; refused where it names no sheet of cells."""
    main = _main_part(parts)
    related = _relations(parts, main)
    places: list[Place] = []
    from_1904 = False
    for position, (parent, name, said) in enumerate(_sheets_and_settings(parts.read(main))):
        if name == "workbookPr":
            from_1904 = from_1904 or said.get("date1904", "") in ("1", "true", "on")
        elif parent == "sheets":
            kind, part = related.get(said.get("id", ""), ("", ""))
            if kind == "worksheet":
                hidden = said.get("state", "visible") in ("hidden", "veryHidden")
                places.append(Place(said.get("name", str(position)), part, hidden))
    if not places:
        raise refused("no_cells")
    by_kind = {kind: part for kind, part in related.values() if part in parts}
    styles = by_kind.get("styles")
    meanings = _meanings(parts.read(styles)) if styles else ()
    return Workbook(tuple(places), meanings, by_kind.get("sharedStrings"), from_1904)


def _sheets_and_settings(data: bytes) -> list[tuple[str, str, dict[str, str]]]:
    return [found for found in elements(data) if found[1] in ("sheet", "workbookPr")]


def _main_part(parts: Parts) -> str:
    if "_rels/.rels" in parts:
        for _, name, said in elements(parts.read("_rels/.rels")):
            if name == "Relationship" and said.get("Type", "").endswith("/officeDocument"):
                return said.get("Target", "").lstrip("/")
    return "xl/workbook.xml"


def _relations(parts: Parts, main: str) -> Mapping[str, tuple[str, str]]:
    """Kind and part of each relation of the main part; what lies outside the file is no part."""
    folder, file = posixpath.split(main)
    name = posixpath.join(folder, "_rels", file + ".rels")
    found = {}
    for _, element, said in elements(parts.read(name)):
        if element == "Relationship" and said.get("TargetMode") != "External":
            target = said.get("Target", "").replace("\\", "/")
            part = target if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[said.get("Id", "")] = (said.get("Type", "").rpartition("/")[2], part)
    return found


def _meanings(data: bytes) -> tuple[str, ...]:
    codes: dict[int, str] = {}
    ids: list[int] = []
    for parent, name, said in elements(data):
        if name == "numFmt" and parent == "numFmts":
            codes[_whole(said.get("numFmtId"))] = said.get("formatCode", "")
        elif name == "xf" and parent == "cellXfs":
            ids.append(_whole(said.get("numFmtId")))
    return tuple(meaning_of(id, codes) for id in ids)


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def shared_texts(data: bytes) -> list[str]:
    """The texts that cells point to, runs joined and readings (furigana, pinyin) left out."""
    found: list[str] = []
    pieces: list[str] = []
    state = {"reading": 0, "text": False}

    def start(name: str, _: dict[str, str]) -> None:
        match local(name):
            case "si":
                pieces.clear()
            case "rPh":
                state["reading"] += 1
            case "t":
                state["text"] = not state["reading"]

    def end(name: str) -> None:
        match local(name):
            case "si":
                found.append(unescaped("".join(pieces)))
            case "rPh":
                state["reading"] -= 1
            case "t":
                state["text"] = False

    def text(piece: str) -> None:
        if state["text"]:
            pieces.append(piece)

    walk(data, start, end, text)
    return found
