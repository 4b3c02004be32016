"""The words of 成效与预测: what stands against each yuan of fund, the year's end ahead, and how earlier forecasts turned out."""

from analytics import programme
from style.text import Text

LEAD_EFFECT = Text(
    f"{programme.SINCE} 年起累计拨付 {{money}}{{disbursed}}，累计{{label}} {{outcome}}：每拨付 1 元对应 {{figure}} 元；这是两个合计之比，不说明因果。",
    f"Since {programme.SINCE}, {{money}} of fund was disbursed{{disbursed}} and {{label}} came to {{outcome}}: {{figure}} yuan against each yuan. A ratio of two sums, not a cause.",
)
DISBURSED_SHARE = Text("（占下达的 {share}）", " ({share} of what was allocated)")
LEAD_NO_EFFECT = Text(
    "每元资金对应的{label}：暂无数据，来源没有载明已拨付的资金或项目的数。",
    "{label} per yuan of fund: no data; the sources state no money disbursed, or no figures of projects.",
)
LEAD_FORECAST = Text(
    "截至{quarter}末的预测（本平台测算，非实际，只回测过 {years} 年）：{said}。",
    "Forecast at the end of {quarter} (worked out here, not actual; years back-tested: {years}): {said}.",
)
LEAD_ONE = Text("{what} {figure}{range}", "{what}: {figure}{range}")
LEAD_TARGET = Text("，相当于目标的 {share}", ", {share} of the target")
LEAD_MISS = Text("，{count} 对预计完不成", "; {count} pairs expected to miss theirs")
LEAD_NO_FORECAST = Text("截至{quarter}末不作年末预测：{why}。", "No forecast of the year's end as of {quarter}: {why}.")
RANGE = Text("（{low}–{high}）", " ({low}–{high})")

EFFECT = Text("成效：每元资金对应的{label}", "Effect: {label} per yuan of fund")
OUTCOME = Text("成效指标", "Outcome")
NOT_AN_OUTCOME = Text(
    "“{label}”不是成效指标，这里改看“{instead}”。", "“{label}” is no outcome: “{instead}” is shown instead."
)
EFFECT_NOTE = Text(
    f"{{unit}} · {{basis}} · 先分别求和，后相除 · {programme.SINCE} 年起累计，不随统计期间变化",
    f"{{unit}} · {{basis}} · each summed first, divided last · since {programme.SINCE}, whatever the span",
)
TOGETHER = Text(
    "累计{label} ÷ 累计拨付，各结对", f"{{label}} since {programme.SINCE} ÷ disbursed since {programme.SINCE}, by pair"
)
DOT_PRINTED = Text("{figure}（拨付率 {disbursed}）", "{figure} ({disbursed} disbursed)")
DISBURSED = Text("累计拨付", f"Disbursed since {programme.SINCE}")
OUTCOME_SINCE = Text("累计{label}", f"{{label}} since {programme.SINCE}")
ALL_PAIRS = Text("所选范围合计", "All that is selected")
LAGGED = Text("分资金年度、分年度看（各行各列不得相加）", "By fund year and year (never added, down or across)")
MATRIX = Text("资金年度 × 年度：每元对应的{label}", "Fund year × year: {label} per yuan")
FUND = Text("资金", "Fund")
OUTCOME_OF = Text("{year}{label}", "{label}, {year}")
SUM_OF = Text("{label}合计（{unit}）", "{label}, sum ({unit})")
SAME_YEAR = Text("同年", "same year")
LAG = Text("滞后 {years} 年", "{years} later")
LAG_YEARS: dict[int, Text] = {1: Text("滞后一年", "a year later"), 2: Text("滞后两年", "two years later")}
NO_RANGE_YEARS = Text("回测不足 {fewest} 年，不给范围", "fewer than {fewest} tested years: no range")
LATER = Text("其后年度又拨付而未计入的：{said}。", "Disbursed in later years and not counted: {said}.")
LATER_ONE = Text("{fund} {amount}", "{fund} {amount}")
EFFECT_ALT = Text(
    "各结对累计{label}对累计拨付的比值：{said}；其左的表列出同样的数",
    f"Ratios of {{label}} to fund disbursed, both since {programme.SINCE}, by pair: {{said}}; the table beside it gives the same figures",
)
PAIR_SAID = Text(
    "{pair} {figure}\n累计{label} {outcome} ÷ 累计拨付 {money}\n拨付率 {disbursed}",
    f"{{pair}}: {{figure}}\n{{label}} since {programme.SINCE} {{outcome}} ÷ disbursed {{money}}\ndisbursement rate {{disbursed}}",
)
PER_PAIR = Text("各结对：{fund}当年已拨付对应的{label}", "By pair: {label} against {fund} disbursed in its year")
PER_PAIR_NOTE = Text(
    "各年度一列为{label}（{unit}），每元对应一列为其与当年已拨付之比（元/元）。比值大小不等于好坏：项目所处阶段、行业不同，拨付得少比值就大。点金额看两边的记录。",
    "Columns of years are {label} ({unit}), those per yuan its ratio to what was disbursed in its year (yuan per yuan). Larger is not better: stages and industries differ, and the less is disbursed, the larger it is. Press an amount for its rows.",
)
NO_EFFECT = Text(
    "暂无数据：没有已拨付的资金，或没有项目报出这个指标，无从相除。",
    "No data: no money is known to be disbursed, or no project reports this figure, so nothing can be divided.",
)

