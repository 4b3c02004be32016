"""Where data packages are handed in and where published versions are kept."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def packages_dir() -> Path:
    """Where data packages are handed in: PACKAGES_DIR, or the shipped data/."""
    return Path(os.environ.get("PACKAGES_DIR") or ROOT / "data")


def datasets_dir() -> Path:
    """Where published versions live: DATASETS_DIR, or var/."""
    return Path(os.environ.get("DATASETS_DIR") or ROOT / "var")
