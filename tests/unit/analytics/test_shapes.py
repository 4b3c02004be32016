"""A question is compiled for its shape: any choice fills it, no word of a choice becomes SQL, and few ask the engine."""

from dataclasses import replace

import pytest

from analytics import compiling
from analytics.answer import parts, total
from analytics.cells import _sums
from analytics.coverage import coverage
from analytics.findings import findings, today
from analytics.headlines import OF_ALL, headlines
from analytics.lagging.on_map import map_finding
from analytics.map.course import map_lines
from analytics.map.figures import first_link, link_figures
from analytics.metrics import METRICS
from analytics.selection import NARROWINGS, Selection
from analytics.standings.ranking import ranking
from cache.remembered import forget
from store.datasets import Dataset
from tests.full_rows import full
from tests.generated import COMPLETE, opened
from tests.oracle import Oracle
from tests.shipped import dataset

HOSTILE = ["'; DROP TABLE projects; --", "O'Neil''s", '"x"', "‹pairs›", "90010001", "\\' OR 1=1 --", "$1 ? %s {x}"]
FILTERS = {
    "pairs": ("P02", "P05", "P11"),
    "tracks": ("T1", "T4"),
    "cities": ("331100",),
    "counties": ("331181",),
    "stages": ("signed",),
}


def counted(monkeypatch) -> list[str]:
    """Every question that reaches the engine from here on."""
    asked: list[str] = []
    plain = Dataset.arrow

    def arrow(self, sql, values=()):
        asked.append(sql)
        return plain(self, sql, values)

    monkeypatch.setattr(Dataset, "arrow", arrow)
    return asked


@pytest.mark.parametrize("field", NARROWINGS)
def test_every_choice_of_a_kind_has_the_same_shape(field):
    few, many = (Selection("2025Q3", **{field: wanted}) for wanted in (("signed",), ("started", "in_production")))
    assert few.shape() == many.shape() == replace(few, as_of="2024Q1").shape() != Selection("2025Q3").shape()


def test_a_new_choice_compiles_nothing(monkeypatch):
    first = Selection("2025Q3", pairs=("P01",), tracks=("T2",), stages=("signed",))
    assert total(dataset("demo"), "projects", first).value is not None
    forget()
    monkeypatch.setattr(compiling.ibis, "to_sql", lambda *_, **__: pytest.fail("compiled anew"))
    total(dataset("demo"), "projects", Selection("2024Q2", pairs=("P03", "P09"), tracks=("T1",), stages=("started",)))


@pytest.mark.parametrize("narrowing", FILTERS.items(), ids=lambda pair: pair[0])
def test_a_filter_nobody_used_asks_the_engine_a_handful_of_questions(monkeypatch, narrowing):
    """Some seventy before: each costs 1 to 5 ms, whatever it counts."""
    field, wanted = narrowing
    held, asked = dataset("demo"), Selection("2025Q4", **{field: wanted})
    page(
        held,
        Selection(
            "2025Q4",
            **{
                field: wanted[:1]
                if len(wanted) > 1
                else ("330100",)
                if field == "cities"
                else ("330109",)
                if field == "counties"
                else ("started",)
            },
        ),
    )
    reached = counted(monkeypatch)
    page(held, asked)
    # Places are asked after twice: as chosen, and by the whole pairs that money and warnings are judged by.
    assert len(reached) <= (9 if field in ("cities", "counties") else 6), "\n".join(reached)


@pytest.mark.parametrize("kinds", [("pairs",), ("tracks",), ("pairs", "tracks")], ids="+".join)
def test_another_choice_of_pairs_and_tracks_asks_the_engine_nothing(monkeypatch, kinds):
    """It is picked out of everybody's; the map's lines, who lags, warnings and returns among it."""
    held, others = dataset("demo"), {"pairs": ("P01", "P18"), "tracks": ("T2", "T5", "T6")}
    overview(held, Selection("2025Q4", **{kind: FILTERS[kind] for kind in kinds}))
    reached = counted(monkeypatch)
    overview(held, Selection("2025Q4", **{kind: others[kind] for kind in kinds}))
    assert not reached, "\n".join(reached)


def overview(held: Dataset, selection: Selection) -> None:
    page(held, selection)
    today(held, selection)
    coverage(held, selection)
    link, everyone = first_link(selection), replace(selection, pairs=())
    map_finding(held, link, selection)
    link_figures(held, link, everyone)
    map_lines(held, link, everyone)


def page(held: Dataset, selection: Selection) -> None:
    headlines(held, OF_ALL, selection)
    findings(held, selection)
    ranking(held, "investment_completed", selection)


@pytest.mark.parametrize("word", HOSTILE)
def test_a_hostile_industry_is_a_word(word):
    rows = full()
    for project in rows["projects"][::2]:
        project["industry"] = word
    held, asked = opened(rows), Selection("2025Q4", "programme", industries=(word,))
    oracle = Oracle(rows, COMPLETE)
    for metric_id in ("projects", "investment_completed"):
        expected = oracle.answer(metric_id, (), asked).get((), (0, 0, 0))
        told = total(held, metric_id, asked)
        assert (told.value, told.due) == (expected[0], expected[2])
        filled = asked.fill(_sums(held.dialect, metric_id, (), asked.shape()))
        assert held.arrow(filled).column("n").to_pylist()[0] == told.value


@pytest.mark.parametrize("metric_id", METRICS)
def test_added_up_here_or_by_the_engine_is_the_same(metric_id, monkeypatch):
    """The limit above which the engine is asked decides who adds, never what comes out."""
    metric, held = METRICS[metric_id], opened(full())
    fields = [field for field, dimension in NARROWINGS.items() if dimension in metric.breakdowns]
    some = {
        "pairs": ("P01", "P03"),
        "tracks": ("T1",),
        "cities": ("330100", "331100"),
        "counties": ("330109", "331127"),
        "stages": ("signed", "in_production"),
        "industries": ("新材料",),
    }
    questions = [Selection("2025Q3", "programme", **{field: some[field]}) for field in fields]
    questions.append(Selection("2025Q3", "programme", **{field: some[field] for field in fields[:2]}))
    bys = [(), *((d,) for d in metric.breakdowns if d in ("pair", "track", "year"))]
    # Each selection and each breakdown at least once; all pairs of them would mostly wait for the compiler.
    every = [(questions[n % len(questions)], bys[n % len(bys)]) for n in range(max(len(questions), len(bys)))]
    here = [parts(held, metric_id, by, asked) for asked, by in every]
    monkeypatch.setattr("analytics.cells.MOST", -1)
    forget()
    assert [parts(held, metric_id, by, asked) for asked, by in every] == here
