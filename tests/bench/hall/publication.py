"""A publication in the middle of twenty readers, and a broken package after it."""

import asyncio
import hashlib
import json
import os
import time
from pathlib import Path
from typing import Any

from store.package.folder import DESCRIPTOR
from tests.bench import machine
from tests.bench.asked_http import Probe
from tests.bench.crowd import Crowd, Result, driven
from tests.bench.hall.drive import Drive
from tests.bench.reader import PAGES, QUARTERS, Heard, Records
from tests.bench.wire import Server
from tests.bench.written import Written

NEW_TITLE = "重新发布的演示数据集"
BROKEN_ROWS = 20_000
SHORT = 1.0  # seconds between two looks of a watch at /healthz


def run(of: Drive, page: Written) -> list:
    page.line(
        f"A watch asks /healthz every second. The new package differs in its title, the broken one in {BROKEN_ROWS:,} rows of observations that name no "
        "project. Delays are those of the clicks made in the time named; seen: from putting the file in place to the first page that "
        "says the new title."
    )
    page.table(
        "20 readers, one click in 5 s",
        "answers",
        "p50 s",
        "p95 s",
        "worst s",
        "errors",
        "/healthz worst s",
        "seen after s",
    )
    packages = of.packages("publication")
    with of.app(PACKAGES_DIR=str(packages)) as app:
        machine.rested(app.pid)
        of.show_all(app, PAGES, QUARTERS)
        asyncio.run(_phases(of, page, app, packages))
    page.end()
    return []


async def _phases(of: Drive, page: Written, app: Server, packages: Path) -> None:
    phases = ((None, of.seconds(15)), (_retitle, of.seconds(60)), (_break, of.seconds(25)))
    at: list[float] = []
    looks: list[Probe] = []

    async def beside(server: Server, records: Records) -> None:
        for change, seconds in phases:
            at.append(time.monotonic())
            if change:
                change(packages / "demo")
            looks.append(Probe(server.host, "/healthz", SHORT))
            watching = asyncio.create_task(looks[-1].run())
            await asyncio.sleep(seconds)
            watching.cancel()

    result = await driven(app, Crowd(20, 5, sum(seconds for _, seconds in phases)), beside, NEW_TITLE.encode())
    at.append(time.monotonic())
    seen = result.records.seen
    for number, name in enumerate(("before", "in the minute after a publication", "after a broken package")):
        said = f"{seen - at[1]:.1f}" if number == 1 and seen else "never" if number == 1 else ""
        _row(page, name, result, at[number], at[number + 1], looks[number], said)


def _row(page: Written, name: str, result: Result, begin: float, end: float, look: Probe, seen: str) -> None:
    def within(heard: Heard) -> bool:
        return begin <= heard.begun < end or heard.begun < begin < heard.begun + heard.ms / 1000

    count = sum(map(within, result.records.heard))
    errors = str(len(result.records.errors)) if seen == "" and "broken" in name else ""
    page.row(
        name,
        str(count),
        *(f"{result.ms(share, within) / 1000:.2f}" for share in (0.5, 0.95, 1)),
        errors,
        f"{look.worst:.2f}",
        seen,
    )


def _retitle(package: Path) -> None:
    said = _descriptor(package)
    said["title"] = NEW_TITLE
    _put(package / DESCRIPTOR, json.dumps(said, ensure_ascii=False, indent=1).encode())


def _break(package: Path) -> None:
    """A file with as many bad rows, and a descriptor that vouches for the file as it stands: not half of a good one."""
    path = package / "observations.csv"
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    cells = rows[0].split(",")
    bad = [",".join([cells[0], f"NONE{number}", *cells[2:]]) for number in range(BROKEN_ROWS)]
    content = ("\n".join([head, *rows, *bad]) + "\n").encode()
    said = _descriptor(package)
    vouched = next(one for one in said["resources"] if one["name"] == "observations")
    digest = hashlib.sha256(content).hexdigest()
    new = {"bytes": len(content), "hash": f"sha256:{digest}", "sha256": digest}
    vouched.update({key: value for key, value in new.items() if key in vouched})
    _put(path, content)
    _put(package / DESCRIPTOR, json.dumps(said, ensure_ascii=False, indent=1).encode())


def _descriptor(package: Path) -> dict[str, Any]:
    return json.loads((package / DESCRIPTOR).read_text(encoding="utf-8"))


def _put(path: Path, content: bytes) -> None:
    """In one step, from beside the package: nobody sees a part of it."""
    made = path.parent.parent / f".{path.name}"
    made.write_bytes(content)
    os.replace(made, path)
