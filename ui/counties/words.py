"""The words of the page of one county."""

from analytics.peers import wording
from store import schema
from style import terms
from style.text import Text
from ui import words

SECTIONS: dict[str, Text] = {
    "figures": Text("分县的数", "Figures told by county"),
    "beside": wording.TITLE,
    "projects": words.PAIR_PROJECTS,
    "resources": schema.TABLES["resources"].label,
    "stated": terms.STATED_FIGURES,
    "neighbours": Text("相邻县", "Neighbours"),
}
CLASS = Text("{role}（{since}起）", "{role} since {since}")
CLASS_ENDED = Text("{role}（{since}至{until}）", "{role} from {since} to {until}")
NO_CLASS = Text("不属于山区县或工业大县名单", "on neither list of counties")
TIE = Text("结对：{pair}（{since}起）", "Pair: {pair} since {since}")
TIE_LISTED = Text(
    "结对：{pair}（{year}年列入名单，起始日期来源未载）", "Pair: {pair} (listed in {year}; no source gives the day)"
)
OPEN_PAIR = Text("打开结对 {pair} ›", "Open the pair {pair} ›")
OF_HOST = Text(
    "投资、产值和项目按落地县计，资金按收款县计；预算安排和下达只到结对，不分县。",
    "Investment, output and projects count where the project stands, fund money where it is paid; budget and allocation reach pairs, not counties.",
)
ALL_PROJECTS = Text("在项目台账中查看本县全部项目 ›", "All projects of this county in the project ledger ›")
NO_PROJECTS = Text("截至{quarter}末没有落在本县的项目。", "No project stands in this county at the end of {quarter}.")
FIRST_PROJECTS = Text("计划总投资最大的 {count} 个。", "The {count} with the largest plans.")
GOING_OUT = Text(
    "另有 {count} 个项目来自本县、落在别处。", "{count} more projects come from this county and stand elsewhere."
)
WHERE_OUT = Text("看它们所属的结对 ›", "The pair they belong to ›")
NONE_LISTED = Text(
    "来源没有列出本县的需求或供给：暂无数据，不是零。",
    "The sources list neither needs nor offers of this county: no data, which is not zero.",
)
NEIGHBOURS_NOTE = Text(
    "按边界相接；距离为两县标注点之间的直线距离。",
    "Counties that share a border; distances are between label points, as the crow flies.",
)
DISTANCE = Text("距离（公里）", "Distance (km)")
MAP_ALT = Text("{county}和与它相邻的 {count} 个县", "{county} and the {count} counties beside it")
NOT_NARROWED = Text(
    "县的供需和来源所载的数照列全部，不按筛选。",
    "Needs, offers and stated figures of the county are listed whole, whatever is selected.",
)
CHOOSE_COUNTY = Text("选择县（市、区）", "Choose a county")
