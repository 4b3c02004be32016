"""An operator's thresholds on the pages: a broken file is told by name and key and takes nothing down."""

import pytest

from analytics.selection import Selection
from analytics.warnings.rounds import round_at
from analytics.warnings.thresholds import OVERRIDE, thresholds
from tests.pages.test_pages import opened, said
from tests.shipped import dataset


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("zh", "[idle] quarters 应是1 到 12 的整数，写的是“40”"),
        ("en", "[idle] quarters should be a whole number from 1 to 12, and is “40”"),
    ],
)
def test_a_broken_file_is_told_and_the_shipped_thresholds_hold(tmp_path, monkeypatch, lang, told):
    path = tmp_path / "limits.toml"
    path.write_text("[idle]\nquarters = 40\n", encoding="utf-8")
    monkeypatch.setenv(OVERRIDE, str(path))
    text = said(opened("warnings", lang=lang))
    assert "limits.toml" in text and told in text and str(tmp_path) not in text
    assert "fund_thresholds.toml" in text


def test_a_sound_file_holds_on_every_page_that_tells_of_it(tmp_path, monkeypatch):
    path = tmp_path / "limits.toml"
    path.write_text("[behind]\npace = 0.01\n", encoding="utf-8")
    monkeypatch.setenv(OVERRIDE, str(path))
    found = round_at(dataset("demo"), Selection("2025Q4", "programme"), thresholds().values)
    told = f"触发 {len(found.warnings)} 条预警"
    assert found.warnings and not found.outcome("behind").warnings
    assert "limits.toml" in said(opened("warnings")) and told in said(opened("warnings"))
    assert "limits.toml" in said(opened("methods"))
    assert told in said(opened("overview"))
