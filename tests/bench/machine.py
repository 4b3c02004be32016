"""What a server and the machine under it spend: processor, memory, and what everybody else takes meanwhile."""

import os
import platform
import subprocess
import time
from datetime import date
from pathlib import Path

import streamlit

PROC = Path("/proc")
_TICK = 1 / os.sysconf("SC_CLK_TCK")
_LOOK = 0.02  # seconds between two looks whether a server still works
_QUIET = 0.06  # it has come to rest when it took nothing for so long


def _stat(pid: int) -> list[str]:
    """The fields of a process after its name, the third of /proc/<pid>/stat first; empty where it has ended."""
    try:
        return (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []


def family(pid: int) -> list[int]:
    """The process and all that it started: work may be done in processes of its own."""
    children: dict[int, list[int]] = {}
    for folder in PROC.iterdir():
        if folder.name.isdigit() and (stat := _stat(int(folder.name))):
            children.setdefault(int(stat[1]), []).append(int(folder.name))
    found = [pid]
    for one in found:
        found += children.get(one, [])
    return found


def cpu(pid: int, *, alone: bool = False) -> float:
    """Processor seconds the process has taken, with its threads and all it started, those that have ended included."""
    return sum(sum(map(int, stat[11:15])) for one in ([pid] if alone else family(pid)) if (stat := _stat(one))) * _TICK


def memory(pid: int) -> float:
    """MB that are held in memory (VmRSS) by the process and all it started."""
    held = 0
    for one in family(pid):
        try:
            lines = (PROC / str(one) / "status").read_text().splitlines()
        except (FileNotFoundError, ProcessLookupError):
            continue
        held += next((int(line.split()[1]) for line in lines if line.startswith("VmRSS")), 0)
    return held / 1024


def busy() -> float:
    """Processor seconds the whole machine has spent on anything."""
    user, nice, system, _, _, irq, softirq, *_ = map(int, (PROC / "stat").read_text().split("\n")[0].split()[1:])
    return (user + nice + system + irq + softirq) * _TICK


def settled(pid: int, give_up: float = 3.0, quiet: float = _QUIET) -> float:
    """Waits until the server has done what goes on after an answer; its processor seconds by then."""
    ends = time.monotonic() + give_up
    last, since = cpu(pid, alone=True), time.monotonic()
    while time.monotonic() - since < quiet and time.monotonic() < ends:
        time.sleep(_LOOK)
        if (now := cpu(pid, alone=True)) > last:
            last, since = now, time.monotonic()
    return cpu(pid)


def rested(pid: int, give_up: float = 120.0) -> None:
    """Waits until a server that has just started has warmed itself: a second with next to nothing done."""
    ends = time.monotonic() + give_up
    while time.monotonic() < ends:
        before = cpu(pid)
        time.sleep(1)
        if cpu(pid) - before < 0.08:
            return


def described() -> str:
    """The machine, the versions, the commit and how busy it is, in one line."""
    info = (PROC / "cpuinfo").read_text().splitlines()
    model = next((line.partition(":")[2].strip() for line in info if line.startswith("model name")), platform.machine())
    memory_kb = int((PROC / "meminfo").read_text().split()[1])
    return (
        f"{date.today()}, commit {_commit()}; {os.cpu_count()} cores of {model}, {memory_kb / 1024**2:.0f} GB; "
        f"Python {platform.python_version()}, Streamlit {streamlit.__version__}; load {load()}"
    )


def load() -> str:
    """How many processes wanted a processor, on average over the last minute, and over the last quarter of an hour."""
    minute, _, quarter, *_ = (PROC / "loadavg").read_text().split()
    return f"{minute} (quarter of an hour: {quarter})"


def _commit() -> str:
    """Of the folder this file is in; with a plus where files differ from it."""
    found = subprocess.run(
        ["git", "describe", "--always", "--exclude=*", "--dirty=+"],
        cwd=Path(__file__).parent,
        capture_output=True,
        text=True,
    )
    return found.stdout.strip() or "unknown"
