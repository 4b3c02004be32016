"""Tasks in words and tables, for page and file alike."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from analytics.findings.hypotheses import KINDS
from analytics.funds.ladder import GAPS
from analytics.lookup import counties, pairs
from analytics.metrics import METRICS
from analytics.table import NOTHING, Cell, Column, Table, table, text
from analytics.tasks import words
from analytics.tasks.colours import COLOURS, colour, was_red
from analytics.tasks.counts import Counts, board, counts
from analytics.tasks.raised import values_of
from analytics.tasks.rules import TaskRules
from analytics.warnings.rules import RULES
from store.datasets import Dataset
from store.tasks.definition import Task, Trigger, Unit
from style import terms
from style.numbers import figure
from style.text import Text
from style.units import YUAN

NAMED = 3  # units of overdue tasks that the first sentence names
BOARD_COLOURS = ("red", "yellow", "blue")


def lead_words(dataset: Dataset, tasks: Sequence[Task], today: date, rules: TaskRules, lang: str) -> str:
    """How many there are and with whom the overdue ones are."""
    if not tasks:
        return words.LEAD_NONE(lang)
    told = counts(tasks, today, rules)
    late = Counter(unit for one in tasks if colour(one, today, rules) == "red" for unit in one.responsible)
    units = units_words(dataset, [unit for unit, _ in late.most_common(NAMED)], lang)
    if len(late) > NAMED:
        units = words.AND_MORE(lang, units=units)
    overdue = words.OVERDUE_WITH(lang, count=told.overdue, units=units) if told.overdue else ""
    return words.LEAD(
        lang,
        opened=told.opened,
        open=told.open,
        overdue=overdue or (words.NONE_OVERDUE(lang) if told.open else ""),
        cleared=told.cleared,
        closed=told.closed,
        reopened=words.REOPENED_TOO(lang, count=told.reopened) if told.reopened else "",
    )


def resolved_words(meeting: str, tasks: Sequence[Task], today: date, rules: TaskRules, lang: str) -> str:
    """What became of what a meeting resolved."""
    if not tasks:
        return words.NONE_RESOLVED(lang, meeting=meeting)
    told = counts(tasks, today, rules)
    done = told.opened - told.open
    return words.RESOLVED(lang, meeting=meeting, count=told.opened, done=done, open=told.open, late=told.overdue)


def unit_name(dataset: Dataset, unit: Unit, lang: str) -> str:
    """A county by its name in the dataset, an office as it was written."""
    known = counties(dataset).get(unit.adcode)
    return known.name(lang) if known else unit.name


def units_words(dataset: Dataset, units: Sequence[Unit], lang: str) -> str:
    return terms.JOINT(lang).join(unit_name(dataset, unit, lang) for unit in units)


def state(task: Task) -> str:
    """One of STATES."""
    if task.closing:
        return task.closing.kind
    last = next(one.kind for one in reversed(task.events) if one.kind in ("opened", "answered", "reopened"))
    return {"opened": "waits", "answered": "answered", "reopened": "reopened"}[last]


def rule_name(trigger: Trigger) -> Text:
    """What the trigger's rule is called on its own page."""
    match trigger.kind:
        case "warning":
            return RULES[trigger.rule].label
        case "finding":
            return KINDS[trigger.rule].label
        case "gap":
            return GAPS[trigger.rule]
        case "figure":
            return METRICS[trigger.rule].label
    return words.CAUSES["resolution"]


def cause_words(trigger: Trigger, lang: str) -> str:
    try:
        return words.CAUSES[trigger.kind](lang, rule=rule_name(trigger)(lang))
    except KeyError:  # a rule that this program no longer has
        return f"{trigger.kind} {trigger.rule}"


def until_words(trigger: Trigger, lang: str) -> str:
    """What has to be so before the data close it."""
    rule = rule_name(trigger)(lang)
    if trigger.kind == "warning":
        limit = RULES[trigger.rule].limit(values_of(trigger))(lang)
        return words.UNTIL["warning"](lang, rule=rule, limit=limit)
    if trigger.kind in ("finding", "resolution"):
        return words.UNTIL[trigger.kind](lang, rule=rule)
    if trigger.kind == "gap":
        return words.UNTIL["gap"](lang, rule=rule, value=figure(Decimal(trigger.held["most"]), YUAN, lang))
    metric = METRICS[trigger.rule]
    reach = next(one for one in ("due", "least", "most") if one in trigger.held)
    value = "" if reach == "due" else figure(Decimal(trigger.held[reach]), metric.unit, lang, metric.decimals)
    return words.UNTIL[reach](lang, rule=rule, value=value)


