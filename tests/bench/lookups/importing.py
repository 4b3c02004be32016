"""A ledger of 100,000 rows, read, checked and published in one go, against merely reading the file; and two versions compared."""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pyarrow as pa
import pyarrow.parquet as pq
import python_calamine
import xlsxwriter

from store import engine
from store.datasets import Dataset, open_dataset, refreshed
from store.handins import desk
from store.handins.reading import base_of, opened
from store.history.differences import differences
from store.ledgers.results import Expected
from store.schema import TABLES
from store.sums import SUMS
from tests.bench.filling import filled
from tests.bench.lookups import meanwhile
from tests.bench.timing import in_turns

ROWS = 100_000
VERSION_ROWS = 1_000_000
_COLUMNS = [column.label.zh for column in TABLES["resources"].columns]
Made = TypeVar("Made")


def run() -> None:
    """read, checked and published ÷ reading the file with calamine (aim ≤ 3); a difference of two versions of a million rows (aim ≤ 1 s)"""
    _in_a_process_of_its_own("measure")
    _in_a_process_of_its_own("beside_readers")
    _two_versions()


def _in_a_process_of_its_own(part: str) -> None:
    """So that its peak memory is its own, and what it publishes lies where nobody else looks."""
    with tempfile.TemporaryDirectory(prefix="importing-") as folder:
        env = {**os.environ, "DATASETS_DIR": folder, "PACKAGES_STILL_SECONDS": "0"}
        command = [sys.executable, "-c", f"from tests.bench.lookups.importing import {part}; {part}()"]
        subprocess.run(command, env=env, check=True)


def measure() -> None:
    """Wall time of each step, one after the other."""
    base = _base()
    path = Path(os.environ["DATASETS_DIR"]) / "needs.xlsx"
    _workbook(path, base)
    size = path.stat().st_size
    print(f"{ROWS:,} rows × {len(_COLUMNS)} columns, {size / 1e6:.1f} MB (wall time)")
    alone = min(_took(lambda: _plain(path))[0] for _ in range(3))
    print(f"   calamine alone                   {alone:6.2f} s")
    expected = Expected(source_title="needs")
    told: dict[str, float] = {}
    told["read as rows"], _ = _took(lambda: opened(path, path.name, base_of(base), expected))
    told["handed in"], kept = _took(lambda: desk.hand_in(base.name, path.name, path.read_bytes(), "bench", expected))
    told["read and judged"], judged = _took(lambda: desk.judged(kept, base))
    assert judged.outcome != "refused" and judged.counts["resources"].added == ROWS, judged.outcome
    for fault in (one.fault for one in judged.faults if one.fault.severity == "warning"):
        kept = desk.answer(kept, fault.id, "bench", "bench")
    told["taken in"], version = _took(lambda: desk.take_in(base.name, base.version, (kept.id,), "bench", "bench"))
    assert open_dataset(base.name, version)
    for step, seconds in told.items():
        print(f"   {step:<32} {seconds:6.2f} s   {seconds / alone:5.2f} ×")
    whole = sum(seconds for step, seconds in told.items() if step != "read as rows")
    print(f"   handed in, judged and published  {whole:6.2f} s   {whole / alone:5.2f} ×   (aim ≤ 3)")
    peaks = [resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(
        f"   peak memory: {peaks[0]:,.0f} MB here, {peaks[1]:,.0f} MB in the process that reads; {peaks[1] * 1e6 / size:.0f} × the file"
    )


def beside_readers() -> None:
    base, path = _base(), Path(os.environ["DATASETS_DIR"]) / "needs.xlsx"

    def file_of(number: int) -> bytes:
        _workbook(path, base, f"N{number}")
        return path.read_bytes()

    meanwhile.measure(file_of)


def _base() -> Dataset:
    found = refreshed()
    return open_dataset("demo", found.versions["demo"])


def _workbook(path: Path, base: Dataset, ids: str = "N") -> None:
    counties = base.arrow("SELECT adcode FROM counties").column(0).to_pylist()
    source = base.arrow("SELECT source_id FROM sources LIMIT 1").column(0)[0].as_py()
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    page = book.add_worksheet("要素供需")
    page.write_row(0, 0, _COLUMNS)
    for n in range(ROWS):
        given = {
            "resource_id": f"{ids}{n:06}",
            "adcode": counties[n % len(counties)],
            "side": "需求" if n % 2 else "供给",
            "category": "土地",
            "item": f"工业用地{ids}第{n}块",
            "quantity": n % 997 + 1,
            "unit": "mu",
            "as_of": "2025-10-31",
            "source_id": source,
            "locator": f"第{n}行",
        }
        page.write_row(n + 1, 0, [given.get(column.name) for column in TABLES["resources"].columns])
    book.close()


def _plain(path: Path) -> list[list[object]]:
    return python_calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python(skip_empty_area=False)


def _took(call: Callable[[], Made]) -> tuple[float, Made]:
    started = time.perf_counter()
    made = call()
    return time.perf_counter() - started, made


def _two_versions() -> None:
    old = filled(VERSION_ROWS)
    with _revised(old) as new:
        started = time.perf_counter()
        found = differences(old, new)
        took = time.perf_counter() - started
        (count,) = in_turns(lambda: engine.run(old.schema, "SELECT count(*), sum(value) FROM observations"), rounds=3)
        rows = sum(told.rows for told in found.tables.values())
        print(
            f"two versions of {VERSION_ROWS:,} rows: {took:.2f} s for {rows:,} rows that differ (aim ≤ 1 s); one sum over them {count / 1000:.3f} s"
        )


@contextmanager
def _revised(old: Dataset):
    """The same with every hundredth figure another."""
    with tempfile.TemporaryDirectory(prefix="importing-") as folder:
        files = {}
        for name in (*TABLES, *SUMS):
            path = Path(folder) / f"{name}.parquet"
            table = engine.run(old.schema, f'SELECT * FROM "{name}"')
            if name == "observations":
                values = table.column("value").to_pylist()
                values = [v + 1 if v is not None and n % 100 == 1 else v for n, v in enumerate(values)]
                at = table.schema.get_field_index("value")
                table = table.set_column(at, "value", pa.array(values, table.schema.field("value").type))
            pq.write_table(table, path)
            files[name] = path
        new = Dataset(old.name, f"{old.version}b", old.description)
        engine.attach(new.schema, files)
        yield new
