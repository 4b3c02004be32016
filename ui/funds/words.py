"""The words of 资金使用: where the money is stuck, who holds each gap, what left the ladder, and one project's own money."""

# What files say too is defined where both find it.

from style.text import Text

# The lead.
LEAD = Text("{whose}{funds}（截至{quarter}末）：{told}{gap}。", "{whose}{funds} by the end of {quarter}: {told}{gap}.")
OF_PAIRS = Text("所选 {count} 对结对 ", "{count} pairs chosen · ")
OF_TRACKS = Text("所选 {count} 条赛道 ", "{count} tracks chosen · ")
OF_PLACES = Text("付到{places}的", "Paid to {places} · ")
NONE_YET = Text("尚无{steps}", "nothing {steps} yet")
UNKNOWN = Text("{steps}{blank}", "{steps}: {blank}")
NOT_TOLD = Text("{steps}不能按当前筛选统计", "{steps} cannot be told for this selection")
WIDEST = Text("；缺口最大的一步是{step}（{gap}）{held}", "; the widest gap is at “{step}” ({gap}){held}")
NO_GAP = Text("；已知各步之间没有缺口", "; no gap between the steps that are known")
MORE = Text("；{step}比上一环节多 {amount}", "; at “{step}” there is {amount} more than at the step before")
REFUSED = Text(
    "资金阶梯：所选范围没有这些数。{reason}。",
    "The fund's ladder: there are no such figures for this selection: {reason}.",
)

COMMA = Text("，", ", ")

# The ladder.
LADDER = Text("资金阶梯：安排 → 下达 → 拨付 → 支出", "The ladder: budget → allocated → disbursed → spent")
YEARS_NOTE = Text(
    "各年度资金均算到{quarter}末；预算安排为计划数，其余为实际数。缺口为上一环节减本环节，以元精确相减后再四舍五入，可能与表中两数之差相差一个末位。执行率 = 支出 ÷ 下达；预算执行率 = 支出 ÷ 预算安排，省级未分到结对的预算只进全省的分母。",
    "Each fund year as far as its money has come by the end of {quarter}; the budget is planned, the rest actual. A gap is the step before less the step, of exact amounts and rounded last, so it may differ by one digit from the figures shown. Execution rate = spent ÷ allocated; budget execution rate = spent ÷ budget, where what is given to no pair counts for the province alone.",
)
AMONG = Text(
    "{whose}{label} {value}：打开全部流水，此数是其中一部分",
    "{whose}{label} {value}: opens all the flows, of which this is a part",
)
PARTLY_REFUSED = Text("{steps}：{reason}。", "{steps}: {reason}.")
PAIRS_INSTEAD = Text(
    "改选山区县在所选市、县的结对（{count} 对），看完整的四步",
    "Choose instead the {count} pairs whose mountain county lies there, for all four steps",
)
NO_PAIRS_INSTEAD = Text(
    "所选市、县没有结对的山区县，不能改按结对来看。", "No pair has its mountain county there, so pairs cannot stand in."
)
SEE_WARNINGS = Text("{title}：{shows}", "{title}: {shows}")
NOT_OF_TRACKS = Text(
    "“{step}”没有分到所选赛道的记录：预算一般只分到结对，不分赛道，因此不算这一步的缺口。",
    "No movement at the stage “{step}” names the tracks chosen: budgets go to pairs rather than tracks, so no gap is told from it.",
)

