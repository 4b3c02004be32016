"""One pair: what it completed and its place, six figures, its quarters, its money, and what to say of it."""

from typing import Any

from analytics.answer import Part, Refused, parts
from analytics.blanks import blank_word
from analytics.figure_words import END_OF
from analytics.funds.ladder import STEPS
from analytics.headlines import Headline
from analytics.known_facts import wording as facts_wording
from analytics.known_facts.coverage import known_facts
from analytics.known_facts.facts import is_partial
from analytics.known_facts.next_steps import next_steps
from analytics.lookup import pairs
from analytics.metrics import METRICS
from analytics.pairs.conclusion import conclusion
from analytics.pairs.facts import happenings, projects, stated
from analytics.selection import Selection
from analytics.table import NOTHING, Cell, Column, Table, column, metric_cell, table, text
from cache.remembered import remembered
from reports.story import words
from reports.story.assessment import of_pair as assessed_of_pair
from reports.story.context import ReportContext, basis, clause, figures_of, moved, once, period, printed, series, source
from reports.story.known_facts import stated_events, stated_figures
from reports.story.map import focused
from reports.story.model import Chart, MapPicture, Section, Series
from reports.story.talk import talk
from style import terms
from style.numbers import scaled_by, unit_label
from style.periods import say_period
from style.units import PERCENT, YUAN

FIGURES = ("investment_completed", "output_value", "projects", "fund_spent", "execution_rate", "leverage")
BY_QUARTER = "investment_completed"
_ROOM_FOR = 2  # lists of facts beside a map; where there are fewer, what to ask for fills the place
TARGETS = {
    "investment_completed": ("investment_target", "investment_target_rate"),
    "output_value": ("output_target", "output_target_rate"),
}


def one_pair(context: ReportContext, pair_id: str, drawn: MapPicture, with_scores: bool = True) -> Section | str:
    """A reason where nothing at all is known of the pair under the selection."""
    own, lang = context.of_pair(pair_id), context.lang
    figures, without = figures_of(own, FIGURES)
    chart, measures = _quarters_chart(own, pair_id), _measures_table(own)
    tables: list[Table | None] = [measures]
    if chart is None:
        tables += [
            stated_figures(own, stated(own.dataset, pair_id, own.selection)),
            stated_events(own, happenings(own.dataset, pair_id, own.selection)),
        ]
        if sum(made is not None for made in tables) < _ROOM_FOR:
            tables.append(_steps(own))
    scores, points = assessed_of_pair(own, pair_id) if with_scores else ((), None)
    told = tuple(made for made in (*tables, points) if made)
    if not figures and not told:
        return words.NO_FACTS(lang)
    said = terms.OF_PAIR(lang, pair=pairs(context.dataset)[pair_id].label(lang), said=_title(own, pair_id))
    metric_ids = once([figure.id for figure in figures] + [BY_QUARTER] * (chart is not None))
    when = "" if metric_ids else END_OF(lang, quarter=say_period(own.selection.as_of, lang))
    listed = any(made.id in ("stated", "events") for made in told)
    return Section(
        f"pair-{pair_id}",
        "pair",
        said,
        without,
        figures,
        told,
        (chart,) if chart else (),
        focused(drawn, pair_id),
        (*talk(own, pair_id), *scores),
        source(own, metric_ids, when=when, listed=listed),
        pair_id,
    )


def _steps(own: ReportContext) -> Table | None:
    """What to ask next of a pair of which only facts are known, as its page has it."""
    if not is_partial(own.dataset):
        return None
    steps = next_steps(own.dataset, known_facts(own.dataset, own.selection))
    made = facts_wording.steps_table(own.dataset, steps, own.lang, facts_wording.SUGGESTED(own.lang))
    return made.only("supplier", "ask", "reason") if steps else None


def _title(own: ReportContext, pair_id: str) -> str:
    """What it completed and its place; else its figure of another basis; else how much the sources state."""
    lang, dataset, selection = own.lang, own.dataset, own.selection
    metric, actual = METRICS[BY_QUARTER], selection.value_type == "actual"
    said = conclusion(dataset, pair_id, selection) if actual else None
    if said:
        own.metric(BY_QUARTER)
        return clause(said(lang))
    for metric_id in FIGURES:
        line, metric = own.line(metric_id), METRICS[metric_id]
        if line.now.value is not None and (metric.value_type == "actual" and metric_id != "projects"):
            own.metric(metric_id)
            return words.OF_BASIS(
                lang,
                period=period(own, metric),
                label=metric.label(lang),
                basis=basis(own, metric),
                value=printed(metric, line.now, lang),
            )
    found = stated(dataset, pair_id, selection)
    counts = {
        "figures": sum(said.value is not None for said in found),
        "words": sum(said.value is None for said in found),
        "events": len(happenings(dataset, pair_id, selection)),
        "projects": len(projects(dataset, selection)),
    }
    counted = [words.COUNTED[kind](lang, count=count) for kind, count in counts.items() if count]
    return words.FACTS_COUNTED(lang, counted=terms.JOINT(lang).join(counted))


