"""What a browser paints before the app answers: name, menu and the places of what is to come, where they will stand."""

from html import escape
from urllib.parse import parse_qsl, urlencode

from style.colours import DARK, LIGHT, Palette
from ui import words
from ui.address import NARROWING_KEYS
from ui.pieces.components import base_path
from ui.sitemap import SITES

QUERY_READ = 8192  # of a query string, as the app itself reads no more
KEPT = ("lang", "data", "q", "span", *NARROWING_KEYS, "value")  # hold for every page

_STYLE = """
#skeleton{{position:fixed;inset:0 0 auto;z-index:1;padding:7px 24px;background:var(--b);color:var(--t);font:14px/1.45 {font}}}
#skeleton>div{{display:flex;flex-wrap:wrap;align-items:baseline;gap:4px 24px;border-bottom:2px solid var(--n);padding:4px 0 5px}}
#skeleton b{{font-size:16px;letter-spacing:.03em}}
#skeleton nav{{display:flex;flex:1;gap:4px;min-width:0;overflow:hidden;white-space:nowrap}}
#skeleton a{{padding:3px 9px 4px;color:inherit;text-decoration:none;border-bottom:3px solid transparent}}
#skeleton a[aria-current]{{font-weight:600;border-color:var(--n)}}
#skeleton i{{display:block;height:34px;margin-top:9px;max-width:60rem;background:var(--s)}}
#skeleton i+i{{height:28px;max-width:46rem}}
@media (max-width:{narrow}px){{#skeleton nav{{flex:1 0 100%;order:3;margin-left:-9px}}}}
@media print{{#skeleton{{display:none}}}}
:root{{{light}}}@media (prefers-color-scheme:dark){{:root{{{dark}}}body{{background:var(--b)}}}}
body:has([data-testid="stMain"] [data-testid="stElementContainer"]) #skeleton,[data-testid="stAppSkeleton"]{{display:none}}
"""
_NARROW = {"zh": 1240, "en": 1400}  # pixels, from which down the menu has a row of its own


def skeleton(path: str, query: bytes, lang: str) -> str:
    """The markup for the page at `path`, below the base path; its links keep what of the query holds for every page. Nothing of
    a page of a meeting or within another site, which have no menu that could flash up."""
    asked = dict(parse_qsl(query[:QUERY_READ].decode("latin-1")))
    if "meet" in asked or asked.get("embed") == "true":
        return ""
    kept = urlencode({key: asked[key] for key in KEPT if key in asked}, safe=",")
    here = next((site for site in SITES.values() if site.url_path == path.strip("/")), None)
    links = []
    for site in SITES.values():
        if site.in_menu:
            current = here is not None and site.id in (here.id, here.under)
            address = escape(f"{base_path()}/{site.url_path}" + (f"?{kept}" if kept else ""))
            mark = ' aria-current="page"' if current else ""
            links.append(f'<a href="{address}"{mark}>{escape(site.title(lang))}</a>')
    style = _STYLE.format(narrow=_NARROW[lang], font="system-ui,sans-serif", light=_colours(LIGHT), dark=_colours(DARK))
    menu = f'<nav aria-label="{escape(words.MENU(lang))}">{"".join(links)}</nav>'
    return f'<div id="skeleton"><style>{style}</style><div><b>{escape(words.APP(lang))}</b>{menu}</div><i></i><i></i></div>'


def _colours(palette: Palette) -> str:
    return f"--b:{palette.background};--t:{palette.text};--n:{palette.navy};--s:{palette.surface}"
