"""A written amount as an exact decimal in the unit the data is stored in: 1.2亿元, 约3500万, 近6000吨, a plain 1234.5 under （万元）."""

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from store.written.figures import LONGEST, Figure, figure, size_of, wrong
from store.written.reading import Status, Unread, Written, joined, said
from store.written.rules import RULES
from store.written.signs import shown, tight
from store.written.units import FOREIGN, NEEDS_UNIT, UNITS, WORDS, factor, fits, is_unit, kind
from style.text import Text

LARGEST = Decimal(10) ** 16  # what DECIMAL(18,2) holds
_CENT = Decimal("0.01")
_COUNTS = frozenset(unit.id for unit in UNITS.values() if unit.kind == "count")
_BLANK = re.compile(r"[-/\\.…。、]+")
_NOTHING = frozenset("无 没有 暂无 暂无数据 无数据 空 空白 none null nil".split())
_MISSING = frozenset(
    "未报 未上报 未填报 未填 未报送 缺报 漏报 迟报 缺 待报 待上报 待补报 待补 待填 未统计 missing".split()
    + ["not reported"]
)
_NOT_APPLICABLE = frozenset("不适用 n/a n.a. na 不涉及 无此项 无需填报 不填".split() + ["not applicable"])
BLANK_MARK = Text("“{sign}”按空白理解，不是 0", "“{sign}” taken for a blank, not for 0")
NO_FIGURE = Text(
    "“{sign}”按没有数理解，不是 0；是零请写 0", "“{sign}” taken for no figure, not for 0; write 0 where it is zero"
)
NOT_DUE = Text("“{sign}”按“不适用”理解", "“{sign}” taken for not applicable")
NOT_HANDED_IN = Text("“{sign}”按“未报”理解", "“{sign}” taken for not handed in")
UNIT_LEFT_OUT = Text("没有写“{unit}”，按 {sign}{unit} 理解", "“{unit}” is left out: taken for {sign}{unit}")
OWN_UNIT = Text(
    "单位与表头（{header}）不同，以单元格为准", "its unit is another than the header's ({header}); the cell's holds"
)
HEADERS_OWN = Text("“万”就是表头的{header}，不再乘", "“万” is the header's {header} and not multiplied again")
ROUNDED = Text("换算后超过两位小数，四舍五入为 {value}", "more than two decimals, rounded to {value}")
PERCENT_LEFT_OUT = Text("没有写百分号，按 {value}% 理解", "no percent sign: taken for {value}%")
YEARLY = Text("没有写“每年”，按一年的量理解", "a yearly quantity, though “a year” is not written")


def amount(text: str, unit: str | None, header_unit: str | None) -> Written:
    """The figure in `unit` (an id of style.units; None: of the unit that cell or header name), where a header or title
    may name a unit of that kind. Money without any unit is not read. Raises Unread."""
    clean = tight(text).casefold()
    if not clean:
        return Written(None, unit=unit)
    if (special := _no_figure(clean)) is not None:
        return special
    if len(clean) > LONGEST:
        raise Unread(RULES["words_around" if any(c.isdigit() for c in clean) else "only_words"])
    if found := re.fullmatch("百分之(.+)", clean):
        clean = f"{found[1]}%"
    if FOREIGN.search(clean):
        raise wrong(clean)
    one = figure(_unit_from_brackets(clean))
    return _in_unit(shown(text), clean, one, unit, header_unit)


def _no_figure(clean: str) -> Written | None:
    """What stands where there is no figure: a dash, 无, 未报, 不适用."""
    if _BLANK.fullmatch(clean) and not any(sign.isdigit() for sign in clean):
        return Written(None, guess=said(BLANK_MARK, sign=clean[:3]))
    if clean in _NOTHING:
        return Written(None, guess=said(NO_FIGURE, sign=clean))
    if clean in _MISSING:
        plain = clean in ("未报", "missing")
        return Written(None, status=Status.MISSING, guess=None if plain else said(NOT_HANDED_IN, sign=clean))
    if clean in _NOT_APPLICABLE:
        plain = clean in ("不适用", "not applicable", "n/a")
        return Written(None, status=Status.NOT_APPLICABLE, guess=None if plain else said(NOT_DUE, sign=clean))
    return None


def _unit_from_brackets(clean: str) -> str:
    """3500(万元) is 3500万元."""
    found = re.fullmatch(r"([^()]*[0-9])\(([^()0-9]+)\)", clean)
    return found[1] + found[2] if found and any(fits(found[2], unit) for unit in WORDS) else clean


def _in_unit(seen: str, clean: str, one: Figure, unit: str | None, header_unit: str | None) -> Written:
    unit = unit or _unit_told(clean, one, header_unit)
    guesses = list(one.guesses)
    times = _times(clean, one, unit, header_unit, guesses)
    value = _stored(one.number * times, unit, guesses)
    plain = times == 1 and one.size == 1 and one.qualifier is None and one.word in ("", UNITS[unit].label.zh)
    has_unit = bool(one.word) or one.size >= 10**4
    printed = None if plain and not guesses else seen + ("" if has_unit else header_unit or "")
    return Written(value, one.qualifier, printed, joined(guesses), unit=unit)


