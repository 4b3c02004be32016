"""Which hosts this server is: the names and addresses it may be called by, and whose pages may speak to it."""

import ipaddress
import re
import socket
from collections.abc import Iterable
from dataclasses import dataclass

from access.addresses import is_loopback

_PLACE = re.compile(r"(?P<host>\[[0-9A-Fa-f:.]+\]|[^\[\]:/@?#\\\s]+)(?::(?P<port>[0-9]{1,5}))?")
_NAME = re.compile(r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*")
_ORIGIN = re.compile(r"(?P<scheme>https?)://(?P<place>[^/]+)", re.IGNORECASE)
DEFAULT_PORTS = {"http": 80, "https": 443}
EVERY_ADDRESS = {None, "", "0.0.0.0", "::"}


class WrongHosts(ValueError):
    """ALLOWED_HOSTS names something that is no host."""


@dataclass(frozen=True)
class Place:
    """A host as it is compared (lower case, no trailing dot, an address in its shortest form) and its port, if one is said."""

    host: str
    port: int | None = None


def place(said: str) -> Place | None:
    """What a Host header or a list calls a host; None for what is neither a name nor an address."""
    found = _PLACE.fullmatch(said)
    host = _host(found["host"]) if found else None
    port = int(found["port"]) if found and found["port"] else None
    return Place(host, port) if host and (port is None or 0 < port < 65536) else None


def _host(said: str) -> str | None:
    try:
        address = ipaddress.ip_address(said.strip("[]"))
    except ValueError:
        name = said.lower().removesuffix(".")
        return name if len(name) <= 253 and _NAME.fullmatch(name) else None
    if said.startswith("[") != (address.version == 6):
        return None
    return str(getattr(address, "ipv4_mapped", None) or address)


@dataclass(frozen=True)
class Origin:
    """Whose page speaks: its host, its port, and both as they were written."""

    place: Place
    written: str


def origin(said: str) -> Origin | None:
    """A web page's origin; None for `null`, for what has no host, and for what no web page has."""
    found = _ORIGIN.fullmatch(said)
    where = place(found["place"]) if found else None
    if found is None or where is None:
        return None
    return Origin(Place(where.host, where.port or DEFAULT_PORTS[found["scheme"].lower()]), found["place"])


@dataclass(frozen=True)
class OwnHosts:
    """The hosts that are ours. Loopback is always: no name of an attacker's can be it, and probes on this machine need it.

    `listed` is the operator's list, `named` what holds without one; `any_reached`: bound to every address of this machine,
    so the address a request came in at is ours too. It is read off the connection: no look-up, and new addresses count.
    """

    listed: frozenset[Place] = frozenset()
    named: frozenset[str] = frozenset()
    any_reached: bool = False

    def called(self, where: Place | None, reached: str | None = None) -> bool:
        """Whether a request that says this Host, and came in at the address `reached`, is for us."""
        if where is None:
            return False
        if is_loopback(where.host) or where.host in self.named:
            return True
        if self.any_reached and reached and _is_address(where.host):
            return where.host == _address(reached)
        return any(p.host == where.host and p.port in (None, where.port) for p in self.listed)

    def hears(self, page: Origin, where: Place) -> bool:
        """Whether a page may speak to us where it called us so: one that came from there, or from a host of the list
        (a proxy may call us by another name than the browser does)."""
        usual = page.place.port in DEFAULT_PORTS.values()
        # A Host without a port means the default one, whichever scheme a proxy before us speaks.
        same_port = page.place.port == where.port if where.port else usual
        if page.place.host == where.host and same_port:
            return True
        return any(
            p.host == page.place.host and (p.port == page.place.port or (p.port is None and usual)) for p in self.listed
        )


def own_hosts(allowed: str | None, bound: str | None) -> OwnHosts:
    """Ours by ALLOWED_HOSTS, or where it says nothing by the address the server is bound to; WrongHosts where it is no list."""
    listed = frozenset(_listed(allowed or ""))
    if listed:
        return OwnHosts(listed)
    if bound in EVERY_ADDRESS:
        own = socket.gethostname()
        names = {place(said) for said in (own, own.split(".")[0], bound or "")}
        return OwnHosts(named=frozenset(n.host for n in names if n), any_reached=True)
    at = _bracketed(bound or "")
    return OwnHosts(named=frozenset({at.host} if at else ()))


def _listed(allowed: str) -> Iterable[Place]:
    for said in filter(None, map(str.strip, allowed.split(","))):
        found = _bracketed(said)
        if found is None:
            raise WrongHosts(
                f"ALLOWED_HOSTS：“{said}”不是主机名；请写成 board.example 或 board.example:8443，以逗号分隔。\n"
                f"ALLOWED_HOSTS: {said!r} is no host name; write board.example or board.example:8443, with commas between."
            )
        yield found


def _bracketed(said: str) -> Place | None:
    """As an operator writes it: a bare IPv6 address, a name in its own script."""
    address = _address(said)
    if address:
        return Place(address)
    try:
        return place(said if said.isascii() else said.encode("idna").decode("ascii"))
    except UnicodeError:
        return None


def _address(said: str) -> str | None:
    try:
        found = ipaddress.ip_address(said.split("%")[0])
    except ValueError:
        return None
    return str(getattr(found, "ipv4_mapped", None) or found)


def _is_address(host: str) -> bool:
    return _address(host) is not None
