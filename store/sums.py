"""The large tables summed by all that a page may split them by: made once when a version is published, asked in their place."""

import re
from pathlib import Path

import duckdb

# Of each figure its sum, how many rows it was due from and how many reported it. What depends on the quarter asked about
# (a project's stage then) or cannot be added (a rate, a median) is not here and is asked of the rows themselves.
# A change here raises FORMAT in store/manifest.py, so that older versions are made anew.
SUMS = {
    "observation_sums": """
        SELECT o.metric_id, o.value_type, o.period, o.period_last, o.period_quarters,
               CASE WHEN o.value_type <> 'actual' THEN year(o.as_of) * 4 + quarter(o.as_of) - 1 END::INTEGER AS said,
               p.pair_id, p.track_id, p.host_adcode AS county, p.industry,
               sum(o.value)::DECIMAL(38,2) AS value, count(o.value) AS reported, count(*) AS due
        FROM observations o JOIN projects p ON o.subject_id = p.project_id
        WHERE o.subject_type = 'project' AND o.status <> 'not_applicable'
        GROUP BY ALL ORDER BY ALL""",
    "flow_sums": """
        SELECT "year", period, period_last, period_quarters, stage, pair_id, track_id, payee_adcode AS county,
               sum(amount)::DECIMAL(38,2) AS value, count(amount) AS reported, count(*) AS due
        FROM fund_flows GROUP BY ALL ORDER BY ALL""",
}
_GLOB = re.compile(r"([*?\[])")  # read_parquet takes these for patterns, and a folder's name may hold them
_OF = ("observations", "projects", "fund_flows")


def write_sums(folder: Path) -> None:
    """Adds a Parquet file for each of SUMS to a folder that holds the tables as Parquet."""
    with duckdb.connect(":memory:") as connection:
        for table in _OF:
            connection.read_parquet([as_pattern(folder / f"{table}.parquet")]).create_view(table)
        for name, sql in SUMS.items():
            connection.sql(sql).write_parquet(str(folder / f"{name}.parquet"), compression="zstd")


def as_pattern(path: Path) -> str:
    """A path as read_parquet takes it: a name, and no pattern, whatever signs it holds."""
    return _GLOB.sub(r"[\1]", str(path))
