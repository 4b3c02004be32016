"""Every fact of a dataset, one a row of its tables, as it was known by the end of the as-of quarter."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from analytics.known_facts import topics
from analytics.lookup import counties, pair_of_county
from analytics.selection import Selection
from cache.remembered import remembered
from store.codes import FUND_STAGE, INDICATOR, SIDE, STAGE
from store.datasets import Dataset
from store.measures import MEASURES
from style import terms
from style.periods import Period, parse_period
from style.text import Text
from style.units import UNITS, YUAN, Unit

# A dataset of which none of these tables is complete has no sums to lead with, but facts.
SUMMED = ("projects", "observations", "fund_flows")


def is_partial(dataset: Dataset) -> bool:
    """Whether the dataset tells single facts rather than all there is."""
    return not any(dataset.is_complete(table) for table in SUMMED)


@dataclass(frozen=True)
class Fact:
    """One row of `table`. `pair_id` is None for what is said of the province; `county` is that of a fact of one county, or
    where a project stands. `value` in `unit` (money in 元), None where the source has words only or no figure.

    `day` is as exact as `precision`; `period` is the report's own, None at capacity; where both are None the source gives
    no date. `of_county`: known of one county, not of what the two do together.
    """

    id: str
    table: str
    topic: str
    pair_id: str | None
    claim: Text
    value_type: str
    as_of: date
    source_id: str
    locator: str
    value: Decimal | None = None
    unit: Unit | None = None
    qualifier: str | None = None
    printed: str | None = None
    status: str = "reported"
    period: str | None = None
    day: date | None = None
    precision: str | None = None
    county: str | None = None
    track_id: str | None = None
    industry: str | None = None
    stage: str | None = None
    of_county: bool = False

    @property
    def is_undated(self) -> bool:
        return self.day is None and self.period is None and self.value_type != "at_capacity"

    @property
    def is_own(self) -> bool:
        """Told of the pair itself and of this programme: by one of these a pair is known of."""
        return self.pair_id is not None and not self.of_county and self.topic != "earlier"


_OF = Text("{whose}：{what}", "{whose}: {what}")
_LISTED = Text("{county}{side}：{what}", "{county}, {side}: {what}")
PROVINCE = Text("全省", "Province")
NO_DAY = Text("未写日期", "not dated")
_PAIR = Text("两地", "The pair")
_BUDGET = Text("专项资金{stage}", "Fund money, {stage}")
_YEARLY = Text("每年的专项资金{stage}", "Fund money each year, {stage}")
_ASSESSED = Text("{year}年度考核评价 · {what}", "Assessment of {year} · {what}")


def _either(zh: str, en: str | None) -> Text:
    """Words of the data in both languages, the Chinese where there is no English; a dash for what is only blanks."""
    said = zh if zh.strip() else "—"
    return Text(said, en if en and en.strip() else said)


def _said(template: Text, **words: Text | str) -> Text:
    fill = lambda lang: {k: w(lang) if isinstance(w, Text) else w for k, w in words.items()}  # noqa: E731
    return Text(template(lang="zh", **fill("zh")), template(lang="en", **fill("en")))


@remembered
def facts(dataset: Dataset, selection: Selection) -> tuple[Fact, ...]:
    """Every fact that the selection leaves in; a selected value type other than what happened is asked for alone. What is
    said of the province stays, whatever pairs are asked about, but not where a track, stage or industry is."""
    readers = (_projects, _figures, _events, _resources, _flows, _assessments)
    found = [fact for reader in readers for fact in reader(dataset, selection.quarter)]
    told = {(f.county, f.printed) for f in found if f.table == "observations" and f.printed}
    # A quantity that stands as a figure of the county and as its need or offer is one fact.
    once = [f for f in found if f.table != "resources" or (f.county, f.printed) not in told]
    return tuple(fact for fact in once if _kept(dataset, fact, selection))


def _kept(dataset: Dataset, fact: Fact, asked: Selection) -> bool:
    if asked.value_type != "actual" and fact.value_type != asked.value_type:
        return False
    wanted = ((asked.tracks, fact.track_id), (asked.stages, fact.stage), (asked.industries, fact.industry))
    if any(allowed and of not in allowed for allowed, of in wanted):
        return False
    if fact.pair_id is None and fact.county is None:
        return True
    if asked.pairs and fact.pair_id not in asked.pairs:
        return False
    return _is_there(dataset, fact, asked)


def _is_there(dataset: Dataset, fact: Fact, asked: Selection) -> bool:
    """Of one county by that county; of the pair by either of its two."""
    if not asked.cities and not asked.counties:
        return True
    names = counties(dataset)
    sides = [code for code, pair in pair_of_county(dataset).items() if pair == fact.pair_id]
    places = [fact.county] if fact.county else sides
    return any(
        (not asked.cities or names[code].city_adcode in asked.cities) and (not asked.counties or code in asked.counties)
        for code in places
    )


_PROJECTS = """
SELECT project_id, pair_id, track_id, name, industry, host_adcode, stage, completed_on, at_capacity_on, started_on,
       signed_on, date_precision, stage_as_of, planned_investment, source_id, locator
