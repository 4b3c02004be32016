"""The words of the sandbox: a scheme edited, what it comes to, what is taken away."""

from style.text import Text

START = Text("从哪个办法改起", "Start from")
RIVAL = Text("对照的办法", "Beside it")
LEAD = Text(
    "用{round}的数试算：与“{rival}”相比，{moved} 对位次变动，{regraded} 对等次变动{split}；位次变动最大的，{most}{uneven}。",
    "Tried on {round}: against “{rival}” {moved} pairs change place and {regraded} change grade{split}; the furthest move: {most}{uneven}.",
)
LEAD_GRADES = Text(
    "用{round}的数试算：与“{rival}”相比，位次都不变，{regraded} 对等次变动{split}{uneven}。",
    "Tried on {round}: against “{rival}” no place changes, and {regraded} pairs change grade{split}{uneven}.",
)
SPLIT = Text("（升 {up}，降 {down}）", " ({up} to a better one, {down} to a worse)")
UNEVEN = Text(
    "（试算 {now} 对有得分，对照 {then} 对，位次不全可比）",
    " ({now} pairs have a score by the trial, {then} beside it: not all places compare)",
)
MOVES_NOTE = Text(
    "两个办法的得分各按各的办法计，不是同一把尺，不能相减；可比的是位次和等次。",
    "Each score is by its own scheme: the two are on scales of their own and are not to be subtracted. What compares is places and grades.",
)
SAME = Text(
    "用{round}的数试算：与“{rival}”相比，位次和等次都不变。",
    "Tried on {round}: against “{rival}” no place and no grade changes.",
)
APART = Text(
    "用{round}的数试算：试算 {now} 对有得分，对照的“{rival}”{then} 对有得分，两者不能逐对比较。",
    "Tried on {round}: {now} pairs have a score by the trial, {then} by “{rival}”: they cannot be compared pair by pair.",
)
FAULTY = Text(
    "试算的办法还不能用，{count} 处要改：{first}",
    "The scheme on trial cannot be used yet, {count} things to mend. {first}",
    "The scheme on trial cannot be used yet, {count} thing to mend. {first}",
)
NONE = Text(
    "本数据集没有考核办法，沙盘没有可改的底稿；请先在“数据管理”报送一个 scheme-….toml。",
    "This dataset has no scheme to start from: hand in a scheme-….toml under Data first.",
)
CAVEAT = Text(
    "沙盘只作试算，不改已公布的办法和得分；改动都在地址里，发给别人看到同样的试算，也可在“已存视图”取名留存。",
    "The sandbox tries and changes nothing published; all changes stand in the address, so who gets it sees the same trial; Saved views keeps it under a name.",
)
WEIGHTS = Text("各指标权重（%）", "Weights of the indicators (%)")
SUM = Text("合计 {sum}%", "Sum {sum}%")
SHORT_OF = Text(
    "，还差 {points} 个百分点到 100%；其余各项的权重没有跟着改",
    ", {points} points short of 100%; the weights of the others are as they were",
)
BEYOND = Text(
    "，比 100% 多 {points} 个百分点；其余各项的权重没有跟着改",
    ", {points} points beyond 100%; the weights of the others are as they were",
)
SUM_LINKS = Text("权重合计", "Sum of the weights")
ADD = Text("加一项指标", "Add an indicator")
ADD_NOTE = Text(
    "可选的是办法能考核的指标；新加的权重先为 0，请自己定。去掉一项，其余权重不变。",
    "Offered is what a scheme may assess; a new one begins with a weight of 0, for you to give. Where one is taken out the other weights stay.",
)
AS_ASSESSED = Text("{name}（已公布的得分）", "{name} (points as published)")
TAKE_OUT = Text("去掉“{name}”", "Take out “{name}”")
PUT_BACK = Text("恢复“{name}”", "Put back “{name}”")
TAKEN_OUT = Text("已去掉的指标", "Indicators taken out")
ADJUSTMENTS_OUT = Text("已去掉的加分和扣分", "Bonuses and deductions taken out")
EDITS = Text(
    "与“{scheme}”相比改了 {count} 处：{edits}。",
    "{count} changes of “{scheme}”: {edits}.",
    "{count} change of “{scheme}”: {edits}.",
)
COLON = Text("：", ": ")
NUMBERED = Text("第 {number} 项：{said}", "No. {number}: {said}")
ADJUSTMENTS = Text("加分和扣分", "Bonuses and deductions")
ADD_ADJUSTMENT = Text("加一项加分或扣分", "Add a bonus or deduction")
ADJUSTMENT_NOTE = Text(
    "新加的先按本轮最高的一对定门槛，加 1 分；扣分写负数。",
    "A new one begins at the highest figure of the round with 1 point; a deduction is below zero.",
)
WHERE = Text("在什么情况下", "given where")
THRESHOLDS = {"at_least": Text("达到门槛", "at least"), "below": Text("低于门槛", "below")}
THRESHOLD = Text("门槛（{unit}）", "threshold ({unit})")
GIVEN = Text("加几分（扣分为负）", "points (below 0: taken)")
WAY = Text("怎样计分", "How it gives points")
WAYS = {
    "between": Text("两点之间按比例", "in proportion between two figures"),
    "steps": Text("分档", "by steps"),
    "relative": Text("组内高低按比例", "in proportion within the group"),
}
SPAN = Text("按哪段时间计", "Summed over")
START_NOTE = Text(
    "换一种计分，先按本轮各对的最低、中位、最高数取，请按办法改。",
    "Another way begins with the lowest, median and highest figure of the round; write what the scheme is to say.",
)
SCALE = Text("按比例调到 100%", "Bring to 100% in proportion")
UNDO = Text("撤销全部改动", "Undo all changes")
ONE_INDICATOR = Text("改哪一项的计分方法", "Whose scoring is changed")
LOW = Text("起点（{unit}）", "Low ({unit})")
HIGH = Text("终点（{unit}）", "High ({unit})")
YI = Text("亿元", "100 million yuan")
STEPS = Text("各档：起点:分值，以；隔开", "Steps as threshold:points, separated by ;")
IF_MISSING = Text("缺数怎么计", "Where a figure is missing")
MISSING_NAMES = {
    "left_out": Text("不计，权重分给其余", "left out, weight to the rest"),
    "zero": Text("按 0 分", "counts as 0"),
    "lowest": Text("按最低分值", "as the lowest points"),
    "refuse": Text("不给得分", "no score"),
}
BAND = Text("“{grade}”起点（分）", "“{grade}” from (points)")
NO_SUCH = Text("所选办法没有这一项，未采用：{change}", "The scheme has no such thing, not taken: {change}")
WRONG_NUMBER = Text(
    "“{typed}”不是可用的数，未采用；请写数字，至多 6 位小数",
    "“{typed}” is not a usable number and was not taken; write digits, at most six decimals",
)
WRONG_STEPS = Text(
    "“{typed}”不是各档的写法，未采用；请照此写：0:0；60:60；80:85",
    "“{typed}” is not how steps are written and was not taken; write 0:0; 60:60; 80:85",
)
NEAR_NOTE = Text(
    "一个数再变不到十分之一就跨过门槛；按每单位变动所得从多到少列。已公布的得分不在各对手里，不列。",
    "Figures within a tenth of a threshold, the most paying first. Published points are in no pair's hands and are left out.",
)
NONE_NEAR = Text("没有这样的数。", "There is no such figure.")
SILENT_NOTE = Text(
    "不报一个数，按办法处理缺数，得分反而高：这类规则鼓励少报，宜改“缺数怎么计”。",
    "Without the figure, by what the scheme does for missing ones, the score is higher: such a rule rewards silence; change what a missing figure does.",
)
NONE_SILENT = Text("没有一对能因少报得益。", "No pair gains by reporting less.")
TAKE = Text("带走", "Take away")
MEMO = Text("试算说明（{ending}）", "Memo ({ending})")
SCHEME_FILE = Text("办法文件（TOML）", "Scheme file (TOML)")
SCHEME_NOTE = Text(
    "办法文件在“数据管理”报送后才生效；未写年度的是草案。",
    "The file takes effect once handed in under Data; with no years it is a draft.",
)
SCORES = Text("试算的分值与得分", "Points and scores on trial")
TO_DATA = Text("到“数据管理”报送", "Hand it in under Data")
