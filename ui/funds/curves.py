"""进度曲线: each fund year's money quarter by quarter of its life, this year's against the last at the same point."""

from collections.abc import Callable

import streamlit as st

from analytics.funds.curves import COURSED, SHARE_OF, CurvePoint, FundCurves, YearCurve, fund_curves
from analytics.growth.rate import grown
from analytics.metrics import METRICS
from charts.lines import lines
from charts.style import Axis, Series
from style import terms
from style.numbers import NO_DATA, figure, unit_label
from style.periods import parse_period, say_period
from style.terms import FUND_YEAR, NONE_YET
from style.text import beside
from style.units import PERCENT, YUAN
from ui.address import href
from ui.figures.about import kind_of_figure, refused_words
from ui.figures.chart import chart
from ui.funds import words
from ui.funds.flow_parts import share_words
from ui.pieces.ledger import Cell, Column, Ledger, Row, ledger
from ui.view import View, palette

HEIGHT = 300


def curves(shown: View) -> None:
    """The section: the sentence, amounts and shares side by side, and the table."""
    lang, step = shown.lang, shown.address.step
    st.markdown(f"## {words.CURVES(lang)}")
    if step not in COURSED:
        st.text(words.PLANNED_HAS_NO_QUARTERS(lang))
        step = COURSED[-1]
    found = fund_curves(shown.dataset, step, shown.selection)
    metric = METRICS[f"fund_{step}"]
    if found.refused:
        st.text(refused_words(metric, found.refused, lang))
        return
    st.text(curves_lead(shown, found))
    if found.is_empty:
        return
    about = " · ".join((say_until(found, lang), kind_of_figure(shown, metric)))
    st.caption(about)
    left, right = st.columns(2, gap="large") if any(map(has_shares, found.curves)) else (st.container(), None)
    with left:
        _chart(shown, found, amounts, amount_axis(found, lang), "curve-amounts", about)
    if right:
        with right:
            _chart(shown, found, shares, share_axis(found, lang), "curve-shares", about)
    if found.share_refused:
        st.caption(words.NO_SHARES_SO(lang, reason=found.share_refused(lang)))
    st.caption(words.CURVES_READING(lang))
    ledger(lambda: curves_table(shown, found), key="curve-table")


def _chart(
    shown: View, found: FundCurves, drawn: Callable[[View, FundCurves], list[Series]], axis: Axis, key: str, about: str
) -> None:
    lang = shown.lang
    st.markdown(f"### {axis.title}")

    def alt() -> str:
        years = terms.JOINT(lang).join(one.label for one in drawn(shown, found))
        return words.CURVES_ALT(lang, what=axis.title, years=years, quarter=say_period(found.as_of, lang))

    plain = Axis(unit_label(YUAN if key == "curve-amounts" else PERCENT, lang), axis.said)
    chart(
        lambda: lines(drawn(shown, found), at=life_quarters(found, lang), axis=plain, palette=palette(), height=HEIGHT),
        alt=alt,
        key=key,
        title=axis.title,
        about=about,
    )


def say_until(found: FundCurves, lang: str) -> str:
    return words.BY_NOW(lang, quarter=say_period(found.as_of, lang))


