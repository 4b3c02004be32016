"""What a cell of a sheet's frame is by its words alone: a known header, a period, a unit, a figure, a total, a note."""

import re
import unicodedata
from functools import lru_cache

from store.ledgers.frame.fields import BY_KEY, header_key
from store.written.quarters import ToDate, to_date
from store.written.units import is_unit, unit_of_header

_ERROR = re.compile(r"#[A-Za-z/0_#]+[!?]?")
_TURNING = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_NUMBER = re.compile(r"[-+(（]?[¥￥$]?\d[\d,，]*(\.\d+)?\s*%?[)）]?")
_AMOUNT = re.compile(
    r"[约超近逾>≥]*\d[\d,.]*([-~]\d[\d,.]*)?(万亿|[百千]?万|亿|千)?(元|美元|家|人|亩|吨|米|平方米|人次|个|%)?(左右|以上|多|余|上下)?"
)
_DAY = re.compile(r"(19|20)\d\d[-/.年]\d{1,2}([-/.月]\d{1,2}日?)?(T[\d:]+)?")
_ID = re.compile(r"[A-Za-z]{1,3}\d{2,}([-.]\w+)*|33\d{4}")
_YEAR_DIGITS = "20[0-9]{2}"
# A period inside a header: it is told apart from the words that say what the figure is.
_QUARTER = r"(第?[一二三四1234]季度?|[Qq][1-4])"
_PERIOD = re.compile(
    rf"(?:截至|截止|到)?(?:\b|(?<=\D)|^)(?P<year>{_YEAR_DIGITS}|[0-9]{{2}}(?=年))\s*(?:年度?|[-.]?(?=[Qq][1-4]))?\s*(?:度(?!累))?\s*{_QUARTER}?(?:末|底)?"
    rf"|{_QUARTER}"
)
_MONTHS = re.compile(
    rf"({_YEAR_DIGITS}年)?\s*(?<![0-9])(1\s*月?份?\s*[-—–~～至到]\s*(3|6|9|12)|4\s*月?份?\s*[-—–~～至到]\s*6|7\s*月?份?\s*[-—–~～至到]\s*9"
    r"|10\s*月?份?\s*[-—–~～至到]\s*12)\s*月份?"
)
_SO_FAR = re.compile(
    rf"({_YEAR_DIGITS}年?)?(前[二三23两]季度|上半年|(?<!本)全年|1\s*[-—–~～至到]\s*(?:3|6|9|12)\s*月份?)"
)
_UNTIL = re.compile(r"(?:截[至止]到?|^至|^到).{0,12}?(底|末|日|Q[1-4])")
_TOTAL = re.compile(
    r"[(（]?(.{0,14}?)(合计|小计|总计|共计|汇总|累计|总和)数?([(（].*[)）])?[:：]?(共?\d+(个|项|家|户|宗|笔|对)(项目|企业)?)?|其中[:：]?.*|(平均|均值|平均值|全省|全市)(合计|数)?"
    r"|(grand |sub-?)?total.*|sum|of which.*|average",
    re.IGNORECASE,
)
# RE2 knows these two as well as Python does: whole columns are searched with them.
NOTE = (
    r"(?is)^\s*(注|备注|说明|附注|填表说明|填报说明|填表人?|填报人|制表人?|审核人?|复核人?|单位负责人|负责人|分管领导|联系人|联系电话|联系方式|"
    r"电话|填报单位|填报日期|填报时间|报送日期|制表日期|单位[(（]盖章[)）]|盖章|数据来源|资料来源|notes?|source|prepared by|contact)"
    r"\s*([0-9]*[:：.、]|[(（]|$)"
    r"|^\s*[一-龥]{0,6}(日期|时间|人|人员|电话|单位|科室|签字|签名|盖章|邮箱)\s*[:：]"
)
EXAMPLE = r"(?i)^\s*(示例|举例|样例|例|example)(行|[:：])?\s*$"
_FOOTNOTE = re.compile(r"\s*([①-⑳⑴-⒇※*＊△▲☆★]|[\[【(（]?注\s*[0-9①-⑳一二三四五]).{4,}", re.DOTALL)
_NOTE, _EXAMPLE = re.compile(NOTE), re.compile(EXAMPLE)
# Columns that compare or repeat what is worked out or published elsewhere.
_COMPARISON = re.compile(
    r"同比|环比|增速|增幅|增长|完成率|执行率|支出率|拨付率|到位率|比例|完成进度%|占比$|比重%|排名|名次|位次|上季|上期|上年|去年|同期"
    r"|完成年度计划|rate|growth|rank|last quarter|previous",
    re.IGNORECASE,
)
# What was meant to be done in a year or quarter; under 计划执行情况 stands what was done too.
_PLAN = re.compile("(年|季|季度|本期|当期)度?(计划|拟)(?!总|安排|下达|拨)|计划完成(?!总)")
_DONE = re.compile("实际|已完成|执行情况|完成情况")


