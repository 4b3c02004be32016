"""Every sentence says what the rows say, in both languages alike, and says nothing where nothing is known."""

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.coverage import coverage
from analytics.findings import findings
from analytics.lookup import pairs
from analytics.selection import SPANS, Selection
from analytics.warnings.rules import RULES
from analytics.warnings.thresholds import shipped
from style.text import LANGUAGES
from tests.examples import examples
from tests.generated import QUARTERS as GENERATED_QUARTERS
from tests.generated import blank, datasets, opened, rows_of
from tests.plain_judgement import PlainJudgement
from tests.plain_warnings import PlainWarnings
from tests.shipped import PAIRS, QUARTERS, WITHOUT_FACTS, complete, dataset, oracle, plain, plainly

ASKED = [Selection(quarter, span) for quarter in QUARTERS["demo"] for span in SPANS]
EVERY = [(name, Selection(quarter, span)) for name in QUARTERS for quarter in QUARTERS[name] for span in SPANS]
YEARS = re.compile(r"20\d\d|Q[1-4]|H1")


def say(value, per: int, decimals: int) -> str:
    return f"{(Decimal(value) / per).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):,}"


def money(value, lang: str) -> str:
    return f"{say(value, 10**8, 2)} 亿元" if lang == "zh" else f"{say(value, 10**6, 0)} m yuan"


def percent(value, decimals: int = 1) -> str:
    return say(Decimal(str(float(value))) * 100, 1, decimals) + "%"


def numbers(text: str) -> list[str]:
    """The numbers of a sentence other than those of its periods."""
    return re.findall(r"\d[\d,]*(?:\.\d+)?", YEARS.sub("", text))


def asked_of(metric: str, by: tuple[str, ...], asked: Selection) -> dict:
    return {key: value for key, (value, _, _) in plainly("demo", metric, by, asked).items()}


def told(name: str, asked: Selection) -> dict:
    """The findings by the page or the metric they speak of."""
    return {found.page or found.metric_id: found for found in findings(dataset(name), asked)}


def by_metric(name: str, asked: Selection) -> dict:
    """The findings after the sentence of the view, by the metric they speak of."""
    return {found.metric_id: found for found in findings(dataset(name), asked) if found.page != "lagging"}


def of_pairs(metric: str, asked: Selection) -> dict[str, Decimal]:
    return {pair: v for (pair,), v in asked_of(metric, ("pair",), asked).items() if pair and v is not None}


def came(metric: str, asked: Selection, lang: str) -> list[str]:
    """How many of the figures due came, where some did not."""
    _, reported, due = plainly("demo", metric, (), asked)[()]
    if reported == due:
        return []
    return [f"已报 {reported:,}/{due:,} 项" if lang == "zh" else f"{reported:,} of {due:,} figures reported"]


def holds(finding, lang: str, expected: list[str]) -> None:
    """The sentence has these numbers, in this order, and no other."""
    text = finding.text(lang)
    assert [e for e in expected if e not in text] == [], text
    assert numbers(text) == [n for e in expected for n in numbers(e)], text


@pytest.mark.parametrize("asked", ASKED, ids=lambda s: f"{s.as_of}-{s.span}")
def test_investment_says_the_sum_what_it_is_of_the_target_and_who_is_furthest_from_theirs(asked):
    found = by_metric("demo", asked).get("investment_completed")
    whole = asked_of("investment_completed", (), asked).get(())
    if not whole:
        assert found is None
        return
    judged = PlainJudgement(oracle("demo"), "investment_target_rate", asked)
    behind = [pair for pair in PAIRS if judged.status(pair) == "behind"]
    worst = sorted(behind, key=lambda pair: (judged.done(pair) / judged.due(pair), pair))[:3]
    assert list(found.pair_ids) == worst
    for lang in LANGUAGES:
        text = found.text(lang)
        for expected in (money(whole, lang), *came("investment_completed", asked, lang)):
            assert expected in text
        assert asked.say_span(lang) in text
        if judged.status(None):
            assert percent(judged.done(None) / judged.base(None)) in text
        for pair in worst:
            assert percent(judged.done(pair) / judged.base(pair)) in text
    assert (f"{len(behind)} 对滞后" in found.text.zh) == bool(behind)


