"""METRICS: every number shown, defined once: name, unit, decimals, meaning, formula, and what may be done with it."""

from analytics.facts import Quantity
from analytics.metrics import reasons
from analytics.metrics.definition import EVERY, Metric
from analytics.programme import SINCE
from store.codes import FUND_STAGE
from store.measures import MEASURES
from style import terms
from style.text import Text
from style.units import UNITS, YUAN

__all__ = ["METRICS", "Metric"]

_NOT_PLACED = dict.fromkeys(("county", "city"), reasons.TO_PAIRS)
_NO_PROJECT = {"stage": reasons.FUND_HAS_NO_STAGE, "industry": reasons.FUND_HAS_NO_INDUSTRY}
_STAGED = (*EVERY, "stage")


def _flow(measure_id: str, short: tuple[str, str], better: str = "higher") -> Metric:
    """A measure that projects report, summed over the span."""
    measure = MEASURES[measure_id]
    return Metric(
        measure_id, measure.label, Text(*short), measure.unit, 2, better, measure.meaning,
        Text(f"各项目{measure.label.zh}之和（只加已报数）", f"sum of the projects' {measure.label.en.lower()} (reported figures only)"),
        "flow", Quantity("observations", measure_id), dimensions=_STAGED,
    )  # fmt: skip


def _fund(stage: str, meaning: tuple[str, str]) -> Metric:
    label = FUND_STAGE[stage].label
    en = {
        "planned": "Fund budget",
        "allocated": "Fund allocated",
        "disbursed": "Fund disbursed",
        "spent": "Fund spent",
    }[stage]
    value_type = "planned" if stage == "planned" else "actual"
    return Metric(
        f"fund_{stage}", Text(f"专项资金{label.zh}", en), Text(label.zh, label.en.capitalize()), YUAN, 2,
        "neutral" if stage == "planned" else "higher", Text(*meaning),
        Text(f"“{label.zh}”环节各笔流水之和，按资金年度归集", f"sum of the flows at the stage “{label.en}”, by fund year"),
        "flow", Quantity("fund_flows", stage, value_type),
        refused=_NO_PROJECT | (_NOT_PLACED if stage in ("planned", "allocated") else {}),
    )  # fmt: skip


def _projects(metric_id: str, zh: str, en: str, short: tuple[str, str], meaning: tuple[str, str]) -> Metric:
    return Metric(
        metric_id, Text(zh, en), Text(*short), UNITS["project"], 0, "higher", Text(*meaning),
        Text("截至季度末处于相应阶段的项目个数", "projects at these stages at the end of the as-of quarter"),
        "stock", Quantity("projects", metric_id), dimensions=_STAGED,
    )  # fmt: skip


def _ratio(metric_id: str, label: tuple[str, str], unit: str, meaning: tuple[str, str], formula: tuple[str, str],
           over_time: str, over: Quantity, under: Quantity, short: tuple[str, str] | None = None,
           better: str = "higher", **rest: object) -> Metric:  # fmt: skip
    return Metric(metric_id, Text(*label), Text(*(short or label)), UNITS[unit], 1 if unit == "percent" else 2, better,
                  Text(*meaning), Text(*formula), over_time, over, under, **rest)  # type: ignore[arg-type]  # fmt: skip


_PLANNED = Quantity("fund_flows", "planned", "planned")
_SPENT, _ALLOCATED = Quantity("fund_flows", "spent"), Quantity("fund_flows", "allocated")
_DISBURSED, _INVESTED = Quantity("fund_flows", "disbursed"), Quantity("observations", "investment_completed")
_RATE_REFUSED = {**_NO_PROJECT, "quarter": reasons.RATE_OF_A_YEAR, **_NOT_PLACED}
_TO_DATE_REFUSED = dict.fromkeys(("quarter", "year"), reasons.SINCE_BEGUN)
_PLACES = ("pair", "track", "county", "city")
_OF_EVENTS = dict.fromkeys(("county", "city", "stage", "industry"), reasons.EVENT_IS_OF_PAIR)
_OF_ITEMS = dict.fromkeys(("track", "stage", "industry"), reasons.ITEM_IS_OF_COUNTY)
_OF_TARGETS = {"quarter": reasons.TARGET_IS_OF_YEAR} | dict.fromkeys(
    ("track", "county", "city", "stage", "industry"), reasons.TARGET_IS_OF_PAIR
)


