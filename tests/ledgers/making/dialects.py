"""Workbooks whose XML is not Excel's own: WPS, Apache POI, report servers, strict files, and some that are up to no good."""

from pathlib import Path

import xlsxwriter
from openpyxl import Workbook
from openpyxl.styles import Border, PatternFill, Side

from tests.ledgers.making import office
from tests.ledgers.making.cases import SHEET, SOFT, Row, case, comes_to, fault, figure
from tests.ledgers.making.figures import FIVE, STANDARD_COUNT, TITLE, invested, standard, standard_rows
from tests.ledgers.making.zipped import HEAD, MAIN, RELS, STRICT_MAIN, STRICT_RELS, frame, inline, pooled, zip_parts

BY = "by hand"
ACCEPTED = comes_to("accepted", standard_rows(), count=STANDARD_COUNT)


@case("wps_pool.xlsx", "WPS: texts in a pool, cut into runs, with phonetics that are no part of the text", BY)
def wps_pool(path: Path) -> Row:
    sheet, strings = pooled(standard(), rich=True)
    zip_parts(path, frame({SHEET: sheet}, strings))
    return ACCEPTED


@case("poi_stream.xlsx", "Apache POI's stream: texts inside the cells, a dimension that says A1", BY)
def poi_stream(path: Path) -> Row:
    sheet = inline(standard(), before='<dimension ref="A1"/>')
    zip_parts(path, frame({SHEET: sheet}))
    return ACCEPTED


@case("no_addresses.xlsx", "a report server: cells and rows without addresses", BY)
def no_addresses(path: Path) -> Row:
    zip_parts(path, frame({SHEET: inline(standard(), refs=False)}))
    return ACCEPTED


@case("strict.xlsx", "“Strict Open XML Spreadsheet”: other namespaces, dates as ISO texts", BY)
def strict(path: Path) -> Row:
    lines = standard()
    lines[2][5] = "开工时间"
    lines[3][5] = '<c r="F4" t="d"><v>2025-03-31</v></c>'
    sheet = inline(lines, main=STRICT_MAIN)
    zip_parts(path, frame({SHEET: sheet}, main=STRICT_MAIN, rels=STRICT_RELS))
    started = {
        "table": "projects",
        "values": {"project_id": FIVE[0], "started_on": "2025-03-31"},
        "from": [{"sheet": SHEET, "cell": "F4"}],
    }
    return comes_to("accepted", [*standard_rows(), started], count=STANDARD_COUNT)


@case("absolute_parts.xlsx", "absolute paths to parts, and a Chinese name for one", BY)
def absolute_parts(path: Path) -> Row:
    zip_parts(path, frame({SHEET: inline(standard())}, target="/xl/worksheets/数据{}.xml"))
    return ACCEPTED


@case("backslashes.xlsx", "an old .NET exporter: backslashes in the names of the parts, read or told plainly", BY)
def backslashes(path: Path) -> Row:
    parts = frame({SHEET: inline(standard())})
    zip_parts(path, {name.replace("/", "\\"): text for name, text in parts.items()})
    return comes_to(["accepted", "refused"], standard_rows(), more_errors=True)


@case("prefixed.xlsx", "the Open XML SDK: every element with the prefix x:", BY)
def prefixed(path: Path) -> Row:
    parts = frame({SHEET: inline(standard())})
    for name in ("xl/workbook.xml", "xl/worksheets/sheet1.xml"):
        body = str(parts[name]).removeprefix(HEAD).replace("</", "\0").replace("<", "<x:").replace("\0", "</x:")
        parts[name] = HEAD + body.replace("xmlns=", "xmlns:x=")
    zip_parts(path, parts)
    return ACCEPTED


@case("numbers_as_text.xlsx", 'every number a formula\'s text (t="str") with blanks around it', BY)
def numbers_as_text(path: Path) -> Row:
    lines = standard()
    for number, line in enumerate(lines[3:], 4):
        line[4] = f'<c r="E{number}" t="str"><f>TEXT(E{number + 20},"#,##0")</f><v> {line[4]:,} </v></c>'
    zip_parts(path, frame({SHEET: inline(lines)}))
    return ACCEPTED


