"""A notice as the bodies that robots of DingTalk and WeCom take, and as JSON of our own; docs/notices.md shows an example of each."""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from urllib.parse import quote_plus

from notices import words
from notices.settings import Chosen, Receiver
from notices.telling import Telling, event_of, told, units
from store.notices.definition import Notice
from store.tasks.definition import Task

# Signs that mean something in Markdown or HTML, as their full-width twins: neither robot says which signs it lets be escaped.
_PLAIN = str.maketrans("\\`*_{}[]<>#|~!&@", "＼｀＊＿｛｝［］＜＞＃｜～！＆＠")
SIGNATURE = "X-Notice-Signature"


def data(text: str) -> str:
    """Text of users and data as it can stand in Markdown: nothing in it is markup, a link or a mention."""
    return text.translate(_PLAIN).replace("://", "：//")


def markdown(telling: Telling, lang: str, between: str) -> str:
    lines = [f"### {data(telling.head)}"]
    lines += [words.LINE(lang, label=f"**{label}**", value=data(value)) for label, value in telling.lines]
    if telling.link:
        lines.append(f"[{words.OPEN_IT(lang)}]({telling.link})")
    return between.join(lines)


def body(notice: Notice, task: Task, receiver: Receiver, chosen: Chosen) -> Mapping[str, object]:
    telling = told(notice, task, chosen)
    match receiver.format:
        case "dingtalk":
            text = markdown(telling, chosen.lang, "\n\n")
            return {"msgtype": "markdown", "markdown": {"title": telling.head, "text": text}}
        case "wecom":
            return {"msgtype": "markdown", "markdown": {"content": markdown(telling, chosen.lang, "\n")}}
    return _plain(notice, task, telling)


def _plain(notice: Notice, task: Task, telling: Telling) -> Mapping[str, object]:
    event = event_of(notice, task)
    return {
        "id": notice.id,
        "kind": notice.kind,
        "when": notice.when,
        "task": task.id,
        "number": task.number,
        "dataset": task.seen.dataset,
        "simulated": telling.is_simulated,
        "title": {"zh": task.seen.zh, "en": task.seen.en},
        "asks": task.asks,
        "text": event.text if event else "",
        "units": [{"part": part, "name": unit.name, "adcode": unit.adcode} for part, unit in units(task)],
        "due": notice.due,
        "colour": notice.colour,
        "link": telling.link,
    }


def written(said: Mapping[str, object]) -> bytes:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


def address(receiver: Receiver, milliseconds: int) -> str:
    """Where it is posted: to DingTalk with its signature, which holds for an hour."""
    if receiver.format != "dingtalk" or not receiver.secret:
        return receiver.webhook
    signed = base64.b64encode(_hmac(receiver.secret, f"{milliseconds}\n{receiver.secret}".encode()).digest())
    mark = "&" if "?" in receiver.webhook else "?"
    return f"{receiver.webhook}{mark}timestamp={milliseconds}&sign={quote_plus(signed)}"


def headers(receiver: Receiver, content: bytes) -> dict[str, str]:
    """Of our own format, the body's signature too."""
    said = {"content-type": "application/json; charset=utf-8"}
    if receiver.format == "plain" and receiver.secret:
        said[SIGNATURE] = f"sha256={_hmac(receiver.secret, content).hexdigest()}"
    return said


def _hmac(secret: str, content: bytes) -> hmac.HMAC:
    return hmac.new(secret.encode(), content, hashlib.sha256)
