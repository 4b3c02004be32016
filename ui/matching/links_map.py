"""The pairs in force and the best one-to-one as links on the map."""

from analytics.lookup import counties
from analytics.map.footnote import footnote
from analytics.map.names import shortened
from analytics.matching.actual import Actual
from analytics.matching.assignment import Two
from analytics.matching.outcome_wording import BEST
from analytics.matching.wording import COMPLEMENTARITY, points_words
from analytics.programme import inset_name
from charts.map_view import RATE_WIDTH, STEPS, Arc, Legend, MapView, MapWords
from store.codes import ROLE
from ui.matching import words
from ui.matching.ledgers import two_href
from ui.view import View

NEW_SHADE, KEPT_SHADE = STEPS - 1, STEPS // 2


def links_map(shown: View, found: Actual) -> MapView:
    """Links in both, those of the best alone, and dashed those in force that are not in it."""
    lang = shown.lang
    now = {(one.line.industrial_adcode, one.line.mountain_adcode) for one in found.kept}
    best = set(found.best.pairs) if found.best else set()
    names = {one: counties(shown.dataset)[one].name(lang) for one in (*found.table.industrial, *found.table.mountain)}
    kept, proposed, gone = now & best, best - now, now - best
    arcs = [_arc(shown, found, two, names, KEPT_SHADE, words.MAP_KEPT(lang)) for two in sorted(kept)]
    arcs += [_arc(shown, found, two, names, None, words.MAP_GONE(lang)) for two in sorted(gone)]
    arcs += [_arc(shown, found, two, names, NEW_SHADE, words.MAP_NEW(lang)) for two in sorted(proposed)]
    roles = dict.fromkeys(found.table.industrial, "industrial") | dict.fromkeys(found.table.mountain, "mountain")
    return MapView(
        arcs=tuple(arcs),
        roles=roles,
        labels=names,
        brief=shortened(names),
        cities={one.city_adcode: one.city(lang) for one in counties(shown.dataset).values()},
        legend=Legend(
            roles=(ROLE["industrial"].label(lang), ROLE["mountain"].label(lang)),
            arc_title=words.MAP_LINKS(lang),
            shades=(
                (KEPT_SHADE, words.MAP_COUNT(lang, said=words.MAP_KEPT(lang), count=len(kept))),
                (NEW_SHADE, words.MAP_COUNT(lang, said=words.MAP_NEW(lang), count=len(proposed))),
            ),
            no_figure=words.MAP_COUNT(lang, said=words.MAP_GONE(lang), count=len(gone)),
        ),
        footnote=footnote(lang),
        alt=words.MAP_ALT(lang, now=len(now), kept=len(kept), new=len(proposed)),
        words=MapWords(words.OPEN_TWO(lang), inset_name(lang)),
        height="fit",
    )


def _arc(shown: View, found: Actual, two: Two, names: dict[str, str], step: int | None, said: str) -> Arc:
    lang, line = shown.lang, found.table.line(*two)
    return Arc(
        "-".join(two),
        *two,
        None if step is None else RATE_WIDTH,
        words.TWO_NAMES(lang, industrial=names[two[0]], mountain=names[two[1]]),
        ((BEST(lang), said), (COMPLEMENTARITY(lang), points_words(line.total, lang))),
        two_href(shown, two),
        step=step,
    )
