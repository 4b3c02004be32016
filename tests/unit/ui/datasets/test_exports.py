"""What leaves the page holds every row, and the trail tells that it left."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from reports.table_files.formats import WRITERS
from store.history import trail
from tests.unit.ui.datasets.judgements import told
from ui.datasets.found.exports import faults_table
from ui.datasets.versions.effects import reports_made_of
from ui.datasets.versions.exports import trail_table
from ui.datasets.versions.trail import details
from ui.datasets.versions.trail_kinds import act_words
from ui.downloads.told import BY_PAGE, left_with, once_made

SHOWN = SimpleNamespace(dataset=SimpleNamespace(name="demo", version="0123456789ab"))


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATASETS_DIR", str(tmp_path))
    return tmp_path


def test_nothing_is_told_before_the_file_is_made(place):
    make = left_with(SHOWN, "faults", lambda: "file", {"handin": "a"})
    assert trail.entries() == ()
    assert make() == "file"
    (line,) = trail.entries()
    assert (line.kind, line.who, line.dataset) == ("export", BY_PAGE, "demo")
    assert line.details == {"what": "faults", "version": "0123456789ab", "handin": "a"}


def test_a_trail_that_takes_no_line_holds_no_file_back(place, monkeypatch, caplog):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(trail, "append", full)
    assert left_with(SHOWN, "faults", lambda: "file")() == "file"
    assert "faults of demo was made or taken away" in caplog.text


def test_reports_made_of_a_version_are_known_by_the_trail_alike_ones_once(place):
    old = SimpleNamespace(name="demo", version="0123456789ab", schema="")
    once_made(SHOWN, "deck", {"quarter": "2025Q3"})()
    once_made(SHOWN, "pdf", {"quarter": "2025Q4", "pair": "P07"})()
    once_made(SHOWN, "deck", {"quarter": "2025Q3"})()
    newer = SimpleNamespace(dataset=SimpleNamespace(name="demo", version="ba9876543210"))
    once_made(newer, "workbook", {"quarter": "2025Q4"})()
    left_with(SHOWN, "faults", lambda: "file")()
    lines = trail.entries()
    assert reports_made_of(old) == {("deck", "2025Q3", ""): lines[2].when, ("pdf", "2025Q4", "P07"): lines[3].when}
    assert details(lines[2], {}, "zh") == "制作幻灯片；版本 01234567；所属 2025年第三季度"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_fault_is_a_row_of_the_file(lang):
    some = [told(f"D{row}") for row in range(250)] + [
        told("P4", severity="warning", reason="核实"),
        told(None, None, sheet=None),
    ]
    sheet = faults_table(some, lang)
    assert sheet.table.num_rows == len(some)
    assert sheet.table.column("cell").to_pylist()[:2] == ["D0", "D1"]
    assert sheet.table.column("reason").to_pylist()[250] == "核实"
    assert all(write(sheet, lang) for _, write in WRITERS.values())


def test_the_trail_as_a_file_keeps_what_was_written(place):
    trail.append("handin", "张三", "demo", {"handin": "a", "file": "季报.xlsx", "round": 1})
    sheet = trail_table(list(trail.entries()), "zh")
    assert sheet.table.column("details").to_pylist() == ['{"handin": "a", "file": "季报.xlsx", "round": 1}']
    assert sheet.table.column("hash").to_pylist()[0] == trail.entries()[0].hash


def test_a_line_of_the_trail_is_told_in_words(place):
    line = trail.append(
        "publication",
        "王五",
        "demo",
        {"version": "0123456789ab", "came_from": ["a", "b"], "reason": "季报", "unknown": 1},
    )
    assert details(line, {"a": "甲.xlsx"}, "zh") == "版本 01234567；来自 甲.xlsx、b；原因：季报"
    again = trail.append("handin", "张三", "demo", {"handin": "a", "file": "甲.xlsx", "round": 2})
    assert details(again, {"a": "甲.xlsx"}, "zh") == "《甲.xlsx》；第 2 次"


def test_a_round_of_a_hand_in_corrects_nothing_but_itself_and_is_called_as_its_file_was_then(place):
    line = trail.append("handin", "张三", "demo", {"handin": "a", "file": "初稿.xlsx", "round": 2, "replaces": "a"})
    assert details(line, {"a": "终稿.xlsx"}, "zh") == "《初稿.xlsx》；第 2 次"
    other = trail.append("handin", "张三", "demo", {"handin": "b", "file": "更正.xlsx", "round": 1, "replaces": "a"})
    assert details(other, {"a": "终稿.xlsx"}, "zh") == "《更正.xlsx》；第 1 次；更正《终稿.xlsx》"


def test_pairs_and_quarters_are_told_by_name(place):
    line = trail.append("export", "page", "demo", {"what": "form", "pair": "P01", "quarter": "2026Q1"})
    assert details(line, {}, "zh", {"P01": "滨江区—泰顺县"}) == "取走填报表；结对 滨江区—泰顺县；所属 2026年第一季度"


def test_taking_in_and_sending_back_are_no_handing_in(place):
    said = [
        {"handin": "a", "round": 1},
        {"handin": "a", "taken": True, "version": "v"},
        {"handin": "a", "withdrawn": True},
    ]
    lines = [trail.append("handin", "王五", "demo", one) for one in said]
    assert [act_words(line.act, "zh") for line in lines] == ["报送", "采纳", "退回"]
    assert trail_table(lines, "zh").table.column("kind").to_pylist() == ["报送", "采纳", "退回"]
