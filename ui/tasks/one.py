"""One task: what was seen then, what the data say now, what happened since, and the forms of who may."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import streamlit as st

from access.reader import acting
from analytics.findings.hypotheses import Hypothesis
from analytics.findings.sentences import figure_words
from analytics.funds.gaps import Owner
from analytics.lookup import project_names, sources, tracks
from analytics.metrics import METRICS
from analytics.printed import printed
from analytics.tasks import words as task_words
from analytics.tasks.figures import figure_asked
from analytics.tasks.found import STANDINGS, Stands
from analytics.tasks.raised import asked_of, named, values_of
from analytics.tasks.standing import standing
from analytics.tasks.wording import until_words
from analytics.warnings.evidence import rows_of
from analytics.warnings.rules import Warned
from store.codes import FUND_STAGE
from store.datasets import find_dataset
from store.measures import MEASURES
from store.tasks.definition import Event, Task
from style import terms
from style.moments import moment
from style.numbers import NO_DATA, figure, unit_label
from style.periods import say_period
from style.units import YUAN
from ui.address import href
from ui.frame.markup import literal
from ui.pieces.ledger import Cell, Column, Ledger, Row, ledger
from ui.pieces.links import Link, links
from ui.sitemap import SITES
from ui.tasks import words
from ui.tasks.seen import very_view
from ui.tasks.settling import newest
from ui.view import View
from ui.warnings.evidence import rows_table
from ui.warnings.sentences import exact, says


def then(shown: View, task: Task) -> None:
    """The frozen part."""
    lang, seen = shown.lang, task.seen
    held = find_dataset(seen.dataset, seen.version)
    title = seen.dataset
    if held:
        title = held.description.title if lang == "zh" else held.description.title_en
    quarter = say_period(seen.quarter, lang)
    st.caption(literal(words.SEEN_THEN(lang, dataset=title, version=seen.version[:8], quarter=quarter)))
    st.text(seen.said(lang))
    if shown.is_simulated:
        st.caption(words.SIMULATED_TASK(lang))
    st.text(words.CLOSES_WHEN(lang, until=until_words(seen.trigger, lang)))
    if held and seen.page in SITES:
        to = Link("then", words.THE_VERY_VIEW(lang), very_view(seen, SITES[seen.page].url_path, lang))
        links([to], label=words.THE_VERY_VIEW(lang), key=f"task-then-{task.id}", look="buttons")
    elif held is None:
        st.caption(words.VERSION_GONE(lang))


def now(shown: View, task: Task) -> None:
    """What the newest version says of it, by what its page says."""
    lang, dataset = shown.lang, newest(shown)
    found = standing(dataset, task.seen)
    st.markdown(f"### {words.NOW(lang)}")
    if task.seen.trigger.kind == "resolution":
        return st.text(found.why(lang) if found.why else "")
    said = words.NOW_AT(
        lang, quarter=say_period(found.quarter, lang), version=dataset.version[:8], standing=STANDINGS[found.kind](lang)
    )
    if found.why:
        said = words.NOW_WHY(lang, said=said, why=found.why(lang))
    st.text(said)
    if figure_now := now_words(replace(shown, dataset=dataset), task, found):
        st.text(figure_now)
    if task.seen.trigger.kind == "warning" and task.seen.rows:
        at = replace(shown, dataset=dataset, selection=asked_of(task.seen.trigger, dataset.description.last_quarter))
        warned = found.now if isinstance(found.now, Warned) else named(task.seen.trigger)
        rows = rows_of(dataset, at.selection, warned)
        if rows.count:
            with st.expander(words.NOW_ROWS(lang)):
                ledger(rows_table(at, warned, rows), key=f"task-now-{task.id}-{lang}")


def now_words(shown: View, task: Task, found: Stands) -> str:
    """The sentence or the figure as its own page has it now; "" where there is none."""
    lang, trigger, now = shown.lang, task.seen.trigger, found.now
    if isinstance(now, Warned):
        return says(shown, now, values_of(trigger), found.quarter)
    if isinstance(now, Hypothesis):
        return words.NOW_FIGURE(lang, figure=figure_words(now, lang))
    if isinstance(now, Owner):
        return words.NOW_FIGURE(lang, figure=figure(now.gap, YUAN, lang))
    if now is None:
        return ""
    metric, asked = METRICS[trigger.rule], figure_asked(trigger, shown.dataset.description.last_quarter)
    said = printed(metric, now, lang)
    return words.NOW_FIGURE(
        lang, figure=f"{said} ({asked.say_span(lang)})" if lang == "en" else f"{said}（{asked.say_span(lang)}）"
    )


def rows_then(shown: View, task: Task) -> None:
    lang, seen = shown.lang, task.seen
    st.markdown(f"### {task_words.ROWS_THEN(lang)}")
    if not seen.rows:
        return st.text((words.ROWS_OF_OTHERS if seen.count else task_words.NO_ROWS)(lang))
    ledger(rows_ledger(shown, task), key=f"task-rows-{task.id}-{lang}")
    if seen.count > len(seen.rows):
        st.caption(task_words.ROWS_CUT(lang, count=f"{seen.count:,}", kept=len(seen.rows)))


def rows_ledger(shown: View, task: Task) -> Ledger:
    lang, seen = shown.lang, task.seen
    columns = (
        Column("of", terms.ROW(lang)),
        Column("kind", terms.KIND(lang)),
        Column("period", terms.PERIOD(lang)),
        Column("track", terms.TRACK(lang), wide=True),
        Column("amount", terms.AMOUNT(lang), "number"),
        Column("source", terms.SOURCE(lang), wide=True),
    )
    names = project_names(shown.dataset, tuple({row.of for row in seen.rows}))
    known, held = sources(shown.dataset), tracks(shown.dataset)
    rows = []
    for n, row in enumerate(seen.rows):
        source = str(known.get(row.source, {}).get("publisher") or row.source)
        cells = {
            "of": Cell(names.get(row.of, row.of)),
            "kind": Cell(kind_words(row.kind, lang)),
            "period": Cell(say_period(row.period, lang) if row.period else "—"),
            "track": Cell(held[row.track](lang) if row.track in held else row.track or "—"),
            "amount": Cell(amount_words(row.kind, row.amount, lang), muted=not row.amount),
            "source": Cell(source, sub=row.locator),
        }
        rows.append(Row(str(n), cells))
    return Ledger(task_words.ROWS_THEN(lang), columns, tuple(rows), max_height=360)


def kind_words(kind: str, lang: str) -> str:
    """A fund stage, a measure or a metric by its name."""
    if kind in FUND_STAGE.ids:
        return FUND_STAGE[kind].label(lang)
    known = MEASURES.get(kind) or METRICS.get(kind)
    return known.label(lang) if known else kind


def amount_words(kind: str, amount: str, lang: str) -> str:
    """Exact, in the row's own unit; 暂无数据 where it was not reported."""
    if not amount:
        return NO_DATA(lang)
    known = MEASURES.get(kind) or METRICS.get(kind)
    is_money = kind in FUND_STAGE.ids or (known is not None and known.unit.kind == "money")
    if is_money:
        return f"{exact(Decimal(amount), lang)} {unit_label(YUAN, lang, 'exact')}"
    return f"{Decimal(amount):,f}"


