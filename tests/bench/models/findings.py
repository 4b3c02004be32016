"""What findings cost beside the overview's own questions, and how often noise alone is taken for one."""

import time

from analytics.findings.chosen import with_found
from analytics.findings.conclusions import findings
from analytics.findings.look import look
from analytics.findings.statistics import RATE
from analytics.selection import Selection
from analytics.usual_questions import usual_questions
from cache.remembered import forget
from store.datasets import Dataset, catalogue, open_dataset
from tests.bench.timing import in_turns
from tests.noise import KINDS, QUARTERS, false_alarms
from tests.shipped import view
from ui.findings.beside import look_beside

AS_OF = "2025Q4"
DATASETS = 1_000
OF_OVERVIEW = 9  # of the usual questions, those of the first page and what is asked of every page


def run() -> None:
    """one look (all hypotheses of a version) ÷ the overview's own questions, nothing kept; and false alarms in 1,000 datasets of noise"""
    demo = open_dataset("demo", catalogue().versions["demo"])
    look(demo, AS_OF)  # the samples of noise are drawn once a process
    own, after, known = in_turns(lambda: _overview(demo), lambda: _after(demo), lambda: look(demo, AS_OF), rounds=3)
    whole = look(demo, AS_OF)
    asked = sum(one.asked for one in whole.counts)
    print(f"the overview's own questions, nothing kept: {own:.0f} ms (processor, all threads)")
    print(
        f"  then one look, {asked} hypotheses, {whole.p_values} p-values: {after - own:6.0f} ms {(after - own) / own:6.2f} ×"
    )
    print(f"  a look that is kept: {known:.3f} ms")
    _first_view(demo)
    print(
        f"noise, {DATASETS:,} datasets of {QUARTERS} quarters each, at a rate of {RATE:.0%}: anything at all passes in"
    )
    for kind in KINDS:
        print(f"  {kind:14}{false_alarms(kind, DATASETS, seed=11):8.1%} of them")


def _overview(dataset: Dataset) -> None:
    forget()
    for _, question in zip(range(OF_OVERVIEW), usual_questions(dataset), strict=False):
        question()


def _after(dataset: Dataset) -> None:
    _overview(dataset)
    look(dataset, AS_OF)


def _first_view(dataset: Dataset) -> None:
    """Of a reader who comes first, how long the page stands for what was found: it is begun beside, and not waited for."""
    shown, asked = view(q=AS_OF), Selection(AS_OF)
    _overview(dataset)
    standing = findings(dataset, asked)
    started = time.perf_counter()
    seen = look_beside(shown)
    waited = time.perf_counter() - started
    with_found(dataset, asked, standing, seen)
    print(
        f"  what a first view of the overview waits for it: {waited * 1000:.2f} ms, and it is told {'then' if seen else 'later'}"
    )
