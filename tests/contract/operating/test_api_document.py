"""docs/api.md and its notebook: what they say can be typed works as it stands, and the table is the addresses'."""

import json
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn

from scripts.build_api import DOCUMENT, written
from tests.unit.api.client import app

NOTEBOOK = DOCUMENT.parent / "api" / "notebook.ipynb"
TEXT = DOCUMENT.read_text(encoding="utf-8")
EXAMPLES = [line for line in re.findall(r"^curl .*$", TEXT, re.M) if "TOKEN" not in line]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = uvicorn.Server(uvicorn.Config(app(), port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}/api/v1"
    server.should_exit = True
    thread.join(10)


def test_the_table_is_that_of_the_addresses() -> None:
    assert written(TEXT) == TEXT, "run python -m scripts.build_api"


@pytest.mark.skipif(shutil.which("curl") is None, reason="there is no curl here")
@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_works_as_it_is_typed(example: str, address: str, tmp_path: Path) -> None:
    asked = example.replace("curl -s", "curl -sS --fail-with-body")
    run = subprocess.run(
        ["sh", "-c", asked], env=os.environ | {"API": address}, cwd=tmp_path, capture_output=True, timeout=60
    )
    assert run.returncode == 0, run.stdout[-500:] + run.stderr
    assert run.stdout or (tmp_path / "package.zip").stat().st_size > 10_000


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 8


def test_the_notebook_runs_and_draws_the_map(address: str, tmp_path: Path) -> None:
    cells = [
        "".join(cell["source"])
        for cell in json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
        if cell["cell_type"] == "code"
    ]
    (tmp_path / "cells.py").write_text("\n\n".join(cells) + "\nprint(len(drawn.data), len(rates))\n", encoding="utf-8")
    env = os.environ | {"API_URL": address}
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "cells.py"], env=env, cwd=tmp_path, capture_output=True, text=True, timeout=120
    )
    assert run.returncode == 0, run.stderr[-2000:]
    parts, pairs = map(int, run.stdout.split())
    assert parts >= 90 and pairs == 18
