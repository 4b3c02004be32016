"""Holds the requirements files to pyproject.toml, where the direct pins live."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pins(file: str) -> dict[str, str]:
    """Package → exact version; a line that pins nothing exactly fails here."""
    return {name: version for name, version, _ in locked(file)}


def locked(file: str) -> Iterator[tuple[str, str, list[str]]]:
    """Package, exact version and the hashes of its files, of each entry."""
    text = (ROOT / file).read_text(encoding="utf-8").replace("\\\n", " ")
    for line in text.splitlines():
        entry, *hashes = re.split(r"#|--hash=", line)[0:1] + re.findall(r"--hash=(\S+)", line)
        if entry.strip():
            name, version = entry.split(";")[0].strip().split("==")
            yield name, version, hashes


def test_the_app_installs_its_direct_pins() -> None:
    direct = dict(entry.split("==") for entry in PYPROJECT["project"]["dependencies"])
    assert direct.items() <= pins("requirements.txt").items(), "run `make lock`"


def test_the_tests_run_on_what_the_app_runs_on() -> None:
    direct = dict(entry.split("==") for entry in PYPROJECT["dependency-groups"]["dev"])
    assert (direct | pins("requirements.txt")).items() <= pins("requirements-dev.txt").items(), "run `make lock`"


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_pin_names_the_files_it_may_come_from(file: str) -> None:
    without = [name for name, _, hashes in locked(file) if not hashes]
    assert not without, "run `make lock`"
    assert all(re.fullmatch("sha256:[0-9a-f]{64}", one) for _, _, hashes in locked(file) for one in hashes)


def test_nothing_is_installed_without_its_hash() -> None:
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8")
    installs = re.findall(r"PIP_INSTALL\).*-r .*", recipe)
    assert len(installs) == 2 and all("--require-hashes" in line for line in installs)
    assert "--generate-hashes" in recipe
