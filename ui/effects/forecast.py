"""年末预测 as tables and a chart: pair by pair with intervals and targets, and what each method missed by in earlier years."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from analytics import figure_words
from analytics.effects.backtest import Score, Trial
from analytics.effects.forecast import REASONS, Forecast, PairForecast
from analytics.effects.intervals import COVERED, FEWEST_YEARS
from analytics.effects.methods import METHODS
from analytics.effects.review import ReviewPoint
from analytics.effects.targets import OUTLOOKS, Prospect, Prospects
from analytics.effects.year_and_quarters import FORESEEN
from analytics.lookup import pairs
from analytics.metrics import METRICS, Metric
from style import terms
from style.numbers import NO_DATA, figure, percent, unit_label
from style.periods import parse_period, say_period
from ui.address import href
from ui.effects import words as effect_words
from ui.figures.about import rows_label, rows_link
from ui.figures.cells import figure_cell
from ui.pieces.ledger import Cell, Column, Ledger, Row
from ui.view import View

NONE = Cell("—", muted=True)
TONES = {"likely": "good", "open": "attention", "unlikely": "bad"}  # ● ▲ ■


def metric_of(made: Forecast) -> Metric:
    return METRICS[FORESEEN[made.foreseen_id].metric_id]


def range_name(made: Forecast, lang: str) -> str:
    """What the ends of a pair's forecast are: a record of past errors, with how many it held; an interval only where enough
    years were tested to say so."""
    if made.held is None:
        return effect_words.NO_RANGE(lang)
    if made.held.is_interval:
        return effect_words.INTERVAL(lang, covered=percent(COVERED, lang, 0))
    return effect_words.PAST_RANGE(lang, cases=made.held.cases, inside=made.held.inside)


def signed(share: Fraction | None, lang: str) -> str:
    """＋ or − before a share, so that more and less are told apart without colour."""
    if share is None:
        return NO_DATA(lang)
    sign = "+" if share > 0 else "−" if share < 0 else ""
    return effect_words.MISSED_BY(lang, sign=sign, percent=percent(abs(share), lang))


def what_words(foreseen_id: str, as_of: str, lang: str) -> str:
    """2025年度资金当年支出, 2025年全年完成投资."""
    return FORESEEN[foreseen_id].whole(lang, year=parse_period(as_of).year)


def names(shown: View, pair_ids: tuple[str, ...] | list[str]) -> str:
    every = pairs(shown.dataset)
    return terms.JOINT(shown.lang).join(every[p].label(shown.lang) for p in pair_ids)


def money_range(value: Decimal | None, low: Decimal | None, high: Decimal | None, metric: Metric, lang: str) -> str:
    """8.65 亿元（8.44–8.86）."""
    said = str(figure(value, metric.unit, lang, metric.decimals))
    return said + range_words(low, high, metric, lang)


def range_words(low: Decimal | None, high: Decimal | None, metric: Metric, lang: str) -> str:
    if low is None or high is None:
        return ""
    ends = (figure(end, metric.unit, lang, metric.decimals).number for end in (low, high))
    return effect_words.RANGE(lang, **dict(zip(("low", "high"), ends, strict=True)))


def forecast_lead(shown: View, every: list[tuple[Forecast, Prospects | None]]) -> str:
    """What the year is likely to come to; why nothing is said where nothing is."""
    lang, quarter = shown.lang, say_period(shown.selection.as_of, shown.lang)
    told = [(made, aimed) for made, aimed in every if made.whole.value is not None]
    if not told:
        why = terms.LIST_STOP(lang).join(dict.fromkeys(why_words(made, lang) for made, _ in every))
        return effect_words.LEAD_NO_FORECAST(lang, quarter=quarter, why=why)
    said = []
    for made, aimed in told:
        metric, whole = metric_of(made), made.whole
        one = effect_words.LEAD_ONE(
            lang,
            what=what_words(made.foreseen_id, made.as_of, lang),
            figure=figure(whole.value, metric.unit, lang, metric.decimals),
            range=range_words(whole.low, whole.high, metric, lang),
        )
        if aimed and aimed.share is not None:
            one += effect_words.LEAD_TARGET(lang, share=percent(aimed.share, lang))
            if missing := len(aimed.having("unlikely")):
                one += effect_words.LEAD_MISS(lang, count=missing)
        said.append(one)
    years = min(len(made.trial.years) for made, _ in told if made.trial)
    return effect_words.LEAD_FORECAST(lang, quarter=quarter, years=years, said=terms.LIST_STOP(lang).join(said))


def why_words(made: Forecast, lang: str) -> str:
    return made.refused(lang) if made.refused else REASONS[made.why](lang) if made.why else ""


def method_words(tested: Trial, lang: str) -> str:
    """Which method, why it and no other, and how far it missed."""
    assert tested.chosen is not None
    method, own, naive = METHODS[tested.chosen], tested.score(tested.chosen), tested.score(tested.naive)
    said = {
        "method": method.label(lang),
        "formula": method.formula(lang),
        "years": years_words(tested, lang),
        "count": len(tested.years),
        "cases": own.cases if own else 0,
        "error": error_words(own, lang),
        "of_sum": signed(own.of_sum if own else None, lang),
    }
    if method.naive or naive is None:
        return effect_words.METHOD_NAIVE(lang, **said)
    return effect_words.METHOD_CHOSEN(
        lang, **said, naive=METHODS[naive.method_id].label(lang), naive_error=error_words(naive, lang)
    )


def years_words(tested: Trial, lang: str) -> str:
    return terms.JOINT(lang).join(say_period(str(year), lang) for year in tested.years)


def error_words(score: Score | None, lang: str) -> str:
    return percent(score.error, lang) if score and score.error is not None else NO_DATA(lang)


def coverage_words(before: ReviewPoint | None, tested: Trial, lang: str) -> str:
    """How the ranges of a year before held, and on how little all this rests."""
    own = tested.score(tested.chosen)
    small = ""
    if len(tested.years) < FEWEST_YEARS:
        small = effect_words.SMALL_SAMPLE(lang, years=len(tested.years), cases=own.cases if own else 0)
    held = effect_words.NO_COVERAGE(lang)
    if before is not None and before.ranged:
        held = effect_words.COVERAGE(lang, ranged=before.ranged, inside=before.inside)
    return (" " if lang == "en" else "").join(filter(None, (held, small)))


def outlook_words(shown: View, aimed: Prospects) -> str:
    """How many pairs are expected to reach their target, and who is expected to miss it."""
    lang = shown.lang
    held = [(OUTLOOKS[o](lang), len(aimed.having(o))) for o in OUTLOOKS]
    said = terms.JOINT(lang).join(effect_words.OUTLOOK_ONE(lang, outlook=o, count=n) for o, n in held if n)
    told = effect_words.OUTLOOK_COUNTS(lang, said=said)
    if missing := aimed.having("unlikely"):
        told += (" " if lang == "en" else "") + effect_words.WHO_MISSES(lang, names=names(shown, missing))
    return told


def left_out_words(shown: View, made: Forecast) -> str:
    """Whom the sum leaves out."""
    lang, silent = shown.lang, [one.pair_id for one in made.lines if one.value is None]
    said = []
    if silent and made.whole.count:
        said.append(effect_words.NOT_IN_SUM(lang, count=len(silent), names=names(shown, silent)))
    if made.elsewhere:
        amount = figure(made.elsewhere, metric_of(made).unit, lang, metric_of(made).decimals)
        said.append(effect_words.NO_PAIR(lang, amount=amount))
    return (" " if lang == "en" else "").join(said)


def in_order(made: Forecast) -> list[PairForecast]:
    """The largest forecast first, those without one last."""
    return sorted(made.lines, key=lambda one: (one.value is None, -(one.value or 0), one.pair_id))


def table_note(made: Forecast, aimed: Prospects | None, lang: str) -> str:
    """The unit and the basis of each column."""
    unit = unit_label(metric_of(made).unit, lang)
    said = effect_words.TABLE_NOTE(lang, unit=unit)
    if aimed and not aimed.refused:
        said += effect_words.TABLE_NOTE_TARGET(lang)
    if why := made.sum_unbound:
        said += terms.LIST_STOP(lang) + why(lang)
    return said


def forecast_table(shown: View, made: Forecast, aimed: Prospects | None) -> Ledger:
    lang = shown.lang
    columns = [
        Column("pair", terms.PAIR(lang)),
        Column("so_far", terms.SO_FAR(lang), "number", sortable=True),
        Column("value", effect_words.PREDICTED(lang), "number", sortable=True),
        Column("range", _headed(range_name(made, lang)), "number"),
    ]
    if aimed and not aimed.refused:
        columns += [
            Column("target", terms.TARGET(lang), "number", sortable=True, wide=True),
            Column("share", terms.EXPECTED_SHARE(lang), "number", sortable=True, wide=True),
            Column("outlook", terms.OUTLOOK(lang), "mark", sortable=True, wide=True),
        ]
    every = [_row(shown, made, one, aimed) for one in in_order(made)]
    rows = ([_whole(shown, made, aimed)] if made.whole.count > 1 else []) + every
    return Ledger(what_words(made.foreseen_id, made.as_of, lang), tuple(columns), tuple(rows))


def _headed(said: str) -> str:
    return said[:1].upper() + said[1:]


def _row(shown: View, made: Forecast, one: PairForecast, aimed: Prospects | None) -> Row:
    metric, here = metric_of(made), replace(shown, address=shown.address.to(span="year"))
    came = figure_cell(here, metric, one.pair_id, one.known.so_far, sub=_gaps(one, shown.lang))
    if not one.known.due:  # known to be nothing, so there are no rows to see
        came = replace(came, href=None, label="")
    cells = {
        "pair": Cell(pairs(shown.dataset)[one.pair_id].label(shown.lang)),
        "so_far": came,
        **_forecast_cells(one.value, one.low, one.high, metric, shown.lang, one.why),
    }
    if aimed and not aimed.refused:
        cells |= _aimed(here, one.pair_id, aimed.by_pair[one.pair_id])
    chosen = one.pair_id in shown.selection.pairs
    return Row(one.pair_id, cells, href("pair", shown.address.to(pair=one.pair_id)), selected=chosen)


def _gaps(one: PairForecast, lang: str) -> str:
    """Which quarters did not come; else how many figures are lacking."""
    if not one.known.missing:
        reported, due = one.known.reported, one.known.due
        return "" if reported == due else figure_words.COVERED(lang, reported=f"{reported:,}", due=f"{due:,}")
    said = terms.JOINT(lang).join(terms.QUARTERS[n - 1](lang) for n in one.known.missing)
    return effect_words.MISSING_QUARTERS(lang, quarters=said)


def _forecast_cells(
    value: Decimal | None, low: Decimal | None, high: Decimal | None, metric: Metric, lang: str, why: str = ""
) -> dict[str, Cell]:
    if value is None:
        reason = REASONS[why](lang) if why else ""
        return {"value": Cell(effect_words.NO_FORECAST(lang), sub=reason, muted=True), "range": NONE}
    said = Cell(figure(value, metric.unit, lang, metric.decimals).number, sort=float(value))
    ends = range_words(low, high, metric, lang).strip(" （）()")
    return {"value": said, "range": Cell(ends) if ends else NONE}


def _aimed(shown: View, pair_id: str, held: Prospect) -> dict[str, Cell]:
    lang, target = shown.lang, METRICS["investment_target"]
    share = Cell(percent(held.share, lang), sort=float(held.share)) if held.share is not None else NONE
    tone = TONES.get(held.outlook, "")
    outlook = Cell(OUTLOOKS[held.outlook](lang), tone=tone, muted=not tone, sort=list(OUTLOOKS).index(held.outlook))
    goal = figure_cell(shown, target, pair_id, held.target) if held.target is not None else NONE
    return {"target": goal, "share": share, "outlook": outlook}


def _whole(shown: View, made: Forecast, aimed: Prospects | None) -> Row:
    lang, metric, whole = shown.lang, metric_of(made), made.whole
    told = tuple(one.pair_id for one in made.lines if one.value is not None)
    cells = {
        "pair": Cell(effect_words.SUM_PAIRS(lang, count=whole.count)),
        "so_far": sum_cell(shown, metric, whole.so_far, told, len(made.lines)),
        **_forecast_cells(whole.value, whole.low, whole.high, metric, lang),
    }
    if made.sum_unbound:
        cells["range"] = replace(NONE, sub=effect_words.NO_RANGE_YEARS(lang, fewest=FEWEST_YEARS))
    if aimed and aimed.share is not None:
        target = figure(aimed.target, metric.unit, lang, metric.decimals).number
        cells |= {"target": Cell(target), "share": Cell(percent(aimed.share, lang)), "outlook": Cell("")}
    return Row("whole", cells, kind="total")


def sum_cell(shown: View, metric: Metric, value: Decimal | None, of: tuple[str, ...], asked: int) -> Cell:
    """A sum over some pairs with the way to its very rows; over all that are asked about, those of the selection."""
    said = figure(value, metric.unit, shown.lang, metric.decimals)
    here = replace(shown, address=shown.address.to(span="year"))
    whose = shown.selection.pairs if len(of) == asked else of
    if not value:
        return Cell(said.number)
    label = rows_label(shown, metric, str(said), whose)
    return Cell(said.number, href=rows_link(here, metric, pairs=whose), label=label)
