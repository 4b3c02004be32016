"""python -m ledger: the parser of its commands, and the exit code each ends with."""

import argparse
import logging
import os
import sys
from collections.abc import Callable, Sequence

from ledger import backups, history, taking, tokens, words
from store.history.retention import LAST_SHOWN
from style.text import LANGUAGES, Text

_LANG = "en" if os.environ.get("LEDGER_LANG") == "en" else "zh"


def _both(text: Text) -> str:
    return text(_LANG).replace("%", "%%")


def parser() -> argparse.ArgumentParser:
    """Every command with its arguments; the help is in the language of LEDGER_LANG."""
    top = argparse.ArgumentParser(prog="python -m ledger", description=_both(words.ABOUT))
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=_both(words.COMMANDS[name]), description=_both(words.COMMANDS[name]))
        made.add_argument("--dataset", help=_both(words.DATASET))
        made.add_argument("--lang", choices=LANGUAGES, default=_LANG, help=_both(words.LANG))
        made.add_argument("--json", action="store_true", help=_both(words.JSON))
        made.set_defaults(run=run)
        return made

    _of_files(command)
    _of_versions(command)
    return top


def _of_files(command: Callable[..., argparse.ArgumentParser]) -> None:
    for name, run in (("check", taking.check), ("import", taking.bring_in)):
        made = command(name, run)
        made.add_argument("files", nargs="+", metavar="FILE", help=_both(words.FILES))
        made.add_argument("--quarter", help=_both(words.QUARTER))
        made.add_argument("--pair", help=_both(words.PAIR))
        if name == "import":
            made.add_argument("--who", required=True, help=_both(words.WHO))
            made.add_argument("--replaces", help=_both(words.REPLACES))
    made = command("template", taking.template)
    made.add_argument("--quarter", help=_both(words.QUARTER))
    made.add_argument("--pair", help=_both(words.PAIR))
    made.add_argument("--output", "-o", help=_both(words.OUTPUT))
    made = command("publish", taking.publish)
    made.add_argument("ids", nargs="*", metavar="HAND-IN", help=_both(words.IDS))
    made.add_argument("--who", required=True, help=_both(words.WHO))
    made.add_argument("--reason", default="", help=_both(words.REASON))
    made.add_argument("--base", help=_both(words.OLD))
    made.add_argument("--closes", metavar="QUARTER", help=_both(words.CLOSES))


def _of_versions(command: Callable[..., argparse.ArgumentParser]) -> None:
    made = command("list", history.listed)
    made.add_argument(
        "what", nargs="?", choices=("versions", "handins", "trail"), default="versions", help=_both(words.WHAT)
    )
    for name, run in (("diff", history.diff), ("effects", history.effects)):
        made = command(name, run)
        made.add_argument("old", metavar="OLD", help=_both(words.OLD))
        made.add_argument("new", metavar="NEW", nargs="?", help=_both(words.NEW))
    made = command("rollback", history.rollback)
    made.add_argument("version", metavar="VERSION", help=_both(words.OLD))
    made.add_argument("--who", required=True, help=_both(words.WHO))
    made.add_argument("--reason", default="", help=_both(words.REASON))
    made = command("export", history.export)
    made.add_argument("version", metavar="VERSION", nargs="?", help=_both(words.VERSION))
    made.add_argument("--output", "-o", required=True, help=_both(words.OUTPUT))
    made.add_argument("--who", default="command line", help=_both(words.WHO))
    made = command("retain", history.retain)
    made.add_argument("--last", type=_at_least_one, default=LAST_SHOWN, metavar="N", help=_both(words.LAST))
    made.add_argument("--remove", action="store_true", help=_both(words.REMOVE))
    made.add_argument("--who", default="", help=_both(words.WHO))
    made.add_argument("--reason", default="", help=_both(words.REASON))
    command("verify", history.verify)
    command("backup", backups.back_up).add_argument("folder", metavar="FOLDER", help=_both(words.BACKUP_TO))
    made = command("restore", backups.restore)
    made.add_argument("folder", metavar="FOLDER", help=_both(words.BACKUP_FROM))
    made.add_argument("--check", action="store_true", help=_both(words.BACKUP_CHECK))
    made = command("token", tokens.token)
    made.add_argument("what", choices=("make", "list", "end"), help=_both(words.TOKEN_WHAT))
    made.add_argument("id", nargs="?", metavar="ID", help=_both(words.TOKEN_ID))
    made.add_argument("--name", help=_both(words.TOKEN_NAME))
    made.add_argument("--role", help=_both(words.TOKEN_ROLE))
    made.add_argument("--counties", metavar="ADCODE,…", help=_both(words.TOKEN_COUNTIES))
    made.add_argument("--rights", metavar="RIGHT,…", help=_both(words.TOKEN_RIGHTS))
    made.add_argument("--days", type=_at_least_one, default=365, metavar="N", help=_both(words.TOKEN_DAYS))
    made.add_argument("--who", default="command line", help=_both(words.WHO))


def _at_least_one(written: str) -> int:
    """Raises ValueError for what is no number from 1 on, which argparse tells."""
    if (number := int(written)) < 1:
        raise ValueError(written)
    return number


def main(arguments: Sequence[str] | None = None) -> int:
    logging.basicConfig(level=logging.ERROR, format="%(levelname)s %(message)s", stream=sys.stderr)
    asked = parser().parse_args(arguments)
    try:
        return int(asked.run(asked))
    except BrokenPipeError:  # whoever reads on has seen enough, as head does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except taking.NotDone as told:
        print(told, file=sys.stderr)
        return told.code


if __name__ == "__main__":
    sys.exit(main())
