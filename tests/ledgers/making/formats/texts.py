"""Text files as spreadsheets, databases and people write them: marks, ends of lines, quotes, blanks and lost encodings."""

from pathlib import Path

from tests.ledgers.making.cases import Row, case, comes_to, fault, figure, row, yuan
from tests.ledgers.making.figures import FIVE, STANDARD_COUNT, TITLE, invested, name, planned, standard, standard_rows
from tests.ledgers.making.money.published import flows, told

BY = "by hand"
FROM = "填报单位：缙云县经信局"


@case(
    "wps_trailing.csv",
    'WPS: twenty empty cells after every row, rows of commas at the end, serial numbers as ="001"',
    BY,
)
def wps_trailing(path: Path) -> Row:
    out = []
    for line in standard():
        cells = ["" if cell is None else str(cell) for cell in line]
        if cells[0].isdigit():
            cells[0], cells[3] = f'"=""{int(cells[0]):03}"""', f'"{planned(cells[1]):,}"'
        out.append(",".join(cells + [""] * 20))
    out += ["," * 25] * 40
    path.write_bytes(("\r\n".join(out) + "\r\n").encode("gbk"))
    return comes_to("accepted", standard_rows(path.stem), count=STANDARD_COUNT)


@case(
    "sql_export.csv",
    "a database's export: everything quoted, NULL and \\N for nothing, days with a time of midnight, LF",
    BY,
)
def sql_export(path: Path) -> Row:
    lines = [["流水号", "资金年度", "发生期", "环节", "结对", "收款县", "赛道", "项目编号", "金额（元）", "数据时点"]]
    rows = []
    for one in flows(stage="spent", year="2025", pair_id="P12", period="2025Q4")[-5:]:
        project = one["project_id"] or ("NULL" if len(lines) % 2 else "\\N")
        lines.append(
            [
                one["flow_id"],
                "2025",
                "2025Q4",
                "支出",
                "P12",
                one["payee_adcode"],
                one["track_id"],
                project,
                one["amount"],
                f"{one['as_of']} 00:00:00.000",
            ]
        )
        rows.append(told(one, f"I{len(lines)}", sheet=path.stem))
    path.write_bytes("".join(",".join(f'"{cell}"' for cell in line) + "\n" for line in lines).encode())
    return comes_to("accepted", rows, count={"fund_flows": 5})


@case(
    "glued.csv",
    "two files put behind each other: a mark and the header again in the middle, three kinds of line ends",
    BY,
)
def glued(path: Path) -> Row:
    head = "项目编号,项目名称,报告期,完成投资（万元）"
    parts = [f"{one},{name(one)},2025年四季度,{invested(one)}" for one in FIVE]
    whole = (
        "\ufeff"
        + head
        + "\r\n"
        + parts[0]
        + "\n"
        + parts[1]
        + "\r\n"
        + "\ufeff"
        + head
        + "\n"
        + parts[2]
        + "\r"
        + parts[3]
        + "\r"
        + parts[4]
        + "\n\n"
    )
    path.write_bytes(whole.encode())
    rows = [figure(one, invested(one), f"D{n}", sheet=path.stem) for one, n in zip(FIVE, (2, 3, 5, 6, 7), strict=True)]
    return comes_to("accepted", rows, count={"observations": 5})


@case(
    "apostrophes.csv",
    "an apostrophe before ids and codes, tabs and blanks inside the quotes, full-width digits, a blank for thousands",
    BY,
)
def apostrophes(path: Path) -> Row:
    lines = [f"{TITLE};;;", FROM + ";;;", "项目编号;项目名称;计划总投资（万元）;本季度完成投资（万元）"]
    wide = str.maketrans("0123456789.", "０１２３４５６７８９．")
    for one in FIVE:
        lines.append(
            f'\'{one};" \t{name(one)}\u3000";{planned(one):,}'.replace(",", "\u00a0")
            + f";{str(invested(one)).translate(wide)}"
        )
    path.write_bytes("\r\n".join(lines).encode("gb18030"))
    rows = []
    for place, one in enumerate(FIVE, 4):
        rows.append(figure(one, invested(one), f"D{place}", sheet=path.stem))
        rows.append(
            row("projects", {"project_id": one, "planned_investment": yuan(planned(one))}, f"C{place}", sheet=path.stem)
        )
    return comes_to("accepted", rows, count=STANDARD_COUNT)


