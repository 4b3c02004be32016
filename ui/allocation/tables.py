"""The split as tables: each pair's amount beside last year's, what it is made of, and what the criteria read of it."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from analytics import figure_words
from analytics.allocation.criteria import CRITERIA, UNFINISHED
from analytics.allocation.plan import WEIGHTED, Plan
from analytics.allocation.returns import Lacking, lacking
from analytics.allocation.scores import CAPPED, MOST_REACHED, Reading, Scores
from analytics.allocation.split import YUAN as YUAN_IN_WAN
from analytics.allocation.split import Allocation, PairShare
from analytics.growth.rate import grown
from analytics.lookup import pairs
from analytics.metrics import METRICS
from store.codes import VALUE_TYPE
from style import terms
from style.numbers import NO_DATA, Figure, figure, percent, unit_label, wan, wan_unit
from style.periods import say_period
from style.text import beside
from style.units import YUAN
from ui.address import href
from ui.allocation import words as allocation_words
from ui.figures.about import rows_label, rows_link
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.view import View


def of_wan(amount: int, lang: str) -> Figure:
    """Whole 万元, in which a plan is split, as printed."""
    return wan(amount * YUAN_IN_WAN, lang)


def pair_name(shown: View, pair_id: str) -> str:
    return pairs(shown.dataset)[pair_id].label(shown.lang)


def unnarrowed(shown: View) -> View:
    """The page's own scope: all pairs, tracks and stages, whatever the rest of the app is narrowed to."""
    address = shown.address.widened()
    return replace(shown, address=address, selection=address.selection(shown.dataset))


def rules_words(plan: Plan, lang: str) -> str:
    """The rules in one line."""
    weights = [
        allocation_words.WEIGHT(lang, name=CRITERIA[one].name(lang), weight=plan.weight(one)) for one in WEIGHTED
    ]
    return allocation_words.RULES_OF(
        lang,
        envelope=figure(plan.envelope * YUAN_IN_WAN, YUAN, lang),
        weights=terms.JOINT(lang).join(weights),
        floor=plan.floor,
        cap=plan.cap,
        reserve=plan.reserve,
    )


def signed(yuan: Decimal | int, lang: str) -> Cell:
    """▲ 1,234: a sum of money more or less, neither good nor bad."""
    said = wan(abs(yuan), lang).number
    mark = "▲" if yuan > 0 else "▼" if yuan < 0 else ("＝" if lang == "zh" else "=")
    return Cell(f"{mark} {said}" if yuan else mark, sort=float(yuan), muted=not yuan)


def split_table(shown: View, found: Allocation) -> Ledger:
    """Who gains most first; without anything to compare with, who has most."""
    lang, year = shown.lang, found.before
    planned, actual = (VALUE_TYPE[one].label(lang) for one in ("planned", "actual"))
    columns = (
        Column("pair", terms.PAIR(lang)),
        Column("amount", beside(allocation_words.AMOUNT(lang), wan_unit(lang), lang), "bar", sortable=True),
        Column(
            "planned",
            beside(terms.PLANNED_OF_YEAR(lang, year=year), f"{wan_unit(lang)} · {planned}", lang),
            "number",
            sortable=True,
            wide=True,
        ),
        Column("change", beside(terms.CHANGED(lang), wan_unit(lang), lang), "change", sortable=True),
        Column("rate", allocation_words.CHANGED_RATE(lang), "change", sortable=True, wide=True),
        Column("bound", terms.BOUND(lang)),
        Column("lacks", terms.NOT_CAME(lang), "number", sortable=True),
        Column(
            "otherwise",
            beside(allocation_words.OTHERWISE(lang), wan_unit(lang), lang),
            "change",
            sortable=True,
            wide=True,
        ),
        Column(
            "allocated",
            beside(terms.ALLOCATED_OF_YEAR(lang, year=year), f"{wan_unit(lang)} · {actual}", lang),
            "number",
            sortable=True,
            wide=True,
        ),
    )
    most = max(line.amount for line in found.lines) or 1
    lacks = lacking(shown.dataset, shown.selection.as_of, found.plan)
    order = sorted(found.lines, key=lambda line: (line.change is None, -(line.change or line.yuan), line.pair_id))
    rows = tuple(_split(shown, line, most, lacks.get(line.pair_id)) for line in order)
    return Ledger(allocation_words.RESULT(lang), columns, rows, foot=_sums(found, lang))


