"""分配测算: its controls write one word, its tables say the split's own digits, its links lead to the rows behind a reading."""

import json
from decimal import Decimal
from urllib.parse import parse_qsl, urlsplit

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.allocation.criteria import CRITERIA
from analytics.allocation.evenness import gini
from analytics.allocation.plan import DEFAULT, PRESETS, Plan
from analytics.allocation.returns import lacking
from analytics.allocation.sensitivity import moves
from analytics.allocation.split import allocation, slow_and_gaining
from analytics.lookup import pairs
from analytics.rows import sum_behind
from reports.table_files.formats import WRITERS
from store.datasets import catalogue
from store.saved.views import SavedView
from tests.shipped import PAIRS, view
from ui.address import read
from ui.allocation import words as allocation_words
from ui.allocation.chart import picture
from ui.allocation.compare import comparison_table, evenness_table, sensitivity_table
from ui.allocation.export import export_sheet, fixed_view
from ui.allocation.lead import adds_up_words, envelope_words, lead_words, missing_words, result_note, warning_words
from ui.allocation.rules import envelope_of, plan_of, with_plan
from ui.allocation.scenarios import against_links, fixed_query, kept_table, plan_kept
from ui.allocation.tables import parts_table, readings_table, rules_words, split_table
from ui.downloads.tables import same_again, with_facts

BOUND = Plan(180_000, 0, 70, 10, 20, 0, 0, floor=80, cap=130)


def found_of(shown, plan: Plan = DEFAULT):
    return allocation(shown.dataset, shown.selection.as_of, plan)


def digits(text: str) -> int:
    return int(text.replace(",", "").replace("▲ ", "").replace("▼ ", "-").replace("＝", "0"))


@pytest.mark.parametrize(
    ("typed", "wan"),
    [
        ("18", 180_000),
        ("18.5", 185_000),
        (" 18.0001 ", 180_001),
        ("１８．５", 185_000),
        ("0.5", 5_000),
        ("9999", 99_990_000),
        ("0018", 180_000),
        ("", None),
        ("0", None),
        ("0.0", None),
        ("-5", None),
        ("18亿", None),
        ("1,8", None),
        ("18.00001", None),
        ("1e3", None),
        ("12345", None),
        ("18.", None),
        (".5", None),
        ("nan", None),
        ("٣", None),
    ],
)
def test_an_envelope_is_read_strictly(typed, wan):
    assert envelope_of(typed) == wan


@given(st.integers(1, 99_999_999))
def test_what_the_box_shows_is_read_back(wan):
    assert envelope_of(Plan(envelope=wan).code.partition("-")[0].removesuffix(".0")) == wan


def test_the_default_plan_leaves_the_address_bare():
    shown = view(plan=BOUND.code)
    assert plan_of(shown.address) == BOUND and plan_of(view().address) == DEFAULT
    assert with_plan(shown.address, DEFAULT).plan is None and with_plan(shown.address, BOUND).plan == BOUND.code


@pytest.mark.parametrize("plan", [DEFAULT, BOUND, PRESETS["equal"][1]])
def test_the_split_table_adds_up_and_its_changes_are_its_own_differences(plan):
    shown = view(plan=plan.code)
    found = found_of(shown, plan)
    table = split_table(shown, found)
    assert sorted(row.id for row in table.rows) == PAIRS
    for row in table.rows:
        amount, planned, change = (digits(row.cells[one].text) for one in ("amount", "planned", "change"))
        assert amount - planned == change
        assert bool(found.by_pair[row.id].bound) == (row.cells["bound"].text != "—")
    changes = [row.cells["change"].sort for row in table.rows]
    assert changes == sorted(changes, reverse=True)
    pairs, province, whole = (
        {k: digits(c.text) for k, c in row.cells.items() if k in ("amount", "planned", "change")} for row in table.foot
    )
    assert pairs["amount"] == sum(digits(row.cells["amount"].text) for row in table.rows) == plan.split
    assert all(pairs[one] + province[one] == whole[one] for one in whole) and whole["amount"] == 180_000


