"""A scheme as the text of its file: what is written reads back as the same scheme."""

import json
from collections.abc import Iterator
from decimal import Decimal

from store.schemes.askable import ASKABLE
from store.schemes.definition import Adjustment, Band, Grouping, Indicator, Scheme
from style.text import Text


def scheme_text(scheme: Scheme) -> str:
    lines = [*_labelled("title", scheme.title), f"years = {list(scheme.years)}", f"half = {str(scheme.half).lower()}"]
    lines += [f"source_id = {_said(scheme.source_id)}", f"decimals = {scheme.decimals}"]
    lines.append(f"missing = {_said(scheme.missing)}")
    for indicator in scheme.indicators:
        lines += ["", "[[indicator]]", *_indicator(indicator)]
    for adjustment in scheme.adjustments:
        lines += ["", "[[adjustment]]", *_adjustment(adjustment)]
    for band in scheme.bands:
        lines += ["", "[[band]]", *_band(band)]
    if scheme.grouping:
        lines += ["", "[grouping]", *_grouping(scheme.grouping)]
    return "\n".join(lines) + "\n"


def _said(text: str) -> str:
    """A TOML string: what JSON writes of printable signs is one."""
    return json.dumps(text, ensure_ascii=False)


def _number(value: Decimal) -> str:
    return f"{value:f}"


def _labelled(key: str, label: Text | None) -> Iterator[str]:
    if label:
        yield f"{key} = {_said(label.zh)}"
        if label.en != label.zh:
            yield f"{key}_en = {_said(label.en)}"


def _numbers(**values: Decimal | None) -> Iterator[str]:
    yield from (f"{key} = {_number(value)}" for key, value in values.items() if value is not None)


def _asked(one: Indicator | Adjustment) -> Iterator[str]:
    yield f"metric = {_said(one.metric or '')}"
    if ASKABLE.get(one.metric or ""):  # a level at a quarter's end has no span
        yield f"span = {_said(one.span)}"


def _indicator(one: Indicator) -> Iterator[str]:
    yield f"id = {_said(one.id)}"
    yield from _labelled("label", one.label)
    yield f"weight = {_number(one.weight)}"
    if one.assessed:
        yield f"assessed = {_said(one.assessed)}"
    else:
        yield from _asked(one)
        yield f"points = {_said(one.points or '')}"
        yield from _numbers(low=one.low, high=one.high)
        if one.steps:
            yield f"steps = [{', '.join(f'[{_number(start)}, {_number(given)}]' for start, given in one.steps)}]"
        yield f"direction = {_said(one.direction)}"
    if one.missing:
        yield f"missing = {_said(one.missing)}"


def _adjustment(one: Adjustment) -> Iterator[str]:
    yield from _labelled("label", one.label)
    yield from _asked(one)
    yield from _numbers(at_least=one.at_least, below=one.below, points=one.points)


def _band(one: Band) -> Iterator[str]:
    yield from _labelled("grade", one.grade)
    yield from _numbers(least=one.least, below=one.below)


def _grouping(one: Grouping) -> Iterator[str]:
    yield f"measure = {_said(one.measure)}"
    yield f"of = {_said(one.of)}"
    yield f"classes = {one.classes}"
    yield f"at = {one.at}"
