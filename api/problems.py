"""What cannot be answered: a problem as RFC 9457 has it, in both languages, naming the parameter and what would do."""

import difflib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus

from starlette.responses import Response

from analytics.answer import Refused
from analytics.sentences import both
from api import words
from style.text import Text

MEDIA_TYPE = "application/problem+json"
MOST_NAMED = 40  # of what is allowed, where that is a list
LONGEST_TOLD = 80  # of a wrong word


@dataclass
class Problem(Exception):
    """`kind` names the problem for programs and is part of its `type`; `parameter` is the one that is wrong; `allowed` what would do."""

    status: int
    kind: str
    title: Text
    detail: Text
    parameter: str = ""
    allowed: tuple[str, ...] = ()
    headers: dict[str, str] = field(default_factory=dict)
    more: dict[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__(f"{self.status} {self.kind}")

    def response(self, base: str, instance: str, head: bool = False) -> Response:
        said: dict[str, object] = {
            "type": f"{base}/problems#{self.kind}",
            "title": self.title("en"),
            "status": self.status,
            "detail": self.detail("en"),
            "instance": instance,
            "zh": {"title": self.title("zh"), "detail": self.detail("zh")},
        }
        if self.parameter:
            said["parameter"] = self.parameter
        if self.allowed:
            said["allowed"] = list(self.allowed[:MOST_NAMED])
        body = json.dumps(said | self.more, ensure_ascii=False).encode()
        headers = {"cache-control": "no-store"} | self.headers
        return Response(b"" if head else body, self.status, headers, MEDIA_TYPE)


def told(value: str) -> str:
    """A wrong word as it is told: short, and in one line."""
    said = "".join(sign if sign.isprintable() else " " for sign in value[: LONGEST_TOLD + 1])
    return said if len(said) <= LONGEST_TOLD else said[:LONGEST_TOLD] + "…"


def unknown(parameter: str, value: str, allowed: Iterable[str], status: int = HTTPStatus.BAD_REQUEST) -> Problem:
    """A word that means nothing for this parameter, with the nearest that does."""
    known = tuple(allowed)
    near = difflib.get_close_matches(value, known, 1)
    detail = both(words.NOT_KNOWN, parameter=parameter, value=told(value))
    if near:
        detail = both(words.AND_NEAR, detail=detail, near=near[0])
    kind = "not-found" if status == HTTPStatus.NOT_FOUND else "unknown-value"
    return Problem(
        status, kind, words.TITLES[kind], detail, parameter, known, more={"nearest": near[0]} if near else {}
    )


def problem(status: int, kind: str, detail: Text, parameter: str = "", **rest: object) -> Problem:
    return Problem(status, kind, words.TITLES[kind], detail, parameter, **rest)  # type: ignore[arg-type]


def missing(parameter: str, allowed: Iterable[str] = ()) -> Problem:
    detail = both(words.NEEDED, parameter=parameter)
    return problem(400, "missing-parameter", detail, parameter, allowed=tuple(allowed))


@contextmanager
def refusals(metric_id: str, parameter: str) -> Iterator[None]:
    """What no figure can be given for is told as pages tell it, also where it is narrowed by a dimension the metric does not have."""
    more = {"metric": metric_id}
    try:
        yield
    except Refused as refused:
        raise problem(422, "refused", refused.reason, parameter, more=more) from None
    except KeyError as error:
        detail = both(words.NOT_KNOWN, parameter=metric_id, value=told(str(error.args[0])))
        raise problem(422, "refused", detail, "metric", more=more) from None
