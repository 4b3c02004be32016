"""The server: the Streamlit app, its own files, /healthz and the safety of every answer, on one port."""

import asyncio
import contextlib
import gc
import logging
import os
import threading
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from access.addresses import OWN_PAGES
from access.here import Here, set_up
from access.reader import OPERATOR, Reader, acting_as, on_behalf
from access.sessions import Session
from analytics.answer import Refused
from analytics.usual_questions import usual_questions
from api.answering import DataApi, routes
from cache.remembered import standing
from notices.sending import send_from_now_on
from notices.settings import WrongNotices, whom_to_tell
from reports.pictures import WRITERS
from server.counts import Counting, Levels, counts
from server.door import HEADER, KEY, Door
from server.failing import Failing
from server.gate import Gate
from server.hosts import WrongHosts, own_hosts
from server.house import House
from server.labels import keep_labels
from server.logs import WrongLog, open_log
from server.paths import open_sign_in, own_path
from server.readers import end, know_readers, sessions_of
from server.signin import WrongSignIn, sign_in, tell_streamlit
from server.told import make_for_own_pages
from server.turns import share_turns
from store.apart import judging
from store.compiled import sweep
from store.datasets import Catalogue, before_shown, catalogue, open_dataset
from store.engine.choice import WrongEngine, chosen
from store.engine.memory import WrongMemory, memory_mb
from store.engine.unreachable import TRY_AGAIN_SECONDS, Unreachable
from store.history.acts import signed_in, signed_out
from ui.datasets.access import WrongLevel, access, is_reached_by_others, level
from ui.downloads.pictures import PICTURES
from ui.frame import notices
from ui.meetings.since import since_now
from ui.pieces.assets import ASSETS
from ui.pieces.components import base_path
from ui.search.answering import answered
from ui.sharing.embedders import WrongEmbedders, embedders
from ui.tasks.settling import settle_shown

log = logging.getLogger("dashboard")
T = TypeVar("T")
WRONG = (
    WrongEmbedders,
    WrongEngine,
    WrongHosts,
    WrongLevel,
    WrongLog,
    WrongMemory,
    WrongNotices,
    WrongSignIn,
)  # settings that say nothing
FAULTS_LOGGED = 20
# Two at a time: readers who type never take all of the machine from those who read.
SEARCHERS = ThreadPoolExecutor(2, thread_name_prefix="search")


async def healthz(request: Request) -> JSONResponse:
    """Ready when at least one dataset can be shown; names what is shown and how many packages were refused."""
    found = catalogue()
    status = 200 if found.default else 503
    if SIGN_IN.is_asked:  # whoever asks need not be signed in, so he is told nothing but that
        return JSONResponse({"ok": status == 200}, status)
    return JSONResponse({"ok": status == 200, "datasets": found.versions, "refused": len(found.refused)}, status)


async def asset(request: Request) -> Response:
    """A file whose address holds its hash: it never changes, so a browser never asks for it twice."""
    found = ASSETS.get(own_path(request.scope) or "")
    if found is None:
        return Response(status_code=404)
    return Response(
        found.content, media_type=found.media_type, headers={"cache-control": "public, max-age=31536000, immutable"}
    )


async def search(request: Request) -> Response:
    """What a typed word may mean; asked by our own pages alone, kept by nobody on its way."""
    if request.headers.get("sec-fetch-site", "same-origin") not in OWN_PAGES:
        return Response(status_code=403)
    answer = on_behalf(answered, request.scope.get("reader") or OPERATOR)
    status, said = await asyncio.get_running_loop().run_in_executor(
        SEARCHERS, answer, dict(request.query_params), catalogue()
    )
    return JSONResponse(said, status, {"cache-control": "private, no-store"})


def ask_usual(found: Catalogue, *, newest: bool = False) -> None:
    """Asks of each dataset what pages usually ask, at half speed: readers that come meanwhile have the other half."""
    for name, version in found.versions.items():
        dataset = open_dataset(name, version)
        for question in usual_questions(dataset, newest=newest):
            started = time.monotonic()
            patiently(question)
            time.sleep(min(time.monotonic() - started, 1.0))


def patiently(question: Callable[[], object]) -> None:
    """Once the database answers, where it is gone: what is made ready, and what begins after it, waits and does not end."""
    while True:
        try:
            with suppress(Refused):
                question()
            return
        except Unreachable:
            time.sleep(TRY_AGAIN_SECONDS)


def look_back(found: Catalogue) -> None:
    """What was revised since the last meeting, so that the first reader is told."""
    for name, version in found.versions.items():
        patiently(partial(since_now, open_dataset(name, version)))