# Who holds the gaps.
OWNERS = Text("缺口在谁手里", "Who holds the gaps")
OWNERS_NOTE = Text(
    "按缺口从大到小；占比以各缺口之和为分母；本环节的数加缺口即上一环节的数。多于上一环节的单列，不与他人的缺口相抵；一个结对之内各赛道、各资金年度先求和。",
    "The largest first; shares are of the sum of the gaps; a step and its gap make the step before. Who has more than at the step before is listed apart and never set against others; a pair's own tracks and fund years are summed first.",
)
WHO_HOLDS = Text("{gap}：在谁手里", "{gap}: who holds it")
ALL_GAPS = Text("看每一步的缺口和结转、收回 ›", "The gaps of every step, what was carried over and clawed back ›")
SHARE = Text("占 {share}", "{share} of gaps")
NO_GAPS_KNOWN = Text(
    "各步的缺口暂无数据：缺口要相邻两个环节都有数才算得出。", "No data of any gap: a gap needs figures at both steps."
)
NO_GAP_KNOWN = Text("这一步的缺口暂无数据。", "No data of this gap.")
NOT_COME = Text(
    "上一环节尚无资金，这一步没有缺口可言。", "Nothing has come to the step before, so there is no gap here."
)
NOBODY = Text("没有缺口。", "There is no gap.")
MORE_THAN = Text("{step}多于{before}的", "More at “{step}” than at “{before}”")
SUM_OF_GAPS = Text(
    "整体 {gap} = 各缺口之和 {held} − 各多出之和 {more}", "the whole {gap} = gaps {held} − surpluses {more}"
)
SUM_WITH_UNKNOWN = Text(
    "整体 {gap} = 各缺口之和 {held} − 各多出之和 {more} + 只知一侧的 {count} 项相差 {unknown}（不能归属）",
    "the whole {gap} = gaps {held} − surpluses {more} + {unknown} of {count} of whom only one side is known (held by nobody for certain)",
)
RESERVE = Text(
    "“省级未分配到结对”是预算中没有写明结对的部分；从中另行下达的，记在得到它的结对“多出”一栏。",
    "“Given to no pair” is the budget that names no pair; what was allocated from it shows as more with the pairs that got it.",
)

# Execution against the calendar.
BULLETS = Text("执行率与应支出", "Execution against what is due")
BULLETS_ALT = Text(
    "{pairs} 对结对的执行率与应支出，{counts}；其旁为同一内容的表",
    "Execution rate of {pairs} pairs against what is due, {counts}; the table beside it says the same",
)
BULLET = Text(
    "{pair}\n执行率 {rate}（支出 {spent} ÷ 下达 {allocated}）{status}",
    "{pair}\nexecution {rate} (spent {spent} ÷ allocated {allocated}){status}",
)
BULLET_STATUS = Text("\n{status}（{due}）", "\n{status} ({due})")
PRESS = Text("点一条可打开该结对。", "A press on a bar opens the pair.")
NO_RATES = Text(
    "没有结对有执行率：下达或支出尚无，或暂无数据。",
    "No pair has an execution rate: nothing allocated or spent yet, or no data of it.",
)

# What left the ladder.
ASIDES = Text("结转结余与收回", "Carried over and clawed back")
ASIDES_NOTE = Text(
    "两者是另外的流水，从不与阶梯相抵：结转结余是年末仍在账上的钱，同一笔钱可在几个年末出现，不相加；收回的钱已离开结对，其下达、拨付的记录照旧保留。",
    "Both are flows of their own and never netted into the ladder: what is carried over is money still held at a year's end, the same money may stand at several year ends and is not added; money clawed back has left the pair while what was allocated and disbursed stays on record.",
)
NO_CARRIED = Text("没有结转结余的记录。", "Nothing was carried over.")
NO_RECOVERED = Text("没有收回的记录。", "Nothing was clawed back.")
ASIDE_FROM = Text(
    "{funds}，截至{quarter}末 · 实际 · 来源：{sources}", "{funds} by the end of {quarter} · actual · source: {sources}"
)

# Pair by pair, to take away.
DETAIL = Text("分结对、分资金年度", "By pair and fund year")
NO_DETAIL = Text(
    "各结对的各步均暂无数据，文件中逐对列出。", "No data of any pair at any step; a download lists the pairs."
)
DETAIL_NOTE = Text(
    "以上各步的逐对明细；下载的文件与此表逐行相同，金额为元。",
    "The same steps pair by pair; a download has the same rows, in yuan.",
)

# One project's own money.
PROJECT = Text("项目资金：{name}", "The project's money: {name}")
PROJECT_NOTE = Text(
    "只含流水中写明本项目的，截至{quarter}末，不受筛选影响；各环节不相加。",
    "Only flows that name the project, by the end of {quarter}, whatever the selection; stages are never added.",
)
PROJECT_SILENT = Text(
    "{steps}：没有写明本项目的流水。这些环节多只到结对或县，不到项目；没有写明不等于没有。",
    "{steps}: no flow names the project. These stages mostly go to pairs or counties rather than projects; not named is not none.",
)
PROJECT_SUMS = Text("按环节和资金年度", "By step and fund year")
OPEN_PROJECT = Text("项目台账中的本项目", "The project in the ledger")
LEAVE_PROJECT = Text("不看单个项目", "Leave the single project")
STEP = Text("环节", "Step")
MOVEMENTS = Text("笔数", "Movements")
GAP = Text("与上一环节的差额", "Missing to the step before")
ASIDES_OF_PAIR = Text(
    "结转结余与收回（各自单列，不相抵；各年末结转不相加）",
    "Carried over and clawed back (listed apart, never netted; carry-overs of several year ends are not added)",
)
MOVED_IN = Text("发生期", "Period")
FLOW = Text("资金流向", "Where the money goes")
STEP_SHOWN = Text("看哪个环节", "Step shown")
ON_RIBBON = Text("{track} {amount}", "{track} {amount}")
TO_TRACK = Text("{pair} → {track}", "{pair} → {track}")
FLOW_PLAIN = Text("{funds}{step} {figure}。", "{step} of the {funds}: {figure}.")
HEAD_PAIRS = Text("结对（{count} 对有数）", "Pairs ({count} with a figure)")
ONLY_THIS = Text("只看它（再点一次取消）", "Show only this (again to undo)")

