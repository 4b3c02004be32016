"""A programme's files in a folder: which there are, and what tells them from another programme's."""

import hashlib
import os
from pathlib import Path

from store.programme.definition import FILE, FILES

SHIPPED = Path(__file__).resolve().parents[2] / "programme"


def programme_files(folder: Path) -> list[str]:
    """Names of a programme's files that lie in a folder, well written or not."""
    return [name for name in FILES if os.path.lexists(folder / name)]


def brings_programme(folder: Path) -> bool:
    return os.path.isfile(folder / FILE)


def digest(folder: Path) -> str:
    """The same for the same files. Raises OSError."""
    held = hashlib.sha256()
    for name in programme_files(folder):
        content = (folder / name).read_bytes()
        held.update(f"{name} {len(content)}\n".encode() + content)
    return held.hexdigest()
