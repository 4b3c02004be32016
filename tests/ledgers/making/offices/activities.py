"""Logs of matching meetings, visits and talks, and lists of what counties need and offer."""

from pathlib import Path

from tests.ledgers.making.cases import SHEET, SOFT, Row, absent, case, comes_to, fault, row, yuan
from tests.ledgers.making.figures import table
from tests.ledgers.making.layouts import sheet_of

KINDS = {
    "matching": "对接会",
    "visit": "走访考察",
    "training": "培训研修",
    "agreement": "协议签订",
    "platform": "平台共建",
    "upgrade": "技术提升",
}


def event(event_id: str) -> dict[str, str]:
    return next(one for one in table("events") if one["event_id"] == event_id)


def held(one: dict[str, str], *cells: str, sheet: str | None = SHEET) -> Row:
    names = ("event_id", "pair_id", "kind", "date", "firms", "people", "amount", "value_type", "qualifier")
    return row("events", {name: one[name] or None for name in names}, *cells, sheet=sheet)


@case(
    "activities_of_a_year.xlsx",
    "the year in the title and days without it in the cells, months merged down as a column beside, published activities told again",
)
def activities_of_a_year(path: Path) -> Row:
    lines: list[list[object]] = [
        ["德清县—缙云县2025年对接活动台账"],
        [
            "序号",
            "月份",
            "活动名称",
            "类别",
            "活动日期",
            "参加企业（家）",
            "参加人数（人次）",
            "涉及金额",
            "金额性质",
            "联系人",
        ],
    ]
    rows = []
    for number, (event_id, month, day) in enumerate(
        (
            ("P12-E09", "4月", "4月9日"),
            ("P12-E11", "8月", "8月13日"),
            ("P12-E13", "11月", "11月3日"),
            ("P12-E14", None, "11月10日"),
        ),
        1,
    ):
        one = event(event_id)
        lines.append(
            [
                number,
                month,
                one["title"],
                KINDS[one["kind"]],
                day,
                int(one["firms"]) if one["firms"] else None,
                int(one["people"]) if one["people"] else "/",
                one["printed"] or None,
                "预计" if one["value_type"] == "forecast" else None,
                "某某",
            ]
        )
        rows.append(held(one, f"E{len(lines)}"))
    lines.append(["合计", None, None, None, None, "=SUM(F3:F6)", "=SUM(G3:G6)", None, None, None])
    book = sheet_of(lines)
    book.active.merge_cells("B5:B6")
    book.save(path)
    return comes_to(["accepted", "questions"], rows, count={"events": 4})


@case(
    "activities_with_faults.xlsx",
    "a day that does not exist, a day yet to come, firms below nothing, a kind nobody knows and a missing name; good rows between",
)
def activities_with_faults(path: Path) -> Row:
    lines: list[list[object]] = [
        ["2026年一季度结对活动台账"],
        ["结对", "活动名称", "类别", "时间", "企业数", "人次"],
        ["德清—缙云", "轴承产业链对接会", "对接会", "2026-01-08", 12, 40],
        ["德清—缙云", "机电企业互访", "走访考察", "2026年2月30日", 13, 41],
        ["德清—缙云", "数字化培训", "培训研修", "2029-03-01", 14, 42],
        ["德清—缙云", "县域供需洽谈", "对接会", "2026-01-09", -15, 43],
        ["德清—缙云", "迎春联欢", "联欢会", "2026-01-10", 16, 44],
        ["德清—缙云", None, "对接会", "2026-01-11", 17, 45],
        ["德清—缙云", "园区运营交流", "走访考察", "2026.1.12", "18家", "四十六"],
    ]
    sheet_of(lines).save(path)
    base = {"pair_id": "P12"}
    rows = [
        row("events", {**base, "title": "轴承产业链对接会", "date": "2026-01-08", "firms": "12", "people": "40"}, "D3"),
        row("events", {**base, "title": "园区运营交流", "date": "2026-01-12", "firms": "18"}, "D9"),
    ]
    faults = [
        fault("D4", "2月30|日期|不存在"),
        fault("D5", "2029|晚|未来|尚未", ["error", *SOFT]),
        fault("E6", "负|小于|-15|0"),
        fault("C7", "联欢会"),
        fault("B8", "名称|空|缺"),
    ]
    return comes_to("refused", rows, faults, may=[fault("F9", "四十六")])


@case(
    "activities_known_roughly.csv",
    "days known to the month only, blanks and dashes for what was not counted, tabs, GB18030",
    "by hand",
)
def activities_known_roughly(path: Path) -> Row:
    lines = ["结对活动清单\t\t\t\t\t\t", "活动编号\t结对\t活动名称\t活动类别\t日期\t企业数\t金额（万元）"]
    rows = []
    for event_id, day in (
        ("P12-E10", "2025年4月"),
        ("P12-E12", "2025.09.22"),
        ("P12-E02", "2023年12月"),
        ("P12-E04", "2024/2/15"),
    ):
        one = event(event_id)
        money = one["printed"].replace("超2220万元", "超2220").replace("超3.2亿元", "超32,000") or "-"
        lines.append(
            "\t".join([event_id, "德清—缙云", one["title"], KINDS[one["kind"]], day, one["firms"] or "-", money])
        )
        rows.append(held(one, f"E{len(lines)}", sheet=path.stem))
        del rows[-1]["values"]["people"]  # type: ignore[attr-defined]
    path.write_bytes("\n".join(lines).encode("gb18030"))
    return comes_to(["accepted", "questions"], rows, count={"events": 4})


