"""今天要看的三件事: what to look at first, each with whom and where: money that rests, figures that did not come, projects that stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from analytics.lagging.shortfall import Shortfall, Shortfalls
from analytics.linked_text import Linked, linked, number, pair_names
from analytics.standings.pace import Progresses
from analytics.warnings.rules import RULES
from store.datasets import Dataset
from style.numbers import figure, percent
from style.text import LANGUAGES, Text
from style.units import YUAN

MOST = 3
NAMED = 3
_UNDISBURSED = Text("拨付是最大的堵点", "Disbursement is the largest block")
_UNDISBURSED_SAYS = Text(
    "应支出而未支出的 {gap}里，{amount}还没有拨付，占 {share}：{names}",
    "of {gap} due and not spent, {amount} has not been disbursed, {share}: {names}",
)
_UNSPENT = Text("钱到了没有花", "Money has come and is not spent")
_UNSPENT_SAYS = Text(
    "应支出而未支出的 {gap}里，{amount}已经拨付、没有支出，占 {share}：{names}",
    "of {gap} due and not spent, {amount} is disbursed and not spent, {share}: {names}",
)
_SILENT = Text("{name}当季应报全部未报", "{name}: nothing returned for the quarter")
_SILENT_SAYS = Text(
    "{missing} 项，占全部未报 {all} 项的 {share}；投资和产值暂不能判断",
    "{missing} figures, {share} of {all} missing; its investment and output cannot be judged",
)
_MISSING = Text("当季 {missing} 项应报未报", "Figures of the quarter that did not come: {missing}")
_MISSING_SAYS = Text("应报 {due} 项，最多的是{names}", "of {due} due; most with {names}")
_STALLED = Text("{count} 个停滞项目占住 {amount}", "Projects that stand still: {count}, with {amount} spent on them")
_STALLED_SAYS = Text(
    "在建而连续多季没有新投资：{names}", "under construction, without new investment for quarters: {names}"
)
_NOT_STARTED = Text("{count} 个项目签约后迟迟未开工", "Projects signed and not started: {count}")
_NOT_STARTED_SAYS = Text("计划投资 {amount}：{names}", "planned investment {amount}: {names}")
_TARGET = Text("{count} 对的投资落后于目标", "Pairs behind their investment targets: {count}")
_TARGET_SAYS = Text("离目标最远的是{names}", "the furthest: {names}")


@dataclass(frozen=True)
class Matter:
    """`title` says what is wrong, `says` how much of it and with whom, `page` shows it (with the warning `rule` where it is one's)."""

    id: str
    title: Linked
    says: Linked
    page: str
    rule: str | None = None


def matters(dataset: Dataset, found: Shortfalls, aimed: Progresses) -> tuple[Matter, ...]:
    """Up to three, the most telling first; none where nothing is wrong."""
    return tuple(one for _, one in zip(range(MOST), _every(dataset, found, aimed), strict=False))


def _every(dataset: Dataset, found: Shortfalls, aimed: Progresses) -> Iterator[Matter]:
    if found.whole is None:
        return
    yield from _resting(dataset, found, found.whole)
    yield from _missing(dataset, found, found.whole)
    yield from _still(dataset, found, "stalled", _STALLED, _STALLED_SAYS)
    yield from _targets(dataset, aimed)
    yield from _still(dataset, found, "not_started", _NOT_STARTED, _NOT_STARTED_SAYS)


def _resting(dataset: Dataset, found: Shortfalls, whole: Shortfall) -> Iterator[Matter]:
    """The step at which most of the gap rests."""
    if whole.gap <= 0:
        return
    at_disbursement = whole.undisbursed * 2 > whole.gap
    amount = whole.undisbursed if at_disbursement else whole.unspent
    held = [(line.undisbursed if at_disbursement else line.unspent, str(line.pair_id)) for line in found.lines]
    most = sorted(((part, pair_id) for part, pair_id in held if part > 0), key=lambda one: (-one[0], one[1]))[:NAMED]
    says = linked(
        _UNDISBURSED_SAYS if at_disbursement else _UNSPENT_SAYS,
        gap=_money(whole.gap),
        amount=number(_money(amount), "fund_disbursed" if at_disbursement else "fund_spent"),
        share={lang: percent(amount / whole.gap, lang, 0) for lang in LANGUAGES},
        names=_with_amounts(dataset, [(pair_id, part) for part, pair_id in most]),
    )
    yield Matter("money", linked(_UNDISBURSED if at_disbursement else _UNSPENT), says, "funds")


def _missing(dataset: Dataset, found: Shortfalls, whole: Shortfall) -> Iterator[Matter]:
    """A pair of which nothing came first; else how many figures did not come."""
    lacking = sorted(
        (line for line in found.lines if line.missing), key=lambda line: (-line.missing, line.pair_id or "")
    )
    if not lacking:
        return
    silent = next((line for line in lacking if line.missing == line.due), None)
    if silent:
        share = {lang: percent(Fraction(silent.missing, whole.missing), lang, 0) for lang in LANGUAGES}
        title = linked(_SILENT, name=pair_names(dataset, [str(silent.pair_id)]))
        yield Matter(
            "returns", title, linked(_SILENT_SAYS, missing=silent.missing, all=whole.missing, share=share), "lagging"
        )
        return
    beside = {str(line.pair_id): dict.fromkeys(LANGUAGES, f" {line.missing}/{line.due}") for line in lacking[:NAMED]}
    names = pair_names(dataset, list(beside), beside)
    title = linked(_MISSING, missing=whole.missing)
    yield Matter("returns", title, linked(_MISSING_SAYS, due=f"{whole.due:,}", names=names), "lagging")


def _still(dataset: Dataset, found: Shortfalls, rule: str, title: Text, says: Text) -> Iterator[Matter]:
    by_pair = {line.pair_id: line.still[rule] for line in found.lines if line.still.get(rule)}
    if not by_pair or rule not in RULES:
        return
    sums = {str(pair): sum((w.amount or Decimal(0) for w in held), Decimal(0)) for pair, held in by_pair.items()}
    most = sorted(sums, key=lambda pair_id: (-sums[pair_id], pair_id))[:NAMED]
    count, amount = sum(map(len, by_pair.values())), _money(Fraction(sum(sums.values(), Decimal(0))))
    beside = {p: {"zh": f" {len(by_pair[p])} 个", "en": f" {len(by_pair[p])}"} for p in most}
    names = pair_names(dataset, most, beside)
    yield Matter(
        rule, linked(title, count=count, amount=amount), linked(says, amount=amount, names=names), "warnings", rule
    )


def _targets(dataset: Dataset, aimed: Progresses) -> Iterator[Matter]:
    behind = aimed.of_status("behind")
    if not behind or len(aimed.lines) == 1:
        return
    beside = {
        str(line.pair_id): {lang: f" {percent(line.reached or 0, lang)}" for lang in LANGUAGES}
        for line in behind[:NAMED]
    }
    names = pair_names(dataset, list(beside), beside)
    yield Matter("targets", linked(_TARGET, count=len(behind)), linked(_TARGET_SAYS, names=names), "ranks")


def _with_amounts(dataset: Dataset, held: list[tuple[str, Fraction]]) -> Linked:
    beside = {pair_id: {lang: f" {_money(part)[lang]}" for lang in LANGUAGES} for pair_id, part in held}
    return pair_names(dataset, list(beside), beside)


def _money(amount: Fraction) -> dict[str, str]:
    scale = "wan" if 0 < amount < 10**6 else "yi"
    return {lang: str(figure(float(amount), YUAN, lang, scale=scale)) for lang in LANGUAGES}
