"""The pages of a meeting as addresses: which one is asked for, where each leads, and what in it means nothing any more."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from analytics.known_facts.facts import is_partial
from store.datasets import Dataset
from store.saved.meetings import Meeting, Turn, find, meetings_dir, new_turn
from store.saved.small_files import is_id
from store.saved.views import SavedView
from ui.address import Address, Problem, href
from ui.address.rules import is_turn
from ui.frame.saved_views import query_of
from ui.parts import open_part, parts
from ui.sitemap import SITES, Site
from ui.view import View, viewed

# What a page of a meeting does not keep: the meeting has one dataset, the reader a language.
NOT_KEPT = ("data", "version", "lang", "meet", "turn", "left", "present", "whole", "prepare")


# Pages of a partial dataset that are slides: a sentence with a map or a few facts.
OF_FACTS = ("overview", "lagging", "map", "tracks", "ranks", "funds", "warnings", "effects")


@dataclass(frozen=True)
class Showing:
    """A meeting on the screen. `asked` is the page the address names, from 1, whether there is one or not."""

    meeting: Meeting
    asked: int

    @property
    def count(self) -> int:
        return len(self.meeting.turns)

    @property
    def number(self) -> int:
        """The page that is shown, from 1; 0 where the meeting has none."""
        return min(self.asked, self.count)

    @property
    def turn(self) -> Turn | None:
        return self.meeting.turns[self.number - 1] if self.count else None


def showing(params: Mapping[str, str]) -> Showing | None:
    """The meeting that an address asks to show; None where it names none, or none that there is."""
    meeting = find(meetings_dir(), params.get("meet", ""))
    if meeting is None:
        return None
    asked = params.get("turn", "")
    return Showing(meeting, int(asked) if is_turn(asked) else 1)


def is_missing(params: Mapping[str, str]) -> bool:
    """Whether the address asks to show a meeting that there is not, or no longer."""
    return is_id(params.get("meet", "")) and showing(params) is None


def turn_of_view(shown: View, site: Site, dataset: Dataset) -> Turn:
    """The view on the screen as a page of a meeting on this dataset, its quarter fixed. Raises NotSaved where it cannot
    be kept."""
    return new_turn(site.id, _fixed(query_of(shown, site), dataset))


def turn_of_saved(view: SavedView, dataset: Dataset) -> Turn:
    """A saved view as a page of a meeting on this dataset."""
    return new_turn(view.page, _fixed(view.query, dataset), name=view.name)


def _fixed(query: Mapping[str, str], dataset: Dataset) -> dict[str, str]:
    kept = {key: value for key, value in query.items() if key not in NOT_KEPT}
    return {"q": dataset.description.last_quarter} | kept


def turn_href(meeting: Meeting, number: int, lang: str) -> str:
    """Where a page of the meeting stands, with every word it was kept with; of a page that is gone, where that is told."""
    turn = meeting.turns[number - 1]
    site, query = SITES.get(turn.page), turn.query
    if site is None:
        site, query = SITES["overview"], {}
    spoken = {"lang": lang} if lang != Address.lang else {}
    placed = {"meet": meeting.id, "turn": str(number)}
    return f"/{site.url_path}?{urlencode(spoken | query | placed, safe=',')}"


@dataclass(frozen=True)
class Walk:
    """The steps of the page on the screen: which it has (none where it is one), at which it stands, and the last step of the
    page before; `away` where the reader has gone elsewhere from it, from its step `left` among those it has, `paused`. The steps of
    a pair chosen on the spot have addresses of their own, `hrefs`; `slide` is where a page that is shown whole is a slide again."""

    steps: tuple[str, ...] = ()
    at: int = 0
    before: str = ""
    away: bool = False
    left: str = ""
    hrefs: tuple[str, ...] = ()
    paused: tuple[str, ...] = ()
    slide: str = ""

    def to(self, at: int, now: Showing, lang: str) -> str:
        """Where the step at this place stands."""
        return self.hrefs[at] if self.hrefs else step_href(now.meeting, now.number, lang, self.steps[at])

    def home(self, now: Showing, lang: str) -> str:
        """The slide that is shown whole, else the meeting's own page as it was left."""
        return self.slide or step_href(now.meeting, now.number, lang, self.left)

    def onward(self, now: Showing, lang: str) -> str | None:
        """The next step, from elsewhere the one after that which was left; after the last one the next page, or from a pair chosen on the spot the page it was chosen on; None at
        the meeting's end."""
        if self.at + 1 < len(self.steps):
            return self.to(self.at + 1, now, lang)
        if self.hrefs:
            return self.home(now, lang)
        after = self.paused.index(self.left) + 1 if self.left in self.paused else 1
        if after < len(self.paused):
            return step_href(now.meeting, now.number, lang, self.paused[after])
        return turn_href(now.meeting, now.number + 1, lang) if now.number < now.count else None

    def back(self, now: Showing, lang: str) -> str | None:
        """The step before, and before the first one the page before as it was left; from elsewhere what was left."""
        if self.at:
            return self.to(self.at - 1, now, lang)
        if self.away:
            return self.home(now, lang)
        return step_href(now.meeting, now.number - 1, lang, self.before) if now.number > 1 else None


