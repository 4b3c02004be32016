"""Tokens of programs that read the data API: kept as digests alone, told to every process on the same disk within a second."""

import hashlib
import json
import secrets
import threading
import time
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from access.granting import ADCODE
from access.reader import Reader, reader
from access.roles import RIGHTS, ROLES
from store.disk import put_in_place
from store.handles import datasets_dir
from store.history import actor, trail
from store.locks import locked
from store.saved.small_files import NotSaved, clean_name
from style.text import Text

PREFIX = "pdt_"  # so that a token that lies about is known for one
LOOKED_AT_EVERY = 1.0  # seconds
MOST, MOST_DAYS = 500, 3650
_FILE = "tokens.json"
NO_ROLE = Text("没有“{more}”这个角色，只有 {known}", "there is no role “{more}”, only {known}")
NO_COUNTIES = Text("county 角色须写明六位区划代码", "the role county needs six-digit codes of counties")
COUNTIES_OF_OTHERS = Text("只有 county 角色有县", "only the role county has counties")
NO_RIGHT = Text("“{more}”不是此角色的权限，只有 {known}", "“{more}” is no right of this role, only {known}")
NO_DAYS = Text("有效期为 1 到 {most} 天", "a token holds from 1 to {most} days")
NO_TOKEN = Text("没有“{more}”这个令牌", "there is no token “{more}”")
TOO_MANY = Text("令牌已有 {most} 个，请先停用不用的", "there are {most} tokens already; end some first")


@dataclass(frozen=True)
class Token:
    """`rights` narrows what the role may; empty: all of it. `digest` is SHA-256 of the token, which has 256 random bits. Times are UTC, ISO."""

    id: str
    name: str
    role: str
    counties: tuple[str, ...]
    rights: tuple[str, ...]
    digest: str
    made: str
    until: str
    ended: str = ""

    @property
    def holds(self) -> bool:
        return not self.ended and datetime.fromisoformat(self.until) > datetime.now(UTC)

    @property
    def reader(self) -> Reader:
        """As whom a program with it reads."""
        whole = reader(f"token:{self.id}", self.name, (self.role,), self.counties)
        if not self.rights:
            return whole
        kept = frozenset(self.rights)
        return replace(whole, anywhere=whole.anywhere & kept, own=whole.own & kept)


def tokens_dir() -> Path:
    return datasets_dir() / ".tokens"  # a dataset cannot be called that


def make(
    name: str, role: str, counties: tuple[str, ...] = (), rights: tuple[str, ...] = (), days: int = 365, who: str = ""
) -> tuple[str, Token]:
    """The token, which nobody can be told again, and what is kept of it. Raises NotSaved with the reason, OSError, Busy."""
    name = clean_name(name)
    _judge(role, counties, rights, days)
    secret, now = PREFIX + secrets.token_urlsafe(32), time.time()
    when, until = (datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds") for at in (now, now + days * 86400))
    made = Token(
        secrets.token_hex(6),
        name,
        role,
        tuple(sorted(set(counties))),
        tuple(sorted(set(rights))),
        digest(secret),
        when,
        until,
    )
    folder = tokens_dir()
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder):
        known = read(folder)
        if sum(one.holds for one in known) >= MOST:
            raise NotSaved(TOO_MANY, most=MOST)
        _write(folder, (*known, made))
        _tell("made", made, who)
    return secret, made


def end(token_id: str, who: str = "") -> Token:
    """It works no more, in any process. Raises NotSaved where there is none, OSError, Busy."""
    folder = tokens_dir()
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder):
        known = read(folder)
        found = next((one for one in known if one.id == token_id), None)
        if found is None:
            raise NotSaved(NO_TOKEN, more=token_id[:20])
        if found.ended:
            return found
        over = replace(found, ended=datetime.now(UTC).isoformat(timespec="seconds"))
        _write(folder, tuple(over if one.id == token_id else one for one in known))
        _tell("ended", over, who)
    return over


def read(folder: Path | None = None) -> tuple[Token, ...]:
    """All that were made, the oldest first; none where the file is not there. Raises OSError, ValueError where it cannot be read."""
    try:
        said = json.loads(((folder or tokens_dir()) / _FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ()
    return tuple(Token(**{**one, "counties": tuple(one["counties"]), "rights": tuple(one["rights"])}) for one in said)


def digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


class Tokens:
    """Who asks with a token. The file is looked at again each second; where it cannot be read, what was known holds no longer."""

    def __init__(self) -> None:
        self._known: dict[str, Token] = {}
        self._stamp, self._looked, self._lock = 0, float("-inf"), threading.Lock()

    def find(self, secret: str) -> Token | None:
        """The token that holds now; None for any other word."""
        if time.monotonic() - self._looked > LOOKED_AT_EVERY:
            self._look()
        found = self._known.get(digest(secret))
        return found if found is not None and found.holds else None

    def _look(self) -> None:
        with self._lock:
            self._looked = time.monotonic()
            try:
                stamp = (tokens_dir() / _FILE).stat().st_mtime_ns
                if stamp != self._stamp:
                    self._known, self._stamp = {one.digest: one for one in read()}, stamp
            except FileNotFoundError:
                self._known, self._stamp = {}, 0
            except (OSError, ValueError, TypeError, KeyError):
                self._known, self._stamp = {}, 0


def _judge(role: str, counties: tuple[str, ...], rights: tuple[str, ...], days: int) -> None:
    if role not in ROLES:
        raise NotSaved(NO_ROLE, more=role[:40], known=", ".join(ROLES))
    if (role == "county") != bool(counties):
        raise NotSaved(NO_COUNTIES if role == "county" else COUNTIES_OF_OTHERS)
    if not all(ADCODE.fullmatch(one) for one in counties):
        raise NotSaved(NO_COUNTIES)
    held = [one.id for one in RIGHTS.values() if role in one.roles]
    if strange := [one for one in rights if one not in held]:
        raise NotSaved(NO_RIGHT, more=strange[0][:40], known=", ".join(held))
    if not 1 <= days <= MOST_DAYS:
        raise NotSaved(NO_DAYS, most=MOST_DAYS)


def _write(folder: Path, tokens: tuple[Token, ...]) -> None:
    put_in_place(
        folder / f".{_FILE}", folder / _FILE, json.dumps([asdict(one) for one in tokens], ensure_ascii=False, indent=1)
    )


def _tell(did: str, token: Token, who: str) -> None:
    details = actor.signed({"kept": "token", "name": f"{token.name} ({token.id}, {token.role})", "did": did})
    trail.append("change", actor.named(who), "", details, folder=trail.trail_dir())
