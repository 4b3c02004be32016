"""The words of 数字构成: the sentence of a figure and its rows, the two sides of a ratio, and where the rows come from."""

from style.text import Text

OPEN = Text("{whose}{label} {value}：查看构成", "{whose}{label} {value}: the rows behind it")
CHOOSE_METRIC = Text("选择一个数，查看它由哪些记录得出", "Choose a figure to see the rows it is made of")

LEAD = Text(
    "{whose}{label}（{period}，{basis}）为 {value}：{made}{gaps}",
    "{whose}{label} ({period}, {basis}) is {value}: {made}{gaps}",
)
SUMMED = Text("由以下 {count} 行相加得出", "the sum of the {count} rows below")
COUNTED = Text("由以下 {count} 行逐行计数得出", "counted over the {count} rows below")
DIVIDED = Text(
    "分子 {over} 行、分母 {under} 行，先各自相加，再相除",
    "{over} rows of the numerator and {under} of the denominator, each summed, then divided",
)
GAPS = Text("，其中 {missing} 行没有数，不按零计", "; {missing} of them have no figure, which is not zero")
NOTHING = Text(
    "{whose}{label}（{period}，{basis}）：没有相应的记录，{value}",
    "{whose}{label} ({period}, {basis}): there is no such row: {value}",
)
UNKNOWN = Text(
    "{whose}{label}（{period}，{basis}）：{value}；应有的 {count} 行中 {missing} 行没有数，不是零",
    "{whose}{label} ({period}, {basis}): {value}; {missing} of {count} rows due have no figure, which is not zero",
)
REFUSED = Text("{label}：所选范围没有这个数", "{label}: there is no such figure for this selection")

SIDES: dict[str, Text] = {
    "numerator": Text("分子：{of}", "Numerator: {of}"),
    "denominator": Text("分母：{of}", "Denominator: {of}"),
}
OPEN_SIDE = Text("{side}：查看这一边的记录", "{side}: see the rows of this side")
QUOTIENT = Text("分子 ÷ 分母", "Numerator ÷ denominator")
ARITHMETIC = Text("本次计算", "How it is worked out")
WITH_FIGURE = Text("有数的行", "With a figure")
ROWS_OF = Text("{of}：逐行", "{of}: row by row")
ROWS = Text("{count} 行", "{count} rows")
TOTAL = Text("{count} 行合计", "Sum of {count} rows")
MORE_ROWS = Text("还有 {count} 行", "{count} more rows")
IS = Text("= {value}", "= {value}")
PROVINCE = Text("省级（未分到结对）", "Province (given to no pair)")
STATED_ON = Text("{day}报出", "stated {day}")
AS_KNOWN = Text("{quarter}末", "end of {quarter}")
PRINTED = Text("原文：{printed}", "as printed: {printed}")
NOT_REACHED = Text("未到这一阶段", "not at this stage yet")
SOURCES = Text("这些行的来源", "Where these rows come from")
OPEN_LEDGER = Text("按同样条件打开项目台账", "The project ledger for the same selection")
ALL_FIGURES = Text("全部指标", "All figures")
OPEN_TRACKS = Text("按结对和赛道看", "By pair and track")
WAYS = Text("相关页面", "Related pages")
EXACT = Text(
    "表中金额为元，精确到分，逐行相加即得合计；合计换算后就是看板上的数。",
    "Amounts are in yuan, exact to the cent: the rows add up to the sum, which in larger units is the figure on the dashboard.",
)
ONE_EACH = Text(
    "计数列：计入为 1，未计入为 0，逐行相加即得合计。",
    "Counts: 1 where the row counts, 0 where it does not; they add up to the sum.",
)
OF_NO_PAIR = Text("不属于任何结对", "Of no pair")
CHOSEN = Text("所选：{who}。{label} {figure}（{note}）", "Chosen: {who}. {label}: {figure} ({note})")
EVERY_PAIR = Text("全部结对", "all pairs")
EVERY_TRACK = Text("全部赛道", "all tracks")
SOME_PAIRS = Text("{count} 对结对", "{count} pairs")
SOME_TRACKS = Text("{count} 条赛道", "{count} tracks")
AND = Text(" · ", " · ")
LEADS_ON = Text("这个数的去处", "Where this figure leads")
SEE_PAIR = Text("结对详情：{pair}", "Pair: {pair}")
SEE_ALL = Text("取消结对和赛道筛选", "All pairs and tracks")
DATA_API = Text("数据接口", "Data API")
OPEN_API = Text("其他系统读取这个数的地址", "the address at which other systems read this figure")
