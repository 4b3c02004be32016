"""Two servers behind the example of HAProxy, sharing what is kept: one dies or is stopped, and its readers go on at the other where they were."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from store.history import trail
from store.package.folder import describe_files
from tests.browser.conftest import ROOT, SETTLE_MS, Server, StartApp, free_port, wait_until_up
from tests.browser.packages import until

EXAMPLE = ROOT / "docs" / "deploy" / "haproxy.cfg"


@dataclass
class House:
    """The proxy's address, and by cookie each server with its process."""

    url: str
    servers: dict[str, tuple[Server, subprocess.Popen]]
    packages: Path
    datasets: Path


def haproxy() -> str:
    found = shutil.which("haproxy", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if not found:
        pytest.skip("no haproxy here: apt-get install haproxy")
    return found


def start(folder: Path, name: str, port: int, env: dict[str, str]) -> tuple[Server, subprocess.Popen]:
    server = Server(f"http://127.0.0.1:{port}", folder / f"{name}.log", folder / f"{name}.outside")
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        "app.py",
        f"--server.port={port}",
        "--server.address=127.0.0.1",
        "--server.headless=true",
    ]
    with server.log.open("a") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | env, stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )
    return server, process


@pytest.fixture
def house(start_app: StartApp, tmp_path: Path) -> Iterator[House]:
    binary, ports, front = haproxy(), {"one": free_port(), "two": free_port()}, free_port()
    packages, datasets = tmp_path / "packages", tmp_path / "var"
    shutil.copytree(ROOT / "data", packages)
    env = {
        "PACKAGES_DIR": str(packages),
        "DATASETS_DIR": str(datasets),
        "PACKAGES_STILL_SECONDS": "0",
        "PACKAGES_LOOK_SECONDS": "0.2",
    }
    text = EXAMPLE.read_text(encoding="utf-8")
    for old, new in {
        "127.0.0.1:8080": f"127.0.0.1:{front}",
        "127.0.0.1:8501": f"127.0.0.1:{ports['one']}",
        "127.0.0.1:8502": f"127.0.0.1:{ports['two']}",
        "inter 2s": "inter 200ms",
    }.items():
        assert old in text
        text = text.replace(old, new)
    (tmp_path / "haproxy.cfg").write_text(text, encoding="utf-8")
    servers = {name: start(tmp_path, name, port, env) for name, port in ports.items()}
    for server, process in servers.values():
        wait_until_up(process, server, 200)
    proxy = subprocess.Popen(
        [binary, "-f", str(tmp_path / "haproxy.cfg")],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    whole = House(f"http://127.0.0.1:{front}", servers, packages, datasets)
    wait_until_up(proxy, Server(whole.url, tmp_path / "one.log", tmp_path / "x"), 200)
    yield whole
    for process in (proxy, *(process for _, process in servers.values())):
        process.kill()
        process.wait()


@pytest.fixture
def page(house: House, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="zh-CN", base_url=house.url)
    context.set_default_timeout(SETTLE_MS)
    yield context.new_page()
    context.close()


def at(page: Page) -> str:
    """The server that the page's cookie names."""
    return next(one["value"] for one in page.context.cookies() if one["name"] == "server")


def shows(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text, timeout=SETTLE_MS)
    expect(page.locator('[data-testid="stApp"]')).to_have_attribute(
        "data-test-connection-state", "CONNECTED", timeout=SETTLE_MS
    )


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM], ids=["killed", "stopped"])
def test_a_reader_goes_on_at_the_other_server_where_he_was(how: signal.Signals, house: House, page: Page) -> None:
    page.goto("/funds?q=2024Q4&pairs=P03")
    shows(page, "资金使用")
    lead = page.locator(".stMarkdown h2, [class*=lead]").first
    before, name = lead.inner_text(), at(page)
    _, process = house.servers[name]
    process.send_signal(how)
    process.wait(timeout=60)
    (other,) = set(house.servers) - {name}
    page.get_by_role("link", name="项目台账", exact=True).first.click()  # without loading the page anew
    expect(page).to_have_url(re.compile(r"/projects\?q=2024Q4&pairs=P03$"), timeout=SETTLE_MS)
    shows(page, "项目台账")
    page.go_back()
    shows(page, "资金使用")
    expect(lead).to_have_text(before, timeout=SETTLE_MS)
    page.reload()
    shows(page, "资金使用")
    assert at(page) == other and lead.inner_text() == before


def test_what_one_publishes_both_show_and_the_trail_is_whole(house: House) -> None:
    package = house.packages / "reported"
    first, second = (server for server, _ in house.servers.values())
    was = until(first, lambda told: told["datasets"]["reported"])["datasets"]["reported"]
    said = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    describe_files(package, said | {"note": f"{said['note']}（改）"})
    now = [
        until(one, lambda told: told["datasets"]["reported"] != was)["datasets"]["reported"] for one in (first, second)
    ]
    assert now[0] == now[1] != was
    kinds = [entry.kind for entry in trail.entries(house.datasets / ".trail") if entry.dataset == "reported"]
    assert kinds == ["package", "package"], "two servers saw the change, and one line tells of it"


def test_the_api_and_a_token_made_meanwhile_are_alike_at_both(house: House) -> None:
    answers = []
    for server, _ in house.servers.values():
        with urllib.request.urlopen(f"{server.url}/api/v1/datasets/demo/data?metric=execution_rate&by=pair") as answer:
            answers.append((answer.headers["etag"], answer.read()))
    assert answers[0] == answers[1]
