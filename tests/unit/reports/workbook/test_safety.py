"""Nothing in a workbook is live, cut without a word, or named as Excel does not allow, whatever its story holds."""

import re
from dataclasses import replace

from analytics.table import Column, Table
from reports.story.model import Section
from reports.table_files.xlsx_cells import CUT, LONGEST
from reports.workbook import xlsx as workbook
from tests.unit.reports.office_files import faults, parts, shown
from tests.unit.reports.workbook import story as workbook_story
from tests.unit.reports.workbook.reading import fits, held, read


def test_no_text_of_a_hostile_story_is_live() -> None:
    data = workbook.write(workbook_story.story())
    sheets = parts(data, r"xl/worksheets/sheet\d+\.xml")
    assert not [name for name, xml in sheets.items() if "<f>" in xml or "<f " in xml]
    assert "externalLink" not in "".join(parts(data, r"xl/.*\.rels"))
    book = read(data)
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row if cell.value is not None]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    risky = [cell for cell in cells if isinstance(cell.value, str) and cell.value[0] in "=+-@＝＋－＠\t"]
    assert len(risky) > 20 and all(cell.quotePrefix for cell in risky)
    assert {cell.hyperlink.location[-3:] for cell in cells if cell.hyperlink} == {"!A1"}
    charts = "".join(parts(data, r"xl/charts/chart\d+\.xml").values())
    assert not re.findall(r"<c:f>(?!'?[^<]*'?!\$)", charts)


def test_a_hostile_table_comes_back_to_the_last_sign_and_a_day_only_where_it_is_one() -> None:
    story = workbook_story.story()
    page = read(workbook.write(story)).worksheets[2]
    tables = held(page)
    for table in story.sections[1].tables:
        assert any(fits(table, *one) for one in tables), table.id
    ladder = next(one for one in page.tables.values() if shown(page[one.ref][0][0]) == "结对")
    days = [row[4] for row in page[ladder.ref][1:]]
    assert days[0].is_date and not days[2].is_date and days[2].value == "2024-03"


def test_a_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    long = "长" * 40_000 + "𠮷" * 10
    table = Table("t", "表", (Column("a", "甲"),), ((long,), ("𠮷" * 20_000,), ("短",)), ((None,),) * 3)
    story = replace(workbook_story.story(), sections=(Section("money", "money", long, (long,), tables=(table,)),))
    data = workbook.write(story)
    page = read(data).worksheets[1]
    cells = [
        cell.value
        for row in page.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and len(cell.value) > 9_000
    ]
    assert len(cells) == 4 and all(text.endswith(CUT) for text in cells)
    assert max(len(text.encode("utf-16-le")) // 2 for text in cells) <= LONGEST
    assert not faults(data, "xlsx")


def test_sheets_and_tables_have_names_of_their_own_that_excel_takes() -> None:
    one = Section("pair-P07", "pair", "一对", pair_id="P07", tables=(workbook_story.LADDER,))
    odd = [replace(one, pair_id=pair) for pair in ("P07", "p07", "a[b]:c*?/\\d" + "x" * 40, "'", "")]
    for lang in ("zh", "en"):
        story = replace(workbook_story.story(lang=lang), sections=tuple(odd * 2))
        data = workbook.write(
            story, (workbook_story.LADDER, replace(workbook_story.LADDER, caption="a[b]:c*?/\\d" * 9))
        )
        names = read(data).sheetnames
        assert len({name.casefold() for name in names}) == len(names) == len(odd) * 2 + 4
        assert all(
            0 < len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) and name.strip("'") == name for name in names
        )
        found = re.findall(r'displayName="([^"]+)"', "".join(parts(data, r"xl/tables/table\d+\.xml").values()))
        assert len(found) == len(set(found)) > len(odd) and not faults(data, "xlsx")


def test_the_same_story_is_the_same_file_and_progress_is_told() -> None:
    steps: list[tuple[int, int]] = []
    story = workbook_story.story()
    data = workbook.write(story, (workbook_story.LADDER,), lambda done, of: steps.append((done, of)))
    assert data == workbook.write(story, (workbook_story.LADDER,)) and not faults(data, "xlsx")
    assert steps == [(n, 6) for n in range(1, 7)]


def test_a_story_of_nothing_is_a_workbook_without_empty_frames() -> None:
    book = read(workbook.write(replace(workbook_story.story(), sections=(), facts=(), definitions=())))
    assert [page.title for page in book.worksheets] == ["目录 (模拟)", "口径与条件 (模拟)"]
    assert not [table for page in book.worksheets for table in page.tables]
    alone = read(workbook.write(workbook_story.story())).worksheets[5]
    assert not alone._charts and not alone.tables  # its only chart has no number
