"""The words of the page of one pair."""

from analytics import programme
from style import terms
from style.text import Text
from ui import words

ON_THIS_PAGE = Text("本页各节", "On this page")
SECTIONS: dict[str, Text] = {
    "counties": Text("两县概况", "The two counties"),
    "tracks": Text("各赛道", "Tracks"),
    "money": terms.FUND_LADDER,
    "targets": Text("目标与序时进度", "Targets"),
    "quarters": Text("逐季走势", "Quarter by quarter"),
    "projects": words.PAIR_PROJECTS,
    "events": terms.EVENTS,
    "assessed": terms.ASSESSMENTS,
    "parks": terms.PARKS,
    "stated": terms.STATED_FIGURES,
    "compare": Text("同类对照", "Compared with others"),
}
ABOUT = Text("{period}；{basis}", "{period}; {basis}")
NOTE = Text("{about}。点击数字可看其构成、来源和出处。", "{about}. Each figure leads to its rows with their sources.")
SINCE_START = Text(f"{programme.SINCE}年第一季度至{{quarter}}", f"Q1 {programme.SINCE} to {{quarter}}")
FACING = Text("{face}，{across}。", "{face}, {across}.")

FIRMS = Text(
    "企业与产业，两县各按自己来源的最新数", "Firms and industry, each county's newest figures as its source states them"
)
INDUSTRIES = Text("按行业的项目，截至{quarter}末", "Projects by industry at the end of {quarter}")
INDUSTRIES_NOTE = Text(
    "行业按项目台账所写归并，以项目个数排序；不是全县产业构成。",
    "Industries as the project ledger names them, by number of projects; not the structure of the county's economy.",
)
FROM = Text("来自{county}", "From {county}")
IN = Text("落在{county}", "In {county}")
UNNAMED_INDUSTRY = Text("行业未载", "industry not given")
PLANNED_KNOWN = Text("{known} 个有数", "{known} with a figure")
RESOURCES = Text(
    "要素供需，截至{quarter}末各县所列", "What each county offers and needs, as listed by the end of {quarter}"
)
COUNTY = Text("县（市、区）", "County")
SIDE = Text("供需", "Side")
ITEM = Text("内容", "Item")
QUANTITY = Text("数量", "Quantity")
LISTED_ON = Text("所列时点", "Listed as of")

TRACKS_NOTE = Text(
    "比重为该赛道占本结对的比重，先求和后相除；活动只计实际发生的。",
    "Shares are of this pair, summed first and divided last; only events that took place are counted.",
)
OF_THE_PAIR = Text("占 {share}", "{share} of it")
WHOLE_PAIR = Text("本结对合计", "The pair in all")

GAPS_NOTE = Text(
    "差额由原数相减后再四舍五入，与表中两数之差可能差一个末位。",
    "Gaps are of the exact amounts and rounded last; they may differ by one digit from the figures shown.",
)
NO_ASIDES = Text("该资金年度没有结转结余或收回的记录。", "Nothing was carried over or clawed back of these fund years.")

REACHED = Text("实际完成", "Completed")
RATE = Text("完成率", "Reached")
PACE = Text("进度判断", "Pace")
TARGETS_NOTE = Text(
    "目标为当年目标（目标数），完成为当年实际；竖线为序时目标。",
    "Targets are of the year (target), completed is actual of the same year; the tick is the target to date.",
)

QUARTERS_NOTE = Text("每季当季数，与上年同季对照。", "Each quarter alone, beside the same quarter a year before.")
QUARTERS_ALT = Text("{label}，各年同季并列：{values}", "{label}, the same quarters of each year side by side: {values}")

TIMELINE_NOTE = Text(
    "计划总投资最大的 {count} 个项目（共 {all} 个），自签约起按阶段；截至{quarter}末。",
    "The {count} projects with the largest plans (of {all}), stage by stage since they were signed; at the end of {quarter}.",
)
TIMELINE_ALT = Text("{count} 个项目的阶段时间线：{lanes}", "Timeline of the stages of {count} projects: {lanes}")
LANE = Text("{project}：{stage}", "{project}: {stage}")
FROM_TO = Text("{project}\n{stage}：{start} — {end}", "{project}\n{stage}: {start} – {end}")
SINCE = Text("{project}\n{stage}：{start}起", "{project}\n{stage} since {start}")
NO_DATES = Text("日期未载", "dates not given")
FIRST_OF = Text(
    "只列计划总投资最大的 {limit} 个项目，共 {all} 个。",
    "Only the {limit} projects with the largest plans are listed, of {all}.",
)
ALL_PROJECTS = Text("在项目台账中查看本结对全部项目 →", "All projects of this pair in the project ledger →")

EVENTS_OF = Text("{type}（{count} 场）", "{type} ({count})")
ASSESSED_NOTE = Text(
    "得分、等次照原文，不换算、不合成。", "Scores and grades as printed; nothing converted, nothing combined."
)
INDICATOR = Text("指标", "Indicator")
ASSESSOR = Text("评价者", "Assessor")
HALF_YEAR: dict[int, Text] = {1: Text("{year}年上半年", "H1 {year}"), 2: Text("{year}年下半年", "H2 {year}")}
PARKS_NOTE = Text(
    "仅为项目台账写明的园区，不是两县园区名录；截至{quarter}末。",
    "Only parks that projects name, not a list of the counties' parks; at the end of {quarter}.",
)
PARK = Text("园区", "Park")
NO_PARK = Text("未写园区的项目", "Projects that name no park")

CHOOSE_OTHERS = Text("选择对照的结对（至多 {most} 对）", "Choose pairs to compare (at most {most})")
COMPARE_NOTE = Text(
    "同一指标、同一截至季度与统计期间、同一筛选下各结对的数；位次在全部有数的结对中计，并列取较优者。中位数是有数各结对数值居中者（偶数对时为居中两数的平均），不是某一结对的数，也不是全省合计。",
    "The same metric, quarter, span and selection for every pair; places are among all pairs with a figure, ties share the better one. The median is the middle of those pairs' values (of an even number the mean of the two in the middle): no pair's own figure and not the province's.",
)


OF_KNOWN = Text("{known} 对有数", "of {known} pairs")
NOBODY_KNOWS = Text("各结对均暂无数据：{metrics}", "No pair has a figure: {metrics}")
REFUSED = Text("{metric}：{reason}", "{metric}: {reason}")
NOT_NARROWED = Text(
    "筛选不适用于两县概况、要素供需、考核评价和来源所载的数：这些照列全部；活动只按赛道筛选，不按设区市、县、阶段和行业。",
    "The filter does not apply to the counties' figures, their needs and offers, assessments and what sources state: these are listed whole. Events are narrowed by track alone, not by city, county, stage or industry.",
)
