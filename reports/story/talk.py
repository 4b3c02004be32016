"""What to say of one pair: a highlight, a problem and a matter to settle, each from the data in plain words.

A merit and a fault never name the same thing: what is behind in one way is not praised in another.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from analytics.code_words import measure, word
from analytics.coverage import coverage
from analytics.judgement.wording import due_words, status_words
from analytics.metrics import METRICS
from analytics.pairs.comparison import COMPARED, Compared, comparison
from analytics.pairs.facts import happenings, projects, stated
from analytics.pairs.wording import day_words, subject_name, title_words, value_words
from analytics.selection import PROGRAMME_START
from analytics.standings.pace import PACED, Progress, progresses
from analytics.standings.ranking import Ranked, Ranking, ranking
from reports.story import words
from reports.story.context import ReportContext, moved, period, printed
from reports.story.warnings import asks, of_pair
from style.numbers import figure
from style.periods import say_period
from style.units import YUAN

RATE = "execution_rate"
FEWEST = 4  # pairs with a figure, below which a place says little
GROWN = ("investment_completed", "output_value")
PRODUCING = ("in_production", "at_capacity")
# How many there are is no merit, and neither is what has no better and worse: leverage is high where money was withheld.
PLACED = tuple(m for m in COMPARED if m not in ("projects", "events") and METRICS[m].better != "neutral")


@dataclass(frozen=True)
class Said:
    """A sentence and the thing it speaks of: what is summed (investment_completed, the fund …), however it is measured;
    empty of what is said of returns and of the pair as a whole."""

    subject: str
    sentence: str


def subject(metric_id: str) -> str:
    """What a metric speaks of: investment, its share of the target and its progress are one thing; so is the fund's money,
    which is no better for having been paid out where it is not spent."""
    over = METRICS[metric_id].numerator
    return over.table if over.table == "fund_flows" else over.item


def talk(context: ReportContext, pair_id: str) -> tuple[tuple[str, str], ...]:
    """(label, sentence) of each; of what is not actual there is nothing to judge. `context` is of the pair alone."""
    if context.selection.value_type != "actual":
        return ()
    found = {
        "highlight": next(merit.sentence for merit in merits(context, pair_id)),
        "problem": next(fault.sentence for fault in faults(context, pair_id)),
        "matter": next(_matters(context, pair_id)),
    }
    return tuple((words.TALK[kind](context.lang), said) for kind, said in found.items())


def merits(context: ReportContext, pair_id: str) -> Iterator[Said]:
    """A place in the first third, growth, what has happened, what is stated: of nothing that is a fault too."""
    faulty = {fault.subject for fault in faults(context, pair_id) if fault.subject}
    yield from (merit for merit in _highlights(context, pair_id) if merit.subject not in faulty)
    yield Said("", words.NO_HIGHLIGHT(context.lang))


def _highlights(context: ReportContext, pair_id: str) -> Iterator[Said]:
    placed = [
        (one, stood) for one, stood in _placed(context, pair_id) if stood.part.value and stood.place * 3 <= one.known
    ]
    for one, stood in sorted(placed, key=lambda found: Fraction(found[1].place, found[0].known)):
        yield Said(subject(one.metric_id), _place_words(context, one, stood, good=True))
    yield from _changes(context, "good")
    yield from (Said("", known) for known in _known(context, pair_id))


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


def faults(context: ReportContext, pair_id: str) -> Iterator[Said]:
    """Behind the calendar, a place in the last third, a fall, what did not come, nothing known."""
    for metric_id, line in behind(context, pair_id):
        yield Said(subject(metric_id), _behind_words(context, metric_id, line))
    fulfilled = _fulfilled(context, pair_id)
    placed = [
        (one, stood)
        for one, stood in _placed(context, pair_id)
        if stood.place * 3 > one.known * 2 and subject(one.metric_id) not in fulfilled
    ]
    for one, stood in sorted(placed, key=lambda found: -Fraction(found[1].place, found[0].known)):
        yield Said(subject(one.metric_id), _place_words(context, one, stood, good=False))
    yield from _changes(context, "bad")
    if missing := _missing(context, pair_id):
        said = words.UNREPORTED(
            context.lang,
            quarter=say_period(context.selection.as_of, context.lang),
            missing=f"{missing[0]:,}",
            due=f"{missing[1]:,}",
        )
        yield Said("", said)
    if not any(context.line(metric_id).now.value for metric_id in (*GROWN, "fund_spent")):
        yield Said("", words.NOTHING_KNOWN(context.lang))
    yield Said("", words.NO_PROBLEM(context.lang, count=len(PLACED)))


def _fulfilled(context: ReportContext, pair_id: str) -> set[str]:
    """Of what the pair is as far as it set out to be, or as far as the year: a small amount is then no fault."""
    return {
        subject(metric_id)
        for metric_id in PACED
        for line in progresses(context.dataset, metric_id, context.among_all).lines
        if line.pair_id == pair_id and line.status == "on_schedule"
    }


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
    slow = slowest(context, pair_id)
    if slow and slow[1].part.denominator is not None and slow[1].part.numerator is not None:
        metric_id, line = slow
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
    return next(iter(behind(context, pair_id)), None)


def behind(context: ReportContext, pair_id: str) -> list[tuple[str, Progress]]:
    """Every metric in which the pair is below the calendar, the least reached first."""
    found = []
    for metric_id in PACED:
        told = progresses(context.dataset, metric_id, context.among_all)
        for line in told.lines:
            if line.pair_id == pair_id and line.status in ("behind", "slightly_behind") and line.reached is not None:
                found.append((line.reached / (line.share_due or 1), metric_id, line))
    return [one[1:] for one in sorted(found, key=lambda one: one[:2])]


def _behind_words(context: ReportContext, metric_id: str, line: Progress) -> str:
    lang, metric = context.lang, context.metric(metric_id)
    return words.BEHIND(
        lang,
        label=metric.label(lang),
        period=period(context, metric),
        value=printed(metric, line.part, lang),
        due=due_words(line.judgement, lang),
        status=status_words(line.judgement, lang),
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


def _changes(context: ReportContext, tone: str) -> Iterator[Said]:
    """Growth or falls on the year before."""
    for metric_id in GROWN:
        line, metric = context.line(metric_id), METRICS[metric_id]
        before = line.before.value if line.before else None
        change, sign = moved(metric, line.now.value, before, context.selection, context.lang)
        if sign == (1 if tone == "good" else -1):
            metric = context.metric(metric_id)
            said = (words.GREW if tone == "good" else words.FELL)(
                context.lang,
                label=metric.label(context.lang),
                period=period(context, metric),
                value=printed(metric, line.now, context.lang),
                change=change,
            )
            yield Said(subject(metric_id), said)


def _missing(context: ReportContext, pair_id: str) -> tuple[int, int] | None:
    """How many of how many figures due for the as-of quarter did not come; None where all did."""
    found = coverage(context.dataset, context.among_all).missing
    return next(((gone, due) for pair, gone, due in found if pair == pair_id), None)
