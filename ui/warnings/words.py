"""The words of 预警: what a warning says, what changed, what could not be judged, and the rows behind it."""

from analytics import programme
from style.text import Text

LEAD = Text(
    "{quarter}末，{pairs} 对结对触发 {count} 条预警{change}：{rules}{rest}。",
    "Warnings at the end of {quarter}: {count}, pairs concerned: {pairs}{change}: {rules}{rest}.",
)
LEAD_NONE = Text(
    "{quarter}末，能判断的 {told} 条规则都没有发现预警{rest}。",
    "At the end of {quarter}, none of the {told} rules that can be judged found anything{rest}.",
)
LEAD_UNKNOWN = Text(
    "{quarter}末的预警暂无数据：{reason}。没有预警不等于没有问题。",
    "No data for warnings at the end of {quarter}: {reason}. No warning does not mean that all is well.",
)
NOT_KNOWN = Text(
    "资金流水和项目数据只有来源提及的部分，看不出一笔钱有没有拨付、支出或收回",
    "fund flows and project figures are only what the sources mention, so nobody can tell what was disbursed, spent or clawed back",
)
RULE_OF = Text("{rule} · {of}", "{rule} · {of}")

RULES = Text("{count} 条规则", "{count} rules")
RULES_NOTE = Text(
    "点一条规则只看它的预警，再点一次取消。预警按截至季度末判断，各资金年度都看（执行滞后只看当年），项目和预计看到那时为止，统计期间不影响结果。",
    "Press a rule to see its warnings alone, again to undo. Rules are judged at the end of the as-of quarter over all fund years (spending behind what is due only over the year's own), projects and expectations as they stood then; the span makes no difference.",
)
JUDGED = Text("看了什么", "Looked at")
NOTHING_JUDGED = Text("截至季度尚没有可判断的对象", "nothing to judge by the as-of quarter yet")
UNTRACKED = Text(
    "{count} 个结对年度的流水只有一部分写明赛道，不按赛道判断",
    "{count} pairs' fund years with movements on tracks only in part: not judged by track",
)
REFUSED = Text("不能按当前筛选判断：{reason}", "not to be judged for this selection: {reason}")
NEW_GONE = Text("新增 {new} · 消除 {gone}", "{new} new · {gone} gone")
NO_BEFORE = Text("上季不可比", "no quarter before")

SHIPPED = Text(
    "门槛取自随程序发布的 {file}；每条规则的口径见口径说明。",
    "Thresholds are those of the shipped {file}; every rule is defined on Methods.",
)
OVERRIDDEN = Text(
    "门槛取自运行单位的 {file}，与随程序发布的不同之处：{changed}。",
    "Thresholds are of the operator's {file}; unlike the shipped ones: {changed}.",
)
OVERRIDDEN_SAME = Text(
    "门槛取自运行单位的 {file}，与随程序发布的相同。",
    "Thresholds are of the operator's {file} and equal the shipped ones.",
)
CHANGED = Text("{rule}“{setting}”{value}（原 {shipped}）", "{rule}, “{setting}” {value} (shipped: {shipped})")
REFUSED_FILE = Text(
    "运行单位的门槛文件有 {count} 处不对，整份没有采用，仍用随程序发布的门槛：",
    "The operator's file of thresholds has {count} faults and was refused whole; the shipped thresholds hold:",
)
SETTING = Text("门槛项", "Setting")
IN_FORCE = Text("现行值", "In force")
LEVEL = Text("判断层级", "Level")

MATRIX = Text("结对 × 规则", "Pairs × rules")
MATRIX_NOTE = Text(
    "格内为预警条数，小字为其中较上季新增的；点一格只看这一对的这条规则，再点一次取消。斜线为暂无数据或不能按当前筛选判断。",
    "Cells count warnings, small print those new since the quarter before; press one to see that pair under that rule, again to undo. Hatched: no data, or not to be judged for this selection.",
)
IN_ALL = Text("条数合计", "In all")
SOME_NEW = Text("新 {count}", "{count} new")
CELL = Text("{pair} · {rule}：{figure} 条", "{pair} · {rule}: {figure}")

