"""The words of 供需匹配 that are the page's own; tables and their words stand in analytics/matching."""

from analytics import programme
from style.text import Text

END = Text("。", ".")
NOTHING_RANKED = Text("数据不足，不作匹配：{thin}。", "Too little data to match anything: {thin}.")
NO_WEIGHT = Text("{why}；请给至少一个方面权重。", "{why}; give at least one part a weight.")
NO_PART = Text("{parts}。没有可比的方面，不作匹配。", "{parts}. No part is left to compare by, so nothing is matched.")
FIRM = Text(
    "权重和互补度有出入时，{count} 对在半数以上的抽样中仍在稳定匹配里，{few} 对在不到一成的抽样中",
    "with weights and complementarity in doubt, {count} pairs stay in a stable matching in more than half of the draws, {few} in fewer than a tenth",
)
TOO_MANY = Text(
    "两侧共 {count} 个县，逐两比较要算 {twos} 次，这里不算；最多算 {most} 次（如每侧 200 个县）。",
    "{count} counties stand on both sides, {twos} twos to be held against each other; this page does so for {most} at most, such as 200 a side.",
)
CAVEAT = Text(
    "这是模型按所选权重算出的相似和互补，不是对哪一对的评价：结对还看政策、意愿和多年的协作，这里都没有。截至季度由页眉选，筛选不改变匹配。",
    "A model's likeness by the weights chosen, no verdict on any pair: policy, willingness and years of joint work count too and are not in it. The quarter is chosen above; no filter narrows a matching.",
)
WEIGHTS = Text("权重：本平台的取值，按判断调整", "Weights: this dashboard's own, change them as you judge")
WEIGHTS_CHOSEN = Text("权重：您选的", "Weights: those you chose")
WEIGHTS_NOTE = Text(
    "0—100 的整数，只看各项的比例；写在地址里，发给别人看到同样的结果。",
    "Whole numbers from 0 to 100, of which only proportions count; they stand in the address, so who gets it sees the same.",
)
RESET = Text("恢复本平台的取值", "Back to this dashboard's own")
KEPT = Text("{count} 对现有结对：保留各对的代价", "What keeping each of the {count} pairs costs")
KEPT_NOTE = Text(
    "保留的代价：保留这一对，最优一对一指派的合计要少多少；为 0 的在最优指派中。",
    "Cost of keeping: how much less the best one-to-one comes to with this pair kept; 0 for those in it.",
)
BLOCKING_NOTE = Text(
    "按模型各算本侧的需求，两县的互补度都会高于现在；没有问过哪个县的意愿。两侧都高出 {noise} 分（抽样所设误差）以上的有 {count} 组，其余至少一侧在误差之内。从差别大的列起。",
    "By the model and its own needs each of the two would complement the other better than now; no county was asked. In {count} of them both gain more than {noise} points, the error assumed in the draws; in the others one side at least gains less. The largest gains first.",
)
NO_BLOCKING = Text(
    "没有阻塞对：现有结对本身就是稳定匹配。", "There are none: the pairs in force are a stable matching."
)
MATCHINGS = Text("现有结对、最优指派和稳定匹配", "Pairs in force, best one-to-one, stable matchings")
MATCHINGS_NOTE = Text(
    "稳定匹配{count}，从工业大县最满意的到山区县最满意的；每一个里都没有阻塞对。",
    "Stable matchings: {count}, from the industrial side's best to the mountain side's; none has a blocking pair.",
)
MATRIX_NOTE = Text(
    "行为工业大县，列为山区县，每格是互补度（分），颜色越重越高；加框的是现结对，“优”是最优一对一指派，有纹的数据不足，不排名。按一格看两县的各个方面。",
    "Rows are industrial counties, columns mountain ones; each cell is complementarity in points, the stronger the shade the higher; framed: paired now; “best”: in the best one-to-one; hatched: too little data, not ranked. Open a cell for the two counties' parts.",
)
BEST_MARK = Text("优", "best")
SEE_TWO = Text("{industrial}与{mountain}：{said}", "{industrial} and {mountain}: {said}")
ONE_TWO = Text("{industrial}与{mountain}：互补度怎么来", "{industrial} and {mountain}: what it is made of")
TWO_SAID = Text(
    "互补度 {total}，权重已知 {known}；只看工业大县一侧 {industrial}，只看山区县一侧 {mountain}。",
    "Complementarity {total}, {known} of the weight known; for the industrial side alone {industrial}, for the mountain side {mountain}.",
)
TWO_THIN = Text(
    "数据不足：权重只已知 {known}，不给互补度，不排名。",
    "Too little data: {known} of the weight is known, so no complementarity is given and nothing is ranked.",
)
CHOOSE_INDUSTRIAL = Text("看哪个工业大县", "Which industrial county")
CHOOSE_MOUNTAIN = Text("看哪个山区县", "Which mountain county")
HOLD = Text("在新一轮中固定这一对", "Hold these two fixed in a new round")
HELD = Text("固定不动的结对", "Pairs held fixed")
HELD_HINT = Text("没有固定的，全部重新匹配", "None: all are matched anew")
ROUND_LEAD = Text(
    "固定 {count} 对，其余按最优一对一指派 {free} 对（其中 {now} 对与现在相同）；连固定的，{counted} 对互补度合计 {total}；另有 {left} 个县没有结上对。",
    "With {count} pairs held fixed the best one-to-one matches {free} more, {now} of them paired now; with the fixed ones {counted} pairs come to {total}; counties left without a partner: {left}.",
    "With {count} pair held fixed the best one-to-one matches {free} more, {now} of them paired now; with the fixed one {counted} pairs come to {total}; counties left without a partner: {left}.",
)
ROUND_LEAD_ALL = Text(
    "全部重新匹配：最优一对一指派 {free} 对，互补度合计 {total}，其中 {now} 对与现在相同；另有 {left} 个县没有结上对。",
    "All matched anew: the best one-to-one has {free} pairs, {total} in all; {now} of them are paired now; counties left without a partner: {left}.",
)
MATRIX_TOP = Text(
    "按所选权重，{industrial}与{mountain}最高，{total}",
    "by the weights chosen {industrial} and {mountain} come first, with {total}",
)
ROUND_NOTE = Text(
    "固定的结对计入合计，但不与其他县比；未结对但有同类身份的县也在候选之列。",
    "Fixed pairs count in the total and are compared with nobody; counties in no pair that hold a side's class are candidates too.",
)
CANDIDATES = Text("{county}可先找谁", "Whom {county} could ask first")
CANDIDATES_NOTE = Text(
    "按本县需求排出的前几个，所以次序与两县合起来的互补度不一定相同；最后一列是本县在对方名单上的位次。",
    "The first few by its own needs, so their order need not be that of complementarity, which is of both; the last column is the place it has on the other's list.",
)
NO_CANDIDATES = Text("数据不足，没有可排的候选。", "Too little data: nobody can be listed.")
WHOSE = Text("看哪个县的候选", "Candidates of")
KNOWN = Text("每个方面已知多少", "How much is known of each part")
LINKS_TABLE = Text("行业联系强度表（本平台的判断）", "Links between industries (this dashboard's own judgement)")
MAP = Text("现结对与最优指派的连线", "Links: paired now, and by the best one-to-one")
MAP_KEPT = Text("现结对，也在最优指派中", "paired now and in the best one-to-one")
MAP_NEW = Text("最优指派，现在不是结对", "in the best one-to-one, not paired now")
MAP_GONE = Text("现结对，不在最优指派中", "paired now, not in the best one-to-one")
MAP_LINKS = Text("连线", "Links")
MAP_ALT = Text(
    f"{programme.REGION.zh}地图，{{now}} 条现结对的连线，其中 {{kept}} 条也在最优指派中；另有 {{new}} 条最优指派的连线。上面的表是同一内容",
    f"Map of {programme.REGION.en}: {{now}} links of pairs in force, {{kept}} of them in the best one-to-one, and {{new}} more links of it; the table above says the same",
)
OPEN_TWO = Text("看两县的各个方面", "Open the two counties' parts")
MAP_COUNT = Text("{said}（{count}）", "{said} ({count})")
TWO_NAMES = Text("{industrial}—{mountain}", "{industrial} – {mountain}")
ROUND_STABLE = Text("新一轮的最优指派和稳定匹配", "New round: best one-to-one and stable matchings")
WRONG_WEIGHT = Text(
    "“{typed}”不能作权重，未采用；请写 0 至 {most} 的整数",
    "“{typed}” cannot be a weight and was not taken; write a whole number from 0 to {most}",
)
