"""Whatever the dashboard asks, PostgreSQL answers as DuckDB does: the same rows, names and types, to the last digit and in the same order."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pytest
import sqlglot

from analytics.answer import Refused, parts
from analytics.metrics import METRICS
from analytics.pairs.facts import happenings, projects, stated
from analytics.projects.ledger import COLUMNS, gapped, one, page
from analytics.projects.subtotal import subtotal
from analytics.rows import rows_behind, sides_of
from analytics.search.projects import project_index
from analytics.selection import ASKED_TYPES, SPANS, Selection
from analytics.usual_questions import usual_questions
from analytics.warnings.evidence import rows_of
from analytics.warnings.rounds import round_at
from analytics.warnings.rules import RULES
from analytics.warnings.thresholds import shipped
from cache.remembered import forget
from store import engine
from store.engine import embedded
from store.engine.postgres import Postgres
from store.handles import for_counties
from store.schema import TABLES
from tests.pages.test_pages import whole
from tests.shipped import QUARTERS, dataset
from ui.sitemap import SITES


@dataclass(frozen=True)
class Asked:
    schema: str
    sql: str
    values: Sequence[object]
    answer: pa.Table

    @property
    def is_ordered(self) -> bool:
        return sqlglot.parse_one(self.sql, read="duckdb").args.get("order") is not None


def recorded(monkeypatch: pytest.MonkeyPatch, ask: Callable[[], object]) -> list[Asked]:
    """Every question that reached the engine, each once, with DuckDB's answer."""
    found: dict[str, Asked] = {}
    real = embedded.run

    def run(schema, sql, values=(), beside=None):
        answer = real(schema, sql, values, beside)
        found.setdefault(repr((schema, sql, list(values))), Asked(schema, sql, values, answer))
        return answer

    forget()
    with monkeypatch.context() as patch:
        patch.setattr(embedded, "run", run)
        patch.setattr(engine.kept_answers, "find", lambda *_: None)
        ask()
    forget()
    return list(found.values())


def agrees(postgres: Postgres, asked: list[Asked]) -> None:
    for one_question in asked:
        postgres.attach(one_question.schema, engine._answers[one_question.schema].of)
        told = postgres.run(one_question.schema, one_question.sql, one_question.values)
        assert told.schema == one_question.answer.schema, one_question.sql
        rows = [table.to_pylist() for table in (told, one_question.answer)]
        if not one_question.is_ordered:  # neither says in which order then
            rows = [sorted(held, key=repr) for held in rows]
        assert rows[0] == rows[1], one_question.sql


def answered(*questions: Callable[[], object]) -> None:
    for question in questions:
        try:
            question()
        except Refused:
            continue


@pytest.mark.parametrize("name", ["demo", "reported"])
def test_what_pages_usually_ask(name, postgres, monkeypatch):
    held = dataset(name)
    asked = recorded(monkeypatch, lambda: answered(*usual_questions(held, newest=True)))
    assert len(asked) > 150
    agrees(postgres, asked)


@pytest.mark.parametrize("name", ["demo", "reported"])
def test_every_metric_by_every_dimension(name, postgres, monkeypatch):
    held, last = dataset(name), QUARTERS[name][-2]

    def every() -> Iterator[Callable[[], object]]:
        for metric_id, metric in METRICS.items():
            for kind in ASKED_TYPES if metric.table == "observations" else ("actual",):
                for n, by in enumerate((*((d,) for d in metric.breakdowns), metric.breakdowns[:3])):
                    asked = Selection(last, tuple(SPANS)[n % len(SPANS)], value_type=kind)
                    yield lambda m=metric_id, by=by, asked=asked: parts(held, m, by, asked)
            stages = Selection(last, stages=("signed", "under_construction"), industries=("食品加工",))
            yield lambda m=metric_id, asked=stages: parts(held, m, ("pair",), asked)
            for side in sides_of(metric):
                yield lambda m=metric_id, side=side: rows_behind(held, m, Selection(last), side, 1)

    asked = recorded(monkeypatch, lambda: answered(*every()))
    assert len(asked) > 150
    agrees(postgres, asked)


def test_the_ledger_and_a_pair(postgres, monkeypatch):
    held, at = dataset("demo"), Selection("2025Q3")

    def every() -> Iterator[Callable[[], object]]:
        for column in COLUMNS:
            for way in ("", "-"):
                yield lambda sort=way + column: page(held, at, sort=sort)
        yield lambda: page(held, Selection("2025Q3", tracks=("T2",), cities=("330700",)), find="园区", number=2)
        yield lambda: gapped(held, at)
        yield lambda: subtotal(held, at, "jn")
        yield lambda: one(held, at, "P07-001")
        yield lambda: [stated(held, "P07", at), happenings(held, "P07", at), projects(held, at)]
        yield lambda: project_index(held)

    asked = recorded(monkeypatch, lambda: answered(*every()))
    assert len(asked) > 2 * len(COLUMNS)
    agrees(postgres, asked)


@pytest.mark.parametrize("name", ["demo", "reported"])
def test_what_every_page_asks(name, postgres, monkeypatch):
    def every() -> None:
        for site in SITES:
            whole(site, data=name)

    asked = recorded(monkeypatch, every)
    assert len(asked) > 100
    agrees(postgres, asked)


def test_every_table_as_the_data_api_hands_it_on(postgres, monkeypatch):
    held = dataset("demo")

    def every() -> Iterator[Callable[[], object]]:
        for table in TABLES.values():
            ordered = ", ".join(f'"{name}"' for name in table.key)
            yield lambda name=table.name, by=ordered: held.arrow(f'SELECT * FROM "{name}" ORDER BY {by}')

    agrees(postgres, recorded(monkeypatch, lambda: answered(*every())))


def test_what_stands_behind_each_warning(postgres, monkeypatch):
    held, at = dataset("demo"), Selection(QUARTERS["demo"][-1])
    warnings = round_at(held, at, shipped()).warnings
    asked = recorded(monkeypatch, lambda: [rows_of(held, at, one) for one in warnings])
    assert {one.rule for one in warnings} == set(RULES)
    agrees(postgres, asked)


def test_what_a_county_may_read(postgres, monkeypatch):
    own = for_counties(dataset("demo"), ("331123",))
    assert own.audience is not None
    asked = recorded(monkeypatch, lambda: answered(*usual_questions(own, newest=True)))
    assert {one.schema for one in asked} == {own.schema}
    agrees(postgres, asked)
