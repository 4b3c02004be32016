"""The words of the map: its classes, its card, its player, and how two quarters are compared on it."""

from analytics import programme
from style.text import Text

PACE_LEGEND = Text("连线：{label} ÷ {benchmark} · {period}", "Links: {label} ÷ {benchmark} · {period}")
UNJUDGED = Text("不判断（{why}）", "Not judged ({why})")
PLACE_OF = Text("第 {place} / {of}", "{place} of {of}")
ALT_OF_RATE = Text(
    f"{programme.REGION.zh}结对关系图：{{count}} 对结对，连线由工业大县指向山区县，颜色表示{{label}}（{{period}}），{{known}} 对有数，{{missing}} 对暂无数据",
    f"Map of {programme.REGION.en}: {{count}} links from industrial to mountain counties; their colour is {{label}}, {{period}}: {{known}} with a figure, "
    "{missing} without",
    f"Map of {programme.REGION.en}: {{count}} link from industrial to mountain county; its colour is {{label}}, {{period}}: {{known}} with a figure, "
    "{missing} without",
)
ALT_OF_CHANGE = Text(
    f"{programme.REGION.zh}结对关系图：{{count}} 对结对，连线由工业大县指向山区县，颜色表示{{label}}在{{quarter}}与{{other}}之差，{{known}} 对两季都有数，{{missing}} 对不全",
    f"Map of {programme.REGION.en}: {{count}} links from industrial to mountain counties; their colour is {{label}} at {{quarter}} less {{other}}: {{known}} known at "
    "both, {missing} not",
)
ALT_OF_BUNDLES = Text(
    f"{programme.REGION.zh}结对关系图：{{pairs}} 对结对按设区市合为 {{count}} 条连线，由工业大县一侧指向山区县一侧，表示{{label}}（{{period}}），{{known}} 条有数，{{missing}} 条暂无数据",
    f"Map of {programme.REGION.en}: {{pairs}} pairs as {{count}} links from city to city, from the industrial side to the mountain side, of {{label}}, {{period}}: "
    "{known} with a figure, {missing} without",
)
LINKS_OF = Text("{count} 条", "{count} links", "{count} link")
BUNDLED = Text(
    "{pairs} 对按设区市合为 {count} 条连线，各为其中各对之和；点一条只看这些结对。",
    "{pairs} pairs as {count} links from city to city, each the sum of its pairs; press one to see these pairs alone.",
)
BUNDLED_MOST = Text(
    "{pairs} 对按设区市合并，画对数最多的 {count} 条连线（{held} 对），各为其中各对之和；点一条只看这些结对。",
    "{pairs} pairs bundled from city to city: the {count} links of most pairs are drawn ({held} pairs), each the sum of its pairs; press one to see these pairs alone.",
)
SOME_ALONE = Text("共 {pairs} 对，只画所选的 {count} 对。", "Of {pairs} pairs the {count} selected are drawn.")
IN_BUNDLE = Text("结对（对）", "Pairs")
OPEN_BUNDLE = Text("只看这些结对", "These pairs alone")

CLASSES = Text("分级", "Classes")
CLASSES_OF = {
    "all": Text("按全部季度分级", "Classes of all quarters"),
    "quarter": Text("只按本季分级", "Classes of this quarter"),
}
MODE = Text("季度对照", "Quarters shown")
MODES = {"one": Text("单季", "One"), "beside": Text("并排", "Side by side"), "change": Text("差值", "Difference")}
OTHER = Text("对比季度", "Compared quarter")
AGAINST = Text("较", "Against")
NEAR = Text("定位到县", "Go to a county")
NO_COUNTY = Text("结对里没有这个县", "No county of the pairs")
WHOLE = Text("回到全省", "Back to the province")
LINKS_SHOWN = Text("连线：{label}", "Links: {label}")
COUNTIES_SHOWN = Text("底色：{label}", "Counties: {label}")

QUARTERS = (Text("一季", "Q1"), Text("二季", "Q2"), Text("三季", "Q3"), Text("四季", "Q4"))
PLAY = Text("播放", "Play")
PAUSE = Text("暂停", "Pause")
STEP_BACK = Text("上一季", "Quarter before")
STEP_ON = Text("下一季", "Quarter after")
SPEED = Text("播放速度", "Speed")
SPEEDS = (
    (1000, Text("1 季/秒", "1 a second")),
    (500, Text("2 季/秒", "2 a second")),
    (2000, Text("1 季/2 秒", "1 in 2 seconds")),
)
DIFFERENCE = Text("{label}之差", "Difference in {label}")
DIFFERENCE_LEGEND = Text("差值：{label}，减去 {quarter}", "Difference: {label}, less {quarter}")
DIFFERENCE_IN = Text("差值（{unit}）", "Difference ({unit})")
NO_SHADES = Text("底色：差值只标在连线上，县不着色", "Counties: not coloured, the difference is told by links alone")
SIZES_LEGEND = Text("粗细：差值（{unit}）", "Width: difference ({unit})")
AT_QUARTER = Text("所示季度", "Quarter shown")
# In the order of the classes of analytics.map.changes.
CHANGES_OF_POINTS = (
    Text("低 10 个百分点以上", "Lower by 10 pp or more"),
    Text("低，不到 10 个百分点", "Lower by less than 10 pp"),
    Text("没有变化", "No change"),
    Text("高", "Higher"),
)
CHANGES = (
    Text("少一半以上", "Less by half or more"),
    Text("少", "Less"),
    Text("没有变化", "No change"),
    Text("多", "More"),
)
CHANGES_OF_LOWER_POINTS = (
    Text("高 10 个百分点以上", "Higher by 10 pp or more"),
    Text("高，不到 10 个百分点", "Higher by less than 10 pp"),
    Text("没有变化", "No change"),
    Text("低", "Lower"),
)
CHANGES_OF_LOWER = (
    Text("多一半以上", "More by half or more"),
    Text("多", "More"),
    Text("没有变化", "No change"),
    Text("少", "Less"),
)
INCOMPARABLE = Text("两季不全，无从比较", "Not known at both quarters")
CHANGE_LEAD = Text(
    "{label}与{quarter}相比：{better} 对{up}，{worse} 对{down}{most}。",
    "{label} against {quarter}: {better} {up}, {worse} {down}{most}.",
)
CHANGE_MOST = Text("，{down}最多的是{pairs}", "; {down} by the most: {pairs}")
UP, DOWN = Text("增加", "more"), Text("减少", "less")
RISE, FALL = Text("上升", "higher"), Text("下降", "lower")
NO_CHANGES = Text("{label}与{quarter}没有可比的结对。", "{label}: no pair is known at both this quarter and {quarter}.")
CHANGE_TABLE = Text("两季对比：{label}（{unit}）", "Two quarters: {label} ({unit})")
SCALE_OF_RATE = Text("{label}，全部结对；各季一把尺，0–100%", "{label}, all pairs; one scale, 0–100%")
SCALE_OF_AMOUNT = Text("{label}，全部结对；各季一把尺，最高 {most}", "{label}, all pairs; one scale, up to {most}")
DUE_MARK = Text("虚线：{benchmark}", "dashed: {benchmark}")
