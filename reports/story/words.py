"""The words of a report that are no metric's, code's, rule's or finding's own, in both languages."""

from analytics import programme
from analytics.tasks import words as task_words
from style import terms
from style.text import Text

TITLE = Text(f"{programme.NAME.zh}工作汇报", f"{programme.NAME.en}: progress report", is_data=True)
TITLE_OF_PAIR = Text(f"{{pair}}{programme.SHORT_NAME.zh}工作汇报", "{pair}: progress report of the pair")
SUBTITLE = Text("{period} · {whose}", "{period} · {whose}")
ALL_PAIRS = Text("全部 {count} 对结对", "all {count} pairs")
SOME_PAIRS = Text("所选 {count} 对结对", "{count} pairs chosen")
FEW_NAMED = 4  # pairs of a subtitle that are named

WITHOUT = Text("{names}：暂无数据，不是零。", "{names}: no data, which is not zero.")
WITHHELD = Text("{names}不能按当前筛选统计：{reason}。", "{names} cannot be told for this selection: {reason}.")
SOURCE_LINE = Text("统计期间：{period}；单位：{unit}；口径：{basis}", "Period: {period}; unit: {unit}; basis: {basis}")

NOTHING = Text(
    "{quarter}末所选范围暂无数据（{pairs} 对结对）", "No data of the selection at the end of {quarter} ({pairs} pairs)"
)


# Fund money.
STUCK = Text(
    "{funds}截至{quarter}末，停在“{before}”到“{step}”之间的最多：{gap} {amount}{held}",
    "{funds} by the end of {quarter}: most rests between “{before}” and “{step}”, {gap} {amount}{held}",
)
NOT_STUCK = Text(
    "{funds}截至{quarter}末已知各步之间没有缺口，已支出 {amount}",
    "{funds} by the end of {quarter}: no gap between the steps that are known, {amount} spent",
)
MORE_THAN_BEFORE = Text(
    "“{step}”比上一环节多 {amount}，单列，不与缺口相抵。",
    "At “{step}” there is {amount} more than at the step before; it is never set against a gap.",
)
LADDER = Text(
    "资金阶梯：安排 → 下达 → 拨付 → 支出（{funds}）", "The ladder: budget → allocated → disbursed → spent ({funds})"
)
YEARS_NOTE = Text(
    "均算到{quarter}末；预算安排为计划数，其余为实际数。缺口为上一环节减本环节，以元相减后再四舍五入。预算执行率的全省分母含省级未分到结对的预算。",
    "Each as far as it has come by the end of {quarter}; the budget is planned, the rest actual. A gap is the step before less the step, of exact amounts, rounded last. The province's budget includes what is given to no pair.",
)
OWNERS = Text("缺口在谁手里（各步最大的）", "Who holds the gaps (the largest of each step)")
OWNERS_NOTE = Text("占比以该步各缺口之和为分母。", "Shares are of the sum of that step's gaps.")
# Progress against the calendar.
PACE_COUNTS = Text("{label}：{counts}。", "{label}: {counts}.")

ONE_STEP = Text(
    "各环节中已知的不足两步，没有阶梯可列", "fewer than two steps of the ladder are known, so there is none to show"
)

# Who lags, and what to decide.
REASONS = Text("缺口和原因", "Gaps and what explains them")
NOT_JUDGED = Text("所选范围不能判断谁滞后", "who lags cannot be judged in the selection")
NOBODY_SHORT = Text("没有一对少于应支出", "no pair is short of what is due")
SHORT_ONLY = Text("没有一对滞后，{count} 对还没有达到应支出", "No pair is behind; {count} are short of what is due")
ALSO_SHORT = Text("另有 {count} 对少于应支出：{pairs}。", "{count} more are short of what is due: {pairs}.")
ASKED = Text("提请决定 {count} 项：{first}等", "Decisions asked for: {count}, first: {first}")
BY_RULES = Text("由规则得出，供决定参考", "Drawn from rules, to be decided by people")
STEPS_ASKED = Text(
    "先请 {pairs} 对各补一件，要补的共 {count} 件", "First one thing each of {pairs} pairs, of {count} to ask for"
)
BY_NEED = Text(
    "各结对按需要排：滞后的在前，按缺口由大到小。",
    "The pairs come by need: those behind first, by the size of their gap.",
)
BY_NUMBER = Text("各结对按编号排。", "The pairs come by their numbers.")

