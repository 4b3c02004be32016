"""资金使用 says what the analysis holds, in both languages: lead, tables, links to the rows, bullets, and the file to take away."""

import csv
import io
from dataclasses import replace
from decimal import Decimal
from urllib.parse import parse_qsl, urlsplit

import openpyxl
import pyarrow.parquet as pq
import pytest

from analytics.answer import total
from analytics.funds.asides import aside_flows
from analytics.funds.export import sheet_columns
from analytics.funds.gaps import owners
from analytics.funds.ladder import STEPS, ladder
from analytics.funds.project import project_money
from analytics.funds.wording import gap_cell
from analytics.funds.years import fund_years, pair_years
from analytics.judgement.wording import status_words
from analytics.lookup import pairs
from analytics.standings.pace import progresses
from reports.table_files.formats import WRITERS
from style.numbers import figure
from style.terms import NONE_YET
from style.units import YUAN
from tests.demo_tables import PAIRS, by_then, flows, fund_whole, in_yi, of_fund, percent, rows
from tests.demo_tables import total as sum_of
from tests.shipped import view
from ui.funds.amounts import ladder_table, steps
from ui.funds.execution import bullets_alt, bullets_of
from ui.funds.export import export_sheet
from ui.funds.ladder import detail_table, instead, refused_steps, untracked, years_table
from ui.funds.lead import funds_lead
from ui.funds.owners import asides_table, gap_heading, gap_sum, owners_table, rates_table, surplus_table
from ui.funds.project import project_links, project_sums, silent_words
from ui.pieces.ledger import Ledger
from ui.view import View

BOTH = pytest.mark.parametrize("lang", ["zh", "en"])


def lead_of(shown: View) -> str:
    found = ladder(shown.dataset, shown.selection)
    widest = owners(shown.dataset, found.widest.stage, shown.selection) if found.widest else None
    return funds_lead(shown, found, widest)


def asked(href: str | None) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(href or "").query))


def filled(table: Ledger) -> bool:
    return all(set(row.cells) >= {c.id for c in table.columns} for row in (*table.rows, *table.foot))


def answered(shown: View, href: str | None) -> Decimal:
    """The number that the page a link leads to adds up to."""
    said = asked(href)
    at = replace(
        shown.selection,
        span=said.get("span", "year"),
        pairs=tuple(filter(None, said.get("pairs", "").split(","))),
        tracks=tuple(filter(None, said.get("tracks", "").split(","))),
        fund_year=int(said["fund"]) if "fund" in said else None,
    )
    return total(shown.dataset, said["metric"], at).value


def test_the_lead_names_the_widest_gap_and_who_holds_most_of_it():
    allocated, disbursed, spent = (fund_whole(stage, "2025", "2025Q4") for stage in STEPS[1:])
    held = {p: by_then("disbursed", p, "2025", "2025Q4") - by_then("spent", p, "2025", "2025Q4") for p in PAIRS}
    names = pairs(view().dataset)
    most = "、".join(names[p].label.zh for p in sorted(PAIRS, key=lambda p: -held[p])[:3])
    assert disbursed - spent > max(Decimal(1_800_000_000) - allocated, allocated - disbursed)
    assert lead_of(view()) == (
        f"2025年度资金（截至2025年第四季度末）：预算安排 18.00 亿元，下达 {in_yi(allocated)} 亿元，拨付 {in_yi(disbursed)} 亿元，"
        f"支出 {in_yi(spent)} 亿元；缺口最大的一步是支出（已拨付未支出 {in_yi(disbursed - spent)} 亿元），"
        f"最多的在{most}。"
    )
    unspent = f"{(disbursed - spent) / 10**6:.0f}"
    assert f"the widest gap is at “spent” (disbursed, unspent: {unspent} m yuan)" in lead_of(view(lang="en"))


def city_lead() -> str:
    there = {row["adcode"] for row in rows("counties") if row["city_adcode"] == "331100"}
    disbursed, spent = (
        sum_of([row for row in flows(stage, year="2025") if row["payee_adcode"] in there]) for stage in STEPS[2:]
    )
    return (
        f"付到丽水的2025年度资金（截至2025年第四季度末）：拨付 {in_yi(disbursed)} 亿元，支出 {in_yi(spent)} 亿元；"
        "预算安排、下达不能按当前筛选统计"
    )


