"""The importer over a folder of awkward ledgers, each with what must come of it: `python -m ledger check` is asked."""

import json
import os
import shutil
import subprocess
import sys
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.ledgers.comparing import OUTCOMES, Answer, differences
from tests.shipped import DATA, dataset

HERE = Path(__file__).parent
CORPUS, EXPECTED = HERE / "corpus", HERE / "expected"
FILES = sorted(path.name for path in CORPUS.iterdir())
ROOT = HERE.parents[1]
AT_LEAST = 90


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a command that knows the demonstration data alone, and writes where nobody else reads."""
    packages = tmp_path_factory.mktemp("packages")
    shutil.copytree(DATA / "demo", packages / "demo")
    datasets = tmp_path_factory.mktemp("datasets")
    return {**os.environ, "PACKAGES_DIR": str(packages), "DATASETS_DIR": str(datasets), "PYTHONPATH": str(ROOT)}


def check(shelf: dict[str, str], files: list[str]) -> tuple[int, list[Answer]]:
    """The command's exit code and what it prints: one object a line and file, in the order of the files."""
    command = [sys.executable, "-m", "ledger", "check", *(str(CORPUS / file) for file in files), "--json"]
    done = subprocess.run(command, env=shelf, capture_output=True, text=True, encoding="utf-8", cwd=ROOT)
    assert "Traceback" not in done.stderr, done.stderr[-2000:]
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines() if line.strip()]


@pytest.fixture(scope="session")
def answers(shelf: dict[str, str]):
    """Asks about a file: within this process where the command offers it, else in one call for all files."""
    if find_spec("ledger") and find_spec("ledger.checking"):
        checked = import_module("ledger.checking").checked
        return lambda file: json.loads(json.dumps(checked(CORPUS / file, dataset("demo")), default=str))

    @cache
    def every() -> dict[str, Answer]:
        return {Path(str(answer["file"])).name: answer for answer in check(shelf, FILES)[1]}

    return lambda file: every()[file]


@pytest.mark.parametrize("file", FILES)
def test_a_ledger_comes_to_what_is_expected_of_it(file: str, answers) -> None:
    expected = json.loads((EXPECTED / f"{file}.json").read_text(encoding="utf-8"))
    told = differences(answers(file), expected)
    assert not told, f"{file} ({expected['why']}):\n  " + "\n  ".join(told)


@pytest.mark.parametrize(("files", "code"), [(["plain.xlsx"], 0), (["sixty_faults.xlsx"], 1), (["picture.xlsx"], 2)])
def test_the_exit_code_says_whether_a_file_is_whole(files: list[str], code: int, shelf: dict[str, str]) -> None:
    assert check(shelf, files)[0] == code


def test_several_files_are_told_one_a_line_in_their_order(shelf: dict[str, str]) -> None:
    files = ["gbk.csv", "nothing.xlsx", "plain_calc.ods"]
    told = check(shelf, files)[1]
    assert [Path(str(answer["file"])).name for answer in told] == files
    assert [answer["outcome"] for answer in told] == ["accepted", "refused", "accepted"]


def test_every_file_has_an_expectation_and_every_expectation_its_file() -> None:
    assert len(FILES) >= AT_LEAST
    assert [path.name.removesuffix(".json") for path in sorted(EXPECTED.iterdir())] == FILES
    for file in FILES:
        expected = json.loads((EXPECTED / f"{file}.json").read_text(encoding="utf-8"))
        outcomes = expected["outcome"] if isinstance(expected["outcome"], list) else [expected["outcome"]]
        assert set(outcomes) <= set(OUTCOMES), file
        assert set(outcomes) != set(OUTCOMES) or expected["rows"] or expected.get("absent"), f"{file} cannot fail"
