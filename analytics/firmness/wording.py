"""How firm places are, in words for page and file alike. Names of pairs and indicators come as texts; it knows no dataset."""

from collections.abc import Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction

from analytics.firmness.draws import HIGH, LOW, Firm
from analytics.firmness.sensitivity import deciding
from analytics.firmness.swap import SmallestSwap
from analytics.firmness.tiers import Tier
from analytics.firmness.weights import BOX, DIRICHLET
from analytics.sentences import both
from style.numbers import figure, percent, share_words
from style.text import LANGUAGES, Text
from style.units import PERCENT, UNITS

Names = Mapping[str, Text]
Words = dict[str, str]

NAME = Text("稳健性", "Firmness")
TIERS = Text("可区分档次", "Tiers")
HOW_DRAWN = {
    DIRICHLET: Text(
        "权重按狄利克雷分布抽取 {draws} 次：均值为办法所定权重，平均大小的权重标准差为其 {part}；随机种子 {seed}",
        "Weights drawn {draws} times from a Dirichlet distribution with the scheme's weights as means, the standard deviation of a weight of mean size {part} of it; seed {seed}",
    ),
    BOX: Text(
        "权重抽取 {draws} 次：各项在办法所定值的 ±{part} 之内等可能取值，再按合计 100% 折算；随机种子 {seed}",
        "Weights drawn {draws} times, each evenly within ±{part} of the scheme's, then brought to 100% in sum; seed {seed}",
    ),
}
INTERVAL = Text(
    "{pair}按办法列第 {place} 位；权重变动时，{share} 以上的抽样列第 {low} 至 {high} 位，中位数为第 {median} 位",
    "{pair} has place {place} by the scheme; with weights moved, at least {share} of the draws put it at places {low} to {high}, the median at {median}",
)
ONE_PLACE = Text(
    "{pair}按办法列第 {place} 位；权重变动时，{share} 以上的抽样都列第 {low} 位",
    "{pair} has place {place} by the scheme; with weights moved, at least {share} of the draws put it at place {low}",
)
STAYS = Text(
    "权重变动时，{share} 以上的抽样列第 {low} 至 {high} 位",
    "with weights moved, at least {share} of the draws put it at places {low} to {high}",
)
STAYS_AT = Text(
    "权重变动时，{share} 以上的抽样都列第 {low} 位",
    "with weights moved, at least {share} of the draws put it at place {low}",
)
PASSING = Text("{share} 的抽样中，{one}排在{other}之前", "{one} stands before {other} in {share} of the draws")
TIERS_RULE = Text(
    "从第 1 位起依次往下：下一对与本档任何一对的先后，在 {sure} 以上的抽样中一致的，另起一档；同档之内的先后，权重在此范围内变动时分不清",
    "From place 1 down: a pair begins a new tier once at least {sure} of the draws agree on its order with any pair of the present one; within a tier weights moved so far cannot tell the order",
)
TIER = Text("第 {number} 档：{pairs}", "Tier {number}: {pairs}")
TOLD_APART = Text(
    "与上一档的{above}分得开（{share} 的抽样先后一致）", "Told from {above} in the tier above ({share} of the draws)"
)
DECIDES = Text(
    "对{pair}位次影响最大的是“{indicator}”的权重：它单独占位次波动的 {first}，连同与其他权重的相互作用占 {total}",
    "What moves {pair}'s place most is the weight of “{indicator}”: {first} of its variance alone, {total} with what it does together with others",
)
DECIDE = Text(
    "对{pair}位次影响最大的是{indicators}的权重，其间大小分不清",
    "What moves {pair}'s place most are the weights of {indicators}, which cannot be told apart",
)
UNDECIDED = Text(
    "哪一项权重对{pair}的位次影响最大，这些抽样分不清", "These draws cannot tell which weight moves {pair}'s place most"
)
NEVER_MOVES = Text("权重变动不影响{pair}的位次", "Moving the weights does not move {pair}'s place")
EQUAL = Text("{ahead}与{behind}得分相同，位次并列", "{ahead} and {behind} have the same score and share a place")
QUOTED = Text("“{name}”", "“{name}”")
WEIGHT_UP = Text(
    "“{indicator}”的权重由 {now} 升到超过 {level}（其余按原比例让出）",
    "A weight of “{indicator}” above {level}, now {now}, the others giving way in proportion",
)
WEIGHT_DOWN = Text(
    "“{indicator}”的权重由 {now} 降到低于 {level}（其余按原比例分得）",
    "A weight of “{indicator}” below {level}, now {now}, the others gaining in proportion",
)
NO_WEIGHT = Text("任何一项权重单独变动，都不会换位", "No change of one weight alone swaps them")
FIGURE_UP = Text(
    "{pair}“{indicator}”的分值由 {now}升到超过 {level}", "More than {level} of {pair} for “{indicator}”, now {now}"
)
FIGURE_DOWN = Text(
    "{pair}“{indicator}”的分值由 {now}降到低于 {level}", "Less than {level} of {pair} for “{indicator}”, now {now}"
)
NO_FIGURE = Text("任何一项分值单独变动，都不会换位", "No change of one figure's points alone swaps them")
WITHOUT = Text("不计“{indicator}”", "Without “{indicator}”")
WAYS: dict[str, Text] = {
    "points-geometric": Text("分值几何平均", "Points, geometric mean"),
    "min_max-arithmetic": Text("极差标准化后算术平均", "Min–max, arithmetic mean"),
    "min_max-geometric": Text("极差标准化后几何平均", "Min–max, geometric mean"),
    "z_score-arithmetic": Text("标准分（Z）算术平均", "Z-scores, arithmetic mean"),
    "rank-arithmetic": Text("各指标位次计分（博尔达法）", "Places by indicator (Borda)"),
    "copeland": Text("两两比较胜场（科普兰法）", "Duels won (Copeland)"),
    "lowest": Text("缺数按该指标最低分计", "Missing as the lowest points"),
    "median": Text("缺数按该指标中位数计", "Missing as the median points"),
    "highest": Text("缺数按该指标最高分计", "Missing as the highest points"),
    "complete_pairs": Text("只排不缺数的结对", "Only pairs without missing figures"),
    "complete_indicators": Text("只计不缺数的指标", "Only indicators without missing figures"),
}


