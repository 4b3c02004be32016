"""A pair's figure, or the word for its blank, is the same wherever it stands: cards, tables, map, ladder, files."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from analytics.answer import Refused, total
from analytics.blanks import BLANKS
from analytics.funds.ladder import STEPS, ladder
from analytics.headlines import Headline
from analytics.lookup import pairs
from analytics.map.figures import link_figures
from analytics.metrics import METRICS
from analytics.pairs.comparison import comparison
from analytics.pairs.tracks import BY_TRACK, track_lines
from analytics.selection import Selection
from analytics.standings.ranking import ranking
from analytics.tracks.matrix import OFFERED, among_all, matrix
from reports.story.context import ReportContext, figure_of
from reports.workbook.full_tables import matrix_table as sheet_of_matrix
from store.datasets import catalogue
from style.terms import NONE_YET
from tests.generated import COMPLETE, blank, opened, rows_of
from tests.shipped import dataset
from ui.address import Address
from ui.figures.cards import card
from ui.funds.amounts import ladder_table
from ui.map.view import map_view
from ui.pairs.compare import comparison_table
from ui.pairs.numbers import tracks_table
from ui.standings.places import growth_table
from ui.standings.ranking_table import ranking_table
from ui.tracks.matrix import matrix_table
from ui.view import View

QUARTERS = {"demo": ("2023Q1", "2024Q2", "2025Q4"), "reported": ("2023Q1", "2024Q2", "2024Q3")}
NARROWINGS = {
    "all": {},
    "a track": {"tracks": ("T3",)},
    "Lishui": {"cities": ("331100",)},
    "a quarter": {"span": "quarter"},
    "since 2023": {"span": "programme"},
}
Told = Iterator[tuple[str, str, str]]  # metric, pair, what is read


def _view(held, asked: Selection) -> View:
    # The address carries what leads to other pages; what is told is the selection's.
    return View("zh", held, asked, Address(data=held.name, q=asked.as_of), catalogue(), ())


def _alone(shown: View, pair_id: str) -> View:
    return replace(shown, selection=shown.of(pair_id))


def cards(shown: View, pair_ids: list[str]) -> Told:
    for pair_id in pair_ids:
        at = _alone(shown, pair_id)
        for metric_id in METRICS:
            try:
                line = Headline(metric_id, total(at.dataset, metric_id, at.selection), None, ())
            except Refused:
                continue
            yield metric_id, pair_id, card(at, line).value


def rankings(shown: View, pair_ids: list[str]) -> Told:
    for metric_id, metric in METRICS.items():
        if "pair" in metric.breakdowns:
            order = ranking(shown.dataset, metric_id, shown.selection)
            for made in (ranking_table(shown, order), growth_table(shown, order)):
                yield from ((metric_id, row.id, row.cells["value"].text) for row in made.rows)


def comparisons(shown: View, pair_ids: list[str]) -> Told:
    for line in comparison_table(shown, pair_ids, comparison(shown.dataset, shown.selection, tuple(pair_ids))).rows:
        for pair_id in pair_ids:
            if pair_id in line.cells:
                yield line.id, pair_id, _unit_off(line.cells[pair_id].text)


def tracks_of_a_pair(shown: View, pair_ids: list[str]) -> Told:
    for pair_id in pair_ids:
        at = _alone(shown, pair_id)
        (whole,) = tracks_table(at, pair_id, track_lines(at.dataset, at.selection)).foot
        yield from ((m, pair_id, whole.cells[m].text) for m in BY_TRACK if m in whole.cells)


def matrices(shown: View, pair_ids: list[str]) -> Told:
    for metric_id in OFFERED:
        try:
            found = matrix(shown.dataset, metric_id, among_all(shown.selection))
        except Refused:
            continue
        if shown.selection.tracks:
            continue  # the matrix is of every track
        yield from ((metric_id, row.id, row.cells["all"].text) for row in matrix_table(shown, found, "value").rows)
        sheet = sheet_of_matrix(shown.dataset, metric_id, shown.selection, "zh")
        for line in sheet.printed if sheet else ():
            yield metric_id, line[0], line[-1]


def ladders(shown: View, pair_ids: list[str]) -> Told:
    if shown.selection.span == "quarter":
        return  # the ladder is of whole fund years
    for pair_id in pair_ids:
        at = _alone(shown, pair_id)
        rows = ladder_table(at, pair_id, ladder(at.dataset, at.selection)).rows
        yield from ((f"fund_{s}", pair_id, row.cells["amount"].text) for s, row in zip(STEPS, rows, strict=bool(rows)))


def maps(shown: View, pair_ids: list[str]) -> Told:
    for metric_id, metric in METRICS.items():
        if "pair" in metric.breakdowns:
            at = replace(shown, address=shown.address.to(link=metric_id))
            asked = link_figures(at.dataset, metric_id, at.selection).figures
            for arc in map_view(at).arcs:
                if arc.id in asked:
                    yield metric_id, arc.id, _unit_off(arc.rows[0][1])


def papers(shown: View, pair_ids: list[str]) -> Told:
    context = ReportContext(shown.dataset, shown.selection, "zh")
    for pair_id in pair_ids:
        for metric_id in METRICS:
            line = context.of_pair(pair_id).line(metric_id)
            if "pair" in METRICS[metric_id].breakdowns and not line.refused:
                yield metric_id, pair_id, figure_of(context, line).value


PLACES: tuple[Callable[[View, list[str]], Told], ...] = (
    cards, rankings, comparisons, tracks_of_a_pair, matrices, ladders, maps, papers,
)  # fmt: skip


def _unit_off(said: str) -> str:
    return said.split(" ")[0].removesuffix("%")


def read(shown: View, pair_ids: list[str]) -> dict[tuple[str, str], dict[str, set[str]]]:
    """(metric, pair) → what is read, and where."""
    found: dict[tuple[str, str], dict[str, set[str]]] = {}
    for place in PLACES:
        for metric_id, pair_id, text in place(shown, pair_ids):
            if pair_id not in pairs(shown.dataset):  # a total, or what belongs to no pair
                continue
            found.setdefault((metric_id, pair_id), {}).setdefault(text, set()).add(place.__name__)
    return found


@pytest.mark.parametrize("narrowing", NARROWINGS)
@pytest.mark.parametrize(("name", "quarter"), [(name, q) for name, every in QUARTERS.items() for q in every])
def test_no_two_places_tell_a_pairs_figure_in_different_words(name, quarter, narrowing):
    shown = _view(dataset(name), Selection(quarter, **NARROWINGS[narrowing]))
    found = read(shown, ["P02", "P08", "P10"])
    assert {of: told for of, told in found.items() if len(told) > 1} == {}
    several = [of for of, told in found.items() if len({p for places in told.values() for p in places}) > 3]
    assert len(several) > 20, "most figures stand in several places"


def _flow(stage: str, amount: int, **other: object) -> dict:
    row = {"year": 2024, "period": "2024Q1", "track_id": "T1", "as_of": date(2024, 4, 1), "source_id": "S"}
    about = {"flow_id": f"{stage}{other}", "stage": stage, "amount": Decimal(amount)}
    return blank("fund_flows", **(row | about | other))


def test_a_pair_that_has_spent_nothing_is_told_so_everywhere():
    """Of the 4 allocated to P01 nothing is spent; P02 has spent of its 4; nothing is known of what P03 was allocated."""
    flows = [_flow("allocated", 4 * 10**8, pair_id=pair) for pair in ("P01", "P02")]
    flows.append(_flow("spent", 10**8, pair_id="P02"))
    held = opened(rows_of(fund_flows=flows), {*COMPLETE, "observations", "targets"})
    shown = _view(held, Selection("2024Q2"))
    found = read(shown, list(pairs(held)))
    assert set(found["fund_spent", "P01"]) == set(found["fund_spent", "P03"]) == {NONE_YET("zh")}
    assert set(found["execution_rate", "P01"]) == {"0.0"} and set(found["execution_rate", "P02"]) == {"25.0"}
    assert set(found["execution_rate", "P03"]) == {BLANKS["not_allocated"].label("zh")}
    assert set(found["investment_target_rate", "P01"]) == {BLANKS["no_target"].label("zh")}
    assert {of: told for of, told in found.items() if len(told) > 1} == {}
    assert len(set().union(*found["fund_spent", "P01"].values())) >= 6

    partly = read(_view(opened(rows_of(fund_flows=flows), set()), Selection("2024Q2")), list(pairs(held)))
    assert set(partly["fund_spent", "P01"]) == set(partly["execution_rate", "P01"]) == {BLANKS["no_data"].label("zh")}
    assert {of: told for of, told in partly.items() if len(told) > 1} == {}
