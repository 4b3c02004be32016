"""A written amount as an exact decimal in the unit the data is stored in: 1.2亿元, 约3500万, 近6000吨, a plain 1234.5 under （万元）."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from store.written import numerals
from store.written.figures import Figure, figure, size_of, wrong
from store.written.no_figure import no_figure
from store.written.reading import Unread, Written, joined, said
from store.written.rules import RULES
from store.written.signs import folded, shown
from store.written.units import FOREIGN, NEEDS_UNIT, WORDS, base, factor, fits, is_unit, kind, unit_name
from style.text import Text
from style.units import UNITS

LONGEST = 64  # of a cell that is one figure
LARGEST = 10**16  # what DECIMAL(18,2) holds is below
# Under （万元），12万 may be 12万元 or 12亿元; from a hundred on it would be a hundred 亿, which nobody writes so.
_SURELY_THE_HEADERS = 100 * 10**4
_BEYOND_ALL = 10**11  # 1,000 亿元
_ROUNDING_AT_MOST = Fraction(1, 100)
COUNTS = frozenset(unit.id for unit in UNITS.values() if unit.kind == "count")
_WIDE_COMMA = re.compile("[0-9０-９]，[0-9０-９]")
# 6 984 and 3'231: groups of three. Two groups of three beside each other (300 200) may as well be two figures.
_GROUPS = re.compile(
    r"(?<![0-9.,])(?:[1-9][0-9]?(?:([ '’])[0-9]{3})(?:\1[0-9]{3})*|[1-9][0-9]{2}(?:([ '’])[0-9]{3})(?:\2[0-9]{3})+)(?![0-9,' ’])"
)
_EXPONENT = re.compile(r"(-?[1-9](?:\.([0-9]{1,14}))?)e\+?([0-9]{1,3})")
# Excel itself writes a number of twelve digits and more as 1.23457E+11: what followed is lost.
_CUT_TO = 5
_LONG_DASH = re.compile("[–—―─━ー]|. ")
# 2251①, 3988*, 1859（注3）: what points to a note below the table.
_FOOTNOTE = re.compile(
    r"(?<=[0-9０-９元万亿%％])\s*([①-⑳⑴-⒇]|[*＊※†‡]{1,3}|[\[［【(（]注\s*[0-9①-⑳一二三四五六七八九十]{0,2}[)）】］\]]|注[0-9①-⑳]{1,2})\s*$"
)

UNIT_LEFT_OUT = Text("没有写“元”，按{unit}理解", "“元” is left out: taken for {unit}")
OWN_UNIT = Text(
    "单位与表头（{header}）不同，以单元格为准", "its unit is another than the header's ({header}): the cell's holds"
)
HEADERS_OWN = Text("“万”就是表头的{header}，不再乘", "“万” is the header's {header} and not multiplied again")
ROUNDED = Text("换算后超过两位小数，四舍五入为 {value}", "more than two decimals, rounded to {value}")
PERCENT_LEFT_OUT = Text("没有写百分号，按 {value}% 理解", "no percent sign: taken for {value}%")
YEARLY = Text("没有写“每年”，按一年的量理解", "“a year” is not written: taken for a yearly quantity")
WIDE_COMMA = Text("“，”按千分位理解", "“，” taken for a thousands separator")
LONG_DASH = Text("横线按负号理解", "the dash taken for a minus")
GROUPED = Text("按千分位理解为 {number}", "taken for thousands in groups: {number}")
POWER_OF_TEN = Text("科学计数法，按 {number} 理解", "in powers of ten: taken for {number}")
FOOTNOTE = Text("“{sign}”是注码，不算在数内", "“{sign}” points to a note and is no part of the figure")
HEADERS_UNIT = Text("没有写单位，按表头的{header}理解", "no unit is written: taken for the header's {header}")


@dataclass(frozen=True)
class _Asked:
    """What a column wants (`unit`) and what its header says: the word and how much of the wanted unit it is."""

    unit: str
    header_unit: str | None
    header: Fraction | None


def amount(text: str, unit: str | None, header_unit: str | None) -> Written:
    """The figure in `unit` (an id of style.units; None: the unit that cell or header name), where a header or title may
    name a unit of that kind. Money and quantities in ten thousands are not read without any unit. Raises Unread."""
    if len(text) <= LONGEST and (note := _FOOTNOTE.search(text)):
        read = amount(text[: note.start()], unit, header_unit)
        return replace(read, guess=joined([said(FOOTNOTE, sign=note[1]), *([read.guess] if read.guess else [])]))
    clean = folded(text)
    if not clean:
        return Written(None)
    if (none := no_figure(clean)) is not None:
        return none
    clean = clean.rstrip("。;")
    if len(clean) > LONGEST:
        raise Unread(RULES["words_around" if re.search("[0-9]", clean) else "only_words"])
    if unit == "calendar_year":
        return _calendar_year(clean)
    if FOREIGN.search(clean) or _on_several_lines(text):
        raise wrong(clean)
    if found := re.fullmatch("百分之(.+)", clean):
        clean = f"{found[1]}%"
    clean, guesses = _plain_digits(clean)
    one = figure(_unit_from_brackets(clean))
    one = replace(one, guesses=(*guesses, *one.guesses)) if guesses else one
    told = unit or _unit_told(clean, one, header_unit)
    asked = _Asked(told, header_unit, factor(header_unit, told) if header_unit else None)
    return _in_unit(shown(text), clean, one, asked)


def _plain_digits(clean: str) -> tuple[str, list[Text]]:
    """6 984 and 2.251e+07 as digits, and what was guessed; of a power of ten only where it is whole and nothing is cut off."""
    if found := _GROUPS.search(clean):
        number = re.sub("[ '’]", "", found[0])
        clean = clean[: found.start()] + number + clean[found.end() :]
        return clean, [said(GROUPED, number=f"{int(number):,}")]
    found = _EXPONENT.fullmatch(clean)
    if not found or len(found[2] or "") > int(found[3]) or int(found[3]) > 15:
        return clean, []
    if len(found[2] or "") == _CUT_TO and int(found[3]) >= 11:
        return clean, []
    number = f"{Decimal(clean):f}"
    return number, [said(POWER_OF_TEN, number=f"{int(number):,}")]


def _on_several_lines(text: str) -> bool:
    return sum(bool(re.search("[0-9０-９]", line)) for line in text.splitlines()) > 1


def _calendar_year(clean: str) -> Written:
    plain = clean.removesuffix("年")
    plain = plain if plain.isascii() else numerals.digits(plain) or ""
    if not re.fullmatch("(?:19|20)[0-9]{2}", plain):
        raise Unread(RULES["not_a_year"])
    return Written(Decimal(plain), unit="calendar_year")


def _unit_from_brackets(clean: str) -> str:
    """3500(万元) is 3500万元."""
    found = re.fullmatch(r"([^()]*[0-9])\(([^()0-9]+)\)", clean)
    return found[1] + found[2] if found and any(fits(found[2], unit) for unit in WORDS) else clean


def _unit_told(clean: str, one: Figure, header_unit: str | None) -> str:
    """The unit by what is written alone: in the cell, else in the header."""
    word = one.word or header_unit
    if (told := kind(word) if word else None) is not None:
        return told
    raise wrong(clean) if one.word and not is_unit(one.word) else Unread(RULES["unit_unknown"])


def _in_unit(seen: str, clean: str, one: Figure, asked: _Asked) -> Written:
    guesses = list(one.guesses)
    if _WIDE_COMMA.search(seen) and not re.search("[０-９]", seen):
        guesses.append(WIDE_COMMA)  # among wide digits it is one of them; among others it may part two figures
    if one.number < 0 and _LONG_DASH.match(seen):
        guesses.append(LONG_DASH)
    times = _times(clean, one, asked, guesses)
    value = stored(one.number * times, asked.unit, guesses)
    plain = times == one.size == 1 and one.qualifier is None and one.word in ("", UNITS[asked.unit].label.zh)
    has_unit = bool(one.word) or one.size >= 10**4
    printed = None if plain and not guesses else seen + ("" if has_unit else asked.header_unit or "")
    return Written(value, one.qualifier, printed, joined(guesses), unit=asked.unit)


def _times(clean: str, one: Figure, asked: _Asked, guesses: list[Text]) -> Fraction:
    """How much of the stored unit one of the figure's is; 万 and 亿 in the cell are already in the figure."""
    if one.word:
        return _by_its_word(clean, one, asked, guesses)
    if one.size > 1:
        return _by_size_alone(one, asked, guesses)
    if asked.header_unit and asked.header is None:
        raise Unread(RULES["unit_misfit"], wanted=unit_name(asked.unit))
    if asked.header is None:
        return _by_the_column(clean, one, asked.unit, guesses)
    if clean.startswith("¥") and asked.header != 1:
        raise Unread(RULES["unit_unclear"], header=str(asked.header_unit))
    if asked.header != 1 and one.number and not re.search("[0-9]", clean):  # 三千 may be all there is
        guesses.append(said(HEADERS_UNIT, header=str(asked.header_unit)))
    return asked.header


