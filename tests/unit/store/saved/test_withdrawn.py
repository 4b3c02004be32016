"""Sessions that were ended: told to every process, whole whenever one dies, and forgotten when they would be over anyway."""

import json
import time
from pathlib import Path

import pytest

from store.saved import withdrawn
from store.saved.withdrawn import Withdrawn, sessions_dir


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATASETS_DIR", str(tmp_path))
    monkeypatch.setattr(withdrawn, "LOOKED_AT_EVERY", -1.0)


def test_another_process_knows_of_it() -> None:
    here, there = Withdrawn(), Withdrawn()
    assert "a" not in there
    here.add("a", time.time() + 60)
    assert "a" in here and "a" in there and "b" not in there


def test_what_would_be_over_is_forgotten_on_the_disk() -> None:
    held = Withdrawn()
    held.add("old", time.time() - 1)
    held.add("new", time.time() + 60)
    assert set(json.loads((sessions_dir() / "withdrawn.json").read_text())) == {"new"}


@pytest.mark.parametrize("text", ["", "[]", "{", '{"a": "x"}', "null", "[" * 10_000])
def test_a_file_that_is_none_is_no_list_and_takes_the_next(text: str) -> None:
    sessions_dir().mkdir(parents=True)
    (sessions_dir() / "withdrawn.json").write_text(text)
    held = Withdrawn()
    assert "a" not in held
    held.add("a", time.time() + 60)
    assert "a" in Withdrawn()
