"""资金使用: the province's fund money, step by step, to the last yuan."""

from ui.header import lead
from ui.sitemap import SITES
from ui.view import View, current


def draw(shown: View) -> None:
    site = SITES["funds"]
    lead(site, site.shows(shown.lang), shown.lang)


draw(current())
