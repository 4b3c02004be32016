"""Every fact printed about the programme, grouped by pair, each with its place in the source."""

from scripts.reported.rows import Fact, event, observation, passed_together, planned, project, resource
from scripts.reported.sources import (
    BINJIANG,
    BINJIANG_ON,
    NOTICE,
    NOTICE_ON,
    PRINTED_ON,
    YUHANG,
    YUHANG_ON,
    YUHUAN,
    YUHUAN_ON,
    at,
)

YI = 100_000_000  # 亿
BASELINE = "2024Q3"  # printed in August 2024; no period of their own is given
NO_PERIOD = "来源未写统计时点，期别取刊出之季"

PROGRAMME: list[Fact] = [
    *(planned(year, 18 * YI, at(0, 2, "原文为每年18亿元，2023年至2025年，省财政厅安排，择优支持；未分到结对"))
      for year in (2023, 2024, 2025)),
    passed_together(2023, "及格", at(0, 1, "全部及格，无分数；原文主语为“各县（市、区）”，未说明考评对象是县还是结对，故记在全省")),
    observation("330000", "pairs_with_park", BASELINE, "actual", None, "全覆盖",
                f"第二节标题；仅见于小标题，正文未列园区名单和数量，无旁证；{NO_PERIOD}"),
]  # fmt: skip

YUEQING_JINGNING: list[Fact] = [
    event("P07-E1", "T1", "platform", "", "两地共建产业合作园", "A jointly built industrial park",
          "文首图片说明；园区规模、入驻情况和日期未载"),
    event("P07-E2", "T5", "training", "2023", "促共富研修班，企业家与涉工干部到乐清考察产业",
          "Training class: entrepreneurs and officials study Yueqing's industry", at(3, 5),
          people=100, printed="100名"),
    event("P07-E3", "T5", "training", "2023", "省级智能制造专家为两地企业现场授课",
          "Provincial smart-manufacturing experts teach on site", at(3, 5, "人数未载")),
    event("P07-E4", "", "visit", "", "高层次人才与企业研学", "Study exchange of senior talent and firms",
          "第一节末图片说明；日期未载，与2023年研修班是否同一次未说明"),
    observation("乐清市", "electrical_share_of_above_scale", BASELINE, "actual", "52.1", "52.1%",
                at(1, 11, f"基数未说明，与景宁的比重不可比；{NO_PERIOD}")),
    observation("景宁县", "electrical_share_of_above_scale_output", BASELINE, "actual", "25", "25%",
                at(1, 12, f"基数为规上工业产值；{NO_PERIOD}")),
    observation("景宁县", "industry_scale", BASELINE, "target", None, "百亿级",
                at(1, 12, "要打造的产业规模，只有文字，未写期限和具体产业；期别取刊出之季")),
    observation("景宁县", "industry_begun", BASELINE, "actual", "2018", "2018年", at(1, 10)),
    observation("景宁县", "above_scale_firms", BASELINE, "actual", "67", "67家",
                at(3, 3, f"县里此前分析所用数；{NO_PERIOD}")),
    event("P07-E5", "", "upgrade", "", "多家景宁企业看过乐清的智能车间后，表示要向其看齐",
          "Jingning firms say they will measure up to Yueqing's smart workshops",
          at(3, 6, "只是表态；有几家、何时、后来如何均未载"), value_type="target", printed="不少"),
    resource("P07-R1", "乐清市", "offer", "industry", "完整的电气产业链",
             "A complete electrical-industry chain", at(1, 11, "另载有国家级产业集群")),
    resource("P07-R2", "景宁县", "need", "industry", "从省内转移来的产业",
             "Industry relocating within the province", at(1, 10)),
    resource("P07-R3", "景宁县", "need", "industry", "融入温州为核心的全省产业链分工",
             "A place in the supply chains centred on Wenzhou", at(3, 4, "来源称之为全省第三极的链条")),
]  # fmt: skip

