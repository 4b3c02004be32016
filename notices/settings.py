"""Whom notices go to and how, as the environment and a file of the operator's set it: nobody, out of the box."""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from access.addresses import is_loopback, public_address

FORMATS = ("dingtalk", "wecom", "plain")
OF_WEBHOOK = ("NOTICE_FORMAT", "NOTICE_SECRET")
OF_MAIL = ("SMTP_PORT", "SMTP_USER", "SMTP_PASSWORD", "SMTP_FROM", "DIGEST_TO", "DIGEST_DAY")
DAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
DAYS_EN = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
USUAL_DAY, USUAL_PORT = "周一 08:00", 587
MOST_MAILED = 50  # addresses of one receiver
_MAIL = re.compile(r"[^@\s,;<>\"']+@[^@\s,;<>\"']+")
_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
_UNIT_KEYS = {"webhook": str, "format": str, "secret": str, "digest_to": list}


class WrongNotices(ValueError):
    """Settings of notices that are none; ends the start in one plain line, which holds no address and no secret."""


@dataclass(frozen=True)
class Receiver:
    """`key` is a county's adcode or an office's name, empty for the one that is told of every task."""

    key: str
    webhook: str = field(default="", repr=False)
    format: str = "plain"
    secret: str = field(default="", repr=False)
    mail_to: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class Mail:
    """The server that takes mail, and when digests go: `day` from 0, Monday, in China."""

    host: str
    port: int
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)
    day: int = 0
    hour: int = 8
    minute: int = 0


@dataclass(frozen=True)
class Chosen:
    """`public` is the address of the app's root that readers type, empty where none was told; `lang` that of what is sent."""

    receivers: tuple[Receiver, ...] = ()
    mail: Mail | None = None
    public: str = ""
    lang: str = "zh"

    @property
    def is_on(self) -> bool:
        return bool(self.receivers)


def whom_to_tell(base_path: str) -> Chosen:
    """Raises WrongNotices."""
    by_unit = _by_unit(os.environ.get("NOTICES_FILE", ""))
    office = Receiver("", *_webhook("NOTICE_WEBHOOK", _said("NOTICE_"), OF_WEBHOOK), _mailed("DIGEST_TO", _list()))
    found = tuple(one for one in (office, *by_unit) if one.webhook or one.mail_to)
    mailed = any(one.mail_to for one in found)
    mail = _mail() if os.environ.get("SMTP_HOST") else None
    if mail is None and (mailed or any(os.environ.get(name) for name in OF_MAIL)):
        raise WrongNotices("digests are set, but no SMTP_HOST takes mail")
    if mail and not mailed:
        raise WrongNotices("SMTP_HOST is set, but neither DIGEST_TO nor NOTICES_FILE says to whom digests go")
    lang = os.environ.get("NOTICE_LANG") or "zh"
    if lang not in ("zh", "en"):
        raise WrongNotices(f"NOTICE_LANG={lang!r} is neither zh nor en")
    return Chosen(found, mail, _public(base_path) if found else "", lang)


def _said(prefix: str) -> dict[str, str]:
    return {name: os.environ.get(f"{prefix}{name.upper()}", "").strip() for name in ("webhook", "format", "secret")}


def _webhook(called: str, said: Mapping[str, str], others: tuple[str, ...]) -> tuple[str, str, str]:
    """Address, format and secret. Raises WrongNotices."""
    address, format, secret = said.get("webhook", ""), said.get("format", ""), said.get("secret", "")
    if not address:
        if format or secret:
            raise WrongNotices(f"{' or '.join(others)} is set, but no {called}")
        return "", "plain", ""
    if not _may_be_told(address):
        raise WrongNotices(f"{called} is no https:// address; http:// goes to this machine alone")
    if (format or "plain") not in FORMATS:
        raise WrongNotices(f"{others[0]}={format!r} is none of {', '.join(FORMATS)}")
    if format == "wecom" and secret:
        raise WrongNotices(f"{others[1]}: a robot of wecom takes no secret, its address is one")
    return address, format or "plain", secret


def _may_be_told(address: str) -> bool:
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return False
    if not parts.hostname or parts.username is not None or parts.fragment or not address.isprintable():
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname))


def _list() -> list[str]:
    return [one.strip() for one in os.environ.get("DIGEST_TO", "").split(",") if one.strip()]


def _mailed(called: str, said: list) -> tuple[str, ...]:
    if len(said) > MOST_MAILED or not all(isinstance(one, str) and is_mail(one) for one in said):
        raise WrongNotices(f"{called} is no list of at most {MOST_MAILED} mail addresses")
    return tuple(said)


def is_adcode(key: str) -> bool:
    return re.fullmatch("[0-9]{6}", key) is not None


def is_mail(said: str) -> bool:
    return _MAIL.fullmatch(said) is not None and said.isascii()


def _by_unit(path: str) -> list[Receiver]:
    """[units.330329] or [units."省级结对办公室"], each with webhook, format, secret, digest_to."""
    if not path:
        return []
    try:
        told = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as wrong:
        raise WrongNotices(f"NOTICES_FILE={path}: {type(wrong).__name__}, no TOML file that can be read") from None
    units = told.get("units")
    if set(told) != {"units"} or not isinstance(units, dict):
        raise WrongNotices(f"NOTICES_FILE={path}: it holds tables [units.…] and nothing else")
    return [_unit(path, key, said) for key, said in units.items()]


def _unit(path: str, key: str, said: object) -> Receiver:
    place = f"NOTICES_FILE={path}, [units.{key!r}]"
    if not isinstance(said, dict) or not key.strip() or not said:
        raise WrongNotices(f"{place}: no table of {', '.join(_UNIT_KEYS)}")
    for name, value in said.items():
        if name not in _UNIT_KEYS or not isinstance(value, _UNIT_KEYS[name]):
            raise WrongNotices(f"{place}: {name} is none of {', '.join(_UNIT_KEYS)}, or of another type")
    try:
        sent = _webhook("webhook", said, ("format", "secret"))
        return Receiver(key, *sent, _mailed("digest_to", said.get("digest_to", [])))
    except WrongNotices as wrong:
        raise WrongNotices(f"{place}: {wrong}") from None


def _mail() -> Mail:
    user, password = os.environ.get("SMTP_USER", ""), os.environ.get("SMTP_PASSWORD", "")
    sender, port = os.environ.get("SMTP_FROM", ""), os.environ.get("SMTP_PORT") or str(USUAL_PORT)
    if bool(user) != bool(password):
        raise WrongNotices("SMTP_USER and SMTP_PASSWORD are set together or not at all")
    if not is_mail(sender):
        raise WrongNotices("SMTP_FROM is no mail address")
    if not port.isascii() or not port.isdigit() or not 0 < int(port) < 65536:
        raise WrongNotices(f"SMTP_PORT={port!r} is no port")
    return Mail(os.environ["SMTP_HOST"].strip(), int(port), sender, user, password, *_day())


def _day() -> tuple[int, int, int]:
    said = os.environ.get("DIGEST_DAY") or USUAL_DAY
    day, _, time = said.strip().partition(" ")
    known = {name: n for names in (DAYS, DAYS_EN) for n, name in enumerate(names)}
    at = _TIME.fullmatch(time.strip())
    if day.lower() not in known or not at:
        raise WrongNotices(f"DIGEST_DAY={said!r} is no day and time such as 周一 08:00 or mon 08:00")
    return known[day.lower()], int(at[1]), int(at[2])


def _public(base_path: str) -> str:
    try:
        return public_address(base_path)
    except ValueError as wrong:
        raise WrongNotices(str(wrong)) from None
