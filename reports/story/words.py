"""The words of a report that are no metric's, code's, rule's or finding's own, in both languages."""

from style.text import Text

TITLE = Text("浙江制造业结对促共富工作汇报", "Zhejiang pairing programme: progress report")
TITLE_OF_PAIR = Text("{pair}结对促共富工作汇报", "{pair}: progress report of the pair")
SUBTITLE = Text("{period} · {whose}", "{period} · {whose}")
ALL_PAIRS = Text("全部 {count} 对结对", "all {count} pairs")
SOME_PAIRS = Text("所选 {count} 对结对", "{count} pairs chosen")
FEW_NAMED = 4  # pairs of a subtitle that are named

WITHOUT = Text("{names}：暂无数据，不是零。", "{names}: no data, which is not zero.")
WITHHELD = Text(
    "{names}不能按当前筛选统计：{reason}。", "{names} cannot be told for this selection: {reason}."
)
SOURCE_LINE = Text(
    "统计期间：{period}；单位：{unit}；口径：{basis}", "Period: {period}; unit: {unit}; basis: {basis}"
)

NOTHING = Text(
    "{quarter}末所选范围暂无数据（{pairs} 对结对）",
    "No data of the selection at the end of {quarter} ({pairs} pairs)",
)

PLACE = Text("位次", "Place")
REPORTED = Text("已报/应报", "Reported/due")
NONE = Text("—", "—")

# Fund money.
STUCK = Text("{funds}截至{quarter}末，停在“{before}”到“{step}”之间的最多：{gap} {amount}{held}",
             "{funds} by the end of {quarter}: most rests between “{before}” and “{step}”, {gap} {amount}{held}")  # fmt: skip
NOT_STUCK = Text("{funds}截至{quarter}末已知各步之间没有缺口，已支出 {amount}",
                 "{funds} by the end of {quarter}: no gap between the steps that are known, {amount} spent")  # fmt: skip
MORE_THAN_BEFORE = Text("“{step}”比上一环节多 {amount}，单列，不与缺口相抵。",
                        "At “{step}” there is {amount} more than at the step before; it is never set against a gap.")  # fmt: skip
GAP_OF = Text("{gap} {amount}", "{gap} {amount}")
LADDER = Text(
    "资金阶梯：安排 → 下达 → 拨付 → 支出（{funds}）",
    "The ladder: budget → allocated → disbursed → spent ({funds})",
)
YEARS_NOTE = Text(
    "均算到{quarter}末；预算安排为计划数，其余为实际数。缺口为上一环节减本环节，以元相减后再四舍五入。",
    "Each as far as it has come by the end of {quarter}; the budget is planned, the rest actual. A gap is the step before less the step, of exact amounts, rounded last.",
)
OWNERS = Text("缺口在谁手里（各步最大的）", "Who holds the gaps (the largest of each step)")
OWNERS_NOTE = Text("占比以该步各缺口之和为分母。", "Shares are of the sum of that step's gaps.")
GAP = Text("缺口", "Gap")
OWNER: dict[str, Text] = {"pair": Text("结对", "Pair"), "track": Text("赛道", "Track")}
# Progress against the calendar.
PACE_COUNTS = Text(
    "{label}对照序时进度（{gone}）：{counts}。",
    "{label} against the calendar ({gone} of the year gone): {counts}.",
)

ONE_STEP = Text(
    "各环节中已知的不足两步，没有阶梯可列",
    "fewer than two steps of the ladder are known, so there is none to show",
)

# The map.
MAP_MOST = Text("{count} 对结对中 {known} 对有{label}：最多的是{first}（{most}），最少的是{last}（{least}）",
                "{known} of {count} pairs have a figure of {label}: most {first} ({most}), least {last} ({least})")  # fmt: skip
MAP_ALONE = Text("{pair}{label} {most}", "{pair}: {label} {most}")
MAP_PAIRS = Text("{count} 对结对连接 {counties} 个县（市、区），其中 {across} 对跨设区市",
                 "{count} pairs join {counties} counties, {across} of them across cities")  # fmt: skip
MAP_WITHOUT = Text(
    "{label}暂无数据（不是零），连线不分粗细。",
    "No data of {label} (which is not zero): all links are drawn alike.",
)
MAP_REFUSED = Text(
    "{label}不能按当前筛选统计：{reason}；连线不分粗细。",
    "{label} cannot be told for this selection: {reason}; all links are drawn alike.",
)
SOME_WITHOUT = Text(
    "{missing} 对暂无数据（不是零）：{names}。", "No data of {missing} pairs (which is not zero): {names}."
)
MAP_CAPTION = Text(
    "连线：{label}（{unit}）· {period} · {basis}", "Links: {label} ({unit}) · {period} · {basis}"
)
MAP_PLAIN = Text(
    "连线：工业大县 → 山区县，{quarter}末", "Links: industrial → mountain county, end of {quarter}"
)
MAP_ALT = Text("浙江省结对关系图：{pairs} 对结对，连线由工业大县指向山区县，{caption}，{known} 对有数",
               "Map of Zhejiang: {pairs} links from industrial to mountain counties; {caption}; {known} with a figure")  # fmt: skip
NUMBER = Text("编号", "No.")
IN_CITY = Text("{county}（{city}）", "{county} ({city})")
LINKS = Text("结对一览", "The pairs")
NO_PAIRS = Text("所选范围在截至季度没有结对", "no pair of the selection was in force at the as-of quarter")