@case(
    "unicode_text.csv",
    "Excel's Unicode text named .csv: UTF-16 with tabs, line ends inside quoted cells, quotes doubled",
    BY,
)
def unicode_text(path: Path) -> Row:
    out = []
    for line in standard():
        cells = ["" if cell is None else str(cell) for cell in line]
        if cells[1] in FIVE:
            cells[5] = '"设备""进场""\n，按期\t推进"'
        if cells[0] == "序号":
            cells[3] = '"计划\n总投资"'
        out.append("\t".join(cells))
    path.write_bytes(b"\xff\xfe" + "\r\n".join(out).encode("utf-16-le"))
    return comes_to("accepted", standard_rows(path.stem), count=STANDARD_COUNT)


@case(
    "question_marks.csv",
    "saved on a machine without Chinese: every character became a question mark, which no figure may survive",
    BY,
)
def question_marks(path: Path) -> Row:
    text = "\r\n".join(",".join("" if cell is None else str(cell) for cell in line) for line in standard())
    path.write_bytes(text.encode("ascii", "replace"))
    return comes_to("refused", faults=[fault(None, "编码|问号|乱码|\\?", sheet=None)], count={}, more_errors=True)


@case(
    "misread_twice.csv",
    "GBK once read as Latin and saved as UTF-8: told plainly or read back, no row of broken words",
    BY,
)
def misread_twice(path: Path) -> Row:
    text = "\r\n".join(",".join("" if cell is None else str(cell) for cell in line) for line in standard())
    path.write_bytes(text.encode("gbk").decode("latin-1").encode())
    return comes_to(
        ["accepted", "questions", "refused"], standard_rows(path.stem), more_errors=True, never_text='ÏîÄ¿±àºÅ"'
    )


@case("mark_before_gbk.csv", "the mark of UTF-8 before text in GBK, as two scripts made it", BY)
def mark_before_gbk(path: Path) -> Row:
    text = "\r\n".join(",".join("" if cell is None else str(cell) for cell in line) for line in standard())
    path.write_bytes(b"\xef\xbb\xbf" + text.encode("gbk"))
    faults = [fault(None, "编码|UTF-8|GBK|损坏", sheet=None)]
    return comes_to(["accepted", "questions", "refused"], standard_rows(path.stem), faults)


@case(
    "header_and_dash.csv",
    "a line of dashes below the header and around the table, blanks between bars, as a terminal prints a query",
    BY,
)
def header_and_dash(path: Path) -> Row:
    rule = "+----------+------------+--------------+"
    lines = [rule, "| 项目编号 | 报告期     | 完成投资（万元） |", rule]
    rows = []
    for one in FIVE:
        lines.append(f"| {one}  | 2025Q4     | {invested(one):>12} |")
        rows.append(figure(one, invested(one), sheet=path.stem))
    path.write_bytes("\n".join([*lines, rule, "5 rows in set (0.01 sec)"]).encode())
    return comes_to(["accepted", "questions", "refused"], rows, faults=[], more_errors=True, absent=[])


@case("one_line.csv", "a single line without any end: header only, nothing to take in", BY)
def one_line(path: Path) -> Row:
    path.write_bytes("资金年度,环节,结对,收款县,赛道,金额（万元）".encode("utf-8-sig"))
    return comes_to(
        ["refused", "questions"],
        faults=[fault(None, "没有|无|空", ["error", "warning", "question"], sheet=None)],
        count={},
    )


@case("half_quoted.csv", "a quotation mark left open in a remark: no row after it may vanish without a word", BY)
def half_quoted(path: Path) -> Row:
    out = []
    for line in standard():
        cells = ["" if cell is None else str(cell) for cell in line]
        if cells[1] == FIVE[1]:
            cells[5] = '"受台风影响'
        out.append(",".join(cells))
    path.write_bytes("\r\n".join(out).encode("gbk"))
    return comes_to(
        ["questions", "refused"],
        standard_rows(path.stem)[:2],
        [fault(None, "引号", ["error", "question", "warning"], sheet=None)],
        more_errors=True,
    )
