"""The parts of a written figure: qualifier, sign, number and unit word; and, of one that has no such parts, what is wrong."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from store.written import numerals
from store.written.reading import Unread, said
from store.written.rules import RULES
from store.written.units import FOREIGN, MULTIPLIER, TIMES
from style.text import Text

LONGEST = 64  # of a cell that is one figure

# What stands before or after a figure → the code of its qualifier.
_BEFORE = {
    "over": "超过 超出 超 逾 突破 多于 大于 高于 过 over exceeding exceeds > ".split() + ["more than"],
    "nearly": "将近 接近 近 nearly almost".split() + ["close to"],
    "about": "大约为 大约 约为 约计 约合 约 大概 大致 about approximately approx. approx around circa ca. c. ~ ≈".split(),
    "at_least": "不低于 不少于 不小于 不下于 不下 至少 最少 起码 ≥ >= ≧ ⩾".split()
    + ["at least", "no less than", "not less than"],
}
_AFTER = {
    "about": ("左右", "上下", "or so"),
    "at_least": ("(含)以上", "及以上", "及其以上", "或以上", "以上", "or more", "and above"),
}
_BEFORE_CODE = {word: code for code, words in _BEFORE.items() for word in words}
_AFTER_CODE = {word: code for code, words in _AFTER.items() for word in words}


def _one_of(words: dict[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_QUALIFIED = re.compile(rf"({_one_of(_BEFORE_CODE)}) ?(?![a-z])")
_QUALIFIED_AFTER = re.compile(rf" ?({_one_of(_AFTER_CODE)})$")
_NOT_QUITE = re.compile("(不到|不足|未到|未满)")  # a little less, as people mean it
_NUMBER = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?|\.[0-9]+")
_PIECE = re.compile(rf"({_NUMBER.pattern})({MULTIPLIER})")
_NUMERAL = re.compile(f"[{numerals.SIGNS}点]+")
_MORE = re.compile(f"({MULTIPLIER})(余|多)({MULTIPLIER})")
_ANY_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")


@dataclass(frozen=True)
class Figure:
    """`number` with 万 and 亿 multiplied in; `size` the largest of these (1, 10–1000, 10**4, 10**8); `word` the unit."""

    number: Fraction
    size: int
    word: str
    qualifier: str | None
    guesses: tuple[Text, ...]
    exact: bool = True


MORE_THAN_WRITTEN = Text("“{sign}”按“超”理解", "“{sign}” taken for “over”")
LESS_THAN_WRITTEN = Text("“{sign}”按“近”理解", "“{sign}” taken for “nearly”")
ONE_LEFT_OUT = Text("“{sign}”前没有写“一”，按 {number} 理解", "“{sign}” stands for {number}")
SAID_SHORTLY = Text("“{sign}”按 {number} 理解", "“{sign}” taken for {number}")
SPACED = Text("空格按千分位理解", "spaces taken for thousands separators")


def figure(text: str) -> Figure:
    """The one figure that a cell (tight, folded) is. Raises Unread for anything else beside it."""
    qualifier, body, guesses = _qualified(text)
    sign, body = (-1, body[1:]) if body[:1] in ("-", "负") else (1, body)
    body = body.removeprefix("¥").removeprefix("人民币").removeprefix("¥")
    if " " in body and re.fullmatch(r"[0-9]{1,3}( [0-9]{3})+([^0-9 ].*)?", body):
        body, guesses = body.replace(" ", ""), [*guesses, SPACED]
    number = _arabic(body) or _chinese(body, qualifier, guesses)
    if number is None:
        raise wrong(text)
    total, size, rest = number
    if rest[:1] in ("余", "多") or (size == 1 and _MORE.match(rest)):
        total, size, rest, qualifier = _and_more(total, size, rest, qualifier)
    if rest.endswith(("余", "多")) and rest[:-1]:
        qualifier, rest = _only(qualifier, "over"), rest[:-1]
    if rest == "+" or rest.endswith("+"):
        qualifier, rest = _only(qualifier, "over"), rest[:-1]
        guesses = [*guesses, said(MORE_THAN_WRITTEN, sign="+")]
    return Figure(sign * total, size, rest.strip(), qualifier, tuple(guesses))


def _only(had: str | None, now: str) -> str:
    if had not in (None, now):
        raise Unread(RULES["two_qualifiers"])
    return now


def _qualified(text: str) -> tuple[str | None, str, list[Text]]:
    """The qualifier before or behind, what is left, and what was guessed."""
    code, body, guesses = None, text, []
    if found := _NOT_QUITE.match(body):
        code, body = "nearly", body[found.end() :]
        guesses.append(said(LESS_THAN_WRITTEN, sign=found[1]))
    while found := _QUALIFIED.match(body):
        code, body = _only(code, _BEFORE_CODE[found[1]]), body[found.end() :]
    while found := _QUALIFIED_AFTER.search(body):
        code, body = _only(code, _AFTER_CODE[found[1]]), body[: found.start()]
    return code, body, guesses


def times(signs: str) -> int:
    product = 1
    for sign in signs:
        product *= TIMES[sign]
    return product


def size_of(number: int) -> int:
    return 10**8 if number >= 10**8 else 10**4 if number >= 10**4 else number


def _arabic(body: str) -> tuple[Fraction, int, str] | None:
    """1234.5, 1.2亿, 3亿5000万: each part smaller than the place before it."""
    pieces, at = [], 0
    while found := _PIECE.match(body, at):
        pieces.append((Fraction(Decimal(found[1].replace(",", ""))), times(found[2]), found[1]))
        at = found.end()
    if not pieces:
        return None
    if len(pieces) == 1:
        number, place, _ = pieces[0]
        return number * place, size_of(place), body[at:]
    for (_, above, _), (number, place, written) in zip(pieces, pieces[1:], strict=False):
        if place >= above or number * place >= above or ("." in written and place > 1):
            return None
    last, place, written = pieces[-1]
    if place == 1 and (not body[at:] or len(written.partition(".")[0]) != 4 or pieces[-2][1] != 10**4):
        return None  # 3亿5: half a 亿, or five yuan
    return sum((number * place for number, place, _ in pieces), Fraction(0)), size_of(pieces[0][1]), body[at:]


def _chinese(body: str, qualifier: str | None, guesses: list[Text]) -> tuple[Fraction, int, str] | None:
    """一千二百万; of 百万 or 亿 alone only behind a qualifier (超亿元), for by itself it may be a unit that lost its figure."""
    found = _NUMERAL.match(body)
    if not found:
        return None
    read = numerals.number(found[0])
    if read is None:
        return None
    total, short = read
    bare = not any(sign in "零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖" for sign in found[0])
    if bare and found[0][0] not in "十拾":
        if qualifier is None and body[found.end() : found.end() + 1] not in ("余", "多"):
            return None
        guesses.append(said(ONE_LEFT_OUT, sign=found[0], number=f"{int(total):,}"))
    elif short:
        guesses.append(said(SAID_SHORTLY, sign=found[0], number=f"{int(total):,}"))
    size = 10**8 if re.search("[亿億]", found[0]) else 10**4 if re.search("[万萬]", found[0]) else 1
    return total, size, body[found.end() :]


def _and_more(total: Fraction, size: int, rest: str, qualifier: str | None) -> tuple[Fraction, int, str, str]:
    """3000余万元, 十多家: more than that, and what multiplies may stand before or behind."""
    found = _MORE.match(rest)
    if found is None or (size > 1 and found[3] and size >= times(found[3])):
        raise Unread(RULES["words_around"])
    place = times(found[1]) * times(found[3])
    return (
        total * place,
        max(size, size_of(place)) if place > 1 else size,
        rest[found.end() :],
        _only(qualifier, "over"),
    )


_RANGE = re.compile(r"[0-9十百千万亿元%][十百千万亿元%]* ?(?:-|~|至|到) ?[0-9一二三四五六七八九十]")
_TYPED = re.compile("预计|计划|拟|目标|力争|预期|预测|达产|争取|规划|确保")
_LIMIT = re.compile("不超过|不高于|不多于|不大于|小于|低于|少于|至多|最多|以内|以下|≤|<|at most|less than|up to|under")
_BRACKETED = re.compile(r"\([^()]*[0-9][^()]*\)|[△▲▽▼].*")
_WRONG_COMMAS = re.compile(r"[0-9,]+(\.[0-9]*)?[^0-9,]*")
_EXPONENT = re.compile(r"-?[0-9.]+e[+-]?[0-9]+")
_BARE_BOUND = re.compile("[+-][0-9]")


def wrong(text: str) -> Unread:
    """Why a cell (tight, folded) is no figure; the first of these that holds."""
    numbers = _ANY_NUMBER.findall(text)
    tests = (
        ("exponent", bool(_EXPONENT.fullmatch(text))),
        ("bracketed", bool(_BRACKETED.fullmatch(text))),
        ("foreign_currency", bool(numbers) and bool(FOREIGN.search(text))),
        ("other_value_type", bool(_TYPED.search(text))),
        ("upper_bound", bool(_LIMIT.search(text))),
        ("cumulative_figure", bool(numbers) and "累计" in text),
        ("range", bool(_RANGE.search(text))),
        ("separators", "," in text and len(numbers) <= 2 and bool(_WRONG_COMMAS.fullmatch(text.lstrip("-")))),
        ("several_figures", len(numbers) > 1),
        ("words_around", len(numbers) == 1),
        ("only_words", bool(re.search("[\u4e00-\u9fff]", text))),
    )
    return Unread(RULES[next((rule for rule, holds in tests if holds), "not_a_figure")])