def _split(shown: View, line: PairShare, most: int, lacks: Lacking | None) -> Row:
    lang = shown.lang
    growth = grown(line.yuan, line.planned, YUAN)
    rate = growth.said(lang)
    cells = {
        "pair": Cell(pair_name(shown, line.pair_id)),
        "amount": Cell(of_wan(line.amount, lang).number, sort=line.amount, bar=line.amount / most),
        "planned": fund_cell(shown, "planned", line.pair_id, line.planned),
        "allocated": fund_cell(shown, "allocated", line.pair_id, line.allocated),
        "change": Cell("—", muted=True) if line.change is None else signed(line.change, lang),
        "rate": Cell(rate.text if rate else "—", muted=rate is None, sort=growth.order),
        "bound": Cell(allocation_words.BOUNDS[line.bound](lang)) if line.bound else Cell("—", muted=True),
        **_lacks(lacks, lang),
    }
    return Row(line.pair_id, cells, href("pair", shown.address.to(pair=line.pair_id)))


def _lacks(one: Lacking | None, lang: str) -> dict[str, Cell]:
    """What was due and did not come, and what the amount would be read otherwise."""
    nothing = Cell("—", muted=True)
    if one is None:
        return {"lacks": nothing, "otherwise": nothing}
    names = terms.JOINT(lang).join(CRITERIA[criterion].name(lang) for criterion in one.of)
    told = Cell(allocation_words.LACKS_OF(lang, lacks=one.lacks, due=one.due), sub=names, sort=one.lacks)
    if one.difference is None:
        return {"lacks": told, "otherwise": nothing}
    way = allocation_words.TO_PARTIAL if one.withheld else allocation_words.TO_MEDIAN
    return {"lacks": told, "otherwise": replace(signed(one.difference * YUAN_IN_WAN, lang), sub=way(lang))}


def fund_cell(shown: View, stage: str, pair_id: str, amount: Decimal | None) -> Cell:
    """Last year's money of a pair, as a link to its rows."""
    lang, metric = shown.lang, METRICS[f"fund_{stage}"]
    if amount is None:
        return Cell(NO_DATA(lang), muted=True)
    said = wan(amount, lang)
    at = unnarrowed(shown)
    at = replace(at, address=at.address.to(span="year"))
    return Cell(
        said.number,
        sort=float(amount),
        href=rows_link(at, metric, pairs=(pair_id,)),
        label=rows_label(at, metric, str(said), (pair_id,)),
    )


def _sums(found: Allocation, lang: str) -> tuple[Row, ...]:
    """Pairs, the province and all: this plan beside last year's budget."""
    planned = sum(found.planned, Decimal(0)) if found.planned else None
    lines = {
        "pairs": (allocation_words.ALL_PAIRS, found.total, planned),
        "province": (terms.PROVINCE_AND_RESERVE, found.plan.kept_back, found.planned_reserve),
        "whole": (allocation_words.WHOLE, found.plan.envelope, found.planned_whole),
    }
    rows = []
    for one, (label, amount, before) in lines.items():
        yuan = Decimal(amount * YUAN_IN_WAN)
        rate = grown(yuan, before, YUAN).said(lang)
        cells = {
            "pair": Cell(label(lang)),
            "amount": Cell(of_wan(amount, lang).number),
            "planned": Cell(wan(before, lang).number, muted=before is None),
            "change": Cell("—", muted=True) if before is None else signed(yuan - before, lang),
            "rate": Cell(rate.text if rate else "—", muted=rate is None),
        }
        rows.append(Row(one, cells, kind="total"))
    return tuple(rows)


def parts_table(shown: View, found: Allocation) -> Ledger:
    """What each criterion gives each pair, and what bounds and rounding change; the largest amount first."""
    lang = shown.lang
    columns = [Column("pair", terms.PAIR(lang))]
    columns += [Column(one, CRITERIA[one].name(lang), "number", sortable=True, wide=one == "base") for one in CRITERIA]
    columns += [
        Column("adjustment", terms.ADJUSTMENT(lang), "change", sortable=True),
        Column("amount", allocation_words.AMOUNT(lang), "number", sortable=True),
    ]
    order = sorted(found.lines, key=lambda line: (-line.amount, line.pair_id))
    sums = {one: sum(line.parts[one] for line in found.lines) for one in CRITERIA}
    total = _made(allocation_words.ALL_PAIRS(lang), sums, 0, found.total, lang)
    rows = []
    for line in order:
        cells = _made(pair_name(shown, line.pair_id), line.parts, line.adjustment, line.amount, lang)
        for one in CRITERIA:
            if line.pair_id in found.scores[one].missing:
                cells[one] = replace(cells[one], sub=terms.BY_MEDIAN(lang))
        rows.append(Row(line.pair_id, cells, href("pair", shown.address.to(pair=line.pair_id))))
    caption = beside(allocation_words.MADE_OF(lang), wan_unit(lang), lang)
    return Ledger(caption, tuple(columns), tuple(rows), foot=(Row("whole", total, kind="total"),))