@pytest.mark.parametrize("asked", ASKED, ids=lambda s: f"{s.as_of}-{s.span}")
def test_output_names_who_added_most_by_amount(asked):
    found = by_metric("demo", asked).get("output_value")
    if found is None:
        return
    now, before = of_pairs("output_value", asked), of_pairs("output_value", asked.year_earlier())
    absent = oracle("demo").absent("output_value", ("pair",), asked.year_earlier())
    rises = {pair: now[pair] - before.get(pair, absent) for pair in now}
    (best,) = found.pair_ids
    assert rises[best] == max(rises.values())
    for lang in LANGUAGES:
        for said in (money(asked_of("output_value", (), asked)[()], lang), *came("output_value", asked, lang)):
            assert said in found.text(lang)
        assert found.text(lang).rstrip("）。).").endswith(money(rises[best], lang))


@pytest.mark.parametrize("asked", ASKED, ids=lambda s: f"{s.as_of}-{s.span}")
def test_projects_in_production_are_counted_with_their_share(asked):
    found = by_metric("demo", asked).get("projects_in_production")
    every, running = asked_of("projects", (), asked)[()], asked_of("projects_in_production", (), asked)[()]
    assert (found is not None) == bool(running), "that none produces yet says nothing in a first year"
    if not found:
        return
    share = percent(Decimal(running) / every)
    holds(found, "zh", [f"{every} 个项目", f"{running} 个已投产", share])
    holds(found, "en", [f"{running} of {every}", share])


@pytest.mark.parametrize(("name", "asked"), EVERY, ids=str)
def test_at_most_six_and_each_is_a_sentence_in_both_languages_that_names_the_same_pairs(name, asked):
    found = findings(dataset(name), asked)
    assert 1 <= len(found) <= 6
    labels = {p.id: p.short for p in pairs(dataset(name)).values()}
    for one in found:
        assert one.text.zh.endswith("。") and one.text.en.endswith(".")
        assert "{" not in one.text.zh + one.text.en and "None" not in one.text.zh + one.text.en
        named = {lang: {p for p in labels if labels[p](lang) in one.text(lang)} for lang in LANGUAGES}
        assert named["zh"] == named["en"]
        # Of the silent ones there may be eighteen: they are counted, not named.
        if "见于来源" not in one.text.zh and (one.metric_id or name != "reported"):
            assert named["zh"] == set(one.pair_ids)


def test_the_budget_of_a_year_is_never_said_of_some_of_its_quarters():
    assert told("reported", Selection("2024Q3"))["fund_planned"].text.zh.startswith(
        "省级安排2024年度专项资金 18.00 亿元；"
    )
    assert "18.00 亿元；下达、拨付和支出暂无数据。" in told("reported", Selection("2024Q1"))["fund_planned"].text.zh
    both = told("reported", Selection("2024Q3", "programme"))["fund_planned"].text
    assert "2023—2024年度专项资金 36.00 亿元" in both.zh and "3,600 m yuan for 2023–2024" in both.en
    assert "fund_planned" not in told("reported", Selection("2024Q3", "quarter"))


def test_where_the_record_is_whole_nothing_spent_is_not_nothing_known():
    early = told("demo", Selection("2023Q1"))["fund_planned"].text
    assert "尚无下达、拨付和支出" in early.zh and "暂无数据" not in early.zh
    assert "nothing was allocated, disbursed or spent by the end of Q1 2023" in early.en


def test_the_reported_dataset_says_the_budget_and_who_is_silent_and_no_more():
    for span in SPANS:
        found = told("reported", Selection("2024Q3", span))
        assert set(found) == ({None} if span == "quarter" else {"fund_planned", None})
        assert found[None].pair_ids == tuple(WITHOUT_FACTS)
        # Of how many pairs, how many facts and how many of a pair, how many pairs without any, and sums of money.
        assert numbers(found[None].text.zh) == ["18", "8", "73", "68", "10", "1"]
        assert sorted(numbers(found[None].text.en)) == sorted(["18", "8", "73", "68", "10", "1"])
    assert "没有讲到所选 18 对结对的任何事实" in told("reported", Selection("2023Q1"))[None].text.zh