# The map.
MAP_MOST = Text(
    "{count} 对结对中 {known} 对有{label}：最多的是{first}（{most}），最少的是{last}（{least}）",
    "{known} of {count} pairs have a figure of {label}: most {first} ({most}), least {last} ({least})",
)
MAP_MOST_RATES = Text(
    "{count} 对结对中 {known} 对有{label}：最高的是{first}（{most}），最低的是{last}（{least}）",
    "{known} of {count} pairs have a figure of {label}: highest {first} ({most}), lowest {last} ({least})",
)
MAP_SAME = Text("{count} 对结对的{label}：{most}", "{label} of {count} pairs: {most}")
MAP_ALONE = Text("{pair}{label} {most}", "{pair}: {label} {most}")
MAP_PAIRS = Text(
    "{count} 对结对连接 {counties} 个县（市、区），其中 {across} 对跨设区市",
    "{count} pairs join {counties} counties, {across} of them across cities",
)
MAP_WITHOUT = Text(
    "{label}暂无数据（不是零），连线不分粗细。", "No data of {label} (which is not zero): all links are drawn alike."
)
MAP_REFUSED = Text(
    "{label}不能按当前筛选统计：{reason}；连线不分粗细。",
    "{label} cannot be told for this selection: {reason}; all links are drawn alike.",
)
SOME_WITHOUT = Text(
    "{missing} 对暂无数据（不是零）：{names}。", "No data of {missing} pairs (which is not zero): {names}."
)
MAP_CAPTION = Text("连线：{label}（{unit}）· {period} · {basis}", "Links: {label} ({unit}) · {period} · {basis}")
MAP_PACES = Text("连线：{label} ÷ {due} · {period} · {basis}", "Links: {label} ÷ {due} · {period} · {basis}")
MAP_PACE = Text("{pace} {count} 对", "{pace} {count}")
MAP_PLAIN = Text("连线：工业大县 → 山区县，{quarter}末", "Links: industrial → mountain county, end of {quarter}")
MAP_ALT = Text(
    f"{programme.REGION.zh}结对关系图：{{pairs}} 对结对，连线由工业大县指向山区县，{{caption}}，{{known}} 对有数",
    f"Map of {programme.REGION.en}: {{pairs}} links from industrial to mountain counties; {{caption}}; {{known}} with a figure",
)
NUMBER = Text("编号", "No.")
FORMULA = Text("计算方法", "Formula")
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
TARGET_RATE = Text("目标完成率", "Of the target")
OF_MONEY = Text("{label}（{funds}）", "{label} ({funds})")
TARGETS_NOTE = Text(
    "资金为各资金年度到截至季度末的数，上年同期为上一资金年度到上年同季末的数；目标为目标数，完成率先求和后相除。",
    "Fund money is of its fund year by the end of the as-of quarter, a year ago of the fund year before by the same quarter; targets are target figures, shares are summed first and divided last.",
)
QUARTERS = Text("逐季{label}", "{label} by quarter")
QUARTERS_ALT = Text("{pair}{label}，同季并列：{values}", "{label} of {pair}, the same quarters side by side: {values}")
LISTED = Text("只列前 {limit} 条，共 {count} 条。", "Only the first {limit} of {count} are listed.")

