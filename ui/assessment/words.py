"""The words of 考核评价: scores and gaps, how firm places are."""

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
    "{round}考核，{scheme}；各柱相加即得分之差", "Assessment, {round}, {scheme}; the bars add up to the gap"
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
    "点和数字为办法所定权重下的位次，横线为 5%–95% 区间",
    "Dot and number: place by the scheme's weights; line: the 5–95% interval",
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
OTHERWISE = Text("换个算法会怎样", "Worked out otherwise")
WAYS_SAID = Text(
    "{ways}：有 {count} 对位次会变，最多变 {places} 位：{pair}，{way}。",
    "{ways}: {count} pairs change place in one of them at least, by {places} at most: {pair}, {way}.",
)
WAYS_SAME = Text("{ways}：没有一对变。", "{ways}: no place changes.")
NOTHING_MISSING = Text("这一轮没有缺数的指标。", "No figure of this round is missing.")
FIRM_CAVEAT = Text(
    "权重是办法定的，变动范围是读者选的：区间和档次只说明先后靠不靠得住，不是新的考核结果。",
    "Weights are the scheme's, their bounds the reader's: intervals and tiers say how far an order holds, and are no new result.",
)
ONE_EFFECT = Text("单独 {share}", "alone {share}")
