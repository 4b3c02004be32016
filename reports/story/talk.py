"""What to say of one pair: a highlight, a problem and a matter to settle, each from the data in plain words."""

from collections.abc import Iterator
from fractions import Fraction

from analytics.code_words import measure, word
from analytics.coverage import coverage
from analytics.metrics import METRICS
from analytics.pairs.comparison import COMPARED, Compared, comparison
from analytics.pairs.facts import happenings, projects, stated
from analytics.pairs.wording import day_words, subject_name, title_words, value_words
from analytics.selection import PROGRAMME_START
from analytics.standings.pace import PACED, PACES, Progress, progresses
from analytics.standings.ranking import Ranked, Ranking, ranking
from reports.story import words
from reports.story.context import ReportContext, moved, period, printed
from reports.story.warnings import asks, of_pair
from style.numbers import figure, percent, rounded
from style.periods import say_period
from style.units import YUAN

RATE = "execution_rate"
FEWEST = 4  # pairs with a figure, below which a place says little
GROWN = ("investment_completed", "output_value")
PRODUCING = ("in_production", "at_capacity")
PLACED = tuple(m for m in COMPARED if m not in ("projects", "events"))  # how many there are is no merit


def talk(context: ReportContext, pair_id: str) -> tuple[tuple[str, str], ...]:
    """(label, sentence) of each; of what is not actual there is nothing to judge. `context` is of the pair alone."""
    if context.selection.value_type != "actual":
        return ()
    found = {
        "highlight": next(_highlights(context, pair_id)),
        "problem": next(_problems(context, pair_id)),
        "matter": next(_matters(context, pair_id)),
    }
    return tuple((words.TALK[kind](context.lang), said) for kind, said in found.items())


def _highlights(context: ReportContext, pair_id: str) -> Iterator[str]:
    """A place in the first third, growth, what has happened, what is stated."""
    placed = [
        (one, stood) for one, stood in _placed(context, pair_id) if stood.part.value and stood.place * 3 <= one.known
    ]
    if placed:
        one, stood = min(placed, key=lambda found: Fraction(found[1].place, found[0].known))
        yield _place_words(context, one, stood, good=True)
    yield from _changes(context, "good")
    yield from _known(context, pair_id)
    yield words.NO_HIGHLIGHT(context.lang)


def _known(context: ReportContext, pair_id: str) -> Iterator[str]:
    """What is stated to have happened or to be there: events of the pair (an award is of a county), projects that
    produce, figures."""
    lang = context.lang
    for event in happenings(context.dataset, pair_id, context.selection):
        if event.value_type == "actual" and event.kind != "award":
            yield words.KNOWN_EVENT(
                lang,
                title=title_words(event, lang),
                kind=word("event_kind", event.kind)(lang),
                basis=word("value_type", event.value_type)(lang),
                day=day_words(event.day, event.precision, lang),
            )
    for project in projects(context.dataset, context.selection):
        if project.stage in PRODUCING:
            yield words.KNOWN_PROJECT(lang, project=project.name, stage=word("stage", project.stage)(lang))
    for said in stated(context.dataset, pair_id, context.selection):
        yield words.KNOWN_FIGURE(
            lang,
            subject=subject_name(context.dataset, said, lang),
            label=measure(said.metric_id)(lang),
            value=value_words(said, lang),
            basis=word("value_type", said.value_type)(lang),
        )


def _problems(context: ReportContext, pair_id: str) -> Iterator[str]:
    """Behind the calendar, a place in the last third, a fall, what did not come, nothing known."""
    behind = slowest(context, pair_id)
    if behind:
        yield _behind_words(context, *behind)
    placed = [(one, stood) for one, stood in _placed(context, pair_id) if stood.place * 3 > one.known * 2]
    if placed:
        one, stood = max(placed, key=lambda found: Fraction(found[1].place, found[0].known))
        yield _place_words(context, one, stood, good=False)
    yield from _changes(context, "bad")
    if missing := _missing(context, pair_id):
        yield words.UNREPORTED(
            context.lang,
            quarter=say_period(context.selection.as_of, context.lang),
            missing=f"{missing[0]:,}",
            due=f"{missing[1]:,}",
        )
    if not any(context.line(metric_id).now.value for metric_id in (*GROWN, "fund_spent")):
        yield words.NOTHING_KNOWN(context.lang)
    yield words.NO_PROBLEM(context.lang, count=len(PLACED))


