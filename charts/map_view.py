"""What a map shows, whoever draws it: links and counties with their figures in finished words, key and footnote."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from charts import Rows
from style.colours import LIGHT

ROLES = ("industrial", "mountain")
EMPHASES = ("normal", "selected", "dim")
HEIGHTS = ("page", "wall", "fit", "compact", "stage")
STEPS = len(LIGHT.sequential)
PACES = len(LIGHT.pace)
RATE_WIDTH = 3.0  # pixels of every link of a rate: its colour tells, so that the worst is no thinner than the best
LEAST_SHADE = 2  # of the sequential scale for a link: the paler ones are lost on the land


def check_paint(pace: int | None, step: int | None, whose: str) -> None:
    """ValueError where a link's class is on no scale."""
    if pace is not None and pace not in range(PACES):
        raise ValueError(f"pace {pace} of {whose} is outside 0 to {PACES - 1}")
    if step is not None and step not in range(STEPS):
        raise ValueError(f"step {step} of {whose} is outside 0 to {STEPS - 1}")


@dataclass(frozen=True)
class Arc:
    """A link from the county `start` to the county `end` (adcodes).

    `width` in pixels; None where there is no figure, or one that is not judged, which is drawn dashed and grey. A rate has a
    colour: `pace` from 0 (under half of what is due) to 3 (reached), or `step` of the sequential scale; without either a link
    has the colours of its sides. `tag` is written on it. `rows` are read on its card, with `line`, its course as shares from 0
    to 1. Without `href`, and with no `on_pick`, it is only to be read.
    """

    id: str
    start: str
    end: str
    width: float | None
    title: str
    rows: Rows = ()
    href: str | None = None
    emphasis: str = "normal"
    pace: int | None = None
    step: int | None = None
    tag: str = ""
    line: tuple[float | None, ...] = ()

    def __post_init__(self) -> None:
        check_paint(self.pace, self.step, self.id)
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

    `roles` are the words for the industrial and the mountain side; `steps` pairs a step, `widths` (under `width_title`, where
    colours have the other) a width in pixels, with its words, of links that have a colour `paces` or `shades` (a step) one, with how many links are of each in
    `counts`; `no_data` and `no_figure` are the words for a county and a link without a figure.
    """

    roles: tuple[str, str] | tuple[()] = ()
    title: str = ""
    steps: tuple[tuple[int, str], ...] = ()
    no_data: str = ""
    arc_title: str = ""
    widths: tuple[tuple[float, str], ...] = ()
    no_figure: str = ""
    paces: tuple[tuple[int, str], ...] = ()
    counts: tuple[str, ...] = ()
    shades: tuple[tuple[int, str], ...] = ()
    width_title: str = ""


@dataclass(frozen=True)
class MapWords:
    """`open`: the link on the card a tap brings up; `inset`: what the enlarged part shows; `back`: from a county to all; `find` names
    the field that a county is typed into, without it there is none, and `unknown` is said of what is no county."""

    open: str
    inset: str
    back: str = ""
    find: str = ""
    unknown: str = ""


@dataclass(frozen=True)
class Moment:
    """A link at one quarter: as of Arc; `told` stands beside the labels of its Timeline."""

    width: float | None
    told: tuple[str, ...]
    pace: int | None = None
    step: int | None = None
    tag: str = ""


@dataclass(frozen=True)
class CountyMoment:
    """A county at one quarter: as of Shade."""

    step: int | None
    told: tuple[str, ...]


@dataclass(frozen=True)
class Frame:
    """A quarter of the map. `label` is read out, `short` stands below its bar, `year` below the first of each; `share` and `due` of
    the bar from 0 to 1, None where there is nothing, which `said` then says; `period` is told on cards. `href` is this page at it,
    `other_href` this page compared with it. `arc_title` and `title` are the key's."""

    label: str
    short: str
    year: str
    said: str
    period: str
    href: str
    share: float | None
    due: float | None
    arcs: Mapping[str, Moment]
    shades: Mapping[str, CountyMoment]
    counts: tuple[str, ...] = ()
    shade_period: str = ""
    no_figure: str = ""
    arc_title: str = ""
    title: str = ""
    other_href: str | None = None


@dataclass(frozen=True)
class Mode:
    """A way to show quarters: one, two `beside` each other, or the `change` between two."""

    id: str
    label: str
    href: str


@dataclass(frozen=True)
class PlayerWords:
    """`speeds` are (milliseconds a quarter, words); `against` stands before the quarter that is compared with, `other`
    names its list."""

    quarter: str
    play: str
    pause: str
    back: str
    forward: str
    speed: str
    scale: str
    speeds: tuple[tuple[int, str], ...]
    mode: str = ""
    against: str = ""
    other: str = ""


@dataclass(frozen=True)
class Timeline:
    """All quarters of a map at once: it is played from them without asking again. `at` is the one shown, in one of `modes`, and
    `other` the one it is compared with; `labels` and `county_labels` name what moments tell; `lines` are each link's whole course."""

    frames: tuple[Frame, ...]
    at: int
    labels: tuple[str, ...]
    county_labels: tuple[str, ...]
    period: str
    lines: Mapping[str, tuple[float | None, ...]]
    words: PlayerWords
    mode: str = "one"
    modes: tuple[Mode, ...] = ()
    other: int | None = None


@dataclass(frozen=True)
class MapView:
    """Everything shown.

    With `shades`, counties are coloured by them, else tinted by `roles` (adcode → industrial or mountain).
    `labels` are names by adcode, `brief` shorter ones for where the map is small, and `called` what else a county is found by, parted by commas; `cities` those of cities, faint. With `focus` (adcodes) the view closes in on these counties
    and draws only the links between them; `near` (an adcode) only closes in, and `wide_href` leads back. `alt` says in one or two
    sentences what is to be seen. `height` is one of HEIGHTS.
    """

    arcs: tuple[Arc, ...]
    roles: Mapping[str, str]
    labels: Mapping[str, str]
    legend: Legend
    footnote: str
    alt: str
    words: MapWords
    cities: Mapping[str, str] = field(default_factory=dict)
    shades: tuple[Shade, ...] = ()
    focus: tuple[str, ...] = ()
    height: str = "page"
    near: str = ""
    wide_href: str | None = None
    time: Timeline | None = None
    called: Mapping[str, str] = field(default_factory=dict)
    brief: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.height not in HEIGHTS:
            raise ValueError(f"height {self.height!r} is none of {', '.join(HEIGHTS)}")
        if unknown := set(self.roles.values()) - set(ROLES):
            raise ValueError(f"roles {unknown} are none of {', '.join(ROLES)}")
