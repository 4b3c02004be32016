"""What pairs and tracks are chosen: by a press on a cell, in a sentence, and where it leads."""

from analytics.answer import Part
from analytics.figure_words import lacking
from analytics.metrics import Metric
from analytics.printed import printed
from analytics.selection import Selection
from ui.address import Address, href
from ui.figures import words
from ui.figures.about import kind_of_figure, pair_name, short_period, track_name
from ui.pieces.links import Link
from ui.sitemap import SITES
from ui.view import View
from ui.words import DEFINITION


def toggled(address: Address, pair_id: str | None, track_id: str | None) -> Address:
    """The address narrowed to the pair and the track (None: all of them); taken back where it is just that."""
    wanted = (pair_id,) if pair_id else (), (track_id,) if track_id else ()
    back = (address.pairs, address.tracks) == wanted
    return address.to(pairs=() if back else wanted[0], tracks=() if back else wanted[1])


def is_chosen(selection: Selection, pair_id: str | None, track_id: str | None) -> bool:
    """Whether the cell is in what pairs and tracks are narrowed to; none is where they are not."""
    if not (selection.pairs or selection.tracks):
        return False
    return (not selection.pairs or pair_id in selection.pairs) and (
        not selection.tracks or track_id in selection.tracks
    )


def who(shown: View) -> str:
    """The pairs and tracks selected, by name where it is one of them."""
    lang, asked = shown.lang, shown.selection
    pair = words.SOME_PAIRS(lang, count=len(asked.pairs)) if asked.pairs else words.EVERY_PAIR(lang)
    track = words.SOME_TRACKS(lang, count=len(asked.tracks)) if asked.tracks else words.EVERY_TRACK(lang)
    if len(asked.pairs) == 1:
        pair = pair_name(shown, asked.pairs[0])
    if len(asked.tracks) == 1:
        track = track_name(shown, asked.tracks[0])
    return words.AND(lang).join((pair, track))


def chosen_words(shown: View, metric: Metric, part: Part, nothing: str = "") -> str:
    """The figure of all that is selected, with its period, its basis and what of it was reported. `nothing` is said where
    there is no figure because it is known that there is nothing."""
    lang = shown.lang
    note = [short_period(shown, metric), kind_of_figure(shown, metric), lacking(part, lang)]
    return words.CHOSEN(
        lang,
        who=who(shown),
        label=metric.label(lang),
        figure=nothing or printed(metric, part, lang),
        note=words.AND(lang).join(filter(None, note)),
    )


def chosen_links(shown: View, metric: Metric) -> list[Link]:
    """To the rows behind the figure, to the definition, to the pair where it is one, to the projects; and back to all."""
    lang, address, asked = shown.lang, shown.address, shown.selection
    found = [Link("rows", SITES["rows"].title(lang), href("rows", address.to(metric=metric.id)))]
    if len(asked.pairs) == 1:
        label = words.SEE_PAIR(lang, pair=pair_name(shown, asked.pairs[0]))
        found.append(Link("pair", label, href("pair", address.to(pair=asked.pairs[0]))))
    found.append(Link("projects", SITES["projects"].title(lang), href("projects", address)))
    found.append(Link("methods", DEFINITION(lang), href("methods", address) + f"#{metric.id}"))
    if asked.pairs or asked.tracks:
        found.append(Link("all", words.SEE_ALL(lang), href("tracks", address.to(pairs=(), tracks=()))))
    return found
