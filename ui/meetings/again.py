"""A meeting once more on newer data: its pages at the newest quarter, what was said of each then, and which figures differ."""

from dataclasses import replace

from analytics.headlines import OF_ALL, OF_PAIR, headlines
from analytics.metrics import METRICS
from analytics.printed import printed
from analytics.standings.pace import PACED
from analytics.warnings.rounds import of_selected
from store.datasets import Catalogue, Dataset, find_dataset, open_dataset
from store.saved import meetings as shelf
from store.saved.meetings import LONGEST_SENTENCE, MOST_TURNS, Meeting, Turn, new_turn
from store.saved.small_files import LONGEST_NAME, one_line
from style import terms
from style.numbers import NO_DATA
from style.periods import say_period
from ui.meetings import words as meeting_words
from ui.meetings.proposals import own_sentence
from ui.meetings.resolving import looked_back
from ui.sitemap import SITES
from ui.view import View, viewed
from ui.warnings.found import find

# The figures a page is about where its address names none; of the others the headlines. Every page would else tell of the same change.
_MONEY = ("fund_allocated", "fund_disbursed", "fund_spent", "execution_rate")
ABOUT: dict[str, tuple[str, ...]] = {
    "funds": ("fund_planned", *_MONEY),
    "lagging": _MONEY,
    "tracks": ("investment_completed",),
    "ranks": PACED,
    "warnings": ("fund_allocated", "fund_disbursed", "fund_spent"),
    "effects": ("fund_disbursed", "leverage", "investment_completed"),
}


def newer(meeting: Meeting, catalogue: Catalogue) -> Dataset | None:
    """The newest version of the meeting's dataset; None where it has that, or where there is none to open."""
    version = catalogue.versions.get(meeting.dataset)
    return open_dataset(meeting.dataset, version) if version and version != meeting.version else None


def copied(meeting: Meeting, then: Dataset, now: Dataset, catalogue: Catalogue, lang: str) -> Meeting:
    """Makes it. A page of the last quarter there was goes to the last there is, one of an earlier quarter stays at it; what was
    said, in this language where the page spoke for itself, is kept beside it, and the page speaks for itself again. Raises
    NotSaved."""
    shown = viewed({"lang": lang}, now, catalogue)
    again = [turn for turn in meeting.turns if "resolved" not in turn.query]
    turns = [*looked_back(shown), *(_turn(turn, then, now, catalogue, lang) for turn in again)][:MOST_TURNS]
    name = f"{meeting.name[: LONGEST_NAME - 11]} · {now.version[:8]}"
    return shelf.make(shelf.meetings_dir(), name, now.name, now.version, turns, meeting.version)


def _turn(turn: Turn, then: Dataset, now: Dataset, catalogue: Catalogue, lang: str) -> Turn:
    last = then.description.last_quarter
    quarter = turn.query.get("q", last)
    query = turn.query | ({"q": now.description.last_quarter} if quarter == last else {})
    said = turn.sentence
    if not said and turn.page in SITES:
        said = own_sentence(viewed(turn.query | {"lang": lang}, then, catalogue, turn.page), turn.page)
    said = one_line(said)[:LONGEST_SENTENCE].strip()
    return replace(new_turn(turn.page, query, name=turn.name), notes=turn.notes, said=said, said_at=quarter)


def was_said(turn: Turn, lang: str) -> str:
    """What was said of the page then; "" where nothing is known of it."""
    if not turn.said:
        return ""
    return meeting_words.SAID_THEN(lang, quarter=say_period(turn.said_at, lang), said=turn.said)


def what_differs(meeting: Meeting, turn: Turn, now: View) -> str:
    """The figures its page is about that are printed otherwise than then, each with both; "" for a meeting that is no copy.
    `now` is the page's own view. Where the earlier version is gone, that is said."""
    if not meeting.before or not turn.said_at or turn.page not in SITES:
        return ""
    lang, dataset = now.lang, find_dataset(meeting.dataset, meeting.before)
    if dataset is None:
        return meeting_words.THEN_GONE(lang, version=meeting.before[:8])
    then = viewed(turn.query | {"q": turn.said_at, "lang": lang}, dataset, now.catalogue, turn.page)
    before, after = _figures(then, turn.page), _figures(now, turn.page)
    told = [
        meeting_words.DIFFERS(lang, label=label, then=before[label], now=said)
        for label, said in after.items()
        if before[label] != said
    ]
    if not told:
        return meeting_words.NOTHING_DIFFERS(lang)
    return meeting_words.CHANGED(lang, count=len(told), figures=terms.LIST_STOP(lang).join(told))


def _figures(shown: View, page: str) -> dict[str, str]:
    """What its page is about, by its name and as it is printed."""
    asked, lang = shown.address, shown.lang
    wanted = OF_PAIR if asked.pair else (shown.link,) if page == "map" else ABOUT.get(page, OF_ALL)
    if asked.metric:
        wanted = (asked.metric,)
    scope = shown.of(asked.pair) if asked.pair else shown.selection
    found = headlines(shown.dataset, list(wanted), scope)
    told = {METRICS[one.metric_id].label(lang): str(printed(METRICS[one.metric_id], one.now, lang)) for one in found}
    return told | _warned(shown) if page == "warnings" else told


def _warned(shown: View) -> dict[str, str]:
    """How many warnings there are; of none that any rule could tell of, that is not known."""
    found, lang = find(shown), shown.lang
    is_told = any(one.is_told for one in found.now.outcomes)
    count = f"{len(of_selected(found.now.warnings, shown.selection)):,}"
    return {terms.WARNINGS_FOUND(lang): count if is_told else NO_DATA(lang)}
