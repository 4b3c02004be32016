"""The app, with one address more that only this machine may ask: what its process holds in memory.

Served by uvicorn for tests/bench/soak.py; the product itself has no such address.
"""

import ctypes
import functools
import gc
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.caching import get_data_cache_stats_provider

from app import app as product

PATH = "/heap"
ROOT = str(Path(__file__).parents[2])
_LIBC = ctypes.CDLL(None)


class _Malloc(ctypes.Structure):
    """glibc's mallinfo2: of its sums, what is in use and what was asked of the system in one piece."""

    _fields_ = [
        (name, ctypes.c_size_t)
        for name in (
            "arena",
            "ordblks",
            "smblks",
            "hblks",
            "hblkhd",
            "usmblks",
            "fsmblks",
            "uordblks",
            "fordblks",
            "keepcost",
        )
    ]


def held() -> dict[str, float]:
    """After a collection: what Python, the C library and Arrow hold, and what caches and sessions there are."""
    gc.collect()
    objects = gc.get_objects()
    return {
        # Frozen objects are in none of the collector's lists.
        "objects": len(objects) + gc.get_freeze_count(),
        "blocks": sys.getallocatedblocks(),  # of Python's own small memory: strings and numbers too
        "malloc": _malloc() / 1024**2,
        "arrow": pa.total_allocated_bytes() / 1024**2,
        "cached": _cached() / 1024**2,
        "kept": sum(one.cache_info().currsize for one in _lru_caches()),
        "sessions": sum(isinstance(one, AppSession) for one in objects),
    }


def _cached() -> int:
    """Bytes that st.cache_data holds."""
    stats = get_data_cache_stats_provider().get_stats()
    return sum(one.byte_length for family in stats.values() for one in family)


def _lru_caches() -> Iterator[Any]:
    """Every function of the product whose answers functools keeps."""
    for module in list(sys.modules.values()):
        if (getattr(module, "__file__", None) or "").startswith(ROOT):
            for one in list(vars(module).values()):
                if isinstance(one, functools._lru_cache_wrapper) and one.__module__ == module.__name__:
                    yield one


def _malloc() -> int:
    if not hasattr(_LIBC, "mallinfo2"):
        return 0
    _LIBC.mallinfo2.restype = _Malloc
    found = _LIBC.mallinfo2()
    return found.uordblks + found.hblkhd


class Watched:
    """Passes everything on but the one address."""

    def __init__(self, inner: ASGIApp) -> None:
        self._inner = inner

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asks_here = (
            scope["type"] == "http" and scope["path"] == PATH and (scope.get("client") or ("",))[0] == "127.0.0.1"
        )
        if asks_here:
            await Response(json.dumps(held()), media_type="application/json")(scope, receive, send)
        else:
            await self._inner(scope, receive, send)


app = Watched(product)
