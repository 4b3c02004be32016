"""Tasks held against a version once it is shown: those it shows done are closed by it, those it shows again are opened again."""

import logging
import threading
from pathlib import Path

from access.reader import OPERATOR, acting_as
from analytics.tasks.standing import changes
from store.datasets import Catalogue, Dataset, open_dataset
from store.saved.small_files import NotSaved
from store.tasks.doing import clear, reopen
from store.tasks.keeping import every, tasks_dir, tell_trail
from ui.view import View

log = logging.getLogger("dashboard")
# By folder and dataset the version that was settled last: one that is gone back to is settled once more.
_SETTLED: dict[tuple[Path, str], str] = {}
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
        _SETTLED[folder, dataset.name] = dataset.version
        return done


def settle_if_new(shown: View) -> None:
    """As a page of tasks opens: where this process has not held them against the version shown yet. An older version settles nothing."""
    is_new = _SETTLED.get((tasks_dir(), shown.dataset.name)) != shown.dataset.version
    if is_new and not shown.is_older and not _settling.locked():  # nobody waits for another reader's
        settle(newest(shown))


def newest(shown: View) -> Dataset:
    """The version that is shown by default, whole: what is found in it does not depend on who reads."""
    version = shown.catalogue.versions.get(shown.dataset.name, shown.dataset.version)
    with acting_as(OPERATOR):
        return open_dataset(shown.dataset.name, version)


def settle_shown(found: Catalogue) -> None:
    """Every dataset's tasks by the version that is shown now: what follows a publication, or a version gone back to."""
    for name, version in found.versions.items():
        if _SETTLED.get((tasks_dir(), name)) != version:
            with acting_as(OPERATOR):
                settle(open_dataset(name, version))
