"""Which addresses there are below the app's own path; everything else is answered 404, whoever asks for it and however."""

import os
import re

from starlette.types import Scope

from access.addresses import DATA_API
from ui.datasets.access import access
from ui.pieces.components import base_path
from ui.sitemap import SITES

PAGES = {site.url_path for site in SITES.values()}
STREAM = "/_stcore/stream"
# What the browser asks Streamlit for. The rest of it (sign-in, agents, components of others, its page under other names)
# is not used here, so it is not there.
_FILES = {"/healthz", "/search", "/favicon.png", "/manifest.json", "/_stcore/health", "/_stcore/host-config"}
_FOLDERS = ("/assets/", "/static/", "/media/")
_SIGN_IN = {"/auth/login", "/auth/logout", "/oauth2callback"}
_open: set[str] = set()
COUNTS = "/metrics"
_UPLOADED = "/_stcore/upload_file/"
_METRICS = "/_stcore/metrics"


def own_path(scope: Scope) -> str | None:
    """The path as the app knows it, without where it is mounted and the base path; None for what lies outside."""
    path = scope["path"].removeprefix(scope.get("root_path", "")) or "/"
    base = base_path()
    if not base:
        return path
    if path == base or path.startswith(f"{base}/"):
        return path.removeprefix(base) or "/"
    return None


def is_page(path: str | None) -> bool:
    return path is not None and re.match("/(?!/)", path) is not None and path.strip("/") in PAGES


def is_there(path: str | None) -> bool:
    """Whether anything is at this path."""
    if path is None:
        return False
    if (
        path == DATA_API
        or path.startswith(f"{DATA_API}/")
        or is_page(path)
        or path in _FILES
        or path in _open
        or path.startswith(_FOLDERS)
    ):
        return True
    return (
        (path == COUNTS and bool(counts_token()))
        or (path == _METRICS and metrics_are_open())
        or (path.startswith(_UPLOADED) and files_are_taken())
    )


def open_sign_in() -> None:
    """From now on Streamlit's addresses for signing in by a provider are there."""
    _open.update(_SIGN_IN)


def files_are_taken() -> bool:
    """Whether there is a place where files may be left: only where whoever reaches a page may hand in on it."""
    return access().hand_in


def counts_token() -> str:
    """What an operator's collector has to send for the server's counts; empty: there are none to be had."""
    return os.environ.get("METRICS_TOKEN", "").strip()


def metrics_are_open() -> bool:
    """Streamlit's own counts, for an operator who collects them; they are open to everyone who reaches the server."""
    return os.environ.get("OPEN_METRICS", "").strip().lower() in ("1", "true", "yes")
