"""The server: readiness, own files, the safety of every answer, the page's language and title, and wrong addresses."""

import re

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

import app
from store.datasets import Catalogue, Refused
from store.engine import Unreachable
from store.package.faults import Fault
from style.failures import number_of
from ui.pieces.assets import ASSETS, asset_url
from ui.sitemap import SITES

PAGE = {"accept": "text/html,application/xhtml+xml"}
# What Streamlit's own page has in it that the house rewrites.
STREAMLITS = (
    '<!DOCTYPE html><html lang="en"><head><title>Streamlit</title>'
    '<link rel="preload" href="./static/media/Latin.woff2" as="font" type="font/woff2" crossorigin /></head>'
    "<body><noscript>You need to enable JavaScript to run this app.</noscript><script>window.prerenderReady = false</script>"
    '<script type="module" src="./static/js/index.js"></script></body></html>'
)


async def streamlits_page(request) -> Response:
    if "text/html" not in request.headers["accept"]:
        return Response(status_code=404)
    return HTMLResponse(STREAMLITS, headers={"etag": '"1"', "last-modified": "x"})


async def plain(request) -> PlainTextResponse:
    return PlainTextResponse("ok")


@pytest.fixture(scope="module")
def client() -> TestClient:
    """The house's routes and its middleware about a stand-in for Streamlit's page."""
    routes = [
        Route("/healthz", app.healthz),
        Route("/assets/{digest}/{name}", app.asset),
        Route("/_stcore/health", plain),
        Route("/{path:path}", streamlits_page),
    ]
    return TestClient(Starlette(routes=routes, middleware=[Middleware(app.House)]))


def test_ready_with_the_datasets_that_can_be_shown(client):
    answer = client.get("/healthz")
    assert answer.status_code == 200
    told = answer.json()
    assert told["ok"] is True and set(told["datasets"]) == {"demo", "reported"} and told["refused"] == 0


def test_not_ready_without_any(client, monkeypatch):
    refused = (Refused("demo", None, (Fault("pairs.csv", "missing_file"),)),)
    monkeypatch.setattr(app, "catalogue", lambda: Catalogue({}, refused))
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json() == {"ok": False, "datasets": {}, "refused": 1}


@pytest.mark.parametrize("address", sorted(ASSETS))
def test_an_own_file_comes_whole_typed_and_for_ever(client, address):
    answer = client.get(address)
    assert answer.status_code == 200 and answer.content == ASSETS[address].content
    assert answer.headers["content-type"] == ASSETS[address].media_type
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "address",
    ["/assets/00000000/dom.js", "/assets/00000000/..%2f..%2fapp.py", asset_url("dom.js").replace("dom", "other")],
)
def test_no_other_file_is_served(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("query", "lang", "title"),
    [
        ("", "zh-CN", "结对促共富看板"),
        ("?lang=zh", "zh-CN", "结对促共富看板"),
        ("?lang=en&q=2024Q2", "en", "Pairing dashboard"),
        ("?lang=fr", "zh-CN", "结对促共富看板"),
        ('?lang="><script>alert(1)</script>', "zh-CN", "结对促共富看板"),
        ("?lang=%ff%fe", "zh-CN", "结对促共富看板"),
    ],
)
def test_the_page_has_its_readers_language_before_any_script_has_run(client, query, lang, title):
    html = client.get(f"/{query}", headers=PAGE).text
    assert f'<html lang="{lang}"' in html and f"<title>{title}</title>" in html
    assert "alert(1)" not in html and "enable JavaScript" not in html
    assert 'as="font"' not in html


def test_the_rewritten_page_is_never_kept_under_streamlits_marks(client):
    answer = client.get("/", headers=PAGE | {"if-none-match": '"1"', "range": "bytes=0-9"})
    assert answer.status_code == 200 and "etag" not in answer.headers and "last-modified" not in answer.headers
    assert int(answer.headers["content-length"]) == len(answer.content)


def test_every_answer_is_safe(client):
    for address in ["/", "/healthz", "/_stcore/health", asset_url("dom.js"), "/nonsense"]:
        headers = client.get(address, headers=PAGE if address in ("/", "/nonsense") else {}).headers
        policy = headers["content-security-policy"]
        assert "default-src 'self'" in policy and "'unsafe-eval'" not in policy, address
        assert "'unsafe-inline'" not in re.search(r"script-src ([^;]*)", policy)[1]
        assert "http" not in policy and "*" not in policy, address
        assert headers["x-content-type-options"] == "nosniff" and headers["x-frame-options"] == "SAMEORIGIN"
        assert headers["referrer-policy"] == "no-referrer"
        assert "base-uri 'none'" in policy and headers["cross-origin-opener-policy"] == "same-origin"


def test_only_the_inline_scripts_that_came_with_the_page_may_run(client):
    policy = client.get("/", headers=PAGE).headers["content-security-policy"]
    assert len(re.findall(r"'sha256-[^']+'", policy)) == 1
    assert "sha256" not in client.get("/healthz").headers["content-security-policy"]