def how_drawn(firm: Firm) -> Text:
    part = {lang: percent(firm.how.part, lang, 0) for lang in LANGUAGES}
    return both(HOW_DRAWN[firm.how.kind], draws=f"{firm.draws:,}", part=part, seed=firm.seed)


def interval(firm: Firm, pair_id: str, names: Names) -> Text:
    """A pair's place, and between which places it stays."""
    row = firm.pair_ids.index(pair_id)
    place, low, median, high = (int(held[row]) for held in (firm.places, firm.low, firm.median, firm.high))
    said = {"pair": names[pair_id], "place": place, "low": low, "share": _share(HIGH - LOW, 0)}
    return both(ONE_PLACE, **said) if low == high else both(INTERVAL, **said, high=high, median=median)


def stays(firm: Firm, pair_id: str) -> Text:
    """Between which places a pair stays, where its own place has been said."""
    row = firm.pair_ids.index(pair_id)
    low, high = int(firm.low[row]), int(firm.high[row])
    return both(STAYS_AT if low == high else STAYS, low=low, high=high, share=_share(HIGH - LOW, 0))


def passing(firm: Firm, one: str, other: str, names: Names) -> Text:
    return both(PASSING, one=names[one], other=names[other], share=_share(firm.passing(one, other)))


def tiers_rule(sure: float = HIGH) -> Text:
    return both(TIERS_RULE, sure=_share(sure, 0))


def tier(held: Tier, number: int, names: Names) -> Text:
    """Its pairs by place."""
    return both(TIER, number=number, pairs=_joined(held.pair_ids, names))


def told_apart(held: Tier, names: Names) -> Text | None:
    """What tells it from the tier above; None of the first."""
    if held.told_from is None or held.share is None:
        return None
    return both(TOLD_APART, above=names[held.told_from], share=_share(held.share))


