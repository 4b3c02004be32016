"""The words of 分配测算: its rules, the split and what it is made of, how firm it is, and plans kept and compared."""

from style.text import Text

LEAD = Text(
    "{year}年度测算：总额 {envelope}，省级预留 {reserve}，其余 {split}分到 {pairs} 对。测算结果，不是分配决定。",
    "{year} fund, a trial split: of {envelope} the province keeps {reserve} and {split} go to {pairs} pairs. A calculation, not a decision.",
)
LEAD_NONE = Text(
    "{year}年度测算：按当前规则分不出结果，原因见下。测算结果，不是分配决定。",
    "{year} fund, a trial split: these rules give no result, for the reasons below. A calculation, not a decision.",
)
BEYOND = Text(
    "已公布的安排为{first}—{last}年每年 {yearly}；{year}年度的总额是假设，可改。",
    "What is announced is {yearly} a year for {first}–{last}; the envelope of {year} is an assumption that may be changed.",
)
WITHIN = Text(
    "{year}年度在已公布的{first}—{last}年安排（每年 {yearly}）之内；这里的总额可改。",
    "{year} lies within the {first}–{last} announced at {yearly} a year; the envelope may be changed here.",
)
SAME_AS = Text(
    "总额与{before}年度预算安排（{planned}）相同。", "The envelope is that of the {before} budget ({planned})."
)
MORE_THAN = Text(
    "总额比{before}年度预算安排（{planned}）多 {gap}。", "The envelope is {gap} above the {before} budget ({planned})."
)
LESS_THAN = Text(
    "总额比{before}年度预算安排（{planned}）少 {gap}。", "The envelope is {gap} below the {before} budget ({planned})."
)
NOT_NARROWED = Text("各对一并测算，不受筛选影响。", "All pairs are split together, whatever the filter says.")

RULES = Text("规则", "Rules")
PRESETS = Text("从常用规则开始", "Begin from")
BASE_IS = Text("均等基数 {base}%", "Equal base {base}%")
BASE_TAKES = Text("其余各项之外的部分", "what the others leave")
WEIGHT_OF = Text("{name}权重", "{name}: weight")
ENVELOPE = Text("总额（亿元）", "Envelope (100 million yuan)")
WRONG_ENVELOPE = Text(
    "“{typed}”不是总额：请写亿元数，大于 0、不超过 9999，至多四位小数，如 18 或 18.5。总额未改。",
    "“{typed}” is no envelope: write it in 100 million yuan, above 0 and at most 9999, with four decimals at most, such as 18 or 18.5. It was left as it was.",
)
RESERVE = Text("省级预留（占总额）", "Reserve (of the envelope)")
FLOOR = Text("下限（占平均数）", "Floor (of an equal share)")
CAP = Text("上限（占平均数）", "Cap (of an equal share)")
ADDS_UP = Text(
    "各对合计 {pairs} + 省级预留 {reserve} = 总额 {envelope} 万元。平均每对 {mean}，下限 {least}，上限 {most}。",
    "Pairs {pairs} + reserve {reserve} = envelope {envelope}, in m yuan. An equal share is {mean}, the floor {least}, the cap {most}.",
)
CANNOT = Text("当前规则分不出结果：", "These rules give no result:")
WITHOUT_THESE = Text("把缺数准则的权重改给均等基数", "Give their weight to the equal base")
IN_PROPORTION = Text("按原比例凑成 100%", "Bring the weights to 100% in proportion")

RESULT = Text("各对金额与增减", "Amounts and changes")
RESULT_NOTE = Text(
    "测算金额为测算，{before}年度安排为计划，已下达为实际（截至{quarter}），三者不相加；增减 = 测算金额 − {before}年度安排。{changes}。",
    "Amounts are a trial split, the {before} budget is planned, allocated is actual (as of {quarter}); they are never added. Change = amount − {before} budget. {changes}.",
)
CHANGES = Text("增 {gain} 对、减 {lose} 对、持平 {keep} 对", "{gain} pairs gain, {lose} lose, {keep} keep")
NO_LAST_YEAR = Text(
    "{before}年度各对的安排暂无数据，无从比较",
    "no pair's {before} budget is known, so there is nothing to compare with",
)
AMOUNT = Text("测算金额", "Trial amount")
CHANGED_RATE = Text("增减（%）", "Change (%)")
BOUNDS: dict[str, Text] = {"low": Text("▁ 下限", "▁ floor"), "high": Text("▔ 上限", "▔ cap")}
ALL_PAIRS = Text("各对合计", "All pairs")
RESERVE_KEPT = Text("省级预留", "Reserve")
WHOLE = Text("总额", "Envelope")

