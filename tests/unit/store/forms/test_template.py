"""A form says what the schema says, shows what is known and no more, and nothing that is written into it is live."""

import re
from decimal import Decimal
from functools import cache

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from store.codes import CODE_LISTS
from store.forms import looks
from store.forms.county import STAGE_MEANING
from store.forms.identity import Identity, identity
from store.forms.template import NoSuchPlace, county_template, whole_template
from store.ledgers.fields import FIELDS
from store.measures import MEASURES
from store.schema import TABLES
from tests.unit.reports.office_files import faults as schema_faults
from tests.unit.store.forms.handed_in import read
from tests.unit.store.forms.published import RISKY, project, table, tables

HEAD_ROW = 3
FORMS = [("whole", "zh"), ("whole", "en"), ("filled", "zh"), ("county", "zh"), ("county", "en"), ("one_county", "zh")]
READ_BY_PEOPLE = {"说明", "示例", "选项", "Guide", "Example", "Lists"}


@cache
def form(kind: str, lang: str) -> bytes:
    if kind == "whole":
        return whole_template(lang)
    if kind == "filled":
        return whole_template(lang, tables())
    return county_template(tables(), "P01" if kind == "county" else "330329", "2024Q3", lang, "demo", "0123456789ab")


def forms(kind: str, lang: str) -> list[Worksheet]:
    return [page for page in read(form(kind, lang)).worksheets if page.title not in READ_BY_PEOPLE]


def heads(page: Worksheet) -> dict[str, int]:
    """Head without star, unit and line end → its column."""
    said = [str(cell.value).replace("\n", "") for cell in page[HEAD_ROW] if cell.value]
    return {re.sub(r"^\*|（[^（]*元）$| \([^(]*yuan\)$", "", text): n for n, text in enumerate(said, start=1)}


def rows(page: Worksheet) -> list[dict[str, object]]:
    found = [{head: page.cell(row, n).value for head, n in heads(page).items()} for row in range(4, page.max_row + 1)]
    return [row for row in found if any(value is not None for value in row.values())]


@pytest.mark.parametrize(("kind", "lang"), FORMS)
def test_the_file_is_what_the_schemas_say_and_nothing_in_it_is_live(kind: str, lang: str) -> None:
    assert schema_faults(form(kind, lang), "xlsx") == []
    book = read(form(kind, lang))
    assert not [cell for page in book for row in page.iter_rows() for cell in row if cell.data_type == "f"]
    assert not [page.title for page in book if page.protection.sheet]
    assert book.active is book.worksheets[0]


@pytest.mark.parametrize(("kind", "lang"), FORMS)
def test_the_same_form_has_the_same_bytes(kind: str, lang: str) -> None:
    assert form.__wrapped__(kind, lang) == form(kind, lang)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_whole_form_has_each_table_with_each_column_by_its_label_and_the_money_in_yuan(lang: str) -> None:
    pages = forms("whole", lang)
    assert [page.title for page in pages] == [table.label(lang) for table in TABLES.values()]
    for page, one in zip(pages, TABLES.values(), strict=True):
        assert list(heads(page)) == [column.label(lang) for column in one.columns]
        stars = [str(cell.value).startswith("*") for cell in page[HEAD_ROW]]
        assert stars == [column.required for column in one.columns]
        units = ["元）" in str(cell.value) or "(yuan)" in str(cell.value) for cell in page[HEAD_ROW]]
        assert units == [column.type == "money" for column in one.columns]


@pytest.mark.parametrize(("kind", "lang"), FORMS)
def test_the_guide_tells_every_column_as_the_schema_has_it(kind: str, lang: str) -> None:
    guide = read(form(kind, lang)).worksheets[0]
    told = [tuple(cell.value or "" for cell in row[:6]) for row in guide.iter_rows()]
    first = next(n for n, row in enumerate(told) if row[0] in ("所在表", "On sheet")) + 1
    by_sheet: dict[str, list[tuple]] = {}
    for row in told[first:]:
        by_sheet.setdefault(str(row[0]), []).append(row)
    assert list(by_sheet) == [page.title for page in forms(kind, lang)]
    for page in forms(kind, lang):
        for (_, label, unit, needed, asked, meaning), cell in zip(by_sheet[page.title], page[HEAD_ROW], strict=True):
            head = str(cell.value).replace("\n", "")
            assert head.startswith("*") == (needed in ("要填", "needed")) and str(label) in head and str(unit) in head
            comment = cell.comment.text
            assert comment.startswith(str(label)) and str(meaning) in comment
            if needed not in ("已知", "known") and (fields := [f for f in FIELDS.values() if f.label(lang) == label]):
                columns = [TABLES[f.table].column(f.column) for f in fields if f.table in TABLES]
                may_be = {one.meaning(lang) for one in (*columns, *MEASURES.values()) if one.meaning}
                assert meaning in {"", STAGE_MEANING(lang), *may_be}
                for codes in CODE_LISTS:
                    if "：" in asked and columns and all(c.codes is codes for c in columns):
                        assert asked.split("：")[1] == "、".join(code.label(lang) for code in codes)


