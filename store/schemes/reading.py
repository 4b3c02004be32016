"""A scheme read from its file: the scheme, or every fault it has by itself."""

from decimal import Decimal

from store.codes import INDICATOR
from store.measures import MEASURES
from store.schema import FIRST_YEAR, LAST_YEAR
from store.schemes import rules
from store.schemes.definition import (
    DIRECTIONS,
    MISSING,
    SIDES,
    WAYS,
    Adjustment,
    Band,
    Grouping,
    Indicator,
    Scheme,
    scheme_name,
)
from store.toml.faults import TomlFault
from store.toml.table import NotToml, TomlTable, as_number, toml_table
from style.text import Text

LARGEST = 2**16  # bytes of one scheme
OVERALL = "overall"
ASSESSED = tuple(one for one in INDICATOR.ids if one != OVERALL)
ORDERED_BY = tuple(
    one.id for one in MEASURES.values() if one.subjects == ("county",) and one.sums_over_places and "actual" in one.value_types
)  # fmt: skip
_TOP = (
    "title",
    "title_en",
    "years",
    "half",
    "source_id",
    "decimals",
    "missing",
    "indicator",
    "adjustment",
    "band",
    "grouping",
)
_OF_INDICATOR = ("id", "label", "label_en", "weight", "assessed", "metric", "span", "points", "low", "high", "steps",
                 "direction", "missing")  # fmt: skip
_OF_ADJUSTMENT = ("label", "label_en", "metric", "span", "at_least", "below", "points")
_OF_BAND = ("grade", "grade_en", "least", "below")
_OF_GROUPING = ("measure", "of", "classes", "at")
_STEPS = "steps = [[0, 0], [60, 60], [100, 100]]"
_YEARS = "years = [2024, 2025]"


def read_scheme(name: str, text: str) -> Scheme | tuple[TomlFault, ...]:
    """The scheme of a file called so, or all that is wrong with it but for what only a dataset can tell (`unfit`)."""
    scheme_id, size = scheme_name(name), len(text.encode(errors="replace"))
    if scheme_id is None:
        return (TomlFault(name, "scheme_name"),)
    if size > LARGEST:
        return (TomlFault(name, "scheme_size", value=f"{size:,}", more=f"{LARGEST:,}"),)
    try:
        top = toml_table(name, text)
    except NotToml as wrong:
        return (wrong.fault,)
    scheme = _scheme(scheme_id, top)
    return tuple(top.faults) or scheme


def _scheme(scheme_id: str, top: TomlTable) -> Scheme:
    top.only(_TOP)
    for key in ("title", "years", "source_id", "missing", "indicator", "band"):
        top.needs(key)
    indicators = [(one, table) for table in top.tables("indicator") if (one := _indicator(table))]
    adjustments = [given for n, table in enumerate(top.tables("adjustment"), 1) if (given := _adjustment(n, table))]
    bands = [(band, table) for table in top.tables("band") if (band := _band(table))]
    decimals = top.whole("decimals", 0, 3)
    made = Scheme(
        scheme_id,
        _label(top, "title") or Text("-", "-"),
        _years(top),
        top.flag("half"),
        top.text("source_id") or "",
        1 if decimals is None else decimals,
        top.choice("missing", MISSING) or MISSING[0],
        tuple(one for one, _ in indicators),
        tuple(adjustments),
        tuple(one for one, _ in sorted(bands, key=lambda held: -held[0].least)),
        _grouping(top.table("grouping")),
    )
    if len(indicators) == len(top.tables("indicator")):
        rules.weights_add_up(top, indicators)
    if len(bands) == len(top.tables("band")):
        rules.bands_meet(top, bands, made.most)
    return made


def _label(table: TomlTable, key: str) -> Text | None:
    """In both languages; the Chinese word stands for an English one that is not given."""
    zh, en = table.text(key), table.text(f"{key}_en")
    return Text(zh, en or zh) if zh else None


def _years(top: TomlTable) -> tuple[int, ...]:
    said = top.said.get("years", [])
    if not isinstance(said, list) or not all(type(one) is int and FIRST_YEAR <= one <= LAST_YEAR for one in said):
        top.fault("scheme_list", "years", said, _YEARS)
        return ()
    return tuple(sorted(set(said)))


