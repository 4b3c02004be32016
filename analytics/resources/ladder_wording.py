"""What deals came to, in words and tables, for page and file alike: each step by itself, conversion with how many deals it rests on."""

from collections.abc import Sequence
from datetime import date

from analytics.code_words import qualified, word
from analytics.resources.deals import EXPECTED, REALISED, SIGNED, STEPS, Deal
from analytics.resources.ladder import Conversion, DealLadder, StepSum
from analytics.resources.meeting import NEED, Open, where
from analytics.sentences import begun, within
from analytics.table import NOTHING, Cell, Column, Table, cell, column, table, text
from style import terms
from style.numbers import NO_DATA, Figure, figure, percent, wan
from style.text import Text
from style.units import PERCENT, YUAN

SIGNED_RATE, REALISED_RATE = Text("签约 ÷ 预期", "Signed ÷ expected"), Text("兑现 ÷ 签约", "Realised ÷ signed")
RATES = {SIGNED: SIGNED_RATE, REALISED: REALISED_RATE}
COUNT_OF = Text("{step}（项）", "{step}: deals")
QUALIFIERS = Text("限定词", "Qualifiers")
RESTS_ON = Text("转化率依据（项）", "Deals behind the rates")
_MARKS = Text("{step}：{marks}", "{step}: {marks}")
_MARK = Text("“{mark}”{count} 项", "“{mark}” {count}")
_RESTS = Text("{signed}／{realised}", "{signed} / {realised}")
NOTE = Text(
    "预期、签约、兑现各自相加，三者不相加；兑现为截至季度末的累计。转化率只用同一批事项：签约 ÷ 预期以有预期金额的事项为准，兑现 ÷ 签约以有签约金额的事项为准，先求和后相除；没有预期就签约的不进入前一个比率。",
    "Expected, signed and realised are summed each by itself and never together; realised is all so far by the quarter's end. Rates are of the same deals: those with an expected amount for signed ÷ expected, those with a signed amount for realised ÷ signed, summed first and divided last; what was signed without being expected is not in the first.",
)
NOT_WHOLE = Text(
    "清单不全：后一步未载的事项不进入转化率，不当作没有。",
    "The table is not complete: a deal whose later step is not told is left out of the rates and not taken for nothing.",
)
_NEEDS = Text(
    "未满足的需求 {count} 项：{within} 项本对对方县就有同项供给，{across} 项只有其他结对有，{nobody} 项没有县列出",
    "{count} open needs: {within} find the same item on offer within the pair, {across} only in other pairs, {nobody} on nobody's list",
)
_NO_NEEDS = Text("没有未满足的需求", "no open needs")
_LADDER = Text(
    "预期 {expected}，签约 {signed}，兑现 {realised}；{rates}",
    "expected {expected}, signed {signed}, realised {realised}; {rates}",
)
_STEP = Text("{amount}（{count} 项）", "{amount} ({count} deals)")
_RATE = Text("{rate} {share}（{count} 项）", "{rate} {share} ({count} deals)")
_OVERDUE = Text(
    "{count} 项预期{state}，最久的已过 {days} 天",
    "{count} expectations past their date and not verified, the longest by {days} days",
)
_NONE_OVERDUE = Text("没有过期未核实的预期", "no expectation is past its date unverified")
_UNDATED = Text("另有 {count} 项未定期限", "{count} more with no day set")
NO_DEALS = Text("对接事项暂无数据", "no data on deals")


def sum_words(one: StepSum, lang: str) -> str:
    """12.30 亿元, with a qualifier that all of its amounts bear; 暂无数据 where none is told."""
    said = figure(one.amount, YUAN, lang)
    return _qualified(said, one, lang)


def _qualified(said: Figure, one: StepSum, lang: str) -> str:
    alike = len(one.qualifiers) == 1 and one.qualifiers[0][1] == one.known
    return qualified(said, one.qualifiers[0][0] if alike else None, lang)


def sum_cell(one: StepSum, lang: str) -> Cell:
    """The same without its unit; nothing where no deal has the step."""
    if not one.deals:
        return NOTHING
    if one.amount is None:
        return NO_DATA(lang), None
    return _qualified(Figure(wan(one.amount, lang).number, ""), one, lang), one.amount


