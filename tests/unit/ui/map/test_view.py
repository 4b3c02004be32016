"""The map shows every pair and county once; its legend covers every figure and its words are the answers'."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest

from analytics.judgement.judge import judged_pairs
from analytics.judgement.wording import judgement_words
from analytics.lookup import pair_of_county, pairs
from analytics.map import figures
from analytics.map.figures import county_figures, link_figures
from analytics.map.footnote import REVIEW_NUMBER, footnote
from analytics.metrics import METRICS
from analytics.warnings.rounds import round_at
from analytics.warnings.thresholds import thresholds
from cache.remembered import forget
from charts.map_view import PACES, RATE_WIDTH, STEPS
from style.numbers import figure
from style.periods import quarters_between
from tests.generated import blank, opened, rows_of
from tests.shipped import PAIRS, SPANS, WITHOUT_FACTS, dataset, view
from ui.address.rules import COUNTY_CLASS, LINK_METRICS, SHADE_METRICS
from ui.map.view import map_view
from ui.pieces.components import as_sent

EVERY = quarters_between("2023Q1", "2025Q4")
QUARTERS = ["2023Q1", "2023Q3", "2024Q2", "2025Q1", "2025Q4"]


def number(text: str) -> Decimal:
    return Decimal(text.replace(",", "").replace("−", "-"))


def bounds(words: str) -> tuple[Decimal | None, Decimal | None, bool]:
    """What a legend entry says: lower and upper bound, and whether the upper one is among its figures."""
    if words.startswith("< "):
        return None, number(words[2:]), False
    if words.startswith("≥ "):
        return number(words[2:]), None, False
    lower, _, upper = words.partition(" – ")
    return (number(lower), number(upper), False) if upper else (number(lower), number(lower), True)


def shown_value(metric, value) -> Decimal:
    return number(figure(value, metric.unit, "zh", metric.decimals).number)


def covers(metric, entries: list[str], values: list) -> None:
    """The entries follow one another without gap or overlap, and hold every figure."""
    said = [bounds(words) for words in entries]
    assert all(upper == lower for (_, upper, _), (lower, _, _) in pairwise(said)), entries
    if len(said) > 1:
        assert said[0][0] is None and said[-1][1] is None, entries
        assert all(lower < upper for lower, upper, _ in said[1:-1]), entries
    else:
        lower, upper, _ = said[0]
        assert {lower, upper} == {shown_value(metric, min(values)), shown_value(metric, max(values))}


def of_every_quarter(figures_of, shown, metric_id) -> list:
    """What the classes are of: the figures of all quarters."""
    found = [figures_of(shown.dataset, metric_id, shown.selection.at(quarter)) for quarter in EVERY]
    return [f.part.value for one in found for f in one.figures.values() if f.part.value is not None]


@pytest.mark.parametrize("metric_id", LINK_METRICS)
@pytest.mark.parametrize("span", SPANS)
def test_the_classes_of_the_legend_cover_every_link_and_are_those_of_every_quarter(metric_id, span):
    values = of_every_quarter(link_figures, view(span=span), metric_id)
    told = set()
    for quarter in QUARTERS:
        shown = view(q=quarter, span=span, link=metric_id)
        found = link_figures(shown.dataset, metric_id, shown.selection)
        made = map_view(shown)
        legend = made.legend
        by_look = {"amount": legend.widths, "shade": legend.shades, "pace": legend.paces}
        entries = by_look[found.look]
        assert [look for look, some in by_look.items() if some] == [found.look]
        assert all(a < b for (a, _), (b, _) in pairwise(entries)), "wider, darker, nearer to what is due is more"
        told.add(entries)
        if found.look == "pace":
            assert [arc.pace for arc in made.arcs] == [found.figures[arc.id].pace for arc in made.arcs]
            drawn = [arc for arc in made.arcs if arc.pace is not None]
            assert {arc.width for arc in drawn} <= {RATE_WIDTH}
            paces = [arc.pace for arc in drawn]
            assert [int(count.split()[0]) for count in legend.counts] == [paces.count(pace) for pace in range(PACES)]
        else:
            covers(METRICS[metric_id], [words for _, words in entries], values)
        assert bool(legend.no_figure) == any(arc.width is None for arc in made.arcs)
    assert len(told) == 1, "what a colour or a width means does not change with the quarter"


def test_classes_of_one_quarter_alone_are_a_choice():
    fixed, fitted = (
        map_view(view(q="2023Q3", link="investment_completed", classes=classes)).legend.widths
        for classes in ("all", "quarter")
    )
    shown = view(q="2023Q3")
    there = link_figures(shown.dataset, "investment_completed", shown.selection)
    covers(
        METRICS["investment_completed"], [words for _, words in fitted], [f.part.value for f in there.figures.values()]
    )
    assert fixed != fitted


@pytest.mark.parametrize("metric_id", SHADE_METRICS)
@pytest.mark.parametrize("span", SPANS)
def test_the_steps_of_the_legend_cover_every_county(metric_id, span):
    values = of_every_quarter(county_figures, view(span=span), metric_id)
    for quarter in QUARTERS:
        shown = view(q=quarter, span=span, shade=metric_id)
        made = map_view(shown)
        covers(METRICS[metric_id], [words for _, words in made.legend.steps], values)
        steps = [step for step, _ in made.legend.steps]
        assert (steps[0], steps[-1]) == (0, STEPS - 1) or len(steps) == 1, "the least and the most are told apart"
        assert steps == sorted(set(steps)) and set(steps) <= set(range(STEPS))
        assert {shade.step for shade in made.shades} - {None} <= set(steps)
        known = sum(shade.step is not None for shade in made.shades)
        assert bool(made.legend.no_data) == (known < 36)


def test_a_single_class_of_different_figures_says_both_ends():
    """1.00 and 1.04 round to the same edge: one class, and the legend must not say that both are 1.00."""

    def widths(*amounts: int) -> list[str]:
        flows = [
            blank(
                "fund_flows",
                flow_id=f"F{n}",
                year=2025,
                period="2025Q1",
                stage="spent",
                amount=Decimal(amount),
                pair_id=f"P0{n}",
                as_of=date(2025, 4, 1),
                source_id="S",
            )
            for n, amount in enumerate(amounts, 1)
        ]
        shown = replace(view(q="2025Q1", link="fund_spent"), dataset=opened(rows_of(fund_flows=flows), set()))
        return [words for _, words in map_view(shown).legend.widths]

    assert widths(100_000_000, 104_000_000) == ["1.00 – 1.04"]
    assert widths(100_000_000, 100_000_000) == ["1.00"]
    assert widths(100_000_000, 140_000_000) == ["< 1.40", "≥ 1.40"]
    assert widths(1_000, 2_000) == ["0.00"], "less than is seen tells nothing apart"
    assert widths() == []


@pytest.mark.parametrize("metric_id", LINK_METRICS)
def test_more_is_never_drawn_thinner(metric_id):
    shown = view(q="2025Q3", link=metric_id)
    figures = link_figures(shown.dataset, metric_id, shown.selection).figures
    drawn = sorted((figures[arc.id].part.value, arc.width) for arc in map_view(shown).arcs if arc.width is not None)
    assert [width for _, width in drawn] == sorted(width for _, width in drawn)


@pytest.mark.parametrize("name", ["demo", "reported"])
def test_every_pair_is_a_link_from_its_industrial_to_its_mountain_county(name):
    made = map_view(view(name))
    assert [arc.id for arc in made.arcs] == PAIRS
    for arc in made.arcs:
        pair = pairs(dataset(name))[arc.id]
        assert (arc.start, arc.end) == (pair.industrial.adcode, pair.mountain.adcode)
        assert (made.roles[arc.start], made.roles[arc.end]) == ("industrial", "mountain")
        assert arc.href and f"pair={arc.id}" in arc.href
    assert set(made.labels) == set(made.roles) == set(pair_of_county(dataset(name)))
    assert "18" in made.alt


def test_a_link_without_a_figure_is_drawn_as_such_and_says_no_data():
    made = map_view(view("reported", link="projects"))
    silent = {arc.id: arc for arc in made.arcs if arc.width is None}
    assert set(WITHOUT_FACTS) < set(silent) and "P10" not in silent
    assert silent["P01"].rows[0] == ("项目数（实际）", "暂无数据")
    assert made.legend.no_figure == "暂无数据"


def test_a_county_without_a_figure_is_hatched_and_named_in_the_legend():
    made = map_view(view("reported", shade="output_value"))
    assert len(made.shades) == 36 and {shade.step for shade in made.shades} == {None}
    assert made.legend.steps == () and made.legend.no_data == "暂无数据"
    assert {shade.rows[0][1] for shade in made.shades} == {"暂无数据"}


def test_a_tip_says_metric_basis_figure_unit_and_period():
    shown = view(q="2025Q3", link="fund_spent", shade="planned_investment")
    made = map_view(shown)
    value = link_figures(shown.dataset, "fund_spent", shown.selection).figures["P07"].part.value
    arc = next(arc for arc in made.arcs if arc.id == "P07")
    assert arc.title == "乐清市—景宁县"
    assert arc.rows[:2] == (
        ("专项资金支出（实际）", f"{value / 10**8:,.2f} 亿元"),
        ("统计期间", "2025年度资金 · 截至 2025年第三季度"),
    )
    assert [label for label, _ in arc.rows[2:]] == ["位次", "预警（条）"]
    shade = next(shade for shade in made.shades if shade.adcode == "331127")
    assert (
        shade.title == "丽水 景宁县"
        and shade.rows[0][0] == "计划总投资（计划）"
        and shade.rows[1][1] == "2025年第三季度末"
    )
    progress = map_view(view(link="investment_progress")).arcs[0].rows[0][0]
    assert progress == "投资完成进度（实际 ÷ 计划）"
    english = map_view(view(lang="en", q="2025Q3", link="investment_completed")).arcs[0].rows[0]
    assert english[0] == "Completed investment (actual)" and english[1].endswith(" m yuan")


def test_a_tip_says_how_much_came_where_some_is_missing():
    shown = view(q="2025Q4", link="investment_completed")
    figures = link_figures(shown.dataset, "investment_completed", shown.selection).figures
    for arc in map_view(shown).arcs:
        part = figures[arc.id].part
        gaps = [("填报", f"已报 {part.reported}/{part.due} 项")] if part.reported < part.due else []
        assert [row for row in arc.rows if row[0] == "填报"] == gaps
    assert figures["P11"].part.reported < figures["P11"].part.due


def test_the_legend_names_metric_unit_and_period_in_both_languages():
    legend = map_view(view(link="execution_rate", shade="profit_and_tax", q="2025Q3")).legend
    assert legend.arc_title == "连线：下达资金执行率 ÷ 应支出 · 2025年度资金"
    assert legend.title == "底色：利税（亿元）· 2025年前三季度"
    english = map_view(view(lang="en", link="leverage")).legend
    assert english.arc_title == "Links: Leverage (yuan per yuan) · Since 2023" and english.title == ""
    assert legend.paces[0] == (0, "不到一半") and english.shades


def test_the_alternative_text_says_what_the_links_show_and_of_how_many():
    alt = map_view(view("reported", link="investment_completed")).alt
    assert "18 对" in alt and "完成投资" in alt and "2024年前三季度" in alt and "18 对暂无数据" in alt


def test_pairs_that_were_not_selected_stay_on_the_map_dimmed_with_their_figures():
    everyone, some = map_view(view()).arcs, map_view(view(pairs=("P07", "P10"))).arcs
    assert {arc.id for arc in some if arc.emphasis == "normal"} == {"P07", "P10"}
    assert [(arc.id, arc.width, arc.rows) for arc in some] == [(arc.id, arc.width, arc.rows) for arc in everyone]
    assert {arc.emphasis for arc in everyone} == {"normal"}


def test_counties_by_class_have_no_figures_to_shade():
    made = map_view(view(shade=COUNTY_CLASS))
    assert made.shades == () and made.legend.roles == ("工业大县", "山区县") and made.legend.no_data == ""


def test_close_up_on_a_pair_there_is_that_pair_alone():
    focus = pairs(dataset("demo"))["P07"]
    made = map_view(view(), focus=focus)
    assert [arc.id for arc in made.arcs] == ["P07"] and made.focus == ("330382", "331127")
    assert made.arcs[0].href is None, "one is there already"
    assert "1 对" in made.alt


def test_the_footnote_says_where_borders_come_from_and_the_review_number_only_where_there_is_one(monkeypatch):
    monkeypatch.delenv(REVIEW_NUMBER, raising=False)
    assert "天地图" in footnote("zh") and "仅供示意" in footnote("zh") and "审图号" not in footnote("zh")
    monkeypatch.setenv(REVIEW_NUMBER, " 浙S(2026)1号 ")
    assert footnote("zh").endswith("审图号：浙S(2026)1号") and "浙S(2026)1号" in footnote("en")
    assert map_view(view()).footnote == footnote("zh")


def test_pairs_without_a_county_in_the_cities_selected_are_dimmed_and_not_called_unknown():
    arcs = {arc.id: arc for arc in map_view(view(cities=("330100",))).arcs}
    within = {"P01", "P02", "P03", "P04"}  # 滨江, 萧山, 余杭 and 钱塘 are of Hangzhou
    assert {arc.id for arc in arcs.values() if arc.emphasis == "normal"} == within
    assert {arc.rows for arc in arcs.values() if arc.id not in within} == {(("完成投资", "不在所选范围内"),)}
    assert not any("不在所选范围内" in str(arcs[pair].rows) for pair in within)


def test_a_link_of_a_rate_is_as_wide_as_any_and_the_worst_carry_their_name_and_figure():
    shown = view(q="2025Q4", link="execution_rate")
    judged = {one.part.of[0]: one for one in judged_pairs(shown.dataset, "execution_rate", shown.selection)}
    made = {arc.id: arc for arc in map_view(shown).arcs}
    far = {pair for pair, one in judged.items() if one.done / one.due < Fraction(1, 2)}
    assert {pair for pair, arc in made.items() if arc.pace == 0} == far == {p for p, arc in made.items() if arc.tag}
    for pair in far:
        assert made[pair].tag == f"{pairs(shown.dataset)[pair].short('zh')} {made[pair].rows[0][1]}"
    assert {arc.width for arc in made.values()} == {RATE_WIDTH}
    assert made["P02"].rows[2] == ("状态", judgement_words(judged["P02"], "zh"))


def test_what_is_not_judged_is_drawn_as_a_link_without_a_figure_and_the_key_says_why():
    """Money allocated in the quarter itself is not yet due: 0 % of it is nobody's fault."""
    made = map_view(view(q="2023Q2", link="execution_rate"))
    assert {arc.width for arc in made.arcs} == {None} and {arc.pace for arc in made.arcs} == {None}
    assert made.legend.no_figure == "不判断（未到判断期）"