def decides(firm: Firm, pair_id: str, pairs: Names, indicators: Names) -> Text:
    """Which weight moves the pair's place most, so far as the draws tell."""
    row, name = firm.pair_ids.index(pair_id), pairs[pair_id]
    most = deciding(firm.sensitivity, row)
    if not most:
        moved = firm.sensitivity.total[row] == firm.sensitivity.total[row]
        return both(UNDECIDED if moved.any() else NEVER_MOVES, pair=name)
    if len(most) > 1:
        quoted = (both(QUOTED, name=indicators[firm.indicator_ids[n]]) for n in most)
        return both(DECIDE, pair=name, indicators=_listed(tuple(quoted)))
    first, total = (float(held[row, most[0]]) for held in (firm.sensitivity.first, firm.sensitivity.total))
    said = {"first": _share(min(max(first, 0.0), 1.0), 0), "total": _share(min(total, 1.0), 0)}
    return both(DECIDES, pair=name, indicator=indicators[firm.indicator_ids[most[0]]], **said)


def swap_by_weight(swap: SmallestSwap, pairs: Names, indicators: Names) -> Text:
    """The smallest change of one weight that swaps the two; printed so that what is printed is enough."""
    if swap.equal:
        return _equal(swap, pairs)
    if swap.weight is None:
        return NO_WEIGHT
    now, level = _beyond(swap.weight.now * 100, swap.weight.level * 100)
    said = {"now": _percent(now), "level": _percent(level), "indicator": indicators[swap.weight.indicator_id]}
    return both(WEIGHT_UP if level > now else WEIGHT_DOWN, **said)


def swap_by_figure(swap: SmallestSwap, pairs: Names, indicators: Names) -> Text:
    """The smallest change of one figure's points that swaps the two; printed so that what is printed is enough."""
    if swap.equal:
        return _equal(swap, pairs)
    if swap.figure is None:
        return NO_FIGURE
    now, level = _beyond(swap.figure.now, swap.figure.level)
    said = {"now": _points(now), "level": _points(level), "indicator": indicators[swap.figure.indicator_id]}
    return both(FIGURE_UP if level > now else FIGURE_DOWN, pair=pairs[swap.figure.pair_id], **said)


def _equal(swap: SmallestSwap, pairs: Names) -> Text:
    return both(EQUAL, ahead=pairs[swap.ahead], behind=pairs[swap.behind])


def _beyond(now: Fraction, level: Fraction) -> tuple[Decimal, Decimal]:
    """Both of 0–100, to a tenth: the level rounded away from the present value, so that beyond what is printed they have swapped; finer
    where a tenth would print no change or leave 0–100."""
    way, decimals = (ROUND_CEILING if level > now else ROUND_FLOOR), 1
    while True:
        step = Decimal(1).scaleb(-decimals)
        held = (Decimal(one.numerator) / Decimal(one.denominator) for one in (now, level))
        start, then = (one.quantize(step, rounding) for one, rounding in zip(held, (None, way), strict=True))
        if 0 < then < 100 and (then > start) == (level > now) and then != start:
            return start, then
        decimals += 1


def _decimals(value: Decimal) -> int:
    return max(0, -int(value.as_tuple().exponent))


def _percent(value: Decimal) -> Words:
    return {lang: str(figure(value / 100, PERCENT, lang, _decimals(value))) for lang in LANGUAGES}


def _points(value: Decimal) -> Words:
    return {lang: str(figure(value, UNITS["score"], lang, _decimals(value))) for lang in LANGUAGES}


def _share(value: float, decimals: int = 1) -> Words:
    return {lang: share_words(value, lang, decimals) for lang in LANGUAGES}


def _joined(ids: tuple[str, ...], names: Names) -> Text:
    return _listed(tuple(names[one] for one in ids))


def _listed(texts: tuple[Text, ...]) -> Text:
    return Text("、".join(one.zh for one in texts), ", ".join(one.en for one in texts))
