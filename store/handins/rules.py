"""The rules of a package in the words of a spreadsheet: what is wrong with a cell that was read, and how to mend it there.

A package tells ids of columns, codes, measures, units and tables; here they are told by the labels that people know.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from store.codes import CODE_LISTS
from store.measures import MEASURES
from store.programme import PROGRAMME
from store.schema import TABLES
from store.sheets.faults import LedgerRule
from style.text import Text
from style.units import UNITS

_ID = re.compile(r"[a-z][a-z_]*(?:\.csv)?")


def _error(rule_id: str, says_zh: str, says_en: str, remedy_zh: str, remedy_en: str) -> LedgerRule:
    return LedgerRule(rule_id, "error", Text(says_zh, says_en), Text(remedy_zh, remedy_en))


# `filled` of a fault: the column's label as {column_zh} and {column_en}; what the rule of the package adds, its columns, codes
# and measures by their labels, as {more_zh} and {more_en}; {amount}, the figure as it was understood.
RULES: dict[str, LedgerRule] = {
    rule.id: rule
    for rule in (
        _error("required", "缺少“{column_zh}”", "“{column_en}” is missing",
               "请填写；表中没有此列的，请补上一列", "fill it in; if the sheet has no such column, add one"),
        _error("text", "“{column_zh}”的文字过长或含有不可见的控制字符", "the text of “{column_en}” is too long or has invisible control characters",
               "请缩短到 2000 字以内，并重新键入", "shorten it to 2000 characters and type it anew"),
        _error("pattern", "“{value}”不能作“{column_zh}”", "“{value}” cannot be a “{column_en}”",
               f"编号用字母和数字，区划代码为 {PROGRAMME.adcodes_told.zh}，报告期写成 2024年第三季度 或 2024年",
               f"ids are letters and digits, division codes {PROGRAMME.adcodes_told.en}, periods a quarter such as 2024Q3 or a year"),
        _error("type_date", "“{value}”不能作“{column_zh}”", "“{value}” cannot be a “{column_en}”",
               "日期应在 1900 年到 2099 年之间", "days lie between 1900 and 2099"),
        _error("type_integer", "“{value}”太大，不能作“{column_zh}”", "“{value}” is too large for “{column_en}”",
               "请核对位数", "check the number of digits"),
        _error("type_number", "“{value}”太大，不能作“{column_zh}”", "“{value}” is too large for “{column_en}”",
               "请核对位数和单位", "check the number of digits and the unit"),
        _error("enum", "“{value}”不在“{column_zh}”的取值之内（{more_zh}）", "“{value}” is no allowed “{column_en}” ({more_en})",
               "请改用括号内的一个", "use one of those in brackets"),
        _error("range", "“{column_zh}”{amount} 超出范围（{more_zh}）", "“{column_en}” {amount} is out of range ({more_en})",
               "请核对数值，以及表头写的单位", "check the figure and the unit that the header names"),
        _error("negative", "{amount} 是负数，“{more_zh}”不能为负", "{amount} is negative, which “{more_en}” cannot be",
               "请核对正负号；以前多报的，请改那一期的数；收回的资金填在“收回”环节，写正数",
               "check the sign; what was overstated is mended in its own period; money taken back is a positive amount of the stage clawed back"),
        _error("duplicate", "与已有的一行重复（{more_zh}）", "repeats another row ({more_en})",
               "请核对是否同一条；重复的请删去", "check whether both are one, and remove what stands twice"),
        _error("foreign_key", "“{value}”在“{more_zh}”中没有", "“{value}” is not among the “{more_en}”",
               "请核对写法；确为新增的，请先在那张表登记", "check how it is written; what is new is entered in that table first"),
        _error("subject", "对象“{value}”不存在，或不是所写的类别", "subject “{value}” does not exist or is not of its type",
               "请核对项目、结对或县的名称与编号", "check name and id of the project, pair or county"),
        _error("measure", "没有“{value}”这个指标", "there is no measure “{value}”",
               "请改用模板中的指标名称", "use a measure's name from the template"),
        _error("measure_fit", "此指标不能这样填（{more_zh}）", "this measure cannot be given so ({more_en})",
               "请核对对象、单位和数值类型（实际、预计、达产后、目标、计划）",
               "check subject, unit and value type (actual, forecast, at capacity, target, planned)"),
        _error("value_status", "“{column_zh}”与填报状态不符（{more_zh}）", "“{column_en}” and status disagree ({more_en})",
               "已报须有数；未报、不适用请写这几个字，不要再填数",
               "what is reported needs a figure; for what is missing or not applicable write so, and no figure"),
        _error("period_missing", "不知是哪一期的数", "it is not said of which period the figure is",
               "请在标题、表头或“报告期”一列写明，如 2024年第三季度", "name the period in title, header or a column of its own, such as 2024Q3"),
        _error("mixed_periods", "同一对象同一指标在 {more_zh} 年既有季度数又有年度数，会重复计算",
               "the same subject and measure has quarters and a whole year in {more_en} and would count twice",
               "请只保留一种；要改为另一种，请在原来各期的数那一格写“清除”", "keep one of the two; to change over, write 清除 in the cells of the figures there are"),
        _error("deal_counties", "供给县和需求县是同一个县", "one county both supplies and receives",
               "对接事项在两个县之间，请改正其中一个", "a deal is between two counties; mend one of them"),
        _error("deal_steps", "“{column_zh}”与同一对接事项的另一步不同", "“{column_en}” is not what another step of the same deal says",
               "同一编号的预期、签约、兑现须是同一事项；不是的请另编号", "steps of one id are of one deal; give another deal an id of its own"),
        _error("deal_end", "“{column_zh}”{value} 与要素清单所载不符（{more_zh}）", "“{column_en}” {value} is not so in the list of resources ({more_en})",
               "所对需求须是需求县所列的需求，所对供给须是供给县所列的供给，要素类别相同", "the need is one of the receiving county, the offer one of the supplying county, both of the deal's category"),
        _error("order", "日期先后颠倒（{more_zh}）", "the dates are in the wrong order ({more_en})", "请核对两个日期", "check both dates"),
        _error("stage_dates", "项目阶段与日期不符（{more_zh}）", "stage and dates disagree ({more_en})",
               "请核对阶段、阶段时点和各日期", "check the stage, its day and the dates"),
        _error("flow_period", "“{value}”不能作这笔资金的发生期（{more_zh}）", "“{value}” cannot be the period of this movement ({more_en})",
               "预算安排按年或季，其余环节按季，且不早于资金年度；只有下达可提前到上年第四季度",
               "the budget by year or quarter, later stages by quarter, never before the fund year; only an allocation may be in the last quarter of the year before"),
        _error("amount_unit", "{amount} 元不像一笔资金（{more_zh}），可能是单位不对", "{amount} yuan is no plausible movement ({more_en}): perhaps the unit is another",
               "请核对表头写的单位：元、万元还是亿元", "check the unit in the header: yuan, 10,000 yuan or 100 million yuan"),
        _error("over_envelope", "预算安排合计超出当年专项资金总额（{more_zh}）", "the year's budget comes to more than the fund ({more_en})",
               "请核对金额、单位和是否重复填报", "check amounts, units and lines entered twice"),
        _error("double_entry", "与 {more_zh} 是同一笔资金：年度、发生期、环节、结对、收款县、赛道、项目和金额都相同",
               "is the same movement as {more_en}: fund year, period, stage, pair, payee, track, project and amount are alike",
               "重复的请删去；确为两笔的请合并为一笔", "remove one of them, or add two real movements up into one"),
        _error("pair_role", "县域类别不符（{more_zh}）", "the county's class does not fit ({more_en})",
               "请核对结对名单与县域类别", "check the list of pairs and the county classes"),
        _error("given_twice", "“{column_zh}”在此文件中填了两次，且不相同：{more_zh}", "“{column_en}” is given twice in this file, and differently: {more_en}",
               "请核对后只保留一处", "check them and keep one"),
        _error("no_key_left", "删去的内容还被别处引用", "what was taken out is still referred to elsewhere",
               "请一并改正引用它的行：{more_zh}", "mend the rows that refer to it as well: {more_en}"),
    )
}  # fmt: skip


def in_words(zh: str, en: str, name: str) -> dict[str, str]:
    """What fills {name_zh} and {name_en} of a rule's words."""
    return {f"{name}_zh": zh, f"{name}_en": en}


