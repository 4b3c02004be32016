"""What 预警 says in words is what the rules found: counts, thresholds, amounts, links, what is not known, and the file."""

import csv
import io
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from urllib.parse import parse_qsl, urlsplit

import pytest

from analytics.answer import total
from analytics.rows import sum_behind
from analytics.warnings.evidence import rows_of
from analytics.warnings.rounds import of_selected
from analytics.warnings.rules import RULES, Warned
from analytics.warnings.thresholds import OVERRIDE, SETTINGS, shipped, thresholds
from reports.table_files.formats import WRITERS
from style.numbers import figure
from style.units import YUAN
from tests.shipped import PAIRS, QUARTERS, view
from ui.address import read
from ui.downloads.tables import with_facts
from ui.meetings.proposals import own_sentence
from ui.pieces.ledger import Ledger
from ui.view import View
from ui.warnings import words as warning_words
from ui.warnings.evidence import rows_table, ways_on
from ui.warnings.export import export_sheet
from ui.warnings.found import find, rules_table
from ui.warnings.lead import blind_lines, lead_words, pair_line, quiet_lines
from ui.warnings.listing import gone_table, list_table, listed, narrowed_to
from ui.warnings.matrix import history_table, matrix_table
from ui.warnings.sentences import says, shares, standing_words, sum_words
from ui.warnings.thresholds import definitions_table, provenance, settings_table

BOTH = pytest.mark.parametrize("lang", ["zh", "en"])
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def asked(shown: View, href: str) -> View:
    """The view that a link leads to."""
    params = dict(parse_qsl(urlsplit(href).query))
    address, problems = read(params, shown.catalogue, shown.dataset)
    assert not problems
    return replace(shown, address=address, selection=address.selection(shown.dataset))


def texts(table: Ledger) -> list[dict[str, str]]:
    return [{name: cell.text for name, cell in row.cells.items()} for row in table.rows]


@BOTH
@pytest.mark.parametrize("quarter", ["2023Q1", "2024Q4", "2025Q4"])
def test_boards_count_what_the_rules_found(lang, quarter):
    shown = view(lang=lang, q=quarter)
    found = find(shown)
    by_rule = {row["rule"]: row["count"] for row in texts(rules_table(shown, found))}
    assert by_rule == {RULES[o.rule].label(lang): str(len(o.warnings)) for o in found.now.outcomes}
    matrix = matrix_table(shown, found)
    assert [row.id for row in matrix.rows] == PAIRS
    for row in matrix.rows:
        mine = [w.rule for w in found.now.warnings if w.pair_id == row.id]
        assert {rule: row.cells[rule].text for rule in RULES} == {rule: str(mine.count(rule)) for rule in RULES}
        assert row.cells["all"].text == str(len(mine))
    history = history_table(shown, found)
    last = {row.id: row.cells[quarter.lower()].text for row in history.rows}
    assert last == {o.rule: str(len(o.warnings)) for o in found.now.outcomes}


def test_a_quarters_cell_leads_to_what_is_shown_then():
    shown = view(pairs=("P02",))
    history = history_table(shown, find(shown))
    for row in history.rows:
        for at, cell in row.cells.items():
            if cell.href:
                then = asked(shown, cell.href)
                assert then.selection.as_of.lower() == at
                assert len(listed(then, find(then))) == int(cell.text)


def test_cells_and_rules_narrow_and_take_it_back():
    shown = view()
    cell = next(r for r in matrix_table(shown, find(shown)).rows if r.id == "P04").cells["stalled"]
    chosen = asked(shown, cell.href)
    assert (chosen.address.pairs, chosen.address.rule) == (("P04",), "stalled") and cell.step
    assert len(listed(chosen, find(chosen))) == int(cell.text)
    again = next(r for r in matrix_table(chosen, find(chosen)).rows if r.id == "P04").cells["stalled"]
    assert again.selected and asked(shown, again.href).address == shown.address
    rule = next(r for r in rules_table(shown, find(shown)).rows if r.id == "idle")
    chosen = asked(shown, rule.href)
    assert chosen.address.rule == "idle" and {w.rule for w in listed(chosen, find(chosen))} == {"idle"}
    back = next(r for r in rules_table(chosen, find(chosen)).rows if r.id == "idle")
    assert back.selected and asked(shown, back.href).address == shown.address


