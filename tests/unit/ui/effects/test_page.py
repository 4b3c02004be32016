"""成效与预测 says in words what was worked out: figures with both their sides, intervals or why there are none, no cause anywhere."""

import re
from dataclasses import replace
from fractions import Fraction

import pytest

from analytics.effects.forecast import NO_SUM_RANGE, RANGE_MEANING, RANGE_NAME, REASONS, forecast
from analytics.effects.methods import METHODS
from analytics.effects.ratios import DEFINITIONS, NOT_ADDED, OUTCOMES, effects
from analytics.effects.review import review, year_before
from analytics.effects.targets import OUTLOOKS, prospects
from analytics.lookup import pairs
from analytics.metrics import METRICS
from charts.interval import Dot, DotWords
from charts.style import Axis
from style.colours import PALETTES
from style.numbers import figure, percent
from tests.plotted import dots
from tests.shipped import PAIRS, plainly, view
from ui.effects import words as effect_words
from ui.effects.export import effect_sheet, forecast_sheet
from ui.effects.forecast import (
    coverage_words,
    forecast_lead,
    forecast_table,
    left_out_words,
    method_words,
    outlook_words,
    range_name,
    signed,
    table_note,
)
from ui.effects.forecast_chart import forecast_alt, forecast_dots, legend, review_legend
from ui.effects.ratios import effect_alt, effect_dots, effect_lead, later_note, matrix_table, pair_table, together_table
from ui.effects.review import review_alt, review_dots, review_pairs_table, review_table, trial_table, unbound_words
from ui.methods.definitions import effects_table, methods_table
from ui.pieces.ledger import Ledger

BOTH = pytest.mark.parametrize("lang", ["zh", "en"])
CHINESE = re.compile(r"[\u4e00-\u9fff]")
# What would claim that the money did it.
CAUSAL = re.compile(
    r"带动|撬动出|拉动|促成|促进了|产生了|导致|使得|drove|caused|led to|generated|created|thanks to", re.IGNORECASE
)


def rows(table: Ledger) -> dict[str, list[str]]:
    return {row.id: [row.cells[column.id].text for column in table.columns] for row in table.rows}


def cells(table: Ledger, row: str) -> dict:
    return dict(next(r for r in table.rows if r.id == row).cells)


def texts(table: Ledger) -> list[str]:
    said = [table.caption, *(column.label for column in table.columns)]
    return said + [
        part for row in table.rows for cell in row.cells.values() for part in (cell.text, cell.sub, cell.label)
    ]


def made(foreseen: str = "investment", **asked: str):
    shown = view(**({"q": "2025Q3"} | asked))
    at = shown.dataset, foreseen, shown.selection
    return shown, forecast(*at), prospects(*at)


@BOTH
@pytest.mark.parametrize("metric_id", OUTCOMES)
def test_what_leads_is_cumulative_over_cumulative_beside_how_much_was_disbursed(metric_id, lang):
    shown = view(lang=lang)
    found, metric = effects(shown.dataset, metric_id, shown.selection), METRICS[metric_id]
    told = rows(together_table(shown, found))
    assert next(iter(told)) == "whole" and len(told) == 19
    for one in (found.whole, *found.pairs):
        sides = [figure(part.value, metric.unit, lang, 2).number for part in (one.money, one.outcome)]
        share, ratio = f"{float(one.disbursed) * 100:.1f}", f"{one.value:.2f}"
        assert told[one.pair_id or "whole"][1:] == [sides[0], share, sides[1], ratio]
    said = effect_lead(shown, found)
    for part in (told["whole"][1], f"{told['whole'][2]}%", told["whole"][3], told["whole"][4]):
        assert part in said
    dots_of = effect_dots(shown, found)
    order = [float(row[2]) for row in list(told.values())[1:]]
    assert order == sorted(order) and len(order) == 18, "of whom the least came stands first"
    assert [one.printed.split("（")[0].split(" (")[0] for one in dots_of] == [row[4] for row in list(told.values())[1:]]
    share = percent(next(one for one in found.pairs if one.pair_id == "P04").disbursed, lang)
    assert next(
        one for one in effect_dots(shown, found) if "龙游" in one.label or "Longyou" in one.label
    ).said.endswith(share)