def life_quarters(found: FundCurves, lang: str) -> list[str]:
    """The quarters of the longest course, each with the year of the fund's life it is in."""
    longest = max(len(curve.points) for curve in found.curves)
    return [
        words.LIFE_QUARTER(lang, quarter=words.QUARTERS[n % 4](lang), year=_life_year(n // 4, lang))
        for n in range(longest)
    ]


def _life_year(n: int, lang: str) -> str:
    return words.LIFE_YEARS[n](lang) if n < len(words.LIFE_YEARS) else words.LIFE_YEAR(lang, n=n + 1)


def amount_axis(found: FundCurves, lang: str) -> Axis:
    title = words.AMOUNTS(lang, step=METRICS[f"fund_{found.step}"].short(lang), unit=unit_label(YUAN, lang))
    return Axis(title, lambda tick: figure(tick, YUAN, lang).number)


def share_axis(found: FundCurves, lang: str) -> Axis:
    under = words.UNDERS[SHARE_OF[found.step]](lang)
    title = words.SHARES(lang, step=METRICS[f"fund_{found.step}"].short(lang), under=under)
    return Axis(title, lambda tick: figure(tick, PERCENT, lang, 0).number)


def amounts(shown: View, found: FundCurves) -> list[Series]:
    """A line a fund year that has any; its amounts in 元."""
    return [
        Series(
            str(curve.year),
            terms.FUND_OF_YEAR(shown.lang, year=curve.year),
            *_filled(
                [None if p.amount is None else float(p.amount) for p in curve.points],
                [point_words(shown, found, curve, p) for p in curve.points],
                found,
            ),
        )
        for curve in found.curves
        if not curve.is_empty
    ]


def shares(shown: View, found: FundCurves) -> list[Series]:
    """A line a fund year that has any; shares as fractions of 1, only to be drawn."""
    return [
        Series(
            str(curve.year),
            terms.FUND_OF_YEAR(shown.lang, year=curve.year),
            *_filled(
                [None if p.share is None else float(p.share) for p in curve.points],
                [point_words(shown, found, curve, p) for p in curve.points],
                found,
            ),
        )
        for curve in found.curves
        if has_shares(curve)
    ]


def has_shares(curve: YearCurve) -> bool:
    """A year in which nothing moved has no line, as it has none of amounts."""
    return not curve.is_empty and any(point.share is not None for point in curve.points)


def _filled(
    values: list[float | None], said: list[str], found: FundCurves
) -> tuple[tuple[float | None, ...], tuple[str, ...]]:
    """As long as the longest course: what a younger fund year has still before it is a gap."""
    ahead = max(len(curve.points) for curve in found.curves) - len(values)
    return (*values, *[None] * ahead), (*said, *[""] * ahead)


def point_words(shown: View, found: FundCurves, curve: YearCurve, point: CurvePoint) -> str:
    """What the pointer reads: fund year, quarter, amount and share."""
    lang = shown.lang
    said = words.POINT_AMOUNT(
        lang,
        funds=terms.FUND_OF_YEAR(lang, year=curve.year),
        quarter=say_period(point.quarter, lang),
        step=METRICS[f"fund_{found.step}"].short(lang),
        figure=NONE_YET(lang) if point.none_yet else figure(point.amount, YUAN, lang),
    )
    if point.share is None:
        return said
    under = words.UNDERS[SHARE_OF[found.step]](lang)
    return f"{said}\n{words.POINT_SHARE(lang, under=under, share=share_words(point.share, lang))}"


def curves_lead(shown: View, found: FundCurves) -> str:
    """This fund year at the as-of quarter, against the last one at the same point."""
    lang, now = shown.lang, found.this.at(found.place)
    about = {"funds": terms.FUND_OF_YEAR(lang, year=found.this.year), "step": METRICS[f"fund_{found.step}"].short(lang)}
    quarter = _short_quarter(found, lang)
    if now is not None and now.none_yet:
        none_yet = words.CURVES_NONE if found.is_empty else words.CURVES_NONE_YET
        return none_yet(lang, **about, quarter=quarter)
    if now is None or found.is_empty:
        return words.CURVES_NOTHING(lang, **about)
    if now.amount is None:
        return words.CURVES_NOT_YET(lang, **about, quarter=quarter)
    before = found.before.at(found.place) if found.before else None
    return words.CURVES_LEAD(
        lang,
        **about,
        quarter=quarter,
        figure=figure(now.amount, YUAN, lang),
        against=_against(now, before, found, lang),
        share=_shares(now, before, found, lang),
    )


def _short_quarter(found: FundCurves, lang: str) -> str:
    return words.QUARTERS[found.place](lang)


def _against(now: CurvePoint, before: CurvePoint | None, found: FundCurves, lang: str) -> str:
    if before is None:
        return words.NONE_BEFORE(lang)
    if before.none_yet or before.amount == 0:
        return words.NOTHING_BEFORE(lang)
    if now.amount is None or before.amount is None:
        return words.BEFORE_UNKNOWN(lang)
    gap = now.amount - before.amount
    if not gap:
        return words.LIKE_BEFORE(lang)
    moved = grown(now.amount, before.amount, YUAN).said(lang)
    template = words.FLOWS_MORE if gap > 0 else words.LESS_THAN
    return template(lang, gap=figure(abs(gap), YUAN, lang), change=moved.text if moved else "—")


def _shares(now: CurvePoint, before: CurvePoint | None, found: FundCurves, lang: str) -> str:
    if now.share is None:
        return ""
    about = {"under": words.UNDERS[SHARE_OF[found.step]](lang), "now": share_words(now.share, lang)}
    if before is None or before.share is None:
        return words.SHARE_NOW(lang, **about)
    return words.SHARE_BOTH(lang, **about, before=share_words(before.share, lang))


def curves_table(shown: View, found: FundCurves) -> Ledger:
    """Each fund year at the same quarter of its own year, at that year's end and now, and its change on the one before."""
    lang, unit = shown.lang, unit_label(YUAN, shown.lang)
    same = words.AT_SAME(lang, quarter=_short_quarter(found, lang))
    columns = [
        Column("year", FUND_YEAR(lang)),
        Column("same", beside(same, unit, lang), "number"),
        Column("change", words.AGAINST_BEFORE(lang), "change"),
    ]
    if found.place != 3:
        columns.append(Column("end", beside(words.AT_YEAR_END(lang), unit, lang), "number", wide=True))
    columns.append(Column("now", beside(say_until(found, lang), unit, lang), "number"))
    rows, before = [], None
    for curve in found.curves:
        rows.append(_year(shown, found, curve, before))
        before = curve
    return Ledger(words.CURVES(lang), tuple(columns), tuple(reversed(rows)))


def _year(shown: View, found: FundCurves, curve: YearCurve, before: YearCurve | None) -> Row:
    same, earlier = curve.at(found.place), before.at(found.place) if before else None
    growth = grown(same.amount if same else None, earlier.amount if earlier else None, YUAN)
    moved = growth.said(shown.lang)
    tone = ("good" if moved.sign > 0 else "bad") if moved and moved.sign else ""
    cells = {
        "year": Cell(terms.OF_FUND_YEAR(shown.lang, year=curve.year)),
        "same": _cell(shown, found, curve, same),
        "change": Cell(moved.text if moved else "—", tone=tone, muted=moved is None),
        "end": _cell(shown, found, curve, curve.year_end),
        "now": _cell(shown, found, curve, curve.now),
    }
    return Row(str(curve.year), cells)


def _cell(shown: View, found: FundCurves, curve: YearCurve, point: CurvePoint | None) -> Cell:
    """Amount and share, and the way to its rows."""
    lang, metric = shown.lang, METRICS[f"fund_{found.step}"]
    if point is None:
        return Cell(words.NOT_YET(lang), muted=True)
    if point.amount is None or point.none_yet:
        return Cell((NONE_YET if point.none_yet else NO_DATA)(lang), muted=True)
    said, newest = figure(point.amount, YUAN, lang), point.quarter == shown.dataset.description.last_quarter
    is_past = parse_period(point.quarter).year != curve.year
    target = href(
        "rows",
        shown.address.to(
            q=None if newest else point.quarter,
            span="year",
            metric=metric.id,
            fund=str(curve.year) if is_past else None,
        ),
    )
    sub = "" if point.share is None else share_words(point.share, lang)
    label = f"{terms.FUND_OF_YEAR(lang, year=curve.year)} {metric.short(lang)} {said}"
    return Cell(said.number, sub, href=target, label=label)
