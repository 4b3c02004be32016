"""A programme read from its file: the programme, or every fault the file has, with its line."""

import re

from store.programme.definition import FILE, TOPICS, Announced, Drawing, Inset, Programme
from store.toml.faults import TomlFault
from store.toml.table import NotToml, TomlTable, as_number, toml_table
from style.text import LANGUAGES, Text

LARGEST = 2**18  # bytes
FIRST_YEAR, LAST_YEAR = 2000, 2099
_TOP = (
    "name",
    "name_en",
    "short_name",
    "short_name_en",
    "began",
    "earlier_ties",
    "earlier_ties_en",
    "region",
    "announced",
    "tracks",
    "words",
    "map",
)
_REGION = ("name", "name_en", "adcodes")
_MAP = ("source", "source_en", "drawing", "inset", "short_names", "bends")
_TRACK = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.\-]{0,63}")
_LINK = re.compile(r"(\d{6})-(\d{6})")
_CODES = re.compile(r"\d{0,4}")
MOST_WORDS = 200
_TIES = Text("协作", "ties")


def read_programme(text: str) -> Programme | tuple[TomlFault, ...]:
    """The programme a file tells of, or all that is wrong with the file."""
    if (size := len(text.encode(errors="replace"))) > LARGEST:
        return (TomlFault(FILE, "scheme_size", value=f"{size:,}", more=f"{LARGEST:,}"),)
    try:
        top = toml_table(FILE, text)
    except NotToml as wrong:
        return (wrong.fault,)
    made = _programme(top)
    return tuple(top.faults) or made


def _programme(top: TomlTable) -> Programme:
    top.only(_TOP)
    for key in ("name", "name_en", "short_name", "short_name_en", "began", "region", "announced"):
        top.needs(key)
    region, money, drawn = top.table("region"), top.table("announced"), top.table("map")
    return Programme(
        _label(top, "name"),
        _label(top, "short_name"),
        top.whole("began", FIRST_YEAR, LAST_YEAR) or FIRST_YEAR,
        _label(region, "name", _REGION),
        _codes(region),
        _announced(money),
        _tracks(top.table("tracks")),
        {lang: _words(top, lang) for lang in LANGUAGES},
        _label(drawn, "source", _MAP),
        drawing=_drawing(drawn.table("drawing")) if drawn else None,
        inset=_inset(drawn.table("inset")) if drawn else None,
        short_names=_short_names(drawn.table("short_names")) if drawn else {},
        bends=_bends(drawn.table("bends")) if drawn else {},
        earlier_ties=_label(top, "earlier_ties") if top.has("earlier_ties") else _TIES,
    )


def _label(table: TomlTable | None, key: str, only: tuple[str, ...] = ()) -> Text:
    if table is None:
        return Text(key, key, is_data=True)
    if only:
        table.only(only)
    for one in (key, f"{key}_en"):
        if only:
            table.needs(one)
    zh, en = table.text(key), table.text(f"{key}_en")
    return Text(zh or key, en or key, is_data=True)


def _codes(region: TomlTable | None) -> str:
    said = region.said.get("adcodes", "") if region else ""
    if region and (not isinstance(said, str) or not _CODES.fullmatch(said)):
        region.fault("scheme_list", "adcodes", said, 'adcodes = "33"')
        return ""
    return str(said)


def _announced(money: TomlTable | None) -> Announced:
    if money is None:
        return Announced(FIRST_YEAR, FIRST_YEAR, 1)
    money.only(("first", "last", "yearly"))
    found = [money.whole(key, FIRST_YEAR, LAST_YEAR) if money.needs(key) else None for key in ("first", "last")]
    yearly = money.whole("yearly", 10_000, 10**14) if money.needs("yearly") else None
    first, last = (year or FIRST_YEAR for year in found)
    if first > last:
        money.fault("scheme_list", "last", last, f"last = {first}")
    return Announced(first, last, yearly or 1)


def _tracks(table: TomlTable | None) -> dict[str, str]:
    found = {}
    for track in table.said if table else ():
        if not _TRACK.fullmatch(track):
            table.fault("scheme_list", track, track, 'T1 = "progress"')  # type: ignore[union-attr]
        elif topic := table.choice(track, TOPICS):  # type: ignore[union-attr]
            found[track] = topic
    return found


def _words(top: TomlTable, lang: str) -> dict[str, str]:
    words = top.table("words")
    said = words.table(lang) if words else None
    if words:
        words.only(LANGUAGES)
    if said is None:
        return {}
    if len(said.said) > MOST_WORDS:
        said.fault("scheme_many", value=len(said.said), more=str(MOST_WORDS))
    found = {}
    for ours in said.said:
        theirs = said.text(ours)
        if theirs and ("{" in ours + theirs or "}" in ours + theirs):
            said.fault("scheme_text", ours, theirs)
        elif theirs and ours.strip():
            found[ours] = theirs
    return found


def _numbers(table: TomlTable, key: str, count: int, sample: str) -> tuple[float, ...] | None:
    if not table.needs(key):
        return None
    said = table.said[key]
    numbers = [as_number(one) for one in said] if isinstance(said, list) else []
    if len(numbers) != count or None in numbers:
        table.fault("scheme_list", key, said, sample)
        return None
    return tuple(float(one) for one in numbers if one is not None)


def _drawing(table: TomlTable | None) -> Drawing | None:
    if table is None:
        return None
    table.only(("about", "metres", "at", "size"))
    about = _numbers(table, "about", 2, "about = [120.5, 29.2]")
    at = _numbers(table, "at", 2, "at = [517, 475]")
    size = _numbers(table, "size", 2, "size = [1000, 960]")
    metres = table.number("metres", 1, 100_000) if table.needs("metres") else None
    if not (about and at and size and metres):
        return None
    return Drawing((about[0], about[1]), float(metres), (at[0], at[1]), (int(size[0]), int(size[1])))


def _inset(table: TomlTable | None) -> Inset | None:
    if table is None:
        return None
    label = _label(table, "name", ("name", "name_en", "box"))
    box = _numbers(table, "box", 4, "box = [340, 144, 230, 214]")
    return Inset(label, (box[0], box[1], box[2], box[3])) if box else None


def _short_names(table: TomlTable | None) -> dict[str, str]:
    return {adcode: name for adcode in (table.said if table else ()) if (name := table.text(adcode))}  # type: ignore[union-attr]


def _bends(table: TomlTable | None) -> dict[tuple[str, str], float]:
    found = {}
    for link in table.said if table else ():
        ends = _LINK.fullmatch(link)
        bend = table.number(link, -1, 1)  # type: ignore[union-attr]
        if not ends:
            table.fault("scheme_list", link, link, "330108-330329 = 0.17")  # type: ignore[union-attr]
        elif bend is not None:
            found[ends[1], ends[2]] = float(bend)
    return found
