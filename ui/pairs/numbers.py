"""A pair's numbers as tables: what each track does, the year's targets, quarter by quarter; every cell leads to its rows."""

from collections.abc import Sequence

from analytics.answer import Part
from analytics.blanks import blank_word
from analytics.figure_words import basis, lacking
from analytics.funds.ladder import STEPS
from analytics.growth.rate import grown
from analytics.judgement.wording import due_words
from analytics.lookup import tracks
from analytics.metrics import METRICS, Metric
from analytics.metrics.benchmarks import BENCHMARKS
from analytics.pairs.course import Quarters, TargetYear, TargetYears
from analytics.pairs.tracks import TrackLine, TrackLines
from analytics.printed import printed
from analytics.selection import PROGRAMME_START
from charts.style import Axis, Series
from style import terms
from style.numbers import figure, percent, unit_label
from style.periods import parse_period, say_period, say_year_to_date
from style.text import beside
from style.units import PERCENT, YUAN
from ui.address import href
from ui.figures import words as row_words
from ui.figures.about import period
from ui.figures.cells import status_cell
from ui.pairs import words as pair_words
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.view import View

FUND_STEPS = tuple(f"fund_{step}" for step in STEPS)


def note(shown: View, metric_ids: Sequence[str], when: str = "") -> str:
    """The period and the basis of a section; the sources are behind each figure."""
    return pair_words.NOTE(shown.lang, about=about(shown, metric_ids, when))


def about(shown: View, metric_ids: Sequence[str], when: str = "") -> str:
    """The period (`when`, or each metric's own) and the basis of some figures, once each."""
    lang, metrics = shown.lang, [METRICS[m] for m in metric_ids]
    periods = [when] if when else [period(shown, metric) for metric in metrics]
    bases = [basis(metric, lang, shown.selection) for metric in metrics]
    stop = terms.LIST_STOP(lang)
    return pair_words.ABOUT(lang, period=stop.join(dict.fromkeys(periods)), basis=stop.join(dict.fromkeys(bases)))


def amount_cell(shown: View, metric: Metric, part: Part, sub: str = "", **where: object) -> Cell:
    """A figure that leads to the rows it is made of; without any row behind it, only its text."""
    lang, said = shown.lang, printed(metric, part, shown.lang)
    target = href("rows", shown.address.to(metric=metric.id, pair=None, **where)) if part.due else None
    subs = " · ".join(filter(None, (sub, lacking(part, lang))))
    label = row_words.OPEN(lang, whose="", label=metric.label(lang), value=str(said)) if target else ""
    return Cell(
        said.number,
        sub=subs,
        muted=part.value is None,
        href=target,
        label=label,
        sort=None if part.value is None else float(part.value),
    )


def headed(metric: Metric, lang: str) -> str:
    """A metric's short name with its unit, for the head of a column."""
    short, unit = metric.short(lang), unit_label(metric.unit, lang)
    return short if unit.lower() == short.lower() else beside(short, unit, lang)


def tracks_table(shown: View, pair_id: str, found: TrackLines) -> Ledger:
    lang = shown.lang
    columns = [Column("track", terms.TRACK(lang))]
    columns += [Column(m, headed(METRICS[m], lang), "number", sortable=True) for m in found.whole]
    rows = [_track(shown, pair_id, line, found) for line in found.lines]
    cells = {m: amount_cell(shown, METRICS[m], part, pairs=(pair_id,)) for m, part in found.whole.items()}
    total = Row("whole", {"track": Cell(pair_words.WHOLE_PAIR(lang))} | cells, kind="total")
    return Ledger(pair_words.SECTIONS["tracks"](lang), tuple(columns), tuple(rows), foot=(total,))


def _track(shown: View, pair_id: str, line: TrackLine, found: TrackLines) -> Row:
    lang, here = shown.lang, {"pairs": (pair_id,)} | ({"tracks": (line.track_id,)} if line.track_id else {})
    name = tracks(shown.dataset)[line.track_id](lang) if line.track_id else terms.OF_NO_TRACK(lang)
    cells = {"track": Cell(name, muted=not line.track_id)}
    for metric_id in found.whole:
        part = line.parts.get(metric_id)
        if part is None:
            cells[metric_id] = Cell("—", muted=True)
            continue
        share, sub = line.shares.get(metric_id), ""
        if share is not None and part.value:
            sub = pair_words.OF_THE_PAIR(lang, share=percent(share, lang))
        # Rows of no track cannot be asked for by an address: such a cell leads nowhere rather than to too many.
        cell = amount_cell(shown, METRICS[metric_id], part, sub, **here)
        cells[metric_id] = cell if line.track_id else Cell(cell.text, sub=cell.sub, muted=cell.muted, sort=cell.sort)
    return Row(line.track_id or "none", cells)