# To talk about.
TALK: dict[str, Text] = {
    "highlight": Text("亮点", "Highlight"),
    "problem": Text("问题", "Problem"),
    "matter": Text("待议", "To settle"),
    "assessment": Text("考核", "Assessment"),
}
BEST_PLACE = Text(
    "{label}（{period}）{value}，在有数的 {known} 对中列第 {place} 位{tied}。",
    "{label} ({period}): {value}, place {place} of the {known} pairs with a figure{tied}.",
)
TIED = Text("（并列）", " (shared)")
GREW = Text("{label}（{period}）{value}，同比 {change}。", "{label} ({period}): {value}, {change} on the year before.")
KNOWN_EVENT = Text("{title}（{kind}，{basis}，{day}）。", "{title} ({kind}, {basis}, {day}).")
KNOWN_FIGURE = Text("{subject}{label}：{value}（{basis}）。", "{subject}, {label}: {value} ({basis}).")
BEHIND = Text("{label}（{period}）{value}，{due}：{status}。", "{label} ({period}): {value}, {due}: {status}.")
WORST_PLACE = Text(
    "{label}（{period}）{value}，在有数的 {known} 对中列第 {place} 位{tied}，靠后。",
    "{label} ({period}): {value}, only place {place} of the {known} pairs with a figure{tied}.",
)
FELL = Text(
    "{label}（{period}）{value}，同比 {change}，下降。", "{label} ({period}): {value}, {change} on the year before."
)
UNREPORTED = Text(
    "{quarter}应报 {due} 项，未报 {missing} 项；未报不是零。",
    "{missing} of {due} figures due for {quarter} did not come, which is not zero.",
)
NO_PROBLEM = Text(
    "本材料所看的 {count} 项指标和预警没有发现靠后或滞后。",
    "Nothing lags among the {count} metrics and the warnings looked at here.",
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
    "从数据看没有既靠前（或同比增长）、又不滞后不靠后的方面。",
    "The data shows nothing that is in the first third or growing, and behind in no other way.",
)
TARGETS_OF_YEAR = Text("目标和完成率按本年度计算。", "Targets and shares reached are of the year to date.")
NO_FACTS = Text("来源没有提到任何事实", "the sources mention no fact")
ONLY_FACTS = Text("来源只讲到零散的事实，不作比较", "the sources tell single facts, which are not compared")
COUNTED: dict[str, Text] = {
    "figures": Text("{count} 项数", "figures: {count}"),
    "words": Text("{count} 条只有文字", "in words only: {count}"),
    "events": Text("{count} 场活动", "events: {count}"),
    "projects": Text("{count} 个项目", "projects: {count}"),
}
KNOWN_PROJECT = Text("项目“{project}”：{stage}。", "Project {project}: {stage}.")
AS_LISTED = Text("各行所列", "as listed in each row")
MAP_ALL_RATES = Text(
    "{count} 对结对的{label}：最高的是{first}（{most}），最低的是{last}（{least}）",
    "{label} of {count} pairs: highest {first} ({most}), lowest {last} ({least})",
)
MAP_ALL = Text(
    "{count} 对结对的{label}：最多的是{first}（{most}），最少的是{last}（{least}）",
    "{label} of {count} pairs: most {first} ({most}), least {last} ({least})",
)
# Tracks.
LED = Text(
    "{period}{label} {whole}：{first}最多（{most}，占 {share}），{last}最少（{least}）",
    "{label} of {period}: {whole}; {first} most ({most}, {share}), {last} least ({least})",
)
LED_ALONE = Text("{period}{label} {whole}", "{label} of {period}: {whole}")
LARGEST_CELL = Text(
    "最大的一格：{pair}的“{track}”{value}，占全部的 {share}。",
    "The largest cell: {pair} on “{track}”, {value}, {share} of all.",
)
ROSE_MOST = Text(
    "增加最多的赛道：{track}，较上年同期增 {value}。",
    "The track that grew most: {track}, {value} more than a year before.",
)
UNTOLD = Text("{names}暂无数据（不是零）。", "No data of {names} (which is not zero).")
BY_TRACK = Text("各赛道{label}", "{label} by track")
COURSES = Text("各赛道{label}（{each}）", "{label} by track ({each})")
COURSES_ALT = Text(
    "{label}，{tracks} 条赛道，{first}至{last}，{each}；同节的表列出最新数",
    "{label} of {tracks} tracks, {first} to {last}, {each}; the table of the section gives the newest figures",
)
NO_TRACKS = Text("没有一条赛道有完成投资的数", "no track has a figure of investment completed")

# Ranking.
RANKED = Text(
    "{period}{label}：{first}最多（{most}），{last}最少（{least}），{known} 对有数",
    "{label} of {period}: {first} has most ({most}), {last} least ({least}), {known} pairs with a figure",
)
RANKED_FEW = Text(
    "{period}{label}：{named}（在有数的 {known} 对中）", "{label} of {period}: {named} (of {known} pairs with a figure)"
)
AT_PLACE = Text("{pair}第 {place} 位", "{pair} place {place}")
PLACES = Text("{label}排名", "Pairs by {label}")
PLACES_ALT = Text("{label}，{pairs} 对结对由多到少：{values}", "{label} of {pairs} pairs, the most first: {values}")
PLACES_NOTE = Text(
    "位次在全部有数的结对中计，并列取较好位次。", "Places are among all pairs with a figure; ties share the better one."
)
RATES = Text("{label}与应有水平", "{label} against what is due")
RATES_PLAIN = Text("各结对{label}", "{label} by pair")
RATES_ALT = Text("{label}，{pairs} 对结对由低到高：{values}", "{label} of {pairs} pairs, the lowest first: {values}")
CALENDAR = Text("应有", "Due by now")
ONE_PAIR = Text("只选一对，位次见结对一节", "one pair alone is chosen; its place stands in its own section")
NO_RANKING = Text("没有一对结对有完成投资的数", "no pair has a figure of investment completed")
PACE_RULE = Text("状态按执行率 ÷ 应有执行率判断：{rules}。", "The status is the rate ÷ the rate due by now: {rules}.")
PACE_MEANS = Text(
    "按下达时间和年度目标推算、到该季度末应当达到的水平：资金自下达次季起按季均匀支出到年末，目标按本年已过时间折算",
    "what should have been reached by the end of the quarter, by when money was allocated and by yearly targets: money is due evenly over the quarters after its allocation up to the year's end, a target by the share of the year gone",
)
PACE_FORMULA = Text("实际 ÷ 应有：{rules}", "actual ÷ due: {rules}")