FLOW_LEAD = Text(
    "{funds}{step} {figure}，流向 {pairs} 对结对{tracks}；最多的是{first}（{share}）{track_first}{rest}。",
    "{step} of the {funds}: {figure}, to {pairs} pairs{tracks}. Most goes to {first} ({share}){track_first}{rest}.",
)
AND_TRACKS = Text("、{count} 条赛道", " and {count} tracks")
TRACK_FIRST = Text("，赛道中是{first}（{share}）", "; among tracks to {first} ({share})")
REST_OF_PAIRS = Text("；另有 {figure}在省级，未分配到结对", "; another {figure} stands with the province, to no pair")
REST_OF_TRACKS = Text("；{figure}不属于任何赛道", "; {figure} is on no track")
FLOW_PROVINCE = Text(
    "{funds}{step} {figure}，都在省级：来源没有写明分到哪一对结对，{pairs} 对都是暂无数据，不是零。",
    "{step} of the {funds}: {figure}, all with the province. The sources name no pair it goes to: there is no data for the {pairs} pairs, which is not zero.",
)
FLOW_NONE_YET = Text("{funds}尚无{step}。", "{step} of the {funds}: none yet.")
FLOW_NOTHING = Text("{funds}{step}：暂无数据，不是零。", "{step} of the {funds}: no data, which is not zero.")
SEE_BUDGET = Text("看预算安排", "See the budget")
NO_TRACKS_PLANNED = Text(
    "预算安排只到结对，不分赛道，所以图到结对为止；下达起才分赛道。",
    "The budget goes to pairs and is not split by track, so the picture ends there; tracks begin with allocation.",
)
NO_TRACKS_NAMED = Text(
    "来源没有写明用在哪条赛道，所以图到结对为止。",
    "The sources name no track for this money, so the picture ends at the pairs.",
)
OF_ITS_YEAR = Text(
    "选“当季”时，这里仍按该季度所在年度的资金。", "For a quarter alone, this is still of its year's fund."
)
FLOW_ALT = Text(
    "资金流向图：{lead}左为全省，中为 {pairs} 对结对，右为 {tracks} 条赛道，带宽为金额；下面两张表列出同样的数。",
    "Flow of the money. {lead} On the left the province, in the middle {pairs} pairs, on the right {tracks} tracks; widths are amounts. The two tables below list the same figures.",
)
FLOW_READING = Text(
    "带宽与金额成比例，细于 1 像素的按 1 像素画。点结对、赛道或条带，各页只看它，再点一次取消；没选的显灰。键盘：Tab 逐个走到结对和赛道，方向键进出条带，回车选中。",
    "Widths are in proportion to the money; what is thinner than a pixel is drawn one pixel wide. Press a pair, a track or a ribbon and every page shows only that, again to undo; what is not chosen is grey. Keyboard: Tab walks over pairs and tracks, arrow keys into ribbons, Enter chooses.",
)
CELLS_AT = Text("每对每条赛道的金额：赛道分析", "Every pair on every track: Tracks")
ALL_OF_FLOW = Text("看全部结对和赛道", "Show all pairs and tracks")
BY_PAIR = Text("各结对：{step}", "By pair: {step}")
BY_TRACK = Text("各赛道：{step}", "By track: {step}")
MAIN_TRACKS = Text("主要赛道（占本结对）", "Main tracks (share of the pair)")
ONE_TRACK = Text("{track} {share}", "{track} {share}")
OF_SO_MANY = Text("{tracks}；共 {count} 条", "{tracks}; {count} in all")
PAIRS_ON = Text("结对数", "Pairs")