def test_the_matrix_stands_apart_and_says_what_must_not_be_added():
    """The same investment is set against every fund year: the figure that leads is none of these, and never their sum."""
    shown = view()
    found = effects(shown.dataset, "output_value", shown.selection)
    told = rows(matrix_table(shown, found))
    assert list(told) == ["sums", "fund-2023", "fund-2024", "fund-2025"]
    assert told["fund-2025"][2:4] == ["—", "—"], "no year before its own"
    assert cells(matrix_table(shown, found), "fund-2023")["y2025"].sub == "滞后两年"
    lead = effect_lead(shown, found)
    assert not any(f" {told[f'fund-{year}'][4]} 元" in lead for year in (2023, 2024, 2025))
    for lang in ("zh", "en"):
        assert {"zh": "不得相加", "en": "never added"}[lang] in effect_words.LAGGED(lang)
        assert {"zh": "都不能相加", "en": "must not be added"}[lang] in NOT_ADDED(lang)
    assert later_note(found, "zh").startswith("其后年度又拨付而未计入的：2023年度资金 ")


def test_every_sum_leads_to_the_rows_of_its_own_year():
    shown = view(q="2025Q3", span="programme")
    found = effects(shown.dataset, "investment_completed", shown.selection)
    table = matrix_table(shown, found)
    assert cells(table, "sums")["y2024"].href == "/rows?data=demo&q=2024Q4&metric=investment_completed"
    assert cells(table, "fund-2023")["money"].href == "/rows?data=demo&q=2023Q4&metric=fund_disbursed"
    assert cells(table, "sums")["y2025"].href == "/rows?data=demo&q=2025Q3&metric=investment_completed"
    since = cells(together_table(shown, found), "P07")
    assert since["money"].href == "/rows?data=demo&q=2025Q3&span=programme&pairs=P07&metric=fund_disbursed"
    whole = cells(together_table(shown, found), "whole")
    assert whole["outcome"].href == "/rows?data=demo&q=2025Q3&span=programme&metric=investment_completed"
    line = cells(pair_table(shown, found, 2024), "P07")
    assert line["money"].href == "/rows?data=demo&q=2024Q4&pairs=P07&metric=fund_disbursed"
    assert line["o2025"].href == "/rows?data=demo&q=2025Q3&pairs=P07&metric=investment_completed"
    assert "2025年前三季度" in texts(table)[5], "a year not over says how far it goes"


def test_no_place_praises_a_ratio_and_pairs_without_figures_come_last():
    shown = view(q="2023Q4")
    found = effects(shown.dataset, "output_value", shown.selection)
    for table, column in ((pair_table(shown, found, 2023), "r2023"), (together_table(shown, found), "ratio")):
        assert not any("位" in row.cells[column].sub for row in table.rows)
        assert len(table.rows) >= 18
        assert {row.cells[column].text for row in table.rows} <= {f"{n / 100:.2f}" for n in range(9999)} | {"—"}
    silent = view("reported")
    nothing = together_table(silent, effects(silent.dataset, "output_value", silent.selection))
    assert {row.cells["ratio"].text for row in nothing.rows} == {"暂无数据"}, "in a partial dataset nobody says"


@BOTH
@pytest.mark.parametrize("metric", OUTCOMES)
def test_nothing_claims_that_the_money_did_it(metric, lang):
    shown = view(lang=lang)
    found = effects(shown.dataset, metric, shown.selection)
    said = [
        effect_lead(shown, found),
        effect_alt(shown, found),
        *texts(together_table(shown, found)),
        *texts(matrix_table(shown, found)),
        *texts(pair_table(shown, found, 2023)),
        *texts(effects_table(lang)),
        *texts(methods_table(lang)),
    ]
    said += [word(lang) for word in vars(effect_words).values() if hasattr(word, "zh")]
    assert not [text for text in said if CAUSAL.search(text)]
    assert lang == "zh" or not [text for text in said if CHINESE.search(text)]


