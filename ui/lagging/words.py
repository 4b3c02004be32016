"""The words of 谁滞后: the table of pairs, what a gap is made of, and why a clue is none."""

from style.text import Text

TABLE = Text("各对的缺口，卡在哪一步", "Each pair's gap, and the step it rests at")
NOTE = Text(
    "缺口＝应支出−支出，等于未拨付加已拨付未支出；滞后的在前，各按缺口由大到小。按一行看这一对的原因。",
    "Gap = due − spent = not disbursed + disbursed and not spent; those behind first, each by its size. Press a row for the reasons.",
)
BEFORE = Text("上年执行率", "Rate the year before")
STAGES = Text("签约 / 开工 / 在建 / 投产 / 达产", "Signed / started / building / producing / at capacity")
STILL = Text("停滞 · 签约未开工", "Standing still · signed only")
TARGET = Text("投资目标（按整对）", "Investment target (whole pair)")
BY_PAIR = Text("按对", "by pair")
ALL = Text("{count} 对合计", "All {count} pairs")
OF_DUE = Text("{missing}/{due}", "{missing}/{due}")
NOBODY = Text("所选范围内没有可比的结对。", "No pair can be told within the selection.")
DETAIL = Text("{pair}：缺口 {gap}由什么组成", "{pair}: what its gap of {gap} is made of")
DETAIL_NONE = Text("{pair}：没有缺口", "{pair}: no gap")
BY_QUARTER = Text("资金逐季（{funds}）", "Money by quarter ({funds})")
QUARTER = Text("季度", "Quarter")
DUE = Text("累计应支出", "Due so far")
SO_FAR_SPENT = Text("累计支出", "Spent so far")
GAP_AT_END = Text("季末缺口", "Gap at its end")
CAUSES = Text("说得通的原因", "What explains it")
NO_CAUSE = Text("数据里没有说得通的原因，请问这一对。", "Nothing in the data explains it: ask the pair.")
NOT_CAUSES = Text("不成原因：{clues}", "No explanation: {clues}")
SEE_FLOWS = Text("看支出的每一笔", "Every row spent")
SEE_ALLOCATED = Text("看下达的每一笔", "Every row allocated")
SEE_PROJECTS = Text("看这一对的项目", "The pair's projects")
SEE_WARNINGS = Text("看预警", "Warnings")
WAYS = Text("看明细", "See the rows")
WHERE = Text("看哪里", "Where")
