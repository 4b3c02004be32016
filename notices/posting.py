"""One post to a webhook: within ten seconds, followed nowhere else, believed only where the receiver says it took it."""

import asyncio
import json
import logging
import ssl
from functools import cache

import httpx

from notices.settings import Receiver

SECONDS = 10.0  # for the whole of it, however slowly it comes
LARGEST_ANSWER = 2**16
for _name in ("httpx", "httpcore"):  # they log addresses, which are secrets
    logging.getLogger(_name).setLevel(logging.WARNING)


class NotDelivered(Exception):
    """Why a receiver did not take it, in a few words that hold no address, no secret and nothing of what it said."""


def post(address: str, content: bytes, headers: dict[str, str], receiver: Receiver) -> None:
    """Raises NotDelivered."""
    try:
        status, said = asyncio.run(asyncio.wait_for(_post(address, content, headers), SECONDS))
    except TimeoutError:
        raise NotDelivered(f"no answer within {SECONDS:.0f} s") from None
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        raise NotDelivered(type(error).__name__) from None
    if not 200 <= status < 300:
        raise NotDelivered(f"HTTP {status}")
    if receiver.format != "plain":
        _check_robot(said)


def _check_robot(said: bytes) -> None:
    """A robot answers 200 to what it does not take too, and says so within."""
    try:
        code = json.loads(said)["errcode"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise NotDelivered("HTTP 200 without errcode") from None
    if type(code) is not int or code != 0:
        raise NotDelivered(f"errcode {code}" if type(code) is int else "errcode")


async def _post(address: str, content: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
    # Proxies and passwords of the environment are nobody's setting of notices.
    async with (
        httpx.AsyncClient(verify=_trusted(), follow_redirects=False, timeout=SECONDS, trust_env=False) as client,
        client.stream("POST", address, content=content, headers=headers | {"accept-encoding": "identity"}) as answer,
    ):
        said = b""
        async for part in answer.aiter_raw():
            said += part
            if len(said) > LARGEST_ANSWER:
                raise NotDelivered("an answer without end")
        return answer.status_code, said


@cache
def _trusted() -> ssl.SSLContext:
    """Whom this machine trusts, the office's own authority among them."""
    return ssl.create_default_context()
