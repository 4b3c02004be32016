"""A moment of the records, as people in China read it."""

from datetime import date, datetime

from style.periods import say_date
from ui.downloads.tables import CHINA


def moment(when: str, lang: str) -> str:
    """Day and minute of a time written in UTC, ISO 8601."""
    at = datetime.fromisoformat(when).astimezone(CHINA)
    return f"{say_date(at.date(), lang)} {at:%H:%M}"


def day_of(when: str) -> date:
    """The day on which it was in China."""
    return datetime.fromisoformat(when).astimezone(CHINA).date()