def test_a_card_knows_nothing_of_later_quarters():
    for arc in map_view(view(q="2024Q2", link="execution_rate")).arcs:
        assert len(arc.line) == 12 and arc.line[6:] == (None,) * 6 and arc.line[5] is not None


def test_warnings_on_a_card_are_those_of_the_warnings_page():
    shown = view(q="2025Q4")
    asked = replace(shown.selection, span="programme")
    found = round_at(shown.dataset, asked, thresholds().values).warnings
    for arc in map_view(shown).arcs:
        assert dict(arc.rows)["预警（条）"] == str(sum(one.pair_id == arc.id for one in found))
    assert "预警（条）" not in dict(map_view(view("reported")).arcs[9].rows)
    assert "预警（条）" not in dict(map_view(view(tracks=("T1",))).arcs[0].rows), "not every rule can be judged there"


@pytest.mark.parametrize("lang, said", [("zh", "县不着色"), ("en", "Counties: not coloured")])
def test_a_difference_colours_no_county_and_says_so_where_it_was_asked_for(lang, said):
    made = map_view(view(lang=lang, shade="investment_completed", mode="change"), played=True, mode="change")
    assert made.shades == () and made.legend.steps == () and said in made.legend.title
    assert made.time and {frame.title for frame in made.time.frames} == {made.legend.title}
    assert [frame.shades for frame in made.time.frames] == [{}] * 12
    assert map_view(view(lang=lang, shade=COUNTY_CLASS, mode="change"), mode="change").legend.title == ""


