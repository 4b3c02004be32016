"""Streamlit's settings that many readers' speed and safety rest on."""

import tomllib
from pathlib import Path

import pytest

HELD = tomllib.loads((Path(__file__).parents[2] / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("section", "option", "value"),
    [
        ("runner", "postScriptGC", False),
        ("server", "fileWatcherType", "none"),
        ("server", "enableStaticServing", False),
        ("browser", "gatherUsageStats", False),
        ("client", "showErrorDetails", "none"),
        ("client", "allowedOrigins", []),
        ("logger", "enableRich", False),
    ],
)
def test_a_setting_that_matters_is_as_decided(section, option, value):
    assert HELD[section][option] == value


def test_pieces_a_browser_has_are_not_sent_again():
    assert HELD["global"]["minCachedMessageSize"] <= 200