@cache
def label_of(table: str, column: str | None) -> Mapping[str, str]:
    """The label of a column, or of its table, for {column_zh} and {column_en}."""
    label = TABLES[table].column(column).label if column else TABLES[table].label
    return in_words(label.zh, label.en, "column")


@lru_cache(maxsize=4096)
def said_of(table: str, column: str | None, told: str) -> Mapping[str, str]:
    """What a rule of the package adds, with every id in it by its label."""

    def say(lang: str) -> str:
        return _ID.sub(lambda found: label(found[0])(lang), told)

    def label(written: str) -> Text:
        return _label(table, column, written) or Text(written, written)

    return in_words(say("zh"), say("en"), "more")


def _label(table: str, column: str | None, written: str) -> Text | None:
    """The label of an id: the column's own codes first, then those of its table, then what else bears the name."""
    held = TABLES[table]
    own = [held.column(column).codes] if column else []
    for codes in (*own, *(col.codes for col in held.columns), *CODE_LISTS):
        if codes and written in codes.ids:
            return codes[written].label
    if written in held.column_names:
        return held.column(written).label
    if written in MEASURES:
        return MEASURES[written].label
    if written in UNITS:
        return UNITS[written].label
    named = written.removesuffix(".csv")
    return TABLES[named].label if named in TABLES else None
