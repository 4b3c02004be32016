"""Every word of the screen that is not a metric's, a code's or a finding's own: defined once, in both languages."""

# What files say too is defined where both find it.

from analytics import programme
from style.text import Text

APP = Text(f"{programme.NAME.zh} · 数据看板", f"{programme.NAME.en} · dashboard", is_data=True)
APP_SHORT = Text(f"{programme.SHORT_NAME.zh}看板", f"{programme.SHORT_NAME.en} dashboard", is_data=True)

SPAN = Text("统计期间", "Span")
OTHER_LANGUAGE = Text("English", "中文")
DATASET = Text("数据集", "Dataset")
BASIS = Text("数据性质", "Basis")
VERSION = Text("版本", "Version")
DATA_AS_OF = Text("数据时点", "Data as of")
SOURCE_LINE = Text("来源：{badge}", "Source: {badge}")
BENCHMARK = Text("基准", "Benchmark")
BETTER = Text("好坏方向", "Which way is good")
JUDGEMENT = Text("判断", "Judgement")
FORMULA = Text("算法", "Formula")
COVERAGE = Text("填报", "Reported")
DEFINITION = Text("口径与来源", "Definition and sources")
ALL_DEFINITIONS = Text("查看全部口径", "All definitions")
TREND = Text("{label}，{first}至{last}各季", "{label} by quarter, {first} to {last}")
FULL_SCREEN = Text("全屏", "Full screen")
PRINT = Text("打印", "Print")
PRINT_ALL = Text("打印本页，各部分都在内", "Print this page with all its parts")
LAST_SEEN = Text("较上次查看：原为{was}（{day}）", "When last looked at: {was} ({day})")

RANK_BY = Text("排序指标", "Rank by")
NOT_REPORTED = Text("没有填报的", "Not reported")
FINDINGS = Text("结论", "Conclusions")
MAP_ALT = Text(
    f"{programme.REGION.zh}结对关系图：{{count}} 对结对，连线由工业大县指向山区县，粗细表示{{label}}（{{period}}），{{known}} 对有数，{{missing}} 对暂无数据",
    f"Map of {programme.REGION.en}: {{count}} links from industrial to mountain counties; their width is {{label}}, {{period}}: {{known}} with a figure, {{missing}} without",
    f"Map of {programme.REGION.en}: {{count}} link from industrial to mountain county; its width is {{label}}, {{period}}: {{known}} with a figure, {{missing}} without",
)
LINK_METRIC = Text("连线表示", "Links show")
SHADE_METRIC = Text("县域底色表示", "Counties show")
NO_SHADE = Text("县域类别", "County class")
MAP_VIEW = Text("视图", "View")
FLAT = Text("平面", "Flat")
TILTED = Text("立体", "Tilted")
DRAWN = Text("矢量（可打印）", "Vector (print)")
OPEN_PAIR = Text("打开结对详情", "Open the pair")
LINK_LEGEND = Text("连线：{label}（{unit}）· {period}", "Links: {label} ({unit}) · {period}")
SHADE_LEGEND = Text("底色：{label}（{unit}）· {period}", "Counties: {label} ({unit}) · {period}")

NOT_FOUND = Text("没有这个页面", "There is no such page")
BACK_HOME = Text("回到总览", "Back to the overview")
BACK_DEFAULT = Text("去掉这些参数", "Drop these from the address")
REFUSED_DATASET = Text(
    "数据包“{name}”有 {count} 处错误，已整体拒收；", "Data package “{name}” has {count} faults and was refused whole; "
)
KEPT_VERSION = Text("现显示上一个合格版本 {version}。", "the last good version {version} is shown.")
NOTHING_KEPT = Text("没有可用的旧版本。", "there is no earlier version of it.")
FAULT_LIST = Text("查看错误清单", "List of faults")
NO_DATASET = Text(
    "没有可以显示的数据集。请改正下列错误后刷新。", "There is no dataset to show. Mend the faults below and reload."
)
CHOOSE_PAIR = Text("选择结对", "Choose a pair")
FAILED = Text(
    "这一页没有算出来，错误已记入服务器日志。", "This page could not be computed; the error is in the server's log."
)
FAILED_PART = Text(
    "这一部分没有算出来，错误已记入服务器日志。", "This part could not be computed; the error is in the server's log."
)
UNREACHABLE = Text(
    "数据库暂时连不上，或长时间没有应答。数据没有丢失；每 {seconds} 秒再试一次，恢复后本页自动显示。",
    "The database cannot be reached, or does not answer. Nothing is lost; it is tried again every {seconds} seconds, and this page comes back by itself.",
)
ERROR_NUMBER = Text("错误编号 {number}，请告知管理员。", "Error number {number}: please tell the administrator.")