NANHU_SUICHANG: list[Fact] = [
    observation("P08", "cooperation_amount", "2023", "actual", 1 * YI, "超1亿元",
                at(2, 3, "企业合作项目金额"), qualifier="over"),
    observation("P08", "cooperation_amount", "2024", "forecast", 10 * YI, "超10亿元",
                at(2, 3, "对接会的预计数；未写实现期限，期别为作出预计之年；不与2023年实际数相加"),
                qualifier="over"),
    event("P08-E1", "T2", "matching", "2024", "化工企业产业链对接会，两地经信部门与遂昌经开区举办",
          "Matching meeting of chemical firms along the chain",
          at(2, 3, "只说近期，日期取到年；预计金额见观测值"), firms=10, printed="10家"),
    event("P08-E2", "", "meeting", "", "结对促共富工作推进会", "Joint meeting to move the pairing forward",
          "第一节末图片说明；日期未载"),
    event("P08-E3", "", "secondment", "", "遂昌干部到南湖经信部门挂职",
          "A Suichang official seconded to Nanhu's economic bureau", at(3, 8, "起止日期未载")),
    event("P08-E4", "", "upgrade", "", "遂昌一家企业送测未达标后购入高端设备",
          "A Suichang firm fails a partner's test and buys better equipment",
          at(3, 9, "结对后与南湖多家企业对接；设备照片见第8段，购入日期未载"), firms=1, printed="一家"),
    event("P08-E5", "T6", "platform", "", "面向遂昌企业的投融资对接平台，由南湖建立",
          "Nanhu opens a financing platform to Suichang firms", at(3, 16, "2023年以来，起始日期未载")),
    event("P08-E6", "T6", "financing", "", "宇恒电池、开利新能源等遂昌企业获私募股权投资",
          "Private equity for Suichang firms (Yuheng Battery, Kaili New Energy)",
          at(3, 16, "2023年以来，日期和金额未载；列名两家，后有“等”字"),
          firms=2, qualifier="at_least", printed="宇恒电池、开利新能源等"),
    resource("P08-R1", "南湖区", "offer", "capital", "基金小镇的私募股权基金",
             "Private equity from Nanhu's fund town", at(3, 16)),
    resource("P08-R2", "南湖区", "need", "industry", "可供基金投资的好项目",
             "Good projects for its funds to invest in", at(1, 8)),
]  # fmt: skip

JIASHAN_QINGYUAN: list[Fact] = [
    event("P09-E1", "T4", "agreement", "", "嘉善—庆元招商引才服务协议",
          "Jiashan–Qingyuan agreement on investment promotion and talent",
          at(3, 18, "含交流平台、项目合作、人才培养；日期未载")),
]  # fmt: skip

