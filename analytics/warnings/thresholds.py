"""From where on a rule warns: the thresholds shipped with the code, and an operator's own in their place."""

import logging
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

from analytics.programme import THRESHOLDS
from style.numbers import figure, percent
from style.text import LANGUAGES, Text
from style.units import YUAN

SHIPPED = Path(__file__).with_name("fund_thresholds.toml")
OVERRIDE = "WARNING_THRESHOLDS"
_PLACE = re.compile(r"line (\d+), column (\d+)")
_LONGEST = 40  # signs of a wrong value that are told
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class SettingKind:
    """What a threshold may be: a share of 1 (`Fraction`), 元 (`Decimal`) or a count (`int`), from `least` to `most`."""

    of: type
    least: int
    most: int
    says: Text
    open_below: bool = False  # `least` itself is out of range


@dataclass(frozen=True)
class Setting:
    """One key of the file, in the section of its rule."""

    rule: str
    key: str
    label: Text
    kind: SettingKind

    @property
    def id(self) -> str:
        return f"{self.rule}_{self.key}"


_PART = SettingKind(Fraction, 0, 1, Text("大于 0、至多 1 的小数", "a number above 0 and at most 1"), True)
_SHARE = SettingKind(Fraction, 0, 1, Text("0 到 1 的小数", "a number from 0 to 1"))
_YUAN = SettingKind(
    Decimal,
    0,
    10**12,
    Text("以元计的金额，0 到 1 万亿，至多两位小数", "an amount of yuan from 0 to 10^12 with at most two decimals"),
)
_QUARTERS = SettingKind(int, 1, 12, Text("1 到 12 的整数", "a whole number from 1 to 12"))
_FIGURES = SettingKind(int, 1, 10**6, Text("1 到 1000000 的整数", "a whole number from 1 to 1000000"))
_LEAST = Text("金额至少", "Amount, at least")

SETTINGS: dict[str, Setting] = {
    setting.id: setting
    for setting in (
        Setting("behind", "pace", Text("支出 ÷ 应支出，低于", "Spent ÷ due, below"), _PART),
        Setting("behind", "least_yuan", _LEAST, _YUAN),
        Setting("idle", "quarters", Text("拨付后满几个季度", "Quarters since it was disbursed"), _QUARTERS),
        Setting(
            "idle", "least_share", Text("余额 ÷ 当时已拨付，至少", "Balance ÷ disbursed by then, at least"), _SHARE
        ),
        Setting("idle", "least_yuan", _LEAST, _YUAN),
        Setting("overspent", "least_yuan", _LEAST, _YUAN),
        Setting("overdisbursed", "least_yuan", _LEAST, _YUAN),
        Setting("stalled", "quarters", Text("连续几个季度报 0", "Quarters in a row reported as 0"), _QUARTERS),
        Setting("stalled", "least_yuan", _LEAST, _YUAN),
        Setting("not_started", "quarters", Text("签约满几个季度", "Quarters since it was signed"), _QUARTERS),
        Setting("not_started", "least_yuan", _LEAST, _YUAN),
        Setting("overdue", "quarters", Text("过期满几个季度", "Quarters past its date"), _QUARTERS),
        Setting("over_plan", "share", Text("超出 ÷ 计划总投资，大于", "Excess ÷ planned, above"), _SHARE),
        Setting("over_plan", "least_yuan", _LEAST, _YUAN),
        Setting("unreported", "least_share", Text("未报 ÷ 应报，至少", "Missing ÷ due, at least"), _SHARE),
        Setting("unreported", "least_figures", Text("未报项数，至少", "Figures missing, at least"), _FIGURES),
    )
}


@dataclass(frozen=True)
class Thresholds:
    """One value for each of SETTINGS, by its id."""

    behind_pace: Fraction
    behind_least_yuan: Decimal
    idle_quarters: int
    idle_least_share: Fraction
    idle_least_yuan: Decimal
    overspent_least_yuan: Decimal
    overdisbursed_least_yuan: Decimal
    stalled_quarters: int
    stalled_least_yuan: Decimal
    not_started_quarters: int
    not_started_least_yuan: Decimal
    overdue_quarters: int
    over_plan_share: Fraction
    over_plan_least_yuan: Decimal
    unreported_least_share: Fraction
    unreported_least_figures: int

    def said(self, setting_id: str) -> Text:
        """A value as it is read: 80%, 100 万元, 4."""
        value, kind = getattr(self, setting_id), SETTINGS[setting_id].kind
        if kind.of is int:
            return Text(f"{value:,}", f"{value:,}")
        if kind.of is Fraction:
            return Text(*(_percent(value, lang) for lang in LANGUAGES))
        scale = "wan" if value % 10**4 == 0 else "exact"
        return Text(*(str(figure(value, YUAN, lang, scale=scale)) for lang in LANGUAGES))


def _percent(share: Fraction, lang: str) -> str:
    """With as many decimals as it has, up to two."""
    decimals = next((n for n in (0, 1) if share * 100 * 10**n % 1 == 0), 2)
    return percent(share, lang, decimals)


@dataclass(frozen=True)
class InForce:
    """The thresholds that hold. `file` names the operator's file where there is one; with `faults` it was refused whole
    and the shipped values hold. `changed` are the settings that it sets to something else."""

    values: Thresholds
    file: str | None = None
    faults: tuple[Text, ...] = ()
    changed: tuple[str, ...] = ()