_UNREADABLE = "\N{REPLACEMENT CHARACTER}"


def readable(text: str) -> str:
    """A text of the frame for whoever reads it: without marks that turn its direction; of a spreadsheet's error � alone."""
    if _ERROR.fullmatch(text.strip()):
        return _UNREADABLE
    return _TURNING.sub("", text)


def plain(text: str) -> str:
    """One width of character, no space at all, none of the signs that cannot be seen."""
    return re.sub(r"[\s\u200b-\u200f\ufeff]", "", unicodedata.normalize("NFKC", text))


def without_period(text: str) -> str:
    """本季完成投资 of 2024年第三季度完成投资: a header without the period that stands in it."""
    text = unicodedata.normalize("NFKC", text)
    for shape in (_UNTIL, _SO_FAR, _MONTHS, _PERIOD):
        text = shape.sub("", text)
    return re.sub(r"^其中\s*[:：]?", "", text.strip(" ()-/:：—_")).strip(" :：")


def without_brackets(text: str) -> str:
    return re.sub(r"[(（\[【].*?[)）\]】]", "", text)


def to_date_in(text: str, year: int | None) -> ToDate | None:
    """What a header or title says of figures that run up to a quarter's end: 2024年1-9月产值, 截至2024年9月底完成投资."""
    written = plain(text)
    for shape in (_SO_FAR, _UNTIL):
        if (found := shape.search(written)) and (told := to_date(found[0], year)):
            return told
    return None


def is_comparison(text: str) -> bool:
    """Whether a column compares, repeats, or tells what was only planned."""
    written = plain(text)
    return bool(_COMPARISON.search(written) or (_PLAN.search(written) and not _DONE.search(written)))


def is_total(text: str) -> bool:
    return bool(_TOTAL.fullmatch(plain(text)))


def is_note(text: str) -> bool:
    return bool(_NOTE.match(text))


def is_footnote(text: str) -> bool:
    """①含设备款: what a sign in the table above stands for."""
    return bool(_FOOTNOTE.fullmatch(text))


def is_day(text: str) -> bool:
    return bool(_DAY.fullmatch(plain(text)))


def is_example(text: str) -> bool:
    return bool(_EXAMPLE.match(text))


@lru_cache(maxsize=20_000)
def label_and_unit(text: str) -> tuple[str, str | None]:
    """A part of a header as label and unit; a unit that stands alone has no label."""
    if header_key(text) not in BY_KEY and is_unit(text.strip(" ()（）")):
        return "", text.strip(" ()（）")
    return unit_of_header(text)


@lru_cache(maxsize=20_000)
def keys_of(text: str) -> tuple[str, ...]:
    """The keys a header may be known by, the plainest first: as it stands, without unit, brackets, period."""
    label, _ = label_and_unit(text)
    tried = [text, label, without_brackets(label), without_period(label), without_brackets(without_period(label))]
    return tuple(dict.fromkeys(key for key in map(header_key, tried) if key))


@lru_cache(maxsize=50_000)
def looks(text: str) -> str:
    """known, period, unit, figure (a number, a day, an id) or words, for one cell that may belong to a header."""
    written = plain(text)
    if re.fullmatch(f"({_YEAR_DIGITS})年?度?", written):
        return "period"
    if (
        written == _UNREADABLE
        or written.startswith("=")
        or _AMOUNT.fullmatch(written)
        or _NUMBER.fullmatch(written)
        or _DAY.fullmatch(written)
        or _ID.fullmatch(written)
    ):
        return "figure" if not re.fullmatch(rf"{_YEAR_DIGITS}年[0-9]{{1,2}}月", written) else "period"
    if written.endswith((":", "：")) or len(written) > 40:
        return "words"
    if any(key in BY_KEY for key in keys_of(text)):
        return "known"
    label, unit = label_and_unit(text)
    if unit is not None and not header_key(label):
        return "unit"
    return "period" if _is_period(written) else "words"


def _is_period(written: str) -> bool:
    return any(shape.fullmatch(written) for shape in (_PERIOD, _MONTHS, _SO_FAR))
