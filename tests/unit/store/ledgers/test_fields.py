"""Every column, measure, fund stage, target and indicator is a field; within one table no header means two of them."""

from collections import Counter

import pytest

from store.codes import FUND_STAGE, INDICATOR
from store.ledgers.fields import BY_KEY, FIELDS, header_key
from store.measures import MEASURES
from store.schema import TABLES


def test_everything_of_the_schema_is_a_field() -> None:
    assert {f"{table.name}.{column.name}" for table in TABLES.values() for column in table.columns} <= set(FIELDS)
    for measure in MEASURES.values():
        for value_type in measure.value_types:
            each = FIELDS[f"observations.{measure.id}.{value_type}"]
            assert each.fixed == {"metric_id": measure.id, "value_type": value_type, "unit": measure.unit.id}
        if measure.accrues == "flow" and "actual" in measure.value_types:
            assert FIELDS[f"observations.{measure.id}.actual.year"].cumulative == "year"
            assert FIELDS[f"observations.{measure.id}.actual.all"].cumulative == "all"
    assert {f"fund_flows.{code.id}" for code in FUND_STAGE} <= set(FIELDS)
    assert {f"assessments.{code.id}" for code in INDICATOR} <= set(FIELDS)


def test_no_header_means_two_fields_of_one_table() -> None:
    for key, ids in BY_KEY.items():
        twice = [table for table, times in Counter(FIELDS[each].table for each in ids).items() if times > 1]
        assert not twice, (key, ids)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_label_leads_back_to_its_field(lang: str) -> None:
    for each in FIELDS.values():
        assert each.id in BY_KEY[header_key(each.label(lang))], each


@pytest.mark.parametrize(
    ("written", "field_id"),
    [
        ("项目名", "projects.name"),
        ("承接地", "projects.host_adcode"),
        ("实施主体", "projects.lead_enterprise"),
        ("投资总额", "projects.planned_investment"),
        ("本期完成投资", "observations.investment_completed.actual"),
        ("当季完成投资额", "observations.investment_completed.actual"),
        ("实际完成投资", "observations.investment_completed.actual"),
        ("累计完成投资", "observations.investment_completed.actual.all"),
        ("本年累计完成投资", "observations.investment_completed.actual.year"),
        ("累计产值", "observations.output_value.actual.year"),
        ("达产后产值", "observations.output_value.at_capacity"),
        ("省级下达", "fund_flows.allocated"),
        ("到位资金", "fund_flows.disbursed"),
        ("使用资金", "fund_flows.spent"),
        ("累计支出", "fund_flows.spent.all"),
        ("结对县（市、区）", "context.pair"),
        ("序 号", "context.number"),
        ("Lead  Enterprise", "projects.lead_enterprise"),
        ("PROJECT_ID", "projects.project_id"),
        ("产值目标", "targets.output_value"),
    ],
)
def test_what_offices_write_is_known(written: str, field_id: str) -> None:
    assert field_id in BY_KEY[header_key(written)]
