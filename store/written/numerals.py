"""Numbers in Chinese signs: 一千二百万, 三亿五, 叁佰万, 二〇二四."""

import re
from fractions import Fraction

_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟萬億零○两弐貳叄", "一二三四五六七八九十百千万亿〇〇二二二三")
_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")}
_PLACES = {"十": 10, "百": 100, "千": 1000}
SIGNS = "零〇○一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬億弐貳叄"
# Within ten thousand: each place once, from the largest, a zero where one is left out.
_BELOW_WAN = re.compile(
    "(?:(?P<千>[一二三四五六七八九]?)千)?(?P<z1>〇)?(?:(?P<百>[一二三四五六七八九]?)百)?(?P<z2>〇)?"
    "(?:(?P<十>[一二三四五六七八九]?)十)?(?P<z3>〇)?(?P<one>[一二三四五六七八九])?"
)


def digits(text: str) -> str | None:
    """二〇二四 as 2024: one sign a digit, as years are written. None for anything else."""
    plain = text.translate(_FORMAL)
    return "".join(str(_DIGITS[sign]) for sign in plain) if plain and all(sign in _DIGITS for sign in plain) else None


def number(text: str) -> tuple[Fraction, bool] | None:
    """The number and whether it was left short (三亿五 for 三亿五千万, 百 for 一百). None where it is no number."""
    plain = text.translate(_FORMAL)
    if plain == "〇":
        return Fraction(0), False
    whole, point, decimals = plain.partition("点")
    if point:
        return _with_decimals(whole, decimals)
    found = _whole(whole)
    return (Fraction(found[0]), found[1]) if found else None


def _with_decimals(whole: str, decimals: str) -> tuple[Fraction, bool] | None:
    """三点五亿: what follows the point is digits, then at most one large place."""
    cut = len(decimals.rstrip("十百千万亿"))
    places, large = decimals[:cut], decimals[cut:]
    tail = digits(places)
    head = digits(whole) if len(whole) == 1 else None
    found = (int(head), False) if head else _whole(whole)
    times = {
        "": 1,
        "十": 10,
        "百": 100,
        "千": 1000,
        "万": 10**4,
        "百万": 10**6,
        "千万": 10**7,
        "亿": 10**8,
        "万亿": 10**12,
    }
    if (
        not tail
        or found is None
        or found[1]
        or whole[-1:] in ("万", "亿")
        or large not in times
        or (large and found[0] >= 10**4)
    ):
        return None
    return (found[0] + Fraction(int(tail), 10 ** len(tail))) * times[large], False


def _whole(plain: str) -> tuple[int, bool] | None:
    """Split at 亿, then at 万: each part is below ten thousand, and smaller parts follow larger ones."""
    if "亿" in plain:
        high, _, low = plain.rpartition("亿")
        top = _up_to_yi(high) if high else (1, True)
        return _followed(top, low, 10**8, _up_to_yi)
    return _up_to_yi(plain)


def _up_to_yi(plain: str) -> tuple[int, bool] | None:
    if "万" in plain:
        high, _, low = plain.partition("万")
        top = _below_wan(high) if high else (1, True)
        return _followed(top, low, 10**4, _below_wan)
    return _below_wan(plain)


def _followed(top, low, place, read) -> tuple[int, bool] | None:  # type: ignore[no-untyped-def]
    """A large place and what follows it: nothing, a whole lower part, or one digit that stands for the next place. A zero
    that is left out (三万十) is said shortly too."""
    if top is None or top[0] == 0:
        return None
    if not low:
        return top[0] * place, top[1]
    if len(low) == 1 and low in _DIGITS and low != "〇":
        return top[0] * place + _DIGITS[low] * place // 10, True
    rest = read(low.removeprefix("〇"))
    if not rest or not rest[0]:
        return None
    left_out = rest[0] < place // 10 and not low.startswith("〇")
    return top[0] * place + rest[0], top[1] or rest[1] or left_out


def _below_wan(plain: str) -> tuple[int, bool] | None:
    found = _BELOW_WAN.fullmatch(plain)
    if not found or not plain.strip("〇"):
        return None
    value, last, short, zero = 0, 10**4, False, False
    for name, place in (("千", 1000), ("百", 100), ("十", 10)):
        if (sign := found[name]) is not None:
            value += (_DIGITS[sign] if sign else 1) * place
            # 十 alone is ten, and 一百一十 may be said without its second 一; 百 and 千 need theirs.
            short |= not sign and place > 10
            short |= last == 1000 and place == 10 and not found["z1"] and not found["z2"]
            last = place
    if one := found["one"]:
        zero = plain[-2:-1] == "〇"
        # 一千二 is 1200: a digit without a place stands for the next one below, unless a zero says otherwise.
        colloquial = last in (100, 1000) and not zero
        value += _DIGITS[one] * (last // 10 if colloquial else 1)
        short |= colloquial
    elif plain.endswith("〇"):
        return None
    return value, short
