"""What a map shows, whoever draws it: links and counties with their figures in finished words, key and footnote."""

from collections.abc import Mapping
from dataclasses import dataclass

from charts import Rows
from style.colours import LIGHT

ROLES = ("industrial", "mountain")
EMPHASES = ("normal", "selected", "dim")
HEIGHTS = ("page", "wall", "fit", "compact")
STEPS = len(LIGHT.sequential)


@dataclass(frozen=True)
class Arc:
    """A link from the county `start` to the county `end` (adcodes).

    `width` in pixels; None where there is no figure, which is drawn dashed and grey. `rows` are read on its card.
    Without `href`, and with no `on_pick`, it is only to be read.
    """

    id: str
    start: str
    end: str
    width: float | None
    title: str
    rows: Rows = ()
    href: str | None = None
    emphasis: str = "normal"

    def __post_init__(self) -> None:
        if self.emphasis not in EMPHASES:
            raise ValueError(f"emphasis {self.emphasis!r} is none of {', '.join(EMPHASES)}")


@dataclass(frozen=True)
class Shade:
    """A county coloured by `step`, 0 to 6 of the sequential scale; None is no data, which is hatched."""

    adcode: str
    step: int | None
    title: str
    rows: Rows = ()
    href: str | None = None

    def __post_init__(self) -> None:
        if self.step is not None and self.step not in range(STEPS):
            raise ValueError(f"step {self.step} of {self.adcode} is outside 0 to {STEPS - 1}")


@dataclass(frozen=True)
class Legend:
    """The key. `title` names the shaded metric with its unit, `arc_title` the one the widths stand for.

    `roles` are the words for the industrial and the mountain side; `steps` pairs a step, `widths` a width in
    pixels, with its words; `no_data` and `no_figure` are the words for a county and a link without a figure.
    """

    roles: tuple[str, str] | tuple[()] = ()
    title: str = ""
    steps: tuple[tuple[int, str], ...] = ()
    no_data: str = ""
    arc_title: str = ""
    widths: tuple[tuple[float, str], ...] = ()
    no_figure: str = ""


@dataclass(frozen=True)
class MapWords:
    """`open`: the link on the card a tap brings up; `inset`: what the enlarged part shows."""

    open: str
    inset: str


@dataclass(frozen=True)
class MapView:
    """Everything shown.

    With `shades`, counties are coloured by them, else tinted by `roles` (adcode → industrial or mountain).
    `labels` are names by adcode. With `focus` (adcodes) the view closes in on these counties and draws only the
    links between them. `alt` says in one or two sentences what is to be seen. `height` is one of HEIGHTS.
    """

    arcs: tuple[Arc, ...]
    roles: Mapping[str, str]
    labels: Mapping[str, str]
    legend: Legend
    footnote: str
    alt: str
    words: MapWords
    shades: tuple[Shade, ...] = ()
    focus: tuple[str, ...] = ()
    height: str = "page"

    def __post_init__(self) -> None:
        if self.height not in HEIGHTS:
            raise ValueError(f"height {self.height!r} is none of {', '.join(HEIGHTS)}")
        if unknown := set(self.roles.values()) - set(ROLES):
            raise ValueError(f"roles {unknown} are none of {', '.join(ROLES)}")
