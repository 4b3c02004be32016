"""Every word of the screen that is not a metric's, a code's or a finding's own: defined once, in both languages."""

from style.text import Text

APP = Text("浙江制造业结对促共富 · 数据看板", "Zhejiang pairing programme · dashboard")
APP_SHORT = Text("结对促共富看板", "Pairing dashboard")
PROGRAMME = Text("制造业高质量发展结对促共富示范创建", "Pairing for shared prosperity through high-quality manufacturing")

AS_OF = Text("截至", "As of")
SPAN = Text("统计期间", "Span")
OTHER_LANGUAGE = Text("English", "中文")
DATASET = Text("数据集", "Dataset")
DATASETS = Text("可选数据集", "Datasets")
BASIS = Text("数据性质", "Basis")
VERSION = Text("版本", "Version")
DATA_AS_OF = Text("数据时点", "Data as of")
SOURCE = Text("来源", "Source")
SOURCES = Text("来源", "Sources")
UNIT = Text("单位", "Unit")
PERIOD = Text("统计期间", "Period")
MEANING = Text("含义", "Meaning")
FORMULA = Text("算法", "Formula")
COVERAGE = Text("填报", "Reported")
COVERED = Text("已报 {reported} / 应报 {due}", "{reported} of {due} reported")
DEFINITION = Text("口径与来源", "Definition and source")
ALL_DEFINITIONS = Text("查看全部口径", "All definitions")
SIMULATED = Text("模拟数据，仅供演示，不是真实数据", "Simulated figures for demonstration, not real ones")
AT_LEAST = Text("至少", "at least")
KNOWN_ONLY = Text("仅含来源提及的", "only what the sources mention")
AGAINST_LAST_YEAR = Text("较上年同期", "on the year before")
NO_LAST_YEAR = Text("上年同期不可比", "no comparable year before")
TREND = Text("{label}，{first}至{last}各季", "{label} by quarter, {first} to {last}")
FULL_SCREEN = Text("全屏", "Full screen")
PRINT = Text("打印", "Print")
FOOTER = Text("区划界线仅供示意。", "Boundaries are for illustration only.")
BOUNDARY_SOURCE = Text("边界：国家地理信息公共服务平台（天地图）2024", "Boundaries: National Platform for Geospatial Information (Tianditu) 2024")
REVIEW_NUMBER = Text("审图号：{number}", "Map review no. {number}")

RANKING_TOP = Text("领先", "Leading")
RANKING_BOTTOM = Text("靠后", "Lagging")
PAIR = Text("结对", "Pair")
RANK = Text("位次", "Rank")
RANK_BY = Text("排序指标", "Rank by")
CHANGE = Text("较上年同期", "Year on year")
NOT_REPORTED = Text("没有填报的", "Not reported")
FINDINGS = Text("结论", "Findings")
MAP_ALT = Text("浙江省结对关系图：{pairs} 对结对，连线由工业大县指向山区县", "Map of Zhejiang: {pairs} links from industrial to mountain counties")
LINK_METRIC = Text("连线表示", "Links show")
SHADE_METRIC = Text("县域底色表示", "Counties show")
NO_SHADE = Text("县域类别", "County class")
MAP_VIEW = Text("视图", "View")
FLAT = Text("平面", "Flat")
TILTED = Text("立体", "Tilted")
DRAWN = Text("矢量（可打印）", "Vector (print)")
QUARTER = Text("截至季度", "As-of quarter")
WITHOUT_FIGURE = Text("{missing} 对暂无数据，{known} 对有数", "{missing} pairs without a figure, {known} with one")
OPEN_PAIR = Text("打开结对详情", "Open the pair")
ARROW = Text("→", "→")
INDUSTRIAL_SIDE = Text("工业大县", "Industrial county")
MOUNTAIN_SIDE = Text("山区县", "Mountain county")
LINK_LEGEND = Text("连线：{label}（{unit}）", "Links: {label} ({unit})")
SHADE_LEGEND = Text("底色：{label}（{unit}）", "Counties: {label} ({unit})")
DIRECTION = Text("工业大县 → 山区县", "industrial → mountain")
INSET = Text("杭州主城放大", "Hangzhou, enlarged")

