"""METRICS: every number shown, defined once: name, unit, decimals, meaning, formula, and what may be done with it."""

from dataclasses import dataclass, field

from analytics.facts import Quantity
from analytics.selection import Selection
from store.codes import FUND_STAGE
from store.measures import MEASURES
from style.text import Text
from style.units import UNITS, Unit

EVERY = ("pair", "track", "county", "city", "quarter", "year")
_BY_FUND = Text("资金流水不分项目阶段", "fund flows have no project stage")
_NO_STAGE_YET = Text(
    "流量按发生期统计，不按项目现阶段拆分",
    "flows are counted when they happen, not by the stage reached since",
)
_PAIR_IS_WHOLE = Text(
    "一个结对横跨两县、六条赛道，拆分会重复计算",
    "a pair spans two counties and six tracks; splitting counts it twice",
)
_TO_PAIRS = Text(
    "预算安排和下达只到结对，不到县，按县或市拆分会有支出而无下达",
    "budget and allocation go to pairs, not counties; by county there would be spending without allocation",
)
_NOT_PLACED = {"county": _TO_PAIRS, "city": _TO_PAIRS}


@dataclass(frozen=True)
class Metric:
    """One number, from its name to its arithmetic.

    `over_time`: "flow" sums over the span, "stock" is a level at the as-of quarter, "ratio" divides two sums taken
    first, "to_date" is a ratio that always runs from the programme's start. `better` is higher, lower or neutral.
    `refused` says why a breakdown that would mislead is not given. `benchmark` names what a ratio is held against.
    """

    id: str
    label: Text
    short: Text
    unit: Unit
    decimals: int
    better: str
    meaning: Text
    formula: Text
    over_time: str
    numerator: Quantity
    denominator: Quantity | None = None
    dimensions: tuple[str, ...] = EVERY
    refused: dict[str, Text] = field(default_factory=dict, hash=False, compare=False)
    benchmark: str | None = None

    @property
    def value_type(self) -> str:
        """The basis of the figure: planned or actual."""
        return self.numerator.value_type

    def scope(self, selection: Selection) -> Selection:
        """The selection it really answers: what runs since 2023 always does, and a rate is of a year's fund, never of
        one quarter's movements (money spent in a quarter was mostly allocated in earlier ones)."""
        if self.over_time == "to_date":
            return selection.at(selection.as_of, "programme")
        if self.over_time == "ratio" and selection.span == "quarter":
            return selection.at(selection.as_of, "year")
        return selection

    @property
    def breakdowns(self) -> tuple[str, ...]:
        """The dimensions it may be split by."""
        return tuple(d for d in self.dimensions if d not in self.refused)

    @property
    def is_ratio(self) -> bool:
        return self.denominator is not None

    @property
    def table(self) -> str:
        return self.numerator.table

    @property
    def tables(self) -> tuple[str, ...]:
        tables = [self.numerator.table] + ([self.denominator.table] if self.denominator else [])
        return tuple(dict.fromkeys(tables))


def _flow(measure_id: str, short: tuple[str, str], better: str = "higher") -> Metric:
    """A measure that projects report, summed over the span."""
    measure = MEASURES[measure_id]
    return Metric(
        measure_id, measure.label, Text(*short), measure.unit, 2, better, measure.meaning,
        Text(f"各项目{measure.label.zh}之和（只加已报数）", f"sum of the projects' {measure.label.en.lower()} (reported figures only)"),
        "flow", Quantity("observations", measure_id), refused={"stage": _NO_STAGE_YET},
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
        f"fund_{stage}", Text(f"专项资金{label.zh}", en), Text(label.zh, label.en.capitalize()), UNITS["yuan"], 2,
        "neutral" if stage == "planned" else "higher", Text(*meaning),
        Text(f"“{label.zh}”环节各笔流水之和，按资金年度归集", f"sum of the flows at the stage “{label.en}”, by fund year"),
        "flow", Quantity("fund_flows", stage, value_type),
        refused={"stage": _BY_FUND} | (_NOT_PLACED if stage in ("planned", "allocated") else {}),
    )  # fmt: skip


def _projects(metric_id: str, zh: str, en: str, short: tuple[str, str], meaning: tuple[str, str]) -> Metric:
    return Metric(
        metric_id, Text(zh, en), Text(*short), UNITS["project"], 0, "higher", Text(*meaning),
        Text("截至季度末处于相应阶段的项目个数", "projects at these stages at the end of the as-of quarter"),
        "stock", Quantity("projects", metric_id), dimensions=(*EVERY, "stage"),
    )  # fmt: skip


def _ratio(metric_id: str, label: tuple[str, str], unit: str, meaning: tuple[str, str], formula: tuple[str, str],
           over_time: str, over: Quantity, under: Quantity, **rest: object) -> Metric:  # fmt: skip
    return Metric(metric_id, Text(*label), Text(*label), UNITS[unit], 1 if unit == "percent" else 2, "higher",
                  Text(*meaning), Text(*formula), over_time, over, under, **rest)  # type: ignore[arg-type]  # fmt: skip


