"""What is told of a programme: names, region, since when, money announced, what its tracks are about, its own words, how its map is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from style.text import Text

FILE, BOUNDARIES_FILE, THRESHOLDS_FILE = "programme.toml", "boundaries.geojson", "warning_thresholds.toml"
FILES = (FILE, BOUNDARIES_FILE, THRESHOLDS_FILE)
TITLES = {
    FILE: Text("项目说明", "Programme"),
    BOUNDARIES_FILE: Text("区划边界", "Boundaries"),
    THRESHOLDS_FILE: Text("预警阈值", "Warning thresholds"),
}
TOPICS = ("progress", "chain", "promotion", "digital", "factors")
MECHANISMS = ("promotion", "digital", "factors")


@dataclass(frozen=True)
class Announced:
    """What was announced: `yearly` yuan in each fund year from `first` to `last`."""

    first: int
    last: int
    yearly: int


@dataclass(frozen=True)
class Drawing:
    """Lambert's equal-area projection about a point (degrees), `metres` a unit; that point lies `at` in a drawing of this `size`."""

    about: tuple[float, float]
    metres: float
    at: tuple[float, float]
    size: tuple[int, int]


@dataclass(frozen=True)
class Inset:
    """The part of the map that is drawn once more, enlarged: x, y, width and height in the drawing."""

    label: Text
    box: tuple[float, float, float, float]


@dataclass(frozen=True)
class Programme:
    """`began`: the year in which it and its data begin. `adcodes`: what the codes of its counties begin with. `tracks`: what each is
    about, one of TOPICS. `words`: by language its own word for each of ours. `bends` of links by (from, to). `drawing` None: worked
    out from the boundaries."""

    name: Text
    short_name: Text
    began: int
    region: Text
    adcodes: str
    announced: Announced
    tracks: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]]
    map_source: Text
    earlier_ties: Text
    drawing: Drawing | None = None
    inset: Inset | None = None
    short_names: Mapping[str, str] = field(default_factory=dict)
    bends: Mapping[tuple[str, str], float] = field(default_factory=dict)

    @property
    def start(self) -> str:
        """Its first quarter: 2023Q1."""
        return f"{self.began}Q1"

    @property
    def region_id(self) -> str:
        """The code of the whole region, as figures of all counties together carry it: 330000."""
        return self.adcodes.ljust(6, "0")

    @property
    def adcode_pattern(self) -> str:
        return self.adcodes + rf"\d{{{6 - len(self.adcodes)}}}" if self.adcodes else r"[1-9]\d{5}"

    @property
    def adcodes_told(self) -> Text:
        if not self.adcodes:
            return Text("六位数字", "six digits")
        return Text(f"{self.adcodes} 开头的六位数字", f"six digits from {self.adcodes}")

    def county(self, digits: str) -> str:
        """A code as counties here have them, for examples: the region's beginning and the last of these four digits."""
        return self.adcodes + digits.rjust(6, "1")[len(self.adcodes) :]

    def track_of(self, topic: str) -> str:
        """A track about this, or another where none is, for examples."""
        return next(iter((*self.of_topic(topic), *sorted(self.tracks))), "T1")

    def of_topic(self, *topics: str) -> tuple[str, ...]:
        """The tracks that are about these, in order."""
        return tuple(sorted(track for track, topic in self.tracks.items() if topic in topics))
