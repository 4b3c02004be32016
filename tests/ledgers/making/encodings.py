"""Text files in the encodings and with the separators that programs of thirty years write."""

import csv
import io
from pathlib import Path

from tests.ledgers.making.cases import Row, Rows, case, comes_to, figure, row, yuan
from tests.ledgers.making.figures import FIRST, FIVE, STANDARD_COUNT, invested, name, planned, standard, standard_rows

BY = "by hand"


def text(lines: list[list[object]] | None = None, mark: str = ",", end: str = "\r\n") -> str:
    held = io.StringIO()
    csv.writer(held, delimiter=mark, lineterminator=end).writerows(lines or standard())
    return held.getvalue()


def accepted(path: Path, rows: Rows | None = None, first: int = FIRST) -> Row:
    """The standard return, its sheet called as the file."""
    return comes_to("accepted", rows or standard_rows(path.stem, first), count=STANDARD_COUNT)


@case("utf8.csv", "UTF-8 without a mark, LF", BY)
def utf8(path: Path) -> Row:
    path.write_bytes(text(end="\n").encode())
    return accepted(path)


@case("utf8_bom.csv", "UTF-8 with a mark, as Excel's “CSV UTF-8”", BY)
def utf8_bom(path: Path) -> Row:
    path.write_bytes(text().encode("utf-8-sig"))
    return accepted(path)


@case("gbk.csv", "GBK, as Excel on a Chinese Windows saves CSV", BY)
def gbk(path: Path) -> Row:
    path.write_bytes(text().encode("gbk"))
    return accepted(path)


@case("gb18030.csv", "GB18030 with a four-byte character in a firm's name", BY)
def gb18030(path: Path) -> Row:
    lines = standard()
    lines[2][5] = "牵头企业"
    lines[3][5] = "浙江𬭎𬱖新材料㑇有限公司"
    path.write_bytes(text(lines).encode("gb18030"))
    firm = row(
        "projects", {"project_id": FIVE[0], "lead_enterprise": "浙江𬭎𬱖新材料㑇有限公司"}, "F4", sheet=path.stem
    )
    return comes_to(["accepted", "questions"], [*standard_rows(path.stem), firm], count=STANDARD_COUNT)


@case("utf16.txt", "Excel's “Unicode text”: UTF-16 with a mark and tabs", BY)
def utf16(path: Path) -> Row:
    path.write_bytes(b"\xff\xfe" + text(mark="\t").encode("utf-16-le"))
    return accepted(path)


@case("utf16_be_bare.csv", "UTF-16 big-endian without a mark", BY)
def utf16_be(path: Path) -> Row:
    path.write_bytes(text().encode("utf-16-be"))
    return accepted(path)


@case("tabs.tsv", "tabs, UTF-8, old Mac line ends", BY)
def tabs(path: Path) -> Row:
    path.write_bytes(text(mark="\t", end="\r").encode())
    return accepted(path)


@case("semicolons.csv", "semicolons, GBK", BY)
def semicolons(path: Path) -> Row:
    path.write_bytes(text(mark=";").encode("gbk"))
    return accepted(path)


@case("fullwidth_commas.csv", "typed in Notepad with Chinese commas between the cells", BY)
def fullwidth_commas(path: Path) -> Row:
    path.write_bytes(text(mark="，").encode())
    return accepted(path)


@case("bars.txt", "cells between bars", BY)
def bars(path: Path) -> Row:
    path.write_bytes(text(mark="|").encode("gbk"))
    return accepted(path)


@case("sep_line.csv", "Excel's “sep=;” in the first line, which Excel does not show as a row", BY)
def sep_line(path: Path) -> Row:
    path.write_bytes(("sep=;\r\n" + text(mark=";")).encode("utf-8-sig"))
    return accepted(path)


@case("lines_in_cells.csv", "line ends and quotes inside cells: rows are counted as Excel shows them, not as lines", BY)
def lines_in_cells(path: Path) -> Row:
    lines = standard()
    lines[2][4] = "本季度\n完成投资"
    lines[3][5] = '受“梅雨”影响，\r\n进度"稍慢"，\n已赶工'
    path.write_bytes(text(lines).encode("gbk"))
    return accepted(path)


@case("quoted_formulas.csv", 'ids and numbers as ="…", as systems write them so that Excel keeps the digits', BY)
def quoted_formulas(path: Path) -> Row:
    lines = standard()
    for line in lines[3:]:
        line[1], line[4] = f'="{line[1]}"', f'="{line[4]}"'
    path.write_bytes(text(lines).encode("gbk"))
    return accepted(path)


@case("ragged.csv", "rows that end early and rows with stray separators at the end", BY)
def ragged(path: Path) -> Row:
    out = []
    for number, line in enumerate(standard()):
        cells = ["" if cell is None else str(cell) for cell in line]
        while cells and not cells[-1]:
            cells.pop()
        out.append(",".join(cells) + ",,,,," * (number % 2))
    path.write_bytes("\r\n".join(out).encode("gbk"))
    return accepted(path)


@case("commas_in_numbers.csv", "thousand separators inside quotes", BY)
def commas_in_numbers(path: Path) -> Row:
    lines = standard()
    for line in lines[3:]:
        line[3], line[4] = f"{line[3]:,.2f}", f"{line[4]:,}"
    path.write_bytes(text(lines).encode())
    return accepted(path)


@case("bad_byte.csv", "GBK with one broken byte in a remark: read, or refused naming it, never other figures", BY)
def bad_byte(path: Path) -> Row:
    lines = standard()
    lines[4][5] = "按计划推进X中"
    path.write_bytes(text(lines).encode("gbk").replace(b"X", b"\xff"))
    return comes_to(["accepted", "questions", "refused"], standard_rows(path.stem), more_errors=True)


@case("schema_names.csv", "the columns' own names of the dataset, in yuan, as a package has them", BY)
def schema_names(path: Path) -> Row:
    header = ["subject_type", "subject_id", "metric_id", "period", "value", "status", "unit", "value_type"]
    lines: list[list[object]] = [list(header)]
    for one in FIVE:
        worth = yuan(invested(one))
        lines.append(["project", one, "investment_completed", "2025Q4", worth, "reported", "yuan", "actual"])
    path.write_bytes(text(lines).encode())
    rows = [figure(one, invested(one), f"E{n}", sheet=path.stem) for n, one in enumerate(FIVE, 2)]
    return comes_to("accepted", rows, count={"observations": len(FIVE)})


@case("no_title.csv", "no title at all: the quarter stands in a column", BY)
def no_title(path: Path) -> Row:
    lines: list[list[object]] = [["项目编号", "项目名称", "报告期", "计划总投资（万元）", "完成投资（万元）"]]
    lines += [[one, name(one), "2025Q4", planned(one), invested(one)] for one in FIVE]
    path.write_bytes(text(lines).encode("gbk"))
    return accepted(path, first=2)
