"""A page of the project ledger against the plainest SQL for the same rows, over ever more projects."""

from analytics.projects.ledger import page
from analytics.projects.subtotal import subtotal
from analytics.selection import Selection
from store import engine
from store.datasets import Dataset
from tests.bench.filling import EACH, filled
from tests.bench.timing import in_turns

SIZES = (1_000 * EACH, 100_000 * EACH, 10_000_000)  # observations
ASKED = Selection("2025Q4")
USUAL = ("pair", "track", "stage", "planned", "invested", "output", "report")
_WITHIN = "value_type = 'actual' AND subject_type = 'project' AND status <> 'not_applicable' AND period_last <= 8103"
# What someone would write who wants the same rows on the screen: the same columns, one page.
_HAND = f"""
WITH found AS (SELECT *, coalesce(signed_on, stage_as_of) AS begun FROM projects WHERE coalesce(signed_on, stage_as_of) < DATE '2026-01-01' {{where}}),
done AS (SELECT subject_id, sum(value) AS invested FROM observations WHERE metric_id = 'investment_completed' AND {_WITHIN} GROUP BY 1)
{{sums}}
SELECT f.*, invested, output, last FROM {{rows}} f LEFT JOIN done d ON d.subject_id = f.project_id
LEFT JOIN (SELECT subject_id, sum(value) AS output FROM observations WHERE metric_id = 'output_value' AND {_WITHIN} AND period_last >= 8100
           AND subject_id IN (SELECT project_id FROM {{rows}}) GROUP BY 1) m ON m.subject_id = f.project_id
LEFT JOIN (SELECT subject_id, max(period_last) FILTER (status = 'reported') AS last FROM observations WHERE {_WITHIN}
           AND subject_id IN (SELECT project_id FROM {{rows}}) GROUP BY 1) t ON t.subject_id = f.project_id
ORDER BY {{order}} DESC NULLS LAST, f.project_id"""
_FIRST = ", chosen AS (SELECT * FROM found ORDER BY planned_investment DESC NULLS LAST, project_id LIMIT 50)"
_SUMMED = ", chosen AS (SELECT f.* FROM found f LEFT JOIN done d ON d.subject_id = f.project_id ORDER BY invested DESC NULLS LAST, project_id LIMIT 50)"
_NAMED = "AND (lower(name) LIKE '%' || ? || '%' OR lower(project_id) LIKE '%' || ? || '%' OR lower(park) LIKE '%' || ? || '%' OR lower(locator) LIKE '%' || ? || '%' OR lower(lead_enterprise) LIKE '%' || ? || '%' OR lower(industry) LIKE '%' || ? || '%')"
QUESTIONS: dict[str, tuple[dict, str, int]] = {
    "the largest plans": ({}, _HAND.format(where="", sums=_FIRST, rows="chosen", order="planned_investment"), 0),
    "the most completed": (
        {"sort": "-invested"},
        _HAND.format(where="", sums=_SUMMED, rows="chosen", order="invested"),
        0,
    ),
    "a search": (
        {"find": "j77"},
        _HAND.format(where=_NAMED, sums=_FIRST, rows="chosen", order="planned_investment"),
        6,
    ),
}


def run() -> None:
    """a page of 50 with its sums against the same by hand (aim ≤ 1.5); the subtotal, then kept, against that page"""
    for size in SIZES:
        _measured(filled(size), size)


def _measured(dataset: Dataset, size: int) -> None:
    rounds = 3 if size > 1_000_000 else 7
    print(f"{size:,} observations of {size // EACH:,} projects (processor, all threads)")
    for name, (asked, sql, marks) in QUESTIONS.items():
        values, find = [asked.get("find", "")] * marks, asked.get("find")
        by_hand = engine.run(dataset.schema, sql, values)["project_id"].to_pylist()
        # Two ways that give different rows could not be compared in their time.
        assert by_hand == [line.project_id for line in page(dataset, ASKED, columns=USUAL, **asked)]
        hand, ours = in_turns(
            lambda sql=sql, values=values: engine.run(dataset.schema, sql, values).to_pylist(),
            lambda asked=asked: page(dataset, ASKED, columns=USUAL, **asked),
            rounds=rounds,
        )
        print(f"  {name:22}{hand:9.1f} ms by hand{ours:9.1f} ms ours = {ours / hand:5.2f} ×")
        if "sort" not in asked:
            (added,) = in_turns(lambda find=find: subtotal.__wrapped__(dataset, ASKED, find), rounds=rounds)
            print(f"  {'its subtotal':22}{'':9}          {added:9.1f} ms ours = {added / ours:5.2f} × the page")
