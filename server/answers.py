"""The answers that are ours alone: the page for what is not there, the refusals, and what makes any answer safe."""

import base64
import hashlib
import re
from html import escape
from urllib.parse import parse_qs

from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import Message, Scope, Send

from server import edge_words
from style.text import HTML_LANG, Text
from ui import words
from ui.pieces.components import base_path
from ui.sharing.embedders import embedders

OWN = "'self'"  # as a policy calls the site itself
QUERY_READ = 8192  # of a query string, in search of its language
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.S)


def content_security_policy(html: str = "") -> str:
    """Nothing from elsewhere; inline scripts only those the page came with, by hash; WebAssembly for the tilted map."""
    hashes = (hashlib.sha256(script.encode()).digest() for script in _INLINE_SCRIPT.findall(html))
    allowed = " ".join(f"'sha256-{base64.b64encode(h).decode()}'" for h in hashes)
    return (
        f"default-src 'self'; script-src 'self' blob: 'wasm-unsafe-eval' {allowed}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' blob: data:; "
        "worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; "
        f"frame-ancestors {' '.join((OWN, *embedders()))}"
    )


def safety(policy: str) -> list[tuple[bytes, bytes]]:
    """The headers every answer carries."""
    said = {
        "content-security-policy": policy,
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin",  # who opened our page by a script has no hold of it
        "permissions-policy": "camera=(), microphone=(), geolocation=()",
    }
    if not embedders():  # it cannot name other sites; where some are listed the policy alone says who may
        said["x-frame-options"] = "SAMEORIGIN"
    return [(k.encode(), v.encode()) for k, v in said.items()]


def language(scope: Scope) -> str:
    query = scope.get("query_string", b"")[:QUERY_READ].decode("latin-1")
    asked = parse_qs(query).get("lang", ["zh"])[0]
    return asked if asked in HTML_LANG else "zh"


def not_found(scope: Scope) -> Response:
    """A page with a way home for whoever reads pages, else two words."""
    lang = language(scope)
    back = _way_home(lang)
    title = words.NOT_FOUND(lang)
    return _said(scope, 404, lang, title, f"<main><h1>{escape(title)}</h1>{back}</main>", words.NOT_FOUND)


def _way_home(lang: str) -> str:
    home = f"{base_path()}/" + (f"?lang={lang}" if lang != "zh" else "")
    return f'<p><a href="{home}">{escape(words.BACK_HOME(lang))}</a></p>'


def refused(scope: Scope, status: int, what: Text, why: Text, *, is_way_home: bool = False) -> Response:
    """Said in both languages: who called us by a wrong name has no language of ours yet. Nothing of the request is repeated."""
    both = "".join(
        f'<section lang="{HTML_LANG[lang]}"><h1>{escape(what(lang))}</h1><p>{escape(why(lang))}</p></section>'
        for lang in HTML_LANG
    )
    back = _way_home(language(scope)) if is_way_home else ""
    return _said(scope, status, language(scope), what("zh"), f"<main>{both}{back}</main>", what, why)


def failed(scope: Scope, number: str) -> Response:
    """That an answer could not be made, with the number the log has it under."""
    why = Text(words.ERROR_NUMBER("zh", number=number), words.ERROR_NUMBER("en", number=number))
    return refused(scope, 500, edge_words.FAILED, why)


def leaving(scope: Scope, to: str) -> Response:
    """A page of a moment, which leads on: with it the page that was shown goes, and with that its connection. Told there that the session
    is over, the browser would load the page anew and break off the way to a provider that takes a second to answer."""
    said = refused(scope, 200, edge_words.LEAVING, edge_words.LEAVING_WHY)
    said.headers["refresh"] = f"0;url={to}"
    return said


def plain(scope: Scope, status: int, what: Text) -> Response:
    """A few words for what no reader looks at as a page."""
    headers = {k.decode(): v.decode() for k, v in safety(content_security_policy())}
    said = PlainTextResponse(what(language(scope)) + "\n", status, headers=headers)
    said.headers["cache-control"] = "no-store"
    return said


async def not_kept(send: Send, message: Message) -> None:
    """What depends on who asks is kept by nobody; and Back shows no page of who has signed out."""
    if message["type"] == "http.response.start":
        kept = [(k, v) for k, v in message["headers"] if k.lower() != b"cache-control"]
        message = {**message, "headers": [*kept, (b"cache-control", b"private, no-store")]}
    await send(message)


def _said(scope: Scope, status: int, lang: str, title: str, body: str, *plain: Text) -> Response:
    headers = {k.decode(): v.decode() for k, v in safety(content_security_policy())}
    if b"text/html" not in dict(scope["headers"]).get(b"accept", b""):
        told = "\n".join(text(lang) for lang in HTML_LANG for text in plain)
        return PlainTextResponse(told + "\n", status, headers=headers)
    html = (
        f'<!doctype html><html lang="{HTML_LANG[lang]}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>:root{{color-scheme:light dark;font-family:system-ui,sans-serif}}"
        f"main{{max-width:34rem;margin:18vh auto;padding:0 1.5rem;line-height:1.6}}a{{color:inherit}}</style>{body}</html>"
    )
    return HTMLResponse(html, status, headers=headers)