FORECAST_NOTE = Text(
    "预测只由已报的数推算，不是实际，也不是来源所说的“预计”，从不与二者相加。只用截至{quarter}的数；缺报的季度不按零计，该结对不预测。",
    "Forecasts are reckoned from what was reported: neither actual nor the sources' own forecasts, and never added to either. Nothing after {quarter} is used; a quarter not reported is not zero, and its pair has no forecast.",
)
METHOD_CHOSEN = Text(
    "方法：{method}（{formula}）。以{years}回测（{count} 年、{cases} 对次），各对误差绝对值之和占实际 {error}，合计误差 {of_sum}；最好的朴素法“{naive}”各对为 {naive_error}。",
    "Method: {method} ({formula}). Back-tested on {years} (years: {count}, pair years: {cases}): pairs' absolute errors sum to {error} of what came, the error of the sum is {of_sum}; of the best naive one, “{naive}”, pairs' errors are {naive_error}.",
)
METHOD_NAIVE = Text(
    "方法：{method}（{formula}）。以{years}回测（{count} 年、{cases} 对次），各对误差绝对值之和占实际 {error}，合计误差 {of_sum}；没有其他方法胜过朴素法，用朴素法。",
    "Method: {method} ({formula}). Back-tested on {years} (years: {count}, pair years: {cases}): pairs' absolute errors sum to {error} of what came, the error of the sum is {of_sum}; no other method beat the naive ones, so a naive one is used.",
)
COVERAGE = Text(
    "上年同季的预测，{ranged} 对中 {inside} 对的实际落入当时的以往误差范围。",
    "Of the forecasts a year before, {inside} of {ranged} pairs came within the range of past errors of that time.",
)
NO_COVERAGE = Text("上年同季没有误差范围可以核对。", "There was no range a year before to check.")
SMALL_SAMPLE = Text(
    "回测只有 {years} 年、{cases} 对次；同一年里各对往往一起偏高或偏低，所以误差范围只是以往的记录，不是概率。",
    "The back-test rests on {cases} pair years (number of years: {years}); a year moves all pairs alike, so the range of past errors is a record and no probability.",
)
TABLE_NOTE = Text(
    "单位：{unit}。已发生为实际，全年及误差范围为预测（本平台测算）",
    "Unit: {unit}. So far: actual; the year and its range: forecast (worked out here)",
)
TABLE_NOTE_TARGET = Text("，目标为目标数", "; target: target")
PREDICTED = Text("全年预测", "Forecast of the year")
PREDICTED_RANGE = Text("全年预测及{range}", "Forecast of the year with {range}")
PAST_RANGE = Text(
    "以往误差范围（回测 {cases} 对次中 {inside} 对次落入）",
    "range of past errors ({inside} of {cases} pair years tested fell inside)",
)
INTERVAL = Text("按以往误差的区间（{covered}）", "interval from past errors ({covered})")
NO_RANGE = Text("以往误差范围（回测太少）", "range of past errors (too few tested)")
OUTLOOK_COUNTS = Text("与年度目标（目标数，不相加）比：{said}。", "Beside the year's targets (never added): {said}.")
OUTLOOK_ONE = Text("{outlook} {count} 对", "{outlook}: {count}")
WHO_MISSES = Text("预计完不成的：{names}。", "Expected to miss: {names}.")
SUM_PAIRS = Text("合计（{count} 对）", "Sum of {count} pairs")
NOT_IN_SUM = Text(
    "另有 {count} 对不预测，不在合计中：{names}。", "{count} more without a forecast are not in the sum: {names}."
)
NO_PAIR = Text("不属于任何结对的 {amount} 不在预测中。", "{amount} that belong to no pair are in no forecast.")
NO_FORECAST = Text("不预测", "none")
MISSING_QUARTERS = Text("缺报：{quarters}", "not reported: {quarters}")
FORECAST_ALT = Text(
    "{what}：各结对已发生、预测及以往误差范围；合计预测 {figure}；其右的表列出同样的数",
    "{what}: so far, forecast and range of past errors by pair; {figure} in all; the table beside it gives the same figures",
)
POINT = Text("{pair}\n已发生 {so_far}\n预测 {figure}", "{pair}\nso far {so_far}\nforecast {figure}")
POINT_TARGET = Text("\n目标 {target}", "\ntarget {target}")

