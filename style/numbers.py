"""Numbers in words: rounded half up only here, money in 亿元 or 万元, the same decimals for the same thing everywhere."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from style.text import Text
from style.units import PERCENT, YUAN, Unit

Number = Decimal | int | float
NO_DATA = Text("暂无数据", "No data")

# Two decimals of 亿元 are whole millions: both languages show the same digits, so neither is more exact than the other.
_MONEY = {
    "yi": {"zh": (Decimal(10**8), 2, "亿元"), "en": (Decimal(10**6), 0, "m yuan")},
    "wan": {"zh": (Decimal(10**4), 0, "万元"), "en": (Decimal(10**6), 2, "m yuan")},
    "exact": {"zh": (Decimal(1), 2, "元"), "en": (Decimal(1), 2, "yuan")},
}
UNDER, OVER = Text("不足{share}", "under {share}"), Text("超过{share}", "over {share}")
POINTS = Text("个百分点", "pp")


@dataclass(frozen=True)
class Figure:
    """A number as shown, apart from its unit so that a table can put the unit in its header."""

    number: str
    unit: str

    def __str__(self) -> str:
        if not self.unit:
            return self.number
        gap = "" if self.unit == "%" else " "
        return f"{self.number}{gap}{self.unit}"


@dataclass(frozen=True)
class Change:
    """A change against another period: `sign` -1, 0 or 1, and the text with its mark (▲ 12.4%)."""

    sign: int
    text: str


def _exact(value: Number) -> Decimal:
    """Floats by the digits they print: 52.1 is 52.1, not what binary makes of it."""
    return value if isinstance(value, Decimal) else Decimal(str(value))


def _is_missing(value: Number | None) -> bool:
    return value is None or value != value  # NaN is what a table makes of a missing number


def rounded(value: Number, decimals: int) -> Decimal:
    """Half up, as Chinese statistics round."""
    return _exact(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def _grouped(value: Decimal, decimals: int, sign: bool = False) -> str:
    value = abs(value) if value == 0 else value  # no "-0.0"
    return f"{value:{'+' if sign else ''},.{decimals}f}".replace("-", "−")


def unit_label(unit: Unit, lang: str, scale: str = "yi") -> str:
    """The unit as shown in a header; money takes the scale's unit."""
    return _MONEY[scale][lang][2] if unit.kind == "money" else unit.label(lang)


def scaled_by(unit: Unit, lang: str, decimals: int = 0, scale: str = "yi") -> tuple[Decimal, int]:
    """By what a value is divided to be the one that `figure` prints, and the decimals printed."""
    if unit.kind == "money":
        divisor, decimals, _ = _MONEY[scale][lang]
        return divisor, decimals
    return (Decimal("0.01") if unit.kind == "percent" else Decimal(1)), decimals


def figure(value: Number | None, unit: Unit, lang: str, decimals: int = 0, scale: str = "yi") -> Figure:
    """A value with its unit; percentages come as fractions of 1, money in 元. None is 暂无数据, never 0."""
    if value is None or _is_missing(value):
        return Figure(NO_DATA(lang), "")
    if unit.kind == "money":
        divisor, decimals, label = _MONEY[scale][lang]
        return Figure(_grouped(rounded(_exact(value) / divisor, decimals), decimals), label)
    if unit.kind == "percent":
        return Figure(_grouped(rounded(_exact(value) * 100, decimals), decimals), "%")
    if unit.kind == "year":
        return Figure(str(int(value)), unit.label(lang))
    return Figure(_grouped(rounded(value, decimals), decimals), unit.label(lang))


def wan(amount: Number | None, lang: str) -> Figure:
    """元 as 万元, the unit of what is told singly: a project, a warning, a pair's share of a plan."""
    return figure(amount, YUAN, lang, scale="wan")


def wan_unit(lang: str) -> str:
    """The unit of `wan`, for the head of a column."""
    return unit_label(YUAN, lang, "wan")


def percent(share: Fraction | Number, lang: str, decimals: int = 1) -> str:
    """A fraction of 1 in per cent."""
    return str(figure(float(share), PERCENT, lang, decimals))


def share_words(share: float, lang: str, decimals: int = 0, tight: bool = False) -> str:
    """A share of many, such as draws, in per cent: what is not none is never printed as 0, nor what is not all as 100: 不足0.5%;
    `tight` for narrow cells: <0.5%."""
    half = 10.0**-decimals / 200
    if 0 < share < half:
        bound = percent(half, lang, decimals + 1)
        return f"<{bound}" if tight else UNDER(lang, share=bound)
    if 1 - half < share < 1:
        bound = percent(1 - half, lang, decimals + 1)
        return f">{bound}" if tight else OVER(lang, share=bound)
    return percent(share, lang, decimals + (share == 1 - half))


def plain(value: Number, unit: Unit, lang: str) -> Figure:
    """A stored figure as it is, without the zeros its column adds: 52.1 %, 1,060 万米, 1 亿元."""
    if unit.kind == "year":
        return Figure(str(int(value)), unit.label(lang))
    exact, label = _exact(value), unit.label(lang)
    if unit.kind == "money":
        divisor, _, label = _MONEY["yi" if abs(exact) >= 10**8 else "wan"][lang]
        exact /= divisor
    exact = exact.normalize()
    return Figure(_grouped(exact, max(0, -int(exact.as_tuple().exponent))), label)


def change(now: Number | None, before: Number | None, unit: Unit, lang: str) -> Change | None:
    """Against another period: percentages in points, the rest in per cent. None where either is missing, and where
    the earlier one is not above zero: a percentage of nothing or of a loss says nothing."""
    if now is None or before is None or _is_missing(now) or _is_missing(before):
        return None
    if unit.kind == "percent":
        moved = rounded((_exact(now) - _exact(before)) * 100, 1)
        label = POINTS(lang)
    else:
        if before <= 0:
            return None
        moved = rounded((_exact(now) / _exact(before) - 1) * 100, 1)
        label = "%"
    sign = (moved > 0) - (moved < 0)
    mark = {1: "▲", -1: "▼", 0: "＝" if lang == "zh" else "="}[sign]
    gap = " " if lang == "en" and label != "%" else ""
    return Change(sign, f"{mark} {_grouped(abs(moved), 1)}{gap}{label}")
