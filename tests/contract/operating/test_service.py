"""The example of a systemd unit is one, names settings that there are, and leaves the service little that it may do."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.contract.test_documents import rows

ROOT = Path(__file__).parents[3]
UNIT = ROOT / "docs" / "deploy" / "pairing-dashboard.service"
SETTINGS = {row[0] for row in rows((ROOT / "README.md").read_text(encoding="utf-8"), "variable | meaning | default")}
MOST_EXPOSED = 2.0  # of 10, as systemd counts it; a service with nothing said has 9.6
needs_systemd = pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd-analyze here")


def said(text: str) -> dict[str, dict[str, list[str]]]:
    """Section, key and its values: a key may stand more than once, which no parser of INI files of Python's allows."""
    found: dict[str, dict[str, list[str]]] = {}
    section = ""
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("["):
            section = line.strip("[]")
        elif not line.startswith(("#", ";")):
            key, equals, value = line.partition("=")
            assert section and equals and re.fullmatch("[A-Za-z]+", key), f"no setting of a unit: {line}"
            found.setdefault(section, {}).setdefault(key, []).append(value)
    return found


HELD = said(UNIT.read_text(encoding="utf-8"))
SERVICE = HELD["Service"]


def settings_of(text: str) -> set[str]:
    """Whatever is set for the app, also in lines that are only proposed."""
    return set(re.findall(r"^#?\s*Environment=\"?(\w+)=", text, re.M))


def test_each_setting_it_names_is_one_of_the_apps():
    named = settings_of(UNIT.read_text(encoding="utf-8"))
    assert {"DATASETS_DIR", "ALLOWED_HOSTS", "LOG_FORMAT"} <= named and named - SETTINGS == set()
    assert settings_of("#Environment=CACHE_MB=1\nEnvironment=NO_SUCH=1\n") - SETTINGS == {"NO_SUCH"}


def test_the_line_of_the_readme_makes_a_template_of_it():
    readme = (UNIT.parent / "README.md").read_text(encoding="utf-8")
    told = re.search(r"sed (s/\S+) pairing-dashboard\.service", readme)
    assert told and shutil.which("sed")
    made = subprocess.run(["sed", told[1], str(UNIT)], capture_output=True, text=True, check=True).stdout
    (command,) = said(made)["Service"]["ExecStart"]
    assert "--server.port=%i" in command and "8501" not in command


def test_it_writes_where_the_datasets_lie_and_nowhere_else():
    assert SERVICE["StateDirectory"] == ["pairing-dashboard"] and SERVICE["ProtectSystem"] == ["strict"]
    assert "DATASETS_DIR=/var/lib/pairing-dashboard" in SERVICE["Environment"]
    assert not {"ReadWritePaths", "BindPaths"} & SERVICE.keys()


def test_it_is_nobody_special_and_cannot_become_so():
    assert SERVICE["User"] != ["root"] and SERVICE["NoNewPrivileges"] == ["yes"]
    assert SERVICE["CapabilityBoundingSet"] == [""] and SERVICE["PrivateTmp"] == ["yes"]
    assert SERVICE["RestrictAddressFamilies"] == ["AF_INET AF_INET6 AF_UNIX"]
    assert SERVICE["SystemCallFilter"] == ["@system-service", "~@privileged"]


def test_only_this_machine_reaches_it_and_secrets_stand_elsewhere():
    assert "--server.address=127.0.0.1" in SERVICE["ExecStart"][0] and SERVICE["IPAddressDeny"] == ["any"]
    assert SERVICE["EnvironmentFile"] == ["-/etc/pairing-dashboard.env"]
    assert not any(re.search("SECRET|PASSWORD|TOKEN", value) for value in SERVICE["Environment"])


def placed(folder: Path) -> Path:
    """With a program that is there in the place of the one that will be."""
    text = UNIT.read_text(encoding="utf-8").replace("/opt/pairing-dashboard/.venv/bin/python", sys.executable)
    path = folder / UNIT.name
    path.write_text(text, encoding="utf-8")
    return path


@needs_systemd
def test_systemd_finds_no_fault_in_it(tmp_path):
    path = placed(tmp_path)
    ran = subprocess.run(["systemd-analyze", "verify", str(path)], capture_output=True, text=True, check=False)
    told = [line for line in ran.stderr.splitlines() if UNIT.name in line]  # not of units that this machine has besides
    assert told == []
    path.write_text(path.read_text() + "[Service]\nProtectSystems=strict\n")
    ran = subprocess.run(["systemd-analyze", "verify", str(path)], capture_output=True, text=True, check=False)
    assert "ProtectSystems" in ran.stderr, "a key that there is not is told"


@needs_systemd
def test_systemd_counts_it_as_little_exposed(tmp_path):
    asked = ["systemd-analyze", "security", "--offline=true", "--no-pager", str(placed(tmp_path))]
    ran = subprocess.run(asked, capture_output=True, text=True, check=False)
    if "offline" in ran.stderr:
        pytest.skip("this systemd-analyze cannot judge a file")
    level = re.search(r"Overall exposure level for \S+: ([\d.]+)", ran.stdout)
    assert level and float(level[1]) <= MOST_EXPOSED, ran.stdout[-500:] + ran.stderr
