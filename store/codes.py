"""Every closed list of words the data may use, with both labels and what each word means."""

from collections.abc import Iterator
from dataclasses import dataclass

from style.text import Text


@dataclass(frozen=True)
class Code:
    """One allowed word: `id` is stored, `label` is shown, `meaning` says when to use it where the label leaves doubt."""

    id: str
    label: Text
    meaning: Text | None = None


@dataclass(frozen=True)
class CodeList:
    """An ordered list of codes; the order is the order in which they are shown."""

    id: str
    label: Text
    codes: tuple[Code, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(code.id for code in self.codes)

    def __iter__(self) -> Iterator[Code]:
        return iter(self.codes)

    def __getitem__(self, code_id: str) -> Code:
        for code in self.codes:
            if code.id == code_id:
                return code
        raise KeyError(f"{code_id!r} is not in the code list {self.id}")

    def rank(self, code_id: str) -> int:
        return self.ids.index(code_id)


def _codes(list_id: str, label: tuple[str, str], *rows: tuple[str, ...]) -> CodeList:
    """Rows are (id, zh, en) or (id, zh, en, meaning zh, meaning en)."""
    codes = (Code(r[0], Text(r[1], r[2]), Text(r[3], r[4]) if len(r) == 5 else None) for r in rows)
    return CodeList(list_id, Text(*label), tuple(codes))


BASIS = _codes(
    "basis",
    ("数据性质", "Basis"),
    ("official", "官方数据", "official", "主管部门确认发布的数据", "figures released by the responsible department"),
    ("reported", "公开报道", "reported", "公开报道中印出的数据", "figures as printed in public reporting"),
    (
        "simulated",
        "模拟数据",
        "simulated",
        "为演示而生成，不是真实数据",
        "generated for demonstration; not real figures",
    ),
)
VALUE_TYPE = _codes(
    "value_type",
    ("数值类型", "Value type"),
    ("actual", "实际", "actual", "已经发生", "has happened"),
    ("forecast", "预计", "forecast", "尚未发生，来源作出的预计", "not yet happened; the source expects it"),
    (
        "at_capacity",
        "达产后",
        "at capacity",
        "项目达产后的年度水平",
        "a yearly level once the project runs at capacity",
    ),
    ("target", "目标", "target", "设定要达到的水平", "a level set to be reached"),
    ("planned", "计划", "planned", "已安排或已签约的计划数", "arranged or contracted, not carried out"),
)
STATUS = _codes(
    "status",
    ("填报状态", "Status"),
    ("reported", "已报", "reported"),
    ("missing", "未报", "missing", "应报而未报，不是零", "due but not handed in; not zero"),
    ("not_applicable", "不适用", "not applicable", "该期不应有此数", "no such figure is due for the period"),
    (
        "in_words",
        "仅有文字",
        "in words",
        "来源只有文字表述，不折算成数",
        "the source says it in words; no number is made of it",
    ),
)
QUALIFIER = _codes(
    "qualifier",
    ("限定词", "Qualifier"),
    ("over", "超", "over"),
    ("nearly", "近", "nearly"),
    ("about", "左右", "about"),
    ("at_least", "至少", "at least"),
)
STAGE = _codes(
    "stage",
    ("项目阶段", "Project stage"),
    ("signed", "签约", "signed"),
    ("started", "开工", "started", "本季度内开工", "construction began within the quarter"),
    (
        "under_construction",
        "在建",
        "under construction",
        "以前季度开工，尚未竣工",
        "begun in an earlier quarter, not yet completed",
    ),
    ("in_production", "竣工投产", "in production"),
    ("at_capacity", "达产", "at capacity"),
)
FUND_STAGE = _codes(
    "fund_stage",
    ("资金环节", "Fund stage"),
    ("planned", "预算安排", "budget"),
    ("allocated", "下达", "allocated"),
    ("disbursed", "拨付", "disbursed"),
    ("spent", "支出", "spent"),
    ("recovered", "收回", "clawed back"),
    ("carried_over", "结转结余", "carried over"),
)
ROLE = _codes(
    "role",
    ("县域类别", "County class"),
    ("industrial", "工业大县", "industrial county"),
    ("mountain", "山区县", "mountain county"),
)
SOURCE_KIND = _codes(
    "source_kind",
    ("来源类别", "Source kind"),
    ("official", "官方文件", "official document"),
    ("media", "媒体报道", "media report"),
    ("ledger", "台账", "ledger"),
    ("simulated", "模拟生成", "simulated"),
)
SUBJECT_TYPE = _codes(
    "subject_type",
    ("对象类别", "Subject type"),
    ("province", "全省", "province"),
    ("county", "县（市、区）", "county"),
    ("pair", "结对", "pair"),
    ("project", "项目", "project"),
)
EVENT_KIND = _codes(
    "event_kind",
    ("活动类别", "Event kind"),
    ("meeting", "会议", "meeting"),
    ("matching", "对接会", "matching meeting"),
    ("visit", "走访考察", "visit"),
    ("training", "培训研修", "training"),
    ("agreement", "协议签订", "agreement"),
    ("roadshow", "路演", "roadshow"),
    ("platform", "平台共建", "shared platform"),
    ("secondment", "干部挂职", "secondment"),
    ("financing", "基金投资", "equity investment"),
    ("upgrade", "技术提升", "technical upgrade"),
    (
        "award",
        "县域荣誉",
        "county award",
        "一方所获荣誉，不是双方的协作活动",
        "an honour of one county; not something the pair did together",
    ),
)
DATE_PRECISION = _codes(
    "date_precision",
    ("日期精度", "Date precision"),
    ("day", "日", "day"),
    ("month", "月", "month"),
    ("quarter", "季", "quarter"),
    ("year", "年", "year"),
)
ASSIGNED_BY = _codes(
    "track_assigned_by",
    ("赛道认定", "Track assigned by"),
    ("source", "来源载明", "the source"),
    ("county", "县里填报", "the county"),
    (
        "analyst",
        "分析人员归类",
        "an analyst",
        "来源未写明赛道，由本平台归类",
        "the source names no track; this dashboard assigned one",
    ),
)
SIDE = _codes("side", ("供需", "Side"), ("need", "需求", "need"), ("offer", "供给", "offer"))
RESOURCE = _codes(
    "category",
    ("要素类别", "Resource"),
    ("industry", "产业", "industry"),
    ("land", "土地", "land"),
    ("energy", "能耗", "energy"),
    ("capital", "资金", "capital"),
    ("talent", "人才", "talent"),
    ("material", "原材料", "material"),
)
DEAL_STEP = _codes(
    "deal_step",
    ("对接步骤", "Step of a deal"),
    (
        "expected",
        "预期",
        "expected",
        "对接时作出的预计，尚未签约",
        "what was expected when the two sides met; nothing signed",
    ),
    ("signed", "签约", "signed", "已签合同或协议的金额", "the amount of a contract or agreement that was signed"),
    (
        "realised",
        "兑现",
        "realised",
        "截至数据时点已经到账、交货或投入的金额",
        "what was paid, delivered or put in by the as-of day",
    ),
)
INDICATOR = _codes(
    "indicator",
    ("考核指标", "Assessment indicator"),
    ("overall", "总评", "overall"),
    ("investment", "投资完成", "investment"),
    ("output", "产出效益", "output"),
    ("fund_execution", "资金执行", "fund execution"),
    ("tracks", "赛道协作", "cooperation over the tracks"),
    ("reporting", "填报质量", "reporting quality"),
)
COVERAGE = _codes(
    "coverage",
    ("覆盖", "Coverage"),
    ("complete", "全量", "complete", "没有记录即没有发生", "no row means it did not happen"),
    ("partial", "部分", "partial", "没有记录只说明来源未提及", "no row only means the source does not mention it"),
)

CODE_LISTS: tuple[CodeList, ...] = (
    BASIS,
    VALUE_TYPE,
    STATUS,
    QUALIFIER,
    STAGE,
    FUND_STAGE,
    ROLE,
    SOURCE_KIND,
    SUBJECT_TYPE,
    EVENT_KIND,
    DATE_PRECISION,
    ASSIGNED_BY,
    SIDE,
    RESOURCE,
    DEAL_STEP,
    INDICATOR,
    COVERAGE,
)
