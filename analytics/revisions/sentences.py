"""Which sentences say something else: the conclusions of the pages, asked of the functions that make them, in both versions."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from analytics.counties.sentence import sentence
from analytics.findings import decided, findings, today
from analytics.funds.ladder import ladder
from analytics.funds.wording import steps_words
from analytics.known_facts.facts import is_partial
from analytics.lagging.on_map import map_finding
from analytics.lookup import pair_of_county, pairs
from analytics.map.figures import first_link
from analytics.pairs.conclusion import conclusion
from analytics.revisions.figures import NOTHING
from analytics.revisions.openings import opening
from analytics.revisions.sides import Opening, Whose, in_both, opens, whose_of
from analytics.selection import Selection
from analytics.standings.pace import PACED, counts_in_words, progresses
from store.datasets import Dataset
from style import terms
from style.text import Text

# A sentence by what makes it the same one in another version: where it stands, what it is of, whose it is.
Key = tuple[str, str, str]
Told = dict[Key, Text]


@dataclass(frozen=True)
class RevisedSentence:
    """A sentence in both versions, None where nothing is said. `of` says which one of its `page`: the id of a metric, a matter, a
    proposal."""

    page: str
    of: str
    whose: Whose
    as_of: str
    before: Text | None
    after: Text | None
    opens: tuple[Opening, ...]

    @property
    def money(self) -> Decimal:
        return NOTHING

    @property
    def places(self) -> int:
        return 0


def revised_sentences(
    old: Dataset, new: Dataset, quarter: str, moved_counties: frozenset[str]
) -> tuple[RevisedSentence, ...]:
    """In the order they are told in. A county's sentence tells figures of the county alone, so that only the `moved_counties` are
    asked, unless the versions tell single facts."""
    asked = Selection(quarter)
    before, after = (_told(one, asked, moved_counties) for one in (old, new))
    return tuple(
        _revised(old, new, asked, key, before.get(key), after.get(key))
        for key in dict.fromkeys((*after, *before))
        if before.get(key) != after.get(key)
    )


def _told(dataset: Dataset, asked: Selection, moved_counties: frozenset[str]) -> Told:
    if not opens(dataset, asked.as_of):
        return {}
    found: Told = {}
    for tell in (_findings, _today, _map, _funds, _paces, _decided, _conclusions):
        found |= dict(tell(dataset, asked))
    return found | dict(_counties(dataset, asked, moved_counties))


def _revised(
    old: Dataset, new: Dataset, asked: Selection, key: Key, before: Text | None, after: Text | None
) -> RevisedSentence:
    page, of, member = key
    kind = {"pair": "pair", "county": "county"}.get(page, "province")
    own = {page: member} if member else {}
    return RevisedSentence(
        page, of, whose_of(new, old, kind, member or None), asked.as_of, before, after, (opening(page, asked, **own),)
    )


def _findings(dataset: Dataset, asked: Selection) -> Iterator[tuple[Key, Text]]:
    for one in findings(dataset, asked):
        yield ("overview", one.metric_id or one.page or "returns", ""), one.text.plain


def _today(dataset: Dataset, asked: Selection) -> Iterator[tuple[Key, Text]]:
    for one in today(dataset, asked):
        yield ("lagging", one.id, ""), _beside(one.title, one.says)


def _decided(dataset: Dataset, asked: Selection) -> Iterator[tuple[Key, Text]]:
    """Proposals stand in the report alone."""
    for one in decided(dataset, asked):
        yield ("briefing", one.id, ""), _beside(one.asks, one.says)


def _beside(what: Callable[[str], str], says: Callable[[str], str]) -> Text:
    return in_both(lambda lang: terms.LIST_STOP(lang).join((what(lang), says(lang))))


def _map(dataset: Dataset, asked: Selection) -> Iterator[tuple[Key, Text]]:
    if found := map_finding(dataset, first_link(asked), asked):
        yield ("map", first_link(asked), ""), found.plain


def _funds(dataset: Dataset, asked: Selection) -> Iterator[tuple[Key, Text]]:
    found = ladder(dataset, asked)
    if not found.refused:
        yield ("funds", "ladder", ""), in_both(lambda lang: steps_words(found, lang))


def _paces(dataset: Dataset, asked: Selection) -> Iterator[tuple[Key, Text]]:
    """How many pairs stand how, by each rate that has a benchmark."""
    for metric_id in PACED:
        found = progresses(dataset, metric_id, asked)
        if not found.refused and found.lines:
            counts = [counts_in_words(found, lang) for lang in ("zh", "en")]
            yield ("ranks", metric_id, ""), Text(*counts)


def _conclusions(dataset: Dataset, asked: Selection) -> Iterator[tuple[Key, Text]]:
    for pair_id in pairs(dataset):
        said = conclusion(dataset, pair_id, Selection(asked.as_of, asked.span, pairs=(pair_id,)))
        if said:
            yield ("pair", "conclusion", pair_id), said


def _counties(dataset: Dataset, asked: Selection, moved: frozenset[str]) -> Iterator[tuple[Key, Text]]:
    for adcode in pair_of_county(dataset):
        if adcode in moved or is_partial(dataset):
            yield ("county", "sentence", adcode), sentence(dataset, adcode, asked)
