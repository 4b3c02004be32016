"""Saved views: a page and its address under a name, one file each, whole or absent whenever a process dies."""

import fcntl
import json
import os
import re
import secrets
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from store.datasets import datasets_dir
from style.text import Text

MOST = 500
LONGEST_NAME = 60
LONGEST_QUERY = 4000  # keys and values together
LARGEST_FILE = 64 * 1024
_FILE = re.compile(r"([0-9a-f]{16})\.json")
_PAGE = re.compile("[a-z_]{1,30}")

FULL = Text(
    "已存满 {most} 个视图，请先删除不用的",
    "{most} views are saved, which is all there is room for: delete some first",
)
NO_NAME = Text("请填写名称", "give it a name")
BAD_NAME = Text(
    "名称须在 {most} 字以内，不含控制字符", "a name has at most {most} characters and no control characters"
)
TAKEN = Text("已有名为“{name}”的视图，请换一个名称", "there is a view named “{name}”: choose another name")
TOO_LONG = Text("地址太长，无法保存", "the address is too long to be saved")
NO_PLACE = Text("无法写入存放处（{more}）", "the place for saved views cannot be written ({more})")


class NotSaved(ValueError):
    """Why a view could not be saved or deleted; `tell` says it in a language."""

    def __init__(self, reason: Text, **filled: object) -> None:
        super().__init__(reason("en", **filled))
        self.reason, self._filled = reason, filled

    def tell(self, lang: str) -> str:
        return self.reason(lang, **self._filled)


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
class Shelf:
    """All saved views, the newest first, and the names of the files that are none (they are left alone)."""

    views: tuple[SavedView, ...]
    broken: tuple[str, ...]


def views_dir() -> Path:
    return datasets_dir() / ".views"  # a dataset cannot be called that


def saved_views(folder: Path) -> Shelf:
    """What is saved there; a file that cannot be read as a view is named, never raised."""
    try:
        names = sorted(name for name in os.listdir(folder) if name.endswith(".json"))
    except OSError:
        return Shelf((), ())
    found: list[SavedView] = []
    broken: list[str] = []
    for name in names:
        try:
            found.append(_read(folder, name))
        except FileNotFoundError:  # deleted since the folder was listed
            continue
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            broken.append(name.encode(errors="replace").decode())
    found.sort(key=lambda view: (view.when, view.id), reverse=True)
    return Shelf(tuple(found), tuple(broken))


def save(folder: Path, name: str, page: str, query: Mapping[str, str], dataset: str) -> SavedView:
    """Saves a view under a name that no other has. Raises NotSaved with the reason."""
    view = SavedView(secrets.token_hex(8), clean_name(name), page, dict(query), dataset,
                     datetime.now(UTC).isoformat(timespec="microseconds"))  # fmt: skip
    _check(view)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _locked(folder):
            there = saved_views(folder)
            if len(there.views) + len(there.broken) >= MOST:
                raise NotSaved(FULL, most=MOST)
            if _alike(view.name) in {_alike(other.name) for other in there.views}:
                raise NotSaved(TAKEN, name=view.name)
            _write(folder, view)
    except OSError as error:
        raise NotSaved(NO_PLACE, more=error.strerror or type(error).__name__) from error
    return view


def delete(folder: Path, view_id: str) -> bool:
    """Whether there was such a view; it is gone now. Raises NotSaved where it cannot be removed."""
    if not _FILE.fullmatch(f"{view_id}.json"):
        return False
    try:
        with _locked(folder):
            (folder / f"{view_id}.json").unlink()
            _fsync(folder)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise NotSaved(NO_PLACE, more=error.strerror or type(error).__name__) from error
    return True


def clean_name(name: str) -> str:
    """The name as it is kept: NFC, single spaces. Raises NotSaved for one that cannot be kept."""
    said = " ".join(unicodedata.normalize("NFC", name).split())
    if not said:
        raise NotSaved(NO_NAME)
    if len(said) > LONGEST_NAME or not said.isprintable():
        raise NotSaved(BAD_NAME, most=LONGEST_NAME)
    return said


def _alike(name: str) -> str:
    """What two names must not share: a reader does not tell Ａ from a."""
    return unicodedata.normalize("NFKC", name).casefold()


def _check(view: SavedView) -> None:
    words = [*view.query, *view.query.values()]
    if not all(isinstance(word, str) for word in words) or not _PAGE.fullmatch(view.page):
        raise ValueError(f"no view: {view}")
    if sum(map(len, words)) > LONGEST_QUERY or any(
        "\ud800" <= sign <= "\udfff" for word in words for sign in word
    ):
        raise NotSaved(TOO_LONG)


def _read(folder: Path, name: str) -> SavedView:
    found, path = _FILE.fullmatch(name), folder / name
    lies = path.lstat()
    if not found or not stat.S_ISREG(lies.st_mode) or lies.st_size > LARGEST_FILE:
        raise ValueError(f"no saved view: {name}")
    view = SavedView(**json.loads(path.read_text(encoding="utf-8")))
    is_text = all(
        isinstance(held, str) for held in (view.id, view.name, view.page, view.dataset, view.created)
    )
    if (
        not is_text
        or not isinstance(view.query, dict)
        or view.id != found[1]
        or clean_name(view.name) != view.name
    ):
        raise ValueError(f"no saved view: {name}")
    _check(view)
    if view.when.tzinfo is None:
        raise ValueError(f"no time zone: {view.created}")
    return view


def _write(folder: Path, view: SavedView) -> None:
    """Called with the lock held: any draft lying there is of a process that died."""
    for left in folder.glob(".*.draft"):
        left.unlink()
    draft = folder / f".{view.id}.draft"
    with draft.open("w", encoding="utf-8") as file:
        json.dump(asdict(view), file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    os.replace(draft, folder / f"{view.id}.json")
    _fsync(folder)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _fsync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
