"""A server for the browser pieces alone: the app's own files, policy and page, and a script that shows one of each."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.responses import JSONResponse
from starlette.routing import Route

from app import House, asset


async def healthz(request):
    return JSONResponse({"ok": True})


app = st.App(
    Path(__file__).parent / "page.py",
    routes=[Route("/healthz", healthz), Route("/assets/{digest}/{name}", asset)],
    middleware=[Middleware(House)],
)
