"""Why a metric is not split or narrowed by something: the sentences a reader gets in place of a figure."""

from analytics.programme import SINCE
from style.text import Text

FUND_HAS_NO_STAGE = Text("资金流水不分项目阶段", "fund flows have no project stage")
FUND_HAS_NO_INDUSTRY = Text(
    "资金流水不全部落到项目，不分行业", "not all fund flows are booked to projects, so they have no industry"
)
ONLY_FUND_MONEY = Text("只有专项资金分资金年度", "only fund money is of a fund year")
PAIR_IS_WHOLE = Text(
    "一个结对横跨两县、多条赛道，拆分会重复计算",
    "a pair spans two counties and several tracks; splitting counts it twice",
)
TO_PAIRS = Text(
    "预算安排和下达只到结对，不到县，按县或市拆分会有支出而无下达",
    "budget and allocation go to pairs, not counties; by county there would be spending without allocation",
)
BUDGET_HAS_NO_TRACK = Text(
    "预算安排只到结对，不分赛道，按赛道拆分会有支出而无预算",
    "the budget goes to pairs, not tracks; by track there would be spending without a budget",
)
SINCE_BEGUN = Text(
    f"自 {SINCE} 年起累计的比值，按期拆分请改变截至季度",
    f"cumulative since {SINCE}; to see it over time, move the as-of quarter",
)
RATE_OF_A_YEAR = Text(
    "某季的支出和拨付多属以前季度下达的资金，与当季下达相除不是比率",
    "what a quarter spends was mostly allocated in earlier ones; over that quarter's allocation it is no rate",
)
NO_PERIOD = Text(
    "达产后的数是达产后一年的水平，不属于任何一期，不按季或年拆分",
    "at capacity is the level of one year then; it belongs to no period and is not split by quarter or year",
)
ONLY_THESE = Text("该指标只有“{own}”数，没有“{asked}”数", "this metric is {own} only; it has no {asked} figures")
EVENT_IS_OF_PAIR = Text(
    "活动属于结对双方，来源不分县、项目和行业",
    "an event is of both sides of a pair; the sources name no county, project or industry",
)
ITEM_IS_OF_COUNTY = Text(
    "要素清单按县列项，不分赛道、项目和行业", "needs and offers are listed by county, not by track, project or industry"
)
TARGET_IS_OF_PAIR = Text(
    "目标按结对和年度设定，不分县、赛道、阶段和行业",
    "targets are set for a pair and a year, not for counties, tracks, stages or industries",
)
TARGET_IS_OF_YEAR = Text("目标按整年设定，不分季度", "targets are set for whole years, not for quarters")