@pytest.mark.parametrize(("kind", "lang"), FORMS)
def test_every_drop_down_names_a_list_that_holds_what_may_be_chosen(kind: str, lang: str) -> None:
    book = read(form(kind, lang))
    labels = {codes.label(lang): [code.label(lang) for code in codes] for codes in CODE_LISTS}
    choices = book["选项" if lang == "zh" else "Lists"]
    for column in choices.iter_cols(min_row=2):
        said = [cell.value for cell in column if cell.value is not None]
        if said and said[0] in labels:
            assert said[1:] == labels[said[0]]
    seen = 0
    for page in forms(kind, lang):
        for rule in page.data_validations.dataValidation:
            if rule.type != "list":
                continue
            place = book.defined_names[rule.formula1.removeprefix("=")].attr_text
            sheet, _, area = place.rpartition("!")
            cells = book[sheet.strip("'")][area.replace("$", "")]
            assert (cells[0][0] if isinstance(cells, tuple) else cells).row >= 3
            seen += 1
    assert seen >= (20 if kind in ("whole", "filled") else 10)


def test_every_column_of_codes_has_its_drop_down() -> None:
    for page, one in zip(forms("whole", "zh"), TABLES.values(), strict=True):
        listed = {rule.formula1 for rule in page.data_validations.dataValidation if rule.type == "list"}
        for column in one.columns:
            if column.codes:
                assert f"list_{column.codes.id}" in listed, (one.name, column.name)


@pytest.mark.parametrize(("kind", "lang"), FORMS)
def test_every_sheet_is_set_up_for_paper_and_its_heads_stay(kind: str, lang: str) -> None:
    for page in forms(kind, lang):
        assert page.page_setup.orientation == "landscape" and int(page.page_setup.paperSize) == 9
        assert page.sheet_properties.pageSetUpPr.fitToPage and page.print_title_rows == "$1:$3"
        assert page.freeze_panes and page.freeze_panes.endswith("4")
        assert page.row_dimensions[HEAD_ROW].height >= 17 * max(
            str(cell.value).count("\n") + 1 for cell in page[HEAD_ROW]
        )


def test_projects_come_with_their_figures_so_far_and_room_for_the_quarters() -> None:
    page = forms("county", "zh")[0]
    assert page["A1"].value == "滨江区—泰顺县 2024年第三季度项目进展表" and "金额单位：万元" in str(page["A2"].value)
    first, second, third = rows(page)
    assert first["项目编号"] == "P01-001" and first["赛道"] == "产业项目合作" and first["落地县"] == "泰顺县"
    assert (
        first["计划总投资"] == 13000.000055
        and first["上季完成投资"] == 2427.5
        and first["上季末累计完成投资"] == 3427.5
    )
    assert first["项目阶段"] == "在建", "begun before the quarter"
    assert first["上季产值"] is None, "missing is not zero"
    assert second["项目名称"] == RISKY[0] and second["项目阶段"] is None, "a later stage is published"
    assert third["上季末累计完成投资"] == 500 and third["上季完成投资"] is None
    for row in (first, second, third):
        assert [row[f"本季{name}"] for name in ("完成投资", "产值", "利税")] == [None] * 3


def test_known_cells_are_grey_and_those_to_be_typed_white() -> None:
    page = forms("county", "zh")[0]
    at = heads(page)
    fill = lambda head, row=4: f"#{page.cell(row, at[head]).fill.fgColor.rgb[2:]}"  # noqa: E731
    assert {fill(head) for head in ("项目编号", "项目名称", "开工日", "上季产值", "计划总投资")} == {looks.KNOWN}
    assert {fill(head) for head in ("竣工投产日", "本季产值", "备注", "项目阶段")} == {looks.TO_FILL}
    assert fill("项目名称", 7) == looks.TO_FILL and fill("上季产值", 7) == looks.KNOWN


