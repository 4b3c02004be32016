"""What is said along with a download: whose figures, under which selection, and how to see the same again."""

import inspect
from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pyarrow as pa
import pytest
from streamlit.runtime.backend_operation_handler import DeferredFileHandler

from analytics.export_table import ExportTable, SheetColumn
from reports.table_files.formats import WRITERS
from style.text import Text
from tests import shipped
from ui import words
from ui.address import read
from ui.downloads import tables as downloads
from ui.downloads import words as download_words

SHEET = ExportTable(
    Text("项目台账", "Projects"),
    (SheetColumn("name", Text("名称", "Name")),),
    pa.table({"name": ["甲", "乙"]}),
    facts=(("查找", "电气"),),
)
MADE = date(2026, 11, 24)


def facts(**asked) -> dict[str, str]:
    return dict(downloads.with_facts(shipped.view(**asked), SHEET, "projects", MADE).facts)


def test_every_condition_is_said_with_all_its_names() -> None:
    said = facts(q="2024Q3", pairs=("P07", "P08"), stages=("signed",), span="programme")
    assert said["结对"] == "乐清市—景宁县、南湖区—遂昌县" and said["项目阶段"] == "签约" and said["赛道"] == "全部"
    assert said["截至"] == "2024年第三季度" and said["统计期间"] == "2023年第一季度至2024年第三季度"
    assert said["版本"] == shipped.dataset("demo").version and said["数据性质"] == "模拟数据"
    assert said["行数"] == "2" and said["导出日期"] == "2026年11月24日" and said["查找"] == "电气"
    assert list(said)[-1] == "查找"


def test_the_address_shows_the_same_when_newer_figures_have_come() -> None:
    shown = shipped.view(pairs=("P07",), page="3", find="电气, =1")
    path, query = urlsplit(downloads.same_again(shown, "projects"))[2:4]
    assert path == "/projects"
    again, problems = read(dict(parse_qsl(query)), shown.catalogue, shown.dataset)
    assert not problems and again == shown.address.to(q=shown.selection.as_of, page=None)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_simulated_figures_say_so_first_and_reported_ones_do_not(lang: str) -> None:
    made = downloads.with_facts(shipped.view("demo", lang), SHEET, "projects", MADE)
    assert made.warning and made.dataset
    assert made.warning.encode() in WRITERS["parquet"][1](made, lang)
    assert WRITERS["csv"][1](made, lang).decode().partition("\r\n\r\n# ")[2].startswith(made.warning[:8])
    assert not downloads.with_facts(shipped.view("reported", lang), SHEET, "projects", MADE).warning


def test_the_files_name_says_page_basis_quarter_and_version_and_is_safe() -> None:
    version = shipped.dataset("demo").version[:8]
    name = Text("项目台账", "Projects")
    assert downloads.file_name(shipped.view(q="2024Q3"), name, "csv") == f"项目台账_模拟数据_2024Q3_{version}.csv"
    assert downloads.file_name(shipped.view(lang="en"), name, "xlsx").startswith("Projects_simulated_2025Q4_")
    hostile = downloads.file_name(shipped.view(), Text('../a/b\\c:"*?<>|\r\n', "x"), "csv")
    assert hostile.startswith("a-b-c_模拟数据_")


def test_every_format_has_its_word() -> None:
    assert set(WRITERS) == set(download_words.FORMATS)


@pytest.mark.parametrize("ending", list(WRITERS))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_is_worked_out_before_the_click(ending: str, lang: str) -> None:
    made = []

    def make() -> ExportTable:
        made.append(1)
        return SHEET

    data = downloads._made(shipped.view(lang=lang), make, WRITERS[ending][1], "projects")
    assert not made
    assert isinstance(data(), bytes) and made == [1]


def test_what_streamlit_says_of_a_file_that_was_not_made_is_said_in_the_readers_language() -> None:
    (said,) = (words.STREAMLIT[key] for key in words.STREAMLIT if key in inspect.getsource(DeferredFileHandler))
    assert said("zh") != said("en")
