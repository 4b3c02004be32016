"""A scheme's file is read whole or refused with every fault: the line, the key, what is wrong and how to mend it."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.metrics import METRICS
from store.schemes import Scheme, TomlFault, read_scheme, scheme_name
from store.schemes.askable import ASKABLE, NEUTRAL
from store.schemes.rules import unfit
from store.toml.faults import TOML_RULES
from store.toml.table import places
from style.text import LANGUAGES

NAME = "scheme-2026.toml"
GOOD = """\
title = "考核办法"
title_en = "Scheme"
years = [2023, 2024]
half = true
source_id = "sim-assessment"
decimals = 1
missing = "left_out"

[[indicator]]
id = "investment"
weight = 35.5
assessed = "investment"

[[indicator]]
id = "rate"
label = "投资目标"
weight = 30
metric = "investment_target_rate"
span = "year"
points = "between"
low = 40
high = 100

[[indicator]]
id = "idle"
weight = 14.5
metric = "fund_disbursed"
points = "steps"
steps = [
    [0, 100],
    [0.5, 60],
]
direction = "lower"
missing = "zero"

[[indicator]]
id = "begun"
weight = 20
metric = "projects_started"
points = "relative"

[[adjustment]]
label = "超额"
metric = "investment_target_rate"
at_least = 110
points = 2

[[band]]
grade = "优"
grade_en = "Excellent"
least = 90
below = 102.01

[[band]]
grade = "差"
least = 0
below = 90

