"""Matchings in words and tables, for page and file alike: the pairs in force against the best and the stable ones, a new round."""

from collections.abc import Sequence

from analytics.lookup import pairs
from analytics.matching.actual import Actual
from analytics.matching.draws import Drawn
from analytics.matching.parts import PARTS
from analytics.matching.preferences import Matching
from analytics.matching.rounds import Candidate, NewRound
from analytics.matching.sides import sides
from analytics.matching.stable import Stable
from analytics.matching.wording import (
    COMPLEMENTARITY,
    FULL,
    NAME,
    POINTS,
    TOO_LITTLE,
    county_words,
    points,
    points_words,
    two_cells,
    two_columns,
)
from analytics.table import NOTHING, Cell, Column, Table, column, table, text
from store.datasets import Dataset
from style import terms
from style.numbers import figure, percent, share_words
from style.text import Text

OWN = Text("只按本县需求", "By its own needs")
ON_THEIR_LIST = Text("在对方名单上的位次", "Place on the other's list")
COST = Text("保留的代价", "Cost of keeping")
IN_BEST = Text("在最优指派中", "In the best assignment")
IN_STABLE = Text("在稳定匹配中", "In stable matchings")
BEST_SHARE = Text("抽样中在最优指派的比例", "Share of draws in the best")
STABLE_SHARE = Text("抽样中在稳定匹配的比例", "Share of draws in a stable one")
BLOCKING = Text("阻塞对", "Blocking pairs")
BEST = Text("最优一对一指派", "Best one-to-one")
INDUSTRIAL_BEST = Text("稳定匹配（工业大县最优）", "Stable, industrial side's best")
MOUNTAIN_BEST = Text("稳定匹配（山区县最优）", "Stable, mountain side's best")
NOW = Text("现结对", "Paired now")
FIXED = Text("固定", "fixed")
OF_LIST = Text("第 {place} 位，共 {count}", "{place} of {count}")
ON_INDUSTRIAL_LIST = Text("在工业大县名单上", "On the industrial county's list")
ON_MOUNTAIN_LIST = Text("在山区县名单上", "On the mountain county's list")
GAINS = Text("{side}：现在 → 改结后", "{side}: now → then")
FROM_NOW = Text("{now} → {then}", "{now} → {then}")
_ACTUAL = Text(
    "现有 {judged} 对互补度合计 {total}，最优一对一指派 {best}；按模型推算，另有 {blocking} 组县彼此互补都高于现状（阻塞对）；稳定匹配{stable}，现有结对有 {kept} 对在每个稳定匹配中",
    "the {judged} pairs in force come to {total} of complementarity, the best one-to-one to {best}; by the model {blocking} times two counties complement each other better than whom they have (blocking pairs); stable matchings: {stable}, and {kept} of the pairs in force are in every one",
)
_ACTUAL_OF = Text(
    "现有 {all} 对中 {judged} 对资料够比较，互补度合计 {total}，最优一对一指派 {best}；按模型推算，另有 {blocking} 组县彼此互补都高于现状（阻塞对）；稳定匹配{stable}，现有结对有 {kept} 对在每个稳定匹配中",
    "enough is known of {judged} of the {all} pairs in force, which come to {total} of complementarity, the best one-to-one of the same counties to {best}; by the model {blocking} times two counties complement each other better than whom they have (blocking pairs); stable matchings: {stable}, and {kept} of these pairs are in every one",
)
_LEFT_OUT = Text(
    "{parts}对多半现有结对没有独立资料，比较时各方都不计",
    "{parts}: unknown for most of the pairs in force, so they count for nobody here",
)
_NOT_JUDGED = Text("{pairs}数据不足，不参与比较", "{pairs}: too little data, not compared")
NOTE_DRAWS = Text(
    "抽样 {draws} 次：权重按狄利克雷分布变动（平均权重上下约 {spread}），互补度加正态误差（标准差 {noise} 分），种子 {seed}。",
    "{draws} draws: weights from a Dirichlet distribution (an average one varies by about {spread}), normal noise on complementarity (standard deviation {noise} points), seed {seed}.",
)
IN_EVERY, IN_SOME, IN_NONE = (Text("每一个都在", "in every one"), Text("有的在", "in some"), Text("都不在", "in none"))
YES, NO = Text("在", "yes"), Text("不在", "no")
_JUST, _AT_LEAST = Text("共 {count} 个", "{count}"), Text("至少 {count} 个", "at least {count}")


