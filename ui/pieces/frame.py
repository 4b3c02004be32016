"""What the page as a whole has: its language, its title, and the buttons for full screen and print."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from style.text import HTML_LANG
from ui.pieces.components import local, mount, packed


@dataclass(frozen=True)
class Button:
    """What is read on a button, what is said when the pointer rests on it, and `tone`: "attention" or nothing."""

    label: str
    title: str
    tone: str = ""


@dataclass(frozen=True)
class Clock:
    """The words before the time of day and before the time since a show began."""

    now: str
    since: str


@dataclass(frozen=True)
class Hint:
    """What a first visit is told, in steps, and the word that closes it for good."""

    title: str
    steps: tuple[str, ...]
    done: str


@dataclass(frozen=True)
class Question:
    """What is asked before something is left: the way to stay, and the ways out as words and addresses of the app."""

    asks: str
    stay: str
    ways: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Copying:
    """The words of the button that copies a table, and what it adds to heads of columns: their unit, what stands below a figure."""

    copy: str
    copied: str
    failed: str
    unit: str
    remark: str


def frame(
    lang: str,
    *,
    full_screen: Button | None = None,
    leave_full_screen: Button | None = None,
    print_page: Button | None = None,
    large: Button | None = None,
    conditions: Button | None = None,
    hint: Hint | None = None,
    leave: Button | None = None,
    presenter: Button | None = None,
    meeting: str = "",
    clock: Clock | None = None,
    question: Question | None = None,
    whole: str | None = None,
    href: str | None = None,
    renamed: Mapping[str, str] | None = None,
    keys: Mapping[str, str] | None = None,
    spoken: str = "",
    foot: Sequence[str] = (),
    copying: Copying | None = None,
    key: str = "frame",
) -> None:
    """Set the document's language (`zh` or `en`); draw the buttons given, or nothing.

    `large` switches to larger type for a room, which this browser keeps; `conditions` opens what is asked for, on a phone only.
    `whole` is the address of all parts of a page of which not all are open: printing takes all of them.
    `renamed` gives words of Streamlit's own that no option sets (its skip link, a selectbox's button) in the page's
    language. `keys` lead to addresses of the app while nothing on the page wants them. `question` is asked by the button
    `leave`, and by Escape where `keys` say nothing of it. `spoken` is read out, and a page
    with another one begins at its top. Tabs of one `meeting` (its id) go where one of them goes; `presenter` opens another one, and
    `clock` is drawn in a presenter's. `foot` stands, line by line, at the foot of every printed sheet. With `copying` each table has
    a button that copies it. With `href` the browser goes there with one entry in its history; `st.switch_page` would leave two.
    """
    if full_screen and not leave_full_screen:
        raise ValueError("a page that can fill the screen also says how to leave it")
    if leave and not question:
        raise ValueError("what is left by a button is asked first")
    buttons = {"full_screen": full_screen, "leave_full_screen": leave_full_screen, "print": print_page}
    buttons |= {"large": large, "conditions": conditions, "leave": leave, "presenter": presenter}
    content = {
        "lang": HTML_LANG[lang],
        "go": local(href),
        "whole": local(whole),
        "renamed": dict(renamed or {}),
        "keys": {name: local(target) for name, target in (keys or {}).items()},
        "spoken": spoken,
        "hint": hint,
        "meeting": meeting,
        "clock": clock,
        "question": question and _asked(question),
        "foot": tuple(foot),
        "copying": copying,
    } | {name: b for name, b in buttons.items() if b}
    mount(
        "frame",
        packed(content),
        key=key,
        width="content" if full_screen or print_page or conditions or clock else "stretch",
    )


def _asked(question: Question) -> dict[str, object]:
    ways = [{"label": label, "href": local(target)} for label, target in question.ways]
    return {"asks": question.asks, "stay": question.stay, "ways": ways}