def course(shown: View, task: Task) -> None:
    lang = shown.lang
    st.markdown(f"### {task_words.COURSE(lang)}")
    columns = (
        Column("when", task_words.WHEN(lang)),
        Column("kind", terms.KIND(lang)),
        Column("who", task_words.WHO(lang)),
        Column("said", task_words.SAID(lang)),
    )
    rows = tuple(
        Row(
            one.id,
            {
                "when": Cell(moment(one.when, lang)),
                "kind": Cell(task_words.EVENTS[one.kind](lang), tone=_tone(one)),
                "who": Cell(one.who or task_words.BY_DATA(lang)),
                "said": Cell(event_words(task, one, lang), href=handin_href(shown, one)),
            },
        )
        for one in task.events
    )
    ledger(Ledger(task_words.COURSE(lang), columns, rows, stacked=True), key=f"task-course-{task.id}-{lang}")


def handin_href(shown: View, one: Event) -> str | None:
    """An answer that names a hand-in leads to it."""
    return href("datasets", shown.address.to(handin=one.handin), "handin") if one.handin else None


def _tone(event: Event) -> str:
    return {"cleared": "good", "reopened": "bad", "closed": "attention"}.get(event.kind, "")


def event_words(task: Task, one: Event, lang: str) -> str:
    said: Sequence[str] = [
        task.asks if one.kind == "opened" else one.text,
        task_words.OF_DUE(lang, value=one.due) if one.due else "",
        task_words.OF_HANDIN(lang, handin=one.handin) if one.handin else "",
        task_words.OF_VERSION(lang, version=one.version[:8], quarter=say_period(one.quarter, lang))
        if one.version
        else "",
    ]
    return terms.LIST_STOP(lang).join(word for word in said if word)


def reader_name() -> str:
    """The name of who is signed in; "" where nobody is, and the name is typed."""
    who = acting()
    return who.name if who.id else ""
