"""Tasks held against a version once it is shown: those it shows done are closed by it, those it shows again are opened again."""

import logging
import threading
from pathlib import Path

from access.reader import OPERATOR, acting_as
from analytics.tasks.standing import changes
from store.datasets import Dataset, open_dataset
from store.saved.small_files import NotSaved
from store.tasks.doing import clear, reopen
from store.tasks.keeping import every, tasks_dir, tell_trail
from ui.view import View

log = logging.getLogger("dashboard")
_SETTLED: set[tuple[Path, str, str]] = set()
_settling = threading.Lock()


def settle(dataset: Dataset) -> int:
    """How many were closed or opened again by this version, which has to be the one that is shown. The same version twice changes
    nothing the second time; what cannot be written now is left to the next call."""
    with acting_as(OPERATOR), _settling:
        folder, done = tasks_dir(), 0
        there = every(folder).tasks
        try:
            for one in changes(dataset, there):
                (clear if one.kind == "cleared" else reopen)(folder, one.task.id, dataset.version, one.quarter)
                done += 1
            for task in there:
                if task.told < len(task.events):
                    tell_trail(folder, task)
        except NotSaved as refused:
            log.warning("tasks of %s are not settled yet: %s", dataset.name, refused)
            return done
        _SETTLED.add((folder, dataset.name, dataset.version))
        return done


def settle_if_new(shown: View) -> None:
    """As a page of tasks opens: where this process has not held them against the version shown yet. An older version settles nothing."""
    held = tasks_dir(), shown.dataset.name, shown.dataset.version
    if not shown.is_older and held not in _SETTLED and not _settling.locked():  # nobody waits for another reader's
        settle(newest(shown))


def newest(shown: View) -> Dataset:
    """The version that is shown by default, whole: what is found in it does not depend on who reads."""
    version = shown.catalogue.versions.get(shown.dataset.name, shown.dataset.version)
    with acting_as(OPERATOR):
        return open_dataset(shown.dataset.name, version)
