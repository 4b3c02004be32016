"""What metrics are held against, each defined once: its name, what it comes to by a quarter's end, and from when it makes sense."""

from dataclasses import dataclass

from analytics.programme import SINCE
from style import terms
from style.text import Text


@dataclass(frozen=True)
class Benchmark:
    """`since`: from when on it asks for anything; before, nobody is judged by it."""

    id: str
    label: Text
    meaning: Text
    since: Text


BENCHMARKS: dict[str, Benchmark] = {
    one.id: one
    for one in (
        Benchmark(
            "spending",
            Text("应支出", "Due to be spent"),
            Text(
                "每笔下达的资金自下达次季起，按季均匀支出到资金年度的第四季度；年前下达的自第一季度起；"
                "第四季度末应支出全部已下达资金",
                "each tranche is due evenly over the quarters after the one it was allocated in, to the fund year's fourth; what was "
                "allocated ahead of the year from its first on; by the end of the fourth all that was allocated is due",
            ),
            Text(
                "自第一笔下达的次季起；当季才下达的不催",
                "from the quarter after the first allocation; nobody is pressed in the quarter of allocation itself",
            ),
        ),
        Benchmark(
            "disbursement",
            Text("应拨付", "Due to be disbursed"),
            Text(
                "上季末以前下达的资金应已拨付；资金年度第四季度末应拨付全部已下达资金",
                "what was allocated by the end of the quarter before is due; by the end of the fund year's fourth quarter all is",
            ),
            Text("自第一笔下达的次季起", "from the quarter after the first allocation"),
        ),
        Benchmark(
            "allocation",
            Text("序时安排", "Budget by the calendar"),
            Text(
                "预算安排 × 本年已过时间；年末应下达全部安排",
                "budget × share of the year gone; by the year's end all of it is due",
            ),
            Text(
                "自资金年度第二季度末起；第一季度预算刚批，不判断",
                "from the end of the fund year's second quarter; in the first the budget is only just passed",
            ),
        ),
        Benchmark(
            "target",
            Text("序时目标", "Target to date"),
            Text(
                f"年度目标 × 本年已过时间；{SINCE}年起累计的，为以前各年目标之和加本年序时目标",
                f"the year's target × share of the year gone; since {SINCE}: the targets of the years before and this year's to date",
            ),
            Text(
                "自第二季度末起；第一季度受冬季和春节影响，不判断；启动之年只在年末判断",
                "from the end of the second quarter; the first, with winter and the Spring Festival, is not judged; in the programme's first "
                "year at its end alone",
            ),
        ),
        Benchmark(
            "year_target",
            terms.YEAR_TARGET,
            Text(
                f"全年目标；产值随项目投产爬坡，年内按时间折算没有意义；{SINCE}年起累计的，为各已结束年度目标之和",
                "the whole year's target: output ramps up as projects come into production, so that a share of it by the calendar says "
                f"nothing; since {SINCE}: the targets of the years that are over",
            ),
            Text("只在年末判断", "at the year's end alone"),
        ),
    )
}

_STOCK = Text(
    "没有设目标；存量只增不减，比上年多不说明进展好",
    "no target is set, and a stock that can only grow says nothing by growing",
)
_NO_TARGET = Text("没有设目标", "no target is set for it")
_PLAN = Text("是计划数，不是完成数", "it is a plan, nothing carried out")
_IS_BENCHMARK = Text("它本身就是基准", "it is itself what others are held against")
_LISTED = Text("清单项数，多少不分好坏", "items on a list: more are neither good nor bad")
# Why a metric is judged by nothing, by its id; every other one is, by itself or by the rate it is the numerator of.
NOT_JUDGED: dict[str, Text] = {
    "pairs": _LISTED,
    "projects": _STOCK,
    "projects_started": _STOCK,
    "projects_in_production": _STOCK,
    "planned_investment": _PLAN,
    "profit_and_tax": _NO_TARGET,
    "fund_planned": _IS_BENCHMARK,
    "budget_execution_rate": Text(
        "同一笔支出只判断一次，看下达资金执行率", "one fact is judged once: see the execution rate of allocated money"
    ),
    "leverage": Text(
        "没有设目标；拨付越慢数越大，须与资金拨付率一起看",
        "no target is set, and late payment makes it large: read it beside the disbursement rate",
    ),
    "investment_progress": Text(
        "各项目工期不同，没有统一的进度基准", "projects take different times to build: there is no one pace for all"
    ),
    **dict.fromkeys(("events", "event_firms", "event_people"), _NO_TARGET),
    **dict.fromkeys(("resource_needs", "resource_offers"), _LISTED),
    **dict.fromkeys(("investment_target", "output_target"), _IS_BENCHMARK),
}
# Which way is good, of metrics that are judged and of those that are not.
BETTER: dict[str, Text] = {
    "higher": Text("越高越好", "higher is better"),
    "lower": Text("越低越好", "lower is better"),
    "neutral": Text("不分好坏", "neither way is better"),
}
