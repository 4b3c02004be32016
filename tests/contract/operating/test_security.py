"""The table of docs/security.md: every requirement once, and every file and test that it names is there."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contract.test_layers import Module, modules

ROOT = Path(__file__).parents[3]
TEXT = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
MET, OPEN = "met", {"in part", "not met", "no object"}
# How many requirements of levels 1 and 2 each section of ASVS 5.0.0 has; within a section they are numbered from 1.
COUNTS = """
1.1 2, 1.2 9, 1.3 11, 1.4 3, 1.5 2, 2.1 3, 2.2 3, 2.3 4, 2.4 1, 3.2 2, 3.3 4, 3.4 6, 3.5 5, 3.7 2, 4.1 3, 4.2 1, 4.3 2, 4.4 4, 5.1 1,
5.2 3, 5.3 2, 5.4 3, 6.1 3, 6.2 12, 6.3 4, 6.4 4, 6.5 5, 6.6 3, 6.8 4, 7.1 3, 7.2 4, 7.3 2, 7.4 5, 7.5 2, 7.6 2, 8.1 2, 8.2 3, 8.3 1,
8.4 1, 9.1 3, 9.2 4, 10.1 2, 10.2 2, 10.3 4, 10.4 11, 10.5 5, 10.6 2, 10.7 3, 11.1 2, 11.2 3, 11.3 3, 11.4 4, 11.5 1, 11.6 1, 12.1 3,
12.2 2, 12.3 4, 13.1 1, 13.2 5, 13.3 2, 13.4 5, 14.1 2, 14.2 4, 14.3 3, 15.1 3, 15.2 3, 15.3 7, 16.1 1, 16.2 5, 16.3 4, 16.4 3, 16.5 3,
17.1 1, 17.2 4, 17.3 2
"""
NUMBERS = {
    f"{section}.{n}" for section, count in re.findall(r"(\d+\.\d+) (\d+)", COUNTS) for n in range(1, int(count) + 1)
}
_ROW = re.compile(r"^\| (\d[\d., ]*) \|(.*)\|$", re.M)
_PATH = re.compile(r"`((?:[a-z_]+/)+[\w.-]*)(?:::(\w+))?`")


def rows(text: str = TEXT) -> list[tuple[list[str], str, str]]:
    """The numbers of each row, its standing and its tests."""
    found = []
    for numbers, rest in _ROW.findall(text):
        asks, standing, how, tests = (cell.strip() for cell in rest.split("|"))
        assert asks and how, f"{numbers}: a cell is empty"
        found.append(([one.strip() for one in numbers.split(",")], standing, tests))
    return found


def gone(text: str) -> list[str]:
    """What the text names and is not there: a file, or a test within one."""
    found = []
    for path, test in _PATH.findall(text):
        where = ROOT / path
        if not where.exists() or (test and f"def {test}(" not in where.read_text(encoding="utf-8")):
            found.append(f"{path}::{test}" if test else path)
    return found


def test_every_requirement_stands_in_one_row():
    told = Counter(number for numbers, _, _ in rows() for number in numbers)
    assert NUMBERS - told.keys() == set(), "requirements without a row"
    assert told.keys() - NUMBERS == set(), "the standard has no such numbers at levels 1 and 2"
    assert [number for number, times in told.items() if times > 1] == []


def test_what_is_met_names_a_test_and_what_is_not_says_so():
    for numbers, standing, tests in rows():
        assert standing in {MET} | OPEN, f"{numbers}: {standing!r} is no standing"
        assert standing != MET or _PATH.search(tests), f"{numbers}: met, and by no test"


def test_every_file_and_test_it_names_is_there():
    assert gone(TEXT) == []
    assert gone("`tests/unit/test_app.py::test_that_is_not` and `server/nothing.py`, `server/gate.py`") == [
        "tests/unit/test_app.py::test_that_is_not",
        "server/nothing.py",
    ]


def shells(module: Module) -> Iterator[str]:
    """Where a command is given to a shell, which reads it once more."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            given = any(word.arg == "shell" for word in node.keywords)
            if given or called in ("os.system", "os.popen", "subprocess.getoutput", "subprocess.getstatusoutput"):
                yield f"{module.path}:{node.lineno}"


def test_no_command_goes_through_a_shell():
    assert [place for module in modules(ROOT) for place in shells(module)] == []


@pytest.mark.parametrize(
    "planted", ["import os\nos.system('ls')", "import subprocess\nsubprocess.run('ls', shell=True)"]
)
def test_a_shell_is_found(planted):
    assert list(shells(Module("server/x.py", planted, ast.parse(planted)))) == ["server/x.py:2"]
