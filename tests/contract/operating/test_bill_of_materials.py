"""`make sbom` lists every package that the app is installed from, with its version and the hashes of its files."""

import json
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.contract.test_pins import locked

ROOT = Path(__file__).parents[3]
RECIPE = re.search(r"^sbom: .*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)


def made(path: Path) -> dict:
    """What the recipe's own command writes, here and now."""
    assert RECIPE
    command = RECIPE[1].replace("\\\n", " ").replace("$(PY)", sys.executable).replace("$(SBOM)", str(path)).split()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return json.loads(path.read_text(encoding="utf-8"))


def test_the_recipe_reads_what_is_installed_by_hash():
    assert RECIPE and " requirements.txt " in RECIPE[1] and "--output-reproducible" in RECIPE[1]
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert "/sbom.cdx.json" in ignored, "what is made is not committed"


@pytest.mark.skipif(find_spec("cyclonedx_py") is None, reason="cyclonedx-bom is not installed here: run `make test`")
def test_every_pinned_package_is_listed_with_its_hashes_and_twice_the_same(tmp_path):
    told = made(tmp_path / "one.json")
    assert told["bomFormat"] == "CycloneDX" and told["metadata"]["component"]["name"] == "pairing-dashboard"
    listed = {
        (one["name"], one["version"]): {
            f"sha256:{said['content']}" for where in one["externalReferences"] for said in where.get("hashes", ())
        }
        for one in told["components"]
    }
    assert listed == {(name, version): set(hashes) for name, version, hashes in locked("requirements.txt")}
    assert all(one["purl"] == f"pkg:pypi/{one['name']}@{one['version']}" for one in told["components"])
    made(tmp_path / "two.json")
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
