"""A client of the data API alone, without the pages around it."""

from functools import cache

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.testclient import TestClient

from access.reader import Reader
from api.answering import DataApi, routes


def app(base: str = "", who: Reader | None = None) -> Starlette:
    """`who`: as whom the door would let it in where readers sign in."""
    answer = DataApi(base)

    async def asked(request: Request) -> Response:
        if who is not None:
            request.scope["reader"] = who
        return await answer(request)

    return Starlette(routes=routes(base, asked))


@cache
def client() -> TestClient:
    return TestClient(app(), base_url="http://testserver/api/v1/")
