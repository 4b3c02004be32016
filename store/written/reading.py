"""What became of one written cell: a value with what was understood of it, or that it cannot be read and why."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from store.sheets.faults import LedgerRule
from style.text import Text


class Status(StrEnum):
    """What is written in place of a figure; the ids of the code list `status`."""

    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Written:
    """A cell as it was read. Value None: nothing is said, or `status` says why there is no figure.

    `printed`: figure, qualifier and unit as they stand there, with the header's unit; None where a plain figure in the
    stored unit says it all. `guess`: why it was read otherwise than it is plainly written. `precision`: of a day, an id of
    the code list `date_precision`. `unit`: of an amount, the id in style.units that the value is in.
    """

    value: Decimal | date | int | str | None
    qualifier: str | None = None
    printed: str | None = None
    guess: Text | None = None
    status: Status | None = None
    precision: str | None = None
    unit: str | None = None


class Unread(ValueError):
    """A cell that cannot be read for certain. `filled` are the blanks of the rule besides {value}."""

    def __init__(self, rule: LedgerRule, **filled: str) -> None:
        super().__init__(rule.id)
        self.rule = rule
        self.filled = filled


def said(text: Text, **values: str) -> Text:
    """The text with its blanks filled, in both languages."""
    return Text(text("zh", **values), text("en", **values))


def joined(guesses: list[Text]) -> Text | None:
    """Several guesses about one cell as one, each said once."""
    once = list(dict.fromkeys(guesses))
    return Text("；".join(g.zh for g in once), "; ".join(g.en for g in once)) if once else None
