"""Lines over time: a measure of several, named at their ends, and the places of all with the chosen ones picked out."""

from collections.abc import Collection, Sequence
from math import ceil

from charts.plot import Json, Plot, Trace, finished
from charts.room import BESIDE
from charts.style import (
    DASHES,
    HOVER,
    SIZE,
    SYMBOLS,
    Axis,
    Series,
    as_written,
    ems,
    folded,
    heading,
    layout,
    note,
    series_colour,
    spread,
    values_axis,
    words_axis,
)
from style.colours import Palette

LABEL_EMS = 11.0  # what a name at a line's end may be wide, on a phone too
PHONE_EMS = 20.0  # of the words under the lines
PLACE_APART = 15  # pixels from one named place to the next
TOP = 26  # pixels above the lines for the axis' title


def lines(
    series: Sequence[Series],
    *,
    at: Sequence[str],
    axis: Axis,
    palette: Palette,
    height: int = 280,
    benchmark: Series | None = None,
    paper: float | None = None,
) -> Plot:
    """Up to eight lines over the periods `at`, each told by colour, dash and mark and named at its end.

    A gap stays a gap. `benchmark` is a thin grey line of its own, such as the province's average. On `paper` so many pixels
    wide, the last `printed` of each stands at its end, and a legend names them.
    """
    drawn = [*series, *([benchmark] if benchmark else [])]
    every = [value for one in drawn for value in one.values]
    upright = values_axis(axis, every, palette)
    traces = [_line(one, place, palette, plain=one is benchmark) for place, one in enumerate(drawn)]
    low, high = upright["range"]
    legend = paper is not None and len(drawn) > 1
    names = _names(drawn, len(at) - 1, (high - low) * 15 / (height - TOP - 24 - 40 * legend))
    colours = [
        palette.muted if one is benchmark else series_colour(n, palette, one.role) for n, one in enumerate(drawn)
    ]
    labels = [one.label if paper is None else _last_printed(one) for one in drawn]
    notes = [note(folded(labels[n], LABEL_EMS, 1), len(at) - 1, y, colours[n], xshift=9) for n, y in names]
    room = PHONE_EMS if paper is None else (paper - BESIDE) / SIZE - max(map(ems, labels), default=0.0)
    across = _periods(at, palette, room, is_exact=paper is not None)
    said = heading(axis, palette, legend)
    return finished(
        traces, layout(palette, height, margin=_margins(labels), annotations=notes, **said, yaxis=upright, xaxis=across)
    )


def bump(
    series: Sequence[Series],
    *,
    at: Sequence[str],
    axis: Axis,
    palette: Palette,
    chosen: Collection[str] = (),
    height: int = 420,
) -> Plot:
    """Places over the periods `at`, the first on top: all in grey, the `chosen` (ids) thick, coloured and marked.

    The values are whole places; a period without a place is a gap.
    """
    picked = [one for one in series if one.id in set(chosen)]
    traces = [_line(one, 0, palette, plain=True, width=1.2) for one in series if one not in picked]
    traces += [_line(one, place, palette, width=2.8, mark=9) for place, one in enumerate(picked)]
    last = int(max((value for one in series for value in one.values if value is not None), default=1))
    gap = (last + 0.2) * 14 / (height - TOP - 24)
    notes = []
    for n, y in _names(series, len(at) - 1, gap):
        label = folded(series[n].label, LABEL_EMS, 1)
        is_picked = series[n] in picked
        colour = series_colour(picked.index(series[n]), palette) if is_picked else palette.muted
        notes.append(note(f"<b>{label}</b>" if is_picked else label, len(at) - 1, y, colour, xshift=9))
    ticks = place_ticks(last, (height - TOP - 24) / (last + 0.2))
    upright = {"type": "linear", "range": [last + 0.6, 0.4], "tickvals": ticks, "gridcolor": palette.line, "zeroline": False,
               "ticktext": [as_written(axis.said(tick)) for tick in ticks], "fixedrange": True,
               "automargin": True, "ticklabelstandoff": 4, "tickfont": {"color": palette.muted, "size": SIZE}}  # fmt: skip
    margin = _margins([one.label for one in series])
    return finished(
        traces,
        layout(
            palette,
            height,
            margin=margin,
            annotations=notes,
            **heading(axis, palette),
            yaxis=upright,
            xaxis=_periods(at, palette, PHONE_EMS),
        ),
    )


def place_ticks(last: int, apart: float) -> list[int]:
    """The places an axis names, so many pixels `apart`: each where there is room, else the first, the last and
    between them as many as there is room for, counted by one step."""
    if apart >= PLACE_APART:
        return list(range(1, last + 1))
    for step in range(2, last):
        if last % step == 0 and apart * (step - 1) >= PLACE_APART:  # 1, 6, 12, 18
            return [1, *range(step, last + 1, step)]
        if (last - 1) % step == 0 and apart * step >= PLACE_APART:  # 1, 5, 9, 13, 17
            return list(range(1, last + 1, step))
    return sorted({1, last})


def _line(
    one: Series, place: int, palette: Palette, *, plain: bool = False, width: float = 2.0, mark: int = 6
) -> Trace:
    colour = palette.muted if plain else series_colour(place, palette, one.role)
    # Grey lines are the ground the chosen ones stand on: thin and without marks, but a lone point must be seen.
    style = {
        "color": colour,
        "width": min(width, 1.4) if plain else width,
        "dash": "solid" if plain else DASHES[place % len(DASHES)],
    }
    marker = {
        "color": colour,
        "size": 3 if plain else mark,
        "symbol": "circle" if plain else SYMBOLS[place % len(SYMBOLS)],
    }
    return dict(
        type="scatter", x=list(range(len(one.values))), y=list(one.values), mode="lines+markers", connectgaps=False, line=style,
        marker=marker, opacity=0.6 if plain else 1, customdata=[as_written(said) for said in one.said], hovertemplate=HOVER,
        name=as_written(one.label), meta=one.id, cliponaxis=False,
    )  # fmt: skip


def _names(series: Sequence[Series], last: int, gap: float) -> list[tuple[int, float]]:
    """Which series are named at the right edge, and how high: beside their last known value, none over another."""
    ends = [(n, next((v for v in reversed(one.values) if v is not None), None)) for n, one in enumerate(series)]
    known = [(n, float(end)) for n, end in ends if end is not None]
    return [(n, y) for (n, _), y in zip(known, spread([end for _, end in known], gap), strict=True)]


def _last_printed(one: Series) -> str:
    """The figure of the last value there is."""
    return next(
        (text for value, text in zip(one.values[::-1], one.printed[::-1], strict=False) if value is not None), ""
    )


def _margins(labels: Sequence[str]) -> dict[str, int]:
    widest = max((min(ems(label), LABEL_EMS + 1) for label in labels), default=0)
    return {"l": 0, "r": round(widest * SIZE) + 20, "t": TOP, "b": 4, "pad": 0}


def _periods(at: Sequence[str], palette: Palette, room: float, *, is_exact: bool = False) -> Json:
    """As many periods named as there is room for in so many ems; `is_exact` where those are known, so that names may stand closer."""
    widest = max((ems(line) for period in at for line in period.splitlines()), default=1)
    on_a_phone = ceil(len(at) / max(2, int(room // (widest + 1))))
    every = ceil((widest + 0.4) * len(at) / room) if is_exact else on_a_phone
    axis = words_axis([as_written(period) for period in at], palette, max(1, every))
    return axis | {
        "range": [-0.15, len(at) - 0.85],
        "showline": True,
        "tickfont": {"color": palette.muted, "size": SIZE},
    }
