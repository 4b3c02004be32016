"""One small JSON file a thing under a name of its own: whole or absent whenever a process dies, and read with suspicion."""

import json
import os
import re
import secrets
import stat
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from store.disk import put_in_place
from store.locks import Busy, locked
from style.failures import Told
from style.text import Text

LONGEST_NAME = 60
LONGEST_QUERY = 4000  # keys and values together
_ID = re.compile(r"[0-9a-f]{16}")
_PAGE = re.compile("[a-z_]{1,30}")
Kept = TypeVar("Kept")

NO_NAME = Text("请填写名称", "give it a name")
BAD_NAME = Text(
    "名称须在 {most} 字以内，不含控制字符", "a name has at most {most} characters and no control characters"
)
TOO_LONG = Text("地址太长，无法保存", "the address is too long to be saved")
NO_PLACE = Text("无法写入存放处（{more}）", "the place where this is kept cannot be written ({more})")
NOT_NOW = Text("另一个进程正在写入，请稍后再试", "another process is writing there: try again in a moment")


class NotSaved(Told, ValueError):
    """Why something could not be saved or deleted; `tell` says it in a language."""


def new_id() -> str:
    return secrets.token_hex(8)


def is_id(text: str) -> bool:
    """Whether a text is written as an id is: nothing else may become part of a path."""
    return _ID.fullmatch(text) is not None


def one_line(text: str) -> str:
    """The text as it is kept: NFC, single spaces, no line ends."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def clean_name(name: str) -> str:
    """The name as it is kept. Raises NotSaved for one that cannot be kept."""
    said = one_line(name)
    if not said:
        raise NotSaved(NO_NAME)
    if len(said) > LONGEST_NAME or not said.isprintable():
        raise NotSaved(BAD_NAME, most=LONGEST_NAME)
    return said


def free_name(name: str, taken: Collection[str]) -> str:
    """The name, or with the first number that makes it another than all that are `taken`, which are given as `alike` has them."""
    number, said = 1, name
    while alike(said) in taken:
        number += 1
        end = f" ({number})"
        said = f"{name[: LONGEST_NAME - len(end)].rstrip()}{end}"
    return said


def alike(name: str) -> str:
    """What two names must not share: a reader does not tell Ａ from a."""
    return unicodedata.normalize("NFKC", name).casefold()


def check_address(page: object, query: object) -> None:
    """A page's id and what its address said. Raises ValueError for what is none, NotSaved for one too long to keep."""
    if not isinstance(page, str) or not _PAGE.fullmatch(page) or not isinstance(query, Mapping):
        raise ValueError(f"no address: {page!r} {query!r}")
    words = [*query, *query.values()]
    if not all(isinstance(word, str) for word in words):
        raise ValueError(f"no address: {page!r} {query!r}")
    if sum(map(len, words)) > LONGEST_QUERY or any("\ud800" <= sign <= "\udfff" for word in words for sign in word):
        raise NotSaved(TOO_LONG)


def read_all(folder: Path, read: Callable[[dict[str, Any]], Kept], largest: int) -> tuple[list[Kept], tuple[str, ...]]:
    """All that is kept there, and the names of the files that are nothing of the kind: they are left alone."""
    try:
        names = sorted(name for name in os.listdir(folder) if name.endswith(".json"))
    except OSError:
        return [], ()
    found: list[Kept] = []
    broken: list[str] = []
    for name in names:
        try:
            found.append(read(_record(folder, name, largest)))
        except FileNotFoundError:  # deleted since the folder was listed
            continue
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            broken.append(name.encode(errors="replace").decode())
    return found, tuple(broken)


def read_one(folder: Path, kept_id: str, read: Callable[[dict[str, Any]], Kept], largest: int) -> Kept | None:
    """What is kept under an id; None where there is nothing, or nothing that can be read."""
    if not is_id(kept_id):
        return None
    try:
        return read(_record(folder, f"{kept_id}.json", largest))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def _record(folder: Path, name: str, largest: int) -> dict[str, Any]:
    path = folder / name
    lies = path.lstat()
    if not is_id(path.stem) or not stat.S_ISREG(lies.st_mode) or lies.st_size > largest:
        raise ValueError(f"nothing of ours: {name}")
    record = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(record, dict) or record.get("id") != path.stem:
        raise ValueError(f"nothing of ours: {name}")
    return record


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """With the folder's lock held; a place that takes nothing, or not now, is told as NotSaved."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with locked(folder):
            yield
    except Busy as busy:
        raise NotSaved(NOT_NOW) from busy
    except OSError as error:
        raise NotSaved(NO_PLACE, more=error.strerror or type(error).__name__) from error


def write(folder: Path, record: Mapping[str, object]) -> None:
    """Called with the lock held: any draft lying there is of a process that died."""
    for left in folder.glob(".*.draft"):
        left.unlink()
    draft, path = folder / f".{record['id']}.draft", folder / f"{record['id']}.json"
    put_in_place(draft, path, json.dumps(record, ensure_ascii=False, indent=1))
