"""Behind the example of nginx, started for real: TLS alone, nobody is whom he claims to be, and the app's own safety stays."""

import re
import socket
import ssl
import time
from collections.abc import Iterator, Mapping

import httpx2
import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import InvalidStatus, InvalidURI
from websockets.sync.client import ClientConnection, connect

from tests.browser.conftest import serving
from tests.contract.operating.nginx import EXAMPLE, HOST, Proxy, Service, answering, before, binary, with_sign_in
from tests.contract.test_strangers import answered
from ui.pieces.assets import asset_url

PAGE = {"accept": "text/html"}
SECRET = "s" * 40
# What a browser might say that it is; some of it the dashboard would believe of a proxy.
CLAIMS = [
    *(
        "remote-user",
        "x-remote-user",
        "x-remote-name",
        "x-remote-email",
        "x-remote-groups",
        "x-proxy-secret",
        "x-session",
    ),
    *(
        "x-user",
        "x-authenticated-user",
        "x-webauth-user",
        "x-forwarded-user",
        "x-forwarded-email",
        "x-forwarded-groups",
    ),
    *("x-forwarded-preferred-username", "x-forwarded-access-token", "x-auth-request-user", "x-auth-request-email"),
    *(
        "x-auth-request-groups",
        "x-auth-request-access-token",
        "x-forwarded-host",
        "x-real-ip",
        "forwarded",
        "x_remote_user",
    ),
]


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    """The app, named by ALLOWED_HOSTS and bound to loopback, behind nginx."""
    binary()
    folder = tmp_path_factory.mktemp("nginx")
    with serving(tmp_path_factory.mktemp("app"), {"ALLOWED_HOSTS": HOST}) as running:
        with before(int(running.url.rpartition(":")[2]), folder) as nginx:
            yield nginx
        assert not running.outside_calls.exists()


@pytest.fixture
def echo(tmp_path) -> Iterator[Proxy]:
    """A server that tells which headers reach it, behind nginx."""
    with answering() as port, before(port, tmp_path) as nginx:
        yield nginx


def line(proxy: Proxy, origin: str | None = None, more: Mapping[str, str] | None = None) -> ClientConnection:
    return connect(
        f"wss://{HOST}:{proxy.https}/_stcore/stream",
        subprotocols=["streamlit"],  # type: ignore[list-item]
        origin=origin or proxy.url,  # type: ignore[arg-type]
        additional_headers=more,
        sock=socket.create_connection(("127.0.0.1", proxy.https)),
        ssl=proxy.trust(),
        server_hostname=HOST,
        proxy=None,
        max_size=None,
        open_timeout=120,
    )


def test_a_page_comes_over_tls_and_for_a_year_no_otherwise(proxy):
    answer = proxy.get("/methods", PAGE)
    assert answer.status_code == 200 and '<html lang="zh-CN"' in answer.text
    age, *rest = answer.headers["strict-transport-security"].split("; ")
    assert int(age.removeprefix("max-age=")) >= 365 * 24 * 3600 and rest == ["includeSubDomains"]
    assert re.fullmatch("nginx", answer.headers["server"]), "which version runs here is nobody's business"


@pytest.mark.parametrize(
    "path", ["/", "/healthz", "/nonsense", "/_stcore/metrics", asset_url("dom.js"), "/search?find=jn"]
)
def test_every_answer_is_as_safe_as_the_app_made_it(proxy, path):
    headers = proxy.get(path, PAGE).headers
    assert "max-age=" in headers["strict-transport-security"]
    if path != "/_stcore/metrics":
        assert "default-src 'self'" in headers["content-security-policy"]
        for name, value in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("x-frame-options", "SAMEORIGIN"),
        ]:
            assert headers.get_list(name) == [value], "once, and the app's"


def test_whoever_comes_without_tls_is_sent_to_the_same_page_with_it(proxy):
    answer = httpx2.get(
        f"http://127.0.0.1:{proxy.http}/map?q=2025Q4", headers={"host": "evil.example"}, trust_env=False
    )
    assert answer.status_code == 301 and answer.headers["location"] == f"https://{HOST}/map?q=2025Q4"


def test_a_program_without_tls_is_refused_and_not_sent_on(proxy: Proxy) -> None:
    answer = httpx2.get(f"http://127.0.0.1:{proxy.http}/api/v1/datasets", headers={"host": HOST}, trust_env=False)
    assert answer.status_code == 403 and "location" not in answer.headers
    assert proxy.get("/api/v1/datasets").json()["default"] == "demo"


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion:DeprecationWarning")
@pytest.mark.parametrize(("version", "is_spoken"), [("TLSv1_1", False), ("TLSv1_2", True), ("TLSv1_3", True)])
def test_only_safe_versions_of_tls_are_spoken(proxy, version, is_spoken):
    trust = proxy.trust()
    trust.set_ciphers("ALL:@SECLEVEL=0")  # that it is refused is nginx's doing, not ours
    trust.minimum_version = trust.maximum_version = ssl.TLSVersion[version]
    with socket.create_connection(("127.0.0.1", proxy.https)) as plain:
        if is_spoken:
            with trust.wrap_socket(plain, server_hostname=HOST) as spoken:
                assert spoken.version() == version.replace("_", ".")
        else:
            with pytest.raises(ssl.SSLError):
                trust.wrap_socket(plain, server_hostname=HOST)


def test_every_cipher_keeps_what_was_said_before_secret():
    named = re.search(r"ssl_ciphers (\S+);", EXAMPLE.read_text(encoding="utf-8"))
    assert named and all(
        re.fullmatch(r"ECDHE-\w+-(AES\d+-GCM-SHA\d+|CHACHA20-POLY1305)", one) for one in named[1].split(":")
    )
    trust = ssl.create_default_context()
    trust.set_ciphers(named[1])  # each is one that OpenSSL knows
    assert {one["name"] for one in trust.get_ciphers()} >= set(named[1].split(":"))


