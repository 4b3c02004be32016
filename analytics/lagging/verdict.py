"""The one sentence that says first what is wrong and with whom: by money, where it is too early for that by targets."""

from fractions import Fraction

from analytics.answer import total
from analytics.judgement.judge import Judgement
from analytics.judgement.wording import status_words
from analytics.lagging.shortfall import MONEY, Shortfall, Shortfalls
from analytics.linked_text import Linked, linked, number, pair_names
from analytics.metrics import METRICS
from analytics.printed import printed
from analytics.selection import Selection
from analytics.standings.pace import Progresses
from store.datasets import Dataset
from style.numbers import figure, percent
from style.periods import say_period
from style.text import LANGUAGES, Text
from style.units import YUAN

NAMED = 3
_BEHIND = Text(
    "{funds}执行 {rate}（支出÷下达），比应支出少 {gap}；{judged} 对中 {behind} 对滞后，缺口的 {share} 在{names}。",
    "{rate} of what is allocated of the {funds} is spent, {gap} short of what is due; {behind} of {judged} pairs are behind, "
    "{share} of it with {names}.",
)
_BUT = Text(
    "{funds}执行 {rate}（支出÷下达），总体达到应支出；但 {judged} 对中 {behind} 对滞后，共少 {gap}，{share}在{names}。",
    "{rate} of what is allocated of the {funds} is spent, as much as is due; but {behind} of {judged} pairs are behind by {gap}, "
    "{share} of it with {names}.",
)
_EARLY = Text(
    "{quarter}末还没到判断期：{funds}下达 {allocated}、支出 {spent}，当季才下达的资金不催；完成投资 {amount}。",
    "At the end of {quarter} it is too early to judge: of the {funds} {allocated} is allocated and {spent} spent, and nothing is "
    "pressed in its quarter of allocation; {amount} of investment completed.",
)
_NOTHING_YET = Text(
    "{quarter}末{funds}还没有下达，项目也还没有完成投资：没有可判断的。",
    "At the end of {quarter} nothing of the {funds} is allocated and no investment is completed: there is nothing to judge yet.",
)
_SHORT = Text(
    "{funds}执行 {rate}（支出÷下达），{judged} 对中没有一对滞后；{short} 对还没有达到应支出，共少 {gap}，最多的是{names}。",
    "{rate} of what is allocated of the {funds} is spent and none of {judged} pairs is behind; {short} are short of what is due "
    "by {gap}, most of it {names}.",
)
_REACHED = Text(
    "{funds}执行 {rate}（支出÷下达），{judged} 对全部达到应支出。",
    "{rate} of what is allocated of the {funds} is spent; all of {judged} pairs have spent what is due.",
)
_ONE = Text(
    "{name}{funds}执行 {rate}（支出÷下达）：{status}{parts}。",
    "{name}: {rate} of what is allocated of the {funds} is spent: {status}{parts}.",
)
_PARTS = Text("；其中 {steps}", "; of it {steps}")
_UNDISBURSED = Text("未拨付 {amount}", "{amount} not disbursed")
_UNSPENT = Text("已拨付未支出 {amount}", "{amount} disbursed and not spent")
_TARGETS = Text(
    "{span}完成投资 {amount}，达到序时目标的 {rate}；{judged} 对中 {behind} 对滞后，最低的是{names}；资金未到应支出期。",
    "{amount} of investment completed in {span}, {rate} of the target to date; {behind} of {judged} pairs are behind, the lowest "
    "{names}; no fund money is due to be spent yet.",
)


def verdict(dataset: Dataset, found: Shortfalls, aimed: Progresses) -> Linked | None:
    """Of the pairs that the selection leaves in; None where neither money nor targets can be judged."""
    if found.whole is None or found.asked.selection is None:
        return None
    if len(found.lines) == 1 and found.lines[0].money.is_judged:
        return _of_one(dataset, found, found.lines[0])
    if found.whole.money.is_judged and found.judged:
        return _of_money(dataset, found)
    return _of_targets(dataset, found, aimed)


