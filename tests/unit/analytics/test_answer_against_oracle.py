"""Every metric, breakdown and selection gives exactly what the plain re-computation gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.answer import Refused, answer
from analytics.metrics import METRICS
from analytics.selection import SPANS, Selection
from tests.generated import CITIES, COMPLETE, COUNTIES, PAIRS, QUARTERS, TRACKS, datasets, opened
from tests.oracle import Oracle


def subsets(members):
    return st.lists(st.sampled_from(sorted(members)), max_size=2, unique=True).map(tuple)


selections = st.builds(Selection, as_of=st.sampled_from(QUARTERS), span=st.sampled_from(sorted(SPANS)),
                       pairs=subsets(PAIRS), tracks=subsets(TRACKS), cities=subsets(CITIES), counties=subsets(COUNTIES))  # fmt: skip


@pytest.mark.parametrize("metric_id", METRICS)
@given(data=st.data())
def test_the_oracle_agrees(metric_id, data):
    metric, rows = METRICS[metric_id], data.draw(datasets())
    by = tuple(data.draw(st.lists(st.sampled_from(metric.breakdowns), max_size=2, unique=True)))
    selection = data.draw(selections)
    got = answer(opened(rows), metric_id, by, selection).to_pylist()
    expected = Oracle(rows, COMPLETE).answer(metric_id, by, selection)
    absent = 0 if metric.unit.kind == "count" and metric.table in COMPLETE else None
    for row in got:
        value, reported, due = expected.pop(tuple(row[d] for d in by), (absent, 0, 0))
        assert (row["value"], row["reported"], row["due"]) == (value, reported, due), row
    assert not expected, "groups the answer lost"


@pytest.mark.parametrize("metric_id", [m.id for m in METRICS.values() if not m.is_ratio])
@given(data=st.data())
def test_the_parts_add_up_to_the_whole(metric_id, data):
    metric, rows, selection = METRICS[metric_id], data.draw(datasets()), data.draw(selections)
    dimension = data.draw(st.sampled_from([d for d in metric.breakdowns if d not in ("quarter", "year") or metric.over_time == "flow"]))
    dataset = opened(rows)
    whole = answer(dataset, metric_id, (), selection).to_pylist()[0]
    pieces = answer(dataset, metric_id, (dimension,), selection).to_pylist()
    assert sum(p["value"] or 0 for p in pieces) == (whole["value"] or 0)
    assert sum(p["due"] for p in pieces) == whole["due"]


def test_a_breakdown_that_would_mislead_is_refused_with_its_reason():
    with pytest.raises(Refused) as refusal:
        answer(None, "pairs", ("track",), Selection("2024Q1"))
    assert "重复" in refusal.value.reason.zh and refusal.value.reason.en
