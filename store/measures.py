"""What may be observed: every measure an observation can carry, of whom, in which unit, and how it adds up over time."""

from dataclasses import dataclass

from store.programme import PROGRAMME
from style.text import Text
from style.units import UNITS, Unit

TIES = PROGRAMME.earlier_ties


@dataclass(frozen=True)
class Measure:
    """One thing that is measured.

    `accrues`: "flow" may be summed over periods, "stock" is a level at the end of a period and may not.
    `sums_over_places`: whether the figures of several subjects may be added. `may_be_negative`: only what is a balance, such
    as profit; what was carried out, produced or counted cannot be less than nothing, and a correction mends its own period.
    """

    id: str
    label: Text
    unit: Unit
    subjects: tuple[str, ...]
    accrues: str
    value_types: tuple[str, ...]
    meaning: Text
    sums_over_places: bool = True
    may_be_negative: bool = False


def _measure(
    measure_id, zh, en, unit, subjects, accrues, value_types, meaning_zh, meaning_en, sums=True, negative=False
):
    return Measure(measure_id, Text(zh, en), UNITS[unit], tuple(subjects.split()), accrues,
                   tuple(value_types.split()), Text(meaning_zh, meaning_en), sums, negative)  # fmt: skip


MEASURES: dict[str, Measure] = {
    measure.id: measure
    for measure in (
        _measure("investment_completed", "完成投资", "Completed investment", "yuan", "project", "flow",
                 "actual forecast", "报告期内项目实际完成的投资额，不含以前各期",
                 "investment carried out by the project within the period, earlier periods excluded"),
        _measure("output_value", "产值", "Output value", "yuan", "project", "flow",
                 "actual forecast at_capacity", "报告期内项目投产部分的工业产值；达产后为一年的水平",
                 "industrial output of the part in production within the period; at capacity, of one year"),
        _measure("profit_and_tax", "利税", "Profit and tax", "yuan", "project", "flow",
                 "actual forecast at_capacity", "报告期内项目实现的利润与税金合计，亏损为负数；达产后为一年的水平",
                 "profit plus tax of the project within the period, a loss being negative; at capacity, of one year",
                 negative=True),
        _measure("capacity", "产能", "Capacity", "wan_metre", "project", "stock",
                 "actual forecast at_capacity", "项目的生产能力", "what the project can produce", False),
        _measure("trial_production", "试生产", "Trial production", "wan_metre", "project", "flow",
                 "actual", "试生产完成的产能规模", "capacity taken through trial production", False),
        _measure("cooperation_amount", "企业合作项目金额", "Enterprise cooperation amount", "yuan", "pair", "flow",
                 "actual forecast", "两地企业合作项目的金额，口径以来源为准",
                 "value of cooperation projects between firms of the pair, as the source counts it"),
        _measure("fund_support", "省财政支持资金（多年合计）", "Provincial support, several years together", "yuan",
                 "pair", "flow", "planned actual", "通知载明的多年合计数，不拆分到年",
                 "a sum over several years as a notice states it; never split by year"),
        _measure("earlier_tie", f"此前的{TIES.zh}", f"Earlier {TIES.en}", "pair", "pair", "stock", "actual",
                 f"两地在本轮结对之前的{TIES.zh}关系，不是本轮结对的成果，不计数",
                 "ties of the two counties before this programme; no result of it and never counted", False),
        _measure("cooperation_targets", "协作目标任务完成情况", "Cooperation targets, how far met", "item", "province",
                 "stock", "actual", "来源对协作目标任务完成程度的文字评价，不折算成数或等次",
                 "what the source says in words of how far the targets were met; no figure or grade is made of it", False),
        _measure("how_paired", "结对方式", "How the pairs were formed", "pair", "province", "stock", "actual",
                 "结对由谁提出、怎样选定，只有文字", "who proposed the pairs and how they were chosen, in words only", False),
        _measure("industry_stage", "工业发展阶段", "Stage of industry", "item", "county", "stock", "actual",
                 "来源所说的县域工业所处阶段，只有文字", "the stage a county's industry is at, as the source words it", False),
        _measure("pairs_with_park", "建有产业合作园区的结对", "Pairs with a co-built park", "pair", "province",
                 "stock", "actual", "产业合作园区覆盖的结对数", "pairs covered by co-built industrial parks", False),
        _measure("firms", "企业数", "Firms", "firm", "county", "stock", "actual",
                 "生产和贸易企业数，口径以来源为准", "manufacturing and trading firms, as the source counts them"),
        _measure("above_scale_firms", "规上工业企业数", "Above-scale industrial firms", "firm", "county", "stock",
                 "actual", "规模以上工业企业数", "industrial firms above the statistical size"),
        _measure("above_scale_firms_share_of_city", "规上工业企业数占全市比重",
                 "Above-scale firms, share of the city", "percent", "county", "stock", "actual",
                 "县规上工业企业数 ÷ 所在设区市规上工业企业数", "the county's above-scale firms over its city's", False),
        _measure("above_scale_output_share_of_city", "规上产值占全市比重",
                 "Above-scale output, share of the city", "percent", "county", "stock", "actual",
                 "县规上工业产值 ÷ 所在设区市规上工业产值", "the county's above-scale output over its city's", False),
        _measure("electrical_share_of_above_scale", "电气产业占规上工业比重",
                 "Electrical industry, share of above-scale industry", "percent", "county", "stock", "actual",
                 "来源未说明基数（产值、增加值或企业数）", "the source does not state the base", False),
        _measure("electrical_share_of_above_scale_output", "电气产业占规上工业产值比重",
                 "Electrical industry, share of above-scale output", "percent", "county", "stock", "actual",
                 "以规上工业产值为基数，与基数不明的比重不可比",
                 "of above-scale output; not comparable with a share of unstated base", False),
        _measure("srdi_firms", "省级以上专精特新企业数", "Specialised firms, provincial and above", "firm", "county",
                 "stock", "actual", "省级以上专精特新企业，含国家级",
                 "specialised and sophisticated firms, provincial and national"),
        _measure("little_giants", "国家级专精特新“小巨人”企业数", "National “little giants”", "firm", "county",
                 "stock", "actual", "省级以上专精特新企业的其中数，不另加",
                 "part of the specialised firms; never added to them"),
        _measure("listed_firms", "上市企业数", "Listed firms", "firm", "county", "stock", "actual",
                 "上市企业数", "firms listed on an exchange"),
        _measure("industry_begun", "生态工业起步年份", "Year industry began", "calendar_year", "county", "stock",
                 "actual", "开始发展生态工业的年份", "the year in which the county began to develop industry", False),
        _measure("industry_scale", "产业规模", "Size of an industry", "yuan", "county", "stock", "target",
                 "县里要打造的产业规模，来源只有“百亿级”一类文字",
                 "the size an industry is to reach, where the source says it only in words", False),
        _measure("yarn_demand", "工业用丝年需求量", "Industrial yarn needed a year", "tonne_a_year", "county",
                 "stock", "actual", "年需求量，不是销售或成交量", "yearly demand, not sales"),
    )
}  # fmt: skip
