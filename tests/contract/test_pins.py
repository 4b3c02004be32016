"""Holds the two requirements files to pyproject.toml, where the direct pins live."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pins(file: str) -> dict[str, str]:
    """Package → exact version; a line that pins nothing exactly fails here."""
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    entries = [re.split(r"[;#]", line)[0].strip() for line in lines]
    return dict(entry.split("==") for entry in entries if entry)


def test_the_app_installs_its_direct_pins() -> None:
    direct = dict(entry.split("==") for entry in PYPROJECT["project"]["dependencies"])
    assert direct.items() <= pins("requirements.txt").items(), "run `make lock`"


def test_the_tests_run_on_what_the_app_runs_on() -> None:
    direct = dict(entry.split("==") for entry in PYPROJECT["dependency-groups"]["dev"])
    assert (direct | pins("requirements.txt")).items() <= pins("requirements-dev.txt").items(), (
        "run `make lock`"
    )