CURVES = Text("进度曲线", "How far each fund year has come")
CURVES_LEAD = Text(
    "{funds}至{quarter}末{step} {figure}，{against}{share}。",
    "{step} of the {funds} by the end of {quarter}: {figure}, {against}{share}.",
)
FLOWS_MORE = Text(
    "比上年度资金同期多 {gap}（{change}）", "{gap} more than of the year before's fund at the same point ({change})"
)
LESS_THAN = Text(
    "比上年度资金同期少 {gap}（{change}）", "{gap} less than of the year before's fund at the same point ({change})"
)
LIKE_BEFORE = Text("与上年度资金同期持平", "the same as of the year before's fund at the same point")
BEFORE_UNKNOWN = Text("上年度资金同期暂无数据", "no data of the year before's fund at the same point")
NOTHING_BEFORE = Text("上年度资金同期还没有", "nothing yet of the year before's fund at the same point")
NONE_BEFORE = Text("没有上年度资金可比", "with no fund year before to compare")
SHARE_NOW = Text("；占{under} {now}", "; {now} of {under}")
SHARE_BOTH = Text("；占{under} {now}，上年度资金同期 {before}", "; {now} of {under}, against {before}")
CURVES_NOT_YET = Text(
    "{funds}至{quarter}末{step}：暂无数据，不是零；以前各年度资金见下。",
    "{step} of the {funds} by the end of {quarter}: no data, which is not zero; earlier fund years are below.",
)
CURVES_NONE_YET = Text(
    "{funds}至{quarter}末尚无{step}；以前各年度资金见下。",
    "{step} of the {funds} by the end of {quarter}: none yet; earlier fund years are below.",
)
CURVES_NONE = Text(
    "{funds}至{quarter}末尚无{step}，所以没有曲线。",
    "{step} of the {funds} by the end of {quarter}: none yet, so there is no curve.",
)
CURVES_NOTHING = Text(
    "{funds}{step}：暂无数据，不是零，所以没有曲线。",
    "{step} of the {funds}: no data, which is not zero, so there is no curve.",
)
PLANNED_HAS_NO_QUARTERS = Text(
    "预算安排按整个资金年度计，年初就是全数，没有逐季的进度；下面改看支出。",
    "The budget counts for the whole fund year from its first day and has no course over the quarters; spending is shown instead.",
)
NO_SHARES_SO = Text("不列占比：{reason}", "No shares are given: {reason}")
AMOUNTS = Text("累计{step}（{unit}）", "{step}, cumulative ({unit})")
SHARES = Text("累计{step}占{under}（%）", "{step}, cumulative, of {under} (%)")
UNDERS: dict[str, Text] = {"planned": Text("预算安排", "the budget"), "allocated": Text("已下达", "what was allocated")}
LIFE_YEARS = (Text("当年", "own year"), Text("次年", "year after"))
LIFE_YEAR = Text("第{n}年", "year {n}")
LIFE_QUARTER = Text("{quarter}\n{year}", "{quarter}\n{year}")
QUARTERS = (Text("一季度", "Q1"), Text("二季度", "Q2"), Text("三季度", "Q3"), Text("四季度", "Q4"))
POINT_AMOUNT = Text("{funds}\n至{quarter}末累计{step} {figure}", "{funds}\n{step} by the end of {quarter}: {figure}")
POINT_SHARE = Text("占{under} {share}", "{share} of {under}")
CURVES_ALT = Text(
    "{what}，{years}，按各资金年度所处的季度对齐，截至{quarter}末；下表列出同样的数。",
    "{what}: {years}, set side by side by the quarter of their life, as of the end of {quarter}; the table below gives the same figures.",
)
CURVES_READING = Text(
    "横轴是资金年度自当年一季度起的第几个季度；钱跨年才支出的，仍计入原资金年度。占比的分子分母都截至同一季度末。",
    "The axis counts quarters from the fund year's own first; what moves in later years still counts for its fund year. Both sides of a share are taken at the same quarter's end.",
)
AT_SAME = Text("至当年{quarter}末", "At its own {quarter}")
AT_YEAR_END = Text("至当年年末", "At its own year's end")
BY_NOW = Text("至{quarter}末", "By the end of {quarter}")
AGAINST_BEFORE = Text("比上年度资金", "On the year before")
NOT_YET = Text("年末未到", "not yet reached")
ASK_FOR = Text("{button}：{whose} {gap}", "{button}: {whose}, {gap}")
