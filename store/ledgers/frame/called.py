"""What offices call each column of the dataset: the words that stand over columns in the sheets they really keep."""

# By column name, wherever it stands; 、 parts the words. Labels and names of the schema need no entry here.
COLUMNS: dict[str, str] = {
    "source_id": "来源编号、数据来源、来源、资料来源、source",
    "locator": "出处位置、出处、来源位置、依据、文号、文件依据、locator",
    "as_of": "数据时点、填报日期、填报时间、上报日期、上报时间、报送日期、报送时间、截止日期、截止时间、数据截止日期、数据截止时间、统计时点、asof、reporting date、date reported",
    "qualifier": "限定词、限定、约数、qualifier",
    "printed": "原文数字、原文、原文表述、文件表述、as printed",
    "date_precision": "日期精度、精确到、date precision",
    "pair_id": "结对、结对编号、结对序号、结对名称、结对县市、结对县、结对县市区、结对县(市、区)、结对双方、结对关系、结对联合体、结对组合、结对组、联合体、联合体名称、所属结对、pair、pair id、pairing、pair name",
    "track_id": "赛道、所属赛道、赛道编号、赛道名称、合作赛道、协作赛道、结对赛道、六大赛道、项目类型、track、track id",
    "track_assigned_by": "赛道认定、赛道认定方、赛道归类、track assigned by",
    "project_id": "项目编号、项目编码、项目代码、项目号、项目id、编号、project id、project no、project code",
    "subject_type": "对象类别、对象类型、主体类别、统计对象类别、填报对象类别、subject type",
    "subject_id": "对象、对象编号、统计对象、填报对象、主体、对象名称、subject、subject id",
    "metric_id": "指标、指标名称、统计指标、指标项、目标指标、任务指标、measure、metric、indicator",
    "period": "报告期、期间、期别、季度、所属期、所属季度、统计期、填报期、时期、报告期别、所属时期、发生期、发生季度、period、quarter",
    "year": "年度、年份、资金年度、预算年度、所属年度、资金所属年度、fund year、year",
    "status": "填报状态、报送状态、状态、status",
    "unit": "单位、计量单位、数量单位、unit",
    "value_type": "数值类型、数据类型、口径、数据口径、金额性质、数据性质、数值性质、金额口径、value type",
    "adcode": "区划代码、行政区划代码、县代码、division code、adcode",
    "score": "得分、评分、分数、考核得分、score",
    "half": "半年、半年度、上下半年、half",
    "grade_printed": "原文等次、等次、考核等次、评价等次、考核结果、评定等次、grade",
    "assessor": "评价者、考核单位、评价单位、考核方、assessor",
    "valid_from": "起、生效日、开始日期、起始日期、有效期起、from",
    "valid_to": "止、失效日、结束日期、终止日期、有效期止、to",
}  # fmt: skip