def left_out_words(dataset: Dataset, left_out: Sequence[str], not_judged: Sequence[str], lang: str) -> str:
    """Which parts count for nobody and which pairs are not compared; nothing where all are."""
    said = []
    if left_out:
        said.append(_LEFT_OUT(lang, parts=terms.JOINT(lang).join(PARTS[one].name(lang) for one in left_out)))
    if not_judged:
        names = terms.JOINT(lang).join(pairs(dataset)[one].label(lang) for one in not_judged)
        said.append(_NOT_JUDGED(lang, pairs=names))
    return terms.LIST_STOP(lang).join(said)


def count_words(found: Stable, lang: str) -> str:
    """共 2 个; 至少 200 个 where not all are listed."""
    return (_JUST if found.is_whole else _AT_LEAST)(lang, count=len(found.listed))


def actual_words(found: Actual, lang: str) -> str:
    """How the pairs in force stand against the best and the stable matchings; nothing where too little is known."""
    if found.best is None or found.stable is None:
        return ""
    every = len(found.kept) + len(found.not_judged)
    return (_ACTUAL_OF if found.not_judged else _ACTUAL)(
        lang,
        all=every,
        judged=len(found.kept),
        total=points_words(found.total, lang),
        best=points_words(found.best.total, lang),
        blocking=len(found.blocking),
        stable=count_words(found.stable, lang),
        kept=sum(one.in_every_stable for one in found.kept),
    )


def draws_words(found: Drawn, lang: str) -> str:
    spread, noise = percent(found.spread, lang, 0), figure(found.noise * FULL, POINTS, lang).number
    return NOTE_DRAWS(lang, draws=found.draws, spread=spread, noise=noise, seed=found.seed)


def kept_table(dataset: Dataset, found: Actual, lang: str) -> Table:
    """A row a pair in force: its complementarity, what keeping it costs, and in which matchings it stands."""
    columns = [
        Column("pair", terms.PAIR(lang)),
        column("total", COMPLEMENTARITY(lang), POINTS, lang, 1),
        column("cost", COST(lang), POINTS, lang, 1),
        Column("in_best", IN_BEST(lang)),
        Column("in_stable", IN_STABLE(lang)),
        Column("industrial_place", ON_INDUSTRIAL_LIST(lang)),
        Column("mountain_place", ON_MOUNTAIN_LIST(lang)),
        Column("best_share", BEST_SHARE(lang), "percent"),
        Column("stable_share", STABLE_SHARE(lang), "percent"),
    ]
    rows = [
        [
            text(pairs(dataset)[str(one.line.pair_id)].label(lang)),
            points(one.line.total, lang),
            points(one.cost, lang),
            text((YES if one.in_best else NO)(lang)),
            text((IN_EVERY if one.in_every_stable else IN_SOME if one.in_some_stable else IN_NONE)(lang)),
            text(OF_LIST(lang, place=one.industrial_place[0], count=one.industrial_place[1])),
            text(OF_LIST(lang, place=one.mountain_place[0], count=one.mountain_place[1])),
            _share(one.share.best, lang),
            _share(one.share.stable, lang),
        ]
        for one in found.kept
    ]
    return table("kept", COST(lang), columns, rows, draws_words(found.drawn, lang) if found.drawn else "")


def _share(value: float, lang: str) -> Cell:
    """A share of the draws, with its sign: 不足0.5% where it is hardly any."""
    return share_words(value, lang), value


