"""How the figures are to be read: the rules that hold for every number on the screen and in a file."""

from style.text import Text

RULES: tuple[Text, ...] = (
    Text("缺就是“暂无数据”，不是零；未报的数不补、不估，合计旁写明已报几项。",
         "What is missing is “no data”, not zero; nothing is filled in, and a sum says how many figures went into it."),
    Text("实际、预计、达产后、目标、计划五类数从不相加；不同资金环节从不相加；累计与当期从不相加。",
         "Actual, forecast, at capacity, target and planned are never added together; nor fund stages; nor cumulative with in-period."),
    Text("限定词（超、近、左右、至少）与原文数字同存同显。",
         "Qualifiers (over, nearly, about, at least) are kept and shown with the figure as printed."),
    Text("比率先求和、后相除；分母为零或缺失时为暂无数据。",
         "Ratios are summed first and divided last; nothing over zero is a number."),
    Text("专项资金按资金年度归集：2024 年的钱在 2025 年支出，仍计入 2024 年度资金。",
         "Fund money belongs to its fund year: 2024 money spent in 2025 still counts for the 2024 fund."),
    Text("截至某季度，即回到该季度末所处的时点：其后的流量、阶段和表述都不计入；此后补报的属于该期的数计入。",
         "As of a quarter means the end of that quarter: later flows, stages and statements are left out; figures of the period that were handed in later are in."),
    Text("投资按项目落地县计，资金按收款县计；未落到县、赛道或结对的部分单列，各部分之和恒等于总数。",
         "Investment counts where the project stands, fund money where it is paid; what belongs to no county, track or pair is kept apart, so parts always add up to the whole."),
    Text("金额以元精确存储，合计显示到 0.01 亿元，单个项目显示到万元；四舍五入只在显示时发生一次。",
         "Money is stored exactly in yuan; sums are shown to a million, single projects to ten thousand; rounding happens once, on showing."),
    Text("地图的分级按等数分组取整，图例写明每级的上下界。",
         "Map classes hold about equal counts with rounded edges, which the legend states."),
)  # fmt: skip
