"""From when on a task turns yellow or red, and how long-standing ones are grouped: as shipped, or as an operator's file says."""

import logging
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from analytics.warnings.thresholds import BrokenThresholds, Setting, SettingKind, named_file, read_thresholds
from style.text import Text

SHIPPED = Path(__file__).with_name("colour_rules.toml")
OVERRIDE = "TASK_RULES"
_log = logging.getLogger(__name__)

_DAYS = SettingKind(int, 0, 365, Text("0 到 365 的整数", "a whole number from 0 to 365"))
_TIMES = SettingKind(int, 1, 100, Text("1 到 100 的整数", "a whole number from 1 to 100"))
_LIMIT = SettingKind(int, 1, 3650, Text("1 到 3650 的整数", "a whole number from 1 to 3650"))
SETTINGS: dict[str, Setting] = {
    one.id: one
    for one in (
        Setting(
            "yellow", "answer_days", Text("距期限不到几天没有答复", "Days before the date without an answer"), _DAYS
        ),
        Setting("yellow", "moved", Text("期限改过几次", "Times the date was moved"), _TIMES),
        Setting("red", "grace_days", Text("过期限满几天", "Days past the date"), _DAYS),
        Setting("ageing", "first", Text("第一档至几天", "First group up to days"), _LIMIT),
        Setting("ageing", "second", Text("第二档至几天", "Second group up to days"), _LIMIT),
        Setting("ageing", "third", Text("第三档至几天", "Third group up to days"), _LIMIT),
    )
}


@dataclass(frozen=True)
class TaskRules:
    """One value for each of SETTINGS, by its id."""

    yellow_answer_days: int
    yellow_moved: int
    red_grace_days: int
    ageing_first: int
    ageing_second: int
    ageing_third: int

    @property
    def limits(self) -> tuple[int, ...]:
        return tuple(sorted((self.ageing_first, self.ageing_second, self.ageing_third)))


@dataclass(frozen=True)
class RulesInForce:
    """The rules that hold; `file` names the operator's where there is one, which was refused whole where it has `faults`."""

    values: TaskRules
    file: str | None = None
    faults: tuple[Text, ...] = ()

    @property
    def rules_file(self) -> str:
        """The name of the file whose values hold."""
        return self.file if self.file and not self.faults else SHIPPED.name


def task_rules() -> RulesInForce:
    """As the files stand now."""
    return _overridden(*named) if (named := named_file(OVERRIDE)) else RulesInForce(shipped())


@lru_cache(maxsize=1)
def shipped() -> TaskRules:
    return TaskRules(**read_thresholds(SHIPPED, whole=True, settings=SETTINGS))


@lru_cache(maxsize=8)
def _overridden(path: Path, stamp: object) -> RulesInForce:
    try:
        told = read_thresholds(path, settings=SETTINGS)
    except BrokenThresholds as broken:
        _log.warning("%s=%s was refused, the shipped rules hold: %s", OVERRIDE, path, broken)
        return RulesInForce(shipped(), path.name, broken.faults)
    return RulesInForce(replace(shipped(), **told), path.name)
