"""What a reader is, types and hands in is nowhere in the server's log, and each of its lines is a JSON object."""

import ast
import io
import json
import logging
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx2
import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg

from server.logs import AsJson
from store.sheets.opening import open_book
from store.sheets.rules import CannotRead
from tests.browser.conftest import Server, free_port, serving
from tests.contract.test_strangers import answered, line

ROOT = Path(__file__).parents[3]
MARK = "markedword"  # within every name, address, query and cell that comes in


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    settings = {"LOG_FORMAT": "json", "LOG_LEVEL": "INFO", "LEDGER_OPEN": "publish"}
    with serving(tmp_path_factory.mktemp("log"), settings) as running:
        yield running


def test_a_reader_leaves_no_word_of_his_in_the_log(server):
    said = {
        name: MARK for name in ("user-agent", "referer", "cookie", "x-forwarded-for", "x-remote-user", "authorization")
    }
    for path in ("/", f"/{MARK}", f"/?pair={MARK}&find={MARK}", f"/search?find={MARK}", f"/assets/{MARK}/a.js"):
        httpx2.get(server.url + path, headers=said)
    httpx2.get(server.url, headers={"host": f"{MARK}@{MARK}"})
    httpx2.get(server.url, headers={"origin": f"http://{MARK}.example"})
    file = {"file": (f"{MARK}.xlsx", MARK.encode())}
    httpx2.put(f"{server.url}/_stcore/upload_file/{MARK}/{MARK}", files=file, headers=said)
    for raw in (f"GET / HTTP/1.1\r\n{MARK}\r\n\r\n", f"GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: {MARK}\r\n\r\n"):
        with socket.create_connection(tuple(urlsplit(server.url).netloc.split(":"))) as plain:  # type: ignore[arg-type]
            plain.sendall(raw.encode())
            plain.recv(1000)
    with line(server) as held:
        answered(held, "methods", f"pair={MARK}&q={MARK}&meet={MARK}")
        answered(held, MARK, f"find={MARK}")
    with line(server) as held:
        held.send(MARK)
    with line(server) as held:
        wrong = BackMsg()
        wrong.rerun_script.fragment_id = wrong.rerun_script.page_script_hash = MARK
        held.send(wrong.SerializeToString())
        answered(held, "datasets")
    log = server.log.read_text(encoding="utf-8")
    objects = [json.loads(one) for one in log.splitlines() if one.startswith("{")]
    assert any(one["message"].startswith("handing in") for one in objects) and MARK not in log
    assert all({"time", "level", "logger", "message"} <= one.keys() for one in objects)
    banner = [one for one in log.splitlines() if one.strip() and not one.startswith("{")]
    assert all("Streamlit app" in one or "URL" in one for one in banner), "only what Streamlit greets the terminal with"


def test_who_signs_in_is_not_in_the_log_nor_what_shows_it(tmp_path):
    """By a trusted proxy, which says it with each request; name, id, group and secret all bear the mark."""
    (tmp_path / "roles.toml").write_text('[[grant]]\nclaim = "groups"\nrole = "planner"\n')
    settings = {
        "LOG_FORMAT": "json",
        "LOG_LEVEL": "INFO",
        "ROLES_FILE": str(tmp_path / "roles.toml"),
        "PROXY_CLAIMS": "X-Remote-User=sub,X-Remote-Name=name,X-Remote-Groups=groups",
        "PROXY_SECRET": MARK * 4,
    }
    person = {f"x-remote-{what}": f"{what}{MARK}" for what in ("user", "name", "groups")} | {"user-agent": MARK}
    with serving(tmp_path, settings) as running:
        for secret in (MARK * 4, MARK * 5):
            said = person | {"x-proxy-secret": secret}
            with line(running, more=said) as held:
                shown = b"".join(answered(held, "methods"))
            assert (f"name{MARK}".encode() in shown) == (secret == MARK * 4), "only the proxy says who reads"
            httpx2.get(f"{running.url}/search?find=jn", headers=said)
    log = running.log.read_text(encoding="utf-8")
    assert '"sign-in: proxy"' in log and MARK not in log


