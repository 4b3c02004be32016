"""The words of the search from anywhere."""

from style import terms
from style.text import Text
from ui import words

KINDS: dict[str, Text] = {
    "county": terms.COUNTIES,
    "pair": terms.PAIRS,
    "city": terms.CITIES,
    "project": words.PAIR_PROJECTS,
    "enterprise": terms.ENTERPRISES,
    "park": terms.PARKS,
    "page": words.MENU,
    "metric": words.METRICS_TITLE,
    "definition": Text("口径", "Definitions"),
}
ALL_OF = Text("全部 {count} 个{kind} ›", "All {count}: {kind} ›")
FOUND = Text("查到 {count} 条：{kinds}", "{count} found: {kinds}")
OF_KIND = Text("{kind} {count}", "{kind} {count}")
NOTHING = Text(
    "没有叫“{find}”的县、结对、项目、企业、园区、指标或页面。",
    "Nothing is called “{find}”: no county, pair, project, enterprise, park, metric or page.",
)
TOO_LONG = Text(
    "最多查 {longest} 个字，请只输名称的一部分。",
    "At most {longest} signs can be searched for: type a part of the name.",
)
UNREACHABLE = Text("数据库暂时连不上，请稍后再查。", "The database cannot be reached: search again in a moment.")
GONE = Text("这份数据已不在服务器上，请刷新页面。", "This data is no longer on the server: reload the page.")
PROJECTS_AT = Text("{count} 个项目 · {where}", "{count} projects · {where}")
COUNTIES_OF_PAIRS = Text("{count} 个县在结对中", "{count} counties in pairs")
