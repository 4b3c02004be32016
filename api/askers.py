"""Who asks the data API, and how often: by token, by the session of this site, or everybody where nobody signs in."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request

from access.addresses import OWN_PAGES
from access.pace import Pace
from access.reader import OPERATOR, Reader
from access.roles import RIGHTS
from analytics.sentences import both
from api import words
from api.problems import problem
from store.saved.tokens import Tokens

AT_ONCE, A_SECOND = 60.0, 10.0  # answers that have to be worked out: so many in a row, then so many a second
MOST_ASKERS = 10_000
_REFUSALS_A_MINUTE = 30.0  # tokens that are none, of one address


@dataclass(frozen=True)
class Asker:
    reader: Reader
    key: str  # whose share of answers it is

    def demand(self, right: str) -> None:
        if not self.reader.may(right):
            raise problem(403, "forbidden", both(words.MAY_NOT, what=RIGHTS[right].label))


class Paces:
    """How many answers each asker may still have worked out."""

    def __init__(self, at_once: float, a_second: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._at_once, self._a_second, self._clock = at_once, a_second, clock
        self._of: dict[str, Pace] = {}
        self._lock = threading.Lock()

    def take(self, key: str) -> float:
        """0 where one more may be had now; else in how many seconds."""
        with self._lock:
            pace = self._of.pop(key, None) or Pace(self._at_once, self._a_second)
            self._of[key] = pace
            while len(self._of) > MOST_ASKERS:
                del self._of[next(iter(self._of))]  # the one that asked longest ago
            return pace.take(self._clock())


PACES = Paces(AT_ONCE, A_SECOND)
REFUSED = Paces(_REFUSALS_A_MINUTE, _REFUSALS_A_MINUTE / 60)


def asker(request: Request, tokens: Tokens) -> Asker:
    """Raises Problem where nobody who may read asks."""
    address = request.client.host if request.client else ""
    said_tokens = request.headers.getlist("authorization")
    if said_tokens:
        way, _, secret = said_tokens[0].partition(" ")
        found = tokens.find(secret.strip()) if len(said_tokens) == 1 and way.lower() == "bearer" else None
        if found is None:
            wait = REFUSED.take(address)
            if wait:
                raise slow_down(wait)
            raise problem(401, "token", words.BAD_TOKEN, headers={"www-authenticate": 'Bearer error="invalid_token"'})
        who = Asker(found.reader, f"token {found.id}")
    elif (signed := request.scope.get("reader")) is not None:
        if not signed.is_signed_in:
            raise problem(401, "sign-in", words.SIGN_IN, headers={"www-authenticate": "Bearer"})
        if request.headers.get("sec-fetch-site", "same-origin") not in OWN_PAGES:
            raise problem(403, "forbidden", words.FOREIGN)
        who = Asker(signed, f"reader {signed.id}")
    else:
        who = Asker(OPERATOR, f"address {address}")
    who.demand("read")
    return who


def slow_down(wait: float) -> Exception:
    seconds = max(1, round(wait + 0.5))
    return problem(429, "too-many", both(words.SLOW_DOWN, seconds=seconds), headers={"retry-after": str(seconds)})
