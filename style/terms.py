"""Words that pages and files both say, each in one place for both."""

from style.text import Text

NO_SUCH_DATASET = Text("没有这个数据集", "there is no such dataset")
STEP_TOLD = Text("{step} {amount}", "{step} {amount}")
HELD_BY = Text("，最多的在{names}", ", most with {names}")
BY_FUND_YEAR = Text("各资金年度", "By fund year")
OF_FUND_YEAR = Text("{year}年度", "{year}")
ALL_FUND_YEARS = Text("累计", "All so far")
MORE_BY = Text("多 {amount}", "{amount} more")
MORE_THAN_ABOVE = Text("比上一环节多 {amount}", "{amount} more than the step before")
MORE_COLUMN = Text("多出", "More by")
GAP_OF = Text("{gap} {amount}", "{gap}: {amount}")
GAP = Text("缺口", "Gap")
WARNINGS_FOUND = Text("预警（条）", "Warnings")
PAIRS_CONCERNED = Text("涉及结对（对）", "Pairs")
SINCE_QUARTER = Text("较上季", "On quarter")
SAYS = Text("为什么", "Why")
OF_WARNED_YEAR = Text("{year}年度", "{year} fund")
OF_WARNING = Text("年度与赛道、项目或预计", "Year and track, project or expectation")
REPORTED_OF_DUE = Text("已报/应报", "Reported/due")
SPENT_MORE = Text("多支 {amount}", "{amount} over")
OF_PAIR = Text("{pair}：{said}", "{pair}: {said}")
AMOUNT = Text("金额", "Amount")
NONE_YET = Text("尚无", "none yet")
FUND_YEAR = Text("资金年度", "Fund year")
FUND_LADDER = Text("资金阶梯", "Fund ladder")
LADDER_ALT = Text("资金阶梯，{funds}：{steps}", "Fund ladder, {funds}: {steps}")
VALUE_AT = Text("{period} {value}", "{period}: {value}")
TOTAL_OF_TABLE = Text("合计", "Total")
QUANTITY_NOT_GIVEN = Text("数量未载", "no quantity given")
PAST_NOT_VERIFIED = Text("过期未核实", "Past its date, not verified")
NOTE = Text("说明", "Note")
CONTENT = Text("内容", "Content")
FUND_OF_YEAR = Text("{year}年度资金", "{year} fund")
STATUS = Text("状态", "Status")
UNALLOCATED = Text("未下达", "Unallocated")
UNDISBURSED = Text("未拨付", "Undisbursed")
# Two amounts of similar names: of what was allocated, and of what came to a county's treasury or a project's owner.
UNSPENT = Text("下达未支出", "Allocated, unspent")
IDLE = Text("已拨付未支出", "Disbursed, unspent")
SHARE = Text("占比", "Share")
WARNINGS_CHANGED = Text("，较上季新增 {new} 条、消除 {gone} 条", ", {new} new and {gone} gone since the quarter before")
RULE = Text("规则", "Rule")
THRESHOLD = Text("门槛", "Threshold")
ASKS = Text("下一步", "Next step")
AMOUNT_IS = Text("金额含义", "What the amount is")
SOURCE = Text("来源", "Source")
UNIT = Text("单位", "Unit")
AS_OF_QUARTER = Text("截至季度", "As-of quarter")
PERIOD = Text("统计期间", "Period")
MEANING = Text("含义", "Meaning")
CODE = Text("代码", "Code")
COLUMN = Text("列", "Column")
PAIR = Text("结对", "Pair")
PAIRS = Text("结对", "Pairs")
THIS_PAIR = Text("本结对", "This pair")
MEDIAN = Text("中位数", "Median")
PARKS = Text("园区", "Parks")
ENTERPRISES = Text("企业", "Enterprises")
CITIES = Text("设区市", "Cities")
CITY = Text("设区市", "City")
INDUSTRY = Text("行业", "Industry")
QUARTER = Text("季度", "Quarter")
COUNTIES = Text("县（市、区）", "Counties")
ONE_PAIR = Text("结对", "pair")
OUTSIDE_PROGRAMME = Text("不在结对名单", "not in the programme")
ONE_COUNTY = Text("县（市、区）", "county")
ONE_PROJECT = Text("项目", "project")
CHANGE = Text("同比", "Year on year")
PACE = Text("序时进度", "Against the calendar")
STATED_FIGURES = Text("来源所载的数", "Figures the sources state")
TRACK = Text("赛道", "Track")
TRACKS = Text("赛道", "Tracks")
SUBJECT = Text("对象", "Subject")
# A metric is worked out here, a measure is what a source reports.
METRIC = Text("指标", "Metric")
MEASURE = Text("指标", "Measure")
FIGURE = Text("数", "Figure")
PLACE = Text("位次", "Place")
VALUE = Text("数值", "Value")
VALUE_TYPE_WORD = Text("数值类型", "Value type")
FOUND_AT = Text("出处", "Where")
PRINTED = Text("原文", "As printed")
EVENT = Text("活动", "Event")
EVENTS = Text("活动", "Events")
PROJECT_PROGRESS = Text("项目进展", "Project progress")
DATE = Text("日期", "Date")
DATE_UNKNOWN = Text("日期未载", "date not given")
CHINESE_ONLY = Text(
    "项目、企业和出处以来源的中文为准。",
    "Names of projects and firms, and locators, are given in Chinese as in the source.",
)
PUBLISHER = Text("发布者", "Publisher")
KIND = Text("类别", "Kind")
SHEET = Text("工作表", "Sheet")
OF_NO_TRACK = Text("不属于任何赛道", "On no track")
YEAR_AGO = Text("上年同期", "Year ago")
YEAR_TARGET = Text("年度目标", "Year's target")
NO_TARGET = Text("未设目标", "No target set")
JOINT = Text("、", ", ")
LINK_TAG = Text("{pair} {figure}", "{pair} {figure}")  # written on a link of the map
LIST_STOP = Text("；", "; ")
STOP = Text("。", ". ")  # between two sentences
NOT_TOLD = Text("不能按当前筛选统计", "cannot be told for this selection")
TALK = Text("{label}：{sentence}", "{label}: {sentence}")
INDUSTRIAL = Text("工业大县", "Industrial county")
MOUNTAIN = Text("山区县", "Mountain county")
NO_FIGURE_DASHED = Text("暂无数据（虚线）", "No data (dashed)")
QUARTERS: tuple[Text, ...] = (
    Text("第一季度", "Q1"),
    Text("第二季度", "Q2"),
    Text("第三季度", "Q3"),
    Text("第四季度", "Q4"),
)
EACH: dict[str, Text] = {
    "quarter": Text("逐季当季数", "each quarter alone"),
    "level": Text("各季末存量", "level at each quarter's end"),
    "span": Text("截至各季末，{span}", "as of each quarter's end, {span}"),
}
# Pages, and the sections and sheets of reports that show the same.
LAGGING_PAGE = Text("谁滞后", "Who lags")
MAP_PAGE = Text("结对地图", "Map")
TRACKS_PAGE = Text("赛道分析", "Tracks")
PAIR_PAGE = Text("结对详情", "Pair")
PROJECTS_PAGE = Text("项目台账", "Projects")
COUNTY_PAGE = Text("县情", "County")
ASSESSMENTS = Text("考核评价", "Assessments")
STANDINGS_PAGE = Text("排名进度", "Standings")
FUNDS_PAGE = Text("资金使用", "Funds")
FINDINGS_PAGE = Text("发现台账", "Register of findings")
WARNINGS_PAGE = Text("预警", "Warnings")
METHODS_PAGE = Text("口径说明", "Methods")
ROWS_PAGE = Text("数字构成", "Behind the figure")
YEAR = Text("年度", "Year")
# Projects and the rows behind a figure.
STAGE = Text("阶段", "Stage")
STAGE_UNKNOWN = Text("阶段未载", "stage not given")
INVESTED = Text("累计完成投资", "Completed to date")
LAST_REPORT = Text("最近填报", "Last report")
SPENT_SINCE_START = Text("累计专项资金支出", "Fund spent to date")
SIDE = Text("比率的一边", "Side of the ratio")
ROW = Text("记录", "Row")
# Effects and forecasts.
DISBURSED_IN_YEAR = Text("当年已拨付", "Disbursed in its year")
PER_YUAN = Text("每元对应", "Per yuan")
MADE_AT = Text("预测时点", "Made at")
SO_FAR = Text("实际已发生", "Actual so far")
METHOD = Text("方法", "Method")
TARGET = Text("目标", "Target")
EXPECTED_SHARE = Text("占目标", "Of target")
OUTLOOK = Text("展望", "Outlook")
ACTUAL_YEAR = Text("全年实际", "The year (actual)")
FORECAST_FILE = Text("年末预测", "Forecast of the year's end")
# The trial split.
PLANNED_OF_YEAR = Text("{year}年度安排", "{year} budget")
CHANGED = Text("增减", "Change")
ALLOCATED_OF_YEAR = Text("{year}年度已下达", "{year} allocated")
BOUND = Text("触及", "Bound")
ADJUSTMENT = Text("上下限与取整", "Bounds and rounding")
NOT_CAME = Text("应报未报（项）", "Due and missing")
BY_MEDIAN = Text("缺数，按中位数", "no reading, median taken")
PROVINCE_AND_RESERVE = Text("省级（预留、未分到结对）", "Province (reserve, given to no pair)")
READING_RULES: tuple[Text, ...] = (
    Text(
        "缺就是“暂无数据”，不是零；未报的数不补、不估，合计旁写明已报几项。",
        "What is missing is “no data”, not zero; nothing is filled in, and a sum says how many figures went into it.",
    ),
    Text(
        "实际、预计、达产后、目标、计划五类数从不相加；不同资金环节从不相加；累计与当期从不相加。",
        "Actual, forecast, at capacity, target and planned are never added together; nor fund stages; nor cumulative with in-period.",
    ),
    Text(
        "限定词（超、近、左右、至少）与原文数字同存同显。",
        "Qualifiers (over, nearly, about, at least) are kept and shown with the figure as printed.",
    ),
    Text(
        "比率先求和、后相除；分母为零或缺失时为暂无数据。",
        "Ratios are summed first and divided last; nothing over zero is a number.",
    ),
    Text(
        "专项资金按资金年度归集：2024 年的钱在 2025 年支出，仍计入 2024 年度资金。",
        "Fund money belongs to its fund year: 2024 money spent in 2025 still counts for the 2024 fund.",
    ),
    Text(
        "截至某季度，即回到该季度末所处的时点：其后的流量、阶段和表述都不计入；此后补报的属于该期的数计入。",
        "As of a quarter means the end of that quarter: later flows, stages and statements are left out; figures of the period that were handed in later are in.",
    ),
    Text(
        "投资按项目落地县计，资金按收款县计；未落到县、赛道或结对的部分单列，各部分之和恒等于总数。",
        "Investment counts where the project stands, fund money where it is paid; what belongs to no county, track or pair is kept apart, so parts always add up to the whole.",
    ),
    Text(
        "金额以元精确存储，合计显示到 0.01 亿元，单个项目显示到万元；四舍五入只在显示时发生一次。",
        "Money is stored exactly in yuan; sums are shown to a million, single projects to ten thousand; rounding happens once, on showing.",
    ),
    Text(
        "地图上数额按等数分组取整，图例写明每级的上下界；有基准的率按占应达到数的份额分级：不到一半、一半至八成、八成以上、达到，各季同一把尺。",
        "On the map amounts are in classes of about equal counts with rounded edges, which the legend states; rates with a benchmark in classes by their share of what is due: under half, half to 80%, 80% and over, reached, the same in every quarter.",
    ),
)
SIMULATED = Text("模拟数据，仅供演示，不是真实数据", "Simulated figures for demonstration, not real ones")