# By field, where one table has its own words; these are added to those above.
FIELDS: dict[str, str] = {
    "sources.title": "标题、文件名称、来源标题、来源名称、title",
    "sources.publisher": "发布者、发布单位、发文单位、发布机构、publisher",
    "sources.date": "日期、发布日期、发文日期、date",
    "sources.kind": "来源类别、来源类型、类别、kind",
    "counties.name": "简称、县名、县（市、区）、县市区、名称、county",
    "counties.official_name": "全称、official name",
    "counties.city": "设区市、所属市、地市、city",
    "county_roles.adcode": "县、县（市、区）、县市区、县名、county",
    "county_roles.role": "类别、县域类别、县类、class",
    "pairs.industrial_adcode": "工业大县、工业强县、工业县、industrial county",
    "pairs.mountain_adcode": "山区县、山区海岛县、mountain county",
    "pairs.listed_year": "列入名单年份、名单年份、列入年份、listed in",
    "tracks.name_zh": "中文名、中文名称",
    "tracks.order": "次序、排序、order",
    "projects.name": "项目名称、项目名、名称、项目、合作项目、合作项目名称、结对项目、结对项目名称、产业项目、产业项目名称、重点项目、重点项目名称、项目全称、project、project name",
    "projects.industry": "行业、所属行业、产业、所属产业、产业类别、产业领域、行业类别、行业分类、industry、sector",
    "projects.lead_enterprise": "牵头企业、牵头单位、牵头企业名称、牵头单位名称、实施主体、业主单位、投资主体、企业名称、项目业主、建设单位、项目单位、实施单位、实施企业、投资方、投资企业、项目主体、业主、企业、lead enterprise、lead firm、enterprise、company",
    "projects.origin_adcode": "来源地、来源县、来源地县、输出地、转出地、迁出地、投资来源地、投资方所在地、企业来源地、企业所在地、origin、from county",
    "projects.host_adcode": "落地县、承接地、落户地、落地、落地地、落地地点、项目落地地、项目落地县、落地县（市、区）、落户县、承接县、建设地点、建设地、项目所在地、所在地、所在县、项目地点、实施地点、host、host county、location",
    "projects.park": "园区、所在园区、产业园区、园区名称、落户园区、落地园区、共建园区、所属园区、park",
    "projects.stage": "项目阶段、阶段、当前阶段、项目进展、进展阶段、进展情况、建设阶段、项目状态、建设状态、当前进展、进展、项目进度、推进情况、stage、progress",
    "projects.stage_as_of": "阶段时点、阶段日期、进展时点、stage date、stage as of",
    "projects.signed_on": "签约日、签约日期、签约时间、合同签订时间、签订日期、签订时间、signed、signed on",
    "projects.started_on": "开工日、开工日期、开工时间、开工年月、实际开工时间、开工建设时间、动工时间、started、started on、construction start",
    "projects.completed_on": "竣工投产日、竣工日期、竣工时间、投产日期、投产时间、竣工投产日期、竣工投产时间、投产日、竣工日、完工时间、完工日期、建成投产时间、in production since、completed、completed on",
    "projects.at_capacity_on": "达产日、达产日期、达产时间、at capacity since、at capacity on",
    "projects.planned_investment": "计划总投资、总投资、投资总额、总投资额、计划投资、计划投资额、计划总投资额、项目总投资、投资规模、计划投资总额、协议投资额、概算总投资、planned investment、total investment",
    "observations.value": "数值、金额、数、值、填报值、指标值、数据、数额、value、figure",
    "fund_flows.flow_id": "流水号、流水编号、资金流水号、flow id",
    "fund_flows.stage": "环节、资金环节、资金状态、资金类型、资金阶段、stage",
    "fund_flows.payee_adcode": "收款县、收款县市、收款县（市、区）、收款县市区、收款地、收款地区、收款单位、用款县、用款单位、资金使用县、拨入县、payee、payee county",
    "fund_flows.project_id": "项目、项目名称、支持项目、project、project name",
    "fund_flows.amount": "金额、资金额、资金金额、资金、数额、资金数、amount",
    "fund_flows.period": "拨付季度、支出季度、下达季度、发生时间、发生日期、资金发生时间、拨付时间、支出时间、下达时间",
    "targets.target": "目标值、目标、目标数、年度目标、目标任务、target",
    "assessments.indicator_id": "指标、考核指标、评价指标、indicator",
    "events.event_id": "活动编号、活动id、编号、event id",
    "events.kind": "类别、活动类别、活动类型、活动形式、类型、kind",
    "events.title": "名称、活动名称、活动主题、主题、活动、活动内容、会议名称、title、event",
    "events.title_en": "英文名称、title in english",
    "events.date": "日期、活动日期、活动时间、时间、举办时间、举办日期、开展时间、date",
    "events.firms": "企业数、参与企业、参加企业、参加企业数、参与企业数、企业家次、家次、企业家数、参会企业、参会企业数、firms",
    "events.people": "人次、参加人数、参与人数、人数、参会人数、参训人次、培训人次、参加人次、people",
    "events.amount": "金额、签约金额、协议金额、意向金额、合作金额、涉及金额、amount",
    "resources.resource_id": "要素编号、编号、resource id",
    "resources.adcode": "县、县（市、区）、县市区、区县、地区、所在县、所属县、县名、county",
    "resources.side": "供需、供需类型、供给需求、供需方向、需求或供给、供/需、side",
    "resources.category": "要素类别、要素类型、要素、类别、要素种类、category、resource",
    "resources.item": "内容、事项、要素内容、具体内容、需求内容、供给内容、要素名称、名称、item",
    "resources.item_en": "英文内容、item in english",
    "resources.quantity": "数量、需求量、供给量、规模、数、quantity",
    "deals.deal_id": "对接编号、对接事项编号、事项编号、deal id",
    "deals.step": "对接步骤、对接阶段、对接进度、事项阶段、step、step of a deal",
    "deals.need_id": "所对需求、需求编号、对应需求、need",
    "deals.offer_id": "所对供给、供给编号、对应供给、offer",
    "deals.event_id": "来自活动、所属活动、对接活动、活动编号、from event",
    "deals.from_adcode": "供给县、供给方、供方、供给地、供给方所在县、supplying county",
    "deals.to_adcode": "需求县、需求方、需方、需求地、需求方所在县、receiving county",
    "deals.category": "要素类别、要素类型、要素、类别、category",
    "deals.item": "内容、事项、对接内容、对接事项、事项内容、合作内容、item",
    "deals.item_en": "英文内容、item in english",
    "deals.amount": "金额、对接金额、事项金额、合作金额、涉及金额、amount",
    "deals.due_on": "预期期限、预期日期、约定期限、预计签约日期、due on",
    "context.county": "县、县（市、区）、县市区、县市、区县、地区、县区、县名、县域、所属县、填报县、填报单位、填报地区、报送单位、上报单位、county",
    "context.industrial": "工业大县、工业强县、工业县、支援方、支援县、帮扶方、帮扶县、结对工业大县、industrial county",
    "context.mountain": "山区县、山区海岛县、受援县、受援方、受帮扶县、被帮扶县、结对山区县、山区26县、mountain county",
    "context.number": "序号、编次、行号、no、no.、number、#、num、seq",
    "context.note": "备注、设区市、所属设区市、所属市、所在市、地市、形象进度、工程形象进度、工程进度、说明、备注说明、情况说明、其他说明、填报说明、联系人、联系电话、联系方式、电话、手机、填表人、责任人、责任单位、责任科室、经办人、存在问题、问题、存在困难、需协调事项、需协调解决的问题、下一步计划、下步计划、下步工作、项目简介、项目内容、建设内容、主要建设内容、建设规模及内容、进展说明、note、notes、remark、remarks、comment、comments、contact",
}  # fmt: skip

