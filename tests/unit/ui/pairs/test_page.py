"""The tables and pictures of one pair's page say what the analysis holds, in both languages, and lead to the rows behind it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from statistics import median
from urllib.parse import parse_qs, urlsplit

import pytest

from analytics.funds.ladder import ladder
from analytics.funds.wording import gap_words, steps_words
from analytics.judgement.standing import TONES
from analytics.judgement.statuses import STATUSES
from analytics.lookup import pairs
from analytics.pairs.comparison import comparison
from analytics.pairs.course import BY_QUARTER, TARGETED, quarters, target_years
from analytics.pairs.facts import ProjectLine, projects, stated
from analytics.pairs.profile import assessments, project_groups, resources, side_by_side
from analytics.pairs.tracks import track_lines
from style.numbers import figure, percent
from style.units import YUAN
from tests.demo_tables import by_then, flows, in_yi, rows, total
from tests.plain_judgement import PlainJudgement
from tests.shipped import PAIRS, oracle, plainly, view
from ui.funds.amounts import asides_table, ladder_table, steps
from ui.pairs.assessed import assessed_table
from ui.pairs.compare import comparison_table, unknown
from ui.pairs.counties import counties_table, industries_table, parks_table, resources_table
from ui.pairs.numbers import note, quarter_series, quarters_table, targets_table, tracks_table
from ui.pairs.projects import SHOWN, lanes, ticks
from ui.pairs.words import SECTIONS
from ui.pieces.ledger import Ledger

BOTH = pytest.mark.parametrize("lang", ["zh", "en"])


def asked(href: str | None) -> dict[str, str]:
    return {key: held[0] for key, held in parse_qs(urlsplit(href or "").query).items()}


def column(made: Ledger, name: str) -> dict[str, str]:
    return {row.id: row.cells[name].text for row in (*made.rows, *made.foot) if name in row.cells}


def test_each_track_shows_its_share_and_leads_to_its_own_rows():
    shown = view(q="2025Q3")
    made = tracks_table(shown, "P01", track_lines(shown.dataset, shown.of("P01")))
    cell = next(row for row in made.rows if row.id == "T2").cells["investment_completed"]
    mine = plainly("demo", "investment_completed", ("track",), shown.of("P01"))
    own, whole = mine["T2",][0], sum(value for value, *_ in mine.values() if value)
    assert (cell.text, cell.sub) == (in_yi(own), f"占 {percent(Fraction(own) / Fraction(whole), 'zh')}")
    assert asked(cell.href) == {
        "data": "demo",
        "q": "2025Q3",
        "metric": "investment_completed",
        "pairs": "P01",
        "tracks": "T2",
    }
    assert cell.label == f"完成投资 {in_yi(own)} 亿元：查看构成"
    none = next(row for row in made.rows if row.id == "T1").cells
    assert none["projects"].text == "0" and none["investment_completed"].text == "尚无" and not none["projects"].href
    assert [row.kind for row in made.foot] == ["total"] and column(made, "projects")["whole"] == "26"


@BOTH
def test_the_ladder_names_each_gap_in_the_unit_of_its_heads(lang):
    shown = view("demo", lang, q="2025Q3")
    found = ladder(shown.dataset, shown.of("P01"))
    made = ladder_table(shown, "P01", found)
    gaps = list(column(made, "gap").values())
    planned = total(flows("planned", pair_id="P01", year="2025"))
    held = [planned, *(by_then(stage, "P01", "2025", "2025Q3") for stage in ("allocated", "disbursed", "spent"))]
    short = [before - after for before, after in pairwise(held)]
    if lang == "zh":
        names = ("未下达", "未拨付", "已拨付未支出")
        assert gaps == ["—", *(f"{name} {in_yi(gap)} 亿元" for name, gap in zip(names, short, strict=True))]
        assert list(column(made, "amount").values()) == [in_yi(one) for one in held]
        assert "亿元" in made.columns[1].label
    else:
        names = ("Unallocated", "Undisbursed", "Disbursed, unspent")
        assert gaps[1:] == [f"{n}: {figure(gap, YUAN, lang)}" for n, gap in zip(names, short, strict=True)]
    assert asked(made.rows[3].cells["amount"].href) == {
        **({"lang": "en"} if lang == "en" else {}),
        "data": "demo",
        "q": "2025Q3",
        "metric": "fund_spent",
        "pairs": "P01",
    }
    assert all(step.printed in steps_words(found, shown.lang) for step in steps(shown, found))


def test_a_step_with_more_than_the_one_before_says_so_and_an_unknown_one_is_no_zero():
    shown = view(q="2025Q3")
    found = ladder(shown.dataset, shown.of("P01"))
    more = replace(found.rungs[3], short=Decimal(-5_000_000))
    assert gap_words(more, "zh") == "比上一环节多 0.05 亿元"
    unknown_one = replace(found, rungs=(*found.rungs[:3], replace(found.rungs[3], amount=None, flows=0, short=None)))
    last = ladder_table(shown, "P01", unknown_one).rows[3].cells
    assert last["amount"].text == "暂无数据" and last["amount"].href is None and last["gap"].text == "—"
    assert steps(shown, unknown_one)[3].value is None


def test_what_left_the_ladder_is_listed_by_fund_year_and_quarter():
    shown = view(q="2025Q3", span="programme")
    made = asides_table(shown, ladder(shown.dataset, shown.of("P01")))
    held = [row for row in flows("carried_over", pair_id="P01") if row["period"] <= "2025Q3"]
    assert len(held) == 3, "2023's money at the end of 2023 and of 2024, and 2024's"
    told = [{k: c.text for k, c in row.cells.items()} for row in made.rows]
    assert sorted(told, key=lambda row: (row["year"], row["quarter"])) == [
        {
            "kind": "结转结余",
            "year": f"{row['year']}年",
            "quarter": f"{row['period'][:4]}年第四季度",
            "amount": in_yi(Decimal(row["amount"])),
            "flows": "1",
        }
        for row in sorted(held, key=lambda row: (row["year"], row["period"]))
    ]


@BOTH
def test_a_target_stands_beside_what_was_reached_with_a_tick_at_what_was_due_by_now(lang):
    shown = view("demo", lang, q="2025Q3")
    made = targets_table(shown, "P01", [target_years(shown.dataset, m, shown.of("P01")) for m in TARGETED])
    now = next(row for row in made.rows if row.id == "investment_target_rate-2025").cells
    plain = PlainJudgement(oracle("demo"), "investment_target_rate", shown.of("P01"))
    rate = plain.done(None) / plain.base(None)
    best = max(row.cells["rate"].bar or 0 for row in made.rows)
    assert now["rate"].text == percent(rate, lang) and best <= 1
    assert now["rate"].tick / now["rate"].bar == pytest.approx(float(Fraction(3, 4) / rate)), "on one scale"
    status = plain.status(None)
    assert status and now["pace"].tone == TONES[status] and now["pace"].text.startswith(STATUSES[status].label(lang))
    assert now["elapsed"].text == ("序时目标 75.0%" if lang == "zh" else "75.0% target to date")
    past = next(row for row in made.rows if row.id == "investment_target_rate-2023").cells
    assert asked(past["rate"].href)["q"] == "2023Q4" and "100.0%" in past["elapsed"].text
    none = next(row for row in made.rows if row.id == "output_target_rate-2023").cells
    assert none["target"].muted and none["rate"].bar is None and not none["rate"].href


def test_the_same_quarters_of_two_years_stand_side_by_side_and_a_quarter_to_come_is_empty():
    shown = view(q="2025Q3")
    found = quarters(shown.dataset, "investment_completed", shown.of("P01"))
    first, _, last = quarter_series(shown, found)
    assert (first.id, last.id) == ("2023", "2025")
    assert first.values[0] == 0 and first.said[0] == "2023年第一季度 尚无"
    assert last.values[3] is None and last.said[3] == ""
    mine = {
        quarter: plainly("demo", "investment_completed", ("pair",), view(q=quarter, span="quarter").selection)["P01",][
            0
        ]
        for quarter in ("2024Q3", "2025Q3")
    }
    assert last.said[2] == f"2025年第三季度 {in_yi(mine['2025Q3'])} 亿元"
    made = quarters_table(shown, "P01", [quarters(shown.dataset, m, shown.of("P01")) for m in BY_QUARTER])
    assert [row.id for row in made.rows][:2] == ["2025Q3", "2025Q2"], "the newest first"
    fall = percent(1 - Fraction(mine["2025Q3"]) / Fraction(mine["2024Q3"]), "zh")
    assert made.rows[0].cells["investment_completed-change"].text == f"▼ {fall}"
    assert asked(made.rows[1].cells["output_value"].href) == {
        "data": "demo",
        "q": "2025Q2",
        "span": "quarter",
        "metric": "output_value",
        "pairs": "P01",
    }


def line(**dates: object) -> ProjectLine:
    return ProjectLine("J1", "<b>厂", None, None, None, "started", None, None, "S", None, **dates)  # type: ignore[arg-type]


@BOTH
def test_a_lane_runs_from_stage_to_stage_and_ends_at_the_as_of_quarter(lang):
    shown = view("demo", lang, q="2025Q2")
    dates = {"signed_on": date(2024, 3, 5), "started_on": date(2024, 9, 30), "completed_on": date(2025, 9, 1)}
    (lane,) = lanes(shown, [line(**dates)])
    assert [(s.stage, s.start, s.end, s.open) for s in lane.spans] == [
        ("signed", date(2024, 3, 5), date(2024, 9, 30), False),
        ("under_construction", date(2024, 9, 30), date(2025, 6, 30), True),
    ], "what comes after the as-of quarter is not known yet"
    assert lane.label == ("<b>厂" if lang == "zh" else "J1")
    assert [day.year for day, _ in ticks(shown, [lane])] == [2024, 2025]


def test_a_lane_with_its_dates_out_of_order_or_rough_or_none_still_stands():
    shown = view(q="2025Q4")
    (lane,) = lanes(shown, [line(signed_on=date(2024, 3, 5), started_on=date(2024, 1, 5))])
    assert all(span.end >= span.start for span in lane.spans)
    (rough,) = lanes(shown, [line(completed_on=date(2024, 5, 31), precision="month")])
    assert rough.spans[0].said == "<b>厂\n竣工投产：2024年5月起"
    (bare,) = lanes(shown, [line()])
    assert not bare.spans and bare.note == "开工 · 日期未载"


def test_the_time_line_shows_the_largest_plans_and_no_more():
    shown = view(q="2025Q4")
    lines = projects(shown.dataset, shown.of("P15"))
    found = lanes(shown, lines)
    assert len(lines) > SHOWN == len(found) and [lane.id for lane in found] == [p.project_id for p in lines[:SHOWN]]


@BOTH
def test_the_counties_figures_keep_their_qualifiers_periods_and_sources(lang):
    shown = view("reported", lang)
    pair = pairs(shown.dataset)["P10"]
    made = counties_table(shown, pair, side_by_side(stated(shown.dataset, "P10", shown.of("P10")), pair))
    cells = {row.id: row.cells for row in made.rows}
    yarn = cells["yarn_demand-actual"]
    assert yarn["mountain"].text == ("近 6,000 吨/年" if lang == "zh" else "nearly 6,000 t a year")
    assert yarn["industrial"].muted and yarn["industrial"].text == ("暂无数据" if lang == "zh" else "No data")
    assert yarn["mountain"].sub == ("2024年第三季度" if lang == "zh" else "Q3 2024")
    assert "浙江日报" in yarn["source"].text and "第2段" in yarn["source"].sub


def test_words_of_a_source_stay_words():
    shown = view("reported")
    pair = pairs(shown.dataset)["P15"]
    made = counties_table(shown, pair, side_by_side(stated(shown.dataset, "P15", shown.of("P15")), pair))
    assert "数万家" in column(made, "industrial").values()


def test_industries_and_parks_count_projects_and_say_where_none_is_named():
    shown = view(q="2025Q3")
    pair, asked_of = pairs(shown.dataset)["P01"], shown.of("P01")
    made = parks_table(shown, pair, project_groups(shown.dataset, "park", asked_of), "x")
    mine = [row for row in rows("projects") if row["pair_id"] == "P01" and row["signed_on"] < "2025-10-01"]
    enclave, none = ([r for r in mine if r["park"] == park] for park in ("示例飞地园区P01-1", ""))
    told = {r.cells["name"].text: (r.cells["projects"].text, r.cells["in"].text) for r in made.rows}
    assert told["示例飞地园区P01-1"] == (str(len(enclave)), "0")
    inside = [row for row in none if row["host_adcode"] == "330329"]
    assert (
        told["未写园区的项目"] == (str(len(none)), str(len(inside)))
        and made.rows[-1].cells["name"].text == "未写园区的项目"
    )
    made = industries_table(shown, pair, project_groups(shown.dataset, "industry", asked_of), "x")
    electronics = total([row for row in mine if row["industry"] == "电子信息"], "planned_investment")
    assert made.rows[0].cells["name"].text == "电子信息" and made.rows[0].cells["planned"].text == in_yi(electronics)
    assert [c.label for c in made.columns][2:4] == ["来自滨江区", "落在泰顺县"]


@BOTH
def test_needs_and_offers_have_unit_and_qualifier_and_no_number_is_made_up(lang):
    shown = view("reported", lang)
    made = resources_table(shown, resources(shown.dataset, "P10", shown.selection), "x")
    told = [row.cells["quantity"] for row in made.rows]
    assert [cell.text for cell in told if not cell.muted] == [
        "近 6,000 吨/年" if lang == "zh" else "nearly 6,000 t a year"
    ]
    assert {cell.text for cell in told if cell.muted} == {"数量未载" if lang == "zh" else "no quantity given"}


def test_scores_and_grades_are_as_printed_with_assessor_and_place():
    shown = view(q="2025Q4")
    made = assessed_table(shown, assessments(shown.dataset, "P01", shown.selection))
    assert [c.label for c in made.columns][1:] == ["2023年", "2024年", "2025年上半年"]
    overall = made.rows[0].cells["2023-0"]
    (printed,) = (
        row
        for row in rows("assessments")
        if (row["subject_id"], row["year"], row["indicator_id"]) == ("P01", "2023", "overall")
    )
    assert (overall.text, overall.sub) == (f"{printed['score']} 分", printed["grade_printed"])
    assert column(made, "2025-1")["assessor"] == "示例考核组"
    province = assessed_table(
        view("reported"), assessments(view("reported").dataset, "P01", view("reported").selection)
    )
    assert (province.rows[0].cells["indicator"].text, province.rows[0].cells["2023-0"].text) == ("总评（全省）", "及格")


@BOTH
def test_a_comparison_gives_each_pair_its_place_and_the_median_its_number_of_pairs(lang):
    shown = view("demo", lang, q="2025Q3")
    ids = ("P01", "P02")
    made = comparison_table(shown, ids, comparison(shown.dataset, shown.selection, ids))
    assert [c.id for c in made.columns] == ["metric", "P01", "P02", "median"]
    cells = {row.id: row.cells for row in made.rows}
    signed = {p: plainly("demo", "projects", ("pair",), shown.selection)[p,][0] for p in PAIRS}
    own, place = signed["P01"], 1 + sum(count > signed["P01"] for count in signed.values())
    assert (cells["projects"]["P01"].text, cells["projects"]["P01"].sub) == (
        (f"{own} 个", f"第 {place} 位") if lang == "zh" else (f"{own} projects", f"place {place}")
    )
    middle = f"{median(signed.values()):g}"
    assert cells["projects"]["median"].text == (f"{middle} 个" if lang == "zh" else f"{middle} projects")
    done = plainly("demo", "investment_completed", ("pair",), shown.selection)
    assert cells["investment_completed"]["median"].text == str(figure(median(done[p,][0] for p in PAIRS), YUAN, lang))
    assert cells["projects"]["median"].sub == ("18 对有数" if lang == "zh" else "of 18 pairs")
    assert asked(cells["leverage"]["P02"].href) | {"lang": lang} == {
        "lang": lang,
        "data": "demo",
        "q": "2025Q3",
        "metric": "leverage",
        "pairs": "P02",
    }


def test_where_no_pair_has_a_figure_a_line_says_so_instead_of_empty_rows():
    shown = view("reported")
    found = comparison(shown.dataset, shown.selection, ("P10",))
    made = comparison_table(shown, ("P10",), found)
    assert {row.id for row in made.rows} == {"projects", "projects_in_production", "events"}
    assert "投资撬动比" in unknown(found, "zh") and "项目数" not in unknown(found, "zh")
    assert "仅含来源提及的" in made.rows[0].cells["P10"].sub
    assert unknown(comparison(view().dataset, view().selection, ("P10",)), "zh") == ""


def test_a_metric_that_cannot_be_narrowed_so_says_why_in_its_row():
    shown = view(q="2025Q3", stages=("signed",))
    found = comparison(shown.dataset, shown.selection, ("P01",))
    row = next(r for r in comparison_table(shown, ("P01",), found).rows if r.id == "execution_rate")
    assert row.cells["metric"].sub and set(row.cells) == {"metric"}


def test_a_section_says_its_period_and_basis_once():
    shown = view(q="2025Q3")
    assert note(shown, ("investment_completed", "output_value")).startswith("2025年前三季度；实际。")
    assert note(shown, ("fund_planned", "fund_spent"), "2025年度资金").startswith("2025年度资金；计划；实际。")


def test_every_section_has_an_address_of_its_own():
    assert len({text.zh for text in SECTIONS.values()}) == len(SECTIONS)
    assert all(key.isascii() and key.isalpha() for key in SECTIONS)