[grouping]
measure = "above_scale_firms"
of = "mountain"
classes = 3
at = 2023
"""
LINE = {line: n for n, line in enumerate(GOOD.splitlines(), 1)}


def read(text: str) -> Scheme | tuple[TomlFault, ...]:
    return read_scheme(NAME, text)


def test_a_sound_scheme_says_what_its_file_says():
    scheme = read(GOOD)
    assert isinstance(scheme, Scheme)
    assert (scheme.id, scheme.file, scheme.years, scheme.half, scheme.is_draft) == (
        "2026",
        NAME,
        (2023, 2024),
        True,
        False,
    )
    assert [one.id for one in scheme.indicators] == ["investment", "rate", "idle", "begun"]
    rate, idle, begun = scheme.indicators[1:]
    assert (rate.label.zh, rate.label.en, rate.low, rate.high, rate.span) == ("投资目标", "投资目标", 40, 100, "year")
    assert idle.steps == ((Decimal(0), Decimal(100)), (Decimal("0.5"), Decimal(60))) and idle.direction == "lower"
    assert (scheme.missing_of(idle), scheme.missing_of(rate)) == ("zero", "left_out")
    assert begun.span == "programme", "a level is asked so far"
    assert [band.grade.zh for band in scheme.bands] == ["优", "差"] and scheme.most == 102
    assert scheme.adjustments[0].at_least == 110 and scheme.grouping.classes == 3


# What is replaced by what; the rule, the line that is named (as it then stands), the key.
CASES = [
    ("scheme_toml", 'title = "考核办法"', 'title = "考核办法', 'title = "考核办法', None),
    ("scheme_toml", "points = 2\n", "points = 2\npoints = 3\n", "points = 3", None),
    ("scheme_key", "weight = 30", "wieght = 30", "wieght = 30", "wieght"),
    ("scheme_keys", "half = true", "half = true\nxyzzy = 1", "xyzzy = 1", "xyzzy"),
    ("scheme_missing", 'missing = "left_out"\n', "", None, "missing"),
    ("scheme_missing", "weight = 30\n", "", None, "weight"),
    ("scheme_text", 'title = "考核办法"', "title = 7", "title = 7", "title"),
    ("scheme_text", 'title = "考核办法"', 'title = "考\\u0007核"', 'title = "考\\u0007核"', "title"),
    ("scheme_number", "weight = 30", 'weight = "30"', 'weight = "30"', "weight"),
    ("scheme_number", "low = 40", "low = nan", "low = nan", "low"),
    ("scheme_number", "low = 40", "low = 0.12345678", "low = 0.12345678", "low"),
    ("scheme_number", "weight = 30", "weight = -30", "weight = -30", "weight"),
    ("scheme_whole", "decimals = 1", "decimals = 9", "decimals = 9", "decimals"),
    ("scheme_whole", "classes = 3", "classes = true", "classes = true", "classes"),
    ("scheme_choice", 'missing = "left_out"', 'missing = "ignore"', 'missing = "ignore"', "missing"),
    ("scheme_choice", "half = true", 'half = "yes"', 'half = "yes"', "half"),
    ("scheme_choice", 'points = "relative"', "points = []", "points = []", "points"),
    ("scheme_list", "years = [2023, 2024]", "years = 2024", "years = 2024", "years"),
    ("scheme_list", "years = [2023, 2024]", 'years = ["2024"]', 'years = ["2024"]', "years"),
    ("scheme_list", "    [0.5, 60],", "    [0.5],", "steps = [", "steps"),
    ("scheme_list", "    [0.5, 60],", "    [0.5, 160],", "steps = [", "steps"),
    ("scheme_list", "[grouping]", "[[grouping]]", "[[grouping]]", "grouping"),
    ("scheme_id", 'id = "rate"', 'id = "投资"', 'id = "投资"', "id"),
    ("scheme_duplicate", 'id = "rate"', 'id = "investment"', None, "id"),
    ("scheme_duplicate", 'grade = "差"', 'grade = "优"', None, "grade"),
    ("scheme_weights", "weight = 30", "weight = 30.1", "weight = 20", "weight"),
    ("scheme_weights", "weight = 30", "weight = 29.9", "weight = 20", "weight"),
    ("scheme_either", 'assessed = "investment"', "", None, None),
    ("scheme_either", 'assessed = "investment"', 'assessed = "investment"\nmetric = "events"', 'metric = "events"', "metric"),
    ("scheme_needless", 'assessed = "investment"', 'assessed = "investment"\nlow = 3', "low = 3", "low"),
    ("scheme_needless", 'points = "relative"', 'points = "relative"\nsteps = [[0, 0]]', "steps = [[0, 0]]", "steps"),
    ("scheme_metric", '"fund_disbursed"', '"fund_disbursd"', 'metric = "fund_disbursd"', "metric"),
    ("scheme_neutral", '"fund_disbursed"', '"leverage"', 'metric = "leverage"', "metric"),
    ("scheme_span", 'metric = "investment_target_rate"\nspan', 'metric = "investment_progress"\nspan', 'span = "year"', "span"),
    ("scheme_level", 'points = "relative"', 'points = "relative"\nspan = "programme"', 'span = "programme"', "span"),
    ("scheme_indicator", 'assessed = "investment"', 'assessed = "overall"', 'assessed = "overall"', "assessed"),
    ("scheme_range", "low = 40", "low = 100", "low = 100", "low"),
    ("scheme_steps", "    [0.5, 60],", "    [0, 60],", "steps = [", "steps"),
    ("scheme_direction", 'direction = "lower"', 'direction = "higher"', "steps = [", "steps"),
    ("scheme_threshold", "at_least = 110\n", "", "[[adjustment]]", None),
    ("scheme_threshold", "at_least = 110", "at_least = 110\nbelow = 3", "below = 3", "below"),
    ("scheme_no_points", "points = 2", "points = 0", "points = 0", "points"),
    ("scheme_band", "below = 90\n", "below = 0\n", "least = 0", "least"),
    ("scheme_overlap", "below = 90\n", "below = 91\n", "below = 91", "below"),
    ("scheme_hole", "below = 90\n", "below = 80\n", "least = 90", "least"),
    ("scheme_hole", "below = 102.01", "below = 101", "below = 101", "below"),
    ("scheme_hole", "least = 0\n", "least = 1\n", "least = 1", "least"),
    ("scheme_measure", '"above_scale_firms"', '"industry_begun"', 'measure = "industry_begun"', "measure"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "was", "now", "at", "key"), CASES, ids=[f"{c[0]}: {c[2][:30]!r}" for c in CASES])
def test_each_fault_names_its_line_key_and_remedy(rule, was, now, at, key):
    assert was in GOOD
    text = GOOD.replace(was, now, 1)
    faults = read(text)
    assert isinstance(faults, tuple)
    found = [fault for fault in faults if (fault.rule, fault.key) == (rule, key)]
    assert len(found) == 1, [fault.tell("zh") for fault in faults]
    if at is not None:
        assert text.splitlines()[found[0].line - 1].strip() == at.strip()
    for lang in LANGUAGES:
        said = found[0].tell(lang)
        assert said.startswith(NAME) and "{" not in said.replace("{…}", "") and "\n" not in said


BESIDE = {"scheme_ahead", "scheme_source", "scheme_same_year"}
OF_FILES = {"scheme_name", "scheme_size", "scheme_many"}


def test_every_rule_is_broken_by_some_case():
    assert {case[0] for case in CASES} | BESIDE | OF_FILES == set(TOML_RULES)


def test_all_faults_are_told_at_once():
    text = GOOD.replace("weight = 30", "weight = 3").replace("below = 90\n", "below = 80\n").replace("half", "hlaf")
    assert {fault.rule for fault in read(text)} == {"scheme_weights", "scheme_hole", "scheme_key"}


def test_beside_a_dataset_years_sources_and_other_schemes_count():
    scheme = read(GOOD)
    assert unfit(scheme, GOOD, "2026-01-20", {"sim-assessment"}, {}) == ()
    faults = unfit(scheme, GOOD, "2023-12-31", {"other"}, {2023: "scheme-a.toml"})
    assert {(fault.rule, fault.line, fault.value) for fault in faults} == {
        ("scheme_ahead", LINE["years = [2023, 2024]"], "2024"),
        ("scheme_same_year", LINE["years = [2023, 2024]"], "2023"),
        ("scheme_source", LINE['source_id = "sim-assessment"'], "sim-assessment"),
    }
    assert {fault.rule for fault in faults} == BESIDE
    late = read(GOOD.replace("at = 2023", "at = 2025"))
    (ahead,) = unfit(late, GOOD, "2024-12-31", {"sim-assessment"}, {})
    assert (ahead.rule, ahead.key, ahead.line) == ("scheme_ahead", "at", LINE["at = 2023"])


@pytest.mark.parametrize("name", ["scheme.toml", "scheme-.toml", "scheme-A.toml", "scheme-../x.toml", f"scheme-{'a' * 33}.toml", "a.toml", "scheme-a.toml\n"])  # fmt: skip
def test_a_name_that_is_none_is_refused(name):
    (fault,) = read_scheme(name, GOOD)
    assert scheme_name(name) is None and fault.rule == "scheme_name"


def test_what_is_too_large_or_absurd_is_refused_and_never_raised():
    (fault,) = read(GOOD + "#" * 2**16)
    assert fault.rule == "scheme_size"
    for text in (
        "a = " + "[" * 60_000,
        "a = " + "9" * 60_000,
        "a = 1e999999999999999999999",
        "",
        "\x00",
        "[[indicator]]",
    ):
        assert isinstance(read(text), tuple)


PIECES = st.sampled_from([*GOOD.splitlines(), "[", "]]", '"""', "'''", "= ", "x = {a = 1}", "[indicator]", "indicator = 3", "band = [[]]",
                          "steps = [[1, [2]], 3]", "weight = 1979-05-27", "[[band.grade]]", "years = [[2024]]", "\ufeff"])  # fmt: skip