@case("escapes.xlsx", "_x000D_ and _x4E07_ escapes, entities, and character data in a section of its own", BY)
def escapes(path: Path) -> Row:
    lines = standard()
    lines[2][4] = '<c r="E3" t="inlineStr"><is><t>本季度_x000D_\n完成投资</t></is></c>'
    lines[2][3] = '<c r="D3" t="inlineStr"><is><t>&#35745;划总<![CDATA[投资]]></t></is></c>'
    lines[1][5] = '<c r="F2" t="inlineStr"><is><t>单位：_x4E07_元</t></is></c>'
    zip_parts(path, frame({SHEET: inline(lines)}))
    return ACCEPTED


@case("float_noise.xlsx", "what binary arithmetic leaves behind: 2250.9999999999995 is 2251, as Excel shows it", BY)
def float_noise(path: Path) -> Row:
    lines = standard()
    for number, noisy in ((3, "2250.9999999999995"), (4, "3.9880000000000004E3"), (5, "6984.0000000000009")):
        lines[number][4] = f'<c r="E{number + 1}"><v>{noisy}</v></c>'
    zip_parts(path, frame({SHEET: inline(lines)}))
    return ACCEPTED


@case("external_entity.xlsx", "an entity that would read a file of the server, inside a text", BY)
def external_entity(path: Path) -> Row:
    sheet = inline(standard()).replace(HEAD, HEAD + '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>')
    zip_parts(path, frame({SHEET: sheet.replace("填报单位：缙云县经信局", "填报单位：&e;")}))
    return comes_to(["refused", "accepted", "questions"], standard_rows(), more_errors=True, never_text="root:")


@case("entity_bomb.xlsx", "a billion laughs in the pool of texts", BY)
def entity_bomb(path: Path) -> Row:
    sheet, strings = pooled(standard())
    steps = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    laughs = HEAD + f'<!DOCTYPE sst [<!ENTITY a0 "哈哈哈哈">{steps}]>' + strings.removeprefix(HEAD)
    laughs = laughs.replace("填报单位：缙云县经信局", "&a9;")
    zip_parts(path, frame({SHEET: sheet}, laughs))
    return comes_to(["refused", "accepted", "questions"], standard_rows(), more_errors=True, never_text="哈哈")


@case(
    "lost_string.xlsx",
    "a cell that points to a text the pool does not have: the cell or the file is told, never dropped",
    BY,
)
def lost_string(path: Path) -> Row:
    sheet, strings = pooled(standard())
    at = sheet.index('r="C4"')
    value = sheet.index("<v>", at)
    sheet = sheet[:value] + "<v>9999" + sheet[sheet.index("</v>", value) :]
    zip_parts(path, frame({SHEET: sheet}, strings))
    return comes_to(
        ["refused", "questions"], faults=[fault(None, None, ["error", *SOFT], sheet=None)], more_errors=True
    )


@case("broken_xml.xlsx", "a sheet whose XML ends in the middle of a row", BY)
def broken_xml(path: Path) -> Row:
    sheet = inline(standard())
    zip_parts(path, frame({SHEET: sheet[: sheet.index('<c r="D7"')]}))
    return comes_to("refused", faults=[fault(None, None, sheet=None)], count={})


@case(
    "lost_sheet.xlsx",
    "the workbook names a second sheet whose part is not there: the first is read or the file is refused",
    BY,
)
def lost_sheet(path: Path) -> Row:
    parts = frame({SHEET: inline(standard()), "资金情况": inline([["x"]])})
    parts.pop("xl/worksheets/sheet2.xml")
    zip_parts(path, parts)
    return comes_to(["accepted", "questions", "refused"], standard_rows(), more_errors=True)


@case("chart_sheet.xlsx", "a chart on a sheet of its own before the table", "XlsxWriter")
def chart_sheet(path: Path) -> Row:
    book = xlsxwriter.Workbook(str(path))
    chart = book.add_chart({"type": "column"})
    book.add_chartsheet("图").set_chart(chart)
    sheet = book.add_worksheet(SHEET)
    for number, line in enumerate(standard()):
        sheet.write_row(number, 0, line)
    chart.add_series({"values": [SHEET, 3, 4, 7, 4]})
    book.close()
    return ACCEPTED