@pytest.mark.parametrize("plan", [DEFAULT, BOUND])
def test_the_parts_table_adds_up_across_and_down_and_the_picture_shows_it(plan):
    shown = view(plan=plan.code)
    found = found_of(shown, plan)
    table = parts_table(shown, found)
    columns = [*CRITERIA, "adjustment"]
    for row in (*table.rows, *table.foot):
        assert sum(digits(row.cells[one].text) for one in columns) == digits(row.cells["amount"].text)
    for one in (*columns, "amount"):
        assert sum(digits(row.cells[one].text) for row in table.rows) == digits(table.foot[0].cells[one].text)
    names, parts, amounts = picture(shown, found)
    assert names == [row.cells["pair"].text for row in table.rows]
    assert [one.id for one in parts] == list(CRITERIA), "a criterion keeps its colour whatever its weight"
    assert [value / 10_000 for value in amounts.values] == [row.cells["amount"].sort for row in table.rows]


@pytest.mark.parametrize("narrowed", [{}, {"tracks": ("T1",), "pairs": ("P03",), "span": "quarter"}])
@pytest.mark.parametrize("quarter", ["2024Q2", "2025Q4"])
def test_a_reading_leads_to_the_very_rows_that_give_it(quarter, narrowed):
    shown = view(q=quarter, **narrowed)
    found = found_of(shown)
    for row in readings_table(shown, found.scores).rows[:5]:
        for one in ("need", "completion"):
            query = dict(parse_qsl(urlsplit(row.cells[one].href).query))
            address, problems = read(query, catalogue(), shown.dataset)
            asked = address.selection(shown.dataset)
            top, under = (
                sum_behind(shown.dataset, address.metric, asked, side).total for side in ("numerator", "denominator")
            )
            reading = found.scores[one].readings[row.id]
            value = reading.partial if reading.value is None else reading.value
            assert not problems and value == (max(0, under - top) if one == "need" else value)
            if one == "completion":
                assert Decimal(value.numerator) / value.denominator == top / under
        assert row.cells["performance"].href.endswith("#assessed")
        query = dict(parse_qsl(urlsplit(row.cells["execution"].href).query))
        asked = read(query, catalogue(), shown.dataset)[0].selection(shown.dataset)
        top, under = (
            sum_behind(shown.dataset, "execution_rate", asked, side).total for side in ("numerator", "denominator")
        )
        value = found.scores["execution"].readings[row.id].value
        assert Decimal(value.numerator) / value.denominator == top / under
        assert row.cells["idle"].href.startswith("/funds?") and f"pairs={row.id}" in row.cells["idle"].href


def test_last_years_figures_lead_to_their_rows_whatever_is_narrowed():
    shown = view(q="2025Q4", tracks=("T1",), span="quarter")
    row = next(row for row in split_table(shown, found_of(shown)).rows if row.id == "P02")
    address, _ = read(dict(parse_qsl(urlsplit(row.cells["allocated"].href).query)), catalogue(), shown.dataset)
    behind = sum_behind(shown.dataset, address.metric, address.selection(shown.dataset), "numerator")
    assert behind.total == found_of(shown).by_pair["P02"].allocated


