"""When what was written is on the disk for good."""

import os
from pathlib import Path


def to_disk(path: Path) -> None:
    """Waits until a file, or what a folder lists, would survive the loss of power."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