MADE_OF = Text("金额由什么构成", "What the amounts are made of")
MADE_NOTE = Text(
    "柱为各准则按权重给出的部分，竖线为经上下限和取整后的测算金额；两者之差即“上下限与取整”。",
    "Bars are what each criterion gives, the tick is the amount after bounds and rounding; the difference is “bounds and rounding”.",
)
CHART_ALT = Text(
    "各对测算金额的构成，最多为{first}，最少为{last}；其旁为同一内容的表",
    "What each pair's amount is made of, from {first} to {last}; the table beside it says the same",
)
AXIS = Text("测算金额（万元）", "Trial amount (m yuan)")
PART = Text("{pair}\n{name} {amount}", "{pair}\n{name} {amount}")

EVENNESS = Text("均衡程度", "Evenness")
OF_WHAT = Text("分配", "Split")
THIS_PLAN = Text("当前方案（测算）", "This plan (trial)")
OTHER_PLAN = Text("对比方案（测算）", "Compared plan (trial)")
LAST_YEAR = Text("{year}年度安排（计划）", "{year} budget (planned)")
LARGEST = Text("最大", "Largest")
SMALLEST = Text("最小", "Smallest")
KNOWN_PAIRS = Text("{count} 对有数", "{count} pairs known")

SENSITIVITY = Text("权重变动的影响", "If a weight moves")
CRITERION = Text("准则", "Criterion")
FROM_TO = Text("权重变动", "Weight")
MOST_GAIN = Text("增加最多", "Gains most")
MOST_LOSS = Text("减少最多", "Loses most")

SCENARIOS = Text("方案的保存与对比", "Plans kept and compared")
SCENARIO_NAME = Text("给当前方案取名", "Name this plan")
SCENARIO_EXAMPLE = Text("例如：绩效优先，预留 8%", "for example: results first, 8% kept back")
SAVE_SCENARIO = Text("保存方案", "Save the plan")
SAVED_NOTE = Text(
    "保存时固定规则、数据集和截至季度；所有使用者可见，重开即得同样的数，删除在页首“已存视图”。",
    "A saved plan fixes rules, dataset and quarter, is seen by everybody and gives the same figures again; delete it under “Saved views” at the top.",
)
SAVED_PLANS = Text("已存方案", "Saved plans")
NO_PLANS = Text("还没有保存的方案。", "No plan has been saved yet.")
MORE_PLANS = Text(
    "只列最近的 {shown} 个，其余 {more} 个在“已存视图”。",
    "The latest {shown} are listed; {more} more are under “Saved views”.",
)
FIXED_AT = Text("{dataset} · 截至{quarter}", "{dataset} · as of {quarter}")
COMPARE = Text("对比", "Compare")
COMPARE_WITH = Text("对比 {name}", "Compare with {name}")
COMPARED_NOW = Text("对比中", "compared")
UNREADABLE = Text("规则无法读取", "its rules cannot be read")
STOP_COMPARING = Text("结束对比", "Stop comparing")
COMPARISON = Text("两方案对比", "Two plans side by side")
COMPARED_ON = Text(
    "两个方案都按当前数据集和{quarter}的读数测算；差额 = 当前方案 − 对比方案。",
    "Both plans are worked out on this dataset and the readings of {quarter}; difference = this plan − compared plan.",
)
DIFFERENCE = Text("差额", "Difference")
MONEY_BETWEEN = Text(
    "两方案之间各对差额绝对值合计 {sum} 万元。", "The pairs' differences come to {sum} m yuan in absolute terms."
)
OTHER_CANNOT = Text("对比方案分不出结果：", "The compared plan gives no result:")

