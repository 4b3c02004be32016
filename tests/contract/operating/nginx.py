"""The example docs/deploy/nginx.conf started for real: on free ports of loopback, with a certificate made here, before any server."""

import json
import os
import re
import shutil
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx2
import pytest

from tests.browser.conftest import free_port

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "docs" / "deploy" / "nginx.conf"
HOST = "board.example"  # as the example has it
START_SECONDS = 60


@dataclass(frozen=True)
class Proxy:
    """A running nginx: its two ports, the certificate that it shows, and the folder of its logs."""

    http: int
    https: int
    certificate: Path
    folder: Path

    @property
    def url(self) -> str:
        return f"https://{HOST}:{self.https}"

    def trust(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self.certificate))

    def get(self, path: str, headers: Mapping[str, str] | None = None, host: str = "") -> httpx2.Response:
        """Over TLS, by the host's name, which the certificate must bear; no name is looked up."""
        return self.ask("GET", path, headers, host=host)

    def ask(
        self, method: str, path: str, headers: Mapping[str, str] | None = None, body: bytes = b"", host: str = ""
    ) -> httpx2.Response:
        said = {"host": host or f"{HOST}:{self.https}", **(headers or {})}
        with httpx2.Client(verify=self.trust(), trust_env=False, timeout=START_SECONDS) as client:
            sent = client.build_request(
                method, f"https://127.0.0.1:{self.https}{path}", headers=said, content=body or None
            )
            sent.extensions["sni_hostname"] = HOST
            return client.send(sent)


def binary() -> str:
    """Where nginx is; where it is not, the test is skipped."""
    found = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if not found or not shutil.which("openssl"):
        pytest.skip("no nginx or no openssl here: apt-get install nginx-light openssl")
    return found


def replaced(text: str, changes: Mapping[str, str]) -> str:
    """With every change made at least once: what the example no longer holds fails the test."""
    for old, new in changes.items():
        assert old in text, f"docs/deploy/nginx.conf has no {old!r}"
        text = text.replace(old, new)
    return text


def with_sign_in(text: str, service: int, secret: str) -> str:
    """The example with its lines of “signing in” taken in, as its comments say."""
    head, _, below = text.partition("    # Signing in by the proxy")
    lines, _, rest = below.partition("\n\n")
    taken = [line.replace("# ", "", 1) for line in lines.splitlines() if re.match(r"    # .*[;{}]", line)]
    changed = "\n".join(taken).replace("127.0.0.1:4180", f"127.0.0.1:{service}")
    changed = re.sub(r"include \S+;.*", f'proxy_set_header X-Proxy-Secret "{secret}";', changed)
    return f"{head}\n{changed}\n\n{rest}"


@contextmanager
def before(upstream: int, folder: Path, example: str = "") -> Iterator[Proxy]:
    """nginx before the server at a port of this machine."""
    path, http, https = binary(), free_port(), free_port()
    certificate, key = folder / "board.pem", folder / "board.key"
    _certify(certificate, key)
    site = replaced(
        example or EXAMPLE.read_text(encoding="utf-8"),
        {
            "127.0.0.1:8501": f"127.0.0.1:{upstream}",
            "    listen [::]:80;\n": "",
            "    listen [::]:443 ssl http2;\n": "",
            "listen 80;": f"listen 127.0.0.1:{http};",
            "listen 443 ssl": f"listen 127.0.0.1:{https} ssl",
            "/etc/ssl/board.example.pem": str(certificate),
            "/etc/ssl/private/board.example.key": str(key),
            "/var/log/nginx/": f"{folder}/",
        },
    )
    (folder / "site.conf").write_text(site, encoding="utf-8")
    places = "".join(
        f"{what}_temp_path {folder}/{what};" for what in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    root = "user root;" if os.geteuid() == 0 else ""  # who may read the test's folder
    (folder / "nginx.conf").write_text(
        f"{root} pid {folder}/pid; error_log {folder}/start.log; events {{}} http {{ {places} include site.conf; }}"
    )
    command = [path, "-p", str(folder), "-c", "nginx.conf", "-e", str(folder / "start.log"), "-g", "daemon off;"]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        _wait(process, http)
        yield Proxy(http, https, certificate, folder)
    finally:
        process.terminate()
        process.communicate(timeout=START_SECONDS)


def _certify(certificate: Path, key: Path) -> None:
    """Signed by itself, for the example's host, for two days."""
    asked = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
    ]
    asked += [
        "-subj",
        f"/CN={HOST}",
        "-addext",
        f"subjectAltName=DNS:{HOST}",
        "-keyout",
        str(key),
        "-out",
        str(certificate),
    ]
    subprocess.run(asked, check=True, capture_output=True)


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    give_up = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < give_up:
        try:
            httpx2.get(f"http://127.0.0.1:{port}/", trust_env=False)
            return
        except httpx2.TransportError:
            time.sleep(0.05)
    process.kill()
    said = process.communicate()[1].decode("utf-8", "replace")
    pytest.fail(f"nginx does not start with the example: {said}", pytrace=False)


class Echo(BaseHTTPRequestHandler):
    """Tells as JSON which headers came, each with all its values, and sets a cookie that is none too safe."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        told = {name.lower(): self.headers.get_all(name) for name in self.headers}
        body = json.dumps(told).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.send_header("set-cookie", "kept=1; Path=/")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


class Service(Echo):
    """A sign-in service that knows whoever has the cookie `known`."""

    def do_GET(self) -> None:
        known = "known=1" in self.headers.get("cookie", "")
        self.send_response(204 if known else 401)
        self.send_header("content-length", "0")
        if known:
            self.send_header("x-user", "u-7")
            self.send_header("x-groups", "stewards")
        self.end_headers()


@contextmanager
def answering(handler: type[Echo] = Echo) -> Iterator[int]:
    """A tiny server on loopback; its port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
