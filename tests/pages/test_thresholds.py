"""An operator's thresholds on the pages: a broken file is told by name and key and takes nothing down."""

import re

import pytest

from analytics.findings import findings
from analytics.selection import Selection
from analytics.warnings.thresholds import OVERRIDE
from tests.pages.test_pages import said, whole
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
    text = said(whole("warnings", lang=lang))
    assert "limits.toml" in text and told in text and str(tmp_path) not in text
    assert "fund_thresholds.toml" in text


def test_a_sound_file_holds_on_every_page_that_tells_of_it(tmp_path, monkeypatch):
    path = tmp_path / "limits.toml"
    path.write_text("[behind]\npace = 0.01\n", encoding="utf-8")
    shipped = findings(dataset("demo"), Selection("2025Q4"))[-1].text.zh
    monkeypatch.setenv(OVERRIDE, str(path))
    said_of = findings(dataset("demo"), Selection("2025Q4"))[-1].text.zh
    count = re.search(r"触发 \d+ 条", said_of)[0]
    assert count != re.search(r"触发 \d+ 条", shipped)[0] and "执行滞后" not in said_of
    assert "limits.toml" in said(whole("warnings")) and count in said(whole("warnings"))
    assert "limits.toml" in said(whole("methods"))