class BrokenThresholds(ValueError):
    """A file that does not say what it should; `faults` tell each in both languages."""

    def __init__(self, faults: tuple[Text, ...]) -> None:
        super().__init__("; ".join(fault.en for fault in faults))
        self.faults = faults


def thresholds() -> InForce:
    """As the files stand now: a changed override holds at the next question, a broken one never. Where an operator names none, the
    programme's own holds, if it brings one."""
    named = named_file(OVERRIDE) or _of_programme()
    return _overridden(*named) if named else InForce(shipped())


def _of_programme() -> tuple[Path, object] | None:
    return (THRESHOLDS, "programme") if THRESHOLDS.is_file() else None


def named_file(variable: str) -> tuple[Path, object] | None:
    """The file that an operator names there, and what is another once it is changed."""
    named = os.environ.get(variable)
    if not named:
        return None
    path = Path(named)
    try:
        now = path.stat()
    except OSError:
        return path, None
    return path, (now.st_ino, now.st_size, now.st_mtime_ns)


@lru_cache(maxsize=1)
def shipped() -> Thresholds:
    return Thresholds(**read_thresholds(SHIPPED, whole=True))


@lru_cache(maxsize=8)
def _overridden(path: Path, stamp: object) -> InForce:
    """Asked once for each state of the file, so that its faults are logged once too."""
    try:
        told = read_thresholds(path)
    except BrokenThresholds as broken:
        _log.warning("%s=%s was refused, the shipped thresholds hold: %s", OVERRIDE, path, str(broken))
        return InForce(shipped(), path.name, broken.faults)
    values = replace(shipped(), **told)
    return InForce(values, path.name, (), tuple(i for i in SETTINGS if getattr(values, i) != getattr(shipped(), i)))


def read_thresholds(path: Path, whole: bool = False, settings: Mapping[str, Setting] = SETTINGS) -> dict[str, Any]:
    """Setting id → value of all that the file says, with `whole` of every one of the `settings`. Raises BrokenThresholds with all of
    its faults at once."""
    try:
        with path.open("rb") as file:
            said = tomllib.load(file, parse_float=Decimal)
    except OSError:
        raise BrokenThresholds((Text(f"{path.name}：文件读不出来", f"{path.name}: the file cannot be read"),)) from None
    except (ValueError, RecursionError) as wrong:
        raise BrokenThresholds((_not_toml(path.name, wrong),)) from None
    values: dict[str, Any] = {}
    faults = [*_read(path.name, said, values, settings)]
    for setting in settings.values() if whole else ():
        if setting.id not in values and not faults:
            faults.append(_fault(path.name, setting.rule, setting.key, Text("没有写", "is not there")))
    if faults:
        raise BrokenThresholds(tuple(faults))
    return values


def _not_toml(name: str, wrong: Exception) -> Text:
    place = _PLACE.search(str(wrong))
    zh = f"第 {place[1]} 行第 {place[2]} 列" if place else ""
    en = f" at line {place[1]}, column {place[2]}" if place else ""
    return Text(f"{name}：{zh}不是 TOML 写法", f"{name}: not TOML{en}")


def _read(
    name: str, said: Mapping[str, Any], values: dict[str, Any], settings: Mapping[str, Setting]
) -> Iterator[Text]:
    """Fills `values`; gives a fault for each thing in the file that cannot be one."""
    sections = {setting.rule for setting in settings.values()}
    for rule, held in said.items():
        if rule not in sections or not isinstance(held, dict):
            known = "、".join(sorted(sections)), ", ".join(sorted(sections))
            yield Text(
                f"{name}：没有“{rule[:_LONGEST]}”这一节，只有 {known[0]}",
                f"{name}: there is no section “{rule[:_LONGEST]}”, only {known[1]}",
            )
            continue
        for key, value in held.items():
            setting = settings.get(f"{rule}_{key}")
            if setting is None:
                keys = [s.key for s in settings.values() if s.rule == rule]
                yield _fault(
                    name,
                    rule,
                    key,
                    Text(f"没有这个键，只有 {'、'.join(keys)}", f"there is no such key, only {', '.join(keys)}"),
                )
            elif (good := _value(setting.kind, value)) is None:
                told = str(value)[:_LONGEST]
                yield _fault(
                    name,
                    rule,
                    key,
                    Text(
                        f"应是{setting.kind.says.zh}，写的是“{told}”",
                        f"should be {setting.kind.says.en}, and is “{told}”",
                    ),
                )
            else:
                values[setting.id] = good


def _fault(name: str, rule: str, key: str, what: Text) -> Text:
    where = f"[{rule}] {key[:_LONGEST]}"
    return Text(f"{name}：{where} {what.zh}", f"{name}: {where} {what.en}")


def _value(kind: SettingKind, told: object) -> Fraction | Decimal | int | None:
    """None where it is of another type or out of range; true is no number, and a whole number of quarters no 4.0."""
    allowed = int if kind.of is int else int | Decimal
    if isinstance(told, bool) or not isinstance(told, allowed):
        return None
    exact = Decimal(told)
    if not exact.is_finite() or not kind.least <= exact <= kind.most or (kind.open_below and exact == kind.least):
        return None
    if kind.of is Decimal and exact != exact.quantize(Decimal("0.01")):
        return None
    return kind.of(told)