TRIAL = Text("回测：各方法在{years}的误差", "Back-test: how each method missed in {years}")
TRIAL_NOTE = Text(
    "只比各方法都能算的 {cases} 对次。{errors}数中含事后补报，不是当时的原始版本。",
    "On the {cases} pair years that every method tells. {errors} Figures hold late returns and are not those of that day.",
)
KINDS: dict[bool, Text] = {True: Text("朴素法", "naive"), False: Text("学习往年", "learns from earlier years")}
TO_NAIVE = Text("与最好朴素法之比", "÷ best naive")
MIDDLE_ERROR = Text("结对误差中位数", "Median of pairs")
USED = Text("选用", "used")

REVIEW = Text("本年预测回看", "How the year's forecasts turned out")
REVIEW_ABOUT = Text(
    "已发生和全年实际为实际，全年预测为当时所作的预测（本平台测算）",
    "So far and the year: actual; its forecast: as made at that time (worked out here)",
)
OVER = Text(
    "{year}已结束，没有可预测的；以下是第一、二、三季度末所作的预测与后来实际的比较。点季度看当时的预测。",
    "{year} is over and nothing is left to forecast: below, what forecasts at the end of its first three quarters said against what came. Press a quarter for the forecast of that day.",
)
SAID_SUM = Text("预测合计", "Forecast")
CAME = Text("实际合计", "Came (actual)")
NAIVE_ERROR = Text("朴素法的各对误差", "Pairs' errors, naive")
INSIDE = Text("落入误差范围", "Within range")
INSIDE_OF = Text("{inside}/{ranged} 对", "{inside} of {ranged}")
SUM_INSIDE: dict[bool, Text] = {True: Text("合计落入", "sum within"), False: Text("合计落在外", "sum outside")}
REVIEW_TEXT = Text(
    "{quarter}末预测 {said}，实际 {came}，合计误差 {of_sum}，各对误差绝对值之和占实际 {error}",
    "end of {quarter}: forecast {said}, came {came}, error of the sum {of_sum}, pairs' absolute errors {error} of what came",
)
REVIEW_ALT = Text("{what}：{said}；其右的表列出同样的数", "{what}: {said}; the table beside it gives the same figures")
NOT_REPORTED_IN_FULL = Text(
    "{names}未报全四季，不在比较中。", "{names} did not report all four quarters and are left out."
)
BY_PAIR = Text("逐对回看", "Pair by pair")
MADE_AFTER = Text("{quarter}末预测", "Forecast, {quarter}")
MISSED_BY = Text("{sign}{percent}", "{sign}{percent}")
NO_REVIEW = Text("这一年没有作过预测：{why}。", "No forecast was made in this year: {why}.")

METHODS_TITLE = Text("预测方法", "Forecast methods")