@pytest.mark.parametrize(
    ("where", "said"),
    [
        (
            {"q": "2023Q1"},
            "预算安排 18.00 亿元；尚无下达、拨付、支出；缺口最大的一步是下达（未下达 18.00 亿元），最多的在萧山区—龙泉市",
        ),
        ({"pairs": ("P02",)}, "萧山区—龙泉市 2025年度资金"),
        ({"pairs": ("P02", "P03")}, "所选 2 对结对 2025年度资金"),
        ({"cities": ("331100",)}, city_lead()),
        ({"tracks": ("T3",)}, "预算安排不分赛道；缺口最大的一步是支出"),
        ({"stages": ("signed",)}, "资金流水不分项目阶段"),
        ({"q": "2024Q4", "pairs": ("P16",), "tracks": ("T6",)}, "拨付比上一环节多"),
    ],
)
def test_the_lead_is_honest_where_something_is_missing(where, said):
    assert said in lead_of(view(**where))


@BOTH
def test_the_reported_dataset_has_the_envelope_and_says_so(lang):
    said = lead_of(view("reported", lang))
    if lang == "zh":
        assert said == "2024年度资金（截至2024年第三季度末）：预算安排 18.00 亿元；下达、拨付、支出暂无数据。"
    else:
        assert "budget 1,800 m yuan; allocated, disbursed, spent: no data" in said


@BOTH
def test_every_amount_of_a_fund_year_opens_rows_that_come_to_it(lang):
    shown = view(lang=lang)
    found = fund_years(shown.dataset, shown.selection)
    made = years_table(shown, found)
    assert filled(made) and [row.selected for row in made.rows] == [False, False, True]
    every = [*zip(made.rows, found.lines, strict=True), (made.foot[0], found.whole)]
    for row, line in every:
        for rung in line.rungs:
            cell = row.cells[rung.stage]
            assert answered(shown, cell.href) == rung.amount
            assert cell.text == figure(rung.amount, YUAN, lang).number and cell.text in cell.label
    assert asked(made.rows[0].cells["spent"].href)["fund"] == "2023"
    last = made.rows[-1].cells
    assert last["rate"].text == percent(
        fund_whole("spent", "2025", "2025Q4"), fund_whole("allocated", "2025", "2025Q4")
    )


def test_a_quarter_alone_opens_its_years_rows():
    shown = view(span="quarter")
    cells = years_table(shown, fund_years(shown.dataset, shown.selection)).rows[-1].cells
    assert "span" not in asked(cells["spent"].href) and answered(shown, cells["spent"].href) == fund_whole(
        "spent", "2025", "2025Q4"
    )
    held = owners_table(shown, owners(shown.dataset, "spent", shown.selection)).rows[0].cells
    assert "span" not in asked(held["own"].href)


def test_a_gap_is_never_negative_and_more_is_said():
    rung = ladder(view().dataset, view().selection).rungs[3]
    assert gap_cell(replace(rung, short=Decimal(-5_000_000)), "zh")[0] == "多 0.05"
    assert gap_cell(replace(rung, short=Decimal(-5_000_000)), "en")[0] == "5 more"
    assert gap_cell(replace(rung, amount=None, short=None), "zh")[0] == "暂无数据"
    table = detail_table(view(), pair_years(view().dataset, view().selection))
    told = {row.id: row.cells["allocated-gap"].text for row in table.rows}
    more = by_then("allocated", "P03", "2025", "2025Q4") - sum_of(flows("planned", pair_id="P03", year="2025"))
    assert told["P03-2025"] == f"多 {in_yi(more)}" and not any(
        "−" in c.text for row in table.rows for c in row.cells.values()
    )


@BOTH
@pytest.mark.parametrize("step", STEPS[1:])
def test_owners_stand_in_order_with_shares_that_make_a_whole(lang, step):
    shown = view(lang=lang)
    found = owners(shown.dataset, step, shown.selection)
    made = owners_table(shown, found)
    assert filled(made) and len(made.rows) == len(found.held)
    bars = [row.cells["gap"].bar for row in made.rows]
    assert bars == sorted(bars, reverse=True) and bars[0] == 1
    assert figure(found.gap, YUAN, lang).number in gap_heading(shown, found)
    for row, owner in zip(made.rows, found.held, strict=True):
        if owner.of:
            assert asked(row.href)["pair"] == owner.of and answered(shown, row.cells["own"].href) == owner.own.amount


