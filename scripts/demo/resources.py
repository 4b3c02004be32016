"""What each simulated county needs and offers, so that some pairs complement each other and some want the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from scripts.demo.draws import Draws, rounded
from scripts.demo.industries import OF_COUNTY
from scripts.demo.shape import SHAPES
from style.units import UNITS


@dataclass(frozen=True)
class Item:
    """Something counties trade. `offered_by`: the side that has it where things complement; quantities in `step`s."""

    category: str
    zh: str
    en: str
    unit: str
    offered_by: str
    least: float
    most: float
    step: int


MONEY = 10_000_000  # the step of amounts in yuan
ITEMS = (
    Item("land", "工业用地", "Industrial land", "mu", "mountain", 60, 800, 10),
    Item("land", "标准厂房", "Standard factory space", "wan_square_metre", "mountain", 2, 24, 1),
    Item("energy", "用能指标", "Energy quota", "wan_tce_a_year", "mountain", 1, 9, 1),
    Item("talent", "技能工人", "Skilled workers", "person", "mountain", 60, 900, 10),
    Item("talent", "工程技术人员", "Engineers", "person", "industrial", 10, 160, 5),
    Item("capital", "产业基金", "Equity fund", "yuan", "industrial", 5 * MONEY, 80 * MONEY, MONEY),
    Item("capital", "供应链融资", "Supply-chain finance", "yuan", "industrial", 3 * MONEY, 40 * MONEY, MONEY),
    Item("industry", "链上转移企业", "Relocating firms of the chain", "firm", "industrial", 3, 24, 1),
    Item("industry", "配套加工订单", "Orders for parts", "yuan", "industrial", 2 * MONEY, 60 * MONEY, MONEY),
)
# A raw material of the mountain county's own industries; the first that fits is taken.
MATERIALS = {
    "bamboo": Item("material", "毛竹原料", "Bamboo", "tonne_a_year", "mountain", 8_000, 90_000, 500),
    "calcium": Item("material", "石灰石粉体", "Limestone powder", "tonne_a_year", "mountain", 20_000, 240_000, 1_000),
    "pharma": Item("material", "中药材", "Medicinal herbs", "tonne_a_year", "mountain", 300, 4_000, 50),
    "food": Item("material", "食品原料", "Farm produce for food", "tonne_a_year", "mountain", 2_000, 30_000, 100),
    "textile": Item("material", "工业用丝", "Industrial yarn", "tonne_a_year", "industrial", 800, 9_000, 100),
    "furniture": Item("material", "木材", "Timber", "tonne_a_year", "mountain", 3_000, 40_000, 100),
    "electronics": Item("material", "覆铜板", "Copper-clad laminate", "tonne_a_year", "industrial", 100, 2_400, 20),
    "electrical": Item("material", "铜材", "Copper stock", "tonne_a_year", "industrial", 500, 8_000, 50),
}
OTHER = {"industrial": "mountain", "mountain": "industrial"}
AS_OF = date(2025, 10, 31)
# (items of which one side has what the other needs, items of which both want or both have the same)
MIX = {"good": (5, 0), "half": (3, 1), "poor": (1, 3)}
ALONE = (0, 5)  # further items that one side names alone, in turn
ROUGHLY = 0.12  # how often a quantity is qualified
IN_WORDS = 0.05


def _items(mountain_adcode: str) -> list[Item]:
    materials = [MATERIALS[name] for name in OF_COUNTY[mountain_adcode] if name in MATERIALS]
    return [*ITEMS, *materials[:1]]


def _stated(draws: Draws, item: Item, quantity: float) -> dict[str, object]:
    """Quantity, unit, qualifier and the words of the source; sometimes only words."""
    if draws.chance(IN_WORDS):
        return {"quantity": None, "unit": None, "qualifier": None, "printed": "示例表述：数量待定"}
    number = max(rounded(quantity, item.step), item.step)
    qualifier = draws.pick(("over", "about")) if draws.chance(ROUGHLY) else None
    if item.unit == "yuan":
        written = f"{number // 10_000}万元" if number % 100_000_000 else f"{number // 100_000_000}亿元"
    else:
        written = f"{number}{UNITS[item.unit].label.zh}"
    printed = {None: written, "over": f"超{written}", "about": f"{written}左右"}[qualifier]
    return {"quantity": f"{number}.00", "unit": item.unit, "qualifier": qualifier, "printed": printed}


def _wanted(draws: Draws, pair: dict[str, str]) -> Iterator[tuple[str, str, Item, float]]:
    """(side of the pair, need or offer, item, quantity)."""
    pair_id = pair["pair_id"]
    meet, alike = MIX[SHAPES[pair_id].complement]
    items = draws.shuffled(_items(pair["mountain_adcode"]))
    for item in items[:meet]:
        quantity = draws.between(item.least, item.most)
        fit = draws.between(0.7, 1.35) if SHAPES[pair_id].complement == "good" else draws.between(0.25, 1.6)
        yield item.offered_by, "offer", item, quantity
        yield OTHER[item.offered_by], "need", item, quantity * fit
    for item in items[meet : meet + alike]:
        kind = draws.pick(("need", "need", "offer"))
        for side in ("industrial", "mountain"):
            yield side, kind, item, draws.between(item.least, item.most)
    alone = items[meet + alike :][: draws.whole(*ALONE)]
    for i, item in enumerate(alone):
        side = ("industrial", "mountain")[i % 2]
        yield side, "offer" if item.offered_by == side else "need", item, draws.between(item.least, item.most)


def rows(pairs: Sequence[dict[str, str]]) -> Iterator[dict[str, object]]:
    """Needs and offers of each county, numbered within it."""
    for pair in pairs:
        draws = Draws("resources", pair["pair_id"])
        found = sorted(_wanted(draws, pair), key=lambda w: (w[0], w[1]))
        counts: dict[str, int] = {}
        for side, kind, item, quantity in found:
            adcode = pair[f"{side}_adcode"]
            counts[adcode] = counts.get(adcode, 0) + 1
            yield {
                "resource_id": f"R{adcode}-{counts[adcode]}",
                "adcode": adcode,
                "side": kind,
                "category": item.category,
                "item": item.zh,
                "item_en": item.en,
                **_stated(draws, item, quantity),
                "as_of": AS_OF,
                "source_id": "sim-resources",
                "locator": f"示例要素清单 {adcode} 第{counts[adcode]}项",
            }