# Words before and after a measure's name for the figure of the period itself, of the year so far, and of all time.
OF_PERIOD = "本季、当季实际、当期实际、本季度实际、本期、当季、当期、本季度、当季度、本季实际、本期实际、实际、报告期"
OF_YEAR = "本年累计、年度累计、当年累计、全年累计、今年累计、年内累计、本年度累计、年初至今、年初至今累计、年初以来累计、今年以来累计"
OF_ALL = "自开工累计、开工以来累计、项目累计、历年累计、总累计、开工至今累计、自开工以来累计、截至目前累计、截至本季累计、截止目前累计、截至本季末累计"
OF_FORECAST = "预计、预期、预测"
OF_ACTUAL = "实际、实际数、实际完成、实际金额"
AT_CAPACITY = "达产后、达产、达产后年、满产后、预计达产、达产年"

# What a measure is also called, without the words of its period.
MEASURES: dict[str, str] = {
    "investment_completed": "完成投资、投资完成额、完成投资额、完成投资数、投资完成、投资完成情况、完成投资情况、投资额、固定资产投资、完成固定资产投资",
    "output_value": "产值、工业产值、产值情况、工业总产值、实现产值、总产值、产值完成、产值额",
    "profit_and_tax": "利税、利税额、实现利税、利税总额、利润和税金、税利",
    "capacity": "产能、生产能力、设计产能",
    "trial_production": "试生产、试生产量、试产",
    "cooperation_amount": "企业合作项目金额、企业合作金额、合作项目金额、合作金额",
    "fund_support": "省财政支持资金、省财政支持资金合计、支持资金合计",
    "pairs_with_park": "建有产业合作园区的结对、建有园区的结对数",
    "firms": "企业数、企业总数、企业家数、市场主体数",
    "above_scale_firms": "规上工业企业数、规上企业数、规上工业企业、规上企业、规模以上工业企业数、规模以上企业数、规上工业企业家数",
    "above_scale_firms_share_of_city": "规上工业企业数占全市比重、规上企业占比、规上企业数占全市比重",
    "above_scale_output_share_of_city": "规上产值占全市比重、规上产值占比",
    "electrical_share_of_above_scale": "电气产业占规上工业比重、电气产业占比",
    "electrical_share_of_above_scale_output": "电气产业占规上工业产值比重",
    "srdi_firms": "省级以上专精特新企业数、专精特新企业数、省级专精特新企业数、专精特新企业、专精特新",
    "little_giants": "国家级专精特新小巨人企业数、小巨人企业数、小巨人、小巨人企业、国家级小巨人企业数、专精特新小巨人企业数",
    "listed_firms": "上市企业数、上市公司数、上市企业、上市公司",
    "industry_begun": "生态工业起步年份、工业起步年份",
    "industry_scale": "产业规模",
    "yarn_demand": "工业用丝年需求量、工业用丝需求量",
}  # fmt: skip

# Words too short to stand alone, but plain beside those of a period: 本季投资.
SHORT: dict[str, str] = {"investment_completed": "投资"}

FUND_STAGES: dict[str, str] = {
    "planned": "预算安排、预算安排资金、预算、预算数、安排资金、预算资金、年度预算、安排数、预算安排数、budget、planned",
    "allocated": "下达、下达资金、下达数、下达额、省级下达、省级下达资金、资金下达、下达金额、省财政下达、下达资金数、指标下达、allocated、allocation",
    "disbursed": "拨付、拨付资金、拨付数、拨付额、到位、到位资金、资金到位、资金拨付、拨付金额、实际拨付、已拨付、到位数、到位金额、资金到位数、disbursed、disbursement",
    "spent": "支出、支出资金、支出数、支出额、实际支出、资金支出、使用资金、支出金额、资金使用、使用数、已支出、实际使用、已使用、spent、expenditure",
    "recovered": "收回、收回资金、收回数、资金收回、收回金额、recovered、clawed back",
    "carried_over": "结转结余、结转结余资金、结余、结转、结余资金、结转资金、carried over、carry over",
}  # fmt: skip

INDICATORS: dict[str, str] = {
    "overall": "总评、总评得分、总分、综合得分、总得分、考核总分、综合评分、overall",
    "investment": "投资完成得分、投资得分、投资完成",
    "output": "产出效益、产出效益得分、产出得分",
    "fund_execution": "资金执行、资金执行得分、资金得分",
    "tracks": "赛道协作、赛道协作得分、赛道得分",
    "reporting": "填报质量、填报质量得分",
}

# Over these stand stages or free words: they are stages where most of their cells are words of the list.
MAYBE_STAGES = "项目进展、进展情况、当前进展、进展、项目进度、推进情况、progress"
