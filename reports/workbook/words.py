"""The fixed words of the workbook: names of its sheets, heads of its own columns, and how its numbers are kept."""

from reports.story import words as story_words
from style import terms
from style.text import Text

COVER = Text("目录", "Contents")
LEFT_OUT = Text("未列入“{section}”：{reason}", "Without “{section}”: {reason}")
DEFINITIONS = Text("口径与条件", "Definitions")
# Sheets of a section are called by its kind.
SECTIONS: dict[str, Text] = {
    "summary": story_words.SECTION_NAMES["summary"],
    "map": terms.MAP_PAGE,
    "last_meeting": story_words.SECTION_NAMES["last_meeting"],
    "money": terms.FUNDS_PAGE,
    "lagging": terms.LAGGING_PAGE,
    "decisions": story_words.SECTION_NAMES["decisions"],
    "tracks": terms.TRACKS_PAGE,
    "ranking": terms.STANDINGS_PAGE,
    "warnings": terms.WARNINGS_PAGE,
    "assessment": story_words.SECTION_NAMES["assessment"],
    "findings": story_words.SECTION_NAMES["findings"],
    "tasks": story_words.SECTION_NAMES["tasks"],
    "pair": terms.PAIR_PAGE,
    "methods": terms.METHODS_PAGE,
}
BACK = Text("← 回到目录", "← Back to the contents")
CONTENT = Text("内容", "What it says")
TABLES = Text("表", "Tables")
CHARTS = Text("图", "Charts")
DATASET = Text("数据集与版本", "Dataset and version")
PERIOD = Text("所涉期间", "Period covered")
ADDRESS = Text("在看板中查看", "See it in the dashboard")
MADE = Text("生成日期", "Made on")
UNIT = Text("计量单位", "Unit of measure")
NOTE = Text("期间与口径", "Period and basis")
CHANGE = Text("变动", "Change on before")
ITEM = Text("图中各项", "What is drawn")
PAIR = Text("结对名称", "Name of the pair")
CHART_TITLE = Text("{title}（{unit}）", "{title} ({unit})")
CONDITION = Text("条件", "Condition")
CHOSEN = Text("取值", "Chosen")
MEANING = Text("指标含义", "What it means")
BASIS = Text("数值性质", "Kind of value")
NO_ROWS = Text("没有符合条件的行", "No row meets the conditions")
KEPT = Text(
    "单元格的数按表头单位存放，保留全部小数，显示的位数由单元格格式决定，与看板、幻灯片和简报相同；暂无数据不是零，供作图的列中留空；合计行是单独算出的数，不是公式。",
    "Cells hold numbers in the unit of their header with every decimal; their format shows as many as the dashboard, the slides and the briefs do. No data is not zero, and is left empty where a chart is drawn from it; totals are figures of their own, not formulas.",
)
# Names of the sheets that hold a table in full.
FULL: dict[str, Text] = {
    "ladder": Text("资金阶梯明细", "Ladder by pair"),
    "warnings": Text("预警明细", "Warnings in full"),
    "projects": Text("项目明细", "Projects in full"),
    "scores": Text("考核分值明细", "Points in full"),
    "course": Text("历次考核", "Earlier assessments"),
    "matrix-investment_completed": Text("完成投资矩阵", "Investment matrix"),
    "matrix-fund_spent": Text("资金支出矩阵", "Spending matrix"),
    "matrix-projects": Text("项目数矩阵", "Project matrix"),
}
MATRIX = Text("{label}：结对 × 赛道，{period}", "{label}: pair × track, {period}")
NO_PAIR = Text("未归入任何结对", "Belongs to no pair")
TOTAL = Text("全部合计", "All together")
FIRST_ROWS = Text(
    "列出前 {most} 行，共 {rows} 行；全部见项目台账的下载。",
    "The first {most} rows of {rows}; the projects page gives all of them.",
)
