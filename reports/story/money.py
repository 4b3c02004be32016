"""Fund money: at which step it rests, fund year by fund year, and who holds the largest gaps."""

from decimal import Decimal

from analytics.funds.gaps import NO_OWNER, Owner, Owners, owners
from analytics.funds.ladder import GAPS, STEPS, Ladder, Rung, ladder
from analytics.funds.years import RATE, YearLadder, YearLadders, fund_years
from analytics.lookup import pairs, tracks
from analytics.metrics import METRICS
from analytics.standings import pace
from analytics.standings.pace import progresses
from analytics.table import Cell, Column, Table, cell, column, metric_cell, metric_column, table, text
from reports.story import words
from reports.story.asked import Asked, figures_of, once, source
from reports.story.model import Chart, Section
from reports.story.series import series
from style import terms
from style.numbers import figure, percent, scaled_by, unit_label
from style.periods import say_period
from style.units import PERCENT, YUAN

GAP_STEPS = STEPS[1:]
NAMED = 3  # of those who hold a gap
FUNDS = tuple(f"fund_{stage}" for stage in STEPS)


def money(asked: Asked) -> Section | str:
    """A reason in words where the selection has no ladder, or where no step below another is known."""
    found = ladder(asked.dataset, asked.selection)
    if found.refused:
        return found.refused(asked.lang)
    if not has_steps(found):
        return words.ONE_STEP(asked.lang)
    at = asked.to(found.scope)
    figures, without = figures_of(at, (*FUNDS, RATE))
    holders = [owners(asked.dataset, step, asked.selection) for step in GAP_STEPS]
    years = fund_years(asked.dataset, asked.selection)
    return Section(
        "money",
        "money",
        _title(asked, found),
        (*_sentences(asked, found), *without),
        figures,
        tables=tuple(made for made in (_years_table(asked, years), _owners_table(asked, holders)) if made),
        charts=(ladder_chart(asked, found, "ladder"),),
        source=source(at, (*FUNDS, RATE)),
    )


def has_steps(found: Ladder) -> bool:
    """Whether there is more than one level to hold against another."""
    return sum(rung.amount is not None for rung in found.rungs) > 1


def step_name(stage: str, lang: str) -> str:
    return METRICS[f"fund_{stage}"].short(lang)


def amount_words(rung: Rung, lang: str) -> str:
    """A step's amount with its unit, or why there is none: nothing moved, nobody knows, or it cannot be told."""
    if rung.refused:
        return terms.NOT_TOLD(lang)
    return terms.NONE_YET(lang) if rung.none_yet else str(figure(rung.amount, YUAN, lang))


def gap_words(rung: Rung, lang: str) -> str:
    if not rung.short:
        return ""
    if rung.short < 0:
        return terms.MORE_BY(lang, amount=figure(-rung.short, YUAN, lang))
    return terms.GAP_OF(lang, gap=GAPS[rung.stage](lang), amount=figure(rung.short, YUAN, lang))


def ladder_chart(asked: Asked, found: Ladder, chart_id: str) -> Chart:
    lang, funds = asked.lang, found.scope.say_funds(asked.lang)
    values = [Decimal(0) if rung.none_yet else rung.amount for rung in found.rungs]
    drawn = series(funds, values, YUAN, lang)
    said = tuple(
        amount_words(rung, lang) if value is None or rung.none_yet else printed
        for rung, value, printed in zip(found.rungs, values, drawn.printed, strict=True)
    )
    steps = terms.LIST_STOP(lang).join(_step(rung, lang) for rung in found.rungs)
    return Chart(
        chart_id,
        "ladder",
        words.LADDER(lang, funds=funds),
        unit_label(YUAN, lang),
        tuple(step_name(rung.stage, lang) for rung in found.rungs),
        (type(drawn)(drawn.label, drawn.values, said, "navy"),),
        terms.LADDER_ALT(lang, funds=funds, steps=steps),
        scaled_by(YUAN, lang)[1],
        gaps=tuple(gap_words(rung, lang) for rung in found.rungs),
    )


def _step(rung: Rung, lang: str) -> str:
    said = terms.STEP_TOLD(lang, step=step_name(rung.stage, lang), amount=amount_words(rung, lang))
    return " · ".join(once([said, gap_words(rung, lang)]))


def _title(asked: Asked, found: Ladder) -> str:
    lang, widest = asked.lang, found.widest
    told = {"funds": found.scope.say_funds(lang), "quarter": say_period(found.scope.as_of, lang)}
    if widest is None:
        last = [rung for rung in found.rungs if rung.amount is not None][-1]
        return words.NOT_STUCK(lang, **told, step=step_name(last.stage, lang), amount=amount_words(last, lang))
    holders = owners(asked.dataset, widest.stage, asked.selection)
    names = [owner_name(asked, holders, owner) for owner in holders.held[:NAMED]]
    held = terms.HELD_BY(lang, names=terms.JOINT(lang).join(names)) if names else ""
    before = STEPS[STEPS.index(widest.stage) - 1]
    return words.STUCK(
        lang,
        **told,
        before=step_name(before, lang),
        step=step_name(widest.stage, lang),
        gap=GAPS[widest.stage](lang),
        amount=figure(widest.short, YUAN, lang),
        held=held,
    )