NOT_FOUND = Text("没有这个页面", "There is no such page")
WRONG_ADDRESS = Text("地址中的“{key}”写作“{value}”，{what}。下面显示的是默认内容。",
                     "The address says “{value}” for “{key}”: {what}. The default is shown below.")  # fmt: skip
BACK_HOME = Text("回到总览", "Back to the overview")
BACK_DEFAULT = Text("去掉这些参数", "Drop these from the address")
REFUSED_DATASET = Text("数据包“{name}”有 {count} 处错误，已整体拒收；", "Data package “{name}” has {count} faults and was refused whole; ")
KEPT_VERSION = Text("现显示上一个合格版本 {version}。", "the last good version {version} is shown.")
NOTHING_KEPT = Text("没有可用的旧版本。", "there is no earlier version of it.")
FAULT_LIST = Text("查看错误清单", "List of faults")
NO_DATASET = Text("没有可以显示的数据集。请改正下列错误后刷新。", "There is no dataset to show. Mend the faults below and reload.")
CHOOSE_PAIR = Text("选择结对", "Choose a pair")
LOADING = Text("正在读取数据……", "Reading the data…")
FAILED = Text("这一页没有算出来，错误已记入服务器日志。", "This page could not be computed; the error is in the server's log.")

ADDRESS_KEYS: dict[str, Text] = {
    "lang": Text("语言", "language"),
    "data": Text("数据集", "dataset"),
    "q": Text("截至季度", "as-of quarter"),
    "span": Text("统计期间", "span"),
    "pair": Text("结对", "pair"),
    "link": Text("连线指标", "link metric"),
    "shade": Text("底色指标", "county metric"),
    "view": Text("视图", "view"),
}
NO_SUCH: dict[str, Text] = {
    "lang": Text("只有 zh 和 en 两种语言", "there are two languages, zh and en"),
    "data": Text("没有这个数据集", "there is no such dataset"),
    "q": Text("不在数据集的季度范围内", "it is not a quarter of the dataset"),
    "span": Text("没有这种统计期间", "there is no such span"),
    "pair": Text("没有这个结对", "there is no such pair"),
    "link": Text("没有这个指标或它不能按结对拆分", "there is no such metric, or it cannot be split by pair"),
    "shade": Text("没有这个指标或它不能按县拆分", "there is no such metric, or it cannot be split by county"),
    "view": Text("没有这种视图", "there is no such view"),
}
NEEDS_SCRIPT = Text("本看板需要启用 JavaScript。", "This dashboard needs JavaScript.")
FULL_SCREEN_TITLE = Text("全屏显示，适合大屏", "Fill the screen, for a wall")
LEAVE_FULL_SCREEN = Text("退出全屏", "Leave full screen")
MORE_FAULTS = Text("……另有 {count} 处错误", "… and {count} more")
CLOSE = Text("关闭", "Close")
END_OF = Text("{quarter}末", "End of {quarter}")
WORKED_OUT = Text("本次计算", "Worked out")
LEADERS = Text("领先与靠后", "Who leads and who lags")
SILENT_PAIRS = Text("{count} 对结对没有自己的事实见于来源：", "{count} pairs have no fact of their own in the sources:")
LACKING = Text("截至季度应报 {due} 项中 {missing} 项未报（未报不是零）：", "{missing} of {due} figures due in the as-of quarter did not come (which is not zero):")
LACKS = Text("{pair} {missing}/{due}", "{pair} {missing} of {due}")
NOTHING_LACKS = Text("截至季度应报的都已报。", "All that was due in the as-of quarter has come.")