NEEDS_SCRIPT = Text("本看板需要启用 JavaScript。", "This dashboard needs JavaScript.")
FULL_SCREEN_TITLE = Text("全屏显示，适合大屏", "Fill the screen, for a wall")
LEAVE_FULL_SCREEN = Text("退出全屏", "Leave full screen")
MORE_FAULTS = Text("……另有 {count} 处错误", "… and {count} more")
CLOSE = Text("关闭", "Close")
CLEAR_ALL = Text("全部清除", "Clear all")
WORKED_OUT = Text("本次计算", "Worked out")
LAGGING = Text(
    "{of} 对中 {count} 对滞后，按缺口排",
    "{count} of {of} pairs are behind, by their gap",
    "{count} of {of} pairs is behind, by its gap",
)
NOBODY_LAGS = Text("{of} 对中没有滞后的，按缺口排", "None of {of} pairs is behind; by their gap")
ALL_LAGGING = Text("看其余 {count} 对和原因 ›", "The other {count} pairs, and why ›")
SILENT_PAIRS = Text("{count} 对结对没有自己的事实见于来源：", "{count} pairs have no fact of their own in the sources:")
LACKING = Text(
    "截至季度应报 {due} 项中 {missing} 项未报（未报不是零）：",
    "{missing} of {due} figures due in the as-of quarter did not come (which is not zero):",
)
LACKS = Text("{pair} 缺 {missing}/{due}", "{pair} {missing} of {due}")
NOTHING_LACKS = Text("截至季度应报的都已报。", "All that was due in the as-of quarter has come.")
PREVIOUS = Text("← 上一对", "← Previous")
NEXT = Text("下一对 →", "Next →")
FACE_TO_FACE = Text(
    "{industrial}（{industrial_city}）→ {mountain}（{mountain_city}），直线距离 {km} 公里",
    "{industrial} ({industrial_city}) → {mountain} ({mountain_city}), {km} km as the crow flies",
)
SAME_CITY = Text("同一设区市", "within one city")
CROSS_CITY = Text("跨设区市", "across cities")
PAIR_PROJECTS = Text("项目", "Projects")
PROJECT = Text("项目", "Project")
NO_FACTS = Text(
    "来源没有提到这一对在本轮结对中的任何事实：暂无数据，不是零。",
    "The sources mention no fact of this pair in this programme: no data, which is not zero.",
)
METRICS_TITLE = Text("指标", "Metrics")
METHODS_LEAD = Text(
    "本页由定义本身生成：看板、导出和接口用的是同一份定义。",
    "This page is printed from the definitions themselves: screens, exports and the API use the same ones.",
)
OVER_TIME = Text("时间口径", "Over time")
REFUSALS = Text("不作的拆分", "Breakdowns refused")
MEASURES_TITLE = Text("填报指标", "Reported measures")
CODES_TITLE = Text("词表", "Code lists")
TABLES_TITLE = Text("数据表", "Tables")
SOURCES_TITLE = Text("本数据集的来源", "Sources of this dataset")
READING_TITLE = Text("读数规则", "How to read the figures")
TYPE = Text("类型", "Type")
REQUIRED = Text("必填", "Required")
ADDS_UP = Text("可否相加", "May be added")
YES = Text("是", "yes")
OVER_TIME_WORDS: dict[str, Text] = {
    "flow": Text("流量：在统计期间内相加", "flow: summed over the span"),
    "stock": Text(
        "存量：截至季度末的水平，不跨期相加", "stock: the level at the end of the as-of quarter, never summed over time"
    ),
    "ratio": Text("比率：分子分母先各自求和，再相除", "ratio: both sides summed first, divided last"),
    "to_date": Text(f"自 {programme.SINCE} 年起累计的比率", f"ratio, cumulative since {programme.SINCE}"),
}
SENTENCE = Text("{said}。", "{said}.")
MAP_LEAD = Text(
    "{count} 对结对的{label}：{known} 对有数，{missing} 对暂无数据",
    "{label} of {count} pairs: {known} with a figure, {missing} without",
    "{label} of {count} pair: {known} with a figure, {missing} without",
)
ROWS = Text("行数", "Rows")
CANNOT_NARROW = Text("{label}不能按当前筛选统计：{reason}", "{label} cannot be told for this selection: {reason}")
# The head of a column that a table begins by, where what is to be looked at stands first.
WORST_FIRST = Text("{label}，由差到好", "{label}, worst first")
LEAST_FIRST = Text("{label}，由少到多", "{label}, least first")
PAIRS_OF = Text("{count} 对", "{count} pairs", "{count} pair")
NOT_ASKED = Text("不在所选范围内", "not within the selection")
REASON = Text("原因", "Reason")
FIRST_OF = Text("列出前 {shown} 个，共 {count} 个", "The first {shown} of {count}")
MENU = Text("页面", "Pages")
SUBMENU = Text("本栏目各页", "Pages of this section")
PARTS = Text("本页各部分", "Parts of this page")
THIS_PAGE = Text("本页：", "This page:")
LANGUAGE = Text("语言", "Language")
CHOOSE = Text("请选择", "Choose")
# What Streamlit says in English by itself, and what it is to say.
STREAMLIT: dict[str, Text] = {
    "Skip to main content": Text("跳到正文", "Skip to main content"),
    "Open": Text("展开选项", "Open"),
    "Upload": Text("选择文件", "Choose a file"),
    "file upload": Text("选择文件", "Choose a file"),
    "Remove ": Text("移去 ", "Remove "),
    "Selected values": Text("已选的", "Selected"),
    "Clear all": CLEAR_ALL,
    "Close": CLOSE,
    "Dismiss": CLOSE,
    "Failed to generate file for download": Text(
        "文件没有生成，请刷新页面后重试；错误已记入服务器日志。",
        "The file was not made: reload the page and try again. The error is in the server's log.",
    ),
}
PREVIOUS_PAGE = Text("上一页", "Previous page")
NEXT_PAGE = Text("下一页", "Next page")
RANGE = Text("第 {first}–{last} 项，共 {count} 项", "{first}–{last} of {count}")
TRACK_UNKNOWN = Text("未分赛道", "no track")
FIELD = Text("字段", "Field")
SHARE_OF_ALL = Text("占全部", "Share of all")
SHARE_OF_PAIR = Text("占本结对", "Share of pair")
SHARE_OF_TRACK = Text("占本赛道", "Share of track")
AT_PLACE = Text("第 {place} 位", "place {place}")
SAVED = Text("已保存“{name}”。", "“{name}” is saved.")
SAVED_ON = Text("保存于", "Saved on")
LATEST = Text("随最新季度更新", "follows the latest quarter")
YES_DELETE = Text("确定删除", "Yes, delete")
KEEP = Text("保留", "Keep")
COPIED = Text("已复制为“{name}”。", "Copied as “{name}”.")
# The reports that may be made, by kind.
REPORT_FILES: dict[str, Text] = {
    "deck": Text("幻灯片", "Slides"),
    "ten": Text("幻灯片（十页版）", "Slides, ten of them"),
    "workbook": Text("台账", "Workbook"),
    "pdf": Text("一页简报（版式固定）", "One-page brief, for print"),
    "docx": Text("一页简报（可修改）", "One-page brief, to edit"),
    "all_pairs": Text("各结对一页简报", "A brief for each pair"),
}
