"""A county's staff is told of the province what can be traced to nobody, of its own pair alone, by one way and no other."""

from dataclasses import replace
from pathlib import Path

import pytest

from analytics.lookup import pairs
from analytics.peers.beside import beside_province
from store.handles import for_counties
from tests.shipped import dataset, view
from ui.peers.asking import beside_of

ROOT = Path(__file__).parents[4]
JINGNING = ("331127",)  # of P07


def of_county():
    return replace(view("demo"), dataset=for_counties(dataset("demo"), JINGNING))


def test_who_reads_his_own_rows_alone_is_told_the_same_as_who_reads_all():
    shown = of_county()
    assert list(pairs(shown.dataset)) == ["P07"]
    found = beside_of(shown, "P07")
    assert found == beside_of(view("demo"), "P07") and found.lines[0].known == 18


@pytest.mark.parametrize("other", ["P01", "P18"])
def test_another_pair_s_figures_are_not_asked_for(other):
    assert beside_of(of_county(), other) is None
    assert beside_of(view("demo"), other) == beside_province(dataset("demo"), other, "2025Q4")


def test_no_other_module_goes_past_what_a_reader_may_read():
    """Whoever else took the whole version would tell of it."""
    named = {
        path.relative_to(ROOT).as_posix()
        for layer in ("analytics", "api", "app.py", "charts", "ledger", "pages", "reports", "server", "store", "ui")
        for path in ([ROOT / layer] if layer.endswith(".py") else (ROOT / layer).rglob("*.py"))
        if path.is_file() and "whole_of" in path.read_text(encoding="utf-8")
    }
    assert named == {"store/handles.py", "ui/peers/asking.py"}