@case(
    "formatted_to_the_end.xlsx",
    "borders drawn down to row 1,048,576 and over to column XFD: formatted nothing is nothing",
    BY,
)
def formatted_to_the_end(path: Path) -> Row:
    styles = (
        f'{HEAD}<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders '
        'count="2"><border/><border><left style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        '<cellXfs count="2"><xf/><xf borderId="1" applyBorder="1"/></cellXfs></styleSheet>'
    )
    far = '<row r="1048575" s="1" customFormat="1"/><row r="1048576"><c r="A1048576" s="1"/><c r="XFD1048576" s="1"/></row>'
    near = "".join(f'<row r="{n}"><c r="A{n}" s="1"/><c r="F{n}" s="1"/></row>' for n in range(9, 3000))
    sheet = inline(standard(), before='<dimension ref="A1:XFD1048576"/>').replace(
        "</sheetData>", near + far + "</sheetData>"
    )
    zip_parts(path, frame({SHEET: sheet}, styles=styles))
    return ACCEPTED


@case("formatted_rows.xlsx", "five hundred rows of borders and fills and nothing in them, and one blank far away")
def formatted_rows(path: Path) -> Row:
    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    for line in standard():
        sheet.append(line)
    thin = Side(style="thin")
    for cells in sheet.iter_rows(min_row=9, max_row=509, max_col=6):
        for cell in cells:
            cell.border, cell.fill = Border(thin, thin, thin, thin), PatternFill("solid", "FFFFEE")
    sheet["C400"] = " 　"
    book.save(path)
    return ACCEPTED


@case("since_1904.xlsx", "a workbook that counts days from 1904, as Excel on an old Mac does")
def since_1904(path: Path) -> Row:
    book = xlsxwriter.Workbook(str(path), {"date_1904": True})
    sheet = book.add_worksheet(SHEET)
    day = book.add_format({"num_format": "yyyy/m/d"})
    lines = standard()
    lines[2][5] = "开工日期"
    for number, line in enumerate(lines):
        sheet.write_row(number, 0, line)
    sheet.write_number(3, 5, 44285, day)  # 2025-03-31
    book.close()
    started = {
        "table": "projects",
        "values": {"project_id": FIVE[0], "started_on": "2025-03-31"},
        "from": [{"sheet": SHEET, "cell": "F4"}],
    }
    wrong = {"table": "projects", "values": {"started_on": "2021-03-30"}}
    return comes_to("accepted", [*standard_rows(), started], count=STANDARD_COUNT, absent=[wrong])


@case("formulas_stored.xlsx", "formulas with the values Excel stored: sums of months, links, text joined", BY)
def formulas_stored(path: Path) -> Row:
    lines = standard()
    for number, line in enumerate(lines[3:], 4):
        line[4] = f'<c r="E{number}"><f>SUM(H{number}:J{number})</f><v>{line[4]}</v></c>'
    lines[3][1] = '<c r="B4" t="str"><f>"P12-"&amp;"013"</f><v>P12-013</v></c>'
    zip_parts(path, frame({SHEET: inline(lines)}))
    return ACCEPTED


@case("formulas_shared.xlsx", "one formula shared over a column, only its first cell has the text", BY)
def formulas_shared(path: Path) -> Row:
    lines = standard()
    for number, line in enumerate(lines[3:], 4):
        text = '<f t="shared" ref="E4:E8" si="0">H4*1</f>' if number == 4 else '<f t="shared" si="0"/>'
        line[4] = f'<c r="E{number}">{text}<v>{line[4]}</v></c>'
    zip_parts(path, frame({SHEET: inline(lines)}))
    return ACCEPTED


