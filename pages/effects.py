"""成效与预测: what stands against each yuan of fund, and the year's end ahead."""

from ui.header import lead
from ui.sitemap import SITES
from ui.view import View, current


def draw(shown: View) -> None:
    site = SITES["effects"]
    lead(site, site.shows(shown.lang), shown.lang)


draw(current())
