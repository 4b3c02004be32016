"""Saved views: a page and its address under a name that no other has."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from store.handles import datasets_dir
from store.saved import small_files
from store.saved.small_files import NotSaved
from style.text import Text

MOST = 500
LARGEST_FILE = 64 * 1024

FULL = Text(
    "已存满 {most} 个视图，请先删除不用的", "{most} views are saved, which is all there is room for: delete some first"
)
TAKEN = Text("已有名为“{name}”的视图，请换一个名称", "there is a view named “{name}”: choose another name")


@dataclass(frozen=True)
class SavedView:
    """`query` as it stood in the address; `dataset` is the one that was shown, whether the query names it or not;
    `created` is UTC, ISO 8601."""

    id: str
    name: str
    page: str
    query: dict[str, str]
    dataset: str
    created: str

    @property
    def when(self) -> datetime:
        return datetime.fromisoformat(self.created)


@dataclass(frozen=True)
class SavedViews:
    """All saved views, the newest first, and the names of the files that are none (they are left alone)."""

    views: tuple[SavedView, ...]
    broken: tuple[str, ...]


def views_dir() -> Path:
    return datasets_dir() / ".views"  # a dataset cannot be called that


def saved_views(folder: Path) -> SavedViews:
    """What is saved there; a file that cannot be read as a view is named, never raised."""
    found, broken = small_files.read_all(folder, _view, LARGEST_FILE)
    return SavedViews(tuple(sorted(found, key=lambda view: (view.when, view.id), reverse=True)), broken)


def save(folder: Path, name: str, page: str, query: Mapping[str, str], dataset: str) -> SavedView:
    """Saves a view under a name that no other has. Raises NotSaved with the reason."""
    view = SavedView(
        small_files.new_id(),
        small_files.clean_name(name),
        page,
        dict(query),
        dataset,
        datetime.now(UTC).isoformat(timespec="microseconds"),
    )
    small_files.check_address(view.page, view.query)
    with small_files.writing(folder):
        there = saved_views(folder)
        if len(there.views) + len(there.broken) >= MOST:
            raise NotSaved(FULL, most=MOST)
        if small_files.alike(view.name) in {small_files.alike(other.name) for other in there.views}:
            raise NotSaved(TAKEN, name=view.name)
        small_files.write(folder, asdict(view))
    return view


def delete(folder: Path, view_id: str) -> bool:
    """Whether there was such a view; it is gone now. Raises NotSaved where it cannot be removed."""
    return small_files.remove(folder, view_id)


def _view(record: dict[str, Any]) -> SavedView:
    view = SavedView(**record)
    words = (view.id, view.name, view.page, view.dataset, view.created)
    if not all(isinstance(held, str) for held in words) or small_files.clean_name(view.name) != view.name:
        raise ValueError(f"no saved view: {view.id}")
    small_files.check_address(view.page, view.query)
    if view.when.tzinfo is None:
        raise ValueError(f"no time zone: {view.created}")
    return view
