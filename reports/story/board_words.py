"""The words of a report's tracks, ranking, warnings and methods, in both languages."""

from style.text import Text

# Tracks.
LED = Text("{period}{label} {whole}：{first}最多（{most}，占 {share}），{last}最少（{least}）",
           "{label} of {period}: {whole}; {first} most ({most}, {share}), {last} least ({least})")  # fmt: skip
LED_ALONE = Text("{period}{label} {whole}", "{label} of {period}: {whole}")
LARGEST_CELL = Text(
    "最大的一格：{pair}的“{track}”{value}，占全部的 {share}。",
    "The largest cell: {pair} on “{track}”, {value}, {share} of all.",
)
ROSE_MOST = Text(
    "增加最多的赛道：{track}，较上年同期增 {value}。",
    "The track that grew most: {track}, {value} more than a year before.",
)
UNTOLD = Text("{names}暂无数据（不是零）。", "No data of {names} (which is not zero).")
BY_TRACK = Text("各赛道{label}", "{label} by track")
COURSES = Text("各赛道{label}（{each}）", "{label} by track ({each})")
EACH: dict[str, Text] = {
    "quarter": Text("逐季当季数", "each quarter alone"),
    "level": Text("各季末存量", "level at each quarter's end"),
    "span": Text("截至各季末，{span}", "as of each quarter's end, {span}"),
}
COURSES_ALT = Text("{label}，{tracks} 条赛道，{first}至{last}，{each}；同节的表列出最新数",
                   "{label} of {tracks} tracks, {first} to {last}, {each}; the table of the section gives the newest figures")  # fmt: skip
NO_TRACKS = Text("没有一条赛道有完成投资的数", "no track has a figure of investment completed")

# Ranking.
RANKED = Text("{period}{label}：{first}居首（{most}），{last}居末（{least}），{known} 对有数",
              "{label} of {period}: {first} leads ({most}), {last} is last ({least}), {known} pairs with a figure")  # fmt: skip
RANKED_FEW = Text(
    "{period}{label}：{named}（在有数的 {known} 对中）",
    "{label} of {period}: {named} (of {known} pairs with a figure)",
)
AT_PLACE = Text("{pair}第 {place} 位", "{pair} place {place}")
PLACES = Text("{label}排名", "Pairs by {label}")
PLACES_ALT = Text(
    "{label}，{pairs} 对结对由多到少：{values}", "{label} of {pairs} pairs, the most first: {values}"
)
PLACES_NOTE = Text(
    "位次在全部有数的结对中计，并列取较好位次。",
    "Places are among all pairs with a figure; ties share the better one.",
)
RATES = Text("{label}与序时进度", "{label} against the calendar")
RATES_PLAIN = Text("各结对{label}", "{label} by pair")
RATES_ALT = Text(
    "{label}，{pairs} 对结对由低到高：{values}", "{label} of {pairs} pairs, the lowest first: {values}"
)
CALENDAR = Text("序时进度", "Share of the year gone")
ONE_PAIR = Text("只选一对，位次见结对一节", "one pair alone is chosen; its place stands in its own section")
NO_RANKING = Text("没有一对结对有完成投资的数", "no pair has a figure of investment completed")
PACE_RULE = Text(
    "状态按执行率 ÷ 序时进度判断：{rules}。", "The status is the rate ÷ the share of the year gone: {rules}."
)
PACE_MEANS = Text("截至季度末本年已过时间的比重，用来对照年度目标和本年度资金的执行",
                  "the share of the year gone by the end of the as-of quarter, which yearly targets and the year's fund are held against")  # fmt: skip
PACE_FORMULA = Text("已过季度数 ÷ 4；{rules}", "quarters gone ÷ 4; {rules}")

# Warnings.
WARNED = Text("{quarter}末，{pairs} 对结对触发 {count} 条资金预警{change}{largest}",
              "Fund warnings at the end of {quarter}: {count}, pairs concerned: {pairs}{change}{largest}")  # fmt: skip
LARGEST = Text("；金额最大的一条：{pair}{rule}，{amount}", "; the largest: {pair}, {rule}, {amount}")
NOT_WARNED = Text(
    "{quarter}末，能判断的 {told} 条规则都没有发现预警",
    "At the end of {quarter}, none of the {told} rules that can be judged found anything",
)
CANNOT_WARN = Text("资金预警无法判断：{reason}", "fund warnings cannot be judged: {reason}")
INCOMPLETE = Text("资金流水和项目数据只有来源提及的部分，没有预警不等于没有问题",
                  "fund flows and project figures are only what the sources mention; no warning does not mean that all is well")  # fmt: skip
BLIND = Text("{rules}无法判断：{reason}。", "{rules} cannot be judged: {reason}.")
BY_RULE = Text("各规则的预警", "Warnings by rule")
LARGEST_ONES = Text("金额最大的预警", "The largest warnings")
COUNT = Text("预警（条）", "Warnings")
PAIRS = Text("结对（对）", "Pairs")
WHAT = Text("年度与赛道或项目", "Year and track, or project")
RULES_NOTE = Text("同一规则内金额可加，不同规则的金额含义不同，从不相加。预警只提醒核对，不是结论。",
                  "Amounts add up within a rule; between rules they mean different things and are never added. A warning asks for a check and is no verdict.")  # fmt: skip
LISTED = Text("只列金额最大的 {limit} 条，共 {count} 条。", "Only the largest {limit} of {count} are listed.")
WARNING_UNITS = Text("亿元、万元", "m yuan")

# Methods.
METHODS = Text(
    "本材料用到 {definitions} 项口径、{sources} 个来源",
    "This report rests on {definitions} definitions and {sources} sources",
)
METHODS_LACKING = Text(
    "；截至季度应报 {due} 项，未报 {missing} 项",
    "; {missing} of {due} figures due for the as-of quarter did not come",
)
SOURCES = Text("数据来源", "Sources")
LACKING = Text("应报 {due} 项，未报 {missing} 项（未报不是零），最多的：{pairs}。",
               "{missing} of {due} figures due did not come (which is not zero), most of: {pairs}.")  # fmt: skip
LACKS = Text("{pair} {missing}/{due}", "{pair} {missing} of {due}")
SILENT = Text(
    "{count} 对结对没有自己的事实见于来源，不列单独一节：{pairs}。",
    "{count} pairs have no fact of their own in the sources, and so no section: {pairs}.",
)
PARTIAL = Text(
    "数据只有来源提及的部分，合计是下限，没有提到的不等于没有。",
    "The data is only what the sources mention: sums are lower bounds, and what is not mentioned may still be.",
)
LEFT_OUT = Text("没有“{section}”一节：{reason}。", "There is no section “{section}”: {reason}.")
SECTION_NAMES: dict[str, Text] = {
    "summary": Text("总体情况", "Summary"),
    "map": Text("结对地图", "Map"),
    "money": Text("资金使用", "Fund money"),
    "tracks": Text("赛道", "Tracks"),
    "ranking": Text("排名进度", "Ranking"),
    "warnings": Text("资金预警", "Fund warnings"),
    "pair": Text("结对", "Pairs"),
    "methods": Text("口径与来源", "Methods"),
}
