"""The dataset's tables as Ibis sees them: unbound, with the schema's types, the same for every engine."""

import ibis
from ibis.expr.types import Table

from store.schema import TABLES

_IBIS = {
    "date": "date",
    "integer": "int32",
    "year": "int32",
    "money": "decimal(18,2)",
    "value": "decimal(18,2)",
}


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