APP = """
import streamlit as st
import app as real

app = st.App({script!r}, on_script_error=real.told_nothing)
"""
SCRIPT = """
import streamlit as st

@st.fragment
def part():
    raise ValueError("marked" + "word")

part()
"""


def test_a_part_that_fails_tells_its_reader_the_number_that_the_log_has_and_its_words_to_nobody(tmp_path, request):
    """With an app whose one part fails, by our settings of Streamlit: it logs such errors itself."""
    (tmp_path / "script.py").write_text(SCRIPT)
    (tmp_path / "app_of_a_test.py").write_text(APP.format(script=str(tmp_path / "script.py")))
    port, log = free_port(), tmp_path / "server.log"
    env = os.environ | {"LOG_FORMAT": "json", "DATASETS_DIR": str(tmp_path / "datasets"), "PYTHONPATH": str(ROOT)}
    asked = [sys.executable, "-m", "streamlit", "run", str(tmp_path / "app_of_a_test.py"), f"--server.port={port}"]
    with log.open("w") as out:
        process = subprocess.Popen(asked, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, stdout=out, stderr=out)
        request.addfinalizer(process.communicate)
        request.addfinalizer(process.terminate)
    running = Server(f"http://127.0.0.1:{port}", log, tmp_path / "none")
    while process.poll() is None:
        try:
            assert httpx2.get(f"{running.url}/_stcore/health", trust_env=False).status_code == 200
            break
        except httpx2.TransportError:
            time.sleep(0.1)
    with line(running) as held:
        shown = b"".join(answered(held)).decode("utf-8", "replace")
    told = [json.loads(one) for one in log.read_text(encoding="utf-8").splitlines() if one.startswith("{")]
    (failed,) = [one for one in told if "error" in one]
    assert failed["error"] in shown and failed["trace"].endswith("ValueError")
    assert MARK not in shown and MARK not in log.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("xlsx", b"PK\x03\x04" + MARK.encode() * 100),
        ("csv", b"\x00" + MARK.encode()),
        ("xls", b"\xd0\xcf\x11\xe0" + MARK.encode()),
    ],
)
def test_a_file_that_cannot_be_read_leaves_neither_its_name_nor_its_cells(name, content, tmp_path):
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(AsJson())
    logging.getLogger().addHandler(handler)
    path = tmp_path / f"{MARK}.{name}"
    path.write_bytes(content)
    try:
        with pytest.raises(CannotRead):
            open_book(path, f"{MARK}.{name}")
    finally:
        logging.getLogger().removeHandler(handler)
    assert MARK not in written.getvalue()


# What these names hold is a person's, typed or handed in. `who` belongs into the audit trail, and there alone.
PERSONAL = {"who", "by", "reader", "filename", "file_name", "params", "query", "typed", "email", "agent", "client"}


def handed_to_the_log(text: str) -> set[str]:
    """The names of all that a module's log calls are given."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        called = node.func if isinstance(node, ast.Call) else None
        if isinstance(called, ast.Attribute) and re.search(
            r"\b_?log(ger)?\b|getLogger", ast.unparse(called.value), re.I
        ):
            inner = [part for given in node.args for part in ast.walk(given)]  # type: ignore[attr-defined]
            found |= {one.id for one in inner if isinstance(one, ast.Name)}
            found |= {one.attr for one in inner if isinstance(one, ast.Attribute)}
    return found


def test_no_log_call_of_ours_is_given_what_a_reader_is_typed_or_handed_in():
    parts = ("server", "store", "analytics", "reports", "ui", "pages", "cache", "notices")
    paths = [ROOT / "app.py", *(path for part in parts for path in sorted((ROOT / part).rglob("*.py")))]
    given = {path: handed_to_the_log(path.read_text(encoding="utf-8")) for path in paths}
    assert sum(map(bool, given.values())) >= 15, "the log calls are not found any more"
    assert {path.name: names & PERSONAL for path, names in given.items() if names & PERSONAL} == {}
    assert handed_to_the_log("log.info('%s', entry.who)") & PERSONAL == {"who"}
