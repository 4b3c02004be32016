"""A story with all that a workbook can hold, as hostile as data can be."""

from datetime import date
from decimal import Decimal

from analytics.table import Column, Table
from reports.story.model import Chart, Definition, Figure, MapLink, MapPicture, Section, Series, Story
from tests.unit.reports.workbook.sheets import HOSTILE

WARNING = "模拟数据，仅供演示，不是真实数据"
YI = Decimal(10**8)
FIGURES = (
    Figure(
        "fund", "专项资金支出", "12.35", "亿元", "2025年度资金 · 实际", Decimal("1234567890.12"), "▲ 12.4% 同比", "good"
    ),
    Figure("rate", "下达资金执行率", "48.5", "%", "2025年度资金", 0.48499),
    Figure("projects", "项目", "1,204", "个", "2025年第四季度末", 1204),
    Figure("loss", "利税", "−3.00", "亿元", "2025年", Decimal("-300000000")),
    Figure("none", "产值", "暂无数据", "", "2025年", None),
    Figure("formula", "=1+1", "=1+1", "<b>", "#let x {{", None),
)
LADDER = Table(
    "ladder",
    "资金阶梯",
    (
        Column("pair", "结对"),
        Column("spent", "支出（亿元）", "money", YI, 2),
        Column("rate", "执行率（%）", "percent", Decimal("0.01"), 1),
        Column("flows", "笔数", "count"),
        Column("signed", "签约日期", "date"),
        Column("twice", "笔数", "count"),
    ),
    (
        ("=1+1", "12.35", "48.5", "1,204", "2024-02-29", "1"),
        ("<r><t>x</t></r>", "暂无数据", "暂无数据", "0", "", ""),
        ("−甲\n乙", "−0.01", "0.0", "12", "2024-03", "2"),
        ("合计", "12.34", "48.5", "1,216", "", "3"),
    ),
    (
        (None, Decimal("1234567890.12"), 0.48499, 1204, None, 1),
        (None, None, None, 0, None, None),
        (None, Decimal("-1000000.00"), 0.0001, 12, None, 2),
        (None, Decimal("1233567890.12"), 0.485, 1216, None, 3),
    ),
    note="注：=2+2",
    total=True,
)
WORDS = tuple(text for text in HOSTILE if text)
HOSTILE_TABLE = Table(
    "hostile",
    '=HYPERLINK("http://x")',
    (Column("a", "=1+1"), Column("b", "=1+1"), Column("c", "")),
    tuple((text, text, "x") for text in WORDS),
    tuple((None, None, None) for _ in WORDS),
)
EMPTY = Chart(
    "empty", "columns", "空图", "亿元", ("甲", "乙"), (Series("值", (None, None), ("暂无数据", "暂无数据")),), "没有数"
)
CHARTS = (
    Chart(
        "bars",
        "bars",
        "=1+1 各对支出",
        "亿元",
        ("=1+1", "<b>", "丙"),
        (Series("=2+2", (1.5, None, 3.25), ("1.50", "暂无数据", "3.25"), "industrial"),),
        '各对支出 <img> "x"',
        targets=Series("目标", (2.0, 2.0, None), ("2.00", "2.00", "暂无数据")),
    ),
    Chart(
        "lines",
        "lines",
        "各季",
        "%",
        ("2024Q1", "2024Q2"),
        (Series("甲", (10.5, 12.25), ("10.5", "12.3")), Series("乙", (None, 3.0), ("暂无数据", "3.0"))),
        "两条线",
        1,
    ),
    Chart(
        "ladder",
        "ladder",
        "阶梯",
        "亿元",
        ("安排", "下达", "拨付", "支出"),
        (Series("金额", (18.0, 17.0, 15.5, 12.35), ("18.00", "17.00", "15.50", "12.35")),),
        "阶梯图",
        gaps=("", "1.00", "1.50", "3.15"),
    ),
    Chart(
        "stacked",
        "stacked",
        "构成",
        "亿元",
        ("甲", "乙"),
        (Series("一", (1.0, 2.0), ("1.00", "2.00")), Series("二", (3.0, 4.0), ("3.00", "4.00"))),
        "叠",
    ),
    EMPTY,
)
MAP = MapPicture(
    (
        MapLink("P01", "滨江区—泰顺县", "330108", "330329", 1.0, "3.21", ("滨江区", "泰顺县")),
        MapLink("P02", "=1+1", "330109", "331181", None, "暂无数据", ("=1", "龙泉市")),
    ),
    "专项资金支出（亿元）",
    "边界：天地图。",
    "地图",
)


def story(*, warning: str = WARNING, lang: str = "zh") -> Story:
    sections = (
        Section(
            "summary",
            "summary",
            "全省支出 12.35 亿元，=1+1",
            ("一句话。" * 40, "=1+1"),
            FIGURES,
            source="2025年 · 亿元 · 实际",
        ),
        Section(
            "money",
            "money",
            "资金在支出环节最慢",
            tables=(LADDER, HOSTILE_TABLE),
            charts=CHARTS,
            talk=(("亮点", "=1+1"), ("问题", "慢")),
        ),
        Section("map", "map", "两对", map=MAP),
        Section("pair-P07", "pair", "一对", pair_id="P07", tables=(LADDER,)),
        Section("pair-P08", "pair", "另一对", pair_id="P08", charts=(EMPTY,)),
    )
    return Story(
        "结对促共富汇报",
        "全省 · 2025年全年",
        lang,
        "演示数据集 · 模拟 & 版本",
        warning,
        "2025年全年",
        date(2026, 11, 25),
        "/briefing?q=2025Q4",
        sections,
        (("结对", "全部"), ("=1+1", "'=1")),
        (Definition("执行率", "支出占下达", "支出 ÷ 下达", "%", "实际"),),
    )