def test_one_pair_is_no_pairs():
    made = map_view(view(lang="en", q="2025Q4", link="execution_rate"), played=True)
    frames = made.time.frames if made.time else ()
    counted = {count for frame in frames for count in frame.counts}
    assert "1 pair" in counted and "1 pairs" not in counted and "2 pairs" in counted
    focus = pairs(dataset("demo"))["P07"]
    assert "1 link from" in map_view(view(lang="en"), focus=focus).alt


def test_the_alternative_text_of_a_difference_names_both_quarters():
    made = map_view(view(q="2025Q4", link="execution_rate", mode="change", other="2023Q4"), mode="change")
    assert "2025年第四季度与2023年第四季度之差" in made.alt and "18 对两季都有数" in made.alt


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_counties_are_found_by_travels_with_the_map_that_has_a_field_for_it(lang):
    made = map_view(view(lang=lang), height="stage")
    assert set(made.called) == set(made.labels) and len(as_sent({"called": made.called})) <= 2_000
    assert made.called["331127"].endswith("jing ning xian,ying zhu xian")
    assert made.called["331127"].startswith("景宁县") == (lang == "en")
    assert map_view(view(lang=lang)).called == {}


@pytest.mark.parametrize(
    "asked", [{"pairs": ("P02", "P11")}, {"tracks": ("T1", "T4")}], ids=lambda asked: next(iter(asked))
)
def test_a_map_that_is_not_played_judges_no_other_quarter(monkeypatch, asked):
    """Thirteen quarters' judgements for the little lines alone were most of what a choice of tracks cost."""
    judged, plain = [], figures.judged_pairs
    monkeypatch.setattr(figures, "judged_pairs", lambda *what: judged.append(what[-1].as_of) or plain(*what))
    forget()
    lines = [arc.line for arc in map_view(view(q="2025Q4", **asked)).arcs]
    assert set(judged) == {"2025Q4"} and any(share is not None for line in lines for share in line)
