"""What the rows of a dataset owe each other beyond their columns: subjects, measures, periods, dates and roles."""

from collections.abc import Callable, Iterator

import pandas as pd

from store.codes import STAGE
from store.measures import MEASURES, Measure
from store.package.deal_rules import deals_join_two_counties, deals_meet_what_is_listed, steps_are_of_one_deal
from store.package.flow_rules import (
    amounts_are_in_yuan,
    budgets_keep_within_the_year,
    cell,
    flows_have_their_period,
    no_movement_stands_twice,
    rows_of,
)
from store.package.reading import FIRST_ROW
from store.package.tally import Found
from store.programme import PROGRAMME
from style.units import UNITS

Frames = dict[str, pd.DataFrame]
PROVINCE = PROGRAMME.region_id
# Where the ids of each subject type stand.
SUBJECTS = {"county": ("counties", "adcode"), "pair": ("pairs", "pair_id"), "project": ("projects", "project_id")}


def _told(file: str, rule: str, frame: pd.DataFrame, mask: pd.Series, column: str, more: str = "") -> Iterator[Found]:
    if len(rows := rows_of(mask)):
        yield Found(file, rule, rows, column, lambda row: cell(frame, row, column), more)


def subjects_exist(frames: Frames) -> Iterator[Found]:
    for name in ("observations", "assessments"):
        frame = frames[name]
        for subject_type, (table, key) in SUBJECTS.items():
            lost = (frame["subject_type"] == subject_type) & ~frame["subject_id"].isin(frames[table][key])
            yield from _told(f"{name}.csv", "subject", frame, lost, "subject_id")
        elsewhere = (frame["subject_type"] == "province") & (frame["subject_id"] != PROVINCE)
        yield from _told(f"{name}.csv", "subject", frame, elsewhere, "subject_id")


def measures_fit(frames: Frames) -> Iterator[Found]:
    frame = frames["observations"]
    yield from _told("observations.csv", "measure", frame, ~frame["metric_id"].isin(MEASURES), "metric_id")
    for measure in _measures_of(frame):
        mine = frame["metric_id"] == measure.id
        for column, allowed in (
            ("subject_type", measure.subjects),
            ("unit", (measure.unit.id,)),
            ("value_type", measure.value_types),
        ):
            wrong = mine & frame[column].notna() & ~frame[column].isin(allowed)
            yield from _told(
                "observations.csv", "measure_fit", frame, wrong, column, f"{measure.id}: {', '.join(allowed)}"
            )
        if measure.unit.kind == "percent":
            beyond = mine & ((frame["value"] < 0) | (frame["value"] > 100))
            yield from _told("observations.csv", "range", frame, beyond, "value", "0…100")
        elif not measure.may_be_negative:
            yield from _told("observations.csv", "negative", frame, mine & (frame["value"] < 0), "value", measure.id)
    targets = frames["targets"]
    yield from _told("targets.csv", "measure", targets, ~targets["metric_id"].isin(MEASURES), "metric_id")
    for measure in _measures_of(targets):
        wrong = (targets["metric_id"] == measure.id) & targets["unit"].notna() & (targets["unit"] != measure.unit.id)
        yield from _told("targets.csv", "measure_fit", targets, wrong, "unit", f"{measure.id}: {measure.unit.id}")


def _measures_of(frame: pd.DataFrame) -> list[Measure]:
    there = set(frame["metric_id"].dropna().unique())
    return [measure for measure in MEASURES.values() if measure.id in there]


def quantities_have_units(frames: Frames) -> Iterator[Found]:
    frame = frames["resources"]
    unknown = frame["unit"].notna() & ~frame["unit"].isin(UNITS)
    yield from _told("resources.csv", "enum", frame, unknown, "unit", "、".join(UNITS))
    yield from _told("resources.csv", "required", frame, frame["quantity"].notna() & frame["unit"].isna(), "unit")


def values_match_status(frames: Frames) -> Iterator[Found]:
    frame = frames["observations"]
    reported, has_value = frame["status"] == "reported", frame["value"].notna()
    yield from _told("observations.csv", "value_status", frame, reported & ~has_value, "value", "reported")
    yield from _told("observations.csv", "value_status", frame, ~reported & has_value, "value", "≠ reported")
    wordless = (frame["status"] == "in_words") & frame["printed"].isna()
    yield from _told("observations.csv", "value_status", frame, wordless, "printed", "in_words")


