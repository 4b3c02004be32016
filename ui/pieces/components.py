"""The dashboard's own browser pieces: registered once, fed with bytes, believed only about what they show."""

import json
import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from typing import Any

import streamlit as st

from access.reader import Reader, acting
from ui.pieces.assets import asset_url
from ui.sitemap import SITES

# Called with the kind of what was pressed (arc, county, row) and its id.
OnPick = Callable[[str, str], None]

_LOCAL = re.compile(r"(/(?![/\\])|\?|#)[^\\\x00-\x20\x7f]*")
_HOLDERS = (str, tuple, list, Mapping)  # what can be empty
PACKED_FROM = 600  # bytes: below that packing saves next to nothing, and the browser takes it as it stands
# Height kept free until a piece has drawn itself for the first time, so that what is below does not jump.
RESERVED = {
    "svg_map": "60vh",
    "figure_strip": "150px",
    "ledger": "200px",
    "frame": "0",
    "deckgl_key": "60px",
    "links": "0",
    "flow_picture": "560px",
    "fact_cards": "150px",
    "search_field": "0",
    "share": "180px",
}


IN_FOLDERS = {
    "svg_map": "map/svg_map.js",
    "deckgl_key": "map/deckgl_key.js",
}  # the others lie in ui/pieces/front itself


def script_of(name: str) -> str:
    """The file a piece is drawn by, below ui/pieces/front."""
    return IN_FOLDERS.get(name, f"{name}.js")


def base_path() -> str:
    """The path the whole app is served under, such as `/dashboard`; empty at the root."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""


@cache
def _component(name: str) -> Callable[..., Any]:
    # Streamlit sends html, css and js again with every rerun, so the script is fetched once from its own address.
    # The loader runs from a blob: address, against which a path alone cannot be resolved; it and the style have
    # more than one line because Streamlit takes a single line for a file's path.
    # What is packed is unpacked there too, and only the latest of what a piece was given is shown.
    script, mount_script = (asset_url(file, base_path()) for file in (script_of(name), "mount.js"))
    loader = f'export default async (c) =>\n(await import(location.origin + "{mount_script}")).mount(c, "{script}")\n'
    css = f"#stage:empty {{\n  min-height: {RESERVED[name]};\n}}\n"
    return st.components.v2.component(name, html='<div id="stage"></div>', css=css, js=loader)


def local(href: str | None) -> str | None:
    """An address within the app (`/pair?pair=P07`, `?lang=en`, `#money` on the same page) with the base path before it;
    ValueError for any other."""
    return None if href is None else _below(base_path(), href)


@lru_cache(4096)  # a page's rows lead to the same places at each rerun
def _below(base: str, href: str) -> str:
    if not _LOCAL.fullmatch(href):
        raise ValueError(f"not an address within the app: {href!r}")
    return base + href if href.startswith("/") else href


def as_sent(content: Mapping[str, object]) -> bytes:
    """What a piece is given, as JSON: dataclasses by their fields, addresses checked. A field that is None, False or empty
    is left out (0 is not).

    The encoder walks through lists and mappings itself and asks only what a dataclass is: a quarter of the time that copying
    everything into dictionaries before took.
    """
    base, closed = base_path(), closed_paths(acting())

    def written(value: object) -> dict[Any, Any]:
        if isinstance(value, Mapping):
            return dict(value)
        found = {}
        for name, is_address in _fields(type(value)):
            held = getattr(value, name)
            if is_address and held is not None:
                held = None if closed and _page_of(held) in closed else _below(base, held)
            if not held and (held is None or held is False or isinstance(held, _HOLDERS)):
                continue
            found[name] = held
        return found

    return json.dumps(content, default=written, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


@lru_cache(64)
def closed_paths(reader: Reader) -> frozenset[str]:
    """The addresses of pages that are not open to the reader: where a link would lead there, its words alone are shown."""
    return frozenset(site.url_path for site in SITES.values() if not reader.may(site.right))


def _page_of(address: str) -> str | None:
    """None of one that leads to no other page."""
    return address.partition("?")[0].partition("#")[0].strip("/") if address.startswith("/") else None


@cache
def _fields(kind: type) -> tuple[tuple[str, bool], ...]:
    """The fields of a dataclass, each with whether it holds an address; TypeError for what is none."""
    return tuple((field.name, field.name.endswith("href")) for field in fields(kind))


@dataclass(frozen=True)
class Piece:
    """What one piece is given, as it travels; `ids` are those that may be picked of it, by kind."""

    data: bytes
    ids: Mapping[str, frozenset[str]]


def packed(
    content: Mapping[str, object], *, ids: Mapping[str, frozenset[str]] | None = None, heard: bool = False
) -> Piece:
    """A piece finished: packed once for all readers, where the connection packed it anew for each of them."""
    sent = as_sent({**content, "heard": True} if heard else content)
    return Piece(sent if len(sent) < PACKED_FROM else zlib.compress(sent), ids or {})


def unpacked(data: bytes) -> Any:
    """What a piece was given, as the browser reads it."""
    return json.loads(data if data.startswith(b"{") else zlib.decompress(data))


def mount(name: str, piece: Piece, *, key: str, on_pick: OnPick | None = None, width: str = "stretch") -> None:
    """Draw one piece. What is pressed is reported to `on_pick` where the piece is `heard`; otherwise links go where they say.

    A browser may send anything: only a pick whose id is among the piece's `ids` of its kind is passed on.
    """

    def picked() -> None:
        found = (st.session_state.get(key) or {}).get("picked")  # nothing is kept for a page that was left meanwhile
        kind, chosen = (found.get("kind"), found.get("id")) if isinstance(found, dict) else (None, None)
        known = isinstance(kind, str) and isinstance(chosen, str) and chosen in piece.ids.get(kind, ())
        if on_pick and known:
            on_pick(kind, chosen)

    _component(name)(key=key, data=piece.data, width=width, on_picked_change=picked if on_pick else _nothing)


def _nothing() -> None:
    """Streamlit knows an event of a component only by a callback for it."""