FROM projects WHERE least(coalesce(signed_on, started_on, completed_on, at_capacity_on), stage_as_of) <= ?
ORDER BY project_id LIMIT 5000
"""


def _projects(dataset: Dataset, at: Period) -> Iterator[Fact]:
    """The date is that of its stage where the source gives one; the money it is to cost is planned."""
    dates = {"signed": "signed_on", "in_production": "completed_on", "at_capacity": "at_capacity_on"}
    for row in dataset.arrow(_PROJECTS, [at.end]).to_pylist():
        stage, planned = row["stage"], row["planned_investment"]
        yield Fact(
            f"projects-{row['project_id']}",
            "projects",
            "progress",
            row["pair_id"],
            _said(_OF, whose=row["name"], what=STAGE[stage].label if stage else terms.STAGE_UNKNOWN),
            "actual" if planned is None else "planned",
            row["stage_as_of"] or at.end,
            row["source_id"],
            row["locator"] or "",
            planned,
            None if planned is None else YUAN,
            day=row[dates.get(stage, "started_on")],
            precision=row["date_precision"],
            county=row["host_adcode"],
            track_id=row["track_id"],
            industry=row["industry"],
            stage=stage,
        )


_FIGURES = """
SELECT o.subject_type, o.subject_id, p.name, p.pair_id, p.host_adcode, p.track_id, p.industry, p.stage, o.metric_id,
       o.period, o.value, o.status, o.value_type, o.qualifier, o.printed, o.as_of, o.source_id, o.locator
FROM observations o LEFT JOIN projects p ON o.subject_type = 'project' AND o.subject_id = p.project_id
WHERE o.status IN ('reported', 'in_words')
  AND CASE WHEN o.value_type = 'actual' THEN o.period_last <= ? ELSE o.as_of <= ? END
ORDER BY o.subject_type DESC, o.subject_id, o.metric_id, o.period_last, o.value_type LIMIT 5000
"""


def _figures(dataset: Dataset, at: Period) -> Iterator[Fact]:
    of_county, names = pair_of_county(dataset), counties(dataset)
    for row in dataset.arrow(_FIGURES, [at.last, at.end]).to_pylist():
        kind, subject, measure = row["subject_type"], row["subject_id"], MEASURES[row["metric_id"]]
        whose = {"province": PROVINCE, "pair": _PAIR}.get(kind) or (
            names[subject].name if kind == "county" else row["name"]
        )
        yield Fact(
            f"observations-{subject}-{measure.id}-{row['period'] or ''}-{row['value_type']}",
            "observations",
            topics.of_figure(measure.id, kind),
            {"pair": subject, "county": of_county.get(subject), "project": row["pair_id"]}.get(kind),
            _said(_OF, whose=whose, what=measure.label),
            row["value_type"],
            row["as_of"],
            row["source_id"],
            row["locator"] or "",
            row["value"],
            measure.unit,
            row["qualifier"],
            row["printed"],
            row["status"],
            _own_period(row["period"], row["value_type"], row["as_of"]),
            county=subject if kind == "county" else row["host_adcode"],
            track_id=row["track_id"],
            industry=row["industry"],
            stage=row["stage"],
            of_county=kind == "county",
        )


def _own_period(period: str | None, value_type: str, said_on: date) -> str | None:
    """None where the period cannot be the source's: what happened was told before its period was over."""
    if period is None or value_type != "actual" or parse_period(period).end <= said_on:
        return period
    return None


_EVENTS = """
SELECT event_id, pair_id, track_id, kind, title, title_en, date, date_precision, firms, people, amount, value_type,
       qualifier, printed, as_of, source_id, locator
FROM events WHERE coalesce(least(date, as_of), as_of) <= ? ORDER BY event_id LIMIT 5000
"""


