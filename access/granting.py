"""The mapping file: which claims of who signs in give which role, and for which counties."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from access.reader import NOBODY, Reader, reader
from access.roles import ROLES
from style.failures import Told
from style.text import Text

LARGEST_FILE = 2**20
LONGEST_NAME = 60
LONGEST_ID = 200
FROM_CLAIM = "claim"
ADCODE = re.compile(r"\d{6}")
_KEYS = {"claim", "is", "role", "counties"}
_TOP = {"id", "name", "grant", "blocked"}

NOT_READ = Text("角色对照文件无法读取（{more}）", "the roles file cannot be read ({more})")
NOT_TOML = Text("角色对照文件不是正确的 TOML：{more}", "the roles file is no TOML: {more}")
UNKNOWN_KEY = Text("{place}：不认识的键“{more}”", "{place}: unknown key “{more}”")
UNKNOWN_ROLE = Text("{place}：没有“{more}”这个角色，只有 {known}", "{place}: there is no role “{more}”, only {known}")
NO_CLAIM = Text("{place}：须写明 claim，值为一个字符串", "{place}: says no claim, which is one string")
NO_VALUES = Text("{place}：is 须为字符串或字符串列表", "{place}: `is` is a string or a list of strings")
NO_COUNTIES = Text(
    '{place}：county 角色须写明 counties（六位行政区划代码的列表，或 "claim"）',
    '{place}: the role county needs counties, a list of six-digit codes or "claim"',
)
COUNTIES_OF_OTHERS = Text("{place}：只有 county 角色有 counties", "{place}: only the role county has counties")
NONE_GRANTED = Text("角色对照文件没有任何 [[grant]]", "the roles file grants nothing: it has no [[grant]]")


class WrongRoles(Told, ValueError):
    """Why the mapping file says nothing; `tell` says it in a language."""


@dataclass(frozen=True)
class Match:
    """Claims of this name that have one of these values; any value where there is none."""

    claim: str
    values: frozenset[str] = frozenset()

    def found(self, claims: Mapping[str, Any]) -> tuple[str, ...]:
        said = values_of(claims, self.claim)
        return tuple(one for one in said if not self.values or one in self.values)


@dataclass(frozen=True)
class Grant:
    """`counties` None: those that the claim's own values name."""

    match: Match
    role: str
    counties: tuple[str, ...] | None = ()


@dataclass(frozen=True)
class Grants:
    """`id` and `name` are the claims that name the reader, the first that is there."""

    grants: tuple[Grant, ...]
    blocked: tuple[Match, ...] = ()
    id: tuple[str, ...] = ("sub",)
    name: tuple[str, ...] = ("name", "preferred_username", "email")

    def reader_of(self, claims: Mapping[str, Any]) -> Reader:
        """The reader whom these claims name; NOBODY without an id, without a role, or where blocked."""
        who = next((one for claim in self.id for one in values_of(claims, claim)), "")[:LONGEST_ID]
        if not who or any(match.found(claims) for match in self.blocked):
            return NOBODY
        roles: set[str] = set()
        counties: set[str] = set()
        for grant in self.grants:
            if not (found := grant.match.found(claims)):
                continue
            own = [one for one in found if ADCODE.fullmatch(one)] if grant.counties is None else grant.counties
            if grant.role == "county" and not own:
                continue  # a county's staff of no county
            roles.add(grant.role)
            counties.update(own)
        if not roles:
            return NOBODY
        name = next((one for claim in self.name for one in values_of(claims, claim)), who)
        return reader(who, _shown(name), roles, counties)


def values_of(claims: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """A claim as texts: one, or a list of them; nothing for what is neither."""
    said = claims.get(name)
    many = said if isinstance(said, list) else [said]
    return tuple(one for one in many if isinstance(one, str) and one)


def _shown(name: str) -> str:
    said = " ".join("".join(sign if sign.isprintable() else " " for sign in name).split())
    return said[:LONGEST_NAME] or "—"


def read_grants(path: Path) -> Grants:
    """What the file says. Raises WrongRoles naming what is wrong where."""
    try:
        with path.open("rb") as file:
            text = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise WrongRoles(NOT_READ, more=error.strerror or type(error).__name__) from error
    if len(text) > LARGEST_FILE:
        raise WrongRoles(NOT_READ, more=f"> {LARGEST_FILE // 2**20} MB")
    try:
        said = tomllib.loads(text.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise WrongRoles(NOT_TOML, more=str(error)[:200]) from error
    return grants_of(said)


def grants_of(said: Mapping[str, Any]) -> Grants:
    """Raises WrongRoles."""
    _known(said, _TOP, "roles")
    grants = tuple(_grant(one, place) for one, place in _tables(said, "grant"))
    if not grants:
        raise WrongRoles(NONE_GRANTED)
    blocked = tuple(_match(one, place) for one, place in _tables(said, "blocked"))
    return Grants(grants, blocked, _names(said, "id") or Grants.id, _names(said, "name") or Grants.name)


def _tables(said: Mapping[str, Any], name: str) -> Iterator[tuple[Mapping[str, Any], str]]:
    tables = said.get(name, [])
    for number, one in enumerate(tables if isinstance(tables, list) else [tables], start=1):
        place = f"[[{name}]] {number}"
        if not isinstance(one, dict):
            raise WrongRoles(NO_CLAIM, place=place)
        _known(one, _KEYS if name == "grant" else {"claim", "is"}, place)
        yield one, place


def _known(said: Mapping[str, Any], keys: set[str], place: str) -> None:
    for key in said:
        if key not in keys:
            raise WrongRoles(UNKNOWN_KEY, place=place, more=str(key)[:40])


def _match(said: Mapping[str, Any], place: str) -> Match:
    claim = said.get("claim")
    if not isinstance(claim, str) or not claim:
        raise WrongRoles(NO_CLAIM, place=place)
    given = said.get("is", [])
    values = [given] if isinstance(given, str) else given
    if (
        not isinstance(values, list)
        or not all(isinstance(one, str) and one for one in values)
        or ("is" in said and not values)
    ):
        raise WrongRoles(NO_VALUES, place=place)
    return Match(claim, frozenset(values))


def _grant(said: Mapping[str, Any], place: str) -> Grant:
    match, role, counties = _match(said, place), said.get("role"), said.get("counties")
    if role not in ROLES:
        raise WrongRoles(UNKNOWN_ROLE, place=place, more=str(role)[:40], known=", ".join(ROLES))
    if role != "county":
        if counties is not None:
            raise WrongRoles(COUNTIES_OF_OTHERS, place=place)
        return Grant(match, role)
    if counties == FROM_CLAIM:
        return Grant(match, role, None)
    if (
        not isinstance(counties, list)
        or not counties
        or not all(isinstance(one, str) and ADCODE.fullmatch(one) for one in counties)
    ):
        raise WrongRoles(NO_COUNTIES, place=place)
    return Grant(match, role, tuple(counties))


def _names(said: Mapping[str, Any], key: str) -> tuple[str, ...]:
    given = said.get(key)
    if given is None:
        return ()
    names = [given] if isinstance(given, str) else given
    if not isinstance(names, list) or not names or not all(isinstance(one, str) and one for one in names):
        raise WrongRoles(NO_VALUES, place=key)
    return tuple(names)