@BOTH
def test_the_list_says_each_with_its_threshold_and_leads_to_its_rows(lang):
    shown = view(lang=lang)
    found = find(shown)
    mine = listed(shown, found)
    table = list_table(shown, found, mine)
    assert len(table.rows) == len(mine) == len(found.now.warnings)
    for row, warned in zip(table.rows, mine, strict=True):
        said = row.cells["says"].text
        assert ("门槛" if lang == "zh" else "threshold") in said and "{" not in said and "None" not in said
        assert row.cells["asks"].text == RULES[warned.rule].asks(lang)
        if warned.amount is not None:
            assert row.cells["amount"].text == figure(warned.amount, YUAN, lang, scale="wan").number
        assert row.href.endswith("#evidence")
        there = asked(shown, row.href)
        assert warned in listed(there, find(there)), "the way narrows to the warning itself"
        assert {w.rule for w in listed(there, find(there))} == {warned.rule}
    if lang == "en":
        for row in table.rows:
            said = " ".join(row.cells[name].text for name in ("pair", "says", "change", "asks"))
            assert not CHINESE.search(said)


def test_words_of_a_warning():
    shown = view()
    held = find(shown)
    (advance,) = held.now.outcome("overspent").warnings
    spent, paid, over = (f"{one:,.2f}" for one in (advance.spent, advance.disbursed, advance.amount))
    assert sum_words(shown, advance) == f"支出 {spent} − 拨付 {paid} ＝ {over} 元"
    spent, paid = (f"{int(one) // 10**4:,} 万元" for one in (advance.spent, advance.disbursed))
    assert says(shown, advance, shipped()) == f"支出 {spent}，多于拨付的 {paid}（门槛：支出 > 拨付）"
    silent = max(held.now.outcome("unreported").warnings, key=lambda w: w.measured)
    assert f"应报 {silent.due} 项，未报 {silent.due} 项，占 100.0%（门槛 20.0%）" == says(shown, silent, shipped())
    early = view(q="2025Q2")
    slow = [w for w in find(early).now.outcome("behind").warnings if not w.spent]
    assert slow and "至今没有支出" in says(early, slow[0], shipped())


def test_words_of_a_promise():
    """Each with its own figures, and what the source left open is said to be open."""
    shown = view()
    told = {
        "pair_id": "P10", "project_id": "P10-001", "planned_investment": Decimal(12_340_000), "since": "2024Q3",
        "investment_completed": Decimal(15_340_000),
    }  # fmt: skip
    signed = Warned("not_started", amount=Decimal(12_340_000), measured=Fraction(5), limit=Fraction(4), **told)
    assert says(shown, signed, shipped()) == (
        "2024年第三季度签约，已满 5 个季度仍未开工（门槛 4 个季度），计划总投资 1,234 万元"
    )
    unknown = replace(signed, planned_investment=None, amount=None)
    assert says(shown, unknown, shipped()).endswith("计划总投资 暂无数据")
    beyond = Warned("over_plan", amount=Decimal(3_000_000), measured=Fraction(3, 12), limit=Fraction(1, 10), **told)
    assert says(shown, beyond, shipped()) == "累计完成投资 1,534 万元，计划总投资 1,234 万元，超出 25.0%（门槛 10.0%）"
    assert sum_words(shown, beyond) == "累计完成投资 15,340,000.00 − 计划总投资 12,340,000.00 ＝ 3,000,000.00 元"
    late = Warned("overdue", "P10", Decimal(10**9), Fraction(4), Fraction(1), measure_id="cooperation_amount",
                  expected="2024", qualifier="over")  # fmt: skip
    assert says(shown, late, shipped()) == "来源预计 2024年（超 10 亿元），已过 4 个季度，没有实际情况（门槛 1 个季度）"
    silent = replace(late, amount=None)
    assert "（" not in says(shown, silent, shipped()).split("，")[0] and sum_words(shown, silent) == "来源没有写金额。"


def test_a_share_just_below_its_threshold_does_not_read_as_the_threshold():
    assert shares(Fraction(7998, 10000), Fraction(4, 5), "zh") == ("79.98%", "80.00%")
    assert shares(Fraction(4, 5), Fraction(4, 5), "zh") == ("80.0%", "80.0%")
    assert shares(Fraction(1, 4), Fraction(4, 5), "en") == ("25.0%", "80.0%")


def test_what_is_new_and_what_is_gone_is_told():
    shown = view()
    found = find(shown)
    words = {standing_words(found.course, w, "zh") for w in found.now.warnings}
    assert "新增" in words and "连续 3 季" in words
    gone = of_selected(found.course.gone, shown.selection)
    table = gone_table(shown, found, gone)
    assert len(table.rows) == len(gone) > 0 and {r.cells["why"].text for r in table.rows} == {"不再触发"}
    before = asked(shown, table.rows[0].href)
    assert before.selection.as_of == "2025Q3" and gone[0] in find(before).now.warnings
    over = view(q="2025Q1")
    ended = gone_table(over, find(over), find(over).course.gone)
    assert "年度已结束，改看结转和沉淀" in {r.cells["why"].text for r in ended.rows}
    first = view(q="2023Q1")
    assert find(first).course.before is None and "较上季" not in lead_words(first, find(first))


