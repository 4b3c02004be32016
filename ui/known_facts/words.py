"""Words of the front of a partial dataset; those that files say too stand in analytics.known_facts.wording."""

from analytics import programme
from style.text import Text

TOLD_UPTO = Text(
    "来源最晚一件印于{day}，截至季度取其所在季度；此后的事不在其中。",
    "The last source was printed on {day}; the as-of quarter is the one it falls in, and nothing later is told.",
)
OF_PROVINCE = Text("全省的事实", "Facts of the whole province")
MOST_KNOWN = Text(
    "知道得最多的是{names}（{count} 条）；{untold} 对是空白",
    "Most is known of {names} ({count} facts); {untold} pairs are blank",
)
ALL_KNOWN = Text("知道得最多的是{names}（{count} 条）", "Most is known of {names} ({count} facts)")
NONE_KNOWN = Text("所选结对都是空白", "All pairs selected are blank")
MAP_NOTE = Text(
    "底色和连线：归到这一对的事实条数。空白是没有报道，不是 0。",
    "Counties and links: facts about the pair. Blank means not reported, which is not 0.",
)
MAP_TITLE = Text("各对的事实条数", "Facts about each pair")
MAP_ALT = Text(
    f"{programme.REGION.zh}结对关系图：{{pairs}} 对结对按事实条数着色，{{told}} 对有事实，{{untold}} 对没有",
    f"Map of {programme.REGION.en}: {{pairs}} pairs shaded by how many facts are known: {{told}} with some, {{untold}} with none",
)
NONE = Text("一条也没有", "none")
LEGEND = Text("事实条数", "Facts")
SHADES_ARE = Text("底色：事实条数", "Counties: facts")
LINKS_ARE = Text("连线：事实条数", "Links: facts")
NONE_DASHED = Text("一条也没有（虚线）", "none (dashed)")
NO_FACT = Text("无", "none")
WITH_FIGURES = Text("带数字的 {count} 条，限定词和性质照印", "The {count} with figures, qualified as printed")
FIRST_WITH_FIGURES = Text(
    "带数字的 {all} 条中的 {count} 条，限定词和性质照印", "{count} of the {all} with figures, qualified as printed"
)
NEVER_ADDED = Text(
    "实心是已发生，虚线是还没有发生，空心是安排数；性质不同的数从不相加。",
    "Filled: has happened; dashed: has not yet; outlined: planned. Figures of different kinds are never added.",
)
NO_FIGURES = Text("没有带数字的事实。", "No fact has a figure.")
LACKING = Text("还缺什么、向谁要", "What is missing, and whom to ask")
LACKING_NOTE = Text(
    "格内是事实条数，斜线是没有。下载的工作清单每行一件，可直接发给两县。",
    "Each cell counts facts, hatched where there is none. The work list has a row for each thing to ask for.",
)
FILTERED_NOTE = Text(
    "格内是符合筛选的事实条数；按赛道、阶段、行业或性质筛选时，空格不说明缺什么。",
    "Each cell counts the facts selected; narrowed by track, stage, industry or kind, an empty one does not mean missing.",
)
NEXT = Text("下一步，向谁要", "Next step, and of whom")
ASK_OF = Text("向{supplier}：{ask}", "{supplier}: {ask}")
REST = Text("其余 {count} 对", "The other {count} pairs")
NAMED_BELOW = Text("名单见表下", "named below the table")
REST_NEXT = Text(
    "{count} 对一次要：向两县经信局要{first}，再向山区县统计局要{second}",
    "All {count} at once: {first} of both industry bureaus, then {second} of the mountain county's statistics bureau",
)
AND_EARLIER = Text(f"另有此前{programme.PROGRAMME.earlier_ties.zh} {{count}} 条", "and {count} of earlier ties")
OPEN_REST = Text("空白的结对", "Pairs of which nothing is known")
EVERY_FACT = Text("全部 {count} 条事实", "All {count} facts")
NOTHING_MATCHES = Text("没有符合筛选的事实。", "No fact matches the selection.")
BACK = Text("看全部事实和工作清单", "All facts and the work list")
NEED = Text("{asks}（可向{office}要）", "{asks} (ask the {office})")
NO_SECTIONS = Text("以下各节暂无数据，不是零：{sections}。", "No data, which is not zero, for: {sections}.")
# The map where no pair has a figure of the metric it is to show.
INSTEAD = Text(
    "没有一对有“{label}”的数：地图改示各对的事实条数，{told} 对有事实，{untold} 对没有",
    "No pair has a figure of {label}: the map shows how many facts are known instead, of {told} pairs some, of {untold} none",
)
# Of a page that has no section to show: what it would need.
FOLDED: dict[str, Text] = {
    "tracks": Text(
        "来源只讲到零散的项目和活动，赛道由本平台归类，不能比较：缺{lacks}。",
        "Only single projects and events are told, on tracks assigned here, and cannot be compared. Lacking: {lacks}.",
    ),
    "ranks": Text(
        "这里不排名：来源讲到 {told} 对，没有讲到的 {count} 对无从比较；缺{lacks}。",
        "No ranking here: the sources tell of {told} pairs, and the other {count} cannot be compared. Lacking: {lacks}.",
    ),
    "lagging": Text(
        "不能判断谁滞后：没有一对的下达、拨付和支出都有数；缺{lacks}。",
        "Who lags cannot be judged: of no pair is known what was allocated, disbursed and spent. Lacking: {lacks}.",
    ),
    "funds": Text("只见安排，分到对的多是计划数：缺{lacks}。", "Only what was planned is told. Lacking: {lacks}."),
    "warnings": Text("没有一条规则可以判断：缺{lacks}。", "No rule can be judged. Lacking: {lacks}."),
    "effects": Text(
        "没有已拨付的资金，也没有逐季的投资和产值可比：缺{lacks}。",
        "No disbursed money and no investment or output by quarter to compare. Lacking: {lacks}.",
    ),
}
OF_PAGE: dict[str, Text] = {
    "tracks": Text("有赛道的 {count} 条事实", "{count} facts on a track"),
    "funds": Text(
        "资金的 {count} 条事实，含已宣布的以后年度", "{count} facts about money, with what is announced for later years"
    ),
    "effects": Text(
        "预计和达产后的 {count} 条事实，都还没有发生",
        "{count} facts expected or at capacity, none of which has happened",
    ),
}
