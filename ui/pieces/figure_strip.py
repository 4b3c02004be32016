"""The strip of headline figures at the top of a page, each with its past, its basis and its definition."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ui.pieces.components import Piece, mount, packed
from ui.pieces.kept import kept

TONES = ("good", "attention", "bad", "neutral", "none")


@dataclass(frozen=True)
class Change:
    """`text` carries the sign (▲ 12.4%), `versus` says against what; `tone` is how to take it, not its direction."""

    text: str
    versus: str = ""
    tone: str = "none"

    def __post_init__(self) -> None:
        if self.tone not in TONES:
            raise ValueError(f"tone {self.tone!r} is none of {', '.join(TONES)}")


@dataclass(frozen=True)
class Figure:
    """One figure, in words and ready to be read.

    `missing`: `value` is the word for no data, and no unit is shown. `note` is period and basis, `coverage` how
    much was reported. `spark` is in order of time, None a gap. `details` are the (label, text) pairs of the
    panel behind the small i; `link` and `href` are its way to the definitions. `value_href` leads from the value
    to the rows behind it, `value_label` says so (and holds the value). `refused`: why there can be no answer to
    this question; it stands in place of the note, and `value` is then the word for that.
    """

    id: str
    label: str
    value: str
    unit: str = ""
    note: str = ""
    change: Change | None = None
    spark: tuple[float | None, ...] = ()
    spark_alt: str = ""
    details: tuple[tuple[str, str], ...] = ()
    link: str = ""
    href: str | None = None
    missing: bool = False
    value_href: str | None = None
    value_label: str = ""
    refused: str = ""

    def __post_init__(self) -> None:
        if self.refused:
            nothing = {
                "unit": "",
                "note": self.refused,
                "change": None,
                "spark": (),
                "value_href": None,
                "missing": True,
            }
            for name, held in nothing.items():
                object.__setattr__(self, name, held)


@dataclass(frozen=True)
class StripWords:
    """`more` names the small i (the figure's label follows it), `close` the panel's cross. `seen` says what a figure was when this
    browser last showed it ({was}, on {day}); "" where that is not kept."""

    more: str
    close: str
    seen: str = ""


def figure_strip(
    figures: Sequence[Figure] | Callable[[], Sequence[Figure]], *, words: StripWords, key: str, version: str = ""
) -> None:
    """Draw the figures side by side, as many in a row as fit: eight, four or two. What makes them is asked once for all
    readers (ui.pieces.kept). What has changed since this browser showed another `version` of the data is marked there."""
    piece = (
        kept(lambda: _piece(figures(), words, version), key=key)
        if callable(figures)
        else _piece(figures, words, version)
    )
    mount("figure_strip", piece, key=key)


def _piece(figures: Sequence[Figure], words: StripWords, version: str) -> Piece:
    return packed({"figures": tuple(figures), "words": words, "version": version})