# Warnings.
WARNED = Text(
    "{quarter}末，{pairs} 对结对触发 {count} 条预警{change}：{rules}{rest}",
    "Warnings at the end of {quarter}: {count}, pairs concerned: {pairs}{change}: {rules}{rest}",
)
NOT_WARNED = Text(
    "{quarter}末，能判断的 {told} 条规则都没有发现预警{rest}",
    "At the end of {quarter}, none of the {told} rules that can be judged found anything{rest}",
)
CANNOT_WARN = Text("预警无法判断：{reason}", "warnings cannot be judged: {reason}")
INCOMPLETE = Text(
    "资金流水和项目数据只有来源提及的部分，没有预警不等于没有问题",
    "fund flows and project figures are only what the sources mention; no warning does not mean that all is well",
)
BLIND = Text("{rules}无法判断：{reason}。", "{rules} cannot be judged: {reason}.")
BY_RULE = Text("各规则的预警", "Warnings by rule")
LARGEST_ONES = Text("金额最大的预警", "The largest warnings")
RULES_NOTE = Text(
    "同一规则内金额可加，不同规则的金额含义不同，从不相加。预警只提醒核对，不是结论。",
    "Amounts add up within a rule; between rules they mean different things and are never added. A warning asks for a check and is no verdict.",
)
LISTED_WARNINGS = Text("只列金额最大的 {limit} 条，共 {count} 条。", "Only the largest {limit} of {count} are listed.")
WARNING_UNITS = Text("亿元、万元", "m yuan")

# The assessment.
SCORES = Text("得分、等次与可区分档次", "Scores, grades and tiers")
SCORE_OF_PAIR = Text("只选一对，得分和档次见结对一节", "one pair alone is chosen; its score stands in its own section")
LARGEST_GAP = Text(
    "末位{pair}比首位少 {best} 分，{best_parts}；比中位数少 {median} 分，{median_parts}。",
    "Last is {pair}: {best} below the first, {best_parts}; {median} below the median, {median_parts}.",
)
UNSCORED = Text("{count} 对没有得分（不是零）：{pairs}。", "{count} pairs have no score, which is not zero: {pairs}.")
EACH_TIER = Text("{tiers}。", "{tiers}.")
FIRM_NOTE = Text(
    "位次区间和档次由权重抽样得出，只说明先后靠不靠得住，不改变考核结果。",
    "Intervals and tiers come of weights drawn: they say how far an order holds and change no result.",
)
TIERS_NOTE = Text("{drawn}。{rule}。", "{drawn}. {rule}.")
WEIGHTED = Text("首末两对各项加权得分", "Weighted points of the first and the last")
WEIGHTED_ALT = Text("{pair}与{first}各项加权得分：{said}", "Weighted points of {pair} and of {first}: {said}")
BOTH_SIDES = Text("{part} {mine} 与 {theirs}", "{part} {mine} and {theirs}")
IN_ROUND = Text("{round}，{gap}{tier}", "{round}: {gap} {tier}")
OF_ROUND = Text("{round}考核，{scheme}。", "Assessment of {round}, {scheme}.")
GRADE_AND_TIER = Text(
    "等次“{grade}”，在 {tiers} 个可区分档次的第 {tier} 档；{interval}。",
    "Grade “{grade}”, tier {tier} of {tiers}; {interval}.",
)
TIER_ALONE = Text("在 {tiers} 个可区分档次的第 {tier} 档；{interval}。", "Tier {tier} of {tiers}; {interval}.")
SCORE_MEANS = Text("按“{scheme}”计算的考核得分", "The score of an assessment by “{scheme}”")
SCORE_FORMULA = Text(
    "Σ 各指标分值 × 权重 + 加分 − 扣分，最后四舍五入",
    "Σ points of each indicator × weight + bonus − deduction, rounded last",
)

