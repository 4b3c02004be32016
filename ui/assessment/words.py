"""The words of 考核评价: scores and gaps, how firm places are, a scheme tried."""

from style.text import Text

ROUND = Text("考核轮次", "Round of assessment")
NO_SCHEME = Text(
    "没有适用于这一轮的考核办法，只照列原文，不计算得分。",
    "No scheme holds for this round: what was printed is listed, no score is worked out.",
)
AS_PRINTED = Text("公布的等次和得分，照原文", "Grades and scores as printed")
SUBJECT_OF = Text("考核对象", "Assessed")
OPENS_POINTS = Text(
    "{pair} {indicator} {points} 分：查看构成", "{pair}, {indicator} {points} points: the rows behind it"
)
OPENS_PUBLISHED = Text(
    "{pair} {indicator} {points} 分：查看公布的原文", "{pair}, {indicator} {points} points: as published"
)
ONE_PAIR = Text("{pair}：得分怎么来", "{pair}: what the score is made of")
CHOOSE_FACING = Text("与谁比", "Held against")
GAP_CHART = Text("差距由什么构成", "What the gap is made of")
GAP_ALT = Text(
    "{pair}与{other}的差距 {gap} 分：{parts}；各柱相加即差距，其旁为同一内容的表",
    "Gap of {pair} to {other}, {gap} points: {parts}; the bars add up to the gap, the table beside says the same",
)
GAP_AXIS = Text("分（负数为少得）", "points (below zero: lost)")
GAP_ABOUT = Text(
    "{round}考核，{scheme}；各柱相加即得分之差", "Assessment of {round}, {scheme}; the bars add up to the gap"
)
GAP_NOTE = Text(
    "各项差距保留到得分的小数位，按最大余数法取整，相加正好等于两个得分之差。",
    "Parts are printed in the decimals of scores, rounded by the largest remainder: they add up exactly to the gap.",
)
PART_GAP = Text("{part} {gap} 分", "{part} {gap} points")
COURSE_NOTE = Text(
    "同一办法下的各轮才可比；半年评价与全年考核分列。",
    "Rounds compare only under one scheme; mid-year ones stand apart from years.",
)
ALIKE = Text("起点相近的分组", "Like with like")
ALIKE_BY = {
    "none": Text("不分组", "No groups"),
    "mountain": Text("按山区县规模以上工业企业数", "By the mountain county's firms above scale"),
    "industrial": Text("按工业大县规模以上工业企业数", "By the industrial county's firms above scale"),
}
GROUPS_NOTE = Text(
    "起点相近的在一组，从多到少分 {count} 组；组内位次只与同组的比。",
    "Like with like: {count} groups from the largest down; a place in the group is among its pairs alone.",
)

BOUNDS = Text("权重变动范围", "Bounds of the weights")
BOUND_NAMES = {
    "dirichlet": Text("狄利克雷，标准差为平均权重的 {part}%", "Dirichlet, standard deviation {part}% of a mean weight"),
    "box": Text("区间，各项 ±{part}%", "Box, each ±{part}%"),
}
INTERVAL_CHART = Text("位次区间", "Place intervals")
INTERVAL_ALT = Text(
    "{pairs} 对的位次区间（5%–95%）：{said}；其旁为同一内容的表",
    "Place intervals of {pairs} pairs (5–95 %): {said}; the table beside says the same",
)
INTERVAL_DOT = Text(
    "点为办法所定权重下的位次，横线为 5%–95% 区间；名称前的数为档次",
    "Dot: place by the scheme's weights; line: the 5–95% interval; the number before a name is its tier",
)
PLACE_AXIS = Text("位次（左优）", "Place (left is better)")
DOT_SAID = Text("{pair} 第 {place} 位，{low}–{high} 位", "{pair}: place {place}, {low}–{high}")
ONLY_GRADE = Text(
    "这一轮没有得分，稳健性不作计算。", "There are no scores of this round, so firmness is not worked out."
)
CHANCE_NOTE = Text("深色为概率大；“—”为没有一次抽样列在该位。", "Dark is likely; “—” is in no draw.")
SENSITIVITY_NOTE = Text(
    "大字为该权重连同与其他权重的相互作用占位次波动的份额，小字为它单独所占；“—”为位次不动。由前 8,192 次抽样及同数的另一组抽样估计。",
    "Large: the share of a place's variance that needs this weight, with interactions; small: it alone. “—”: the place never moves. Estimated from the first 8,192 draws and as many more.",
)
WAYS_NOTE = Text(
    "与办法位次不同的加深；换算法只为检验，不改变考核结果。",
    "Places other than the scheme's are darker; other ways test it and change no result.",
)
NOTHING_MISSING = Text("这一轮没有缺数的指标。", "No figure of this round is missing.")
FIRM_CAVEAT = Text(
    "权重是办法定的，变动范围是读者选的：区间和档次只说明先后靠不靠得住，不是新的考核结果。",
    "Weights are the scheme's, their bounds the reader's: intervals and tiers say how far an order holds, and are no new result.",
)
ONE_EFFECT = Text("单独 {share}", "alone {share}")

START = Text("从哪个办法改起", "Start from")
RIVAL = Text("对照的办法", "Beside it")
TRIAL_LEAD = Text(
    "在{round}上试算：与“{rival}”相比，{moved} 对位次变动，{regraded} 对等次变动；{most}。",
    "Tried on {round}: against “{rival}” {moved} pairs change place and {regraded} change grade; {most}.",
)
NO_PLACE_MOVES = Text("位次都不变", "no place changes")
TRIAL_SAME = Text(
    "在{round}上试算：与“{rival}”相比，位次和等次都不变。",
    "Tried on {round}: against “{rival}” no place and no grade changes.",
)
TRIAL_APART = Text(
    "在{round}上试算：试算 {now} 对有得分，对照的“{rival}”{then} 对有得分，两者不能逐对比较。",
    "Tried on {round}: {now} pairs have a score by the trial, {then} by “{rival}”: they cannot be compared pair by pair.",
)
TRIAL_FAULTY = Text(
    "试算的办法还不能用：{count} 处要改。",
    "The scheme on trial cannot be used yet: {count} things to mend.",
    "The scheme on trial cannot be used yet: {count} thing to mend.",
)
TRIAL_NONE = Text(
    "本数据集没有考核办法，沙盘没有可改的底稿；请先在“数据管理”报送一个 scheme-….toml。",
    "This dataset has no scheme to start from: hand in a scheme-….toml under Data first.",
)
CAVEAT = Text(
    "沙盘只作试算，不改已公布的办法和得分；改动都在地址里，发给别人看到同样的试算，也可在“已存视图”取名留存。",
    "The sandbox tries and changes nothing published; all changes stand in the address, so who gets it sees the same trial; Saved views keeps it under a name.",
)
WEIGHTS = Text("各指标权重（%）", "Weights of the indicators (%)")
SUM = Text("合计 {sum}%", "Sum {sum}%")
SCALE = Text("按比例调到 100%", "Bring to 100% in proportion")
UNDO = Text("撤销全部改动", "Undo all changes")
CHANGES = Text("已改 {count} 处", "{count} changes", "{count} change")
ONE_INDICATOR = Text("改一项指标的计分方法", "Change how one indicator is scored")
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
TRIAL_SCORES = Text("试算的分值与得分", "Points and scores on trial")
TO_DATA = Text("到“数据管理”报送", "Hand it in under Data")
