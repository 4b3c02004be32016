"""What a report says before it has a file format: sections of sentences, figures, tables, charts and a map, in finished words.

Every writer (slides, workbook, brief) prints the words it finds here and none of its own, so that all of them, and the
page, show the same digits. `exact` values are for cells and charts that stay numbers: 元 (or the unit's own measure),
percentages as fractions of 1, None where there is no data.
"""

from dataclasses import dataclass, field, fields
from datetime import date
from functools import cached_property

from analytics.table import Exact, Table

# What a section is about; which of them a report has is the reader's choice.
SECTIONS = (
    "summary",
    "last_meeting",
    "money",
    "lagging",
    "map",
    "tracks",
    "ranking",
    "warnings",
    "assessment",
    "findings",
    "tasks",
    "decisions",
    "pair",
    "methods",
)
CHARTS = ("bars", "stacked", "columns", "lines", "ladder")


@dataclass(frozen=True)
class Figure:
    """One headline: `value` and `unit` as printed, `note` its period and basis, `change` with its sign (▲ 12.4% 同比)."""

    id: str
    label: str
    value: str
    unit: str
    note: str
    exact: Exact
    change: str = ""
    tone: str = ""  # good, bad or nothing: how to take the change


@dataclass(frozen=True)
class Series:
    """`values` in the unit the axis names (亿元, %), None a gap; `printed` the same as read."""

    label: str
    values: tuple[float | None, ...]
    printed: tuple[str, ...]
    role: str = ""  # a colour of style.colours.Palette, or nothing: the next categorical one


@dataclass(frozen=True)
class Chart:
    """Of `kind` (CHARTS): level bars, level stacked bars, upright columns, lines, or the steps of a ladder with what is
    missing between them (`gaps`). `unit` is that of its axis; `targets` are marks that bars are to reach."""

    id: str
    kind: str
    title: str
    unit: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    alt: str
    decimals: int = 2
    gaps: tuple[str, ...] = ()
    targets: Series | None = None


@dataclass(frozen=True)
class MapLink:
    """One pair on the map: both counties (adcodes), the share of the widest (0 to 1; None: no data) and its figure as
    read. `names` are the two counties' names in the story's language. Of a rate `pace` is the class that gives the colour
    (analytics.map.paces), and `tag` what is written on a link of the worst."""

    pair_id: str
    label: str
    industrial: str
    mountain: str
    width: float | None
    printed: str
    names: tuple[str, str] = ("", "")
    pace: int | None = None
    tag: str = ""

    @property
    def order(self) -> tuple[bool, int]:
        """The lowest first: of a rate the worst lies on top."""
        return self.width is not None, -1 if self.pace is None else -self.pace


@dataclass(frozen=True)
class MapPicture:
    """The province with its links; `focus` picks one pair out. `caption` names metric, unit, period and basis; `note` is
    the footnote about the boundaries. `paces` are the words of each class of a rate, with how many links are of it."""

    links: tuple[MapLink, ...]
    caption: str
    note: str
    alt: str
    focus: str | None = None
    paces: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """`title` is a conclusion with a number. `talk` are (label, sentence) lines for the speaker: one highlight, one
    problem, one matter to settle. `source` is period, unit, basis and dataset in one line."""

    id: str
    kind: str
    title: str
    sentences: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()
    map: MapPicture | None = None
    talk: tuple[tuple[str, str], ...] = ()
    source: str = ""
    pair_id: str | None = None


@dataclass(frozen=True)
class Definition:
    label: str
    meaning: str
    formula: str
    unit: str
    basis: str


@dataclass(frozen=True)
class Story:
    """A whole report. `lead` is its first sentence, `order` says in which the pairs come. `dataset` is the badge's line, `warning` is said before anything else (simulated figures) and is
    the watermark; `address` opens the same view; `facts` are the selection in (label, value) lines. `left_out`: the
    kinds of section for which nothing can be told, each with the reason."""

    title: str
    subtitle: str
    lang: str
    dataset: str
    warning: str
    period: str
    made: date
    address: str
    sections: tuple[Section, ...]
    facts: tuple[tuple[str, str], ...] = ()
    definitions: tuple[Definition, ...] = field(default=())
    left_out: tuple[tuple[str, str], ...] = ()
    lead: str = ""
    order: str = ""

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        """Reckoned once: of a whole report it takes 0.8 ms, and a page that looks how far its files are asks thirty times."""
        return hash(tuple(getattr(self, one.name) for one in fields(self)))

    def of_kind(self, kind: str) -> tuple[Section, ...]:
        return tuple(section for section in self.sections if section.kind == kind)
