"""Which files a session was told of: only whose page was given a file's address by the app may fetch or leave anything there."""

import threading
from collections import OrderedDict
from collections.abc import Iterator

from cachetools import LRUCache
from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackendOperationRequest
from streamlit.proto.ForwardMsg_pb2 import BackendOperationResponse, ForwardMsg
from streamlit.runtime.backend_operation_handler import DeferredFileHandler

MOST_SESSIONS, MOST_FILES = 5_000, 500
_IN_IT = (b"/media/", b"/_stcore/upload_file/")


class Told:
    """By session, the last addresses that were given to its pages."""

    def __init__(self) -> None:
        self._of: LRUCache[str, OrderedDict[str, None]] = LRUCache(MOST_SESSIONS)
        self._lock = threading.Lock()

    def hear(self, session: str, sent: bytes) -> None:
        """What is being sent to a page of the session."""
        found = tuple(_given(sent)) if any(one in sent for one in _IN_IT) else ()
        if not found:
            return
        with self._lock:
            known = self._of.get(session)
            if known is None:
                known = self._of[session] = OrderedDict()
            for address in found:
                known[address] = None
                known.move_to_end(address)
            while len(known) > MOST_FILES:
                known.popitem(last=False)

    def was_told(self, session: str, path: str) -> bool:
        with self._lock:
            return path in self._of.get(session, ())


def _given(sent: bytes) -> Iterator[str]:
    """Addresses where Streamlit writes them. Anywhere else they are words: a page repeats what a reader typed."""
    try:
        said = ForwardMsg.FromString(sent)
    except DecodeError:
        return
    match said.WhichOneof("type"):
        case "delta":
            element = said.delta.new_element
            yield element.download_button.url
            yield from (one.url for one in element.imgs.imgs)
        case "page_config_changed":
            yield said.page_config_changed.favicon
        case "file_urls_response":
            yield from (url for one in said.file_urls_response.file_urls for url in (one.upload_url, one.delete_url))
        case "backend_operation_response":
            yield said.backend_operation_response.deferred_file.url


def make_for_own_pages() -> None:
    """Once, before the server listens. Streamlit makes a file for whoever names it; the page that offers it is asked alone."""
    make = DeferredFileHandler.handle
    if getattr(make, "of_own_pages", False):
        return

    async def handle(
        self: DeferredFileHandler, request: BackendOperationRequest, session_id: str
    ) -> BackendOperationResponse:
        offered = self._get_media_file_mgr()._deferred_callables.get(request.deferred_file.file_id)
        if offered is None or offered["session_id"] != session_id:
            return BackendOperationResponse(request_id=request.request_id, error_msg="no such file")
        return await make(self, request, session_id)

    handle.of_own_pages = True  # type: ignore[attr-defined]
    DeferredFileHandler.handle = handle  # type: ignore[method-assign]
