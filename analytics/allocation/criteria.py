"""By what next year's money may be split: each criterion with its meaning, its arithmetic and what it may tempt pairs to do."""

from dataclasses import dataclass

from analytics.programme import SINCE
from style.text import Text
from style.units import PERCENT, UNITS, YUAN, Unit

UNFINISHED = ("started", "under_construction")  # stages of projects that are begun and not in production


@dataclass(frozen=True)
class Criterion:
    """`metric_id`: the metric whose two sums it is made of, for the way to the rows behind it; `unit` of the pair's
    reading, None where it has none. `caution`: what it rewards that nobody wants."""

    id: str
    name: Text
    meaning: Text
    formula: Text
    period: Text
    basis: Text
    source: Text
    caution: Text
    unit: Unit | None = None
    metric_id: str | None = None


CRITERIA: dict[str, Criterion] = {
    criterion.id: criterion
    for criterion in (
        Criterion(
            "base",
            Text("均等基数", "Equal base"),
            Text("截至季度有效的各对平分", "the same for every pair in force at the as-of quarter"),
            Text("1 ÷ 结对数", "1 ÷ number of pairs"),
            Text("截至季度末", "end of the as-of quarter"),
            Text("名单", "the list"),
            Text("结对名单", "list of pairs"),
            Text(
                "不问需要和成效，大小结对同额",
                "asks neither for need nor for results; large and small pairs receive the same",
            ),
        ),
        Criterion(
            "need",
            Text("发展需要", "Need"),
            Text(
                "已开工、在建项目尚未完成的计划投资；已签约未开工、已投产的项目不计；剩余低于零的按零计",
                "planned investment still to be carried out in projects that are started or under construction; projects only signed or already in production are left out; less than nothing counts as nothing",
            ),
            Text(
                f"（已开工、在建项目的计划总投资 − 其 {SINCE} 年起累计完成投资）÷ 各对之和（先分别求和，后相减）",
                f"(planned investment of these projects − their investment completed since {SINCE}) ÷ sum over the pairs (each summed first, then subtracted)",
            ),
            Text("截至季度末", "end of the as-of quarter"),
            Text("计划 − 实际", "planned − actual"),
            Text("项目台账、项目季报", "project ledger and quarterly reports"),
            Text(
                "计划报大、建设拖慢都会使剩余变大；未报的完成投资也算作剩余。宜与目标完成并用，并核实计划总投资",
                "inflated plans and slow construction both enlarge it, and so does investment that goes unreported; use it together with targets reached, and verify the plans",
            ),
            YUAN,
            "investment_progress",
        ),
        Criterion(
            "performance",
            Text("绩效", "Performance"),
            Text(
                "截至季度末已公布的最近一次全年考核总评得分；半年评价不计",
                "overall score of the latest whole-year assessment known by the end of the as-of quarter; half-year ones are left out",
            ),
            Text("得分 ÷ 各对得分之和", "score ÷ sum of the pairs' scores"),
            Text("最近一个已考核年度", "latest assessed year"),
            Text("考核得分", "assessment score"),
            Text("考核评价", "assessments"),
            Text(
                "得分高的往往基础好，按得分分配会拉大差距；各对得分接近时区分度小",
                "pairs that score high often started strong, so it widens gaps; where scores lie close together it hardly tells pairs apart",
            ),
            UNITS["score"],
        ),
        Criterion(
            "completion",
            Text("目标完成", "Target reached"),
            Text(
                "最近一个完整年度的投资目标完成率，超过 100% 的按 100% 计",
                "share of the investment target reached in the last full year; above 100% it counts as 100%",
            ),
            Text(
                "完成率（完成投资 ÷ 年度目标，至多 100%）÷ 各对完成率之和",
                "rate (completed investment ÷ the year's target, 100% at most) ÷ sum of the pairs' rates",
            ),
            Text("最近一个完整年度", "last full year"),
            Text("实际 ÷ 目标", "actual ÷ target"),
            Text("项目季报、年度目标", "quarterly reports and yearly targets"),
            Text(
                "目标定低更容易完成：封顶在 100% 只去掉超额部分的好处，定目标仍须审核",
                "a low target is easier to reach: the limit of 100% only takes away the reward for exceeding it, so targets need checking",
            ),
            PERCENT,
            "investment_target_rate",
        ),
        Criterion(
            "execution",
            Text("资金执行", "Fund execution"),
            Text(
                "截至最近一个完整年度末，已满各年度的资金中已支出的比重；年末应全部支出，所以对照 100%，超过的按 100% 计",
                "by the end of the last full year, the share of the money of the fund years that are over that was spent; by then all of it was to be spent, so it is held against 100%, and above that it counts as 100%",
            ),
            Text(
                "执行率（支出 ÷ 下达，先分别求和，至多 100%）÷ 各对执行率之和",
                "rate (spent ÷ allocated, each summed first, 100% at most) ÷ sum of the pairs' rates",
            ),
            Text("最近一个完整年度末", "end of the last full year"),
            Text("实际 ÷ 实际", "actual ÷ actual"),
            Text("资金流水", "fund flows"),
            Text(
                "会助长年末突击支出；下达晚的地方执行率天然低，宜与资金阶梯一并看",
                "it rewards a rush at the year's end, and who was allocated money late is low by nature: read it with the fund's ladder",
            ),
            PERCENT,
            "execution_rate",
        ),
        Criterion(
            "idle",
            Text("资金沉淀", "Idle money"),
            Text(
                f"{SINCE} 年起已拨付的资金中尚未支出的比重，越低分得越多",
                f"share of the money disbursed since {SINCE} that is not spent; the lower, the more is given",
            ),
            Text(
                "（1 − 已拨付未支出 ÷ 拨付，先分别求和，在 0 与 100% 之间）÷ 各对之和",
                "(1 − disbursed and unspent ÷ disbursed, each summed first, within 0 and 100%) ÷ sum over the pairs",
            ),
            Text("截至季度末", "end of the as-of quarter"),
            Text("实际 ÷ 实际", "actual ÷ actual"),
            Text("资金流水", "fund flows"),
            Text(
                "刚拨付、还来不及用的也算沉淀；会使各对不愿早要钱，或为少沉淀而突击支出",
                "what was only just disbursed counts as idle too; pairs may ask for money late, or rush to spend it",
            ),
            PERCENT,
        ),
    )
}