def targets_table(shown: View, pair_id: str, found: Sequence[TargetYears]) -> Ledger:
    """Each year's target, what was completed of it (of a year without one nothing is), and a bar of the share with a tick where the calendar stands."""
    lang, unit = shown.lang, unit_label(YUAN, shown.lang)
    columns = (
        Column("year", terms.YEAR(lang)),
        Column("target", beside(terms.YEAR_TARGET(lang), unit, lang), "number", wide=True),
        Column("done", beside(pair_words.REACHED(lang), unit, lang), "number", wide=True),
        Column("rate", pair_words.RATE(lang), "bar"),
        Column("elapsed", BENCHMARKS["target"].label(lang), "number", wide=True),
        Column("pace", pair_words.PACE(lang), "mark"),
    )
    rates = [float(y.part.value) for one in found for y in one.years if y.part.value is not None]
    most = max([1.0, *rates])
    rows = [_target(shown, pair_id, one.metric_id, year, most) for one in found for year in one.years]
    return Ledger(pair_words.SECTIONS["targets"](lang), columns, tuple(rows))


def _target(shown: View, pair_id: str, metric_id: str, year: TargetYear, most: float) -> Row:
    lang, part, yuan = shown.lang, year.part, YUAN
    target, done = (figure(v, yuan, lang) for v in (part.denominator, part.numerator))
    rate = figure(part.value, PERCENT, lang, 1)
    metric = METRICS[metric_id]
    flow = METRICS[metric.numerator.item]
    here = {"metric": metric_id, "pairs": (pair_id,), "pair": None, "q": year.as_of, "span": "year"}
    behind = href("rows", shown.address.to(**here)) if part.value is not None else None
    cells = {
        "year": Cell(f"{say_period(str(year.year), lang)} {flow.short(lang)}", sub=say_year_to_date(year.as_of, lang)),
        "target": Cell(target.number, muted=part.denominator is None),
        "done": Cell(
            done.number if part.denominator is not None else "—", sub=lacking(part, lang), muted=part.numerator is None
        ),
        "rate": Cell(
            str(rate),
            bar=None if part.value is None else float(part.value) / most,
            muted=part.value is None,
            tick=None if part.value is None else float(year.judgement.share_due or 0) / most,
            href=behind,
            label=row_words.OPEN(lang, whose="", label=metric.label(lang), value=str(rate)) if behind else "",
        ),
        "elapsed": Cell(due_words(year.judgement, lang) or "—"),
        "pace": status_cell(year.judgement, lang),
    }
    return Row(f"{metric_id}-{year.year}", cells)


def quarters_table(shown: View, pair_id: str, found: Sequence[Quarters]) -> Ledger:
    """The newest quarter first; each figure with its change on the same quarter a year before."""
    lang, told = shown.lang, [one for one in found if one.quarters]
    columns = [Column("quarter", terms.PERIOD(lang))]
    for one in told:
        metric = METRICS[one.metric_id]
        columns += [
            Column(metric.id, headed(metric, lang), "number"),
            Column(f"{metric.id}-change", terms.CHANGE(lang), "change", wide=True),
        ]
    lines = zip(*(one.quarters for one in told), strict=True)
    rows = []
    for line in lines:
        cells = {"quarter": Cell(say_period(line[0].quarter, lang))}
        for one, quarter in zip(told, line, strict=True):
            metric = METRICS[one.metric_id]
            here = {"pairs": (pair_id,), "q": quarter.quarter, "span": "quarter"}
            cells[metric.id] = amount_cell(shown, metric, quarter.part, **here)
            cells[f"{metric.id}-change"] = _change(shown, metric, quarter.part, quarter.before)
        rows.append(Row(line[0].quarter, cells))
    return Ledger(pair_words.SECTIONS["quarters"](lang), tuple(columns), tuple(reversed(rows)))


def _change(shown: View, metric: Metric, now: Part, before: Part | None) -> Cell:
    startup = now.of[0] is not None and int(now.of[0][:4]) - 1 <= int(PROGRAMME_START[:4])
    moved = grown(now.value, before.value if before else None, metric.unit, startup).said(shown.lang)
    return Cell(moved.text if moved else "—", muted=True)


def quarter_series(shown: View, found: Quarters) -> tuple[Series, ...]:
    """One series a year, by quarter of the year, so that the same quarters of two years stand side by side."""
    lang, metric = shown.lang, METRICS[found.metric_id]
    by_year: dict[int, dict[int, Part]] = {}
    for one in found.quarters:
        at = parse_period(one.quarter)
        by_year.setdefault(at.year, {})[at.quarter] = one.part
    series = []
    for year, told in by_year.items():
        held = [told.get(n) for n in (1, 2, 3, 4)]
        said = [str(printed(metric, part, lang)) if part else "" for part in held]
        spoken = [
            terms.VALUE_AT(lang, period=say_period(f"{year}Q{n}", lang), value=text) if text else ""
            for n, text in enumerate(said, 1)
        ]
        # A quarter to come stands empty; one of which nothing is known says so.
        absent = tuple(blank_word(part.blank, lang) if part and part.value is None else "" for part in held)
        series.append(
            Series(
                str(year),
                say_period(str(year), lang),
                tuple(None if p is None or p.value is None else float(p.value) for p in held),
                tuple(spoken),
                absent,
            )
        )
    return tuple(series)


def money_axis(title: str, lang: str) -> Axis:
    """An axis of 元 whose ticks read in the house's large unit."""
    return Axis(title, lambda value: figure(value, YUAN, lang).number)
