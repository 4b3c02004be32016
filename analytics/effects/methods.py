"""The plain ways to reckon a year's sum from its first quarters: three naive ones and three that learn from earlier years."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from style.text import Text

Quarters = tuple[Decimal, ...]


class Pool(tuple[Quarters, ...]):
    """Whole years of every pair: the same for all pairs of a year, so that what they come to is reckoned once."""

    @cached_property
    def _reached(self) -> tuple[Fraction | None, ...]:
        return tuple(_share(self, quarters) for quarters in range(1, 5))

    def share(self, quarters: int) -> Fraction | None:
        return self._reached[quarters - 1]


@dataclass(frozen=True)
class Known:
    """What is known of one pair on the day of the forecast. `gone`: its quarters of the year so far, one to three of
    them; `before`: its four quarters of the year before, None where one was not reported; `own` its whole earlier years;
    `pool` those of every pair, its own too."""

    gone: Quarters
    before: tuple[Decimal | None, ...] = ()
    own: tuple[Quarters, ...] = ()
    pool: Pool = field(default_factory=Pool)

    @property
    def so_far(self) -> Fraction:
        return Fraction(sum(self.gone, Decimal(0)))


@dataclass(frozen=True)
class Method:
    """`reckon` gives the year's sum, None where the method cannot tell. The naive ones are what the others must beat."""

    id: str
    label: Text
    formula: Text
    naive: bool
    reckon: Callable[[Known], Fraction | None]


def _last(known: Known) -> Fraction | None:
    if not known.so_far:
        return None
    return known.so_far + (4 - len(known.gone)) * Fraction(known.gone[-1])


def _seasonal(known: Known) -> Fraction | None:
    rest = known.before[len(known.gone) :]
    if len(known.before) != 4 or any(value is None for value in rest):
        return None
    return known.so_far + sum((Fraction(value) for value in rest if value is not None), Fraction(0))


def _line(known: Known) -> Fraction | None:
    return known.so_far * 4 / len(known.gone) if known.so_far else None


def _share(years: Sequence[Quarters], quarters: int) -> Fraction | None:
    """Which part of the year these whole years had reached by the end of the quarter: summed first, divided last."""
    reached = sum((value for year in years for value in year[:quarters]), Decimal(0))
    whole = sum((value for year in years for value in year), Decimal(0))
    return Fraction(reached) / Fraction(whole) if whole else None


def _ladder(known: Known) -> Fraction | None:
    share = known.pool.share(len(known.gone))
    return known.so_far / share if share and known.so_far else None


def _shrunk(known: Known) -> Fraction | None:
    """The pair's own share weighs as many years as it has, the pooled one weighs one."""
    pooled, own = known.pool.share(len(known.gone)), _share(known.own, len(known.gone))
    if pooled is None:
        return None
    years = len(known.own) if own is not None else 0
    share = (years * (own or Fraction(0)) + pooled) / (years + 1)
    return known.so_far / share if share and known.so_far else None


def _middle(known: Known) -> Fraction | None:
    """What nothing has been done of yet cannot be grown: the year before alone is told then."""
    both = [value for value in (_seasonal(known), _ladder(known)) if value is not None]
    return sum(both, Fraction(0)) / len(both) if _seasonal(known) is not None else None


METHODS: dict[str, Method] = {
    method.id: method
    for method in (
        Method(
            "last",
            Text("末季延续", "Last quarter repeated"),
            Text("已完成 + 余下季数 × 最近一季", "so far + quarters left × the last quarter"),
            True,
            _last,
        ),
        Method(
            "seasonal",
            Text("上年同季", "Year before repeated"),
            Text("已完成 + 本结对上年余下各季", "so far + the pair's own remaining quarters of the year before"),
            True,
            _seasonal,
        ),
        Method(
            "line",
            Text("直线外推", "Straight line"),
            Text("已完成 × 4 ÷ 已过季数", "so far × 4 ÷ quarters gone"),
            True,
            _line,
        ),
        Method(
            "ladder",
            Text("进度链梯", "Chain ladder"),
            Text(
                "已完成 ÷ 往年各结对合计到该季已达到的全年比重",
                "so far ÷ the share of the year that all pairs together had reached by that quarter in earlier years",
            ),
            False,
            _ladder,
        ),
        Method(
            "shrunk",
            Text("收缩链梯", "Shrunk chain ladder"),
            Text(
                "同进度链梯，比重取本结对往年（权数为年数）与各结对合计（权数为 1）的加权平均",
                "as the chain ladder, the share being the mean of the pair's own (weight: its years) and the pooled one (weight 1)",
            ),
            False,
            _shrunk,
        ),
        Method(
            "middle",
            Text("链梯与上年同季平均", "Mean of ladder and year before"),
            Text(
                "进度链梯与上年同季两数的平均；尚无完成数的只用上年同季",
                "the mean of the chain ladder and the year before repeated; of the latter alone where nothing is done yet",
            ),
            False,
            _middle,
        ),
    )
}