def _events(dataset: Dataset, at: Period) -> Iterator[Fact]:
    for row in dataset.arrow(_EVENTS, [at.end]).to_pylist():
        value, unit = _counted(row)
        yield Fact(
            f"events-{row['event_id']}",
            "events",
            topics.of_event(row["kind"], row["track_id"]),
            row["pair_id"],
            _either(row["title"], row["title_en"]),
            row["value_type"],
            row["as_of"],
            row["source_id"],
            row["locator"] or "",
            value,
            unit,
            row["qualifier"],
            row["printed"],
            day=row["date"],
            precision=row["date_precision"],
            track_id=row["track_id"],
        )


def _counted(row: dict[str, Any]) -> tuple[Decimal | None, Unit | None]:
    """Its money, else how many came, else how many firms did."""
    for column, unit in (("amount", "yuan"), ("people", "person"), ("firms", "firm")):
        if row[column] is not None:
            return Decimal(row[column]), UNITS[unit]
    return None, None


_RESOURCES = """
SELECT resource_id, adcode, side, item, item_en, quantity, unit, qualifier, printed, as_of, source_id, locator
FROM resources WHERE as_of <= ? ORDER BY resource_id LIMIT 5000
"""


def _resources(dataset: Dataset, at: Period) -> Iterator[Fact]:
    of_county, names = pair_of_county(dataset), counties(dataset)
    for row in dataset.arrow(_RESOURCES, [at.end]).to_pylist():
        item, side = _either(row["item"], row["item_en"]), SIDE[row["side"]].label
        yield Fact(
            f"resources-{row['resource_id']}",
            "resources",
            topics.OF_RESOURCES,
            of_county.get(row["adcode"]),
            _said(_LISTED, county=names[row["adcode"]].name, side=side, what=item),
            "actual",
            row["as_of"],
            row["source_id"],
            row["locator"] or "",
            row["quantity"],
            UNITS[row["unit"]] if row["unit"] else None,
            row["qualifier"],
            row["printed"],
            county=row["adcode"],
            of_county=True,
        )


_FLOWS = """
SELECT stage, pair_id, payee_adcode, track_id, amount, min(period) AS first, max(period) AS last, count(*) AS years,
       min(flow_id) AS flow_id, max(as_of) AS as_of, source_id, locator
FROM fund_flows WHERE CASE WHEN stage = 'planned' THEN year * 4 ELSE period_last END <= ? OR as_of <= ?
GROUP BY stage, pair_id, payee_adcode, track_id, project_id, amount, source_id, coalesce(locator, flow_id), locator
ORDER BY flow_id LIMIT 5000
"""


def _flows(dataset: Dataset, at: Period) -> Iterator[Fact]:
    """The same amount of several years told at one place is one fact; money announced for a year to come is among them."""
    for row in dataset.arrow(_FLOWS, [at.last, at.end]).to_pylist():
        first, last = parse_period(row["first"]), parse_period(row["last"])
        several = row["years"] > 1
        yield Fact(
            f"fund_flows-{row['flow_id']}",
            "fund_flows",
            "money",
            row["pair_id"],
            _said(_YEARLY if several else _BUDGET, stage=FUND_STAGE[row["stage"]].label),
            "planned" if row["stage"] == "planned" else "actual",
            row["as_of"],
            row["source_id"],
            row["locator"] or "",
            row["amount"],
            YUAN,
            period=str(Period(last.last, first.first)) if several else row["first"],
            county=row["payee_adcode"],
            track_id=row["track_id"],
        )


_ASSESSMENTS = """
SELECT subject_type, subject_id, year, half, indicator_id, score, grade_printed, as_of, source_id, locator
FROM assessments WHERE as_of <= ? AND (score IS NOT NULL OR grade_printed IS NOT NULL)
ORDER BY year, half NULLS LAST, subject_type, subject_id, indicator_id LIMIT 5000
"""


def _assessments(dataset: Dataset, at: Period) -> Iterator[Fact]:
    of_county = pair_of_county(dataset)
    for row in dataset.arrow(_ASSESSMENTS, [at.end]).to_pylist():
        kind, subject = row["subject_type"], row["subject_id"]
        yield Fact(
            f"assessments-{subject}-{row['year']}-{row['half'] or ''}-{row['indicator_id']}",
            "assessments",
            "officials",
            {"pair": subject, "county": of_county.get(subject)}.get(kind),
            _said(_ASSESSED, year=str(row["year"]), what=INDICATOR[row["indicator_id"]].label),
            "actual",
            row["as_of"],
            row["source_id"],
            row["locator"] or "",
            row["score"],
            UNITS["score"],
            printed=row["grade_printed"],
            status="reported" if row["score"] is not None else "in_words",
            period=str(row["year"]),
            county=subject if kind == "county" else None,
            of_county=kind == "county",
        )
