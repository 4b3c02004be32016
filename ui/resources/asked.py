"""What the page of needs and offers is asked for: whose, of which category, from which side."""

from datetime import date

from analytics.resources import deals as told
from analytics.resources import meeting
from analytics.resources.deals import Deal
from analytics.resources.ladder import DealLadder, ladder
from analytics.resources.meeting import NEED, Open
from analytics.resources.scope import Scope
from ui.address.rules import EVERY_CATEGORY
from ui.view import View


def scope_of(shown: View) -> Scope:
    asked = shown.address.category
    return Scope(shown.selection, None if asked == EVERY_CATEGORY else asked)


def side_of(shown: View) -> str:
    return shown.address.listed


def day_of(shown: View) -> date:
    """The end of the as-of quarter: what is past its date is past by then."""
    return shown.selection.quarter.end


def needs_of(shown: View) -> tuple[Open, ...]:
    return meeting.open_side(shown.dataset, scope_of(shown), NEED)


def open_of(shown: View) -> tuple[Open, ...]:
    return meeting.open_side(shown.dataset, scope_of(shown), side_of(shown))


def deals_of(shown: View) -> tuple[Deal, ...]:
    return told.deals(shown.dataset, scope_of(shown))


def is_whole(shown: View) -> bool:
    """Whether a step that is not told did not happen."""
    return shown.dataset.is_complete("deals")


def ladder_of(shown: View) -> DealLadder:
    return ladder(deals_of(shown), is_whole(shown))


def waiting_of(shown: View) -> tuple[Deal, ...]:
    return told.waiting(deals_of(shown), day_of(shown))