def _unit_told(clean: str, one: Figure, header_unit: str | None) -> str:
    """The unit by what is written alone: in the cell, else in the header."""
    word = one.word or header_unit
    told = kind(word) if word else None
    if told is None:
        raise wrong(clean) if one.word and not is_unit(one.word) else Unread(RULES["unit_unknown"])
    return told


def _times(clean: str, one: Figure, unit: str, header_unit: str | None, guesses: list[Text]) -> Fraction:
    """How much of the stored unit one of the figure's is; 万 and 亿 in the cell are already in the figure."""
    header = factor(header_unit, unit) if header_unit else None
    if one.word:
        return _by_its_word(clean, one, unit, header, header_unit, guesses)
    if one.size > 1:
        return _by_size_alone(one, unit, header, header_unit, guesses)
    if header_unit and header is None:
        raise Unread(RULES["unit_misfit"], wanted=UNITS[unit].label.zh)
    if header is not None:
        if clean.startswith("¥") and header != 1:
            raise Unread(RULES["unit_against_header"], header=str(header_unit))
        return header
    return _by_the_column(clean, one, unit, guesses)


def _by_its_word(
    clean: str, one: Figure, unit: str, header: Fraction | None, header_unit: str | None, guesses: list[Text]
) -> Fraction:
    own = factor(one.word, unit)
    if own is None:
        raise Unread(RULES["unit_misfit"], wanted=UNITS[unit].label.zh) if is_unit(one.word) else wrong(clean)
    if unit == "tonne_a_year" and "年" not in one.word and "a" not in one.word:
        guesses.append(YEARLY)
    if header is None or _same_size(one.size * own, header):
        return own
    if unit == "yuan" and own * one.size < 1000:
        raise Unread(RULES["unit_against_header"], header=str(header_unit))
    guesses.append(said(OWN_UNIT, header=str(header_unit)))
    return own


def _same_size(own: Fraction, header: Fraction) -> bool:
    return own == header or (own.denominator == header.denominator == 1 and size_of(int(own)) == size_of(int(header)))


def _by_size_alone(
    one: Figure, unit: str, header: Fraction | None, header_unit: str | None, guesses: list[Text]
) -> Fraction:
    """3500万 and 1.2亿 without the word. Under （万元） 3500万 is the header's own 万; of 12万 there, or of 3千, it is not
    certain whether the header multiplies once more."""
    own = Fraction(1, 10**4) if unit.startswith("wan_") else Fraction(1)
    if one.size < 10**4:
        if header is not None and header != own or header is None and unit in NEEDS_UNIT:
            raise Unread(RULES["unit_unclear" if header else "unit_unknown"], header=str(header_unit))
        return own
    if header is not None and header >= 10**4 * own and one.size == 10**4:
        if abs(one.number) < 100 * 10**4:
            raise Unread(RULES["unit_unclear"], header=str(header_unit))
        guesses.append(said(HEADERS_OWN, header=str(header_unit)))
    elif header is not None and not _same_size(one.size * own, header):
        guesses.append(said(OWN_UNIT, header=str(header_unit)))
    elif header is None and unit == "yuan":
        guesses.append(said(UNIT_LEFT_OUT, unit="元", sign="亿" if one.size == 10**8 else "万"))
    return own


def _by_the_column(clean: str, one: Figure, unit: str, guesses: list[Text]) -> Fraction:
    """A bare number under a header that names no unit: in the stored unit, where no other is likely."""
    if clean.startswith("¥") and unit == "yuan":
        guesses.append(said(UNIT_LEFT_OUT, unit="元", sign=""))
        return Fraction(1)
    if unit in NEEDS_UNIT and one.number != 0:
        raise Unread(RULES["unit_unknown"])
    if unit == "percent" and one.number != 0:
        if abs(one.number) <= 1:
            raise Unread(RULES["share_or_percent"])
        guesses.append(said(PERCENT_LEFT_OUT, value=clean))
    return Fraction(1)


def _stored(exact: Fraction, unit: str, guesses: list[Text]) -> Decimal:
    """At most two decimals, as the data keeps them: what has more is rounded and told, unless that would falsify it."""
    if abs(exact) >= LARGEST:
        raise Unread(RULES["too_large"])
    if unit in _COUNTS:
        if exact.denominator != 1:
            raise Unread(RULES["not_whole"])
        if exact < 0:
            raise Unread(RULES["negative_count"])
    cents = exact * 100
    if cents.denominator == 1:
        return Decimal(int(cents)).scaleb(-2).normalize() if cents % 100 else Decimal(int(exact))
    rounded = _half_up(exact)
    if abs(Fraction(rounded) - exact) > abs(exact) / 100:
        raise Unread(RULES["too_fine"], unit=UNITS[unit].label.zh)
    guesses.append(said(ROUNDED, value=f"{rounded:,}"))
    return rounded


def _half_up(exact: Fraction) -> Decimal:
    sign = -1 if exact < 0 else 1
    cents = (abs(exact) * 200 + 1) // 2
    return (Decimal(sign * int(cents)) * _CENT).quantize(_CENT, ROUND_HALF_UP)
