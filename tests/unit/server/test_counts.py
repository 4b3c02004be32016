"""The server's counts: for the collector's token alone, in Prometheus' form, and no word of a reader's among them."""

import re
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from server.counts import Counting, Levels, counts, kind_of
from server.paths import is_there
from tests.shipped import dataset

ALERTS = Path(__file__).parents[3] / "docs" / "deploy" / "alerts.yml"
TOKEN = "t" * 40


def client() -> TestClient:
    levels = Levels(lambda: {"entries": 1, "bytes": 2, "most": 3}, lambda: 4)
    return TestClient(
        Starlette(
            routes=[Route("/metrics", counts(levels)), Route("/healthz", lambda request: PlainTextResponse("ok"))],
            middleware=[Middleware(Counting)],
        )
    )


def told(monkeypatch: pytest.MonkeyPatch) -> dict[str, list]:
    monkeypatch.setenv("METRICS_TOKEN", TOKEN)
    text = client().get("/metrics", headers={"authorization": f"Bearer {TOKEN}"}).text
    return {family.name: family.samples for family in text_string_to_metric_families(text)}


def test_without_the_setting_there_is_no_such_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("METRICS_TOKEN", raising=False)
    assert not is_there("/metrics")
    assert client().get("/metrics", headers={"authorization": "Bearer "}).status_code == 401


@pytest.mark.parametrize("said", ["", "Bearer wrong", f"bearer {TOKEN}x", f"Basic {TOKEN}"])
def test_who_has_not_the_token_is_told_nothing(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("METRICS_TOKEN", TOKEN)
    assert is_there("/metrics")
    answer = client().get("/metrics", headers={"authorization": said})
    assert answer.status_code == 401 and "dashboard" not in answer.text


def test_levels_are_those_of_now(monkeypatch: pytest.MonkeyPatch) -> None:
    version = dataset("demo").version
    found = told(monkeypatch)
    assert [sample.value for sample in found["dashboard_cache_bytes"]] == [2]
    assert [sample.value for sample in found["dashboard_sessions"]] == [4]
    shown = {sample.labels["dataset"]: sample.labels["version"] for sample in found["dashboard_dataset_info"]}
    assert shown["demo"] == version and found["dashboard_datasets"][0].value == len(shown)
    before = next(sample.value for sample in found["dashboard_engine_questions"] if sample.name.endswith("_total"))
    dataset("demo").arrow("SELECT 1")
    after = next(s.value for s in told(monkeypatch)["dashboard_engine_questions"] if s.name.endswith("_total"))
    assert after >= before + 1


def test_answers_are_counted_by_kind_and_never_by_address(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = client()
    asked.get("/healthz")
    for n in range(50):
        asked.get(f"/nothing/{n}/张三")
    found = told(monkeypatch)["dashboard_http_requests"]
    kinds = {sample.labels["kind"] for sample in found}
    assert kinds <= {"page", "healthz", "metrics", "search", "api", "asset", "file", "other"}
    assert (
        sum(s.value for s in found if s.labels == {"kind": "other", "status": "404"} and s.name.endswith("_total"))
        >= 50
    )


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "page"),
        ("/funds", "page"),
        ("/api/v1/datasets", "api"),
        ("/media/x", "file"),
        ("/x", "other"),
        (None, "other"),
    ],
)
def test_kinds_are_few(path: str | None, kind: str) -> None:
    assert kind_of(path) == kind


def test_every_count_of_the_alerts_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    dataset("demo")
    client().get("/healthz")
    text = ALERTS.read_text(encoding="utf-8")
    named = set(re.findall(r"\bdashboard_\w+", text))
    there = {sample.name for samples in told(monkeypatch).values() for sample in samples}
    assert named and named <= there
