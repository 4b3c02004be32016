"""The rules by which money, projects and promises are found that need somebody's attention; and what one warning holds."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from analytics.metrics import METRICS
from analytics.programme import SINCE
from analytics.warnings.thresholds import SETTINGS, Thresholds
from style import terms
from style.text import Text
from style.units import PERCENT, YUAN

TITLE = Text("预警怎么判断", "How warnings are judged")
NOTE = Text(
    "预警只提醒核对，不拦截、不改动任何数字，也不是结论；各规则的金额含义不同，从不跨规则相加。",
    "Warnings ask for a check: they block nothing, change no figure and are no verdict. Amounts mean different things by rule and are never added across rules.",
)
ONLY_ACTUAL = Text("预警只看实际发生的数", "warnings are about actual figures only")
WHOLE_PAIRS = Text(
    "按整对计：下达只到结对，看山区县在所选市县的结对",
    "by whole pairs: money is allocated to pairs, so those are looked at whose mountain county is selected",
)
NO_PAIR_THERE = Text("所选市县没有结对的山区县", "no pair has its mountain county in the places selected")
LEVELS: dict[str, Text] = {
    "pair": terms.ONE_PAIR,
    "pair_year": Text("结对 × 资金年度", "pair × fund year"),
    "pair_year_track": Text("结对 × 资金年度 × 赛道", "pair × fund year × track"),
    "project": terms.ONE_PROJECT,
    "expectation": Text("一项预计", "one expectation"),
}


@dataclass(frozen=True)
class Rule:
    """One rule. `amount` says what the amount of its warnings is, `unit` in what its measured value is told; `threshold`
    has its settings' values for its blanks, and `floor`, where it sets one, the least amount. `asks` is what to do next.

    `metrics`: the sums it holds against each other; by what one of these may not be narrowed, neither may the rule.
    `complete`: the tables in which a row that is not there must mean that nothing happened, or finding nothing says
    nothing. `judged` says what it looks at one by one. `whole_pairs`: it looks at what reaches pairs and no county, so a
    selection by place is answered by the pairs whose mountain county lies there; `narrowed_as` are metrics whose refusals
    it shares without comparing their sums.
    """

    id: str
    label: Text
    meaning: Text
    formula: Text
    threshold: Text
    level: str
    amount: Text
    unit: Text
    judged: Text
    asks: Text
    metrics: tuple[str, ...] = ()
    complete: tuple[str, ...] = ("fund_flows",)
    whole_pairs: bool = False
    narrowed_as: tuple[str, ...] = ()

    def limit(self, values: Thresholds) -> Text:
        """The threshold in words, with the values that hold; a floor of nothing is none."""
        held = {s.key: values.said(s.id) for s in SETTINGS.values() if s.rule == self.id}
        said = [self.threshold(lang, **{key: word(lang) for key, word in held.items()}) for lang in ("zh", "en")]
        if getattr(values, f"{self.id}_least_yuan", None):
            said = [
                s + _FLOOR(lang, least=held["least_yuan"](lang)) for s, lang in zip(said, ("zh", "en"), strict=True)
            ]
        return Text(*said)


_FLOOR = Text("，且金额 ≥ {least}", ", and the amount is at least {least}")
_OF_EXECUTION, _OF_PAYMENT = ("execution_rate",), ("fund_disbursed", "fund_spent")
_PLANNED = METRICS["planned_investment"].label

RULES: dict[str, Rule] = {
    rule.id: rule
    for rule in (
        Rule(
            "behind",
            Text("执行滞后", "Behind in spending"),
            Text(
                "当年资金的支出明显少于应支出数；每笔下达的资金自次季起按季均匀支出到年末，当季才下达的不催；到期没有任何支出的同样在列",
                "of the year's fund much less is spent than is due: each tranche is due evenly over the quarters after its allocation up to the year's end, and nothing is due in the quarter of allocation; where nothing at all was spent of what is due, too",
            ),
            Text("支出 ÷ 应支出；金额 = 应支出 − 支出", "spent ÷ due; amount = due − spent"),
            Text("支出 ÷ 应支出 < {pace}", "spent ÷ due < {pace}"),
            "pair_year",
            Text("应支出未支出", "Due and not spent"),
            PERCENT.label,
            Text("{count} 对有到期资金的结对", "pairs with money due: {count}"),
            Text(
                "请结对双方说明支出偏慢的原因和后续用款计划；确已支出的核对是否漏报",
                "Ask both sides why spending is slow and what is planned next; where money was spent, check whether it went unreported",
            ),
            _OF_EXECUTION,
            whole_pairs=True,
        ),
        Rule(
            "idle",
            Text("沉淀未支出", "Disbursed, not spent"),
            Text(
                "某赛道的资金拨付满若干季度后仍未支出、也未收回；先拨付的视为先支出",
                "money of a track that was disbursed some quarters ago and is neither spent nor clawed back; what came first is taken to be spent first",
            ),
            Text(
                "截至 n 个季度之前的拨付 − 至今的支出 − 至今的收回，不小于 0",
                "disbursed up to n quarters ago − spent to date − clawed back to date, not below 0",
            ),
            Text(
                "拨付满 {quarters} 个季度，未支出占当时已拨付 ≥ {least_share}",
                "disbursed {quarters} quarters ago or earlier, and at least {least_share} of it unspent",
            ),
            "pair_year_track",
            Text("已拨付未支出余额", "Balance disbursed and unspent"),
            PERCENT.label,
            Text("{count} 笔满期拨付（结对 × 年度 × 赛道）", "balances of age (pair × year × track): {count}"),
            Text(
                "请核对资金停在县级国库还是项目单位，限期支出，或按规定收回统筹",
                "Find out whether it rests in the county treasury or with the owner; set a date, or claw it back by the rules",
            ),
            _OF_PAYMENT,
            whole_pairs=True,
        ),
        Rule(
            "overspent",
            Text("支出超拨付", "Spent beyond disbursement"),
            Text(
                "某资金年度的支出多于已拨付的资金；按结对和年度看，不分赛道：同一笔垫付会在各赛道重复出现，且县内可能先用后调",
                "more was spent of a fund year than had been disbursed; judged by pair and year and not by track, where one advance would show once on every track and counties may shift money first",
            ),
            Text("支出 − 拨付", "spent − disbursed"),
            Text("支出 > 拨付", "spent > disbursed"),
            "pair_year",
            Text("超出拨付", "Beyond disbursement"),
            YUAN.label,
            Text("{count} 个结对年度", "pairs by fund year: {count}"),
            Text(
                "请核对拨付凭证与垫付依据：是县级先行垫付、拨付漏报，还是支出记错资金年度",
                "Check the payment vouchers: did the county pay in advance, was a payment not reported, or was spending booked to the wrong fund year",
            ),
            _OF_PAYMENT,
            whole_pairs=True,
        ),
        Rule(
            "overdisbursed",
            Text("拨付超下达", "Disbursed beyond allocation"),
            Text(
                "某资金年度、某赛道的拨付多于下达的指标；即使结对合计未超，也可能是挤占其他赛道或记错赛道",
                "more was disbursed on a track of a fund year than was allocated to it; even where the pair as a whole stays within, it may be another track's money or a wrong booking",
            ),
            Text("拨付 − 下达", "disbursed − allocated"),
            Text("拨付 > 下达", "disbursed > allocated"),
            "pair_year_track",
            Text("超出下达", "Beyond allocation"),
            YUAN.label,
            Text("{count} 笔拨付（结对 × 年度 × 赛道）", "sums disbursed (pair × year × track): {count}"),
            Text(
                "请对照指标文件与拨付凭证，核实是否调剂使用并补办手续，或更正赛道",
                "Compare notice and payment vouchers: was money shifted between tracks and is the approval there, or is the track wrong",
            ),
            ("fund_allocated", "fund_disbursed"),
            whole_pairs=True,
        ),
        Rule(
            "stalled",
            Text("资金在停滞项目", "Money in a stalled project"),
            Text(
                "在建项目连续若干季度报完成投资恰为 0，而专项资金已在该项目支出；未报不算 0",
                "a project under construction reported exactly 0 completed investment for some quarters running, and fund money was spent on it; a figure that did not come is no 0",
            ),
            Text(
                f"截至当季连续报 0 的季度数；金额 = 该项目自 {SINCE} 年起已支出的专项资金",
                f"quarters in a row reported as 0 up to this one; amount = fund money spent on the project since {SINCE}",
            ),
            Text(
                "在建，且连续 {quarters} 个季度完成投资报 0",
                "under construction, and 0 reported for {quarters} quarters running",
            ),
            "project",
            Text("已支出到该项目", "Spent on the project"),
            Text("季", "quarters"),
            Text("{count} 个有资金支出的在建项目", "projects under construction with fund money spent: {count}"),
            Text(
                "请实地核查停工原因和资金余额，督促复工，或暂停后续拨付",
                "Inspect why work stopped and what is left of the money; press for a restart, or hold further payments",
            ),
            complete=("projects", "observations", "fund_flows"),
        ),
        Rule(
            "not_started",
            Text("签约未开工", "Signed, not started"),
            Text(
                "项目签约满若干季度仍未开工；金额是计划总投资，不是已投入的钱",
                "a project was signed some quarters ago and is not started; the amount is what is planned, nothing invested yet",
            ),
            Text(
                "自签约所在季度起满的季度数（签约日未载的，自来源首次称其已签约起）；金额 = 计划总投资",
                "quarters since the one it was signed in (where no date is told, since its source first said so); amount = planned investment",
            ),
            Text("签约满 {quarters} 个季度仍未开工", "signed {quarters} quarters ago or earlier, and not started"),
            "project",
            _PLANNED,
            Text("季", "quarters"),
            Text("{count} 个已签约未开工的项目", "projects signed and not started: {count}"),
            Text(
                "请双方招商和属地核对卡在用地、审批、融资还是企业意愿，定出开工时间，或按程序移出名单",
                "Ask both sides' investment offices what holds it up (land, permits, finance, the firm's will); set a date, or take it off the list",
            ),
            complete=("projects",),
        ),
        Rule(
            "overdue",
            terms.PAST_NOT_VERIFIED,
            Text(
                "来源预计的活动或数，预计的日期（期末）已过若干季度，仍没有实际情况来替换：既不算发生，也不算没有发生；县级统计数不看",
                "an event or figure that a source expected by a date some quarters past, and that nothing actual has replaced: neither happened nor failed; statistics of counties are left out",
            ),
            Text(
                "预计日期（只写月、季、年的取期末）所在季度至截至季度的季度数；同一结对同名的活动，或同一对象、同一指标、同一期末的数，有了实际即已核实；金额 = 来源预计的金额，未写的没有",
                "quarters from the expected date (the last day of what is told) to the as-of one; an actual event of the same pair and title, or an actual figure of the same subject, measure and period's end, verifies it; amount = what the source expected, none where it is silent",
            ),
            Text("过期满 {quarters} 个季度", "past by {quarters} or more quarters"),
            "expectation",
            Text("来源预计的金额", "Expected by the source"),
            Text("季", "quarters"),
            Text("{count} 项来源的预计（活动和数）", "expectations of the sources (events and figures): {count}"),
            Text(
                "请结对办公室核实：已发生的补报实际情况，没有发生的说明原因并改期或撤销",
                "Ask the pair's office: report what happened; where it did not, say why and set a new date or withdraw it",
            ),
            complete=("events", "observations"),
            whole_pairs=True,
            narrowed_as=("events",),
        ),
        Rule(
            "over_plan",
            Text("完成投资超计划", "Invested beyond plan"),
            Text(
                "项目累计完成投资超出计划总投资一定比重：可能是计划未调整、重复填报，也可能是超概",
                "a project's completed investment is beyond what was planned by more than a share: the plan was not adjusted, something was reported twice, or it costs more",
            ),
            Text(
                f"（自 {SINCE} 年起累计完成投资 − 计划总投资）÷ 计划总投资，只加已报数；金额 = 累计完成投资 − 计划总投资",
                f"(completed since {SINCE} − planned) ÷ planned, reported figures only; amount = completed − planned",
            ),
            Text("超出计划总投资的比重 > {share}", "beyond the plan by more than {share} of it"),
            "project",
            Text("超出计划", "Beyond the plan"),
            PERCENT.label,
            Text("{count} 个有计划总投资、已报投资的项目", "projects with a plan and reported investment: {count}"),
            Text(
                "请核对有无重复填报、计划总投资是否已批准调整；确属超概的请说明资金来源",
                "Check for figures reported twice and whether a new plan was approved; where it costs more, ask who pays",
            ),
            complete=("projects", "observations"),
        ),
        Rule(
            "unreported",
            Text("当季未报", "Not reported this quarter"),
            Text(
                f"截至季度应报的项目数据较多未报：已拨付的资金当季成效无从核对；旁列该结对自 {SINCE} 年起已拨付的资金，它不是问题金额",
                f"many of the project figures due for the as-of quarter did not come, so what the money did cannot be checked; the money disbursed to the pair since {SINCE} stands beside it and is not an amount at fault",
            ),
            Text("未报项数 ÷ 应报项数（截至季度当季）", "figures missing ÷ figures due (the as-of quarter alone)"),
            Text(
                "未报占应报 ≥ {least_share}，且未报 ≥ {least_figures} 项",
                "at least {least_share} of what was due is missing, and at least {least_figures} figures",
            ),
            "pair",
            Text("已拨付资金（旁列）", "Disbursed (beside it)"),
            PERCENT.label,
            Text("{count} 项应报数", "figures due: {count}"),
            Text(
                "请结对办公室催报，并核对项目名单是否仍然有效",
                "Press the pair's office for its figures, and check whether its list of projects still holds",
            ),
            complete=("projects", "observations"),
        ),
    )
}


@dataclass(frozen=True)
class Warned:
    """One warning: whose money it is, and the figures that the rule held against each other.

    `amount` is 元, what the rule's `amount` says; None where it has none of its own. `measured` is held against `limit`:
    shares of 1, 元 or quarters. The sums are those the rule compares; `upto` is the quarter up to which `disbursed` counts.
    An expectation is an event (`event_id`) or a figure of a measure (`measure_id`, of a project or of the pair), expected
    by the end of the period `expected`, with the `qualifier` of its source; `since` is the quarter a project was signed in.
    """

    rule: str
    pair_id: str
    amount: Decimal | None
    measured: Fraction
    limit: Fraction
    year: str | None = None
    track_id: str | None = None
    project_id: str | None = None
    allocated: Decimal | None = None
    disbursed: Decimal | None = None
    spent: Decimal | None = None
    recovered: Decimal | None = None
    money_due: Decimal | None = None
    upto: str | None = None
    zeros: int | None = None
    missing: int | None = None
    due: int | None = None
    planned_investment: Decimal | None = None
    investment_completed: Decimal | None = None
    since: str | None = None
    event_id: str | None = None
    measure_id: str | None = None
    expected: str | None = None
    qualifier: str | None = None

    @property
    def is_share(self) -> bool:
        """Whether `measured` and `limit` are shares of 1."""
        return RULES[self.rule].unit == PERCENT.label

    @property
    def of(self) -> tuple[str | None, ...]:
        """What makes it the same warning a quarter later."""
        whose = self.rule, self.pair_id, self.year, self.track_id, self.project_id
        return (*whose, self.event_id, self.measure_id, self.expected)


@dataclass(frozen=True)
class Outcome:
    """What one rule found among the `judged` it looked at. `refused`: why the selection cannot be judged by it; with
    `unknown` the dataset does not tell enough. `untracked`: pairs' fund years whose movements are on tracks only in part,
    which a rule by track leaves alone. `whole_pairs`: a place is selected and its pairs are judged whole."""

    rule: str
    warnings: tuple[Warned, ...] = ()
    judged: int = 0
    refused: Text | None = None
    unknown: bool = False
    untracked: tuple[tuple[str, str], ...] = ()
    whole_pairs: bool = False

    @property
    def is_told(self) -> bool:
        """Whether no warning means that there is none."""
        return self.refused is None and not self.unknown
