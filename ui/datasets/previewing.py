"""A version that would be published, made beside the published ones so that it can be asked what pages would show."""

from pathlib import Path

from store.datasets import Dataset, datasets_dir
from store.handles import open_in
from store.manifest import Damaged, is_version
from store.handins.taking import previewed

FOLDER = ".previews"  # a dataset cannot be called that


def previews_dir() -> Path:
    return datasets_dir() / FOLDER


def find_preview(name: str, version: str) -> Dataset | None:
    """The handle of a version that was only looked at; None where it is gone."""
    if not is_version(version):
        return None
    try:
        return open_in(previews_dir(), name, version)
    except (OSError, Damaged):
        return None


__all__ = ["find_preview", "previewed", "previews_dir"]
