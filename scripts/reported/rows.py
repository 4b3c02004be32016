"""How one fact of the reported dataset becomes a row: one builder a table, filling in what its rows share."""

from decimal import Decimal

from scripts.reported.places import ADCODES, Row
from scripts.reported.sources import ARTICLE, PRINTED_ON
from store.measures import MEASURES

Fact = tuple[str, Row]  # the table and the row


def _subject(subject: str) -> tuple[str, str]:
    """A county by its name; 330000, a pair or a project by its id."""
    if subject in ADCODES:
        return "county", ADCODES[subject]
    if subject == "330000":
        return "province", subject
    return ("project" if "-" in subject else "pair"), subject


def observation(
    subject: str,
    metric: str,
    period: str,
    value_type: str,
    value: str | int | None,
    printed: str,
    locator: str,
    *,
    qualifier: str = "",
    source: str = ARTICLE,
    as_of: str = PRINTED_ON,
) -> Fact:
    """`value` is in the measure's unit, money in yuan; None where the source has words only."""
    subject_type, subject_id = _subject(subject)
    unit = MEASURES[metric].unit
    written = "" if value is None else f"{Decimal(value):.2f}" if unit.kind == "money" else str(value)
    return "observations", {
        "subject_type": subject_type,
        "subject_id": subject_id,
        "metric_id": metric,
        "period": period,
        "value": written,
        "status": "in_words" if value is None else "reported",
        "unit": unit.id,
        "value_type": value_type,
        "qualifier": qualifier,
        "printed": printed,
        "as_of": as_of,
        "source_id": source,
        "locator": locator,
    }


def project(
    project_id: str, track: str, name: str, lead: str, origin: str, host: str, locator: str, **known: str
) -> Fact:
    return "projects", {
        "project_id": project_id,
        "pair_id": project_id[:3],
        "track_id": track,
        "track_assigned_by": "analyst",
        "name": name,
        "lead_enterprise": lead,
        "origin_adcode": ADCODES[origin],
        "host_adcode": ADCODES[host],
        "source_id": ARTICLE,
        "locator": locator,
    } | known


def event(
    event_id: str,
    track: str,
    kind: str,
    year: str,
    title: str,
    title_en: str,
    locator: str,
    *,
    value_type: str = "actual",
    **known: object,
) -> Fact:
    """`track` and `year` are empty where unknown; a year is stored as its last day."""
    return "events", {
        "event_id": event_id,
        "pair_id": event_id[:3],
        "track_id": track,
        "track_assigned_by": "analyst" if track else "",
        "kind": kind,
        "title": title,
        "title_en": title_en,
        "date": f"{year}-12-31" if year else "",
        "date_precision": "year" if year else "",
        "value_type": value_type,
        "as_of": PRINTED_ON,
        "source_id": ARTICLE,
        "locator": locator,
    } | known


def resource(
    resource_id: str, county: str, side: str, category: str, item: str, item_en: str, locator: str, **quantity: str
) -> Fact:
    return "resources", {
        "resource_id": resource_id,
        "adcode": ADCODES[county],
        "side": side,
        "category": category,
        "item": item,
        "item_en": item_en,
        "as_of": PRINTED_ON,
        "source_id": ARTICLE,
        "locator": locator,
    } | quantity


def planned(year: int, amount: int, locator: str) -> Fact:
    """The budget of a year for the whole province, in yuan."""
    return "fund_flows", {
        "flow_id": f"PLAN-{year}",
        "year": year,
        "period": year,
        "stage": "planned",
        "amount": f"{Decimal(amount):.2f}",
        "as_of": PRINTED_ON,
        "source_id": ARTICLE,
        "locator": locator,
    }


def passed_together(year: int, grade: str, locator: str) -> Fact:
    """One grade printed for all at once, kept on the province."""
    return "assessments", {
        "subject_type": "province",
        "subject_id": "330000",
        "year": year,
        "indicator_id": "overall",
        "grade_printed": grade,
        "as_of": PRINTED_ON,
        "source_id": ARTICLE,
        "locator": locator,
    }
