"""Who asks: the session that a request or a websocket shows, by the signed cookie of the provider's sign-in or by the proxy's headers."""

import hashlib
import hmac
import json
import time
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import unquote

from itsdangerous import BadData, URLSafeTimedSerializer
from starlette.types import Scope
from streamlit.auth_util import get_cookie_with_chunks, get_signing_secret
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from access.sessions import Session
from server.signin import SignIn

PROXY_SECRET = "x-proxy-secret"
LONGEST_HEADER = 4000
LISTS = ";,"  # what parts the values of a claim that a header gives
LONGEST_AGENT = 200
SIGNED_WITHIN = 2.0  # seconds; the parts of a long cookie are signed one after another
_SINGLE = {"sub", "name", "email", "preferred_username"}


def identify(scope: Scope, chosen: SignIn) -> Session | None:
    """The session; None where nothing is shown for one, or nothing that holds."""
    if chosen.way == "proxy":
        return _by_proxy(scope, chosen)
    return _by_cookie(scope, chosen) if chosen.way == "oidc" else None


def _by_cookie(scope: Scope, chosen: SignIn) -> Session | None:
    held = cookies(scope)
    if USER_COOKIE_NAME not in held:
        return None
    signed: list[float] = []

    def single(name: str) -> bytes | None:
        try:
            said, when = URLSafeTimedSerializer(get_signing_secret(), salt=name).loads(
                held[name], max_age=chosen.seconds, return_timestamp=True
            )
        except (KeyError, BadData, UnicodeError):
            return None
        signed.append(when.timestamp())
        return said.encode() if isinstance(said, str) else None

    raw = get_cookie_with_chunks(single, USER_COOKIE_NAME)
    claims = _object(raw)
    if raw is None or claims is None or claims.get("is_logged_in") is not True:
        return None
    if max(signed) - min(signed) > SIGNED_WITHIN:  # parts of two sign-ins, one of which may have been ended, are none
        return None
    since = min(signed)
    # The same claims signed at another time are another sign-in.
    return _session(scope, raw + str(since).encode(), claims, since, since + chosen.seconds)


def _by_proxy(scope: Scope, chosen: SignIn) -> Session | None:
    shown = headers(scope, PROXY_SECRET.encode())
    if len(shown) != 1 or not hmac.compare_digest(shown[0].encode("utf-8", "replace"), chosen.secret.encode()):
        return None
    claims: dict[str, Any] = {}
    for header, claim in chosen.claims.items():
        said = headers(scope, header.encode())
        if len(said) == 1 and 0 < len(said[0]) <= LONGEST_HEADER:  # which of two is meant is not ours to guess
            told = unquote(said[0])  # a proxy writes signs beyond ASCII so, where it does not write UTF-8
            claims[claim] = told if claim in _SINGLE else _parted(told)
    if not claims:
        return None
    now = time.time()
    return _session(scope, json.dumps(claims, sort_keys=True).encode(), claims, now, now + chosen.seconds)


def _session(scope: Scope, shown: bytes, claims: dict[str, Any], since: float, until: float) -> Session:
    agent = "".join(headers(scope, b"user-agent"))[:LONGEST_AGENT]
    client = scope.get("client") or ("",)
    return Session(hashlib.sha256(shown).hexdigest()[:32], claims, since, until, str(client[0]), agent)


def headers(scope: Scope, name: bytes) -> list[str]:
    """All of this name, as UTF-8."""
    return [value.decode("utf-8", "replace").strip() for key, value in scope["headers"] if key.lower() == name]


def _parted(said: str) -> list[str]:
    for sign in LISTS[1:]:
        said = said.replace(sign, LISTS[0])
    return [one for one in map(str.strip, said.split(LISTS[0])) if one]


def cookies(scope: Scope) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in headers(scope, b"cookie"):
        try:
            found |= {name: morsel.value for name, morsel in SimpleCookie(one).items()}
        except CookieError:
            continue
    return found


def _object(raw: bytes | None) -> dict[str, Any] | None:
    try:
        said = json.loads(raw) if raw else None
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None
