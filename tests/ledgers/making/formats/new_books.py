"""Workbooks of today in dialects that are not Excel's: Google Sheets, Numbers, EPPlus, and number formats that change what is shown."""

from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

from openpyxl import Workbook

from tests.ledgers.making.cases import SHEET, SOFT, Row, case, comes_to, fault, figure, row, yuan
from tests.ledgers.making.figures import (
    FIVE,
    HEADER,
    STANDARD_COUNT,
    TITLE,
    invested,
    name,
    planned,
    project,
    standard,
    standard_rows,
)
from tests.ledgers.making.layouts import sheet_of
from tests.ledgers.making.zipped import HEAD, MAIN, frame, inline, zip_parts

BY = "by hand"
EPOCH = date(1899, 12, 30)


def styles(formats: dict[int, str]) -> str:
    """A styles part: the plain style and one for each number format, in order (a format without text is built in)."""
    own = "".join(
        f'<numFmt numFmtId="{n}" formatCode="{escape(text, {chr(34): "&quot;"})}"/>'
        for n, text in formats.items()
        if text
    )
    count = sum(1 for text in formats.values() if text)
    listed = f'<numFmts count="{count}">{own}</numFmts>' if count else ""
    xfs = "".join(
        f'<xf numFmtId="{n}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' for n in (0, *formats)
    )
    return (
        f'{HEAD}<styleSheet xmlns="{MAIN}">{listed}<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>'
        '<fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(formats) + 1}">{xfs}</cellXfs></styleSheet>'
    )


def cell(ref: str, value: object, style: int = 0) -> str:
    return f'<c r="{ref}" s="{style}"><v>{value}</v></c>'


def serial(day: str) -> int:
    return (date.fromisoformat(day) - EPOCH).days


