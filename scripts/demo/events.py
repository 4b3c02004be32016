"""What the simulated pairs did together besides projects: meetings, visits, training, agreements, roadshows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from scripts.demo.draws import Draws, rounded, split
from scripts.demo.figures import printed_money, yuan
from scripts.demo.quarters import AS_OF, LAST, STAGE_DATE, day_in, last_day
from scripts.demo.shape import SHAPES, TRACKS


@dataclass(frozen=True)
class Occasion:
    """A way of working together; ranges are (least, most), `amount` in 万元, None where no money is named."""

    track: str
    kind: str
    zh: str
    en: str
    firms: tuple[int, int] | None
    people: tuple[int, int] | None
    amount: tuple[int, int] | None = None


OCCASIONS = (
    Occasion("T1", "meeting", "项目推进联席会", "joint meeting on project progress", (4, 14), (15, 50)),
    Occasion(
        "T1",
        "agreement",
        "产业项目合作框架协议",
        "framework agreement on industrial projects",
        (2, 8),
        None,
        (3_000, 60_000),
    ),
    Occasion(
        "T2", "matching", "产业链配套对接会", "supply-chain matching meeting", (8, 45), (30, 160), (1_500, 45_000)
    ),
    Occasion("T2", "visit", "链主企业走访", "visit to leading firms", (3, 12), (8, 30)),
    Occasion("T2", "upgrade", "配套企业工艺提升", "process upgrade at suppliers", (1, 6), None, (200, 3_000)),
    Occasion("T2", "agreement", "配套供货协议", "supply agreement", (2, 6), None, (800, 18_000)),
    Occasion("T3", "visit", "转移企业选址考察", "site visit by relocating firms", (2, 9), (6, 25)),
    Occasion("T4", "roadshow", "招商信息联合路演", "joint investment roadshow", (12, 60), (60, 300), (5_000, 120_000)),
    Occasion("T4", "platform", "招商信息平台共建", "shared investment information platform", None, (6, 20)),
    Occasion("T4", "agreement", "招商引才服务协议", "investment and talent service agreement", None, (8, 24)),
    Occasion("T5", "training", "数字化改造研修班", "digital upgrading class", (15, 60), (40, 120)),
    Occasion("T5", "visit", "智能工厂观摩", "tour of smart factories", (10, 35), (25, 80)),
    Occasion("T5", "upgrade", "产线数字化诊断", "digital diagnosis of production lines", (3, 20), (6, 30), (60, 900)),
    Occasion(
        "T6", "agreement", "要素互惠协议", "agreement on sharing land, energy and labour", None, (8, 20), (500, 12_000)
    ),
    Occasion("T6", "secondment", "干部双向挂职", "secondment of officials both ways", None, (2, 6)),
    Occasion("T6", "financing", "产业基金投资签约", "signing of an equity investment", (1, 4), None, (1_000, 20_000)),
)

EVENTS = 204
TRACK_WEIGHTS = {"T1": 4, "T2": 22, "T3": 4, "T4": 27, "T5": 27, "T6": 20}
OVERDUE = 0.08  # chance that an amount still stands as expected long past its date
LIVELINESS = {"P08": 18, "P10": 15, "P15": 15, "P12": 15, "P01": 14, "P03": 13, "P09": 6, "P18": 6, "P17": 8}
BY_YEAR = (24, 38, 38)
RECENT = date(2025, 8, 1)  # an amount expected of an earlier event has come by now, or it has not and nobody said so
UNDATED = 99  # every so many events one has no date


def _when(draws: Draws) -> tuple[date, str]:
    """The last day of what is known of the date, and how much that is."""
    quarter = draws.weighted((0, 1, 2), BY_YEAR) * 4 + draws.weighted((0, 1, 2, 3), (18, 27, 26, 29))
    day = day_in(draws, min(quarter, LAST))
    precision = draws.weighted(("day", "month", "quarter"), (80, 14, 6))
    if precision == "month":
        return (day.replace(day=28) + timedelta(4)).replace(day=1) - timedelta(1), precision
    return (last_day(quarter), precision) if precision == "quarter" else (day, precision)


def _occasion(draws: Draws, pair_id: str) -> Occasion:
    """More often on the tracks where the pair has projects; within a track each kind alike."""
    weights = [TRACK_WEIGHTS[t] * (10 + SHAPES[pair_id].tracks[i]) for i, t in enumerate(TRACKS)]
    track = draws.weighted(TRACKS, weights)
    return draws.pick([o for o in OCCASIONS if o.track == track])


def _count(draws: Draws, among: tuple[int, int] | None) -> int | None:
    return None if among is None or draws.chance(0.08) else draws.whole(*among)


def _event(draws: Draws, pair_id: str, number: int, when: tuple[date, str], undated: bool) -> dict[str, object]:
    occasion, (day, precision) = _occasion(draws, pair_id), when
    wan, qualifier, value_type = None, None, "actual"
    if occasion.amount and draws.chance(0.75):
        wan = rounded(draws.between(*occasion.amount), 500 if occasion.amount[1] > 10_000 else 20)
        value_type = "forecast" if draws.chance(0.75 if day >= RECENT else OVERDUE) else "actual"
        qualifier = draws.weighted((None, "over", "about", "nearly"), (55, 30, 10, 5))
    tracked = not draws.chance(0.04)
    return {
        "event_id": f"{pair_id}-E{number:02d}",
        "pair_id": pair_id,
        "track_id": occasion.track if tracked else None,
        "track_assigned_by": draws.weighted(("county", "analyst"), (70, 30)) if tracked else None,
        "kind": occasion.kind,
        "title": f"示例活动{pair_id}-{number:02d} {occasion.zh}",
        "title_en": f"Example event {pair_id}-{number:02d}: {occasion.en}",
        "date": None if undated else day,
        "date_precision": None if undated else precision,
        "firms": _count(draws, occasion.firms),
        "people": _count(draws, occasion.people),
        "amount": None if wan is None else yuan(wan),
        "value_type": value_type,
        "qualifier": qualifier,
        "printed": None if wan is None else printed_money(wan, qualifier),
        "as_of": STAGE_DATE if undated else min(day + timedelta(draws.whole(3, 25)), AS_OF),
        "source_id": "sim-events",
        "locator": f"示例活动台账 {pair_id} 第{number}行",
    }


def rows() -> Iterator[dict[str, object]]:
    """The events of each pair, numbered by date."""
    total = 0
    counts = split(EVENTS, [LIVELINESS.get(pair_id, 11) for pair_id in SHAPES])
    for pair_id, count in zip(SHAPES, counts, strict=True):
        draws = Draws("events", pair_id)
        for number, when in enumerate(sorted(_when(draws) for _ in range(count)), 1):
            total += 1
            yield _event(draws, pair_id, number, when, total % UNDATED == 0)