def _of_money(dataset: Dataset, found: Shortfalls) -> Linked:
    whole, short = found.whole, [line for line in found.lines if line.gap > 0]
    assert whole is not None
    about: dict[str, object] = {
        "funds": _funds(found),
        "rate": _rate(whole),
        "judged": found.judged,
        "gap": number(_money(whole.gap), "execution_rate"),
    }
    if found.behind:
        worst = found.behind[:NAMED]
        share = sum((line.gap for line in worst), Fraction(0)) / whole.gap
        names = pair_names(dataset, [str(line.pair_id) for line in worst])
        share_said = {lang: percent(share, lang, 0) for lang in LANGUAGES}
        reached = whole.money.gap is not None and whole.money.gap <= 0
        return linked(_BUT if reached else _BEHIND, **about, behind=len(found.behind), share=share_said, names=names)
    if short:
        worst = tuple(short[:NAMED])
        names = pair_names(dataset, [str(line.pair_id) for line in worst])
        return linked(_SHORT, **about, short=len(short), names=names)
    return linked(_REACHED, **about)


def _of_one(dataset: Dataset, found: Shortfalls, line: Shortfall) -> Linked:
    pieces = [(_UNDISBURSED, line.undisbursed), (_UNSPENT, line.unspent)]
    told = [linked(template, amount=_money(amount)) for template, amount in pieces if amount > 0]
    steps: object = ""
    if told:
        steps = linked(_PARTS, steps=_joined(told))
    return linked(
        _ONE,
        name=pair_names(dataset, [str(line.pair_id)]),
        funds=_funds(found),
        rate=_rate(line),
        status={lang: status_words(line.money, lang) for lang in LANGUAGES},
        parts=steps,
    )


def _of_targets(dataset: Dataset, found: Shortfalls, aimed: Progresses) -> Linked | None:
    at = found.asked.selection
    behind = aimed.of_status("behind")
    if at is None:
        return None
    if not aimed.is_judged or aimed.whole is None or not behind:
        return _early(dataset, at)
    whole = aimed.whole.judgement
    return linked(
        _TARGETS,
        span={lang: at.say_span(lang) for lang in LANGUAGES},
        amount=number({lang: _done(whole, lang) for lang in LANGUAGES}, "investment_completed"),
        rate={lang: percent((whole.done or 0) / (whole.due or 1), lang) for lang in LANGUAGES},
        judged=sum(line.judgement.is_judged for line in aimed.lines),
        behind=len(behind),
        names=pair_names(dataset, [str(line.pair_id) for line in behind[:NAMED]]),
    )


def _early(dataset: Dataset, at: Selection) -> Linked | None:
    scope = METRICS[MONEY].scope(at)
    amounts = {m: total(dataset, m, scope) for m in ("fund_allocated", "fund_spent")}
    done = total(dataset, "investment_completed", at)
    if done.value is None or any(part.value is None for part in amounts.values()):
        return None
    about: dict[str, object] = {
        "quarter": {lang: say_period(at.as_of, lang) for lang in LANGUAGES},
        "funds": {lang: scope.say_funds(lang) for lang in LANGUAGES},
    }
    if not done.value and not amounts["fund_allocated"].value:
        return linked(_NOTHING_YET, **about)
    said = {
        m: number({lang: str(printed(METRICS[m], part, lang)) for lang in LANGUAGES}, m)
        for m, part in (*amounts.items(), ("investment_completed", done))
    }
    return linked(
        _EARLY, **about, allocated=said["fund_allocated"], spent=said["fund_spent"], amount=said["investment_completed"]
    )


def _done(one: Judgement, lang: str) -> str:
    return str(figure(float(one.done or 0), YUAN, lang))


def _funds(found: Shortfalls) -> dict[str, str]:
    at = found.asked.selection
    assert at is not None
    scope = METRICS[MONEY].scope(at)
    return {lang: scope.say_funds(lang) for lang in LANGUAGES}


def _rate(line: Shortfall) -> Linked:
    metric = METRICS[MONEY]
    return number({lang: str(printed(metric, line.money.part, lang)) for lang in LANGUAGES}, MONEY, line.pair_id)


def _money(amount: Fraction) -> dict[str, str]:
    scale = "wan" if 0 < amount < 10**6 else "yi"
    return {lang: str(figure(float(amount), YUAN, lang, scale=scale)) for lang in LANGUAGES}


def _joined(told: list[Linked]) -> Linked:
    made = told[0]
    for one in told[1:]:
        made = linked(Text("{a}、{b}", "{a}, {b}"), a=made, b=one)
    return made