def test_what_is_said_first():
    shown = view()
    found = found_of(shown)
    assert lead_words(shown, found).startswith(
        "2026年度测算：总额 18.00 亿元，省级预留 0.90 亿元"
    ) and "不是分配决定" in lead_words(shown, found)
    assert "2026年度的总额是假设" in envelope_words(shown, found) and "相同" in envelope_words(shown, found)
    assert adds_up_words(found, "zh").startswith("各对合计 171,000 + 省级预留 9,000 = 总额 180,000 万元。")
    counts = "、".join(f"{word} {found.count(sign)} 对" for word, sign in (("增", 1), ("减", -1), ("持平", 0)))
    assert counts in result_note(shown, found)
    names = pairs(shown.dataset)
    slow = warning_words(shown, found)
    assert all(names[pair].label("zh") in slow for pair in slow_and_gaining(found)) and "须核实" in slow
    more = found_of(shown, Plan(envelope=200_000))
    assert "多 20,000 万元" in envelope_words(shown, more)
    narrowed = view(pairs=("P01",))
    assert "不受筛选影响" in envelope_words(narrowed, found)
    reported = view("reported")
    assert "2025年度在已公布的2023—2025年安排" in envelope_words(reported, found_of(reported))
    assert "分不出结果" in lead_words(reported, found_of(reported))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_whose_amount_rests_on_incomplete_returns_is_said_beside_it(lang):
    shown = view(lang=lang)
    found = found_of(shown)
    lacks = lacking(shown.dataset, "2025Q4", DEFAULT)
    cells = {row.id: row.cells for row in split_table(shown, found).rows}
    assert lacks and {pair for pair in cells if cells[pair]["lacks"].text != "—"} == set(lacks)
    said = missing_words(shown, found)
    for pair, one in lacks.items():
        told = [cells[pair]["lacks"].text, cells[pair]["otherwise"].text]
        assert told[0] == {"zh": f"{one.lacks}/{one.due}", "en": f"{one.lacks} of {one.due}"}[lang]
        assert cells[pair]["otherwise"].sort == one.difference * 10_000
        assert lang == "en" or digits(told[1]) == one.difference
        ways = (allocation_words.TO_MEDIAN, allocation_words.TO_PARTIAL)
        assert cells[pair]["otherwise"].sub == ways[one.withheld](lang)
        if one.withheld:
            assert pairs(shown.dataset)[pair].label(lang) in said, "of whom a quarter is missing is named in words"
    sheet = {row["pair_id"]: row for row in export_sheet(shown, found).table.to_pylist() if row["pair_id"]}
    for pair in PAIRS:
        one = lacks.get(pair)
        mine = (one.lacks, one.due, Decimal(one.otherwise * 10_000)) if one else (None, None, None)
        assert (sheet[pair]["not_came"], sheet[pair]["due"], sheet[pair]["otherwise"]) == mine
    equal = found_of(shown, PRESETS["equal"][1])
    assert missing_words(shown, equal) == allocation_words.NOTHING_MISSING(lang)


def test_who_lacks_a_quarter_has_no_reading_on_the_page():
    shown = view()
    found = found_of(shown)
    cells = {row.id: row.cells for row in readings_table(shown, found.scores).rows}
    withheld = [pair for pair, one in lacking(shown.dataset, "2025Q4", DEFAULT).items() if one.withheld]
    for pair in withheld:
        assert any(
            cells[pair][one].text == "不作读数" and "缺一季" in cells[pair][one].sub for one in ("need", "completion")
        )
    assert withheld, "a pair that stopped reporting is one of the stories of the dataset"


def test_firmness_tables():
    shown = view()
    found, other = found_of(shown), found_of(shown, BOUND)
    this, that, last = evenness_table(shown, found, other).rows
    assert [row.cells["gini"].text for row in (this, that)] == [f"{float(one.gini):.3f}" for one in (found, other)]
    assert last.cells["gini"].text == f"{float(gini(found.planned)):.3f}"
    rows = sensitivity_table(shown, moves(shown.dataset, "2025Q4", DEFAULT), found).rows
    assert len(rows) == 2 * len(CRITERIA) and rows[2].cells["weight"].text == "20% → 30%"
    zero = sensitivity_table(shown, moves(shown.dataset, "2025Q4", BOUND), other).rows[1]
    assert zero.cells["moved"].text == "—" and zero.cells["moved"].sub == "权重不足 10%"


def test_two_plans_side_by_side():
    shown = view(against=BOUND.code)
    table = comparison_table(shown, found_of(shown), found_of(shown, BOUND))
    for row in (*table.rows, *table.foot):
        mine, its, apart = (digits(row.cells[one].text) for one in ("this", "other", "difference"))
        assert mine - its == apart
    assert sorted(row.id for row in table.rows) == PAIRS and {
        digits(row.cells["difference"].text) for row in table.foot
    } == {0}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("ending", sorted(WRITERS))