@pytest.mark.parametrize("quarter", ["2023Q4", "2025Q1", "2025Q4"])
@pytest.mark.parametrize(
    "narrowed", [{}, {"pairs": ("P04", "P12")}, {"tracks": ("T3",)}, {"cities": ("331100",)}], ids=str
)
def test_warnings_are_counted_by_rule_and_no_amounts_are_added(quarter, narrowed):
    asked = Selection(quarter, **narrowed)
    by_rule = {rule: PlainWarnings(oracle("demo"), asked, shipped(), rule).found(rule) for rule in RULES}
    pairs_of = {of[0] for found in by_rule.values() for of in found}
    found = told("demo", asked).get("warnings")
    if not pairs_of:
        assert found is None
        return
    counts = sorted((len(one) for one in by_rule.values() if one), reverse=True)
    assert numbers(found.text.zh) == [str(n) for n in (len(pairs_of), sum(counts), *counts[:3])]
    assert [n.rstrip(",") for n in numbers(found.text.en)] == [
        str(n) for n in (sum(counts), len(pairs_of), *counts[:3])
    ]
    named = [rule for rule, one in by_rule.items() if f"{RULES[rule].label.zh} {len(one)} 条" in found.text.zh and one]
    assert sorted((len(by_rule[rule]) for rule in named), reverse=True) == counts[:3]
    assert ("等" in found.text.zh.split("条预警")[1]) == (len(counts) > 3)


def test_in_a_place_no_rule_is_silent_because_money_names_no_county():
    """丽水 at the end of 2024: its seven pairs are judged whole, and as many warnings told as their rows give."""
    asked = Selection("2024Q4", cities=("331100",))
    said = told("demo", asked)["warnings"].text
    behind = PlainWarnings(oracle("demo"), asked, shipped(), "behind").found("behind")
    count = sum(len(PlainWarnings(oracle("demo"), asked, shipped(), rule).found(rule)) for rule in RULES)
    assert len(behind) > 1 and f"触发 {count} 条预警" in said.zh and f"{count} warnings" in said.en
    assert "（资金和预计按整对计：下达只到结对" in said.zh and "不能判断" not in said.zh


def test_a_count_of_warnings_says_which_rules_could_not_look():
    said = told("demo", Selection("2025Q4", stages=("under_construction",)))["warnings"].text
    assert said.zh.endswith(
        "；另有 5 条规则不能判断（执行滞后、沉淀未支出、支出超拨付、拨付超下达、过期未核实），没有预警不等于没有问题。"
    )
    assert "5 more of the rules cannot be judged" in said.en
    quiet = told("demo", Selection("2023Q1", stages=("under_construction",)))["warnings"].text
    assert quiet.zh.startswith("截至2023年第一季度末没有预警；另有 5 条规则不能判断")
    assert "warnings" not in told("demo", Selection("2023Q1")), "where all could look, silence is an answer"


def test_warnings_without_an_amount_are_only_counted():
    due = [
        blank(
            "observations",
            subject_type="project",
            subject_id=f"J{n}",
            metric_id="output_value",
            period="2025Q2",
            unit="yuan",
            status="missing",
            value_type="actual",
            as_of=date(2025, 7, 1),
            source_id="S",
        )
        for n in range(3)
    ]
    places = [
        blank("projects", project_id=f"J{n}", pair_id="P02", name="x", source_id="S", started_on=date(2024, 1, 1))
        for n in range(3)
    ]
    found = findings(opened(rows_of(projects=places, observations=due)), Selection("2025Q2"))
    assert [f.text.zh for f in found if f.page] == [
        "截至2025年第二季度末，1 对结对触发 1 条预警：当季未报 1 条；另有 3 条规则不能判断"
        "（资金在停滞项目、过期未核实、完成投资超计划），没有预警不等于没有问题。"
    ]


