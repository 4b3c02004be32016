"""What a stranger sends up a websocket: what no browser of ours sends never reaches Streamlit, and nothing goes fast."""

import asyncio

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from access.pace import Pace
from server import line, paths
from server.line import A_SECOND, AT_ONCE, LARGEST, MOST_WIDGETS, Line, ends_a_run


@pytest.fixture(autouse=True)
def nobody_hands_in(monkeypatch):
    """As where a server is open to others and no setting says that whoever comes may hand in."""
    monkeypatch.setattr(paths, "files_are_taken", lambda: False)


def message(**said) -> BackMsg:
    return BackMsg(**said)


def rerun(query: str = "", widgets: int = 0) -> BackMsg:
    said = BackMsg()
    said.rerun_script.query_string = query
    for n in range(widgets):
        said.rerun_script.widget_states.widgets.add().id = str(n)
    return said


def operation(kind: str) -> BackMsg:
    said = BackMsg()
    getattr(said.backend_operation_request, kind).SetInParent()
    return said


class Reader:
    """A line with these messages waiting in it; what Streamlit hears, what was sent down, and how long was waited."""

    def __init__(self, monkeypatch, *waiting: object) -> None:
        self.sent, self.waited = [], []
        queue = (
            [{"type": "websocket.connect"}]
            + [
                {"type": "websocket.receive", "text": m}
                if isinstance(m, str)
                else {"type": "websocket.receive", "bytes": m if isinstance(m, bytes) else m.SerializeToString()}
                for m in waiting
            ]
            + [{"type": "websocket.disconnect", "code": 1001}]
        )

        async def receive():
            return queue.pop(0)

        async def send(said):
            self.sent.append(said)

        async def sleep(seconds):
            self.waited.append(seconds)

        monkeypatch.setattr(line.asyncio, "sleep", sleep)
        monkeypatch.setattr(line.time, "monotonic", lambda: 100.0)
        self.line = Line(receive, send)

    def heard(self) -> list[dict]:
        async def all_of_it():
            found = []
            while not found or found[-1]["type"] != "websocket.disconnect":
                found.append(await self.line.receive())
            return found

        return asyncio.run(all_of_it())


def test_what_a_browser_sends_is_heard_as_it_came(monkeypatch):
    said = [
        rerun("q=2024Q2", 40),
        message(app_heartbeat=True),
        message(stop_script=True),
        operation("deferred_file"),
        operation("dataframe_chunk"),
    ]
    heard = Reader(monkeypatch, *said).heard()
    assert [m.get("bytes") for m in heard[1:-1]] == [m.SerializeToString() for m in said]


@pytest.mark.parametrize(
    "said",
    [
        message(clear_cache=True),
        message(load_git_info=True),
        message(set_run_on_save=True),
        message(debug_shutdown_runtime=True),
        message(debug_disconnect_websocket=True),
        message(file_urls_request={"request_id": "x", "file_names": ["a"] * 1000}),
        operation("install_skills"),
        operation("dismiss_skills_nudge"),
        message(),
        b"",
    ],
)
def test_what_would_cost_all_others_is_not_heard_and_the_line_stays(monkeypatch, said):
    reader = Reader(monkeypatch, said, rerun())
    heard = reader.heard()
    assert [m["type"] for m in heard] == ["websocket.connect", "websocket.receive", "websocket.disconnect"]
    assert heard[1]["bytes"] == rerun().SerializeToString() and reader.sent == []


def test_files_are_asked_for_where_a_page_takes_them(monkeypatch):
    monkeypatch.setattr(paths, "files_are_taken", lambda: True)
    heard = Reader(monkeypatch, message(file_urls_request={"request_id": "x"})).heard()
    assert len(heard) == 3


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (rerun("x" * LARGEST), 1009),
        (b"\xff" * 20, 1002),
        (b"\x0a\xff\xff\xff\xff\x0f", 1002),
        ("text", 1002),
        (rerun(widgets=MOST_WIDGETS + 1), 1008),
    ],
)
def test_what_no_browser_sends_closes_the_line_and_streamlit_hears_only_that(monkeypatch, said, code):
    reader = Reader(monkeypatch, said, rerun())
    heard = reader.heard()
    assert heard[1:] == [{"type": "websocket.disconnect", "code": code}]
    assert reader.sent == [{"type": "websocket.close", "code": code}]
    asyncio.run(reader.line.send({"type": "websocket.send", "bytes": b"x"}))  # of a script that was still running
    assert len(reader.sent) == 1


@pytest.mark.parametrize("said", [rerun(), message(app_heartbeat=True), message(clear_cache=True)])
def test_every_message_gives_the_others_a_turn_and_a_flood_waits(monkeypatch, said):
    reader = Reader(monkeypatch, *[rerun(), *[said] * 100])
    reader.heard()
    assert reader.waited.pop(0) == 0
    assert len(reader.waited) == 100 and reader.waited[:AT_ONCE] == pytest.approx([0] * AT_ONCE)
    assert reader.waited[-1] == pytest.approx((100 - AT_ONCE) / A_SECOND)


def test_a_pace_lets_some_go_at_once_and_forgets_what_was_long_ago():
    pace = Pace(at_once=2, a_second=10)
    assert [pace.wait(0), pace.wait(0), pace.wait(0), pace.wait(0)] == pytest.approx([0, 0, 0.1, 0.2])
    assert pace.wait(1000) == 0 and pace.wait(1000, 11) == pytest.approx(1.0)


def ended(how: int) -> dict:
    return {"type": "websocket.send", "bytes": ForwardMsg(script_finished=how).SerializeToString()}


@pytest.mark.parametrize(
    ("how", "waits"),
    [
        (ForwardMsg.FINISHED_SUCCESSFULLY, False),
        (ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY, False),
        (ForwardMsg.FINISHED_EARLY_FOR_RERUN, True),
        (ForwardMsg.FINISHED_WITH_COMPILE_ERROR, True),
    ],
)
def test_who_waits_for_each_answer_is_never_kept_waiting(monkeypatch, how, waits):
    reader = Reader(monkeypatch, *[rerun()] * 100)

    async def talk() -> None:
        await reader.line.receive()
        for _ in range(100):
            await reader.line.receive()
            await reader.line.send(ended(how))

    asyncio.run(talk())
    assert (max(reader.waited) > 1) is waits and len(reader.waited) == len(reader.sent) == 100


def test_only_the_end_of_a_run_is_taken_for_one():
    assert not ends_a_run(b"") and not ends_a_run(ForwardMsg(heartbeat_ack=True).SerializeToString())
    assert not ends_a_run(b"\xff" * 1000)
    longest = ForwardMsg(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY)
    longest.metadata.run.script_run_id = "x" * 36
    longest.metadata.run.fragment_ids.extend(["x" * 32] * 3)
    assert ends_a_run(longest.SerializeToString())
