"""The standings page's tables say in words what the numbers are: places and moves, growth, and who keeps pace."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from analytics.answer import Part
from analytics.judgement.judge import Judgement
from analytics.judgement.statuses import JUDGED, STATUSES
from analytics.lookup import pairs
from analytics.metrics import METRICS
from analytics.standings.clues import Clue, WeakTrack, clues
from analytics.standings.pace import PACED, Progress, Progresses, counts_in_words, progresses
from analytics.standings.places import RANKED, PlaceCourse, Standings, standings
from analytics.standings.ranking import Ranked, Ranking, ranking
from tests.shipped import PAIRS, WITHOUT_FACTS, view
from ui.pieces.ledger import Ledger
from ui.standings.pace import clues_table, pace_lead, pace_table, rule, statuses_table
from ui.standings.places import (
    any_by_amount,
    growth_table,
    highlighted,
    place_lines,
    places_alt,
    places_lead,
    places_table,
    scope_words,
)

UNKNOWN = ("—", "暂无数据")


def texts(table: Ledger, row: str) -> list[str]:
    cells = next(r for r in table.rows if r.id == row).cells
    return [cells[column.id].text for column in table.columns]


def of(metric_id: str = "investment_completed", **asked: str):
    shown = view(**asked)
    return shown, standings(shown.dataset, metric_id, shown.selection)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("metric_id", RANKED)
def test_every_pair_has_one_row_that_leads_to_it(metric_id, lang):
    shown, found = of(metric_id, lang=lang, q="2024Q3")
    made = places_table(shown, found)
    assert sorted(row.id for row in made.rows) == PAIRS
    for row in made.rows:
        assert row.cells["pair"].text == pairs(shown.dataset)[row.id].label(lang)
        assert f"pair={row.id}" in row.href and "q=2024Q3" in row.href
        assert set(row.cells) == {column.id for column in made.columns}


def test_moves_are_signed_in_words_and_a_place_out_of_nowhere_is_new():
    shown = view()
    courses = (
        PlaceCourse("P01", (3, None, 2, 9, 1), ()),
        PlaceCourse("P02", (2, 1, 1, 1, 3), ()),
        PlaceCourse("P03", (None, 2, 3, None, 4), ()),
        PlaceCourse("P04", (1, 1, 1, 4, 4), ()),
        PlaceCourse("P05", (5, 5, 5, 5, None), ()),
    )
    made = places_table(shown, Standings("fund_spent", ("2024Q4", "2025Q1", "2025Q2", "2025Q3", "2025Q4"), courses))
    assert texts(made, "P01") == ["1", "滨江区—泰顺县", "9", "▲8", "3", "▲2", "1", "9"]
    assert texts(made, "P02")[2:] == ["1", "▼2", "2", "▼1", "1", "3"]
    assert texts(made, "P03")[2:] == ["—", "新", "—", "新", "2", "4"]
    assert texts(made, "P04")[3] == "＝"
    assert texts(made, "P05") == ["—", "龙湾区—苍南县", "5", "—", "5", "—", "5", "5"]


def test_before_the_data_nothing_is_new():
    shown, found = of(q="2023Q1")
    for row in places_table(shown, found).rows:
        assert (row.cells["moved"].text, row.cells["moved_year"].text) == ("—", "—")


def test_the_line_of_a_pair_says_its_place_and_figure_and_breaks_where_it_had_none():
    shown = view(lang="zh")
    found = Standings(
        "fund_spent",
        ("2025Q1", "2025Q2"),
        (PlaceCourse("P10", (None, 2), (None, Decimal("123456789"))), PlaceCourse("P11", (None, None), (None, None))),
    )
    (line,) = place_lines(shown, found)
    assert line.values == (None, 2) and line.said == ("", "桐乡市—天台县\n2025年第二季度 第 2 位 · 1.23 亿元")


def test_the_pairs_selected_stand_out_else_the_notable_ones():
    shown, found = of()
    assert highlighted(shown, found) == found.notable and 6 <= len(found.notable) <= 9
    shown, found = of(pairs=("P09", "P03"))
    assert set(highlighted(shown, found)) == {"P03", "P09"}
    assert {row.id for row in places_table(shown, found).rows if row.selected} == {"P03", "P09"}


@pytest.mark.parametrize(
    ("metric_id", "span", "zh", "en"),
    [
        ("investment_completed", "year", "本年累计", "Year to date"),
        ("investment_completed", "quarter", "当季", "Quarter alone"),
        ("execution_rate", "quarter", "本年累计", "Year to date"),
        ("leverage", "year", "2023年起累计", "Since 2023"),
        ("projects", "quarter", "季末存量", "Level at the quarter's end"),
    ],
)
def test_it_is_said_what_a_quarters_place_covers(metric_id, span, zh, en):
    asked = view(span=span).selection
    assert (scope_words(METRICS[metric_id], asked, "zh"), scope_words(METRICS[metric_id], asked, "en")) == (zh, en)


def test_the_chart_is_told_in_words_too():
    shown, found = of(q="2024Q2")
    assert places_alt(shown, found) == "完成投资：18 对结对2023年第一季度至2024年第二季度各季的位次，其右为同一内容的表"


def grown_table(
    now: str, before: str | None, metric_id: str = "fund_spent", lang: str = "zh"
) -> tuple[Ranking, Ledger]:
    def part(amount: str) -> Part:
        kind = Decimal if METRICS[metric_id].unit.kind == "money" else float
        return Part(("P10",), kind(amount), 1, 1)

    order = Ranking(
        metric_id, (Ranked("P10", 1, part(now), part(before) if before else None),), (Part(("P01",), None, 0, 0),)
    )
    return order, growth_table(view(lang=lang, q="2025Q3"), order)


def test_growth_gives_both_figures_their_difference_and_the_rate():
    order, made = grown_table("300000000", "200000000")
    assert texts(made, "P10") == ["桐乡市—天台县", "3.00", "2.00", "+1.00", "▲ 50.0%"]
    assert texts(made, "P01") == ["滨江区—泰顺县", "暂无数据", "—", "—", "—"]
    assert not any_by_amount(order)
    assert texts(grown_table("100000000", "200000000")[1], "P10")[3:] == ["−1.00", "▼ 50.0%"]


def test_over_a_small_base_there_is_no_rate_and_the_amount_is_told():
    order, made = grown_table("1260370000000", "100000000")
    assert texts(made, "P10")[2:] == ["1.00", "+12,602.70", "增 12,602.70 亿元"] and any_by_amount(order)


def test_percentages_differ_in_points_only():
    assert texts(grown_table("0.525", "0.5", "execution_rate")[1], "P10")[1:] == ["52.5", "50.0", "▲ 2.5个百分点"]


def test_each_figure_leads_to_its_own_rows():
    _, made = grown_table("300000000", "200000000")
    cells = made.rows[0].cells
    for said in ("q=2025Q3", "pairs=P10", "metric=fund_spent"):
        assert said in cells["value"].href
    assert "q=2024Q3" in cells["before"].href
    assert cells["value"].label == "桐乡市—天台县 专项资金支出 3.00 亿元：查看构成"


def paced(*lines: tuple[str, str | None, str | None], share: Fraction = Fraction(3, 4), closed=False) -> Progresses:
    """Pairs with a status, what they spent and what was allocated to them, of which `share` is due by now."""
    made = []
    for status, spent, allocated in lines:
        done, base = (Fraction(one) if one else None for one in (spent, allocated))
        value = float(done / base) if done is not None and base else None
        part = Part((f"P{len(made) + 1:02d}",), value, 4, 5)
        due = base * share if base and STATUSES[status] in JUDGED else None
        made.append(Progress(part.of[0], Judgement("execution_rate", status, part, done, due, base, closed)))
    return Progresses("execution_rate", None, tuple(made))


def test_a_status_is_a_word_and_a_shape_beside_the_bar_and_the_tick():
    found = paced(
        ("on_schedule", "3", "4"),
        ("behind", "1", "4"),
        ("no_target", "1", None),
        ("no_data", None, "4"),
        ("slightly_behind", "7", "10"),
    )
    made = pace_table(view(), found)
    assert [
        (row.id, row.cells["reached"].text, row.cells["status"].text, row.cells["status"].sub, row.cells["status"].tone)
        for row in made.rows
    ] == [
        ("P02", "25.0", "滞后", "差 50.0 个百分点", "bad"),
        ("P05", "70.0", "略慢", "差 5.0 个百分点", "attention"),
        ("P01", "75.0", "达到", "", "good"),
        ("P03", "—", "未设目标", "", ""),
        ("P04", "—", "暂无数据", "", ""),
    ]
    assert [(row.cells["reached"].bar, row.cells["reached"].tick) for row in made.rows[:3]] == [
        (0.25, 0.75),
        (0.7, 0.75),
        (0.75, 0.75),
    ]
    assert made.rows[0].cells["reached"].sub == "已报 4/5 项"
    assert counts_in_words(found, "zh") == "达到 1 对、略慢 1 对、滞后 1 对、未设目标 1 对、暂无数据 1 对"


def test_a_bar_far_beyond_its_target_is_full_and_the_tick_stays_in_scale():
    made = pace_table(view(), paced(("on_schedule", "30", "4"), ("on_schedule", "3", "3")))
    assert [row.cells["reached"].bar for row in made.rows] == [pytest.approx(2 / 3), 1.0]
    assert {row.cells["reached"].tick for row in made.rows} == {0.5}


def test_where_nobody_is_judged_there_is_no_status():
    made = pace_table(view(span="programme"), paced(("not_due", "3", "4")))
    assert [column.id for column in made.columns] == ["pair", "reached"] and made.rows[0].cells["reached"].tick is None


def test_the_rule_is_told_from_where_it_is_defined():
    assert rule(paced(), "zh") == "完成率 ÷ 该有的完成率（竖线）：达到 ≥ 100%；略慢 ≥ 80%；滞后 < 80%。"
    over = paced(("behind", "1", "4"), closed=True)
    assert "达到 ≥ 100%；未完成 ≥ 80%；滞后 < 80%" in rule(over, "zh") and counts_in_words(over, "zh") == "滞后 1 对"
    assert [[cell.text for cell in row.cells.values()] for row in statuses_table("zh").rows] == [
        ["达到", "达到", "≥ 100%"],
        ["略慢", "未完成", "≥ 80%"],
        ["滞后", "滞后", "< 80%"],
    ]


def test_the_lead_counts_every_status_and_is_silent_where_nobody_is_judged():
    shown = view(q="2025Q3")
    every = [progresses(shown.dataset, metric_id, shown.selection) for metric_id in PACED]
    said = pace_lead(shown, every)
    assert said.startswith("2025年第三季度末")
    for one in every:
        for status in ("on_schedule", "slightly_behind", "behind"):
            if one.count(status):
                assert f"{STATUSES[status].label.zh} {one.count(status)} 对" in said
    assert pace_lead(shown, [paced(("not_due", "3", "4"))]) is None
    assert pace_lead(shown, [paced(("no_data", None, "4"))]) is None


def test_the_lead_without_pace_says_who_is_first_and_who_has_no_figure():
    shown = view("reported", q="2024Q2")
    found = standings(shown.dataset, "projects", shown.selection)
    assert places_lead(shown, found) == "项目数（季末存量）：义乌市—莲都区居首，1 对有数，17 对暂无数据。"
    for row in places_table(shown, found).rows:
        if row.id in WITHOUT_FACTS:
            assert all(text in UNKNOWN for text in texts(places_table(shown, found), row.id)[2:])


def test_clues_stand_side_by_side_and_each_leads_on():
    weak = WeakTrack("T3", Fraction(1, 50), Fraction(1, 5))
    full = Clue("P10", ("execution_rate",), 3, 32, 5, 36, 0.625, Decimal("17000000"), weak)
    none = Clue("P11", ("execution_rate",), None, 0, 0, 0, None, None, None)
    made = clues_table(view(q="2025Q3"), (full, none))
    assert texts(made, "P10") == ["桐乡市—天台县", "执行率", "3/32 个", "5/36 项", "62.5", "0.17", "产业有序转移"]
    cells = made.rows[0].cells
    assert cells["weakest"].sub == "占本对 2.0%，占全省 20.0%" and "tracks=T3" in cells["weakest"].href
    assert "stages=signed" in cells["not_started"].href and cells["not_started"].href.startswith("/projects?")
    assert "metric=investment_progress" in cells["progress"].href
    assert "metric=execution_rate" in cells["unspent"].href
    assert cells["unspent"].label == "桐乡市—天台县 下达未支出 0.17 亿元：查看明细"
    assert all("pairs=P10" in cell.href for name, cell in cells.items() if cell.href)
    assert texts(made, "P11")[2:] == ["暂无数据", "0", "暂无数据", "暂无数据", "—"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_on_the_demo_every_lagging_pair_has_its_row(lang):
    shown = view(lang=lang, q="2025Q3")
    behind = {
        line.pair_id
        for m in PACED
        for line in progresses(shown.dataset, m, shown.selection).lines
        if line.status == "behind"
    }
    made = clues_table(shown, clues(shown.dataset, shown.selection))
    assert {row.id for row in made.rows} == behind and behind
    narrowed = replace(shown, selection=replace(shown.selection, pairs=(min(behind),)))
    assert [row.id for row in clues_table(narrowed, clues(shown.dataset, narrowed.selection)).rows] == [min(behind)]


def test_without_a_year_before_only_the_figures_are_shown():
    shown = view(span="programme")
    made = growth_table(shown, ranking(shown.dataset, "output_value", shown.selection))
    assert [column.id for column in made.columns] == ["pair", "value"]


def test_growth_on_the_demo_is_the_rankings():
    shown = view(q="2025Q3")
    order = ranking(shown.dataset, "output_value", shown.selection)
    made = growth_table(shown, order)
    assert [row.id for row in made.rows] == [*(r.pair_id for r in order.ranked), *order.without]