def _matters(context: ReportContext, pair_id: str) -> Iterator[str]:
    """The largest warning, what is not spent, what lacks to the target, what did not come, nothing known."""
    lang, selection = context.lang, context.selection
    for warned in of_pair(context, pair_id):
        yield asks(context, warned)
    rate = context.to(METRICS[RATE].scope(selection)).line(RATE).now
    if rate.numerator is not None and rate.denominator is not None and rate.denominator > rate.numerator:
        funds = METRICS[RATE].scope(selection).say_funds(lang)
        unspent = figure(rate.denominator - rate.numerator, YUAN, lang)
        yield words.UNSPENT(lang, funds=funds, amount=unspent)
    behind = slowest(context, pair_id)
    if behind and behind[1].part.denominator is not None and behind[1].part.numerator is not None:
        metric_id, line = behind
        target = METRICS[metric_id].denominator
        lacks = line.part.denominator - line.part.numerator  # type: ignore[operator]
        if lacks > 0 and target and target.table == "targets":
            label = context.metric(f"{target.item.partition('_')[0]}_target").label(lang)
            yield words.TO_TARGET(lang, label=label, amount=figure(lacks, YUAN, lang))
    if missing := _missing(context, pair_id):
        yield words.REPORT_THEM(lang, quarter=say_period(selection.as_of, lang), missing=f"{missing[0]:,}")
    if not any(context.line(metric_id).now.value for metric_id in (*GROWN, "fund_spent")):
        yield words.START_REPORTING(lang, year=PROGRAMME_START[:4])
    yield words.NOTHING_TO_SETTLE(lang)


def slowest(context: ReportContext, pair_id: str) -> tuple[str, Progress] | None:
    """The metric in which the pair falls furthest below the calendar, with its progress; None where in none."""
    found = []
    for metric_id in PACED:
        told = progresses(context.dataset, metric_id, context.among_all)
        for line in told.lines:
            if line.pair_id == pair_id and line.status in ("behind", "slightly_behind") and line.reached is not None:
                found.append((line.reached, metric_id, line))
    return min(found, key=lambda one: one[:2])[1:] if found else None


def _behind_words(context: ReportContext, metric_id: str, line: Progress) -> str:
    lang, metric = context.lang, context.metric(metric_id)
    elapsed = progresses(context.dataset, metric_id, context.among_all).elapsed
    points = rounded((float(elapsed or 0) - float(line.part.value)) * 100, 1)
    return words.BEHIND(
        lang,
        label=metric.label(lang),
        period=period(context, metric),
        value=printed(metric, line.part, lang),
        gone=percent(elapsed or 0, lang, 0),
        points=f"{points:,}",
        status=PACES[line.status].label(lang),
    )


def _placed(context: ReportContext, pair_id: str) -> list[tuple[Compared, Ranked]]:
    """The metrics in which the pair has a place that sets it apart."""
    found = []
    for one in comparison(context.dataset, context.among_all, (pair_id,)):
        stood = one.stood[pair_id]
        if (
            one.metric_id in PLACED
            and isinstance(stood, Ranked)
            and one.known >= FEWEST
            and len({r.place for r in _order(context, one).ranked}) > 1
        ):
            found.append((one, stood))
    return found


def _order(context: ReportContext, one: Compared) -> Ranking:
    return ranking(context.dataset, one.metric_id, context.among_all)


def _place_words(context: ReportContext, one: Compared, stood: Ranked, *, good: bool) -> str:
    lang, metric = context.lang, context.metric(one.metric_id)
    shared = sum(ranked.place == stood.place for ranked in _order(context, one).ranked) > 1
    return (words.BEST_PLACE if good else words.WORST_PLACE)(
        lang,
        label=metric.label(lang),
        period=period(context, metric),
        value=printed(metric, stood.part, lang),
        known=one.known,
        place=stood.place,
        tied=words.TIED(lang) if shared else "",
    )


def _changes(context: ReportContext, tone: str) -> Iterator[str]:
    """Growth or falls on the year before."""
    for metric_id in GROWN:
        line, metric = context.line(metric_id), METRICS[metric_id]
        before = line.before.value if line.before else None
        change, taken = moved(metric, line.now.value, before, context.lang)
        if taken == tone:
            metric = context.metric(metric_id)
            yield (words.GREW if tone == "good" else words.FELL)(
                context.lang,
                label=metric.label(context.lang),
                period=period(context, metric),
                value=printed(metric, line.now, context.lang),
                change=change,
            )


def _missing(context: ReportContext, pair_id: str) -> tuple[int, int] | None:
    """How many of how many figures due for the as-of quarter did not come; None where all did."""
    found = coverage(context.dataset, context.among_all).missing
    return next(((gone, due) for pair, gone, due in found if pair == pair_id), None)