def test_what_is_more_stands_apart_and_the_sum_is_told_in_the_unit_of_the_gaps():
    shown = view()
    found = owners(shown.dataset, "allocated", shown.selection)
    given = of_fund("allocated", "2025", "2025Q4")
    more = {p: given[p] - sum_of(flows("planned", pair_id=p, year="2025")) for p in PAIRS}
    beyond = {p: amount for p, amount in more.items() if amount > 0}
    assert [row.id for row in surplus_table(shown, found).rows] == sorted(beyond, key=lambda p: -beyond[p])
    assert owners_table(shown, found).rows[0].cells["owner"].text == "省级未分配到结对"
    whole, extra = 1_800_000_000 - sum(given.values()), sum(beyond.values())
    said = [str(figure(amount, YUAN, "zh")) for amount in (whole, whole + extra, extra)]
    assert gap_sum(shown, found) == "整体 {} = 各缺口之和 {} − 各多出之和 {}".format(*said)
    assert gap_sum(shown, owners(shown.dataset, "spent", shown.selection)) == ""


def test_one_pair_has_its_tracks_for_owners():
    shown = view(pairs=("P02",))
    row = owners_table(shown, owners(shown.dataset, "disbursed", shown.selection)).rows[0]
    assert (
        asked(row.href) == {"data": "demo", "pairs": "P02", "tracks": "T1"}
        and row.cells["owner"].text == "产业项目合作"
    )
    assert asked(row.cells["own"].href)["tracks"] == "T1"


@BOTH
def test_a_city_says_why_and_leads_to_its_pairs(lang):
    shown = view(lang=lang, cities=("331100",))
    found = ladder(shown.dataset, shown.selection)
    assert found.reason(lang) in refused_steps(lang, found)
    assert asked(instead(shown).href)["pairs"] == "P02,P07,P08,P09,P11,P12,P15" and "cities" not in asked(
        instead(shown).href
    )
    assert instead(view(cities=("330100",))) is None
    printed = [step.printed for step in steps(shown, found)]
    assert printed[0] == printed[1] == ("不分市" if lang == "zh" else "Not by city")
    cells = years_table(shown, fund_years(shown.dataset, shown.selection)).rows[-1].cells
    assert [cells[c].text for c in ("planned", "allocated-gap", "disbursed-gap", "rate")] == [printed[0], *["—"] * 3]
    assert untracked(view(tracks=("T3",)), ladder(shown.dataset, view(tracks=("T3",)).selection))


@BOTH
def test_rates_stand_in_order_with_what_is_not_spent(lang):
    shown = view(lang=lang)
    found = progresses(shown.dataset, "execution_rate", shown.selection)
    made = rates_table(shown, found)
    assert filled(made) and [row.id for row in made.rows][:3] == ["P18", "P02", "P04"]
    for row, line in zip(made.rows, found.slowest_first, strict=True):
        unspent = line.part.denominator - line.part.numerator
        assert row.cells["unspent"].text == figure(unspent, YUAN, lang).number
        assert answered(shown, row.cells["allocated"].href) == line.part.denominator
    bars = bullets_of(shown, found)
    assert [bar.label for bar in bars] == [row.cells["pair"].text for row in made.rows]
    assert all(
        bar.tone and line.word(lang) in bar.printed and status_words(line.judgement, lang) in bar.said
        for bar, line in zip(bars, found.slowest_first, strict=True)
    )
    assert "18" in bullets_alt(shown, found)


def test_each_bar_has_the_mark_of_what_was_due_of_its_own_money():
    shown = view(q="2025Q3")
    found = progresses(shown.dataset, "execution_rate", shown.selection)
    marks = [bar.mark for bar in bullets_of(shown, found)]
    assert marks == [float(line.share_due) for line in found.slowest_first] and len(set(marks)) > 1


def test_before_anything_is_due_there_is_neither_mark_nor_status():
    shown = view(q="2023Q2")
    found = progresses(shown.dataset, "execution_rate", shown.selection)
    assert not found.is_judged and not any(bar.tone or bar.mark is not None for bar in bullets_of(shown, found))
    assert "status" not in [column.id for column in rates_table(shown, found).columns]


@BOTH
def test_what_left_the_ladder_is_listed(lang):
    shown = view(lang=lang, span="programme")
    for stage, told in aside_flows(shown.dataset, shown.selection).items():
        made = asides_table(shown, told, stage)
        assert filled(made) and len(made.rows) == len(told) > 0 and len({row.id for row in made.rows}) == len(told)


def test_a_projects_money_is_apart_and_what_is_not_told_is_said():
    shown = view(project="P02-001")
    found = project_money(shown.dataset, shown.selection, "P02-001")
    assert [row.cells["stage"].text for row in project_sums(shown, found).rows] == ["支出"] * len(found.sums)
    assert silent_words(shown, found).startswith("预算安排、下达、拨付：没有写明本项目的流水")
    ledger_link, leave = project_links(shown)
    assert asked(ledger_link.href)["project"] == "P02-001" and "project" not in asked(leave.href)


