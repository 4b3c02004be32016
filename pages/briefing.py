"""汇报材料: what is on the screen as slides, briefs and a workbook, all with the same digits."""

from ui.header import lead
from ui.sitemap import SITES
from ui.view import View, current


def draw(shown: View) -> None:
    site = SITES["briefing"]
    lead(site, site.shows(shown.lang), shown.lang)


draw(current())