def test_the_table_of_a_forecast_sets_it_apart_from_what_is_and_what_is_aimed_at():
    shown, found, aimed = made()
    table = forecast_table(shown, found, aimed)
    told = rows(table)
    money = [
        figure(v, METRICS["investment_completed"].unit, "zh", 2).number
        for v in (found.whole.so_far, found.whole.value, aimed.target)
    ]
    assert told["whole"] == [
        f"合计（{found.whole.count} 对）",
        *money[:2],
        "—",
        money[2],
        percent(aimed.share, "zh"),
        "",
    ]
    line, held = found.line("P04"), aimed.by_pair["P04"]
    ends = [
        figure(v, METRICS["investment_completed"].unit, "zh", 2).number
        for v in (line.value, line.low, line.high, held.target)
    ]
    assert told["P04"][2:] == [
        ends[0],
        f"{ends[1]}–{ends[2]}",
        ends[3],
        percent(held.share, "zh"),
        OUTLOOKS[held.outlook]("zh"),
    ]
    assert held.outlook == "unlikely" and cells(table, "P04")["outlook"].tone == "bad", "projects that stand still"
    so_far = plainly("demo", "investment_completed", ("pair",), shown.selection)["P04",]
    assert told["P04"][1] == f"{so_far[0] / 10**8:.2f}"
    assert cells(table, "P04")["so_far"].sub == ("" if so_far[1] == so_far[2] else f"已报 {so_far[1]}/{so_far[2]} 项")
    assert cells(table, "P04")["so_far"].href == "/rows?data=demo&q=2025Q3&pairs=P04&metric=investment_completed"
    values = [found.line(row.id).value for row in table.rows[1:]]
    assert values == sorted(values, reverse=True), "the largest forecast first"
    assert cells(table, "whole")["range"].sub == "回测不足 4 年，不给范围", "why stands where the range would"
    assert table_note(found, aimed, "zh").endswith("回测不足 4 年，合计不给误差范围：同一年里各对往往一起偏高或偏低")
    names = "、".join(pairs(shown.dataset)[pair].label("zh") for pair in aimed.having("unlikely"))
    assert f"预计完不成的：{names}。" in outlook_words(shown, aimed)


def test_the_method_says_what_it_is_and_how_far_it_missed_twice():
    shown, found, _ = made("spent")
    tested = found.trial
    own, naive = tested.score(tested.chosen), tested.score(tested.naive)
    said = method_words(tested, "zh")
    assert METHODS[tested.chosen].label("zh") in said and f"（{len(tested.years)} 年、{own.cases} 对次）" in said
    assert f"各对误差绝对值之和占实际 {percent(own.error, 'zh')}，合计误差 {signed(own.of_sum, 'zh')}" in said
    assert tested.chosen == tested.naive or percent(naive.error, "zh") in said
    before = year_before(shown.dataset, found, shown.selection)
    assert coverage_words(before, tested, "zh").startswith(
        f"上年同季的预测，{before.ranged} 对中 {before.inside} 对的实际落入当时的以往误差范围。回测只有 {len(tested.years)} 年"
    )
    assert "没有误差范围可以核对" in coverage_words(None, tested, "zh")
    _, naive, _ = made()
    assert "没有其他方法胜过朴素法" in method_words(naive.trial, "zh") and "末季延续" in method_words(naive.trial, "zh")
    order = rows(trial_table(naive.trial, "完成投资", "zh"))
    assert next(iter(order)) == "last" and order["last"][4] == "1.00" and order["line"][1] == "朴素法"


@BOTH
@pytest.mark.parametrize("quarter", ["2024Q3", "2025Q3"])
def test_no_share_is_promised_from_fewer_than_four_back_tested_years(quarter, lang):
    """Sixteen of eighteen pairs within “80 %” became three of eighteen a year later: one year is a record, no probability."""
    for foreseen in ("spent", "investment"):
        shown, found, aimed = made(foreseen, lang=lang, q=quarter)
        said = [
            *(column.label for column in forecast_table(shown, found, aimed).columns),
            legend(found, lang, aimed).value,
            coverage_words(year_before(shown.dataset, found, shown.selection), found.trial, lang),
            table_note(found, aimed, lang),
            forecast_lead(shown, [(found, aimed)]),
            forecast_alt(shown, found),
        ]
        assert not any("80%" in one for one in said), said
        held = found.held
        told = {
            "zh": f"回测 {held.cases} 对次中 {held.inside} 对次落入",
            "en": f"{held.inside} of {held.cases} pair years",
        }[lang]
        assert told in said[3] and {"zh": "只回测过 1 年", "en": "back-tested: 1"}[lang] in forecast_lead(
            shown, [(replace(found, trial=replace(found.trial, years=(2024,))), aimed)]
        )
        enough = replace(found, held=replace(held, years=4))
        assert "80%" in range_name(enough, lang)


def test_who_is_not_forecast_is_named_with_the_reason_and_left_out_of_the_sum():
    shown, found, _ = made("spent", q="2024Q2")
    table = forecast_table(shown, found, None)
    assert rows(table)["P02"][2] == "不预测" and cells(table, "P02")["value"].sub == REASONS["no_method"]("zh")
    assert rows(table)["P02"][1] == "0.00" and cells(table, "P02")["so_far"].href is None, "nothing spent has no rows"
    assert left_out_words(shown, found) == "另有 2 对不预测，不在合计中：萧山区—龙泉市、玉环市—仙居县。"
    told = ",".join(p for p in PAIRS if p not in ("P02", "P18"))
    assert f"pairs={told}" in cells(table, "whole")["so_far"].href


