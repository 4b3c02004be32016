"""The fixed words of the one-page briefs and of the pictures in them; all else they print is the story's."""

from style.text import Text

NUMERALS = ("一", "二", "三", "四", "五", "六")
HEADING = Text("{number}、{title}", "{number}. {title}")
MADE = Text("{period} · 制表日期：{made}", "{period} · made on {made}")
SITUATION = Text("基本情况", "The situation")
POINTS = Text("亮点与问题", "Strong points and problems")
DATA = Text("主要数据", "Main figures")
MORE_ROWS = Text(
    "本页列前 {shown} 行，共 {count} 行，其余见看板。",
    "The first {shown} of {count} rows; the others are in the dashboard.",
)
MORE_SAID = Text(
    "（本页说前 {shown} 项，共 {count} 项，其余见看板）",
    "(Shown: {shown} of {count}; the others are in the dashboard.)",
)
FINDINGS_LEFT = Text(
    "发现 {count} 项，本页未列，见看板“发现台账”", "Findings: {count}, see “Register of findings” in the dashboard"
)
LACKING = Text("“〓”处的字不在字库中：{codes}。", "“〓” stands for signs the typeface lacks: {codes}.")
ADDRESS = Text("在看板中查看：{address}", "See it in the dashboard: {address}")
PAIR_TITLE = Text("{pair}结对简报", "{pair}: brief")
FIRST_OF = Text("{title}（前 {shown} 项，共 {count} 项）", "{title} (the first {shown} of {count})")