@pytest.mark.parametrize("quarter", ["2024Q4", "2025Q4"])
def test_a_link_to_a_figure_opens_the_very_money_of_the_warning(quarter):
    shown = view(q=quarter)
    held = find(shown)
    checked = 0
    for warned in held.now.warnings:
        missing = 0
        for link in ways_on(shown, warned, rows_of(shown.dataset, shown.selection, warned)):
            path, there = urlsplit(link.href).path, asked(shown, link.href)
            if path != "/rows":
                assert path in ("/pair", "/projects", "/tasks")
                continue
            metric = there.address.metric
            whole = sum_behind(shown.dataset, metric, there.selection)
            figure_of = total(shown.dataset, metric, there.selection).value
            assert there.address.pairs == (warned.pair_id,) and (whole.total or 0) == (figure_of or 0)
            if metric.startswith("fund_"):
                # Of a complete table: no rows are nothing spent.
                assert (whole.total or Decimal(0)) == getattr(warned, metric.removeprefix("fund_"))
                checked += 1
            if warned.rule == "unreported":
                missing += whole.count - whole.reported
        assert not warned.missing or missing == warned.missing
    assert checked >= 20


def test_the_rows_table_begins_each_kind_with_its_sum():
    shown = view(rule="idle", pairs=("P03",))
    for warned in listed(shown, find(shown)):
        rows = rows_of(shown.dataset, shown.selection, warned)
        table = rows_table(shown, warned, rows)
        sums = [row for row in table.rows if row.kind == "total"]
        assert [row.cells["of"].text.split("合计")[0] for row in sums] == ["拨付", "支出"]
        parts = sum(Decimal(row.cells["amount"].text.replace(",", "")) for row in table.rows if not row.kind)
        assert parts == sum(Decimal(row.cells["amount"].text.replace(",", "")) for row in sums)


def test_the_lead_counts_the_selected_by_rule_and_calls_no_amount_the_largest():
    shown = view(pairs=("P12",))
    said, held = lead_words(shown, find(shown)), find(shown)
    mine = [w for w in held.now.warnings if w.pair_id == "P12"]
    assert said.startswith(f"2025年第四季度末，1 对结对触发 {len(mine)} 条预警") and "不能判断" not in said
    counted = Counter(w.rule for w in mine)
    for rule, count in counted.most_common(1):
        assert f"{RULES[rule].label.zh} {count} 条" in said
    assert "万元" not in said and ("等" in said.split("：")[1]) == (len(counted) > 3)
    none = view(q="2023Q1")
    assert f"{len(RULES)} 条规则都没有发现预警。" in lead_words(none, find(none))
    assert len(quiet_lines(none, find(none))) == len(RULES) and not blind_lines(none, find(none))


def test_rules_that_cannot_look_are_counted_and_named_behind_every_count():
    """What is silent because nobody could look is not silent because all is well."""
    staged = view(stages=("under_construction",))
    said = lead_words(staged, find(staged))
    named = "执行滞后、沉淀未支出、支出超拨付、拨付超下达、过期未核实"
    assert f"；另有 5 条规则不能判断（{named}），没有预警不等于没有问题" in said
    industrial = view(q="2023Q1", cities=("330400",))
    assert f"能判断的 4 条规则都没有发现预警；另有 5 条规则不能判断（{named}）" in lead_words(
        industrial, find(industrial)
    )
    assert "不能判断" not in lead_words(view(), find(view()))
    assert own_sentence(staged, "warnings") == said, "and so does a meeting's page"


def test_in_a_place_the_lead_says_that_pairs_are_judged_whole():
    shown = view(q="2024Q4", cities=("331100",))
    found = find(shown)
    said = lead_words(shown, found)
    assert f"触发 {len(found.now.warnings)} 条预警" in said and "（资金和预计按整对计：下达只到结对" in said
    assert "不能判断" not in said and len(found.now.outcome("behind").warnings) > 1
    assert "整对" not in lead_words(view(q="2024Q4"), find(view(q="2024Q4")))
    judged = {row["rule"]: row["judged"] for row in texts(rules_table(shown, found))}
    assert "按整对计" in judged["执行滞后"] and "整对" not in judged["资金在停滞项目"]


@BOTH
@pytest.mark.parametrize("quarter", QUARTERS["reported"])
def test_where_nobody_knows_the_page_says_so_and_never_that_there_is_nothing(lang, quarter):
    shown = view("reported", lang, q=quarter)
    found = find(shown)
    assert ("暂无数据" if lang == "zh" else "No data") in lead_words(shown, found)
    assert {row["count"] for row in texts(rules_table(shown, found))} == {"暂无数据" if lang == "zh" else "No data"}
    assert not quiet_lines(shown, found) and len(blind_lines(shown, found)) == len(
        {rule.complete for rule in RULES.values()}
    )
    assert pair_line(shown, found, "P10") == ""
    assert all(
        cell.gap for row in history_table(shown, found).rows for name, cell in row.cells.items() if name != "rule"
    )