def test_every_file_is_written_and_says_the_rules(ending, lang):
    shown = view(lang=lang, plan=BOUND.code)
    sheet = export_sheet(shown, found_of(shown, BOUND))
    assert BOUND.code in dict(sheet.facts).values() and rules_words(BOUND, lang) in dict(sheet.facts).values()
    assert WRITERS[ending][1](sheet, lang)


def test_the_file_holds_the_screens_digits_and_its_amounts_come_to_the_envelope(tmp_path):
    shown = view(tracks=("T1",))
    found = found_of(shown)
    fixed = fixed_view(shown, found)
    assert f"plan={DEFAULT.code}" in same_again(fixed, "allocation") and "tracks" not in same_again(fixed, "allocation")
    sheet = with_facts(fixed, export_sheet(shown, found), "allocation", fixed.selection.quarter.end)
    (tmp_path / "a.parquet").write_bytes(WRITERS["parquet"][1](sheet, "zh"))
    held = pq.read_table(tmp_path / "a.parquet")
    rows = held.to_pylist()
    screen = {row.id: digits(row.cells["amount"].text) for row in split_table(shown, found).rows}
    ids = held.column_names
    amount, pair = ids[2], ids[0]
    assert {row[pair]: row[amount] for row in rows[:-1]} == {one: Decimal(wan * 10_000) for one, wan in screen.items()}
    assert sum(row[amount] for row in rows) == Decimal(1_800_000_000)
    assert "不是分配决定" in json.dumps(
        {k.decode(): v.decode() for k, v in held.schema.metadata.items()}, ensure_ascii=False
    )


def saved(plan: str | None, **query: str) -> SavedView:
    told = query | ({"plan": plan} if plan else {})
    return SavedView("a" * 16, "名", "allocation", told, "demo", "2026-01-01T00:00:00+00:00")


def test_a_plan_is_kept_with_everything_fixed():
    assert fixed_query(view(q="2024Q4", tracks=("T1",))) == {"q": "2024Q4", "data": "demo", "plan": DEFAULT.code}
    assert plan_kept(saved(BOUND.code)) == BOUND and plan_kept(saved(None)) == DEFAULT and plan_kept(saved("?")) is None


def test_kept_plans_open_as_saved_and_compare_here():
    shown = view(plan=DEFAULT.code, against=PRESETS["equal"][1].code)
    views = [
        saved(BOUND.code, q="2024Q4", data="demo"),
        saved("?", q="?", data="gone"),
        saved(PRESETS["equal"][1].code),
    ]
    one, broken, now = kept_table(shown, views).rows
    kept = {"plan": BOUND.code, "q": "2024Q4", "data": "demo"}
    assert one.href.startswith("/allocation?") and dict(parse_qsl(urlsplit(one.href).query)) == kept
    assert f"against={BOUND.code}" in one.cells["against"].href and "2024年第四季度" in one.cells["name"].sub
    assert broken.cells["rules"].text == "规则无法读取" and broken.cells["against"].href is None
    assert now.cells["against"].text == "对比中"
    found = against_links(shown)
    assert [link.current for link in found] == [True, False, False, False] and "against" not in found[-1].href


def test_the_reported_dataset_shows_an_equal_split_and_no_zero_for_what_is_not_known():
    shown = view("reported", plan=PRESETS["equal"][1].code)
    found = found_of(shown, PRESETS["equal"][1])
    row = split_table(shown, found).rows[0]
    assert (
        row.cells["amount"].text == "9,500" and row.cells["planned"].text == row.cells["allocated"].text == "暂无数据"
    )
    assert row.cells["change"].text == "—" and "暂无数据，无从比较" in result_note(shown, found)
    last = evenness_table(shown, found, None).rows[-1]
    assert last.cells["gini"].text == "暂无数据" and last.cells["what"].sub == "0 对有数"