def test_the_lead_says_it_is_a_forecast_or_why_there_is_none():
    shown = view(q="2025Q3")
    every = [made("spent")[1:], made()[1:]]
    said = forecast_lead(shown, every)
    (spent, _), (invested, aimed) = every
    sums = [str(figure(one.whole.value, METRICS["fund_spent"].unit, "zh", 2)) for one in (spent, invested)]
    assert said.startswith(
        f"截至2025年第三季度末的预测（本平台测算，非实际，只回测过 1 年）：2025年度资金当年支出 {sums[0]}；"
    )
    count, share = len(aimed.having("unlikely")), percent(aimed.share, "zh")
    assert f"2025年全年完成投资 {sums[1]}，相当于目标的 {share}，{count} 对预计完不成。" in said
    silent = view("reported")
    none = [(forecast(silent.dataset, f, silent.selection), None) for f in ("spent", "investment")]
    assert forecast_lead(silent, none) == "截至2024年第三季度末不作年末预测：暂无数据，来源没有按结对、按季的数。"
    assert "暂无数据" in effect_lead(silent, effects(silent.dataset, OUTCOMES[0], silent.selection))


def test_a_year_that_is_over_shows_what_was_said_beside_what_came():
    shown = view()
    found = review(shown.dataset, "investment", shown.selection)
    told = rows(review_table(shown, found))
    assert list(told) == ["2025Q1", "2025Q2", "2025Q3"]
    point = found.points[2]
    assert told["2025Q3"][3:5] == [signed(point.of_sum, "zh"), percent(point.error, "zh")] != ["", ""]
    assert told["2025Q3"][6] == f"{point.inside}/{point.ranged} 对"
    heads = [column.label for column in review_table(shown, found).columns]
    assert "合计误差" in heads[3] and "各对误差绝对值之和" in heads[4], "each error is named for what it is"
    for one in (point, *found.points):
        assert percent(one.error, "zh") in review_alt(shown, found) and signed(one.of_sum, "zh") in review_alt(
            shown, found
        )
    third = cells(review_table(shown, found), "2025Q3")
    assert third["at"].href == "/effects?data=demo&q=2025Q3&part=forecast" and third["inside"].sub == ""
    assert "P11" not in third["came"].href and "P10,P12" in third["came"].href, "the sum leads to its own pairs"
    assert [one.target for one in review_dots(shown, found)] == [float(point.came) for point in found.points]
    assert all(dot.low is None for dot in review_dots(shown, found)), "no interval of these sums is drawn"
    assert review_legend("zh", review_dots(shown, found)).value == "全年预测", "and none is in the legend"
    ranged = [Dot("甲", 5.0, 4.0, 8.0, "5.00", "甲")]
    assert review_legend("zh", ranged).value == "全年预测及以往误差范围"
    assert unbound_words(found, "zh") == "回测不足 4 年，合计不给误差范围：同一年里各对往往一起偏高或偏低。"
    by_pair = review_pairs_table(shown, found)
    assert cells(by_pair, "P11")["came"].text == "暂无数据" and by_pair.rows[-1].id == "P11"
    assert cells(by_pair, "P03")["2025Q3"].sub == signed(
        Fraction(found.points[2].forecast.line("P03").value) / Fraction(found.actual["P03"]) - 1, "zh"
    )
    assert (signed(Fraction(1, 8), "zh"), signed(Fraction(-1, 8), "zh"), signed(Fraction(0), "zh")) == (
        "+12.5%",
        "−12.5%",
        "0.0%",
    )


def test_the_definitions_are_all_printed():
    for lang in ("zh", "en"):
        assert [DEFINITIONS[0][0](lang), DEFINITIONS[1][0](lang)] == [
            row[0] for row in rows(effects_table(lang)).values()
        ][:2]
        assert [row[0] for row in rows(methods_table(lang)).values()] == [m.label(lang) for m in METHODS.values()]


