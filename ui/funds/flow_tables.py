"""The flow of fund money as two tables: pairs and tracks, each name a press, each amount a way to its rows."""

from analytics.funds.flow import FundFlow, Node
from analytics.metrics import METRICS
from style import terms
from style.numbers import figure, unit_label
from style.text import beside
from style.units import PERCENT
from ui.address import href
from ui.figures.about import rows_label, rows_link, track_name
from ui.figures.cells import NONE
from ui.figures.chosen import toggled
from ui.funds import words
from ui.funds.flow_parts import YUAN, answered, flow_pair_name, share_words, without
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.view import View
from ui.words import SHARE_OF_ALL

MAIN = 2  # tracks named of a pair


def pairs_table(shown: View, found: FundFlow) -> Ledger:
    """Pairs in their list's order, then what belongs to none; the whole below."""
    lang, metric = shown.lang, METRICS[found.metric_id]
    columns = [*_columns(shown, found, "pair", terms.PAIR(lang))]
    if found.tracks:
        columns.append(Column("tracks", words.MAIN_TRACKS(lang), wide=True))
    top, rows = _largest(found.pairs), []
    for node in found.pairs:
        name = flow_pair_name(shown, node.of)
        cells = {
            "pair": Cell(name, sort=node.of or NONE),
            "amount": _amount(shown, found, node, top, name, pairs=(node.of,) if node.of else (), tracks=()),
            "share": _share(node, lang),
            "tracks": Cell(main_tracks(shown, found, node)),
        }
        press = href("funds", toggled(shown.address, node.of, None)) if node.of else None
        asked = shown.selection
        rows.append(Row(node.of or NONE, cells, press, selected=node.of in asked.pairs and not asked.tracks))
    return Ledger(
        words.BY_PAIR(lang, step=metric.label(lang)), tuple(columns), tuple(rows), foot=(_total(shown, found, "pair"),)
    )


def tracks_table(shown: View, found: FundFlow) -> Ledger:
    """Tracks in their order, then what belongs to none, and of how many pairs each has money; the whole below."""
    lang, metric = shown.lang, METRICS[found.metric_id]
    columns = (
        *_columns(shown, found, "track", terms.TRACK(lang)),
        Column("pairs", words.PAIRS_ON(lang), "number", wide=True, sortable=True),
    )
    top, rows = _largest(found.tracks), []
    for node in found.tracks:
        name = track_name(shown, node.of)
        count = sum(bool(link.pair_id and link.part.value) for link in found.links if link.track_id == node.of)
        cells = {
            "track": Cell(name),
            "amount": _amount(shown, found, node, top, name, pairs=(), tracks=(node.of,) if node.of else ()),
            "share": _share(node, lang),
            "pairs": Cell(f"{count}", sort=count),
        }
        press = href("funds", toggled(shown.address, None, node.of)) if node.of else None
        asked = shown.selection
        rows.append(Row(node.of or NONE, cells, press, selected=node.of in asked.tracks and not asked.pairs))
    return Ledger(
        words.BY_TRACK(lang, step=metric.label(lang)), columns, tuple(rows), foot=(_total(shown, found, "track"),)
    )


def _columns(shown: View, found: FundFlow, first: str, label: str) -> tuple[Column, ...]:
    lang, metric = shown.lang, METRICS[found.metric_id]
    amount = beside(metric.short(lang), unit_label(YUAN, lang), lang)
    share = beside(SHARE_OF_ALL(lang), unit_label(PERCENT, lang), lang)
    return (
        Column(first, label, sortable=first == "pair"),
        Column("amount", amount, "bar", sortable=True),
        Column("share", share, "number", sortable=True),
    )


def _largest(nodes: tuple[Node, ...]) -> float:
    return max((float(node.part.value) for node in nodes if node.part.value is not None), default=0.0)


def _amount(shown: View, found: FundFlow, node: Node, top: float, name: str, **of: tuple[str, ...]) -> Cell:
    """Without a link where it belongs to no pair or track: its rows cannot be asked for alone."""
    lang, metric, scoped = shown.lang, METRICS[found.metric_id], answered(shown, found)
    if nothing := without(node, lang):
        return Cell(nothing, muted=True)
    said, bar = figure(node.part.value, YUAN, lang), float(node.part.value) / top if top else 0.0
    if not any(of.values()):
        return Cell(said.number, bar=bar, sort=float(node.part.value))
    label = f"{name} {rows_label(scoped, metric, str(said), ())}"
    return Cell(said.number, bar=bar, sort=float(node.part.value), href=rows_link(scoped, metric, **of), label=label)


def _share(node: Node, lang: str) -> Cell:
    if node.share is None:
        return Cell("—", muted=True)
    return Cell(share_words(node.share, lang).removesuffix("%"), sort=float(node.share))


def _total(shown: View, found: FundFlow, first: str) -> Row:
    lang, metric, scoped = shown.lang, METRICS[found.metric_id], answered(shown, found)
    said = figure(found.whole.value, YUAN, lang)
    amount = Cell(
        said.number,
        href=rows_link(scoped, metric, pairs=(), tracks=()),
        label=rows_label(scoped, metric, str(said), ()),
    )
    whole = "100.0" if found.whole.value else "—"
    return Row("total", {first: Cell(terms.TOTAL_OF_TABLE(lang)), "amount": amount, "share": Cell(whole)}, kind="total")


def main_tracks(shown: View, found: FundFlow, node: Node) -> str:
    """The tracks that most of a pair's money goes to with their shares of it, and how many there are in all."""
    lang, links = shown.lang, [link for link in found.of_pair(node.of) if link.part.value]
    if not links or not node.part.value:
        return "—"
    said = [
        words.ONE_TRACK(lang, track=track_name(shown, link.track_id), share=share_words(link.part_of(node.part), lang))
        for link in links[:MAIN]
    ]
    joined = terms.JOINT(lang).join(said)
    return joined if len(links) <= MAIN else words.OF_SO_MANY(lang, tracks=joined, count=len(links))
