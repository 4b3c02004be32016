"""Which industry a text names, and which industries supply which others: a model's word, each link with its reason.

No table of inputs and outputs at this grain is held, so the links are this dashboard's own judgement: 1 where one industry's goods
are a main material, part or machine of the other, a half where they are a lesser one. Whoever knows better changes a row here.
"""

from dataclasses import dataclass

from style.text import Text

MAIN, LESSER = 1.0, 0.5


@dataclass(frozen=True)
class Industry:
    """`words`: what names it in a text; a text that names two industries names none."""

    id: str
    name: Text
    words: tuple[str, ...]


@dataclass(frozen=True)
class SupplyLink:
    """What `supplier` makes goes into what `user` makes; `strength` MAIN or LESSER."""

    supplier: str
    user: str
    strength: float
    reason: Text


def _industry(industry_id: str, zh: str, en: str, words: str) -> Industry:
    return Industry(industry_id, Text(zh, en), tuple(words.split()))


def _link(supplier: str, user: str, strength: float, zh: str, en: str) -> SupplyLink:
    return SupplyLink(supplier, user, strength, Text(zh, en))


INDUSTRIES: dict[str, Industry] = {
    one.id: one
    for one in (
        _industry("bamboo", "竹木加工", "Bamboo and wood", "竹木 竹制 木材加工"),
        _industry("auto", "汽车零部件", "Car parts", "汽车"),
        _industry("rubber", "橡胶制品", "Rubber goods", "橡胶 橡塑"),
        _industry("electrical", "电气机械", "Electrical machinery", "电气"),
        _industry("materials", "新材料", "New materials", "新材料"),
        _industry("pharma", "生物医药", "Pharmaceuticals", "医药 制药"),
        _industry("food", "食品加工", "Food", "食品 饮料"),
        _industry("textile", "纺织服装", "Textiles and clothing", "纺织 服装"),
        _industry("calcium", "石材与碳酸钙", "Stone and calcium carbonate", "石材 碳酸钙"),
        _industry("furniture", "家具家居", "Furniture", "家具 家居"),
        _industry("equipment", "通用设备", "General machinery", "通用设备"),
        _industry("electronics", "电子信息", "Electronics", "电子信息"),
        _industry("paper", "特种纸", "Speciality paper", "特种纸 造纸"),
        _industry("valves", "水暖阀门", "Valves and fittings", "阀门 水暖"),
        _industry("energy", "新能源装备", "New-energy equipment", "新能源装备"),
        _industry("plastics", "塑料制品", "Plastic goods", "塑料"),
    )
}
LINKS: tuple[SupplyLink, ...] = (
    _link("bamboo", "furniture", MAIN, "板材和竹木型材是家具的主要用料", "boards and bamboo sections are what furniture is made of"),
    _link("bamboo", "paper", LESSER, "竹浆可作造纸原料", "bamboo pulp is one of the raw materials of paper"),
    _link("rubber", "auto", MAIN, "密封件、胶管和减振件装在整车和部件上", "seals, hoses and dampers go into cars"),
    _link("rubber", "equipment", LESSER, "密封件和输送带是设备配件", "seals and belts are parts of machines"),
    _link("rubber", "valves", LESSER, "阀门和水表要用密封圈", "valves and meters need sealing rings"),
    _link("electrical", "equipment", MAIN, "电机、配电和控制是设备的动力部分", "motors, switchgear and controls drive machines"),
    _link("electrical", "energy", MAIN, "储能、风电和光伏要用配电和电缆", "storage, wind and solar plants need switchgear and cables"),
    _link("electrical", "auto", LESSER, "线束和电器件用于汽车", "wiring and electrical parts go into cars"),
    _link("electronics", "electrical", MAIN, "智能电表和电器要用传感器和电路板", "smart meters and apparatus need sensors and circuit boards"),
    _link("electronics", "auto", LESSER, "汽车要用传感器和电路板", "cars need sensors and circuit boards"),
    _link("electronics", "equipment", LESSER, "数控和检测要用传感器和电路板", "control and measuring need sensors and circuit boards"),
    _link("electronics", "energy", LESSER, "电池管理要用电路板", "battery control needs circuit boards"),
    _link("materials", "electronics", MAIN, "电子级材料和功能薄膜是元件的用料", "electronic-grade materials and films are what components are made of"),
    _link("materials", "energy", MAIN, "电池和光伏要用薄膜和树脂", "batteries and solar modules need films and resins"),
    _link("materials", "auto", LESSER, "复合材料用于轻量化部件", "composites make light parts"),
    _link("materials", "plastics", LESSER, "特种树脂是塑料制品的用料", "special resins are a material of plastic goods"),
    _link("materials", "textile", LESSER, "功能纤维和薄膜用于产业用纺织品", "functional fibres and films go into technical textiles"),
    _link("calcium", "plastics", MAIN, "碳酸钙是塑料的主要填料", "calcium carbonate is the main filler of plastics"),
    _link("calcium", "paper", MAIN, "碳酸钙是纸的填料和涂料", "calcium carbonate fills and coats paper"),
    _link("calcium", "rubber", LESSER, "碳酸钙是橡胶的填料", "calcium carbonate is a filler of rubber"),
    _link("plastics", "electrical", LESSER, "外壳和绝缘件是注塑件", "housings and insulation are moulded"),
    _link("plastics", "auto", LESSER, "内外饰件是注塑件", "trim is moulded"),
    _link("plastics", "food", LESSER, "食品要用塑料包装", "food needs plastic packaging"),
    _link("plastics", "furniture", LESSER, "家具要用塑料件", "furniture needs plastic parts"),
    _link("paper", "furniture", MAIN, "装饰原纸贴在家具板材上", "décor paper covers furniture boards"),
    _link("paper", "food", LESSER, "食品要用纸包装", "food needs paper packaging"),
    _link("textile", "rubber", LESSER, "输送带和胶管以工业用丝织物作骨架", "belts and hoses are reinforced with industrial fabric"),
    _link("textile", "auto", LESSER, "内饰要用织物", "car interiors need fabric"),
    _link("textile", "furniture", LESSER, "软体家具要用面料", "upholstery needs fabric"),
    _link("textile", "pharma", LESSER, "医用敷料要用织物", "dressings need fabric"),
    _link("food", "pharma", LESSER, "农产原料可供提取", "farm produce serves for extracts"),
    _link("equipment", "calcium", LESSER, "采矿和磨粉要用设备", "mining and milling need machines"),
    _link("equipment", "auto", LESSER, "汽车部件要用轴承", "car parts need bearings"),
    _link("equipment", "textile", LESSER, "缝制和织造要用设备部件", "sewing and weaving need machine parts"),
    _link("equipment", "energy", LESSER, "风电要用轴承", "wind turbines need bearings"),
    _link("valves", "equipment", LESSER, "设备要用阀门和泵体", "machines need valves and pump bodies"),
    _link("valves", "energy", LESSER, "储能温控要用管件和阀门", "cooling of storage needs fittings and valves"),
    _link("energy", "auto", MAIN, "电池包是新能源车的主要部件", "battery packs are the main part of electric cars"),
)  # fmt: skip


def named_in(text: str | None) -> str | None:
    """The id of the one industry a text names; None where it names none or more than one."""
    found = [one.id for one in INDUSTRIES.values() if text and any(word in text for word in one.words)]
    return found[0] if len(found) == 1 else None


def link_between(one: str, other: str) -> SupplyLink | None:
    """The stronger of the links two industries have, whichever of them supplies."""
    found = [_LINKS[key] for key in ((one, other), (other, one)) if key in _LINKS]
    return max(found, key=lambda link: link.strength, default=None)


_LINKS = {(link.supplier, link.user): link for link in LINKS}
