"""The dataset's tables as Ibis sees them: unbound, with the schema's types, the same for every engine."""

import ibis
from ibis.expr.types import Table

from store.schema import TABLES

_IBIS = {"date": "date", "integer": "int32", "year": "int32", "money": "decimal(18,2)", "value": "decimal(18,2)"}


def _unbound(name: str) -> Table:
    types = {col.name: _IBIS.get(col.type, "string") for col in TABLES[name].columns}
    if "period" in types:
        types |= {"period_last": "int32", "period_quarters": "int32"}
    return ibis.table(types, name=name)


COUNTIES = _unbound("counties")
PAIRS = _unbound("pairs")
PROJECTS = _unbound("projects")
OBSERVATIONS = _unbound("observations")
FUND_FLOWS = _unbound("fund_flows")
TARGETS = _unbound("targets")
EVENTS = _unbound("events")
RESOURCES = _unbound("resources")

# The tables summed at publication (store/sums.py): `value`, and of how many figures due how many were reported.
_SUMMED = {
    "pair_id": "string",
    "track_id": "string",
    "county": "string",
    "period": "string",
    "period_last": "int32",
    "period_quarters": "int32",
    "value": "decimal(38,2)",
    "reported": "int64",
    "due": "int64",
}
OBSERVATION_SUMS = ibis.table(
    {"metric_id": "string", "value_type": "string", "said": "int32", "industry": "string", **_SUMMED},
    name="observation_sums",
)
FLOW_SUMS = ibis.table({"year": "int32", "stage": "string", **_SUMMED}, name="flow_sums")
