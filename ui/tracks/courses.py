"""How each track grows, as a chart's lines and a table; and the page's conclusion in a sentence."""

from analytics import selection
from analytics.answer import Part
from analytics.blanks import blank_word
from analytics.figure_words import lacking
from analytics.growth.rate import can_grow, grown, is_startup
from analytics.metrics import METRICS, Metric
from analytics.printed import printed
from analytics.selection import SPANS
from analytics.tracks.courses import TrackCourse, TrackCourses
from analytics.tracks.matrix import Matrix
from charts.style import Axis, Series
from style import terms
from style.numbers import figure, percent, unit_label
from style.periods import say_period, say_period_in_two
from style.text import beside
from style.units import PERCENT
from ui.address import href
from ui.figures import words
from ui.figures.about import pair_name, short_period, track_name
from ui.figures.cells import NONE, SHARE_DECIMALS
from ui.figures.chosen import toggled
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.tracks import words as track_words
from ui.tracks.matrix import listed_pairs
from ui.view import View


def _figure(metric: Metric, value: object, lang: str) -> str:
    return str(figure(value, metric.unit, lang, metric.decimals))  # type: ignore[arg-type]


def each_words(shown: View, found: TrackCourses) -> str:
    """What a value of one quarter is."""
    metric, asked = METRICS[found.metric_id], shown.selection
    at_capacity = metric.over_time_of(asked) == "at_capacity"
    span = selection.AT_CAPACITY if at_capacity else SPANS[metric.scope(asked).span].label
    return terms.EACH[found.each](shown.lang, span=span(shown.lang))


def course_quarters(found: TrackCourses, lang: str) -> list[str]:
    return [say_period_in_two(quarter, lang) for quarter in found.quarters]


def course_lines(shown: View, found: TrackCourses) -> list[Series]:
    """A line a track that ever had a value; what belongs to none has none."""
    known = [c for c in found.courses if c.track_id and any(v is not None for v in c.values)]
    return [_line(shown, found, course) for course in known]


def _line(shown: View, found: TrackCourses, course: TrackCourse) -> Series:
    lang, metric, name = shown.lang, METRICS[found.metric_id], track_name(shown, course.track_id)
    said = tuple(
        track_words.POINT(lang, track=name, quarter=say_period(q, lang), figure=_figure(metric, value, lang))
        for q, value in zip(found.quarters, course.values, strict=True)
    )
    values = tuple(None if v is None else float(v) for v in course.values)
    return Series(str(course.track_id), name, values, said)


def course_axis(metric: Metric, lang: str) -> Axis:
    title = beside(metric.label(lang), unit_label(metric.unit, lang), lang)
    return Axis(title, lambda tick: figure(tick, metric.unit, lang, metric.decimals).number)


def course_alt(shown: View, found: TrackCourses) -> str:
    lang = shown.lang
    return track_words.COURSE_ALT(
        lang,
        label=METRICS[found.metric_id].label(lang),
        tracks=len(found.courses),
        each=each_words(shown, found),
        first=say_period(found.quarters[0], lang),
        last=say_period(found.quarters[-1], lang),
    )


def undated_words(shown: View, found: TrackCourses) -> str:
    """What is in the sums but in no quarter of the chart; empty where there is nothing."""
    if found.undated is None or found.each != "quarter":
        return ""
    return track_words.UNDATED(shown.lang, amount=_figure(METRICS[found.metric_id], found.undated, shown.lang))


def course_table(shown: View, found: TrackCourses) -> Ledger:
    """Each track's figure, the same a year before, the change, and its share."""
    lang, metric = shown.lang, METRICS[found.metric_id]
    columns = [
        Column("track", terms.TRACK(lang)),
        Column("value", beside(metric.short(lang), unit_label(metric.unit, lang), lang), "bar", sortable=True),
    ]
    if any(course.before for course in found.courses):
        columns += [
            Column("before", terms.YEAR_AGO(lang), "number", wide=True),
            Column("change", terms.CHANGE(lang), "change", sortable=True),
        ]
    if not metric.is_ratio:
        columns.append(Column("share", beside(terms.SHARE(lang), PERCENT.label(lang), lang), "number", sortable=True))
    top = max((float(c.now.value) for c in found.courses if c.now.value is not None), default=0.0)
    rows = tuple(_course(shown, metric, course, top) for course in found.courses)
    return Ledger(track_words.GROWTH(lang), tuple(columns), rows)