def owner_name(asked: Asked, holders: Owners, owner: Owner) -> str:
    if owner.of is None:
        return NO_OWNER[holders.dimension](asked.lang)
    if holders.dimension == "pair":
        return pairs(asked.dataset)[owner.of].label(asked.lang)
    return tracks(asked.dataset)[owner.of](asked.lang)


def _sentences(asked: Asked, found: Ladder) -> list[str]:
    """The steps, what is more than at the step before, what cannot be told, and how pairs stand against the calendar."""
    lang = asked.lang
    said = [
        words.MORE_THAN_BEFORE(lang, step=step_name(rung.stage, lang), amount=figure(-rung.short, YUAN, lang))
        for rung in found.rungs
        if rung.short is not None and rung.short < 0
    ]
    if found.reason:
        steps = terms.JOINT(lang).join(step_name(r.stage, lang) for r in found.rungs if r.refused)
        said.append(words.WITHHELD(lang, names=steps, reason=found.reason(lang)))
    return [*said, *pace_counts(asked, RATE)]


def pace_counts(asked: Asked, metric_id: str) -> list[str]:
    """执行率对照序时进度（75%）：达到序时 9 对、…; nothing where there is no calendar or no rate."""
    lang, found = asked.lang, progresses(asked.dataset, metric_id, asked.selection)
    if not found.elapsed or all(line.reached is None for line in found.lines):
        return []
    gone = percent(found.elapsed, lang, 0)
    return [
        words.PACE_COUNTS(
            lang, label=asked.metric(metric_id).label(lang), gone=gone, counts=pace.counts_in_words(found, lang)
        )
    ]


def _years_table(asked: Asked, found: YearLadders) -> Table | None:
    """A line a fund year and one for all so far."""
    lang, rate = asked.lang, asked.metric(RATE)
    columns = [Column("year", terms.FUND_YEAR(lang))]
    for stage in STEPS:
        columns.append(column(stage, step_name(stage, lang), YUAN, lang))
        if stage in GAP_STEPS:
            columns.append(column(f"{stage}-gap", GAPS[stage](lang), YUAN, lang))
    columns.append(metric_column(rate, lang, column_id="rate"))
    rows = [
        [text(terms.OF_FUND_YEAR(lang, year=line.year)), *_year_cells(asked, line)]
        for line in found.lines
        if not line.is_empty
    ]
    if not rows:
        return None
    if found.whole and len(rows) > 1:
        rows.append([text(terms.ALL_FUND_YEARS(lang)), *_year_cells(asked, found.whole)])
    note = words.YEARS_NOTE(lang, quarter=say_period(found.scope.as_of, lang))
    return table("fund-years", terms.BY_FUND_YEAR(lang), columns, rows, note, total=_adds_up(rows))


def _adds_up(rows: list[list[Cell]]) -> bool:
    """Whether the last row is the sum of the others in every column of money."""
    amounts = [[exact for _, exact in row[1:-1]] for row in rows]
    if len(rows) < 3 or any(value is None for row in amounts for value in row):
        return False
    *years, whole = amounts
    return all(sum(values[:-1]) == values[-1] for values in zip(*years, whole, strict=True))  # type: ignore[arg-type]


def _year_cells(asked: Asked, line: YearLadder) -> list[Cell]:
    lang, above_refused = asked.lang, False
    cells: list[Cell] = []
    for rung in line.rungs:
        cells.append(_amount_cell(rung, lang))
        if rung.stage in GAP_STEPS:
            cells.append(text(words.NONE(lang)) if above_refused else _gap_cell(rung, lang))
        above_refused = rung.refused is not None
    value = line.rate.value if line.rate else None
    return [*cells, metric_cell(METRICS[RATE], value, lang) if line.rate else text(words.NONE(lang))]


def _amount_cell(rung: Rung, lang: str) -> Cell:
    if rung.refused or rung.none_yet:
        return text(amount_words(rung, lang) if rung.none_yet else words.NONE(lang))
    return cell(rung.amount, YUAN, lang)


def _gap_cell(rung: Rung, lang: str) -> Cell:
    if rung.short is None:
        return text(words.NONE(lang)) if rung.refused or rung.none_yet else cell(None, YUAN, lang)
    if rung.short < 0:
        return terms.MORE_BY(lang, amount=figure(-rung.short, YUAN, lang).number), rung.short
    return cell(rung.short, YUAN, lang)


def _owners_table(asked: Asked, every: list[Owners]) -> Table | None:
    """Of each step's gap the largest holders."""
    lang, rows = asked.lang, []
    for found in every:
        for owner in found.held[:NAMED]:
            rows.append(
                [
                    text(GAPS[found.step](lang)),
                    text(owner_name(asked, found, owner)),
                    cell(owner.gap, YUAN, lang),
                    cell(found.share(owner), PERCENT, lang, 1),
                ]
            )
    if not rows:
        return None
    columns = (
        Column("step", words.GAP(lang)),
        Column("owner", terms.OWNER[every[0].dimension](lang)),
        column("gap", terms.AMOUNT(lang), YUAN, lang),
        column("share", terms.SHARE(lang), PERCENT, lang, 1),
    )
    return table("gap-owners", words.OWNERS(lang), columns, rows, words.OWNERS_NOTE(lang))