def test_a_page_that_there_is_not_is_a_404_in_the_readers_language(client):
    chinese, english = client.get("/nonsense", headers=PAGE), client.get("/nonsense?lang=en", headers=PAGE)
    assert chinese.status_code == english.status_code == 404
    assert 'lang="zh-CN"' in chinese.text and "没有这个页面" in chinese.text and "回到总览" in chinese.text
    assert 'lang="en"' in english.text and "lang=en" in english.text and not re.search("[\u4e00-\u9fff]", english.text)


def test_what_stands_in_a_wrong_address_is_not_repeated(client):
    answer = client.get("/<script>alert(1)</script>?lang=<script>", headers=PAGE)
    assert answer.status_code == 404 and "<script>" not in answer.text


@pytest.mark.parametrize("path", [f"/{site.url_path}" for site in SITES.values()])
def test_every_page_that_there_is_answers(client, path):
    assert client.get(path, headers=PAGE).status_code == 200
    if path != "/":
        assert client.get(f"{path}/", headers=PAGE).status_code == 200


def test_the_app_itself_has_these_routes_before_streamlits_own():
    itself = TestClient(app.app, base_url="http://127.0.0.1:8501")
    assert itself.get("/healthz").json()["ok"] is True
    answer = itself.get(asset_url("dom.js"))
    assert answer.status_code == 200 and "immutable" in answer.headers["cache-control"]
    assert itself.get("/nonsense", headers=PAGE).status_code == 404


def test_a_search_is_answered_as_json_to_our_own_pages_alone_and_kept_by_nobody():
    itself = TestClient(app.app, base_url="http://127.0.0.1:8501")
    answer = itself.get("/search", params={"find": "jn", "data": "demo"}, headers={"sec-fetch-site": "same-origin"})
    assert answer.status_code == 200 and answer.headers["content-type"] == "application/json"
    assert answer.json()["groups"][0]["hits"][0]["name"] == "景宁县"
    assert (
        answer.headers["cache-control"] == "private, no-store" and "access-control-allow-origin" not in answer.headers
    )
    assert (
        answer.headers["x-content-type-options"] == "nosniff"
        and "default-src" in answer.headers["content-security-policy"]
    )
    for site in ("cross-site", "same-site"):
        assert itself.get("/search", params={"find": "jn"}, headers={"sec-fetch-site": site}).status_code == 403
    assert itself.get("/search", params={"find": "jn"}, headers={"origin": "https://evil.example"}).status_code == 403


def test_an_answer_that_fails_is_told_by_a_number_that_the_log_has_too(monkeypatch, caplog):
    def fail(*_):
        raise ValueError("张三")

    monkeypatch.setattr(app, "answered", fail)
    itself = TestClient(app.app, base_url="http://127.0.0.1:8501")
    for accept in ("*/*", "text/html"):
        caplog.clear()
        answer = itself.get("/search?find=jn", headers={"accept": accept})
        (number,) = set(re.findall(r"\d{4}-\d{4}", answer.text))
        (record,) = caplog.records
        assert answer.status_code == 500 and "default-src" in answer.headers["content-security-policy"]
        assert "Traceback" not in answer.text and "张三" not in answer.text and "错误编号" in answer.text
        assert number_of(record.exc_info[1]) == number


def test_an_answer_that_fails_half_way_is_cut_off():
    async def half(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/css")]})
        raise ValueError

    with pytest.raises(ValueError):
        TestClient(app.Failing(half)).get("/favicon.png")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_a_search_is_only_ever_read(method):
    itself = TestClient(app.app, base_url="http://127.0.0.1:8501")
    assert itself.request(method, "/search?find=jn").status_code in (404, 405)


@pytest.mark.parametrize(
    "query", ["", "find=", "find=%00%07", "find=%ff%fe", "find=%ED%A0%80", "find=a&find=b", "x" * 8000]
)
def test_a_search_for_nothing_that_can_be_seen_is_no_error(query):
    itself = TestClient(app.app, base_url="http://127.0.0.1:8501")
    answer = itself.get(f"/search?{query}")
    assert answer.status_code == 200 and "told" in answer.json()


def test_a_search_longer_than_any_address_is_refused_as_one():
    itself = TestClient(app.app, base_url="http://127.0.0.1:8501")
    assert itself.get("/search", params={"find": "a" * 10_000}).status_code == 414


def test_notices_are_sent_from_the_start_on_and_to_nobody_out_of_the_box(monkeypatch):
    started = []

    def send(chosen) -> None:
        started.append(chosen)
        raise InterruptedError

    monkeypatch.setattr(app, "send_from_now_on", send)
    with pytest.raises(InterruptedError):
        app.make_ready(Catalogue({}, ()))
    assert started == [app.NOTICES] and not app.NOTICES.is_on


def test_what_is_made_ready_waits_for_a_database_that_is_gone(monkeypatch):
    """It ended the thread, and with it the judging of what is handed in, until the next start."""
    monkeypatch.setattr(app, "TRY_AGAIN_SECONDS", 0)
    answers = iter([Unreachable("gone"), Unreachable("gone"), "there"])
    asked = []

    def question():
        answer = next(answers)
        asked.append(answer)
        if isinstance(answer, Exception):
            raise answer

    app.patiently(question)
    assert asked[-1] == "there" and len(asked) == 3
