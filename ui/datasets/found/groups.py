"""Faults that one cause made, told once: which cells they stand in and what stands there."""

from collections.abc import Sequence
from dataclasses import dataclass

from store.handins.desk import ToldFault
from store.sheets.faults import SEVERITIES
from style import terms
from ui.datasets import words

NAMED = 3  # cells that are named of many
_LONGEST = 90


@dataclass(frozen=True)
class CauseGroup:
    """Of one cause, severity and status; in the order in which they stand in the file."""

    told: tuple[ToldFault, ...]

    @property
    def first(self) -> ToldFault:
        return self.told[0]

    @property
    def id(self) -> str:
        return f"{self.first.fault.id}-{self.first.status}-{'open' if self.first.is_open else 'told'}"

    @property
    def is_mended(self) -> bool:
        return self.first.status == "mended"


def groups(faults: Sequence[ToldFault]) -> tuple[CauseGroup, ...]:
    """Errors before what is to be explained before questions, what is mended last; in each, the groups as they begin in the file."""
    found: dict[tuple[object, ...], list[ToldFault]] = {}
    for told in faults:
        fault = told.fault
        cause = (fault.cause,) if fault.cause else (fault.rule.id, fault.sheet, fault.column)
        answer = told.answer.reason if told.answer else ""
        key = (told.status == "mended", SEVERITIES.index(fault.severity), *cause, told.status, answer)
        found.setdefault(key, []).append(told)
    # Python's sort keeps the order of equals.
    return tuple(CauseGroup(tuple(found[key])) for key in sorted(found, key=lambda key: key[:2]))


def place(told: ToldFault, lang: str) -> str:
    """项目进展!D7, as Excel writes an address."""
    fault = told.fault
    if fault.sheet is None:
        return words.WHOLE_FILE(lang)
    return f"{fault.sheet}!{fault.cell}" if fault.cell else fault.sheet


def places(group: CauseGroup, lang: str) -> str:
    """项目进展!A4、A5、A7 等 12 处; the sheet is named again where it is another one."""
    named, sheet = [], None
    for told in group.told[:NAMED]:
        cell = told.fault.cell
        named.append(cell if cell and told.fault.sheet == sheet else place(told, lang))
        sheet = told.fault.sheet
    said = terms.JOINT(lang).join(named)
    count = len(group.told)
    return words.AND_MORE_PLACES(lang, said=said, count=f"{count:,}") if count > NAMED else said


def values(group: CauseGroup, lang: str) -> str:
    """What stands in the cells: each value once, as many as a line holds."""
    found = list(dict.fromkeys(told.fault.value for told in group.told if told.fault.value))
    said = terms.JOINT(lang).join(found[:NAMED])
    said = said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"
    return words.AND_OTHERS(lang, said=said) if len(found) > NAMED else said


def says(group: CauseGroup, lang: str) -> str:
    """Their message; of several that differ the first one's, named as an example."""
    message = group.first.fault.message(lang)
    if all(told.fault.message(lang) == message for told in group.told):
        return message
    return words.SUCH_AS(lang, cell=group.first.fault.cell or place(group.first, lang), said=message)
