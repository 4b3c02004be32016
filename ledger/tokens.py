"""Tokens of the data API on the command line: made, listed, ended."""

import argparse
from datetime import datetime

from ledger import words
from ledger.checking import FAULTY, SOUND, one_line
from ledger.taking import NotDone
from store.locks import Busy
from store.saved import tokens
from store.saved.small_files import NotSaved
from style.failures import why


def token(asked: argparse.Namespace) -> int:
    """`make` prints the token once; `list` never prints one."""
    try:
        return _DO[asked.what](asked)
    except NotSaved as told:
        raise NotDone(told.tell(asked.lang), FAULTY) from None
    except (OSError, ValueError, Busy) as error:
        raise NotDone(words.NO_TOKENS(asked.lang, why=why(error))) from None


def _make(asked: argparse.Namespace) -> int:
    counties, rights = (tuple(filter(None, (said or "").split(","))) for said in (asked.counties, asked.rights))
    secret, made = tokens.make(asked.name or "", asked.role or "", counties, rights, asked.days, asked.who)
    if asked.json:
        print(one_line({"token": secret, **_told(made)}))
    else:
        print(secret)
        print(words.TOKEN_MADE(asked.lang, id=made.id, until=made.until[:10]))
    return SOUND


def _list(asked: argparse.Namespace) -> int:
    for one in tokens.read():
        said = _told(one)
        print(one_line(said) if asked.json else "  ".join(str(value) for value in said.values()))
    return SOUND


def _end(asked: argparse.Namespace) -> int:
    over = tokens.end(asked.id or "", asked.who)
    print(one_line(_told(over)) if asked.json else words.TOKEN_ENDED(asked.lang, id=over.id, name=over.name))
    return SOUND


def _told(one: tokens.Token) -> dict[str, str]:
    state = "ended" if one.ended else "holds" if one.holds else "expired"
    until = datetime.fromisoformat(one.until).date().isoformat()
    return {
        "id": one.id,
        "state": state,
        "until": until,
        "role": one.role,
        "counties": ",".join(one.counties),
        "rights": ",".join(one.rights),
        "name": one.name,
    }


_DO = {"make": _make, "list": _list, "end": _end}