@case(
    "google_sheets.xlsx",
    "Google Sheets: no dimension, a thousand rows of styled nothing, days and figures in styles of its own",
    BY,
)
def google_sheets(path: Path) -> Row:
    lines: list[list[object]] = [
        ["2025年第四季度项目进展"],
        ["项目编号", "项目名称", "签约日期", "计划总投资（亿元）", "完成投资（万元）"],
    ]
    rows = []
    for place, one in enumerate(FIVE, 3):
        signed = project(one)["signed_on"]
        lines.append(
            [
                one,
                name(one),
                cell(f"C{place}", serial(signed) if signed else "", 1) if signed else None,
                cell(f"D{place}", planned(one) / 10_000, 2),
                cell(f"E{place}", invested(one), 2),
            ]
        )
        rows.append(
            row(
                "projects",
                {"project_id": one, "signed_on": signed or None, "planned_investment": yuan(planned(one))},
                f"D{place}",
            )
        )
        rows.append(figure(one, invested(one), f"E{place}"))
    sheet = inline(lines)
    empty = "".join(
        f'<row r="{n}">' + "".join(f'<c r="{letter}{n}" s="2"/>' for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ") + "</row>"
        for n in range(8, 1001)
    )
    zip_parts(
        path,
        frame(
            {SHEET: sheet.replace("</sheetData>", empty + "</sheetData>")},
            styles=styles({164: "yyyy-mm-dd", 165: "#,##0.####"}),
        ),
    )
    return comes_to("accepted", rows, count=STANDARD_COUNT)


@case(
    "numbers_export.xlsx",
    "Numbers on a Mac: a first sheet that lists what was exported, the table's own name in a row above it",
    BY,
)
def numbers_export(path: Path) -> Row:
    summary: list[list[object]] = [
        [],
        ["本文稿已从 Numbers 表格导出。每个表格都已转换为 Excel 工作表。"],
        [],
        ["Numbers 表格工作表名称", "Numbers 表格表格名称", "Excel 工作表名称"],
        ["2025年四季度", None, None],
        [None, "表格 1", "2025年四季度 - 表格 1"],
    ]
    called = "2025年四季度 - 表格 1"
    lines = [["表格 1"], *standard()[2:]]
    lines[1][3:5] = ["计划总投资（万元）", "本季度完成投资（万元）"]
    zip_parts(path, frame({"导出概要": inline(summary), called: inline(lines)}))
    return comes_to(["accepted", "questions"], standard_rows(called, first=3), count=STANDARD_COUNT)


@case(
    "shared_and_stored.xlsx",
    "EPPlus: formulas shared down a column with stored outcomes, words stored as a formula's, an error in one cell, a truth value in a remark",
    BY,
)
def shared_and_stored(path: Path) -> Row:
    lines = standard()
    rows, faults = [], []
    for place, one in enumerate(FIVE, 4):
        shared = '<f t="shared" ref="E4:E8" si="0">G4*1</f>' if place == 4 else '<f t="shared" si="0"/>'
        bad = one == FIVE[3]
        lines[place - 1][1] = f'<c r="B{place}" t="str"><f>"P12-"&amp;H{place}</f><v>{one}</v></c>'
        lines[place - 1][4] = (
            f'<c r="E{place}" t="e">{shared}<v>#VALUE!</v></c>'
            if bad
            else f'<c r="E{place}">{shared}<v>{invested(one)}</v></c>'
        )
        lines[place - 1][5] = f'<c r="F{place}" t="b"><v>1</v></c>' if place == 5 else None
        known = {"project_id": one, "planned_investment": yuan(planned(one))}
        rows.append(row("projects", known, f"D{place}"))
        if bad:
            faults.append(fault(f"E{place}", "#VALUE!"))
        else:
            rows.append(figure(one, invested(one), f"E{place}"))
    zip_parts(path, frame({SHEET: inline(lines)}))
    return comes_to("refused", rows, faults)


@case(
    "shown_in_wan.xlsx",
    "figures held in yuan and shown in 万 by their number format below a heading of 万元: told at each, for what is held is ten thousand times what is shown",
    BY,
)
def shown_in_wan(path: Path) -> Row:
    lines: list[list[object]] = [
        ["2025年第四季度项目完成投资"],
        ["项目编号", "项目名称", "计划总投资（万元）", "本季完成投资（万元）"],
    ]
    for place, one in enumerate(FIVE, 3):
        lines.append(
            [one, name(one), cell(f"C{place}", planned(one)), cell(f"D{place}", float(invested(one)) * 10_000, 1)]
        )
    zip_parts(path, frame({SHEET: inline(lines)}, styles=styles({176: '0!.0,"万"'})))
    rows = [
        row("projects", {"project_id": one, "planned_investment": yuan(planned(one))}, f"C{n}")
        for n, one in enumerate(FIVE, 3)
    ]
    said = fault([f"D{n}" for n in range(3, 8)], "万|单位", ["error", *SOFT], each=True)
    return comes_to(["questions", "refused"], rows, [said])


@case(
    "days_of_every_format.xlsx",
    "days in the formats 27, 31, 55, 57, 58, in 二〇二三年 by format, and as text with blanks in it",
    BY,
)
def days_of_every_format(path: Path) -> Row:
    formats = {
        27: "",
        31: "",
        55: "",
        58: "",
        57: "",
        176: '[DBNum1][$-804]yyyy"年"m"月"d"日";@',
        177: "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
        178: "yy.m.d",
    }
    lines: list[list[object]] = [
        ["2025年第四季度项目节点"],
        ["项目编号", "签约日期", "开工日期", "本季完成投资（万元）"],
    ]
    rows = []
    for place, one in enumerate(FIVE, 3):
        known = project(one)
        line: list[object] = [one]
        for number, (letter, key) in enumerate((("B", "signed_on"), ("C", "started_on"))):
            line.append(
                cell(f"{letter}{place}", serial(known[key]), 1 + (2 * (place - 3) + number) % len(formats))
                if known[key]
                else None
            )
        lines.append([*line, invested(one)])
        rows.append(
            row(
                "projects",
                {"project_id": one, "signed_on": known["signed_on"] or None, "started_on": known["started_on"] or None},
                f"B{place}",
            )
        )
        rows.append(figure(one, invested(one), f"D{place}"))
    zip_parts(path, frame({SHEET: inline(lines)}, styles=styles(formats)))
    return comes_to("accepted", rows, count=STANDARD_COUNT)


@case(
    "shares_three_ways.xlsx",
    "shares of the city as 13 below a heading of %, as 0.091 shown as 9.1% and as the words 12.3％; firms with 家 in the cell",
)
def shares_three_ways(path: Path) -> Row:
    lines: list[list[object]] = [
        ["2025年县域工业主要指标"],
        ["县（市、区）", "规上工业企业数占全市比重", "企业数", "上市企业数（家）"],
        ["德清县", "13％", "9,874家", 10],
        ["缙云县", 0.091, "5801 家", "3"],
    ]
    book = sheet_of(lines)
    book.active["B4"].number_format = "0.0%"
    book.save(path)
    rows = []
    for place, (county, share, firms, listed) in enumerate(
        (("330521", "13", "9874", "10"), ("331122", "9.1", "5801", "3")), 3
    ):
        for letter, metric, value in (
            ("B", "above_scale_firms_share_of_city", share),
            ("C", "firms", firms),
            ("D", "listed_firms", listed),
        ):
            rows.append(
                row(
                    "observations",
                    {"subject_id": county, "metric_id": metric, "period": "2025", "value": value},
                    f"{letter}{place}",
                )
            )
    return comes_to("accepted", rows, count={"observations": 6})


@case(
    "rich_inside.xlsx",
    "texts in cells cut into runs with phonetics and escaped line ends, a figure typed as text with a stray mark of direction",
    BY,
)
def rich_inside(path: Path) -> Row:
    lines = standard()
    for place, one in enumerate(FIVE, 4):
        runs = f'<r><t>{one[:2]}</t></r><r><rPr><b/></rPr><t xml:space="preserve">{one[2:]}_x000D_</t></r><rPh sb="0" eb="1"><t>ピー</t></rPh>'
        lines[place - 1][1] = f'<c r="B{place}" t="inlineStr"><is>{runs}</is></c>'
        lines[place - 1][4] = f"\u200e{invested(one)}\u200b"
    zip_parts(path, frame({SHEET: inline(lines)}))
    return comes_to("accepted", standard_rows(), count=STANDARD_COUNT)


@case(
    "scattered_below.xlsx",
    "two tables one above the other with their own headings and units, a signature far to the right, a lone figure far below",
)
def scattered_below(path: Path) -> Row:
    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    for line in (["2025年第四季度"], ["一、续建项目（单位：万元）"], ["项目编号", "计划总投资", "本季完成投资"]):
        sheet.append(line)
    rows = []
    for one in FIVE[:3]:
        sheet.append([one, planned(one), invested(one)])
        rows += [
            row("projects", {"project_id": one, "planned_investment": yuan(planned(one))}, f"B{sheet.max_row}"),
            figure(one, invested(one), f"C{sheet.max_row}"),
        ]
    sheet.append([])
    sheet.append(["二、新开工项目（单位：亿元）"])
    sheet.append(["项目编号", "本季完成投资", "计划总投资"])
    for one in FIVE[3:]:
        sheet.append([one, float(invested(one)) / 10_000, planned(one) / 10_000])
        rows += [
            row("projects", {"project_id": one, "planned_investment": yuan(planned(one))}, f"C{sheet.max_row}"),
            figure(one, invested(one), f"B{sheet.max_row}"),
        ]
    sheet["L3"], sheet["L4"] = "审核人：", "某某"
    sheet["A40"] = "打印日期：2026-01-10"
    book.save(path)
    return comes_to(["accepted", "questions"], rows, count=STANDARD_COUNT)


@case(
    "header_far_down.xlsx",
    "forty lines of notice before the table, which starts in column H; a picture's caption beside it",
)
def header_far_down(path: Path) -> Row:
    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    sheet["B1"] = TITLE
    for number in range(2, 41):
        sheet[f"B{number}"] = f"{number - 1}.请按时报送，数据以第{number - 1}号文口径为准，未尽事宜另行通知。"
    for column, text in enumerate(HEADER, 8):
        sheet.cell(43, column, text + ("（万元）" if "投资" in text else ""))
    for place, one in enumerate(FIVE, 44):
        for column, value in enumerate([place - 43, one, name(one), planned(one), invested(one)], 8):
            sheet.cell(place, column, value)
    sheet["B45"] = "图1　项目分布"
    book.save(path)
    return comes_to(
        ["accepted", "questions"], standard_rows(first=44, planned_in="K", invested_in="L"), count=STANDARD_COUNT
    )
