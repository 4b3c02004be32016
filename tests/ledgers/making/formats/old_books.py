"""Workbooks of Excel 97–2003 as report servers write them, and of Excel 95 without a container."""

import struct
from datetime import date
from pathlib import Path

from tests.ledgers.making.cases import SHEET, Row, case, comes_to, fault, figure, row, yuan
from tests.ledgers.making.figures import (
    FIVE,
    HEADER,
    STANDARD_COUNT,
    TITLE,
    invested,
    name,
    planned,
    project,
    standard_rows,
)
from tests.ledgers.making.formats import biff

BY = "by hand, record by record"
EPOCH = date(1899, 12, 30)


def head() -> bytes:
    body = biff.label(0, 0, TITLE) + biff.label(1, 0, "填报单位：缙云县经信局") + biff.label(1, 5, "单位：万元")
    return body + b"".join(biff.label(2, column, text) for column, text in enumerate(HEADER))


@case(
    "report_server.xls",
    "numbers of neighbouring cells in one record, hundredths in four bytes, formulas with stored words, merged blanks",
    BY,
)
def report_server(path: Path) -> Row:
    body = head()
    for line, one in enumerate(FIVE, 3):
        body += biff.number(line, 0, line - 2) + biff.worked_out(line, 1, one) + biff.label(line, 2, name(one))
        body += biff.many(line, 3, [float(planned(one)), float(invested(one))]) + biff.blanks(line, 5, 3)
    body += (
        biff.label(8, 0, "合计")
        + biff.worked_out(8, 3, float(sum(map(planned, FIVE))))
        + biff.worked_out(8, 4, sum(float(invested(one)) for one in FIVE))
    )
    body += biff.merged((0, 0, 0, 5), (8, 8, 0, 2))
    biff.compound(path, biff.stream({SHEET: body}))
    return comes_to("accepted", standard_rows(), count=STANDARD_COUNT)


@case(
    "old_days.xls",
    "days in the formats 31 and 58 that Chinese Excel keeps, in one of its own, and error cells in two figures",
    BY,
)
def old_days(path: Path) -> Row:
    body = biff.label(0, 0, "2025年第四季度项目进展（万元）")
    for column, text in enumerate(("项目编号", "签约日期", "开工日期", "计划总投资", "本季度完成投资")):
        body += biff.label(1, column, text)
    rows, faults = [], []
    for line, one in enumerate(FIVE, 2):
        known = project(one)
        body += biff.label(line, 0, one)
        for column, key, style in ((1, "signed_on", 1 + line % 3), (2, "started_on", 3)):
            if known[key]:
                day = (date.fromisoformat(known[key]) - EPOCH).days
                body += biff.number(line, column, day, style)
        body += biff.many(line, 3, [float(planned(one))])
        dates = {"signed_on": known["signed_on"] or None, "started_on": known["started_on"] or None}
        rows.append(
            row("projects", {"project_id": one, **dates, "planned_investment": yuan(planned(one))}, f"B{line + 1}")
        )
        if one in FIVE[1:3]:
            word = "#REF!" if one == FIVE[1] else "#N/A"
            body += biff.error(line, 4, word)
            faults.append(fault(f"E{line + 1}", word))
        else:
            body += biff.worked_out(line, 4, float(invested(one)))
            rows.append(figure(one, invested(one), f"E{line + 1}"))
    formats = {31: "", 58: "", 176: '[$-804]yyyy"年"m"月"d"日";@'}
    biff.compound(path, biff.stream({SHEET: body}, formats))
    return comes_to("refused", rows, faults)


@case(
    "no_container.xls",
    "Excel 95's records in GBK without a container, as old finance programs export: read, or refused with what to do",
    BY,
)
def no_container(path: Path) -> Row:
    def begins(kind: int) -> bytes:
        return biff.record(0x0809, struct.pack("<HHHH", 0x0500, kind, 0x096C, 0x07C9))

    def label(line: int, column: int, text: str) -> bytes:
        held = text.encode("gbk")
        return biff.record(0x0204, struct.pack("<HHHH", line, column, 0, len(held)) + held)

    body = begins(0x0010)
    for column, text in enumerate(("项目编号", "报告期", "完成投资（万元）")):
        body += label(0, column, text)
    rows = []
    for line, one in enumerate(FIVE, 1):
        body += label(line, 0, one) + label(line, 1, "2025年四季度") + biff.number(line, 2, float(invested(one)))
        rows.append(figure(one, invested(one), f"C{line + 1}", sheet=None))
    path.write_bytes(body + biff.record(0x000A))
    return comes_to(["accepted", "questions", "refused"], rows, [fault(None, "Excel|另存|旧|打不开|无法", sheet=None)])


@case("endless_chain.xls", "a compound file whose allocation table leads in a circle: refused at once", BY)
def endless_chain(path: Path) -> Row:
    biff.compound(path, biff.stream({SHEET: head()}))
    whole = bytearray(path.read_bytes())
    whole[512 + 2 * 4 : 512 + 3 * 4] = struct.pack("<I", 2)
    path.write_bytes(bytes(whole))
    return comes_to("refused", faults=[fault(None, "损坏|不完整|打不开|无法|读不出|不是", sheet=None)], count={})
