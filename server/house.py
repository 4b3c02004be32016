"""Makes Streamlit's answers ours: the page's language and title, safety headers, and a page for addresses that there are not."""

import re
from html import escape

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.ahead import ahead
from server.answers import content_security_policy, language, not_found, safety
from server.paths import is_page, is_there, own_path
from server.skeleton import skeleton
from style.text import HTML_LANG
from ui import words

_NOT_FOR_PAGES = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}


class House:
    """Wraps the app: every answer passes through here, and what has no place is answered here."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path = own_path(scope)  # before the app: routing below a base path writes into the scope
        if not is_there(path):
            await not_found(scope)(scope, receive, send)
            return
        if is_page(path):
            # The page is rewritten, so it must come whole and plain.
            kept = [(k, v) for k, v in scope["headers"] if k.lower() not in _NOT_FOR_PAGES]
            scope = {**scope, "headers": kept}
        await self.app(scope, receive, _Rewriter(scope, receive, send, is_page(path)))


class _Rewriter:
    """Passes an answer on; an HTML page is gathered first and given its language, title and policy."""

    def __init__(self, scope: Scope, receive: Receive, send: Send, is_page: bool) -> None:
        self.scope, self.receive, self.send, self.is_page = scope, receive, send, is_page
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = {k.lower(): v for k, v in message["headers"]}
            if headers.get(b"content-type", b"").startswith(b"text/html"):
                self.start = message
            else:
                said = [*message["headers"], *safety(content_security_policy())]
                # A file made for one reader is kept by no cache on its way.
                said += (
                    [(b"cache-control", b"private, no-store")]
                    if b"content-disposition" in headers and b"cache-control" not in headers
                    else []
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
        if not self.is_page:
            # Streamlit answers with its page wherever it has no file.
            await not_found(self.scope)(self.scope, self.receive, self.send)
            return
        html = _ours(self.body.decode(), language(self.scope), self.scope)
        dropped = {b"content-length", b"etag", b"last-modified"}
        headers = [(k, v) for k, v in self.start["headers"] if k.lower() not in dropped]
        headers += safety(content_security_policy(html))
        if self.scope["method"] != "HEAD":
            headers.append((b"content-length", str(len(html.encode())).encode()))
        await self.send({**self.start, "headers": headers})
        await self.send({"type": "http.response.body", "body": html.encode() if self.body else b""})


def _ours(html: str, lang: str, scope: Scope) -> str:
    html = re.sub(r'<html lang="[^"]*"', f'<html lang="{HTML_LANG[lang]}"', html, count=1)
    html = re.sub(r"<title>.*?</title>", f"<title>{escape(words.APP_SHORT(lang))}</title>", html, count=1)
    html = re.sub(
        r"<noscript>.*?</noscript>", f"<noscript>{escape(words.NEEDS_SCRIPT(lang))}</noscript>", html, flags=re.S
    )
    path = own_path(scope) or ""
    first = skeleton(path, scope.get("query_string", b""), lang)
    html = html.replace("</head>", f"{ahead(path)}</head>", 1)
    html = re.sub(r"<body>", lambda body: body[0] + first, html, count=1)
    # Streamlit preloads a Latin font of its own that this app never uses.
    return re.sub(r'<link\s+rel="preload"[^>]*as="font"[^>]*>', "", html, flags=re.S)
