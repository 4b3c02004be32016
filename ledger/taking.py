"""Files on the command line: checked, handed in, taken in; and the form to fill."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

from tqdm import tqdm

from ledger import schemes, words
from ledger.checking import FAULTY, OVERTAKEN, SOUND, UNREADABLE, as_json, examine, exit_code, one_line, tell
from store.datasets import Dataset, open_dataset, refreshed
from store.forms.template import county_template, whole_template
from store.handins import desk
from store.handins.desk import NotReady
from store.handins.reading import base_of
from store.ledgers.results import Expected
from store.publishing import Conflict
from store.saved.small_files import NotSaved

Of = TypeVar("Of")


class NotDone(Exception):
    """What a person is told in place of a result, and the exit code."""

    def __init__(self, said: str, code: int = UNREADABLE) -> None:
        super().__init__(said)
        self.code = code


def dataset(asked: argparse.Namespace) -> Dataset:
    """The one that was asked for, or the one the pages show by themselves, in its current version."""
    found = refreshed()
    name = asked.dataset or found.default
    if name not in found.versions:
        raise NotDone(words.NO_DATASET(asked.lang, name=name))
    return open_dataset(name, found.versions[name])


def progress(items: Iterable[Of], asked: argparse.Namespace) -> Iterator[Of]:
    """The items one by one; a bar where a person looks on and there is more than one."""
    held = list(items)
    yield from tqdm(held, disable=len(held) < 2 or asked.json or not sys.stderr.isatty(), leave=False)


def expected(asked: argparse.Namespace, file: str) -> Expected:
    return Expected(quarter=asked.quarter, pair_id=asked.pair, as_of=date.today(), source_title=file)


def check(asked: argparse.Namespace) -> int:
    base, codes = dataset(asked), [SOUND]
    for file in progress(asked.files, asked):
        path = Path(file)
        try:
            if schemes.is_scheme(path):
                codes.append(schemes.check(path, base, asked))
                continue
            judged = examine(path, base, expected(asked, path.name))
        except OSError as error:
            raise NotDone(words.NO_FILE(asked.lang, file=file, why=error.strerror)) from error
        codes.append(exit_code(judged))
        said = [one_line(as_json(path.name, judged, asked.lang))] if asked.json else tell(path.name, judged, asked.lang)
        for line in said:
            print(line)
    return max(codes)


def bring_in(asked: argparse.Namespace) -> int:
    base, code = dataset(asked), SOUND
    for file in progress(asked.files, asked):
        path = Path(file)
        try:
            if schemes.is_scheme(path):
                code = max(code, schemes.bring_in(path, dataset(asked), asked))
                continue
            kept = desk.hand_in(
                base.name, path.name, path.read_bytes(), asked.who, expected(asked, path.name), asked.replaces
            )
        except NotSaved as refused:
            raise NotDone(refused.tell(asked.lang)) from refused
        except OSError as error:
            raise NotDone(words.NO_FILE(asked.lang, file=file, why=error.strerror)) from error
        judged = desk.judged(kept, base)
        code = max(code, FAULTY if any(told.is_open for told in judged.faults) else SOUND)
        outcome = words.OUTCOMES[judged.outcome](asked.lang)
        said = {"file": path.name, "handin": kept.id, "outcome": judged.outcome}
        print(
            one_line(said)
            if asked.json
            else words.HANDED_IN(asked.lang, file=path.name, handin=kept.id, outcome=outcome)
        )
    return code


def template(asked: argparse.Namespace) -> int:
    base = dataset(asked)
    if asked.pair and asked.quarter:
        made, name = (
            county_template(base_of(base).tables, asked.pair, asked.quarter, asked.lang),
            f"{asked.pair}_{asked.quarter}",
        )
    else:
        made, name = whole_template(asked.lang), base.name
    path = Path(asked.output or f"{name}.xlsx")
    path.write_bytes(made)
    print(one_line({"file": str(path)}) if asked.json else words.WRITTEN(asked.lang, file=path))
    return SOUND


def publish(asked: argparse.Namespace) -> int:
    base, lang = dataset(asked), asked.lang
    ids = tuple(asked.ids) or tuple(
        one.id for one in desk.handins(base.name, "waiting") if desk.judged(one, base).ready
    )
    if not ids:
        raise NotDone(words.NONE_READY(lang), FAULTY)
    try:
        version = desk.take_in(base.name, asked.base or base.version, ids, asked.who, asked.reason, closed=asked.closes)
    except Conflict as conflict:
        raise NotDone(words.CAME_FIRST(lang, version=conflict.current), OVERTAKEN) from conflict
    except NotReady as refused:
        which, why = next(iter(refused.which.items()))
        raise NotDone(words.NOT_READY(lang, which=which, why=why), FAULTY) from refused
    except NotSaved as refused:
        raise NotDone(refused.tell(lang)) from refused
    print(one_line({"version": version}) if asked.json else words.PUBLISHED(lang, version=version))
    return SOUND