def _events(item: str, label: tuple[str, str], short: tuple[str, str], unit: str, meaning: tuple[str, str],
            formula: tuple[str, str]) -> Metric:  # fmt: skip
    metric_id = "events" if item == "events" else f"event_{item}"
    return Metric(metric_id, Text(*label), Text(*short), UNITS[unit], 0, "higher", Text(*meaning), Text(*formula), "flow",
                  Quantity("events", item), dimensions=("pair", "track", "quarter", "year", "kind"), refused=_OF_EVENTS)  # fmt: skip


def _resources(metric_id: str, side: str, label: tuple[str, str], meaning: tuple[str, str]) -> Metric:
    return Metric(metric_id, Text(*label), Text(*label), UNITS["item"], 0, "neutral", Text(*meaning),
                  Text("清单中截至季度末已列的项数", "items listed by the end of the as-of quarter"), "stock",
                  Quantity("resources", side), dimensions=("pair", "county", "city", "quarter", "year", "category"),
                  refused=_OF_ITEMS)  # fmt: skip


def _target(measure_id: str, label: tuple[str, str]) -> Metric:
    measure = MEASURES[measure_id]
    return Metric(
        f"{measure_id.partition('_')[0]}_target", Text(*label), Text(*label), measure.unit, 2, "neutral",
        Text(f"各结对为整年设定的{measure.label.zh}目标，不随季度折算",
             f"what the pairs set out to reach in {measure.label.en.lower()} in a whole year, not spread over its quarters"),
        Text("统计期所含各年度的目标之和", "sum of the targets of the span's years"), "flow",
        Quantity("targets", measure_id, "target"), dimensions=("pair", "year"), refused=_OF_TARGETS,
    )  # fmt: skip


def _target_rate(measure_id: str, label: tuple[str, str], benchmark: str) -> Metric:
    measure = MEASURES[measure_id]
    return _ratio(
        f"{measure_id.partition('_')[0]}_target_rate", label, "percent",
        (f"已完成的{measure.label.zh}占全年目标的比重，只计设有目标的结对和年度；选“当季”时仍按本年度计算",
         f"{measure.label.en.lower()} so far as a share of the whole year's target, where a pair set one for the year; "
         "for a quarter alone, still of its year"),
        (f"{measure.label.zh} ÷ 年度目标（先分别求和，后相除）",
         f"{measure.label.en.lower()} ÷ the year's target (each summed first)"),
        "ratio", Quantity("observations", measure_id, aimed=True), Quantity("targets", measure_id, "target"),
        dimensions=("pair", "year"), refused=_OF_TARGETS, benchmark=benchmark,
    )  # fmt: skip


