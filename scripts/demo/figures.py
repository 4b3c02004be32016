"""One simulated figure as a row of the table `observations`, and how amounts are written and printed."""

from datetime import date

from store.measures import MEASURES

PRINTED = {None: "{}{}", "over": "超{}{}", "nearly": "近{}{}", "about": "{}{}左右", "at_least": "至少{}{}"}


def yuan(wan: int) -> str:
    """Whole 万元 as exact 元."""
    return f"{wan * 10_000}.00"


def printed_money(wan: int, qualifier: str | None) -> str:
    """The amount as a source would print it, exactly equal to it: 超1.2亿元, 8600万元左右."""
    if wan >= 10_000:
        return PRINTED[qualifier].format(f"{wan / 10_000:.4f}".rstrip("0").rstrip("."), "亿元")
    return PRINTED[qualifier].format(wan, "万元")


def figure(
    subject: tuple[str, str],
    metric_id: str,
    period: str | None,
    value: str | None,
    as_of: date,
    source: tuple[str, str | None],
    *,
    value_type: str = "actual",
    status: str = "reported",
    qualifier: str | None = None,
    printed: str | None = None,
) -> dict[str, object]:
    """A row; `subject` is (type, id), `source` (id, locator), `value` already in the measure's unit."""
    if (value is None) == (status == "reported"):
        raise ValueError(f"a figure and its status disagree: {subject} {metric_id} {period} {value!r} {status}")
    return {
        "subject_type": subject[0],
        "subject_id": subject[1],
        "metric_id": metric_id,
        "period": period,
        "value": value,
        "status": status,
        "unit": MEASURES[metric_id].unit.id,
        "value_type": value_type,
        "qualifier": qualifier,
        "printed": printed,
        "as_of": as_of,
        "source_id": source[0],
        "locator": source[1],
    }
