"""A made-up pair's projects and what they reported quarter by quarter over ten years, drawn by hashes: the same whoever asks.

Views over `paired` (n, pair_id, east, west); a project's money is spread over the quarters it is built in, its output grows from
the quarter it is in production to what it has at capacity.
"""

LAST_DAY = "DATE '2025-12-31'"
_LAST = "2025 * 4 + 3"  # quarters are counted from the year 0
_QUARTER = "year({0}) * 4 + quarter({0}) - 1"
_PERIOD = "(q // 4) || 'Q' || (q % 4 + 1)"
_TOLD = "(last_day(make_date(q // 4, q % 4 * 3 + 3, 1)) + 18)::VARCHAR"
_CHANCE = "((hash(p.n, j, '{0}') % 100000) / 100000.0)"


def macros() -> list[str]:
    return [
        "CREATE MACRO chance(a, b) AS (hash(a, b) % 100000) / 100000.0",
        "CREATE MACRO yuan(x) AS (round(x / 10000) * 10000)::BIGINT::DECIMAL(18, 2)",
    ]


def figures(projects: int) -> dict[str, str]:
    """The query of each table, by its name, with so many projects a pair. Their order is that of their making: nothing is sorted."""
    drawn = f"""SELECT p.pair_id || '-' || lpad((j + 1)::VARCHAR, 6, '0') AS project_id, p.*, j,
        DATE '2016-01-04' + (power(chance(p.n * {projects} + j, 'signed'), 0.9) * 3600)::INT AS signed,
        signed + 60 + (chance(p.n * {projects} + j, 'started') * 300)::INT AS started,
        started + 200 + (chance(p.n * {projects} + j, 'built') * 700)::INT AS built,
        built + 300 + (chance(p.n * {projects} + j, 'full') * 300)::INT AS grown,
        yuan(1e7 * power(10, 1.6 * chance(p.n * {projects} + j, 'planned'))) AS planned,
        planned * (0.8 + 1.6 * chance(p.n * {projects} + j, 'capacity')) AS yearly,
        (hash(p.n, j) % 1000000000)::BIGINT AS drawn FROM paired p, range({projects}) t(j)"""
    quarters = f"""SELECT *, {_QUARTER.format("started")} AS q_started, {_QUARTER.format("built")} AS q_built,
        unnest(range({_QUARTER.format("started")}, {_LAST} + 1)) AS q FROM ({drawn}) WHERE started <= {LAST_DAY}"""
    invested = f"""SELECT project_id, pair_id, q, 'investment_completed' AS metric_id, CASE WHEN {_missing("investment")} THEN NULL ELSE
        yuan(planned / (q_built - q_started + 1) * (0.7 + 0.6 * chance(drawn + q, 'share'))) END AS value
        FROM ({quarters}) WHERE q <= q_built"""
    made = f"""SELECT project_id, pair_id, drawn, q, yearly / 4 * least(1, (q - q_built + 1) / 6.0) * (0.85 + 0.3 * chance(drawn + q, 'output')) AS made
        FROM ({quarters}) WHERE q >= q_built"""
    output = f"SELECT project_id, pair_id, q, 'output_value' AS metric_id, yuan(made) AS value FROM ({made})"
    profit = f"SELECT project_id, pair_id, q, 'profit_and_tax' AS metric_id, yuan(made * (0.02 + 0.09 * chance(drawn + q, 'profit'))) AS value FROM ({made})"
    told = f"{invested} UNION ALL {output} UNION ALL {profit}"
    return {
        "projects": f"""
            SELECT project_id, pair_id, 'T' || (1 + [0, 0, 0, 0, 1, 1, 1, 2, 2, 4][drawn % 10 + 1]) AS track_id, 'county' AS track_assigned_by,
              '示例项目' || project_id AS name, ['食品加工', '竹木加工', '电子信息', '装备制造', '新材料', '医药健康', '纺织服装'][drawn % 7 + 1] AS industry,
              '示例企业' || pair_id || '-' || drawn % 9 AS lead_enterprise, east AS origin_adcode, west AS host_adcode,
              '示例园区' || pair_id AS park,
              CASE WHEN grown <= {LAST_DAY} THEN 'at_capacity' WHEN built <= {LAST_DAY} THEN 'in_production' WHEN started + 40 <= {LAST_DAY}
                THEN 'under_construction' WHEN started <= {LAST_DAY} THEN 'started' ELSE 'signed' END AS stage,
              '2025-12-31' AS stage_as_of, signed AS signed_on, {_if_past("started")} AS started_on, {_if_past("built")} AS completed_on,
              {_if_past("grown")} AS at_capacity_on, 'day' AS date_precision, planned AS planned_investment, 'sim-ledger' AS source_id,
              '示例台账' AS locator
            FROM ({drawn}) WHERE signed <= {LAST_DAY}""",
        "observations": f"""
            SELECT 'project' AS subject_type, project_id AS subject_id, metric_id, {_PERIOD} AS period, value,
              CASE WHEN value IS NULL THEN 'missing' ELSE 'reported' END AS status, 'yuan' AS unit, 'actual' AS value_type,
              NULL AS qualifier, NULL AS printed, {_TOLD} AS as_of, 'sim-returns' AS source_id, '示例季报' AS locator FROM ({told})
            UNION ALL SELECT 'county', adcode, metric_id, y::VARCHAR, ({_LEVELS} * (1 + (y - 2016) * 0.02))::INT, 'reported', 'firm', 'actual',
              NULL, NULL, y || '-12-31', 'sim-levels', '示例统计'
            FROM (SELECT n, unnest([east, west]) AS adcode FROM paired), range(2016, 2026) t(y),
              (VALUES ('firms', 900), ('srdi_firms', 24), ('little_giants', 6), ('listed_firms', 5)) m(metric_id, most)""",
        "targets": f"""
            SELECT pair_id, year, metric_id, yuan(came * (0.9 + 0.3 * chance(pair_id || year, metric_id))) AS target,
              'yuan' AS unit, 'sim-targets' AS source_id, '示例目标责任书' AS locator
            FROM (SELECT pair_id, q // 4 AS year, metric_id, sum(value) AS came FROM ({invested} UNION ALL {output}) GROUP BY ALL)
            WHERE came > 0""",
    }  # fmt: skip


_LEVELS = "(most * (0.3 + 0.7 * chance(adcode, metric_id)))"


def _missing(what: str) -> str:
    """Two in a hundred of what was due in the last year did not come."""
    return f"q > {_LAST} - 4 AND chance(drawn + q, 'missing {what}') < 0.02"


def _if_past(day: str) -> str:
    return f"CASE WHEN {day} <= {LAST_DAY} THEN {day} END"