def follow_up(found: Catalogue) -> None:
    """What comes once the newest quarter is at hand."""
    patiently(partial(settle_shown, found))
    look_back(found)
    ask_usual(found)


def make_ready(found: Catalogue) -> None:
    """Beside the first answers. What start-up made is then looked at by no collection again: it never goes, and looking
    at it took a third of a second."""
    send_from_now_on(NOTICES)
    sweep()
    ask_usual(found, newest=True)
    follow_up(found)
    if access().hand_in:
        judging.from_now_on()
    gc.collect()
    gc.freeze()
    log.info("ready: %s; kept %s", found.versions, standing())


def before_it_is_shown(found: Catalogue) -> None:
    """A new version is shown once its newest quarter is at hand; the others follow beside its readers."""
    ask_usual(found, newest=True)
    threading.Thread(target=on_behalf(follow_up, OPERATOR), args=(found,), daemon=True).start()


@contextlib.asynccontextmanager
async def lifespan(app: Any) -> AsyncIterator[None]:
    """Checks and opens the datasets before the first reader comes; the warming goes on beside the first answers."""
    found = await asyncio.to_thread(on_behalf(catalogue, OPERATOR))  # it may wait until packages lie still
    threading.Thread(target=on_behalf(make_ready, OPERATOR), args=(found,), daemon=True).start()
    before_shown(before_it_is_shown)
    log.info("handing in and publishing from a page: %s", access().told)
    for refused in found.refused:
        said = "; ".join(fault.named() for fault in refused.faults[:FAULTS_LOGGED])
        log.error("package %s refused with %d faults: %s", refused.name, refused.count, said)
    yield


def told_nothing(error: Exception) -> bool:
    """Shows the reader the plain message with the error's number, never a traceback; Streamlit logged the error already."""
    with suppress(Exception):
        notices.failed_part(error)
    return True


def or_end(ask: Callable[..., T], *given: object) -> T:
    """What a setting says. One that says nothing ends the start, in one plain line."""
    try:
        return ask(*given)
    except WRONG as error:
        raise SystemExit(str(error)) from None


def let_in() -> None:
    """Says once how readers sign in, to the pages and in the log; plainly where whoever reaches the server reads everything."""
    tell_streamlit(SIGN_IN, HEADER, KEY)
    know_readers(SESSIONS, access().hand_in, access().publish)
    is_exposed = not SIGN_IN.is_asked and is_reached_by_others()
    fault = (lambda: SIGN_IN.roles.fault) if SIGN_IN.roles else (lambda: None)
    set_up(Here(SIGN_IN.way, is_exposed, SESSIONS, end, fault))
    if SIGN_IN.way == "oidc":
        open_sign_in()
    if is_exposed:
        log.warning("NOBODY SIGNS IN and other machines reach this server: whoever does sees everything")
    log.info("sign-in: %s", SIGN_IN.way)


def tell_of(kind: str, session: Session, reader: Reader) -> None:
    """That somebody signed in or out, in the trail; one without a role is nobody there."""
    with acting_as(reader):
        (signed_in if kind == "signin" else signed_out)()


or_end(open_log, os.environ.get("LOG_FORMAT"), os.environ.get("LOG_LEVEL"))
PICTURES.update(WRITERS)
share_turns()
keep_labels()
make_for_own_pages()
or_end(embedders)
or_end(memory_mb)
or_end(chosen)
or_end(level)
SIGN_IN = or_end(sign_in, base_path())
NOTICES = or_end(whom_to_tell, base_path())
SESSIONS = sessions_of(SIGN_IN)
let_in()
LEVELS = Levels(standing, (lambda: len(SESSIONS.now())) if SESSIONS else None)
app = st.App(
    Path(__file__).parent / "ui" / "shell.py",
    lifespan=lifespan,
    routes=[
        Route(f"{base_path()}/healthz", healthz),
        Route(f"{base_path()}/metrics", counts(LEVELS)),
        Route(f"{base_path()}/search", search),
        Route(f"{base_path()}/assets/{{digest}}/{{name}}", asset),
        *routes(base_path(), DataApi(base_path()).__call__),
    ],
    secrets=SIGN_IN.secrets,
    middleware=[
        Middleware(Counting),
        Middleware(Gate, own=or_end(own_hosts, os.environ.get("ALLOWED_HOSTS"), st.get_option("server.address"))),
        Middleware(Failing),
        Middleware(Door, chosen=SIGN_IN, sessions=SESSIONS, end=end, tell=tell_of),
        Middleware(House),
    ],
    on_script_error=told_nothing,
)
