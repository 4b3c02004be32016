"""What there is to ask for, made from the definitions themselves: datasets, metrics, dimensions and their members, tables."""

from collections.abc import Mapping
from typing import Any

from analytics.blanks import BLANKS
from analytics.lookup import cities, counties, industries, pairs, tracks
from analytics.metrics import METRICS, Metric
from analytics.selection import ASKED_TYPES, SPANS
from api import words
from store.codes import BASIS, EVENT_KIND, RESOURCE, STAGE, VALUE_TYPE
from store.datasets import Catalogue, Dataset
from store.schema import TABLES
from style import terms
from style.periods import quarters_between
from style.text import Text

DIMENSIONS = {
    "pair": terms.PAIR,
    "track": terms.TRACK,
    "county": terms.ONE_COUNTY,
    "city": terms.CITY,
    "stage": STAGE.label,
    "industry": terms.INDUSTRY,
    "quarter": terms.QUARTER,
    "year": terms.YEAR,
    "kind": EVENT_KIND.label,
    "category": RESOURCE.label,
}


def by_language(text: Text) -> dict[str, str]:
    return {"zh": text("zh"), "en": text("en")}


def of_dataset(dataset: Dataset) -> dict[str, Any]:
    """What must be said along with every figure of it."""
    said = dataset.description
    found: dict[str, Any] = {
        "name": dataset.name,
        "version": dataset.version,
        "title": {"zh": said.title, "en": said.title_en},
        "basis": said.basis,
        "basis_label": by_language(BASIS[said.basis].label),
        "simulated": said.basis == "simulated",
        "as_of": said.as_of,
        "first_quarter": said.first_quarter,
        "last_quarter": said.last_quarter,
    }
    if said.basis == "simulated":
        found["warning"] = by_language(terms.SIMULATED)
    if dataset.audience is not None:
        found["pairs"] = list(dataset.audience.pairs)
    return found


def dataset(dataset: Dataset) -> dict[str, Any]:
    said = dataset.description
    tables = {
        name: {"label": by_language(table.label), "complete": dataset.is_complete(name), "columns": _columns(name)}
        for name, table in TABLES.items()
    }
    return of_dataset(dataset) | {"note": {"zh": said.note, "en": said.note_en}, "tables": tables}


def _columns(table: str) -> list[dict[str, Any]]:
    return [{"id": one.name, "label": by_language(one.label), "type": one.type} for one in TABLES[table].columns]


def catalogue(found: Catalogue, opened: Mapping[str, Dataset]) -> dict[str, Any]:
    return {
        "default": found.default,
        "datasets": [of_dataset(opened[name]) for name in found.versions],
        "refused": [{"name": one.name, "faults": one.count, "kept": one.kept} for one in found.refused],
    }


def metrics() -> dict[str, Any]:
    return {
        "metrics": [of_metric(metric) for metric in METRICS.values()],
        "spans": [
            {"id": one.id, "label": by_language(one.label), "meaning": by_language(one.meaning)}
            for one in SPANS.values()
        ],
        "value_types": [{"id": one, "label": by_language(VALUE_TYPE[one].label)} for one in ASKED_TYPES],
        "blanks": [
            {"id": one.id, "label": by_language(one.label), "meaning": by_language(one.meaning)}
            for one in BLANKS.values()
        ],
    }


def of_metric(metric: Metric) -> dict[str, Any]:
    return {
        "id": metric.id,
        "label": by_language(metric.label),
        "meaning": by_language(metric.meaning),
        "formula": by_language(metric.formula),
        "unit": {"id": metric.unit.id, "kind": metric.unit.kind, "label": by_language(metric.unit.label)},
        "decimals": metric.decimals,
        "better": metric.better,
        "over_time": metric.over_time,
        "basis": metric.value_type,
        "value_types": list(metric.value_types),
        "ratio": metric.is_ratio,
        "by": list(metric.breakdowns),
        "refused": {dimension: by_language(why) for dimension, why in metric.refused.items()},
        "beside": metric.beside,
    }


def dimensions() -> dict[str, Any]:
    return {"dimensions": [{"id": one, "label": by_language(label)} for one, label in DIMENSIONS.items()]}


def members(dataset: Dataset, dimension: str) -> dict[str, Any]:
    """The members that the dimension has in this dataset, by the id that parameters and answers use."""
    return of_dataset(dataset) | {"dimension": dimension, "members": _members(dataset, dimension)}


def _members(dataset: Dataset, dimension: str) -> list[dict[str, Any]]:
    if dimension == "pair":
        return [
            {
                "id": one.id,
                "label": by_language(one.label),
                "industrial": one.industrial.adcode,
                "mountain": one.mountain.adcode,
            }
            for one in pairs(dataset).values()
        ]
    if dimension == "county":
        return [
            {"id": code, "label": by_language(one.name), "city": one.city_adcode}
            for code, one in counties(dataset).items()
        ]
    if dimension == "industry":
        return [
            {"id": name, "short": short, "label": by_language(Text(name, name, is_data=True))}
            for short, name in industries(dataset).items()
        ]
    listed: dict[str, Mapping[str, Text]] = {
        "track": tracks(dataset),
        "city": cities(dataset),
        "stage": {code.id: code.label for code in STAGE},
        "kind": {code.id: code.label for code in EVENT_KIND},
        "category": {code.id: code.label for code in RESOURCE},
    }
    if dimension in listed:
        return [{"id": one, "label": by_language(label)} for one, label in listed[dimension].items()]
    said = dataset.description
    quarters = quarters_between(said.first_quarter, said.last_quarter)
    return [{"id": one} for one in (quarters if dimension == "quarter" else dict.fromkeys(q[:4] for q in quarters))]


def index(base: str) -> dict[str, Any]:
    return {
        "about": by_language(words.ABOUT),
        "openapi": f"{base}/openapi.json",
        "datasets": f"{base}/datasets",
        "metrics": f"{base}/metrics",
        "dimensions": f"{base}/dimensions",
        "boundaries": f"{base}/boundaries",
        "problems": f"{base}/problems",
    }


def problems() -> dict[str, Any]:
    return {
        kind: {"title": by_language(title), "meaning": by_language(words.MEANINGS[kind])}
        for kind, title in words.TITLES.items()
    }