TONGXIANG_TIANTAI: list[Fact] = [
    project("P10-J1", "T3", "双箭橡胶天台输送带第二生产基地", "浙江双箭橡胶股份有限公司", "桐乡市", "天台县",
            at(2, 6, "设备到位、试生产完成、未全面投产，据此归入在建，来源未用此词；企业见第5段；亦可归 T1"),
            industry="橡胶制品（输送带）", stage="under_construction", stage_as_of=PRINTED_ON),
    observation("P10-J1", "trial_production", "2024Q3", "actual", "1060", "1060万米",
                at(2, 6, "完成试生产的产能；只说刊出前不久，期别取刊出之季")),
    observation("P10-J1", "capacity", "2024", "forecast", None, "全面投产",
                at(2, 6, "预计2024年内，只有文字；到时产能未载")),
    observation("P10-J1", "capacity", "", "at_capacity", "6000", "6000万米", at(2, 6)),
    event("P10-E1", "T2", "matching", "", "巨石、新凤鸣等桐乡企业与天台产业用布协会对接供需",
          "Tiantai's industrial-textile association meets Tongxiang suppliers", at(2, 2, "近年来，日期未载；列名两家，后有“等”字"),
          firms=2, qualifier="at_least", printed="巨石、新凤鸣等"),
    event("P10-E2", "T4", "roadshow", "2024", "“直通乌镇”大赛数字共富专题赛在天台路演",
          "Digital-prosperity contest roadshow in Tiantai", at(3, 15, "筹办中，预计2024年内"),
          value_type="forecast"),
    event("P10-E3", "", "award", "2023", "天台首批获得面向山区26县的“浙江制造天工鼎”",
          "Tiantai among the first mountain counties to win the Tiangong Ding award",
          at(1, 14, "县的荣誉，不是结对活动")),
    observation("天台县", "srdi_firms", BASELINE, "actual", "48", "48家",
                at(1, 14, f"省级以上；{NO_PERIOD}")),
    observation("天台县", "little_giants", BASELINE, "actual", "14", "14家",
                at(1, 14, f"48家中的其中数；{NO_PERIOD}")),
    observation("天台县", "listed_firms", BASELINE, "actual", "10", "10家", at(1, 14, f"列在48家、14家之后，未说明是否为其中数；{NO_PERIOD}")),
    observation("天台县", "above_scale_firms_share_of_city", BASELINE, "actual", "4.2", "4.2%左右",
                at(1, 15, f"与产值比重同写一个数；全市指台州；{NO_PERIOD}"), qualifier="about"),
    observation("天台县", "above_scale_output_share_of_city", BASELINE, "actual", "4.2", "4.2%左右",
                at(1, 15, f"与企业数比重同写一个数；全市指台州；{NO_PERIOD}"), qualifier="about"),
    observation("天台县", "yarn_demand", BASELINE, "actual", "6000", "近6000吨",
                at(2, 2, f"仅平桥镇；每年需求，不是成交；{NO_PERIOD}"), qualifier="nearly"),
    resource("P10-R1", "天台县", "need", "material", "工业用丝（平桥镇）", "Industrial yarn (Pingqiao town)",
             at(2, 2, "每年"), quantity="6000", unit="tonne_a_year", qualifier="nearly", printed="近6000吨"),
    resource("P10-R2", "桐乡市", "offer", "material", "工业用丝（巨石、新凤鸣等）",
             "Industrial yarn (Jushi, Xinfengming and others)", at(2, 2)),
    resource("P10-R3", "天台县", "need", "industry", "整合低散供应链的链主企业",
             "Chain leaders for its scattered suppliers", at(1, 16)),
    resource("P10-R4", "桐乡市", "offer", "industry", "龙头企业（桐昆、合众新能源等）",
             "Leading firms (Tongkun, Hozon and others)", at(1, 16, "天台结对时瞄准的企业")),
    resource("P10-R5", "桐乡市", "offer", "industry", "新能源整车企业（合众新能源）",
             "A maker of new-energy vehicles (Hozon)", at(1, 6)),
    resource("P10-R6", "天台县", "offer", "industry", "汽车零部件（银轮机械等）",
             "Car parts (Yinlun and others)", at(1, 6)),
    resource("P10-R7", "天台县", "need", "industry", "橡塑产业的大项目和龙头企业",
             "Large projects and a leader for its rubber industry", at(2, 5)),
    resource("P10-R8", "桐乡市", "offer", "industry", "橡胶龙头企业（双箭）",
             "A leading rubber firm (Shuangjian)", at(2, 5)),
    resource("P10-R9", "桐乡市", "offer", "industry", "互联网大会资源与优质项目",
             "Projects from the Wuzhen internet conference", at(3, 15)),
]  # fmt: skip

DEQING_JINYUN: list[Fact] = [
    event("P12-E1", "T4", "platform", "", "德清招商地图系统开设缙云专区",
          "A Jinyun zone in Deqing's investment map system", at(3, 18, "一码双引、共同招商；日期未载")),
]  # fmt: skip

CHANGXING_CHANGSHAN: list[Fact] = [
    event("P13-E1", "T2", "visit", "", "浙宝钙业、浙江钙科等与常山石灰石企业互访洽谈",
          "Changxing calcium firms and Changshan limestone miners visit each other",
          at(3, 12, "2023年以来多次，次数和日期未载；长兴一方列名两家，后有“等”字，常山企业未列名"),
          firms=2, qualifier="at_least", printed="浙宝钙业、浙江钙科等"),
    resource("P13-R1", "常山县", "offer", "material", "石灰石", "Limestone", at(3, 12)),
    resource("P13-R2", "长兴县", "offer", "industry", "采矿企业的高新技术",
             "Advanced technology of Changxing's mining firms", at(3, 13, "先走一步的是采矿企业；何种技术未载")),
    resource("P13-R3", "常山县", "need", "industry", "纳微米级钙的开发技术",
             "Technology for nano- and micro-scale calcium", at(3, 13)),
]  # fmt: skip