METRICS: dict[str, Metric] = {
    metric.id: metric
    for metric in (
        Metric("pairs", Text("结对联合体", "Pairs"), terms.PAIRS, UNITS["pair"], 0, "neutral",
               Text("截至季度末有效的工业大县—山区县结对", "industrial–mountain pairs in force at the end of the as-of quarter"),
               Text("名单中有效的结对个数", "pairs in force on the list"), "stock", Quantity("pairs", "pairs"),
               dimensions=("pair", "quarter", "year"),
               refused=dict.fromkeys(("track", "county", "city", "stage", "industry"), reasons.PAIR_IS_WHOLE)),
        _projects("projects", "项目数", "Projects", ("项目", "Projects"),
                  ("截至季度末已知的项目：已签约及以后各阶段，含来源未写阶段的",
                   "projects known at the end of the as-of quarter: signed or further, or of a stage the source does not state")),
        _projects("projects_started", "已开工项目数", "Projects started", ("已开工", "Started"),
                  ("截至季度末已开工及以后各阶段的项目", "projects started or further at the end of the as-of quarter")),
        _projects("projects_in_production", "已投产项目数", "Projects in production", ("已投产", "In production"),
                  ("截至季度末已竣工投产或达产的项目", "projects in production or at capacity at the end of the as-of quarter")),
        Metric("planned_investment", Text("计划总投资", "Planned investment"), Text("计划总投资", "Planned inv."),
               YUAN, 2, "higher",
               Text("截至季度末已知项目的计划总投资，是计划数，不与实际完成相加",
                    "planned investment of the projects known by then; a plan, never added to what was carried out"),
               Text("各项目计划总投资之和", "sum of the projects' planned investment"), "stock",
               Quantity("projects", "planned_investment", "planned"), dimensions=_STAGED),
        _flow("investment_completed", ("完成投资", "Investment")),
        _flow("output_value", ("产值", "Output")),
        _flow("profit_and_tax", ("利税", "Profit & tax")),
        _fund("planned", ("省级预算为资金年度安排的专项资金，按全年计", "fund money in the province's budget for the fund year, counted for the whole year")),
        _fund("allocated", ("指标文件已下达到结对的专项资金；提前下达的属下一资金年度，到该年才计入，选“当季”时按下达的季度计",
                             "fund money allocated to pairs by notice; what was allocated ahead of the year is of the fund year to come "
                             "and counts from then on, for a quarter alone in the one it was allocated in")),
        _fund("disbursed", ("已拨付到县级国库或项目单位的专项资金", "fund money paid to county treasuries or project owners")),
        _fund("spent", ("项目单位已实际支出的专项资金", "fund money actually spent by project owners")),
        _ratio("execution_rate", ("下达资金执行率", "Execution rate of allocated money"), "percent",
               ("资金年度已下达的专项资金中已形成支出的比重；选“当季”时仍按本年度资金计算",
                "share of the fund year's allocated money that has been spent; for a quarter alone, still of its year's fund"),
               ("支出 ÷ 下达（先分别求和，后相除）", "spent ÷ allocated (each summed first)"), "ratio", _SPENT, _ALLOCATED,
               short=("执行率", "Execution rate"), refused=_RATE_REFUSED, benchmark="spending"),
        _ratio("budget_execution_rate", ("预算执行率", "Budget execution rate"), "percent",
               ("资金年度的预算安排中已形成支出的比重，未下达的也在分母里；省级未分到结对的预算只进全省的分母；选“当季”时仍按本年度资金计算",
                "share of the fund year's budget that has been spent, what is not yet allocated included; budget given to no pair counts "
                "in the province's rate alone; for a quarter alone, still of its year's fund"),
               ("支出 ÷ 预算安排（先分别求和，后相除）", "spent ÷ budget (each summed first)"), "ratio", _SPENT, _PLANNED,
               refused=_RATE_REFUSED | {"track": reasons.BUDGET_HAS_NO_TRACK}),
        _ratio("disbursement_rate", ("资金拨付率", "Disbursement rate"), "percent",
               ("资金年度已下达的专项资金中已拨付的比重；选“当季”时仍按本年度资金计算",
                "share of the fund year's allocated money that has been disbursed; for a quarter alone, still of its year's fund"),
               ("拨付 ÷ 下达（先分别求和，后相除）", "disbursed ÷ allocated (each summed first)"), "ratio", _DISBURSED,
               _ALLOCATED, refused=_RATE_REFUSED, benchmark="disbursement"),
        _ratio("allocation_rate", ("预算下达率", "Share of budget allocated"), "percent",
               ("资金年度的预算安排中已下达到结对的比重；省级未分到结对的预算只进全省的分母；选“当季”时仍按本年度资金计算",
                "share of the fund year's budget that has been allocated to pairs; budget given to no pair counts in the province's rate "
                "alone; for a quarter alone, still of its year's fund"),
               ("下达 ÷ 预算安排（先分别求和，后相除）", "allocated ÷ budget (each summed first)"), "ratio", _ALLOCATED, _PLANNED,
               short=("下达率", "Allocated share"), refused=_RATE_REFUSED | {"track": reasons.BUDGET_HAS_NO_TRACK},
               benchmark="allocation"),
        _ratio("leverage", ("投资撬动比", "Leverage"), "yuan_per_yuan",
               (f"自 {SINCE} 年起每 1 元已拨付专项资金对应的项目完成投资；是对应关系，不说明因果；拨付得少，比值就大，所以与拨付率并列，不排名次",
                f"completed investment per yuan of fund disbursed since {SINCE}; a relation, not a cause; the less is disbursed, the larger it "
                "is, so the disbursement rate stands beside it and nobody is ranked by it"),
               ("累计完成投资 ÷ 累计拨付（先分别求和，后相除）", "cumulative investment ÷ cumulative disbursed (each summed first)"),
               "to_date", _INVESTED, _DISBURSED, better="neutral", beside="disbursement_rate",
               dimensions=_PLACES, refused=_TO_DATE_REFUSED | _NO_PROJECT),
        _ratio("investment_progress", ("投资完成进度", "Investment progress"), "percent",
               (f"已知项目自 {SINCE} 年起累计完成投资占其计划总投资的比重",
                f"investment completed since {SINCE} by the known projects as a share of what they plan"),
               ("累计完成投资 ÷ 计划总投资（先分别求和，后相除）", "cumulative completed ÷ planned investment (each summed first)"),
               "to_date", _INVESTED, Quantity("projects", "planned_investment", "planned"),
               dimensions=(*_PLACES, "stage", "industry"),
               refused=_TO_DATE_REFUSED),
        _events("events", ("活动场次", "Events"), ("活动", "Events"), "event",
                (f"统计期内已发生的结对活动，含县域荣誉；来源未写日期的只计入“{SINCE}年起累计”",
                 f"events of the pairs within the span, county awards included; those without a date count only since {SINCE}"),
                ("已发生（实际）的活动场数", "number of events that have taken place")),
        _events("firms", ("活动参加企业", "Event attendance, firms"), ("参加企业", "Firms"), "firm_attendance",
                ("参加活动的企业家次，同一企业参加几场计几次；来源未写的不估",
                 "firms attending events, counted once for each event; nothing is guessed where the source is silent"),
                ("各场活动企业数之和（只加来源载明的）", "sum of the events' firms (where the source states them)")),
        _events("people", ("活动参加人次", "Event attendance, people"), ("参加人次", "People"), "attendance",
                ("参加活动的人次，同一人参加几场计几次；来源未写的不估",
                 "people attending events, counted once for each event; nothing is guessed where the source is silent"),
                ("各场活动人次之和（只加来源载明的）", "sum of the events' people (where the source states them)")),
        _resources("resource_needs", "need", ("要素需求项数", "Needs listed"),
                   ("截至季度末各县列出的要素需求项数；内容和单位各不相同，只计项数，不加数量",
                    "needs the counties have listed by then; items differ in kind and unit, so they are counted and never summed")),
        _resources("resource_offers", "offer", ("要素供给项数", "Offers listed"),
                   ("截至季度末各县列出的要素供给项数；内容和单位各不相同，只计项数，不加数量",
                    "offers the counties have listed by then; items differ in kind and unit, so they are counted and never summed")),
        _target("investment_completed", ("年度投资目标", "Investment target")),
        _target("output_value", ("年度产值目标", "Output target")),
        _target_rate("investment_completed", ("投资目标完成率", "Investment target reached"), "target"),
        _target_rate("output_value", ("产值目标完成率", "Output target reached"), "year_target"),
    )
}  # fmt: skip
