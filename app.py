"""The server: the Streamlit app, its own files, /healthz and the safety of every answer, on one port."""

import contextlib
import logging
import os
import threading
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from analytics.answer import answer
from analytics.headlines import headline
from analytics.metrics import METRICS
from reports.picture import WRITERS
from server.gate import Gate
from server.hosts import OwnHosts, WrongHosts, own_hosts
from server.house import House
from server.paths import own_path
from server.turns import share_turns
from store.datasets import Catalogue, catalogue, open_dataset
from ui.address import Address
from ui.assets import ASSETS
from ui.components import base_path
from ui.pictures import PICTURES

log = logging.getLogger("dashboard")


async def healthz(request: Request) -> JSONResponse:
    """Ready when at least one dataset can be shown; names what is shown and how many packages were refused."""
    found = catalogue()
    status = 200 if found.default else 503
    return JSONResponse(
        {"ok": status == 200, "datasets": found.versions, "refused": len(found.refused)}, status
    )


async def asset(request: Request) -> Response:
    """A file whose address holds its hash: it never changes, so a browser never asks for it twice."""
    found = ASSETS.get(own_path(request.scope) or "")
    if found is None:
        return Response(status_code=404)
    return Response(found.content, media_type=found.media_type,
                    headers={"cache-control": "public, max-age=31536000, immutable"})  # fmt: skip


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


def hosts() -> OwnHosts:
    """Ours by ALLOWED_HOSTS or by the address we are bound to; a list that is none ends the start, in one plain line."""
    try:
        return own_hosts(os.environ.get("ALLOWED_HOSTS"), st.get_option("server.address"))
    except WrongHosts as error:
        raise SystemExit(str(error)) from None


logging.basicConfig(
    level=os.environ.get("LOG_LEVEL", "INFO"), format="%(asctime)s %(levelname)s %(name)s %(message)s"
)
PICTURES.update(WRITERS)
share_turns()
app = st.App(
    Path(__file__).parent / "ui" / "shell.py",
    lifespan=lifespan,
    routes=[
        Route(f"{base_path()}/healthz", healthz),
        Route(f"{base_path()}/assets/{{digest}}/{{name}}", asset),
    ],
    middleware=[Middleware(Gate, own=hosts()), Middleware(House)],
    on_script_error=told_nothing,
)
