"""The words of 排名进度: places, growth, and progress against the calendar."""

from analytics import programme
from style.text import Text

LEAD = Text("{quarter}末：{counts}。", "At the end of {quarter}: {counts}.")
LEAD_COUNT = Text("{metric}{counts}", "{metric}: {counts}")
LEAD_PLACES = Text(
    "{label}（{scope}）：{first}居首，{known} 对有数，{without} 对暂无数据。",
    "{label} ({scope}): {first} leads; {known} pairs with a figure, {without} without.",
)
NOT_RANKED = Text(
    "“{label}”不分高下或不能按结对拆分，这里改按“{instead}”。",
    "“{label}” has no better or worse, or no split by pair: here by “{instead}”.",
)

PLACES = Text("位次变化", "How places moved")
PLACES_ALT = Text(
    "{label}：{pairs} 对结对{first}至{last}各季的位次，其右为同一内容的表",
    "{label}: places of {pairs} pairs by quarter, {first} to {last}; the table beside it says the same",
)
POINT = Text("{pair}\n{quarter} 第 {place} 位 · {figure}", "{pair}\n{quarter}: place {place} · {figure}")
PLACES_NOTE = Text(
    "{scope}（{basis}）：各季按截至该季末的数在全部结对中排位，并列取较好位次；没有数的不排位，线在该处断开。",
    "{scope} ({basis}): each quarter ranks all pairs by their figures as of its end; ties share the better place; without a figure there is no place and the line breaks.",
)
NO_PLACES = Text(
    "没有一对结对有“{label}”的数：暂无数据，不排位次。", "No pair has a figure of “{label}”: no data, and so no places."
)
RESETS = Text(
    "本年累计每年第一季度重新起算，那时的位次只看一个季度。",
    "Year to date starts again each first quarter, when places rest on that quarter alone.",
)
SEE_LONG = Text(f"改看 {programme.SINCE} 年起累计的位次", f"See places since {programme.SINCE} instead")
HIGHLIGHTED = Text("彩色：所选结对", "In colour: the pairs chosen")
NOTABLE = Text(
    "彩色：最前、最后各三对和变动最大的三对", "In colour: the first and last three and the three that moved most"
)
SOME_LINES = Text(
    "共 {every} 对，画 {count} 条线：上述各对和最前、最后各 {ends} 对，其余见右表",
    "{count} of {every} pairs have a line: those and the first and last {ends}; the table has all",
)
AT_CAPACITY = Text("截至季末来源所载", "As stated by the quarter's end")
LEVEL = Text("季末存量", "Level at the quarter's end")
LAST_QUARTER = Text("上季位次", "Quarter ago")
PLACE_YEAR_AGO = Text("上年同期位次", "Year ago")
SINCE_YEAR = Text("较上年同期", "On year")
NEW = Text("新", "new")
BEST = Text("最好", "Best")
WORST = Text("最差", "Worst")

GROWTH = Text("{label}：与上年同期比", "{label}: against a year ago")
NO_YEAR_BEFORE = Text(
    f"没有上年同期可比：数据自 {programme.SINCE} 年起，{programme.SINCE} 年起累计也没有上年同期。",
    f"There is no year before to compare with: the data begins in {programme.SINCE}, and a sum since {programme.SINCE} has none.",
)
SMALL_BASES = Text(
    "上年同期不足本期十分之一的不列增速，只列上年同期的数。",
    "Where the year before was less than a tenth, no rate is given, only its figure.",
)
OPENS = Text("{pair} {label} {figure}：查看明细", "{pair}, {label} {figure}: see the detail")

PACE_RULE = Text("完成率 ÷ 该有的完成率（竖线）：{rules}。", "Share reached ÷ share due by now (tick): {rules}. ")
PARTLY = Text(
    "未报的数不计入完成率，完成率因此可能偏低，已报项数列于条下。",
    "What was not reported is not in the share reached, which may be low for that; counts stand below the bars.",
)
PACE_RULES_TITLE = Text("状态的三档", "Three statuses")
ONCE_CLOSED = Text("年度结束后", "Once the year is over")
LEAST_RATIO = Text("完成率 ÷ 该有的完成率", "Reached ÷ due by now")

CLUES = Text("滞后结对的线索", "About the pairs that lag")
CLUES_NOTE = Text(
    "只把本数据集中的数并列，不说明因果；点数字看明细。",
    "Figures of this dataset side by side; they claim no cause. Press a figure for what is behind it.",
)
NO_CLUES = Text("没有滞后的结对。", "No pair is behind.")
BEHIND_IN = Text("滞后的指标", "Behind in")
NOT_STARTED = Text("未开工项目", "Projects not started")
OF_PROJECTS = Text("{count}/{all} 个", "{count} of {all}")
NOT_REPORTED = Text("当季未报", "Not reported")
OF_DUE = Text("{count}/{all} 项", "{count} of {all}")
WEAKEST = Text("投资占比低于全省最多的赛道", "Track furthest below the province")
SHARES = Text("占本对 {own}，占全省 {province}", "{own} of the pair's, {province} of the province's investment")