def rate_cell(one: Conversion, lang: str) -> Cell:
    return cell(one.share, PERCENT, lang, 1) if one.deals else NOTHING


def marks_words(one: DealLadder, lang: str) -> str:
    """预期：“超”3 项；签约：“左右”1 项. What is not told exactly; empty where all is."""
    said = []
    for step, told in one.steps.items():
        marks = [_MARK(lang, mark=word("qualifier", mark)(lang), count=count) for mark, count in told.qualifiers]
        if marks:
            said.append(_MARKS(lang, step=word("deal_step", step)(lang), marks=terms.JOINT(lang).join(marks)))
    return terms.LIST_STOP(lang).join(said)


def ladder_table(
    whole: DealLadder, parts: Sequence[tuple[str, DealLadder]], first: str, caption: str, lang: str
) -> Table:
    """A row a part by its name, a last row of all: of each step how many deals and what they come to, then conversion. `first`: what the
    parts are."""
    columns = [Column("of", first)]
    for step in STEPS:
        said = begun(word("deal_step", step)(lang))
        columns += [
            Column(f"{step}-count", COUNT_OF(lang, step=said), "count"),
            column(step, said, YUAN, lang, scale="wan"),
        ]
    columns += [column(f"{step}-rate", said(lang), PERCENT, lang, 1) for step, said in RATES.items()]
    columns += [Column("rests", RESTS_ON(lang)), Column("marks", QUALIFIERS(lang))]
    rows = [_row(name, one, lang) for name, one in (*parts, (terms.TOTAL_OF_TABLE(lang), whole))]
    return table("ladder", caption, columns, rows, NOTE(lang), total=True)


def _row(name: str, one: DealLadder, lang: str) -> list[Cell]:
    cells = [text(name)]
    for step in STEPS:
        told = one.steps[step]
        cells += [(str(told.deals), told.deals) if told.deals else NOTHING, sum_cell(told, lang)]
    cells += [rate_cell(one.signed, lang), rate_cell(one.realised, lang)]
    cells.append(text(_RESTS(lang, signed=one.signed.deals, realised=one.realised.deals)))
    return [*cells, text(marks_words(one, lang) or NOTHING[0])]


def needs_words(found: Sequence[Open], lang: str) -> str:
    """Where the open needs are met."""
    count = where(one for one in found if one.row.side == NEED)
    if not found:
        return _NO_NEEDS(lang)
    return _NEEDS(lang, count=len(found), within=count["within"], across=count["across"], nobody=count["nobody"])


def ladder_words(one: DealLadder, lang: str) -> str:
    """The three steps, and what came of one in the next."""
    if not one.deals:
        return NO_DEALS(lang)
    steps = {
        step: _STEP(lang, amount=sum_words(told, lang), count=told.deals) if told.deals else NO_DATA(lang)
        for step, told in one.steps.items()
    }
    rates = [_rate(RATES[step], held, lang) for step, held in ((SIGNED, one.signed), (REALISED, one.realised))]
    return _LADDER(lang, rates=terms.JOINT(lang).join(rates), **steps)


def _rate(said: Text, held: Conversion, lang: str) -> str:
    share = percent(held.share, lang) if held.share is not None else NO_DATA(lang)
    return _RATE(lang, rate=within(said(lang)), share=share, count=held.deals)


def waiting_words(found: Sequence[Deal], day: date, lang: str) -> str:
    """How many expectations are past their date, the longest by how much, and how many have none."""
    overdue = [due for one in found if one.is_overdue(day) and (due := one.steps[EXPECTED].due_on)]
    undated = sum(one.is_waiting and one.steps[EXPECTED].due_on is None for one in found)
    state = terms.PAST_NOT_VERIFIED(lang)
    said = [
        _OVERDUE(lang, count=len(overdue), state=state, days=(day - min(overdue)).days)
        if overdue
        else _NONE_OVERDUE(lang)
    ]
    said += [_UNDATED(lang, count=undated)] if undated else []
    return terms.LIST_STOP(lang).join(said)


def sentences(said: Sequence[str], lang: str) -> str:
    """Phrases as sentences, one after another."""
    stop = "。" if lang == "zh" else ". "
    return "".join(f"{begun(one)}{stop}" for one in said if one).strip()