def test_what_cannot_be_narrowed_so_says_why():
    shown = view(stages=("signed",))
    found = find(shown)
    judged = {row["rule"]: row["judged"] for row in texts(rules_table(shown, found))}
    assert judged["执行滞后"].startswith("不能按当前筛选判断：")
    assert judged["过期未核实"].startswith("不能按当前筛选判断：")
    there = view(counties=("330109",))
    assert any("没有结对的山区县" in line for line in blind_lines(there, find(there)))


@BOTH
def test_a_pairs_line_names_its_rules(lang):
    shown = view(lang=lang)
    said = pair_line(shown, find(shown), "P02")
    mine = Counter(w.rule for w in find(shown).now.warnings if w.pair_id == "P02")
    assert mine["behind"] and mine.total() > 1
    start = (
        f"本结对有 {mine.total()} 条预警：执行滞后 1 条"
        if lang == "zh"
        else f"This pair has {mine.total()} warnings: Behind in spending 1"
    )
    assert said.startswith(start)
    quiet = view(lang=lang, q="2023Q1")
    assert f" {len(RULES)} " in pair_line(quiet, find(quiet), "P08")


@BOTH
def test_methods_print_every_rule_and_setting_with_what_holds(lang, tmp_path, monkeypatch):
    path = tmp_path / "mine.toml"
    path.write_text("[idle]\nquarters = 2\n", encoding="utf-8")
    monkeypatch.setenv(OVERRIDE, str(path))
    held = thresholds()
    rules = texts(definitions_table(held, lang))
    assert [row["id"] for row in rules] == list(RULES)
    idle = next(row for row in rules if row["id"] == "idle")
    assert ("拨付满 2 个季度" if lang == "zh" else "disbursed 2 quarters ago") in idle["threshold"]
    assert len(texts(settings_table(held, lang))) == len(SETTINGS)
    assert "mine.toml" in provenance(held, lang) and "2" in provenance(held, lang)
    assert str(tmp_path) not in provenance(held, lang)
    path.write_text("[idle]\nquarters = 40\n", encoding="utf-8")
    assert "fund_thresholds.toml" in provenance(thresholds(), lang)


def test_an_operators_thresholds_change_what_is_shown(tmp_path, monkeypatch):
    shown = view()
    before, behind = len(find(shown).now.warnings), len(find(shown).now.outcome("behind").warnings)
    path = tmp_path / "mine.toml"
    path.write_text("[behind]\npace = 0.01\n", encoding="utf-8")
    monkeypatch.setenv(OVERRIDE, str(path))
    assert len(find(shown).now.warnings) == before - behind < before


@BOTH
@pytest.mark.parametrize(
    "narrowed", [{}, {"rule": "idle"}, {"pairs": ("P04",)}, {"q": "2025Q2", "rule": "stalled"}], ids=str
)
def test_the_file_holds_the_list_exactly(lang, narrowed):
    shown = view(lang=lang, **narrowed)
    found = find(shown)
    mine = listed(shown, found)
    sheet = export_sheet(shown)
    assert sheet.table.num_rows == len(mine)
    assert sheet.table.column("amount").to_pylist() == [w.amount for w in mine]
    assert sheet.table.column("says").to_pylist() == [says(shown, w, found.held.values) for w in mine]
    for name in ("spent", "planned_investment", "investment_completed", "expected", "since"):
        assert sheet.table.column(name).to_pylist() == [getattr(w, name) for w in mine]
    past = [int(w.measured) if w.rule in ("not_started", "overdue") else None for w in mine]
    assert sheet.table.column("past").to_pylist() == past
    whole = with_facts(shown, sheet, "warnings", date(2026, 11, 25))
    for ending, (_, write) in WRITERS.items():
        made = write(whole, lang)
        assert made, ending
        if ending == "csv" and mine:
            rows = list(csv.reader(io.StringIO(made.decode("utf-8-sig").rpartition("\r\n\r\n")[0])))
            assert len(rows) == len(mine) + 1


def test_the_way_to_a_warning_keeps_the_rest_of_the_address():
    shown = view(q="2025Q2", span="programme")
    warned = find(shown).now.outcome("idle").warnings[0]
    address = narrowed_to(shown, warned)
    assert (address.q, address.span, address.rule, address.pairs, address.tracks) == (
        "2025Q2",
        "programme",
        "idle",
        (warned.pair_id,),
        (warned.track_id,),
    )


def test_every_rule_has_its_words():
    says_of, sums = set(warning_words.SAYS_OF), set(warning_words.SUMS)
    assert says_of == {*RULES, "unspent"}, "ui/warnings/words.py: SAYS_OF has a sentence for each rule"
    assert sums == set(RULES), "ui/warnings/words.py: SUMS has the arithmetic of each rule"
