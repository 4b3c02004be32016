"""What a browser is told to fetch ahead is what a page's pieces will ask for, all of it, at addresses that are there."""

import re

import pytest

from server.ahead import ahead
from ui.pieces.assets import ASSETS, asset_url, files_of

LINK = re.compile(r'<link rel="(modulepreload|preload)"(?: as="fetch" crossorigin)? href="([^"]+)">')


@pytest.mark.parametrize("path", ["/", "/map", "/pair", "/funds", "/nowhere"])
def test_each_is_there_and_told_once(path):
    told = LINK.findall(ahead(path))
    addresses = [address for _, address in told]
    assert len(addresses) == len(set(addresses)) > 20 and set(addresses) <= set(ASSETS)
    assert all((kind == "modulepreload") == address.endswith(".js") for kind, address in told)
    assert ("map.json" in ahead(path)) == (path in ("/", "/map", "/pair")), "geometry travels where there is a map"


def test_what_a_script_names_is_told_too_and_what_that_names():
    assert {"mount.js", "dom.js", "base.css", "ledger.css", "pointing.js"} <= set(files_of("mount.js", "ledger.js"))
    assert asset_url("map.json") in ahead("/")


def test_below_a_base_path_addresses_begin_with_it(monkeypatch):
    monkeypatch.setattr("server.ahead.base_path", lambda: "/board")
    assert all(address.startswith("/board/assets/") for _, address in LINK.findall(ahead("/")))
