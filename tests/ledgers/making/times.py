"""Days and quarters as they are typed: Chinese, dotted, serial, half known, impossible, in the future, out of order."""

from datetime import date
from pathlib import Path

import xlsxwriter

from tests.ledgers.making import office
from tests.ledgers.making.cases import AGAIN, SHEET, SOFT, Row, absent, case, comes_to, fault, figure, row
from tests.ledgers.making.figures import invested, name, project
from tests.ledgers.making.layouts import sheet_of

EVENTS = ["结对", "活动名称", "活动类别", "活动时间", "参加人数"]


def events(path: Path, days: list[object]) -> None:
    """A ledger of activities of 德清—缙云 on these days, in column D from row 3 on."""
    lines: list[list[object]] = [["德清—缙云结对活动台账"], list(EVENTS)]
    lines += [["P12", f"装备企业互访第{n}批", "走访考察", day, 20 + n] for n, day in enumerate(days, 1)]
    sheet_of(lines).save(path)


def event(number: int, on: str | None, precision: str | None = "day") -> Row:
    told = {"title": f"装备企业互访第{number}批", "kind": "visit", "date": on, "date_precision": precision}
    return row("events", told, f"D{number + 2}")


@case("days.xls", "days in nine ways of writing, all the ninth of December 2025", AGAIN)
def days(path: Path) -> Row:
    told = [
        "2025-12-09",
        "2025/12/9",
        "2025.12.9",
        "20251209",
        "2025年12月9日",
        date(2025, 12, 9),
        46000,
        "二〇二五年十二月九日",
        "２０２５年１２月９日",
    ]
    events(path, told)
    rows = [event(n, "2025-12-09") for n in range(1, len(told) + 1)]
    return comes_to(["accepted", "questions"], rows, count={"events": len(told)})


@case(
    "half_known_days.ods", "months, quarters and years: the last day of what is known, with the precision kept", AGAIN
)
def half_known(path: Path) -> Row:
    events(path, ["2025年11月", "2025年第四季度", "2025年", "2025-11", "2025.11", "2025年四季度"])
    told = [("2025-11-30", "month"), ("2025-12-31", "quarter"), ("2025-12-31", "year"), ("2025-11-30", "month")]
    told += [("2025-11-30", "month"), ("2025-12-31", "quarter")]
    rows = [event(n, *one) for n, one in enumerate(told, 1)]
    return comes_to(["accepted", "questions"], rows, count={"events": 6})


@case("no_such_days.xlsx", "days that do not exist or cannot be read: each told at its cell, none turned into another")
def no_such_days(path: Path) -> Row:
    events(path, ["2025-9-31", "2025年2月29日", "2025/13/1", "45/9/30", "年底前", "2025-12-09", "12月9日"])
    faults = [
        fault("D3", "2025-9-31"),
        fault("D4"),
        fault("D5"),
        fault("D6"),
        fault("D7", "年底前"),
        fault("D9", severity=["error", *SOFT]),
    ]
    wrong = [absent("events", date=x) for x in ("2025-10-01", "2025-03-01", "2026-01-01", "2045-09-30")]
    return comes_to("refused", [event(6, "2025-12-09")], faults, absent=wrong)


@case("american_days.xlsx", "12/9/2025 and 9-Dec-25: read and marked, or told; never the twelfth of September silently")
def american_days(path: Path) -> Row:
    events(path, ["2025-12-09", "9-Dec-25", "12/9/2025"])
    may = [fault("D4", severity=["error", *SOFT]), fault("D5", severity=["error", *SOFT])]
    return comes_to(
        ["accepted", "questions", "refused"],
        [event(1, "2025-12-09")],
        absent=[absent("events", date="2025-09-12")],
        may=may,
    )


@case("dates_by_calc.xls", "true dates of an old workbook shown as 2025年12月9日", "LibreOffice")
def dates_by_calc(path: Path) -> Row:
    lines: list[list[object]] = [
        ["活动台账"],
        list(EVENTS),
        ["P12", "装备企业互访第1批", "走访考察", date(2025, 12, 9), 21],
    ]
    office.convert(path, office.flat({SHEET: lines}), "fods", "xls")
    return comes_to("accepted", [event(1, "2025-12-09")], count={"events": 1})


