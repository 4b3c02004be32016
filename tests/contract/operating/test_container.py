"""The Containerfile, as far as it can be held without an engine: its paths are there, all of the app is in it, and it runs as nobody special."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
TEXT = (ROOT / "docs" / "deploy" / "Containerfile").read_text(encoding="utf-8")
COPIED = [line.split()[1:-1] for line in re.findall(r"^COPY (?!--from).*$", TEXT, re.M)]


def test_every_path_that_is_copied_is_there() -> None:
    paths = [path for line in COPIED for path in line if "[" not in path]  # a pattern: taken in where it is there
    assert len(paths) > 15 and [path for path in paths if not (ROOT / path).exists()] == []


def test_every_folder_of_the_app_is_in_it() -> None:
    layers = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests", "scripts"}
    assert layers <= {path for line in COPIED for path in line}
    assert {"programme", "data", "docs", ".streamlit", "app.py"} <= {path for line in COPIED for path in line}


def test_it_runs_as_a_user_without_rights_and_installs_by_hash() -> None:
    after = TEXT.rpartition("FROM ")[2]
    assert re.search(r"^USER 10001$", after, re.M) and after.index("USER") < after.index(
        'CMD [".venv/bin/python", "-m"'
    )
    assert "--require-hashes" in TEXT and "/healthz" in after and "VOLUME" in after


def test_no_secret_and_no_setting_of_somebodys_is_baked_in() -> None:
    assert not re.search(r"SECRET|PASSWORD|TOKEN|ALLOWED_HOSTS", TEXT)