def list_table(dataset: Dataset, tasks: Sequence[Task], today: date, rules: TaskRules, lang: str) -> Table:
    """A row a task, in the order given."""
    columns = (
        Column("number", words.NUMBER(lang), "count"),
        Column("colour", words.COLOUR(lang)),
        Column("task", words.TASK(lang)),
        Column("state", words.STATE(lang)),
        Column("due", words.DUE(lang)),
        Column("lead", words.LEAD_UNIT(lang)),
        Column("responsible", words.RESPONSIBLE(lang)),
        Column("supervising", words.SUPERVISING(lang)),
        Column("asks", words.ASKS(lang)),
        Column("opened", words.OPENED_ON(lang)),
    )
    rows = [
        [
            (str(one.number), one.number),
            text(colour_words(one, today, rules, lang)),
            text(one.seen.said(lang)),
            text(words.STATES[state(one)](lang)),
            text(one.due.isoformat()),
            text(unit_name(dataset, one.lead, lang)),
            text(units_words(dataset, one.responsible, lang)),
            text(unit_name(dataset, one.supervising, lang)) if one.supervising else NOTHING,
            text(one.asks),
            text(one.opened.day.isoformat()),
        ]
        for one in tasks
    ]
    return table("tasks", words.LIST(lang), columns, rows)


def colour_words(task: Task, today: date, rules: TaskRules, lang: str) -> str:
    """The colour, and that it was red where it is not now."""
    now = colour(task, today, rules)
    said = COLOURS[now](lang)
    return f"{said} · {words.WAS_RED(lang)}" if now != "red" and was_red(task, today, rules) else said


def board_table(dataset: Dataset, tasks: Sequence[Task], by: str, today: date, rules: TaskRules, lang: str) -> Table:
    """A row each of BOARDS' members; a task stands with each that it concerns, so that nothing adds up over rows."""
    columns = (
        Column("member", words.MEMBER[by](lang)),
        *(Column(one, COLOURS[one](lang), "count") for one in BOARD_COLOURS),
        Column("cleared", words.STATES["cleared"](lang), "count"),
        Column("closed", words.STATES["closed"](lang), "count"),
        Column("answered", words.ANSWERED(lang), "count"),
        Column("reopened", words.REOPENED(lang), "count"),
        Column("reddened", words.REDDENED(lang), "count"),
        Column("days", words.MEDIAN(lang), "number", decimals=1),
    )
    rows = [[text(member_name(dataset, by, key, lang)), *_counted(of)] for key, of in board(tasks, by, today, rules)]
    return table(f"tasks_{by}", words.BY[by](lang), columns, rows)


def _counted(of: Counts) -> list[Cell]:
    numbers = [of.by_colour[one] for one in BOARD_COLOURS]
    numbers += [of.cleared, of.closed, of.answered, of.reopened, of.reddened]
    days = NOTHING if of.days is None else (f"{of.days:g}", of.days)
    return [*((str(n), n) for n in numbers), days]


def member_name(dataset: Dataset, by: str, key: tuple[str, ...], lang: str) -> str:
    if by == "unit":
        return unit_name(dataset, Unit(*key), lang)
    if by == "rule":
        return cause_words(Trigger(key[0], key[1]), lang)
    known = pairs(dataset).get(key[0])
    return known.label(lang) if known else key[0]


def ages_table(tasks: Sequence[Task], today: date, rules: TaskRules, lang: str) -> Table:
    """A row a group of days for which open tasks have been open."""
    found, limits = counts(tasks, today, rules).ages, rules.limits
    firsts = (0, *(limit + 1 for limit in limits))
    names = [words.UP_TO(lang, first=first, last=last) for first, last in zip(firsts, limits, strict=False)]
    rows = [
        [text(name), (str(n), n)] for name, n in zip((*names, words.BEYOND(lang, last=limits[-1])), found, strict=True)
    ]
    columns = (Column("age", words.AGE(lang)), Column("count", words.COUNT(lang), "count"))
    return table("ages", words.AGES(lang), columns, rows)


def totals(tasks: Sequence[Task], today: date, rules: TaskRules, lang: str) -> tuple[tuple[str, str, str], ...]:
    """The counts of all as cards: id, label, number."""
    of = counts(tasks, today, rules)
    said = (
        ("opened", words.OPENED(lang), of.opened),
        *((one, COLOURS[one](lang), of.by_colour[one]) for one in BOARD_COLOURS),
        ("answered", words.ANSWERED(lang), of.answered),
        ("cleared", words.STATES["cleared"](lang), of.cleared),
        ("closed", words.STATES["closed"](lang), of.closed),
        ("reopened", words.REOPENED(lang), of.reopened),
    )
    days = "—" if of.days is None else f"{of.days:g}"
    return (*((one, label, str(n)) for one, label, n in said), ("days", words.MEDIAN(lang), days))


def by_need(tasks: Sequence[Task], today: date, rules: TaskRules) -> tuple[Task, ...]:
    """Red first, then yellow, blue and what is closed; the earliest date first within each."""
    order = list(COLOURS)
    return tuple(sorted(tasks, key=lambda one: (order.index(colour(one, today, rules)), one.due, one.number)))
