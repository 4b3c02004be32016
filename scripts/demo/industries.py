"""The simulated industries: which suit which mountain county, what a yuan invested in them yields, and their margin."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Industry:
    """`yields`: output of a year for each yuan of planned investment. `margin`: profit and tax over output."""

    name: str
    yields: float
    margin: float
    products: tuple[str, ...]


def _industry(name: str, yields: float, margin: float, products: str) -> Industry:
    return Industry(name, yields, margin, tuple(products.split()))


INDUSTRIES: dict[str, Industry] = {
    "bamboo": _industry("竹木加工", 1.72, 0.06, "竹质板材 竹制餐具 重组竹型材 竹纤维制品"),
    "auto": _industry("汽车零部件", 1.59, 0.07, "车用空调部件 制动部件 轻量化铸件 车用线束"),
    "rubber": _industry("橡胶制品", 1.79, 0.06, "橡胶地垫 橡胶密封件 胶管 减振件"),
    "electrical": _industry("电气机械", 1.66, 0.08, "低压电器 配电柜 智能电表 电缆附件"),
    "materials": _industry("新材料", 1.31, 0.09, "功能薄膜 特种树脂 电子级材料 复合材料"),
    "pharma": _industry("生物医药", 1.10, 0.13, "原料药 医用敷料 中药饮片 制剂"),
    "food": _industry("食品加工", 2.14, 0.05, "果蔬饮品 食用菌制品 预制菜 茶制品"),
    "textile": _industry("纺织服装", 2.00, 0.045, "工业滤布 产业用纺织品 功能面料 袜类织造"),
    "calcium": _industry("石材与碳酸钙", 1.24, 0.07, "纳米碳酸钙 重质碳酸钙 人造石板材 石材精深加工"),
    "furniture": _industry("家具家居", 1.93, 0.055, "定制木门 户外家具 木质家居 木制玩具"),
    "equipment": _industry("通用设备", 1.52, 0.07, "轴承 缝制设备部件 矿山机械 消防装备"),
    "electronics": _industry("电子信息", 1.45, 0.08, "传感器 电路板组件 智能终端部件 光电元件"),
    "paper": _industry("特种纸", 1.59, 0.065, "装饰原纸 食品包装纸 过滤纸 热敏纸"),
    "valves": _industry("水暖阀门", 1.79, 0.06, "铜阀门 水表组件 管件 泵体"),
    "energy": _industry("新能源装备", 1.38, 0.07, "储能电池包 光伏支架 风电部件 电池结构件"),
    "plastics": _industry("塑料制品", 1.86, 0.05, "可降解包装 注塑件 塑编制品 印刷包装"),
}

# Mountain county → its industries, the foremost first.
OF_COUNTY: dict[str, tuple[str, ...]] = {
    "330329": ("electronics", "bamboo", "calcium", "food"),
    "331181": ("auto", "bamboo", "food", "equipment"),
    "330802": ("materials", "equipment", "food", "electronics"),
    "330825": ("paper", "bamboo", "food", "equipment"),
    "330327": ("plastics", "food", "energy", "textile"),
    "330328": ("auto", "food", "equipment", "plastics"),
    "331127": ("electrical", "bamboo", "food", "valves"),
    "331123": ("materials", "paper", "energy", "bamboo"),
    "331126": ("bamboo", "furniture", "food", "plastics"),
    "331023": ("rubber", "auto", "pharma", "textile"),
    "331125": ("furniture", "equipment", "bamboo", "electronics"),
    "331122": ("equipment", "energy", "valves", "electronics"),
    "330822": ("calcium", "equipment", "food", "textile"),
    "330881": ("furniture", "food", "electrical", "equipment"),
    "331102": ("materials", "valves", "food", "textile"),
    "331022": ("rubber", "energy", "electrical", "auto"),
    "330803": ("paper", "equipment", "electronics", "food"),
    "331024": ("pharma", "furniture", "rubber", "plastics"),
}
WEIGHTS = (45, 25, 18, 12)
