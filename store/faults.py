"""What can be wrong with a dataset: every rule with its message and its remedy, in both languages."""

from dataclasses import dataclass

from style.text import Text


@dataclass(frozen=True)
class Rule:
    """`says` and `remedy` may use {column}, {value} and {more}, filled when a fault is told."""

    id: str
    says: Text
    remedy: Text


@dataclass(frozen=True)
class Fault:
    """One thing wrong: where (file, row as a spreadsheet counts it with the header as row 1, column) and which rule."""

    file: str
    rule: str
    row: int | None = None
    column: str | None = None
    value: str | None = None
    more: str = ""

    def place(self, lang: str) -> str:
        row = "" if self.row is None else (f"第 {self.row} 行" if lang == "zh" else f"row {self.row}")
        column = "" if self.column is None else (f"“{self.column}”列" if lang == "zh" else f"column “{self.column}”")
        return " ".join(part for part in (self.file, row, column) if part)

    def tell(self, lang: str) -> str:
        """Place, what is wrong and how to mend it, in one line."""
        rule = RULES[self.rule]
        filled = {"column": self.column or "", "value": _short(self.value), "more": self.more}
        stop = "。" if lang == "zh" else ". "
        colon = "：" if lang == "zh" else ": "
        return f"{self.place(lang)}{colon}{rule.says(lang, **filled)}{stop}{rule.remedy(lang, **filled)}{stop}".strip()


def _short(value: str | None) -> str:
    return "" if value is None else value if len(value) <= 60 else value[:57] + "…"


def _rule(rule_id: str, says_zh: str, says_en: str, remedy_zh: str, remedy_en: str) -> Rule:
    return Rule(rule_id, Text(says_zh, says_en), Text(remedy_zh, remedy_en))


RULES: dict[str, Rule] = {
    rule.id: rule
    for rule in (
        _rule("unreadable", "文件无法读取（{more}）", "the file cannot be read ({more})",
              "请用 UTF-8 编码的 CSV/JSON 重新导出", "export it again as CSV/JSON in UTF-8"),
        _rule("missing_file", "缺少此文件", "this file is missing", "请补上此文件", "add the file"),
        _rule("missing_column", "缺少此列", "this column is missing", "请按数据包说明补上此列", "add the column as the package describes it"),
        _rule("unknown_column", "多出未定义的列", "this column is not defined", "请删除此列或改正列名", "remove it or mend its name"),
        _rule("required", "不能为空", "must not be empty", "请填写", "fill it in"),
        _rule("type_date", "“{value}”不是日期", "“{value}” is not a date", "请写成 2024-03-31 的样子", "write it like 2024-03-31"),
        _rule("type_integer", "“{value}”不是整数", "“{value}” is not a whole number", "请只写数字", "write digits only"),
        _rule("type_number", "“{value}”不是最多两位小数的数", "“{value}” is not a number of at most two decimals",
              "金额请以元为单位写成数字，不带单位和千分号", "write money in yuan, digits only, without unit or separators"),
        _rule("pattern", "“{value}”的写法不对", "“{value}” is not written as it should be",
              "编号用字母和数字，区划代码为 33 开头的六位数字，报告期写成 2024Q3、2024 或 2023-2025",
              "ids are letters and digits, adcodes six digits from 33, periods 2024Q3, 2024 or 2023-2025"),
        _rule("text", "文字过长或含有控制字符", "the text is too long or has control characters",
              "请缩短到 2000 字以内并去掉控制字符", "shorten it to 2000 characters and remove control characters"),
        _rule("enum", "“{value}”不在允许的取值之内（{more}）", "“{value}” is not an allowed value ({more})",
              "请改用允许的取值", "use one of the allowed values"),
        _rule("range", "{value} 超出范围（{more}）", "{value} is out of range ({more})", "请核对数值和单位", "check figure and unit"),
        _rule("duplicate", "与别的行重复（{more}）", "repeats another row ({more})", "请删去重复的一行", "remove the repeated row"),
        _rule("foreign_key", "“{value}”在 {more} 中找不到", "“{value}” is not found in {more}",
              "请先在那张表登记，或改正此处", "enter it there first, or mend it here"),
        _rule("subject", "对象“{value}”不存在或与对象类别不符", "subject “{value}” does not exist or is not of its type",
              "请改正对象或对象类别", "mend the subject or its type"),
        _rule("measure", "指标“{value}”未定义", "measure “{value}” is not defined", "请使用已定义的指标", "use a defined measure"),
        _rule("measure_fit", "此指标不能这样填（{more}）", "the measure cannot be given so ({more})",
              "请核对对象类别、单位和数值类型", "check subject type, unit and value type"),
        _rule("value_status", "数值与填报状态不符（{more}）", "value and status disagree ({more})",
              "已报须有数值；未报、不适用和仅有文字须留空，仅有文字须填原文",
              "reported needs a value; missing, not applicable and in words leave it empty, in words needs the printed text"),
        _rule("period_missing", "缺少报告期", "the period is missing", "只有“达产后”的数可以不填报告期", "only figures at capacity may leave it empty"),
        _rule("mixed_periods", "同一对象同一指标在 {more} 既按季又按年填报，会重复计算",
              "the same subject and measure is given both by quarter and by year in {more} and would count twice",
              "请只保留一种", "keep one of the two"),
        _rule("order", "先后颠倒（{more}）", "the order is wrong ({more})", "请核对两个日期", "check both dates"),
        _rule("stage_dates", "阶段与日期不符（{more}）", "stage and dates disagree ({more})", "请核对阶段、阶段时点和各日期", "check stage, stage date and dates"),
        _rule("flow_period", "资金发生期不对（{more}）", "the period of the flow is wrong ({more})",
              "预算安排按年或季，其余环节按季，且不早于资金年度", "the budget by year or quarter, later stages by quarter, never before the fund year"),
        _rule("pair_role", "县域类别不符（{more}）", "the county's class does not fit ({more})", "请核对结对名单与县域类别", "check the list of pairs and the county classes"),
        _rule("description", "数据包说明不对（{more}）", "the package's description is wrong ({more})", "请改正 datapackage.json", "mend datapackage.json"),
    )
}  # fmt: skip
