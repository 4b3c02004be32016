"""A browser's half of the talk with the server, without a browser: what it asks, and of what it hears as little as must be read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg, ForwardMsgMetadata
from streamlit.proto.WidgetStates_pb2 import WidgetState

from ui import words

KINDS = {one.number: one.name for one in ForwardMsg.DESCRIPTOR.oneofs_by_name["type"].fields}
_HASH, _METADATA = (ForwardMsg.DESCRIPTOR.fields_by_name[name].number for name in ("hash", "metadata"))
_FRAGMENT = Delta.DESCRIPTOR.fields_by_name["fragment_id"].number
_FAILED = tuple(word.encode() for word in (words.FAILED.zh, words.FAILED.en))
_SHORT = 4096  # bytes: the sentence that a page failed travels alone in its message


class Failed(Exception):
    """The server answered, but not with the page."""


class Frame(NamedTuple):
    """The outermost fields of a message: its kind, its hash, and where or what the rest is."""

    kind: str
    hash: str
    metadata: bytes
    at: tuple[int, int]  # the kind's own content in the message
    number: int  # a kind that is a plain number


def read(raw: bytes) -> Frame:
    """Only the outermost fields: what a message carries, most of it figures, costs nothing to pass over."""
    kind, digest, metadata, at, number = "", "", b"", (0, 0), 0
    for field_number, held in _fields(raw, 0, len(raw)):
        if field_number == _HASH and isinstance(held, tuple):
            digest = raw[slice(*held)].decode()
        elif field_number == _METADATA and isinstance(held, tuple):
            metadata = raw[slice(*held)]
        elif name := KINDS.get(field_number):
            kind = name
            at, number = (held, 0) if isinstance(held, tuple) else ((0, 0), held)
    return Frame(kind, digest, metadata, at, number)


def _fields(raw: bytes, at: int, end: int) -> Iterator[tuple[int, int | tuple[int, int]]]:
    """Protobuf's fields of one message: a number's value, or where a field of some length begins and ends."""
    while at < end:
        tag, at = _varint(raw, at)
        if tag & 7 == 0:
            value, at = _varint(raw, at)
            yield tag >> 3, value
        elif tag & 7 == 2:
            size, at = _varint(raw, at)
            yield tag >> 3, (at, at + size)
            at += size
        else:
            raise ValueError(f"a field of wire type {tag & 7}, which no message of Streamlit's has outermost")


def _varint(raw: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = raw[at]
        at += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, at
        shift += 7


@dataclass
class Kept:
    """What a browser keeps of what it was sent and names when it asks, so that the server need not send it again."""

    most_age: int = 2
    _runs: int = 0
    _found: dict[str, tuple[int, str]] = field(default_factory=dict)

    def hear(self, frame: Frame, raw: bytes) -> None:
        if frame.kind == "ref_hash":
            digest = raw[slice(*frame.at)].decode()
            if digest not in self._found:
                raise Failed("the server left out what this browser does not have")
            self._found[digest] = (self._runs, self._found[digest][1])
        elif frame.kind == "delta" and ForwardMsgMetadata.FromString(frame.metadata).cacheable:
            self._found[frame.hash] = (self._runs, _fragment(raw, frame))

    def end_of_run(self, fragment: str) -> None:
        """A fragment's run makes nothing older but what the fragment drew."""
        self._runs += 1
        self._found = {
            digest: (last, of)
            for digest, (last, of) in self._found.items()
            if (fragment and of != fragment) or self._runs - last <= self.most_age
        }

    def names(self) -> list[str]:
        return list(self._found)


def _fragment(raw: bytes, frame: Frame) -> str:
    for number, held in _fields(raw, *frame.at):
        if number == _FRAGMENT and isinstance(held, tuple):
            return raw[slice(*held)].decode()
    return ""


class Talk:
    """One browser's talk: `ask` gives what to send, `hear` takes each message and says whether the run has ended."""

    def __init__(self, host: str) -> None:
        self.size = 0  # bytes heard since the last asking
        self._host, self._fragment, self._has_begun, self._kept = host, "", False, Kept()
        self._is_greeted = False

    def ask(
        self, query: str, page: str, fragment: str = "", pressed: str = "", said: Sequence[WidgetState] = ()
    ) -> bytes:
        self.size, self._fragment, self._has_begun = 0, fragment, False
        asked = BackMsg()
        run = asked.rerun_script
        run.query_string, run.page_name, run.fragment_id = query, page, fragment
        run.cached_message_hashes.extend(self._kept.names())
        context = run.context_info
        context.timezone, context.locale, context.color_scheme = "Asia/Shanghai", "zh-CN", "light"
        context.timezone_offset, context.url = -480, f"http://{self._host}/{page}"
        if pressed:
            run.widget_states.widgets.append(WidgetState(id=pressed, trigger_value=True))
        run.widget_states.widgets.extend(said)
        return asked.SerializeToString()

    def hear(self, raw: bytes) -> bool:
        frame = read(raw)
        self.size += len(raw)
        self._kept.hear(frame, raw)
        if frame.kind == "new_session":
            self._greeted(raw)
        elif frame.kind == "page_not_found":
            raise Failed("no such page")
        elif frame.kind == "delta" and len(raw) < _SHORT and any(word in raw for word in _FAILED):
            raise Failed("the page says that it could not be computed")
        # What the script says when it begins anew by itself is not its end; and an end without a beginning is that of
        # the run before.
        if (
            frame.kind != "script_finished"
            or not self._has_begun
            or frame.number == ForwardMsg.FINISHED_EARLY_FOR_RERUN
        ):
            return False
        wanted = ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY if self._fragment else ForwardMsg.FINISHED_SUCCESSFULLY
        if frame.number != wanted:
            raise Failed(f"the script ended with {frame.number}, not {wanted}")
        self._kept.end_of_run(self._fragment)
        return True

    def _greeted(self, raw: bytes) -> None:
        self._has_begun = True
        if not self._is_greeted:
            self._kept.most_age = ForwardMsg.FromString(raw).new_session.config.max_cached_message_age
            self._is_greeted = True