@BOTH
def test_a_download_has_the_digits_of_the_screen(lang):
    shown = view(lang=lang)
    found, sheet = (effects(shown.dataset, "output_value", shown.selection), effect_sheet(shown, "output_value"))
    told = sheet.table.to_pylist()
    assert len(told) == 7 * 19
    first = told[0]
    assert (first["fund_year"], first["year"], first["pair_id"], first["up_to"]) == (None, None, None, "2025Q4")
    assert (first["money"], first["outcome"]) == (found.whole.money.value, found.whole.outcome.value)
    assert f"{first['ratio']:.2f}" == f"{found.whole.value:.2f}"
    assert f"{first['disbursement_rate'] * 100:.1f}" == f"{float(found.whole.disbursed) * 100:.1f}"
    whole = next(row for row in told if (row["fund_year"], row["year"], row["pair_id"]) == ("2023", "2025", None))
    assert f"{whole['ratio']:.2f}" == f"{found.ratios[2023, 2025].value:.2f}" and whole["line"] != first["line"]
    assert whole["outcome"] == found.outcomes[2].part.value and whole["money"] == found.money[0].part.value
    assert NOT_ADDED(lang) in {said for _, said in sheet.facts}
    running = forecast_sheet(view(lang=lang, q="2025Q3")).table.to_pylist()
    p04 = next(row for row in running if row["pair_id"] == "P04" and row["target"])
    at = view(q="2025Q3")
    made_then = forecast(at.dataset, "investment", at.selection).line("P04")
    assert p04["came"] is None and p04["forecast"] == made_then.value
    assert (
        f"{p04['share']:.3f}" == f"{float(prospects(at.dataset, 'investment', at.selection).by_pair['P04'].share):.3f}"
    )
    sums = [row for row in running if row["pair_id"] is None]
    assert {(row["low"], row["high"], row["remark"]) for row in sums} == {(None, None, NO_SUM_RANGE(lang))}
    assert p04["low"] is not None and p04["remark"] is None
    assert (RANGE_NAME(lang), RANGE_MEANING(lang)) in forecast_sheet(shown).facts
    over = forecast_sheet(shown).table.to_pylist()
    assert {row["made_at"] for row in over} == {"2025Q1", "2025Q2", "2025Q3"} and len(over) == 2 * 3 * 19
    assert any(row["missed"] is not None for row in over)
    points = [p for f in ("spent", "investment") for p in review(shown.dataset, f, shown.selection).points]
    wholes = [row for row in over if row["pair_id"] is None]
    for point, row in zip(points, wholes, strict=True):
        assert (row["forecast"], row["came"]) == (point.said, point.came)
        both = [f"{share * 100:.1f}" for share in (row["missed"], row["pairs_missed"])]
        assert both == [f"{float(share) * 100:.1f}" for share in (point.of_sum, point.error)]


def test_a_download_where_there_is_nothing_says_so_too():
    shown = view("reported")
    assert {row["ratio"] for row in effect_sheet(shown, OUTCOMES[0]).table.to_pylist()} == {None}
    assert {row["forecast"] for row in forecast_sheet(shown).table.to_pylist()} == {None}


def test_what_is_charted_is_what_the_table_says():
    shown, found, aimed = made()
    drawn = {one.label: one for one in forecast_dots(shown, found, aimed)}
    line = found.line("P04")
    dot = drawn["钱塘区—龙游县"]
    assert (dot.value, dot.low, dot.high, dot.bar) == tuple(
        map(float, (line.value, line.low, line.high, line.known.so_far))
    )
    assert dot.target == float(aimed.by_pair["P04"].target)
    ends = [figure(v, METRICS["investment_completed"].unit, "zh", 2).number for v in (line.value, line.low, line.high)]
    assert f"{ends[0]} 亿元（{ends[1]}–{ends[2]}）" in dot.said
    whole = figure(found.whole.value, METRICS["investment_completed"].unit, "zh", 2)
    assert f"合计预测 {whole}；" in forecast_alt(shown, found)


def test_the_chart_draws_a_whisker_as_long_as_its_interval_and_nothing_for_nothing():
    told = [Dot("甲<b>", 5.0, 4.0, 8.0, "5.00", "甲", 2.0, 6.0), Dot("乙", None, None, None, "不预测", "乙", 1.0)]
    figure = dots(told, axis=Axis("亿元", str), words=DotWords("预测", "已发生", "目标"), palette=PALETTES["light"])
    bars, marks, points = figure.data
    assert list(points.x) == [5.0, None] and (points.error_x.array[0], points.error_x.arrayminus[0]) == (3.0, 1.0)
    assert list(bars.x) == [2.0, 1.0] and list(marks.x) == [6.0, None]
    assert "甲&lt;b&gt;" in "".join(figure.layout.yaxis.ticktext), "a label is text"
    assert {note.text: note.x for note in figure.layout.annotations} == {"5.00": 5.0, "不预测": 1.0}
    assert figure.layout.showlegend and figure.layout.xaxis.range[0] == 0 and figure.layout.xaxis.range[1] >= 8
    plain = dots(told[:1], axis=Axis("亿元", str), words=DotWords("预测"), palette=PALETTES["dark"])
    assert len(plain.data) == 1 and not plain.layout.showlegend
