"""Stories to be set on one page: of all shipped pairs, in both languages, rich and as good as empty, and as hostile as data can be."""

import csv
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from analytics.table import Column, Table
from reports.story.model import Chart, Figure, MapLink, MapPicture, Section, Series, Story

DATA = Path(__file__).parents[4] / "data" / "demo"
HOSTILE = '=1+1 <b>粗</b> #let x = 1 {{y}} $z$ @a\n`c` \\n "q" &amp; ]]> *s* _u_ // 𠮷\x07'
NONE = {"zh": "暂无数据", "en": "No data"}
YI = Decimal(10**8)


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


PAIRS = {row["pair_id"]: row for row in _rows("pairs")}
_COUNTIES = {row["adcode"]: row for row in _rows("counties")}


def pair_name(pair_id: str, lang: str) -> str:
    names = [
        _COUNTIES[PAIRS[pair_id][f"{side}_adcode"]]["name" if lang == "zh" else "name_en"]
        for side in ("industrial", "mountain")
    ]
    return ("—" if lang == "zh" else "–").join(names)


def amount(n: int) -> Decimal | None:
    """Made-up yuan, every seventh unknown."""
    return None if n % 7 == 3 else Decimal(1_0523_0000 + 4321_9876 * n)


def said(value: Decimal | None, lang: str) -> str:
    return NONE[lang] if value is None else f"{value / YI:,.2f}"


def map_of(lang: str, reported: bool = False) -> MapPicture:
    links = tuple(
        MapLink(
            pair_id,
            pair_name(pair_id, lang),
            row["industrial_adcode"],
            row["mountain_adcode"],
            None if reported or n % 5 == 2 else n / 17,
            NONE[lang] if reported else said(amount(n), lang),
        )
        for n, (pair_id, row) in enumerate(PAIRS.items())
    )
    zh = lang == "zh"
    return MapPicture(
        links,
        "完成投资（亿元），截至2025年第四季度，实际" if zh else "Completed investment (100 m yuan), to 2025 Q4, actual",
        "界线据天地图，仅供示意" if zh else "Borders: Tianditu, for illustration",
        "全省 18 对结对" if zh else "18 pairs",
    )


def ladder(lang: str) -> Chart:
    steps = ("安排", "下达", "拨付", "支出") if lang == "zh" else ("Budgeted", "Allocated", "Disbursed", "Spent")
    values = (54.0, 51.37, 40.08, None)
    printed = ("54.00", "51.37", "40.08", NONE[lang])
    return Chart(
        "ladder",
        "ladder",
        "2023–2025年资金" if lang == "zh" else "Funds of 2023–2025",
        "亿元" if lang == "zh" else "100 m yuan",
        steps,
        (Series("资金", values, printed, "navy"),),
        "阶梯",
        gaps=("", "未下达 2.63", "未拨付 11.29", ""),
    )


