"""The words of the selection: its panel, its chips, and its saved views."""

from style.text import Text

NARROW = Text("筛选", "Filter")
NARROWED = Text("筛选（{count} 项）", "Filter ({count})")
NARROWED_BY = Text("已选条件", "Selected")
RESET = Text("全部清除", "Clear all")
REMOVE = Text("移除“{label}”", "Remove “{label}”")
CHIP = Text("{key}：{name}", "{key}: {name}")
MORE_CHIPS = Text("{key}：{name} 等 {count} 项", "{key}: {name} and others, {count} in all")
PANEL_NOTE = Text(
    "不选即全部；条件写在地址里，复制地址即可分享。不能按某个条件统计的指标会写明原因。",
    "Nothing chosen means all. What is chosen is in the address: copy it to share. A metric that cannot be narrowed so says why.",
)
EVERYTHING = Text("全部", "all")
KEYS: dict[str, Text] = {
    "pairs": Text("结对", "Pairs"),
    "tracks": Text("赛道", "Tracks"),
    "cities": Text("设区市", "Cities"),
    "counties": Text("县（市、区）", "Counties"),
    "industries": Text("行业", "Industries"),
    "stages": Text("项目阶段", "Project stage"),
    "value": Text("数值类型", "Value type"),
}