def walk(shown: View, site: Site, now: Showing) -> Walk:
    """Where the reader has gone elsewhere from the meeting's page there are no steps, but those of a pair."""
    earlier = steps_of(shown, now.meeting.turns[now.number - 2]) if now.number > 1 else ()
    before = earlier[-1] if earlier else ""
    steps = steps_of(shown, now.turn)
    if now.turn and not is_there(shown, site, now.turn):
        left = shown.address.left if shown.address.left in steps else None
        if shown.address.whole or not is_on_the_spot(shown, site):
            return Walk(before=before, away=True, left=left or "", paused=steps, slide=_slide_of(shown, site, now.turn))
        walked = tuple(href(site.id, shown.address.to(part=None), step) for step in site.in_hall)
        return Walk(site.in_hall, site.in_hall.index(open_part(shown, site)), before, True, left or "", walked)
    if not steps:
        return Walk(before=before)
    return Walk(steps, steps.index(shown.address.part) if shown.address.part in steps else 0, before)


def _slide_of(shown: View, site: Site, turn: Turn) -> str:
    """Where a pair or the rows behind a figure are a slide again that are shown whole; "" of other pages."""
    asked = shown.address.to(whole=None, part=None)
    is_elsewhere = site.id != turn.page and (site.id == "rows" or is_on_the_spot(shown, site))
    return href(site.id, asked, shown.address.part) if shown.address.whole and is_elsewhere else ""


def whole_page(shown: View, site: Site) -> str:
    """Where all of the page is that a slide shows, at the same part and under the same selection."""
    return href(site.id, shown.address.to(whole="1", part=None), shown.address.part)


def is_on_the_spot(shown: View, site: Site) -> bool:
    """Whether a pair is shown that the presenter chose, at a part that is walked."""
    return site.id == "pair" and bool(parts(shown, site)) and open_part(shown, site) in site.in_hall


def with_step(shown: View, site: Site, now: Showing) -> View:
    """The view whose links lead back to the step of the meeting's page that they leave."""
    steps, part = steps_of(shown, now.turn), shown.address.part
    if not now.turn or not is_there(shown, site, now.turn):
        return shown
    left = part if part in steps[1:] else None
    return replace(shown, address=shown.address.to(left=left))


def is_slide(shown: View, site: Site, now: Showing) -> bool:
    """Whether the meeting's own page is on the screen, at one of its steps, or a pair or a figure's rows that were opened on the spot:
    elsewhere, and where all of a page was asked for, it is a page as ever. So are a partial dataset's pages that list every fact or pair."""
    if now.turn is None or shown.address.whole:
        return False
    if site.id == "rows":
        return shown.address.metric is not None
    if not is_there(shown, site, now.turn):
        return is_on_the_spot(shown, site)
    if parts(shown, site):
        return open_part(shown, site) in site.in_hall
    if is_partial(shown.dataset):
        return site.id in OF_FACTS
    return site.slide


def steps_of(shown: View, turn: Turn | None) -> tuple[str, ...]:
    """The parts of its page that are walked through, one after the other; none where the page is short, or a part is named
    (then it is that one, or all of them on one page)."""
    site = SITES.get(turn.page) if turn else None
    if not turn or not site or not parts(shown, site) or seen(shown, turn).address.part:
        return ()
    return site.in_hall


def step_href(meeting: Meeting, number: int, lang: str, step: str) -> str:
    """Where a step of a meeting's page stands; the first one is the page itself."""
    site = SITES.get(meeting.turns[number - 1].page)
    is_first = not step or not site or step == site.parts[0].id
    return turn_href(meeting, number, lang) + ("" if is_first else f"&part={step}")


def seen(shown: View, turn: Turn) -> View:
    """The page's own view, as far as it means something in the data."""
    return viewed(turn.query | {"lang": shown.lang}, shown.dataset, shown.catalogue, turn.page)


def is_there(shown: View, site: Site, turn: Turn) -> bool:
    """Whether what is on the screen is that page's own view, and not where the reader went from it."""
    if turn.page not in SITES:
        return site.id == "overview" and not _bare(shown.address).query()
    own, asked = seen(shown, turn).address, shown.address
    if asked.whole:
        return False
    if asked.part in steps_of(shown, turn):
        asked = asked.to(part=None)
    return site.id == turn.page and href(site.id, _bare(own)) == href(site.id, _bare(asked))


def _bare(address: Address) -> Address:
    return address.to(lang=Address.lang, meet=None, turn=None, left=None, present=None, whole=None)


def wrong_words(shown: View, turn: Turn) -> tuple[Problem, ...]:
    return seen(shown, turn).problems
