"""How the server's log is written: lines to read or JSON, one object a line, and nothing of a person in either.

Our own messages are said in full: none of them names a reader, what he typed or what he handed in. Of libraries' messages only the part
that is the same every time is kept, and of errors kind and places (style/failures.py). LOG_LEVEL=DEBUG, for who mends the program, keeps all.
"""

import json
import logging
import os
import re
import sys
import threading
import traceback
import warnings
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from streamlit import logger as streamlit_logger

from style.failures import kind_of, number_of, trace_of

log = logging.getLogger("dashboard")
FORMATS = ("text", "json")
OURS = ("dashboard", "store", "analytics", "reports", "ui", "server", "access", "cache")
_TAKEN_OVER = ("uvicorn", "uvicorn.error", "uvicorn.asgi", "websockets")
_VARIES = re.compile(r"[(\[{<'\"\n]|%[^%\s]*[sr]")  # from here on a message tells of one case


class WrongLog(ValueError):
    """LOG_FORMAT or LOG_LEVEL names something that there is not."""


class NotInPassing(logging.Filter):
    """Whether a record is written: what libraries say in passing is not."""

    def filter(self, record: logging.LogRecord) -> bool:
        return is_ours(record.name) or record.levelno >= logging.WARNING


class AsText(logging.Formatter):
    """A record as a line to read, with the error's number, and below it the trace. `whole`: with all that was said."""

    def __init__(self, whole: bool = False) -> None:
        super().__init__()
        self.whole = whole

    def format(self, record: logging.LogRecord) -> str:
        told = parts(record, self.whole)
        number = f" [{told['error']}]" if "error" in told else ""
        line = f"{told['time']} {told['level']} {told['logger']}{number} {told['message']}"
        return f"{line}\n{told['trace']}" if "trace" in told else line


class AsJson(AsText):
    """A record as one JSON object on a line of its own."""

    def format(self, record: logging.LogRecord) -> str:
        return json.dumps(parts(record, self.whole), ensure_ascii=False)


def parts(record: logging.LogRecord, whole: bool = False) -> dict[str, str]:
    """Time with its offset, level, logger and message; of an error also the number the reader was told, and the trace."""
    when = datetime.fromtimestamp(record.created).astimezone().isoformat(timespec="milliseconds")
    message = record.getMessage() if whole else message_of(record)
    told = {"time": when, "level": record.levelname, "logger": record.name, "message": message}
    error = record.exc_info[1] if record.exc_info else None
    if error is None:
        return told
    trace = "".join(traceback.format_exception(error)).rstrip() if whole else trace_of(error)
    return told | {"error": number_of(error), "trace": trace}


def message_of(record: logging.LogRecord) -> str:
    said, given = str(record.msg), record.args
    if not is_ours(record.name):
        return _VARIES.split(said)[0].strip() or "…"
    if isinstance(given, Mapping):
        return said % {name: _named(one) for name, one in given.items()}
    return said % tuple(_named(one) for one in given) if given else said


def _named(one: object) -> object:
    return kind_of(one) if isinstance(one, BaseException) else one


def is_ours(name: str) -> bool:
    return name.partition(".")[0] in OURS


def open_log(form: str | None = None, level: str | None = None) -> None:
    """Once, before the server listens: every record of this process is written by one handler, to standard error; whoever runs us
    with a log of his own, as a test does, keeps that. Raises WrongLog."""
    form, level = (form or "text").strip().lower(), (level or "INFO").strip().upper()
    if form not in FORMATS or not isinstance(logging.getLevelName(level), int):
        raise WrongLog(
            f"LOG_FORMAT 须为 text 或 json，LOG_LEVEL 须为 DEBUG、INFO、WARNING 或 ERROR；现为“{form}”“{level}”。\n"
            f"LOG_FORMAT is text or json, and LOG_LEVEL is DEBUG, INFO, WARNING or ERROR; they are {form!r} and {level!r}."
        )
    if logging.getLogger().handlers:
        return
    handler = logging.StreamHandler()
    handler.addFilter(NotInPassing())
    whole = level == "DEBUG"
    handler.setFormatter(AsJson(whole) if form == "json" else AsText(whole))
    logging.basicConfig(level=level, handlers=[handler])
    _take_over()
    if whole:
        log.warning("LOG_LEVEL=DEBUG: the log repeats what errors say of data; not for a server that people use")


def _take_over() -> None:
    """Streamlit and uvicorn give each logger a handler of its own; what threads and warnings say goes past all of them."""
    streamlit_logger.setup_formatter = _pass_on
    for one in [*streamlit_logger._loggers.values(), *map(logging.getLogger, _TAKEN_OVER)]:
        _pass_on(one)
    access = logging.getLogger("uvicorn.access")  # who asked for what, from where
    access.handlers, access.propagate, access.disabled = [], False, True
    warnings.showwarning = _warned
    threading.excepthook = _of_thread
    sys.excepthook = _of_process
    sys.unraisablehook = _unraisable


def _pass_on(logger: logging.Logger) -> None:
    logger.handlers, logger.propagate = [], True


def _warned(message: Any, category: type[Warning], path: str, line: int, *rest: Any) -> None:
    log.warning("%s at %s:%d", category.__name__, os.path.relpath(path), line)


def _of_thread(failed: threading.ExceptHookArgs) -> None:
    if failed.exc_value is not None and failed.exc_type is not SystemExit:
        log.error("a thread failed", exc_info=failed.exc_value)


def _of_process(kind: type[BaseException], error: BaseException, trace: Any) -> None:
    log.critical("the server ends", exc_info=(kind, error, trace))


def _unraisable(failed: Any) -> None:
    if failed.exc_value is not None:
        log.error("an error where none can be raised", exc_info=failed.exc_value)
