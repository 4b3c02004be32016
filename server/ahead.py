"""What a browser is told to fetch while it still reads Streamlit's own script: the files a page's pieces will ask for one after another."""

from functools import cache

from ui.pieces.assets import asset_url, files_of
from ui.pieces.components import base_path, script_of
from ui.sitemap import SITES

PIECES = ("links", "frame", "search_field", "ledger", "figure_strip")  # on nearly every page
WITH_MAP = ("overview", "map", "pair")


def ahead(path: str) -> str:
    """The links for the head of the page at `path`, below the base path."""
    site = next((site.id for site in SITES.values() if site.url_path == path.strip("/")), "")
    return _links(base_path(), site in WITH_MAP)


@cache
def _links(base: str, with_map: bool) -> str:
    pieces = (*PIECES, "svg_map") if with_map else PIECES
    files = files_of("mount.js", *map(script_of, pieces))
    return "".join(_link(name, asset_url(name, base)) for name in files)


def _link(name: str, address: str) -> str:
    """Style sheets are fetched by the scripts, as data is."""
    if name.endswith(".js"):
        return f'<link rel="modulepreload" href="{address}">'
    return f'<link rel="preload" as="fetch" crossorigin href="{address}">'
