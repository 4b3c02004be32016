"""A moment as people in China read it: kept in UTC, told by their clock."""

from datetime import date, datetime, timedelta, timezone

from style.periods import say_date

CHINA = timezone(timedelta(hours=8))


def moment(when: str, lang: str) -> str:
    """Day and minute of a time written in UTC, ISO 8601."""
    at = datetime.fromisoformat(when).astimezone(CHINA)
    return f"{say_date(at.date(), lang)} {at:%H:%M}"


def day_of(when: str) -> date:
    """The day on which it was in China."""
    return datetime.fromisoformat(when).astimezone(CHINA).date()
