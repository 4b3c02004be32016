"""What would be published, as a dataset that can be asked like any other before it is: for effects and differences."""

import atexit
import hashlib
import shutil
import tempfile
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Lock

import pyarrow as pa
import pyarrow.parquet as pq

from access.reader import demand
from store import engine
from store.datasets import Dataset
from store.handins.records import HandIn
from store.handins.taking import described, merged_of
from store.manifest import STORED
from store.package.folder import Description
from store.snapshots import with_derived
from store.sums import write_sums

_MOST = 4  # previews kept at once; the engine holds what was read into memory longer
_making = Lock()
_kept: OrderedDict[str, tuple[Dataset, Path]] = OrderedDict()


def would_be(
    some: Sequence[HandIn], base: Dataset | None, description: Description | None = None, closed: str | None = None
) -> Dataset:
    """The base with several hand-ins laid over it in the order given, open for questions; nothing is published, and nobody
    but the caller is shown it. Its `version` is made of its rows and is none that `open_dataset` knows.

    Raises ValueError where there is neither a base nor a description; NotAllowed but to who may see every row of it."""
    demand("see_handin")
    merged = merged_of(some, base)
    said, tables = described(description, base, merged, closed)
    version = _named(tables, said)
    with _making:
        if version in _kept:
            _kept.move_to_end(version)
            return _kept[version][0]
        folder = Path(tempfile.mkdtemp(prefix="preview-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        for name, table in tables.items():
            pq.write_table(with_derived(table), folder / f"{name}.parquet")
        write_sums(folder)
        name = base.name if base else some[0].dataset
        dataset = Dataset(name, version, said, scheme_texts=base.scheme_texts if base else ())
        engine.attach(dataset.schema, {table: folder / f"{table}.parquet" for table in STORED})
        _kept[version] = dataset, folder
        if len(_kept) > _MOST:
            shutil.rmtree(_kept.popitem(last=False)[1][1], ignore_errors=True)
        return dataset


def _named(tables: Mapping[str, pa.Table], said: Description) -> str:
    digest = hashlib.sha256(repr(said).encode())
    for name, table in sorted(tables.items()):
        digest.update(name.encode())
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, table.schema) as stream:
            stream.write_table(table.combine_chunks())
        digest.update(sink.getvalue())
    return digest.hexdigest()[:12]
