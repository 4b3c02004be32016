"""Units as they are written in headers and cells, how each comes to the unit the data is stored in, and where a header names one."""

import re
from fractions import Fraction
from functools import lru_cache

from store.written.reading import Unread, Written, said
from store.written.rules import RULES
from store.written.signs import folded, normal, readable, tight
from style.text import Text
from style.units import UNITS

TIMES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
MULTIPLIER = "[十百千]?(?:万亿|万|亿)?"
_MULTIPLIER = re.compile(MULTIPLIER)
_AREA = ("平方米", "平米", "平方", "平", "m²", "m2", "㎡")
_HECTARE = ("公顷", "ha", "hm²", "hm2")
_KM2 = ("平方公里", "平方千米", "km²", "km2")
_COAL = ("吨标准煤", "吨标煤", "吨标准煤/年", "吨标煤/年", "tce", "tce/年", "tce/a")


def _each(words: str, factor: Fraction | int = 1) -> dict[str, Fraction]:
    return {word: Fraction(factor) for word in words.split()}


def _all(words: tuple[str, ...], factor: Fraction | int) -> dict[str, Fraction]:
    return {word: Fraction(factor) for word in words}


# Stored unit → the words for it without 十百千万亿 before them → how much of the stored unit one of them is.
WORDS: dict[str, dict[str, Fraction]] = {
    "yuan": _each("元 圆 块 块钱 元整 圆整 元人民币 yuan rmb cny")
    | {"thousand yuan": Fraction(1000), "wan yuan": Fraction(10**4), "10,000 yuan": Fraction(10**4), "10 000 yuan": Fraction(10**4),
       "10000 yuan": Fraction(10**4), "×10,000 yuan": Fraction(10**4), "x10,000 yuan": Fraction(10**4), "10k yuan": Fraction(10**4),
       "million yuan": Fraction(10**6), "mn yuan": Fraction(10**6), "yuan million": Fraction(10**6), "rmb million": Fraction(10**6),
       "100 million yuan": Fraction(10**8), "×100 million yuan": Fraction(10**8), "yi yuan": Fraction(10**8), "billion yuan": Fraction(10**9),
       "bn yuan": Fraction(10**9)},
    "percent": _each("% 百分比 百分数 percent pct"),
    "project": _each("个 项 项目 个项目 projects project"),
    "pair": _each("对 个 组 pairs pair"),
    "firm": _each("家 户 家企业 户企业 个 firms firm companies"),
    "park": _each("个 家 处 parks park"),
    "person": _each("人 名 位 people persons"),
    "event": _each("场 次 场次 项 个 events event"),
    "firm_attendance": _each("家次 家 户次") | {"firm attendances": Fraction(1)},
    "attendance": _each("人次 人 attendances"),
    "item": _each("项 条 个 件 items item"),
    "wan_metre": _each("米 m", Fraction(1, 10**4)) | _each("公里 km", Fraction(1, 10)) | {"×10,000 m": Fraction(1)},
    "wan_square_metre": _all(_AREA, Fraction(1, 10**4)) | _all(_HECTARE, 1) | _all(_KM2, 100) | _each("亩", Fraction(1, 15))
    | {"×10,000 m²": Fraction(1), "×10,000 m2": Fraction(1)},
    "tonne_a_year": _each("吨/年 吨 吨每年 t/a t/年 t 吨/a") | {"t a year": Fraction(1), "tonnes a year": Fraction(1)},
    "mu": _each("亩 mu") | _all(_AREA, Fraction(3, 2000)) | _all(_HECTARE, 15) | _all(_KM2, 1500),
    "wan_tce_a_year": _all(_COAL, Fraction(1, 10**4)) | {"×10,000 tce a year": Fraction(1), "×10,000 tce": Fraction(1)},
    "calendar_year": _each("年"),
    "yuan_per_yuan": _each("元/元"),
    "score": _each("分 points point"),
}  # fmt: skip
# Without any unit a figure of these is not certain: it may be of another a thousand or ten thousand times as large.
NEEDS_UNIT = frozenset({"yuan", "wan_metre", "wan_square_metre", "wan_tce_a_year"})
FOREIGN = re.compile(
    r"美元|美金|欧元|港元|港币|日元|日币|日圆|英镑|韩元|韩币|澳元|加元|新元|新加坡元|新台币|台币|卢布|法郎|瑞郎|泰铢|"
    r"外币|usd|eur|hkd|jpy|gbp|us\$|hk\$|dollar|euro\b|\$|€|£"
)
_CHINESE_MONEY = re.compile(r"人民币|rmb ?(?=[十百千万亿元])|(?<=元)rmb|cny ?(?=[十百千万亿元])")
# Which stored unit a word means where nothing else tells; words of several units are not here.
_PLAIN_UNITS = ("yuan", "percent", "wan_square_metre", "wan_metre", "tonne_a_year", "wan_tce_a_year", "person",
                "firm", "attendance", "firm_attendance", "event", "score", "pair")  # fmt: skip
_UNCLEAR = frozenset({"个", "年"})


def base(unit: str) -> Fraction:
    """What 万 and 亿 alone multiply: one square metre of what is stored in ten thousands of them, else the stored unit."""
    return Fraction(1, 10**4) if unit.startswith("wan_") else Fraction(1)


def unit_name(unit: str) -> str:
    """A stored unit for readers of either language."""
    label = UNITS[unit].label
    return label.zh if label.zh == label.en else f"{label.zh} {label.en}"