@given(st.lists(PIECES, max_size=25).map("\n".join) | st.text(max_size=60))
def test_any_text_is_a_scheme_or_has_faults(text):
    found = read(text)
    assert isinstance(found, Scheme) or (found and all(fault.tell(lang) for fault in found for lang in LANGUAGES))


@given(data=st.data())
def test_each_key_is_found_on_its_line(data):
    """Comments, blank lines and lists over several lines shift keys, never the count."""
    padding = st.sampled_from(["", "# weight = 9", "  ", "# [[indicator]]"])
    lines, at = [], {}
    for line in GOOD.splitlines():
        if not line.startswith((" ", "]")):
            lines += data.draw(st.lists(padding, max_size=2))
        lines.append(line)
        at.setdefault(line, len(lines))
    found = places("\n".join(lines))
    assert found["indicator", 1, "low"] == at["low = 40"] and found["grouping", "of"] == at['of = "mountain"']
    assert (
        found["indicator", 2, "direction"] == at['direction = "lower"'] and found["title",] == at['title = "考核办法"']
    )
    assert found["adjustment", 0] == at["[[adjustment]]"] and found["grouping",] == at["[grouping]"]


def test_a_scheme_may_ask_what_metrics_answer_by_pair_and_nothing_else():
    by_pair = {one.id: one for one in METRICS.values() if "pair" in one.breakdowns}
    assert set(ASKABLE) | set(NEUTRAL) == set(by_pair)
    assert {one for one, metric in by_pair.items() if metric.better == "neutral"} == set(NEUTRAL)
    spans = {"flow": ("year", "programme"), "ratio": ("year", "programme"), "to_date": ("programme",), "stock": ()}
    assert {one: spans[by_pair[one].over_time] for one in ASKABLE} == ASKABLE


def test_the_shipped_schemes_are_sound_and_say_that_they_are_simulated():
    folder = Path(__file__).parents[4] / "data" / "demo"
    for path in sorted(folder.glob("scheme-*.toml")):
        scheme = read_scheme(path.name, path.read_text(encoding="utf-8"))
        assert isinstance(scheme, Scheme)
        assert "模拟" in scheme.title.zh and "simulated" in scheme.title.en and scheme.source_id.startswith("sim-")
