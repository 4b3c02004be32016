"""What may come up a reader's websocket: messages a browser sends, no larger and no faster than one sends them."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager

from google.protobuf.message import DecodeError
from starlette.types import Message, Receive, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from access.pace import Pace
from server import paths

LARGEST = 128_000  # bytes; a browser sends some 1,000, with a wrong address as long as that address
MOST_WIDGETS = 500  # states in one message; a page has some 40 widgets
AT_ONCE, A_SECOND = (30, 5)  # messages beyond those whose run was waited for; a dragged slider sends some 10 a second
MOST_LINES = 1000  # open at a time in this process: what they hold of memory stays bounded

# Everything else Streamlit would do for anyone: empty every reader's caches (`clear_cache`), run git in the event loop
# (`load_git_info`), write files (`install_skills`), stop the server in development.
_HEARD = {"rerun_script", "stop_script", "app_heartbeat", "backend_operation_request"}
_OPERATIONS = {"deferred_file", "dataframe_chunk"}
_ENDED = {ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY}
_SHORT = 500  # bytes; the message that ends a run has some 100
TOO_BIG, NOT_UNDERSTOOD, NOT_ALLOWED = 1009, 1002, 1008


class Lines:
    """How many are open."""

    def __init__(self) -> None:
        self.open = 0

    def free(self) -> bool:
        return self.open < MOST_LINES

    @contextmanager
    def held(self) -> Iterator[None]:
        self.open += 1
        try:
            yield
        finally:
            self.open -= 1


class Line:
    """One reader's websocket between the server and Streamlit."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive, self._send = receive, send
        self._pace, self._ended, self._running = Pace(AT_ONCE, A_SECOND), False, False

    async def send(self, message: Message) -> None:
        if self._ended:
            return  # a script may still be writing to it
        if ends_a_run(message.get("bytes") or b""):
            self._running = False
        await self._send(message)

    async def receive(self) -> Message:
        """The next message Streamlit should see. While one waits its turn no more is read from the connection."""
        while True:
            message = await self._receive()
            if message["type"] != "websocket.receive":
                return message
            fault, kind = judged(message.get("bytes"))
            # Who waits for each answer asks as often as it likes: it has one script running, as every reader has.
            waited = kind == "rerun_script" and not self._running
            # Always once round the event loop: many messages that came at once would hold it for all of them.
            await asyncio.sleep(0 if waited else self._pace.wait(time.monotonic()))
            if fault:
                await self._send({"type": "websocket.close", "code": fault})
                self._ended = True
                return {"type": "websocket.disconnect", "code": fault}
            if kind:
                self._running |= kind == "rerun_script"
                return message


def ends_a_run(data: bytes) -> bool:
    """Whether a message to the browser says that a run came to its end, and was not broken off for the next one."""
    if not data or len(data) > _SHORT:
        return False
    said = ForwardMsg.FromString(data)
    return said.WhichOneof("type") == "script_finished" and said.script_finished in _ENDED


def judged(data: bytes | None) -> tuple[int | None, str | None]:
    """The code to close the line with, if so; and the message's kind, if Streamlit is to hear it."""
    if data is None:
        return NOT_UNDERSTOOD, None  # text, which no browser of ours sends
    if len(data) > LARGEST:
        return TOO_BIG, None
    try:
        said = BackMsg.FromString(data)
    except DecodeError:
        return NOT_UNDERSTOOD, None
    if len(said.rerun_script.widget_states.widgets) > MOST_WIDGETS:
        return NOT_ALLOWED, None
    kind = said.WhichOneof("type")
    if kind == "backend_operation_request":
        heard = said.backend_operation_request.WhichOneof("payload") in _OPERATIONS
    else:
        heard = kind in _HEARD or (kind == "file_urls_request" and paths.files_are_taken())
    return None, kind if heard else None
