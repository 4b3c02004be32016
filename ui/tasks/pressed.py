"""What a press on the page of tasks does, and what it came to."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal, InvalidOperation

import streamlit as st

from access.reader import NotAllowed
from analytics.lookup import counties
from analytics.metrics import METRICS
from store.datasets import Dataset
from store.saved.small_files import NotSaved
from store.tasks import doing
from store.tasks.definition import Seen, Task, Unit
from store.tasks.keeping import tasks_dir
from style.numbers import scaled_by
from style.text import Text
from style.units import YUAN
from ui.frame.markup import literal
from ui.tasks import words
from ui.view import View

_TOLD = "tasks-told"
_SEVERAL = re.compile("[、,，;；]")
SIGNS = 40  # of a number that is typed


def tell(work: Callable[[], Task], lang: str, done: Text) -> None:
    """Does it, and keeps for the next drawing what it came to."""
    try:
        work()
    except (NotSaved, NotAllowed) as refused:
        st.session_state[_TOLD] = (False, refused.tell(lang))
    else:
        st.session_state[_TOLD] = (True, done(lang))


def show_outcome() -> None:
    if said := st.session_state.pop(_TOLD, None):
        (st.success if said[0] else st.error)(literal(said[1]))


def _typed(key: str) -> str:
    return str(st.session_state.get(key) or "")


def answer(task: Task, key: str, lang: str) -> None:
    def work() -> Task:
        text, handin = _typed(f"{key}-text"), _typed(f"{key}-handin").strip()
        return doing.answer(tasks_dir(), task.id, text, who=_typed(f"{key}-who"), handin=handin)

    tell(work, lang, words.DONE_ANSWERED)


def move(task: Task, key: str, lang: str) -> None:
    def work() -> Task:
        due = _typed(f"{key}-due").strip()
        return doing.move_due(tasks_dir(), task.id, due, _typed(f"{key}-why"), was=task.due, who=_typed(f"{key}-who"))

    tell(work, lang, words.DONE_MOVED)


def close(task: Task, key: str, lang: str) -> None:
    tell(
        lambda: doing.close(tasks_dir(), task.id, _typed(f"{key}-why"), who=_typed(f"{key}-who")),
        lang,
        words.DONE_CLOSED,
    )


def open_it(shown: View, made_of: Callable[[View, str], Seen | None], key: str) -> None:
    """Freezes it anew, as it stands on the version that was shown."""

    def work() -> Task:
        seen = made_of(shown, shown.address.of or "")
        if seen is None:
            raise NotSaved(words.NO_CAUSE)
        seen = with_reach(seen, key, shown.lang)
        chosen = [
            *(st.session_state.get(f"{key}-responsible") or ()),
            *_SEVERAL.split(_typed(f"{key}-responsible-other")),
        ]
        responsible = tuple(unit_of(shown.dataset, said) for said in chosen if said.strip())
        supervising = _typed(f"{key}-supervising").strip()
        made = doing.open_task(
            tasks_dir(),
            seen,
            asks=_typed(f"{key}-asks"),
            lead=unit_of(shown.dataset, _typed(f"{key}-lead-other").strip() or _typed(f"{key}-lead")),
            responsible=responsible,
            supervising=Unit(supervising) if supervising else None,
            due=_typed(f"{key}-due").strip(),
            who=_typed(f"{key}-who"),
            meeting=seen.trigger.of[0] if seen.trigger.kind == "resolution" else "",
        )
        st.query_params.pop("of", None)
        st.query_params.update({"task": made.id, "part": "list"})
        return made

    tell(work, shown.lang, words.DONE_OPENED)


def unit_of(dataset: Dataset, said: str) -> Unit:
    """A county by its adcode, whatever else by its name."""
    known = counties(dataset).get(said)
    return Unit(known.name.zh, said) if known else Unit(said)


def with_reach(seen: Seen, key: str, lang: str) -> Seen:
    """With what is to be reached, as it was chosen: of a figure and of a gap."""
    trigger = seen.trigger
    if trigger.kind == "gap":
        value = _number(_typed(f"{key}-value") or "0", scaled_by(YUAN, lang, 0, "wan")[0])
        return replace(seen, trigger=replace(trigger, held={**trigger.held, "most": str(value)}))
    if trigger.kind == "figure":
        reach = _typed(f"{key}-reach") or "due"
        metric = METRICS[trigger.rule]
        divisor = scaled_by(metric.unit, lang, metric.decimals)[0]
        value = "1" if reach == "due" else str(_number(_typed(f"{key}-value"), divisor))
        return replace(seen, trigger=replace(trigger, held={**trigger.held, reach: value}))
    return seen


def _number(typed: str, divisor: Decimal) -> Decimal:
    """In the unit the data have. Raises NotSaved for what is no number."""
    try:
        value = Decimal(typed.replace(",", "").replace("，", "").strip()[:SIGNS])
        if value.is_finite() and abs(value) < 10**15:
            return value * divisor
    except InvalidOperation:
        pass
    raise NotSaved(words.BAD_VALUE, value=typed[:SIGNS])