def periods_fit(frames: Frames) -> Iterator[Found]:
    frame = frames["observations"]
    lacking = frame["period"].isna() & (frame["value_type"] != "at_capacity")
    yield from _told("observations.csv", "period_missing", frame, lacking, "period")
    dated = frame[frame["period"].notna() & frame["period"].str.fullmatch(r"20\d\d(Q[1-4])?").fillna(False)]
    dated = dated.assign(year=dated["period"].str.slice(0, 4), by_quarter=dated["period"].str.len() > 4)
    identity = ["subject_type", "subject_id", "metric_id", "value_type", "year"]
    flows = dated[dated["metric_id"].isin([m.id for m in MEASURES.values() if m.accrues == "flow"])]
    both = flows.groupby(identity, dropna=False)["by_quarter"].transform("nunique") > 1
    yearly = flows[both & ~flows["by_quarter"].astype(bool)]
    if len(yearly):
        year = lambda row: str(cell(frame, row, "period"))  # noqa: E731
        rows = yearly.index.to_numpy(int) + FIRST_ROW
        yield Found("observations.csv", "mixed_periods", rows, "period", year, year)


def dates_in_order(frames: Frames) -> Iterator[Found]:
    projects = frames["projects"]
    steps = ["signed_on", "started_on", "completed_on", "at_capacity_on"]
    for position, later in enumerate(steps):
        for earlier in steps[:position]:
            yield from _told(
                "projects.csv", "order", projects, projects[later] < projects[earlier], later, f"{earlier} > {later}"
            )
    for name in ("county_roles", "pairs"):
        frame = frames[name]
        yield from _told(
            f"{name}.csv", "order", frame, frame["valid_to"] < frame["valid_from"], "valid_to", "valid_from > valid_to"
        )


def stages_match_dates(frames: Frames) -> Iterator[Found]:
    """A stage may be ahead of the dates (a source may give no date) but never behind one that has passed."""
    projects = frames["projects"]
    undated = projects["stage"].notna() & projects["stage_as_of"].isna()
    yield from _told("projects.csv", "stage_dates", projects, undated, "stage_as_of", "stage")
    rank = projects["stage"].map({stage: STAGE.rank(stage) for stage in STAGE.ids})
    for column, stage in (
        ("started_on", "started"),
        ("completed_on", "in_production"),
        ("at_capacity_on", "at_capacity"),
    ):
        behind = (projects[column] <= projects["stage_as_of"]) & (rank < STAGE.rank(stage))
        yield from _told("projects.csv", "stage_dates", projects, behind, "stage", f"{column} → {stage}")


def pairs_join_the_right_counties(frames: Frames) -> Iterator[Found]:
    pairs, roles = frames["pairs"], frames["county_roles"]
    for column, role in (("industrial_adcode", "industrial"), ("mountain_adcode", "mountain")):
        holders = roles[roles["role"] == role]
        yield from _told(
            "pairs.csv",
            "pair_role",
            pairs,
            pairs[column].notna() & ~pairs[column].isin(holders["adcode"]),
            column,
            role,
        )
        open_ended = pairs[pairs["valid_to"].isna()]
        twice = open_ended[column].duplicated(keep="first")
        yield from _told("pairs.csv", "duplicate", pairs, twice.reindex(pairs.index, fill_value=False), column, role)


# Each rule with the other tables it looks things up in: where one of them could not be read, the rule has to wait.
ROW_RULES: dict[Callable[[Frames], Iterator[Found]], tuple[str, ...]] = {
    subjects_exist: ("counties", "pairs", "projects"),
    measures_fit: (),
    quantities_have_units: (),
    values_match_status: (),
    periods_fit: (),
    dates_in_order: (),
    stages_match_dates: (),
    flows_have_their_period: (),
    amounts_are_in_yuan: (),
    budgets_keep_within_the_year: (),
    no_movement_stands_twice: (),
    pairs_join_the_right_counties: ("county_roles",),
    deals_join_two_counties: (),
    steps_are_of_one_deal: (),
    deals_meet_what_is_listed: ("resources",),
}
# The tables whose rows each rule tells of.
TELL_OF: dict[Callable[[Frames], Iterator[Found]], tuple[str, ...]] = {
    subjects_exist: ("observations", "assessments"),
    measures_fit: ("observations", "targets"),
    quantities_have_units: ("resources",),
    values_match_status: ("observations",),
    periods_fit: ("observations",),
    dates_in_order: ("projects", "county_roles", "pairs"),
    stages_match_dates: ("projects",),
    flows_have_their_period: ("fund_flows",),
    amounts_are_in_yuan: ("fund_flows",),
    budgets_keep_within_the_year: ("fund_flows",),
    no_movement_stands_twice: ("fund_flows",),
    pairs_join_the_right_counties: ("pairs",),
    deals_join_two_counties: ("deals",),
    steps_are_of_one_deal: ("deals",),
    deals_meet_what_is_listed: ("deals",),
}