_SPENT, _ALLOCATED = Quantity("fund_flows", "spent"), Quantity("fund_flows", "allocated")
_DISBURSED, _INVESTED = Quantity("fund_flows", "disbursed"), Quantity("observations", "investment_completed")
_NOT_BY_PERIOD = Text(
    "自 2023 年起累计的比值，按期拆分请改变截至季度",
    "cumulative since 2023; to see it over time, move the as-of quarter",
)
_NOT_BY_QUARTER = Text(
    "某季的支出和拨付多属以前季度下达的资金，与当季下达相除不是比率",
    "what a quarter spends was mostly allocated in earlier ones; over that quarter's allocation it is no rate",
)
_RATE_REFUSED = {"stage": _BY_FUND, "quarter": _NOT_BY_QUARTER, **_NOT_PLACED}
_TO_DATE_REFUSED = {"quarter": _NOT_BY_PERIOD, "year": _NOT_BY_PERIOD, "stage": _NO_STAGE_YET}
_PLACES = ("pair", "track", "county", "city")

METRICS: dict[str, Metric] = {
    metric.id: metric
    for metric in (
        Metric("pairs", Text("结对联合体", "Pairs"), Text("结对", "Pairs"), UNITS["pair"], 0, "neutral",
               Text("截至季度末有效的工业大县—山区县结对", "industrial–mountain pairs in force at the end of the as-of quarter"),
               Text("名单中有效的结对个数", "pairs in force on the list"), "stock", Quantity("pairs", "pairs"),
               dimensions=("pair", "quarter", "year"),
               refused=dict.fromkeys(("track", "county", "city", "stage"), _PAIR_IS_WHOLE)),
        _projects("projects", "项目数", "Projects", ("项目", "Projects"),
                  ("截至季度末已知的项目：已签约及以后各阶段，含来源未写阶段的",
                   "projects known at the end of the as-of quarter: signed or further, or of a stage the source does not state")),
        _projects("projects_started", "已开工项目数", "Projects started", ("已开工", "Started"),
                  ("截至季度末已开工及以后各阶段的项目", "projects started or further at the end of the as-of quarter")),
        _projects("projects_in_production", "已投产项目数", "Projects in production", ("已投产", "In production"),
                  ("截至季度末已竣工投产或达产的项目", "projects in production or at capacity at the end of the as-of quarter")),
        Metric("planned_investment", Text("计划总投资", "Planned investment"), Text("计划总投资", "Planned inv."),
               UNITS["yuan"], 2, "higher",
               Text("截至季度末已知项目的计划总投资，是计划数，不与实际完成相加",
                    "planned investment of the projects known by then; a plan, never added to what was carried out"),
               Text("各项目计划总投资之和", "sum of the projects' planned investment"), "stock",
               Quantity("projects", "planned_investment", "planned"), dimensions=(*EVERY, "stage")),
        _flow("investment_completed", ("完成投资", "Investment")),
        _flow("output_value", ("产值", "Output")),
        _flow("profit_and_tax", ("利税", "Profit & tax")),
        _fund("planned", ("省级预算为资金年度安排的专项资金，按全年计", "fund money in the province's budget for the fund year, counted for the whole year")),
        _fund("allocated", ("指标文件已下达到结对的专项资金", "fund money allocated to pairs by notice")),
        _fund("disbursed", ("已拨付到县级国库或项目单位的专项资金", "fund money paid to county treasuries or project owners")),
        _fund("spent", ("项目单位已实际支出的专项资金", "fund money actually spent by project owners")),
        _ratio("execution_rate", ("预算执行率", "Execution rate"), "percent",
               ("资金年度已下达的专项资金中已形成支出的比重；选“当季”时仍按本年度资金计算",
                "share of the fund year's allocated money that has been spent; for a quarter alone, still of its year's fund"),
               ("支出 ÷ 下达（先分别求和，后相除）", "spent ÷ allocated (each summed first)"), "ratio", _SPENT, _ALLOCATED,
               refused=_RATE_REFUSED, benchmark="time_elapsed"),
        _ratio("disbursement_rate", ("资金拨付率", "Disbursement rate"), "percent",
               ("资金年度已下达的专项资金中已拨付的比重；选“当季”时仍按本年度资金计算",
                "share of the fund year's allocated money that has been disbursed; for a quarter alone, still of its year's fund"),
               ("拨付 ÷ 下达（先分别求和，后相除）", "disbursed ÷ allocated (each summed first)"), "ratio", _DISBURSED,
               _ALLOCATED, refused=_RATE_REFUSED),
        _ratio("leverage", ("投资撬动比", "Leverage"), "yuan_per_yuan",
               ("自 2023 年起每 1 元已拨付专项资金对应的项目完成投资；是对应关系，不说明因果",
                "completed investment per yuan of fund disbursed since 2023; a relation, not a cause"),
               ("累计完成投资 ÷ 累计拨付（先分别求和，后相除）", "cumulative investment ÷ cumulative disbursed (each summed first)"),
               "to_date", _INVESTED, _DISBURSED, dimensions=_PLACES, refused=_TO_DATE_REFUSED),
        _ratio("investment_progress", ("投资完成进度", "Investment progress"), "percent",
               ("已知项目自 2023 年起累计完成投资占其计划总投资的比重",
                "investment completed since 2023 by the known projects as a share of what they plan"),
               ("累计完成投资 ÷ 计划总投资（先分别求和，后相除）", "cumulative completed ÷ planned investment (each summed first)"),
               "to_date", _INVESTED, Quantity("projects", "planned_investment", "planned"), dimensions=_PLACES,
               refused=_TO_DATE_REFUSED),
    )
}  # fmt: skip
