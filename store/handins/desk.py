"""The desk where files are handed in: all that may be asked of it.

Each hand-in is kept as it came, judged against what is published, answered, and taken in. Whatever changes is written whole or
not at all and told in the trail; two processes at the desk lose nothing. `base` is the published version a hand-in is judged
against, None for a dataset that has none yet. What cannot be kept is told as NotSaved, which has its reason in both languages.
"""

from store.handins.merging import Count
from store.handins.previewing import would_be
from store.handins.receiving import (
    answer,
    confirm_columns,
    content_of,
    find_handin,
    found_of,
    hand_in,
    handins,
    judged_file,
    may_answer,
    read_of,
    reasons_of,
    shown_of,
    why_withdrawn,
    withdraw,
)
from store.handins.records import OUTCOME_WORDS, OUTCOMES, STATES, STATUSES, Answer, HandIn, Round
from store.handins.standing import Findings, Judged, ToldFault
from store.handins.taking import Conflict, NotReady, judged, merged_of, take_in
from store.saved.small_files import NotSaved

__all__ = [
    "OUTCOMES",
    "OUTCOME_WORDS",
    "STATES",
    "STATUSES",
    "Answer",
    "Conflict",
    "Count",
    "Findings",
    "HandIn",
    "Judged",
    "NotReady",
    "NotSaved",
    "Round",
    "ToldFault",
    "answer",
    "confirm_columns",
    "content_of",
    "find_handin",
    "found_of",
    "hand_in",
    "handins",
    "judged",
    "judged_file",
    "may_answer",
    "merged_of",
    "read_of",
    "reasons_of",
    "shown_of",
    "take_in",
    "why_withdrawn",
    "withdraw",
    "would_be",
]