def _quarters_chart(own: ReportContext, pair_id: str) -> Chart | None:
    """The quarters of the as-of year beside those of the year before; none where no quarter has a value."""
    lang = own.lang
    by_quarter = _by_quarter(own.dataset, BY_QUARTER, own.among_all).get(pair_id, {})
    year = own.selection.quarter.year
    years = [_year(own, by_quarter, at, role) for at, role in ((year - 1, "muted"), (year, "navy"))]
    drawn = tuple(made for made in years if any(value is not None for value in made.values))
    if not drawn:
        return None
    metric = own.metric(BY_QUARTER)
    said = [
        terms.VALUE_AT(lang, period=f"{made.label} {name}", value=value)
        for made in drawn
        for name, value in zip(_names(lang), made.printed, strict=True)
        if value
    ]
    alt = words.QUARTERS_ALT(
        lang,
        pair=pairs(own.dataset)[pair_id].label(lang),
        label=metric.label(lang),
        values=terms.LIST_STOP(lang).join(said),
    )
    return Chart(
        f"quarters-{pair_id}",
        "columns",
        words.QUARTERS(lang, label=metric.label(lang)),
        unit_label(metric.unit, lang),
        _names(lang),
        drawn,
        alt,
        scaled_by(metric.unit, lang)[1],
    )


@remembered
def _by_quarter(dataset: Any, metric_id: str, selection: Selection) -> dict[str, dict[str, Part]]:
    """Pair id → quarter → its figure alone, whatever the span; nothing where the selection has none."""
    found: dict[str, dict[str, Part]] = {}
    try:
        every = parts(dataset, metric_id, ("pair", "quarter"), selection.at(selection.as_of, "programme"))
    except Refused:
        return found
    for part in every:
        if None not in part.of:
            found.setdefault(str(part.of[0]), {})[str(part.of[1])] = part
    return found


def _names(lang: str) -> tuple[str, ...]:
    return tuple(name(lang) for name in terms.QUARTERS)


def _year(own: ReportContext, by_quarter: dict[str, Part], year: int, role: str) -> Series:
    """A quarter to come stands empty; one of which nothing is known says so."""
    metric = METRICS[BY_QUARTER]
    held = [by_quarter.get(f"{year}Q{number}") for number in (1, 2, 3, 4)]
    absent = [blank_word(part.blank, own.lang) if part and part.value is None else "" for part in held]
    values = [part.value if part else None for part in held]
    return series(say_period(str(year), own.lang), values, metric.unit, own.lang, metric.decimals, role, absent)


def _measures_table(own: ReportContext) -> Table | None:
    """Investment and output against last year and target, and each step of the fund against last year's fund."""
    lang, at = own.lang, own.to(METRICS["execution_rate"].scope(own.selection))
    lines = [(own, own.line(metric_id)) for metric_id in TARGETS]
    lines += [(at, at.line(f"fund_{stage}")) for stage in STEPS]
    told = [(asked, line) for asked, line in lines if line.now.value is not None]
    if not told:
        return None
    rows = [_measure(asked, line) for asked, line in told]
    columns = [
        Column("measure", terms.METRIC(lang)),
        column("now", words.NOW(lang), YUAN, lang),
        column("before", terms.YEAR_AGO(lang), YUAN, lang),
        Column("change", terms.CHANGE(lang)),
        column("target", terms.YEAR_TARGET(lang), YUAN, lang),
        column("rate", words.TARGET_RATE(lang), PERCENT, lang, 1),
    ]
    columns, rows = _without_empty(columns, rows)
    note = words.TARGETS_NOTE(lang)
    if own.selection.span == "quarter" and any(one.id == "rate" for one in columns):
        note += ("" if lang == "zh" else " ") + words.TARGETS_OF_YEAR(lang)
    return table("measures", words.MEASURES(lang), columns, rows, note)


def _without_empty(columns: list[Column], rows: list[list[Cell]]) -> tuple[list[Column], list[list[Cell]]]:
    """Without the columns of numbers that nobody has, and the change where there is no year before."""
    kept = [n for n, one in enumerate(columns) if one.kind == "text" or any(row[n][1] is not None for row in rows)]
    if "before" not in {columns[n].id for n in kept}:
        kept = [n for n in kept if columns[n].id != "change"]
    return [columns[n] for n in kept], [[row[n] for n in kept] for row in rows]


def _measure(context: ReportContext, line: Headline) -> list[Cell]:
    lang, metric = context.lang, context.metric(line.metric_id)
    before = line.before.value if line.before else None
    label = metric.label(lang)
    if metric.table == "fund_flows":
        label = words.OF_MONEY(lang, label=metric.short(lang), funds=period(context, metric))
    change, _ = moved(metric, line.now.value, before, context.selection, lang)
    cells = [
        text(label),
        metric_cell(metric, line.now, lang),
        metric_cell(metric, line.before, lang) if line.before else NOTHING,
        text(change) if change else NOTHING,
    ]
    return cells + _target(context, line.metric_id)


def _target(context: ReportContext, metric_id: str) -> list[Cell]:
    """The year's target and what is reached of it; nothing for what has none by its nature."""
    lang, cells = context.lang, []
    for target_id in TARGETS.get(metric_id, ()):
        now = context.line(target_id).now
        cells.append(metric_cell(METRICS[target_id], now, lang))
        if now.value is not None:
            context.metric(target_id)
    return cells or [NOTHING, NOTHING]
