"""Every table and column of a dataset, defined once; packages, checks, templates, docs and the API are made from it."""

from store import codes
from store.columns import Table, column
from store.programme import PROGRAMME
from style.text import Text

FIRST_YEAR, LAST_YEAR = PROGRAMME.began, max(PROGRAMME.began + 7, PROGRAMME.announced.last + 5)  # later years are room to grow
FUND_YEARS = (
    PROGRAMME.announced.first,
    PROGRAMME.announced.last,
)  # money is arranged for these; another round is entered in programme.toml

# Tables that came into the schema after versions had been published: a version without them has no row of them, and is whole.
LATER = frozenset({"deals"})

_SOURCE = column("source_id", "id", "来源", "Source", points_to="sources.source_id")
_LOCATOR = column("locator", "text", "出处位置", "Locator", required=False,
                  meaning=("来源中的章节、段落或行号", "section, paragraph or row within the source"))  # fmt: skip
_AS_OF = column("as_of", "date", "数据时点", "As of",
                meaning=("该数被说出或报出的日期", "the day the figure was stated or handed in"))  # fmt: skip
_QUALIFIER = column("qualifier", "code", "限定词", "Qualifier", required=False, codes=codes.QUALIFIER)
_PRINTED = column("printed", "text", "原文数字", "As printed", required=False,
                  meaning=("来源中印出的数字、限定词和单位", "number, qualifier and unit as the source printed them"))  # fmt: skip
_PRECISION = column("date_precision", "code", "日期精度", "Date precision", required=False, codes=codes.DATE_PRECISION)
_PAIR = column("pair_id", "id", "结对", "Pair", points_to="pairs.pair_id")
_TRACK_IF_ANY = column("track_id", "id", "赛道", "Track", required=False, points_to="tracks.track_id")
_MONEY_ADDS = ("同一环节内可跨期、跨地、跨赛道相加；不同环节不可相加",
               "over periods, places and tracks within one stage; never across stages")  # fmt: skip
_VALUE_ADDS = ("同一指标、同一数值类型内相加；存量不可跨期相加，比重不可相加",
               "within one measure and value type; stocks not over time, shares never")  # fmt: skip


def _years(name: str, zh: str, en: str, **rest: object) -> object:
    return column(name, "year", zh, en, minimum=FIRST_YEAR, maximum=LAST_YEAR, **rest)  # type: ignore[arg-type]


def _table(name: str, zh: str, en: str, row: tuple[str, str], key: str, *columns: object, **rest: bool) -> Table:
    return Table(name, Text(zh, en), Text(*row), columns, tuple(key.split()), **rest)  # type: ignore[arg-type]


TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        _table("sources", "来源", "Sources", ("一个来源", "a source"), "source_id",
               column("source_id", "id", "来源编号", "Source id"),
               column("title", "text", "标题", "Title"),
               column("publisher", "text", "发布者", "Publisher"),
               column("date", "date", "日期", "Date", required=False),
               column("kind", "code", "来源类别", "Kind", codes=codes.SOURCE_KIND), required=True),
        _table("counties", "县（市、区）", "Counties", ("一个县（市、区）", "a county"), "adcode",
               column("adcode", "adcode", "区划代码", "Division code"),
               column("name", "text", "简称", "Name"),
               column("name_en", "text", "英文名", "English name"),
               column("official_name", "text", "全称", "Official name"),
               column("city", "text", "设区市", "City"),
               column("city_en", "text", "设区市英文名", "City in English"),
               column("city_adcode", "adcode", "设区市代码", "City code"), required=True),
        _table("county_roles", "县域类别", "County classes", ("某县在一段时间内的类别", "a county's class over a time"),
               "adcode role valid_from",
               column("adcode", "adcode", "区划代码", "Division code", points_to="counties.adcode"),
               column("role", "code", "类别", "Class", codes=codes.ROLE),
               column("valid_from", "date", "起", "From"),
               column("valid_to", "date", "止", "To", required=False,
                      meaning=("最后有效日；空为至今", "last valid day; empty while it holds")),
               _SOURCE, _LOCATOR, required=True),
        _table("pairs", "结对", "Pairs", ("一个结对联合体", "a pair"), "pair_id",
               column("pair_id", "id", "结对编号", "Pair id"),
               column("industrial_adcode", "adcode", "工业大县", "Industrial county", points_to="counties.adcode"),
               column("mountain_adcode", "adcode", "山区县", "Mountain county", points_to="counties.adcode"),
               _years("listed_year", "列入名单年份", "Listed in"),
               column("valid_from", "date", "起", "From", required=False,
                      meaning=("来源未载则留空；只知列入名单之年", "empty where no source tells; then only the list's year is known")),
               column("valid_to", "date", "止", "To", required=False), _SOURCE, _LOCATOR, required=True),
        _table("tracks", "赛道", "Tracks", ("一条赛道", "a track"), "track_id",
               column("track_id", "id", "赛道编号", "Track id"),
               column("name_zh", "text", "中文名", "Chinese name"),
               column("name_en", "text", "英文名", "English name"),
               column("order", "integer", "次序", "Order", minimum=1, maximum=99), required=True),
        _table("projects", "项目", "Projects", ("一个项目", "a project"), "project_id",
               column("project_id", "id", "项目编号", "Project id"), _PAIR, _TRACK_IF_ANY,
               column("track_assigned_by", "code", "赛道认定", "Track assigned by", required=False,
                      codes=codes.ASSIGNED_BY),
               column("name", "text", "项目名称", "Name"),
               column("industry", "text", "行业", "Industry", required=False),
               column("lead_enterprise", "text", "牵头企业", "Lead enterprise", required=False),
               column("origin_adcode", "adcode", "来源地", "From county", required=False, points_to="counties.adcode"),
               column("host_adcode", "adcode", "落地县", "Host county", required=False, points_to="counties.adcode"),
               column("park", "text", "园区", "Park", required=False),
               column("stage", "code", "项目阶段", "Stage", required=False, codes=codes.STAGE,
                      meaning=("截至“阶段时点”的阶段；更早的阶段由下列日期得出",
                               "the stage on the stage date; earlier stages follow from the dates below")),
               column("stage_as_of", "date", "阶段时点", "Stage date", required=False,
                      meaning=("阶段为空时，表示至此已知有此项目", "with the stage empty: the project was known by then")),
               column("signed_on", "date", "签约日", "Signed on", required=False),
               column("started_on", "date", "开工日", "Started on", required=False),
               column("completed_on", "date", "竣工投产日", "In production since", required=False),
               column("at_capacity_on", "date", "达产日", "At capacity since", required=False), _PRECISION,
               column("planned_investment", "money", "计划总投资", "Planned investment", required=False, minimum=0,
                      adds_up=("可跨项目相加，不可跨期相加", "over projects, never over time")), _SOURCE, _LOCATOR),
        _table("observations", "观测值", "Observations", ("一个数", "one figure"),
               "subject_type subject_id metric_id period value_type",
               column("subject_type", "code", "对象类别", "Subject type", codes=codes.SUBJECT_TYPE),
               column("subject_id", "id", "对象", "Subject",
                      meaning=(f"{PROGRAMME.region_id}、区划代码、结对编号或项目编号", f"{PROGRAMME.region_id}, an adcode, a pair id or a project id")),
               column("metric_id", "id", "指标", "Measure"),
               column("period", "period", "报告期", "Period", required=False,
                      meaning=("季、年或跨年；“达产后”不属于任何一期，留空",
                               "a quarter, a year or years; at capacity belongs to no period and is left empty")),
               column("value", "value", "数值", "Value", required=False, adds_up=_VALUE_ADDS,
                      meaning=("以“单位”列的单位计；金额以元计", "in the unit of the unit column; money in yuan")),
               column("status", "code", "填报状态", "Status", codes=codes.STATUS),
               column("unit", "id", "单位", "Unit"),
               column("value_type", "code", "数值类型", "Value type", codes=codes.VALUE_TYPE),
               _QUALIFIER, _PRINTED, _AS_OF, _SOURCE, _LOCATOR),
        _table("fund_flows", "资金流水", "Fund flows", ("一笔资金变动", "one movement of fund money"), "flow_id",
               column("flow_id", "id", "流水号", "Flow id"),
               column("year", "year", "资金年度", "Fund year", minimum=FUND_YEARS[0], maximum=FUND_YEARS[1],
                      meaning=("资金所属预算年度，不是发生的年份；提前下达的仍记所属年度",
                               "the budget year of the money, not when it moved; what is allocated ahead of its year keeps that year")),
               column("period", "period", "发生期", "Period",
                      meaning=("预算安排可按年；其余环节按季，不早于资金年度，下达可提前到上年第四季度",
                               "a year for the budget, a quarter for every later stage, never before the fund year; an allocation may be "
                               "in the last quarter of the year before")),
               column("stage", "code", "环节", "Stage", codes=codes.FUND_STAGE),
               column("pair_id", "id", "结对", "Pair", required=False, points_to="pairs.pair_id",
                      meaning=("空为省级，未分到结对", "empty means the province, not yet given to a pair")),
               column("payee_adcode", "adcode", "收款县", "Payee county", required=False, points_to="counties.adcode"),
               _TRACK_IF_ANY,
               column("project_id", "id", "项目", "Project", required=False, points_to="projects.project_id"),
               column("amount", "money", "金额", "Amount", minimum=0, adds_up=_MONEY_ADDS), _AS_OF, _SOURCE, _LOCATOR),
        _table("targets", "目标", "Targets", ("一个结对一年的一个目标", "what a pair set out to reach in a year"),
               "pair_id year metric_id", _PAIR, _years("year", "年度", "Year"),
               column("metric_id", "id", "指标", "Measure"),
               column("target", "value", "目标值", "Target", minimum=0,
                      adds_up=("同一指标、同一年内可跨结对相加", "over pairs within one measure and year")),
               column("unit", "id", "单位", "Unit"), _SOURCE, _LOCATOR),
        _table("assessments", "考核评价", "Assessments", ("一个得分或等次", "a score or grade"),
               "subject_type subject_id year half indicator_id",
               column("subject_type", "code", "对象类别", "Subject type", codes=codes.SUBJECT_TYPE),
               column("subject_id", "id", "对象", "Subject"), _years("year", "年度", "Year"),
               column("half", "integer", "半年", "Half", required=False, minimum=1, maximum=2,
                      meaning=("年中评价为 1；全年评价留空", "1 for a mid-year assessment; empty for the whole year")),
               column("indicator_id", "code", "指标", "Indicator", codes=codes.INDICATOR),
               column("score", "value", "得分", "Score", required=False, minimum=0, maximum=100,
                      adds_up=("按权重合成，不直接相加", "weighted, never plainly added")),
               column("grade_printed", "text", "原文等次", "Grade as printed", required=False),
               column("assessor", "text", "评价者", "Assessor", required=False), _AS_OF, _SOURCE, _LOCATOR),
        _table("events", "活动", "Events", ("一次会议、走访、培训、协议或路演", "a meeting, visit, training, agreement or roadshow"),
               "event_id", column("event_id", "id", "活动编号", "Event id"), _PAIR, _TRACK_IF_ANY,
               column("track_assigned_by", "code", "赛道认定", "Track assigned by", required=False,
                      codes=codes.ASSIGNED_BY),
               column("kind", "code", "类别", "Kind", codes=codes.EVENT_KIND),
               column("title", "text", "名称", "Title"),
               column("title_en", "text", "英文名称", "English title", required=False),
               column("date", "date", "日期", "Date", required=False,
                      meaning=("按日期精度取期末日", "the last day of what the precision tells")), _PRECISION,
               column("firms", "integer", "企业数", "Firms", required=False, minimum=0,
                      adds_up=("家次，可相加；不是企业数", "attendances, may be added; not distinct firms")),
               column("people", "integer", "人次", "People", required=False, minimum=0,
                      adds_up=("人次，可相加；不是人数", "attendances, may be added; not distinct people")),
               column("amount", "money", "金额", "Amount", required=False, minimum=0,
                      adds_up=("同一数值类型内可相加", "within one value type")),
               column("value_type", "code", "数值类型", "Value type", codes=codes.VALUE_TYPE),
               _QUALIFIER, _PRINTED, _AS_OF, _SOURCE, _LOCATOR),
        _table("resources", "要素供需", "Resources", ("某县的一项需求或供给", "something a county needs or offers"),
               "resource_id", column("resource_id", "id", "要素编号", "Resource id"),
               column("adcode", "adcode", "县", "County", points_to="counties.adcode"),
               column("side", "code", "供需", "Side", codes=codes.SIDE),
               column("category", "code", "要素类别", "Category", codes=codes.RESOURCE),
               column("item", "text", "内容", "Item"),
               column("item_en", "text", "英文内容", "Item in English", required=False),
               column("quantity", "value", "数量", "Quantity", required=False, minimum=0,
                      adds_up=("同一内容、同一单位内可跨县相加", "over counties within one item and unit")),
               column("unit", "id", "单位", "Unit", required=False), _QUALIFIER, _PRINTED, _AS_OF, _SOURCE, _LOCATOR),
        _table("deals", "对接事项", "Deals", ("一个对接事项的一步", "one step of a deal"), "deal_id step",
               column("deal_id", "id", "对接编号", "Deal id",
                      meaning=("同一事项的预期、签约和兑现用同一编号", "the same for what was expected, signed and realised of one deal")),
               column("step", "code", "对接步骤", "Step of a deal", codes=codes.DEAL_STEP),
               column("need_id", "id", "所对需求", "Need", required=False, points_to="resources.resource_id"),
               column("offer_id", "id", "所对供给", "Offer", required=False, points_to="resources.resource_id"),
               column("event_id", "id", "来自活动", "From event", required=False, points_to="events.event_id",
                      meaning=("促成此事的会议、路演、私募或产业链对接会", "the meeting, roadshow, equity or supply-chain meeting it came from")),
               column("from_adcode", "adcode", "供给县", "Supplying county", points_to="counties.adcode"),
               column("to_adcode", "adcode", "需求县", "Receiving county", points_to="counties.adcode"),
               column("category", "code", "要素类别", "Category", codes=codes.RESOURCE),
               column("item", "text", "内容", "Item"),
               column("item_en", "text", "英文内容", "Item in English", required=False),
               column("amount", "money", "金额", "Amount", required=False, minimum=0,
                      adds_up=("同一步骤内可跨事项相加；预期、签约、兑现之间不可相加",
                               "over deals within one step; never across expected, signed and realised"),
                      meaning=("兑现为截至数据时点的累计数", "of realised, all so far at the as-of day")),
               column("due_on", "date", "预期期限", "Due on", required=False,
                      meaning=("预期应在何日前签约；未定期限则留空", "by when what is expected should be signed; empty where no day was set")),
               _QUALIFIER, _PRINTED, _AS_OF, _SOURCE, _LOCATOR),
    )
}  # fmt: skip