YIWU_LIANDU: list[Fact] = [
    project("P15-J1", "T1", "环龙新材料项目（一期已竣工投产）", "环龙", "义乌市", "莲都区",
            at(2, 7, "阶段与2024年5月均只指一期，整体尚未达产；建厂见第8段；亦可归 T3、T6"),
            industry="半导体新材料", stage="in_production", stage_as_of=PRINTED_ON, completed_on="2024-05-31",
            date_precision="month"),
    observation("P15-J1", "output_value", "", "at_capacity", 15 * YI, "15亿元",
                at(2, 7, "整体项目达产后每年")),
    observation("P15-J1", "profit_and_tax", "", "at_capacity", 1 * YI, "1亿元",
                at(2, 7, "整体项目达产后每年；来源称利税")),
    project("P15-J2", "T3", "华统莲都建厂项目", "华统", "义乌市", "莲都区",
            at(2, 8, "金额、行业和阶段未载；亦可归 T6；列名环龙、华统，后有“等”字"),
            stage_as_of=PRINTED_ON),  # known by then, at a stage the source does not name
    observation("P15", "fund_support", "2023-2025", "planned", 240_000_000, "共2.4亿元",
                "第1段；转述省财政厅发文，三年合计，不拆分到年", source=NOTICE, as_of=NOTICE_ON),
    observation("义乌市", "firms", BASELINE, "actual", None, "数万家",
                at(1, 7, f"做小商品生产或贸易的企业；{NO_PERIOD}")),
    resource("P15-R1", "义乌市", "need", "land", "用地指标", "Land quota",
             at(2, 8, "数量未载；另见第一节第7段")),
    resource("P15-R2", "义乌市", "need", "energy", "能耗指标", "Energy quota", at(2, 8, "数量未载")),
    resource("P15-R3", "莲都区", "offer", "land", "用地指标", "Land quota",
             at(2, 8, "相对宽裕，数量未载；另称政策优厚")),
    resource("P15-R4", "莲都区", "offer", "energy", "能耗指标", "Energy quota",
             at(2, 8, "相对宽裕，数量未载")),
    resource("P15-R5", "义乌市", "offer", "industry", "有扩产需求的企业（环龙、华统等）",
             "Firms wanting to expand (Huanlong, Huatong and others)", at(2, 8)),
]  # fmt: skip

# What the article says in words alone: a verdict, a way, a stage, a tie.
IN_WORDS: list[Fact] = [
    observation("330000", "cooperation_targets", "2023", "actual", None, "较好完成",
                at(0, 1, "与“及格”同句，说的是联合体产业协作目标任务；原文主语为“各县（市、区）”；目标任务本身未载")),
    observation("330000", "how_paired", "2023", "actual", None, "自由组建、竞争性遴选",
                at(0, 2, "自愿组对见此段和第一节第5段；2023年经竞争性遴选见第一节第17段；遴选的标准和落选的县未载")),
    observation("景宁县", "industry_stage", BASELINE, "actual", None, "承接省内产业梯度转移",
                at(1, 10, f"县里工业所处的阶段，只有文字；{NO_PERIOD}")),
    observation("P08", "earlier_tie", "2023", "actual", None, "合作多年",
                at(1, 6, "山海协作中的既往合作，不是本轮结对的事；起始年份未载，期别取结对之年")),
]  # fmt: skip

# What other pages print: of a pair of which the article has only the name, and of ties older than the programme.
_EARLIER = "山海协作中的既往合作，不是本轮结对的事；只读到网页存档的摘录"
ELSEWHERE: list[Fact] = [
    observation("P01", "earlier_tie", "2021Q3", "actual", None, "去年七月",
                f"第1段；省里2021年7月起由滨江结对泰顺；{_EARLIER}", source=BINJIANG, as_of=BINJIANG_ON),
    observation("P18", "earlier_tie", "2023", "actual", None, "第20个年头",
                f"第2段；玉环与仙居；{_EARLIER}", source=YUHUAN, as_of=YUHUAN_ON),
    observation("P03", "fund_support", "2023-2025", "planned", None, "未来3年内",
                "第2段；每年获省级专项激励，金额未印；只读到网页存档的摘录", source=YUHANG, as_of=YUHANG_ON),
    resource("P03-R1", "余杭区", "offer", "industry", "智能硬件的研发设计与软件",
             "Design and software of smart hardware", "第3段；只读到网页存档的摘录", source_id=YUHANG, as_of=YUHANG_ON),
    resource("P03-R2", "柯城区", "offer", "industry", "智能硬件的零部件制造与装配",
             "Parts and assembly of smart hardware", "第3段；只读到网页存档的摘录", source_id=YUHANG, as_of=YUHANG_ON),
]  # fmt: skip

FACTS: list[Fact] = [
    *PROGRAMME,
    *YUEQING_JINGNING,
    *NANHU_SUICHANG,
    *JIASHAN_QINGYUAN,
    *TONGXIANG_TIANTAI,
    *DEQING_JINYUN,
    *CHANGXING_CHANGSHAN,
    *YIWU_LIANDU,
    *IN_WORDS,
    *ELSEWHERE,
]