@pytest.mark.parametrize("quarter", ["2024Q4", "2025Q4"])
def test_what_did_not_come_is_told_with_who_lacks_most(quarter):
    gaps = coverage(dataset("demo"), Selection(quarter))
    found = told("demo", Selection(quarter))[None]
    pair, missing, due = gaps.missing[0]
    assert found.pair_ids == (pair,)
    holds(found, "zh", [f"{gaps.due} 项", f"{gaps.not_reported} 项未报", f"（{missing}/{due}）"])
    holds(found, "en", [f"{gaps.not_reported} of {gaps.due}", f"({missing} of {due})"])


def flow(stage: str, amount: int, pair: str, period: str = "2025Q2") -> dict:
    return blank(
        "fund_flows",
        flow_id=f"{stage}{pair}",
        year=2025,
        period=period,
        stage=stage,
        amount=Decimal(amount),
        pair_id=pair,
        as_of=date(2025, 7, 1),
        source_id="S",
    )


def execution(**spent: int) -> str:
    """The sentence where each pair was allocated 100 ahead of the year and has spent this by its middle: 50 are due."""
    flows = [
        f
        for pair, amount in spent.items()
        for f in (flow("allocated", 100, pair, "2024Q4"), flow("spent", amount, pair))
    ]
    held = opened(rows_of(fund_flows=flows))
    return findings(held, Selection("2025Q2", pairs=tuple(spent)))[0].text.zh


def test_what_equals_the_benchmark_is_not_short_of_it():
    assert "2 对全部达到应支出" in execution(P01=50, P02=50)
    assert "2 对中没有一对滞后；1 对还没有达到应支出" in execution(P01=50, P02=40)
    assert "2 对中 1 对滞后" in execution(P01=50, P02=39)
    assert "2 对中 2 对滞后" in execution(P01=30, P02=30)


def test_that_all_together_reached_it_hides_nobody():
    said = execution(P01=90, P02=30)
    assert "总体达到应支出；但 2 对中 1 对滞后" in said


def test_of_one_pair_the_step_is_told_at_which_its_money_rests():
    said = execution(P01=30)
    assert "滞后，差 20.0 个百分点" in said and "未拨付" in said and "已拨付未支出" not in said


def test_a_stage_that_is_not_known_makes_a_count_a_lower_bound():
    rows = [
        blank(
            "projects",
            project_id=f"J{n}",
            pair_id="P01",
            name="x",
            source_id="S",
            stage=stage,
            stage_as_of=date(2025, 1, 1),
        )
        for n, stage in enumerate(("in_production", None))
    ]
    (found,) = [
        f
        for f in findings(opened(rows_of(projects=rows)), Selection("2025Q1"))
        if f.metric_id == "projects_in_production"
    ]
    assert "2 个项目中至少 1 个已投产。" in found.text.zh and "at least 1 of 2 projects" in found.text.en


def test_of_nothing_carried_out_there_is_no_share():
    """Where every project reports a zero, no three pairs make up any part of it."""
    rows = plain("demo")
    nothing = [o | {"value": Decimal(0)} if o["value"] is not None else o for o in rows["observations"]]
    held = opened(rows | {"observations": nothing}, complete("demo"))
    found = {f.metric_id for f in findings(held, Selection("2025Q2"))}
    assert "execution_rate" in found and found.isdisjoint({"investment_completed", "output_value"})


@given(datasets(), st.sampled_from(GENERATED_QUARTERS), st.sampled_from(sorted(SPANS)))
@examples(10)  # each asks a dozen questions
def test_no_dataset_however_odd_breaks_a_sentence_or_claims_an_absent_figure(rows, quarter, span):
    """Zeros, gaps and single rows: nothing is divided by nothing, and no figure is the word for no figure."""
    for found in findings(opened(rows), Selection(quarter, span)):
        for lang in LANGUAGES:
            assert numbers(found.text(lang)), "a finding without a figure"
            assert not re.search(r"暂无数据(?!。)|No data|None|nan", found.text(lang))
