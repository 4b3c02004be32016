"""What stands where a figure is not a number: each blank word means one thing, on every page and in every file."""

from dataclasses import dataclass

from store.codes import STAGE
from style import numbers, terms
from style.text import Text


@dataclass(frozen=True)
class Blank:
    """A word for a figure that is none, and when it is said."""

    id: str
    label: Text
    meaning: Text


def not_by(dimension: str) -> str:
    """The id of the blank of what is not told by a dimension."""
    return f"not_by_{dimension}"


NO_DATA, NOT_RETURNED, NO_TARGET = "no_data", "not_returned", "no_target"
NOT_STARTED, NOT_IN_PRODUCTION = "not_started", "not_in_production"
OTHER_BASIS, NOT_OF_FUND_YEAR = "other_basis", not_by("fund_year")
_NOT_SPLIT = Text("按这一项不能区分，不是没有", "it is not told by this, which does not mean that there is none")
_NOT_BY = {
    "pair": Text("不分结对", "Not by pair"),
    "track": Text("不分赛道", "Not by track"),
    "county": Text("不分县", "Not by county"),
    "city": Text("不分市", "Not by city"),
    "industry": Text("不分行业", "Not by industry"),
    "stage": Text("不分阶段", "Not by stage"),
    "quarter": Text("不分季", "Not by quarter"),
    "year": Text("不分年度", "Not by year"),
    "fund_year": Text("不分资金年度", "Not by fund year"),
}
BLANKS: dict[str, Blank] = {
    blank.id: blank
    for blank in (
        Blank(
            NO_DATA,
            numbers.NO_DATA,
            Text("表不全，没有记录不等于没有发生", "the table is partial: no row does not mean that nothing happened"),
        ),
        Blank(
            NOT_RETURNED,
            Text("应报未报", "Not returned"),
            Text("这一期应当填报，一项也没有报来", "figures were due and none of them came"),
        ),
        Blank(
            NO_TARGET,
            terms.NO_TARGET,
            Text("没有为这一年设目标，完成率无从算起", "no target was set for the year, so there is no rate"),
        ),
        Blank(
            "not_budgeted",
            Text("未安排", "Unbudgeted"),
            Text("没有安排预算，比率没有分母", "nothing was budgeted, so the rate has nothing below the line"),
        ),
        Blank(
            "not_allocated",
            terms.UNALLOCATED,
            Text("没有下达资金，比率没有分母", "nothing was allocated, so the rate has nothing below the line"),
        ),
        Blank(
            "not_disbursed",
            terms.UNDISBURSED,
            Text("没有拨付资金，比率没有分母", "nothing was disbursed, so the ratio has nothing below the line"),
        ),
        Blank(
            NOT_STARTED,
            Text("未开工", "Not started"),
            Text("项目还在签约阶段，没有投资要报", "the project is only signed: it has no investment to return"),
        ),
        Blank(
            NOT_IN_PRODUCTION,
            Text("未投产", "Not in production"),
            Text("项目还没有投产，没有产值要报", "the project does not produce yet: it has no output to return"),
        ),
        Blank("no_project", Text("无项目", "No project"), Text("没有已知的项目", "no project is known")),
        Blank(
            OTHER_BASIS,
            Text("无此口径", "Not of this basis"),
            Text("该指标没有所选口径的数", "the metric has no figures of the basis chosen"),
        ),
        *(Blank(not_by(dimension), label, _NOT_SPLIT) for dimension, label in _NOT_BY.items()),
    )
}
# What a row may leave open. Where no row at all names any, none of its members is 0.
BOOKED = ("pair", "track", "county", "city", "industry", "quarter")
# Which blank it is where there is nothing to divide by, by what that is.
WITHOUT = {
    ("fund_flows", "planned"): "not_budgeted",
    ("fund_flows", "allocated"): "not_allocated",
    ("fund_flows", "disbursed"): "not_disbursed",
    ("projects", "planned_investment"): "no_project",
    ("targets", "investment_completed"): NO_TARGET,
    ("targets", "output_value"): NO_TARGET,
}


# From which stage on a project returns its investment and its output, and the blank of one that has not come so far.
_RETURNED_FROM = {"invested": ("started", NOT_STARTED), "output": ("in_production", NOT_IN_PRODUCTION)}


def project_blank(figure: str, stage: str | None, due: int | None) -> str:
    """Which blank stands for a project's `invested` or actual `output`, by its stage and how many returns of it were due:
    one that has not come so far has nothing to return, which is not to say that its figure is unknown."""
    first, word = _RETURNED_FROM[figure]
    early = stage is not None and STAGE.rank(stage) < STAGE.rank(first)
    return word if early and not due else NO_DATA


def blank_word(blank: str, lang: str) -> str:
    """暂无数据, 应报未报, 未下达 …"""
    return BLANKS[blank].label(lang)
