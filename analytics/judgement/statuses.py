"""The words for how a figure stands, each with its mark, and by what share of its benchmark it earns them."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from analytics.blanks import BLANKS
from style import terms
from style.numbers import NO_DATA, percent
from style.text import Text


@dataclass(frozen=True)
class Status:
    """`at_least`: the smallest share of the benchmark that earns it, None where nothing is judged. `closed`: the same once
    the year is over, when there is no pace left to be slow in."""

    id: str
    label: Text
    closed: Text
    mark: str
    at_least: Fraction | None = None

    def word(self, lang: str, is_closed: bool) -> str:
        return (self.closed if is_closed else self.label)(lang)


def _unjudged(status: str, label: Text) -> Status:
    return Status(status, label, label, "–")


STATUSES: dict[str, Status] = {
    status.id: status
    for status in (
        Status("on_schedule", Text("达到", "Reached"), Text("达到", "Reached"), "✓", Fraction(1)),
        Status("slightly_behind", Text("略慢", "Slow"), Text("未完成", "Short"), "◇", Fraction(4, 5)),
        Status("behind", Text("滞后", "Behind"), Text("滞后", "Behind"), "◆", Fraction(0)),
        _unjudged("no_target", terms.NO_TARGET),
        _unjudged("not_allocated", BLANKS["not_allocated"].label),
        _unjudged("not_due", Text("未到判断期", "Too early to judge")),
        _unjudged("not_returned", Text("缺报，不判断", "Returns missing")),
        _unjudged("no_data", NO_DATA),
        _unjudged("no_benchmark", Text("不判断", "Not judged")),
    )
}
JUDGED = tuple(status for status in STATUSES.values() if status.at_least is not None)
# With fewer of its figures returned a pair short of its benchmark is not judged: what did not come, a fifth or more, could
# be as much as parts “behind” from “on pace”.
LEAST_RETURNED = Fraction(4, 5)


def status_of(
    done: Decimal | int | Fraction | None,
    due: Decimal | int | Fraction | None,
    without: str = "no_target",
    returned: Fraction = Fraction(1),
) -> str:
    """The id of a status, by exact arithmetic. `without` is the one where there is no benchmark; one of nothing asks for
    nothing yet. `returned`: the share of the figures due that came, without which a sum is a lower bound."""
    if due is None:
        return without
    if done is None:
        return "no_data" if returned else "not_returned"
    if due <= 0:
        return "not_due"
    ratio = Fraction(done) / Fraction(due)
    if ratio < 1 and returned < LEAST_RETURNED:
        return "not_returned"
    return next((status.id for status in JUDGED if ratio >= (status.at_least or 0)), JUDGED[-1].id)


_AT_LEAST = Text("{status} ≥ {least}", "{status} ≥ {least}")
_BELOW = Text("{status} < {most}", "{status} < {most}")


def rules_in_words(lang: str, is_closed: bool = False) -> str:
    """达到 ≥ 100%；略慢 ≥ 80%；滞后 < 80%, from where they are defined."""
    share = [percent(status.at_least or 0, lang, 0) for status in JUDGED]
    said = [
        _AT_LEAST(lang, status=status.word(lang, is_closed), least=least)
        for status, least in zip(JUDGED, share, strict=True)
    ][:-1]
    return terms.LIST_STOP(lang).join([*said, _BELOW(lang, status=JUDGED[-1].word(lang, is_closed), most=share[-2])])
