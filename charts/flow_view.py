"""What a flow of money shows, whoever draws it: bars in three columns and ribbons between them, in finished words."""

from dataclasses import dataclass

from charts import Rows

LOOKS = ("", "chosen", "dim")


@dataclass(frozen=True)
class Stop:
    """A bar with its name: from `top`, `height` high, within a slot that is `room` high from `slot`.

    `figure` stands beside the name, `share` too where there is room. `colour` is its place among the series' colours, None
    the quiet one. Without `href` it is only to be read.
    """

    id: str
    label: str
    figure: str
    share: str
    top: float
    height: float
    slot: float
    room: float
    title: str
    rows: Rows = ()
    href: str | None = None
    look: str = ""
    colour: int | None = None

    def __post_init__(self) -> None:
        if self.look not in LOOKS:
            raise ValueError(f"look {self.look!r} is none of {', '.join(LOOKS)}")


@dataclass(frozen=True)
class FlowBand:
    """A ribbon `d` from the stop `start` to the stop `end`, 0 to 100 across. `note` is written on it where it begins, its middle
    so many pixels `at`; beside ribbons that have one, one without is quiet."""

    id: str
    start: str
    end: str
    d: str
    title: str
    rows: Rows = ()
    href: str | None = None
    look: str = ""
    colour: int | None = None
    note: str = ""
    at: float = 0.0

    def __post_init__(self) -> None:
        if self.look not in LOOKS:
            raise ValueError(f"look {self.look!r} is none of {', '.join(LOOKS)}")


@dataclass(frozen=True)
class FlowView:
    """`heads` stand above the columns, each a name and what the figures below it are. `inflow` leads from the source to `middle`,
    `outflow` on to `ends`; without `ends` the picture stops in the middle. `alt` says in a sentence what is to be seen,
    `open` is the link on the card that a tap on a ribbon brings up."""

    height: float
    heads: tuple[tuple[str, ...], ...]
    source: tuple[float, float]
    middle: tuple[Stop, ...]
    ends: tuple[Stop, ...]
    inflow: tuple[FlowBand, ...]
    outflow: tuple[FlowBand, ...]
    alt: str
    open: str
