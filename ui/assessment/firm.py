"""How firm places are, as the page's tables and chart: intervals in order, tiers together, heat of chances, other ways."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from analytics.assessment.firm import Furthest
from analytics.assessment.firm_tables import indicator_names
from analytics.assessment.result import Assessment
from analytics.firmness.draws import Firm
from analytics.firmness.tiers import Tier
from analytics.firmness.wording import WAYS, WITHOUT
from analytics.lookup import pairs
from analytics.sentences import within
from analytics.table import Exact, Table
from charts.interval import Dot, DotWords
from charts.style import Axis
from style import terms
from style.text import Text
from ui.address import href
from ui.assessment import words
from ui.figures.cells import cells_of, columns_of
from ui.pieces.ledger import HEAT_STEPS, Cell, Column, Ledger, Row
from ui.view import View


def interval_dots(shown: View, found: Firm, held: Sequence[Tier]) -> list[Dot]:
    lang, known = shown.lang, pairs(shown.dataset)
    rows = []
    for pair in (one for group in held for one in group.pair_ids):
        row = found.pair_ids.index(pair)
        place, low, high = (int(part[row]) for part in (found.places, found.low, found.high))
        name = known[pair].label(lang)
        said = words.DOT_SAID(lang, pair=name, place=place, low=low, high=high)
        rows.append(Dot(name, float(place), float(low), float(high), str(place), said))
    return rows


def interval_axis(lang: str) -> Axis:
    return Axis(words.PLACE_AXIS(lang), lambda value: f"{value:g}")


def interval_words(lang: str) -> DotWords:
    return DotWords(words.INTERVAL_DOT(lang))


def interval_alt(shown: View, found: Firm, held: Sequence[Tier]) -> str:
    said = terms.LIST_STOP(shown.lang).join(one.said for one in interval_dots(shown, found, held))
    return words.INTERVAL_ALT(shown.lang, pairs=len(found.pair_ids), said=said)


def pair_rows(shown: View, told: Table, order: Sequence[str]) -> Ledger:
    """A row a pair, whose link chooses it on this page."""
    rows = tuple(Row(pair, cells_of(told, n), _here(shown, pair)) for n, pair in enumerate(order))
    sortable = [one.id for one in told.columns if one.kind != "text"]
    return Ledger(told.caption, columns_of(told, wide=("decides", "score", "grade"), sortable=sortable), rows)


def _here(shown: View, pair: str) -> str:
    return href("assessment", shown.address.to(pair=pair), "firmness")


def tiers_ledger(told: Table) -> Ledger:
    rows = tuple(Row(str(n), cells_of(told, n)) for n in range(len(told.printed)))
    return Ledger(told.caption, columns_of(told), rows)


def swaps_ledger(told: Table) -> Ledger:
    """Two sentences a row: on a phone a card."""
    return replace(tiers_ledger(told), stacked=True)


def ways_words(shown: View, assessed: Assessment, found: Furthest | None, caption: Text) -> str:
    """How many places change by these ways, and who moves furthest by which."""
    lang = shown.lang
    if found is None:
        return words.WAYS_SAME(lang, ways=caption(lang))
    indicators = indicator_names(assessed)
    way = (
        WITHOUT(lang, indicator=indicators[found.way_id](lang))
        if found.way_id in indicators
        else WAYS[found.way_id](lang)
    )
    pair = pairs(shown.dataset)[found.pair_id].label(lang)
    said = {"count": found.count, "places": found.places, "pair": pair, "way": within(way)}
    return words.WAYS_SAID(lang, ways=caption(lang), **said)


def heat_ledger(shown: View, told: Table, order: Sequence[str], short: Mapping[str, str] | None = None) -> Ledger:
    """Shares as heat: dark is large; a dash has no ground."""
    columns = columns_of(told, kinds={one.id: "heat" for one in told.columns if one.kind == "percent"})
    if short:
        columns = tuple(replace(one, label=short.get(one.id, one.label)) for one in columns)
    rows = [Row(pair, _heated(told, n), _here(shown, pair)) for n, pair in enumerate(order)]
    return Ledger(told.caption, columns, tuple(rows))


def _heated(told: Table, n: int) -> dict[str, Cell]:
    held = zip(told.columns, cells_of(told, n).items(), told.exact[n], strict=True)
    return {
        key: replace(cell, step=_step(exact)) if one.kind == "percent" else cell for one, (key, cell), exact in held
    }


def _step(share: Exact) -> int | None:
    return None if not share else min(int(float(share) * HEAT_STEPS), HEAT_STEPS - 1)


def sensitivity_ledger(
    shown: View, told: Table, order: Sequence[str], assessed: Assessment, names: Callable[[str], str]
) -> Ledger:
    """One column an indicator: the total effect, below it what the weight does alone."""
    indicators = assessed.scheme.indicators
    columns = [Column("pair", terms.PAIR(shown.lang))]
    columns += [Column(f"total_{n}", names(one.id), "heat") for n, one in enumerate(indicators)]
    rows = []
    for n, pair in enumerate(order):
        cells, exact = cells_of(told, n), dict(zip((one.id for one in told.columns), told.exact[n], strict=True))
        kept = {"pair": cells["pair"]}
        for at, _ in enumerate(indicators):
            total, alone = cells[f"total_{at}"], cells[f"first_{at}"]
            if total.text != "—":
                alone_said = words.ONE_EFFECT(shown.lang, share=alone.text)
                total = replace(total, step=_step(exact[f"total_{at}"]), sub=alone_said)
            kept[f"total_{at}"] = total
        rows.append(Row(pair, kept, _here(shown, pair)))
    return Ledger(told.caption, tuple(columns), tuple(rows))


def ways_ledger(shown: View, told: Table, order: Sequence[str]) -> Ledger:
    """Places other than the scheme's are darker the further they are."""
    kinds = {one.id: "heat" for one in told.columns if one.id.startswith("way_")}
    rows = []
    for n, pair in enumerate(order):
        cells, own = cells_of(told, n), told.exact[n][1]
        for key, exact in zip(kinds, told.exact[n][2:], strict=True):
            apart = 0 if exact is None or own is None else abs(int(exact) - int(own))
            cells[key] = replace(cells[key], step=min(apart, HEAT_STEPS - 1) if apart else None)
        rows.append(Row(pair, cells, _here(shown, pair)))
    return Ledger(told.caption, columns_of(told, kinds=kinds), tuple(rows))
