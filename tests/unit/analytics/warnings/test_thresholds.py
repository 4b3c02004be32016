"""The thresholds: what is shipped is whole, an operator's file changes what it names, and a broken one changes nothing."""

import dataclasses
import logging
import tomllib
from decimal import Decimal
from fractions import Fraction

import pytest

from analytics.warnings import thresholds as fund_thresholds
from analytics.warnings.rules import RULES
from analytics.warnings.thresholds import (
    OVERRIDE,
    SETTINGS,
    SHIPPED,
    BrokenThresholds,
    Thresholds,
    read_thresholds,
    shipped,
    thresholds,
)


@pytest.fixture
def override(tmp_path, monkeypatch):
    """`override("[idle]\\nquarters = 2")` puts an operator's file in force and gives what holds then."""
    path = tmp_path / "mine.toml"
    monkeypatch.setenv(OVERRIDE, str(path))

    def write(text: str | bytes):
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return thresholds()

    return write


def test_the_shipped_file_names_every_setting_once_and_explains_each():
    text = SHIPPED.read_text(encoding="utf-8")
    said = tomllib.loads(text)
    assert {f"{rule}_{key}" for rule, held in said.items() for key in held} == set(SETTINGS)
    assert set(said) == set(RULES) and {field.name for field in dataclasses.fields(Thresholds)} == set(SETTINGS)
    told = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert all("#" in line for line in told), "each key has a comment of its own"


def test_values_are_exact():
    assert shipped().behind_pace == Fraction(4, 5) and shipped().idle_least_share == Fraction(1, 10)
    assert shipped().idle_least_yuan == Decimal(1_000_000) and shipped().stalled_quarters == 3


def test_without_an_override_the_shipped_values_hold(monkeypatch):
    monkeypatch.delenv(OVERRIDE, raising=False)
    held = thresholds()
    assert held.values == shipped() and held.file is None and not held.faults


def test_an_override_changes_what_it_names_and_at_once(override):
    held = override("[idle]\nquarters = 2\nleast_yuan = 5000000.50\n[behind]\npace = 0.8\n")
    assert held.values.idle_quarters == 2 and held.values.idle_least_yuan == Decimal("5000000.50")
    assert held.changed == ("idle_quarters", "idle_least_yuan"), "what it says alike is not changed"
    assert held.values.stalled_quarters == shipped().stalled_quarters
    assert override("[idle]\nquarters = 12\n").values.idle_quarters == 12
    assert override("").values == shipped()


WRONG = {
    "[idel]\nquarters = 2": "idel",
    "[idle]\nquarter = 2": "[idle] quarter ",
    "[idle]\nquarters = 4.0": "[idle] quarters",
    "[idle]\nquarters = '4'": "[idle] quarters",
    "[idle]\nquarters = true": "[idle] quarters",
    "[idle]\nquarters = 0": "[idle] quarters",
    "[idle]\nquarters = 13": "[idle] quarters",
    "[idle]\nleast_share = 1.01": "[idle] least_share",
    "[idle]\nleast_share = -0.1": "[idle] least_share",
    "[behind]\npace = 0": "[behind] pace",
    "[behind]\npace = 80": "[behind] pace",
    "[behind]\npace = nan": "[behind] pace",
    "[behind]\nleast_yuan = inf": "[behind] least_yuan",
    "[behind]\nleast_yuan = 0.001": "[behind] least_yuan",
    "[behind]\nleast_yuan = [1]": "[behind] least_yuan",
    "[stalled]\nleast_yuan = 2025-01-01": "[stalled] least_yuan",
    "idle = 3": "idle",
    "[unreported]\nleast_figures = 0": "[unreported] least_figures",
}


@pytest.mark.parametrize(("text", "where"), WRONG.items(), ids=WRONG)
def test_a_wrong_file_is_refused_whole_and_says_file_and_key_in_both_languages(override, text, where):
    held = override(f"{text}\n[stalled]\nquarters = 9\n" if "[stalled]" not in text else text)
    assert held.values == shipped(), "nothing of it holds, not even what is right"
    (fault,) = held.faults
    for said in (fault.zh, fault.en):
        assert "mine.toml" in said and where.strip() in said


def test_all_faults_are_told_at_once(override):
    assert len(override("[idle]\nquarters = 0\nleast_share = 2\n[other]\n").faults) == 3


@pytest.mark.parametrize(
    "text", ["[idle\nquarters = 4", "quarters = = 4", "[idle]\nquarters = 4\nquarters = 5", b"\xff\xfe"], ids=str
)
def test_what_is_not_toml_says_so(override, text):
    (fault,) = override(text).faults
    assert "不是 TOML 写法" in fault.zh and "not TOML" in fault.en


def test_the_place_of_a_slip_is_told(override):
    (fault,) = override("[idle]\nquarters = = 4\n").faults
    assert "第 2 行" in fault.zh and "line 2" in fault.en


def test_a_file_that_cannot_be_read_is_told_by_name_and_not_by_path(tmp_path, monkeypatch):
    for path in (tmp_path / "nowhere.toml", tmp_path):
        monkeypatch.setenv(OVERRIDE, str(path))
        held = thresholds()
        assert held.values == shipped() and path.name in held.faults[0].zh
        assert str(tmp_path.parent) not in held.faults[0].zh


def test_a_broken_file_is_logged_once_for_the_operator(override, caplog):
    with caplog.at_level(logging.WARNING, fund_thresholds.__name__):
        override("[idle]\nquarters = 0\n")
        thresholds()
    (record,) = caplog.records
    assert "mine.toml" in record.getMessage() and OVERRIDE in record.getMessage()


def test_of_the_shipped_file_every_setting_is_needed(tmp_path):
    path = tmp_path / "part.toml"
    path.write_text("[idle]\nquarters = 4\n", encoding="utf-8")
    with pytest.raises(BrokenThresholds, match=r"\[behind\] pace is not there"):
        read_thresholds(path, whole=True)


def test_values_are_told_in_words():
    def said(**values: object) -> list[str]:
        held = dataclasses.replace(shipped(), **values)
        return [getattr(held.said(name), lang) for name in values for lang in ("zh", "en")]

    assert said(idle_least_yuan=Decimal(1_500_000)) == ["150 万元", "1.50 m yuan"]
    assert said(idle_least_yuan=Decimal("12345.67")) == ["12,345.67 元", "12,345.67 yuan"]
    assert (
        said(behind_pace=Fraction(4, 5)) == ["80%", "80%"]
        and said(behind_pace=Fraction(Decimal("0.825")))[0] == "82.5%"
    )
    assert RULES["overspent"].limit(shipped()).zh == "支出 > 拨付", "a floor of nothing is none"
    floor = dataclasses.replace(shipped(), overspent_least_yuan=Decimal(20_000))
    assert RULES["overspent"].limit(floor).zh == "支出 > 拨付，且金额 ≥ 2 万元"
