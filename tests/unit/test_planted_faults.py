"""The list of planted faults fits the source and the tests of today, and the script tells what was caught from what was not."""

import re
from pathlib import Path

import pytest

from scripts.planted_faults import trial
from scripts.planted_faults.__main__ import main
from scripts.planted_faults.fault import Fault, Misplaced
from scripts.planted_faults.faults import FAULTS
from scripts.planted_faults.trial import Copy

ROOT = Path(__file__).parents[2]
EVERY = pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
SLOW = 3  # of them may need a browser


def test_there_are_many_of_them_each_with_a_name_of_its_own():
    names = [fault.name for fault in FAULTS]
    assert len(set(names)) == len(names) >= 20
    assert sum(any("tests/browser" in test for test in fault.red) for fault in FAULTS) <= SLOW


@EVERY
def test_its_old_text_stands_once_in_its_file_and_is_changed(fault):
    assert fault.check(ROOT).count(fault.old) == 1 and fault.new != fault.old and fault.reader


@EVERY
def test_the_tests_that_must_find_it_are_there(fault):
    assert fault.red
    for test in fault.red:
        file, _, function = test.partition("::")
        assert file.startswith("tests/") and (ROOT / file).is_file(), f"{fault.name}: {file} is gone"
        assert "[" not in function, "ids of single cases change"
        source = (ROOT / file).read_text(encoding="utf-8")
        assert not function or re.search(rf"^def {function}\(", source, re.M), f"{fault.name}: {test} is gone"


@pytest.fixture
def project(tmp_path, monkeypatch) -> Path:
    """A project of one module and its test, which looks at one of two numbers."""
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "numbers_of.py").write_text("HALF = 0.5\nTHIRD = 1 / 3\n")
    (tmp_path / "here" / "test_it.py").write_text(
        "import numbers_of\n\n\ndef test_half():\n    assert 2 * numbers_of.HALF == 1\n"
    )
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")  # most of the time that so small a run takes
    monkeypatch.setattr(trial, "tracked", lambda project: ["numbers_of.py", "test_it.py", "deleted.py"])
    return tmp_path / "here"


def fault(name: str, old: str, new: str, test: str = "test_it.py::test_half") -> Fault:
    return Fault(name, "numbers_of.py", old, new, "a wrong half", (test,))


def test_what_a_test_sees_is_caught_and_the_project_itself_is_left_alone(project, capsys):
    assert main(project, [fault("half", "0.5", "0.7"), fault("half again", "HALF = 0.5", "HALF = 0.6")]) == 0
    said = capsys.readouterr().out
    assert len(re.findall(r"^half.*  caught .* test_it::test_half$", said, re.M)) == 2
    assert "2 faults; not caught: 0" in said
    assert (project / "numbers_of.py").read_text() == "HALF = 0.5\nTHIRD = 1 / 3\n"


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [("1 / 3", "1 / 4", "passed"), ("HALF =", "HALF ==", "no test failed, yet pytest ended with")],
    ids=["a number no test looks at", "a module that cannot be imported"],
)
def test_what_no_test_fails_on_is_not_caught(project, capsys, old, new, why):
    assert main(project, [fault("third", old, new)]) == 1
    said = capsys.readouterr().out
    assert re.search(r"^third +NOT caught", said, re.M) and why in said and "a wrong half" in said


def test_tests_that_fail_without_a_fault_prove_nothing(project, capsys):
    (project / "test_it.py").write_text("def test_half():\n    assert False\n")
    assert main(project, [fault("half", "0.5", "0.7")]) == 1
    assert "fail without any fault" in capsys.readouterr().out


@pytest.mark.parametrize(("old", "told"), [("0.25", "stands 0 times"), ("=", "stands 2 times")], ids=["gone", "twice"])
def test_a_text_that_does_not_stand_once_is_told_before_anything_is_run(project, old, told, monkeypatch):
    monkeypatch.setattr(Copy, "sound", None)
    with pytest.raises(Misplaced, match=f"odd: the old text {told} in numbers_of.py") as misplaced:
        main(project, [fault("odd", old, "x")])
    assert "write a fault of the same kind" in str(misplaced.value)


def test_a_file_that_is_gone_is_told(project):
    with pytest.raises(Misplaced, match=r"moved: old\.py is gone; name the file"):
        main(project, [Fault("moved", "old.py", "a", "b", "c", ("test_it.py",))])
