"""What stands where a figure is not a number: each blank word means one thing, on every page and in every file."""

from dataclasses import dataclass

from style import numbers, terms
from style.text import Text


@dataclass(frozen=True)
class Blank:
    """A word for a figure that is none, and when it is said."""

    id: str
    label: Text
    meaning: Text


NO_DATA, NOT_RETURNED, NO_TARGET = "no_data", "not_returned", "no_target"
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
            Text("未安排", "Not budgeted"),
            Text("没有安排预算，比率没有分母", "nothing was budgeted, so the rate has nothing below the line"),
        ),
        Blank(
            "not_allocated",
            Text("未下达", "Not allocated"),
            Text("没有下达资金，比率没有分母", "nothing was allocated, so the rate has nothing below the line"),
        ),
        Blank(
            "not_disbursed",
            Text("未拨付", "Not disbursed"),
            Text("没有拨付资金，比率没有分母", "nothing was disbursed, so the ratio has nothing below the line"),
        ),
        Blank("no_project", Text("无项目", "No project"), Text("没有已知的项目", "no project is known")),
    )
}
# What a row may leave open. Where no row at all names any, none of its members is 0.
BOOKED = ("pair", "track", "county", "city", "industry")
# Which blank it is where there is nothing to divide by, by what that is.
WITHOUT = {
    ("fund_flows", "planned"): "not_budgeted",
    ("fund_flows", "allocated"): "not_allocated",
    ("fund_flows", "disbursed"): "not_disbursed",
    ("projects", "planned_investment"): "no_project",
    ("targets", "investment_completed"): NO_TARGET,
    ("targets", "output_value"): NO_TARGET,
}


def blank_word(blank: str, lang: str) -> str:
    """暂无数据, 应报未报, 未下达 …"""
    return BLANKS[blank].label(lang)