LIST = Text("预警清单（{count} 条）", "Warnings ({count})")
LIST_UNTOLD = Text("预警清单", "Warnings")
LIST_NOTE = Text(
    "按金额从大到小，没有自身金额的列在最后。点一条看它背后的流水；金额含义随规则不同，不相加。",
    "The largest amount first; those without one of their own last. Press a warning for the rows behind it. Amounts mean different things by rule and are not added.",
)
LISTED = Text(
    "只列前 {limit} 条；筛选规则或结对看其余，下载含全部。",
    "Only the first {limit} are listed; choose a rule or a pair for the rest, the download has all.",
)
ALL_RULES = Text("看全部规则的预警", "Warnings of all rules")
NONE_LISTED = Text("当前筛选下没有预警。", "No warning under this selection.")
NONE_TOLD = Text("当前筛选下没有能判断的规则。", "No rule can be judged under this selection.")
NEW = Text("新增", "New")
STANDS = Text("连续 {count} 季", "{count} quarters")
STANDS_LONG = Text("至少 {count} 季", "at least {count} quarters")
OF_VALUE = Text("（{value}）", " ({value})")
NO_AMOUNT = Text("来源没有写金额。", "The source tells no amount.")
BESIDE = Text(
    f"旁列：该结对自 {programme.SINCE} 年起已拨付 {{amount}}",
    f"Beside it: {{amount}} disbursed to the pair since {programme.SINCE}",
)
OPEN_WARNING = Text("{pair} {rule} {amount}：看背后的流水", "{pair}, {rule}, {amount}: see the rows behind it")

SAYS_OF: dict[str, Text] = {
    "behind": Text(
        "已到应支出期 {money_due}（下达 {allocated}），支出 {spent}，只到应支出的 {measured}（门槛 {limit}）；执行率 {rate}",
        "{money_due} is due of {allocated} allocated, {spent} is spent, {measured} of what is due (threshold {limit}); execution {rate}",
    ),
    "unspent": Text(
        "已到应支出期 {money_due}（下达 {allocated}），至今没有支出（门槛：应支出的 {limit}）",
        "{money_due} is due of {allocated} allocated, and nothing is spent so far (threshold: {limit} of what is due)",
    ),
    "idle": Text(
        "{upto}末已拨付 {disbursed}，至今支出 {spent}、收回 {recovered}，仍有 {measured} 未动（门槛 {limit}）",
        "{disbursed} disbursed by the end of {upto}; {spent} spent and {recovered} clawed back to date, {measured} still untouched (threshold {limit})",
    ),
    "overspent": Text(
        "支出 {spent}，多于拨付的 {disbursed}（门槛：{floor}）",
        "{spent} spent, beyond {disbursed} disbursed (threshold: {floor})",
    ),
    "overdisbursed": Text(
        "拨付 {disbursed}，多于下达的 {allocated}（门槛：{floor}）",
        "{disbursed} disbursed, beyond {allocated} allocated (threshold: {floor})",
    ),
    "stalled": Text(
        "在建，已连续 {zeros} 个季度完成投资报 0（门槛 {limit} 个季度），项目上已支出 {spent}",
        "under construction, 0 reported for {zeros} quarters running (threshold {limit}); {spent} spent on it",
    ),
    "not_started": Text(
        "{since}签约，已满 {run} 个季度仍未开工（门槛 {limit} 个季度），计划总投资 {planned_investment}",
        "signed in {since} and not started {run} quarters later (threshold {limit}); planned investment {planned_investment}",
    ),
    "overdue": Text(
        "来源预计 {expected}{value}，已过 {run} 个季度，没有实际情况（门槛 {limit} 个季度）",
        "expected by {expected}{value}, {run} quarters ago, and nothing actual is known (threshold {limit})",
    ),
    "over_plan": Text(
        "累计完成投资 {investment_completed}，计划总投资 {planned_investment}，超出 {measured}（门槛 {limit}）",
        "{investment_completed} completed of {planned_investment} planned, {measured} beyond (threshold {limit})",
    ),
    "unreported": Text(
        "应报 {due} 项，未报 {missing} 项，占 {measured}（门槛 {limit}）",
        "{missing} of {due} figures due are missing, {measured} (threshold {limit})",
    ),
}

