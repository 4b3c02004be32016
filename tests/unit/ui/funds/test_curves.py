"""The curves' sentence, lines and table say where a fund year stood and never call what is unknown zero."""

from urllib.parse import parse_qsl, urlsplit

import pytest

from analytics.funds.curves import fund_curves
from style.numbers import figure
from style.units import YUAN
from tests.demo_tables import flows, fund_whole, in_yi, percent, rows, total
from tests.shipped import plainly, view
from ui.funds.curves import amounts, curves_lead, curves_table, life_quarters, shares


def found_for(name: str = "demo", step: str = "spent", **asked: object):
    shown = view(name, **asked)
    return shown, fund_curves(shown.dataset, step, shown.selection)


def cell(table, year: str, column: str):
    return next(row for row in table.rows if row.id == year).cells[column]


def test_the_sentence_holds_this_year_against_the_last_at_the_same_quarter():
    said = curves_lead(*found_for(q="2025Q3"))
    own, last = (fund_whole("spent", year, f"{year}Q3") for year in ("2025", "2024"))
    shares = [percent(fund_whole("spent", y, f"{y}Q3"), fund_whole("allocated", y, f"{y}Q3")) for y in ("2025", "2024")]
    assert own > last
    assert said == (
        f"2025年度资金至三季度末支出 {in_yi(own)} 亿元，比上年度资金同期多 {in_yi(own - last)} 亿元"
        f"（▲ {percent(own - last, last)}%）；占已下达 {shares[0]}%，上年度资金同期 {shares[1]}%。"
    )
    there = {row["adcode"] for row in rows("counties") if row["city_adcode"] == "331100"}
    own, last = (
        total([r for r in flows("disbursed", year=y) if r["period"][:4] == y and r["payee_adcode"] in there])
        for y in ("2025", "2024")
    )
    change = f"{'多' if own > last else '少'} {in_yi(abs(own - last))} 亿元（{'▲' if own > last else '▼'} "
    assert f"比上年度资金同期{change}{percent(abs(own - last), last)}%）" in curves_lead(
        *found_for(step="disbursed", cities=("331100",))
    )
    assert "没有上年度资金可比" in curves_lead(*found_for(q="2023Q4"))
    assert "占预算安排 " in curves_lead(*found_for(step="allocated"))
    last_share = percent(fund_whole("spent", "2024", "2024Q4"), fund_whole("allocated", "2024", "2024Q4"))
    assert f"against {last_share}%" in curves_lead(*found_for(lang="en"))


def test_nothing_known_is_said_so():
    assert curves_lead(*found_for("reported")) == "2024年度资金支出：暂无数据，不是零，所以没有曲线。"
    assert (
        curves_lead(*found_for("reported", lang="en"))
        == "Spent of the 2024 fund: no data, which is not zero, so there is no curve."
    )


def test_what_is_known_to_be_nothing_has_the_ladders_word():
    shown, found = found_for(q="2025Q2", pairs=("P02",))
    assert curves_lead(shown, found) == "2025年度资金至二季度末尚无支出；以前各年度资金见下。"
    table = curves_table(shown, found)
    assert (cell(table, "2025", "same").text, cell(table, "2025", "now").text) == ("尚无", "尚无")
    assert cell(table, "2025", "same").href is None and cell(table, "2025", "change").text == "—"
    assert [one.id for one in amounts(shown, found)] == ["2023", "2024"], "a year of nothing is no line"
    assert [one.id for one in shares(shown, found)] == ["2023", "2024"]
    first = amounts(shown, found)[0]
    assert first.values[0] == 0.0 and first.said[0].endswith("累计支出 尚无"), "a line begins at nothing"
    shown, found = found_for(q="2023Q1")
    assert curves_lead(shown, found) == "2023年度资金至一季度末尚无支出，所以没有曲线。"


def test_lines_are_as_long_as_the_longest_course_and_what_is_ahead_is_a_gap():
    shown, found = found_for(q="2025Q3")
    drawn = amounts(shown, found)
    assert [one.id for one in drawn] == ["2023", "2024", "2025"] and {len(one.values) for one in drawn} == {11}
    assert drawn[0].values[0] == 0.0 and drawn[2].values[0] > 0 and drawn[2].values[3:] == (None,) * 8
    assert [one.values[0] is None for one in shares(shown, found)] == [True, False, False], (
        "of 2023 nothing was allocated yet to have a share of"
    )
    at = life_quarters(found, "zh")
    assert (at[0], at[5], at[10]) == ("一季度\n当年", "二季度\n次年", "三季度\n第3年") and len(at) == 11
    spent, given = (fund_whole(stage, "2024", "2024Q3") for stage in ("spent", "allocated"))
    told = f"2024年度资金\n至2024年第三季度末累计支出 {in_yi(spent)} 亿元\n占已下达 {percent(spent, given)}%"
    assert drawn[1].said[2] == told


@pytest.mark.parametrize("quarter", ["2024Q2", "2025Q3", "2025Q4"])
def test_the_table_is_the_oracles_and_its_links_ask_for_just_that(quarter):
    shown, found = found_for(q=quarter, span="programme", pairs=("P10",))
    table = curves_table(shown, found)
    assert table.rows[0].id == quarter[:4]
    assert ("end" in [c.id for c in table.columns]) == (not quarter.endswith("Q4"))
    for curve in found.curves:
        for column, as_of in (("same", f"{curve.year}{quarter[4:]}"), ("now", quarter)):
            told = cell(table, str(curve.year), column)
            asked = dict(parse_qsl(urlsplit(told.href).query))
            at = view(
                q=asked.get("q", "2025Q4"), span=asked.get("span", "year"), pairs=("P10",), fund=asked.get("fund")
            ).selection
            assert (at.as_of, at.span, asked["metric"]) == (as_of, "year", "fund_spent")
            assert at.fund_year == (curve.year if as_of[:4] != str(curve.year) else None)
            value = plainly("demo", "fund_spent", (), at)[()][0]
            assert told.text == figure(value, YUAN, "zh").number


def test_a_years_end_that_is_not_reached_is_no_gap_in_the_data():
    shown, found = found_for(q="2025Q3")
    assert cell(curves_table(shown, found), "2025", "end").text == "年末未到"
    own, last = (fund_whole("spent", year, f"{year}Q3") for year in ("2025", "2024"))
    assert cell(curves_table(shown, found), "2025", "change").text == f"▲ {percent(own - last, last)}%"
    assert cell(curves_table(shown, found), "2023", "change").text == "—"
