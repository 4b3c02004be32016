"""How much memory the engine may take, and where it puts what does not fit: ENGINE_MEMORY_MB."""

import atexit
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

LEAST_MB, MOST_MB = 128, 1_048_576
SETTING = "ENGINE_MEMORY_MB"
# A table is held in memory (a Parquet view costs a file open per question) up to this size as it is held, and up to this share of what
# there is; larger ones stay on disk.
HELD_BYTES, HELD_SHARE = 64 * 2**20, 16
# Bytes of a value as it is held; of all others 16.
_WIDTHS = {"BOOLEAN": 1, "INT32": 4, "INT64": 8, "FLOAT": 4, "DOUBLE": 8}


class WrongMemory(ValueError):
    """ENGINE_MEMORY_MB is no amount of memory."""


def memory_mb() -> int | None:
    """What the engine may take; None: as much as it takes by itself, four fifths of the machine's. Raises WrongMemory."""
    said = os.environ.get(SETTING, "").strip()
    if not said:
        return None
    if not said.isascii() or not said.isdigit() or not LEAST_MB <= int(said) <= MOST_MB:
        raise WrongMemory(
            f"{SETTING} 须为 {LEAST_MB} 到 {MOST_MB} 的整数（MB）；现为“{said[:40]}”。\n"
            f"{SETTING} is a whole number of megabytes from {LEAST_MB} to {MOST_MB}; it is {said[:40]!r}."
        )
    return int(said)


@cache
def spill_dir() -> Path:
    """Where the engine writes what does not fit: a folder of this process, which goes with it."""
    folder = Path(tempfile.mkdtemp(prefix="dashboard-engine-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _held(column: pq.ColumnChunkMetaData) -> int:
    """A text of a few words, packed to a byte where it stands in many rows, takes sixteen: 56 MB of projects took 285."""
    return max(column.total_uncompressed_size, column.num_values * _WIDTHS.get(column.physical_type, 16))


def is_small(path: Path) -> bool:
    """Whether a Parquet file's table may be held in memory: by its bytes as they are held, not as they lie packed on the disk. What
    cannot be read is not small: the engine tells of it, in one way for all, once it looks there."""
    try:
        about = pq.read_metadata(path)
    except (OSError, pa.ArrowInvalid):
        return False
    groups = (about.row_group(n) for n in range(about.num_row_groups))
    size = sum(_held(group.column(n)) for group in groups for n in range(group.num_columns))
    limit = memory_mb()
    return size <= (HELD_BYTES if limit is None else min(HELD_BYTES, limit * 2**20 // HELD_SHARE))
