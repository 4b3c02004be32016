"""A provider that says what a test wants it to, right or wrong, as slowly as it wants, and hears what it is asked."""

import base64
import hashlib
import json
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

CLIENT, SECRET = "board", "a secret that only the provider and the board know"
KEY = RSAKey.generate_key(2048, {"kid": "1", "use": "sig"})
FORGED = RSAKey.generate_key(2048, {"kid": "1", "use": "sig"})
Claims = dict[str, Any]


@dataclass
class Stub:
    """`answer` gives the token's answer to claims that are right; `waits` are the seconds before each answer."""

    url: str
    answer: Callable[[Claims], object] = lambda claims: {"id_token": signed(claims)}
    waits: float = 0.0
    nonce: str = ""
    asked: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def claims(self) -> Claims:
        now = int(time.time())
        who = {"sub": "z-2", "name": "张三", "groups": ["office"]}
        return {"iss": self.url, "aud": CLIENT, "exp": now + 600, "iat": now, "nonce": self.nonce, **who}

    def said(self, path: str) -> object:
        match path:
            case "/.well-known/openid-configuration":
                return {
                    "issuer": self.url,
                    "authorization_endpoint": f"{self.url}/authorize",
                    "token_endpoint": f"{self.url}/token",
                    "end_session_endpoint": f"{self.url}/end",
                    "jwks_uri": f"{self.url}/keys",
                    "id_token_signing_alg_values_supported": ["RS256"],
                    "code_challenge_methods_supported": ["S256"],
                }
            case "/keys":
                return {"keys": [KEY.as_dict(private=False)]}
            case "/token":
                told = self.answer(self.claims())
                return {"access_token": "x", "token_type": "Bearer", **told} if isinstance(told, dict) else told
        return None


def signed(claims: Claims, key: RSAKey = KEY) -> str:
    return jwt.encode({"alg": "RS256", "kid": "1"}, claims, key)


def unsigned(claims: Claims) -> str:
    return f"{_part({'alg': 'none'})}.{_part(claims)}."


def by_secret(claims: Claims, secret: bytes) -> str:
    """By a key that both sides share, or that everybody knows."""
    return jwt.encode({"alg": "HS256", "kid": "1"}, claims, OctKey.import_key(secret))


def changed(claims: Claims, **more: object) -> str:
    """Signed for other claims than it holds."""
    head, _, seal = signed(claims).split(".")
    return f"{head}.{_part({**claims, **more})}.{seal}"


def challenge(verifier: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")


def _part(said: Mapping[str, object]) -> str:
    return base64.urlsafe_b64encode(json.dumps(said).encode()).decode().rstrip("=")


@contextmanager
def stub(certificate: Path | None = None) -> Iterator[Stub]:
    """With a certificate and its key in one file it speaks TLS alone."""
    held: Stub

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer({})

        def do_POST(self) -> None:
            said = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            self._answer({name: one[0] for name, one in parse_qs(said).items()})

        def _answer(self, given: Mapping[str, str]) -> None:
            path = urlsplit(self.path).path
            held.asked.append((path, given))
            held.over.wait(held.waits)
            said = held.said(path)
            body = json.dumps(said).encode() if said is not None else b"none"
            try:
                self.send_response(200 if said is not None else 404)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except ConnectionError:
                pass  # whoever asked waits no longer

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        server.daemon_threads = True
        scheme = "http"
        if certificate:
            scheme, tls = "https", ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            tls.load_cert_chain(certificate)
            server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        held = Stub(f"{scheme}://127.0.0.1:{server.server_port}")
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield held
        finally:
            held.over.set()
            server.shutdown()
