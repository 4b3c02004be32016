"""A request to the data API from its address to its bytes: who asks, what is asked, what is kept of it, in which form."""

import asyncio
import hashlib
import json
import logging
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

from starlette.convertors import PathConvertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from access.addresses import DATA_API as ROOT
from access.reader import NotAllowed, acting_as
from analytics.sentences import both
from api import package, words
from api.addresses import Address, Answered, Query, found_address
from api.askers import PACES, Asker, asker, slow_down
from api.asking import Parameters, dataset_of
from api.formats import FORMATS, Format, chosen
from api.openapi import description
from api.problems import Problem, problem
from cache.remembered import fetched
from store.compiled import fingerprint
from store.datasets import Catalogue, Dataset, catalogue
from store.engine import Unreadable
from store.engine.unreachable import TRY_AGAIN_SECONDS, Unreachable
from store.history import acts
from store.manifest import Damaged
from store.programme.found import DIGEST
from store.saved.tokens import Tokens
from style.failures import number_of
from style.text import Text

log = logging.getLogger("dashboard")
ROOT_FOLDER = Path(__file__).resolve().parents[1]
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
WORKERS = ThreadPoolExecutor(2, thread_name_prefix="api")
_KEPT_BY_ASKER = {"cache-control": "private, no-cache", "vary": "Accept, Authorization, Cookie"}


class DataApi:
    """Answers whatever lies below ROOT. `base` is the server's base path."""

    def __init__(self, base: str, found: Callable[[], Catalogue] = catalogue) -> None:
        self._base, self._found, self._tokens = base, found, Tokens()

    async def __call__(self, request: Request) -> Response:
        is_head = request.method == "HEAD"
        instance = request.url.path
        try:
            if request.method not in ("GET", "HEAD"):
                raise problem(405, "method", words.READ_ONLY, headers={"allow": "GET, HEAD"})
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(WORKERS, self._answer, request)
        except Problem as told:
            return told.response(f"{self._base}{ROOT}", instance, is_head)
        except NotAllowed as refused:
            why = problem(403, "forbidden", Text(refused.tell("zh"), refused.tell("en"), is_data=True))
            return why.response(f"{self._base}{ROOT}", instance, is_head)
        except (Damaged, Unreadable) as error:
            log.error("a version cannot be read for the data API", exc_info=error)
            return problem(503, "damaged", words.NO_VERSION).response(f"{self._base}{ROOT}", instance, is_head)
        except Unreachable:
            again = {"retry-after": str(TRY_AGAIN_SECONDS)}
            gone = problem(503, "unavailable", words.UNREACHABLE, headers=again)
            return gone.response(f"{self._base}{ROOT}", instance, is_head)
        except Exception as error:
            number = number_of(error)
            log.error("an answer of the data API could not be made (%s)", number, exc_info=error)
            failed = problem(500, "failed", both(words.FAILED, number=number), more={"number": number})
            return failed.response(f"{self._base}{ROOT}", instance, is_head)

    def _answer(self, request: Request) -> Response:
        who = asker(request, self._tokens)
        with acting_as(who.reader):
            path = (
                request.url.path.removeprefix(request.scope.get("root_path", ""))
                .removeprefix(self._base)
                .removeprefix(ROOT)
                .rstrip("/")
            )
            if path == "/openapi.json":
                return self._description(request)
            if (at := found_address(path)) is None:
                raise problem(404, "not-found", both(words.NO_ADDRESS, base=f"{self._base}{ROOT}"))
            return self._at(request, who, *at)

    def _at(self, request: Request, who: Asker, address: Address, parts: dict[str, str]) -> Response:
        who.demand(address.right)
        params, found = Parameters.of(request.scope.get("query_string", b""), address.parameters), self._found()
        dataset = dataset_of(parts["dataset"], params, found) if address.of_dataset else None
        query = Query(parts, params, found, f"{self._base}{ROOT}", dataset)
        form = _form(params, request) if address.has_rows else None
        key = f"{_key(address, query, who)} {form.id if form else ''}"
        tag = f'"{hashlib.sha256(key.encode()).hexdigest()[:32]}"'
        headers = _KEPT_BY_ASKER | {"etag": tag} | _about_version(dataset)
        if tag in [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]:
            return Response(b"", 304, headers)
        if address.right == "export" and request.method != "HEAD":
            _told_of(query)
        if address.media_type == "application/zip":
            return self._zip(request, address.answer(query), headers)
        body = fetched(key, lambda: _written(_paced(who, lambda: address.answer(query)), form))
        headers["content-length"] = str(len(body))
        return Response(
            b"" if request.method == "HEAD" else body, 200, headers, form.media_type if form else address.media_type
        )

    def _zip(self, request: Request, made: Answered, headers: dict[str, str]) -> Response:
        headers = headers | {"content-disposition": f'attachment; filename="{made.name}.zip"'}
        if request.method == "HEAD":
            return Response(b"", 200, headers, "application/zip")
        return StreamingResponse(_pieces(package.zipped(list(made.files), made.name)), 200, headers, "application/zip")

    def _description(self, request: Request) -> Response:
        body = _openapi(self._base)
        headers = _KEPT_BY_ASKER | {"etag": f'"{hashlib.sha256(body).hexdigest()[:32]}"'}
        if headers["etag"] in request.headers.get("if-none-match", ""):
            return Response(b"", 304, headers)
        return Response(b"" if request.method == "HEAD" else body, 200, headers, "application/json")