def test_fund_money_is_summed_by_stage_up_to_the_last_quarter() -> None:
    found = rows(forms("county", "zh")[1])
    told = [(row["资金年度"], row["收款县"], row["项目"], *(row[f"上季末累计{stage}"] for stage in ("下达", "拨付", "支出")))
            for row in found]  # fmt: skip
    assert told == [
        (2024, "泰顺县", None, 800, 500, None),
        (2024, "泰顺县", "甲厂", None, None, 100),
        (2023, "滨江区", None, None, None, 40),
    ]
    assert all(row["支出资金"] is None for row in found)


def test_one_countys_share_holds_what_stands_in_it() -> None:
    pages = forms("one_county", "zh")
    assert [row["项目编号"] for row in rows(pages[0])] == ["P01-001", "P01-002"]
    assert [row["资金年度"] for row in rows(pages[1])] == [2024, 2024]
    assert [row["县"] for row in rows(pages[3])] == ["泰顺县"] and rows(pages[3])[0]["上期数量"] == 120


def test_texts_of_the_data_stay_text() -> None:
    risky = {**tables(), "projects": table("projects", *(project(f"P01-{n}", name) for n, name in enumerate(RISKY)))}
    for made in (county_template(risky, "P01", "2024Q3", "zh"), whole_template("zh", risky)):
        assert schema_faults(made, "xlsx") == []
        book = read(made)
        cells = [cell for page in book for row in page.iter_rows() for cell in row if cell.value in RISKY]
        assert {cell.value for cell in cells} == set(RISKY) and all(cell.data_type == "s" for cell in cells)
        assert all(cell.quotePrefix for cell in cells if cell.value[0] in "=+-@\t'")


def test_a_form_says_whose_it_is() -> None:
    found = identity(form("one_county", "zh"))
    assert found == Identity("county", "demo", "0123456789ab", "330329", "P01", "2024Q3", "zh")
    assert identity(form("whole", "en")) == Identity("whole", lang="en")
    assert identity(b"none") is None


def test_what_is_no_pair_or_quarter_is_refused() -> None:
    with pytest.raises(NoSuchPlace):
        county_template(tables(), "P99", "2024Q3", "zh")
    with pytest.raises(ValueError, match="2024"):
        county_template(tables(), "P01", "2024", "zh")


def test_names_that_stand_twice_are_chosen_by_their_id() -> None:
    twice = {**tables(), "projects": table("projects", project("P01-001", "同名"), project("P01-002", "同名"))}
    page = read(county_template(twice, "P01", "2024Q3", "zh"))["资金"]
    assert [row["项目"] for row in rows(page)][1] == "P01-001"


def test_units_that_are_called_alike_are_not_offered() -> None:
    """个 of projects and of parks stood there as “project” and “park”, which no clerk writes."""
    lists = read(form("county", "zh"))["选项"]
    (units,) = ([one.value for one in column if one.value] for column in lists.iter_cols() if column[1].value == "单位")
    assert "亩" in units and "家" in units
    assert not {"个", "project", "park"} & set(units)


def test_figures_that_a_number_cannot_hold_are_text() -> None:
    exact = "1234567890123456.78"
    held = table("projects", project("P01-001", "大", planned_investment=Decimal(exact)))
    page = read(whole_template("zh", {"projects": held}))["项目"]
    assert page.cell(4, heads(page)["计划总投资"]).value == exact


@pytest.mark.parametrize(
    ("lang", "figure", "loss"), [("zh", "完成投资", "利税"), ("en", "completed investment", "profit and tax")]
)
def test_a_loss_may_be_typed_without_being_asked_about(lang: str, figure: str, loss: str) -> None:
    there, asked = set(), set()
    for page in forms("county", lang):
        columns = {n: said.lower() for said, n in heads(page).items()}
        rules = page.data_validations.dataValidation
        there |= set(columns.values())
        asked |= {columns[place.min_col] for rule in rules for place in rule.sqref.ranges if rule.formula1 == "0"}
    assert any(figure in head for head in asked)
    assert any(loss in head for head in there) and not any(loss in head for head in asked)