SPLIT_NAME = Text("分配方法", "How the money is split")
SPLIT_STEPS: tuple[Text, ...] = (
    Text(
        "可分配资金 = 总额 − 省级预留（预留按总额的百分比，四舍五入到万元）。",
        "What is split = envelope − reserve (a percentage of the envelope, rounded to 10,000 yuan).",
    ),
    Text(
        "每项准则按权重分得一份，再按各对读数占各对之和的比例分给各对；一对没有读数的，按其余各对读数的中位数计并注明，不当作零；全部没有读数的准则不得设权重。",
        "Each criterion has its weight's part, which goes to the pairs in proportion to their readings. A pair without a reading takes the median of the others and is marked: it is not zero. A criterion nobody has a reading of may have no weight.",
    ),
    Text(
        "发展需要、目标完成用到项目季报：当年有一季已报不足应报一半的结对，读数缺一季，不作读数，按中位数计，不当作零；零星应报未报的按已报部分计（完成率因此偏低，需要因此偏高），写明未报几项，并列出改按中位数会差多少。缺一季的可能宁可不报，所以同时列出按已报部分计的金额。",
        "Need and targets rest on quarterly returns. Of a pair with a quarter of the year of which fewer than half of the figures due came, a quarter is missing: it has no reading, takes the median and is not zero. Where a few figures did not come, what came counts (which lowers the rate and raises the need); how many are missing is said, and what the median would change. As who does badly might rather not report, the amount by what came is given too.",
    ),
    Text(
        "下限、上限按平均数（可分配资金 ÷ 结对数）的百分比计：下限舍、上限入到万元，使两者总能同时满足。",
        "Floor and cap are percentages of an equal share (what is split ÷ pairs), the floor rounded down and the cap up to 10,000 yuan, so that both can be kept.",
    ),
    Text(
        "超出上下限的取上下限，其余各对同乘一个系数，比例不变，使合计等于可分配资金（系数由布伦特求根法求得）。",
        "Pairs beyond a bound receive the bound; the others are multiplied by one factor, their proportions kept, so that all come to what is split (the factor is found by Brent's root method).",
    ),
    Text(
        "取整到万元用最大余数法，余数相同的按结对编号先后；各对之和加预留恒等于总额。",
        "Rounding to 10,000 yuan is by largest remainder, ties in the order of pair ids; pairs and reserve always come to the envelope.",
    ),
)
