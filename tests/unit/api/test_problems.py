"""What the data API refuses: by the parameter, in both languages, with what would do; nothing half answered, nobody's words in it as they came."""

import pytest
from starlette.testclient import TestClient

from access.reader import NOBODY, reader
from analytics.metrics import METRICS
from api import askers, words
from api.askers import Paces
from tests.unit.api.client import app, client

DATA_OF = "datasets/demo/data"
CASES = [
    (f"{DATA_OF}", 400, "missing-parameter", "metric"),
    (f"{DATA_OF}?metric=investment", 400, "unknown-value", "metric"),
    (f"{DATA_OF}?metric=", 400, "unknown-value", "metric"),
    (f"{DATA_OF}?metric=pairs&metric=projects", 400, "repeated-parameter", "metric"),
    (f"{DATA_OF}?metric=pairs&b=pair", 400, "unknown-parameter", "b"),
    (f"{DATA_OF}?metric=pairs&by=colour", 400, "unknown-value", "by"),
    (f"{DATA_OF}?metric=investment_completed&by=kind", 400, "unknown-value", "by"),
    (f"{DATA_OF}?metric=pairs&q=2031Q9", 400, "unknown-value", "q"),
    (f"{DATA_OF}?metric=pairs&span=decade", 400, "unknown-value", "span"),
    (f"{DATA_OF}?metric=pairs&pairs=P99", 400, "unknown-value", "pairs"),
    (f"{DATA_OF}?metric=pairs&format=xml", 400, "unknown-value", "format"),
    (f"{DATA_OF}?metric=fund_spent&fund=1999", 400, "unknown-value", "fund"),
    (f"{DATA_OF}?metric=pairs&by=track", 422, "refused", "by"),
    (f"{DATA_OF}?metric=fund_spent&by=stage", 422, "refused", "by"),
    (f"{DATA_OF}?metric=execution_rate&by=quarter", 422, "refused", "by"),
    (f"{DATA_OF}?metric=pairs&tracks=T1", 422, "refused", "metric"),
    (f"{DATA_OF}?metric=output_value&fund=2024", 422, "refused", "metric"),
    (f"{DATA_OF}?metric=pairs&version=000000000000", 404, "not-found", "version"),
    (f"{DATA_OF}?metric=pairs&version=../../etc", 404, "not-found", "version"),
    ("datasets/demo/rows?metric=pairs&side=denominator", 400, "unknown-value", "side"),
    ("datasets/demo/rows?metric=pairs&page=0", 400, "unknown-value", "page"),
    ("datasets/demo/rows?metric=pairs&page=99999", 400, "unknown-value", "page"),
    ("datasets/demo/tables/pairs?per_page=1000000", 400, "unknown-value", "per_page"),
    ("datasets/demo/tables/pairs?page=%D9%A3", 400, "unknown-value", "page"),
    ("datasets/demo/tables/secrets", 404, "not-found", "table"),
    ("datasets/demo/dimensions/colour", 404, "not-found", "dimension"),
    ("datasets/nowhere/data?metric=pairs", 404, "not-found", "dataset"),
    ("datasets/demo/differences", 400, "missing-parameter", "from"),
    ("nothing", 404, "not-found", None),
    ("datasets/demo/../../x", 404, "not-found", None),
]  # fmt: skip


@pytest.mark.parametrize(("path", "status", "kind", "parameter"), CASES, ids=[case[0] for case in CASES])
def test_a_wrong_question_is_told_plainly(path: str, status: int, kind: str, parameter: str | None) -> None:
    told = client().get(path)
    assert told.status_code == status and told.headers["content-type"] == "application/problem+json"
    said = told.json()
    assert said["type"].endswith(f"/api/v1/problems#{kind}") and said["status"] == status
    assert said.get("parameter") == parameter
    assert said["title"] == words.TITLES[kind]("en") and said["zh"]["title"] == words.TITLES[kind]("zh")
    assert said["detail"] and said["zh"]["detail"]
    assert told.headers["cache-control"] == "no-store"


def test_the_reason_of_a_refusal_is_that_of_the_pages() -> None:
    said = client().get(f"{DATA_OF}?metric=fund_spent&by=stage").json()
    assert said["zh"]["detail"] == METRICS["fund_spent"].refused["stage"]("zh")
    assert said["detail"] == METRICS["fund_spent"].refused["stage"]("en")


def test_the_nearest_word_is_proposed_and_what_is_allowed_is_listed() -> None:
    said = client().get(f"{DATA_OF}?metric=investment_complete").json()
    assert said["nearest"] == "investment_completed" and "investment_completed" in said["allowed"]


@pytest.mark.parametrize("kind", words.TITLES)
def test_each_problem_is_explained_where_its_type_leads(kind: str) -> None:
    assert client().get("problems").json()[kind]["meaning"]["zh"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_nothing_can_be_written(method: str) -> None:
    told = client().request(method, f"{DATA_OF}?metric=pairs")
    assert told.status_code == 405 and told.headers["allow"] == "GET, HEAD" and told.json()["type"].endswith("#method")


def test_a_form_that_is_not_offered_is_told() -> None:
    assert client().get(f"{DATA_OF}?metric=pairs", headers={"accept": "image/png"}).status_code == 406
    assert client().get(f"{DATA_OF}?metric=pairs", headers={"accept": "text/html, */*;q=0.1"}).status_code == 200
    assert (
        client()
        .get(f"{DATA_OF}?metric=pairs", headers={"accept": "text/csv;q=0.5, application/json;q=0.1"})
        .headers["content-type"]
        .startswith("text/csv")
    )


def test_a_failure_is_told_by_its_number_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*given: object) -> None:
        raise RuntimeError("secret words of a row")

    monkeypatch.setattr("api.figures.parts", fails)
    told = client().get(f"{DATA_OF}?metric=projects&q=2023Q2")
    assert told.status_code == 500 and "secret" not in told.text and told.json()["number"]


def test_who_has_not_signed_in_is_told_how() -> None:
    told = TestClient(app(who=NOBODY)).get("/api/v1/datasets")
    assert told.status_code == 401 and told.headers["www-authenticate"] == "Bearer"


def test_a_session_is_for_pages_of_this_site_alone() -> None:
    signed = TestClient(app(who=reader("1", "张三", {"viewer"})))
    assert signed.get("/api/v1/datasets").status_code == 200
    assert signed.get("/api/v1/datasets", headers={"sec-fetch-site": "cross-site"}).status_code == 403


def test_who_asks_too_much_waits_and_what_is_at_hand_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr("api.answering.PACES", Paces(2, 1, lambda: now[0]))
    asked = [client().get(f"{DATA_OF}?metric=event_firms&q={q}") for q in ("2023Q3", "2023Q4", "2024Q1")]
    assert [one.status_code for one in asked] == [200, 200, 429]
    assert int(asked[2].headers["retry-after"]) >= 1 and asked[2].json()["type"].endswith("#too-many")
    assert client().get(f"{DATA_OF}?metric=event_firms&q=2023Q3").status_code == 200
    now[0] = 1.5
    assert client().get(f"{DATA_OF}?metric=event_firms&q=2024Q1").status_code == 200


def test_askers_who_went_are_forgotten() -> None:
    paces = Paces(1, 1, lambda: 0.0)
    for n in range(askers.MOST_ASKERS + 10):
        paces.take(str(n))
    assert len(paces._of) == askers.MOST_ASKERS
