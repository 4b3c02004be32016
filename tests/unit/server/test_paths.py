"""What there is at an address, for whoever asks and however, and below a base path too."""

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Mount, Route
from starlette.testclient import TestClient

from server import paths
from server.house import House
from ui.sitemap import SITES

ACCEPTS = ["text/html", "*/*", "application/json", ""]
METHODS = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"]
CLOSED = [
    "/_stcore/upload_file/session/file",
    "/_stcore/upload_file",
    "/_stcore/upload_file/",
    "/_stcore/upload_file/a/b/c",
    "/_stcore/metrics",
    "/_stcore/metrics/",
    "/_stcore/script-health-check",
    "/_stcore/agent/mcp",
    "/_stcore/agent/interact",
    "/_stcore/agent/openapi.json",
    "/_stcore/bidi-components/x/y.js",
    "/_stcore/allowed-message-origins",
    "/_stcore",
    "/_stcore/",
    "/_stcore/stream",
    "/component/x/y.js",
    "/auth/login",
    "/oauth2callback",
    "/app/static/x",
    "/index.html",
    "/static",
    "/assets",
    "/map.html",
    "/nonsense",
    "/pair/P07",
    "/map/_stcore/health",
    "/%2e%2e/etc",
    "/wp-login.php",
    "/healthz/x",
]


async def page(request) -> HTMLResponse:
    return HTMLResponse('<html lang="en"><title>Streamlit</title></html>')


async def file(request) -> PlainTextResponse:
    return PlainTextResponse("a file")


@pytest.fixture(autouse=True)
def nobody_hands_in(monkeypatch):
    """As where a server is open to others and no setting says that whoever comes may hand in."""
    monkeypatch.setattr(paths, "files_are_taken", lambda: False)


@pytest.fixture
def client() -> TestClient:
    """The house about a stand-in that, as Streamlit does, answers any method with a file or with its page."""
    routes = [
        Route("/static/{name}.js", file, methods=METHODS),
        Route("/_stcore/metrics", file),
        Route("/_stcore/health", file),
        Route("/_stcore/upload_file/{a}/{b}", file, methods=["PUT"]),
        Route("/{path:path}", page, methods=METHODS),
    ]
    return TestClient(Starlette(routes=routes, middleware=[Middleware(House)]), base_url="http://127.0.0.1")


@pytest.mark.parametrize("path", CLOSED)
def test_what_is_not_there_is_404_whatever_is_accepted_and_whatever_the_method(client, path):
    for method, accept in [*((m, "text/html") for m in METHODS), *(("GET", a) for a in ACCEPTS)]:
        answer = client.request(method, path, headers={"accept": accept}, follow_redirects=False)
        assert answer.status_code == 404, (method, accept)
        assert "nosniff" in answer.headers["x-content-type-options"]
        assert ("没有这个页面" in answer.text) is (method != "HEAD")


@pytest.mark.parametrize("path", [None, "", "//", "//map", "/static", "static/x", "/healthz/"])
def test_what_is_no_path_of_ours_is_not_there(path):
    assert not paths.is_there(path)


@pytest.mark.parametrize("accept", ACCEPTS)
def test_every_page_comes_ours_whatever_is_accepted(client, accept):
    for site in SITES.values():
        answer = client.get(f"/{site.url_path}", headers={"accept": accept, "accept-encoding": "gzip"})
        assert answer.status_code == 200 and "结对促共富看板" in answer.text
        assert client.head(f"/{site.url_path}").status_code == 200


def test_a_file_is_one_and_streamlits_page_in_its_place_is_none(client):
    assert client.get("/static/main.js").text == "a file"
    for path in ["/static/", "/static/nonsense.css", "/media/nonsense", "/favicon.png"]:
        answer = client.get(path, headers={"accept": "*/*"})
        assert answer.status_code == 404 and "Streamlit" not in answer.text


def test_files_may_be_left_where_a_page_takes_them(client, monkeypatch):
    monkeypatch.setattr(paths, "files_are_taken", lambda: True)
    assert client.put("/_stcore/upload_file/session/file").text == "a file"
    assert client.put("/_stcore/upload_file").status_code == 404


@pytest.mark.parametrize(("said", "status"), [("1", 200), ("true", 200), ("0", 404), ("", 404), ("no", 404)])
def test_an_operator_may_open_the_metrics(client, monkeypatch, said, status):
    monkeypatch.setenv("OPEN_METRICS", said)
    assert client.get("/_stcore/metrics").status_code == status


def test_below_a_base_path_the_same_is_there_and_nothing_beside_it(monkeypatch):
    monkeypatch.setattr(st, "get_option", lambda name: {"server.baseUrlPath": "/zj/"}[name])
    # As Streamlit does it: its page is mounted at the base path.
    routes = [Mount("/zj", Starlette(routes=[Route("/{path:path}", page)])), Route("/{path:path}", page)]
    held = TestClient(Starlette(routes=routes, middleware=[Middleware(House)]))
    for path in ["/zj", "/zj/", "/zj/map", "/zj/map/"]:
        assert held.get(path).status_code == 200, path
    for path in ["/", "/map", "/zjx/map", "/zj/nonsense", "/zj/_stcore/metrics", "/zj/zj/map"]:
        answer = held.get(path, headers={"accept": "text/html"})
        assert answer.status_code == 404 and 'href="/zj/"' in answer.text, path


def test_mounted_below_another_app_the_same_is_there():
    house = Starlette(routes=[Route("/{path:path}", page)], middleware=[Middleware(House)])
    held = TestClient(Starlette(routes=[Mount("/zj", house)]))
    assert held.get("/zj/map").status_code == 200 and held.get("/zj/nonsense").status_code == 404
