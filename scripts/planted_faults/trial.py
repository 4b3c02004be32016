"""The copy of the project in which faults are planted, and how tests are run there."""

import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from scripts.planted_faults.fault import Fault

PATIENCE = 900.0  # seconds for a test of one fault: one that makes it wait for ever is not found either
# Nothing compiled of a planted file may lie there when the file is back: its size may be the same. And that something fails is
# enough: making the failing example smaller took Hypothesis up to five minutes.
PLANTED = {"PYTHONDONTWRITEBYTECODE": "1", "HYPOTHESIS_PROFILE": "unshrunk"}
ALL_PASSED, SOME_FAILED = 0, 1  # what pytest's exit code says; every other one is of no test


@dataclass(frozen=True)
class Ran:
    """What became of a run: pytest's exit code (None: it was ended after PATIENCE), the tests that failed and that were
    skipped, and what it printed."""

    code: int | None
    failed: tuple[str, ...]
    skipped: tuple[str, ...]
    said: str
    seconds: float


def tracked(project: Path) -> list[str]:
    """The paths that git follows there."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=project, capture_output=True, check=True, text=True)
    return [name for name in listed.stdout.split("\0") if name]


class Copy:
    """The tracked files of `project` as they stand there now, in a folder of their own."""

    def __init__(self, project: Path, folder: Path) -> None:
        self._project, self.root = project, folder / "project"
        self._report = folder / "report.xml"
        for name in tracked(project):
            if (project / name).is_file():
                (self.root / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(project / name, self.root / name)

    def sound(self, tests: tuple[str, ...]) -> Ran:
        """Runs the tests without a fault; what Python compiles is kept for the runs that follow."""
        return self._run(list(tests), {}, None)

    def tried(self, fault: Fault, test: str) -> Ran:
        """Plants the fault, runs one of its tests up to the first failure, and puts the file back. Raises Misplaced."""
        fault.plant(self.root)
        try:
            return self._run(["-x", test], PLANTED, PATIENCE)
        finally:
            if (self._project / fault.file).is_file():
                shutil.copy2(self._project / fault.file, self.root / fault.file)

    def _run(self, arguments: list[str], settings: dict[str, str], patience: float | None) -> Ran:
        self._report.unlink(missing_ok=True)
        command = [sys.executable, "-m", "pytest", "-q", f"--junitxml={self._report}", *arguments]
        start = time.monotonic()
        with subprocess.Popen(
            command, cwd=self.root, env=os.environ | settings, text=True, errors="replace",
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
        ) as process:  # fmt: skip
            try:
                said, _ = process.communicate(timeout=patience)
                code: int | None = process.returncode
            except BaseException as ended:  # a browser test's server and browser go with it
                os.killpg(process.pid, signal.SIGKILL)
                if not isinstance(ended, subprocess.TimeoutExpired):
                    raise
                said, code = process.communicate()[0], None
        return Ran(code, *self._told(), said, time.monotonic() - start)

    def _told(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The tests that failed and those that were skipped, by pytest's report; an error outside a test is neither."""
        cases = ElementTree.parse(self._report).iter("testcase") if self._report.is_file() else ()
        told: dict[str, list[str]] = {"failure": [], "skipped": []}
        for case in cases:
            for kind, names in told.items():
                if case.find(kind) is not None:
                    names.append(f"{case.get('classname')}::{case.get('name')}")
        return tuple(told["failure"]), tuple(told["skipped"])