def _indicator(table: TomlTable) -> Indicator | None:
    """None where what it says of itself cannot be read."""
    before = len(table.faults)
    table.only(_OF_INDICATOR)
    for key in ("id", "weight"):
        table.needs(key)
    one, weight = table.identifier("id"), table.number("weight", 0, 100)
    of_published = table.has("assessed")
    if of_published == table.has("metric"):
        table.fault("scheme_either", "metric" if of_published else None)
        return None
    if of_published:
        rules.means_nothing(table, ("span", "points", "low", "high", "steps", "direction"), "assessed")
        if table.said["assessed"] not in ASSESSED:
            table.fault("scheme_indicator", "assessed", table.said["assessed"], "、".join(ASSESSED))
    asked = None if of_published else rules.metric_and_span(table)
    direction = table.choice("direction", DIRECTIONS) or DIRECTIONS[0]
    way, low, high, steps = (None, None, None, ()) if of_published else _points(table, direction)
    missing = table.choice("missing", MISSING)
    if len(table.faults) > before or one is None or weight is None:
        return None
    metric, span = asked or (None, "year")
    published = table.said["assessed"] if of_published else None
    label = _label(table, "label")
    return Indicator(one, weight, label, published, metric, span, way, low, high, steps, direction, missing)


Points = tuple[str | None, Decimal | None, Decimal | None, tuple[tuple[Decimal, Decimal], ...]]


def _points(table: TomlTable, direction: str) -> Points:
    table.needs("points")
    way = table.choice("points", WAYS)
    wanted = {"between": ("low", "high"), "steps": ("steps",)}.get(way or "", ())
    for key in wanted:
        table.needs(key)
    if way:
        rules.means_nothing(table, [key for key in ("low", "high", "steps") if key not in wanted], f"points = {way}")
    low, high = table.number("low"), table.number("high")
    if way == "between" and low is not None and high is not None and low >= high:
        table.fault("scheme_range", "low", low, str(high))
    steps = _steps(table) if way == "steps" else ()
    rules.steps_fit(table, steps, direction)
    return way, low, high, steps


def _steps(table: TomlTable) -> tuple[tuple[Decimal, Decimal], ...]:
    said = table.said.get("steps", [])
    pairs = (
        [tuple(as_number(n) for n in one) for one in said if isinstance(one, list)] if isinstance(said, list) else []
    )
    good = [one for one in pairs if len(one) == 2 and None not in one and 0 <= one[1] <= 100]  # type: ignore[operator]
    if table.has("steps") and (not pairs or not isinstance(said, list) or len(good) != len(said)):
        table.fault("scheme_list", "steps", said, _STEPS)
        return ()
    return tuple(good)  # type: ignore[arg-type]


def _adjustment(number: int, table: TomlTable) -> Adjustment | None:
    before = len(table.faults)
    table.only(_OF_ADJUSTMENT)
    asked = rules.metric_and_span(table) if table.needs("metric") else None
    table.needs("points")
    points, at_least, below = table.number("points", -100, 100), table.number("at_least"), table.number("below")
    if points is not None and points == 0:
        table.fault("scheme_no_points", "points", 0)
    if table.has("at_least") == table.has("below"):
        table.fault("scheme_threshold", "below" if table.has("below") else None)
    label = _label(table, "label")
    if len(table.faults) > before or points is None or asked is None:
        return None
    return Adjustment(f"adjustment-{number}", asked[0], points, asked[1], at_least, below, label)


def _band(table: TomlTable) -> Band | None:
    before = len(table.faults)
    table.only(_OF_BAND)
    for key in ("grade", "least"):
        table.needs(key)
    grade, least, below = _label(table, "grade"), table.number("least", 0), table.number("below", 0)
    if least is not None and below is not None and least >= below:
        table.fault("scheme_band", "least", grade.zh if grade else "", f"{least} ≥ {below}")
    return None if len(table.faults) > before or grade is None or least is None else Band(grade, least, below)


def _grouping(table: TomlTable | None) -> Grouping | None:
    if table is None:
        return None
    table.only(_OF_GROUPING)
    for key in _OF_GROUPING:
        table.needs(key)
    if (measure := table.text("measure")) and measure not in ORDERED_BY:
        table.fault("scheme_measure", "measure", measure, "、".join(ORDERED_BY))
    side, classes = table.choice("of", SIDES), table.whole("classes", 2, 6)
    at = table.whole("at", FIRST_YEAR, LAST_YEAR)
    return Grouping(measure, side, classes, at) if measure and side and classes and at else None
