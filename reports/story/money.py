"""Fund money: at which step it rests, fund year by fund year, and who holds the largest gaps."""

from dataclasses import replace

from analytics.funds import wording
from analytics.funds.gaps import Owners, owners
from analytics.funds.ladder import GAP_STEPS, GAPS, STEPS, Ladder, ladder
from analytics.funds.wording import amount_words, gap_words, held_words, step_before, step_name, steps_words
from analytics.funds.years import RATE, YearLadders, fund_years
from analytics.standings import pace
from analytics.standings.pace import progresses
from analytics.table import Table
from reports.story import words
from reports.story.context import ReportContext, figures_of, series, source
from reports.story.model import Chart, Section
from style import terms
from style.numbers import figure, scaled_by, unit_label
from style.periods import say_period
from style.units import YUAN

FUNDS = tuple(f"fund_{stage}" for stage in STEPS)


def money(context: ReportContext) -> Section | str:
    """A reason in words where the selection has no ladder, or where no step below another is known."""
    found = ladder(context.dataset, context.selection)
    if found.refused:
        return found.refused(context.lang)
    if not has_steps(found):
        return words.ONE_STEP(context.lang)
    at = context.to(found.scope)
    figures, without = figures_of(at, (*FUNDS, RATE))
    holders = [owners(context.dataset, step, context.selection) for step in GAP_STEPS]
    years = fund_years(context.dataset, context.selection)
    return Section(
        "money",
        "money",
        _title(context, found),
        (*_sentences(context, found), *without),
        figures,
        tables=tuple(made for made in (_years_table(context, years), _owners_table(context, holders)) if made),
        charts=(ladder_chart(context, found, "ladder"),),
        source=source(at, (*FUNDS, RATE)),
    )


def has_steps(found: Ladder) -> bool:
    """Whether there is more than one level to hold against another."""
    return sum(bool(rung.flows) for rung in found.rungs) > 1


def ladder_chart(context: ReportContext, found: Ladder, chart_id: str) -> Chart:
    lang, funds = context.lang, found.scope.say_funds(context.lang)
    values = [rung.amount for rung in found.rungs]
    drawn = series(funds, values, YUAN, lang)
    said = tuple(
        amount_words(rung, lang) if value is None or rung.none_yet else printed
        for rung, value, printed in zip(found.rungs, values, drawn.printed, strict=True)
    )
    return Chart(
        chart_id,
        "ladder",
        words.LADDER(lang, funds=funds),
        unit_label(YUAN, lang),
        tuple(step_name(rung.stage, lang) for rung in found.rungs),
        (type(drawn)(drawn.label, drawn.values, said, "navy"),),
        steps_words(found, lang),
        scaled_by(YUAN, lang)[1],
        gaps=tuple(gap_words(rung, lang) for rung in found.rungs),
    )


def _title(context: ReportContext, found: Ladder) -> str:
    lang, widest = context.lang, found.widest
    told = {"funds": found.scope.say_funds(lang), "quarter": say_period(found.scope.as_of, lang)}
    if widest is None:
        last = [rung for rung in found.rungs if rung.amount is not None][-1]
        return words.NOT_STUCK(lang, **told, step=step_name(last.stage, lang), amount=amount_words(last, lang))
    holders = owners(context.dataset, widest.stage, context.selection)
    return words.STUCK(
        lang,
        **told,
        before=step_name(step_before(widest.stage), lang),
        step=step_name(widest.stage, lang),
        gap=GAPS[widest.stage](lang),
        amount=figure(widest.short, YUAN, lang),
        held=held_words(context.dataset, holders, lang),
    )


def _sentences(context: ReportContext, found: Ladder) -> list[str]:
    """The steps, what is more than at the step before, what cannot be told, and how pairs stand against the calendar."""
    lang = context.lang
    said = [
        words.MORE_THAN_BEFORE(lang, step=step_name(rung.stage, lang), amount=figure(-rung.short, YUAN, lang))
        for rung in found.rungs
        if rung.short is not None and rung.short < 0
    ]
    if found.reason:
        steps = terms.JOINT(lang).join(step_name(r.stage, lang) for r in found.rungs if r.refused)
        said.append(words.WITHHELD(lang, names=steps, reason=found.reason(lang)))
    return [*said, *pace_counts(context, RATE)]


def pace_counts(context: ReportContext, metric_id: str) -> list[str]:
    """执行率：达到 9 对、…; nothing where nobody is judged."""
    lang, found = context.lang, progresses(context.dataset, metric_id, context.selection)
    if not found.is_judged:
        return []
    return [
        words.PACE_COUNTS(lang, label=context.metric(metric_id).label(lang), counts=pace.counts_in_words(found, lang))
    ]


def _years_table(context: ReportContext, found: YearLadders) -> Table | None:
    """A line a fund year of which anything is known, and one for all so far where there are several."""
    lines = [line for line in found.lines if not line.is_empty]
    context.metric(RATE)
    if not lines:
        return None
    if found.whole and len(lines) > 1:
        lines.append(found.whole)
    note = words.YEARS_NOTE(context.lang, quarter=say_period(found.scope.as_of, context.lang))
    made = wording.years_table(lines, context.lang, note)
    return replace(made, total=_adds_up(made))


def _adds_up(made: Table) -> bool:
    """Whether the last row is the sum of the others in every column of money."""
    money = [n for n, one in enumerate(made.columns) if one.kind == "money"]
    amounts = [[row[n] for n in money] for row in made.exact]
    if len(amounts) < 3 or any(value is None for row in amounts for value in row):
        return False
    *years, whole = amounts
    return all(sum(values[:-1]) == values[-1] for values in zip(*years, whole, strict=True))  # type: ignore[arg-type]


def _owners_table(context: ReportContext, every: list[Owners]) -> Table | None:
    """Of each step's gap the largest holders."""
    lang = context.lang
    note = words.OWNERS_NOTE(lang)
    made = wording.owners_table(context.dataset, every, lang, words.OWNERS(lang), wording.NAMED, note)
    return made.only("step", "owner", "gap", "share") if made.printed else None
