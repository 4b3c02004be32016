"""The dashboard's own browser pieces: registered once, fed with bytes, believed only about what they show."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

import streamlit as st

from ui.assets import asset_url

# Called with the kind of what was pressed (arc, county, row) and its id.
OnPick = Callable[[str, str], None]

_LOCAL = re.compile(r"(/(?![/\\])|\?|#)[^\\\x00-\x20\x7f]*")
# Height kept free until a piece has drawn itself for the first time, so that what is below does not jump.
RESERVED = {
    "svg_map": "60vh",
    "figure_strip": "150px",
    "ledger": "200px",
    "frame": "0",
    "deck_key": "60px",
    "links": "0",
    "flow_picture": "560px",
}


def base_path() -> str:
    """The path the whole app is served under, such as `/dashboard`; empty at the root."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""


@cache
def _component(name: str) -> Callable[..., Any]:
    # Streamlit sends html, css and js again with every rerun, so the script is fetched once from its own address.
    # The loader runs from a blob: address, against which a path alone cannot be resolved; it and the style have
    # more than one line because Streamlit takes a single line for a file's path.
    loader = (
        "let piece;\nexport default async (component) => {\n"
        f'  piece ??= await import(location.origin + "{asset_url(f"{name}.js", base_path())}");\n'
        "  return piece.default(component);\n}\n"
    )
    css = f"#stage:empty {{\n  min-height: {RESERVED[name]};\n}}\n"
    return st.components.v2.component(name, html='<div id="stage"></div>', css=css, js=loader)


def local(href: str | None) -> str | None:
    """An address within the app (`/pair?pair=P07`, `?lang=en`, `#money` on the same page) with the base path before it;
    ValueError for any other."""
    if href is None:
        return None
    if not _LOCAL.fullmatch(href):
        raise ValueError(f"not an address within the app: {href!r}")
    return base_path() + href if href.startswith("/") else href


def plain(value: object) -> Any:
    """Dataclasses as JSON knows them, addresses checked; what is None, False or empty is left out (0 is not)."""
    if is_dataclass(value):
        pairs = {field.name: getattr(value, field.name) for field in fields(value)}
        pairs = {name: local(held) if name.endswith("href") else held for name, held in pairs.items()}
        return {name: plain(held) for name, held in pairs.items() if not _is_absent(held)}
    if isinstance(value, Mapping):
        return {key: plain(held) for key, held in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(held) for held in value]
    return value


def _is_absent(value: object) -> bool:
    return value is None or value is False or (isinstance(value, (str, tuple, list, Mapping)) and not value)


def mount(
    name: str,
    content: Mapping[str, object],
    *,
    key: str,
    on_pick: OnPick | None = None,
    ids: Mapping[str, set[str]] | None = None,
    width: str = "stretch",
) -> None:
    """Draw one piece. With `on_pick`, what is pressed is reported to it; without, links go where they say.

    A browser may send anything: only a pick whose id is among `ids` of its kind is passed on.
    """
    sent = plain(content) | ({"heard": True} if on_pick else {})
    data = json.dumps(sent, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()

    def picked() -> None:
        found = (st.session_state.get(key) or {}).get("picked")  # nothing is kept for a page that was left meanwhile
        kind, chosen = (found.get("kind"), found.get("id")) if isinstance(found, dict) else (None, None)
        known = isinstance(kind, str) and isinstance(chosen, str) and chosen in (ids or {}).get(kind, set())
        if on_pick and known:
            on_pick(kind, chosen)

    _component(name)(key=key, data=data, width=width, on_picked_change=picked if on_pick else _nothing)


def _nothing() -> None:
    """Streamlit knows an event of a component only by a callback for it."""