@case("future_days.xlsx", "an activity in 2031 that was held, a project completed in 2031")
def future_days(path: Path) -> Row:
    events(path, ["2025-12-09", "2031-03-01"])
    return comes_to(["questions", "refused"], [event(1, "2025-12-09")], [fault("D4", None, ["error", *SOFT])])


@case("quarters.xls", "the quarter in ten ways of writing, one a row", AGAIN)
def quarters(path: Path) -> Row:
    told = [
        "2025年第四季度",
        "2025年四季度",
        "2025Q4",
        "2025q4",
        "2025-Q4",
        "2025年4季度",
        "2025年10-12月",
        "２０２５年第４季度",
        "2025 Q4 ",
        "2025年度第四季度",
    ]
    lines: list[list[object]] = [["项目编号", "报告期", "完成投资（万元）"]]
    ids = ["P12-013", "P12-014", "P12-015", "P12-016", "P12-017", "P12-018", "P12-019", "P12-021", "P12-022", "P12-023"]
    lines += [[one, period, invested(one)] for one, period in zip(ids, told, strict=True)]
    sheet_of(lines).save(path)
    rows = [figure(one, invested(one), f"C{n}") for n, one in enumerate(ids, 2)]
    return comes_to(["accepted", "questions"], rows, count={"observations": 10})


@case("cumulative_title.xlsx", "前三季度 in the title over 完成投资: a figure to date is not one quarter's")
def cumulative_title(path: Path) -> Row:
    lines: list[list[object]] = [["2025年前三季度结对项目完成投资情况（万元）"], ["项目编号", "项目名称", "完成投资"]]
    told = {"P12-013": 258 + 806 + 1171, "P12-016": 618 + 3431 + 4486}
    lines += [[one, name(one), wan] for one, wan in told.items()]
    sheet_of(lines).save(path)
    whole = [
        absent("observations", subject_id=one, period=p, value=f"{wan}0000.00")
        for one, wan in told.items()
        for p in ("2025Q3", "2025Q4", "2025")
    ]
    derived = [figure("P12-013", 1171, "C3", period="2025Q3"), figure("P12-016", 4486, "C4", period="2025Q3")]
    return comes_to(["accepted", "questions", "refused"], derived, absent=whole, more_errors=True)


@case("no_such_quarters.xlsx", "五季度, Q5, half a year: told at each cell")
def no_such_quarters(path: Path) -> Row:
    lines: list[list[object]] = [["项目编号", "报告期", "完成投资（万元）"]]
    told = ["2025年第五季度", "2025Q5", "2025年上半年", "去年四季度", "2025Q4"]
    ids = ["P12-013", "P12-014", "P12-015", "P12-016", "P12-017"]
    lines += [[one, period, invested(one)] for one, period in zip(ids, told, strict=True)]
    sheet_of(lines).save(path)
    faults = [fault(f"B{n}") for n in range(2, 6)]
    return comes_to("refused", [figure("P12-017", invested("P12-017"), "C6")], faults)


@case(
    "dates_of_projects.xlsx",
    "stages and days of known projects as the ledger has them, days as true dates and as text",
    "XlsxWriter",
)
def dates_of_projects(path: Path) -> Row:
    book = xlsxwriter.Workbook(str(path))
    sheet, day = book.add_worksheet("项目台账"), book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(0, 0, ["项目编号", "项目名称", "项目阶段", "阶段时点", "签约时间", "开工时间", "竣工投产时间"])
    rows = []
    for number, (one, stage) in enumerate((("P12-013", "在建"), ("P12-014", "已投产"), ("P12-027", "已签约")), 1):
        known = project(one)
        sheet.write_row(number, 0, [one, name(one), stage, "2025年12月31日"])
        for column, key in ((4, "signed_on"), (5, "started_on"), (6, "completed_on")):
            if known[key]:
                sheet.write_datetime(number, column, date.fromisoformat(known[key]), day)
        told = {
            key: known[key] or None
            for key in ("project_id", "stage", "stage_as_of", "signed_on", "started_on", "completed_on")
        }
        rows.append(row("projects", told, f"E{number + 1}", sheet="项目台账"))
    book.close()
    return comes_to("accepted", rows, count={"projects": 3})
