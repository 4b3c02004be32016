"""What can be wrong with a dataset: every rule with its message and its remedy, in both languages."""

from collections.abc import Iterable
from dataclasses import dataclass

from store.programme import PROGRAMME
from store.toml.faults import TOML_RULES
from style.text import Text

_REST = Text("此文件另有 {count} 处同类错误。", "{count} more of this kind in the file.")


@dataclass(frozen=True)
class Rule:
    """`says` and `remedy` may use {value} and {more}, filled when a fault is told."""

    id: str
    says: Text
    remedy: Text


@dataclass(frozen=True)
class Fault:
    """One thing wrong: where (file, row as a spreadsheet counts it with the header as row 1, column) and which rule.

    `rest` counts those of the same rule in the same file that are told by no fault of their own.
    """

    file: str
    rule: str
    row: int | None = None
    column: str | None = None
    value: str | None = None
    more: str = ""
    rest: int = 0

    def place(self, lang: str) -> str:
        of_keys = self.file.endswith((".json", ".toml"))
        row_word, column_word = ("行", "项") if of_keys else ("行", "列")
        if lang == "en":
            row_word, column_word = ("line", "key") if of_keys else ("row", "column")
        row = "" if self.row is None else (f"第 {self.row} {row_word}" if lang == "zh" else f"{row_word} {self.row}")
        name = _short(self.column)
        column = (
            "" if self.column is None else (f"“{name}”{column_word}" if lang == "zh" else f"{column_word} “{name}”")
        )
        return " ".join(part for part in (_short(self.file), row, column) if part)

    def named(self) -> str:
        """Place and rule, for the log: what stands in a cell or was made a column may be somebody's name."""
        return f"{_short(self.file)}{'' if self.row is None else f' row {self.row}'} ({self.rule})"

    def tell(self, lang: str) -> str:
        """Place, what is wrong and how to mend it, in one line."""
        rule = RULES[self.rule]
        filled = {"value": _short(self.value), "more": self.more}
        stop = "。" if lang == "zh" else ". "
        colon = "：" if lang == "zh" else ": "
        rest = _REST(lang, count=f"{self.rest:,}") if self.rest else ""
        says, remedy = rule.says(lang, **filled), rule.remedy(lang, **filled)
        return f"{self.place(lang)}{colon}{says}{stop}{remedy}{stop}{rest}".strip()


def how_many(faults: Iterable[Fault]) -> int:
    """All that is wrong, with what is only counted."""
    return sum(1 + fault.rest for fault in faults)


def _short(value: str | None) -> str:
    """A cell in one line: 60 characters at most, a space for a line end, � for what cannot be shown."""
    cut = "" if value is None else value if len(value) <= 60 else value[:57] + "…"
    return "".join(c if c.isprintable() else " " if c.isspace() else "\N{REPLACEMENT CHARACTER}" for c in cut)


def _rule(rule_id: str, says_zh: str, says_en: str, remedy_zh: str, remedy_en: str) -> Rule:
    return Rule(rule_id, Text(says_zh, says_en), Text(remedy_zh, remedy_en))


