"""Which word of a closed list a cell means: its id, its label in either language, or what offices commonly write for it."""

import re
from functools import lru_cache

from store.codes import CODE_LISTS, CodeList
from store.programme import PROGRAMME
from store.written.no_figure import no_word
from store.written.reading import Unread, Written, said
from store.written.rules import RULES
from store.written.signs import folded
from style.text import Text, spellings

TAKEN_FOR = Text("按“{label_zh}”理解", "taken for “{label_en}”")

# Code list → id → what is written for it. No word may stand under two ids of a list, and none with a 未 or 尚 in it under
# the id of what has not happened.
SYNONYMS: dict[str, dict[str, str]] = {
    "basis": {
        "official": "官方 正式数据 正式",
        "reported": "报道 公开 公开数据 媒体报道",
        "simulated": "模拟 演示 演示数据 示例",
    },
    "value_type": {
        "actual": "实际数 实际值 实绩 实际完成 已完成 完成数 完成",
        "forecast": "预计数 预计值 预测 预测数 预期 预计完成",
        "at_capacity": "达产 达产年 达产时 达产期 满产后",
        "target": "目标值 目标数 年度目标 任务 任务数 目标任务 考核目标",
        "planned": "计划数 计划值 安排 已安排 安排数 拟",
    },
    "status": {
        "reported": "已上报 已填报 已报送 上报 填报 正常",
        "missing": "未上报 未填报 未填 未报送 缺报 漏报 迟报 待报 待补报",
        "not_applicable": "不涉及 n/a 无此项 无需填报",
        "in_words": "文字 文字表述 只有文字 文字说明",
    },
    "qualifier": {
        "over": "超过 逾 大于 多于 余 多 > >+",
        "nearly": "接近 将近 近于",
        "about": "约 大约 约为 大概 上下 ≈",
        "at_least": "不低于 不少于 以上 不小于 ≥ >=",
    },
    "stage": {
        "signed": "已签约 签约阶段 已签 签约落地 已签订 签约未开工 已签约未开工 签订协议",
        "started": "已开工 新开工 开工建设 已开工建设 动工 已动工 本季开工 当季开工 开工阶段",
        "under_construction": "建设中 在建中 正在建设 施工中 正在施工 续建 建设阶段 在建阶段 在建项目",
        "in_production": "投产 已投产 竣工 已竣工 建成投产 已建成投产 竣工投产阶段 投产阶段 已竣工投产",
        "at_capacity": "已达产 全面达产 满产 已满产 达产阶段 达产达标",
    },
    "fund_stage": {
        "planned": "预算 年度预算 安排 计划安排 预算数 安排数",
        "allocated": "已下达 下达数 资金下达 下达资金 下达指标 省级下达",
        "disbursed": "已拨付 拨付数 资金拨付 拨付资金 到位 已到位 资金到位 到位资金 拨款",
        "spent": "已支出 支出数 实际支出 资金支出 列支 使用 已使用 资金使用",
        "recovered": "已收回 收回资金 回收 追回 收回数",
        "carried_over": "结转 结余 结余结转 结转下年 结转资金 结余资金",
    },
    "role": {
        "industrial": "工业强县 工业大县(市、区) 工业县",
        "mountain": "山区 山区26县 山区海岛县 山区县(市、区) 加快发展县",
    },
    "source_kind": {
        "official": "官方 文件 通知 政府文件 正式文件",
        "media": "媒体 报道 新闻 新闻报道",
        "ledger": "报表 填报 项目台账 填报表",
        "simulated": "模拟 模拟数据",
    },
    "deal_step": {
        "expected": "预计 预期金额 意向 意向金额 拟签约",
        "signed": "已签约 签约金额 合同签订 已签合同 签订合同",
        "realised": "已兑现 兑现金额 已到账 到账 已交货 落实到位 已落实",
    },
    "subject_type": {
        "province": f"省 省级 {PROGRAMME.region.zh}",
        "county": "县 县(区) 县级 县区 县市区 县(市区) 区县",
        "pair": "结对联合体 联合体 结对县",
        "project": "项目级 单个项目",
    },
    "event_kind": {
        "meeting": "座谈会 座谈 联席会议 联席会 工作会议 推进会 交流会 会商",
        "matching": "对接 供需对接会 供需对接 产业对接会 产业对接 产业链对接会 洽谈会 撮合会",
        "visit": "走访 考察 走访调研 考察调研 调研 互访 互访考察 参观 参观考察",
        "training": "培训 研修 培训班 研修班 培训会 业务培训",
        "agreement": "签约 签约仪式 签订协议 协议签约 协议 合作协议",
        "roadshow": "路演活动 推介 推介会 招商推介 招商推介会",
        "platform": "共建平台 平台 平台建设",
        "secondment": "挂职 挂职锻炼 挂职交流 干部交流 互派干部",
        "financing": "股权投资 基金 投资",
        "upgrade": "技改 技术改造 技术升级 数字化改造",
        "award": "荣誉 表彰 获奖 奖励",
    },
    "date_precision": {"day": "天 按日", "month": "月份 按月", "quarter": "季度 按季", "year": "年度 按年"},
    "track_assigned_by": {
        "source": "来源 原文",
        "county": "县 县填报 县里 自报 县级填报",
        "analyst": "分析人员 分析 平台 平台归类",
    },
    "side": {"need": "需 需要 需方 需求方", "offer": "供 供应 提供 供方 供给方 富余 可提供"},
    "category": {
        "industry": "产业类 产业需求",
        "land": "用地 工业用地 土地厂房 厂房",
        "energy": "用能 能源 能耗指标 用能指标",
        "capital": "资本 融资",
        "talent": "用工 人力 劳动力 人员",
        "material": "原料 材料 原材料类",
    },
    "indicator": {
        "overall": "总分 综合 综合得分 总体评价 总得分 综合评价",
        "investment": "投资 完成投资 投资进度",
        "output": "产出 效益 产出效果",
        "fund_execution": "资金执行率 执行率 资金使用",
        "tracks": "赛道 协作",
        "reporting": "填报 报送质量",
    },
    "coverage": {"complete": "完整 全部", "partial": "不完整 部分覆盖"},
}


@lru_cache(maxsize=64)
def _spelt(list_id: str) -> tuple[dict[str, str], dict[str, str]]:
    """What is said exactly, and what commonly is, each → id."""
    codes = next(one for one in CODE_LISTS if one.id == list_id)
    exact = {folded(word): code.id for code in codes for word in (code.id, *spellings(code.label.zh, code.label.en))}
    exact |= {code.id.replace("_", sign): code.id for code in codes for sign in (" ", "-")}
    common = {folded(word): code for code, words in SYNONYMS[list_id].items() for word in words.split()}
    return exact, {word: code for word, code in common.items() if word not in exact}


def code(text: str, codes: CodeList) -> Written:
    """The id that a cell means. Likeness proposes none here: 未投产 is more like 已投产 than any slip is. Raises Unread."""
    clean = folded(text)
    exact, common = _spelt(codes.id)
    for spelt in (clean, clean.rstrip("。.;、"), re.sub(r"^[(]?[0-9]{1,2}[).、:]", "", clean)):
        if spelt in exact:
            return Written(exact[spelt])
        if spelt in common:
            label = codes[common[spelt]].label
            return Written(common[spelt], guess=said(TAKEN_FOR, label_zh=label.zh, label_en=label.en))
    if (none := no_word(clean)) is not None:
        return none
    raise Unread(RULES["unknown_word"], list=codes.label.zh, near=" / ".join(one.label.zh for one in codes))
