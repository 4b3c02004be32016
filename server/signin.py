"""How readers sign in: not at all, with the office's OpenID provider, or by what a trusted proxy says of them; as the environment sets it."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path

from streamlit import config
from streamlit.auth_util import get_secrets_auth_section

from access.addresses import public_address
from access.granting import WrongRoles
from access.mapping_file import MappingFile

OIDC = ("OIDC_METADATA_URL", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "PUBLIC_URL", "COOKIE_SECRET")
SCOPE = "openid email profile"
PROVIDER_SECONDS = 10  # for each question to the provider
SHORTEST_SECRET = 32
USUAL_HOURS, MOST_HOURS = 10.0, 24 * 30.0
_HEADER = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")


class WrongSignIn(ValueError):
    """Settings of sign-in that are none; ends the start in one plain line."""


@dataclass(frozen=True)
class SignIn:
    """`way` is none, oidc or proxy. `roles` says who may what, `seconds` how long a sign-in holds, `rest` for how long nothing may be
    asked meanwhile. Of a proxy `claims` are its headers, in
    lower case, with the claim each gives, and `secret` what it shows to be the proxy; of a provider `secrets` are what Streamlit wants."""

    way: str = "none"
    roles: MappingFile | None = None
    seconds: float = USUAL_HOURS * 3600
    rest: float = float("inf")
    claims: Mapping[str, str] = field(default_factory=dict)
    secret: str = ""
    secrets: Mapping[str, object] | None = None

    @property
    def is_asked(self) -> bool:
        return self.way != "none"


def sign_in(base_path: str) -> SignIn:
    """Raises WrongSignIn."""
    given = [name for name in OIDC if os.environ.get(name)]
    given = given if given != ["PUBLIC_URL"] else []  # links of notices lead there too
    with_file = bool(get_secrets_auth_section())
    proxy = os.environ.get("PROXY_CLAIMS", "").strip()
    if not given and not with_file and not proxy:
        if os.environ.get("ROLES_FILE"):
            raise WrongSignIn("ROLES_FILE says what readers may do, but no setting says how they sign in")
        return SignIn()
    if proxy and (given or with_file):
        raise WrongSignIn("both PROXY_CLAIMS and a provider are set: readers sign in one way")
    roles, seconds, rest = _roles(), _hours() * 3600, _rest()
    if proxy:
        if isfinite(rest):
            raise WrongSignIn("SIGN_IN_IDLE_MINUTES is for a provider: who signs in at a proxy is signed out there")
        return SignIn("proxy", roles, seconds, claims=_claims(proxy), secret=_secret("PROXY_SECRET"))
    return SignIn("oidc", roles, seconds, rest, secrets=None if with_file else _provider(given, base_path))


def _provider(given: list[str], base_path: str) -> dict[str, object]:
    if missing := [name for name in OIDC if name not in given]:
        raise WrongSignIn(f"{', '.join(given)} set, but not {', '.join(missing)}")
    try:
        public = public_address(base_path)
    except ValueError as wrong:
        raise WrongSignIn(str(wrong)) from None
    return {
        "auth": {
            "redirect_uri": f"{public}/oauth2callback",
            "cookie_secret": _secret("COOKIE_SECRET"),
            "client_id": os.environ["OIDC_CLIENT_ID"],
            "client_secret": os.environ["OIDC_CLIENT_SECRET"],
            "server_metadata_url": os.environ["OIDC_METADATA_URL"],
            "client_kwargs": {"scope": os.environ.get("OIDC_SCOPE") or SCOPE, "timeout": PROVIDER_SECONDS},
        }
    }


def _secret(name: str) -> str:
    said = os.environ.get(name, "")
    if len(said) < SHORTEST_SECRET:
        raise WrongSignIn(f"{name} has {len(said)} characters; at least {SHORTEST_SECRET} random ones are needed")
    return said


def _roles() -> MappingFile:
    path = os.environ.get("ROLES_FILE")
    if not path:
        raise WrongSignIn("readers sign in, but no ROLES_FILE says what they may do")
    try:
        return MappingFile(Path(path))
    except WrongRoles as wrong:
        raise WrongSignIn(f"ROLES_FILE={path}: {wrong.tell('en')}") from None


def _hours() -> float:
    said = os.environ.get("SIGN_IN_HOURS", "").strip()
    try:
        hours = float(said) if said else USUAL_HOURS
    except ValueError:
        hours = 0.0
    if not 0 < hours <= MOST_HOURS:
        raise WrongSignIn(f"SIGN_IN_HOURS={said!r} is no number of hours up to {MOST_HOURS:.0f}")
    return hours


def _rest() -> float:
    """Seconds; without the setting for ever."""
    said = os.environ.get("SIGN_IN_IDLE_MINUTES", "").strip()
    try:
        minutes = float(said) if said else float("inf")
    except ValueError:
        minutes = 0.0
    if said and not 1 <= minutes <= MOST_HOURS * 60:
        raise WrongSignIn(f"SIGN_IN_IDLE_MINUTES={said!r} is no number of minutes from 1 to {MOST_HOURS * 60:.0f}")
    return minutes * 60


def _claims(said: str) -> dict[str, str]:
    """X-Remote-User=sub,X-Remote-Groups=groups."""
    found: dict[str, str] = {}
    for one in filter(None, map(str.strip, said.split(","))):
        header, equals, claim = (part.strip() for part in one.partition("="))
        if not equals or not claim or not _HEADER.fullmatch(header):
            raise WrongSignIn(f"PROXY_CLAIMS: {one!r} is no header=claim")
        found[header.lower()] = claim
    return found


def tell_streamlit(chosen: SignIn, header: str, key: str) -> None:
    """Whose session it is goes with each connection: Streamlit then lets nobody else take the session up again."""
    if chosen.is_asked:
        config.set_option("server.trustedUserHeaders", {header: key})
    if chosen.secrets:
        # Before secrets are there Streamlit signs the state of a sign-in that is under way with this.
        config.set_option("server.cookieSecret", os.environ["COOKIE_SECRET"])
