"""What is made once for all readers is made anew for another version, address, palette, page or thresholds, and for nothing else."""

from dataclasses import replace

import pytest

from analytics.warnings.thresholds import shipped as shipped_thresholds
from cache.remembered import forget
from style.colours import DARK, LIGHT
from tests import shipped
from ui.pieces import kept

SHOWN = shipped.view(q="2024Q3")
ASKED = {"current": SHOWN, "page_id": "funds", "palette": LIGHT, "thresholds": shipped_thresholds()}
OTHER = {
    "version": {"current": replace(SHOWN, dataset=replace(SHOWN.dataset, version="0123456789ab"))},
    "dataset": {"current": replace(SHOWN, dataset=replace(SHOWN.dataset, name="other"))},
    "address": {"current": shipped.view(q="2024Q2")},
    "page": {"page_id": "pair"},
    "palette": {"palette": DARK},
    "thresholds": {"thresholds": replace(shipped_thresholds(), idle_quarters=9)},
}


@pytest.fixture
def piece(monkeypatch):
    """What a reader is shown, who has asked for `ASKED` but for what is named."""
    forget()

    def shown(key: str = "ladder", **other: object) -> object:
        for name, value in (ASKED | other).items():
            monkeypatch.setattr(kept, name, lambda value=value: value)
        return kept.kept(object, key=key)

    return shown


def test_the_same_question_gets_the_very_same_piece(piece):
    assert piece() is piece() is not piece("owners")


@pytest.mark.parametrize("name", OTHER)
def test_a_piece_of_one_question_is_not_shown_for_another(piece, name):
    assert piece() is not piece(**OTHER[name])
