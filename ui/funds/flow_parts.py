"""The bars and ribbons of 资金流向 in finished words: what each is called, tells, looks like, and where a press on it leads."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from analytics.blanks import blank_word
from analytics.funds import gaps as fund_gaps
from analytics.funds.flow import FundFlow, Link, Node
from analytics.funds.flow_layout import Bar, FlowLayout, Ribbon, flow_layout
from analytics.metrics import METRICS
from charts import Rows
from charts.flow_view import FlowBand, FlowView, Stop
from charts.style import spread
from style import terms
from style.numbers import figure, percent, unit_label
from style.terms import NONE_YET
from style.units import YUAN
from ui import words
from ui.address import href
from ui.figures.about import kind_of_figure, pair_name, period, track_name
from ui.figures.cells import NONE, SHARE_DECIMALS
from ui.figures.chosen import is_chosen, toggled
from ui.funds import words as funds_words
from ui.view import View

HEIGHT, SLOT, END_SLOT = 460.0, 20.0, 58.0  # pixels: of the whole money, and what a name needs at least
NOTE = 16.0  # pixels from one name on a ribbon to the next
ALONE = 72.0  # the same where the province keeps all of it


def flow_pair_name(shown: View, pair_id: str | None) -> str:
    return pair_name(shown, pair_id) if pair_id else fund_gaps.NO_OWNER["pair"](shown.lang)


def without(one: Node, lang: str) -> str:
    """What is said of a pair or track without an amount, in the ladder's words; nothing of one that has some."""
    if one.part.due:
        return ""
    return NONE_YET(lang) if one.part.none_yet else blank_word(one.part.blank, lang)


def share_words(share: Fraction | None, lang: str) -> str:
    return "—" if share is None else percent(share, lang, SHARE_DECIMALS)


def with_money(nodes: Sequence[Node]) -> list[Node]:
    """The pairs or tracks that some of it goes to."""
    return [node for node in nodes if node.of and node.part.value]


def answered(shown: View, found: FundFlow) -> View:
    """The view of what is really answered: of whole fund years, so that words and links say the same as the figures."""
    return replace(shown, selection=found.scope, address=shown.address.to(span=found.scope.span))


def flow_view(shown: View, found: FundFlow, *, lead: str) -> FlowView:
    drawn = _drawing(shown, found)
    pairs, tracks = len(with_money(found.pairs)), len(with_money(found.tracks))
    alt = funds_words.FLOW_ALT(shown.lang, lead=lead, pairs=pairs, tracks=tracks)
    source = drawn.placed.source
    return FlowView(
        round(drawn.placed.height, 1),
        drawn.heads(),
        (round(source.top, 1), round(source.height, 1)),
        drawn.pairs(),
        drawn.tracks(),
        drawn.inflow(),
        drawn.outflow(),
        alt,
        funds_words.ONLY_THIS(shown.lang),
    )


def _drawing(shown: View, found: FundFlow) -> "_Drawing":
    """Where no pair has a figure, what stands with the province is drawn alone: eighteen empty bars would tell no more."""
    middle = tuple(node for node in found.pairs if not found.only_province or node.of is None)
    at, to = _places(middle), _places(found.tracks)
    links = {(at[one.pair_id], to[one.track_id]): one.part.value for one in found.links if one.part.value}
    amounts = ([node.part.value or Decimal(0) for node in column] for column in (middle, found.tracks))
    height = ALONE if found.only_province else HEIGHT
    placed = flow_layout(*amounts, links, height=height, slot=SLOT, end_slot=END_SLOT)
    return _Drawing(shown, answered(shown, found), found, middle, placed)


def _places(nodes: Sequence[Node]) -> dict[str | None, int]:
    return {node.of: place for place, node in enumerate(nodes)}


def _band_id(one: Link) -> str:
    return f"{one.pair_id or NONE}-{one.track_id or NONE}"


def _look(narrowed: bool, chosen: bool) -> str:
    return ("chosen" if chosen else "dim") if narrowed else ""


