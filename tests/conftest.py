"""What every test stands on: cheap tests first, datasets in a temporary folder, no host but this machine."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from streamlit.components.v2 import manifest_scanner

import tests.loopback.sitecustomize  # noqa: F401  refuses connections to other hosts from here on
from access import here, reader
from tests.examples import EVERY_RUN, SEARCH

TESTS = Path(__file__).parent
# From the ground up: when a layer is broken, its own test says so before a page or the browser does.
ORDER = ["unit", "contract", "pages", "browser"]

# No deadline and no "too slow": a busy machine is not a failing test.
settings.register_profile("base", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# The same examples on every run, so that a red CI is red again on the next machine.
settings.register_profile("ci", settings.get_profile("base"), derandomize=True, max_examples=EVERY_RUN)
# New examples on every run, for finding what the fixed ones miss: make search
settings.register_profile("search", settings.get_profile("base"), max_examples=SEARCH)
# For who asks only whether something fails (scripts/planted_faults): not made smaller, which may take minutes.
settings.register_profile("unshrunk", settings.get_profile("ci"), phases=(Phase.explicit, Phase.generate))
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(autouse=True)
def main_module() -> Iterator[None]:
    """Streamlit's AppTest puts its script in the place of __main__, and every process a later test starts would run it."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


@pytest.fixture(autouse=True)
def nobody_signs_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Importing the server says whose the scripts are, for the whole process: each test begins as this machine's operator."""
    monkeypatch.setattr(reader, "_of_this_thread", lambda: None)
    monkeypatch.setattr(reader, "_otherwise", reader.OPERATOR)
    monkeypatch.setattr(here, "_here", here.Here())


@pytest.fixture(scope="session", autouse=True)
def packages_looked_through_once() -> Iterator[None]:
    """AppTest looks through the metadata of every installed package for components: nine tenths of a page's time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


def pytest_configure(config: pytest.Config) -> None:
    """Point DATASETS_DIR away from var/ before any product module is imported: no test writes there. Packages are read
    as they are written and looked at when a test asks for it (`refreshed()`), not by a thread beside it."""
    config.datasets_dir = tempfile.mkdtemp(prefix="datasets-")
    os.environ["DATASETS_DIR"] = config.datasets_dir
    # Compiled once for all test processes, of this run and of the next: it was half the time of a page's test.
    os.environ.setdefault("COMPILED_DIR", str(TESTS.parent / ".pytest_cache" / "compiled"))
    os.environ |= {"PACKAGES_STILL_SECONDS": "0", "PACKAGES_LOOK_SECONDS": "0"}


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(config.datasets_dir, ignore_errors=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Order the tests by ORDER, and mark those under tests/browser."""

    def folder(item: pytest.Item) -> str:
        return item.path.relative_to(TESTS).parts[0] if item.path.is_relative_to(TESTS) else ""

    items.sort(key=lambda item: ORDER.index(folder(item)) if folder(item) in ORDER else -1)
    for item in items:
        if folder(item) == "browser":
            item.add_marker(pytest.mark.browser)
