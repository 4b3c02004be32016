"""A chart of the dark screen on white paper: every colour of the dark palette by the light one's of the same role."""

from dataclasses import fields
from typing import Any

from style.colours import CATEGORICAL, DARK, LIGHT


def _pairs() -> list[tuple[str, str]]:
    found = list(zip(CATEGORICAL["dark"], CATEGORICAL["light"], strict=True))
    for one in fields(DARK):
        dark, light = getattr(DARK, one.name), getattr(LIGHT, one.name)
        found += zip(dark, light, strict=True) if isinstance(dark, tuple) else [(dark, light)]
    return found


INKS = dict(_pairs())


def on_paper(figure: Any, name: str = "") -> Any:
    """The figure's JSON in the light palette; only what stands under a colour's name is a colour."""
    if isinstance(figure, dict):
        return {key: on_paper(value, key) for key, value in figure.items()}
    if isinstance(figure, list | tuple):
        return [on_paper(value, name) for value in figure]
    return INKS.get(figure, figure) if isinstance(figure, str) and name.endswith("color") else figure
