"""What can be wrong with a scheme or a programme written in TOML: every rule with its message and its remedy, in both languages."""

from dataclasses import dataclass

from style.text import Text

_CUT = 60


@dataclass(frozen=True)
class TomlFault:
    """One thing wrong: the line of the key, or of its table's header, and which rule. `line` None: of the whole file."""

    file: str
    rule: str
    line: int | None = None
    key: str | None = None
    value: str | None = None
    more: str = ""

    def place(self, lang: str) -> str:
        line = "" if self.line is None else (f"第 {self.line} 行" if lang == "zh" else f"line {self.line}")
        key = "" if self.key is None else (f"“{self.key}”项" if lang == "zh" else f"key “{self.key}”")
        return " ".join(part for part in (self.file, line, key) if part)

    def named(self) -> str:
        """Place and rule, for the log."""
        return f"{self.file}{'' if self.line is None else f' line {self.line}'} ({self.rule})"

    def tell(self, lang: str) -> str:
        """Place, what is wrong and how to mend it, in one line."""
        said, remedy = (text(lang, value=self.value or "", more=self.more) for text in TOML_RULES[self.rule])
        colon, stop = ("：", "。") if lang == "zh" else (": ", ". ")
        return f"{self.place(lang)}{colon}{said}{stop}{remedy}{stop}".strip()


