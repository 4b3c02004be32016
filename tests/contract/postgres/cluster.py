"""A PostgreSQL of the tests' own: on a free port of loopback, in a folder that goes with it, started and stopped at will."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.browser.conftest import free_port

OWNER = "postgres"  # who may not be root
USER, DATABASE = "app", "postgres"


class Cluster:
    """`address` is what ENGINE says."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs, self._folder, self._port = programs, folder, free_port()
        self.address = f"postgresql://{USER}@127.0.0.1:{self._port}/{DATABASE}"
        self._run("initdb", "-A", "trust", "-U", USER, "--no-sync", "-E", "UTF8", "--locale=C.UTF-8")

    def start(self) -> None:
        options = f"-p {self._port} -k {self._folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        self._run("pg_ctl", "-o", options, "-l", str(self._folder / "log"), "-w", "start")

    def stop(self, how: str = "immediate") -> None:
        self._run("pg_ctl", "-m", how, "-w", "stop")

    @contextmanager
    def standing_still(self) -> Iterator[None]:
        """Its processes hear and say nothing; the machine they are on goes on taking what is sent."""
        first = int((self._folder / "data" / "postmaster.pid").read_text().split()[0])
        children = Path(f"/proc/{first}/task/{first}/children").read_text().split()
        held = [first, *map(int, children)]
        try:
            for process in held:
                os.kill(process, signal.SIGSTOP)
            yield
        finally:
            for process in held:
                with suppress(ProcessLookupError):
                    os.kill(process, signal.SIGCONT)

    def _run(self, program: str, *words: str) -> None:
        as_owner = ["runuser", "-u", OWNER, "--"] if os.geteuid() == 0 else []
        command = [*as_owner, str(self._programs / program), "-D", str(self._folder / "data"), *words]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=self._folder)


def programs() -> Path:
    """Where PostgreSQL's are; where they are not, the test is skipped."""
    found = [path.parent for path in sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))]
    beside = shutil.which("initdb")
    if beside:
        found.append(Path(beside).resolve().parent)
    if not found:
        pytest.skip("no PostgreSQL here: apt-get install postgresql")
    return found[-1]


@contextmanager
def cluster() -> Iterator[Cluster]:
    where = programs()
    folder = Path(tempfile.mkdtemp(prefix="postgres-", dir="/tmp"))  # pytest's own folders are closed to its owner
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, OWNER)
        held = Cluster(where, folder)
        held.start()
        try:
            yield held
        finally:
            with suppress(subprocess.CalledProcessError):  # a test left it stopped
                held.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
