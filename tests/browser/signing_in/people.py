"""An OpenID provider on this machine, the app behind it, and people who sign in with a browser of their own."""

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import DEVNULL

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import COUNT_UNANSWERED, HINT_SEEN, SETTLE_MS, Server, free_port, wait_at_rest

PEOPLE: tuple[Mapping[str, object], ...] = (
    {"sub": "w-1", "name": "王厅长", "groups": ["leaders"]},
    {"sub": "z-2", "name": "张三", "groups": ["office"]},
    {"sub": "l-3", "name": "李四", "groups": ["office", "data"]},
    {"sub": "j-4", "name": "赵工", "groups": ["it"]},
    {"sub": "t-5", "name": "泰顺经办", "county": "330329"},
    {"sub": "y-6", "name": "义乌经办", "county": "330782"},
    {"sub": "n-7", "name": "路人"},
)
SUB = {str(one["name"]): str(one["sub"]) for one in PEOPLE}
ROLES = """
[[grant]]
claim = "groups"
is = "leaders"
role = "viewer"
[[grant]]
claim = "groups"
is = "office"
role = "planner"
[[grant]]
claim = "groups"
is = "data"
role = "steward"
[[grant]]
claim = "groups"
is = "it"
role = "administrator"
[[grant]]
claim = "county"
role = "county"
counties = "claim"
"""


@dataclass
class Provider:
    url: str
    process: subprocess.Popen[bytes]

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()


@contextmanager
def provider(folder: Path) -> Iterator[Provider]:
    port = free_port()
    command = [str(Path(sys.executable).with_name("oidc-provider-mock")), "-p", str(port)]
    for person in PEOPLE:
        command += ["--user-claims", json.dumps(person)]
    with (folder / "provider.log").open("wb") as log:
        process = subprocess.Popen(command, stdin=DEVNULL, stdout=log, stderr=log)
        found = Provider(f"http://127.0.0.1:{port}", process)
        try:
            _wait_for(f"{found.url}/.well-known/openid-configuration", process)
            yield found
        finally:
            found.stop()


def settings(of: Provider, folder: Path) -> dict[str, str]:
    """What an administrator sets; the mapping file lies in the folder as roles.toml."""
    roles = folder / "roles.toml"
    roles.write_text(ROLES, encoding="utf-8")
    return {
        "OIDC_METADATA_URL": f"{of.url}/.well-known/openid-configuration",
        "OIDC_CLIENT_ID": "board",
        "OIDC_CLIENT_SECRET": "a secret of the provider",
        "PUBLIC_URL": "{url}",
        "COOKIE_SECRET": os.urandom(24).hex(),
        "ROLES_FILE": str(roles),
    }


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    give_up = time.monotonic() + 60
    while time.monotonic() < give_up and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"nothing answers at {url}")


class Desk:
    """Where people sit down: each with a browser's own cookies."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self.browser, self.server = browser, server
        self._contexts: list[BrowserContext] = []

    def context(self, **more: object) -> BrowserContext:
        made = self.browser.new_context(
            viewport={"width": 1440, "height": 900}, locale="zh-CN", base_url=self.server.url, **more
        )
        made.set_default_timeout(SETTLE_MS)
        made.add_init_script(COUNT_UNANSWERED)
        made.add_init_script(HINT_SEEN)
        self._contexts.append(made)
        return made

    def stranger(self) -> Page:
        return self.context().new_page()

    def sits_down(self, name: str, path: str = "/") -> Page:
        """Opens the page, is asked to sign in, does so at the provider, and is back on the page."""
        page = self.stranger()
        go(page, path)
        sign_in(page, name, self.server)
        return page

    def close(self) -> None:
        for context in self._contexts:
            context.close()


def sign_in(page: Page, name: str, server: Server) -> None:
    page.get_by_role("link", name="登录", exact=True).click()
    page.locator("input[name=sub]").fill(SUB[name])
    page.get_by_role("button", name="Authorize").click()
    page.wait_for_url(f"{server.url}/**")
    wait_at_rest(page)


def go(page: Page, path: str) -> None:
    page.goto(path, wait_until="domcontentloaded")
    wait_at_rest(page)
