"""Saved views: a page and its address under a name that no other has."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from access.reader import demand
from store.handles import datasets_dir
from store.history import acts
from store.history.trail import trail_dir
from store.saved import owners, removed, small_files
from store.saved.removed import Removed
from store.saved.small_files import NotSaved
from style.text import Text

MOST = 500
MOST_EACH = 100  # of one author: five who save all they may leave nobody without room
LARGEST_FILE = 64 * 1024

FULL = Text(
    "已存满 {most} 个视图，请先移出不用的", "{most} views are saved, which is all there is room for: remove some first"
)
GONE = Text("这个视图已不在", "this view is gone")
TAKEN = Text("已有名为“{name}”的视图，请换一个名称", "there is a view named “{name}”: choose another name")


@dataclass(frozen=True)
class SavedView:
    """`query` as it stood in the address; `dataset` is the one that was shown, whether the query names it or not;
    `created` is UTC, ISO 8601. `author` is the id of who saved it, empty where nobody signed in, and `author_name` his name then."""

    id: str
    name: str
    page: str
    query: dict[str, str]
    dataset: str
    created: str
    author: str = ""
    author_name: str = ""

    @property
    def when(self) -> datetime:
        return datetime.fromisoformat(self.created)


@dataclass(frozen=True)
class SavedViews:
    """Saved views, the newest first, and the names of the files that are none (they are left alone)."""

    views: tuple[SavedView, ...]
    broken: tuple[str, ...]


def views_dir() -> Path:
    return datasets_dir() / ".views"  # a dataset cannot be called that


def saved_views(folder: Path) -> SavedViews:
    """What is saved there and the acting reader may look at, his own first; a file that cannot be read as a view is named, never
    raised."""
    there = _all(folder)
    return SavedViews(tuple(owners.seen(there.views)), there.broken)


def save(folder: Path, name: str, page: str, query: Mapping[str, str], dataset: str) -> SavedView:
    """Saves a view under a name that no other has. Raises NotSaved with the reason, and NotAllowed."""
    demand("keep_view")
    view = SavedView(
        small_files.new_id(),
        small_files.clean_name(name),
        page,
        dict(query),
        dataset,
        datetime.now(UTC).isoformat(timespec="microseconds"),
        *owners.author(),
    )
    small_files.check_address(view.page, view.query)
    with removed.writing(folder):
        there = _all(folder)
        owners.check_room(there.views, len(there.broken), MOST, MOST_EACH, FULL)
        if small_files.alike(view.name) in _names(there):
            raise NotSaved(TAKEN, name=view.name)
        small_files.write(folder, asdict(view))
    acts.changed("view", view.name, "made", dataset, trail_dir(folder.parent))
    return view


def copy(folder: Path, view_id: str) -> SavedView:
    """Saves what another saved as the acting reader's own. Raises NotSaved with the reason, and NotAllowed."""
    there = saved_views(folder)
    view = next((one for one in there.views if one.id == view_id), None)
    if view is None:
        raise NotSaved(GONE)
    return save(folder, small_files.free_name(view.name, _names(_all(folder))), view.page, view.query, view.dataset)


def delete(folder: Path, view_id: str, now: datetime | None = None) -> bool:
    """Whether there was such a view; it lies in the bin now. Raises NotSaved where it cannot be removed, and NotAllowed."""
    if not small_files.is_id(view_id) or not folder.is_dir():
        return False
    with removed.writing(folder, now):
        view = small_files.read_one(folder, view_id, _view, LARGEST_FILE)
        if view is None:
            return False
        owners.demand_change(view)
        removed.put(folder, asdict(view), _view, LARGEST_FILE, MOST, MOST_EACH, now)
    acts.removed("view", view.name, view.dataset, trail_dir(folder.parent))
    return True


def removed_views(folder: Path, now: datetime | None = None) -> tuple[Removed[SavedView], ...]:
    """The views in the bin that the acting reader may look at, the last removed first."""
    return removed.removed(folder, _view, LARGEST_FILE, now)


def restore(folder: Path, view_id: str, now: datetime | None = None) -> SavedView:
    """Brings a view back out of the bin, under its name or another where that was taken meanwhile. Raises NotSaved with the reason,
    and NotAllowed."""
    with removed.writing(folder, now):
        view = removed.found(folder, view_id, _view, LARGEST_FILE, now).kept
        owners.demand_change(view)
        there = _all(folder)
        owners.check_room(there.views, len(there.broken), MOST, MOST_EACH, FULL)
        view = replace(view, name=small_files.free_name(view.name, _names(there)))
        removed.bring_back(folder, asdict(view))
    acts.changed("view", view.name, "restored", view.dataset, trail_dir(folder.parent))
    return view


def _all(folder: Path) -> SavedViews:
    found, broken = small_files.read_all(folder, _view, LARGEST_FILE)
    return SavedViews(tuple(sorted(found, key=lambda view: (view.when, view.id), reverse=True)), broken)


def _names(there: SavedViews) -> set[str]:
    return {small_files.alike(view.name) for view in there.views}


def _view(record: dict[str, Any]) -> SavedView:
    view = SavedView(**record)
    words = (view.id, view.name, view.page, view.dataset, view.created)
    owners.check_author(view)
    if not all(isinstance(held, str) for held in words) or small_files.clean_name(view.name) != view.name:
        raise ValueError(f"no saved view: {view.id}")
    small_files.check_address(view.page, view.query)
    if view.when.tzinfo is None:
        raise ValueError(f"no time zone: {view.created}")
    return view
