"""The programme's files in a package: each by itself, beside the counties of the package, and beside the programme this server speaks of."""

import json
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import shape

from store.package.faults import Fault
from store.package.reading import Unreadable, read_at_most
from store.package.scheme_rules import as_fault
from store.package.tally import Found
from store.programme import PROGRAMME
from store.programme.definition import BOUNDARIES_FILE, FILE, Programme
from store.programme.found import DIGEST, IS_SHIPPED
from store.programme.held import digest, programme_files
from store.programme.reading import read_programme

LARGEST = 64 * 2**20  # bytes of boundaries
PROPERTIES: Mapping[str, type | tuple[type, ...]] = {
    "adcode": str, "name": str, "city": str, "city_adcode": str, "lon": (int, float), "lat": (int, float), "radius": int,
}  # fmt: skip
MOST_TOLD = 20


def programme_faults(
    folder: Path, counties: Mapping[str, str] | None = None, left: Collection[str] = ()
) -> Iterator[Fault | Found]:
    """Every fault of a package's programme but of the files `left`, which are told already. `counties`: adcode → name of those the package lists; None where they cannot be read."""
    names = [name for name in programme_files(folder) if name not in left]
    for name in names:
        try:
            text = read_at_most(folder, name, LARGEST)
        except Unreadable as unreadable:
            yield from unreadable.faults
            continue
        if name == FILE:
            read = read_programme(text)
            yield from () if isinstance(read, Programme) else map(as_fault, read)
        elif name == BOUNDARIES_FILE:
            yield from _boundaries(text, counties)
    for needed in (FILE, BOUNDARIES_FILE) if programme_files(folder) else ():
        if needed not in programme_files(folder):
            yield Fault(needed, "missing_file")


def of_another(folder: Path) -> Fault | None:
    """That a package is of another programme than this server speaks of: every word, colour, code and border of its pages belongs to
    that one, so no other rule judges such a package. None too where its programme cannot be read, which is then told."""
    try:
        if not programme_files(folder):
            same = IS_SHIPPED
        elif isinstance(read_programme(read_at_most(folder, FILE, LARGEST)), Programme):
            same = digest(folder) == DIGEST
        else:
            return None
    except (OSError, Unreadable):
        return None
    return None if same else Fault(FILE, "another_programme", more=f"{PROGRAMME.name.zh} / {PROGRAMME.name.en}")


def _boundaries(text: str, counties: Mapping[str, str] | None) -> Iterator[Fault]:
    try:
        features = json.loads(text)["features"]
        found = [_outline(feature) for feature in features]
    except (ValueError, KeyError, TypeError, RecursionError, AttributeError):
        yield Fault(BOUNDARIES_FILE, "boundaries_written")
        return
    codes = [code for code, _ in found]
    if wrong := [code or "?" for code, is_sound in found if not is_sound]:
        yield Fault(
            BOUNDARIES_FILE,
            "boundaries_county",
            value="、".join(wrong[:MOST_TOLD]),
            rest=max(0, len(wrong) - MOST_TOLD),
        )
    elif len(codes) != len(set(codes)) or codes != sorted(codes):
        yield Fault(BOUNDARIES_FILE, "boundaries_order")
    elif not found or not shapely.coverage_is_valid([shape(feature["geometry"]) for feature in features]):
        yield Fault(BOUNDARIES_FILE, "boundaries_borders")
    elif lacking := [f"{name} {code}" for code, name in (counties or {}).items() if code not in codes]:
        yield Fault(
            BOUNDARIES_FILE,
            "boundaries_lack",
            value="、".join(lacking[:MOST_TOLD]),
            rest=max(0, len(lacking) - MOST_TOLD),
        )


def _outline(feature: Mapping[str, Any]) -> tuple[str, bool]:
    """The code of a county, and whether what is told of it can be drawn."""
    told, land = feature["properties"], feature["geometry"]
    code = told.get("adcode") if isinstance(told.get("adcode"), str) else ""
    typed = all(isinstance(told.get(key), kind) and not isinstance(told[key], bool) for key, kind in PROPERTIES.items())
    if not code or not typed or not re.fullmatch(PROGRAMME.adcode_pattern, code):
        return code, False
    if land["type"] not in ("Polygon", "MultiPolygon"):
        return code, False
    drawn = shape(land)
    west, south, east, north = drawn.bounds
    inside = west >= -180 and east <= 180 and south >= -90 and north <= 90
    return code, bool(drawn.is_valid and not drawn.is_empty and inside and feature.get("id", code) == code)
