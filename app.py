"""The server: the Streamlit app, its own files, /healthz and the safety of every answer, on one port."""

import base64
import contextlib
import hashlib
import logging
import os
import re
import threading
from collections.abc import AsyncIterator
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from analytics.answer import answer
from analytics.headlines import headline
from analytics.metrics import METRICS
from reports.picture import WRITERS
from store.datasets import Catalogue, catalogue, open_dataset
from style.text import HTML_LANG
from ui import words
from ui.address import Address
from ui.assets import ASSETS
from ui.components import base_path
from ui.pictures import PICTURES
from ui.sitemap import SITES

log = logging.getLogger("dashboard")
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.S)
_NOT_FOR_PAGES = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}
KNOWN_PATHS = {site.url_path for site in SITES.values()}


async def healthz(request: Request) -> JSONResponse:
    """Ready when at least one dataset can be shown; names what is shown and how many packages were refused."""
    found = catalogue()
    status = 200 if found.default else 503
    return JSONResponse(
        {"ok": status == 200, "datasets": found.versions, "refused": len(found.refused)}, status
    )


async def asset(request: Request) -> Response:
    """A file whose address holds its hash: it never changes, so a browser never asks for it twice."""
    found = ASSETS.get(request.url.path.removeprefix(request.scope.get("root_path", "")))
    if found is None:
        return Response(status_code=404)
    return Response(found.content, media_type=found.media_type,
                    headers={"cache-control": "public, max-age=31536000, immutable"})  # fmt: skip


def content_security_policy(html: str = "") -> str:
    """Nothing from elsewhere; inline scripts only those the page came with, by hash; WebAssembly for the tilted map."""
    hashes = (hashlib.sha256(script.encode()).digest() for script in _INLINE_SCRIPT.findall(html))
    allowed = " ".join(f"'sha256-{base64.b64encode(h).decode()}'" for h in hashes)
    return (
        f"default-src 'self'; script-src 'self' blob: 'wasm-unsafe-eval' {allowed}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' blob: data:; "
        "worker-src 'self' blob:; object-src 'none'; frame-ancestors 'self'; base-uri 'self'; form-action 'self'"
    )