@case(
    "formulas_unstored.xlsx",
    "formulas that a program wrote without working them out: told at the cell, never 0 or nothing",
)
def formulas_unstored(path: Path) -> Row:
    book = Workbook()
    book.active.title = SHEET
    for line in standard():
        book.active.append(line)
    book.active["E5"] = "=1988+2000"
    book.active["E7"] = "=SUM(E4:E6)"
    book.save(path)
    faults = [fault("E5", "公式|计算|保存"), fault("E7", "公式|计算|保存")]
    bare = [{"table": "observations", "values": {"subject_id": one, "value": "0"}} for one in (FIVE[1], FIVE[3])]
    rows = [figure(FIVE[0], invested(FIVE[0]), "E4")]
    return comes_to("refused", rows, faults, absent=bare)


@case(
    "calc_formulas.ods",
    "OpenDocument with formulas that LibreOffice worked out, repeated columns and rows",
    "LibreOffice",
)
def calc_formulas(path: Path) -> Row:
    lines = standard()
    lines[0] = [office.spread(TITLE, 6), *[office.COVERED] * 5]
    lines[3][4] = office.formula("[.D4]-8600+2251", 2251)
    office.convert(path, office.flat({SHEET: lines}), "fods", "ods")
    return ACCEPTED


@case("calc_errors.xls", "an old workbook with #DIV/0! and #N/A where figures belong", "LibreOffice")
def calc_errors(path: Path) -> Row:
    lines = standard()
    lines[4][4] = office.formula("1/0")
    lines[6][3] = office.formula("NA()")
    office.convert(path, office.flat({SHEET: lines}), "fods", "xls")
    faults = [fault("E5", r"#DIV/0!"), fault("D7", "#N/A|#不适用")]
    return comes_to("refused", [figure(FIVE[0], invested(FIVE[0]), "E4")], faults)


@case("calc_errors.ods", "the same in OpenDocument", "LibreOffice")
def calc_errors_ods(path: Path) -> Row:
    lines = standard()
    lines[4][4] = office.formula("1/0")
    lines[6][3] = office.formula("NA()")
    office.convert(path, office.flat({SHEET: lines}), "fods", "ods")
    faults = [fault("E5", r"#DIV/0!|公式|错误"), fault("D7", "#N/A|公式|错误")]
    return comes_to("refused", [figure(FIVE[0], invested(FIVE[0]), "E4")], faults)


@case("calc_errors.xlsx", "#NAME?, #REF!, #VALUE! and #N/A, each told once at its cell with what it says", BY)
def errors(path: Path) -> Row:
    lines = standard()
    for cell, text in (("E4", "#NAME?"), ("E6", "#REF!"), ("D7", "#VALUE!"), ("C8", "#N/A")):
        column, number = "ABCDEF".index(cell[0]), int(cell[1])
        lines[number - 1][column] = f'<c r="{cell}" t="e"><v>{text}</v></c>'
    zip_parts(path, frame({SHEET: inline(lines)}))
    faults = [
        fault("E4", r"#NAME\?"),
        fault("E6", "#REF!"),
        fault("D7", "#VALUE!"),
        fault("C8", "#N/A", ["error", *SOFT]),
    ]
    rows = [figure(FIVE[1], invested(FIVE[1]), "E5")]

    return comes_to("refused", rows, faults)


@case("outside_link.xlsx", "a formula that fetches its figure from another workbook, with the value stored", BY)
def outside_link(path: Path) -> Row:
    lines = standard()
    lines[3][4] = f'<c r="E4"><f>[1]Sheet1!$B$2</f><v>{invested(FIVE[0])}</v></c>'
    parts = frame({SHEET: inline(lines)})
    rels = str(parts["xl/_rels/workbook.xml.rels"])
    link = f'<Relationship Id="rId77" Type="{RELS}/externalLink" Target="externalLinks/externalLink1.xml"/>'
    parts["xl/_rels/workbook.xml.rels"] = rels.replace("</Relationships>", link + "</Relationships>")
    parts["xl/externalLinks/externalLink1.xml"] = f'{HEAD}<externalLink xmlns="{MAIN}"/>'
    zip_parts(path, parts)
    return comes_to(["accepted", "questions"], standard_rows(), count=STANDARD_COUNT)
