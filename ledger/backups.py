"""Backups on the command line: taken while the server runs, checked, put back into an empty folder."""

import argparse
from collections.abc import Callable
from pathlib import Path

from ledger import words
from ledger.checking import FAULTY, SOUND, one_line
from ledger.taking import NotDone
from store.datasets import datasets_dir
from store.history import backup
from store.locks import Busy
from style.failures import why
from style.text import Text


def back_up(asked: argparse.Namespace) -> int:
    return _told(asked, words.BACKED_UP, lambda: backup.back_up(datasets_dir(), Path(asked.folder)))


def restore(asked: argparse.Namespace) -> int:
    """Into DATASETS_DIR, or with --check nowhere."""
    if asked.check:
        return _told(asked, words.BACKUP_WHOLE, lambda: backup.check(Path(asked.folder)))
    return _told(asked, words.RESTORED, lambda: backup.restore(Path(asked.folder), datasets_dir()))


def _told(asked: argparse.Namespace, said: Text, do: Callable[[], backup.Backup]) -> int:
    try:
        found = do()
    except backup.NoBackup as told:
        raise NotDone(told.tell(asked.lang), FAULTY) from None
    except (OSError, Busy) as error:
        raise NotDone(words.NO_DISK(asked.lang, why=why(error))) from None
    told = {"when": found.when, "files": len(found.files), "bytes": found.bytes, "folder": str(asked.folder)}
    print(
        one_line(told)
        if asked.json
        else said(
            asked.lang,
            files=f"{len(found.files):,}",
            size=f"{found.bytes / 2**20:,.1f}",
            when=found.when,
            folder=asked.folder,
        )
    )
    return SOUND