# One pair.
OF_BASIS = Text("{label}（{period}，{basis}）{value}", "{label} ({period}, {basis}): {value}")
FACTS_COUNTED = Text(
    "来源载明 {counted}；实际完成的投资、产值和资金支出暂无数据",
    "stated by the sources – {counted}; no data of investment, output and fund money carried out",
)
MEASURES = Text("投资、产值与资金", "Investment, output and fund money")
NOW = Text("本期", "Now")
TARGET = Text("年度目标", "Year's target")
TARGET_RATE = Text("目标完成率", "Of the target")
OF_MONEY = Text("{label}（{funds}）", "{label} ({funds})")
TARGETS_NOTE = Text("资金为各资金年度到截至季度末的数，上年同期为上一资金年度到上年同季末的数；目标为目标数，完成率先求和后相除。",
                    "Fund money is of its fund year by the end of the as-of quarter, a year ago of the fund year before by the same quarter; targets are target figures, shares are summed first and divided last.")  # fmt: skip
QUARTERS = Text("逐季{label}", "{label} by quarter")
QUARTERS_ALT = Text(
    "{pair}{label}，同季并列：{values}", "{label} of {pair}, the same quarters side by side: {values}"
)
QUARTER_NAMES: tuple[Text, ...] = (
    Text("第一季度", "Q1"), Text("第二季度", "Q2"), Text("第三季度", "Q3"), Text("第四季度", "Q4"),
)  # fmt: skip
EVENTS = Text("活动", "Events")
LISTED = Text("只列前 {limit} 条，共 {count} 条。", "Only the first {limit} of {count} are listed.")

# To talk about.
TALK: dict[str, Text] = {
    "highlight": Text("亮点", "Highlight"),
    "problem": Text("问题", "Problem"),
    "matter": Text("待议", "To settle"),
}
BEST_PLACE = Text("{label}（{period}）{value}，在有数的 {known} 对中列第 {place} 位{tied}。",
                  "{label} ({period}): {value}, place {place} of the {known} pairs with a figure{tied}.")  # fmt: skip
TIED = Text("（并列）", " (shared)")
GREW = Text(
    "{label}（{period}）{value}，同比 {change}。", "{label} ({period}): {value}, {change} on the year before."
)
KNOWN_EVENT = Text("{title}（{kind}，{basis}，{day}）。", "{title} ({kind}, {basis}, {day}).")
KNOWN_FIGURE = Text("{subject}{label}：{value}（{basis}）。", "{subject}, {label}: {value} ({basis}).")
BEHIND = Text("{label}（{period}）{value}，低于序时进度（{gone}）{points} 个百分点，属“{status}”。",
              "{label} ({period}): {value}, {points} points below the share of the year gone ({gone}): {status}.")  # fmt: skip
WORST_PLACE = Text("{label}（{period}）{value}，在有数的 {known} 对中列第 {place} 位{tied}，靠后。",
                   "{label} ({period}): {value}, only place {place} of the {known} pairs with a figure{tied}.")  # fmt: skip
FELL = Text(
    "{label}（{period}）{value}，同比 {change}，下降。",
    "{label} ({period}): {value}, {change} on the year before.",
)
UNREPORTED = Text(
    "{quarter}应报 {due} 项，未报 {missing} 项；未报不是零。",
    "{missing} of {due} figures due for {quarter} did not come, which is not zero.",
)
NO_PROBLEM = Text(
    "本材料所看的 {count} 项指标和资金预警没有发现靠后或滞后。",
    "Nothing lags among the {count} metrics and the fund warnings looked at here.",
)
NOTHING_KNOWN = Text(
    "实际完成的投资、产值和资金支出暂无数据（不是零），成效无从核对。",
    "No data of investment, output and fund money carried out (which is not zero): what came of it cannot be checked.",
)
ASKS = Text("{rule}（{of}），{amount_is} {amount}：{asks}。", "{rule} ({of}), {amount_is} {amount}: {asks}.")
ASKS_ONLY = Text("{rule}（{of}）：{asks}。", "{rule} ({of}): {asks}.")
UNSPENT = Text(
    "{funds}已下达未支出 {amount}：请商定用款计划和时限。",
    "{amount} of the {funds} is allocated and not spent: agree on a plan and a date.",
)
TO_TARGET = Text(
    "距{label}尚差 {amount}：请商定补齐的项目和时限。",
    "{amount} is missing to the {label}: agree on the projects and dates that close the gap.",
)
REPORT_THEM = Text(
    "请结对办公室补报 {quarter}的 {missing} 项数。",
    "The pair's office is to hand in the {missing} figures of {quarter}.",
)
START_REPORTING = Text(
    "请结对双方按季报送项目、投资和资金数据，先补 {year} 年以来的。",
    "Both sides are to report projects, investment and fund money by quarter, first of all since {year}.",
)
NOTHING_TO_SETTLE = Text("从数据看没有需要提请研究的事项。", "The data shows nothing to be settled.")
NO_HIGHLIGHT = Text(
    "从数据看没有位列前三分之一或同比增长的指标。", "The data shows no metric in the first third or growing."
)
TARGETS_OF_YEAR = Text("目标和完成率按本年度计算。", "Targets and shares reached are of the year to date.")
NO_FACTS = Text("来源没有提到任何事实", "the sources mention no fact")
COUNTED: dict[str, Text] = {
    "figures": Text("{count} 项数", "figures: {count}"),
    "events": Text("{count} 场活动", "events: {count}"),
    "projects": Text("{count} 个项目", "projects: {count}"),
}
KNOWN_PROJECT = Text("项目“{project}”：{stage}。", "Project {project}: {stage}.")
AS_LISTED = Text("各行所列", "as listed in each row")
MAP_ALL = Text("{count} 对结对的{label}：最多的是{first}（{most}），最少的是{last}（{least}）",
               "{label} of {count} pairs: most {first} ({most}), least {last} ({least})")  # fmt: skip