def _made(name: str, given: Mapping[str, int], adjustment: int, amount: int, lang: str) -> dict[str, Cell]:
    cells = {one: Cell(of_wan(part, lang).number, sort=part) for one, part in given.items()}
    return {
        "pair": Cell(name),
        **cells,
        "adjustment": signed(adjustment * YUAN_IN_WAN, lang),
        "amount": Cell(of_wan(amount, lang).number, sort=amount),
    }


def readings_table(shown: View, found: Mapping[str, Scores]) -> Ledger:
    """What each criterion that reads the data reads of each pair, and the share that follows."""
    lang = shown.lang
    read = [found[one] for one in CRITERIA if CRITERIA[one].unit]
    columns = [Column("pair", terms.PAIR(lang))]
    columns += [Column(one.criterion_id, reading_head(one, lang), "number", sortable=True) for one in read]
    rows = []
    for pair_id in found["base"].readings:
        cells = {one.criterion_id: _reading(shown, one, pair_id) for one in read}
        rows.append(Row(pair_id, {"pair": Cell(pair_name(shown, pair_id))} | cells))
    return Ledger(allocation_words.READINGS(lang), tuple(columns), tuple(rows))


def reading_head(found: Scores, lang: str) -> str:
    criterion = CRITERIA[found.criterion_id]
    assert criterion.unit
    said = f"{unit_label(criterion.unit, lang)} · {criterion.basis(lang)} · {reading_period(found, lang)}"
    return beside(criterion.name(lang), said, lang)


def reading_period(found: Scores, lang: str) -> str:
    """2025年 of what is a whole year's, the quarter's end of what is a level; of an assessment nobody has, the quarter."""
    if found.criterion_id == "completion":
        return say_period(found.as_of[:4], lang)
    if found.criterion_id == "performance" and len(found.as_of) == 4:
        return say_period(found.as_of, lang)
    return figure_words.END_OF(lang, quarter=say_period(found.as_of, lang))


def said_reading(criterion_id: str, reading: Reading, lang: str) -> Figure:
    of = CRITERIA[criterion_id].unit
    if reading.value is None or of is None:
        return Figure(NO_DATA(lang), "")
    exact = Decimal(reading.value.numerator) / Decimal(reading.value.denominator)
    return figure(exact, of, lang, 1)


def _reading(shown: View, found: Scores, pair_id: str) -> Cell:
    lang, reading, share = shown.lang, found.readings[pair_id], found.shares.get(pair_id)
    told = percent(share, lang, 2) if share is not None else ""
    said = said_reading(found.criterion_id, reading, lang)
    if reading.value is None:
        if reading.partial is not None:
            sub = allocation_words.WITHHELD(lang, share=told) if told else ""
            return Cell(allocation_words.NOT_READ(lang), muted=True, sub=sub)
        return Cell(said.number, muted=True, sub=allocation_words.COUNTED_MEDIAN(lang, share=told) if told else "")
    over = found.criterion_id in CAPPED and reading.value > MOST_REACHED
    shared = allocation_words.LOWER_IS_MORE if found.criterion_id == "idle" else allocation_words.SHARE_OF
    sub = [(allocation_words.CAPPED_AT if over else shared)(lang, share=told) if told else ""]
    if reading.reported != reading.due:
        sub.append(figure_words.COVERED(lang, reported=f"{reading.reported:,}", due=f"{reading.due:,}"))
    label = allocation_words.OPENS(
        lang, pair=pair_name(shown, pair_id), name=CRITERIA[found.criterion_id].name(lang), figure=said
    )
    return Cell(
        said.number,
        sub=" · ".join(filter(None, sub)),
        sort=float(reading.value),
        href=behind(shown, found, pair_id),
        label=label,
    )


def behind(shown: View, found: Scores, pair_id: str) -> str:
    """Where a reading comes from: the rows of the two sums, the pair's money step by step, or its assessments."""
    metric_id, address = CRITERIA[found.criterion_id].metric_id, shown.address.widened()
    if found.criterion_id == "idle":
        return href("funds", address.to(pairs=(pair_id,), span="programme"))
    if metric_id is None:
        return href("pair", address.to(pair=pair_id), "records") + "#assessed"
    asked = address.to(metric=metric_id, pairs=(pair_id,), side=None, span="year")
    if found.criterion_id == "need":
        return href("rows", asked.to(stages=UNFINISHED))
    return href("rows", asked.to(q=found.as_of, span="programme" if found.criterion_id == "execution" else "year"))
