"""The log's lines and objects: what is written of each record, and what never is."""

import json
import logging
import subprocess
import sys
from pathlib import Path

import pytest

from server.logs import AsJson, AsText, NotInPassing, WrongLog, open_log
from style.failures import number_of

ROOT = Path(__file__).parents[3]
SECRET = "张三"


def record(name: str, message: str, *args: object, error: Exception | None = None, level: int = logging.ERROR):
    exc_info = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord(name, level, __file__, 1, message, args, exc_info)


def written(*given: object, **more: object) -> dict[str, str]:
    return json.loads(AsJson().format(record(*given, **more)))


def test_an_object_is_one_line_with_time_level_logger_and_message():
    line = AsJson().format(record("dashboard", "package %s\nof two lines", "demo", level=logging.INFO))
    assert "\n" not in line
    told = json.loads(line)
    assert told["time"][-6] in "+-" and told["message"] == "package demo\nof two lines"
    assert (told["level"], told["logger"]) == ("INFO", "dashboard") and set(told) == {
        "time",
        "level",
        "logger",
        "message",
    }


def test_an_error_is_written_with_the_number_its_reader_was_told_and_its_trace_as_one_text():
    try:
        raise ValueError(SECRET)
    except ValueError as caught:
        error = caught
    told = written("dashboard", "page %s failed", "funds", error=error)
    line = AsText().format(record("dashboard", "page %s failed", "funds", error=error))
    assert told["error"] == number_of(error) and f"[{number_of(error)}] page funds failed" in line
    assert told["trace"].endswith("ValueError") and "test_logs.py" in told["trace"]
    assert SECRET not in line and SECRET not in json.dumps(told, ensure_ascii=False)


def test_an_error_within_a_message_is_told_by_its_kind():
    assert (
        written("dashboard", "%s: %s", "demo", OSError(28, "No space", SECRET))["message"] == "demo: OSError (No space)"
    )


@pytest.mark.parametrize(
    ("name", "message", "args", "kept"),
    [
        ("uvicorn.error", '%s - "WebSocket %s" [accepted]', ("10.0.0.7:1", "/?find=张三"), "…"),
        ("uvicorn.error", "Uvicorn running on %s", ("张三",), "Uvicorn running on"),
        (
            "asyncio",
            "Task exception was never retrieved\nfuture: <Task 张三>",
            (),
            "Task exception was never retrieved",
        ),
        ("streamlit.runtime", "Session with id 'x 张三' is gone", (), "Session with id"),
        ("streamlit.error_util", "Uncaught app execution", (), "Uncaught app execution"),
        ("dashboardish", "%s", (SECRET,), "…"),
    ],
)
def test_of_a_librarys_message_only_what_is_the_same_every_time_is_kept(name, message, args, kept):
    assert written(name, message, *args)["message"] == kept


def test_what_libraries_say_in_passing_is_not_written():
    assert not NotInPassing().filter(record("uvicorn.error", "connection open", level=logging.INFO))
    assert NotInPassing().filter(record("uvicorn.error", "x", level=logging.WARNING))
    assert NotInPassing().filter(record("store.sheets.opening", "x", level=logging.INFO))


def test_who_mends_the_program_may_have_all_of_it():
    said = AsText(whole=True).format(record("streamlit", "%s", SECRET, error=ValueError(SECRET)))
    assert said.count(SECRET) == 2


@pytest.mark.parametrize(("form", "level"), [("xml", None), ("json", "LOUD"), (None, "Level 7")])
def test_a_format_or_level_that_is_none_ends_the_start(form, level):
    with pytest.raises(WrongLog, match="LOG_FORMAT"):
        open_log(form, level)


ALL_SPEAK = """
import logging, threading, warnings
from streamlit.logger import get_logger
before = get_logger("streamlit.before")
logging.getLogger("uvicorn").addHandler(logging.StreamHandler())
from server.logs import open_log
open_log("json")
before.warning("before %s", "张三")
get_logger("streamlit.after").error("after")
logging.getLogger("uvicorn.error").error("uvicorn %s", "张三")
logging.getLogger("uvicorn.access").warning("10.0.0.7 张三")
warnings.warn("张三")
def fail(): raise ValueError("张三")
thread = threading.Thread(target=fail)
thread.start(); thread.join()
logging.getLogger("dashboard").info("ours")
fail()
"""


def test_everything_that_speaks_in_this_process_speaks_through_it_once():
    """Loggers of before and after, threads, warnings and the end of the process itself."""
    ran = subprocess.run([sys.executable, "-c", ALL_SPEAK], cwd=ROOT, capture_output=True, text=True, check=False)
    told = [json.loads(line) for line in ran.stderr.splitlines()]
    messages = [one["message"] for one in told]
    assert messages[:3] == ["before", "after", "uvicorn"] and messages[3].startswith("UserWarning at")
    assert messages[4:] == ["a thread failed", "ours", "the server ends"]
    assert [one["logger"] for one in told if "trace" in one] == ["dashboard"] * 2
    assert SECRET not in ran.stderr + ran.stdout and "10.0.0.7" not in ran.stderr and ran.returncode == 1
