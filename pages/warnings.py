"""资金预警: money that needs somebody's attention, by rule."""

from ui.header import lead
from ui.sitemap import SITES
from ui.view import View, current


def draw(shown: View) -> None:
    site = SITES["warnings"]
    lead(site, site.shows(shown.lang), shown.lang)


draw(current())
