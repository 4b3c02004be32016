"""The words of 赛道分析: the matrix of pairs and tracks, growth, specialisation, and what fills the mechanism tracks."""

from analytics import programme
from style import terms
from style.text import Text
from ui import words

SHOWN_AS = Text("格内显示", "Cells show")
SHARES: dict[str, Text] = {
    "value": terms.VALUE,
    "row": words.SHARE_OF_PAIR,
    "column": words.SHARE_OF_TRACK,
    "all": words.SHARE_OF_ALL,
}
NO_SHARES = Text("“{label}”是比率，不能相加，只显示数值。", "“{label}” is a ratio and does not add up: values only.")
NOT_OFFERED = Text(
    "“{label}”不能同时按结对和赛道拆分，这里改看“{instead}”。",
    "“{label}” cannot be split by pair and by track: “{instead}” is shown instead.",
)

MATRIX = Text("结对 × 赛道：{label}", "Pairs × tracks: {label}")
NOTE = Text("{shown} · {unit} · {period} · {basis}", "{shown} · {unit} · {period} · {basis}")
HOW_TO_READ = Text(
    "点一格只看这一对的这条赛道，再点一次取消；点结对名或合计看整行整列。底色愈浓愈大，斜线为暂无数据，0 就是零；小字为已报/应报项数，没有小字的全部已报。",
    "Press a cell to see that pair on that track alone, again to undo; a pair's name or a total takes the whole row or column. A stronger shade is more, hatched is no data, 0 is zero; small print is reported/due, where not all came.",
)
SELECTED_PLACES = Text(
    "只列出有一方在所选市、县之内的结对。", "Only pairs with a side in the cities and counties selected are listed."
)
ABOUT = Text("{pair} · {track}：{figure}", "{pair} · {track}: {figure}")
DUE = Text("{reported}/{due}", "{reported}/{due}")

LEAD_SHARES = Text(
    "{period}{who}{label} {figure}{came}：最多的是{first}（{most}），最少的是{last}（{least}）{gaps}。",
    "{label}{who} ({period}): {figure}{came}. Most: {first} ({most}); least: {last} ({least}){gaps}.",
)
LEAD_LEVELS = Text(
    "{period}{who}{label} {figure}：最高的是{first}（{most}），最低的是{last}（{least}）{gaps}。",
    "{label}{who} ({period}): {figure}; highest: {first} ({most}), lowest: {last} ({least}){gaps}.",
)
LEAD_ALONE = Text("{period}{who}{label} {figure}{came}{gaps}。", "{label}{who} ({period}): {figure}{came}{gaps}.")
LEAD_NOTHING = Text(
    "{period}{who}{label}{figure}；可改选其他指标。", "{label}{who} ({period}): {figure}; another metric may have some."
)
EACH_ONE = Text("各 {share}", "{share} each")
LEAD_GAPS = Text("；{all} 格中 {gaps} 格{blank}", "; {gaps} of {all} cells: {blank}")
WHO = Text("，{who}的", " of {who}")
CAME = Text("（已报 {reported}/{due} 项）", " ({reported}/{due} reported)")
MEMBER = Text("{pair}“{track}”", "{pair} on {track}")

GROWTH = Text("各赛道如何增长", "How each track grows")
UNDATED = Text(
    f"{{amount}}不落在任何一个季度（{programme.SINCE}年起），不在图中。",
    f"{{amount}} since {programme.SINCE} fall in no single quarter and are not in the chart.",
)
COURSE_ALT = Text(
    "{label}，{tracks} 条赛道，{first}至{last}，{each}；其右的表列出最新数",
    "{label} of {tracks} tracks, {first} to {last}, {each}; the table beside it gives the newest figures",
)
POINT = Text("{track}\n{quarter} {figure}", "{track}\n{quarter}: {figure}")
NOTHING_DRAWN = Text("没有一条赛道有各季的数：暂无数据。", "No track has figures by quarter: no data.")

SPECIALISATION = Text("各结对侧重哪条赛道", "What each pair specialises in")
QUOTIENT_NOTE = Text("{name}：{meaning}。算法：{formula}。", "{name}: {meaning}. Formula: {formula}.")
QUOTIENT_SCALE = Text(
    "大于 1 的加底色，愈浓愈侧重；斜线为暂无数据；“—”为已报不足 {fewest} 个数，不计（{thin} 格）。{period}，{basis}；比较对象为全部结对，其余筛选照旧。",
    "Above 1 is shaded, a stronger shade leans more; hatched is no data; “—” rests on fewer than {fewest} reported figures and is not told ({thin} cells). Period: {period}, {basis}; held against all pairs, other narrowings kept.",
)
MOST_SPECIAL = Text("最侧重的：{names}。", "Leaning most: {names}.")
SPECIAL = Text("{pair}的{track}（{times} 倍）", "{pair} to {track} ({times} times)")
NO_QUOTIENT = Text(
    "“{label}”是比率，不能相加，没有专业化系数；请改选可以相加的指标。",
    "“{label}” is a ratio and does not add up, so there is no location quotient; choose a metric that adds up.",
)
NO_SPECIALISATION = Text("没有可算的专业化系数：暂无数据。", "No location quotient can be worked out: no data.")

MECHANISMS = Text("机制类赛道：活动与要素", "The mechanism tracks: events and resources")
CHOSEN_TRACKS = Text("所选赛道：活动与要素", "The chosen tracks: events and resources")
EVENTS_NOTE = Text(
    "{period}。大字为实际发生的场数，小字为预计的场数，两者从不相加。",
    "Large: events held (actual) in {period}; small: events expected (forecast); the two are never added.",
)
ELSEWHERE = Text(
    "另有 {count} 场实际活动不属于任何赛道，不在此列。",
    "A further {count} events held belong to no track and are not counted here.",
)
KINDS = Text("活动类别 × 赛道（场）", "Kinds of event × tracks (events)")
EXPECTED = Text("预计 {count}", "{count} forecast")
ATTENDANCE = Text("参加企业与人次", "Attendance")
NO_EVENTS = Text("统计期间内没有活动记录：暂无数据。", "No events are on record for the span: no data.")
LATEST = Text("最近的活动", "Latest events")
ATTENDED = Text("参加", "Attended")
RESOURCES = Text("要素供需（项）", "Needs and offers (items)")
RESOURCES_NOTE = Text(
    "截至{quarter}末各县所列，只计项数，内容和单位不同的不加；清单不分赛道。后两列为一方列有需求、另一方列有同类供给的结对数，只是计数，不等于已对接。",
    "As listed by the counties by the end of {quarter}: items are counted, unlike things never summed; the lists name no track. The last two columns count pairs in which one side lists a need and the other an offer of the same category: a count, not a match.",
)
RESOURCES_OF_SIDES = Text(
    "按县或市筛选时，另一方可能不在所选之内，不计结对数。",
    "With counties or cities selected the other side may be left out, so pairs are not counted.",
)
CATEGORY = Text("要素类别", "Category")
MOUNTAIN_NEEDS = Text("山区县需、工业大县供（对）", "Mountain side needs, industrial side offers (pairs)")
INDUSTRIAL_NEEDS = Text("工业大县需、山区县供（对）", "Industrial side needs, mountain side offers (pairs)")