def test_the_websocket_runs_a_page(proxy):
    with line(proxy) as held:
        messages = answered(held, "methods")
    assert ForwardMsg.FromString(messages[-1]).script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
    assert len(messages) > 5


def test_another_sites_page_and_another_host_are_refused_as_without_nginx(proxy):
    with pytest.raises(InvalidStatus) as refused:
        line(proxy, "https://evil.example")
    assert refused.value.response.status_code == 403
    assert proxy.get("/", host="evil.example").status_code == 421


def test_scripts_are_packed(proxy):
    answer = proxy.get(asset_url("dom.js"), {"accept-encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip" and "immutable" in answer.headers["cache-control"]


def test_what_is_too_large_is_stopped_at_the_door(proxy):
    assert proxy.ask("POST", "/", body=b"x" * 70_000).status_code == 413
    assert proxy.ask("PUT", "/_stcore/upload_file/a/b", body=b"x" * (51 * 1024**2 + 1)).status_code == 413
    assert (
        proxy.ask("PUT", "/_stcore/upload_file/a/b", body=b"x" * 1024**2).status_code == 404
    )  # nobody may hand in here
    assert proxy.get("/?q=" + "x" * 8000, PAGE).status_code == 200
    assert proxy.get("/?q=" + "x" * 9000, PAGE).status_code == 414  # the app's own word
    assert "地址过长" in proxy.get("/?q=" + "x" * 9000, PAGE).text
    assert proxy.get("/", {"x-long": "x" * 20_000}).status_code == 400


def test_what_a_browser_claims_to_be_never_reaches_the_app(echo):
    claims = {name: "planner" for name in CLAIMS} | {"x-forwarded-for": "10.9.9.9", "x-forwarded-proto": "http"}
    told = echo.get("/", claims | {"user-agent": "x"}).json()
    assert told["user-agent"] == ["x"], "the echo tells what comes"
    assert [name for name in CLAIMS if name in told] == [] and "planner" not in str(told)
    assert told["x-forwarded-for"] == ["127.0.0.1"] and told["x-forwarded-proto"] == ["https"]
    assert told["host"] == [f"{HOST}:{echo.https}"]


def test_no_method_tells_back_what_it_was_sent_and_no_file_of_the_project_is_there(proxy):
    assert proxy.ask("TRACE", "/").status_code == 405
    for path in ("/.git/config", "/.streamlit/config.toml", "/app.py", "/var/", "/static", "/assets"):
        assert proxy.get(path).status_code == 404, path


def test_cookies_go_over_tls_alone_and_not_to_other_sites(echo):
    assert echo.get("/").headers["set-cookie"] == "kept=1; Path=/; Secure; SameSite=Lax"


def test_neither_log_holds_what_was_searched_for_or_who_asked(echo):
    echo.get("/search?find=markedword", {"user-agent": "markedword", "referer": "markedword", "cookie": "a=markedword"})
    while not (told := (echo.folder / "dashboard.log").read_text()):
        time.sleep(0.05)  # it is written once the answer has left
    assert " 200 GET /search " in told and "127.0.0.1" not in told
    assert not any("markedword" in path.read_text() for path in echo.folder.glob("*.log"))


def test_signing_in_by_the_proxy_tells_the_app_what_the_service_said_and_nothing_else(tmp_path):
    claims = {name: "planner" for name in CLAIMS}
    with answering() as upstream, answering(Service) as service:
        example = with_sign_in(EXAMPLE.read_text(encoding="utf-8"), service, SECRET)
        with before(upstream, tmp_path, example) as nginx:
            assert nginx.get("/", claims).status_code == 302
            told = nginx.get("/", claims | {"cookie": "known=1"}).json()
    assert told["x-remote-user"] == ["u-7"] and told["x-remote-groups"] == ["stewards"]
    assert told["x-proxy-secret"] == [SECRET] and "planner" not in str(told) and "x-remote-name" not in told


def test_the_app_behind_it_knows_whom_the_service_knows_and_nobody_who_says_so_himself(tmp_path):
    """The whole way: browser, nginx, the house's service, the app with its mapping file."""
    (tmp_path / "roles.toml").write_text('[[grant]]\nclaim = "groups"\nis = "stewards"\nrole = "steward"\n')
    settings = {
        "ALLOWED_HOSTS": HOST,
        "ROLES_FILE": str(tmp_path / "roles.toml"),
        "PROXY_CLAIMS": "X-Remote-User=sub,X-Remote-Name=name,X-Remote-Groups=groups",
        "PROXY_SECRET": SECRET,
    }
    binary()
    with serving(tmp_path, settings) as running, answering(Service) as service:
        example = with_sign_in(EXAMPLE.read_text(encoding="utf-8"), service, SECRET)
        with before(int(running.url.rpartition(":")[2]), tmp_path, example) as nginx:
            claims = {"x-remote-user": "a-1", "x-remote-groups": "stewards", "x-proxy-secret": SECRET}
            with pytest.raises(InvalidURI, match=r"sign-in\.example"):  # it is sent to where one signs in
                line(nginx, more=claims)
            with line(nginx, more=claims | {"cookie": "known=1"}) as held:
                shown = b"".join(answered(held, "methods"))
            assert b"u-7" in shown and b"a-1" not in shown
            assert nginx.get("/search?find=jn", {"cookie": "known=1"}).status_code == 200
        # Past nginx, on this machine, the headers alone are believed of nobody.
        assert httpx2.get(f"{running.url}/search?find=jn", headers={**claims, "x-proxy-secret": "x"}).status_code == 401
