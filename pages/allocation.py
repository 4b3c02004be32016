"""分配测算: the next year's money split by rules the reader sets."""

from ui.header import lead
from ui.sitemap import SITES
from ui.view import View, current


def draw(shown: View) -> None:
    site = SITES["allocation"]
    lead(site, site.shows(shown.lang), shown.lang)


draw(current())
