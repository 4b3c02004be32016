"""The first sentence of a hand-in: may it be taken in or not, and what stands in the way, by sheet."""

from store.handins.desk import HandIn, Round
from store.ledgers.results import SheetRead
from style.text import Text
from tests.unit.ui.datasets.judgements import judged, told
from ui.datasets.found.sheets import not_read, open_counts, sheets_table
from ui.datasets.found.verdict import sentence

ROUND = Round(1, "季报.xlsx", "张三", "2026-04-08T08:00:00+00:00", 10, "0" * 64)


def handin(**more) -> HandIn:
    return HandIn("0" * 16, "demo", **{"state": "waiting", "rounds": (ROUND,), **more})


def test_errors_are_counted_by_sheet_the_most_first():
    found = judged(told("D4"), told("D5"), told("B2", sheet="资金"), told("P4", severity="warning"))
    assert sentence(handin(), found, "zh") == "还不能采纳：3 处错误须改正（项目进展 2 处、资金 1 处）。"
    assert sentence(handin(), found, "en") == "It cannot be taken in yet: 3 errors to mend (项目进展: 2, 资金: 1)."


def test_what_is_mended_or_explained_stands_in_nobodys_way():
    found = judged(told(status="mended"), told("P4", severity="warning", reason="核实"), outcome="accepted", ready=True)
    assert sentence(handin(), found, "zh") == "可以采纳：没有发现问题，正等待审核。"


def test_without_errors_it_says_what_is_still_to_be_done():
    found = judged(told("P4", severity="warning"), outcome="questions", unconfirmed=("本季实际投资",))
    assert sentence(handin(), found, "zh") == "没有错误；还有 1 处须说明、1 个列名待确认，办完即可采纳。"


def test_questions_keep_nothing_out():
    found = judged(told("P4", severity="question"), outcome="questions", ready=True)
    assert sentence(handin(), found, "zh").startswith("可以采纳，正等待审核；1 处疑问")


def test_a_hand_in_that_waits_no_longer_says_what_became_of_it():
    assert sentence(handin(state="taken", version="0123456789ab"), None, "zh") == "已采纳，发布为版本 01234567。"
    assert sentence(handin(), None, "zh") == "报送的文件已损坏或丢失，请重新报送。"


def test_each_sheet_has_its_faults_and_the_whole_file_stands_first():
    sheets = (
        SheetRead("项目进展", "projects"),
        SheetRead("说明", None, why=Text("说明", "a guide")),
        SheetRead("附", None),
    )
    read = type(judged().read)(sheets=sheets, pieces=(), headers=(), guesses=(), faults=())
    found = judged(told("D4"), told(None, sheet=None), told("A1", sheet="附", severity="question"), read=read)
    counts = open_counts(found)
    table = sheets_table(found, counts, "zh")
    assert table is not None
    assert [row.cells["sheet"].text for row in table.rows] == ["文件整体", "项目进展", "附"]
    assert [row.cells["error"].text for row in table.rows] == ["1", "1", "–"]
    assert not_read(found, counts, "zh") == ["没有读取：说明（说明）"]
