"""Numbers in Chinese signs: every number written out comes back, and what is no number is none."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.written.numerals import digits, number

DIGITS = "零一二三四五六七八九"


def below_wan(value: int) -> str:
    text, gap = "", False
    for place, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // place % 10
        if digit:
            text += ("零" if gap and text else "") + DIGITS[digit] + sign
            gap = False
        else:
            gap = True
    return text


def spelt(value: int) -> str:
    """A whole number as it is said, below a hundred million hundred million."""
    text = ""
    for place, sign in ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"), (1, "")):
        part = value // place % 10**4
        if place == 10**8 and value // 10**12 and not part:
            continue
        if part:
            gap = bool(text) and part < 1000
            text = text.removesuffix("亿") if place == 10**8 and text.endswith("万亿") else text
            text += ("零" if gap else "") + below_wan(part) + sign
    return text or "零"


@given(st.integers(0, 10**12 - 1))
def test_any_number_written_out_comes_back(value: int) -> None:
    assert number(spelt(value)) == (Fraction(value), False)
    assert number(
        spelt(value).translate(str.maketrans("一二三四五六七八九十百千万", "壹贰叁肆伍陆柒捌玖拾佰仟萬"))
    ) == (Fraction(value), False)


@pytest.mark.parametrize(
    ("text", "value", "short"),
    [
        ("十", 10, False),
        ("十五", 15, False),
        ("一十五", 15, False),
        ("一百一十", 110, False),
        ("一百十", 110, False),
        ("两千", 2000, False),
        ("一千五", 1500, True),
        ("一百二", 120, True),
        ("一千零五", 1005, False),
        ("一千〇五", 1005, False),
        ("三万五", 35000, True),
        ("三万五千", 35000, False),
        ("三万零五", 30005, False),
        ("三万零五百", 30500, False),
        ("三亿五", 350_000_000, True),
        ("三万十", 30010, True),
        ("三千十", 3010, True),
        ("三千零十", 3010, False),
        ("一亿五百万", 105_000_000, True),
        ("一亿零五百万", 105_000_000, False),
        ("一亿五千万", 150_000_000, False),
        ("百", 100, True),
        ("千万", 10_000_000, True),
        ("亿", 100_000_000, True),
        ("万亿", 10**12, True),
        ("三点五", Fraction(7, 2), False),
        ("三点五亿", 350_000_000, False),
        ("零点五", Fraction(1, 2), False),
        ("一百点二", Fraction(501, 5), False),
    ],
)
def test_how_it_is_said(text: str, value: Fraction, short: bool) -> None:
    assert number(text) == (value, short)


@pytest.mark.parametrize(
    "text",
    ["", "点", "三点", "点五", "一一", "二〇二四", "一二三", "百千", "一百百", "一十百", "一千千", "一百二百", "万万", "一百零", "三亿亿", "零零", "一点二点三", "三亿点五", "一" * 10_000, "万" * 10_000, "三点" + "五" * 5000 + "元"],
)  # fmt: skip
def test_what_is_no_number_is_none(text: str) -> None:
    assert number(text) is None


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("二〇二四", "2024"),
        ("二零二四", "2024"),
        ("二○二四", "2024"),
        ("一九九八", "1998"),
        ("十二", None),
        ("", None),
        ("2024", None),
    ],
)
def test_years_are_written_sign_by_sign(text: str, read: str | None) -> None:
    assert digits(text) == read