@lru_cache(maxsize=4096)
def factor(word: str, unit: str) -> Fraction | None:
    """How much of a stored unit one of a written unit is: 万元 of yuan 10000, 公顷 of mu 15, 万 alone of firm 10000.
    None where the word is no unit of that kind."""
    plain = _CHINESE_MONEY.sub("", folded(word)) if unit == "yuan" else folded(word)
    known = WORDS.get(unit, {})
    if plain in known:
        return known[plain]
    found = _MULTIPLIER.match(plain)
    signs, rest = (found[0], plain[found.end() :]) if found else ("", plain)
    times = 1
    for sign in signs:
        times *= TIMES[sign]
    if not rest and signs.endswith(("万", "亿")):
        return times * base(unit)
    return times * known[rest] if rest in known else None


def fits(word: str, unit: str) -> bool:
    """Whether a written unit is one of the kind of a stored unit: 亿元 of yuan, 公顷 of mu."""
    return factor(word, unit) is not None


@lru_cache(maxsize=4096)
def kind(word: str) -> str | None:
    """The stored unit that a written one is of, where it can only be one: 万元 → yuan. None where it is none or unclear."""
    plain = folded(word)
    if plain in _UNCLEAR or re.fullmatch(MULTIPLIER, plain):
        return None
    if _MULTIPLIER.sub("", plain, count=1) in ("亩", "mu", *_HECTARE):
        return "mu"
    return next((unit for unit in _PLAIN_UNITS if fits(word, unit)), None)


def is_unit(word: str) -> bool:
    """Whether a text is a unit and nothing else, of whatever kind; foreign currencies are units too."""
    plain = folded(word)
    if not plain or len(plain) > 20:
        return False
    money = FOREIGN.search(plain)
    if money:
        return re.fullmatch(MULTIPLIER, plain[: money.start()]) is not None and money.end() == len(plain)
    return any(fits(word, unit) for unit in WORDS)


def unit(text: str) -> Written:
    """A unit that stands in a cell of its own as its id; one that is a multiple (万元) is told by `factor`. Raises Unread."""
    written = tight(text)
    if not written:
        return Written(None)
    if written in UNITS:
        return Written(written)
    labels = {
        one(lang).casefold(): unit_id for unit_id, u in UNITS.items() for one in (u.label,) for lang in ("zh", "en")
    }
    if (known := labels.get(normal(text).casefold())) and written.casefold() not in _UNCLEAR:
        return Written(known)
    if (known := kind(text)) is not None:
        return Written(known, guess=said(_TAKEN_FOR, unit=unit_name(known)))
    raise Unread(RULES["unknown_unit"], near=" / ".join(map(unit_name, UNITS)))


_TAKEN_FOR = Text("按单位“{unit}”理解", "taken for the unit “{unit}”")
_BRACKETS = re.compile(r"[(\[【〔{]([^()\[\]【】〔〕{}]*)[)\]】〕}]")
_UNIT_IS = re.compile(r"^(?:金额|数量|计量|货币)?单位[:为是]?|^unit:? ?|^in ", re.IGNORECASE)
_CUTS = re.compile(r"[ /,，;:、_|-]")
# 万元 or % at the end of a label need no sign before them; 元 may be part of a word.
_AT_THE_END = re.compile(r"(?<=.)(?:[十百千]?[万亿]元|千元|%)$")


def unit_of_header(text: str) -> tuple[str, str | None]:
    """A header as label and unit, both in one form: 计划总投资（万元） → 计划总投资, 万元. None where it names no unit, or two
    different ones; then the label is the whole header."""
    whole = readable(text)
    if len(whole) > 200:
        return whole, None
    label, inside = _from_brackets(whole)
    if len(set(inside)) > 1:
        return whole, None
    if inside:
        return label, inside[0]
    for cut in _CUTS.finditer(whole):
        rest = _bare(whole[cut.end() :])
        if is_unit(rest):
            return _without_stub(whole[: cut.start()]), rest
    if is_unit(bare := _bare(whole)) and bare != whole:
        return "", bare
    if found := _AT_THE_END.search(whole):
        return whole[: found.start()].strip(), found[0]
    return whole, None


def units_named(text: str) -> tuple[str, ...]:
    """Every unit that a title line names: 单位：万元、个 → 万元, 个."""
    whole = _CHINESE_MONEY.sub("", readable(text)[:200])
    named = re.split(r"单位[:为是]?|unit:? ?", whole, flags=re.IGNORECASE)[1:]
    parts = [part for one in named for part in re.split(r"[、,，;()\[\] ]", one)]
    return tuple(dict.fromkeys(part for part in parts if is_unit(part)))


def _from_brackets(whole: str) -> tuple[str, list[str]]:
    """The label without the units that stand in brackets, and those units. What else stands there stays."""
    units: list[str] = []

    def taken(found: re.Match[str]) -> str:
        inner = _bare(found[1])
        if is_unit(inner):
            units.append(inner)
            return ""
        parts = [part for part in re.split(r"[,，;、]", found[1]) if part.strip()]
        mine = [_bare(part) for part in parts if is_unit(_bare(part))]
        units.extend(mine)
        rest = [part.strip() for part in parts if not is_unit(_bare(part))]
        return f"({','.join(rest)})" if mine else found[0]

    label = _BRACKETS.sub(taken, whole)
    return " ".join(label.split()), units


def _bare(text: str) -> str:
    """A unit without the words that announce it and without 人民币."""
    plain = _UNIT_IS.sub("", text.strip()).strip(" :,，、")
    return _CHINESE_MONEY.sub("", plain) or plain


def _without_stub(label: str) -> str:
    """金额单位 and 金额 单位 are the label 金额."""
    return re.sub(r"[ ,，(]*单位$|[ ]*unit$", "", label.strip(" :,，/_|-、"), flags=re.IGNORECASE).strip()