def _course(shown: View, metric: Metric, course: TrackCourse, top: float) -> Row:
    lang, before = shown.lang, course.before.value if course.before else None
    growth = grown(course.now.value, before, metric.unit, is_startup(shown.selection))
    moved = growth.said(lang) if can_grow(metric, shown.selection) else None
    share = None if course.share is None else float(course.share)
    bar = None if course.now.value is None or top <= 0 else max(0.0, float(course.now.value) / top)
    cells = {
        "track": Cell(track_name(shown, course.track_id)),
        "value": _number(metric, course.now, lang, bar),
        "before": _number(metric, course.before, lang) if course.before else Cell("—", muted=True),
        "change": Cell(moved.text if moved else "—", muted=True, sort=growth.order),
        "share": Cell(
            "—" if share is None else figure(share, PERCENT, lang, SHARE_DECIMALS).number,
            muted=share is None,
            sort=share,
        ),
    }
    target = None
    if course.track_id:
        target = href("tracks", shown.address.to(tracks=toggled(shown.address, None, course.track_id).tracks))
    return Row(course.track_id or NONE, cells, target)


def _number(metric: Metric, part: Part, lang: str, bar: float | None = None) -> Cell:
    said = printed(metric, part, lang).number
    if part.value is None:
        return Cell(said, muted=True)
    return Cell(said, lacking(part, lang), bar=bar, sort=float(part.value))


def tracks_lead(shown: View, found: TrackCourses, board: Matrix) -> str:
    """What was reached, on which track most and least, and how many cells of the matrix have no data."""
    lang, metric, part = shown.lang, METRICS[found.metric_id], found.whole
    known = [c for c in found.courses if c.track_id and c.now.value is not None]
    known.sort(key=lambda course: -course.now.value)
    came = ""
    if part.reported < part.due and part.value is not None:
        came = track_words.CAME(lang, reported=f"{part.reported:,}", due=f"{part.due:,}")
    about = {
        "period": short_period(shown, metric),
        "who": _who(shown),
        "label": metric.label(lang),
        "figure": str(printed(metric, part, lang)),
        "gaps": _gaps(shown, board),
    }
    if part.value is None:
        return track_words.LEAD_NOTHING(lang, **about)
    if len(known) < 2 or known[0].now.value == known[-1].now.value:
        return track_words.LEAD_ALONE(lang, came=came, **about)
    first, most = _ends(shown, metric, known, known[0])
    last, least = _ends(shown, metric, known, known[-1])
    about |= {"first": first, "most": most, "last": last, "least": least}
    if metric.is_ratio:
        return track_words.LEAD_LEVELS(lang, **about)
    return track_words.LEAD_SHARES(lang, came=came, **about)


def _ends(shown: View, metric: Metric, known: list[TrackCourse], end: TrackCourse) -> tuple[str, str]:
    """The tracks that share an end of the order by name, and their share, of a ratio their figure."""
    lang = shown.lang
    alike = [c for c in known if c.now.value == end.now.value]
    said = _figure(metric, end.now.value, lang)
    if end.share is not None:
        said = percent(end.share, lang, SHARE_DECIMALS)
    names = terms.JOINT(lang).join(track_name(shown, c.track_id) for c in alike)
    return names, track_words.EACH_ONE(lang, share=said) if len(alike) > 1 else said


def _gaps(shown: View, board: Matrix) -> str:
    """Of the whole matrix; nothing is said of it where pairs or tracks are chosen from it."""
    if shown.selection.pairs or shown.selection.tracks:
        return ""
    listed = listed_pairs(shown, board)
    every = [part for (p, t), part in board.cells.items() if p in listed and None not in (p, t)]
    gaps = [part.blank for part in every if part.value is None]
    said = terms.JOINT(shown.lang).join(blank_word(blank, shown.lang) for blank in dict.fromkeys(gaps))
    return track_words.LEAD_GAPS(shown.lang, all=len(every), gaps=len(gaps), blank=said) if gaps else ""


def _who(shown: View) -> str:
    """The pairs and tracks selected, by name where it is one alone; nothing where neither is narrowed."""
    lang, asked = shown.lang, shown.selection
    pair = track = ""
    if asked.pairs:
        pair = (
            pair_name(shown, asked.pairs[0])
            if len(asked.pairs) == 1
            else words.SOME_PAIRS(lang, count=len(asked.pairs))
        )
    if len(asked.tracks) == 1:
        track = track_name(shown, asked.tracks[0])
        pair = track_words.MEMBER(lang, pair=pair, track=track) if pair else ""
    elif asked.tracks:
        track = words.SOME_TRACKS(lang, count=len(asked.tracks))
        pair = terms.JOINT(lang).join((pair, track)) if pair else ""
    return track_words.WHO(lang, who=pair or track) if pair or track else ""
