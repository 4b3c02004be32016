"""What stands on the screen is what the data say: every figure against the answer to the same question."""

from dataclasses import replace

import pytest

from analytics.answer import Part, parts, total
from analytics.lookup import pairs
from analytics.metrics import METRICS, Metric
from analytics.printed import printed
from analytics.selection import Selection
from store.datasets import Dataset, catalogue, open_dataset
from style.numbers import figure
from tests.browser import screen

QUARTERS = ["2023Q4", "2024Q3", "2025Q4"]


@pytest.fixture(scope="module")
def demo() -> Dataset:
    """The repository's own demonstration dataset, published beside the server's and of the same version."""
    return open_dataset("demo", catalogue().versions["demo"])


def said(dataset: Dataset, metric_id: str, selection: Selection, lang: str = "zh") -> str:
    metric = METRICS[metric_id]
    return str(printed(metric, total(dataset, metric_id, selection), lang))


def by_label(labels: list[str], lang: str) -> dict[str, str]:
    ids = {metric.label(lang): metric.id for metric in METRICS.values()}
    return {label: ids[label] for label in labels}


def shown(card: screen.Card) -> str:
    return card.figure.replace(" %", "%")


@pytest.mark.parametrize("quarter", QUARTERS)
def test_the_eight_headlines_of_the_overview(open_page, demo, quarter):
    cards = screen.cards(open_page(f"/?data=demo&q={quarter}"))
    assert len(cards) == 8
    for label, metric_id in by_label(list(cards), "zh").items():
        assert shown(cards[label]) == said(demo, metric_id, Selection(quarter)), label


@pytest.mark.parametrize("span", ["quarter", "programme"])
def test_the_headlines_over_another_span_in_english(open_page, demo, span):
    cards = screen.cards(open_page(f"/?data=demo&q=2025Q2&span={span}&lang=en"))
    for label, metric_id in by_label(list(cards), "en").items():
        assert shown(cards[label]) == said(demo, metric_id, Selection("2025Q2", span), "en"), label


def test_the_headlines_of_a_pair(open_page, demo):
    cards = screen.cards(open_page("/pair?data=demo&q=2024Q4&pair=P15"))
    assert len(cards) == 8
    for label, metric_id in by_label(list(cards), "zh").items():
        asked = replace(Selection("2024Q4"), pairs=("P15",))
        assert shown(cards[label]) == said(demo, metric_id, asked), label


def told(part: Part, metric: Metric) -> tuple[str, str]:
    """A figure in a table, and the smaller line below it where some that were due did not come."""
    gaps = f"已报 {part.reported}/{part.due} 项" if part.value is not None and part.reported < part.due else ""
    return figure(part.value, metric.unit, "zh", metric.decimals).number, gaps


@pytest.mark.parametrize("metric_id", ["investment_completed", "execution_rate", "projects"])
def test_the_ranking_beside_the_map(open_page, demo, metric_id):
    page = open_page(f"/map?data=demo&view=drawn&q=2025Q1&link={metric_id}")
    rows = {row[1]: tuple(row[2].partition("\n")[::2]) for row in screen.rows(page, "map-list")}
    metric, names = METRICS[metric_id], {pair.id: pair.label("zh") for pair in pairs(demo).values()}
    found = {names[p.of[0]]: p for p in parts(demo, metric_id, ("pair",), Selection("2025Q1")) if p.of[0]}
    assert rows == {name: told(part, metric) for name, part in found.items()}

    values = {name: part.value for name, part in found.items() if part.value is not None}
    order = [values[name] for name in rows if name in values]
    assert order == sorted(order, reverse=metric_id != "execution_rate"), "a rate that is judged begins with the worst"
    assert list(rows)[len(order) :] == [name for name in found if name not in values]


def test_the_map_tells_the_same_as_the_ranking(open_page):
    page = open_page("/map?data=demo&view=drawn&q=2025Q1")
    rows = {row[1]: row[2].split("\n") for row in screen.rows(page, "map-list")}
    links = page.locator(".st-key-map-drawn .box > svg").get_by_role("link")
    spoken = links.evaluate_all("links => links.map(link => link.ariaLabel)")
    assert len(spoken) == len(rows) == 18
    for line in spoken:
        name = next(name for name in rows if name in line)
        assert all(part in line for part in rows[name]), line
