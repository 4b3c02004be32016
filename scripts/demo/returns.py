"""What the simulated projects hand in: quarterly investment, output, profit and tax, and what they promise at capacity."""

from collections.abc import Iterator
from datetime import date, timedelta

from scripts.demo.draws import Draws, rounded
from scripts.demo.figures import figure, printed_money, yuan
from scripts.demo.projects import Project
from scripts.demo.quarters import AS_OF, LAST, QUARTERS, report_day
from scripts.demo.shape import SHAPES, SILENT_PAIR

LAST_QUARTER_GAP = 1.5  # percentage points more returns missing where the deadline has only just passed
EARLY_LOSS = 0.06  # share of output lost while nothing runs full; it shrinks as the plant runs up
QUALIFIERS = (None, "over", "about", "nearly", "at_least")
QUALIFIER_WEIGHTS = (72, 13, 8, 4, 3)
MEASURED_IN_METRES = ("纺织服装", "橡胶制品")


def _handed_in(draws: Draws, project: Project, quarter: int) -> tuple[bool, date]:
    """Whether the return arrived, and the day; what is later than the dataset's own date has not arrived."""
    shape, due = SHAPES[project.pair_id], report_day(project.pair_id, quarter)
    missing = draws.chance((shape.missing + (LAST_QUARTER_GAP if quarter == LAST else 0)) / 100)
    delay = draws.whole(1, 3) if draws.chance(shape.late / 100) else 0
    if project.pair_id == SILENT_PAIR and quarter == LAST:
        return False, due
    if project.life.stalled_since is not None and quarter >= project.life.stalled_since:
        return True, due  # a standstill is reported as 0, so that it can be told from a missing return
    if missing or quarter + delay > LAST:
        return False, due
    return True, report_day(project.pair_id, quarter + delay)


def produced(project: Project, quarter: int) -> tuple[int, int]:
    """Output, and profit and tax, of one quarter in 万元; before full running there may be a loss."""
    draws = Draws("produced", project.id, quarter)
    running = project.life.running.get(quarter, 0.0)
    season = SHAPES[project.pair_id].seasons[quarter % 4]
    output = int(project.output / 4 * running * season * draws.near(1.0, 0.15))
    return output, int(output * (project.industry.margin * draws.near(1.0, 0.2) - EARLY_LOSS * (1 - running)))


def quarterly(project: Project) -> Iterator[dict[str, object]]:
    """Every figure due from the project, quarter by quarter, missing ones included."""
    life, draws = project.life, Draws("returns", project.id)
    for quarter in sorted(life.paid.keys() | life.running.keys()):
        arrived, day = _handed_in(draws, project, quarter)
        output, gain = produced(project, quarter)
        due = {"investment_completed": life.paid.get(quarter)}
        if quarter in life.running:
            due |= {"output_value": output, "profit_and_tax": gain}
        forgotten = draws.chance(SHAPES[project.pair_id].missing / 200)  # the last line of the form left empty
        trial_run = quarter == life.completed and draws.chance(0.3)  # no accounts are drawn up for it
        for metric_id, wan in due.items():
            if wan is None:
                continue
            status = "reported" if arrived else "missing"
            if metric_id == "profit_and_tax" and arrived and (trial_run or forgotten):
                status = "not_applicable" if trial_run else "missing"
            yield figure(
                ("project", project.id),
                metric_id,
                QUARTERS[quarter],
                yuan(wan) if status == "reported" else None,
                day,
                ("sim-returns", f"示例季报 {QUARTERS[quarter]} {project.pair_id}"),
                status=status,
            )


def _stated_on(project: Project) -> date:
    signed = project.dates["signed_on"]
    assert signed is not None
    return min(signed + timedelta(20), AS_OF)


def promised(project: Project) -> Iterator[dict[str, object]]:
    """What six projects in ten state of the year once they run at capacity; it belongs to no period."""
    draws = Draws("promised", project.id)
    if not draws.chance(0.6):
        return
    source = ("sim-ledger", f"示例台账 {project.pair_id} 第{project.number}行")
    subject, day = ("project", project.id), _stated_on(project)
    output = max(rounded(project.output * draws.between(0.98, 1.3), 100), 100)
    gain = max(rounded(output * project.industry.margin * draws.near(1.05, 0.15), 10), 10)
    in_words = draws.chance(0.03)
    for metric_id, wan in (("output_value", output), ("profit_and_tax", gain)):
        qualifier = draws.weighted(QUALIFIERS, QUALIFIER_WEIGHTS)
        if in_words:
            yield figure(
                subject,
                metric_id,
                None,
                None,
                day,
                source,
                value_type="at_capacity",
                status="in_words",
                printed="示例表述：达产后效益可观",
            )
        else:
            yield figure(
                subject,
                metric_id,
                None,
                yuan(wan),
                day,
                source,
                value_type="at_capacity",
                qualifier=qualifier,
                printed=printed_money(wan, qualifier),
            )


def lengths(project: Project) -> Iterator[dict[str, object]]:
    """Capacity in 万米 of the few projects whose product is sold by the metre, and what they made on trial."""
    draws = Draws("lengths", project.id)
    if project.industry.name not in MEASURED_IN_METRES or not draws.chance(0.5):
        return
    capacity = rounded(draws.between(150, 6000), 50)
    subject, source = (("project", project.id), ("sim-ledger", f"示例台账 {project.pair_id} 第{project.number}行"))
    yield figure(
        subject,
        "capacity",
        None,
        f"{capacity}.00",
        _stated_on(project),
        source,
        value_type="at_capacity",
        printed=f"{capacity}万米",
    )
    if project.life.completed is not None:
        made = rounded(capacity * draws.between(0.03, 0.12), 1)
        day = report_day(project.pair_id, project.life.completed)
        yield figure(subject, "trial_production", QUARTERS[project.life.completed], f"{made}.00", day, source)
