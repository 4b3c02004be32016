"""One who hands in on 数据管理 as a browser does: the file sent, checked, its effects looked at, taken in."""

import asyncio
import http.client
import uuid
from dataclasses import dataclass, field

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from tests.bench.reader import Reader
from tests.bench.talk import Failed
from tests.bench.wire import Server
from ui.datasets import words
from ui.datasets.versions import words as version_words

_PAGE, _LANG = "datasets", "zh"
_COOKIE = "_streamlit_xsrf"
_BOUNDARY = "one-part-of-a-form"


@dataclass
class HandingIn:
    """The steps, each a coroutine; what a page drew last stays known by its kind and label, and so does the hand-in's id."""

    server: Server
    reader: Reader
    fields: dict[tuple[str, str], str] = field(default_factory=dict)
    session: str = ""
    handin: str = ""

    async def opens(self, part: str) -> None:
        """One part of the page, drawn anew."""
        self.fields.clear()
        await self.reader.asks(_PAGE, f"part={part}", listen=self._listen)

    async def sends(self, name: str, content: bytes) -> None:
        """The file, to where the page's field for files sends it, and the press that has it checked; read and judged it is then."""
        file = str(uuid.uuid4())
        await asyncio.to_thread(self._puts, file, name, content)
        who = WidgetState(id=self._field("text_input", words.WHO(_LANG)), string_value="测量")
        whose = WidgetState(id=self._field("selectbox", words.WHOSE(_LANG)), string_value=words.EVERY_PAIR(_LANG))
        sent = WidgetState(id=self._field("file_uploader", words.FILE(_LANG)))
        info = sent.file_uploader_state_value.uploaded_file_info.add(name=name, size=len(content), file_id=file)
        info.file_urls.file_id = file
        await self._presses("part=handin", words.CHECK(_LANG), who, whose, sent)
        if not self.handin:
            raise Failed("what was handed in is not opened")

    async def looks_at_effects(self) -> None:
        await self._presses("part=queue", version_words.EFFECTS_FIRST(_LANG))

    async def takes_in(self) -> None:
        said = ((version_words.STEWARD(_LANG), "测量"), (version_words.REASON(_LANG), "测量"))
        states = [WidgetState(id=self._field("text_input", label), string_value=word) for label, word in said]
        await self._presses("part=queue", version_words.TAKE_IN(_LANG), *states)

    async def _presses(self, query: str, label: str, *said: WidgetState) -> None:
        pressed = self._field("button", label)
        self.fields.clear()
        await self.reader.asks(_PAGE, query, pressed=pressed, listen=self._listen, said=said)

    def _field(self, kind: str, label: str) -> str:
        if (kind, label) not in self.fields:
            raise Failed(f"the page has no {kind} {label}, but {sorted(self.fields)}")
        return self.fields[kind, label]

    def _listen(self, raw: bytes) -> None:
        heard = ForwardMsg.FromString(raw)
        if heard.HasField("new_session"):
            self.session = heard.new_session.initialize.session_id or self.session
        element = heard.delta.new_element
        kind = element.WhichOneof("type")
        drawn = getattr(element, kind) if kind else None
        if hasattr(drawn, "id") and hasattr(drawn, "label"):
            self.fields[kind or "", drawn.label] = drawn.id
        if "handin=" in heard.page_info_changed.query_string:
            self.handin = heard.page_info_changed.query_string.partition("handin=")[2].partition("&")[0]

    def _puts(self, file: str, name: str, content: bytes) -> None:
        held = http.client.HTTPConnection(self.server.host, timeout=60)
        held.request("GET", "/_stcore/health")
        cookies = held.getresponse()
        cookies.read()
        token = (cookies.getheader("set-cookie") or "").partition(f"{_COOKIE}=")[2].partition(";")[0].strip('"')
        head = f'--{_BOUNDARY}\r\ncontent-disposition: form-data; name="{file}"; filename="{name}"\r\n\r\n'
        headers = {
            "content-type": f"multipart/form-data; boundary={_BOUNDARY}",
            "cookie": f"{_COOKIE}={token}",
            "x-xsrftoken": token,
            "origin": f"http://{self.server.host}",
        }
        path = f"/_stcore/upload_file/{self.session}/{file}"
        held.request("PUT", path, head.encode() + content + f"\r\n--{_BOUNDARY}--\r\n".encode(), headers)
        answer = held.getresponse()
        answer.read()
        held.close()
        if answer.status >= 300:
            raise Failed(f"the file was answered with {answer.status}")
