"""What is made of an audit's answer: a flaw fails, no database is one line, and nothing passes that was not looked up."""

import json

import pytest

from scripts.audit_pins import SKIPPED, verdict


def answer(*found: dict) -> str:
    return json.dumps({"dependencies": list(found)})


FINE = {"name": "a", "version": "1", "vulns": []}
FLAWED = {"name": "b", "version": "2", "vulns": [{"id": "PYSEC-1", "fix_versions": ["3"]}]}
UNKNOWN = {"name": "c", "skip_reason": "Dependency not found on PyPI and could not be audited: c (1)"}


def test_a_known_flaw_fails_and_says_what_mends_it():
    code, told = verdict(1, answer(FINE, FLAWED, UNKNOWN), "")
    assert code == 1 and "b 2: PYSEC-1, mended in 3" in told and "not audited: c" in told


def test_none_passes_and_what_was_not_looked_up_is_named():
    assert verdict(0, answer(FINE), "") == (0, "No known vulnerabilities in 1 packages.")
    code, told = verdict(0, answer(FINE, UNKNOWN), "")
    assert code == 0 and "not audited: c" in told and "in 1 packages" in told


@pytest.mark.parametrize(
    "error",
    [
        "requests.exceptions.ConnectionError: HTTPSConnectionPool(host='pypi.org', port=443)",
        "requests.exceptions.ProxyError: x",
        "requests.exceptions.ReadTimeout: x",
        "ERROR:pip_audit._cli:Could not connect to PyPI's vulnerability feed",
    ],
)
def test_without_a_database_it_is_skipped_in_one_line(error):
    assert verdict(1, "", f"Traceback\n{error}\n") == (0, SKIPPED) and "\n" not in SKIPPED


def test_an_answer_that_knows_no_package_at_all_is_no_audit():
    assert verdict(0, answer(UNKNOWN, UNKNOWN), "No known vulnerabilities found") == (0, SKIPPED)


@pytest.mark.parametrize("error", ["ERROR:pip_audit._cli:invalid specifier at line 1", "No module named pip_audit", ""])
def test_a_failure_of_the_audit_itself_is_a_failure(error):
    code, told = verdict(1, "", error)
    assert code == 1 and error in told