def _by_its_word(clean: str, one: Figure, asked: _Asked, guesses: list[Text]) -> Fraction:
    own = factor(one.word, asked.unit)
    if own is None:
        raise Unread(RULES["unit_misfit"], wanted=unit_name(asked.unit)) if is_unit(one.word) else wrong(clean)
    if asked.unit == "tonne_a_year" and not re.search("年|a", one.word):
        guesses.append(YEARLY)
    if asked.header is None or _same_size(one.size * own, asked.header):
        return own
    if asked.unit == "yuan" and own * one.size < 1000 and one.number != 0 and not _surely_yuan(one, asked.header):
        raise Unread(RULES["unit_against_header"], header=str(asked.header_unit))
    guesses.append(said(OWN_UNIT, header=str(asked.header_unit)))
    return own


def _surely_yuan(one: Figure, header: Fraction) -> bool:
    """69840000元 under （万元）: in the header's unit it would be more than any project or fund is."""
    return header >= 10**4 and abs(one.number) * header >= _BEYOND_ALL


def _same_size(own: Fraction, header: Fraction) -> bool:
    return own == header or (own.denominator == header.denominator == 1 and size_of(int(own)) == size_of(int(header)))


def _by_size_alone(one: Figure, asked: _Asked, guesses: list[Text]) -> Fraction:
    """3500万 and 1.2亿 without the word. Under （万元） 3500万 is the header's own 万; of 12万 there, or of 3千, it is not
    certain whether the header multiplies once more."""
    own, header, named = base(asked.unit), asked.header, str(asked.header_unit)
    if one.size < 10**4:
        if header is None and asked.unit in NEEDS_UNIT:
            raise Unread(RULES["unit_unknown"])
        if header not in (None, own):
            raise Unread(RULES["unit_unclear"], header=named)
        return own
    if header is not None and header >= 10**4 * own and one.size == 10**4:
        if abs(one.number) < _SURELY_THE_HEADERS:
            raise Unread(RULES["unit_unclear"], header=named)
        guesses.append(said(HEADERS_OWN, header=named))
    elif header is not None and not _same_size(one.size * own, header):
        guesses.append(said(OWN_UNIT, header=named))
    elif header is None and asked.unit == "yuan":
        guesses.append(said(UNIT_LEFT_OUT, unit="亿元" if one.size == 10**8 else "万元"))
    return own