def resource(resource_id: str) -> dict[str, str]:
    return next(one for one in table("resources") if one["resource_id"] == resource_id)


def offered(one: dict[str, str], *cells: str, sheet: str | None = SHEET) -> Row:
    names = ("resource_id", "adcode", "side", "category", "item", "quantity", "unit", "qualifier")
    return row("resources", {name: one[name] or None for name in names}, *cells, sheet=sheet)


CATEGORIES = {"industry": "产业", "land": "土地", "energy": "能耗", "capital": "资金", "talent": "人才"}
COUNTIES = {"330521": "德清县", "331122": "缙云县"}


@case(
    "supply_and_demand_published.xlsx",
    "what is published of two counties, counties and sides merged down, quantity and unit in one cell with 超 and 左右",
)
def supply_and_demand_published(path: Path) -> Row:
    lines: list[list[object]] = [["结对县要素供需清单"], ["县（市、区）", "供需", "要素类别", "内容", "数量", "备注"]]
    rows, merged = [], []
    for adcode, name in COUNTIES.items():
        start = len(lines) + 1
        for side, word in (("need", "需求"), ("offer", "供给")):
            first = len(lines) + 1
            for one in (x for x in table("resources") if (x["adcode"], x["side"]) == (adcode, side)):
                new = len(lines) + 1
                lines.append(
                    [
                        name if new == start else None,
                        word if new == first else None,
                        CATEGORIES[one["category"]],
                        one["item"],
                        one["printed"],
                        None,
                    ]
                )
                rows.append(offered(one, f"E{new}"))
            merged.append(f"B{first}:B{len(lines)}")
        merged.append(f"A{start}:A{len(lines)}")
    lines.append(["填报人：某某　联系电话：0578-0000000"])
    book = sheet_of(lines)
    for block in merged:
        if block.split(":")[0] != block.split(":")[1]:
            book.active.merge_cells(block)
    book.save(path)
    return comes_to(["accepted", "questions"], rows, count={"resources": 10})


@case(
    "needs_beside_offers.xlsx",
    "needs on the left and offers on the right of one line: two lists side by side, no row of one may take a cell of the other",
)
def needs_beside_offers(path: Path) -> Row:
    lines: list[list[object]] = [
        ["德清县—缙云县要素供需对接表"],
        ["县", "需求", None, None, "供给", None, None],
        [None, "类别", "内容", "数量", "类别", "内容", "数量"],
    ]
    rows = []
    for adcode, name in COUNTIES.items():
        sides = [
            [x for x in table("resources") if (x["adcode"], x["side"]) == (adcode, side)] for side in ("need", "offer")
        ]
        for place in range(max(map(len, sides))):
            line: list[object] = [name]
            for side, letter in zip(sides, "DG", strict=True):
                one = side[place] if place < len(side) else None
                line += [CATEGORIES[one["category"]], one["item"], one["printed"]] if one else [None] * 3
                if one:
                    rows.append(offered(one, f"{letter}{len(lines) + 1}"))
            lines.append(line)
    book = sheet_of(lines)
    for block in ("A2:A3", "B2:D2", "E2:G2"):
        book.active.merge_cells(block)
    book.save(path)
    wrong = [
        absent("resources", adcode="330521", side="offer", item="技能工人"),
        absent("resources", adcode="330521", side="need", item="产业基金"),
    ]
    return comes_to(["accepted", "questions", "refused"], rows, absent=wrong, more_errors=True)


@case(
    "supply_with_faults.xlsx",
    "a county that is none, a category nobody knows, a side left blank, a quantity below nothing, a unit that does not fit; good rows between",
)
def supply_with_faults(path: Path) -> Row:
    lines: list[list[object]] = [
        ["2026年一季度要素供需"],
        ["县", "供需", "类别", "内容", "数量", "单位"],
        ["缙云县", "需求", "人才", "焊接技工", 31, "人"],
        ["丽水市", "需求", "人才", "焊接技工", 32, "人"],
        ["缙云县", "需求", "政策", "用工补贴", 33, "人"],
        ["缙云县", None, "人才", "模具技工", 34, "人"],
        ["缙云县", "供给", "人才", "装配技工", -35, "人"],
        ["缙云县", "供给", "土地", "工业用地（存量）", 36, "光年"],
        ["德清县", "供给", "资金", "科创基金", 3700, "万元"],
    ]
    sheet_of(lines).save(path)
    rows = [
        row(
            "resources",
            {"adcode": "331122", "side": "need", "category": "talent", "quantity": "31", "unit": "person"},
            "E3",
        ),
        row(
            "resources",
            {"adcode": "330521", "side": "offer", "category": "capital", "quantity": yuan(3700), "unit": "yuan"},
            "E9",
        ),
    ]
    faults = [
        fault("A4", "丽水"),
        fault("C5", "政策"),
        fault("B6", "空|缺|必填|供需"),
        fault("E7", "负|小于|-35|0"),
        fault(["F8", "E8"], "光年"),
    ]
    return comes_to("refused", rows, faults)
