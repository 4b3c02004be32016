"""When what was written is on the disk for good, and small files that are whole or as they were."""

import os
from pathlib import Path


def to_disk(path: Path) -> None:
    """Waits until a file, or what a folder lists, would survive the loss of power."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def put_in_place(draft: Path, path: Path, text: str) -> None:
    """Writes a small file by way of a draft in the same file system: with the new text, or as it was, whenever the process dies; on
    the disk for good when this returns. A draft that is left over is its caller's to sweep."""
    with draft.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(draft, path)
    to_disk(path.parent)
