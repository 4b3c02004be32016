"""The browser's own files, each at an address that holds a hash of its content and may be cached for ever."""

import hashlib
import posixpath
import re
from dataclasses import dataclass
from pathlib import Path

from analytics.map.cities import map_json
from analytics.programme import BOUNDARIES

FRONT = Path(__file__).parent / "front"
MEDIA_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".geojson": "application/geo+json; charset=utf-8",
}
# How one of our scripts names another file of ours, from where it lies: "./dom.js", "../map.json".
_MENTION = re.compile(r'"(\.{1,2}/[a-z_/]+\.[a-z]+)"')


@dataclass(frozen=True)
class Asset:
    content: bytes
    media_type: str


def _sources() -> dict[str, bytes]:
    """What is served, by its path below ui/pieces/front: the scripts and style sheets there, and beside them the drawing of
    the counties and their boundaries."""
    every = sorted(path for path in FRONT.rglob("*") if path.suffix in MEDIA_TYPES)
    files = {path.relative_to(FRONT).as_posix(): path.read_bytes() for path in every}
    return files | {"map.json": map_json().encode(), "counties.geojson": BOUNDARIES.read_bytes()}


def _build() -> tuple[dict[str, Asset], dict[str, str], dict[str, tuple[str, ...]]]:
    """The assets by address, the addresses by name, and the files that each file names.

    A script is hashed after the files it names have been given their addresses, so a change in one of them
    changes its address too. The addresses in it are relative to its own, and so hold under any base path.
    """
    sources = _sources()
    assets: dict[str, Asset] = {}
    addresses: dict[str, str] = {}
    named: dict[str, tuple[str, ...]] = {}

    def place(name: str, within: tuple[str, ...] = ()) -> str:
        if name in within:
            raise ValueError(f"files that name each other in a circle: {' → '.join((*within, name))}")
        if name not in addresses:
            content = sources[name]
            if name.endswith(".js"):
                text = content.decode()
                named[name] = tuple(_named(name, mention) for mention in _MENTION.findall(text))
                text = _MENTION.sub(lambda m: f'"..{place(_named(name, m[1]), (*within, name))}"', text)
                content = text.encode()
            addresses[name] = f"/assets/{hashlib.sha256(content).hexdigest()[:8]}/{Path(name).name}"
            assets[addresses[name]] = Asset(content, MEDIA_TYPES[Path(name).suffix])
        return addresses[name].removeprefix("/assets")

    for name in sources:
        place(name)
    return assets, addresses, named


def _named(by: str, mention: str) -> str:
    """The file meant: "../dom.js" in map/arcs.js is dom.js."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(by), mention))


ASSETS, _ADDRESSES, _NAMED_BY = _build()


def files_of(*scripts: str) -> tuple[str, ...]:
    """The scripts and all files that they name, and those in turn, each once: what a browser will ask for."""
    found, waiting = dict.fromkeys(scripts), list(scripts)
    for name in waiting:
        new = [one for one in _NAMED_BY.get(name, ()) if one not in found]
        found |= dict.fromkeys(new)
        waiting += new
    return tuple(found)


def asset_url(name: str, base: str = "") -> str:
    """The address of a file (`map/svg_map.js`, `counties.geojson`) under the server's base path; KeyError where
    there is no such file."""
    base = base.strip("/")
    return f"/{base}{_ADDRESSES[name]}" if base else _ADDRESSES[name]
