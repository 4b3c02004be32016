"""The parts of a written figure: qualifier, sign, number and unit word; and, of one that has no such parts, what is wrong."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from store.written import numerals
from store.written.reading import Unread, said
from store.written.rules import RULES
from store.written.units import FOREIGN, TIMES
from style.text import Text

# What stands before or behind a figure → the code of its qualifier.
_BEFORE = {
    "over": "超过、超出、超、逾、突破、多于、大于、高于、过、over、exceeding、exceeds、more than、>",
    "nearly": "将近、接近、近、nearly、almost、close to",
    "about": "大约为、大约、约为、约计、约合、约、大概、大致、about、approximately、approx.、approx、around、circa、ca.、~、≈",
    "at_least": "不低于、不少于、不小于、不下于、不下、至少、最少、起码、at least、no less than、not less than、≥、>=、≧、⩾",
}
_AFTER = {"about": "左右、上下、or so", "at_least": "(含)以上、及以上、及其以上、或以上、以上、or more、and above"}
_BEFORE_CODE = {word: code for code, words in _BEFORE.items() for word in words.split("、")}
_AFTER_CODE = {word: code for code, words in _AFTER.items() for word in words.split("、")}


def _one_of(words: dict[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_QUALIFIED = re.compile(rf"({_one_of(_BEFORE_CODE)})(?![a-z]) ?")
_QUALIFIED_AFTER = re.compile(rf" ?({_one_of(_AFTER_CODE)})$")
_NOT_QUITE = re.compile("(不到|不足|未到|未满)")  # a little less, as people mean it
_CURRENCY = re.compile("(?:¥|人民币|rmb|cny)[ :]?")
_NUMBER = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?|\.[0-9]+")
_PLACE = "[百千]?(?:万亿|万|亿)?"  # behind digits; 十 stands there only by mistake
_PIECE = re.compile(rf"({_NUMBER.pattern})({_PLACE})")
_NUMERAL = re.compile(f"[{numerals.SIGNS}点]+")
_MORE = re.compile(rf"({_PLACE})(余|多|\+)({_PLACE})")
_ANY_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")

MORE_THAN_WRITTEN = Text("“{sign}”按“超”理解", "“{sign}” taken for “over”")
LESS_THAN_WRITTEN = Text("“{sign}”按“近”理解", "“{sign}” taken for “nearly”")
ONE_LEFT_OUT = Text("“{sign}”前没有写“一”，按 {number} 理解", "“{sign}” without a figure before it: taken for {number}")
SAID_SHORTLY = Text("“{sign}”是简略的说法，按 {number} 理解", "“{sign}” is said shortly: taken for {number}")


@dataclass(frozen=True)
class Figure:
    """`number` with 万 and 亿 multiplied in; `size` the largest of these (1, 10–1000, 10**4, 10**8); `word` the unit."""

    number: Fraction
    size: int
    word: str
    qualifier: str | None
    guesses: tuple[Text, ...]


def figure(text: str) -> Figure:
    """The one figure that a cell (tight, in lower case) is. Raises Unread for anything else beside it."""
    qualifier, body, guesses = _qualified(text)
    sign, body = (-1, body[1:]) if body[:1] in ("-", "负") else (1, body)
    body = _CURRENCY.sub("", body, count=1) if _CURRENCY.match(body) else body
    if (number := _arabic(body) or _chinese(body, qualifier, guesses)) is None:
        raise wrong(text)
    total, size, rest = number
    if found := _MORE.match(rest):
        total, size, rest = _and_more(total, size, rest, found)
        qualifier = _only(qualifier, "over")
        if found[2] == "+":
            guesses.append(said(MORE_THAN_WRITTEN, sign="+"))
    elif rest[1:] and rest.endswith(("余", "多", "+")):
        guesses += [said(MORE_THAN_WRITTEN, sign="+")] if rest.endswith("+") else []
        qualifier, rest = _only(qualifier, "over"), rest[:-1]
    if rest[:1] in TIMES:  # 2亿万元: more likely said twice than multiplied twice
        raise Unread(RULES["unit_doubled"])
    return Figure(sign * total, size, rest.strip(), qualifier, tuple(guesses))


def _only(had: str | None, now: str) -> str:
    if had not in (None, now):
        raise Unread(RULES["two_qualifiers"])
    return now


def _qualified(text: str) -> tuple[str | None, str, list[Text]]:
    """The qualifier before or behind, what is left, and what was guessed."""
    code: str | None = None
    body, guesses = text, []
    if found := _NOT_QUITE.match(body):
        code, body = "nearly", body[found.end() :]
        guesses.append(said(LESS_THAN_WRITTEN, sign=found[1]))
    while found := _QUALIFIED.match(body):
        code, body = _only(code, _BEFORE_CODE[found[1]]), body[found.end() :]
    while found := _QUALIFIED_AFTER.search(body):
        code, body = _only(code, _AFTER_CODE[found[1]]), body[: found.start()]
    return code, body, guesses


def _times(signs: str) -> int:
    product = 1
    for sign in signs:
        product *= TIMES[sign]
    return product


def size_of(number: int) -> int:
    """10**8 for hundreds of millions and more, 10**4 for tens of thousands, below that the number itself."""
    return 10**8 if number >= 10**8 else 10**4 if number >= 10**4 else number


def _arabic(body: str) -> tuple[Fraction, int, str] | None:
    """1234.5, 1.2亿, 3亿5000万: each part smaller than the place before it."""
    pieces, at = [], 0
    while found := _PIECE.match(body, at):
        pieces.append((Fraction(Decimal(found[1].replace(",", ""))), _times(found[2]), found[1]))
        at = found.end()
    if not pieces:
        return None
    for (_, above, _), (number, place, written) in pairwise(pieces):
        if place >= above or number * place >= above or ("." in written and place > 1):
            return None
    place, written = pieces[-1][1:]
    # 3亿5 may be half a 亿 more, or five yuan; of 1万2345元 all places are there.
    if (
        len(pieces) > 1
        and place == 1
        and not (body[at:] and pieces[-2][1] == 10**4 and re.match(r"[0-9]{4}(\.|$)", written))
    ):
        return None
    return sum((number * place for number, place, _ in pieces), Fraction(0)), size_of(pieces[0][1]), body[at:]


def _chinese(body: str, qualifier: str | None, guesses: list[Text]) -> tuple[Fraction, int, str] | None:
    """一千二百万; 百万 or 亿 alone only behind a qualifier (超亿元) or before 余, for else it may be a unit that lost its figure."""
    found = _NUMERAL.match(body)
    if not found or found[0] == body == "一":
        return None
    read = numerals.number(found[0])
    if read is None:
        return None
    total, short = read
    if found[0][0] in "百千万亿佰仟萬億":
        if qualifier is None and body[found.end() : found.end() + 1] not in ("余", "多"):
            return None
        guesses.append(said(ONE_LEFT_OUT, sign=found[0], number=f"{int(total):,}"))
    elif short:
        guesses.append(said(SAID_SHORTLY, sign=found[0], number=f"{int(total):,}"))
    size = 10**8 if re.search("[亿億]", found[0]) else 10**4 if re.search("[万萬]", found[0]) else 1
    return total, size, body[found.end() :]


def _and_more(total: Fraction, size: int, rest: str, found: re.Match[str]) -> tuple[Fraction, int, str]:
    """3000余万元, 十多家: what multiplies may stand before or behind."""
    place = _times(found[1]) * _times(found[3])
    if size > 1 and place > 1 and size >= place:
        raise Unread(RULES["words_around"])
    return total * place, max(size, size_of(place)), rest[found.end() :]


_RANGE = re.compile(
    r"[0-9一二三四五六七八九十百千万亿元%][十百千万亿元%]{0,4} ?(?:-|~|至|到) ?[0-9一二三四五六七八九十]"
)
_TYPED = re.compile("预计|计划|拟|目标|力争|预期|预测|达产|争取|规划|确保|expected|planned|target")
_LIMIT = re.compile("不超过|不高于|不多于|不大于|小于|低于|少于|至多|最多|以内|以下|≤|<|at most|less than|up to|under")
_BRACKETED = re.compile(r"\([^()]*[0-9][^()]*\)[十百千万亿元]{0,3}|[△▲▽▼].*")
_EXPONENT = re.compile(r"-?[0-9.]+e[+-]?[0-9]+")


def wrong(text: str) -> Unread:
    """Why a cell (tight, in lower case) is no figure; the first of these that holds."""
    numbers = _ANY_NUMBER.findall(text)
    tests = (
        ("dash_or_one", text == "一"),
        ("exponent", _EXPONENT.fullmatch(text)),
        ("bracketed", _BRACKETED.fullmatch(text)),
        ("foreign_currency", numbers and FOREIGN.search(text)),
        ("other_value_type", _TYPED.search(text)),
        ("upper_bound", _LIMIT.search(text)),
        ("cumulative_figure", numbers and "累计" in text),
        ("range", _RANGE.search(text)),
        ("separators", any(not _NUMBER.fullmatch(run) for run in re.findall("[0-9][0-9,.]*", text))),
        ("several_figures", len(numbers) > 1),
        ("words_around", len(numbers) == 1),
        ("only_words", re.search("[\u4e00-\u9fff]", text)),
    )
    return Unread(RULES[next((rule for rule, holds in tests if holds), "not_a_figure")])
