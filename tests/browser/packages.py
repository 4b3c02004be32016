"""Packages of a running server that a test changes, and how it is waited for that the server has seen it."""

import csv
import json
import shutil
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from store.package.folder import describe_files
from tests.browser.conftest import ROOT, SETTLE_MS, Server

HOSTILE = "<b>=1+1</b> **粗** [a](javascript:alert(1)) ${x} %s"


def described(package: Path) -> None:
    """What the command scripts.describe does after a table was edited."""
    describe_files(package, json.loads((package / "datapackage.json").read_text(encoding="utf-8")))


def with_hostile_name(packages: Path) -> dict[str, str]:
    """The settings of a server that shows the demo with its first project called HOSTILE; the package lies in `packages`."""
    package = packages / "demo"
    shutil.copytree(ROOT / "data" / "demo", package)
    text = (package / "projects.csv").read_text(encoding="utf-8")
    old = text.splitlines()[1].split(",")[4]
    (package / "projects.csv").write_text(text.replace(old, HOSTILE), encoding="utf-8")
    described(package)
    return {"PACKAGES_DIR": str(packages)}


def health(server: Server) -> tuple[int, dict]:
    try:
        with urllib.request.urlopen(f"{server.url}/healthz", timeout=30) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def until(server: Server, met: Callable[[dict], object]) -> dict:
    """Waits until /healthz tells that the server shows the packages so."""
    give_up = time.monotonic() + SETTLE_MS / 1000
    while not met(told := health(server)[1]):
        assert time.monotonic() < give_up, told
        time.sleep(0.1)
    return told


def spend(packages: Path, pair: str, year: str, share: str) -> None:
    """So much of what the shipped package says was spent of a pair's fund year."""
    source, target = ROOT / "data" / "demo" / "fund_flows.csv", packages / "demo" / "fund_flows.csv"
    with source.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if (row["pair_id"], row["stage"], row["year"]) == (pair, "spent", year):
            row["amount"] = str((Decimal(row["amount"]) * Decimal(share)).quantize(Decimal("0.01")))
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    described(packages / "demo")