EVENT = Text("预计的活动", "Expected event")
EVIDENCE = Text("背后的流水", "The rows behind")
EVIDENCE_HINT = Text(
    "点清单里的一条预警，或选定一条规则和一对结对，这里列出每条预警相加的每一笔。",
    "Press a warning of the list, or choose one rule and one pair: every row it adds up is then listed here.",
)
TITLE = Text("{pair} · {rule}{of}", "{pair} · {rule}{of}")
TITLE_OF = Text(" · {of}", " · {of}")
SUMS: dict[str, Text] = {
    "behind": Text(
        "应支出 {money_due}（下达 {allocated} 中已到期的）− 支出 {spent} ＝ {amount} 元",
        "due {money_due} (of {allocated} allocated) − spent {spent} = {amount} yuan",
    ),
    "idle": Text(
        "拨付 {disbursed} − 支出 {spent} − 收回 {recovered} ＝ {amount} 元",
        "disbursed {disbursed} − spent {spent} − clawed back {recovered} = {amount} yuan",
    ),
    "overspent": Text(
        "支出 {spent} − 拨付 {disbursed} ＝ {amount} 元", "spent {spent} − disbursed {disbursed} = {amount} yuan"
    ),
    "overdisbursed": Text(
        "拨付 {disbursed} − 下达 {allocated} ＝ {amount} 元",
        "disbursed {disbursed} − allocated {allocated} = {amount} yuan",
    ),
    "stalled": Text("项目上各笔支出之和 {amount} 元", "sum of what was spent on the project: {amount} yuan"),
    "not_started": Text("计划总投资 {amount} 元", "planned investment: {amount} yuan"),
    "overdue": Text("来源预计的金额 {amount} 元", "expected by the source: {amount} yuan"),
    "over_plan": Text(
        "累计完成投资 {investment_completed} − 计划总投资 {planned_investment} ＝ {amount} 元",
        "completed {investment_completed} − planned {planned_investment} = {amount} yuan",
    ),
    "unreported": Text("未报 {missing} 项 ÷ 应报 {due} 项 ＝ {measured}", "{missing} missing ÷ {due} due = {measured}"),
}
ROW = Text("流水或项目", "Movement or project")
SUM_OF = Text("{kind}合计（{count} 笔）", "{kind} in all ({count})")
SUM_MISSING = Text("{kind}未报（{count} 项）", "{kind}: {count} missing")
ROWS_LISTED = Text(
    "只列前 {limit} 笔，合计含全部 {count} 笔。", "Only the first {limit} are listed; sums are of all {count}."
)
LATER_LEFT_OUT = Text(
    "{upto}以后的拨付未满期，不计入。", "What was disbursed after {upto} has not rested long enough and is left out."
)
ROWS_OF = Text("数字构成：{label}（{scope}）", "Rows: {label} ({scope})")
OPEN_PROJECT = Text("项目台账：{name}", "Project: {name}")
OPEN_PAIR_MONEY = Text("结对详情：资金阶梯", "Pair: fund ladder")
WAYS = Text("这条预警的去处", "Where this warning leads")

GONE = Text("较上季消除的（{count} 条）", "Gone since the quarter before ({count})")
GONE_NOTE = Text(
    "上季末触发、本季末不再触发的；数为上季末的。",
    "What stood at the end of the quarter before and stands no more; figures are of that quarter.",
)
NONE_GONE = Text("没有较上季消除的预警。", "No warning is gone since the quarter before.")
WHY_GONE = Text("变化", "What happened")
NO_LONGER = Text("不再触发", "no longer triggered")
YEAR_OVER = Text("年度已结束，改看结转和沉淀", "the fund year is over: see what was carried over and what lies idle")

HISTORY = Text("各季末的预警条数", "Warnings at the end of each quarter")
HISTORY_NOTE = Text(
    "点一格回到那个季度末看当时的预警；条数为当前筛选下的。",
    "Press a cell to see the warnings as they stood then; counts are of this selection.",
)
BACK_TO = Text("{rule}，{quarter}末：{figure} 条", "{rule}, end of {quarter}: {figure}")

QUIET = Text("没有发现的规则", "Rules that found nothing")
QUIET_LINE = Text("{rule}：看了 {judged}，没有发现。", "{rule}: nothing found among {judged}.")
BLIND = Text("无法判断的规则", "Rules that cannot be judged")
BLIND_UNKNOWN = Text(
    "{rules}：暂无数据。本数据集的{tables}只有来源提及的部分，要判断须有完整的表；没有预警不等于没有问题。",
    "{rules}: no data. Of {tables} this dataset has only what its sources mention, and a rule needs them whole; no warning does not mean that all is well.",
)
BLIND_REFUSED = Text("{rules}：{reason}。", "{rules}: {reason}.")
NOT_YET = Text("{rule}：截至季度尚没有可判断的对象。", "{rule}: nothing to judge by the as-of quarter yet.")

OF_PAIR = Text("本结对有 {count} 条预警：{rules} →", "This pair has {count} warnings: {rules} →")
OF_PAIR_NONE = Text(
    "本结对在能判断的 {told} 条规则下没有预警。", "No warning of this pair under the {told} rules that can be judged."
)

THRESHOLDS_OF = Text("门槛文件", "File of thresholds")
ASK_FOR = Text("{button}：{pair} {rule}", "{button}: {pair}, {rule}")