READINGS = Text("准则与各对读数", "Criteria and readings")
NO_READINGS = Text(
    "除均等基数外，没有一项准则有读数：暂无数据，不是零。",
    "No criterion but the equal base has any reading: no data, which is not zero.",
)
READINGS_NOTE = Text(
    "读数下为占各对之和的比重，即该准则的钱分给该对的比例；点读数看构成。",
    "Below each reading stands its share of all pairs, which is the pair's part of that criterion's money; press a reading for what is behind it.",
)
SHARE_OF = Text("占 {share}", "{share} of all")
COUNTED_MEDIAN = Text("按中位数计，占 {share}", "median taken, {share} of all")
CAPPED_AT = Text("按 100% 计，占 {share}", "as 100%, {share} of all")
MISSING_PAIRS = Text(
    "{name}缺数（按其余各对中位数计）：{pairs}", "Without a reading of {name}, the median taken: {pairs}"
)
SLOW_AND_NEEDY = Text(
    "须核实：{pairs}的发展需要在最高的四分之一，目标完成却在最低的四分之一，剩余多可能是因为建设慢。",
    "To be checked: {pairs}: need among the highest quarter, target reached among the lowest; much may be left to do because it is done slowly.",
)
NOTHING_MISSING = Text(
    "有权重的准则，各对都有读数，应报的都已报。",
    "Every pair has a reading of each criterion with a weight, and every figure due came.",
)
# What was due and did not come, beside the amounts that rest on it.
LACKS_OF = Text("{lacks}/{due}", "{lacks} of {due}")
OTHERWISE = Text("换一种读法则", "On the other reading")
TO_MEDIAN = Text("改按中位数", "by the median")
TO_PARTIAL = Text("改按已报部分", "by what came")
RETURNS_LACK = Text(
    "{count} 对的金额用到的季报有零星应报未报：按已报部分计，完成率因此偏低、需要因此偏高；改按中位数的差额列在金额旁{most}。",
    "The amounts of {count} pairs rest on returns of which a few figures due did not come: what came counts, so that rates are too low and needs too high; what the median would change stands beside the amount{most}.",
)
MOST_OTHERWISE = Text("，差得最多的是{pair}（{change} 万元）", "; it changes {pair} most ({change} m yuan)")
QUARTER_LACKS = Text(
    "{pair}有一季已报不足应报的一半（{lacks}/{due} 项未报），没有读数，按中位数计，得 {amount}；按已报部分计为 {otherwise}（{change}）。",
    "{pair}: of one quarter fewer than half of the figures due came ({lacks} of {due} missing), so it has no reading and takes the median: {amount}; by what came it would be {otherwise} ({change}).",
)
SLOW_AND_GAINING = Text(
    "须核实：{pairs}的执行率不到 80%，金额却比上年安排增加。",
    "To be checked: {pairs}: less than 80% of the money was spent, and the amount is above last year's budget.",
)
NOT_READ = Text("不作读数", "not read")
WITHHELD = Text("缺一季，按中位数计，占 {share}", "a quarter is missing: median taken, {share} of all")
LOWER_IS_MORE = Text("越低越好，占 {share}", "lower is better, {share} of all")
OPENS = Text("{pair} {name} {figure}：查看构成", "{pair}, {name} {figure}: what is behind it")
CAUTION = Text("须防的激励", "What it may tempt to")
ALL_METHODS = Text("口径说明：准则与分配方法", "Methods: criteria and how the money is split")

RULES_OF = Text(
    "总额 {envelope}；{weights}；下限 {floor}%、上限 {cap}%（占平均数）；省级预留 {reserve}%",
    "envelope {envelope}; {weights}; floor {floor}%, cap {cap}% (of an equal share); reserve {reserve}%",
)
WEIGHT = Text("{name} {weight}%", "{name} {weight}%")
RULES_CODE = Text("规则代码", "Code of the rules")
NOT_A_DECISION = Text("测算结果，不是分配决定", "a calculation, not a decision")
