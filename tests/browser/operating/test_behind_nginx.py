"""The app behind the example of nginx in a real Chromium: by its name and over TLS, with its websocket, and no cookie that goes otherwise."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser.conftest import CHROMIUM_FLAGS, COUNT_UNANSWERED, HINT_SEEN, SETTLE_MS, StartApp, wait_at_rest
from tests.contract.operating.nginx import HOST, Proxy, before, binary


@pytest.fixture(scope="module")
def proxy(start_app: StartApp, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    binary()
    folder = tmp_path_factory.mktemp("nginx")
    with (
        start_app(tmp_path_factory.mktemp("app"), {"ALLOWED_HOSTS": HOST}) as running,
        before(int(running.url.rpartition(":")[2]), folder) as nginx,
    ):
        yield nginx


@pytest.fixture
def opened(proxy: Proxy, playwright: Playwright, chromium_path: str) -> Iterator[tuple[Page, list[str]]]:
    """A page of a browser that finds the host here, and what it said of all it asked for and was refused."""
    flags = [flag for flag in CHROMIUM_FLAGS if not flag.startswith("--host-resolver-rules")]
    flags.append(f"--host-resolver-rules=MAP {HOST} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
    browser = playwright.chromium.launch(executable_path=chromium_path, args=flags)
    context = browser.new_context(locale="zh-CN", base_url=proxy.url, ignore_https_errors=True)
    context.set_default_timeout(SETTLE_MS)
    context.add_init_script(COUNT_UNANSWERED)
    context.add_init_script(HINT_SEEN)
    page, told = context.new_page(), []
    context.on("request", lambda request: told.append(request.url))
    page.on("websocket", lambda line: told.append(line.url))
    context.on("console", lambda said: told.append(said.text) if "Content Security" in said.text else None)
    yield page, told
    browser.close()


def test_a_reader_walks_through_the_app_over_tls_alone(opened, proxy):
    page, told = opened
    answer = page.goto("/")
    wait_at_rest(page)
    assert answer and "max-age=" in answer.headers["strict-transport-security"]
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.get_by_role("link", name="资金使用", exact=True).first.click()
    wait_at_rest(page)
    expect(page).to_have_url(f"{proxy.url}/funds")
    own = (proxy.url + "/", f"wss://{HOST}:{proxy.https}/", "blob:", "data:")
    assert [url for url in told if not url.startswith(own)] == []
    assert any(url.startswith("wss:") for url in told)
    cookies = page.context.cookies()
    assert cookies and all(one["secure"] and one["sameSite"] != "None" for one in cookies), cookies