def blocking_table(dataset: Dataset, found: Actual, lang: str) -> Table:
    """A row two counties that would rather have each other, with what each has now and would have."""
    sides = {"industrial": terms.INDUSTRIAL, "mountain": terms.MOUNTAIN}
    columns = [
        *two_columns(lang),
        *(Column(f"{one}_gain", GAINS(lang, side=said(lang))) for one, said in sides.items()),
    ]
    rows = [
        [
            *two_cells(dataset, one.two, lang),
            text(_gain(one.industrial_now, one.industrial_then, lang)),
            text(_gain(one.mountain_now, one.mountain_then, lang)),
        ]
        for one in found.blocking
    ]
    return table("blocking", BLOCKING(lang), columns, rows)


def _gain(now: float, then: float, lang: str) -> str:
    return FROM_NOW(lang, now=figure(now * FULL, POINTS, lang, 1).number, then=points_words(then, lang))


def matchings_table(dataset: Dataset, found: Actual | NewRound, lang: str) -> Table:
    """A row an industrial county: whom it has now, and whom by the best assignment and each side's best stable matching."""
    columns = [
        Column("industrial", terms.INDUSTRIAL(lang)),
        Column("now", NOW(lang)),
        Column("best", BEST(lang)),
        Column("industrial_best", INDUSTRIAL_BEST(lang)),
        Column("mountain_best", MOUNTAIN_BEST(lang)),
    ]
    assigned = found.best if isinstance(found, Actual) else found.assigned
    fixed = assigned.fixed if assigned else ()
    now = dict(sides(dataset, found.table.as_of).pairs.keys())
    held = [dict(assigned.pairs if assigned else ())]
    best: tuple[Matching, ...] = (
        (found.stable.industrial_best, found.stable.mountain_best) if found.stable else ((), ())
    )
    held += [dict((*found.names(one), *fixed)) for one in best]
    order = sorted({*found.table.industrial, *(one for one, _ in fixed)})
    rows = [
        [
            text(county_words(dataset, adcode, lang)),
            *(text(county_words(dataset, one[adcode], lang)) if adcode in one else NOTHING for one in (now, *held)),
        ]
        for adcode in order
    ]
    return table("matchings", NAME(lang), columns, rows)


def round_table(dataset: Dataset, found: NewRound, lang: str) -> Table:
    """A row a pair of the assignment: whether it is held fixed or paired now, its complementarity, how often draws give it, which
    is no question of a fixed one."""
    columns = [
        *two_columns(lang),
        Column("held", NOW(lang)),
        column("total", COMPLEMENTARITY(lang), POINTS, lang, 1),
        Column("best_share", BEST_SHARE(lang), "percent"),
        Column("stable_share", STABLE_SHARE(lang), "percent"),
    ]
    now = sides(dataset, found.table.as_of).pairs
    rows = []
    for two in found.assigned.pairs:
        if two in found.fixed:
            own = points(found.of_fixed[two], lang) if found.of_fixed[two] is not None else text(TOO_LITTLE(lang))
            rows.append([*two_cells(dataset, two, lang), text(FIXED(lang)), own, NOTHING, NOTHING])
            continue
        share = found.drawn.share(two)
        rows.append(
            [
                *two_cells(dataset, two, lang),
                text(NOW(lang)) if two in now else NOTHING,
                points(found.table.line(*two).total, lang),
                _share(share.best, lang),
                _share(share.stable, lang),
            ]
        )
    return table("round", BEST(lang), columns, rows, draws_words(found.drawn, lang) if found.is_enough else "")


def candidates_table(dataset: Dataset, found: Sequence[Candidate], lang: str) -> Table:
    """A row a county that could be asked, the first on the list first: ordered by what it is worth to the asking county alone."""
    columns = [
        Column("place", terms.PLACE(lang), "count"),
        *two_columns(lang),
        column("own", OWN(lang), POINTS, lang, 1),
        column("total", COMPLEMENTARITY(lang), POINTS, lang, 1),
        Column("place_there", ON_THEIR_LIST(lang), "count"),
    ]
    rows: list[list[Cell]] = [
        [
            (str(one.place), one.place),
            *two_cells(dataset, (one.line.industrial_adcode, one.line.mountain_adcode), lang),
            points(one.own, lang),
            points(one.line.total, lang),
            (str(one.place_there), one.place_there),
        ]
        for one in found
    ]
    return table("candidates", NAME(lang), columns, rows)