def table(lang: str, rows: int = 18) -> Table:
    columns = (
        Column("rank", "名次" if lang == "zh" else "Rank", "count"),
        Column("pair", "结对" if lang == "zh" else "Pair"),
        Column("money", "完成投资（亿元）" if lang == "zh" else "Invested (100 m yuan)", "money", YI, 2),
        Column("rate", "执行率（%）" if lang == "zh" else "Execution (%)", "percent", Decimal("0.01"), 1),
    )
    printed, exact = [], []
    for n, pair_id in enumerate(list(PAIRS) * (1 + rows // 18)):
        if n == rows:
            break
        printed.append((str(n + 1), pair_name(pair_id, lang), said(amount(n), lang), f"{91.5 - n:.1f}"))
        exact.append((n + 1, None, amount(n), Decimal(915 - 10 * n) / 1000))
    return Table(
        "ranking",
        "完成投资名次" if lang == "zh" else "By completed investment",
        columns,
        tuple(printed),
        tuple(exact),
        "实际数，截至季末" if lang == "zh" else "Actual, at the quarter's end",
    )


def figures(lang: str, reported: bool = False) -> tuple[Figure, ...]:
    zh = lang == "zh"
    planned = Figure(
        "fund_planned",
        "预算安排" if zh else "Budgeted",
        "54.00",
        "亿元" if zh else "100 m yuan",
        "2023–2025 · 计划" if zh else "2023–2025 · planned",
        54 * YI,
    )
    if reported:
        return (planned,)
    return (
        planned,
        Figure(
            "invested",
            "累计完成投资" if zh else "Completed investment",
            "128.37",
            "亿元" if zh else "100 m yuan",
            "截至2025年第四季度 · 实际" if zh else "to 2025 Q4 · actual",
            12837 * YI / 100,
            "▲ 12.4%",
            "good",
        ),
        Figure(
            "rate",
            "执行率（支出 ÷ 下达）" if zh else "Execution (spent ÷ allocated)",
            "68.31",
            "%",
            "2025年" if zh else "2025",
            Decimal("0.6831"),
            "▼ 3.2",
            "bad",
        ),
        Figure(
            "projects",
            "项目数" if zh else "Projects",
            "412",
            "个" if zh else "",
            "在库" if zh else "in the ledger",
            412,
        ),
    )


def pair_section(pair_id: str, lang: str, reported: bool = False) -> Section:
    zh, n = lang == "zh", int(pair_id[1:])
    if reported:
        title = (
            f"{pair_name(pair_id, lang)}：暂无分结对数据"
            if zh
            else f"{pair_name(pair_id, lang)}: no figures by pair yet"
        )
        return Section(f"pair-{pair_id}", "pair", title, source="浙江日报 2024-08-22", pair_id=pair_id)
    money = said(amount(n), lang)
    title = (
        f"{pair_name(pair_id, lang)}累计完成投资 {money} 亿元"
        if zh
        else f"{pair_name(pair_id, lang)} has invested {money} × 100 m yuan"
    )
    sentences = (
        (f"本对在库项目 {n + 3} 个，其中在建 {n} 个。", "六条赛道中产业有序转移占比最高，为 38.4%。")
        if zh
        else (f"{n + 3} projects, {n} under construction.", "Relocation holds the largest share, 38.4%.")
    )
    talk = (
        (("亮点", "两项目提前投产"), ("问题", "拨付慢于序时 8.1 个百分点"), ("待定", "是否调整 2026 年计划"))
        if zh
        else (("Strong", "two projects opened early"), ("Problem", "8.1 pp behind the calendar"))
    )
    return Section(
        f"pair-{pair_id}",
        "pair",
        title,
        sentences,
        figures(lang),
        (table(lang, 6),),
        (ladder(lang),),
        None,
        talk,
        "单位：亿元；实际数；演示数据集" if zh else "100 m yuan; actual; demo",
        pair_id,
    )


def story(lang: str = "zh", reported: bool = False) -> Story:
    zh = lang == "zh"
    summary = Section(
        "summary",
        "summary",
        "全省累计完成投资 128.37 亿元，同比增长 12.4%" if zh else "128.37 × 100 m yuan invested, up 12.4%",
        ("18 对结对中 15 对有数。", "乐清市—景宁县位居首位。")
        if zh
        else ("15 of 18 pairs have figures.", "Yueqing–Jingning leads."),
        figures(lang),
        source="期间：2025年第四季度；单位：亿元；实际" if zh else "2025 Q4; 100 m yuan; actual",
    )
    picture = Section("map", "map", "结对地图" if zh else "Map", map=map_of(lang, reported))
    pairs = tuple(pair_section(pair_id, lang, reported) for pair_id in PAIRS)
    if reported:
        summary = replace(
            summary,
            title="省级每年安排 18 亿元，分结对数据暂无" if zh else "18 × 100 m yuan a year; nothing by pair",
            sentences=(),
            figures=figures(lang, True),
        )
        sections = (summary, picture, *pairs)
    else:
        money = Section(
            "money",
            "money",
            "未拨付 11.29 亿元，占已下达的 22.0%" if zh else "11.29 not disbursed, 22.0% of what is allocated",
            ("拨付慢于序时进度。",) if zh else ("Disbursing is behind the calendar.",),
            charts=(ladder(lang),),
            source="资金流水，单位：亿元" if zh else "fund flows",
        )
        ranking = Section(
            "ranking",
            "ranking",
            "乐清市—景宁县第 1 位" if zh else "Yueqing–Jingning is first",
            ("前三位合计占 31.9%。",) if zh else ("The first three hold 31.9%.",),
            tables=(table(lang),),
            source="排名口径：完成投资" if zh else "by investment",
        )
        sections = (summary, picture, money, ranking, *pairs)
    return Story(
        "山海协作产业结对情况简报" if zh else "Pairing programme: brief",
        "全省" if zh else "Province",
        lang,
        ("媒体报道数据 · 版本 1a2b3c4d" if reported else "演示数据集 · 模拟数据 · 版本 8e42e60b")
        if zh
        else "Demo · simulated · version 8e42e60b",
        "" if reported else ("模拟数据，仅供演示" if zh else "Simulated data, for demonstration"),
        "2025年第四季度" if zh else "2025 Q4",
        date(2026, 1, 15),
        "http://localhost:8501/?q=2025Q4&data=demo",
        sections,
    )


def hostile(length: int = 1) -> Story:
    """Every text of the story is `HOSTILE`, so many times over."""
    text = HOSTILE * length
    rows = tuple((text, text, text, text) for _ in range(40))
    held = Table("t", text, table("zh").columns, rows, tuple((None,) * 4 for _ in rows), text)
    chart = Chart("c", "bars", text, text, (text,) * 30, (Series(text, (1.5,) * 30, (text,) * 30),) * 2, text)
    figure = Figure("f", text, text, text, text, 1, text, "bad")
    links = tuple(replace(link, label=text, printed=text) for link in map_of("zh").links)
    section = Section(
        "summary",
        "summary",
        text,
        (text,) * 20,
        (figure,) * 8,
        (held,),
        (chart,),
        replace(map_of("zh"), links=links, caption=text, note=text),
        ((text, text),) * 3,
        text,
    )
    pair = replace(section, id="pair", kind="pair", pair_id="P01")
    return replace(
        story("zh"),
        title=text,
        period=text,
        dataset=text,
        warning=text,
        sections=(section, replace(section, kind="money"), replace(section, kind="ranking"), pair),
    )
