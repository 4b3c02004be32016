"""The words of two sections of 资金使用: where the money goes, and how far each fund year has come."""

from style.text import Text

FLOW = Text("资金流向", "Where the money goes")
STEP_SHOWN = Text("看哪个环节", "Step shown")
TO_TRACK = Text("{pair} → {track}", "{pair} → {track}")
FLOW_PLAIN = Text("{funds}{step} {figure}。", "{step} of the {funds}: {figure}.")
HEAD_PAIRS = Text("结对（{count} 对有数）", "Pairs ({count} with a figure)")
HEAD_TRACKS = Text("赛道", "Tracks")
SHARE_OF_ALL = Text("占全部", "Share of all")
SHARE_OF_PAIR = Text("占本结对", "Share of the pair")
SHARE_OF_TRACK = Text("占本赛道", "Share of the track")
ONLY_THIS = Text("只看它（再点一次取消）", "Show only this (again to undo)")

FLOW_LEAD = Text("{funds}{step} {figure}，流向 {pairs} 对结对{tracks}；最多的是{first}（{share}）{track_first}{rest}。",
                 "{step} of the {funds}: {figure}, to {pairs} pairs{tracks}. Most goes to {first} ({share}){track_first}{rest}.")  # fmt: skip
AND_TRACKS = Text("、{count} 条赛道", " and {count} tracks")
TRACK_FIRST = Text("，赛道中是{first}（{share}）", "; among tracks to {first} ({share})")
REST_OF_PAIRS = Text(
    "；另有 {figure}在省级，未分配到结对", "; another {figure} stands with the province, to no pair"
)
REST_OF_TRACKS = Text("；{figure}不属于任何赛道", "; {figure} is on no track")
FLOW_PROVINCE = Text("{funds}{step} {figure}，都在省级：来源没有写明分到哪一对结对，{pairs} 对都是暂无数据，不是零。",
                     "{step} of the {funds}: {figure}, all with the province. The sources name no pair it goes to: there is no data for the {pairs} pairs, which is not zero.")  # fmt: skip
FLOW_NONE_YET = Text("{funds}尚无{step}。", "{step} of the {funds}: none yet.")
FLOW_NOTHING = Text("{funds}{step}：暂无数据，不是零。", "{step} of the {funds}: no data, which is not zero.")
SEE_BUDGET = Text("看预算安排", "See the budget")
NO_TRACKS_PLANNED = Text(
    "预算安排只到结对，不分赛道，所以图到结对为止；下达起才分赛道。",
    "The budget goes to pairs and is not split by track, so the picture ends there; tracks begin with allocation.",
)
NO_TRACKS_NAMED = Text("来源没有写明用在哪条赛道，所以图到结对为止。",
                       "The sources name no track for this money, so the picture ends at the pairs.")  # fmt: skip
OF_ITS_YEAR = Text(
    "选“当季”时，这里仍按该季度所在年度的资金。",
    "For a quarter alone, this is still of its year's fund.",
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
CURVES_LEAD = Text("{funds}至{quarter}末{step} {figure}，{against}{share}。",
                   "{step} of the {funds} by the end of {quarter}: {figure}, {against}{share}.")  # fmt: skip
MORE_THAN = Text("比上年度资金同期多 {gap}（{change}）", "{gap} more than of the year before's fund at the same point ({change})")  # fmt: skip
LESS_THAN = Text("比上年度资金同期少 {gap}（{change}）", "{gap} less than of the year before's fund at the same point ({change})")  # fmt: skip
LIKE_BEFORE = Text("与上年度资金同期持平", "the same as of the year before's fund at the same point")
BEFORE_UNKNOWN = Text("上年度资金同期暂无数据", "no data of the year before's fund at the same point")
NOTHING_BEFORE = Text("上年度资金同期还没有", "nothing yet of the year before's fund at the same point")
NONE_BEFORE = Text("没有上年度资金可比", "with no fund year before to compare")
SHARE_NOW = Text("；占{under} {now}", "; {now} of {under}")
SHARE_BOTH = Text("；占{under} {now}，上年度资金同期 {before}", "; {now} of {under}, against {before}")
CURVES_NOT_YET = Text("{funds}至{quarter}末{step}：暂无数据，不是零；以前各年度资金见下。", "{step} of the {funds} by the end of {quarter}: no data, which is not zero; earlier fund years are below.")  # fmt: skip
CURVES_NONE_YET = Text("{funds}至{quarter}末尚无{step}；以前各年度资金见下。", "{step} of the {funds} by the end of {quarter}: none yet; earlier fund years are below.")  # fmt: skip
CURVES_NONE = Text("{funds}至{quarter}末尚无{step}，所以没有曲线。", "{step} of the {funds} by the end of {quarter}: none yet, so there is no curve.")  # fmt: skip
CURVES_NOTHING = Text("{funds}{step}：暂无数据，不是零，所以没有曲线。", "{step} of the {funds}: no data, which is not zero, so there is no curve.")  # fmt: skip
PLANNED_HAS_NO_QUARTERS = Text(
    "预算安排按整个资金年度计，年初就是全数，没有逐季的进度；下面改看支出。",
    "The budget counts for the whole fund year from its first day and has no course over the quarters; spending is shown instead.",
)
NO_SHARES_SO = Text("不列占比：{reason}", "No shares are given: {reason}")
AMOUNTS = Text("累计{step}（{unit}）", "{step}, cumulative ({unit})")
SHARES = Text("累计{step}占{under}（%）", "{step}, cumulative, of {under} (%)")
UNDERS: dict[str, Text] = {
    "planned": Text("预算安排", "the budget"),
    "allocated": Text("已下达", "what was allocated"),
}
LIFE_YEARS = (Text("当年", "own year"), Text("次年", "year after"))
LIFE_YEAR = Text("第{n}年", "year {n}")
LIFE_QUARTER = Text("{quarter}\n{year}", "{quarter}\n{year}")
QUARTERS = (
    Text("一季度", "Q1"),
    Text("二季度", "Q2"),
    Text("三季度", "Q3"),
    Text("四季度", "Q4"),
)
POINT_AMOUNT = Text("{funds}\n至{quarter}末累计{step} {figure}", "{funds}\n{step} by the end of {quarter}: {figure}")  # fmt: skip
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