class House:
    """Makes Streamlit's answers ours: the page's language and title, safety headers, and a page for wrong addresses."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        lang = _language(scope)
        if _asks_for_a_page(scope):
            if scope["path"].removeprefix(scope.get("root_path", "")).strip("/") not in KNOWN_PATHS:
                await _not_found(lang)(scope, receive, send)
                return
            # The page is rewritten, so it must come whole and plain.
            scope = {
                **scope,
                "headers": [(k, v) for k, v in scope["headers"] if k.lower() not in _NOT_FOR_PAGES],
            }
        await self.app(scope, receive, _Rewriter(send, lang))


class _Rewriter:
    """Passes an answer on; an HTML page is gathered first and given its language, title and policy."""

    def __init__(self, send: Send, lang: str) -> None:
        self.send, self.lang = send, lang
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = {k.lower(): v for k, v in message["headers"]}
            if headers.get(b"content-type", b"").startswith(b"text/html"):
                self.start = message
            else:
                said = [*message["headers"], *_safety(content_security_policy())]
                # A file made for one reader is kept by no cache on its way.
                said += (
                    [(b"cache-control", b"private, no-store")] if b"content-disposition" in headers else []
                )
                await self.send({**message, "headers": said})
        elif self.start is None:
            await self.send(message)
        else:
            self.body += message.get("body", b"")
            if not message.get("more_body"):
                await self._send_page()

    async def _send_page(self) -> None:
        assert self.start is not None
        html = _ours(self.body.decode(), self.lang)
        dropped = {b"content-length", b"etag", b"last-modified"}
        headers = [(k, v) for k, v in self.start["headers"] if k.lower() not in dropped]
        headers += [
            (b"content-length", str(len(html.encode())).encode()),
            *_safety(content_security_policy(html)),
        ]
        await self.send({**self.start, "headers": headers})
        await self.send({"type": "http.response.body", "body": html.encode()})


def _ours(html: str, lang: str) -> str:
    html = re.sub(r'<html lang="[^"]*"', f'<html lang="{HTML_LANG[lang]}"', html, count=1)
    html = re.sub(r"<title>.*?</title>", f"<title>{escape(words.APP_SHORT(lang))}</title>", html, count=1)
    html = re.sub(
        r"<noscript>.*?</noscript>",
        f"<noscript>{escape(words.NEEDS_SCRIPT(lang))}</noscript>",
        html,
        flags=re.S,
    )
    # Streamlit preloads a Latin font of its own that this app never uses.
    return re.sub(r'<link\s+rel="preload"[^>]*as="font"[^>]*>', "", html, flags=re.S)


def _safety(policy: str) -> list[tuple[bytes, bytes]]:
    said = {"content-security-policy": policy, "x-content-type-options": "nosniff", "x-frame-options": "SAMEORIGIN",
            "referrer-policy": "no-referrer", "permissions-policy": "camera=(), microphone=(), geolocation=()"}  # fmt: skip
    return [(k.encode(), v.encode()) for k, v in said.items()]


def _language(scope: Scope) -> str:
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("lang", ["zh"])[0]
    return asked if asked in HTML_LANG else "zh"


def _asks_for_a_page(scope: Scope) -> bool:
    accept = dict(scope["headers"]).get(b"accept", b"")
    path = scope["path"].removeprefix(scope.get("root_path", ""))
    own = path.startswith(("/_stcore", "/static/", "/assets/", "/api/", "/media/", "/component/", "/healthz"))
    return scope["method"] == "GET" and b"text/html" in accept and not own


def _not_found(lang: str) -> HTMLResponse:
    home = f"{base_path()}/" + (f"?lang={lang}" if lang != "zh" else "")
    html = (
        f'<!doctype html><html lang="{HTML_LANG[lang]}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(words.NOT_FOUND(lang))}</title><style>:root{{color-scheme:light dark;font-family:system-ui,sans-serif}}"
        "main{max-width:34rem;margin:18vh auto;padding:0 1.5rem}a{color:inherit}</style>"
        f'<main><h1>{escape(words.NOT_FOUND(lang))}</h1><p><a href="{home}">{escape(words.BACK_HOME(lang))}</a></p></main></html>'
    )
    return HTMLResponse(
        html, 404, headers={k.decode(): v.decode() for k, v in _safety(content_security_policy())}
    )


def warm(found: Catalogue) -> None:
    """Asks each dataset what its first reader will ask, so that the compiling is done by then."""
    for name, version in found.versions.items():
        dataset = open_dataset(name, version)
        selection = Address().selection(dataset)
        for metric in METRICS.values():
            headline(dataset, metric.id, selection)
            for dimension in {"pair", "county"} & set(metric.breakdowns):
                answer(dataset, metric.id, (dimension,), selection)
        log.info("dataset %s version %s is open", name, version)


@contextlib.asynccontextmanager
async def lifespan(app: Any) -> AsyncIterator[None]:
    """Checks and opens the datasets before the first reader comes; the warming goes on beside the first answers."""
    found = catalogue()
    threading.Thread(target=warm, args=(found,), daemon=True).start()
    for refused in found.refused:
        log.error(
            "package %s refused: %s", refused.name, "; ".join(f.tell("en") for f in refused.faults[:20])
        )
    yield


def told_nothing(error: Exception) -> bool:
    """Logs the error and shows the reader the plain message of the shell, never a traceback."""
    log.exception("script error", exc_info=error)
    return False


logging.basicConfig(
    level=os.environ.get("LOG_LEVEL", "INFO"), format="%(asctime)s %(levelname)s %(name)s %(message)s"
)
PICTURES.update(WRITERS)
app = st.App(
    Path(__file__).parent / "ui" / "shell.py",
    lifespan=lifespan,
    routes=[Route("/healthz", healthz), Route("/assets/{digest}/{name}", asset)],
    middleware=[Middleware(House)],
    on_script_error=told_nothing,
)
