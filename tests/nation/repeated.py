"""What a made-up pair has from one of the demonstration's: its money, events, needs, deals and scores, with years before them alike.

Views over `paired` (n, pair_id, east, west, of: the demonstration's pair), which is made by the package.
"""

FIRST, LAST = 2016, 2025
_READ = "read_csv('{folder}/{name}.csv', all_varchar = true, header = true, nullstr = '')"
# A year of the demonstration's serves one year of the nation's: the first of them every year until then.
_YEARS = f"SELECT y, greatest(y, 2023) AS of_year, greatest(2023 - y, 0) AS back FROM range({FIRST}, {LAST + 1}) t(y)"
_EARLIER = "regexp_replace({0}, '^\\d{{4}}', (left({0}, 4)::INT - back)::VARCHAR)"
# Three years of events, over and over.
_BACK = "(VALUES (0), (3), (6)) b(back)"
_MOVED = "CASE WHEN {0} LIKE '%-02-29' THEN (left({0}, 4)::INT - back) || '-02-28' ELSE " + _EARLIER + " END"
_COUNTY = "CASE {0} WHEN d.industrial_adcode THEN p.east WHEN d.mountain_adcode THEN p.west END"
_NOT = "NULL::VARCHAR"


def repeated(folder: str, pairs: int, province: str) -> dict[str, str]:
    """The query of each such table, by its name. `province`: the code that stands for the whole country."""

    def read(name: str) -> str:
        return _READ.format(folder=folder, name=name)

    # Of no project, as the nation's are others: what differed by its project alone is one movement.
    moved = f"""SELECT min(flow_id) AS flow_id, year, period, stage, pair_id, payee_adcode, track_id, sum(amount::DECIMAL(18, 2)) AS amount,
        max(as_of) AS as_of FROM {read("fund_flows")} GROUP BY year, period, stage, pair_id, payee_adcode, track_id"""
    both = f"paired p JOIN {read('pairs')} d ON p.of = d.pair_id"
    return {
        "fund_flows": f"""
            SELECT 'F' || y || '-' || f.pair || '-' || f.flow_id AS flow_id, y AS year, {_EARLIER.format("f.period")} AS period, f.stage,
              f.pair_id, f.payee_adcode, f.track_id, {_NOT} AS project_id, f.amount, {_MOVED.format("f.as_of")} AS as_of,
              'sim-funds' AS source_id, '示例资金台账' AS locator
            FROM ({_YEARS}) JOIN (
              SELECT f.* REPLACE (p.pair_id AS pair_id, {_COUNTY.format("f.payee_adcode")} AS payee_adcode), p.pair_id AS pair
              FROM ({moved}) f JOIN {both} ON f.pair_id = p.of
              UNION ALL SELECT * REPLACE ((amount * {pairs} * 0.9 / 18)::DECIMAL(18, 2) AS amount), '0' AS pair
              FROM ({moved}) WHERE pair_id IS NULL
            ) f ON f.year::INT = of_year""",
        "events": f"""
            SELECT p.pair_id || '-' || (left(coalesce(e.date, e.as_of), 4)::INT - back) || right(e.event_id, 4) AS event_id, p.pair_id, e.track_id,
              e.track_assigned_by, e.kind, replace(e.title, e.pair_id, p.pair_id) AS title, replace(e.title_en, e.pair_id, p.pair_id) AS title_en,
              {_MOVED.format("e.date")} AS date, e.date_precision, e.firms, e.people, e.amount, e.value_type, e.qualifier, e.printed,
              {_MOVED.format("e.as_of")} AS as_of, 'sim-events' AS source_id, '示例活动台账' AS locator
            FROM {read("events")} e JOIN paired p ON e.pair_id = p.of, {_BACK}""",
        "resources": f"""
            SELECT 'R' || {_COUNTY.format("r.adcode")} || right(r.resource_id, -7) AS resource_id, {_COUNTY.format("r.adcode")} AS adcode, r.side,
              r.category, r.item, r.item_en, r.quantity, r.unit, r.qualifier, r.printed, r.as_of, 'sim-resources' AS source_id,
              '示例要素清单' AS locator
            FROM {read("resources")} r JOIN {both} ON r.adcode IN (d.industrial_adcode, d.mountain_adcode)""",
        "deals": f"""
            SELECT 'D' || p.pair_id || right(x.deal_id, -1) AS deal_id, x.step, {_NOT} AS need_id, {_NOT} AS offer_id, {_NOT} AS event_id,
              {_COUNTY.format("x.from_adcode")} AS from_adcode, {_COUNTY.format("x.to_adcode")} AS to_adcode, x.category, x.item, x.item_en,
              x.amount, x.due_on, x.qualifier, x.printed, x.as_of, 'sim-resources' AS source_id, '示例对接台账' AS locator
            FROM {read("deals")} x JOIN {both}
              ON x.from_adcode IN (d.industrial_adcode, d.mountain_adcode) AND x.to_adcode IN (d.industrial_adcode, d.mountain_adcode)""",
        "assessments": f"""
            SELECT 'pair' AS subject_type, p.pair_id AS subject_id, y AS year, a.half, a.indicator_id,
              greatest(0, a.score::DECIMAL(4, 1) - hash(p.n, y) % 40 / 10)::DECIMAL(4, 1)::VARCHAR AS score, {_NOT} AS grade_printed, a.assessor,
              {_MOVED.format("a.as_of")} AS as_of, 'sim-assessment' AS source_id, '示例考核通报' AS locator
            FROM ({_YEARS}) JOIN {read("assessments")} a ON a.year::INT = of_year JOIN paired p ON a.subject_id = p.of""",
    }  # fmt: skip