# The register of findings.
NOT_OF_SUCH = Text(
    "只看本年累计的实际数，按全省和整对，不按所选的口径、期间或部分",
    "findings are of a year's actual figures, of the province and whole pairs, and not of the basis, the time or the parts that are selected",
)
FOUND_OF_SELECTED = Text(
    "所选结对的发现 {count} 项，位次在全部 {every} 项中计。",
    "Of the selected pairs: {count}; places are among all {every} findings.",
)
NONE_OF_SELECTED = Text("所选结对没有发现（{looked}）", "nothing was found of the selected pairs ({looked})")

# Methods.
METHODS = Text(
    "本材料用到 {definitions} 项口径、{sources} 个来源",
    "This report rests on {definitions} definitions and {sources} sources",
)
METHODS_LACKING = Text(
    "；截至季度应报 {due} 项，未报 {missing} 项", "; {missing} of {due} figures due for the as-of quarter did not come"
)
SOURCES = Text("数据来源", "Sources")
LACKING = Text(
    "应报 {due} 项，未报 {missing} 项（未报不是零），最多的：{pairs}。",
    "{missing} of {due} figures due did not come (which is not zero), most of: {pairs}.",
)
LACKS = Text("{pair} {missing}/{due}", "{pair} {missing} of {due}")
SILENT = Text(
    "{count} 对结对没有自己的事实见于来源，不列单独一节：{pairs}。",
    "{count} pairs have no fact of their own in the sources, and so no section: {pairs}.",
)
PARTIAL = Text(
    "数据只有来源提及的部分，合计是下限，没有提到的不等于没有。",
    "The data is only what the sources mention: sums are lower bounds, and what is not mentioned may still be.",
)
LEFT_OUT = Text("没有“{section}”一节：{reason}。", "There is no section “{section}”: {reason}.")
# What was revised since a meeting.
REVISED = Text(
    "自“{name}”（{day}）以来 {count} 个数有修订，最大的是{whose}{label}：由 {before} 改为 {after}",
    "{count} figures were revised since “{name}” ({day}); the largest: {label}, {whose}, {before} → {after}",
)
ONE_REVISED = Text(
    "自“{name}”（{day}）以来 1 个数有修订：{whose}{label}由 {before} 改为 {after}",
    "1 figure was revised since “{name}” ({day}): {label}, {whose}, {before} → {after}",
)
BOTH_VERSIONS = Text(
    "上次用版本 {was}（{was_day}发布），本次用版本 {now}（{now_day}发布）；只列印出来不同的数。",
    "Then version {was} (published {was_day}), now version {now} (published {now_day}); only figures that are printed otherwise.",
)
NONE_REVISED = Text(
    "“{name}”（{day}）用过的数，在所选期间和范围内没有修订",
    "no figure of this period and selection was revised since “{name}” ({day})",
)
WHOLE_PAIRS_ONLY = Text(
    "两个版本按全省和整对比较，不按赛道、地域、行业或阶段拆分",
    "two versions are held against each other by the province and by whole pairs, not by parts of them",
)
NO_TASKS_OF = Text("所选结对没有督办事项", "no task is about the pairs selected")
AS_ON = Text("办理情况截至 {day}", "tasks as they stood on {day}")
SECTION_NAMES: dict[str, Text] = {
    "summary": Text("总体情况", "Summary"),
    "last_meeting": Text("本次与上次", "This time and last"),
    "map": terms.MAP_PAGE,
    "money": terms.FUNDS_PAGE,
    "lagging": terms.LAGGING_PAGE,
    "tracks": terms.TRACKS,
    "ranking": terms.STANDINGS_PAGE,
    "warnings": terms.WARNINGS_PAGE,
    "assessment": terms.ASSESSMENTS,
    "findings": terms.FINDINGS_PAGE,
    "tasks": task_words.NAME,
    "decisions": Text("提请决定", "Decisions asked for"),
    "pair": terms.PAIRS,
    "methods": Text("口径与来源", "Methods and sources"),
}