class _Whatever(PathConvertor):
    """The rest of a path, line ends in it too: whatever lies below ROOT is answered by us."""

    regex = "(?s:.*)"


def routes(base: str, answer: Callable[[Request], Any]) -> list[Route]:
    """ROOT and all that lies below it, by every method: what is not answered is told so in its own way."""
    register_url_convertor("whatever", _Whatever())
    return [Route(f"{base}{ROOT}{rest}", answer, methods=METHODS) for rest in ("", "/{rest:whatever}")]


def _written(made: Answered, form: Format | None) -> bytes:
    if made.raw is not None:
        return made.raw
    if made.table is None or form is None:
        return json.dumps(made.about, ensure_ascii=False, separators=(",", ":")).encode()
    return form.write(made.about, made.table)


def _told_of(query: Query) -> None:
    """That whole tables were taken away: once an asker, table, version and day, however many pages it has. A line of what left as a file
    would hold the version for good, and a program that takes each would hold them all."""
    acts.looked("data", f"{query.parts.get('table', 'package')} {query.dataset.version}", query.dataset.name)


def _paced(who: Asker, answer: Callable[[], Answered]) -> Answered:
    """An answer that is not kept costs its asker one of those he may have."""
    if wait := PACES.take(who.key):
        raise slow_down(wait)
    return answer()


def _form(params: Parameters, request: Request) -> Format:
    asked = params.one("format", FORMATS, "")
    return chosen(asked or None, request.headers.get("accept", ""))


def _key(address: Address, query: Query, who: Asker) -> str:
    """All that the answer rests on: address, parameters, version, whose rows, programme and code; all who may read the same have it."""
    dataset, found = query.of, query.found
    held: dict[str, Any] = {
        "path": f"{query.base}{address.path}",
        "parts": dict(query.parts),
        "asked": dict(sorted(query.params.said.items())),
        "programme": DIGEST,
        "code": _code(),
    }
    if dataset is not None:
        held |= {"schema": dataset.schema, "version": dataset.version}
    else:
        held |= {"shown": found.versions, "refused": [(one.name, one.count) for one in found.refused]}
        held |= {"counties": who.reader.counties, "all": who.reader.sees_all}
    return json.dumps(held, sort_keys=True)


@cache
def _code() -> str:
    """Changes with any code that words an answer, so that no browser keeps one of another release."""
    digest = hashlib.sha256(fingerprint().encode())
    for folder in ("api", "style"):
        for path in sorted((ROOT_FOLDER / folder).glob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _about_version(dataset: Dataset | None) -> dict[str, str]:
    if dataset is None:
        return {}
    return {"x-dataset": dataset.name, "x-dataset-version": dataset.version, "x-dataset-basis": dataset.basis}


async def _pieces(parts: Iterator[bytes]) -> AsyncIterator[bytes]:
    """Read off beside the event loop, a piece at a time."""
    loop = asyncio.get_running_loop()
    while (held := await loop.run_in_executor(WORKERS, next, parts, None)) is not None:
        if held:
            yield held


@cache
def _openapi(base: str) -> bytes:
    told = description(base)
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