def _by_the_column(clean: str, one: Figure, unit: str, guesses: list[Text]) -> Fraction:
    """A bare number where nothing names a unit: in the stored unit, where no other is likely."""
    if clean.startswith("¥") and unit == "yuan":
        guesses.append(said(UNIT_LEFT_OUT, unit="元"))
    elif unit in NEEDS_UNIT and one.number != 0:
        raise Unread(RULES["unit_unknown"])
    elif unit == "percent" and one.number != 0:
        if abs(one.number) <= 1:
            raise Unread(RULES["share_or_percent"])
        guesses.append(said(PERCENT_LEFT_OUT, value=clean))
    return Fraction(1)


def stored(exact: Fraction, unit: str, guesses: list[Text]) -> Decimal:
    """At most two decimals, as the data keeps them: what has more is rounded and told, unless that would falsify it."""
    if abs(exact) >= LARGEST:
        raise Unread(RULES["too_large"])
    if unit in COUNTS and exact.denominator != 1:
        raise Unread(RULES["not_whole"])
    if unit in COUNTS and exact < 0:
        raise Unread(RULES["negative_count"])
    if exact.denominator == 1:
        return Decimal(int(exact))
    cents = exact * 100
    rounded = (1 if exact > 0 else -1) * int((abs(cents) * 2 + 1) // 2)
    if rounded != cents:
        if abs(rounded - cents) > abs(cents) * _ROUNDING_AT_MOST:
            raise Unread(RULES["too_fine"], unit=unit_name(unit))
        guesses.append(said(ROUNDED, value=f"{Decimal(rounded).scaleb(-2):,}"))
    return Decimal(rounded).scaleb(-2)
