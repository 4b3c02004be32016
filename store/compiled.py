"""Compiled questions on disk: SQL that a server or a test has worked out is there when the next one starts."""

import hashlib
import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path

import store.datasets

log = logging.getLogger("dashboard")
ROOT = Path(__file__).resolve().parent.parent
# What a question's SQL depends on: the code that words it, the schema, and what compiles and runs it.
SOURCES = ("analytics", "store", "style/periods.py")
LIBRARIES = ("ibis-framework", "sqlglot", "duckdb")
_TABLE = "CREATE TABLE IF NOT EXISTS compiled (key TEXT PRIMARY KEY, sql TEXT NOT NULL, digest TEXT NOT NULL)"
COMPILED, ENDING = "compiled", ".sqlite"  # the folder beside the versions; a dataset may be called that too
WAIT = 2.0  # seconds for another process that is writing; a question is then compiled again rather than waited for


def folder() -> Path:
    """COMPILED_DIR, or a folder beside the published versions."""
    return Path(os.environ.get("COMPILED_DIR") or store.datasets.datasets_dir() / COMPILED)


@cache
def fingerprint() -> str:
    """Changes with any code, schema or library that a question's SQL rests on."""
    digest = hashlib.sha256()
    for source in SOURCES:
        found = ROOT / source
        for path in sorted(found.rglob("*.py")) if found.is_dir() else [found]:
            digest.update(f"{path.relative_to(ROOT).as_posix()}\n".encode() + path.read_bytes())
    digest.update(" ".join(f"{name}={version(name)}" for name in LIBRARIES).encode())
    return digest.hexdigest()[:16]


def find(key: str) -> str | None:
    """The SQL kept for a question; None where there is none, or what is there is damaged."""
    try:
        with _opened() as database:
            row = database.execute("SELECT sql, digest FROM compiled WHERE key = ?", (key,)).fetchone()
    except (sqlite3.Error, OSError):
        return None
    return row[0] if row and row[1] == _digest(key, row[0]) else None


def keep(key: str, sql: str) -> None:
    """Keeps it for the next process. Where that cannot be done (a full disk, a damaged file) nothing is lost but time."""
    try:
        with _opened() as database:
            database.execute("INSERT OR REPLACE INTO compiled VALUES (?, ?, ?)", (key, sql, _digest(key, sql)))
    except sqlite3.DatabaseError as error:
        if not isinstance(error, sqlite3.OperationalError):  # damaged: the next one finds a new file
            with suppress(OSError):
                _file().unlink()
    except OSError:
        pass


def sweep() -> None:
    """Removes what other versions of the code or the libraries had compiled."""
    with suppress(OSError):
        for left in folder().glob(f"*{ENDING}*"):
            if not left.name.startswith(fingerprint()):
                log.info("compiled questions of another version removed: %s", left.name)
                left.unlink()


@contextmanager
def _opened() -> Iterator[sqlite3.Connection]:
    file = _file()
    file.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(file, timeout=WAIT, isolation_level=None)) as database:
        database.execute("PRAGMA synchronous = OFF")  # what a power cut takes is compiled again
        database.execute(_TABLE)
        yield database


def _file() -> Path:
    return folder() / f"{fingerprint()}{ENDING}"


def _digest(key: str, sql: str) -> str:
    return hashlib.sha256(f"{key}\n{sql}".encode()).hexdigest()
