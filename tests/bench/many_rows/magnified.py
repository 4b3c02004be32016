"""The demonstration dataset many times over as a package: each project, its figures and its money's rows, the money itself as much as before."""

import csv
import shutil
from pathlib import Path

import duckdb

from store.package.description_rules import read_object
from store.package.folder import describe_files

DEMO = Path(__file__).parents[3] / "data" / "demo"
# Copy 0 keeps its ids, so that what other tables say of a project is said of one that is there.
_NAMED = "CASE WHEN i = 0 THEN {0} ELSE {0} || '-' || i END"
_OWN = "CASE WHEN i = 0 OR project_id IS NULL THEN project_id ELSE project_id || '-' || i END"
# A fund is as large however many share in it; rounded down, so that no step comes to more than the one before.
_SHARE = "CASE WHEN project_id IS NULL THEN amount ELSE (floor(amount::DECIMAL(18,2) * 100 / {0}) / 100)::DECIMAL(18,2)::VARCHAR END"
_OTHERWISE = {
    "projects": ({"project_id": _NAMED.format("project_id"), "name": _NAMED.format("name")}, "true"),
    "observations": ({"subject_id": _NAMED.format("subject_id")}, "i = 0 OR subject_type = 'project'"),
    "fund_flows": ({"flow_id": _NAMED.format("flow_id"), "project_id": _OWN, "amount": _SHARE}, "i = 0 OR project_id IS NOT NULL"),
}  # fmt: skip


def magnified(folder: Path, times: int) -> int:
    """Writes the package into `folder`, in constant memory; returns how many rows its tables have."""
    shutil.copytree(DEMO, folder, dirs_exist_ok=True)
    with duckdb.connect() as engine:
        engine.execute("SET enable_progress_bar = false")
        for name in _OTHERWISE:
            engine.execute(f"COPY ({_rows(name, times)}) TO '{folder / name}.csv' (HEADER)")
    describe_files(folder, read_object(folder))
    return sum(_count(path) for path in folder.glob("*.csv"))


def _rows(name: str, times: int) -> str:
    changed, kept = _OTHERWISE[name]
    with (DEMO / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
    chosen = ", ".join(f'{changed.get(one, one).format(times)} AS "{one}"' for one in columns)
    read = f"read_csv('{DEMO / name}.csv', all_varchar = true, header = true, nullstr = '')"
    return f"SELECT {chosen} FROM {read}, range({times}) t(i) WHERE {kept}"


def _count(path: Path) -> int:
    with path.open("rb") as file:
        return sum(1 for _ in file) - 1
