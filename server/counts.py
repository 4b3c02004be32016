"""How the server stands, as those who watch servers collect it (Prometheus): counts and levels, nobody's words or names among them."""

import hmac
import shutil
from collections.abc import Awaitable, Callable, Iterator

from prometheus_client import CollectorRegistry, Counter, PlatformCollector, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.paths import STREAM, counts_token, is_page, own_path
from store import engine
from store.datasets import Catalogue, catalogue, datasets_dir

_FOLDERS = {"/api/": "api", "/assets/": "asset", "/static/": "asset", "/media/": "file"}
REGISTRY = CollectorRegistry()
REQUESTS = Counter(
    "dashboard_http_requests", "Answers by what was asked for and how it ended.", ("kind", "status"), registry=REGISTRY
)
CONNECTIONS_OPENED = Counter("dashboard_connections_opened", "Websockets of pages that were opened.", registry=REGISTRY)
ProcessCollector(registry=REGISTRY)
PlatformCollector(registry=REGISTRY)


class Counting:
    """Counts what is answered. Kinds are few and fixed: no address of a reader's makes a series of its own."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and own_path(scope) == STREAM:
            CONNECTIONS_OPENED.inc()
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        kind = kind_of(own_path(scope))

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                REQUESTS.labels(kind, str(message["status"])).inc()
            await send(message)

        await self.app(scope, receive, counted)


def kind_of(path: str | None) -> str:
    if is_page(path):
        return "page"
    if path in ("/healthz", "/metrics", "/search"):
        return path.strip("/")
    return next((kind for folder, kind in _FOLDERS.items() if (path or "").startswith(folder)), "other")


class Levels(Collector):
    """What is read off when it is asked for. `cache`: entries, bytes and most; `sessions` None where nobody signs in."""

    def __init__(self, cache: Callable[[], dict[str, int]], sessions: Callable[[], int] | None) -> None:
        self._cache, self._sessions = cache, sessions

    def collect(self) -> Iterator[Metric]:
        found = catalogue()
        held = self._cache()
        yield GaugeMetricFamily("dashboard_cache_bytes", "Bytes of results kept for all readers.", held["bytes"])
        yield GaugeMetricFamily(
            "dashboard_cache_limit_bytes", "The most bytes of results that are kept (CACHE_MB).", held["most"]
        )
        yield GaugeMetricFamily("dashboard_cache_entries", "Results kept for all readers.", held["entries"])
        if self._sessions is not None:
            yield GaugeMetricFamily(
                "dashboard_sessions", "Sign-ins that hold, as far as this process knows.", self._sessions()
            )
        yield CounterMetricFamily("dashboard_engine_questions", "Questions put to the engine.", engine.ASKED.questions)
        yield CounterMetricFamily("dashboard_engine_seconds", "Seconds the engine took for them.", engine.ASKED.seconds)
        yield CounterMetricFamily(
            "dashboard_engine_unanswered",
            "Questions that the database named by ENGINE did not answer.",
            engine.ASKED.unanswered,
        )
        yield from _datasets(found)
        free = shutil.disk_usage(datasets_dir()).free if datasets_dir().is_dir() else 0
        yield GaugeMetricFamily("dashboard_datasets_free_bytes", "Bytes free where DATASETS_DIR lies.", free)


def _datasets(found: Catalogue) -> Iterator[Metric]:
    shown = InfoMetricFamily(
        "dashboard_dataset", "Datasets that can be shown, with the version shown.", labels=("dataset",)
    )
    for name, version in found.versions.items():
        shown.add_metric((name,), {"version": version})
    yield shown
    yield GaugeMetricFamily("dashboard_datasets", "Datasets that can be shown.", len(found.versions))
    yield GaugeMetricFamily(
        "dashboard_packages_refused", "Packages that are refused, or damaged versions.", len(found.refused)
    )


def counts(levels: Levels) -> Callable[[Request], Awaitable[Response]]:
    """The address for whoever has METRICS_TOKEN."""

    async def answer(request: Request) -> Response:
        wanted, said = counts_token(), request.headers.get("authorization", "")
        if not wanted or not hmac.compare_digest(said.encode(), f"Bearer {wanted}".encode()):
            return Response("401\n", 401, {"www-authenticate": "Bearer", "cache-control": "no-store"}, "text/plain")
        text = generate_latest(REGISTRY) + generate_latest(levels)  # type: ignore[arg-type]
        return Response(text, 200, {"cache-control": "no-store"}, CONTENT_TYPE_LATEST)

    return answer