def in_short(value: object) -> str:
    """A value of the file in one line."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict | list):
        return "{…}" if isinstance(value, dict) else "[…]"
    said = "".join(c if c.isprintable() else " " for c in str(value))
    return said if len(said) <= _CUT else said[: _CUT - 1] + "…"


def _rule(says_zh: str, says_en: str, remedy_zh: str, remedy_en: str) -> tuple[Text, Text]:
    return Text(says_zh, says_en), Text(remedy_zh, remedy_en)


TOML_RULES: dict[str, tuple[Text, Text]] = {
    "scheme_name": _rule("文件名不能作考核办法的名称", "the file's name cannot name a scheme",
                         "请改为 scheme-编号.toml，编号为 1 到 32 个小写字母、数字或“-”", "rename it to scheme-ID.toml, the id being 1 to 32 lower-case letters, digits or “-”"),
    "scheme_size": _rule("文件过大（{value} 字节，至多 {more}）", "the file is too large ({value} bytes, at most {more})",
                         "请只保留考核办法本身", "keep nothing in it but the scheme"),
    "scheme_many": _rule("考核办法过多（{value} 个，至多 {more} 个）", "there are too many schemes ({value}, at most {more})",
                         "请删去不再使用的考核办法", "remove those no longer in use"),
    "scheme_toml": _rule("不合 TOML 的写法（{more}）", "is not written as TOML ({more})",
                         "请照考核办法的样例改正此行", "mend the line as in the sample scheme"),
    "scheme_key": _rule("没有这一项", "there is no such key", "请改为“{more}”，或删去", "write “{more}”, or remove it"),
    "scheme_keys": _rule("没有这一项", "there is no such key", "请删去，或改用：{more}", "remove it, or use one of: {more}"),
    "scheme_missing": _rule("缺少此项", "this key is missing", "请补上此项", "add the key"),
    "scheme_text": _rule("“{value}”不是可用的文字", "“{value}” is not usable text",
                         "请写 1 到 200 字，加引号，不含控制字符", "write 1 to 200 characters in quotes, without control characters"),
    "scheme_number": _rule("“{value}”不是可用的数（{more}）", "“{value}” is not a usable number ({more})",
                           "请写数字，不加引号，至多 6 位小数", "write digits without quotes, at most six decimals"),
    "scheme_whole": _rule("“{value}”不是可用的整数（{more}）", "“{value}” is not a usable whole number ({more})",
                          "请写整数，不加引号", "write a whole number without quotes"),
    "scheme_choice": _rule("“{value}”不在允许的取值之内（{more}）", "“{value}” is not an allowed value ({more})",
                           "请改用允许的取值", "use one of the allowed values"),
    "scheme_list": _rule("“{value}”的写法不对", "“{value}” is not written as it should be",
                         "请照此写：{more}", "write it like {more}"),
    "scheme_id": _rule("“{value}”不能作编号", "“{value}” cannot be an id",
                       "请用 1 到 32 个小写字母、数字、“_”或“-”", "use 1 to 32 lower-case letters, digits, “_” or “-”"),
    "scheme_duplicate": _rule("“{value}”出现两次", "“{value}” stands twice", "请改名或删去其中一个", "rename or remove one of them"),
    "scheme_weights": _rule("各指标权重合计 {value}%，须正好为 100%", "the weights come to {value}%, not exactly 100%",
                            "请调整权重，合计应再变动 {more} 个百分点", "change the weights by {more} percentage points in all"),
    "scheme_either": _rule("须写 assessed（已公布的得分）或 metric（按指标计算）之一", "it needs either assessed (points as published) or metric (worked out)",
                           "请只写其中一项", "write one of the two"),
    "scheme_needless": _rule("此处用不着这一项（{more}）", "the key means nothing here ({more})", "请删去此项", "remove the key"),
    "scheme_metric": _rule("没有指标“{value}”", "there is no metric “{value}”", "请改用已有的指标，如“{more}”", "use one there is, such as “{more}”"),
    "scheme_neutral": _rule("指标“{value}”没有高低好坏之分，不作考核", "metric “{value}” has no better side, so nobody is assessed by it",
                            "请改用别的指标", "use another metric"),
    "scheme_span": _rule("指标“{value}”不能这样累计", "metric “{value}” may not be summed so",
                         "请把 span 改为“{more}”", "write “{more}” as its span"),
    "scheme_level": _rule("指标“{value}”是期末数，不按期累计", "metric “{value}” is a level at a quarter's end and is not summed over a span",
                          "请删去 span", "remove its span"),
    "scheme_indicator": _rule("没有考核指标“{value}”", "there is no assessment indicator “{value}”", "请改用：{more}", "use one of: {more}"),
    "scheme_range": _rule("low（{value}）须小于 high（{more}）", "low ({value}) must be below high ({more})",
                          "low 处 0 分、high 处 100 分；越低越好时写 direction = \"lower\"，不必对调", "low gives 0 points and high 100; where lower is better write direction = \"lower\" and do not swap them"),
    "scheme_steps": _rule("各档起点须由小到大，不重复（{more}）", "the thresholds must rise ({more})", "请按起点排列各档", "put the steps in the order of their thresholds"),
    "scheme_direction": _rule("各档分值与 direction（{value}）方向相反（{more}）", "the points of the steps go against direction {value} ({more})",
                              "越高越好的分值只升不降，越低越好的只降不升；请改正其一", "with higher they never fall, with lower they never rise: mend one of the two"),
    "scheme_threshold": _rule("须写 at_least（达到）或 below（低于）之一", "it needs either at_least or below", "请只写其中一项", "write one of the two"),
    "scheme_no_points": _rule("加减分不能为 0", "a bonus or deduction cannot be 0", "加分写正数，扣分写负数", "write a positive number for a bonus, a negative one for a deduction"),
    "scheme_band": _rule("“{value}”等的 least 须小于 below（{more}）", "least of grade “{value}” must be below its below ({more})", "请改正其一", "mend one of the two"),
    "scheme_overlap": _rule("等次“{value}”与别的等次重叠（{more} 分）", "grade “{value}” overlaps another ({more})", "请调整 least 或 below，使各等次首尾相接", "change least or below so that grades meet end to end"),
    "scheme_hole": _rule("{more} 分不属于任何等次", "no grade holds for scores of {more}", "请调整 least 或 below，使各等次首尾相接", "change least or below so that grades meet end to end"),
    "scheme_measure": _rule("县没有可比大小的指标“{value}”", "counties have no measure “{value}” to be ordered by", "请改用：{more}", "use one of: {more}"),
    "scheme_ahead": _rule("年度 {value} 晚于数据时点（{more}）", "the year {value} is after the dataset's as-of date ({more})",
                          "请待该年数据入库后再写入 years；试算用的办法写 years = []", "leave it out until data of that year are there; a draft for trial has years = []"),
    "scheme_source": _rule("来源“{value}”在 sources.csv 中找不到", "source “{value}” is not found in sources.csv", "请先在那张表登记，或改正此处", "enter it there first, or mend it here"),
    "scheme_same_year": _rule("{value} 年已有考核办法（{more}）", "another scheme holds for {value} ({more})", "请只在一个办法里写这一年", "name the year in one of them alone"),
}  # fmt: skip