def test_a_step_nobody_moved_yet_is_drawn_as_nothing_and_lacks_all():
    """The chart hatches all of the step before; the table says none yet, which is neither zero nor unknown."""
    shown = view(q="2025Q2")
    quiet = next(o.of for o in owners(shown.dataset, "spent", shown.selection).held if o.own.none_yet)
    found = ladder(shown.dataset, shown.of(quiet))
    spent = steps(shown, found)[3]
    assert (spent.value, spent.printed) == (0, "尚无") and spent.gap.startswith("已拨付未支出")
    assert found.rungs[3].short == found.rungs[2].amount
    assert ladder_table(shown, quiet, found).rows[3].cells["amount"].href is None


PLACES = [
    {},
    {"span": "programme"},
    {"cities": ("331100",)},
    {"q": "2025Q1"},
    {"pairs": ("P02", "P03"), "span": "quarter"},
]


def read_back(shown: View) -> tuple[list[dict[str, str]], list[tuple]]:
    """The rows of the CSV and of the workbook, as a reader finds them."""
    sheet = export_sheet(shown)
    text = WRITERS["csv"][1](sheet, shown.lang).decode("utf-8-sig").partition("\r\n\r\n# ")[0]
    book = openpyxl.load_workbook(io.BytesIO(WRITERS["xlsx"][1](sheet, shown.lang)))
    _, *rows = book.worksheets[0].iter_rows(values_only=True)
    return list(csv.DictReader(io.StringIO(text, newline=""))), rows


@BOTH
@pytest.mark.parametrize("where", PLACES)
def test_the_file_has_the_pages_lines_and_the_same_digits(lang, where):
    shown = view(lang=lang, **where)
    page = [row for row in detail_table(shown, pair_years(shown.dataset, shown.selection)).rows if not row.kind]
    columns, (texts, book) = sheet_columns(), read_back(shown)
    assert len(page) == len(texts) == len(book) > 0
    heads = {column.id: column.header(lang) for column in columns}
    place = {column.id: n for n, column in enumerate(columns)}
    for row, text, cells in zip(page, texts, book, strict=True):
        assert row.cells["pair"].text == text[heads["pair"]] == cells[place["pair"]]
        assert text[heads["year"]] in row.cells["year"].text
        for stage in STEPS:
            same(row.cells[stage], text[heads[stage]], cells[place[stage]], lang)
            if stage != STEPS[0]:
                names = (f"{stage}_gap", f"{stage}_more")
                filled_in = next((name for name in names if text[heads[name]]), names[0])
                same(row.cells[f"{stage}-gap"], text[heads[filled_in]], cells[place[filled_in]], lang)


def same(cell, text: str, number: object, lang: str) -> None:
    """A cell of the page and of both files: the same digits, or no figure in any of them."""
    if not text:
        assert cell.muted and number is None
        return
    if cell.text == NONE_YET(lang):  # which is exactly 0
        assert Decimal(text) == Decimal(str(number)) == 0
        return
    said = figure(Decimal(text), YUAN, lang).number
    assert said in cell.text.split() and Decimal(str(number)) == Decimal(text)


def test_flows_are_counted_and_what_has_no_figure_is_explained():
    table = export_sheet(view(q="2023Q1")).table.to_pylist()
    assert table[0]["allocated"] == 0 and table[0]["allocated_flows"] == 0 and table[0]["planned_flows"] == 1
    assert table[0]["remark"] == "下达 尚无；拨付 尚无；支出 尚无" and table[0]["allocated_gap"] == table[0]["planned"]
    city = export_sheet(view(cities=("331100",))).table.to_pylist()
    assert city[0]["planned_flows"] is None and "预算安排 不分市" in city[0]["remark"]
    reported = export_sheet(view("reported")).table.to_pylist()
    assert reported[-1]["planned"] == 1_800_000_000 and reported[-1]["pair_id"] is None
    assert "暂无数据" in reported[0]["remark"] and reported[0]["spent_flows"] is None
    facts = dict(export_sheet(view()).facts)
    assert facts["合计 · 拨付"] == f"{in_yi(fund_whole('disbursed', '2025', '2025Q4'))} 亿元"
    assert pq.read_table(io.BytesIO(WRITERS["parquet"][1](export_sheet(view()), "zh"))).num_rows == 19