@dataclass(frozen=True)
class _Drawing:
    """`shown` is what the reader asked for and where a press starts from, `scoped` what the figures answer."""

    shown: View
    scoped: View
    found: FundFlow
    middle: tuple[Node, ...]
    placed: FlowLayout

    def heads(self) -> tuple[tuple[str, ...], ...]:
        lang, found = self.shown.lang, self.found
        units = (unit_label(YUAN, lang), words.SHARE_OF_ALL(lang))
        whole = (METRICS[found.metric_id].short(lang), str(figure(found.whole.value, YUAN, lang)))
        pairs = (funds_words.HEAD_PAIRS(lang, count=len(with_money(found.pairs))), *units)
        return (whole, pairs, (terms.TRACKS(lang), *units)) if found.tracks else (whole, pairs)

    def pairs(self) -> tuple[Stop, ...]:
        asked = self.shown.selection.pairs
        return tuple(
            self._stop(
                node,
                bar,
                flow_pair_name(self.shown, node.of),
                self._press(node.of, None),
                _look(bool(asked), node.of in asked),
                None,
            )
            for node, bar in zip(self.middle, self.placed.middle, strict=True)
        )

    def tracks(self) -> tuple[Stop, ...]:
        asked = self.shown.selection.tracks
        return tuple(
            self._stop(
                node,
                bar,
                track_name(self.shown, node.of),
                self._press(None, node.of),
                _look(bool(asked), node.of in asked),
                place if node.of else None,
            )
            for place, (node, bar) in enumerate(zip(self.found.tracks, self.placed.ends, strict=True))
        )

    def inflow(self) -> tuple[FlowBand, ...]:
        asked = self.shown.selection
        narrowed = bool(asked.pairs or (asked.tracks and self.found.tracks))
        return tuple(
            FlowBand(
                node.of or NONE,
                "",
                node.of or NONE,
                ribbon.d,
                flow_pair_name(self.shown, node.of),
                self._rows(node),
                self._press(node.of, None),
                _look(narrowed, node.of in asked.pairs),
            )
            for node, ribbon in zip(self.middle, self.placed.inflow, strict=True)
            if node.part.value
        )

    def outflow(self) -> tuple[FlowBand, ...]:
        at, to = _places(self.middle), _places(self.found.tracks)
        placed = ((one, at[one.pair_id], to[one.track_id]) for one in self.found.links)
        drawn = ((one, start, end) for one, start, end in placed if (start, end) in self.placed.links)
        bands = [self._band(one, start, end, self.placed.links[start, end]) for one, start, end in drawn]
        return self._named(bands)

    def _named(self, bands: Sequence[FlowBand]) -> tuple[FlowBand, ...]:
        """The largest say where they lead and how much they are, none over another."""
        at, to = _places(self.middle), _places(self.found.tracks)
        lang, largest = self.shown.lang, self.found.largest
        begins = [self.placed.links[at[one.pair_id], to[one.track_id]].begins for one in largest]
        notes = {
            _band_id(one): (
                funds_words.ON_RIBBON(lang, track=track_name(self.shown, one.track_id), amount=figure(one.part.value, YUAN, lang)),
                round(y, 1),
            )
            for one, y in zip(largest, spread(begins, NOTE), strict=True)
        }  # fmt: skip
        return tuple(
            replace(band, note=notes[band.id][0], at=notes[band.id][1]) if band.id in notes else band for band in bands
        )

    def _band(self, one: Link, start: int, end: int, ribbon: Ribbon) -> FlowBand:
        shown, lang, asked = self.shown, self.shown.lang, self.shown.selection
        pair, track = self.middle[start], self.found.tracks[end]
        title = funds_words.TO_TRACK(lang, pair=flow_pair_name(shown, pair.of), track=track_name(shown, track.of))
        shares = (
            (words.SHARE_OF_PAIR(lang), share_words(one.part_of(pair.part), lang)),
            (words.SHARE_OF_TRACK(lang), share_words(one.part_of(track.part), lang)),
        )
        press = self._press(pair.of, track.of) if pair.of and track.of else None
        look = _look(bool(asked.pairs or asked.tracks), is_chosen(asked, pair.of, track.of))
        return FlowBand(
            _band_id(one),
            pair.of or NONE,
            track.of or NONE,
            ribbon.d,
            title,
            self._rows(one, shares),
            press,
            look,
            end if track.of else None,
        )

    def _stop(self, node: Node, bar: Bar, label: str, press: str | None, look: str, colour: int | None) -> Stop:
        lang, value = self.shown.lang, node.part.value
        said = without(node, lang) or figure(value, YUAN, lang).number
        share = "" if node.share is None else share_words(node.share, lang)
        drawn = (round(length, 1) for length in (bar.top, bar.height, bar.slot_top, bar.slot_height))
        return Stop(node.of or NONE, label, said, share, *drawn, label, self._rows(node), press, look, colour)

    def _rows(self, of: Node | Link, shares: Rows = ()) -> Rows:
        """What a card says of a part: amount, shares, period, basis."""
        lang, metric = self.shown.lang, METRICS[self.found.metric_id]
        said = (without(of, lang) if isinstance(of, Node) else "") or str(figure(of.part.value, YUAN, lang))
        return (
            (metric.short(lang), said),
            (words.SHARE_OF_ALL(lang), share_words(of.share, lang)),
            *shares,
            (terms.PERIOD(lang), period(self.scoped, metric)),
            (words.BASIS(lang), kind_of_figure(self.scoped, metric)),
        )

    def _press(self, pair_id: str | None, track_id: str | None) -> str | None:
        """Where a press leads; what belongs to no pair and no track cannot be asked for."""
        if not (pair_id or track_id):
            return None
        return href("funds", toggled(self.shown.address, pair_id, track_id))