RULES: dict[str, Rule] = {
    rule.id: rule
    for rule in (
        _rule("another_programme", "属于另一个项目，本服务器显示的是“{more}”", "is of another programme; this server speaks of “{more}”",
              "一台服务器只显示一个项目：请把此数据包放到另一台的 PACKAGES_DIR；如是有意更改项目说明，请改全部数据包后重新启动",
              "a server speaks of one programme: put the package in another one's PACKAGES_DIR, or, where the programme was changed on purpose, change it in every package and start again"),
        _rule("boundaries_written", "不是 GeoJSON 的写法", "is not written as GeoJSON",
              "请写成 FeatureCollection，每县一个 Feature", "write a FeatureCollection with a feature for each county"),
        _rule("boundaries_county", "这些县的边界或属性不可用：{value}", "outline or properties of these counties cannot be used: {value}",
              "每县须有合法的（多）多边形（经纬度）和 adcode、name、city、city_adcode、lon、lat、radius",
              "each needs a valid polygon or several in degrees, and adcode, name, city, city_adcode, lon, lat, radius"),
        _rule("boundaries_order", "各县没有按区划代码排列，或有重复", "counties are not in the order of their adcodes, or one stands twice",
              "请按 adcode 从小到大排列，每县一次", "put them in the order of adcode, each once"),
        _rule("boundaries_borders", "相邻县的边界不重合，或没有县", "neighbours do not share their borders, or there is no county",
              "请使相邻县共用同一条边界线", "let neighbours share the same line point for point"),
        _rule("boundaries_lack", "没有这些县的边界：{value}", "has no outline of these counties: {value}",
              "请补上边界，或改正 counties.csv", "add them, or mend counties.csv"),
        _rule("dataset_name", "文件夹名不能作数据集名", "the folder's name cannot name a dataset",
              "请改为 1 到 40 个小写字母、数字、“_”或“-”", "rename it to 1 to 40 lower-case letters, digits, “_” or “-”"),
        _rule("shelf", "无法写入已发布数据的存放处（{more}）", "published data cannot be written ({more})",
              "请检查 DATASETS_DIR 的权限和剩余空间；之后会自动重试", "check permissions and free space of DATASETS_DIR; it is then tried again by itself"),
        _rule("busy", "另一个进程正在发布", "another process is publishing",
              "稍后会自动重试；如一直如此，请结束占用 DATASETS_DIR 的那个进程", "it is tried again by itself; should it stay so, end the process that holds DATASETS_DIR"),
        _rule("damaged", "已发布的版本 {value} 与发布时不同（{more}），不再显示", "the published version {value} is not as it was published ({more}) and is not shown",
              "请改正或重新放入数据包，或从备份恢复 DATASETS_DIR", "mend the package or hand it in again, or restore DATASETS_DIR from a backup"),
        _rule("stopped", "处理此数据包时程序出错（{more}）", "the program failed on this package ({more})",
              "请把服务器日志交给维护人员", "give the server's log to whoever maintains the program"),
        _rule("changed", "读取过程中文件被改动", "its files changed while they were read",
              "请待复制完成，届时会自动重读", "wait until copying has ended; it is then read again by itself"),
        _rule("missing_file", "缺少此文件", "this file is missing", "请补上此文件", "add the file"),
        _rule("size", "有 {value} 字节，而 datapackage.json 记的是 {more} 字节，可能没有复制完",
              "has {value} bytes where datapackage.json says {more}: perhaps it was not copied to its end",
              "请重新复制；如是有意修改，请运行 python -m scripts.describe 数据包文件夹",
              "copy it again; if it was changed on purpose, run python -m scripts.describe with the package's folder"),
        _rule("hash", "内容与 datapackage.json 所记的 {more} 不符", "its content is not that of the {more} in datapackage.json",
              "请重新复制；如是有意修改，请运行 python -m scripts.describe 数据包文件夹",
              "copy it again; if it was changed on purpose, run python -m scripts.describe with the package's folder"),
        _rule("undescribed", "datapackage.json 没有记录此文件", "datapackage.json does not know this file",
              "请删去此文件，或运行 python -m scripts.describe 数据包文件夹",
              "remove it, or run python -m scripts.describe with the package's folder"),
        _rule("claim", "“{value}”不是文件的字节数或校验值（{more}）", "“{value}” is no file's size or hash ({more})",
              "请运行 python -m scripts.describe 数据包文件夹", "run python -m scripts.describe with the package's folder"),
        _rule("unfinished", "最后一行没有换行，可能没有复制完", "its last line is not ended: perhaps it was not copied to its end",
              "请重新复制；如内容完整，请在末尾补一个换行", "copy it again; if it is whole, put a line end behind the last row"),
        _rule("not_a_file", "此名下不是数据包自己的文件", "what bears this name is not a file of the package itself",
              "请换成真正的文件，不要用文件夹或指向别处的链接", "put a real file there, not a folder or a link to elsewhere"),
        _rule("unreadable", "文件无法读取（{more}）", "the file cannot be read ({more})",
              "请检查文件权限，或重新导出", "check the file's permissions, or export it again"),
        _rule("encoding", "不是 UTF-8 编码", "is not in UTF-8",
              "请另存为“CSV UTF-8（逗号分隔）”", "save it as “CSV UTF-8 (comma delimited)”"),
        _rule("no_header", "首行没有列名", "the first row holds no column names", "请在首行写列名", "write the column names in the first row"),
        _rule("delimiter", "各列不是以英文逗号分隔", "the columns are not separated by commas",
              "请另存为“CSV UTF-8（逗号分隔）”", "save it as “CSV UTF-8 (comma delimited)”"),
        _rule("duplicate_column", "列名出现两次", "the column name stands twice", "请删去或改名其中一列", "remove or rename one of them"),
        _rule("quotes", "引号不成对，单元格没有结束", "the quotes do not pair up and a cell never ends",
              "请补上缺少的引号；引号内的引号须写两次", "add the missing quote; a quote within quotes is written twice"),
        _rule("ragged", "单元格数与列数不符（{more}）", "as many cells as columns are needed ({more})",
              "含逗号的内容须放在引号内，空单元格也须留逗号", "put text with commas in quotes, and keep the commas of empty cells"),
        _rule("empty_row", "整行为空", "the whole row is empty", "请删去空行", "remove the empty row"),
        _rule("missing_column", "缺少此列", "this column is missing", "请按数据包说明补上此列", "add the column as the package describes it"),
        _rule("unknown_column", "多出未定义的列", "this column is not defined", "请删除此列或改正列名", "remove it or mend its name"),
        _rule("required", "不能为空", "must not be empty", "请填写", "fill it in"),
        _rule("type_date", "“{value}”不是日期", "“{value}” is not a date", "请写成 2024-03-31 的样子", "write it like 2024-03-31"),
        _rule("type_integer", "“{value}”不是整数", "“{value}” is not a whole number", "请只写数字", "write digits only"),
        _rule("type_number", "“{value}”不是最多两位小数的数", "“{value}” is not a number of at most two decimals",
              "金额请以元为单位写成数字，不带单位和千分号", "write money in yuan, digits only, without unit or separators"),
        _rule("pattern", "“{value}”的写法不对", "“{value}” is not written as it should be",
              f"编号用字母和数字，区划代码为 {PROGRAMME.adcodes_told.zh}，报告期写成 2024Q3、2024 或 2023-2025",
              f"ids are letters and digits, adcodes {PROGRAMME.adcodes_told.en}, periods 2024Q3, 2024 or 2023-2025"),
        _rule("text", "文字过长或含有控制字符", "the text is too long or has control characters",
              "请缩短到 2000 字以内并去掉控制字符", "shorten it to 2000 characters and remove control characters"),
        _rule("enum", "“{value}”不在允许的取值之内（{more}）", "“{value}” is not an allowed value ({more})",
              "请改用允许的取值", "use one of the allowed values"),
        _rule("range", "{value} 超出范围（{more}）", "{value} is out of range ({more})", "请核对数值和单位", "check figure and unit"),
        _rule("negative", "{value} 是负数，{more} 不能为负", "{value} is negative, which {more} cannot be",
              "请核对正负号；以前多报的，改那一期的数；收回的资金填在“收回”环节，写正数",
              "check the sign; what was overstated is mended in its own period; money taken back is a positive amount of the stage clawed back"),
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
        _rule("deal_counties", "供给县和需求县都是 {value}", "{value} both supplies and receives", "对接事项在两个县之间，请改正其中一个", "a deal is between two counties; mend one of them"),
        _rule("deal_steps", "“{value}”与同一对接事项的前一行不同（{more}）", "“{value}” is not what an earlier row of the same deal says ({more})",
              "同一编号的预期、签约、兑现须是同一事项；不是同一事项的请另编号", "steps of one id are of one deal; give another deal an id of its own"),
        _rule("deal_end", "“{value}”与要素清单所载不符（{more}）", "“{value}” is not so in the list of resources ({more})",
              "所对需求须是需求县所列的需求，所对供给须是供给县所列的供给，要素类别相同", "the need is one of the receiving county, the offer one of the supplying county, both of the deal's category"),
        _rule("order", "先后颠倒（{more}）", "the order is wrong ({more})", "请核对两个日期", "check both dates"),
        _rule("stage_dates", "阶段与日期不符（{more}）", "stage and dates disagree ({more})", "请核对阶段、阶段时点和各日期", "check stage, stage date and dates"),
        _rule("flow_period", "资金发生期不对（{more}）", "the period of the flow is wrong ({more})",
              "预算安排按年或季，其余环节按季，且不早于资金年度；只有下达可提前到上年第四季度",
              "the budget by year or quarter, later stages by quarter, never before the fund year; only an allocation may be in the last quarter of the year before"),
        _rule("amount_unit", "{value} 元不像一笔资金（{more}），可能填错了单位", "{value} yuan is no plausible movement ({more}): perhaps of another unit",
              "金额以元填写：万元数请乘以 10,000，元数不要再乘", "enter yuan: multiply a figure in units of 10,000 yuan by 10,000, and one in yuan by nothing"),
        _rule("over_envelope", "预算安排合计超出当年专项资金总额（{more}），此行金额最大", "the year's budget comes to more than the fund ({more}); this is its largest line",
              "请核对各行金额、单位和是否重复", "check amounts, units and lines entered twice"),
        _rule("double_entry", "与第 {more} 行是同一笔资金：年度、发生期、环节、结对、收款县、赛道、项目和金额都相同",
              "is the same movement as row {more}: fund year, period, stage, pair, payee, track, project and amount are alike",
              "重复录入的请删去一行；确为两笔的请合并为一行", "remove one of them, or add two real movements up into one row"),
        _rule("pair_role", "县域类别不符（{more}）", "the county's class does not fit ({more})", "请核对结对名单与县域类别", "check the list of pairs and the county classes"),
        _rule("not_json", "不是 JSON 对象", "is not a JSON object", "请改正此文件的写法", "mend how the file is written"),
        _rule("missing_key", "缺少此项", "this key is missing", "请补上此项", "add the key"),
        _rule("description_text", "“{value}”不是可用的文字", "“{value}” is not usable text",
              "请写 1 到 2000 字，加引号，不含控制字符", "write 1 to 2000 characters in quotes, without control characters"),
        _rule("quarter", "“{value}”不是季度", "“{value}” is not a quarter", "请写成 2024Q3 的样子", "write it like 2024Q3"),
        _rule("coverage", "“{value}”不是某张表的覆盖说明（{more}）", "“{value}” says nothing of a table's coverage ({more})",
              "请写成 表名: 取值，取值只用括号内所列", "write table: word, with one of the words in brackets"),
    )
}  # fmt: skip
RULES |= {rule: Rule(rule, says, remedy) for rule, (says, remedy) in TOML_RULES.items()}
