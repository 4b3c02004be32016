"""Whether what a task was opened for still stands: over published versions in which the figures improve, worsen, or are not there."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from analytics.answer import total
from analytics.findings.look import look
from analytics.funds.gaps import owners
from analytics.selection import Selection
from analytics.tasks.found import STANDINGS
from analytics.tasks.standing import standing
from analytics.warnings.rounds import round_at
from analytics.warnings.thresholds import thresholds
from store.datasets import Catalogue, Dataset
from store.tasks import doing
from store.tasks.definition import Seen, Trigger, Unit
from store.tasks.keeping import every, find
from tests.shipped import dataset, view
from tests.two_versions import Rows, copied, published
from ui.tasks.seen import seen_of
from ui.tasks.settling import settle, settle_shown

AT = "2025Q4"
Change = Callable[[Rows], None]


def of(rows: Rows, table: str, **wanted: str) -> list[dict[str, str]]:
    return [row for row in rows[table] if all(row[column] == value for column, value in wanted.items())]


def spend(share: str, pair: str = "P07") -> Change:
    """So much of each amount of 2025 is spent."""

    def change(rows: Rows) -> None:
        for row in of(rows, "fund_flows", pair_id=pair, stage="spent", year="2025"):
            row["amount"] = str((Decimal(row["amount"]) * Decimal(share)).quantize(Decimal("0.01")))

    return change


def without(table: str, **wanted: str) -> Change:
    def change(rows: Rows) -> None:
        gone = of(rows, table, **wanted)
        assert gone
        rows[table] = [row for row in rows[table] if row not in gone]

    return change


def nothing(rows: Rows) -> None:
    """The version as it is."""


def version(*changes: Change) -> Dataset:
    rows = copied()
    for change in changes:
        change(rows)
    return published(rows, Path(mkdtemp()))


@cache
def slow() -> Dataset:
    return version(spend("0.1"))


def seen(held: Dataset, cause: str, **params: object) -> Seen:
    shown = view(q=AT, **params)
    found = seen_of(replace(shown, dataset=held), cause)
    assert found is not None, cause
    return found


def behind() -> Seen:
    return seen(slow(), "warning~behind~P07~2025~~~~~")


def test_a_warning_stands_as_long_as_its_rule_raises_it():
    now = standing(slow(), behind())
    assert now.kind == "stands" and now.now.of == ("behind", "P07", "2025", None, None, None, None, None)
    assert standing(version(spend("9")), behind()).kind == "gone"


def test_what_is_missing_closes_nothing():
    """The money allocated is gone from the data, and the warning with it."""
    lacking = version(spend("0.1"), without("fund_flows", pair_id="P07", stage="allocated", year="2025"))
    values = thresholds().values
    assert "P07" not in {
        w.pair_id for w in round_at(lacking, Selection(AT, "programme"), values).outcome("behind").warnings
    }
    assert standing(lacking, behind()).kind == "unknown"
    unspent = version(spend("0.1"), without("fund_flows", pair_id="P07", stage="spent", year="2025"))
    assert standing(unspent, behind()).kind == "stands", "nothing spent at all is worse and not better"


def test_of_single_facts_nothing_can_be_told():
    now = standing(dataset("reported"), replace(behind(), dataset="reported"))
    assert now.kind == "unknown" and now.why is not None


def test_the_thresholds_of_then_hold(tmp_path, monkeypatch):
    path = tmp_path / "limits.toml"
    path.write_text("[behind]\npace = 0.01\n", encoding="utf-8")
    held = behind()
    monkeypatch.setenv("WARNING_THRESHOLDS", str(path))
    unasked = version(spend("0.12"))  # nothing is remembered of it
    assert standing(unasked, held).kind == "stands", "an operator who loosens a threshold has mended nothing"


def test_a_fund_year_that_is_over_has_no_calendar_to_be_behind():
    held = behind()
    older = replace(held.trigger, of=("behind", "P07", "2024", "", "", "", "", ""))
    now = standing(slow(), replace(held, trigger=older))
    assert now.kind == "unknown" and "已结束" in now.why.zh


def first_of(held: Dataset, rule: str) -> str:
    found = round_at(held, Selection(AT, "programme"), thresholds().values).outcome(rule).warnings
    return "warning~" + "~".join(word or "" for word in found[0].of)


def stall(rows: Rows) -> None:
    project = next(row for row in rows["projects"] if row["stage"] == "under_construction")["project_id"]
    for row in of(rows, "observations", subject_id=project, metric_id="investment_completed", value_type="actual"):
        if row["period"].startswith("2025"):
            row |= {"status": "reported", "value": "0.00"}
    flow = next(row for row in rows["fund_flows"] if row["stage"] == "spent" and row["year"] == "2024")
    flow |= {"project_id": project, "amount": "5000000.00",
             "pair_id": next(r["pair_id"] for r in rows["projects"] if r["project_id"] == project)}  # fmt: skip


def test_a_project_that_stopped_reporting_is_none_that_moves_again():
    try:
        still = version(stall)
        cause = first_of(still, "stalled")
    except IndexError:
        pytest.skip("the small dataset has no such project")
    held, project = seen(still, cause), cause.split("~")[5]
    newest = {"subject_id": project, "metric_id": "investment_completed", "value_type": "actual", "period": AT}

    def silent(rows: Rows) -> None:
        stall(rows)
        of(rows, "observations", **newest)[0].update(status="missing", value="")

    def moving(rows: Rows) -> None:
        stall(rows)
        of(rows, "observations", **newest)[0].update(value="1000000.00")

    assert standing(still, held).kind == "stands"
    assert standing(version(silent), held).kind == "unknown"
    assert standing(version(moving), held).kind == "gone"
    assert standing(version(stall, without("projects", project_id=project), without("observations", subject_id=project),
                            no_flows_of(project)), held).kind == "unknown"  # fmt: skip


def no_flows_of(project: str) -> Change:
    def change(rows: Rows) -> None:
        for row in of(rows, "fund_flows", project_id=project):
            row["project_id"] = ""

    return change


def test_every_rule_of_the_demo_stands_where_it_was_seen():
    demo, shown = dataset("demo"), view(q=AT)
    found = round_at(demo, Selection(AT, "programme"), thresholds().values)
    for outcome in found.outcomes:
        for one in outcome.warnings[:3]:
            held = seen_of(shown, "warning~" + "~".join(word or "" for word in one.of))
            assert standing(demo, held).kind == "stands", one
            if one.project_id or one.event_id:
                moved = replace(held.trigger, of=(one.rule, "P01", "", "T6", *held.trigger.of[4:]))
                assert standing(demo, replace(held, trigger=moved)).kind == "stands", "booked elsewhere it is the same"
                continue
            gone = replace(held.trigger, of=(one.rule, "P99", *held.trigger.of[2:]))
            assert standing(demo, replace(held, trigger=gone)).kind == "unknown", "of a pair that is not in the data"


def test_findings_stand_by_the_look_itself():
    demo, shown = dataset("demo"), view(q=AT)
    found = look(demo, AT)
    for one in found.found[:8]:
        held = seen_of(shown, "finding~" + "~".join(one.key))
        assert standing(demo, held).kind == "stands" and held.said.zh
        turned = replace(held.trigger, held={"side": str(-one.side or 1)})
        if one.side:
            assert standing(demo, replace(held, trigger=turned)).kind == "gone", (
                "on the other side it is another finding"
            )
    unasked = Trigger(
        "finding", "stalled", ("stalled", "investment_completed", "pair", "P99", "T1"), {}, {"side": "-1"}
    )
    assert standing(demo, replace(held, trigger=unasked)).kind == "unknown"


def test_a_gap_is_gone_at_most_at_what_was_set():
    held = seen(slow(), "gap~spent~pair~P07")
    gap = next(one.gap for one in owners(slow(), "spent", Selection(AT)).held if one.of == "P07")
    for most, kind in ((gap, "gone"), (gap - Decimal("0.01"), "stands"), (Decimal(0), "stands")):
        trigger = replace(held.trigger, held={**held.trigger.held, "most": str(most)})
        assert standing(slow(), replace(held, trigger=trigger)).kind == kind
    assert standing(version(spend("99")), held).kind == "gone", "more than at the step before is no gap"
    lacking = version(without("fund_flows", pair_id="P07", year="2025"))
    assert standing(lacking, held).kind == "unknown", "whose money is not in the data has no gap that is closed"


@pytest.mark.parametrize(
    ("reach", "by", "kind"), [("least", 0, "gone"), ("least", 1, "stands"), ("most", 0, "gone"), ("most", -1, "stands")]
)
def test_a_figure_reaches_what_was_set(reach, by, kind):
    held = seen(slow(), "figure~fund_spent", pairs=("P07",))
    value = total(slow(), "fund_spent", Selection(AT, pairs=("P07",))).value + by * Decimal("0.01")
    trigger = replace(held.trigger, held={**held.trigger.held, reach: str(value)})
    assert standing(slow(), replace(held, trigger=trigger)).kind == kind


def test_a_figure_that_is_due_by_now_is_judged_as_on_its_page():
    held = seen(slow(), "figure~execution_rate", pairs=("P07",))
    held = replace(held, trigger=replace(held.trigger, held={**held.trigger.held, "due": "1"}))
    assert standing(slow(), held).kind == "stands" and standing(version(spend("99")), held).kind == "gone"


def test_a_sum_that_lacks_a_figure_closes_nothing():
    def complete(rows: Rows) -> None:
        for row in rows["observations"]:
            if row["status"] == "missing":
                row |= {"status": "reported", "value": "0.00"}

    def one_lacks(rows: Rows) -> None:
        complete(rows)
        projects = {row["project_id"] for row in of(rows, "projects", pair_id="P07")}
        row = next(r for r in of(rows, "observations", metric_id="investment_completed", value_type="actual", period=AT)
                   if r["subject_id"] in projects)  # fmt: skip
        row |= {"status": "missing", "value": ""}

    whole, lacking = version(complete), version(one_lacks)
    held = seen(whole, "figure~investment_completed", pairs=("P07",))
    held = replace(held, trigger=replace(held.trigger, held={**held.trigger.held, "least": "1"}))
    assert standing(whole, held).kind == "gone"
    now = standing(lacking, held)
    assert now.kind == "unknown" and "没有报全" in now.why.zh and STANDINGS["unknown"].zh == "暂无数据，不能销号"


def test_a_trigger_of_another_program_closes_nothing():
    for trigger in (
        Trigger("warning", "gone"),
        Trigger("figure", "nonsense", ("P07",)),
        Trigger("gap", "x", ("pair", "P07")),
    ):
        assert standing(slow(), replace(behind(), trigger=trigger)).kind == "unknown"
    assert standing(slow(), replace(behind(), trigger=Trigger("resolution"))).kind == "unknown"


def test_from_red_over_an_answer_and_a_new_version_to_closed_by_data_and_open_again(tmp_path, monkeypatch):
    folder = tmp_path / ".tasks"
    monkeypatch.setattr("ui.tasks.settling.tasks_dir", lambda: folder)
    due = (doing.today() + timedelta(days=10)).isoformat()
    task = doing.open_task(folder, behind(), asks="说明原因", lead=Unit("省级办公室"), responsible=(Unit("景宁县", "331127"),),
                           supervising=None, due=due, who="张三")  # fmt: skip
    assert settle(slow()) == 0 and find(folder, task.id) == task, "what still stands is left as it is"
    doing.answer(folder, task.id, "已加快支出", who="李四")
    assert settle(slow()) == 0, "an answer closes nothing"
    mended = version(spend("9"))
    assert settle(mended) == 1 and settle(mended) == 0, "the same version twice changes nothing"
    closed = find(folder, task.id)
    assert closed.closing.kind == "cleared" and (closed.closing.version, closed.closing.quarter) == (mended.version, AT)
    lacking = version(spend("0.1"), without("fund_flows", pair_id="P07", stage="allocated", year="2025"))
    assert settle(lacking) == 0, "what is not known opens nothing either"
    assert settle(slow()) == 1 and settle(slow()) == 0
    again = find(folder, task.id)
    assert [one.kind for one in again.events] == ["opened", "answered", "cleared", "reopened"] and again.is_open
    assert again.seen == task.seen
    monkeypatch.setattr(
        "ui.tasks.settling.open_dataset", lambda name, number: {mended.version: mended, slow().version: slow()}[number]
    )
    for shown in (mended, slow(), mended):  # a version that is gone back to is settled once more
        settle_shown(Catalogue({shown.name: shown.version}, ()))
        settle_shown(Catalogue({shown.name: shown.version}, ()))
        assert find(folder, task.id).is_open == (shown is not mended)
    settle(slow())
    doing.close(folder, task.id, "已另案处理", who="王五")
    assert settle(slow()) == 0 and settle(mended) == 0, "a reason stands"
    assert settle(dataset("demo")) == 0 and len(every(folder).tasks) == 1
