"""The map of how much is known: links and counties by how many facts there are about the pair, hatched where none."""

from dataclasses import replace

from analytics.known_facts.coverage import KnownFacts, PairFacts
from analytics.known_facts.topics import TOPICS
from analytics.lookup import counties, pair_of_county, pairs
from analytics.map.classes import Classes, classes
from analytics.map.footnote import footnote
from analytics.map.names import shortened
from analytics.programme import inset_name
from charts import Rows
from charts.map_view import STEPS, Arc, Legend, MapView, MapWords, Shade
from store.codes import ROLE
from style import terms
from ui import words
from ui.address import href
from ui.known_facts import words as fact_words
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.view import View

KINDS = 3  # of pairs of which something is known
LIGHTEST, THINNEST, THICKEST = 1, 1.5, 4.5


def facts_map(shown: View, known: KnownFacts) -> MapView:
    lang = shown.lang
    by_pair = {pair.pair_id: pair for pair in known.pairs}
    sorting = classes((pair.count for pair in known.pairs if pair.count), wanted=KINDS)
    names = {adcode: counties(shown.dataset)[adcode].name(lang) for adcode in pair_of_county(shown.dataset)}
    return MapView(
        arcs=tuple(_arc(shown, pair_id, by_pair.get(pair_id), sorting) for pair_id in pairs(shown.dataset)),
        shades=tuple(
            _shade(shown, adcode, by_pair.get(pair_id), sorting)
            for adcode, pair_id in pair_of_county(shown.dataset).items()
        ),
        roles={
            side.adcode: role
            for pair in pairs(shown.dataset).values()
            for side, role in ((pair.industrial, "industrial"), (pair.mountain, "mountain"))
        },
        labels=names,
        brief=shortened(names),
        legend=_legend(lang, known, sorting),
        footnote=footnote(lang),
        height="fit",
        alt=fact_words.MAP_ALT(lang, pairs=len(known.pairs), told=len(known.told), untold=len(known.untold)),
        words=MapWords(words.OPEN_PAIR(lang), inset_name(lang)),
    )


def _place(sorting: Classes, count: int, low: float, high: float) -> float:
    return low + (high - low) * (sorting.of(count) / (sorting.count - 1) if sorting.count > 1 else 0.5)


def _rows(lang: str, pair: PairFacts | None) -> Rows:
    """How many facts of each topic; that nothing is known; or that the pair is not asked about."""
    if pair is None:
        return ((fact_words.LEGEND(lang), words.NOT_ASKED(lang)),)
    told = [(TOPICS[t].label(lang), str(pair.by_topic[t])) for t in TOPICS if t in pair.by_topic]
    return tuple(told) or ((fact_words.LEGEND(lang), fact_words.NONE(lang)),)


def _arc(shown: View, pair_id: str, pair: PairFacts | None, sorting: Classes) -> Arc:
    link = pairs(shown.dataset)[pair_id]
    width = round(_place(sorting, pair.count, THINNEST, THICKEST), 1) if pair and pair.count else None
    return Arc(
        pair_id,
        link.industrial.adcode,
        link.mountain.adcode,
        width,
        link.label(shown.lang),
        _rows(shown.lang, pair),
        href("pair", shown.address.to(pair=pair_id)),
        "normal" if pair else "dim",
    )


def _shade(shown: View, adcode: str, pair: PairFacts | None, sorting: Classes) -> Shade:
    name, of = counties(shown.dataset)[adcode], pair_of_county(shown.dataset)[adcode]
    step = round(_place(sorting, pair.count, LIGHTEST, STEPS - 1)) if pair and pair.count else None
    title = f"{name.city(shown.lang)} {name.name(shown.lang)}"
    return Shade(adcode, step, title, _rows(shown.lang, pair), href("pair", shown.address.to(pair=of)))


def _legend(lang: str, known: KnownFacts, sorting: Classes) -> Legend:
    """Each class by the counts that are in it."""
    held: dict[int, list[int]] = {}
    for pair in known.pairs:
        if pair.count:
            held.setdefault(sorting.of(pair.count), []).append(pair.count)
    said = {}
    for _, counts in sorted(held.items()):
        low, high = min(counts), max(counts)
        said[low] = str(low) if low == high else f"{low}–{high}"
    return Legend(
        roles=(ROLE["industrial"].label(lang), ROLE["mountain"].label(lang)),
        title=fact_words.SHADES_ARE(lang),
        steps=tuple((round(_place(sorting, low, LIGHTEST, STEPS - 1)), text) for low, text in said.items()),
        no_data=fact_words.NONE(lang),
        arc_title=fact_words.LINKS_ARE(lang),
        widths=tuple((round(_place(sorting, low, THINNEST, THICKEST), 1), text) for low, text in said.items()),
        no_figure=fact_words.NONE_DASHED(lang),
    )


def counts_table(shown: View, known: KnownFacts) -> Ledger:
    """How many facts there are of each pair, in the list's order: no ranking of mentions."""
    lang, names = shown.lang, pairs(shown.dataset)
    by_id = sorted(known.pairs, key=lambda pair: pair.pair_id)
    rows = tuple(
        Row(
            pair.pair_id,
            {
                "pair": Cell(names[pair.pair_id].label(lang)),
                "count": Cell(str(pair.count) if pair.count else fact_words.NO_FACT(lang), muted=not pair.count),
            },
            href("pair", shown.address.to(pair=pair.pair_id)),
        )
        for pair in by_id
    )
    columns = (Column("pair", terms.PAIR(lang)), Column("count", fact_words.LEGEND(lang), "number"))
    return Ledger(fact_words.MAP_TITLE(lang), columns, rows)


def unranked(table: Ledger) -> Ledger:
    """A ranking of single facts without its places and changes, in the list's order: they would rank mentions."""
    columns = tuple(replace(one, sortable=False) for one in table.columns if one.id not in ("place", "change"))
    return replace(table, columns=columns, rows=tuple(sorted(table.rows, key=lambda row: row.id)))
