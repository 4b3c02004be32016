"""Answers of costly questions are kept beside a published version: the same table, of nobody else's rows, and never a damaged one."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from access.audience import audience_of
from store import engine
from store.datasets import datasets_dir, open_dataset
from store.engine import embedded, kept_answers
from store.engine.kept_answers import AnswerShelf
from store.handles import for_counties
from store.shelf import ANSWERS
from tests.shipped import dataset

ASKED = 'SELECT pair_id, sum(amount) AS "sum" FROM fund_flows WHERE "year" <= ? GROUP BY pair_id ORDER BY pair_id'


@pytest.fixture
def every_answer_is_worth_it(monkeypatch):
    monkeypatch.setattr(kept_answers, "WORTH_SECONDS", 0.0)


@pytest.fixture
def place(tmp_path) -> AnswerShelf:
    (tmp_path / "held").mkdir()
    return AnswerShelf(tmp_path / "held", "of these files")


def asked_of(monkeypatch) -> list[str]:
    """What the engine itself is asked from here on."""
    asked: list[str] = []
    real = embedded.run
    monkeypatch.setattr(embedded, "run", lambda schema, sql, *rest: (asked.append(sql), real(schema, sql, *rest))[1])
    return asked


def folder() -> Path:
    held = dataset("demo")
    return datasets_dir() / held.name / ANSWERS / held.version


def test_what_was_asked_once_is_not_asked_again_and_is_the_same_table(every_answer_is_worth_it, monkeypatch):
    asked, held = asked_of(monkeypatch), dataset("demo")
    tables = [held.arrow(f"{ASKED} -- once", [2025]) for _ in range(3)]
    assert len(asked) == 1 and tables[0] == tables[1] == tables[2] and tables[0].schema == tables[2].schema
    assert tables[0].num_rows == 19
    other = held.arrow(f"{ASKED} -- once", [2023])
    assert len(asked) == 2 and other != tables[0], "another value is another question"


def test_a_quick_answer_is_not_kept(monkeypatch):
    monkeypatch.setattr(kept_answers, "WORTH_SECONDS", 1e9)
    asked, held = asked_of(monkeypatch), dataset("demo")
    before = set(folder().glob("*"))
    for _ in range(2):
        held.arrow(f"{ASKED} -- quick", [2025])
    assert len(asked) == 2 and set(folder().glob("*")) == before


def test_an_audience_is_never_told_what_was_kept_for_all(every_answer_is_worth_it):
    whole = dataset("demo")
    sql = f"{ASKED} -- whose"
    every = whole.arrow(sql, [2025])
    ties = whole.arrow("SELECT pair_id, industrial_adcode, mountain_adcode FROM pairs ORDER BY pair_id").to_pylist()
    one = for_counties(whole, (ties[0]["mountain_adcode"],))
    assert one.audience == audience_of(ties, (ties[0]["mountain_adcode"],))
    own = [one.arrow(sql, [2025]) for _ in range(2)]
    assert own[0] == own[1] and own[0].num_rows < every.num_rows
    assert whole.arrow(sql, [2025]) == every


@pytest.mark.parametrize(
    "damage",
    [
        lambda held: held[:-1],
        lambda held: held[:40],
        lambda held: b"",
        lambda held: held[:-9] + bytes([held[-9] ^ 1]) + held[-8:],
        lambda held: bytes(32) + held[32:],
        lambda held: held + b"x",
    ],
)
def test_what_is_damaged_is_none(place, damage):
    table = pa.table({"n": [1, 2, 3]})
    kept_answers.keep(place, "k", table)
    assert kept_answers.find(place, "k") == table
    path = place.folder / "k"
    path.write_bytes(damage(path.read_bytes()))
    assert kept_answers.find(place, "k") is None


def test_a_file_under_another_questions_name_is_none(place):
    kept_answers.keep(place, "k", pa.table({"n": [1]}))
    (place.folder / "k").rename(place.folder / "other")
    assert kept_answers.find(place, "other") is None


def test_a_link_in_its_place_is_not_followed(place, tmp_path):
    kept_answers.keep(place, "k", pa.table({"n": [1]}))
    (place.folder / "k").rename(tmp_path / "elsewhere")
    (place.folder / "k").symlink_to(tmp_path / "elsewhere")
    assert kept_answers.find(place, "k") is None


def test_the_key_says_what_was_asked_of_which_files():
    one, other = AnswerShelf(Path("a"), "files"), AnswerShelf(Path("a"), "other files")
    keys = {
        one.key("s", "SELECT 1", []),
        other.key("s", "SELECT 1", []),
        one.key("t", "SELECT 1", []),
        one.key("s", "SELECT 2", []),
        one.key("s", "SELECT 1", [1]),
        one.key("s", "SELECT 1", ["1"]),
    }
    assert len(keys) == 6


def test_no_more_is_kept_than_there_is_room_for(place, monkeypatch):
    monkeypatch.setattr(kept_answers, "MOST_BYTES", 3000)
    monkeypatch.setattr(kept_answers, "_held", {})
    for n in range(20):
        kept_answers.keep(place, f"k{n}", pa.table({"n": list(range(100))}))
    files = list(place.folder.iterdir())
    assert files and sum(path.stat().st_size for path in files) <= 3000
    kept_answers.keep(place, "large", pa.table({"n": list(range(2_000_000))}))
    assert kept_answers.find(place, "large") is None


def test_a_place_that_takes_nothing_loses_nothing(place, every_answer_is_worth_it, monkeypatch):
    def full(path, held):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    held = dataset("demo")
    assert held.arrow(f"{ASKED} -- full", [2025]).num_rows == 19
    kept_answers.keep(place, "k", pa.table({"n": [1]}))
    assert not list(place.folder.iterdir()) and kept_answers.find(place, "k") is None


def test_rows_handed_in_and_not_published_are_kept_nowhere(tmp_path, every_answer_is_worth_it, monkeypatch):
    pq.write_table(pa.table({"n": [1]}), tmp_path / "t.parquet")
    engine.attach("not_published", {"t": tmp_path / "t.parquet"})
    asked = asked_of(monkeypatch)
    for _ in range(2):
        engine.run("not_published", "SELECT n FROM t")
    assert len(asked) == 2


def test_another_process_finds_them(every_answer_is_worth_it, monkeypatch):
    held = dataset("demo")
    held.arrow(f"{ASKED} -- next", [2025])
    again = open_dataset(held.name, held.version)
    asked = asked_of(monkeypatch)
    assert again.arrow(f"{ASKED} -- next", [2025]).num_rows == 19 and not asked
