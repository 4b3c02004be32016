"""The words of the project ledger: its search, columns and pages, its subtotal, and a project's own panel."""

from analytics import programme
from style import terms
from style.text import Text
from ui import words

LEAD = Text("{at}：{count} 个项目，{known}", "{at}: {count} projects, {known}")
LEAD_FOUND = Text("{at}：含“{find}”的 {count} 个项目，{known}", "{at}: {count} projects with “{find}”, {known}")
LEAD_KNOWN: dict[str, Text] = {
    "planned_investment": Text("计划总投资 {said}", "{said} planned"),
    "investment_completed": Text(
        f"{programme.SINCE}年以来完成 {{said}}", f"{{said}} completed since {programme.SINCE}"
    ),
    "investment_progress": Text("完成进度 {said}", "progress {said}"),
}
LEAD_UNKNOWN = Text("金额暂无数据", "no amounts known")
NO_PROJECTS = Text("{at}：来源没有提到这样的项目，暂无数据", "{at}: the sources mention no such project: no data")
FIND = Text("查找项目", "Search projects")
FIND_IN = Text(
    "名称、企业、园区、行业、编号或出处，按回车查找", "Name, firm, park, industry, id or locator; press Enter"
)
COLUMNS = Text("选择列", "Columns")
COLUMNS_NOTE = Text(
    "“项目”一列始终显示；不选即为默认各列。", "The project itself is always shown; none chosen means the usual ones."
)
NONE_FOUND = Text("没有符合条件的项目。", "No project meets these conditions.")
NONE_FOUND_WITH = Text("没有项目含有“{find}”。", "No project has “{find}” in it.")
FOUND = Text("查找“{find}”得 {count} 项", "“{find}” found in {count}")
FOUND_ONLY = Text(
    "仅含查找到的 {count} 个项目，算法与总数相同", "only the {count} projects found, worked out as the total is"
)
CLEAR_FIND = Text("清除查找", "Clear the search")

ASSIGNED = Text("认定：{by}", "assigned by {by}")
LACKING = Text("本季未报 {count} 项", "{count} missing this quarter")
NEVER_REPORTED = Text("尚无填报", "None yet")
IN_OF_DUE = Text("报 {reported}/{due} 项", "{reported}/{due} in")

GAPS_TITLE = Text("信息不全的项目 {count} 个：{gaps}", "{count} projects with something missing: {gaps}")
GAPS_LEAD = Text(
    "它们计入合计，但按所缺的一项拆分或筛选时会单列或不在其中。",
    "They are in the totals, but stand apart or drop out where what they lack is asked for.",
)
GAPS_FIRST = Text("按编号列出前 {count} 个。", "The first {count} by id.")
GAPS: dict[str, Text] = {
    "host": Text("落地县未载，不能上图", "no host county, so not on the map"),
    "track": words.TRACK_UNKNOWN,
    "stage": terms.STAGE_UNKNOWN,
    "planned": Text("计划总投资未载", "no planned investment"),
}
GAP_COUNT = Text("{gap} {count} 个", "{gap}: {count}")
NO_GAPS = Text(
    "落地县、赛道、阶段、计划总投资均有记载。", "Host county, track, stage and plan are known of all of them."
)
LACKS = Text("所缺", "What is missing")

OPEN_FUNDS = Text("本项目的资金", "The project's money")
SAME_PAIR = Text("同一结对的项目", "Projects of this pair")
PANEL = Text("项目档案", "The project")
NOT_LISTED = Text(
    "该项目不在当前筛选范围内，或截至所选季度尚未列为项目。",
    "This project is outside the present selection, or not yet known by the chosen quarter.",
)
PLACE = Text("位置", "Place")
PLACE_IS_COUNTY = Text(
    "图上位置是落地县，不是项目地址。", "The place on the map is the host county, not the project's address."
)
NO_PLACE = Text("落地县未载，不能在图上标出。", "The host county is not given, so there is no place to show.")
MAP_ALT = Text(f"{{county}}在{programme.REGION.zh}内的位置", f"Where {{county}} lies in {programme.REGION.en}")
HISTORY = Text("逐期填报（实际，{unit}）", "Reports by period (actual, {unit})")
NO_HISTORY = Text(
    "截至所选季度没有季度填报：暂无数据，不是零。", "No reports up to the chosen quarter: no data, which is not zero."
)
OTHERWISE = Text("预计、达产后和其他所载的数", "Expected, at capacity, and other figures stated")
FLOWS = Text("记入本项目的专项资金（{unit}）", "Fund money booked to the project ({unit})")
NO_FLOWS = Text("没有记入本项目的资金流水。", "No fund flow is booked to the project.")
FLOWS_NOTE = Text("只含流水中写明项目的；各环节不可相加。", "Only flows that name the project; stages are never added.")
