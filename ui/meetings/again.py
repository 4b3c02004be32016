"""A meeting once more on newer data: its pages at the newest quarter, what was said of each then, and which figures differ."""

from dataclasses import replace

from analytics.headlines import OF_ALL, OF_PAIR, headlines
from analytics.metrics import METRICS
from analytics.printed import printed
from store.datasets import Catalogue, Dataset, find_dataset, open_dataset
from store.saved import meetings as shelf
from store.saved.meetings import LONGEST_SENTENCE, Meeting, Turn, new_turn
from store.saved.small_files import LONGEST_NAME, one_line
from style import terms
from style.periods import say_period
from ui.meetings import words as meeting_words
from ui.meetings.proposals import own_sentence
from ui.sitemap import SITES
from ui.view import View, viewed


def newer(meeting: Meeting, catalogue: Catalogue) -> Dataset | None:
    """The newest version of the meeting's dataset; None where it has that, or where there is none to open."""
    version = catalogue.versions.get(meeting.dataset)
    return open_dataset(meeting.dataset, version) if version and version != meeting.version else None


def copied(meeting: Meeting, then: Dataset, now: Dataset, catalogue: Catalogue, lang: str) -> Meeting:
    """Makes it. A page of the last quarter there was goes to the last there is, one of an earlier quarter stays at it; what was
    said, in this language where the page spoke for itself, is kept beside it, and the page speaks for itself again. Raises
    NotSaved."""
    turns = [_turn(turn, then, now, catalogue, lang) for turn in meeting.turns]
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
    """The figures of the page's selection that are printed otherwise than then, each with both; "" for a meeting that is no copy.
    `now` is the page's own view. Where the earlier version is gone, that is said."""
    if not meeting.before or not turn.said_at or turn.page not in SITES:
        return ""
    lang, dataset = now.lang, find_dataset(meeting.dataset, meeting.before)
    if dataset is None:
        return meeting_words.THEN_GONE(lang, version=meeting.before[:8])
    then = viewed(turn.query | {"q": turn.said_at, "lang": lang}, dataset, now.catalogue, turn.page)
    before, after = _figures(then), _figures(now)
    told = [
        meeting_words.DIFFERS(lang, label=METRICS[metric_id].label(lang), then=before[metric_id], now=said)
        for metric_id, said in after.items()
        if before[metric_id] != said
    ]
    if not told:
        return meeting_words.NOTHING_DIFFERS(lang)
    return meeting_words.CHANGED(lang, count=len(told), figures=terms.LIST_STOP(lang).join(told))


def _figures(shown: View) -> dict[str, str]:
    """Its headline figures as they are printed, and the one that its page is about."""
    asked, pair_id = shown.address, shown.address.pair
    about = [shown.link if asked.at == "map" else asked.metric]
    wanted = dict.fromkeys([*(OF_PAIR if pair_id else OF_ALL), *(one for one in about if one)])
    scope = shown.of(pair_id) if pair_id else shown.selection
    found = headlines(shown.dataset, list(wanted), scope)
    return {line.metric_id: str(printed(METRICS[line.metric_id], line.now, shown.lang)) for line in found}
